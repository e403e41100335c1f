"""Taking back an older change: what later ones lean on stays, and is counted."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from content import content, derived, rebuilt

from salesbook.book import changes, classes, customers, notes, talks, today
from salesbook.book.changes import Action, recorded
from salesbook.domain.codes import PointKind
from salesbook.domain.customers import Contact, Customer, Point
from salesbook.domain.errors import SalesbookError
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from conftest import Clock

    from salesbook.book.opened import Book


def names(book: Book) -> list[str]:
    return [line.name for line in customers.page(book, 0, 99)]


def test_a_customer_that_was_noted_about_stays_whole(book: Book) -> None:
    with recorded(book, Action.IMPORT, "people.csv") as pending:
        phone = Point(PointKind.PHONE, "138 0013 8000")
        ann = customers.insert(book, Customer(name="Ann", points=(phone,), tags=("vip",), groups=("north",)))
        customers.insert(book, Customer(name="Bob", points=(phone,), groups=("south",)))
    notes.log(book, "met", ann)
    whole = customers.card(book, ann)
    taken = changes.undo(book, pending.changes.id)
    assert names(book) == ["Ann"]
    assert customers.card(book, ann) == whole
    # The customer, the phone, the tag, the group and the membership.
    assert taken.kept == 5
    assert derived(book.db) == rebuilt(book.db)
    # What is left of the import is no change of its own any more; the note goes as ever.
    assert changes.undo(book).what == "Note about Ann"
    assert names(book) == ["Ann"]


def test_an_import_that_nothing_leans_on_goes_as_a_whole(book: Book) -> None:
    before = content(book.db)
    with recorded(book, Action.IMPORT, "people.csv") as pending:
        for number in range(20):
            customers.insert(book, Customer(name=f"c{number}", groups=("all",), referrer="c0"))
    customers.add(book, Customer(name="later"))
    changes.undo(book)
    assert changes.undo(book, pending.changes.id).kept == 0
    assert content(book.db) == before


def test_a_row_that_was_changed_since_stays(book: Book) -> None:
    ann, _added = customers.add(book, Customer(name="Ann"))
    first = customers.edit(book, ann, Customer(name="Ann", place="Rome", about="new"))
    customers.edit(book, ann, Customer(name="Ann", place="Oslo", about="new"))
    taken = changes.undo(book, first.id)
    assert taken.kept == 1
    assert customers.card(book, ann).customer.place == "Oslo"
    # Nothing of it could be taken back, so it still can when the later one is gone.
    changes.undo(book)
    assert changes.undo(book, first.id).kept == 0
    assert customers.card(book, ann).customer.about == ""


def test_a_group_that_another_customer_joined_stays(book: Book) -> None:
    _ann, added = customers.add(book, Customer(name="Ann", groups=("north",)))
    bob, _added = customers.add(book, Customer(name="Bob", groups=("north",)))
    taken = changes.undo(book, added.id)
    assert taken.kept == 1
    assert names(book) == ["Bob"]
    assert customers.card(book, bob).customer.groups == ("north",)


def test_a_talk_whose_plan_was_put_off_stays(filled_book: Book, clock: Clock) -> None:
    logged, noted = notes.log(filled_book, "asks for a price >tomorrow call", 5)
    clock.move(days=1)
    today.later(filled_book, 5, clock.now.date().replace(day=30))
    taken = changes.undo(filled_book, noted.id)
    # The plan itself, and the talk it came from.
    assert taken.kept == 2
    assert talks.of(filled_book, 5)[0].id == logged.id
    assert customers.card(filled_book, 5).planned[0].on.day == 30


def test_a_contact_whose_talk_was_noted_since_stays(book: Book) -> None:
    acme, _added = customers.add(book, Customer(name="Acme"))
    edited = customers.edit(book, acme, Customer(name="Acme", contacts=(Contact("Jane"), Contact("Joe"))))
    jane = book.db.value("SELECT id FROM contact WHERE name = 'Jane'")
    with recorded(book, Action.NOTE):
        book.db.insert(
            Table.INTERACTION, customer_id=acme, contact_id=jane, at=0, utc_offset=0, day="2026-11-18", channel="call",
            note="",
        )  # fmt: skip
    assert changes.undo(book, edited.id).kept == 1
    assert [contact.name for contact in customers.card(book, acme).customer.contacts] == ["Jane"]


def test_what_belonged_to_somebody_who_is_gone_since_stays_gone(book: Book) -> None:
    point = Point(PointKind.EMAIL, "jane@acme.example")
    acme, _added = customers.add(book, Customer(name="Acme", contacts=(Contact("Jane", points=(point,)),)))
    without_mail = customers.edit(book, acme, Customer(name="Acme", contacts=(Contact("Jane"),)))
    without_jane = customers.edit(book, acme, Customer(name="Acme"))
    assert changes.undo(book, without_mail.id).kept == 1
    assert customers.card(book, acme).customer == Customer(name="Acme")
    changes.undo(book, without_jane.id)
    changes.undo(book, without_mail.id)
    assert customers.card(book, acme).customer.contacts == (Contact("Jane", points=(point,)),)


def test_who_was_recommended_by_a_new_customer_keeps_it(book: Book) -> None:
    _ann, added = customers.add(book, Customer(name="Ann"))
    bob, _added = customers.add(book, Customer(name="Bob", referrer="Ann"))
    assert changes.undo(book, added.id).kept == 1
    assert customers.card(book, bob).customer.referrer == "Ann"


def test_classes_announced_by_the_book_hold_nobody_back(book: Book, clock: Clock) -> None:
    ann, _added = customers.add(book, Customer(name="Ann"))
    notes.log(book, "¥900 paper", ann)
    classes.refresh(book)
    before = content(book.db)
    with recorded(book, Action.IMPORT, "orders.csv"):
        bob = customers.insert(book, Customer(name="Bob"))
        book.db.insert(Table.ORDER, customer_id=bob, on="2026-11-17", amount=90_000_00, currency="CNY")
    clock.move(days=1)
    assert classes.refresh(book)
    assert book.db.value("SELECT count(*) FROM class_change WHERE customer_id = ?", (bob,)) == 1
    assert changes.undo(book).kept == 0
    assert [row for row in content(book.db)["class_change"] if row[1] != ann] == before["class_change"]
    assert names(book) == ["Ann"]
    changes.redo(book)
    assert names(book) == ["Ann", "Bob"]
    assert book.db.value("SELECT count(*) FROM class_change WHERE customer_id = ?", (bob,)) == 1


def test_a_change_is_taken_back_once(book: Book) -> None:
    _ann, added = customers.add(book, Customer(name="Ann"))
    changes.undo(book, added.id)
    for batch in (added.id, 999, -1, 2**80):
        with pytest.raises(SalesbookError, match=r"no change .* to undo"):
            changes.undo(book, batch)


def test_a_batch_that_was_taken_back_comes_back(filled_book: Book) -> None:
    card = customers.card(filled_book, 4).customer
    edited = customers.edit(filled_book, 4, replace(card, place="Ningbo"))
    notes.log(filled_book, "called", 2)
    before = content(filled_book.db)
    changes.undo(filled_book, edited.id)
    assert customers.card(filled_book, 4).customer.place == ""
    changes.redo(filled_book)
    assert content(filled_book.db) == before


def test_more_later_changes_than_a_statement_takes_values(book: Book) -> None:
    _ann, added = customers.add(book, Customer(name="Ann"))
    with book.db.derive():
        book.db.insert_many(
            "change", ("at", "action", "subject", "kind", "undone"), ((0, "note", "", "do", 0) for _n in range(33_000))
        )
    assert changes.undo(book, added.id).kept == 0
    assert names(book) == []
