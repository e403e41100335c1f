"""All that a book holds, for comparing two moments of it."""

from __future__ import annotations

from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

from salesbook.store import standings
from salesbook.store.derived import rebuild
from salesbook.store.tables import JOURNALED

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesbook.book.opened import Book
    from salesbook.store.database import Database

Content = dict[str, list[tuple[Any, ...]]]

_DERIVED = {
    "standing": f"SELECT customer_id, sort_key, {', '.join(standings.COLUMNS)} FROM standing ORDER BY 1",
    "search_key": "SELECT customer_id, field, source, form, text, spelling FROM search_key ORDER BY 1, 2, 3, 4, 5",
    "key_index": """SELECT k.customer_id, k.field, k.source, v.term, v.offset FROM key_terms v
        LEFT JOIN search_key k ON k.id = v.doc ORDER BY 1, 2, 3, 5, 4""",
    "note_index": "SELECT doc, term, offset FROM note_terms ORDER BY 1, 3, 2",
}


def content(db: Database) -> Content:
    """Return every row of every journaled table."""
    return {table: db.rows(f"SELECT * FROM {table} ORDER BY id") for table in JOURNALED}


def derived(db: Database) -> Content:
    """Return what triggers keep: standings, search keys, and each term of both search indexes with its place."""
    for table in ("key", "note"):
        db.execute(
            f"CREATE VIRTUAL TABLE IF NOT EXISTS temp.{table}_terms USING fts5vocab(main, {table}_index, instance)"
        )
    return {name: db.rows(sql) for name, sql in _DERIVED.items()}


def rebuilt(db: Database) -> Content:
    """Return what `derived` would be if it were built from scratch, and leave it so."""
    with db.derive():
        rebuild(db)
    return derived(db)


class _EnoughError(Exception):
    """Ends a transaction whose rows were only for looking at."""


@contextmanager
def passing(book: Book) -> Iterator[None]:
    """Write without leaving anything behind."""
    try:
        with book.db.record("note"):
            yield
            raise _EnoughError
    except _EnoughError:
        pass
