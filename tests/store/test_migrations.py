"""Books of earlier versions, as they were written then, are led upward and lose nothing."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from content import content, derived, rebuilt

from salesbook.book import changes, notes, today, wordings
from salesbook.book.opened import Book
from salesbook.domain.codes import ReasonKind
from salesbook.playbook.sheets import Sheet
from salesbook.store import header

if TYPE_CHECKING:
    from conftest import Clock

OLDER = sorted((Path(__file__).parent / "data").glob("v*.salesbook.gz"))
_SCHEMA = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"


def schema(path: Path) -> list[tuple[str, ...]]:
    """Return all that is laid in a book, whatever its white space."""
    with closing(sqlite3.connect(path)) as connection:
        return [(kind, name, " ".join((sql or "").split())) for kind, name, sql in connection.execute(_SCHEMA)]


def columns(path: Path) -> dict[str, str]:
    """Return the columns of each table as a query names them."""
    with closing(sqlite3.connect(path)) as connection:
        found = connection.execute(
            """SELECT t.name, group_concat('"' || c.name || '"') FROM sqlite_master t, pragma_table_info(t.name) c
            WHERE t.type = 'table' AND t.name NOT LIKE '%index%' AND t.name != 'sqlite_sequence' GROUP BY t.name"""
        )
        return dict(found.fetchall())


def rows(path: Path, wanted: dict[str, str]) -> dict[str, list[tuple[object, ...]]]:
    """Return what tables hold in the columns wanted of them."""
    with closing(sqlite3.connect(path)) as connection:
        return {table: connection.execute(f"SELECT {names} FROM {table}").fetchall() for table, names in wanted.items()}


def test_there_is_a_book_of_every_earlier_version() -> None:
    assert [path.name for path in OLDER] == [f"v{number}.salesbook.gz" for number in range(1, header.VERSION)]


@pytest.mark.parametrize("packed", OLDER, ids=lambda path: path.name)
def test_an_older_book_becomes_one_of_today(tmp_path: Path, book_path: Path, clock: Clock, packed: Path) -> None:
    path = tmp_path / "old.salesbook"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    there = columns(path)
    before = rows(path, there)
    book = Book(path, clock=clock)
    try:
        assert book.db.value("PRAGMA user_version") == header.VERSION
        assert schema(path) == schema(book_path)
        assert rows(path, there) == before
        assert rebuilt(book.db) == derived(book.db)
        assert path.with_name(f"{path.name}.v{packed.name[1]}").exists()
        written = content(book.db)
        # It works: a debt of that time is on the list, and what is written can be taken back, new tables included.
        assert ReasonKind.CREDIT in {reason.kind for reason in today.item(book, 1).reasons}
        wordings.save(book, Sheet.OFFER, {"product": "pumps"})
        notes.log(book, "talked ?too-expensive ¥100 paper", 1)
        assert book.db.row("SELECT purchases, owed FROM standing WHERE customer_id = 1") == (4, 50_000)
        changes.undo(book)
        changes.undo(book)
        assert content(book.db) == written
    finally:
        book.close()
