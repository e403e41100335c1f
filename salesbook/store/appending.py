"""Adding many rows at full speed within a recorded change.

For a hundred thousand rows the triggers of `schema` cost ten times the rows themselves. So they rest while rows
are appended, and what they would have written for each row, the journal included, is written for all new rows at
once. Rows that are changed or deleted meanwhile pass their triggers as ever.
"""

from __future__ import annotations

import json
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from salesbook.store import purchases
from salesbook.store.models import JOURNALED
from salesbook.store.spellings import name_keys, sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from salesbook.store.database import Database

_TABLES: tuple[str, ...] = tuple(model._meta.table_name for model in JOURNALED)
_WIDE_HASH = 32 << 20
_USUAL_HASH = 1 << 20
"""FTS5 gathers this many bytes of new terms before it writes a segment."""

# What the triggers of `schema` write when a row is inserted, for all rows behind a mark.
_TALKS = """
UPDATE standing SET
  last_on = (SELECT max(day) FROM interaction i WHERE i.customer_id = standing.customer_id
    AND i.outcome NOT IN ('no-answer', 'blocked')),
  last_visit_on = (SELECT max(day) FROM interaction i WHERE i.customer_id = standing.customer_id
    AND i.outcome NOT IN ('no-answer', 'blocked') AND i.channel IN ('visit', 'received'))
WHERE customer_id IN (SELECT customer_id FROM interaction WHERE id > ?)
"""
_ORDERS = purchases.UPDATE.format(customers="SELECT customer_id FROM sales_order WHERE id > ?")
_PAYMENTS = purchases.UPDATE.format(customers="SELECT customer_id FROM payment WHERE id > ?")
_NOTES = """
INSERT INTO note_index(rowid, grams)
SELECT id, grams(note_text(note, typed)) FROM interaction WHERE id > ? ORDER BY id
"""
_POINTS = """
INSERT INTO search_key(customer_id, field, source, form, text)
SELECT p.customer_id, p.kind, p.id, 'text', k.value
FROM contact_point p, json_each(point_keys(p.kind, p.value, p.folded)) k WHERE p.id > ? ORDER BY p.id
"""
# In the order of their ids: FTS5 writes out what it has gathered whenever an id is smaller than the last.
_KEYS = """
INSERT INTO key_index(rowid, grams)
SELECT id, key_grams(text, spelling) FROM search_key WHERE id > ? AND form = 'text' ORDER BY id
"""
_NAMES = (
    ("name", "SELECT id, id, name FROM customer WHERE id > ? ORDER BY id"),
    ("organisation", "SELECT id, id, organisation FROM customer WHERE id > ? AND organisation IS NOT NULL ORDER BY id"),
)
_CONTACTS = (("contact", "SELECT customer_id, id, name FROM contact WHERE id > ? ORDER BY id"),)


class Appending:
    """The rows being appended to a book; see `appending`."""

    def __init__(self, db: Database, change: int) -> None:
        """Prepare to add rows to `change`; nothing is written yet."""
        self._db = db
        self._change = change
        self._triggers: list[str] = []
        self._marks: dict[str, int] = {}
        self._touched: set[str] = set()
        self._indexed = 0

    def next_id(self, table: str) -> int:
        """Return the id that the next row of `table` gets if none is given."""
        used = self._db.value("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,))
        return (used or 0) + 1

    def insert(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Any]]) -> None:
        """Insert rows; texts are encoded by `codec.encode`, ids that are given come from `next_id` upward."""
        if not self._triggers:
            self._rest()
        self._touched.add(table)
        self._db.insert_many(table, columns, rows)

    def settle(self) -> None:
        """Write journal, standings and search keys for the rows inserted so far: before anything asks for them."""
        if not self._triggers:
            return
        for table in _TABLES:
            if table in self._touched:
                self._db.execute(
                    f"INSERT INTO journal(change, tbl, row, before) SELECT ?, '{table}', id, NULL FROM {table} "
                    "WHERE id > ? ORDER BY id",
                    (self._change, self._marks[table]),
                )
        self._derive()
        for table in self._touched:
            self._marks[table] = self.next_id(table) - 1
        self._touched.clear()

    def finish(self) -> None:
        """Settle, and set the triggers to work again."""
        self.settle()
        for statement in self._triggers:
            self._db.execute(statement)
        if self._triggers:
            self._hash(_USUAL_HASH)
        self._triggers = []

    def _rest(self) -> None:
        """Drop what is triggered by inserts; a rollback brings it back."""
        found = self._db.rows(
            "SELECT name, sql FROM sqlite_master WHERE type = 'trigger' AND sql LIKE '%AFTER INSERT ON%' ORDER BY rowid"
        )
        for name, _sql in found:
            self._db.execute(f"DROP TRIGGER {name}")
        self._triggers = [sql for _name, sql in found]
        self._hash(_WIDE_HASH)
        self._marks = {table: self.next_id(table) - 1 for table in _TABLES}
        self._indexed = self.next_id("search_key") - 1

    def _hash(self, size: int) -> None:
        for table in ("key_index", "note_index"):
            self._db.execute(f"INSERT INTO {table}({table}, rank) VALUES ('hashsize', {size})")

    def _derive(self) -> None:
        if "customer" in self._touched:
            self._standings()
            self._spell(_NAMES, self._marks["customer"])
        if "contact" in self._touched:
            self._spell(_CONTACTS, self._marks["contact"])
        if "contact_point" in self._touched:
            self._db.execute(_POINTS, (self._marks["contact_point"],))
        if "interaction" in self._touched:
            self._db.execute(_TALKS, (self._marks["interaction"],))
            self._db.execute(_NOTES, (self._marks["interaction"],))
        if "sales_order" in self._touched:
            self._db.execute(_ORDERS, (self._marks["sales_order"],))
            self._db.execute("DELETE FROM memo WHERE name IN ('classes', 'usual-gap')")
        if "payment" in self._touched:
            self._db.execute(_PAYMENTS, (self._marks["payment"],))
        # Rows that were changed have new keys too, which wait for their turn since that trigger rests as well.
        self._db.execute(_KEYS, (self._indexed,))
        self._indexed = self.next_id("search_key") - 1

    def _standings(self) -> None:
        names = self._db.plain_rows(
            "SELECT id, name FROM customer WHERE id > ? ORDER BY id", (self._marks["customer"],)
        )
        self._db.insert_many("standing", ("customer_id", "sort_key"), [(row, sorted_by(name)) for row, name in names])

    def _spell(self, sources: Sequence[tuple[str, str]], mark: int) -> None:
        self._db.insert_many(
            "search_key",
            ("customer_id", "field", "source", "form", "text", "spelling"),
            (
                (customer, field, source, *key)
                for field, sql in sources
                for customer, source, name in self._db.plain_rows(sql, (mark,))
                for key in _keys(name)
            ),
        )


sorted_by = lru_cache(maxsize=1 << 16)(sort_key)
"""Return what a name is sorted by; names repeat, and Chinese ones take long to spell."""


@lru_cache(maxsize=1 << 16)
def _keys(name: str) -> tuple[tuple[str, str, str | None], ...]:
    """Return the search keys of a name: form, text, spelling."""
    return tuple((form, text, spelling) for form, text, spelling in json.loads(name_keys(name)))


@contextmanager
def appending(db: Database, change: int) -> Iterator[Appending]:
    """Append rows at full speed, within the transaction of `Database.record` that records `change`.

    Until `settle` the new rows can be read, but not found, undone or listed by name.
    """
    rows = Appending(db, change)
    yield rows
    rows.finish()
