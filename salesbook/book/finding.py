"""Finding: customers and notes by any part of them, and the somebody that an `@` names."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from salesbook.book import customers
from salesbook.book.clock import moment
from salesbook.domain.text import fold
from salesbook.store import search

if TYPE_CHECKING:
    from datetime import datetime

    from salesbook.book.customers import CustomerLine
    from salesbook.book.opened import Book

_EXCERPT = 120
_SEARCHED = 100_000


@dataclass(frozen=True, slots=True)
class Match:
    """A customer that was found, with the field it was found by (`name`, `organisation`, `phone`, …)."""

    line: CustomerLine
    field: str


@dataclass(frozen=True, slots=True)
class NoteMatch:
    """A talk that was found: whose, when, and the part of the note around the words."""

    id: int
    customer: int
    name: str
    at: datetime
    excerpt: str


@dataclass(frozen=True, slots=True)
class Found:
    """What a search found, best first."""

    text: str
    customers: tuple[Match, ...]
    notes: tuple[NoteMatch, ...]


def find(book: Book, text: str, limit: int = 50) -> Found:
    """Return the customers and notes that `text` finds: at most `limit` of each."""
    hits = search.customers(book.db, text, limit)
    fields = {hit.customer: hit.field for hit in hits}
    found = customers.lines(book, list(fields))
    return Found(text, tuple(Match(line, fields[line.id]) for line in found), _notes(book, text, limit))


def somebody(book: Book, text: str, limit: int = 8) -> tuple[CustomerLine, ...]:
    """Return the customers that the beginning of a name may mean, best first: for the list under an `@`."""
    return customers.lines(book, [hit.customer for hit in search.customers(book.db, text, limit)])


def _notes(book: Book, text: str, limit: int) -> tuple[NoteMatch, ...]:
    hits = search.notes(book.db, text, limit)
    if not hits:
        return ()
    marks = ", ".join("?" * len(hits))
    rows = book.db.rows(
        f"""SELECT i.id, i.customer_id, c.name, i.at, i.utc_offset, coalesce(i.typed, i.note)
        FROM interaction i JOIN customer c ON c.id = i.customer_id WHERE i.id IN ({marks})
        ORDER BY i.at DESC, i.id DESC""",
        [hit.interaction for hit in hits],
    )
    return tuple(
        NoteMatch(row, customer, name, moment(at, offset), _excerpt(note, text))
        for row, customer, name, at, offset, note in rows
    )


def _excerpt(note: str, text: str) -> str:
    """Return the part of a long note in which the words stand."""
    words = fold(text).split()
    place = fold(note[:_SEARCHED]).find(words[0]) if words else 0
    start = max(0, place - _EXCERPT // 3)
    return note[start : start + _EXCERPT]
