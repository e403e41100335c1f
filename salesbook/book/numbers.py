"""Figures of the rep's own work: activity against the target (D29), sales classes (D2), promises kept (D15)."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import timedelta
from typing import TYPE_CHECKING

from salesbook.book import classes, settings
from salesbook.book.rows import day
from salesbook.domain.codes import PromiseState
from salesbook.domain.promises import record

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from salesbook.book.opened import Book
    from salesbook.domain.classes import ClassShare
    from salesbook.domain.codes import SalesClass

DEFAULT_TARGET = 15
"""Talks a working day, until the rep sets another target."""

_DAYS = 7
_LONGEST_STREAK = 366


@dataclass(frozen=True, slots=True)
class Overview:
    """One page of figures.

    Attributes:
        today: the day they are of.
        target: talks a day that the rep wants to reach.
        days: talks on each of the last seven days, today last.
        streak: working days in a row, up to yesterday or today, on which the target was reached.
        total: sales of twelve months in minor units of `currency`.
        shares: what each class comes to.
        kept: share of promises kept in time, or None before the first fell due.
    """

    today: date
    target: int
    days: tuple[tuple[date, int], ...]
    streak: int
    total: int
    currency: str
    shares: Mapping[SalesClass, ClassShare]
    kept: float | None


def overview(book: Book) -> Overview:
    """Return the figures as of today."""
    today = book.today()
    target = settings.get(book, "target", DEFAULT_TARGET)
    counts: dict[date | None, int] = {
        day(on): talks
        for on, talks in book.db.rows(
            "SELECT day, count(*) FROM interaction WHERE day > ? AND day <= ? GROUP BY day",
            ((today - timedelta(days=_LONGEST_STREAK)).isoformat(), today.isoformat()),
        )
    }
    days = tuple((on, counts.get(on, 0)) for on in (today - timedelta(days=n) for n in range(_DAYS - 1, -1, -1)))
    classed = classes.classes(book, today)
    promises = book.db.rows("""SELECT state, "on" FROM promise WHERE NOT theirs""")
    kept = record(((PromiseState(state), day(on)) for state, on in promises), today)
    return Overview(
        today=today,
        target=target,
        days=days,
        streak=_streak(counts, today, target),
        total=classed.total,
        currency=classes.currency(book),
        shares=classed.shares(),
        kept=kept.rate,
    )


def _streak(counts: dict[date | None, int], today: date, target: int) -> int:
    streak = 0
    for back in range(_LONGEST_STREAK):
        on = today - timedelta(days=back)
        reached = counts.get(on, 0) >= target
        if reached:
            streak += 1
        elif back and on.weekday() < 5:
            # Today may still come; a weekend without talks breaks nothing.
            break
    return streak
