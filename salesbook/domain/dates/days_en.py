"""Days in English and in figures: next Wednesday, end of month, 5 Dec, 2026-12-05, 12/5."""

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
from salesbook.domain.dates.shapes import DIGITS, Days, Meaning, Shapes, dated, no_such_day, which_day
from salesbook.domain.months import add_months, month_end

LATIN_DAYS = Shapes()

WEEKDAY = (
    "(?:mon(?:day)?|tue(?:s(?:day)?)?|wed(?:s|nesday)?|thu(?:r(?:s(?:day)?)?)?|fri(?:day)?|sat(?:urday)?|sun(?:day)?)"
)
MONTH = (
    "(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    "|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
ORDINAL = "(?P<day>[0-9]{1,2})(?:st|nd|rd|th)"
_MONTH_STARTS = "jfmasond"
_SHIFT = "(?:(?P<shift>next|this|last|past) )"
_STEPS = {"next": 1, "this": 0, "current": 0, "last": -1, "past": -1}


def weekday_number(name: str) -> int:
    """Return 0 for Monday and its short forms, to 6 for Sunday."""
    return WEEKDAYS.index(name[:3])


def month_number(name: str) -> int:
    """Return 1 for January and its short forms, to 12 for December."""
    return MONTHS.index(name[:3]) + 1


_OFFS = {
    "today": 0,
    "tonight": 0,
    "this": 0,
    "eod": 0,
    "cob": 0,
    "tomorrow": 1,
    "tmr": 1,
    "tmrw": 1,
    "yesterday": -1,
    "last": -1,
}


@LATIN_DAYS.add(
    "telcy",
    "today|(?=tonight)|tomorrow|tmrw?|yesterday|eod|cob|this(?= (?:morning|afternoon|evening))|last(?= night)",
)
def _near_day(match: re.Match[str], now: datetime) -> Meaning:
    return Days((now.date() + timedelta(days=_OFFS[match[0] or "tonight"]),))


@LATIN_DAYS.add("td", "(?:the )?day (?P<side>after tomorrow|before yesterday)")
def _second_day(match: re.Match[str], now: datetime) -> Meaning:
    return Days((now.date() + timedelta(days=2 if match["side"].startswith("after") else -2),))


def _weekday(match: re.Match[str], now: datetime) -> Meaning:
    today, weekday = now.date(), weekday_number(match["name"])
    shift = match["shift"]
    if shift and shift in _STEPS:
        return Days((monday(today, _STEPS[shift]) + timedelta(days=weekday),), weekday=weekday)
    gone, coming = weekdays_beside(today, weekday)
    return Days((coming,) if shift else (gone, coming), weekday=weekday)


LATIN_DAYS.add("ntlpc", f"(?P<shift>next|this coming|this|last|past|coming) (?P<name>{WEEKDAY})")(_weekday)
LATIN_DAYS.add("mtwfs", "(?P<shift>)(?P<name>(?:mon|tues|wednes|thurs|fri|satur|sun)day)")(_weekday)
# "We sat", "the sun", "they wed": short names alone are for after a mark only.
LATIN_DAYS.add("mtwfs", f"(?P<shift>)(?P<name>{WEEKDAY})\\.?", sure=False)(_weekday)


@LATIN_DAYS.add("ntw", "(?:the |this |next )?weekend")
def _weekend(match: re.Match[str], now: datetime) -> Meaning:
    today = now.date()
    saturday = monday(today) + timedelta(days=5)
    if match[0].startswith("next"):
        return Days((saturday + timedelta(days=7),))
    if today >= saturday:
        return Days((saturday, saturday + timedelta(days=1)))
    return Days((saturday - timedelta(days=7), saturday))


@LATIN_DAYS.add("l", "last weekend")
def _past_weekend(_match: re.Match[str], now: datetime) -> Meaning:
    return Days((monday(now.date(), -1) + timedelta(days=5),))


_UNIT = "(?P<unit>week|month|quarter|year)"


def _period(unit: str, today: date, steps: int) -> tuple[date, date]:
    """Return the first and the last day of a period; a week ends with its Friday where work ends."""
    if unit == "week":
        first = monday(today, steps)
        return first, first + timedelta(days=4)
    if unit == "month":
        first = first_of_month(today, steps)
        return first, month_end(first)
    if unit == "quarter":
        first = first_of_quarter(today, steps)
        return first, month_end(add_months(first, 2))
    return date(today.year + steps, 1, 1), date(today.year + steps, 12, 31)


@LATIN_DAYS.add("ntlw", f"(?P<within>within )?(?:the )?{_SHIFT}{_UNIT}|(?:the )?week after next")
def _whole_period(match: re.Match[str], now: datetime) -> Meaning:
    if not match["unit"]:
        return Days((monday(now.date(), 2),))
    steps = _STEPS[match["shift"]]
    first, last = _period(match["unit"], now.date(), steps)
    if match["within"]:
        return (
            Days((max(last, min(now.date(), last + timedelta(days=2))),)) if match["unit"] == "week" else Days((last,))
        )
    return Days((first,)) if steps else which_day()


@LATIN_DAYS.add(
    "bsemt",
    "(?:the )?(?P<part>beginning|start|early|end|middle|mid)[ -](?:of )?(?:the )?"
    f"(?:(?P<shift>next|this|current|last) )?(?:{_UNIT}|(?P<month>{MONTH})(?: (?P<year>[0-9]{{4}}))?)",
)
def _part_of_period(match: re.Match[str], now: datetime) -> Meaning | None:
    today, part = now.date(), match["part"]
    if match["month"]:
        month = month_number(match["month"])
        years = (int(match["year"]),) if match["year"] else range(today.year - 1, today.year + 2)
        return Days(tuple(_part(date(year, month, 1), month_end(date(year, month, 1)), part) for year in years))
    if part.startswith("mid") and match["unit"] != "month":
        return None
    if match["shift"]:
        first, last = _period(match["unit"], today, _STEPS[match["shift"]])
        return Days((_part(first, last, part),))
    return _around(match["unit"], part, today)


def _around(unit: str, part: str, today: date) -> Meaning:
    return Days(tuple(_part(*_period(unit, today, steps), part) for steps in (-1, 0, 1)))


def _part(first: date, last: date, part: str) -> date:
    if part == "end":
        return last
    return first.replace(day=15) if part.startswith("mid") else first


@LATIN_DAYS.add("emywq", "eo(?P<short>[wmqy])|(?P<unit>month|quarter|year)(?:'s)?[ -]end")
def _short_end(match: re.Match[str], now: datetime) -> Meaning:
    units = {"w": "week", "m": "month", "q": "quarter", "y": "year"}
    return _around(match["unit"] or units[match["short"]], "end", now.date())


_YEAR = r"(?:,? (?P<year>(?:19|20)[0-9]{2}))?(?![0-9:])"


def _month_day(match: re.Match[str], now: datetime) -> Meaning:
    year = int(match["year"]) if match["year"] else None
    return dated(year, month_number(match["month"]), int(match["day"]), now.date())


LATIN_DAYS.add(
    DIGITS + "t", rf"(?:the )?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)?[ -]?(?P<month>{MONTH})\.?{_YEAR}"
)(_month_day)
LATIN_DAYS.add(_MONTH_STARTS, rf"(?P<month>{MONTH})\.?[ -]?(?:the )?(?P<day>[0-9]{{1,2}})(?:st|nd|rd|th)?{_YEAR}")(
    _month_day
)


@LATIN_DAYS.add(_MONTH_STARTS, f"(?P<month>{MONTH})(?: (?P<year>20[0-9]{{2}}))?", sure=False)
def _month(match: re.Match[str], now: datetime) -> Meaning | None:
    # "May call back" and "march on" are no months: those two need a year, or "in" or "by" before them.
    doubtful = match["month"] in ("may", "march", "mar") and not match["year"]
    if doubtful and not match.string[max(0, match.start() - 8) : match.start()].endswith(
        ("in ", "by ", "until ", "till ", "before ")
    ):
        return None
    month = month_number(match["month"])
    if match["year"]:
        return Days((date(int(match["year"]), month, 1),))
    return Days(years_around(now.date(), month, 1))


def _numbered(match: re.Match[str], now: datetime) -> Meaning:
    today, day = now.date(), int(match["day"])
    if match["shift"]:
        first = first_of_month(today, _STEPS[match["shift"]])
        return Days((first.replace(day=day),)) if 1 <= day <= month_end(first).day else no_such_day()
    found = days_numbered(today, day)
    return Days(found) if found else no_such_day()


LATIN_DAYS.add(DIGITS + "t", f"(?:the )?{ORDINAL}(?: of)? (?:the )?{_SHIFT}month")(_numbered)
LATIN_DAYS.add("ntl", f"{_SHIFT}month(?:,? on)? the {ORDINAL}")(_numbered)
LATIN_DAYS.add("t", rf"(?P<shift>)the {ORDINAL}(?= ?(?:$|[,.;:!?，。；)]))")(_numbered)
LATIN_DAYS.add(DIGITS + "t", f"(?P<shift>)(?:the )?{ORDINAL}", sure=False)(_numbered)


def _figures(match: re.Match[str], now: datetime) -> Meaning:
    year = match["year"]
    return dated(
        int(year) + 2000 * (len(year) == 2) if year else None,
        int(match["month"]),
        int(match["day"]),
        now.date(),
    )


LATIN_DAYS.add(DIGITS, "(?P<year>[0-9]{4})(?P<sep>[-/.])(?P<month>[0-9]{1,2})(?P=sep)(?P<day>[0-9]{1,2})(?![0-9])")(
    _figures
)
LATIN_DAYS.add(DIGITS, "(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})(?![0-9.,])", sure=False)(
    _figures
)


# 1/2 箱, 3-5 days and 3.5万 count things.
_NO_QUANTITY = (
    "(?! ?(?:[%天日周个月年小万千百亿元块折成箱件台套人次倍吨斤公]|days?|weeks?|months?|hours?|k|m|kg)(?![a-z]))"
)


@LATIN_DAYS.add(
    DIGITS,
    "(?P<month>[0-9]{1,2})/(?P<day>[0-9]{1,2})(?:/(?P<year>20[0-9]{2}|[0-9]{2}))?"
    f"(?:[号日]|(?![0-9/.]){_NO_QUANTITY})",
    sure=False,
)
def _slashed(match: re.Match[str], now: datetime) -> Meaning:
    # Month first, as in 12/5; only where that cannot be is it the day: 25/12.
    month, day = int(match["month"]), int(match["day"])
    if month > 12 >= day:
        month, day = day, month
    year = match["year"]
    return dated(int(year) % 2000 + 2000 if year else None, month, day, now.date())


LATIN_DAYS.add(
    DIGITS,
    "(?P<year>)(?P<month>0?[1-9]|1[0-2])[-.](?P<day>0?[1-9]|[12][0-9]|3[01])"
    f"(?:[号日]|(?= |$|[,;:，。；]){_NO_QUANTITY})",
    sure=False,
)(_figures)
