"""Version 2: the rep's own words, and each pass of practice."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.store.migrations import split
from salesbook.store.schema import journal_triggers

if TYPE_CHECKING:
    from sqlite3 import Connection

_TABLES = """
CREATE TABLE "wording" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "name" TEXT NOT NULL,
  "language" TEXT NOT NULL, "customer_id" INTEGER, "text" TEXT NOT NULL,
  FOREIGN KEY ("customer_id") REFERENCES "customer" ("id"));
CREATE INDEX "wording_customer_id" ON "wording" ("customer_id");
CREATE TABLE "practice_pass" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "card" TEXT NOT NULL,
  "at" INTEGER NOT NULL, "utc_offset" INTEGER NOT NULL, "rating" INTEGER NOT NULL, "millis" INTEGER NOT NULL,
  "hinted" INTEGER NOT NULL);
CREATE INDEX "practice_pass_card" ON "practice_pass" ("card");
"""
_COLUMNS = {
    "wording": ("id", "name", "language", "customer_id", "text"),
    "practice_pass": ("id", "card", "at", "utc_offset", "rating", "millis", "hinted"),
}


def up(connection: Connection) -> None:
    """Add the tables and the triggers that journal them."""
    script = _TABLES + "".join(journal_triggers(table, columns) for table, columns in _COLUMNS.items())
    for statement in split(script):
        connection.execute(statement)
