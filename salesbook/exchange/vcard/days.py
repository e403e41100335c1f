"""Days in cards: solar as RFC 6350 and Apple write them, lunar as Apple does (D16)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from salesbook.domain.codes import Calendar
from salesbook.exchange.dayvalues import lunar, parse_day

if TYPE_CHECKING:
    from salesbook.exchange.records import DayValue
    from salesbook.exchange.vcard.properties import Property

_CYCLE = re.compile(r"(\d{4})(\d{4})(\d\d)(L?)(\d\d)", re.ASCII)
_PLAIN_LUNAR = re.compile(r"(?:(\d{4})-?|--)(\d\d)(L?)-?(\d\d)", re.ASCII)
_EPOCH = 2637
"""The year before Christ in which the sixty-year cycles begin to be counted."""

_NO_YEAR = 1604


def read_day(prop: Property, value: str) -> DayValue | None:
    """Return the day that a property holds, None if it holds none that is certain."""
    value = value.strip()
    if prop.param("CALSCALE").lower() == "chinese":
        return read_lunar(value)
    day = parse_day(value)
    if day is not None and str(day.year) == prop.param("X-APPLE-OMIT-YEAR"):
        day = day._replace(year=None)
    return day


def read_lunar(value: str) -> DayValue | None:
    """Return a lunar day: Apple's cycle, year in it, month (`L` after a leap month) and day; or one with its year."""
    if found := _CYCLE.fullmatch(value):
        year = (int(found[1]) - 1) * 60 + int(found[2]) - _EPOCH
        return lunar(int(found[3]), int(found[5]), year, leap=bool(found[4]))
    if found := _PLAIN_LUNAR.fullmatch(value):
        year_written = int(found[1]) if found[1] else None
        return lunar(int(found[2]), int(found[4]), year_written, leap=bool(found[3]))
    return parse_day(value, is_lunar=True)


def write_lunar(day: DayValue) -> str:
    """Return a lunar day as Apple's programs write it; without a year as `--0815`."""
    tail = f"{day.month:02d}{'L' if day.leap else ''}{day.day:02d}"
    if day.year is None:
        return f"--{tail}"
    cycle, place = divmod(day.year + _EPOCH - 1, 60)
    return f"{cycle + 1:04d}{place + 1:04d}{tail}"


def write_solar(day: DayValue, *, old: bool) -> tuple[str, str]:
    """Return parameters and value of a solar day; version 3.0 knows no day without a year, but Apple's year for it."""
    if day.year is None:
        if old:
            return f";X-APPLE-OMIT-YEAR={_NO_YEAR}", f"{_NO_YEAR}-{day.month:02d}-{day.day:02d}"
        return "", f"--{day.month:02d}{day.day:02d}"
    return "", f"{day.year:04d}-{day.month:02d}-{day.day:02d}" if old else f"{day.year:04d}{day.month:02d}{day.day:02d}"


def is_lunar(day: DayValue) -> bool:
    """Tell whether a day is counted in the lunar calendar."""
    return day.calendar is Calendar.LUNAR
