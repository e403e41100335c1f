"""Building the derived tables from scratch: after filling a book at full speed, and whenever in doubt."""

from __future__ import annotations

import json
from contextlib import contextmanager
from typing import TYPE_CHECKING

from salesbook.store import migrations, schema
from salesbook.store.codec import encode
from salesbook.store.spellings import name_keys

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesbook.store.database import Database

_WIDE_HASH = 64 << 20
_USUAL_HASH = 1 << 20
"""FTS5 gathers this many bytes of new terms before it writes a segment."""

_FILLING_CACHE = -256 << 10
"""Pages kept in memory while a book is filled, in KiB as SQLite takes them: so much is written once, not twice."""

_STANDING = """
INSERT INTO standing(customer_id, last_on, last_visit_on, last_order_on, sort_key)
SELECT c.id, t.last_on, t.last_visit_on, o.last_order_on, sort_key(c.name) FROM customer c
LEFT JOIN (SELECT customer_id, max(day) AS last_on,
    max(CASE WHEN channel IN ('visit', 'received') THEN day END) AS last_visit_on
  FROM interaction WHERE outcome NOT IN ('no-answer', 'blocked') GROUP BY customer_id) t ON t.customer_id = c.id
LEFT JOIN (SELECT customer_id, max("on") AS last_order_on
  FROM sales_order WHERE amount > 0 GROUP BY customer_id) o ON o.customer_id = c.id
"""


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
    with _unindexed(db, "standing", "search_key"):
        db.execute("DELETE FROM standing")
        db.execute(_STANDING)
        db.execute("DELETE FROM memo")
        db.execute("DELETE FROM search_key")
        db.insert_many("search_key", ("customer_id", "field", "source", "form", "text", "spelling"), _keys(db))
        db.execute(
            """INSERT INTO search_key(customer_id, field, source, form, text)
            SELECT customer_id, kind, id, 'text', folded FROM contact_point WHERE kind <> 'address'"""
        )
    for table, source in (
        ("key_index", "SELECT id, key_grams(text, spelling) FROM search_key WHERE form = 'text'"),
        ("note_index", "SELECT id, grams(note_text(note, typed)) FROM interaction"),
    ):
        db.execute(f"INSERT INTO {table}({table}) VALUES ('delete-all')")
        db.execute(f"INSERT INTO {table}({table}, rank) VALUES ('hashsize', {_WIDE_HASH})")
        db.execute(f"INSERT INTO {table}(rowid, grams) {source}")
        db.execute(f"INSERT INTO {table}({table}, rank) VALUES ('hashsize', {_USUAL_HASH})")
    for statement in migrations.split(schema.SEARCH_KEY_TRIGGERS):
        db.execute(statement)


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


def _keys(db: Database) -> Iterator[tuple[int, str, int, str, str, str | None]]:
    for field, sql in (
        ("name", "SELECT id, id, name FROM customer"),
        ("organisation", "SELECT id, id, organisation FROM customer WHERE organisation IS NOT NULL"),
        ("contact", "SELECT customer_id, id, name FROM contact"),
    ):
        for customer, source, name in db.connection.execute(sql):
            for form, text, spelling in json.loads(name_keys(encode(name))):
                yield customer, field, source, form, text, spelling
