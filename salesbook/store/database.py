"""One open book: the connection, its rules, and the two kinds of transactions."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from contextlib import closing, contextmanager
from typing import TYPE_CHECKING, Any, NamedTuple

from salesbook.domain.errors import SalesbookError, reason
from salesbook.locale import _
from salesbook.store import grams, header, purchases, spellings
from salesbook.store.codec import bind, decode
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

_BUSY_SECONDS = 10


class Recorded(NamedTuple):
    """What a transaction of the journal wrote: its change and the customers that are concerned."""

    change: int
    customers: frozenset[int]
    tables: frozenset[str]


class Database:
    """The connection to one book. Belongs to the thread that opened it."""

    def __init__(self, path: Path, *, create: bool = True) -> None:
        """Open the book at `path`, or begin a new one there.

        Raises:
            SalesbookError: the file is no book, is newer than this program, or can't be opened or made.
        """
        found = header.version(path)
        if found is None:
            if not create:
                raise SalesbookError(_("There is no book at {path}: check the name.").format(path=path))
            _begin(path)
        self._connect(path)
        if found is not None and found < header.VERSION:
            from salesbook.store import migrations

            with clear_errors(path), _closed_on_error(self.connection):
                migrations.upgrade(self.connection, path)

    def _connect(self, path: Path) -> None:
        self.path = path
        self._change: int | None = None
        with clear_errors(path):
            self.connection = sqlite3.connect(
                path, timeout=_BUSY_SECONDS, isolation_level=None, check_same_thread=False
            )
        with clear_errors(path), _closed_on_error(self.connection):
            self.connection.text_factory = decode
            for name, count, function in _FUNCTIONS:
                self.connection.create_function(name, count, function, deterministic=True)
            # The journal takes no entry without a change: what is written outside `record` fails.
            self.connection.create_function("current_change", 0, lambda: self._change)
            # Rollback journal: one file at rest. EXTRA also syncs the folder after the journal is gone.
            for pragma in ("synchronous=EXTRA", "foreign_keys=ON", "temp_store=MEMORY", "cache_size=-8000"):
                self.connection.execute(f"PRAGMA {pragma}")

    @classmethod
    def _lay_out(cls, path: Path) -> None:
        """Lay the tables of the current version into the empty file at `path`."""
        from salesbook.store import migrations

        new = cls.__new__(cls)
        new._connect(path)
        try:
            # WAL can't come from us, but a new file takes the default of the library's build.
            new.connection.execute("PRAGMA journal_mode=DELETE")
            with new._transaction():
                new.connection.execute(f"PRAGMA application_id={header.APPLICATION_ID}")
                migrations.create(new.connection)
        finally:
            new.close()

    def close(self) -> None:
        """Close the connection; what was committed is on disk already."""
        self.connection.close()

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """Return all rows of a query as tuples."""
        with clear_errors(self.path):
            return self.connection.execute(sql, [bind(p) for p in parameters]).fetchall()

    def each(self, sql: str, parameters: Sequence[Any] = ()) -> Iterator[Any]:
        """Yield the rows of a query one by one; close the generator if not all are taken."""
        with clear_errors(self.path), closing(self.connection.execute(sql, [bind(p) for p in parameters])) as cursor:
            yield from cursor

    def plain_rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """Return all rows of a query whose columns hold numbers, codes and days only: faster for a whole book."""
        self.connection.text_factory = str
        try:
            return self.rows(sql, parameters)
        finally:
            self.connection.text_factory = decode

    def ids(self, sql: str, parameters: Sequence[Any] = ()) -> list[int]:
        """Return the column `id` of a query, which comes in one row: many rows cost more than to find them."""
        return list(json.loads(self.value(f"SELECT json_group_array(id) FROM ({sql})", parameters)))

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """Return the first row of a query, or None."""
        with clear_errors(self.path):
            try:
                return self.connection.execute(sql, [bind(p) for p in parameters]).fetchone()
            except OverflowError:
                # A number that somebody typed, beyond what any row can hold.
                return None

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """Return the first column of a query's first row, or None."""
        row = self.row(sql, parameters)
        return None if row is None else row[0]

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run one writing statement and return the number of rows it touched."""
        with clear_errors(self.path):
            return self.connection.execute(sql, [bind(p) for p in parameters]).rowcount

    def insert(self, table: Table, **values: Any) -> int:
        """Insert one row, with the defaults of the columns that are not named, and return its id."""
        columns, marks = ", ".join(f'"{column}"' for column in values), ", ".join("?" * len(values))
        with clear_errors(self.path):
            cursor = self.connection.execute(
                f"INSERT INTO {table}({columns}) VALUES ({marks})", [bind(value) for value in values.values()]
            )
        return int(cursor.lastrowid or 0)

    def update(self, table: Table, row: int, **values: Any) -> None:
        """Update one row by its id."""
        columns = ", ".join(f'"{column}" = ?' for column in values)
        self.execute(f"UPDATE {table} SET {columns} WHERE id = ?", (*values.values(), row))

    def delete(self, table: Table, row: int) -> None:
        """Delete one row by its id."""
        self.execute(f"DELETE FROM {table} WHERE id = ?", (row,))

    def insert_many(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Insert many rows at full speed; lone surrogates are the caller's to encode."""
        names = ", ".join(f'"{c}"' for c in columns)
        marks = ", ".join("?" * len(columns))
        with clear_errors(self.path):
            self.connection.executemany(f"INSERT INTO {table}({names}) VALUES ({marks})", rows)

    @contextmanager
    def record(
        self, action: str, subject: str = "", *, kind: str = "do", target: int | None = None
    ) -> Iterator[_Recording]:
        """Write in one transaction that the journal records as one change.

        Args:
            action: code of the use case, as in `salesbook.book.changes`.
            subject: whom or what it was about, for "Undone: …".
            kind: `do`, `undo` or `redo`.
            target: the change that an undo takes back or a redo brings back.
        """
        with self._transaction():
            recording = _Recording()
            change = self.insert(
                Table.CHANGE, at=int(time.time()), action=action, subject=subject, kind=kind, target=target
            )
            recording.change = self._change = change
            try:
                yield recording
            finally:
                self._change = None
            if recording.subject is not None:
                self.update(Table.CHANGE, change, subject=recording.subject)
            if not self.value("SELECT EXISTS (SELECT 1 FROM journal WHERE change = ?)", (change,)):
                self.execute("DELETE FROM change WHERE id = ?", (change,))
                recording.change = 0

    @contextmanager
    def derive(self) -> Iterator[None]:
        """Write what is not journaled: drafts and what the book can find out again."""
        with self._transaction():
            yield

    @contextmanager
    def _transaction(self) -> Iterator[None]:
        with clear_errors(self.path):
            self.connection.execute("BEGIN IMMEDIATE")
            try:
                yield
                self.connection.execute("COMMIT")
            except BaseException:
                if self.connection.in_transaction:
                    self.connection.execute("ROLLBACK")
                raise

    def data_version(self) -> int:
        """Return a number that changes when another program has written to the book."""
        return int(self.value("PRAGMA data_version"))

    def interrupt(self) -> None:
        """Stop the statement that runs in another thread; it ends with an error there."""
        self.connection.interrupt()


class _Recording:
    """A change while it is written; `subject` may be set until the transaction ends."""

    change: int = 0
    subject: str | None = None


@contextmanager
def _closed_on_error(connection: sqlite3.Connection) -> Iterator[None]:
    try:
        yield
    except BaseException:
        connection.close()
        raise


@contextmanager
def clear_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite raises over a file into one sentence for the rep."""
    try:
        yield
    except sqlite3.DatabaseError as error:
        text = str(error)
        if "locked" in text or "busy" in text:
            message = _("{path} is being written by another program: wait a moment and try again.")
        elif "full" in text:
            message = _("The disk with {path} is full: make room and try again; nothing was changed.")
        elif "readonly" in text or "unable to open" in text:
            message = _("{path} can't be written: check the rights of the file and its folder.")
        elif "disk I/O" in text:
            message = _("{path} could not be read or written on its disk: nothing was changed.")
        elif "not a database" in text:
            raise header.no_book(path) from error
        elif "malformed" in text:
            message = _("{path} is damaged: restore it from a backup.")
        else:
            raise
        raise SalesbookError(message.format(path=path)) from error


_FUNCTIONS = (
    ("grams", 1, grams.grams),
    ("median_gap", 1, purchases.median_gap),
    ("key_grams", 2, grams.key_grams),
    ("note_text", 2, grams.note_text),
    ("name_keys", 1, spellings.name_keys),
    ("point_keys", 3, spellings.point_keys),
    ("sort_key", 1, spellings.sort_key),
)


def _put_in_place(part: Path, path: Path) -> None:
    try:
        # Unlike a rename it never replaces a book that another program began meanwhile.
        path.hardlink_to(part)
    except FileExistsError:
        return
    except OSError:
        # A file system without links.
        part.rename(path)


def _begin(path: Path) -> None:
    """Begin a book at `path`: made under another name first, so that a half-made one is never in its place."""
    part = path.with_name(f".{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        # Readable by nobody else, from the first byte.
        os.close(os.open(part, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
        try:
            Database._lay_out(part)
            _put_in_place(part, path)
        finally:
            part.unlink(missing_ok=True)
    except (OSError, ValueError) as error:
        raise SalesbookError(
            _("No book can be begun at {path}: {reason}. Check the name and the rights of its folder.").format(
                path=path, reason=reason(error)
            )
        ) from error
