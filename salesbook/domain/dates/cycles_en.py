"""Recurrences in English: every Monday, weekly, every 2 weeks, every month on the 10th."""

import re
from datetime import datetime

from salesbook.domain.dates.cycles import (
    LAST_DAY,
    daily,
    monthly,
    monthly_weekday,
    quarterly,
    weekly,
    yearly,
    yearly_on,
)
from salesbook.domain.dates.days_en import MONTH, ORDINAL, WEEKDAY, month_number, weekday_number
from salesbook.domain.dates.glyphs import COUNT, number
from salesbook.domain.dates.shapes import DIGITS, Cycle, Meaning, Shapes, no_such_day, which_day

LATIN_CYCLES = Shapes()

_EVERY = "(?:every|each)"
_WEEKDAYS = f"{WEEKDAY}s?(?:(?:, ?| and |, and | & |/){WEEKDAY}s?)*"
_ADVERBS = {
    "daily": (1, "day"),
    "weekly": (1, "week"),
    "fortnightly": (2, "week"),
    "biweekly": (2, "week"),
    "monthly": (1, "month"),
    "quarterly": (1, "quarter"),
    "yearly": (1, "year"),
    "annually": (1, "year"),
}


def _weekdays(listed: str | None) -> list[int]:
    return [weekday_number(name) for name in re.findall(WEEKDAY, listed or "")]


_ON_MONTH_DAY = (
    f"(?P<month>{MONTH}) (?:the )?(?P<date>[0-9]{{1,2}})(?:st|nd|rd|th)?"
    f"|(?:the )?(?P<date2>[0-9]{{1,2}})(?:st|nd|rd|th)?(?: of)? (?P<month2>{MONTH})"
)


_ORDINALS = f"{ORDINAL}(?:(?:, ?| and (?:the )?)[0-9]{{1,2}}(?:st|nd|rd|th))*"


@LATIN_CYCLES.add(
    "edwfbmqyao",
    f"(?:{_EVERY} (?:(?P<count>other|second|{COUNT}) )?(?P<unit>day|week|month|quarter|year)s?"
    f"|(?P<adverb>{'|'.join(_ADVERBS)})|once (?:a|every|each|per) (?P<once>day|week|month|quarter|year))"
    f"(?:,? (?:on )?(?P<days>{_WEEKDAYS})|,? on the (?P<numbers>{_ORDINALS})"
    f"|,? on (?P<dated>{_ON_MONTH_DAY})|,? (?P<end>(?:at |on )?(?:the )?(?:end|last day)))?",
)
def _units(match: re.Match[str], now: datetime) -> Meaning | None:
    count, unit = _ADVERBS.get(match["adverb"] or "", (1, match["unit"] or match["once"]))
    if match["count"]:
        count = 2 if match["count"] in ("other", "second") else number(match["count"]) or 0
    if not count:
        return no_such_day()
    try:
        return _cycle(match, now, unit, count)
    except ValueError:
        return no_such_day()


def _cycle(match: re.Match[str], now: datetime, unit: str, count: int) -> Cycle | None:
    today = now.date()
    if match["dated"]:
        month = month_number(match["month"] or match["month2"])
        return yearly_on(today, month, int(match["date"] or match["date2"]), count) if unit == "year" else None
    if match["numbers"]:
        numbers = [int(day) for day in re.findall("[0-9]+", match["numbers"])]
        return monthly(today, numbers, count) if unit == "month" else None
    if match["end"]:
        return monthly(today, [LAST_DAY], count) if unit == "month" else None
    if match["days"]:
        return weekly(today, _weekdays(match["days"]), count) if unit == "week" else None
    if unit == "day":
        return daily(today, count)
    if unit == "week":
        return weekly(today, count=count)
    if unit == "year":
        return yearly(today, count)
    return monthly(today, count=3 * count if unit == "quarter" else count)


@LATIN_CYCLES.add("ew", f"{_EVERY} (?:week|work|working|business) ?days?|weekdays")
def _workdays(_match: re.Match[str], now: datetime) -> Meaning:
    return weekly(now.date(), range(5))


@LATIN_CYCLES.add("ew", f"{_EVERY} weekend|weekends")
def _weekends(_match: re.Match[str], now: datetime) -> Meaning:
    return weekly(now.date(), [5])


@LATIN_CYCLES.add("e", f"{_EVERY} (?P<other>other |second )?(?P<days>{_WEEKDAYS})")
def _named(match: re.Match[str], now: datetime) -> Meaning:
    return weekly(now.date(), _weekdays(match["days"]), 2 if match["other"] else 1)


_PLURAL = "(?:mon|tues|wednes|thurs|fri|satur|sun)days"


@LATIN_CYCLES.add(
    "mtwfs",
    f"(?P<days>{_PLURAL}(?:(?: and |, ?){_PLURAL})*)",
    sure=False,
)
def _plural(match: re.Match[str], now: datetime) -> Meaning:
    return weekly(now.date(), _weekdays(match["days"]))


@LATIN_CYCLES.add(
    "te" + DIGITS,
    f"(?:the )?{ORDINAL} of {_EVERY} month"
    f"|{_EVERY} (?P<bare>[0-9]{{1,2}})(?:st|nd|rd|th)(?: of (?:the|each|every) month)?",
)
def _numbered(match: re.Match[str], now: datetime) -> Meaning:
    try:
        return monthly(now.date(), [int(match["day"] or match["bare"])])
    except ValueError:
        return no_such_day()


@LATIN_CYCLES.add(
    "tel",
    f"(?:the )?(?:end|last day) of {_EVERY} (?P<unit>month|quarter|year)"
    f"|{_EVERY} (?P<unit2>month|quarter|year)(?:'s)?[ -]end",
)
def _ends(match: re.Match[str], now: datetime) -> Meaning:
    unit, today = match["unit"] or match["unit2"], now.date()
    if unit == "quarter":
        return quarterly(today, end=True)
    return monthly(today, [LAST_DAY]) if unit == "month" else yearly_on(today, 12, 31)


_WHICH = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": LAST_DAY,
}
_PLACE = f"(?P<which>{'|'.join(_WHICH)}) (?P<day>{WEEKDAY})"


@LATIN_CYCLES.add(
    "tefsl" + DIGITS,
    f"(?:the )?{_PLACE} of {_EVERY} month|{_EVERY} {_PLACE.replace('>', '2>')} of the month",
)
def _nth_weekday(match: re.Match[str], now: datetime) -> Meaning:
    which = _WHICH[match["which"] or match["which2"]]
    return monthly_weekday(now.date(), which, weekday_number(match["day"] or match["day2"]))


@LATIN_CYCLES.add("e", f"{_EVERY} (?:{_ON_MONTH_DAY})")
def _anniversary(match: re.Match[str], now: datetime) -> Meaning:
    try:
        return yearly_on(
            now.date(), month_number(match["month"] or match["month2"]), int(match["date"] or match["date2"])
        )
    except ValueError:
        return no_such_day()


@LATIN_CYCLES.add("tsf", "(?:twice|three times|several times|four times) (?:a|per|every|each) (?:day|week|month|year)")
def _often(_match: re.Match[str], _now: datetime) -> Meaning:
    return which_day()
