"""Sales classes, kept for every customer and worked out anew each day and after orders (D2)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from salesbook.book import settings
from salesbook.book.changes import Action
from salesbook.domain.classes import Classes, classify, window

if TYPE_CHECKING:
    from datetime import date

    from salesbook.book.opened import Book

DEFAULT_CURRENCY = "CNY"


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
    first, last = window(on)
    return classify(
        book.db.rows(
            """SELECT customer_id, sum(amount) FROM sales_order WHERE "on" BETWEEN ? AND ? AND currency = ?
            GROUP BY customer_id""",
            (first.isoformat(), last.isoformat(), currency(book)),
        )
    )


def refresh(book: Book) -> bool:
    """Work out today's classes if that was not done since the last order, and keep what changed as history.

    Returns:
        Whether any class is another one now.
    """
    today = book.today().isoformat()
    known = book.db.value("SELECT value FROM memo WHERE name = 'classes'")
    if known is not None and json.loads(known) == today:
        return False
    after = classes(book, book.today()).by_customer()
    before = dict(book.db.rows("SELECT customer_id, sales_class FROM standing WHERE sales_class IS NOT NULL"))
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
        book.db.execute("INSERT OR REPLACE INTO memo(name, value) VALUES ('classes', ?)", (json.dumps(today),))
    return bool(changed)
