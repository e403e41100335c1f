"""Days and moments counted from now: 三天后, 一个半月后, in 3 days, 2 hours ago."""

import re
from datetime import UTC, datetime, timedelta

from salesbook.domain.dates.almanac import workdays_from
from salesbook.domain.dates.glyphs import COUNT, NUMERAL, number
from salesbook.domain.dates.shapes import (
    DIGITS,
    HAN_NUMERALS,
    Days,
    Meaning,
    Moment,
    Shapes,
    which_day,
)
from salesbook.domain.months import add_months

OFFSETS = Shapes()

_MINUTES = {"分钟": 1, "刻钟": 15, "小时": 60, "钟头": 60, "m": 1, "h": 60}
_DAYS = {"天": 1, "日": 1, "周": 7, "星期": 7, "礼拜": 7, "d": 1, "w": 7, "f": 14}
_MONTHS = {"月": 1, "季度": 3, "年": 12, "mo": 1, "q": 3, "y": 12}
_HALF_MONTH = 15


def ahead(now: datetime, halves: int, unit: str, *, workdays: bool = False) -> Meaning:
    """Return the day or moment that lies so many half units after now; before it if negative.

    Halves, because people count in them: 半年 is one, 一个半月 three.
    """
    sign, count = (-1, -halves) if halves < 0 else (1, halves)
    if unit in _MINUTES:
        return Moment(_moved(now, timedelta(minutes=sign * count * _MINUTES[unit] // 2)))
    whole, half = divmod(count, 2)
    today = now.date()
    if unit in _MONTHS:
        day = add_months(today, sign * (count * _MONTHS[unit] // 2))
        # Half of one month has no length of its own in the calendar, half of three is counted likewise.
        odd_month = half and _MONTHS[unit] % 2
        return Days((day + timedelta(days=sign * _HALF_MONTH) if odd_month else day,), after=False)
    if half:
        return which_day()
    if workdays:
        return Days((workdays_from(today, sign * whole),), after=False)
    return Days((today + timedelta(days=sign * whole * _DAYS[unit]),), after=False)


def _moved(now: datetime, by: timedelta) -> datetime:
    # Hours are counted on the world's clock: a change to summer time in between makes no hour longer.
    if now.tzinfo is None:
        return now + by
    return (now.astimezone(UTC) + by).astimezone(now.tzinfo)


_AMOUNT = (
    f"(?:(?P<count>{NUMERAL}|好?几|数) ?(?P<piece>个)?(?P<half>半)?|(?P<only>半)个?) ?"
    "(?P<unit>分钟|刻钟|小时|钟头|工作日|天|日|周|星期|礼拜|月|季度|年(?P<more>半)?)"
)
_AFTER = "之后|以后|后(?![勤续备期悔])"
_BEFORE = "之前|以前|前(?![台往来去后期面景天])"


@OFFSETS.add(
    DIGITS + HAN_NUMERALS + "半几数好过再等",
    f"(?:(?:再过|过|再等|等) ?)?{_AMOUNT}(?:(?P<after>{_AFTER})|(?P<within>之内|以内|内)|(?P<ago>{_BEFORE}))",
)
def _counted(match: re.Match[str], now: datetime) -> Meaning | None:
    return _ahead_han(match, now, -1 if match["ago"] else 1)


@OFFSETS.add("过再等", f"(?:再过|(?<![经通超不])过|再等|(?<![不])等) ?{_AMOUNT}")
def _passing(match: re.Match[str], now: datetime) -> Meaning | None:
    return _ahead_han(match, now, 1)


def _ahead_han(match: re.Match[str], now: datetime, sign: int) -> Meaning | None:
    unit, count = match["unit"], match["count"]
    bare = count and not match["piece"] and not match["half"]
    if unit == "日" and bare and count.isdecimal() and not match[0].endswith("内"):
        # "10日前" is by the 10th, "5日后" after the 5th: for the shape that reads a day of the month.
        return None
    if unit == "月" and bare and count not in ("两", "俩", "仨"):
        return None
    value = number(count) if count else 0
    if value is None:
        return which_day()
    odd = bool(match["half"] or match["only"] or match["more"])
    if unit == "工作日":
        return ahead(now, sign * (2 * value + odd), "天", workdays=True)
    return ahead(now, sign * (2 * value + odd), "年" if match["more"] else unit)


_UNIT = (
    "(?P<work>working |business |work)?"
    "(?P<unit>min(?:ute)?s?|h(?:(?:ou)?rs?)?|d(?:ays?)?|w(?:(?:ee)?ks?)?|fortnights?|mo(?:nth)?s?"
    "|quarters?|y(?:(?:ea)?rs?)?)"
)
_HOW_MANY = f"(?:(?P<only>half an?)|(?P<count>{COUNT}|a few|several|some|[0-9]{{1,2}} ?(?:-|or|to) ?[0-9]{{1,2}}))"


@OFFSETS.add("iwa", f"(?:in|within|after)(?: about| the next)? {_HOW_MANY} ?{_UNIT}(?:(?:'s?)? time)?")
def _in(match: re.Match[str], now: datetime) -> Meaning:
    return _ahead_latin(match, now, 1)


@OFFSETS.add(DIGITS + "aotfsenhc", f"{_HOW_MANY} ?{_UNIT}(?P<side> ago| from now| from today)")
@OFFSETS.add(DIGITS + "aotfsenhc", f"{_HOW_MANY} ?{_UNIT}(?P<side> later)", sure=False)
def _later(match: re.Match[str], now: datetime) -> Meaning:
    return _ahead_latin(match, now, -1 if match["side"] == " ago" else 1)


def _ahead_latin(match: re.Match[str], now: datetime, sign: int) -> Meaning:
    word = match["unit"]
    unit = "mo" if word.startswith("mo") else word[0]
    if match["only"]:
        return ahead(now, sign, unit)
    value = number(match["count"])
    if value is None:
        return which_day()
    return ahead(now, sign * 2 * value, unit, workdays=bool(match["work"]))


@OFFSETS.add("刚现此马立", "刚才|刚刚|刚|现在|此刻|马上|立刻|立即", sure=False)
@OFFSETS.add("jrni", "just now|right now|now|immediately", sure=False)
def _now(_match: re.Match[str], now: datetime) -> Meaning:
    return Moment(now)
