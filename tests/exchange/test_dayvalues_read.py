"""Days, times and amounts as people write them."""

from __future__ import annotations

from datetime import date, time

import pytest
from anyrecords import days
from hypothesis import given
from hypothesis import strategies as st

from salesbook.domain.codes import Calendar
from salesbook.exchange.amounts import Amount, parse_amount, parse_currency, write_amount
from salesbook.exchange.dayvalues import guess_day_first, parse_date, parse_day, parse_time, write_day
from salesbook.exchange.numerals import number
from salesbook.exchange.records import DayValue


def _lunar(month: int, day: int, year: int | None = None, *, leap: bool = False) -> DayValue:
    return DayValue(month, day, year, Calendar.LUNAR, leap)


_APRIL = DayValue(4, 15, 1980)


@pytest.mark.parametrize(
    "text",
    [
        "1980-04-15",
        "1980-4-15",
        "1980/4/15",
        "1980.4.15",
        "19800415",
        "1980年4月15日",
        "1980年04月15号",
        "一九八〇年四月十五日",
        "１９８０－４－１５",
        "4/15/1980",
        "15/4/1980",
        "15.04.1980",
        "15.4.80",
        "4/15/80",
        "80-4-15",
        "29326",
        "29326.0",
        "Apr 15, 1980",
        "15 Apr 1980",
        "April 15th, 1980",
        "15-Apr-80",
        "15-APR-1980",
        "1980-04-15 00:00:00",
        "1980-04-15T00:00:00Z",
        "19800415T120000Z",
        "1980/4/15 0:00",
        "4/15/1980 12:00:00 AM",
        "Tuesday, April 15, 1980",
        "1980-04-15 星期二",
        "1980年4月15日 下午3:30",
        "1980年4月15日下午3点",
        "公历1980年4月15日",
        "(1980-04-15)",
        "'1980-04-15",
    ],
)
def test_days_with_a_year(text: str) -> None:
    assert parse_day(text) == _APRIL


@pytest.mark.parametrize(
    "text",
    [
        "--0415",
        "--04-15",
        "1604-04-15",
        "0000-04-15",
        "0415",
        "4-15",
        "4/15",
        "04.15",
        "4月15日",
        "四月十五日",
        "Apr 15",
        "15 April",
    ],
)
def test_days_without_a_year(text: str) -> None:
    assert parse_day(text) == DayValue(4, 15)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("农历八月十五", _lunar(8, 15)),
        ("農曆八月十五", _lunar(8, 15)),
        ("八月十五(农历)", _lunar(8, 15)),
        ("农历1990年八月十五", _lunar(8, 15, 1990)),
        ("1990年农历八月十五", _lunar(8, 15, 1990)),
        ("农历 8-15", _lunar(8, 15)),
        ("农历1990-08-15", _lunar(8, 15, 1990)),
        ("阴历腊月初八", _lunar(12, 8)),
        ("正月初一", _lunar(1, 1)),
        ("冬月十八", _lunar(11, 18)),
        ("十二月廿三", _lunar(12, 23)),
        ("闰四月初五", _lunar(4, 5, leap=True)),
        ("农历二〇二〇年闰四月初五", _lunar(4, 5, 2020, leap=True)),
        ("农历八月三十", _lunar(8, 30)),
    ],
)
def test_lunar_days(text: str, day: DayValue) -> None:
    assert parse_day(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "",
        "x",
        "1980",
        "18",
        "1990年04月",
        "2/30/1980",
        "1980-02-30",
        "1979-02-29",
        "13/13/1980",
        "农历八月",
        "农历十三月初一",
        "13800138000",
        "1234567",
        "soon",
        "下周三",
        "0000",
        "99999",
        "1980-04-15-16",
        "April",
        "----",
    ],
)
def test_what_is_no_day_is_none(text: str) -> None:
    assert parse_day(text) is None


def test_leap_days() -> None:
    assert parse_day("2月29日") == DayValue(2, 29)
    assert parse_day("1980-02-29") == DayValue(2, 29, 1980)


def test_the_column_decides_what_can_be_read_two_ways() -> None:
    assert parse_day("3/4/2026") == DayValue(3, 4, 2026)
    assert parse_day("3/4/2026", day_first=True) == DayValue(4, 3, 2026)
    assert parse_day("3/4", day_first=True) == DayValue(4, 3)
    assert guess_day_first(["3/4/2026", "25/12/2025"])
    assert not guess_day_first(["3/4/2026", "12/25/2025"])
    assert not guess_day_first(["2026-03-04", ""])


@given(days)
def test_written_days_come_back(day: DayValue) -> None:
    assert parse_day(write_day(day)) == day


@given(st.text(max_size=20))
def test_no_text_breaks_the_reading(text: str) -> None:
    parse_day(text)
    parse_time(text)
    parse_amount(text)


def test_dates_need_their_year() -> None:
    assert parse_date("2026年3月5日") == date(2026, 3, 5)
    assert parse_date("3月5日") is None
    assert parse_date("农历2026年三月初五") is None


@pytest.mark.parametrize(
    ("text", "at"),
    [
        ("15:30", time(15, 30)),
        ("2026-03-05 15:30:10", time(15, 30)),
        ("2026-03-05T15:30:00+08:00", time(15, 30)),
        ("3pm", time(15)),
        ("3:30 PM", time(15, 30)),
        ("12:05 AM", time(0, 5)),
        ("下午3点半", time(15, 30)),
        ("2026年3月5日下午3点", time(15)),
        ("上午9点05分", time(9, 5)),
        ("2026-03-05", None),
        ("25:00", None),
        ("", None),
        ("3", None),
    ],
)
def test_times(text: str, at: time | None) -> None:
    assert parse_time(text) == at


@pytest.mark.parametrize(
    ("text", "amount"),
    [
        ("12000", Amount(1200000, None)),
        ("12000.5", Amount(1200050, None)),
        ("¥12,000", Amount(1200000, "CNY")),
        ("￥12,000.50元", Amount(1200050, "CNY")),
        ("１２，０００", Amount(1200000, None)),
        ("3.5万", Amount(3500000, None)),
        ("3万5千", Amount(3500000, None)),
        ("一万二千元", Amount(1200000, "CNY")),
        ("1.2亿", Amount(12_000_000_000, None)),
        ("$1.2k", Amount(120000, "USD")),
        ("HK$300", Amount(30000, "HKD")),
        ("人民币 300 元整", Amount(30000, "CNY")),
        ("(1,234.50)", Amount(-123450, None)),
        ("（100）", Amount(-10000, None)),
        ("-500", Amount(-50000, None)),
        ("500-", Amount(-50000, None)),
        ("¥-300", Amount(-30000, "CNY")),
        ("$(300)", Amount(-30000, "USD")),
        ("1.234,56", Amount(123456, None)),
        ("12,5", Amount(1250, None)),
        ("1.234.567", Amount(123456700, None)),
        ("1'234.50", Amount(123450, None)),
        ("12 000", Amount(1200000, None)),
        ("12000.004999999", Amount(1200000, None)),
        ("1.2345678E7", Amount(1234567800, None)),
        ("1.23456785E7", Amount(1234567850, None)),
        ("€ 5", Amount(500, "EUR")),
        ("0", Amount(0, None)),
    ],
)
def test_amounts(text: str, amount: Amount) -> None:
    assert parse_amount(text) == amount


@pytest.mark.parametrize(
    "text", ["", "abc", "1,2,3", "3万5", "1.2E+05", "$5€", "--5", "9" * 30, "1/2", "50箱", "nan", "inf", "1e400"]
)
def test_what_is_no_amount_is_none(text: str) -> None:
    assert parse_amount(text) is None


def test_amounts_count_in_the_units_of_their_currency() -> None:
    assert parse_amount("1200", currency="JPY") == Amount(1200, None)
    assert parse_amount("1.2", currency="KWD") == Amount(1200, None)
    assert parse_amount("1.2", scale=10_000) == Amount(1200000, None)
    assert [parse_currency(word) for word in ("人民币", "usd", "RMB", "$", "元", "?")] == [
        "CNY",
        "USD",
        "CNY",
        "USD",
        "CNY",
        None,
    ]


@given(st.integers(-(2**62), 2**62), st.sampled_from(["CNY", "JPY", "KWD"]))
def test_written_amounts_come_back(minor: int, currency: str) -> None:
    assert parse_amount(write_amount(minor, currency), currency=currency) == Amount(minor, None)


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("二十三", 23),
        ("廿三", 23),
        ("十", 10),
        ("一千零五", 1005),
        ("一九九〇", 1990),
        ("十五", 15),
        ("两百", 200),
        ("x", None),
        ("", None),
    ],
)
def test_chinese_numbers(text: str, value: int | None) -> None:
    assert number(text) == value
