"""One open book: the connection, its rules, and the two kinds of transactions."""

from __future__ import annotations

import json
import os
import sqlite3
import time
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

import peewee

from salesbook.domain.errors import SalesbookError
from salesbook.domain.pinyin import has_han, spell, whole_readings
from salesbook.domain.text import fold
from salesbook.locale import _
from salesbook.store import grams, migrations, models
from salesbook.store.codec import bind, decode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

APPLICATION_ID = 0x53424F4B
"""Marks the file as a sales book ("SBOK"; SQLite's PRAGMA application_id)."""

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
        self.path = path
        new = _prepare(path, create=create)
        self._peewee = peewee.SqliteDatabase(
            str(path), timeout=_BUSY_SECONDS, autoconnect=False, check_same_thread=False
        )
        try:
            with clear_errors(path):
                self._peewee.connect()
                self.connection: sqlite3.Connection = self._peewee.connection()
                self._set_up(new=new)
        except BaseException:
            self._peewee.close()
            if new:
                path.unlink(missing_ok=True)
            raise
        models.PROXY.initialize(self._peewee)

    def _set_up(self, *, new: bool) -> None:
        connection = self.connection
        connection.isolation_level = None
        connection.text_factory = decode
        for name, count, function in (
            ("grams", 1, grams.grams),
            ("note_text", 2, grams.note_text),
            ("name_keys", 1, name_keys),
            ("sort_key", 1, sort_key),
        ):
            connection.create_function(name, count, function, deterministic=True)
        # Rollback journal: one file at rest. EXTRA also syncs the folder after the journal is gone.
        for pragma in ("synchronous=EXTRA", "foreign_keys=ON", "temp_store=MEMORY", "cache_size=-8000"):
            connection.execute(f"PRAGMA {pragma}")
        if new:
            # WAL can't come from us, but a new file takes the default of the library's build.
            connection.execute("PRAGMA journal_mode=DELETE")
            models.PROXY.initialize(self._peewee)
            with self._transaction():
                connection.execute(f"PRAGMA application_id={APPLICATION_ID}")
                migrations.create(self._peewee)
            return
        if connection.execute("PRAGMA application_id").fetchone()[0] != APPLICATION_ID:
            raise _no_book(self.path)
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version > migrations.VERSION:
            raise SalesbookError(
                _(
                    "{path} was written by a newer salesbook (book version {theirs}, this program knows {ours}): "
                    "update salesbook to open it."
                ).format(path=self.path, theirs=version, ours=migrations.VERSION)
            )
        if version < migrations.VERSION:
            migrations.upgrade(self._peewee, self.path, version)

    def close(self) -> None:
        """Close the connection; what was committed is on disk already."""
        self._peewee.close()

    def rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """Return all rows of a query as tuples."""
        with clear_errors(self.path):
            return self.connection.execute(sql, [bind(p) for p in parameters]).fetchall()

    def plain_rows(self, sql: str, parameters: Sequence[Any] = ()) -> list[Any]:
        """Return all rows of a query whose columns hold numbers, codes and days only: faster for a whole book."""
        self.connection.text_factory = str
        try:
            return self.rows(sql, parameters)
        finally:
            self.connection.text_factory = decode

    def row(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """Return the first row of a query, or None."""
        with clear_errors(self.path):
            return self.connection.execute(sql, [bind(p) for p in parameters]).fetchone()

    def value(self, sql: str, parameters: Sequence[Any] = ()) -> Any:
        """Return the first column of a query's first row, or None."""
        row = self.row(sql, parameters)
        return None if row is None else row[0]

    def execute(self, sql: str, parameters: Sequence[Any] = ()) -> int:
        """Run one writing statement and return the number of rows it touched."""
        with clear_errors(self.path):
            return self.connection.execute(sql, [bind(p) for p in parameters]).rowcount

    def insert(self, model: type[models.Row], **values: Any) -> int:
        """Insert one row and return its id; a foreign key is given as an id."""
        with clear_errors(self.path):
            return int(model.insert(**values).execute(self._peewee))

    def update(self, model: type[models.Row], row: int, **values: Any) -> None:
        """Update one row by its id."""
        with clear_errors(self.path):
            model.update(**values).where(model.id == row).execute(self._peewee)

    def delete(self, model: type[models.Row], row: int) -> None:
        """Delete one row by its id."""
        with clear_errors(self.path):
            model.delete().where(model.id == row).execute(self._peewee)

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
                models.Change, at=int(time.time()), action=action, subject=subject, kind=kind, target=target
            )
            last = self.value("SELECT coalesce(max(id), 0) FROM journal")
            recording.change = change
            yield recording
            if recording.subject is not None:
                self.update(models.Change, change, subject=recording.subject)
            if self.value("SELECT max(id) FROM journal") in (last, None):
                self.execute("DELETE FROM change WHERE id = ?", (change,))
                recording.change = 0
            else:
                recording.first_entry = last + 1

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
    first_entry: int = 0
    subject: str | None = None


def name_keys(name: str) -> str:
    """Return what a name is searched by, as JSON: `[[form, text, spelling], …]`."""
    text = fold(name).replace("\0", "␀")
    if not has_han(text):
        return json.dumps([["text", text, None]])
    spelled = spell(text)
    full, initials = whole_readings(spelled)
    keys: list[list[str | None]] = [["text", text, " ".join(",".join(r) for r in spelled)]]
    keys += [["pinyin", reading, None] for reading in full]
    keys += [["initials", reading, None] for reading in initials]
    return json.dumps(keys)


def sort_key(name: str) -> str:
    """Return what a name is sorted by: its likeliest full spelling, so that Chinese and English names mix."""
    text = fold(name)
    return whole_readings(spell(text))[0][0] if has_han(text) else text


@contextmanager
def clear_errors(path: Path) -> Iterator[None]:
    """Turn what SQLite raises over a file into one sentence for the rep."""
    try:
        yield
    except (sqlite3.DatabaseError, peewee.DatabaseError, peewee.InterfaceError) as error:
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
            raise _no_book(path) from error
        elif "malformed" in text:
            message = _("{path} is damaged: restore it from a backup.")
        else:
            raise
        raise SalesbookError(message.format(path=path)) from error


def _prepare(path: Path, *, create: bool) -> bool:
    """Make sure a book can be opened at `path`; return whether it is to be begun."""
    try:
        if path.exists():
            if not path.is_file():
                raise _no_book(path)
            with path.open("rb") as file:
                head = file.read(16)
            if head and head != b"SQLite format 3\0":
                raise _no_book(path)
            if head or not create:
                if not head:
                    raise _no_book(path)
                return False
        elif not create:
            raise SalesbookError(_("There is no book at {path}: check the name.").format(path=path))
        path.parent.mkdir(parents=True, exist_ok=True)
        # Readable by nobody else, from the first byte.
        os.close(os.open(path, os.O_CREAT | os.O_RDWR, 0o600))
    except (OSError, ValueError) as error:
        raise SalesbookError(
            _("{path} can't be opened: {reason}. Check the name and the rights of its folder.").format(
                path=path, reason=getattr(error, "strerror", None) or error
            )
        ) from error
    return True


def _no_book(path: Path) -> SalesbookError:
    return SalesbookError(_("{path} is no sales book: choose another file.").format(path=path))
