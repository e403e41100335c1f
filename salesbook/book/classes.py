"""Sales classes, kept for every customer and worked out anew each day and after orders (D2)."""

from __future__ import annotations

import json
from collections import defaultdict
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING

from salesbook.book import rhythms, settings
from salesbook.book.changes import Action
from salesbook.book.rows import code
from salesbook.book.steps import finish
from salesbook.domain.classes import ClassChange, Classes, Limits, classify, window
from salesbook.domain.codes import SalesClass
from salesbook.domain.months import add_months

if TYPE_CHECKING:
    from collections.abc import Generator

    from salesbook.book.opened import Book

DEFAULT_CURRENCY = "CNY"

_UNDER_WAY = "under way"
_LIMITS = "class-limits"
"""The memo with the sales of the last A and of the last B, as of the day of the classes."""


def currency(book: Book) -> str:
    """Return the currency the rep sells in: the setting, else the one most orders are in."""
    chosen = settings.get(book, "currency", "")
    if chosen:
        return chosen
    most = book.db.value(
        "SELECT currency FROM (SELECT currency FROM sales_order ORDER BY id DESC LIMIT 500) "
        "GROUP BY currency ORDER BY count(*) DESC, currency LIMIT 1"
    )
    return most or DEFAULT_CURRENCY


def classes(book: Book, on: date) -> Classes:
    """Return all customers with sales in the twelve months up to `on`, classed; in the rep's currency only."""
    return finish(_classing(book, on))


def _classing(book: Book, on: date) -> Generator[None, None, Classes]:
    """Do as `classes`, a month's orders in each step."""
    money, (begin, last) = currency(book), window(on)
    sales: defaultdict[int, int] = defaultdict(int)
    while begin <= last:
        until = min(add_months(begin, 1) - timedelta(days=1), last)
        # A month comes in one row: as many rows as orders would take three times as long.
        bought = book.db.row(
            """SELECT json_group_array(customer_id), json_group_array(amount) FROM sales_order
            WHERE "on" BETWEEN ? AND ? AND currency = ?""",
            (begin.isoformat(), until.isoformat(), money),
        )
        for customer, amount in zip(*map(json.loads, bought), strict=True):
            sales[customer] += amount
        yield
        begin = until + timedelta(days=1)
    return classify(sales.items())


def refresh(book: Book) -> bool:
    """Work out today's classes if that was not done since the last order, and keep what changed as history.

    Returns:
        Whether any class is another one now.
    """
    return finish(refreshing(book))


def refreshing(book: Book) -> Generator[None, None, bool]:
    """Do as `refresh` in steps; a large book takes longer than anybody waits for a key.

    If an order is written meanwhile it is to be done again: then nothing is kept, and True returned.
    """
    today = book.today()
    if _as_of(book) == today.isoformat():
        return False
    # Any write to the orders drops the memo, whoever writes: if it is still there, the sums are those of the book.
    with book.db.derive():
        book.db.execute("INSERT OR REPLACE INTO memo(name, value) VALUES ('classes', ?)", (json.dumps(_UNDER_WAY),))
    classed = yield from _classing(book, today)
    if _as_of(book) != _UNDER_WAY:
        return True
    return _keep(book, classed, today.isoformat())


def _as_of(book: Book) -> str | None:
    """Return the day whose classes the book has; None if an order was written since."""
    known = book.db.value("SELECT value FROM memo WHERE name = 'classes'")
    return None if known is None else str(json.loads(known))


def _keep(book: Book, classed: Classes, today: str) -> bool:
    """Write the classes of a day and what changed by them; return whether anything did."""
    after = classed.by_customer()
    before = {
        customer: each
        for each in SalesClass
        for customer in book.db.ids("SELECT customer_id AS id FROM standing WHERE sales_class = ?", (each,))
    }
    changed = [
        (customer, before.get(customer), after.get(customer))
        for customer in sorted(before.keys() | after.keys())
        if before.get(customer) != after.get(customer)
    ]
    with book.db.record(Action.CLASSES, kind="auto"):
        book.db.connection.executemany(
            "UPDATE standing SET sales_class = ? WHERE customer_id = ?",
            ((now and str(now), customer) for customer, _was, now in changed),
        )
        # The first classes of a book are no change that anybody would want announced.
        if before:
            book.db.insert_many(
                "class_change",
                ("customer_id", "on", "before", "after"),
                ((customer, today, was, now and str(now)) for customer, was, now in changed),
            )
        limits = [classed.limits.a, classed.limits.b]
        for name, value in (("classes", today), (_LIMITS, limits), (rhythms.MEMO, rhythms.measured(book))):
            book.db.execute("INSERT OR REPLACE INTO memo(name, value) VALUES (?, ?)", (name, json.dumps(value)))
    return bool(changed)


@dataclass(frozen=True, slots=True)
class NextStep:
    """The next better class, and the sales missing to it in minor units."""

    better: SalesClass
    missing: int
    currency: str


def next_step(book: Book, customer: int) -> NextStep | None:
    """Return the next better class and the sales missing to it, as the others stand now; None for an A (D22)."""
    kept = book.db.value("SELECT value FROM memo WHERE name = ?", (_LIMITS,))
    limits = Limits(*json.loads(kept)) if kept else Limits()
    first, last = window(book.today())
    money = currency(book)
    sales = book.db.value(
        """SELECT coalesce(sum(amount), 0) FROM sales_order
        WHERE customer_id = ? AND "on" BETWEEN ? AND ? AND currency = ?""",
        (customer, first.isoformat(), last.isoformat(), money),
    )
    step = limits.missing(sales) if sales > 0 else None
    return None if step is None else NextStep(*step, money)


@dataclass(frozen=True, slots=True)
class Announced:
    """A customer whose class changed: when, from what and to what."""

    customer: int
    name: str
    on: date
    change: ClassChange


def announced(book: Book, since: date) -> tuple[Announced, ...]:
    """Return the changes of class since a day, the newest and largest steps first (D2)."""
    return tuple(
        Announced(
            customer, name, date.fromisoformat(on), ClassChange(customer, code(SalesClass, was), code(SalesClass, now))
        )
        for customer, name, on, was, now in book.db.rows(
            """SELECT k.customer_id, c.name, k."on", k.before, k.after FROM class_change k
            JOIN customer c ON c.id = k.customer_id WHERE k."on" >= ?
            ORDER BY k."on" DESC, k.after IS NULL, k.after, k.id LIMIT 100""",
            (since.isoformat(),),
        )
    )
