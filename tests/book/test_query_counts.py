"""A pane costs the same number of statements however many rows it shows."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from salesbook.book import brief, customers, finding, notes, talks, today
from salesbook.domain.codes import PointKind
from salesbook.domain.customers import Contact, Customer, Point

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesbook.book.opened import Book


def count(book: Book, read: Callable[[], object]) -> int:
    """Return how many statements a read runs."""
    statements: list[str] = []
    book.db.connection.set_trace_callback(statements.append)
    read()
    book.db.connection.set_trace_callback(None)
    # What the search index asks of its own tables is not ours to count.
    return sum("_index_" not in statement for statement in statements)


def person(book: Book, number: int, parts: int) -> int:
    """Add a customer with `parts` contacts, phones and talks, each with a plan, a promise, an order and the rest."""
    row = customers.insert(
        book,
        Customer(
            name=f"王{number}",
            organisation=f"Company {number}",
            points=tuple(Point(PointKind.PHONE, f"1380000{number:02}{n:02}") for n in range(parts)),
            contacts=tuple(Contact(f"Jane {n}", points=(Point(PointKind.EMAIL, f"{n}@x"),)) for n in range(parts)),
            tags=tuple(f"t{n}" for n in range(parts)),
            groups=tuple(f"g{n}" for n in range(parts)),
        ),
    )
    for n in range(parts):
        notes._save(
            book, f"talk {n} >2026-11-18 call !2026-11-18 price #x{n} ¥5 paper", row, frozenset(), create_missing=False
        )
    return row


@pytest.fixture
def people(book: Book) -> list[int]:
    """Forty customers: the first twenty with one of everything, the others with eight."""
    with book.db.record("import"):
        return [person(book, number, 1 if number < 20 else 8) for number in range(40)]


def test_what_a_pane_shows_costs_the_same_for_one_row_and_for_many(book: Book, people: list[int]) -> None:
    small, large = people[0], people[-1]
    # The first time round, statements of the connection itself come with the question.
    today.order(book)
    finding.find(book, "王", 1)
    brief.of(book, large)
    reads: dict[str, tuple[Callable[[], object], Callable[[], object], int]] = {
        "card": (lambda: customers.card(book, small), lambda: customers.card(book, large), 8),
        "log": (lambda: talks.of(book, small), lambda: talks.of(book, large), 5),
        "brief": (lambda: brief.of(book, small), lambda: brief.of(book, large), 36),
        "item": (lambda: today.item(book, small), lambda: today.item(book, large), 16),
        "rows": (lambda: today.rows(book, people[:1]), lambda: today.rows(book, people), 17),
        "order": (lambda: today.order(book), lambda: today.order(book), 20),
        "page": (lambda: customers.page(book, 0, 1), lambda: customers.page(book, 0, 40), 1),
        "lines": (lambda: customers.lines(book, people[:1]), lambda: customers.lines(book, people), 1),
        "find": (lambda: finding.find(book, "王", 2), lambda: finding.find(book, "王", 39), 6),
        "tally": (lambda: today.tally(book, 1), lambda: today.tally(book, 40), 1),
    }
    for name, (few, many, most) in reads.items():
        assert count(book, few) == count(book, many) <= most, name


def test_a_whole_list_costs_the_same_for_few_and_for_many_customers(book: Book) -> None:
    today.order(book)
    empty = count(book, lambda: today.order(book))
    with book.db.record("import"):
        for number in range(30):
            person(book, number, 2)
    today.order(book)
    assert count(book, lambda: today.order(book)) == empty


def test_reading_a_line_costs_the_same_in_any_book(book: Book) -> None:
    def statements() -> int:
        return count(book, lambda: notes.parse(book, "@王3 谈了价格 >下周三 回电 !周五 发报价 #样品"))

    empty = statements()
    with book.db.record("import"):
        for number in range(30):
            person(book, number, 1)
    assert statements() <= empty
