"""Recurrences as RRULE values, and the first day of each (RFC 5545; lunar ones RFC 7529).

The first day is always after today: who says "every Wednesday" on a Wednesday has just done today's. What
comes later, and what short months do to a 31st, is told by `salesbook.domain.recurrence`.
"""

from collections.abc import Iterable
from datetime import date, timedelta

from salesbook.domain.dates.almanac import first_of_month, weekday_after
from salesbook.domain.dates.shapes import Cycle
from salesbook.domain.lunar import months_of, solar_day
from salesbook.domain.months import add_months, month_end

_CODES = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
LAST_DAY = -1


def _interval(count: int) -> str:
    return f";INTERVAL={count}" if count > 1 else ""


def daily(today: date, count: int = 1) -> Cycle:
    """Return every `count` days."""
    return Cycle(f"FREQ=DAILY{_interval(count)}", today + timedelta(days=count), sure=False)


def weekly(today: date, weekdays: Iterable[int] = (), count: int = 1) -> Cycle:
    """Return every `count` weeks, on the weekdays given (0 is Monday) or on the day it is today."""
    days = sorted(set(weekdays))
    if not days:
        return Cycle(f"FREQ=WEEKLY{_interval(count)}", today + timedelta(weeks=count), sure=False)
    listed = ",".join(_CODES[day] for day in days)
    return Cycle(f"FREQ=WEEKLY{_interval(count)};BYDAY={listed}", min(weekday_after(today, day) for day in days))


def _in_month(first: date, day: int) -> date:
    last = month_end(first)
    return last if day == LAST_DAY or day > last.day else first.replace(day=day)


def monthly(today: date, days: Iterable[int] = (), count: int = 1) -> Cycle:
    """Return every `count` months, on the days given (`LAST_DAY` the month's end) or on the day it is today.

    Raises:
        ValueError: no month has such a day.
    """
    listed = sorted(days)
    if not all(1 <= day <= 31 or day == LAST_DAY for day in listed):
        raise ValueError(listed)
    if listed == [31]:
        listed = [LAST_DAY]
    frequency = f"FREQ=MONTHLY{_interval(count)}"
    if not listed:
        return Cycle(frequency, add_months(today, count), sure=False)
    first = min(_coming(today, (first_of_month(today), first_of_month(today, 1)), listed))
    return Cycle(f"{frequency};BYMONTHDAY={','.join(str(day) for day in listed)}", first)


def _coming(today: date, months: Iterable[date], days: Iterable[int]) -> list[date]:
    found = [_in_month(first, day) for first in months for day in days]
    return [day for day in found if day > today]


def monthly_weekday(today: date, which: int, weekday: int) -> Cycle:
    """Return the first (1), second … or last (`LAST_DAY`) such weekday of each month."""
    months = (first_of_month(today, ahead) for ahead in range(12))
    found = (_nth(first, which, weekday) for first in months)
    first = min(day for day in found if day > today)
    return Cycle(f"FREQ=MONTHLY;BYDAY={which}{_CODES[weekday]}", first)


def _nth(first: date, which: int, weekday: int) -> date:
    if which == LAST_DAY:
        last = month_end(first)
        return last - timedelta(days=(last.weekday() - weekday) % 7)
    return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (which - 1))


def quarterly(today: date, *, end: bool) -> Cycle:
    """Return the first or the last day of each quarter."""
    months, day = ((3, 6, 9, 12), LAST_DAY) if end else ((1, 4, 7, 10), 1)
    firsts = (first_of_month(today, ahead) for ahead in range(5))
    first = min(_coming(today, (first for first in firsts if first.month in months), [day]))
    return Cycle(f"FREQ=YEARLY;BYMONTH={','.join(str(month) for month in months)};BYMONTHDAY={day}", first)


def yearly(today: date, count: int = 1) -> Cycle:
    """Return every `count` years on the day it is today."""
    return Cycle(f"FREQ=YEARLY{_interval(count)}", add_months(today, 12 * count), sure=False)


def yearly_on(today: date, month: int, day: int, count: int = 1) -> Cycle:
    """Return every `count` years on a day; 29 February is kept on the 28th in common years (D16).

    Raises:
        ValueError: the calendar has no such day.
    """
    # 2000 was a leap year.
    date(2000, month, day)
    first = min(_coming(today, (date(today.year + ahead, month, 1) for ahead in (0, 1)), [day]))
    return Cycle(f"FREQ=YEARLY{_interval(count)};BYMONTH={month};BYMONTHDAY={day}", first)


def lunar_yearly(today: date, month: int, day: int, *, leap: bool = False) -> Cycle:
    """Return a day of each lunar year.

    Raises:
        ValueError: no lunar month has such a day.
    """
    if not (1 <= month <= 12 and 1 <= day <= 30):
        raise ValueError(month, day)
    rule = f"RSCALE=CHINESE;FREQ=YEARLY;BYMONTH={month}{'L' * leap};BYMONTHDAY={day};SKIP=BACKWARD"
    days = (solar_day(today.year + ahead, month, day, leap=leap) for ahead in (-1, 0, 1))
    return Cycle(rule, min(found for found in days if found > today))


def lunar_monthly(today: date, day: int) -> Cycle:
    """Return a day of each lunar month, leap months too: 每月初一."""
    months = (month for ahead in (-1, 0, 1) for month in months_of(today.year + ahead))
    days = (month.first + timedelta(days=min(day, month.length) - 1) for month in months)
    rule = f"RSCALE=CHINESE;FREQ=MONTHLY;BYMONTHDAY={day};SKIP=BACKWARD"
    return Cycle(rule, min(found for found in days if found > today))
