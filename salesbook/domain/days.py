"""Days that come round each year, solar and lunar, and the festivals (D16)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from enum import StrEnum
from itertools import count
from typing import NamedTuple

from salesbook.domain.codes import Calendar
from salesbook.domain.errors import SalesbookError
from salesbook.domain.lunar import LUNAR_MONTH_LENGTH, has_leap, month_on, qingming, solar_day
from salesbook.locale import _, language

_ONE_DAY = timedelta(days=1)
_LONGEST_MONTHS = (31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)
# Lunar New Year lies between 21 January and 21 February.
_FIRST_MONTH_AFTER_NEW_YEAR = 3
_MONTH_NAMES = "正二三四五六七八九十冬腊"
_TENS = ("初", "十", "廿")
_DIGITS = "一二三四五六七八九十"


class Festival(StrEnum):
    """A day on which customers are greeted (D16)."""

    NEW_YEAR = "new-year"
    SPRING_FESTIVAL = "spring-festival"
    LANTERNS = "lanterns"
    QINGMING = "qingming"
    LABOUR_DAY = "labour-day"
    MOTHERS_DAY = "mothers-day"
    DRAGON_BOATS = "dragon-boats"
    FATHERS_DAY = "fathers-day"
    MID_AUTUMN = "mid-autumn"
    NATIONAL_DAY = "national-day"
    DOUBLE_NINTH = "double-ninth"

    @property
    def solemn(self) -> bool:
        """Whether the day is one of mourning, which no cheerful word fits."""
        return self is Festival.QINGMING


class DayKey(NamedTuple):
    """What a day of the year is found by; equals the plain tuple of its columns."""

    calendar: Calendar
    month: int
    day: int
    leap: bool = False


@dataclass(frozen=True, slots=True)
class DayOfYear:
    """A day of the year as it was told: month and day of one calendar, with the year if it is known.

    `leap` means the leap month that follows the lunar month of that number. The year of a lunar day is the
    lunar one: the eighth of the twelfth month 1975 fell into January 1976.
    """

    calendar: Calendar
    month: int
    day: int
    leap: bool = False
    year: int | None = None

    def __post_init__(self) -> None:
        lunar = self.calendar is Calendar.LUNAR
        if not 1 <= self.month <= len(_LONGEST_MONTHS):
            raise SalesbookError(_("There is no month {month}; use 1 to 12.").format(month=self.month))
        longest = LUNAR_MONTH_LENGTH if lunar else _LONGEST_MONTHS[self.month - 1]
        if not 1 <= self.day <= longest:
            raise SalesbookError(
                _("Month {month} has no day {day}; use 1 to {longest}.").format(
                    month=self.month, day=self.day, longest=longest
                )
            )

    @property
    def key(self) -> DayKey:
        """The day without its year."""
        return DayKey(self.calendar, self.month, self.day, self.leap and self.calendar is Calendar.LUNAR)


def _solar_date(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        return date(year, month, day - 1)


def in_year(day: DayOfYear, year: int) -> date:
    """Return the date on which a day is kept in a year of its own calendar (D16).

    29 February is kept on the 28th in common years, a lunar 30th on the 29th of a short month, and a day of
    a leap month in the ordinary month of the same number when the year has no such leap month.
    """
    if day.calendar is Calendar.LUNAR:
        return solar_day(year, day.month, day.day, leap=day.leap)
    return _solar_date(year, day.month, day.day)


def _from(day: DayOfYear, start: date) -> Iterator[date]:
    early = day.calendar is Calendar.LUNAR and start.month < _FIRST_MONTH_AFTER_NEW_YEAR
    for year in count(start.year - early):
        on = in_year(day, year)
        if on >= start:
            yield on


def next_occurrence(day: DayOfYear, on_or_after: date) -> date:
    """Return the first date, `on_or_after` included, on which a day is kept."""
    return next(_from(day, on_or_after))


def occurrences(day: DayOfYear, first: date, last: date) -> list[date]:
    """Return the dates from `first` to `last`, both included, on which a day is kept."""
    found = []
    for on in _from(day, first):
        if on > last:
            break
        found.append(on)
    return found


def to_lunar(on: date) -> DayOfYear:
    """Return the lunar day that a date is."""
    month = month_on(on)
    return DayOfYear(Calendar.LUNAR, month.month, (on - month.first).days + 1, month.leap, month.year)


def _kept_on(on: date) -> Iterator[DayKey]:
    yield DayKey(Calendar.SOLAR, on.month, on.day)
    if (on.month, on.day) == (2, 28) and (on + _ONE_DAY).month != on.month:
        yield DayKey(Calendar.SOLAR, 2, 29)
    month = month_on(on)
    day = (on - month.first).days + 1
    last = LUNAR_MONTH_LENGTH if day == month.length else day
    for standing_for in range(day, last + 1):
        yield DayKey(Calendar.LUNAR, month.month, standing_for, month.leap)
        if not has_leap(month.year, month.month):
            yield DayKey(Calendar.LUNAR, month.month, standing_for, True)


def keys_between(first: date, last: date) -> dict[DayKey, date]:
    """Return every day of the year that is kept from `first` to `last`, with its first date among them.

    So a whole book is asked once, by month and day, instead of once for each customer.
    """
    found: dict[DayKey, date] = {}
    on = first
    while on <= last:
        for key in _kept_on(on):
            found.setdefault(key, on)
        on += _ONE_DAY
    return found


def turning(day: DayOfYear, on: date) -> int | None:
    """Return how many years a day completes when it is kept `on` a date; None without a year.

    It counts by the day's own calendar and from 0 on the first day.
    """
    if day.year is None:
        return None
    return (month_on(on).year if day.calendar is Calendar.LUNAR else on.year) - day.year


def age(day: DayOfYear, on: date) -> int | None:
    """Return the completed years since a day of birth or founding; None without a year or before it."""
    coming = turning(day, next_occurrence(day, on + _ONE_DAY))
    return coming - 1 if coming is not None and coming > 0 else None


def day_label(day: DayOfYear) -> str:
    """Return a day of the year as it is shown: `11-24`, `农历腊月初八`, `lunar 12-08`; without its year."""
    plain = f"{day.month:02}-{day.day:02}"
    if day.calendar is Calendar.SOLAR:
        return plain
    if language() == "zh":
        ten, one = divmod(day.day - 1, 10)
        # The tens are written out in full: 二十 and 三十, but 廿一.
        name = {19: "二十", 29: "三十"}.get(day.day - 1) or _TENS[ten] + _DIGITS[one]
        plain = f"{_MONTH_NAMES[day.month - 1]}月{name}"
    if day.leap:
        return _("lunar leap {day}").format(day=plain)
    return _("lunar {day}").format(day=plain)


def _nth_sunday(year: int, month: int, nth: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=6 - first.weekday() + 7 * (nth - 1))


def festivals(year: int) -> list[tuple[Festival, date]]:
    """Return the festivals of a solar year in their order (D16)."""
    days = [
        (Festival.NEW_YEAR, date(year, 1, 1)),
        (Festival.SPRING_FESTIVAL, solar_day(year, 1, 1)),
        (Festival.LANTERNS, solar_day(year, 1, 15)),
        (Festival.QINGMING, qingming(year)),
        (Festival.LABOUR_DAY, date(year, 5, 1)),
        (Festival.MOTHERS_DAY, _nth_sunday(year, 5, 2)),
        (Festival.DRAGON_BOATS, solar_day(year, 5, 5)),
        (Festival.FATHERS_DAY, _nth_sunday(year, 6, 3)),
        (Festival.MID_AUTUMN, solar_day(year, 8, 15)),
        (Festival.NATIONAL_DAY, date(year, 10, 1)),
        (Festival.DOUBLE_NINTH, solar_day(year, 9, 9)),
    ]
    return sorted(days, key=lambda festival: festival[1])


def festivals_between(first: date, last: date) -> list[tuple[Festival, date]]:
    """Return the festivals from `first` to `last`, both included, in their order."""
    years = range(first.year, last.year + 1)
    return [(festival, on) for year in years for festival, on in festivals(year) if first <= on <= last]
