"""The versions of the book's tables.

A new book gets the tables of `models` and the triggers of `schema`. An older one is copied beside itself, then led
upward step by step: each step is a function `up(connection)` in a module `to_N` of this package. All steps and
their mark (`PRAGMA user_version`) are one transaction. A step that changes rows drops their triggers first and lays
those of its version afterwards: the journal tells what the rep did, not what an update does.
"""

from __future__ import annotations

import importlib
import os
import shutil
import sqlite3
from contextlib import closing, suppress
from typing import TYPE_CHECKING, Any

from peewee import SqliteDatabase

from salesbook.domain.errors import SalesbookError
from salesbook.locale import _
from salesbook.store import models, schema
from salesbook.store.header import VERSION as VERSION

if TYPE_CHECKING:
    from pathlib import Path


class _Open(SqliteDatabase):
    """Peewee on a connection that is open already."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        super().__init__(":memory:")
        self._connection = connection

    def _connect(self) -> Any:
        return self._connection


def create(connection: sqlite3.Connection) -> None:
    """Lay the tables of the current version into an empty file, within the caller's transaction."""
    tables = [*models.BY_TABLE.values()]
    database = _Open(connection)
    with database.bind_ctx(tables):
        database.create_tables(tables)
    for statement in split(schema.statements()):
        connection.execute(statement)
    connection.execute(f"PRAGMA user_version={VERSION}")


def upgrade(connection: sqlite3.Connection, path: Path) -> None:
    """Lead an older book to the current version, after a verified copy beside it; one that is current stays.

    Raises:
        SalesbookError: the copy could not be made; the book is as it was.
    """
    # Locked before it is copied, so that nobody writes meanwhile or updates it a second time.
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = connection.execute("PRAGMA user_version").fetchone()[0]
        if version < VERSION:
            _copy(path, path.with_name(f"{path.name}.v{version}"))
        for step in range(version + 1, VERSION + 1):
            importlib.import_module(f"salesbook.store.migrations.to_{step}").up(connection)
        connection.execute(f"PRAGMA user_version={VERSION}")
        connection.execute("COMMIT")
    except BaseException:
        connection.execute("ROLLBACK")
        raise


def _copy(path: Path, copy: Path) -> None:
    temporary = copy.with_name(copy.name + ".part")
    try:
        os.close(os.open(temporary, os.O_CREAT | os.O_WRONLY | os.O_TRUNC, 0o600))
        shutil.copyfile(path, temporary)
        with closing(sqlite3.connect(temporary)) as check:
            if check.execute("PRAGMA integrity_check").fetchone()[0] != "ok":
                raise OSError(_("the copy is damaged"))
        with temporary.open("rb") as file:
            os.fsync(file.fileno())
        temporary.replace(copy)
    except (OSError, sqlite3.Error) as error:
        with suppress(OSError):
            temporary.unlink()
        raise SalesbookError(
            _("{path} is from an older salesbook and could not be copied before the update: {reason}.").format(
                path=path, reason=error
            )
        ) from error


def split(script: str) -> list[str]:
    """Return the statements of a script of triggers and tables."""
    statements: list[str] = []
    pending = ""
    for line in script.splitlines():
        pending += line + "\n"
        if sqlite3.complete_statement(pending):
            statements.append(pending.strip())
            pending = ""
    return statements
