"""Books as earlier versions wrote them are led upward whole."""

from __future__ import annotations

import gzip
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from content import content, derived, rebuilt

from salesbook.book import changes, notes, today
from salesbook.book.opened import Book
from salesbook.domain.codes import ReasonKind
from salesbook.store import header
from salesbook.store.models import JOURNALED

if TYPE_CHECKING:
    from conftest import Clock

BOOKS = Path(__file__).parent / "books"
SHAPE = "SELECT type, name FROM sqlite_master WHERE name NOT LIKE 'sqlite_%' ORDER BY 1, 2"


@pytest.mark.parametrize("version", range(1, header.VERSION))
def test_a_book_of_an_earlier_version(tmp_path: Path, book: Book, clock: Clock, version: int) -> None:
    path = tmp_path / "old.salesbook"
    path.write_bytes(gzip.decompress((BOOKS / f"version-{version}.salesbook.gz").read_bytes()))
    with closing(sqlite3.connect(path)) as old:
        written = {
            name: old.execute(f"SELECT * FROM {name} ORDER BY id").fetchall()
            for name in (model._meta.table_name for model in JOURNALED)
        }
    opened = Book(path, clock=clock)
    try:
        # Not a row of the rep's is another one; tables, triggers and what is derived are those of a new book.
        assert content(opened.db) == written
        assert opened.db.rows(SHAPE) == book.db.rows(SHAPE)
        assert rebuilt(opened.db) == derived(opened.db)
        assert path.with_name(f"{path.name}.v{version}").exists()
        # It works: a debt of that time is on the list, and what is written can be taken back.
        assert ReasonKind.CREDIT in {reason.kind for reason in today.item(opened, 1).reasons}
        notes.log(opened, "¥100 paper", 1)
        assert opened.db.row("SELECT purchases, owed FROM standing WHERE customer_id = 1") == (4, 50_000)
        changes.undo(opened)
        assert content(opened.db) == written
    finally:
        opened.close()
