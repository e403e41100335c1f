"""Building the derived tables from scratch: after filling a book at full speed, and whenever in doubt."""

from __future__ import annotations

from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, TypeVar

from salesbook.store import standings
from salesbook.store.grams import LIMIT, grams, key_grams, note_text
from salesbook.store.inserting import insert_rows
from salesbook.store.spellings import name_forms, point_forms, sort_form

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Generator, Iterator, Sequence

    from salesbook.store.database import Database

T = TypeVar("T")

_INDEXES = ("key_index", "note_index")
_WIDE_HASH = 64 << 20
_USUAL_HASH = 1 << 20
"""FTS5 gathers this many bytes of new terms before it writes a segment."""

_USUAL_MERGE = 4
_FEWEST_MERGED = 2
"""FTS5 merges so many segments into one: its own default, and the fewest that it takes."""

_MERGED_PAGES = 250
"""Pages that FTS5 writes in one step of merging."""

_RECENT_NOTES = 1 << 16
_RECENT_NAMES = 1 << 15
_SHORT = 200
"""Texts, and their most characters, whose keys are kept at hand: reps write the same few words, and names recur."""

_FILLING_CACHE = -256 << 10
"""Pages kept in memory while a book is filled, in KiB as SQLite takes them: so much is written once, not twice."""

_OTHER_NAMES = (
    ("contact", "SELECT customer_id, id, name FROM contact ORDER BY id"),
    ("organisation", "SELECT id, id, organisation FROM customer WHERE organisation IS NOT NULL ORDER BY id"),
)
# Most points are searched by what they are folded to and by nothing else; see `spellings.point_forms`.
_POINTS = "FROM contact_point WHERE id > ? AND id <= ? AND kind <> 'address' AND {} ORDER BY id"
_IS_PLAIN = "(kind <> 'phone' OR value NOT GLOB '*[^0-9]*') AND length(folded) <= ? AND instr(folded, char(0)) = 0"
_POINT_KEY = ("customer_id", "field", "source", "form", "text")
_PLAIN_POINTS = f"INSERT INTO search_key({', '.join(_POINT_KEY)}) SELECT customer_id, kind, id, 'text', folded "
_PLAIN_POINTS += _POINTS.format(_IS_PLAIN)
_OTHER_POINTS = "SELECT customer_id, kind, id, value, folded " + _POINTS.format(f"NOT ({_IS_PLAIN})")
_BUNDLE = 5000
"""Keys gathered between two writings."""

_AT_ONCE = 2000
"""Rows from which something is derived in one step."""


@contextmanager
def filling(db: Database) -> Iterator[Derived]:
    """Fill an empty book in one transaction with triggers off; what is derived is built at the end.

    Nothing of it is journaled: the way back is to begin another book. Whether each row that another names is there is
    not checked: it is the caller's to know, or to ask at the end by `PRAGMA foreign_key_check`.

    Yields:
        What is derived: it may be built in steps, and the index of the notes catch up with them on their way.
    """
    with (
        _pragma(db, "cache_size", _FILLING_CACHE),
        _pragma(db, "foreign_keys", 0),
        db.derive(),
        _without(db, "trigger"),
    ):
        built = Derived(db, drop(db, "index"))
        yield built
        built.build()


def rebuild(db: Database) -> None:
    """Build standings, search keys and both search indexes anew, within the caller's transaction."""
    # Without its triggers' help a row of search_key and its grams are written apart: twice as fast.
    with _without(db, "trigger", "search_key"):
        for table in _INDEXES:
            db.execute(f"INSERT INTO {table}({table}) VALUES ('delete-all')")
        Derived(db, drop(db, "index", ["standing", "search_key"])).build()


def write_point_keys(db: Database, after: int, last: int) -> None:
    """Write the search keys of the points behind one id and up to another."""
    db.execute(_PLAIN_POINTS, (after, last, LIMIT))
    rows = db.plain_rows(_OTHER_POINTS, (after, last, LIMIT))
    insert_rows(db, "search_key", _POINT_KEY, [
        (customer, kind, row, "text", text)
        for customer, kind, row, value, folded in rows for text in point_forms(kind, value, folded)
    ])  # fmt: skip


def gather(db: Database, memory: int) -> None:
    """Let the search indexes gather so many bytes of terms before they write, and merge nothing; see `merging`."""
    _configure(db, hashsize=memory, automerge=0)


def merging(db: Database) -> Iterator[None]:
    """Merge in steps what the search indexes have gathered and written: a later note would have to wait for it."""
    _configure(db, usermerge=_FEWEST_MERGED)
    # A merge already begun when the last segment comes has them all lifted by the next, asked for below zero. Else the
    # large one would stand with the small ones of later notes, and be merged anew with the first of those.
    for table in _INDEXES:
        _merge(db, table, 1)
    # A savepoint makes them write what they have gathered.
    db.execute("SAVEPOINT gathered")
    db.execute("RELEASE gathered")
    for table in _INDEXES:
        yield
        pages = -_MERGED_PAGES
        while _merge(db, table, pages):
            yield
            pages = _MERGED_PAGES
    _configure(db, usermerge=_USUAL_MERGE, hashsize=_USUAL_HASH, automerge=_USUAL_MERGE)


def _merge(db: Database, table: str, pages: int) -> bool:
    """Let a search index merge as many pages; tell whether it did."""
    before = db.connection.total_changes
    db.execute(f"INSERT INTO {table}({table}, rank) VALUES ('merge', {pages})")
    return db.connection.total_changes - before > 1


def _configure(db: Database, **options: int) -> None:
    """Give options of the search indexes other values."""
    for table in _INDEXES:
        for name, value in options.items():
            db.execute(f"INSERT INTO {table}({table}, rank) VALUES ('{name}', {value})")


class Derived:
    """What is derived, while a book is filled."""

    def __init__(self, db: Database, indexes: Sequence[str]) -> None:
        """Begin with nothing; `indexes` are the statements that make at the end those which were dropped."""
        self._db = db
        self._indexes = indexes
        self._indexed = 0
        self._is_built = False
        self._note_grams = _recent(lambda text: grams(note_text(text, None)), _RECENT_NOTES)
        gather(db, _WIDE_HASH)

    def build(self) -> None:
        """Build what is not built yet: nothing may be written after that."""
        for _share in self.building():
            pass

    def building(self) -> Iterator[float]:
        """Do as `build` in steps; each gives how much is done, 0 to 1."""
        if self._is_built:
            return
        for _notes in self._catching_up():
            yield 0.0
        for table in ("standing", "search_key", "memo"):
            self._db.execute(f"DELETE FROM {table}")
        named = yield from _spelling(self._db)
        for after, last in self._ranges("contact_point"):
            write_point_keys(self._db, after, last)
            yield 0.6
        for after, last in self._ranges("search_key", named):
            rows = self._db.plain_rows("SELECT id, text FROM search_key WHERE id > ? AND id <= ?", (after, last))
            self._db.insert_many("key_index", ("rowid", "grams"), [(row, grams(text)) for row, text in rows])
            yield 0.7
        for statement in self._indexes:
            self._db.execute(statement)
            yield 0.8
        for _merged in merging(self._db):
            yield 0.9
        self._is_built = True

    def catch_up(self) -> None:
        """Index the notes that were written since the last time."""
        for _notes in self._catching_up():
            pass

    def _catching_up(self) -> Iterator[None]:
        for after, last in self._ranges("interaction", self._indexed):
            rows = self._db.plain_rows(
                "SELECT id, coalesce(nullif(typed, ''), note) FROM interaction WHERE id > ? AND id <= ?", (after, last)
            )
            self._db.insert_many(
                "note_index", ("rowid", "grams"), [(row, self._note_grams(text)) for row, text in rows]
            )
            self._indexed = last
            yield

    def _ranges(self, table: str, after: int = 0) -> Iterator[tuple[int, int]]:
        """Give the ids of a table in ranges: behind which one, and up to which."""
        last = self._db.value(f"SELECT coalesce(max(id), 0) FROM {table}")
        return ((first, min(first + _AT_ONCE, last)) for first in range(after, last, _AT_ONCE))


def _recent(function: Callable[[str], T], size: int) -> Callable[[str], T]:
    """Return the function with its latest results at hand; those of long texts would fill the memory."""
    remembered = lru_cache(size)(function)
    return lambda text: remembered(text) if len(text) <= _SHORT else function(text)


def _spelling(db: Database) -> Generator[float, None, int]:
    """Write the standings, and the search keys of all names with their grams; return the last id of a key.

    All that a name needs is done while its spelling is at hand, which costs more than all the rest. Each step gives how
    much of everything is done.
    """
    keys = _Keys(db)
    rows: list[tuple[object, ...]] = []
    for customer, name, *columns in db.plain_rows(standings.ALL):
        rows.append((customer, *columns, keys.add(customer, "name", customer, name)))
        if keys.is_due():
            keys.write()
            yield 0.2
    insert_rows(db, "standing", ("customer_id", *standings.COLUMNS, "sort_key"), rows)
    for field, sql in _OTHER_NAMES:
        for customer, source, name in db.plain_rows(sql):
            keys.add(customer, field, source, name)
            if keys.is_due():
                keys.write()
                yield 0.4
    keys.write()
    return keys.last


def _keys(name: str) -> tuple[str, list[tuple[str, str, str | None, str | None]]]:
    """Return what a name is sorted by, and its keys: form, text, spelling, and the grams of what is indexed by them."""
    forms = name_forms(name)
    return sort_form(forms), [
        (form, text, spelling, key_grams(text, spelling) if form == "text" else None) for form, text, spelling in forms
    ]


class _Keys:
    """Search keys on their way into their table and its index."""

    def __init__(self, db: Database) -> None:
        self._db = db
        self._rows: list[tuple[int, int, str, int, str, str, str | None]] = []
        self._grams: list[tuple[int, str]] = []
        self._recent = _recent(_keys, _RECENT_NAMES)
        self.last = 0

    def add(self, customer: int, field: str, source: int, name: str) -> str:
        """Add the keys of one name; return what it is sorted by."""
        sorted_by, keys = self._recent(name)
        for form, text, spelling, found in keys:
            self.last += 1
            self._rows.append((self.last, customer, field, source, form, text, spelling))
            if found is not None:
                self._grams.append((self.last, found))
        return sorted_by

    def is_due(self) -> bool:
        """Tell whether many keys wait to be written."""
        return len(self._rows) > _BUNDLE

    def write(self) -> None:
        """Write the keys added since the last time."""
        columns = ("id", "customer_id", "field", "source", "form", "text", "spelling")
        insert_rows(self._db, "search_key", columns, self._rows)
        self._db.insert_many("key_index", ("rowid", "grams"), self._grams)
        self._rows.clear()
        self._grams.clear()


@contextmanager
def _pragma(db: Database, name: str, value: int) -> Iterator[None]:
    """Give a setting of the connection another value for a while."""
    usual = db.value(f"PRAGMA {name}")
    db.execute(f"PRAGMA {name} = {value}")
    try:
        yield
    finally:
        db.execute(f"PRAGMA {name} = {usual}")


@contextmanager
def _without(db: Database, kind: str, *tables: str) -> Iterator[None]:
    """Drop the triggers or indexes of these tables, or of all, and make them again at the end."""
    statements = drop(db, kind, tables)
    yield
    for statement in statements:
        db.execute(statement)


def drop(db: Database, kind: str, tables: Collection[str] = (), saying: str = "") -> list[str]:
    """Drop the triggers or indexes of these tables, or of all; return the statements that make them again.

    Only those are dropped whose statement has the words `saying`.

    An index built at once, sorted, takes a tenth of the time; those that keep rows unique stay. A rollback brings all
    back.
    """
    found = [
        (name, sql)
        for name, table, sql in db.rows(
            """SELECT name, tbl_name, sql FROM sqlite_master
            WHERE type = ? AND sql NOT LIKE 'CREATE UNIQUE %' AND instr(sql, ?) ORDER BY rowid""",
            (kind, saying),
        )
        if not tables or table in tables
    ]
    for name, _sql in found:
        db.execute(f'DROP {kind} "{name}"')
    return [sql for _name, sql in found]
