"""What is coming: tomorrow and the week ahead, day by day."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

from salesbook.book import customers, reasons, rules
from salesbook.book.steps import finish
from salesbook.book.why import days as near
from salesbook.domain.codes import ReasonKind
from salesbook.domain.reasons import Reason, reason
from salesbook.domain.today import agenda, claims

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator, Mapping, Sequence

    from salesbook.book.opened import Book

DAYS = 7
"""How many days are looked ahead."""

_MORNING = time(8)
_SHOWN = 200
_CONSIDERED = 400
"""How many of a day are put in order, those with whom something is agreed in front: many days of work."""

_LONG_LIST = 3000

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


def looking_ahead(book: Book, days: int = DAYS) -> Generator[int, None, tuple[DayAhead, ...]]:
    """Return the days ahead, tomorrow first: each with what is agreed for it, what is kept on it, and what begins.

    What begins is found by asking for the whole list of each day. Where that list is very long it is done for tomorrow
    only: nobody waits seconds for a page.

    Yields:
        How many lists were asked for, after each of them: nobody else has to wait for more than one.
    """
    now, chosen = book.now(), rules.rules(book)
    found: list[DayAhead] = []
    before = _listed(book, now, chosen)
    yield 1
    whole = days if len(before) <= _LONG_LIST else 1
    for ahead in range(1, days + 1):
        on = now.date() + timedelta(days=ahead)
        moment = datetime.combine(on, _MORNING, now.tzinfo)
        kept, awaited = _near(book, on, moment, chosen)
        wanted = dict.fromkeys((*_agreed(book, on), *sorted(kept)))
        if ahead <= whole:
            listed = _listed(book, moment, chosen)
            wanted |= dict.fromkeys(sorted(listed - before - awaited))
            before |= listed
            yield 1 + ahead
        due = reasons.reasons(book, moment, chosen, list(wanted)[:_CONSIDERED])
        claimed = (claim for customer, every in due.items() for claim in claims(customer, every))
        order = agenda(claimed, chosen.weights, _MORNING).order
        found.append(DayAhead(on, tuple(_coming(book, order[:_SHOWN], due, on, now, chosen)), len(wanted)))
    return tuple(found)


def week(book: Book, days: int = DAYS) -> tuple[DayAhead, ...]:
    """Return what `looking_ahead` does, at once."""
    return finish(looking_ahead(book, days))


def _listed(book: Book, moment: datetime, chosen: rules.Rules) -> set[int]:
    return {customer for customer, _weight, _minute in reasons.claims(book, moment, chosen)}


def _near(book: Book, on: date, moment: datetime, chosen: rules.Rules) -> tuple[set[int], set[int]]:
    """Return who has a birthday or festival on a day, and who comes onto its list for one that is later.

    Those stand on the day itself.
    """
    kept: set[int] = set()
    awaited: set[int] = set()
    for customer, _facts, due in near.days(book, moment, chosen, None):
        if due is not None and due >= on:
            (kept if due == on else awaited).add(customer)
    return kept, awaited


def _agreed(book: Book, on: date) -> Iterator[int]:
    """Yield with whom something is promised or planned for a day."""
    for table in ("promise", "followup"):
        for (customer,) in book.db.plain_rows(_DATED.format(table=table), (on.isoformat(),)):
            yield customer


def _coming(
    book: Book, order: list[int], due: Mapping[int, Sequence[Reason]], on: date, now: datetime, chosen: rules.Rules
) -> Iterator[Coming]:
    for line in customers.lines(book, order):
        every = due[line.id]
        own = [one for one in every if one.due == on or one.kind in _AS_OF_THAT_DAY] or every
        # Said as of now: tomorrow's call is not to read as one of today.
        said = [one if one.kind in _AS_OF_THAT_DAY else reason(one.facts, one.due, now, chosen.weights) for one in own]
        yield Coming(line.id, line.name, line.organisation, tuple(said))


_AS_OF_THAT_DAY = frozenset({ReasonKind.RHYTHM, ReasonKind.CREDIT})
"""Whose figures are of the day they were worked out for."""
