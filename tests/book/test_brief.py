"""The brief before a call: filled from what the book knows, parts without a line left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest

from salesbook.book import brief, customers, notes, today
from salesbook.domain.errors import SalesbookError

if TYPE_CHECKING:
    from salesbook.book.opened import Book


def parts(book: Book, customer: int) -> dict[str, tuple[str, ...]]:
    return dict(brief.of(book, customer).parts)


def test_what_the_book_knows_is_on_one_screen(filled_book: Book) -> None:
    today.order(filled_book)
    known = customers.card(filled_book, 1).customer
    customers.edit(filled_book, 1, replace(known, about="喜欢钓鱼"))
    notes.log(filled_book, "?too expensive again", 1)
    told = brief.of(filled_book, 1)
    assert told.name == "王建国"
    found = dict(told.parts)
    assert list(found) == [
        "Why now", "Promises", "Last talks", "Objections to expect", "What they care about", "Bought last",
    ]  # fmt: skip
    assert found["Promises"] == ("2026-11-16 发报价 (yours)",)
    assert len(found["Last talks"]) == 3
    assert found["Last talks"][0].startswith("2026-11-18  again")
    assert found["What they care about"] == ("喜欢钓鱼", "#样品", "Birthday 11-24")
    assert found["Bought last"] == ("2026-09-19  ¥90,000 300箱", "2026-06-21  ¥12,000 50箱 A4")
    assert "× 2" in found["Objections to expect"][0] or len(found["Objections to expect"]) == 2


def test_who_decides_and_who_keeps_the_gate(filled_book: Book) -> None:
    found = parts(filled_book, 3)
    assert found["Who decides"][0].startswith("Jane Smith CFO")
    assert found["Who decides"][1].endswith("fishing")
    assert found["Promises"] == ("2026-11-25 decide (theirs)",)


def test_of_a_stranger_there_is_only_the_reason(filled_book: Book) -> None:
    assert list(parts(filled_book, 4)) == ["Why now"]


def test_nobody_has_no_brief(filled_book: Book) -> None:
    with pytest.raises(SalesbookError, match="There is no customer 77"):
        brief.of(filled_book, 77)
