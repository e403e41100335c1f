"""Finding: customers with the field they were found by, notes with the words in sight."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from salesbook.book import customers, finding, notes
from salesbook.domain.customers import Customer

if TYPE_CHECKING:
    from conftest import Clock

    from salesbook.book.opened import Book


def test_customers_and_notes_are_found_together(filled_book: Book) -> None:
    found = finding.find(filled_book, "比较")
    assert found.text == "比较"
    assert found.customers == ()
    assert [(note.name, note.excerpt) for note in found.notes] == [
        ("何芳", "问了价格，还在比较"),
        ("王建国", "/拜访 看了样机,想比较三家 ¥12,000 50箱 A4"),
    ]
    assert found.notes[0].at.hour == 10
    (match,) = finding.find(filled_book, "8000").customers
    assert (match.line.name, match.line.sales_class, match.field) == ("王建国", None, "phone")


def test_newest_notes_first_by_when_it_was(filled_book: Book) -> None:
    notes.log(filled_book, "<2026-01-05 比较 long ago", 2)
    assert [note.name for note in finding.find(filled_book, "比较").notes] == ["何芳", "王建国", "李敏"]


def test_a_limit_holds_for_both(filled_book: Book) -> None:
    for number in range(5):
        customers.add(filled_book, Customer(name=f"比较{number}"))
        notes.log(filled_book, "比较", 1)
    found = finding.find(filled_book, "比较", 3)
    assert (len(found.customers), len(found.notes)) == (3, 3)
    nothing = finding.find(filled_book, "比较", 0)
    assert (nothing.customers, nothing.notes) == ((), ())


@pytest.mark.parametrize("before", [0, 10, 500, 90_000])
def test_the_words_stand_in_the_excerpt(filled_book: Book, before: int) -> None:
    notes.log(filled_book, "x" * before + " needle " + "y" * 500, 1)
    (note,) = finding.find(filled_book, "needle").notes
    assert "needle" in note.excerpt
    assert len(note.excerpt) <= 120


def test_the_list_under_an_at(filled_book: Book) -> None:
    assert [line.name for line in finding.somebody(filled_book, "w")] == ["王建国", "张伟"]
    assert [line.name for line in finding.somebody(filled_book, "华")] == ["王建国"]
    assert finding.somebody(filled_book, "") == ()
    for number in range(20):
        customers.add(filled_book, Customer(name=f"王{number}"))
    assert len(finding.somebody(filled_book, "王")) == 8


def test_what_is_found_shows_as_in_the_list(filled_book: Book, clock: Clock) -> None:
    clock.move(minutes=1)
    (match,) = finding.find(filled_book, "acme").customers
    assert match.line == customers.lines(filled_book, [3])[0]
