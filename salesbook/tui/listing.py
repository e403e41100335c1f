"""What the list of today and the card are painted from, each fetched in one go so that one key makes one picture."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from salesbook import book
from salesbook.tui.panes.customer_pane import Shown

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Sequence
    from datetime import datetime

    from salesbook.book.opened import Book
    from salesbook.book.sifting import Part
    from salesbook.book.today import Row, Tally
    from salesbook.domain.today import Agenda


class Window(NamedTuple):
    """The rows that are looked at: from which place, how many, whose are there already, and who is under the cursor."""

    first: int
    number: int
    there: frozenset[int]
    chosen: int | None

    def seen(self, order: Sequence[int]) -> Sequence[int]:
        """Return whose rows are looked at in a new order: the cursor goes with its customer, and the list with it."""
        first, last = self.first, self.first + self.number
        if self.chosen is not None and self.chosen not in order[first:last] and self.chosen in order:
            first = max(0, order.index(self.chosen) - self.number // 2)
            last = first + self.number
        return [customer for customer in order[first:last] if customer not in self.there]


class Listing(NamedTuple):
    """The list at a moment: its order, the part that is looked at if it is not the whole, and the rows in view."""

    agenda: Agenda
    order: list[int]
    part: Part | None
    rows: tuple[Row, ...]
    customers: int
    moment: datetime
    tally: Tally


def card(opened: Book, customer: int, titles: dict[str, str]) -> Shown | None:
    """Return the card and log of a customer; None if it is gone. `titles` are those of the objection cards."""
    if not book.customers.lines(opened, [customer]):
        return None
    log = book.talks.of(opened, customer)
    return Shown(book.customers.card(opened, customer), log, opened.today(), titles)


def fetch(
    opened: Book,
    agenda: Agenda | None,
    changed: Collection[int],
    sift: Callable[[Book, Sequence[int]], Part] | None,
    window: Window,
) -> Listing:
    """Return the list anew.

    Args:
        opened: the open book.
        agenda: the list so far; None works all of it out.
        changed: the customers whose places may be others now.
        sift: the part of the list that is looked at; None for the whole.
        window: the rows that are asked for with it.
    """
    if agenda is None:
        agenda = book.today.listed(opened)
    elif changed:
        agenda = book.today.refresh(opened, agenda, changed)
    order = list(agenda.order)
    part = sift(opened, order) if sift else None
    listed = part.order if part and part.order else order
    window = window._replace(there=window.there - set(changed))
    return Listing(
        agenda=agenda,
        order=order,
        part=part,
        rows=book.today.rows(opened, window.seen(listed)),
        customers=book.customers.count(opened),
        moment=opened.now(),
        tally=book.today.tally(opened, len(order)),
    )
