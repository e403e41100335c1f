"""The rep's own choices, kept in the book; the language, which is needed before a book is open, in a file."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, TypeVar, overload

from salesbook.book.changes import Action, Changes, recorded
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from salesbook.book.opened import Book

Value = str | int | float | bool | None
T = TypeVar("T", str, int, float, bool)


@overload
def get(book: Book, name: str, default: T) -> T: ...
@overload
def get(book: Book, name: str, default: None = None) -> Value: ...
def get(book: Book, name: str, default: Value = None) -> Value:
    """Return the choice called `name`, or `default` if none was made or it is of another type."""
    stored = book.db.value("SELECT value FROM setting WHERE name = ?", (name,))
    if stored is None:
        return default
    value: Value = json.loads(stored)
    if isinstance(default, float) and isinstance(value, int):
        return float(value)
    return value if default is None or isinstance(value, type(default)) else default


def put(book: Book, name: str, value: Value) -> Changes:
    """Keep a choice; it can be undone like everything else."""
    # As it is: two lone surrogates, escaped, would come back from JSON as one character.
    text = json.dumps(value, ensure_ascii=False)
    with recorded(book, Action.SETTING, name) as pending:
        row = book.db.value("SELECT id FROM setting WHERE name = ?", (name,))
        if row is None:
            book.db.insert(Table.SETTING, name=name, value=text)
        else:
            book.db.update(Table.SETTING, row, value=text)
    return pending.changes
