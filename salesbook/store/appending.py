"""Adding many rows at full speed within a recorded change.

For a hundred thousand rows the triggers of `schema` cost ten times the rows themselves. So those of inserts rest while
rows are appended, and what they would have written, the journal included, is written for all new rows together when
the rows are settled. Rows that are changed or deleted meanwhile pass their triggers as ever; new ones are settled
before.
"""

from __future__ import annotations

from contextlib import contextmanager
from functools import lru_cache, partial
from operator import itemgetter
from typing import TYPE_CHECKING, Any

from salesbook.store import purchases, standings
from salesbook.store.derived import drop, gather, merging, write_point_keys
from salesbook.store.grams import grams, key_grams, note_text
from salesbook.store.inserting import insert_rows
from salesbook.store.spellings import name_forms, sort_form
from salesbook.store.tables import JOURNALED

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from salesbook.store.database import Database
    from salesbook.store.spellings import Key

_WIDE_HASH = 8 << 20
"""FTS5 gathers this many bytes of new terms before it writes a segment."""

_STEP = 500
"""Rows that are settled at a time: little enough for a screen that stays awake."""

_LARGE = 20
"""Steps from which on the search indexes gather more before they write, and are merged in the end."""

_KEPT = 1 << 14
"""Names, and texts of keys, whose spelling is kept at hand: both recur."""

# What the triggers of `schema` write when a row is inserted, for the rows between two ids.
_JOURNAL = "INSERT INTO journal(change, tbl, row, before) SELECT ?, '{0}', id, NULL FROM {0} WHERE id > ? ORDER BY id"
# The same of the standings: which rows they follow from, and how.
_FOLLOWING = {
    table: update.format(customers=f"SELECT customer_id FROM {table} WHERE id > ? AND id <= ?")
    for table, update in (
        ("sales_order", purchases.UPDATE),
        ("payment", purchases.UPDATE),
        ("interaction", standings.TALKED),
        ("followup", standings.PLANNED),
    )
}
_COMPANY = "organisation"
_KEY = ("customer_id", "field", "source", "form", "text", "spelling")
_text = itemgetter(_KEY.index("text"))


class Appending:
    """The rows being appended to a book; see `appending`."""

    def __init__(self, db: Database, change: int) -> None:
        """Prepare to add rows to `change`; nothing is written yet."""
        self._db = db
        self._change = change
        self._triggers: list[str] = []
        self._entered: dict[str, int] = {}
        self._settled: dict[str, int] = {}
        self._touched: set[str] = set()
        self._indexed = 0
        self._parts: tuple[tuple[str, Callable[[int, int], None]], ...] = (
            ("customer", self._customers),
            ("contact", self._contacts),
            ("contact_point", partial(write_point_keys, db)),
            *((table, partial(self._follow, update)) for table, update in _FOLLOWING.items()),
            # The search indexes last: FTS5 writes out what it has gathered when anything larger is written meanwhile.
            ("interaction", self._notes),
        )

    def next_id(self, table: str) -> int:
        """Return the id that the next row of `table` gets if none is given."""
        return self._last(table) + 1

    def insert(self, table: str, columns: Sequence[str], rows: Sequence[Sequence[Any]]) -> None:
        """Insert rows; texts are encoded by `codec.encode`, ids that are given come from `next_id` upward."""
        if not self._triggers:
            self._rest()
        self._touched.add(table)
        insert_rows(self._db, table, columns, rows)

    def enter(self) -> None:
        """Enter the rows inserted so far in the journal: before any of them is changed."""
        for table in JOURNALED:
            if table in self._touched:
                self._db.execute(_JOURNAL.format(table), (self._change, self._entered[table]))
                self._entered[table] = self._last(table)
        self._touched.clear()

    def is_settled(self, table: str, row: int) -> bool:
        """Tell whether what follows from a row is written."""
        return not self._triggers or row <= self._settled[table]

    def settle(self) -> None:
        """Write all that follows from the rows inserted so far: before anything asks for it."""
        for _share in self.settling():
            pass

    def settling(self) -> Iterator[float]:
        """Do as `settle` in small steps; each gives how much is done, 0 to 1."""
        if not self._triggers:
            return
        self.enter()
        ranges = [
            (write, table, after, min(after + _STEP, last))
            for table, write in self._parts
            for last in (self._last(table),)
            for after in range(self._settled[table], last, _STEP)
        ]
        indexes: list[str] = []
        if is_large := len(ranges) > _LARGE:
            gather(self._db, _WIDE_HASH)
            if self._last("customer") > 2 * self._settled["customer"]:
                # For more than there were it is quicker to build the indexes anew.
                indexes = drop(self._db, "index", ["search_key", "standing"])
        for number, (write, table, after, last) in enumerate(ranges, start=1):
            write(after, last)
            self._settled[table] = last
            yield number / len(ranges) / 2
        for statement in indexes:
            self._db.execute(statement)
            yield 0.5
        for share in self._indexing():
            yield (1 + share) / 2
        if is_large:
            for _merged in merging(self._db):
                yield 1.0

    def index(self) -> None:
        """Index the search keys that were written for changed rows: the trigger that does it rests."""
        for _share in self._indexing():
            pass

    def finish(self) -> None:
        """Settle, and set the triggers to work again."""
        self.settle()
        for statement in self._triggers:
            self._db.execute(statement)
        self._triggers = []

    def _last(self, table: str) -> int:
        return self._db.value("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)) or 0

    def _rest(self) -> None:
        """Drop what is triggered by inserts; a rollback brings it back."""
        self._triggers = drop(self._db, "trigger", saying="AFTER INSERT ON")
        self._entered = {table: self._last(table) for table in JOURNALED}
        self._settled = dict(self._entered)
        self._indexed = self._last("search_key")

    def _customers(self, after: int, last: int) -> None:
        follows: list[tuple[object, ...]] = []
        keys: list[tuple[object, ...]] = []
        for row, name, organisation, *own in self._db.plain_rows(
            f"SELECT id, name, organisation, {standings.OWN} FROM customer WHERE id > ? AND id <= ? ORDER BY id",
            (after, last),
        ):
            forms = _name_keys(name)
            follows.append((row, sort_form(forms), *own))
            keys += [(row, "name", row, *key) for key in forms]
            if organisation is not None:
                keys += [(row, _COMPANY, row, *key) for key in _company_keys(organisation)]
        insert_rows(self._db, "standing", ("customer_id", "sort_key", *standings.OWN_COLUMNS), follows)
        # Neighbours in the index one after the other: a sixth less time.
        keys.sort(key=_text)
        insert_rows(self._db, "search_key", _KEY, keys)

    def _contacts(self, after: int, last: int) -> None:
        rows = self._db.plain_rows(
            "SELECT customer_id, id, name FROM contact WHERE id > ? AND id <= ? ORDER BY id", (after, last)
        )
        insert_rows(self._db, "search_key", _KEY, [
            (customer, "contact", row, *key) for customer, row, name in rows for key in _name_keys(name)
        ])  # fmt: skip

    def _notes(self, after: int, last: int) -> None:
        rows = self._db.plain_rows(
            "SELECT id, note, typed FROM interaction WHERE id > ? AND id <= ? ORDER BY id", (after, last)
        )
        self._db.insert_many(
            "note_index", ("rowid", "grams"), [(row, grams(note_text(note, typed))) for row, note, typed in rows]
        )

    def _follow(self, update: str, after: int, last: int) -> None:
        self._db.execute(update, (after, last))
        if update is _FOLLOWING["sales_order"]:
            self._db.execute(purchases.FORGET)

    def _indexing(self) -> Iterator[float]:
        first, last = self._indexed, self._last("search_key")
        # In the order of their ids: FTS5 writes out what it has gathered whenever an id is smaller than the last.
        for after in range(first, last, 4 * _STEP):
            rows = self._db.plain_rows(
                """SELECT id, field, text, spelling FROM search_key
                WHERE id > ? AND id <= ? AND form = 'text' ORDER BY id""",
                (after, after + 4 * _STEP),
            )
            self._db.insert_many("key_index", ("rowid", "grams"), [(row, _key_grams(*key)) for row, *key in rows])
            yield min(1.0, (after + 4 * _STEP - first) / (last - first))
        self._indexed = last


def _forms(name: str) -> tuple[Key, ...]:
    return tuple(name_forms(name))


def _grams(text: str, spelling: str) -> str:
    return key_grams(text, spelling)


# Companies apart from people, whom they would drive out: who works together stands together.
_name_keys, _name_grams = lru_cache(_KEPT)(_forms), lru_cache(_KEPT)(_grams)
_company_keys, _company_grams = lru_cache(_KEPT >> 2)(_forms), lru_cache(_KEPT >> 2)(_grams)


def _key_grams(field: str, text: str, spelling: str | None) -> str:
    if spelling is None:
        return grams(text)
    return _company_grams(text, spelling) if field == _COMPANY else _name_grams(text, spelling)


@contextmanager
def appending(db: Database, change: int) -> Iterator[Appending]:
    """Append rows at full speed, within the transaction of `Database.record` that records `change`.

    Until they are settled the new rows can be read, but not found or listed by name.
    """
    rows = Appending(db, change)
    yield rows
    rows.finish()
