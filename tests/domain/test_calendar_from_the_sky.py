"""The program's Chinese calendar against one that is computed from sun and moon (D16)."""

from datetime import date, timedelta

import pytest
import skies

from salesbook.domain.codes import Calendar
from salesbook.domain.days import DayOfYear, Festival, festivals, in_year, next_occurrence, to_lunar
from salesbook.domain.lunar import months_of

FIRST, LAST = 1940, 2049


def test_the_sky_of_the_almanacs() -> None:
    # Published: equinoxes and solstices of 2000, 2020 and 2026, and Chinese New Year of years of all kinds.
    assert skies.solar_term(2000, 0) == date(2000, 3, 20)
    assert skies.solar_term(2020, 90) == date(2020, 6, 21)
    assert skies.solar_term(2026, 270) == date(2026, 12, 22)
    new_years = {1949: (1, 29), 1985: (2, 20), 2000: (2, 5), 2023: (1, 22), 2024: (2, 10), 2033: (1, 31), 2034: (2, 19)}
    for year, (month, day) in new_years.items():
        assert skies.months_of(year)[0].first == date(year, month, day)
    # The leap month of 2033 that older tables put after the seventh.
    assert [month.number for month in skies.months_of(2033) if month.leap] == [11]


@pytest.mark.parametrize("year", range(FIRST, LAST + 1))
def test_every_month_of_a_year(year: int) -> None:
    found = [(month.month, month.leap, month.first, month.length) for month in months_of(year)]
    assert found == [tuple(month) for month in skies.months_of(year)]


@pytest.mark.parametrize("year", range(FIRST, LAST + 1))
def test_birthdays_of_every_lunar_month(year: int) -> None:
    ordinary = {month.number: month for month in skies.months_of(year) if not month.leap}
    leaps = {month.number: month for month in skies.months_of(year) if month.leap}
    for number in range(1, 13):
        for leap in (False, True):
            month = leaps.get(number, ordinary[number]) if leap else ordinary[number]
            for day in (1, 2, 14, 15, 29, 30):
                kept = month.first + timedelta(days=min(day, month.length) - 1)
                born = DayOfYear(Calendar.LUNAR, number, day, leap)
                assert in_year(born, year) == kept, (number, leap, day)
                assert next_occurrence(born, kept) == kept
    for month in skies.months_of(year):
        last = month.first + timedelta(days=month.length - 1)
        assert to_lunar(last) == DayOfYear(Calendar.LUNAR, month.number, month.length, month.leap, year)


def _nth_sunday(year: int, month: int, nth: int) -> date:
    sundays = [day for day in range(1, 31) if date(year, month, day).isoweekday() == 7]
    return date(year, month, sundays[nth - 1])


@pytest.mark.parametrize("year", range(2020, 2036))
def test_the_festivals_of_a_year(year: int) -> None:
    def lunar(number: int, day: int) -> date:
        month = next(m for m in skies.months_of(year) if m.number == number and not m.leap)
        return month.first + timedelta(days=day - 1)

    assert dict(festivals(year)) == {
        Festival.NEW_YEAR: date(year, 1, 1),
        Festival.SPRING_FESTIVAL: lunar(1, 1),
        Festival.LANTERNS: lunar(1, 15),
        Festival.QINGMING: skies.solar_term(year, 15),
        Festival.LABOUR_DAY: date(year, 5, 1),
        Festival.MOTHERS_DAY: _nth_sunday(year, 5, 2),
        Festival.DRAGON_BOATS: lunar(5, 5),
        Festival.FATHERS_DAY: _nth_sunday(year, 6, 3),
        Festival.MID_AUTUMN: lunar(8, 15),
        Festival.NATIONAL_DAY: date(year, 10, 1),
        Festival.DOUBLE_NINTH: lunar(9, 9),
    }
    assert [on for _festival, on in festivals(year)] == sorted(on for _festival, on in festivals(year))
