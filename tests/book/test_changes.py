"""What a change is called, taken back and brought back; every use case is one."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from content import content

from salesbook import locale
from salesbook.book import changes, customers, notes, settings, today
from salesbook.book.changes import Action, Changes
from salesbook.domain.customers import Customer
from salesbook.domain.errors import SalesbookError

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesbook.book.opened import Book


def test_every_action_has_words() -> None:
    for language in ("en", "zh"):
        locale.use(language)
        for action in Action:
            assert "Ann" in changes.describe(action, "Ann") or action is Action.CLASSES
            assert "{" not in changes.describe(action, "Ann")


def test_an_action_of_a_later_version_is_called_by_its_subject() -> None:
    assert changes.describe("pencil-sharpened", "Ann") == "Ann"
    assert changes.describe("pencil-sharpened", "") == "pencil-sharpened"


def test_undo_and_redo_tell_what_and_whom(filled_book: Book) -> None:
    before = content(filled_book.db)
    _logged, done = notes.log(filled_book, "called >tomorrow call", 2)
    after = content(filled_book.db)
    assert done.what == "Note about 李敏"
    assert done.customers == {2}
    assert changes.undo(filled_book) == Changes(done.id, "Note about 李敏", frozenset({2}), 0)
    assert content(filled_book.db) == before
    assert changes.redo(filled_book) == Changes(done.id, "Note about 李敏", frozenset({2}), 0)
    assert content(filled_book.db) == after


def test_a_subject_with_braces_is_not_read_as_a_pattern(book: Book) -> None:
    _row, added = customers.add(book, Customer(name="{subject} {0} %s"))
    assert added.what == "New customer {subject} {0} %s"
    assert changes.undo(book).what == "New customer {subject} {0} %s"


def test_nothing_to_undo_or_redo(book: Book) -> None:
    with pytest.raises(SalesbookError, match="There is nothing to undo"):
        changes.undo(book)
    with pytest.raises(SalesbookError, match="There is nothing to redo"):
        changes.redo(book)
    customers.add(book, Customer(name="Ann"))
    with pytest.raises(SalesbookError, match="There is nothing to redo"):
        changes.redo(book)
    changes.undo(book)
    changes.redo(book)
    with pytest.raises(SalesbookError, match="There is nothing to redo"):
        changes.redo(book)


def test_the_history_outlives_the_program(filled_book: Book) -> None:
    before = content(filled_book.db)
    notes.log(filled_book, "one", 1)
    after = content(filled_book.db)
    path = filled_book.path
    filled_book.close()
    from salesbook.book.opened import Book

    book = Book(path)
    changes.undo(book)
    assert content(book.db) == before
    book.close()
    book = Book(path)
    changes.redo(book)
    assert content(book.db) == after
    book.close()


def test_each_use_case_is_one_change(filled_book: Book) -> None:
    def count() -> int:
        return int(filled_book.db.value("SELECT count(*) FROM change WHERE kind = 'do' AND NOT undone"))

    today.order(filled_book)
    steps: list[Callable[[], object]] = [
        lambda: notes.log(filled_book, "x >tomorrow y !Friday z #t ¥5 q ?too expensive", 1),
        lambda: customers.add(filled_book, Customer(name="Ann", tags=("a", "b"), groups=("c",))),
        lambda: customers.edit(filled_book, 2, Customer(name="Bob")),
        lambda: today.no_answer(filled_book, 2),
        lambda: today.later(filled_book, 1, filled_book.today().replace(day=30)),
        lambda: today.done(filled_book, 4),
        lambda: today.drop(filled_book, 6),
        lambda: settings.put(filled_book, "target", 20),
    ]
    for step in steps:
        before, state = count(), content(filled_book.db)
        step()
        assert count() == before + 1
        changes.undo(filled_book)
        assert content(filled_book.db) == state
        changes.redo(filled_book)


def test_what_was_written_since_is_told_together(filled_book: Book) -> None:
    begun = changes.newest(filled_book)
    assert changes.since(filled_book, begun).customers == frozenset()
    notes.log(filled_book, "one", 1)
    customers.edit(filled_book, 3, Customer(name="Bob"))
    told = changes.since(filled_book, begun)
    assert told.customers == {1, 3}
    assert told.id == changes.newest(filled_book) > begun
    changes.undo(filled_book)
    assert changes.since(filled_book, told.id).customers == {3}
