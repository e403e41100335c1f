"""Sales classes as the book keeps them: worked out anew each day and after orders, changes announced once."""

from __future__ import annotations

from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from content import content

from salesbook.book import changes, classes, customers, notes, settings, today
from salesbook.book.opened import Book
from salesbook.book.steps import finish
from salesbook.domain.codes import SalesClass
from salesbook.domain.customers import Customer
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from conftest import Clock


def kept(book: Book) -> dict[int, str]:
    return dict(book.db.rows("SELECT customer_id, sales_class FROM standing WHERE sales_class IS NOT NULL"))


def announced(book: Book) -> list[tuple[int, str, str | None, str | None]]:
    return book.db.rows('SELECT customer_id, "on", before, after FROM class_change ORDER BY id')


def test_the_first_classes_are_kept_and_not_announced(filled_book: Book) -> None:
    assert classes.refresh(filled_book)
    assert kept(filled_book) == {1: "A", 2: "B", 3: "C"}
    assert announced(filled_book) == []
    assert not classes.refresh(filled_book)
    assert customers.card(filled_book, 1).sales_class is SalesClass.A


def test_the_list_is_there_before_the_classes_of_the_day_are(filled_book: Book) -> None:
    classes.refresh(filled_book)
    notes.log(filled_book, "¥900000 pumps", 1)
    before = content(filled_book.db)
    assert today.listed(filled_book).order
    assert content(filled_book.db) == before
    assert classes.refresh(filled_book)
    assert today.listed(filled_book).order == today.order(filled_book).order


@pytest.mark.parametrize("by_another", [False, True])
def test_an_order_written_while_classes_are_worked_out_is_not_missed(filled_book: Book, by_another: bool) -> None:
    steps = classes.refreshing(filled_book)
    next(steps)
    with closing(Book(filled_book.db.path, clock=filled_book.now)) as other:
        notes.log(other if by_another else filled_book, "¥900000 pumps", 3)
    assert finish(steps)
    assert kept(filled_book) == {}
    assert classes.refresh(filled_book)
    assert kept(filled_book)[3] == "A"


def test_an_order_may_change_classes_which_is_announced(filled_book: Book) -> None:
    classes.refresh(filled_book)
    notes.log(filled_book, "¥900,000 big", 4)
    assert classes.refresh(filled_book)
    assert kept(filled_book) == {1: "B", 2: "C", 3: "C", 4: "A"}
    assert announced(filled_book) == [
        (1, "2026-11-18", "A", "B"),
        (2, "2026-11-18", "B", "C"),
        (4, "2026-11-18", None, "A"),
    ]
    # Undo of the order brings the classes back, which is news again.
    changes.undo(filled_book)
    assert classes.refresh(filled_book)
    assert kept(filled_book) == {1: "A", 2: "B", 3: "C"}
    assert len(announced(filled_book)) == 6


def test_twelve_months_later_sales_count_no_more(filled_book: Book, clock: Clock) -> None:
    classes.refresh(filled_book)
    clock.move(days=400)
    assert classes.refresh(filled_book)
    assert kept(filled_book) == {}
    assert [after for _customer, _on, _before, after in announced(filled_book)] == [None] * 3


def test_classes_are_no_change_of_the_rep_s(filled_book: Book) -> None:
    classes.refresh(filled_book)
    notes.log(filled_book, "¥900,000 big", 4)
    classes.refresh(filled_book)
    assert changes.undo(filled_book).what == "Note about 张伟"


def test_a_pinned_class_wins_on_the_card(filled_book: Book) -> None:
    classes.refresh(filled_book)
    customers.edit(filled_book, 3, Customer(name="Acme", class_pin=SalesClass.A))
    assert customers.card(filled_book, 3).sales_class is SalesClass.A
    assert customers.lines(filled_book, [3])[0].sales_class is SalesClass.A


def test_the_currency_is_the_one_chosen_else_the_usual_one(book: Book) -> None:
    assert classes.currency(book) == "CNY"
    row, _added = customers.add(book, Customer(name="Ann"))
    notes.log(book, "$5 a", row)
    notes.log(book, "$5 a", row)
    notes.log(book, "¥500 b", row)
    assert classes.currency(book) == "USD"
    assert classes.classes(book, book.today()).total == 10_00
    settings.put(book, "currency", "EUR")
    assert classes.currency(book) == "EUR"
    assert classes.classes(book, book.today()).total == 0


def test_returns_are_taken_off(filled_book: Book) -> None:
    with filled_book.db.record("note"):
        filled_book.db.insert(Table.ORDER, customer_id=1, on="2026-11-01", amount=-102_000_00, currency="CNY")
    classes.refresh(filled_book)
    assert kept(filled_book) == {2: "A", 3: "B"}
