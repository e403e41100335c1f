"""Lines under way, on disk while they are typed, offered again after any kind of end."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from salesbook.book.clock import stamp

if TYPE_CHECKING:
    from salesbook.book.opened import Book

NOBODY = 0
"""The customer of a line that is about nobody yet."""


class Draft(NamedTuple):
    """A line under way: about which customer, if about one yet, and how far it came."""

    customer: int | None
    text: str


def save(book: Book, customer: int | None, text: str) -> None:
    """Keep the line under way about a customer; an empty one is forgotten."""
    owner = customer or NOBODY
    with book.db.derive():
        if not text:
            book.db.execute("DELETE FROM draft WHERE customer = ?", (owner,))
            return
        at, _offset = stamp(book.now())
        # A new row each time, so that the ids tell which line was typed last.
        book.db.execute("INSERT OR REPLACE INTO draft(customer, text, at) VALUES (?, ?, ?)", (owner, text, at))


def all_kept(book: Book) -> list[Draft]:
    """Return every line that was typed and never saved, the last one first.

    A line about a customer who was taken back waits until the customer comes back, too.
    """
    rows = book.db.rows(
        "SELECT customer, text FROM draft WHERE customer IN (SELECT id FROM customer UNION SELECT ?) ORDER BY id DESC",
        (NOBODY,),
    )
    return [Draft(customer or None, text) for customer, text in rows]


def forget(book: Book, customer: int | None) -> None:
    """Drop the line under way about a customer, within the caller's transaction: it was saved."""
    book.db.execute("DELETE FROM draft WHERE customer = ?", (customer or NOBODY,))
