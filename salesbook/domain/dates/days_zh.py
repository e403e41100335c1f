"""Days in Chinese: 后天, 下周三, 月底, 12月5日, 十五号."""

import re
from datetime import date, datetime, timedelta

from salesbook.domain.dates.almanac import (
    days_numbered,
    first_of_month,
    first_of_quarter,
    monday,
    weekdays_beside,
    years_around,
)
from salesbook.domain.dates.glyphs import NUMERAL, number, year_number
from salesbook.domain.dates.shapes import (
    DIGITS,
    HAN_NUMERALS,
    Days,
    Meaning,
    Shapes,
    dated,
    no_such_day,
    which_day,
)
from salesbook.domain.months import add_months, month_end

HAN_DAYS = Shapes()

_WEEK = "(?:周|星期|礼拜)"
_SHIFT = "(?:(?P<shift>这个?|本|下{1,3}个?|上{1,3}个?))"
_WITHIN = "(?P<within>之内|以内|内)"
YEAR_HAN = "(?:(?P<year>(?:19|20)[0-9]{2}|[0-9]{2}|[一二][零九][零一二三四五六七八九]{2}|[今明后去前])年 ?的?)"

# After a weekday these characters make another word: 下周一起去 is "together next week", 周三次 no Wednesday.
_NOT_MONDAY = "(?![起定直般样共次趟些旦边致切周个]|回(?![电访话复来家公拜]))"
_NOT_TIMES = "(?![次趟倍天]|个(?!电))"

_RELATIVE = {
    "大大后天": 4,
    "大后天": 3,
    "后天": 2,
    "后日": 2,
    "明": 1,
    "今": 0,
    "昨": -1,
    "前天": -2,
    "前日": -2,
    "大前天": -3,
}


@HAN_DAYS.add("大后前", "(?:大{1,2}|(?<![今以之先]))后天(?![性生])|(?<![今以之])后日|大?前天|前日")
def _days_off(match: re.Match[str], now: datetime) -> Meaning:
    return Days((now.date() + timedelta(days=_RELATIVE[match[0]]),))


@HAN_DAYS.add("今明昨", "(?<![声证聪透])[今明昨](?:[天日](?![气然生性])|儿(?:个)?|(?=[早晚晨夜]))")
def _near_day(match: re.Match[str], now: datetime) -> Meaning:
    return Days((now.date() + timedelta(days=_RELATIVE[match[0][0]]),))


def shift_of(word: str | None) -> int:
    """Return how many periods 下下个, 本, 上 lie ahead."""
    return word.count("下") - word.count("上") if word else 0


@HAN_DAYS.add(
    "这本下上周星礼",
    f"(?:{_SHIFT} ?的?|(?<![0-9{HAN_NUMERALS}几半每个])){_WEEK}"
    f"(?P<day>一{_NOT_MONDAY}|[二三四五六天末]{_NOT_TIMES}|日(?![报历程])|[1-6](?![0-9.,万千百k个次]))",
)
def _weekday(match: re.Match[str], now: datetime) -> Meaning:
    today, name = now.date(), match["day"]
    if name == "末":
        return _weekend(match["shift"], today)
    weekday = 6 if name in "日天" else (number(name) or 1) - 1
    if match["shift"]:
        return Days((monday(today, shift_of(match["shift"])) + timedelta(days=weekday),), weekday=weekday)
    return Days(weekdays_beside(today, weekday), weekday=weekday)


def _weekend(shift: str | None, today: date) -> Meaning:
    saturday = monday(today, shift_of(shift)) + timedelta(days=5)
    if shift_of(shift):
        return Days((saturday,))
    # On the weekend itself the word means what is left of it.
    if today == saturday or (shift and today > saturday):
        coming = saturday + timedelta(days=1)
    else:
        coming = saturday if today < saturday else saturday + timedelta(days=7)
    return Days((saturday if today > saturday else saturday - timedelta(days=7), coming))


@HAN_DAYS.add("这本下上", f"{_SHIFT}{_WEEK}(?:初|{_WITHIN}|(?![二三四五六日天末]))")
def _week(match: re.Match[str], now: datetime) -> Meaning:
    first = monday(now.date(), shift_of(match["shift"]))
    if match["within"]:
        friday = first + timedelta(days=4)
        return Days((max(friday, min(now.date(), friday + timedelta(days=2))),))
    if not shift_of(match["shift"]) and not match[0].endswith("初"):
        return which_day()
    return Days((first,))


_PARTS = {"初": 1, "上旬": 1, "中旬": 11, "中": 15, "下旬": 21}
_PART = "(?P<part>初(?![一二三四五六七八九十])|中旬|中|上旬|下旬|底|末)"


def _part_of_month(first: date, part: str) -> date:
    return first.replace(day=_PARTS[part]) if part in _PARTS else month_end(first)


@HAN_DAYS.add(
    "月这本当下上",
    f"(?:(?P<shift>这个?|本|当|下{{1,2}}个?|上{{1,2}}个?)|(?<![0-9个半{HAN_NUMERALS}]))月{_PART}",
)
def _month_part(match: re.Match[str], now: datetime) -> Meaning:
    if match["shift"]:
        return Days((_part_of_month(first_of_month(now.date(), shift_of(match["shift"])), match["part"]),))
    return Days(tuple(_part_of_month(first_of_month(now.date(), ahead), match["part"]) for ahead in (-1, 0, 1)))


@HAN_DAYS.add("这本当下上", f"(?P<shift>这个?|本|当|下{{1,2}}个?|上{{1,2}}个?)月(?:份|{_WITHIN})?")
def _month(match: re.Match[str], now: datetime) -> Meaning:
    first = first_of_month(now.date(), shift_of(match["shift"]))
    if match["within"]:
        return Days((month_end(first),))
    return Days((first,)) if shift_of(match["shift"]) else which_day()


@HAN_DAYS.add(
    "这本当下上", f"(?P<shift>这个?|本|当|下{{1,2}}个?|上{{1,2}}个?)月(?:份)? ?的? ?(?P<day>{NUMERAL}) ?[号日]"
)
def _day_of_that_month(match: re.Match[str], now: datetime) -> Meaning:
    first = first_of_month(now.date(), shift_of(match["shift"]))
    day = number(match["day"])
    if day is None or not 1 <= day <= month_end(first).day:
        return no_such_day()
    return Days((first.replace(day=day),), checkable=True)


@HAN_DAYS.add("这本下上季", f"(?:{_SHIFT}季度?|(?<![每半一二三四])季度?(?=[初底末]))(?P<part>[初底末]|{_WITHIN})?")
def _quarter(match: re.Match[str], now: datetime) -> Meaning:
    shift, part, today = shift_of(match["shift"]), match["part"], now.date()
    if match["shift"] and not shift and not part:
        return which_day()
    firsts = [first_of_quarter(today, shift + ahead) for ahead in ((0,) if match["shift"] else (-1, 0, 1))]
    ends = part is not None and part != "初"
    return Days(tuple(month_end(add_months(first, 2)) if ends else first for first in firsts))


@HAN_DAYS.add(
    "今明后去前年",
    "(?:(?P<year>[今明后去前])年 ?(?:年(?=[初底末]))?"
    f"|(?<![0-9半几近多去今明后前{HAN_NUMERALS}])年(?=[初底末内]))"
    f"(?P<part>初(?![一二三四五六七八九十])|[底末]|{_WITHIN})?",
)
def _year(match: re.Match[str], now: datetime) -> Meaning | None:
    word, part = match["year"], match["part"]
    if word is None and part is None:
        return None
    if word == "今" and part is None:
        return which_day()
    named = named_year(word, now.date())
    years = (named,) if named else (now.year - 1, now.year, now.year + 1)
    ends = part is not None and part != "初"
    return Days(tuple(date(year, 12, 31) if ends else date(year, 1, 1) for year in years))


def named_year(word: str | None, today: date) -> int | None:
    """Return the year that 明, 去, 2027 or 二七 before 年 stands for."""
    if not word:
        return None
    near = {"今": 0, "明": 1, "后": 2, "去": -1, "前": -2}
    return today.year + near[word] if word in near else year_number(word)


_MONTH = "(?P<month>[0-9]{1,2}|十[一二]?|[一二三四五六七八九]) ?月份?"
_DAY = f"(?P<day>{NUMERAL})(?: ?(?P<sign>[号日])(?![楼线店门机院仓柜桌])|(?= |$|[,.;:。(]))"


@HAN_DAYS.add("今明后去前" + DIGITS + HAN_NUMERALS, f"{YEAR_HAN}?{_MONTH} ?{_DAY}")
def _month_day(match: re.Match[str], now: datetime) -> Meaning | None:
    month, day = number(match["month"]), number(match["day"])
    if not match["sign"] and not match["day"].isdecimal():
        # 八月十五 is the moon's fifteenth to most, and August's to some.
        return which_day()
    return dated(named_year(match["year"], now.date()), month, day, now.date())


@HAN_DAYS.add("今明后去前" + DIGITS + HAN_NUMERALS, f"{YEAR_HAN}?{_MONTH}{_PART}")
def _part_of_named_month(match: re.Match[str], now: datetime) -> Meaning:
    months = _firsts(match, now.date())
    return Days(tuple(_part_of_month(first, match["part"]) for first in months)) if months else no_such_day()


@HAN_DAYS.add(
    "今明后去前" + DIGITS + HAN_NUMERALS,
    f"{YEAR_HAN}?{_MONTH}(?!以?内|之内|[0-9{HAN_NUMERALS}])(?P<after>之?后|以后)?",
    sure=False,
)
def _named_month(match: re.Match[str], now: datetime) -> Meaning:
    # 三月后 is "after March" to some and "in three months" to others.
    if match["after"]:
        return which_day()
    months = _firsts(match, now.date())
    return Days(months) if months else no_such_day()


def _firsts(match: re.Match[str], today: date) -> tuple[date, ...]:
    year, month = named_year(match["year"], today), number(match["month"])
    if not month or month > 12:
        return ()
    return (date(year, month, 1),) if year else years_around(today, month, 1)


@HAN_DAYS.add(
    DIGITS + HAN_NUMERALS,
    f"(?P<day>{NUMERAL}) ?(?:号(?![楼线店门机院仓柜桌厂库电字色井]|[a-z])|日(?![游间元均常报程历本]))",
)
def _day_of_month(match: re.Match[str], now: datetime) -> Meaning:
    found = days_numbered(now.date(), number(match["day"]) or 0)
    return Days(found) if found else no_such_day()
