"""The table of phrase shapes: a pattern each, and what it means on a given day.

A shape is found by its first character and compiled when first tried, and what it means is a named tuple,
which costs an eighth of a dataclass to define: a program that reads one phrase must not pay for the whole
grammar.
"""

import re
from collections.abc import Callable, Iterator
from datetime import date, datetime, time
from typing import NamedTuple

from salesbook.domain.dates.almanac import years_around
from salesbook.locale import _

DIGITS = "0123456789"
HAN_NUMERALS = "零一二两俩三仨四五六七八九十廿卅百"


class Days(NamedTuple):
    """The days a phrase may mean, earliest first; one alone is certain, of several the direction picks.

    Attributes:
        dates: the candidates.
        checkable: the phrase gives day and month, so that a weekday beside it must agree.
        weekday: the weekday that the phrase names, 0 for Monday.
        after: "… 后" said of this needs another date: false for what already counts from now.
    """

    dates: tuple[date, ...]
    checkable: bool = False
    weekday: int | None = None
    after: bool = True


class Moment(NamedTuple):
    """A day and time counted from now."""

    at: datetime


class Cycle(NamedTuple):
    """A recurrence.

    Attributes:
        every: the RRULE value.
        first: its first day.
        sure: it names days (每周一), and is not merely how often something happens (每周, monthly).
    """

    every: str
    first: date
    sure: bool = True


class Clock(NamedTuple):
    """A time of day, exact (opens = at = closes) or a part of the day with an hour that stands for it.

    Attributes:
        at: the time, in whole minutes.
        opens: when the part of the day begins.
        closes: when it ends.
        next_day: the time belongs to the night before it: 今晚12点 is tomorrow 00:00.
        sure: the words can hardly mean anything but a time.
    """

    at: time
    opens: time
    closes: time
    next_day: bool = False
    sure: bool = True


class Vague(NamedTuple):
    """What looks like a date and is none, with the sentence that says what to do."""

    hint: str


Meaning = Days | Moment | Cycle | Clock | Vague
Resolve = Callable[[re.Match[str], datetime], Meaning | None]


class Shape:
    """One pattern and its meaning."""

    __slots__ = ("_compiled", "_pattern", "resolve", "sure")

    def __init__(self, pattern: str, resolve: Resolve, *, sure: bool) -> None:
        self._pattern = pattern
        self._compiled: re.Pattern[str] | None = None
        self.resolve = resolve
        self.sure = sure

    def match(self, text: str, start: int) -> re.Match[str] | None:
        """Return the match that begins exactly at `start` and ends at the end of a word."""
        if self._compiled is None:
            self._compiled = re.compile(self._pattern)
        found = self._compiled.match(text, start)
        return found if found and ends_word(text, found.end()) else None


class Shapes:
    """Shapes by their first character."""

    def __init__(self) -> None:
        self.by_first: dict[str, list[Shape]] = {}

    def add(self, starts: str, pattern: str, *, sure: bool = True) -> Callable[[Resolve], Resolve]:
        """Register a resolver for a pattern.

        Args:
            starts: every character such a phrase can begin with.
            pattern: a regular expression over text in plain spelling (`glyphs.plain`).
            sure: the phrase is safe to find in the middle of a note too.
        """

        def register(resolve: Resolve) -> Resolve:
            shape = Shape(pattern, resolve, sure=sure)
            for first in dict.fromkeys(starts):
                self.by_first.setdefault(first, []).append(shape)
            return resolve

        return register

    def matches(self, text: str, start: int) -> Iterator[tuple[re.Match[str], Shape]]:
        """Yield every shape that matches at `start`."""
        for shape in self.by_first.get(text[start : start + 1], ()):
            if found := shape.match(text, start):
                yield found, shape


def ends_word(text: str, end: int) -> bool:
    """Tell whether no English word, number or possessive is cut in two at `end`."""
    if end >= len(text) or end == 0 or not _wordlike(text[end - 1]):
        return True
    following = text[end]
    if following == "t" and text[end - 1].isdecimal():
        # Between the date and the time of an ISO instant.
        return text[end + 1 : end + 2].isdecimal()
    if following in "-'" and end + 1 < len(text):
        return not (text[end - 1].isalpha() and text[end + 1].isascii() and text[end + 1].isalpha())
    return not _wordlike(following)


def _wordlike(character: str) -> bool:
    return character.isalnum() and character < "\u0250"


def no_such_day() -> Vague:
    """Return the answer to 30 February."""
    return Vague(_("There is no such day; give one that the calendar has."))


def no_such_time() -> Vague:
    """Return the answer to 25:00."""
    return Vague(_("There is no such time; write it like 15:30, 3pm or 下午3点半."))


def weekday_disagrees() -> Vague:
    """Return the answer to a date with another day's name beside it."""
    return Vague(_("The weekday and the date do not agree; leave one of them out."))


def which_day() -> Vague:
    """Return the answer to words that leave the day open."""
    return Vague(_("Which day is that? Give a date such as 12/5, next Monday or 三天后."))


def dated(year: int | None, month: int | None, day: int | None, today: date) -> Meaning:
    """Return the day of that month, in the year given or any around `today`."""
    if not month or not day:
        return no_such_day()
    try:
        found = (date(year, month, day),) if year else years_around(today, month, day)
    except ValueError:
        found = ()
    return Days(found, checkable=True) if found else no_such_day()
