"""The brief before a call: filled from what the book knows, parts without a line left out."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from content import content

from salesbook.book import brief, changes, customers, notes, today, wordings
from salesbook.domain.customers import Customer
from salesbook.domain.errors import SalesbookError
from salesbook.playbook.sheets import Sheet

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
    assert found["Promises"] == ("2026-11-16 发报价 (you promised)",)
    assert len(found["Last talks"]) == 3
    assert found["Last talks"][0].startswith("2026-11-18  again")
    assert found["What they care about"] == ("喜欢钓鱼", "#样品", "Birthday 11-24")
    assert found["Bought last"] == ("2026-09-19  ¥90,000 300箱", "2026-06-21  ¥12,000 50箱 A4")
    assert "× 2" in found["Objections to expect"][0] or len(found["Objections to expect"]) == 2


def test_who_decides_and_who_keeps_the_gate(filled_book: Book) -> None:
    found = parts(filled_book, 3)
    assert found["Who decides"][0].startswith("Jane Smith ∙ CFO ∙ ")
    assert found["Who decides"][1].endswith(" ∙ fishing")
    assert found["Promises"] == ("2026-11-25 decide (they promised)",)


def test_of_a_stranger_there_is_the_reason_and_what_they_will_want_to_know(filled_book: Book) -> None:
    assert list(parts(filled_book, 4)) == ["Why now", "What they will want to know"]
    assert len(parts(filled_book, 4)["What they will want to know"]) == 6
    assert "What they will want to know" not in parts(filled_book, 1)


def test_what_the_book_can_t_know_is_asked_once_and_kept(filled_book: Book) -> None:
    before = content(filled_book.db)
    open_questions = [one.key for one in brief.of(filled_book, 1).questions if not one.answer]
    assert "brief.decides" in open_questions
    brief.answer(filled_book, 1, "brief.decides", " the owner's wife ")
    assert "Who decides? the owner's wife" in parts(filled_book, 1)["Good to know"]
    assert "brief.decides" not in [one.key for one in brief.of(filled_book, 1).questions if not one.answer]
    # What is kept survives an edit of the customer, and an undo takes it back.
    changes.undo(filled_book)
    assert content(filled_book.db) == before
    changes.redo(filled_book)
    customers.edit(filled_book, 1, replace(customers.card(filled_book, 1).customer, place="杭州"))
    assert "Who decides? the owner's wife" in parts(filled_book, 1)["Good to know"]
    brief.answer(filled_book, 1, "brief.decides", "")
    assert "brief.decides" in [one.key for one in brief.of(filled_book, 1).questions if not one.answer]


def test_a_doubt_is_answered_in_the_rep_s_own_words(filled_book: Book) -> None:
    wordings.save(filled_book, Sheet.DOUBTS, {"doubt-who": "We are the paper people from round the corner."})
    wordings.save(filled_book, Sheet.DOUBTS, {"doubt-now": "You open in May."}, 4)
    doubts = parts(filled_book, 4)["What they will want to know"]
    assert doubts[0] == "Who are you? We are the paper people from round the corner."
    assert doubts[-1] == "Why now? You open in May."
    stranger, _added = customers.add(filled_book, Customer(name="new"))
    assert parts(filled_book, stranger)["What they will want to know"][0] == doubts[0]
    assert parts(filled_book, stranger)["What they will want to know"][-1] != doubts[-1]


def test_a_reason_to_call_is_offered_where_none_is_due_and_changes_with_each_talk(filled_book: Book) -> None:
    notes.log(filled_book, "hi >2027-01-10 call", 5)
    first = parts(filled_book, 5)["A reason to call"]
    notes.log(filled_book, "hi again", 5)
    assert parts(filled_book, 5)["A reason to call"] != first


def test_nobody_has_no_brief(filled_book: Book) -> None:
    with pytest.raises(SalesbookError, match="There is no customer 77"):
        brief.of(filled_book, 77)
