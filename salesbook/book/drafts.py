"""Lines and pages under way, on disk while they are typed, offered again after any kind of end."""

from __future__ import annotations

import json
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

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


class PageKind(StrEnum):
    """What a page that is written belongs to."""

    CARD = "card"
    SHEET = "sheet"


class Page(NamedTuple):
    """A page that is written: which card or sheet, in which language, for which customer alone.

    A card without a name is a new one.
    """

    kind: PageKind
    name: str
    language: str
    customer: int | None = None


def save_page(book: Book, page: Page, text: str) -> None:
    """Keep how far a page came; an empty text forgets it."""
    with book.db.derive():
        if not text:
            book.db.execute("DELETE FROM draft WHERE customer = ?", (_place(page),))
            return
        at, _offset = stamp(book.now())
        body = json.dumps((*page, text), ensure_ascii=False)
        book.db.execute("INSERT OR REPLACE INTO draft(customer, text, at) VALUES (?, ?, ?)", (_place(page), body, at))


def page(book: Book, wanted: Page) -> str:
    """Return how far a page came that was never saved; empty if there is none."""
    body = book.db.value("SELECT text FROM draft WHERE customer = ?", (_place(wanted),))
    return str(json.loads(body)[-1]) if body else ""


def pages(book: Book, language: str) -> list[Page]:
    """Return the pages in a language that were written and never saved, the last one first."""
    rows = book.db.rows(
        """SELECT d.text FROM draft d LEFT JOIN customer c ON c.id = json_extract(d.text, '$[3]')
        WHERE d.customer < ? AND (json_extract(d.text, '$[3]') IS NULL OR c.id IS NOT NULL) ORDER BY d.id DESC""",
        (NOBODY,),
    )
    found = (json.loads(body) for (body,) in rows)
    return [
        Page(PageKind(kind), name, tongue, customer)
        for kind, name, tongue, customer, _text in found
        if tongue == language
    ]


def _place(page: Page) -> int:
    """Return the number that a page has among the drafts: below that of nobody, where no customer is."""
    return -1 - crc32(json.dumps(page).encode())
