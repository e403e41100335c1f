"""Reads a date phrase at the beginning of a text, or the first sure one anywhere in it.

A phrase is a day, a time, both in either order, or a recurrence, with the small words around them: "by Friday
3pm", 周五下午3点前. Of all shapes that fit, the longest wins.
"""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from functools import lru_cache
from typing import NamedTuple

from salesbook.domain.dates.clock import CLOCK
from salesbook.domain.dates.cycles_en import LATIN_CYCLES
from salesbook.domain.dates.cycles_zh import HAN_CYCLES
from salesbook.domain.dates.days_en import LATIN_DAYS
from salesbook.domain.dates.days_zh import HAN_DAYS
from salesbook.domain.dates.feasts import FEASTS
from salesbook.domain.dates.glyphs import plain
from salesbook.domain.dates.lunar_days import LUNAR_DAYS
from salesbook.domain.dates.model import Direction, Unresolved, When
from salesbook.domain.dates.offsets import OFFSETS
from salesbook.domain.dates.shapes import (
    Clock,
    Cycle,
    Days,
    Meaning,
    Moment,
    Shapes,
    Vague,
    no_such_day,
    weekday_disagrees,
    which_day,
)
from salesbook.domain.dates.vague import VAGUE

LONGEST = 100
"""No date phrase is longer than this many characters."""

_DAY_TABLES = (HAN_CYCLES, LATIN_CYCLES, HAN_DAYS, LATIN_DAYS, LUNAR_DAYS, FEASTS, OFFSETS, VAGUE)

_BEFORE = ("on", "by", "before", "at", "around", "about", "until", "till", "due", "from", "starting", "in")
_BEFORE_HAN = ("在", "于", "到", "从")
_AFTER = "after"
_BEFORE_TIME = ("at ", "around ", "about ", "by ", "after ", "before ", "from ")
_DEADLINE = ("之前", "以前", "之内", "以内", "前后", "左右", "那天", "当天", "前", "内", "止")
_FOLLOWED = ("之后", "以后", "过后", "后")
# With these behind it, 前, 内 or 后 begins another word: 周五前往, 今天后面.
_OTHER_WORD = {"前": "台往来去期面景天两三几", "内": "部容存", "后": "天面台勤续备期来悔门"}

_Dated = Days | Moment | Cycle


class _Piece(NamedTuple):
    """One shape found: what it means, where it ends, whether a note may hold it."""

    meaning: Meaning
    end: int
    sure: bool


class _Phrase(NamedTuple):
    """A whole phrase: a day or a time or both, or the question it leaves open."""

    day: _Dated | None
    clock: Clock | None
    open: Vague | None
    end: int
    sure: bool


def read(text: str, now: datetime, direction: Direction) -> When | Unresolved | None:
    """Return the longest date phrase at the very beginning of `text`.

    Args:
        text: what follows the mark; case, width and traditional characters don't matter.
        now: the clock of the person who speaks.
        direction: which way a phrase is read that does not say it itself. 昨天 is yesterday in both; whether
            the past is welcome is for the caller to judge.

    Returns:
        The phrase, `Unresolved` for words that look like a date and name no day, None where no date begins.
    """
    phrase = _phrase_at(plain(text[:LONGEST]), 0, now)
    if phrase is None:
        return None
    found = _resolved(phrase, 0, now, direction)
    return Unresolved(found.hint, phrase.end) if isinstance(found, Vague) else found


def find(text: str, now: datetime, direction: Direction) -> tuple[int, When] | None:
    """Return where the first sure phrase of `find_all` begins, and the phrase; None where there is none."""
    return next(find_all(text, now, direction), None)


def find_all(text: str, now: datetime, direction: Direction) -> Iterator[tuple[int, When]]:
    """Yield each phrase in the middle of a note that can hardly be anything but a date, and where it begins.

    Bare figures (12/5, 3.5), lone month names, short weekday names ("sun", "sat"), bare points (3点) and mere
    frequencies (每周, monthly) are passed over, and so is a time without a day that is not today's any more.
    """
    spelled, start = plain(text), 0
    while candidate := _candidates().search(spelled, start):
        start = candidate.start()
        phrase = _phrase_at(spelled, start, now)
        if phrase is None:
            start += 1
            continue
        found = _resolved(phrase, start, now, direction) if phrase.sure else None
        if isinstance(found, When) and (phrase.day or found.on == now.date()):
            yield start, found
        start = max(phrase.end, start + 1)


@lru_cache(maxsize=1)
def _candidates() -> re.Pattern[str]:
    """Return the pattern of places where a phrase can begin: never inside a word, a number or a price."""
    firsts = {first for table in (*_DAY_TABLES, CLOCK) for first in table.by_first} | set("在于到从obau")
    latin = "".join(sorted(first for first in firsts if first.isascii() and first.isalpha()))
    other = "".join(sorted(first for first in firsts if not first.isascii()))
    return re.compile(f"(?<![a-z0-9'-])[{latin}]|(?<![0-9a-z.,:/$¥%#+-])[0-9]|[{other}]")


def _pieces(tables: tuple[Shapes, ...], text: str, start: int, now: datetime) -> Iterator[_Piece]:
    """Yield the meanings of the shapes that begin at `start`, the longest and surest first."""
    matches = [
        (found.end(), shape.sure, found, shape) for table in tables for found, shape in table.matches(text, start)
    ]
    matches.sort(key=lambda match: match[:2], reverse=True)
    for end, sure, found, shape in matches:
        try:
            meaning = shape.resolve(found, now)
        except (OverflowError, ValueError):
            # Beyond the year 9999, or before the first.
            meaning = no_such_day()
        if meaning is not None:
            yield _Piece(meaning, end, sure and not (isinstance(meaning, Clock | Cycle) and not meaning.sure))


def _day_at(text: str, start: int, now: datetime) -> _Piece | None:
    return next(_pieces(_DAY_TABLES, text, start, now), None)


def _clock_at(text: str, start: int, now: datetime) -> _Piece | None:
    return next(_pieces((CLOCK,), text, start, now), None)


def _phrase_at(text: str, start: int, now: datetime) -> _Phrase | None:
    phrase = _core(text, start, now, after=False)
    before = _word_before(text, start)
    if before > start:
        behind = _core(text, before, now, after=text.startswith(_AFTER, start))
        if behind and (phrase is None or behind.end > phrase.end):
            phrase = behind
    return _with_tail(text, phrase) if phrase else None


def _word_before(text: str, start: int) -> int:
    """Return where the phrase itself begins behind "on", "by", 到; `start` where there is no such word."""
    if text.startswith(_BEFORE_HAN, start):
        return start + 1
    for word in (*_BEFORE, _AFTER):
        if text.startswith(word + " ", start):
            return _gap(text, start + len(word), "")
    return start


def _gap(text: str, end: int, marks: str) -> int:
    """Return where the text goes on behind `end` and at most one of `marks`, with a space on either side."""
    end += text.startswith(" ", end)
    end += text[end : end + 1] in marks and end < len(text)
    return end + text.startswith(" ", end)


def _core(text: str, start: int, now: datetime, *, after: bool) -> _Phrase | None:
    day, clock = _day_at(text, start, now), _clock_at(text, start, now)
    if day and clock and clock.end > day.end:
        day = None
    if day and isinstance(day.meaning, Days | Cycle):
        day = _with_weekday(text, day, now)
        clock = _clock_behind(text, day.end, now)
    elif day:
        clock = None
    elif clock and isinstance(clock.meaning, Clock):
        day = _day_behind(text, clock.end, now)
    return _joined(day, clock, after=after) if day or clock else None


def _clock_behind(text: str, end: int, now: datetime) -> _Piece | None:
    """Return the time that follows a day, be it "Friday at 5", where "at" tells it, or "Friday after 5pm"."""
    start = _gap(text, end, ",的")
    if clock := _clock_at(text, start, now):
        return clock
    if text.startswith("t", end):
        # The time of an ISO instant: 2026-12-05T15:30.
        return _clock_at(text, end + 1, now)
    word = next((word for word in _BEFORE_TIME if text.startswith(word, start)), None)
    return _clock_at(text, start + len(word), now) if word else None


def _day_behind(text: str, end: int, now: datetime) -> _Piece | None:
    start = _gap(text, end, ",的")
    day = _day_at(text, start + 3 * text.startswith("on ", start), now)
    return day if day and isinstance(day.meaning, Days | Cycle) else None


def _joined(day: _Piece | None, clock: _Piece | None, *, after: bool) -> _Phrase:
    end = max(piece.end for piece in (day, clock) if piece)
    sure = any(piece.sure for piece in (day, clock) if piece)
    question = next((p.meaning for p in (day, clock) if p and isinstance(p.meaning, Vague)), None)
    if question is None and after and day and not clock:
        question = which_day()
    return _Phrase(
        day.meaning if day and isinstance(day.meaning, _Dated) else None,
        clock.meaning if clock and isinstance(clock.meaning, Clock) else None,
        question,
        end,
        sure,
    )


def _with_weekday(text: str, day: _Piece, now: datetime) -> _Piece:
    """Return a day with the other way of naming it that may stand beside it: Fri 5 Dec, 12月5日(周六)."""
    if not isinstance(day.meaning, Days) or not (day.meaning.checkable or day.meaning.weekday is not None):
        return day
    other = _day_at(text, _gap(text, day.end, ",("), now)
    if other is None or not isinstance(other.meaning, Days):
        return day
    named, dated = (day.meaning, other.meaning) if other.meaning.checkable else (other.meaning, day.meaning)
    if named.weekday is None or not dated.checkable:
        return day
    # Whether they agree shows when the direction has picked the year.
    both = dated._replace(weekday=named.weekday)
    return _Piece(both, other.end + text.startswith(")", other.end), day.sure or other.sure)


def _with_tail(text: str, phrase: _Phrase) -> _Phrase:
    """Return the phrase with the 前, 之内 or 后 behind it; 周五后 is a question, 3点后 a time."""
    if end := _tail(text, phrase.end, _DEADLINE):
        return phrase._replace(end=end)
    if end := _tail(text, phrase.end, _FOLLOWED):
        leaves_open = isinstance(phrase.day, Days) and phrase.day.after and not phrase.clock
        return phrase._replace(end=end, open=phrase.open or (which_day() if leaves_open else None))
    return phrase


def _tail(text: str, start: int, words: tuple[str, ...]) -> int:
    """Return the end of the first of the words that stands at `start`, 0 if none does."""
    word = next((word for word in words if text.startswith(word, start)), "")
    end = start + len(word)
    return 0 if not word or text[end : end + 1] in tuple(_OTHER_WORD.get(word, "")) else end


def _resolved(phrase: _Phrase, start: int, now: datetime, direction: Direction) -> When | Vague:
    if phrase.open:
        return phrase.open
    length = phrase.end - start
    try:
        if isinstance(phrase.day, Moment):
            return When(phrase.day.at.date(), _minute(phrase.day.at), None, length)
        if isinstance(phrase.day, Cycle):
            return When(phrase.day.first, phrase.clock.at if phrase.clock else None, phrase.day.every, length)
        return _on_a_day(phrase.day, phrase.clock, length, now, direction)
    except OverflowError:
        return no_such_day()


def _on_a_day(days: Days | None, clock: Clock | None, length: int, now: datetime, direction: Direction) -> When | Vague:
    today = now.date()
    dates = days.dates if days else (today - timedelta(days=1), today, today + timedelta(days=1))
    day = _pick(dates, clock, now, direction)
    if days and days.checkable and days.weekday not in (None, day.weekday()):
        return weekday_disagrees()
    if clock is None:
        return When(day, None, None, length)
    at = _hour_for(clock, day, now, direction)
    return When(day + timedelta(days=clock.next_day), at, None, length)


def _pick(dates: tuple[date, ...], clock: Clock | None, now: datetime, direction: Direction) -> date:
    """Return the nearest of the dates that lies on the wanted side of now; today lies on both."""
    today, minute = now.date(), _minute(now)
    if direction is Direction.FUTURE:
        over = clock is not None and not clock.next_day and clock.closes < minute
        return next((day for day in dates if day > today or (day == today and not over)), dates[-1])
    begun = clock is None or (not clock.next_day and clock.opens <= minute)
    return next((day for day in reversed(dates) if day < today or (day == today and begun)), dates[0])


def _hour_for(clock: Clock, day: date, now: datetime, direction: Direction) -> time | None:
    """Return the time itself; of a part of today that is under way, what can still or already be meant."""
    minute = _minute(now)
    if clock.opens == clock.closes or day != now.date() or not clock.opens <= minute <= clock.closes:
        return clock.at
    if direction is Direction.FUTURE:
        return clock.at if clock.at >= minute else None
    return min(clock.at, minute)


def _minute(at: datetime) -> time:
    return time(at.hour, at.minute)
