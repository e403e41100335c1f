"""The dates in a line: what stands after > and !, and after <.

The grammar of dates is imported when the first date is read: many a line has none, and shall not pay for it.
"""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING, NamedTuple

from salesbook.locale import _

if TYPE_CHECKING:
    from datetime import date

    from salesbook.domain.dates import When

_NOON = time(12)
_BLANK = " \t\u3000"
_AROUND_WHAT = _BLANK + ",，、:：;；-"
_AT_THE_END = _BLANK + ".。!！,，"
_LONGEST_TASK = 500


class Dated(NamedTuple):
    """A text with its date taken out.

    Attributes:
        on: the (first) day.
        time: the time, if one is said.
        every: the recurrence as an RRULE value.
        what: the text without the phrase.
        head: the offset in the text behind the phrase.
    """

    on: date
    time: time | None
    every: str | None
    what: str
    head: int


class Happened(NamedTuple):
    """When something happened, and the offset behind the phrase that says so."""

    at: datetime
    head: int


class Undated(NamedTuple):
    """A text whose date can't be read, with a translated sentence that says what to do."""

    hint: str


def task(text: str) -> str:
    """Return what is to be done: `text` without the white space and commas around it."""
    return text.strip(_AROUND_WHAT)


def is_over(when: When, now: datetime) -> bool:
    """Tell whether a day, or a minute of today, has gone by."""
    if when.on != now.date() or when.time is None:
        return when.on < now.date()
    return when.time < time(now.hour, now.minute)


def split_dated(text: str, now: datetime) -> Dated | Undated | None:
    """Return the date to come that `text` begins or ends with, and the rest; None if there is none.

    What ends a text must be as sure as in a note, since something else was said first.
    """
    from salesbook.domain.dates import Direction, Unresolved, find_all, read

    start, when = 0, read(text, now, Direction.FUTURE)
    if isinstance(when, Unresolved):
        return Undated(when.hint)
    if when is None and len(text) <= _LONGEST_TASK:
        found = list(find_all(text, now, Direction.FUTURE))
        start, when = found[-1] if found else (0, None)
    if when is None or (start and text[start + when.length :].strip(_AT_THE_END)):
        return None
    if is_over(when, now):
        return Undated(_("That is over already; name a day to come, or write < for when it happened."))
    head = start + when.length
    return Dated(when.on, when.time, when.every, task(text[:start] + text[head:]), head)


def happened(text: str, now: datetime) -> Happened | Undated:
    """Return when the phrase at the beginning of `text` was; a day without a time stands for its noon."""
    from salesbook.domain.dates import Direction, Unresolved, read

    when = read(text, now, Direction.PAST)
    if isinstance(when, Unresolved):
        return Undated(when.hint)
    if when is None or when.every:
        return Undated(_("When was it? Write it like <昨天下午 or <mon 3pm."))
    minute = now.replace(second=0, microsecond=0)
    if when.on == now.date() and when.time is None:
        return Happened(minute, when.length)
    # Combined afresh, so that the offset is the one of that day: summer time may have begun since.
    at = datetime.combine(when.on, when.time or _NOON, tzinfo=now.tzinfo)
    if at > minute:
        return Undated(_("That is still to come; < says when it happened, > when to get in touch again."))
    return Happened(at, when.length)
