from datetime import date, datetime, time, timedelta
from itertools import pairwise

import pytest
from dateutil.rrule import rrulestr
from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook.domain.codes import Calendar
from salesbook.domain.days import DayOfYear, in_year, next_occurrence
from salesbook.domain.errors import SalesbookError
from salesbook.domain.lunar import month_on
from salesbook.domain.months import month_end
from salesbook.domain.recurrence import first_from, next_after, validate

dates = st.dates(date(2000, 1, 1), date(2040, 12, 31))
START = date(2026, 1, 31)


def series(value: str, start: date, length: int) -> list[date]:
    """Return the first days of a recurrence."""
    found: list[date] = []
    after = start - timedelta(1)
    while len(found) < length and (day := next_after(value, start, after)) is not None:
        found.append(day)
        after = day
    return found


def test_a_monthly_31st_falls_on_the_last_day_of_each_month() -> None:
    assert series("FREQ=MONTHLY;BYMONTHDAY=31", START, 4) == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 31),
        date(2026, 4, 30),
    ]
    assert series("FREQ=MONTHLY;BYMONTHDAY=-1", START, 13) == series("FREQ=MONTHLY", START, 13)


@settings(max_examples=80, deadline=None)
@given(dates, st.integers(1, 31), st.integers(0, 900))
def test_a_monthly_day_comes_in_every_month(start: date, number: int, later: int) -> None:
    after = start + timedelta(later)
    found = next_after(f"FREQ=MONTHLY;BYMONTHDAY={number}", start, after)
    expected = after + timedelta(1)
    while expected.day != min(number, month_end(expected).day):
        expected += timedelta(1)
    assert found == expected


def test_a_yearly_29_february_is_kept_on_the_28th() -> None:
    kept = [date(2028, 2, 29), date(2029, 2, 28), date(2030, 2, 28), date(2031, 2, 28), date(2032, 2, 29)]
    assert series("FREQ=YEARLY", date(2028, 2, 29), 5) == kept
    assert series("FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=29", date(2028, 1, 1), 5) == kept


def test_two_days_that_meet_in_a_short_month_are_one() -> None:
    assert series("FREQ=MONTHLY;BYMONTHDAY=30,31", START, 4) == [
        date(2026, 1, 31),
        date(2026, 2, 28),
        date(2026, 3, 30),
        date(2026, 3, 31),
    ]
    assert series("FREQ=MONTHLY;BYMONTHDAY=-31", date(2026, 2, 1), 2) == [date(2026, 2, 1), date(2026, 3, 1)]


def test_weeks_keep_their_beat() -> None:
    assert series("FREQ=WEEKLY;BYDAY=MO", date(2026, 11, 18), 2) == [date(2026, 11, 23), date(2026, 11, 30)]
    assert next_after("FREQ=WEEKLY;INTERVAL=2", date(2026, 11, 4), date(2026, 11, 11)) == date(2026, 11, 18)


def test_it_ends_after_its_count_or_its_last_day() -> None:
    assert len(series("FREQ=MONTHLY;BYMONTHDAY=15,31;COUNT=3", START, 9)) == 3
    assert series("FREQ=DAILY;UNTIL=20260202", START, 9)[-1] == date(2026, 2, 2)
    assert series("FREQ=DAILY;UNTIL=20260202T235959Z", START, 9)[-1] == date(2026, 2, 2)


@pytest.mark.parametrize(
    "value",
    [
        "FREQ=DAILY;INTERVAL=3",
        "FREQ=WEEKLY;BYDAY=MO,WE,FR",
        "FREQ=WEEKLY;INTERVAL=2;BYDAY=TU;WKST=SU",
        "FREQ=MONTHLY;BYMONTHDAY=10",
        "FREQ=MONTHLY;BYMONTHDAY=-1,15",
        "FREQ=MONTHLY;BYDAY=-1FR",
        "FREQ=MONTHLY;BYDAY=MO,TU,WE,TH,FR;BYSETPOS=-1",
        "FREQ=YEARLY;BYMONTH=3,9;BYMONTHDAY=1",
        "FREQ=YEARLY;BYMONTH=5;BYDAY=2SU",
    ],
)
@settings(max_examples=25, deadline=None)
@given(start=dates, later=st.integers(0, 900))
def test_where_no_day_is_missing_it_agrees_with_the_rfc(value: str, start: date, later: int) -> None:
    after = start + timedelta(later)
    rule = rrulestr(value, dtstart=datetime.combine(start, time()))
    expected = rule.after(datetime.combine(after, time()))
    assert expected is not None
    assert next_after(value, start, after) == expected.date()


@settings(max_examples=60, deadline=None)
@given(dates, st.integers(1, 12), st.integers(1, 30), st.booleans())
def test_a_lunar_day_each_year_is_the_same_as_a_lunar_birthday(
    start: date, month: int, number: int, leap: bool
) -> None:
    value = f"RSCALE=CHINESE;FREQ=YEARLY;BYMONTH={month}{'L' if leap else ''};BYMONTHDAY={number};SKIP=BACKWARD"
    birthday = DayOfYear(Calendar.LUNAR, month, number, leap)
    assert first_from(value, start) == next_occurrence(birthday, start)


def test_a_lunar_day_each_month_comes_in_leap_months_too() -> None:
    value = "RSCALE=CHINESE;FREQ=MONTHLY;BYMONTHDAY=1"
    days = series(value, date(2025, 1, 29), 13)
    assert all(month_on(day).first == day for day in days)
    assert days[6] == date(2025, 7, 25)
    assert month_on(days[6]).leap
    assert {(later - earlier).days for earlier, later in pairwise(days)} == {29, 30}


def test_a_lunar_rule_without_a_day_keeps_the_one_it_began_on() -> None:
    began = in_year(DayOfYear(Calendar.LUNAR, 8, 15), 2026)
    again = in_year(DayOfYear(Calendar.LUNAR, 8, 15), 2028)
    assert next_after("RSCALE=CHINESE;FREQ=YEARLY;INTERVAL=2", began, began) == again


def test_what_was_done_late_does_not_come_back_at_once() -> None:
    assert next_after("FREQ=MONTHLY;BYMONTHDAY=10", date(2026, 7, 10), date(2026, 11, 18)) == date(2026, 12, 10)


def test_a_rule_without_any_day_ends() -> None:
    assert first_from("FREQ=MONTHLY;BYMONTHDAY=10;BYSETPOS=3", START) is None
    assert first_from("RSCALE=CHINESE;FREQ=MONTHLY;BYMONTH=1L;BYMONTHDAY=10", START) is None


def test_a_lunar_rule_ends_with_its_last_day() -> None:
    value = "RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=1;BYMONTHDAY=1;UNTIL=20280125"
    assert series(value, START, 9) == [date(2026, 2, 17), date(2027, 2, 6)]


def test_a_rule_is_kept_in_its_plain_form() -> None:
    assert validate(" rrule:freq=monthly;bymonthday=10; ") == "FREQ=MONTHLY;BYMONTHDAY=10"
    assert validate("FREQ=MONTHLY;BYDAY=+1MO") == "FREQ=MONTHLY;BYDAY=+1MO"


@pytest.mark.parametrize(
    "value",
    [
        "",
        "MONTHLY",
        "FREQ=",
        "FREQ=HOURLY",
        "INTERVAL=2",
        "FREQ=DAILY;FREQ=DAILY",
        "FREQ=DAILY;INTERVAL=0",
        "FREQ=DAILY;INTERVAL=1000000000000",
        "FREQ=DAILY;COUNT=x",
        "FREQ=DAILY;COUNT=2;UNTIL=20261231",
        "FREQ=DAILY;UNTIL=20261331",
        "FREQ=DAILY;UNTIL=tomorrow",
        "FREQ=DAILY;BYMONTHDAY=31",
        "FREQ=WEEKLY;BYDAY=1MO",
        "FREQ=WEEKLY;BYDAY=XX",
        "FREQ=MONTHLY;BYMONTHDAY=32",
        "FREQ=MONTHLY;BYMONTHDAY=0",
        "FREQ=YEARLY;BYMONTH=13",
        "FREQ=YEARLY;BYMONTH=6L",
        "FREQ=YEARLY;BYWEEKNO=5",
        "RSCALE=HEBREW;FREQ=YEARLY",
        "RSCALE=CHINESE;FREQ=WEEKLY",
        "RSCALE=CHINESE;FREQ=MONTHLY;BYMONTHDAY=31",
        "FREQ=DAILY;WKST=XX",
        "FREQ=MONTHLY;BYMONTHDAY=１０",
    ],
)
def test_what_the_book_cannot_follow_is_refused_with_the_rule_named(value: str) -> None:
    with pytest.raises(SalesbookError) as refused:
        validate(value)
    assert f"“{value}”" in str(refused.value)


@settings(max_examples=200, deadline=None)
@given(st.text(alphabet="FREQ=MONTHLYBDAUICSP;,0123456789-+:ß ", max_size=40))
def test_any_text_is_a_rule_or_refused(value: str) -> None:
    try:
        plain = validate(value)
    except SalesbookError:
        return
    assert validate(plain) == plain
