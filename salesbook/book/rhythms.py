"""How every customer stands to its own rhythm of buying on a day (D27)."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from salesbook.book.rows import day
from salesbook.domain.rhythm import DEFAULT_PRIOR_DAYS, gaps, prior_gap, rhythm

if TYPE_CHECKING:
    from datetime import date

    from salesbook.book.opened import Book
    from salesbook.domain.rhythm import Rhythm


@dataclass(frozen=True, slots=True)
class Standing:
    """One customer's rhythm: the last purchase and how many days with one there were."""

    customer: int
    name: str
    last: date | None
    orders: int
    rhythm: Rhythm


@dataclass(frozen=True, slots=True)
class Rhythms:
    """All customers on a day, the most overdue first; `prior` is the usual gap in days of a stranger."""

    on: date
    prior: float
    customers: tuple[Standing, ...]


def rhythms(book: Book, on: date) -> Rhythms:
    """Return how all customers stand on a day, as far as purchases up to that day tell; those who never bought last."""
    bought: dict[int, list[date]] = {}
    for customer, text in book.db.plain_rows(
        """SELECT customer_id, "on" FROM sales_order WHERE amount >= 0 AND "on" <= ? GROUP BY 1, 2 ORDER BY 1, 2""",
        (on.isoformat(),),
    ):
        purchase = day(text)
        if purchase is not None:
            bought.setdefault(customer, []).append(purchase)
    prior = prior_gap(gaps(days) for days in bought.values())
    found = []
    for customer, name in book.db.rows("SELECT id, name FROM customer ORDER BY id"):
        days = bought.get(customer, [])
        first, last = (days[0], days[-1]) if days else (None, None)
        found.append(Standing(customer, name, last, len(days), rhythm(len(days), first, last, prior, on)))
    found.sort(key=lambda one: (one.last is None, -one.rhythm.ratio, one.customer))
    return Rhythms(on, prior, tuple(found))


MEMO = "usual-gap"
"""The memo with the usual gap of a stranger, which any write to the orders drops."""


def prior(book: Book) -> float:
    """Return the usual gap in days of a customer nothing is known of: the median of all customers' medians (D27)."""
    known = book.db.value("SELECT value FROM memo WHERE name = ?", (MEMO,))
    return float(json.loads(known)) if known is not None else measured(book)


def measured(book: Book) -> float:
    """Work the usual gap of a stranger out anew."""
    count = book.db.value("SELECT count(median_gap) FROM standing")
    if not count:
        return DEFAULT_PRIOR_DAYS
    # The middle one, or the two in the middle: what `salesbook.domain.rhythm.prior_gap` takes of all.
    return float(
        book.db.value(
            """SELECT avg(median_gap) FROM (SELECT median_gap FROM standing WHERE median_gap IS NOT NULL
            ORDER BY median_gap LIMIT ? OFFSET ?)""",
            (2 - count % 2, (count - 1) // 2),
        )
    )
