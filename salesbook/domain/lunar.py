"""The Chinese calendar: its months, and which solar day a lunar one falls on (D16).

Right from 1901 to 2099. The months of a year are worked out once per process; after that a day costs two
look-ups.

Two questions the calendar leaves open are settled here: a 30th in a month of 29 days is kept on the 29th,
and a day of a leap month in a year without that leap month is kept in the ordinary month of the same
number.
"""

from datetime import date
from functools import cache
from math import floor
from typing import NamedTuple

LUNAR_MONTH_LENGTH = 30
"""The days of a long month; a short one has one less."""

# Ordinal 1 of `date` is Julian day 1721425.5; a Julian day begins at noon.
_ORDINAL_OF_JULIAN_DAY = 1721425
_QINGMING = "清明"


class LunarMonth(NamedTuple):
    """A month: its lunar year and number, whether it is the leap one, its first day and its length."""

    year: int
    month: int
    leap: bool
    first: date
    length: int


class _Year(NamedTuple):
    months: tuple[LunarMonth, ...]
    # Number and leap to ordinal of the first day and length: what reading a thousand birthdays needs.
    places: dict[tuple[int, bool], tuple[int, int]]
    qingming: date


def _date_of(julian_day: float) -> date:
    return date.fromordinal(floor(julian_day + 0.5) - _ORDINAL_OF_JULIAN_DAY)


@cache
def _year(year: int) -> _Year:
    # 30 ms to import, and many a day of work needs none of it.
    from lunar_python import Lunar, LunarYear

    computed = LunarYear.fromYear(year)
    months = tuple(
        LunarMonth(
            year,
            abs(month.getMonth()),
            month.isLeap(),
            _date_of(month.getFirstJulianDay()),
            month.getDayCount(),
        )
        for month in computed.getMonthsInYear()
    )
    return _Year(
        months,
        {(month.month, month.leap): (month.first.toordinal(), month.length) for month in months},
        _date_of(computed.getJieQiJulianDays()[Lunar.JIE_QI_IN_USE.index(_QINGMING)]),
    )


def months_of(year: int) -> tuple[LunarMonth, ...]:
    """Return the twelve or thirteen months of the lunar year that begins in the solar `year`, in order."""
    return _year(year).months


def has_leap(year: int, month: int) -> bool:
    """Return whether a lunar year has the leap month of that number."""
    return (month, True) in _year(year).places


def solar_day(year: int, month: int, day: int, *, leap: bool = False) -> date:
    """Return the solar date of a lunar day, by the two rules above (D16).

    Args:
        year: the solar year in which the lunar year begins; 2026 lasts until 5 February 2027.
        month: from 1 to 12.
        day: from 1 to 30.
        leap: the leap month of that number.
    """
    places = _year(year).places
    first, length = places.get((month, leap)) or places[month, False]
    return date.fromordinal(first + min(day, length) - 1)


def month_on(on: date) -> LunarMonth:
    """Return the lunar month that a date lies in."""
    year = on.year if on >= _year(on.year).months[0].first else on.year - 1
    return next(month for month in reversed(_year(year).months) if month.first <= on)


def qingming(year: int) -> date:
    """Return the day of 清明, the fifth solar term, of a solar year."""
    return _year(year).qingming
