"""What is coming: tomorrow and the week ahead, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from salesbook.book import customers, reasons, rules
from salesbook.domain.codes import ReasonKind
from salesbook.domain.today import agenda

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesbook.book.opened import Book
    from salesbook.domain.reasons import Reason

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
    """Return the days ahead, tomorrow first: each with what becomes due on that very day."""
    today = book.now()
    chosen = rules.rules(book)
    found = []
    before = set(_claimants(book, today, chosen))
    for ahead in range(1, days + 1):
        on = today.date() + timedelta(days=ahead)
        moment = datetime.combine(on, _MORNING, today.tzinfo)
        claimed = list(reasons.claims(book, moment, chosen))
        listed = {customer for customer, _weight, _minute in claimed}
        fresh = (listed - before) | _planned(book, on)
        order = agenda((one for one in claimed if one[0] in fresh), chosen.weights, _MORNING).order
        before |= listed
        found.append(DayAhead(on, tuple(_coming(book, order[:_SHOWN], moment, chosen)), len(order)))
    return tuple(found)


def _claimants(book: Book, now: datetime, chosen: rules.Rules) -> Iterator[int]:
    return (customer for customer, _weight, _minute in reasons.claims(book, now, chosen))


def _planned(book: Book, on: date) -> set[int]:
    return {
        customer
        for table in ("followup", "promise")
        for (customer,) in book.db.plain_rows(_DATED.format(table=table), (on.isoformat(),))
    }


def _coming(book: Book, order: list[int], moment: datetime, chosen: rules.Rules) -> Iterator[Coming]:
    on = moment.date()
    found = reasons.reasons(book, moment, chosen, order)
    for line in customers.lines(book, order):
        fresh = [one for one in found.get(line.id, ()) if _begins(one, on)]
        yield Coming(line.id, line.name, line.organisation, tuple(fresh or found.get(line.id, ())))


def _begins(one: Reason, on: date) -> bool:
    """Tell whether a reason belongs to a day: what is agreed for it, or whatever has no day of its own."""
    if one.kind in (ReasonKind.PROMISE, ReasonKind.FOLLOWUP, ReasonKind.CADENCE, ReasonKind.LIFECYCLE):
        return one.due == on
    return True
