"""Days as people write them into tables and cards: with and without a year, solar and lunar (D16)."""

from __future__ import annotations

import re
from calendar import monthrange
from datetime import date, time, timedelta
from functools import lru_cache
from typing import TYPE_CHECKING

from salesbook.domain.codes import Calendar
from salesbook.exchange import numerals
from salesbook.exchange.records import DayValue

if TYPE_CHECKING:
    from collections.abc import Iterable

_SERIAL_EPOCH = date(1899, 12, 30)
_FIRST_SERIAL, _LAST_SERIAL = 7306, 73050
"""Spreadsheet day numbers of 1 January 1920 and the end of 2099; other bare numbers are no days."""

_NO_YEAR = 1604
"""The year that Apple's programs write where the year is not known."""

_LATEST_SHORT_YEAR = 30
"""Two-digit years up to this one are of this century, later ones of the last."""

_ISO = re.compile(r"(\d{4})-(\d\d)-(\d\d)", re.ASCII)
_YMD = re.compile(r"(\d{4})\s*[-/.年]\s*(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?", re.ASCII)
_XYZ = re.compile(r"(\d{1,2})\s*([-/.])\s*(\d{1,2})\s*[-/.]\s*(\d{4}|'?\d\d)", re.ASCII)
_YEARLESS = re.compile(r"(?:--\s*)?(\d{1,2})\s*[-/.月]\s*(\d{1,2})\s*[日号號]?", re.ASCII)
_COMPACT = re.compile(r"(?:(\d{4})|--)(\d\d)(\d\d)", re.ASCII)
_CLOCK = re.compile(
    r"(?:(?:[T\s]\s*|(?<=[日号號]))(?:[上下]午|早上|晚上|中午|[AP]M)?\s*"
    r"\d{1,2}(?:[:：]\d\d(?:[:：]\d\d(?:\.\d+)?)?|[点點时時](?:半|\d{0,2}分?)?)|T\d{2,6}(?:\.\d+)?)"
    r"\s*(?:[AP]\.?M\.?)?\s*(?:Z|UTC|[+-]\d\d:?\d\d)?$",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(
    r"^(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*\.?,?\s+)|\s*[(（]?(?:星期|周|週)[一二三四五六日天][)）]?\s*$", re.I
)
_MONTHS = {
    name: index
    for index, name in enumerate(
        ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"], start=1
    )
}
_ENGLISH = (
    re.compile(
        r"(?P<day>\d{1,2})(?:st|nd|rd|th)?[\s.-]*(?P<month>[a-z]{3})[a-z]*(?:[\s,.-]+(?P<year>\d{4}|'?\d\d))?", re.I
    ),
    re.compile(
        r"(?P<month>[a-z]{3})[a-z]*[\s.-]*(?P<day>\d{1,2})(?:st|nd|rd|th)?(?:[\s,.-]+(?P<year>\d{4}|'?\d\d))?", re.I
    ),
)
_NUMBER = f"[{numerals.CHARACTERS}0-9]+"
_CHINESE = re.compile(
    rf"(?:(?:公元|西元)?({_NUMBER})\s*年\s*)?(闰|閏)?\s*({_NUMBER}|正|冬|腊|臘|元)\s*月\s*(?:初)?\s*({_NUMBER})\s*[日号號]?"
)
_LUNAR_WORD = re.compile("农历|農曆|阴历|陰曆|旧历|舊曆|lunar", re.I)
_SOLAR_WORD = re.compile("公历|公曆|阳历|陽曆|新历|國曆|西历|solar", re.I)
_LUNAR_SIGN = re.compile("[初廿卅闰閏腊臘正冬]")
_LUNAR_MONTHS = {"正": 1, "冬": 11, "腊": 12, "臘": 12, "元": 1}
_OUTER = " \t\r\n()（）:：,，;；'’"


def exists(month: int, day: int, year: int | None) -> bool:
    """Tell whether there is such a solar day; without a year, in some year."""
    return 1 <= month <= 12 and 1 <= day <= monthrange(2000 if year is None else year, month)[1]


def solar(month: int, day: int, year: int | None = None) -> DayValue | None:
    """Return a solar day, or None if there is none; Apple's year for "unknown" is taken as that."""
    if year is not None and (year == _NO_YEAR or not 1 <= year <= 9999):
        year = None
    return DayValue(month, day, year) if exists(month, day, year) else None


def lunar(month: int, day: int, year: int | None = None, *, leap: bool = False) -> DayValue | None:
    """Return a lunar day, or None if there is none; the 30th is left to whoever knows the month's length."""
    if not (1 <= month <= 12 and 1 <= day <= 30):
        return None
    return DayValue(month, day, year if year and 1000 <= year <= 9999 else None, Calendar.LUNAR, leap)


# Birthdays of a whole book are some thousand different days.
@lru_cache(maxsize=1 << 15)
def parse_day(text: str, *, day_first: bool = False, is_lunar: bool = False) -> DayValue | None:
    """Return the day that `text` writes, None if that is not certain.

    Args:
        text: what stands in the file; a clock time or weekday beside the day is passed over.
        day_first: read 3/4/2026 as the 3rd of April.
        is_lunar: the column says that its days are lunar.
    """
    if not is_lunar and (found := _ISO.fullmatch(text)):
        return solar(int(found[2]), int(found[3]), int(found[1]))
    text = text.translate(_HALVED).strip(_OUTER)
    if _LUNAR_WORD.search(text):
        is_lunar = True
        text = _LUNAR_WORD.sub("", text)
    elif _SOLAR_WORD.search(text):
        text = _SOLAR_WORD.sub("", text)
        return _parse(text.strip(_OUTER), day_first=day_first)
    text = text.strip(_OUTER)
    if not is_lunar and _LUNAR_SIGN.search(text):
        is_lunar = True
    if is_lunar:
        return _parse_lunar(_CLOCK.sub("", text).strip(_OUTER))
    return _parse(text, day_first=day_first)


_HALVED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0x2013: "-", 0x2212: "-"}


def _parse(text: str, *, day_first: bool) -> DayValue | None:
    text = _CLOCK.sub("", _WEEKDAY.sub("", text)).strip(_OUTER)
    if found := _YMD.fullmatch(text):
        return solar(int(found[2]), int(found[3]), int(found[1]))
    if found := _COMPACT.fullmatch(text):
        year = int(found[1]) if found[1] else None
        return solar(int(found[2]), int(found[3]), year)
    if found := _XYZ.fullmatch(text):
        return _ordered(int(found[1]), int(found[3]), found[4], found[2], day_first=day_first)
    if found := _YEARLESS.fullmatch(text):
        first, second = int(found[1]), int(found[2])
        if day_first and "/" in text:
            first, second = second, first
        return solar(first, second) or (solar(second, first) if "/" in text else None)
    if text.isascii():
        return _from_serial(text) or _named(text)
    if found := _CHINESE.fullmatch(text):
        return _solar_chinese(found)
    return None


def _ordered(first: int, second: int, last: str, separator: str, *, day_first: bool) -> DayValue | None:
    """Return the day of three numbers of which at most the last has four digits.

    Of three short numbers the year is the first between dashes (80-4-15) or where it can be nothing else, and
    otherwise the last (4/15/80).
    """
    number = int(last.lstrip("'"))
    if len(last) < 4 and (separator == "-" or first > 31):
        return solar(second, number, _full_year(first))
    year = number if len(last) == 4 else _full_year(number)
    month, day = (second, first) if day_first or separator == "." else (first, second)
    return solar(month, day, year) or solar(day, month, year)


def _full_year(short: int) -> int:
    return 2000 + short if short <= _LATEST_SHORT_YEAR else 1900 + short


def _from_serial(text: str) -> DayValue | None:
    whole, _, fraction = text.partition(".")
    if not whole.isdigit() or (fraction and not fraction.isdigit()) or len(whole) not in (4, 5):
        return None
    if _FIRST_SERIAL <= (serial := int(whole)) <= _LAST_SERIAL:
        day = _SERIAL_EPOCH + timedelta(days=serial)
        return DayValue(day.month, day.day, day.year)
    return solar(int(whole[:2]), int(whole[2:])) if len(whole) == 4 and not fraction else None


def _named(text: str) -> DayValue | None:
    for pattern in _ENGLISH:
        if (found := pattern.fullmatch(text)) and (month := _MONTHS.get(found["month"].lower())):
            year = int(found["year"].lstrip("'")) if found["year"] else None
            if year is not None and year < 100:
                year = _full_year(year)
            return solar(month, int(found["day"]), year)
    return None


def _solar_chinese(found: re.Match[str]) -> DayValue | None:
    month = 1 if found[3] == "元" else numerals.number(found[3])
    day = numerals.number(found[4])
    year = numerals.number(found[1]) if found[1] else None
    return solar(month, day, year) if month and day else None


def _parse_lunar(text: str) -> DayValue | None:
    leap = text[:1] in ("闰", "閏")
    if found := _CHINESE.fullmatch(text):
        month = _LUNAR_MONTHS.get(found[3]) or numerals.number(found[3])
        day = numerals.number(found[4])
        year = numerals.number(found[1]) if found[1] else None
        return lunar(month, day, year, leap=bool(found[2])) if month and day else None
    text = text.lstrip("闰閏")
    if found := _YMD.fullmatch(text) or _COMPACT.fullmatch(text):
        return lunar(int(found[2]), int(found[3]), int(found[1]) if found[1] else None, leap=leap)
    if found := _YEARLESS.fullmatch(text):
        return lunar(int(found[1]), int(found[2]), leap=leap)
    return None


def parse_date(text: str, *, day_first: bool = False) -> date | None:
    """Return the solar date with its year that `text` writes, None if it does not write one."""
    found = parse_day(text, day_first=day_first)
    if found is None or found.year is None or found.calendar is Calendar.LUNAR:
        return None
    return date(found.year, found.month, found.day)


_TIME = re.compile(
    r"(?:^|[T\s日号號])(?P<half>上午|下午|晚上|早上|中午)?\s*(?P<hour>\d{1,2})"
    r"(?:[:：](?P<minute>\d\d)(?:[:：]\d\d(?:\.\d+)?)?|[点點时時](?P<spoken>半|\d{0,2})分?|(?=\s*[AP]\.?M))"
    r"\s*(?P<m>[AP])?(?:\.?M\.?)?\s*(?:Z|[+-]\d\d:?\d\d)?$",
    re.IGNORECASE | re.ASCII,
)


def parse_time(text: str) -> time | None:
    """Return the clock time at the end of `text` or alone in it, None if there is none."""
    if (found := _TIME.search(text.strip())) is None:
        return None
    spoken = found["spoken"]
    hour = int(found["hour"])
    minute = 30 if spoken == "半" else int(found["minute"] or spoken or 0)
    if found["half"] in ("下午", "晚上") or (found["m"] or "").lower() == "p":
        hour = hour + 12 if hour < 12 else hour
    elif found["m"] and hour == 12:
        hour = 0
    return time(hour, minute) if hour < 24 and minute < 60 else None


def guess_day_first(samples: Iterable[str]) -> bool:
    """Tell whether a column writes days before months, from those of its cells that can only be read one way."""
    balance = 0
    for text in samples:
        if found := _XYZ.match(text.strip()):
            balance += (int(found[1]) > 12) - (int(found[3]) > 12)
    return balance > 0


def write_day(value: DayValue) -> str:
    """Return a day so that `parse_day` reads the same: 1980-04-15, --04-15, 农历1990年闰4月8日."""
    if value.calendar is Calendar.LUNAR:
        year = f"{value.year}年" if value.year is not None else ""
        leap = "闰" if value.leap else ""
        return f"农历{year}{leap}{value.month}月{value.day}日"
    year = f"{value.year:04d}" if value.year is not None else "-"
    return f"{year}-{value.month:02d}-{value.day:02d}"
