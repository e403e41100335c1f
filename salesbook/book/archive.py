"""The whole book as one JSON document, and back: the same document gives the same book, to the byte.

The document is an object with a header and one array for each table that is not derived. Each row is an object
on a line of its own, without what is null, so that a book of any size is written and read row by row.
"""

from __future__ import annotations

import time
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from itertools import islice
from typing import TYPE_CHECKING

from salesbook.book.archive_rows import RowReader, Unfit, row_object
from salesbook.book.changes import Action
from salesbook.book.steps import finish
from salesbook.book.transfer.results import Progress
from salesbook.domain.errors import SalesbookError
from salesbook.exchange.jsontext import Damaged, Document, dumps
from salesbook.exchange.source import open_file
from salesbook.locale import _
from salesbook.store import header
from salesbook.store.database import clear_errors
from salesbook.store.derived import filling
from salesbook.store.models import BY_TABLE, Row
from salesbook.store.tables import JOURNALED, Table

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterator, Mapping, Sequence
    from pathlib import Path
    from typing import BinaryIO

    from salesbook.book.opened import Book

_HEADER = "salesbook"
_ARCHIVE_VERSION = 1
_BUFFER = 256
_AT_A_TIME = 1000
"""Rows loaded in one step."""

_READ = 0.6
"""Share of the work that is done when the document is read: what is derived is built then."""

_TABLES: dict[str, type[Row]] = {table: BY_TABLE[table] for table in JOURNALED}


@dataclass(frozen=True, slots=True)
class Loaded:
    """What came into the book: rows of each table, and the change to undo; 0 after a trial."""

    rows: Mapping[str, int]
    change: int


def write(book: Book, file: BinaryIO) -> dict[str, int]:
    """Write the whole book to `file` and return the number of rows of each table."""
    written: dict[str, int] = {}
    head = {"archive": _ARCHIVE_VERSION, "tables": header.VERSION}
    with _snapshot(book):
        file.write(f'{{"{_HEADER}": {dumps(head)}'.encode())
        for name, model in _TABLES.items():
            file.write(f',\n"{name}": ['.encode())
            written[name] = _write_rows(book, model, file)
            file.write(b"\n]" if written[name] else b"]")
        file.write(b"}\n")
    return written


def _write_rows(book: Book, model: type[Row], file: BinaryIO) -> int:
    columns = ", ".join(f'"{field.column_name}"' for field in model._meta.sorted_fields)
    cursor = book.db.connection.execute(f"SELECT {columns} FROM {model._meta.table_name} ORDER BY id")
    as_object = row_object(model)
    count = 0
    while rows := cursor.fetchmany(_BUFFER):
        lines = ",\n".join([dumps(as_object(row)) for row in rows])
        file.write(f"{',' if count else ''}\n{lines}".encode())
        count += len(rows)
    return count


@contextmanager
def _snapshot(book: Book) -> Iterator[None]:
    """Read everything as of one moment, in the form in which it is stored: see `archive_rows`."""
    connection = book.db.connection
    decoding = connection.text_factory
    with clear_errors(book.path):
        connection.text_factory = str
        connection.execute("BEGIN")
        try:
            yield
        finally:
            connection.execute("ROLLBACK")
            connection.text_factory = decoding


def load(book: Book, path: Path, *, dry_run: bool = False) -> Loaded:
    """Fill an empty book from a document that `write` made, as one change.

    Args:
        book: the open book.
        path: the document's file.
        dry_run: tell what would come in, and leave the book as it is.

    Raises:
        SalesbookError: the book is not empty; the file can't be read, is damaged, is no book's, or is of a
            newer salesbook. The book is as it was then.
    """
    return finish(loading(book, path, dry_run=dry_run))


def loading(book: Book, path: Path, *, dry_run: bool = False) -> Generator[Progress, None, Loaded]:
    """Do as `load`, step by step; each tells how far it has come. Closing it takes everything back."""
    with open_file(path) as file, _told(path, document := Document(file)):
        size = max(1, path.stat().st_size)
        return (yield from _load(book, document, path, lambda: _READ * min(1.0, file.tell() / size), dry_run=dry_run))


def check(path: Path) -> None:
    """Find out by its beginning whether a document is a book's.

    Raises:
        SalesbookError: it can't be read, is none, or is of a newer salesbook.
    """
    with open_file(path) as file, _told(path, document := Document(file)):
        for name in document.members():
            _check_head(name, document.value(), document.line)
            return


@contextmanager
def _told(path: Path, document: Document) -> Iterator[None]:
    """Turn what is wrong with a document into one sentence."""
    try:
        yield
    except Damaged as damaged:
        raise SalesbookError(
            _("{path} is damaged, or no book that salesbook exported (line {line}): nothing was imported.").format(
                path=path, line=damaged.line
            )
        ) from damaged
    except Unfit as unfit:
        raise SalesbookError(
            _("{path} can't be imported (line {line}): {reason} Nothing was imported.").format(
                path=path, line=document.line, reason=unfit
            )
        ) from unfit


class _NothingDone(Exception):
    """Takes a trial run back."""


def _load(
    book: Book, document: Document, path: Path, share: Callable[[], float], *, dry_run: bool
) -> Generator[Progress, None, Loaded]:
    counts: dict[str, int] = {}
    change = 0
    with suppress(_NothingDone), filling(book.db) as built:
        if not _is_empty(book):
            raise SalesbookError(_("A whole book can only be imported into an empty one: name a new file with --book."))
        # Rows may name others that come further down: whether all are there is asked at the end.
        book.db.execute("PRAGMA defer_foreign_keys=ON")
        for _table in _load_tables(book, document, counts):
            yield Progress(sum(counts.values()), share())
        if lost := book.db.row("PRAGMA foreign_key_check"):
            raise Unfit(_("a row of “{table}” names another that is missing.").format(table=lost[0]))
        if dry_run:
            raise _NothingDone
        change = book.db.insert(Table.CHANGE, at=int(time.time()), action=Action.IMPORT, subject=path.name)
        _enter(book, change)
        for derived in built.building():
            yield Progress(sum(counts.values()), _READ + (1 - _READ) * derived)
    return Loaded({name: counts.get(name, 0) for name in _TABLES}, change)


def _is_empty(book: Book) -> bool:
    anything = " OR ".join(f"EXISTS (SELECT 1 FROM {name})" for name in _TABLES)
    return not book.db.value(f"SELECT {anything}")


def _load_tables(book: Book, document: Document, counts: dict[str, int]) -> Iterator[None]:
    """Load one table after the other, some rows at a time, and count them."""
    headed = False
    for name in document.members():
        if not headed:
            _check_head(name, document.value(), document.line)
            headed = True
            continue
        model = _TABLES.get(name)
        if model is None:
            raise Unfit(_("this salesbook does not know “{field}”: update salesbook.").format(field=name))
        if name in counts:
            raise Damaged(document.line)
        counts[name] = 0
        reader = RowReader(model)
        rows = map(reader.values, document.elements())
        while some := list(islice(rows, _AT_A_TIME)):
            _insert(book, name, reader.columns, some)
            counts[name] += len(some)
            yield
    if not headed:
        raise Damaged(document.line)


def _check_head(name: str, head: object, line: int) -> None:
    if name != _HEADER or not isinstance(head, dict):
        raise Damaged(line)
    archive, tables = head.get("archive"), head.get("tables")
    if not isinstance(archive, int) or not isinstance(tables, int):
        raise Damaged(line)
    if archive > _ARCHIVE_VERSION or tables > header.VERSION:
        raise Unfit(_("a newer salesbook wrote it: update salesbook."))


def _insert(book: Book, table: str, columns: Sequence[str], rows: Sequence[Sequence[str | int | None]]) -> None:
    connection = book.db.connection
    try:
        book.db.insert_many(table, columns, rows)
    except connection.IntegrityError as error:
        raise Unfit(_("a row of “{table}” contradicts another.").format(table=table)) from error


def _enter(book: Book, change: int) -> None:
    """Enter in the journal, whose triggers are off, that every row is new, so that undo covers the import."""
    for name in _TABLES:
        book.db.execute(
            f"""INSERT INTO journal(change, tbl, row, before)
            SELECT ?, '{name}', id, NULL FROM {name} ORDER BY id""",
            (change,),
        )
    # A customer may be recommended by one that comes further down: entered last, this is taken back first.
    columns = [field.column_name for field in BY_TABLE[Table.CUSTOMER]._meta.sorted_fields]
    pairs = ", ".join(f"'{c}', " + ("NULL" if c == "referrer_id" else f'"{c}"') for c in columns)
    book.db.execute(
        f"""INSERT INTO journal(change, tbl, row, before) SELECT ?, 'customer', id, json_object({pairs})
        FROM customer WHERE referrer_id IS NOT NULL ORDER BY id""",
        (change,),
    )
