"""Building the derived tables from scratch: after filling a book at full speed, and whenever in doubt."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

from salesbook.store import migrations, schema
from salesbook.store.grams import key_grams
from salesbook.store.spellings import name_keys, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesbook.store.database import Database

_WIDE_HASH = 64 << 20
_USUAL_HASH = 1 << 20
"""FTS5 gathers this many bytes of new terms before it writes a segment."""

_FILLING_CACHE = -256 << 10
"""Pages kept in memory while a book is filled, in KiB as SQLite takes them: so much is written once, not twice."""

_STANDINGS = """
SELECT c.id, c.name, t.last_on, t.last_visit_on, o.last_order_on FROM customer c
LEFT JOIN (SELECT customer_id, max(day) AS last_on,
    max(CASE WHEN channel IN ('visit', 'received') THEN day END) AS last_visit_on
  FROM interaction WHERE outcome NOT IN ('no-answer', 'blocked') GROUP BY customer_id) t ON t.customer_id = c.id
LEFT JOIN (SELECT customer_id, max("on") AS last_order_on
  FROM sales_order WHERE amount > 0 GROUP BY customer_id) o ON o.customer_id = c.id
ORDER BY c.id
"""
_OTHER_NAMES = (
    ("organisation", "SELECT id, id, organisation FROM customer WHERE organisation IS NOT NULL ORDER BY id"),
    ("contact", "SELECT customer_id, id, name FROM contact ORDER BY id"),
)
_BUNDLE = 50_000
"""Keys gathered between two writings."""


@contextmanager
def filling(db: Database) -> Iterator[None]:
    """Fill an empty book in one transaction with triggers off; what is derived is built at the end.

    Nothing of it is journaled: the way back is to begin another book.
    """
    with _cache(db, _FILLING_CACHE), db.derive(), _unindexed(db):
        for (name,) in db.rows("SELECT name FROM sqlite_master WHERE type = 'trigger'"):
            db.execute(f"DROP TRIGGER {name}")
        yield
        for table in ("key_index", "note_index"):
            db.execute(f"DROP TABLE {table}")
        for statement in migrations.split(schema.statements()):
            db.execute(statement)
        rebuild(db)


def rebuild(db: Database) -> None:
    """Build standings, search keys and both search indexes anew, within the caller's transaction."""
    # Without its triggers' help a row of search_key and its grams are written apart: twice as fast.
    db.execute("DROP TRIGGER search_key_deleted")
    db.execute("DROP TRIGGER search_key_inserted")
    for table in ("key_index", "note_index"):
        db.execute(f"INSERT INTO {table}({table}) VALUES ('delete-all')")
        db.execute(f"INSERT INTO {table}({table}, rank) VALUES ('hashsize', {_WIDE_HASH})")
    with _unindexed(db, "standing", "search_key"):
        for table in ("standing", "search_key", "memo"):
            db.execute(f"DELETE FROM {table}")
        named = _spell(db)
        db.execute(
            """INSERT INTO search_key(customer_id, field, source, form, text)
            SELECT p.customer_id, p.kind, p.id, 'text', k.value
            FROM contact_point p, json_each(point_keys(p.kind, p.value, p.folded)) k ORDER BY p.id"""
        )
    db.execute("INSERT INTO key_index(rowid, grams) SELECT id, grams(text) FROM search_key WHERE id > ?", (named,))
    db.execute("INSERT INTO note_index(rowid, grams) SELECT id, grams(note_text(note, typed)) FROM interaction")
    for table in ("key_index", "note_index"):
        db.execute(f"INSERT INTO {table}({table}, rank) VALUES ('hashsize', {_USUAL_HASH})")
    for statement in migrations.split(schema.SEARCH_KEY_TRIGGERS):
        db.execute(statement)


def _spell(db: Database) -> int:
    """Write the standings, and the search keys of all names with their grams; return the last id of a key.

    All that a name needs is done while its spelling is at hand, which costs more than all the rest.
    """
    keys = _Keys(db)
    standings = []
    for customer, name, *days in db.plain_rows(_STANDINGS):
        standings.append((customer, *days, sort_key(name)))
        keys.add(customer, "name", customer, name)
    db.insert_many("standing", ("customer_id", "last_on", "last_visit_on", "last_order_on", "sort_key"), standings)
    for field, sql in _OTHER_NAMES:
        for customer, source, name in db.plain_rows(sql):
            keys.add(customer, field, source, name)
    keys.write()
    return keys.last


class _Keys:
    """Search keys on their way into their table and its index."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._rows: list[tuple[int, int, str, int, str, str, str | None]] = []
        self._grams: list[tuple[int, str]] = []
        self.last = 0

    def add(self, customer: int, field: str, source: int, name: str) -> None:
        """Add the keys of one name."""
        for form, text, spelling in json.loads(name_keys(name)):
            self.last += 1
            self._rows.append((self.last, customer, field, source, form, text, spelling))
            if form == "text":
                self._grams.append((self.last, key_grams(text, spelling)))
        if len(self._rows) > _BUNDLE:
            self.write()

    def write(self) -> None:
        """Write the keys added since the last time."""
        columns = ("id", "customer_id", "field", "source", "form", "text", "spelling")
        self._db.insert_many("search_key", columns, self._rows)
        self._db.insert_many("key_index", ("rowid", "grams"), self._grams)
        self._rows.clear()
        self._grams.clear()


@contextmanager
def _cache(db: Database, size: int) -> Iterator[None]:
    usual = db.value("PRAGMA cache_size")
    db.execute(f"PRAGMA cache_size = {size}")
    try:
        yield
    finally:
        db.execute(f"PRAGMA cache_size = {usual}")


@contextmanager
def _unindexed(db: Database, *tables: str) -> Iterator[None]:
    """Drop the indexes of these tables, or of all; build them again at the end, sorted, which is ten times faster.

    Indexes that keep rows unique stay. A rollback brings all back.
    """
    found = [
        (name, sql)
        for name, table, sql in db.rows(
            "SELECT name, tbl_name, sql FROM sqlite_master WHERE type = 'index' AND sql LIKE 'CREATE INDEX %'"
        )
        if not tables or table in tables
    ]
    for name, _sql in found:
        db.execute(f'DROP INDEX "{name}"')
    yield
    for _name, sql in found:
        db.execute(sql)
