"""Sales between two days, classed (D2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.book.classes import currency
from salesbook.domain.classes import Classes, classify

if TYPE_CHECKING:
    from datetime import date

    from salesbook.book.opened import Book


def between(book: Book, first: date, last: date) -> Classes:
    """Return all customers with orders from `first` to `last`, both included, in the rep's currency, classed."""
    return classify(
        book.db.rows(
            """SELECT customer_id, sum(amount) FROM sales_order WHERE "on" BETWEEN ? AND ? AND currency = ?
            GROUP BY customer_id""",
            (first.isoformat(), last.isoformat(), currency(book)),
        )
    )
