"""What comes round again and again: the next day of an RRULE value (RFC 5545; lunar ones as in RFC 7529).

One thing differs from RFC 5545 on purpose: a day that a month does not have falls on the nearest day it
has, so that the 31st of each month is kept on 30 April and 29 February on the 28th. Skipping it would lose
a customer.

A rule that takes its day from the day it began is held to that day when it moves on for the first time: after the 31st
of January and the 28th of February comes the 31st of March.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from enum import StrEnum
from heapq import merge
from itertools import groupby, islice, product
from typing import Literal

from salesbook.domain.errors import SalesbookError
from salesbook.domain.lunar import LUNAR_MONTH_LENGTH, month_on, months_of, solar_day
from salesbook.domain.months import add_months
from salesbook.locale import _

_PREFIX = "RRULE:"
_WEEKDAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")
_WEEKDAY = re.compile(r"([+-]?\d{1,2})?(MO|TU|WE|TH|FR|SA|SU)", re.ASCII)
_UNTIL = re.compile(r"(\d{4})(\d\d)(\d\d)(?:T\d{6}Z?)?", re.ASCII)
_NUMBER = re.compile(r"([+-]?)(\d{1,4})", re.ASCII)
_MONTH = re.compile(r"(\d{1,2})(L?)", re.ASCII)
_SHORTEST_MONTH = 28
_MOST_INTERVAL = 99
_MOST_COUNT = 9999
# A rule without a day in so long a time has none at all, such as the third of two days.
_HORIZON_MONTHS = 12 * 40


class _Frequency(StrEnum):
    YEARLY = "YEARLY"
    MONTHLY = "MONTHLY"
    WEEKLY = "WEEKLY"
    DAILY = "DAILY"


_DATEUTIL: dict[_Frequency, Literal[0, 1, 2, 3]] = {
    _Frequency.YEARLY: 0,
    _Frequency.MONTHLY: 1,
    _Frequency.WEEKLY: 2,
    _Frequency.DAILY: 3,
}
_OF_MONTHS = (_Frequency.YEARLY, _Frequency.MONTHLY)


class _Scale(StrEnum):
    GREGORIAN = "GREGORIAN"
    CHINESE = "CHINESE"


class _Skip(StrEnum):
    # What to do about a day that does not exist. The book never leaves it out, so both mean the same here.
    OMIT = "OMIT"
    BACKWARD = "BACKWARD"


@dataclass(slots=True)
class _Rule:
    """An RRULE value taken apart; weekdays as (nth or None, 0 for Monday), months as (number, leap)."""

    frequency: _Frequency | None = None
    scale: _Scale = _Scale.GREGORIAN
    interval: int = 1
    count: int | None = None
    until: date | None = None
    weekdays: list[tuple[int | None, int]] = field(default_factory=list)
    month_days: list[int] = field(default_factory=list)
    months: list[tuple[int, bool]] = field(default_factory=list)
    positions: list[int] = field(default_factory=list)
    week_start: int = 0


def _matched(pattern: re.Pattern[str], text: str) -> re.Match[str]:
    found = pattern.fullmatch(text)
    if found is None:
        raise ValueError(text)
    return found


def _number(text: str, most: int, least: int = 1) -> int:
    sign, digits = _matched(_NUMBER, text).groups()
    number = -int(digits) if sign == "-" else int(digits)
    if not number or not least <= number <= most:
        raise ValueError(text)
    return number


def _weekday(text: str) -> tuple[int | None, int]:
    nth, day = _matched(_WEEKDAY, text).groups()
    return _number(nth, 53, -53) if nth else None, _WEEKDAYS.index(day)


def _month(text: str) -> tuple[int, bool]:
    number, leap = _matched(_MONTH, text).groups()
    return _number(number, 12), bool(leap)


def _until(text: str) -> date:
    year, month, day = _matched(_UNTIL, text).groups()
    return date(int(year), int(month), int(day))


def _set(rule: _Rule, name: str, text: str) -> None:
    match name:
        case "FREQ":
            rule.frequency = _Frequency(text)
        case "RSCALE":
            rule.scale = _Scale(text)
        case "SKIP":
            _Skip(text)
        case "INTERVAL":
            rule.interval = _number(text, _MOST_INTERVAL)
        case "COUNT":
            rule.count = _number(text, _MOST_COUNT)
        case "UNTIL":
            rule.until = _until(text)
        case "BYDAY":
            rule.weekdays = [_weekday(part) for part in text.split(",")]
        case "BYMONTHDAY":
            rule.month_days = [_number(part, 31, -31) for part in text.split(",")]
        case "BYMONTH":
            rule.months = [_month(part) for part in text.split(",")]
        case "BYSETPOS":
            rule.positions = [_number(part, 366, -366) for part in text.split(",")]
        case "WKST":
            rule.week_start = _WEEKDAYS.index(text)
        case _:
            raise ValueError(name)


def _followed(rule: _Rule) -> bool:
    """Whether the parts of a rule go together, and the book knows what they mean together."""
    if rule.frequency is None or (rule.count and rule.until):
        return False
    if rule.scale is _Scale.CHINESE:
        days = all(1 <= day <= LUNAR_MONTH_LENGTH for day in rule.month_days)
        return rule.frequency in _OF_MONTHS and days and not rule.weekdays and not rule.positions
    if any(leap for _number, leap in rule.months):
        return False
    return rule.frequency in _OF_MONTHS or not (rule.month_days or any(nth for nth, _day in rule.weekdays))


def _parse(value: str) -> _Rule:
    rule = _Rule()
    seen: set[str] = set()
    for part in normal(value).split(";"):
        name, _equals, text = part.partition("=")
        if name in seen:
            raise ValueError(part)
        seen.add(name)
        _set(rule, name, text)
    if not _followed(rule):
        raise ValueError(value)
    return rule


def normal(value: str) -> str:
    """Return an RRULE value in its plain form: upper case, no blanks, no `RRULE:` before it, no `;` after."""
    return "".join(value.upper().split()).removeprefix(_PREFIX).rstrip(";")


def _checked(value: str) -> _Rule:
    try:
        return _parse(value)
    except ValueError:
        message = _("“{rule}” is no recurrence known here; write it like FREQ=MONTHLY;BYMONTHDAY=10.")
        raise SalesbookError(message.format(rule=value)) from None


def validate(value: str) -> str:
    """Return an RRULE value in its plain form if the book can follow it.

    Known are daily, weekly, monthly and yearly rules with INTERVAL, COUNT, UNTIL, BYDAY, BYMONTHDAY, BYMONTH,
    BYSETPOS and WKST; and monthly and yearly ones of the Chinese calendar (`RSCALE=CHINESE`).

    Raises:
        SalesbookError: it is no such rule.
    """
    _checked(value)
    return normal(value)


def _existing(day: int) -> tuple[list[int], list[int]]:
    """Return the days of the month that can stand for `day`, and the position of the one that does."""
    if day > _SHORTEST_MONTH:
        return list(range(_SHORTEST_MONTH, day + 1)), [-1]
    if day < -_SHORTEST_MONTH:
        return list(range(day, 1 - _SHORTEST_MONTH)), [1]
    return [day], []


def _parts(rule: _Rule, start: date) -> Iterator[_Rule]:
    """Split a rule so that each part asks for one day of the month, which can give way in a short one."""
    if rule.frequency not in _OF_MONTHS or rule.weekdays or rule.positions:
        yield rule
        return
    months = [rule.months]
    if rule.frequency is _Frequency.YEARLY:
        # A yearly rule with a day but no month means that day of every month.
        implied = range(1, 13) if rule.month_days else [start.month]
        months = [[month] for month in rule.months or [(number, False) for number in implied]]
    for of_months, day in product(months, rule.month_days or [start.day]):
        standing, positions = _existing(day)
        yield replace(rule, months=of_months, month_days=standing, positions=positions)


def _solar_days(rule: _Rule, start: date, last: date) -> Iterator[date]:
    # 45 ms to import, and a follow-up that recurs is closed now and then only.
    from dateutil.rrule import rrule, weekday

    instants = rrule(
        _DATEUTIL[rule.frequency or _Frequency.DAILY],
        dtstart=datetime.combine(start, time()),
        interval=rule.interval,
        until=datetime.combine(last, time()),
        wkst=rule.week_start,
        bysetpos=rule.positions or None,
        bymonth=[month for month, _leap in rule.months] or None,
        bymonthday=rule.month_days or None,
        byweekday=[weekday(day, nth) for nth, day in rule.weekdays] or None,
    )
    return (instant.date() for instant in instants)


def _lunar_days(rule: _Rule, start: date, last: date) -> Iterator[date]:
    begin = month_on(start)
    days = sorted(rule.month_days) or [(start - begin.first).days + 1]
    if rule.frequency is _Frequency.YEARLY:
        implied = [(begin.month, begin.leap)]
        if rule.month_days:
            implied = [(month, False) for month in range(1, 13)]
        wanted = list(product(rule.months or implied, days))
        for year in range(begin.year, last.year + 1, rule.interval):
            on = (solar_day(year, month, day, leap=leap) for (month, leap), day in wanted)
            yield from sorted(day for day in on if start <= day <= last)
        return
    months = (month for year in range(begin.year, last.year + 1) for month in months_of(year))
    since = (month for month in months if month.first >= begin.first)
    for month in islice(since, 0, None, rule.interval):
        if not rule.months or (month.month, month.leap) in rule.months:
            on = (month.first + timedelta(days=min(day, month.length) - 1) for day in days)
            yield from (day for day in on if start <= day <= last)


def anchored(value: str, on: date) -> str:
    """Return a rule that says by itself on which days it falls, given one that took them from the day it began.

    So a monthly one that began on the 31st does not stay on the 28th after February.

    Raises:
        SalesbookError: the value is no recurrence known here.
    """
    rule = _checked(value)
    if rule.weekdays or rule.month_days or rule.positions or rule.scale is _Scale.CHINESE:
        return normal(value)
    match rule.frequency:
        case _Frequency.WEEKLY:
            return f"{normal(value)};BYDAY={_WEEKDAYS[on.weekday()]}"
        case _Frequency.MONTHLY:
            return f"{normal(value)};BYMONTHDAY={on.day}"
        case _Frequency.YEARLY:
            month = "" if rule.months else f";BYMONTH={on.month}"
            return f"{normal(value)}{month};BYMONTHDAY={on.day}"
    return normal(value)


def next_after(value: str, start: date, after: date) -> date | None:
    """Return the first day of a recurrence that is later than `after`; None if it has ended by then.

    Args:
        value: an RRULE value such as `FREQ=MONTHLY;BYMONTHDAY=10`; `BYMONTHDAY=-1` is the month's last day.
        start: the day the recurrence began. It counts only if the rule falls on it.
        after: for a follow-up done late, the later of its day and today, lest it come back at once.

    Raises:
        SalesbookError: the value is no recurrence known here.
    """
    rule = _checked(value)
    last = add_months(max(start, after), _HORIZON_MONTHS)
    last = min(last, rule.until or last)
    days: Iterator[date]
    if rule.scale is _Scale.CHINESE:
        days = _lunar_days(rule, start, last)
    else:
        days = merge(*(_solar_days(part, start, last) for part in _parts(rule, start)))
    # Two parts may meet on one day: the 30th and the 31st of April.
    different = (day for day, _equal in groupby(days))
    return next((day for day in islice(different, rule.count) if day > after), None)


def first_from(value: str, on_or_after: date) -> date | None:
    """Return the first day of a recurrence that begins on a day, that day included.

    Raises:
        SalesbookError: the value is no recurrence known here.
    """
    return next_after(value, on_or_after, on_or_after - timedelta(days=1))
