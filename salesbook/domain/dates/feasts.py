"""Festivals: 中秋, 国庆, Christmas (D16)."""

import re
from collections.abc import Callable
from datetime import date, datetime, timedelta

from salesbook.domain import lunar
from salesbook.domain.dates.days_zh import YEAR_HAN, named_year
from salesbook.domain.dates.shapes import Days, Meaning, Shapes, which_day

FEASTS = Shapes()

_SOLAR = {
    "元旦": (1, 1),
    "情人节": (2, 14),
    "妇女节": (3, 8),
    "三八节": (3, 8),
    "劳动节": (5, 1),
    "五一": (5, 1),
    "儿童节": (6, 1),
    "教师节": (9, 10),
    "国庆": (10, 1),
    "双11": (11, 11),
    "双十一": (11, 11),
    "双12": (12, 12),
    "双十二": (12, 12),
    "平安夜": (12, 24),
    "圣诞": (12, 25),
    "new year's day": (1, 1),
    "valentine's day": (2, 14),
    "may day": (5, 1),
    "national day": (10, 1),
    "christmas eve": (12, 24),
    "christmas": (12, 25),
    "xmas": (12, 25),
    "new year's eve": (12, 31),
}
_LUNAR = {
    "春节": (1, 1),
    "大年初一": (1, 1),
    "元宵": (1, 15),
    "端午": (5, 5),
    "七夕": (7, 7),
    "中秋": (8, 15),
    "重阳": (9, 9),
    "腊八": (12, 8),
    # The year ends on the 29th or the 30th; a missing 30th is the 29th.
    "除夕": (12, 30),
    "大年三十": (12, 30),
    "年三十": (12, 30),
    "chinese new year": (1, 1),
    "lunar new year": (1, 1),
    "spring festival": (1, 1),
    "lantern festival": (1, 15),
    "dragon boat": (5, 5),
    "mid-autumn": (8, 15),
}


def _sunday(year: int, month: int, which: int) -> date:
    first = date(year, month, 1)
    return first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (which - 1))


_MOVING: dict[str, Callable[[int], date]] = {
    "清明": lunar.qingming,
    "qingming": lunar.qingming,
    "母亲节": lambda year: _sunday(year, 5, 2),
    "父亲节": lambda year: _sunday(year, 6, 3),
}

_NAMES = sorted({*_SOLAR, *_LUNAR, *_MOVING}, key=len, reverse=True)
_HAN = "|".join(name for name in _NAMES if not name.isascii())
FIXED_HAN_FEASTS = "|".join(name for name in _NAMES if not name.isascii() and name not in _MOVING)
_LATIN = "|".join(name for name in _NAMES if name.isascii())


def feast_day(name: str) -> tuple[int, int, bool]:
    """Return month, day and whether they are lunar, of a festival named in `FIXED_HAN_FEASTS`."""
    return (*_LUNAR[name], True) if name in _LUNAR else (*_SOLAR[name], False)


def _feast(name: str, year: int) -> date:
    if name in _MOVING:
        return _MOVING[name](year)
    if name in _SOLAR:
        return date(year, *_SOLAR[name])
    return lunar.solar_day(year, *_LUNAR[name])


@FEASTS.add(
    "今明后去前12元情妇三劳五儿教国双平圣春大端七中重腊除年清母父",
    f"{YEAR_HAN}?(?P<name>{_HAN})(?:佳?节)?(?:当天|那天)?(?P<around>假期|期间|放假|长假|假|过后|之?后|以后)?",
)
def _han_feast(match: re.Match[str], now: datetime) -> Meaning:
    return _found(match, named_year(match["year"], now.date()), now.date())


@FEASTS.add(
    "nvmcxlsdqatb",
    f"(?P<around>after )?(?:the )?(?P<name>{_LATIN})(?: festival| day)?(?P<holiday> holidays?| week| break)?",
)
def _latin_feast(match: re.Match[str], now: datetime) -> Meaning:
    return which_day() if match["holiday"] else _found(match, None, now.date())


def _found(match: re.Match[str], year: int | None, today: date) -> Meaning:
    if match["around"]:
        return which_day()
    if year:
        return Days((_feast(match["name"], year),))
    return Days(tuple(_feast(match["name"], year) for year in (today.year - 1, today.year, today.year + 1)))
