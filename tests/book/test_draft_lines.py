"""Lines under way: kept while they are typed, offered again, forgotten when they are empty or saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from content import content
from texts import NAUGHTY

from salesbook.book import changes, customers, drafts
from salesbook.book.drafts import Draft, Page, PageKind
from salesbook.book.opened import Book
from salesbook.domain.customers import Customer

if TYPE_CHECKING:
    from pathlib import Path


def test_a_line_is_there_when_the_book_is_opened_again(filled_path: Path) -> None:
    book = Book(filled_path)
    drafts.save(book, 1, "嫌价格")
    drafts.save(book, 1, "嫌价格高")
    book.close()
    book = Book(filled_path)
    assert drafts.all_kept(book) == [Draft(1, "嫌价格高")]
    assert customers.card(book, 1).draft == "嫌价格高"
    book.close()


def test_each_customer_has_a_line_and_nobody_has_one(filled_book: Book) -> None:
    drafts.save(filled_book, 1, "one")
    drafts.save(filled_book, None, "nobody")
    drafts.save(filled_book, 2, "two")
    # Within one second of the clock it is still the one typed last that comes first.
    drafts.save(filled_book, 1, "one more")
    assert drafts.all_kept(filled_book) == [Draft(1, "one more"), Draft(2, "two"), Draft(None, "nobody")]


@pytest.mark.parametrize("customer", [1, None])
def test_an_empty_line_is_forgotten(filled_book: Book, customer: int | None) -> None:
    drafts.save(filled_book, customer, "x")
    drafts.save(filled_book, customer, "")
    drafts.save(filled_book, customer, "")
    assert drafts.all_kept(filled_book) == []


@pytest.mark.parametrize("text", NAUGHTY)
def test_any_line_is_kept(filled_book: Book, text: str) -> None:
    drafts.save(filled_book, 1, text)
    assert drafts.all_kept(filled_book) == [Draft(1, text)]


def test_drafts_are_no_changes(filled_book: Book) -> None:
    before = content(filled_book.db)
    entries = filled_book.db.value("SELECT max(id) FROM journal")
    drafts.save(filled_book, 1, "x")
    assert content(filled_book.db) == before
    assert filled_book.db.value("SELECT max(id) FROM journal") == entries


def test_a_line_about_somebody_taken_back_waits(book: Book) -> None:
    row, _added = customers.add(book, Customer(name="Ann"))
    drafts.save(book, row, "half")
    changes.undo(book)
    assert drafts.all_kept(book) == []
    changes.redo(book)
    assert drafts.all_kept(book) == [Draft(row, "half")]


PRICE = Page(PageKind.CARD, "too-expensive", "en")
NEW = Page(PageKind.CARD, "", "en")
DOUBTS = Page(PageKind.SHEET, "doubts", "en", 1)


def test_each_page_has_a_draft_beside_the_lines(filled_book: Book) -> None:
    drafts.save(filled_book, 1, "a line")
    drafts.save_page(filled_book, PRICE, "title: Too dear")
    drafts.save_page(filled_book, DOUBTS, "who: it's me")
    drafts.save_page(filled_book, PRICE, "title: Much too dear")
    assert drafts.page(filled_book, PRICE) == "title: Much too dear"
    assert drafts.page(filled_book, DOUBTS) == "who: it's me"
    assert drafts.page(filled_book, NEW) == ""
    assert drafts.pages(filled_book, "en") == [PRICE, DOUBTS]
    assert drafts.all_kept(filled_book) == [Draft(1, "a line")]
    drafts.save_page(filled_book, PRICE, "")
    assert drafts.pages(filled_book, "en") == [DOUBTS]


def test_a_page_is_offered_in_its_language_and_while_its_customer_is_there(filled_book: Book) -> None:
    drafts.save_page(filled_book, PRICE._replace(language="zh"), "标题: 太贵")
    drafts.save_page(filled_book, DOUBTS._replace(customer=999_999), "who: nobody")
    assert drafts.pages(filled_book, "en") == []
    assert drafts.pages(filled_book, "zh") == [PRICE._replace(language="zh")]


@pytest.mark.parametrize("text", [text for text in NAUGHTY if text])
def test_any_page_is_kept(filled_book: Book, text: str) -> None:
    drafts.save_page(filled_book, NEW, text)
    assert drafts.page(filled_book, NEW) == text
