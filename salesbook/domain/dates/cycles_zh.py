"""Recurrences in Chinese: 每周一和周四, 每月10号, 每两周, 每季度末, 每年农历腊月初八."""

import re
from datetime import datetime

from salesbook.domain.dates.cycles import (
    LAST_DAY,
    daily,
    lunar_monthly,
    lunar_yearly,
    monthly,
    monthly_weekday,
    quarterly,
    weekly,
    yearly,
    yearly_on,
)
from salesbook.domain.dates.feasts import FIXED_HAN_FEASTS, feast_day
from salesbook.domain.dates.glyphs import NUMERAL, number
from salesbook.domain.dates.lunar_days import HAN_DAY, LUNAR_DATE, day_number, lunar_date
from salesbook.domain.dates.shapes import Meaning, Shapes, no_such_day, which_day

HAN_CYCLES = Shapes()

_EVERY = f"(?:每逢|每|逢|(?=隔))(?P<skip>隔)?(?P<count>{NUMERAL})? ?个?"
_WEEK = "(?:周|星期|礼拜)"
_WEEKDAY = "(?:一(?![起定直般样共次趟些旦边致切周个])|[二三四五六日天末](?![次趟倍天]))"
_AND = "[、,和及与跟/]"
_TIMES = f"(?P<times> ?(?:{NUMERAL}|几)(?:[次趟]|回(?![电访话复])))?"


def _step(match: re.Match[str]) -> int | None:
    """Return how many units lie between two times; None where 每隔两天 leaves it open (two or three)."""
    count = number(match["count"]) if match["count"] else 1
    if match["skip"]:
        return 2 if count == 1 else None
    return count or None


@HAN_CYCLES.add("每天逢隔", f"天天|{_EVERY}[天日]{_TIMES}", sure=True)
def _days(match: re.Match[str], now: datetime) -> Meaning:
    step = 1 if match[0] == "天天" else _step(match)
    return daily(now.date(), step) if step and not match["times"] else which_day()


@HAN_CYCLES.add("每", "每个?工作日")
def _workdays(_match: re.Match[str], now: datetime) -> Meaning:
    return weekly(now.date(), range(5))


@HAN_CYCLES.add(
    "每逢隔",
    f"{_EVERY}{_WEEK}(?:(?P<times> ?(?:{NUMERAL}|几)(?:[次趟]|回(?![电访话复])))"
    f"|(?P<days> ?的? ?{_WEEK}?{_WEEKDAY}(?:(?:{_AND} ?)?{_WEEK}?{_WEEKDAY})*))?",
)
def _weeks(match: re.Match[str], now: datetime) -> Meaning | None:
    step = _step(match)
    often = match["times"] and not match["times"].strip().startswith("一")
    if step is None or often:
        return which_day()
    listed = match["days"] or ""
    if match["count"] and listed and not re.search(_WEEK, listed):
        # "每两周三" can be cut in two ways.
        return which_day()
    return weekly(now.date(), _weekdays(listed), step)


def _weekdays(listed: str) -> list[int]:
    names = re.sub(f"{_WEEK}|{_AND}| |的", "", listed)
    return [5 if name == "末" else 6 if name in "日天" else (number(name) or 1) - 1 for name in names]


_SPECIAL_DAYS = {"初": 1, "中": 15, "底": LAST_DAY, "末": LAST_DAY, "最后一天": LAST_DAY}


@HAN_CYCLES.add(
    "每隔",
    f"{_EVERY}(?P<half>半)?个?月(?: ?的? ?(?:(?P<days>(?:{NUMERAL}[号日]?[、,和及与] ?)*{NUMERAL} ?[号日])"
    f"|月?(?P<part>初(?![一二三四五六七八九十])|中|底|末|最后一天)"
    f"|(?P<which>第[一二三四]|最后一)个?{_WEEK}(?P<weekday>[一二三四五六日天])"
    f"|(?:农历|阴历)?(?P<lunar>初(?:十|[一二三四五六七八九]))|(?:农历|阴历)(?P<moon>{HAN_DAY}))|{_TIMES})?",
)
def _months(match: re.Match[str], now: datetime) -> Meaning:
    step, today = _step(match), now.date()
    if match["half"]:
        # Half a month is fifteen days, as in 半个月后.
        return daily(today, 15)
    if step is None or (match["times"] and not match["times"].strip().startswith("一")):
        return which_day()
    if match["lunar"] or match["moon"]:
        return lunar_monthly(today, day_number(match["lunar"] or match["moon"]))
    if match["which"]:
        which = LAST_DAY if match["which"].startswith("最") else number(match["which"][1]) or 1
        return monthly_weekday(today, which, _weekdays(match["weekday"])[0])
    if match["part"]:
        return monthly(today, [_SPECIAL_DAYS[match["part"]]], step)
    days = [number(day) or 0 for day in re.findall(NUMERAL, match["days"] or "")]
    try:
        return monthly(today, days, step)
    except ValueError:
        return no_such_day()


@HAN_CYCLES.add("每", "每(?:个|一)?季度?(?:的?季?(?P<part>[初底末]))?")
def _quarters(match: re.Match[str], now: datetime) -> Meaning:
    part = match["part"]
    return quarterly(now.date(), end=part != "初") if part else monthly(now.date(), count=3)


@HAN_CYCLES.add(
    "每隔",
    f"{_EVERY}(?P<half>半)?年(?: ?的? ?(?:年?(?P<end>[底末])|年?(?P<start>初(?![一二三四五六七八九十]))"
    f"|(?P<feast>{FIXED_HAN_FEASTS})节?|(?P<solar_month>{NUMERAL}) ?月 ?(?P<solar_day>{NUMERAL}) ?[号日]"
    f"|(?P<moon>{LUNAR_DATE})))?",
)
def _years(match: re.Match[str], now: datetime) -> Meaning:
    today, step = now.date(), _step(match)
    if match["half"]:
        return monthly(today, count=6)
    if step is None:
        return which_day()
    try:
        if match["moon"]:
            return _lunar_year(match, now)
        if match["feast"]:
            month, day, moon = feast_day(match["feast"])
            return lunar_yearly(today, month, day) if moon else yearly_on(today, month, day, step)
        if match["end"]:
            return yearly_on(today, 12, 31, step)
        if match["start"]:
            return yearly_on(today, 1, 1, step)
        if match["solar_month"]:
            return yearly_on(today, number(match["solar_month"]) or 0, number(match["solar_day"]) or 0, step)
    except ValueError:
        return no_such_day()
    return yearly(today, step)


def _lunar_year(match: re.Match[str], now: datetime) -> Meaning:
    found = lunar_date(match)
    if found is None:
        return which_day()
    month, day, leap = found
    return lunar_yearly(now.date(), month, day, leap=leap)
