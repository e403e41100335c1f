"""What is coming: tomorrow and the week ahead, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from salesbook.book import customers, reasons, rules
from salesbook.book.why import days as near
from salesbook.domain.codes import ReasonKind
from salesbook.domain.reasons import Reason, reason
from salesbook.domain.today import agenda

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesbook.book.opened import Book

DAYS = 7
"""How many days are looked ahead."""

_MORNING = time(8)
_SHOWN = 200

_DATED = """
SELECT t.customer_id FROM {table} t JOIN customer c ON c.id = t.customer_id
WHERE t.state = 'open' AND t."on" = ? AND c.disposition <> 'dropped'
"""


@dataclass(frozen=True, slots=True)
class Coming:
    """Somebody who is to be contacted on a day, with the reasons that begin on that day."""

    customer: int
    name: str
    organisation: str
    reasons: tuple[Reason, ...]


@dataclass(frozen=True, slots=True)
class DayAhead:
    """A day to come: who comes onto the list that day, the most urgent first, and how many they are in all."""

    on: date
    coming: tuple[Coming, ...]
    number: int


def week(book: Book, days: int = DAYS) -> tuple[DayAhead, ...]:
    """Return the days ahead, tomorrow first: each with what is agreed for it, what is kept on it, and what begins."""
    now, chosen = book.now(), rules.rules(book)
    found = []
    before = {customer for customer, _weight, _minute in reasons.claims(book, now, chosen)}
    for ahead in range(1, days + 1):
        on = now.date() + timedelta(days=ahead)
        moment = datetime.combine(on, _MORNING, now.tzinfo)
        claimed = list(reasons.claims(book, moment, chosen))
        listed = {customer for customer, _weight, _minute in claimed}
        kept = {customer for customer, _facts, due in near.days(book, moment, chosen, None) if due == on}
        wanted = (listed - before - _awaited(book, on, moment, chosen)) | _agreed(book, on) | kept
        order = agenda((one for one in claimed if one[0] in wanted), chosen.weights, _MORNING).order
        before |= listed
        found.append(DayAhead(on, tuple(_coming(book, order[:_SHOWN], moment, now, chosen)), len(order)))
    return tuple(found)


def _agreed(book: Book, on: date) -> set[int]:
    """Return with whom something is planned or promised for a day."""
    return {
        customer
        for table in ("followup", "promise")
        for (customer,) in book.db.plain_rows(_DATED.format(table=table), (on.isoformat(),))
    }


def _awaited(book: Book, on: date, moment: datetime, chosen: rules.Rules) -> set[int]:
    """Return whose birthday or festival comes onto the list that day, but is later: it stands on its own day."""
    return {customer for customer, _facts, due in near.days(book, moment, chosen, None) if due is not None and due > on}


def _coming(book: Book, order: list[int], moment: datetime, now: datetime, chosen: rules.Rules) -> Iterator[Coming]:
    on = moment.date()
    found = reasons.reasons(book, moment, chosen, order)
    for line in customers.lines(book, order):
        every = found.get(line.id, ())
        own = [one for one in every if one.due == on or one.kind in _AS_OF_THAT_DAY] or every
        # Said as of now: tomorrow's call is not to read as one of today.
        said = [one if one.kind in _AS_OF_THAT_DAY else reason(one.facts, one.due, now, chosen.weights) for one in own]
        yield Coming(line.id, line.name, line.organisation, tuple(said))


_AS_OF_THAT_DAY = frozenset({ReasonKind.RHYTHM, ReasonKind.CREDIT})
"""Whose figures are of the day they were worked out for."""
