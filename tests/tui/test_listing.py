"""What is fetched with the list, so that one key makes one picture."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.book import customers, today
from salesbook.domain.customers import Customer
from salesbook.store.tables import Table
from salesbook.tui import listing
from salesbook.tui.listing import Window

if TYPE_CHECKING:
    from salesbook.book.opened import Book

_MANY, _HEIGHT = 120, 9


def test_the_rows_about_a_customer_that_goes_far_down_come_with_the_new_order(book: Book) -> None:
    with book.db.record("note"):
        for number in range(_MANY):
            row = customers.insert(book, Customer(name=f"Ann {number}"))
            book.db.insert(Table.FOLLOWUP, customer_id=row, on="2026-11-18", what="x", time="09:00" if number else None)
            if not number:
                first = row
                book.db.insert(Table.PROMISE, customer_id=row, on="2026-11-18", what="x")
    agenda = today.order(book)
    assert agenda.order[0] == first
    window = Window(0, 3 * _HEIGHT, frozenset(agenda.order[: 3 * _HEIGHT]), first)
    done = today.done(book, first)
    found = listing.fetch(book, agenda, done.customers, None, window)
    assert found.order[-1] == first
    there = {one.customer for one in found.rows}
    assert there >= set(found.order[-_HEIGHT:])


def test_the_window_follows_nobody_who_is_in_it_or_gone() -> None:
    everybody = list(range(100))
    for chosen in (None, 22, 999):
        assert Window(20, 6, frozenset({21, 25}), chosen).seen(everybody) == [20, 22, 23, 24]
    assert Window(20, 6, frozenset({21, 50}), 51).seen(everybody) == [48, 49, 51, 52, 53]
    assert Window(20, 6, frozenset(), 1).seen(everybody) == [0, 1, 2, 3, 4, 5]
