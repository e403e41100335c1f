"""Customers: the list of all by name, some of them, and how many; the card of one and its editing are beside."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from salesbook.book.customer_card import Card, card
from salesbook.book.customer_entry import add, edit, folded_point, insert
from salesbook.book.rows import code, day
from salesbook.domain.codes import SalesClass, Tier
from salesbook.domain.errors import SalesbookError
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from salesbook.book.opened import Book

__all__ = [
    "Card", "CustomerLine", "add", "card", "count", "edit", "folded_point", "insert", "lines", "name", "page", "place",
]  # fmt: skip


@dataclass(frozen=True, slots=True)
class CustomerLine:
    """A customer as a row in a list."""

    id: int
    name: str
    organisation: str
    sales_class: SalesClass | None
    tier: Tier | None
    last_on: date | None
    draft: bool


_LINE = """
SELECT c.id, c.name, coalesce(c.organisation, ''), coalesce(c.class_pin, s.sales_class), c.tier, s.last_on,
  EXISTS (SELECT 1 FROM draft d WHERE d.customer = c.id)
FROM ({ids}) p JOIN customer c ON c.id = p.customer_id JOIN standing s ON s.customer_id = c.id ORDER BY p.place
"""
_BY_NAME = """
SELECT customer_id, row_number() OVER (ORDER BY sort_key, customer_id) AS place FROM
(SELECT customer_id, sort_key FROM standing ORDER BY sort_key, customer_id LIMIT ? OFFSET ?)
"""


def count(book: Book) -> int:
    """Return how many customers the book holds."""
    return int(book.db.value("SELECT count(*) FROM customer"))


def page(book: Book, offset: int, limit: int) -> tuple[CustomerLine, ...]:
    """Return `limit` customers from `offset` on, by the spelling of their names."""
    return _lines(book.db.rows(_LINE.format(ids=_BY_NAME), (limit, offset)))


def lines(book: Book, customers: Sequence[int]) -> tuple[CustomerLine, ...]:
    """Return these customers in the order given; those that are gone are left out."""
    ids = "SELECT value AS customer_id, key AS place FROM json_each(?)"
    return _lines(book.db.rows(_LINE.format(ids=ids), (json.dumps(list(customers)),)))


def place(book: Book, customer: int) -> int:
    """Return where in the list by name a customer stands, from 0."""
    return int(
        book.db.value(
            """SELECT count(*) FROM standing s, (SELECT sort_key AS k, customer_id AS c FROM standing
            WHERE customer_id = ?) w WHERE (s.sort_key, s.customer_id) < (w.k, w.c)""",
            (customer,),
        )
    )


def _lines(
    rows: Sequence[tuple[int, str, str, str | None, str | None, str | None, int]],
) -> tuple[CustomerLine, ...]:
    return tuple(
        CustomerLine(i, name, org, code(SalesClass, cls), code(Tier, tier), day(last), bool(draft))
        for i, name, org, cls, tier, last, draft in rows
    )


def name(book: Book, customer: int) -> str:
    """Return a customer's name.

    Raises:
        SalesbookError: there is no such customer.
    """
    found: str | None = book.db.value("SELECT name FROM customer WHERE id = ?", (customer,))
    if found is None:
        raise SalesbookError(_("There is no customer {number} in the book.").format(number=customer))
    return found
