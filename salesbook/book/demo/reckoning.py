"""Days of the demo book: counted as ordinals, kept on weekdays, written as the book writes them."""

from __future__ import annotations

from datetime import date
from functools import cache
from typing import TYPE_CHECKING

from salesbook.book.clock import stamp

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

_EPOCH = date(1970, 1, 1).toordinal()
_SECONDS_OF_DAY = 86_400
_WEEK = 7
_SATURDAY = 5
_FRIDAY = 4


class Reckoning:
    """Reckons from one moment: the day of the rep, and the offset that everything is written down with."""

    def __init__(self, now: datetime) -> None:
        """Begin with the moment that the book is made at."""
        self.now = now
        self.today = now.date().toordinal()
        self.offset = stamp(now)[1]
        self.date = date.fromordinal
        self.iso: Callable[[int], str] = cache(lambda ordinal: date.fromordinal(ordinal).isoformat())

    def instant(self, day: int, second: int) -> int:
        """Return a second of a day of the rep as the book stores it."""
        return (day - _EPOCH) * _SECONDS_OF_DAY + second - self.offset * 60


def workday_before(day: int) -> int:
    """Return the day itself, or the Friday before if it lies in a weekend."""
    weekday = (day - 1) % _WEEK
    return day - weekday + _FRIDAY if weekday >= _SATURDAY else day


def workday_after(day: int) -> int:
    """Return the day itself, or the Monday after if it lies in a weekend."""
    weekday = (day - 1) % _WEEK
    return day - weekday + _WEEK if weekday >= _SATURDAY else day
