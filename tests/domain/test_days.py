from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from salesbook import locale
from salesbook.domain.codes import Calendar
from salesbook.domain.days import (
    DayOfYear,
    Festival,
    age,
    day_label,
    festivals,
    festivals_between,
    in_year,
    keys_between,
    next_occurrence,
    occurrences,
    to_lunar,
    turning,
)
from salesbook.domain.errors import SalesbookError
from salesbook.domain.lunar import months_of

SOLAR, LUNAR = Calendar.SOLAR, Calendar.LUNAR
dates = st.dates(date(1940, 1, 1), date(2049, 12, 31))
days_of_year = st.one_of(
    st.dates(date(2000, 1, 1), date(2000, 12, 31)).map(lambda day: DayOfYear(SOLAR, day.month, day.day)),
    st.builds(DayOfYear, st.just(LUNAR), st.integers(1, 12), st.integers(1, 30), st.booleans()),
)


def kept_on(day: DayOfYear, on: date) -> bool:
    """Tell whether a day is kept on a date, from the rules alone."""
    tomorrow = on + timedelta(1)
    if day.calendar is SOLAR:
        missing = (day.month, day.day) == (2, 29) and (on.month, on.day, tomorrow.month) == (2, 28, 3)
        return missing or (day.month, day.day) == (on.month, on.day)
    today, next_day = to_lunar(on), to_lunar(tomorrow)
    leap_months = {month.month for month in months_of(today.year or 0) if month.leap}
    same_month = today.month == day.month and today.leap == (day.leap and day.month in leap_months)
    return same_month and (today.day == day.day or (day.day == 30 and today.day == 29 and next_day.day == 1))


@settings(max_examples=150, deadline=None)
@given(days_of_year, dates)
def test_the_next_day_is_the_first_one_that_is_kept(day: DayOfYear, start: date) -> None:
    found = next_occurrence(day, start)
    assert start <= found <= start + timedelta(384 + 30)
    assert kept_on(day, found)
    assert not any(kept_on(day, start + timedelta(step)) for step in range((found - start).days))


@settings(max_examples=100, deadline=None)
@given(days_of_year, dates, st.integers(0, 1500))
def test_between_two_dates_each_kept_day_is_found_once(day: DayOfYear, first: date, length: int) -> None:
    last = first + timedelta(length)
    expected = [on for step in range(length + 1) if kept_on(day, on := first + timedelta(step))]
    assert occurrences(day, first, last) == expected


@settings(max_examples=100, deadline=None)
@given(days_of_year, dates, st.integers(0, 30))
def test_a_window_holds_just_the_days_kept_in_it(day: DayOfYear, first: date, length: int) -> None:
    last = first + timedelta(length)
    found = keys_between(first, last).get(day.key)
    coming = next_occurrence(day, first)
    assert found == (coming if coming <= last else None)


def test_every_lunar_birthday_of_110_years_falls_into_its_own_year() -> None:
    for year in range(1940, 2050):
        for month in months_of(year):
            for number in (1, 15, month.length, 30):
                birthday = DayOfYear(LUNAR, month.month, number, month.leap)
                expected = month.first + timedelta(min(number, month.length) - 1)
                assert in_year(birthday, year) == expected
                assert next_occurrence(birthday, month.first) == expected


def test_29_february_is_kept_on_the_28th_in_common_years() -> None:
    leap_day = DayOfYear(SOLAR, 2, 29, year=2000)
    assert [next_occurrence(leap_day, date(year, 1, 1)) for year in (2026, 2028, 2100)] == [
        date(2026, 2, 28),
        date(2028, 2, 29),
        date(2100, 2, 28),
    ]
    assert age(leap_day, date(2026, 2, 27)) == 25
    assert age(leap_day, date(2026, 2, 28)) == 26


def test_a_birthday_in_a_leap_month_returns_to_it_when_the_year_has_it() -> None:
    born = DayOfYear(LUNAR, 6, 10, leap=True, year=1987)
    assert to_lunar(in_year(born, 2025)).leap
    assert not to_lunar(in_year(born, 2026)).leap


def test_a_lunar_birthday_may_fall_twice_or_never_in_a_solar_year() -> None:
    late = DayOfYear(LUNAR, 12, 8, year=1975)
    assert in_year(late, 1975) == date(1976, 1, 8)
    per_year = [len(occurrences(late, date(year, 1, 1), date(year, 12, 31))) for year in range(1990, 2040)]
    assert set(per_year) == {0, 1, 2}
    assert turning(late, in_year(late, 2026)) == 51


@settings(max_examples=100, deadline=None)
@given(days_of_year, dates, st.integers(1940, 2040))
def test_an_age_grows_by_one_on_the_day_itself(day: DayOfYear, on: date, year: int) -> None:
    born = DayOfYear(day.calendar, day.month, day.day, day.leap, year)
    assume(on > in_year(born, year))
    kept = next_occurrence(born, on)
    assert age(born, kept) == turning(born, kept)
    before = age(born, kept - timedelta(1))
    assert before is not None
    assert before + 1 == age(born, kept)


def test_there_is_no_age_without_a_year_or_before_it() -> None:
    assert age(DayOfYear(SOLAR, 5, 1), date(2026, 1, 1)) is None
    assert turning(DayOfYear(SOLAR, 5, 1), date(2026, 5, 1)) is None
    assert age(DayOfYear(SOLAR, 5, 1, year=2026), date(2026, 4, 30)) is None
    assert age(DayOfYear(SOLAR, 5, 1, year=2026), date(2026, 5, 1)) == 0
    assert age(DayOfYear(SOLAR, 5, 1, year=2030), date(2026, 5, 1)) is None


@pytest.mark.parametrize(
    ("calendar", "month", "day"),
    [(SOLAR, 0, 1), (SOLAR, 13, 1), (SOLAR, 2, 30), (SOLAR, 4, 31), (LUNAR, 1, 31), (LUNAR, 1, 0)],
)
def test_a_day_that_no_year_has_is_refused(calendar: Calendar, month: int, day: int) -> None:
    with pytest.raises(SalesbookError):
        DayOfYear(calendar, month, day)


# Spring Festival, Lanterns, Qingming, Dragon Boats, Mid-Autumn and Double Ninth as they were published.
PUBLISHED = {
    2020: "0125 0208 0404 0625 1001 1025",
    2021: "0212 0226 0404 0614 0921 1014",
    2022: "0201 0215 0405 0603 0910 1004",
    2023: "0122 0205 0405 0622 0929 1023",
    2024: "0210 0224 0404 0610 0917 1011",
    2025: "0129 0212 0404 0531 1006 1029",
    2026: "0217 0303 0405 0619 0925 1018",
    2027: "0206 0220 0405 0609 0915 1008",
    2028: "0126 0209 0404 0528 1003 1026",
    2029: "0213 0227 0404 0616 0922 1016",
    2030: "0203 0217 0405 0605 0912 1005",
}
MOVING = (
    Festival.SPRING_FESTIVAL,
    Festival.LANTERNS,
    Festival.QINGMING,
    Festival.DRAGON_BOATS,
    Festival.MID_AUTUMN,
    Festival.DOUBLE_NINTH,
)


@pytest.mark.parametrize("year", PUBLISHED)
def test_the_moving_festivals_fall_on_their_published_days(year: int) -> None:
    found = dict(festivals(year))
    assert [f"{found[festival]:%m%d}" for festival in MOVING] == PUBLISHED[year].split()


def test_the_festivals_of_a_year_are_complete_and_in_order() -> None:
    for year in range(1901, 2100):
        found = festivals(year)
        assert {festival for festival, _on in found} == set(Festival)
        assert [on for _festival, on in found] == sorted(on for _festival, on in found)
        assert all(on.year == year for _festival, on in found)


def test_mothers_and_fathers_day_are_sundays() -> None:
    found = dict(festivals(2026))
    assert found[Festival.MOTHERS_DAY] == date(2026, 5, 10)
    assert found[Festival.FATHERS_DAY] == date(2026, 6, 21)
    for year in range(1901, 2100):
        parents = dict(festivals(year))
        assert parents[Festival.MOTHERS_DAY].weekday() == parents[Festival.FATHERS_DAY].weekday() == 6
        assert 8 <= parents[Festival.MOTHERS_DAY].day <= 14
        assert 15 <= parents[Festival.FATHERS_DAY].day <= 21


def test_festivals_are_found_across_the_turn_of_the_year() -> None:
    assert festivals_between(date(2026, 12, 1), date(2027, 2, 6)) == [
        (Festival.NEW_YEAR, date(2027, 1, 1)),
        (Festival.SPRING_FESTIVAL, date(2027, 2, 6)),
    ]


def test_only_qingming_is_solemn() -> None:
    assert [festival for festival in Festival if festival.solemn] == [Festival.QINGMING]


@pytest.mark.parametrize(
    ("month", "day", "expected"),
    [
        (12, 8, "腊月初八"),
        (1, 10, "正月初十"),
        (5, 15, "五月十五"),
        (11, 20, "冬月二十"),
        (3, 21, "三月廿一"),
        (8, 30, "八月三十"),
    ],
)
def test_lunar_days_have_their_chinese_names(
    month: int, day: int, expected: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locale, "_language", "zh")
    assert day_label(DayOfYear(LUNAR, month, day)).endswith(expected)


def test_days_are_figures_in_english() -> None:
    assert day_label(DayOfYear(SOLAR, 11, 24, year=1980)) == "11-24"
    assert day_label(DayOfYear(LUNAR, 6, 3, leap=True)) == "lunar leap 06-03"
