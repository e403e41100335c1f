"""Times of day: 下午3点半, 15:30, 3pm, noon, this morning."""

import re
from datetime import datetime, time

from salesbook.domain.dates.glyphs import number
from salesbook.domain.dates.shapes import DIGITS, Clock, Meaning, Shapes, no_such_time

CLOCK = Shapes()

# A part of the day: its first minute, the hour that stands for it, its last minute.
_PARTS = {
    "dawn": (time(0), time(5), time(6)),
    "morning": (time(5), time(9), time(12)),
    "forenoon": (time(8), time(10), time(12)),
    "noon": (time(11), time(12), time(14)),
    "afternoon": (time(12), time(15), time(18)),
    "dusk": (time(17), time(18), time(19)),
    "evening": (time(18), time(20), time(23, 59)),
}
_WORDS = {
    "凌晨": "dawn",
    "清晨": "morning",
    "清早": "morning",
    "一早": "morning",
    "大清早": "morning",
    "早晨": "morning",
    "早上": "morning",
    "早": "morning",
    "晨": "morning",
    "上午": "forenoon",
    "中午": "noon",
    "正午": "noon",
    "午间": "noon",
    "下午": "afternoon",
    "午后": "afternoon",
    "傍晚": "dusk",
    "黄昏": "dusk",
    "晚上": "evening",
    "晚间": "evening",
    "夜里": "evening",
    "夜间": "evening",
    "深夜": "evening",
    "半夜": "evening",
    "晚": "evening",
    "夜": "evening",
    "morning": "morning",
    "lunchtime": "noon",
    "afternoon": "afternoon",
    "evening": "evening",
    "night": "evening",
    "tonight": "evening",
}
_HAN_PART = (
    "(?P<part>凌晨|清晨|大?清早|一早|早晨|早上|上午|中午|正午|午间|下午(?!茶)|午后|傍晚|黄昏|晚上|晚间|夜里|夜间|深夜|半夜"
    "|晨|夜|早(?![就会已些在先市日]|一?点)|晚(?![了到些于会报餐饭年]|一?点))"
)
_HAN_STARTS = "凌清大一早上中正午下傍黄晚夜深半晨"
_LATIN_PART = "(?P<part>morning|lunchtime|afternoon|evening|night|tonight)"
_HALF_DAY = r"(?P<meridiem>[ap])(?:m|\.m\.?)"
_HAN_HOUR = "(?P<hour>[0-9]{1,2}|[零一二两三四五六七八九十廿]{1,3})"
_HAN_MINUTE = "零?[一二三四五六七八九十]{2,3}|零[一二三四五六七八九]|十"
_NO_OCLOCK = "(?!点|建议|意见|要求|问题|想法|内容|好处|原因|说明|评|心)"
_MEASURE = "[0-9号个箱件人台套万元楼吨公层米盒包桶斤折]"


def placed(hour: int, minute: int, part: str | None) -> Meaning:
    """Return the time that `hour` means in a part of the day, or as it stands."""
    next_day = False
    late = part in ("evening", "dusk")
    if (late and hour in (0, 12, 24)) or (part is None and hour == 24 and not minute):
        hour, next_day = 0, True
    elif late and hour <= 3:
        next_day = True
    elif (part == "noon" and hour <= 3) or (part in ("afternoon", "evening", "dusk") and hour < 12):
        hour += 12
    elif part == "dawn" and hour == 12:
        hour = 0
    elif part in ("dawn", "morning", "forenoon") and hour > 12:
        return no_such_time()
    if hour > 23 or minute > 59:
        return no_such_time()
    at = time(hour, minute)
    return Clock(at, at, at, next_day)


def _by_day(hour: int) -> int:
    """Return the hour of a time said without its part of the day: 1 to 6 are in the afternoon.

    Nobody rings a customer at three in the morning: who does writes 凌晨3点, 3am or 03:00.
    """
    return hour + 12 if 1 <= hour <= 6 else hour


def _part_alone(part: str) -> Meaning:
    opens, at, closes = _PARTS[_WORDS[part]]
    return Clock(at, opens, closes, sure=False)


@CLOCK.add(
    _HAN_STARTS + DIGITS + "零一二两三四五六七八九十廿",
    f"(?:{_HAN_PART} ?的?)?{_HAN_HOUR} ?(?:点(?P<bell>钟)?{_NO_OCLOCK}|时(?![候间常段机效代]))"
    "(?:(?P<half>半)|(?P<quarter>[一三13])刻|(?P<whole>整)"
    "|过?零?(?P<minute>[0-9]{1,2}|[零一二三四五六七八九十]{1,3})分"
    f"|过?(?P<bare>[0-9]{{2}}|{_HAN_MINUTE})(?!{_MEASURE}))?",
)
def _han_time(match: re.Match[str], _now: datetime) -> Meaning:
    hour = number(match["hour"])
    minute: int | None = 0
    if match["half"]:
        minute = 30
    elif match["quarter"]:
        minute = 15 * (number(match["quarter"]) or 0)
    elif spoken := match["minute"] or match["bare"]:
        minute = number(spoken.lstrip("零") or "零")
    if hour is None or minute is None:
        return no_such_time()
    part = _WORDS[match["part"]] if match["part"] else None
    found = placed(hour if part else _by_day(hour), minute, part)
    if isinstance(found, Clock) and not (part or match["half"] or match["bell"] or match["whole"] or minute):
        # "3点" alone may be three points as well as three o'clock.
        return found._replace(sure=False)
    return found


@CLOCK.add(_HAN_STARTS, _HAN_PART)
def _han_part(match: re.Match[str], _now: datetime) -> Meaning | None:
    before = match.string[max(0, match.start() - 1) : match.start()]
    if len(match[0]) == 1 and (not before or before not in "今明昨天日末一二三四五六号"):
        return None
    return _part_alone(match["part"])


@CLOCK.add(
    _HAN_STARTS + DIGITS,
    f"(?:{_HAN_PART} ?)?(?P<hour>[0-9]{{1,2}}):(?P<minute>[0-9]{{2}})(?::[0-9]{{2}})?(?: ?{_HALF_DAY})?(?![0-9:])",
)
def _figures(match: re.Match[str], _now: datetime) -> Meaning:
    part = _WORDS[match["part"]] if match["part"] else None
    return _stated(match, part, literal=match["hour"].startswith("0"))


def _stated(match: re.Match[str], part: str | None, *, literal: bool = False) -> Meaning:
    hour, minute = int(match["hour"]), int(match["minute"] or 0)
    if match["meridiem"]:
        if not 1 <= hour <= 12:
            return no_such_time()
        return placed(hour % 12 + (12 if match["meridiem"] == "p" else 0), minute, None)
    return placed(hour if part or literal else _by_day(hour), minute, part)


_LATIN_HOUR = "(?P<hour>[0-9]{1,2})(?::(?P<minute>[0-9]{2}))?"


@CLOCK.add(DIGITS, f"(?P<hour>[0-9]{{1,2}})(?P<minute>) ?{_HALF_DAY}")
def _twelve_hours(match: re.Match[str], _now: datetime) -> Meaning:
    return _stated(match, None)


@CLOCK.add(
    "a" + DIGITS,
    "(?P<hour>[0-9]{1,2}) ?o'?clock|at (?P<at>[0-9]{1,2})(?![0-9:./%,])",
    sure=False,
)
def _oclock(match: re.Match[str], _now: datetime) -> Meaning:
    return placed(_by_day(int(match["hour"] or match["at"])), 0, None)


@CLOCK.add(
    "mlnaeti" + DIGITS,
    f"(?:in the |at )?{_LATIN_PART},? (?:at |around |about )?{_LATIN_HOUR}(?: ?{_HALF_DAY})?(?![0-9:/.%])",
)
def _latin_part_hour(match: re.Match[str], _now: datetime) -> Meaning:
    return _stated(match, _WORDS[match["part"]])


@CLOCK.add(DIGITS, f"{_LATIN_HOUR}(?P<meridiem>)(?: ?o'?clock)? (?:in the|at) {_LATIN_PART}")
def _hour_latin_part(match: re.Match[str], _now: datetime) -> Meaning:
    return _stated(match, _WORDS[match["part"]])


@CLOCK.add("imlaent", f"(?P<lead>in the |at )?{_LATIN_PART}")
def _latin_part(match: re.Match[str], _now: datetime) -> Meaning | None:
    # "Lunch", "evening" alone begin many a sentence; after a day, or as "in the evening", they are a time.
    attached = match.start() and match.string[match.start() - 1] == " "
    return _part_alone(match["part"]) if match["lead"] or attached or match["part"] == "tonight" else None


@CLOCK.add("nm", "noon|midday|midnight")
def _twelve(match: re.Match[str], _now: datetime) -> Meaning:
    return placed(24 if match[0] == "midnight" else 12, 0, None)


_NUMBER_WORDS = "[0-9]{1,2}|one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"


@CLOCK.add("haq", f"(?:half (?P<half>past )|(?:a )?quarter (?:(?P<past>past )|to ))(?P<hour>{_NUMBER_WORDS})")
def _past(match: re.Match[str], _now: datetime) -> Meaning:
    hour = _by_day(number(match["hour"]) or 0)
    if match["half"]:
        return placed(hour, 30, None)
    return placed(hour, 15, None) if match["past"] else placed(_by_day((number(match["hour"]) or 0) - 1), 45, None)
