"""Days of the Chinese calendar: 农历腊月初八, 正月十五, 闰六月初一, 初五 (D16)."""

import re
from datetime import datetime, timedelta

from salesbook.domain import lunar
from salesbook.domain.dates.days_zh import YEAR_HAN, named_year
from salesbook.domain.dates.glyphs import number
from salesbook.domain.dates.shapes import DIGITS, HAN_NUMERALS, Days, Meaning, Shapes, no_such_day

LUNAR_DAYS = Shapes()

_SIGN = "(?P<sign>农历|阴历|旧历)"
_MONTH = "(?P<leap>闰)?(?P<month>[正冬腊]|十[一二]?|[一二三四五六七八九]|1[0-2]|[1-9])月"
_EARLY_DAY = "初(?:十|[一二三四五六七八九])"
HAN_DAY = f"{_EARLY_DAY}|(?:廿|二?十)[一二三四五六七八九]?|三十"
LUNAR_DATE = (
    f"(?:{_SIGN} ?的?)?(?:大?(?P<newyear>年)(?P<first>{_EARLY_DAY})|{_MONTH} ?(?P<day>{HAN_DAY}|[0-9]{{1,2}})[号日]?)"
)
_NAMED_MONTHS = {"正": 1, "冬": 11, "腊": 12}


def lunar_date(match: re.Match[str]) -> tuple[int, int, bool] | None:
    """Return month, day and leap of a match of `LUNAR_DATE`; None where it is no lunar date at all."""
    if match["newyear"]:
        return 1, day_number(match["first"]), False
    name, day = match["month"], match["day"]
    lunar_only = match["sign"] or match["leap"] or name in _NAMED_MONTHS or day[0] in "初廿"
    if not lunar_only:
        return None
    return _NAMED_MONTHS.get(name) or number(name) or 0, day_number(day), bool(match["leap"])


def day_number(day: str) -> int:
    """Return the number of a lunar day: 5 for 初五, 23 for 廿三."""
    return number(day.removeprefix("初")) or 0


@LUNAR_DAYS.add("今明后去前农阴旧大年闰正冬腊" + DIGITS + HAN_NUMERALS, f"{YEAR_HAN}?{LUNAR_DATE}")
def _lunar_month_day(match: re.Match[str], now: datetime) -> Meaning | None:
    found = lunar_date(match)
    if found is None:
        return None
    month, day, leap = found
    named = named_year(match["year"], now.date())
    years = [named] if named else [now.year - 1, now.year, now.year + 1]
    if leap:
        years = [year for year in years if lunar.has_leap(year, month)]
    if not years or not 1 <= day <= 30:
        return no_such_day()
    return Days(tuple(lunar.solar_day(year, month, day, leap=leap) for year in years))


@LUNAR_DAYS.add(
    "农阴旧初",
    f"(?:{_SIGN} ?的?(?P<day>{HAN_DAY})|(?<![最当起年月之])(?P<early>{_EARLY_DAY})(?![年级班中生步期次]))日?",
)
def _lunar_day(match: re.Match[str], now: datetime) -> Meaning:
    day = day_number(match["day"] or match["early"])
    months = (month for year in (now.year - 1, now.year, now.year + 1) for month in lunar.months_of(year))
    return Days(tuple(month.first + timedelta(days=min(day, month.length) - 1) for month in months))
