"""The rep's own choices: kept, typed, undone like everything else."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from texts import NAUGHTY

from salesbook.book import changes, settings

if TYPE_CHECKING:
    from salesbook.book.opened import Book
    from salesbook.book.settings import Value


@pytest.mark.parametrize("value", ["x", "", 5, 0, -1, 1.5, True, False, None, *NAUGHTY])
def test_a_choice_is_kept(book: Book, value: Value) -> None:
    settings.put(book, "choice", value)
    assert settings.get(book, "choice") == value
    assert type(settings.get(book, "choice")) is type(value)


def test_without_a_choice_there_is_the_default(book: Book) -> None:
    assert settings.get(book, "target", 15) == 15
    assert settings.get(book, "target") is None


def test_a_choice_of_another_type_is_no_choice(book: Book) -> None:
    settings.put(book, "target", "many")
    assert settings.get(book, "target", 15) == 15
    settings.put(book, "share", 1)
    share = settings.get(book, "share", 0.5)
    assert (share, type(share)) == (1.0, float)


def test_choices_are_undone_one_by_one(book: Book) -> None:
    first = settings.put(book, "target", 10)
    assert first.what == "Setting target"
    settings.put(book, "target", 20)
    assert settings.put(book, "target", 20).id == 0
    changes.undo(book)
    assert settings.get(book, "target", 15) == 10
    changes.undo(book)
    assert settings.get(book, "target", 15) == 15
    changes.redo(book)
    assert settings.get(book, "target", 15) == 10
