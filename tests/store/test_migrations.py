"""Books of earlier versions, as they were written then, are led upward and lose nothing."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from salesbook.book import changes, notes, wordings
from salesbook.book.opened import Book
from salesbook.playbook.sheets import Sheet
from salesbook.store import header

OLDER = sorted((Path(__file__).parent / "data").glob("v*.salesbook.gz"))
_SCHEMA = "SELECT type, name, sql FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"


def schema(path: Path) -> list[tuple[str, ...]]:
    """Return all that is laid in a book, whatever its white space."""
    with closing(sqlite3.connect(path)) as connection:
        return [(kind, name, " ".join((sql or "").split())) for kind, name, sql in connection.execute(_SCHEMA)]


def rows(path: Path) -> dict[str, list[tuple[object, ...]]]:
    with closing(sqlite3.connect(path)) as connection:
        names = [name for (name,) in connection.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        kept = [name for name in names if "index" not in name]
        return {name: connection.execute(f"SELECT * FROM {name}").fetchall() for name in kept}


def test_there_is_a_book_of_every_earlier_version() -> None:
    assert [path.name for path in OLDER] == [f"v{number}.salesbook.gz" for number in range(1, header.VERSION)]


@pytest.mark.parametrize("packed", OLDER, ids=lambda path: path.name)
def test_an_older_book_becomes_one_of_today(tmp_path: Path, book_path: Path, packed: Path) -> None:
    path = tmp_path / "old.salesbook"
    path.write_bytes(gzip.decompress(packed.read_bytes()))
    before = rows(path)
    book = Book(path)
    assert book.db.value("PRAGMA user_version") == header.VERSION
    assert schema(path) == schema(book_path)
    after = rows(path)
    assert {name: after[name] for name in before if name != "sqlite_sequence"} == {
        name: held for name, held in before.items() if name != "sqlite_sequence"
    }
    # What is new is journaled like everything else.
    wordings.save(book, Sheet.OFFER, {"product": "pumps"})
    notes.log(book, "talked ?too-expensive", 1)
    changes.undo(book)
    changes.undo(book)
    assert book.db.rows("SELECT * FROM wording") == []
    book.close()
