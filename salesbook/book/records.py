"""What came of each answer that was given to an objection (D24).

A result that the rep recorded counts. Where none is, an order of the customer that came within its usual gap (D27)
after the talk says that the objection was overcome.
"""

from __future__ import annotations

import json
from datetime import date, timedelta
from itertools import groupby
from operator import itemgetter
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from salesbook.domain.codes import ObjectionResult
from salesbook.domain.objections import NEVER_USED, Record
from salesbook.domain.rhythm import gaps, prior_gap, usual_gap

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from salesbook.book.opened import Book

Records = dict[str, dict[str, Record]]
"""What came of each answer, by card and answer."""


class Use(NamedTuple):
    """One objection that was raised: by whom, on which day, what was answered, and what came of it."""

    customer: int
    card: str | None
    words: str
    answer: str | None
    result: ObjectionResult | None
    on: date


# Counting takes a tenth of a second in a large book, and every key ranks: counts are kept until the next change.
_counted: WeakKeyDictionary[Book, tuple[int, Records]] = WeakKeyDictionary()


def records(book: Book) -> Records:
    """Return what came of each answer."""
    change = book.db.value("SELECT coalesce(max(id), 0) FROM change")
    at, found = _counted.get(book, (-1, {}))
    if at != change:
        found = {}
        for card, answer, *counts in book.db.rows(
            """SELECT card, answer, count(*), count(result), sum(coalesce(result = 'overcome', 0)) FROM objection
            WHERE card IS NOT NULL AND answer IS NOT NULL GROUP BY card, answer"""
        ):
            found.setdefault(card, {})[answer] = Record(*counts)
        for (card, answer), count in _overcome_by_order(book).items():
            used, settled, overcome = found.get(card, {}).get(answer, NEVER_USED)
            found[card][answer] = Record(used, settled + count, overcome + count)
        _counted[book] = (change, found)
    return found


def _overcome_by_order(book: Book) -> dict[tuple[str, str], int]:
    """Return how many uses of each answer have no result but an order, by card and answer."""
    counts: dict[tuple[str, str], int] = {}
    for row in book.db.rows(
        "SELECT id, card, answer FROM objection WHERE id IN (SELECT value FROM json_each(?))",
        (json.dumps(list(ordered_since(book))),),
    ):
        counts[row[1:]] = counts.get(row[1:], 0) + 1
    return counts


def ordered_since(book: Book) -> Iterator[int]:
    """Yield the answered objections without a result whose customer ordered within the usual gap."""
    rows = book.db.rows(
        """SELECT o.customer_id, o.id, o."on", s."on" FROM objection o
        JOIN sales_order s ON s.customer_id = o.customer_id AND s.amount > 0
          AND (s."on" <> o."on" OR s.interaction_id >= o.interaction_id)
        WHERE o.result IS NULL AND o.answer IS NOT NULL AND o.card IS NOT NULL
        ORDER BY o.customer_id"""
    )
    if not rows:
        return
    prior: float | None = None
    for _customer, group in groupby(rows, key=itemgetter(0)):
        pairs = [(row, date.fromisoformat(on), date.fromisoformat(ordered)) for _who, row, on, ordered in group]
        orders = sorted({ordered for _row, _on, ordered in pairs})
        for row, on in sorted({(row, on) for row, on, _ordered in pairs}):
            since = min((ordered for one, _on, ordered in pairs if one == row and ordered >= on), default=None)
            if since is None:
                continue
            prior = prior_gap(_gaps(book)) if prior is None else prior
            before = [day for day in orders if day <= on]
            span = (before[-1] - before[0]).days if before else 0
            if since - on <= timedelta(days=usual_gap(len(before), span, prior)):
                yield row


def _gaps(book: Book) -> Iterator[list[int]]:
    """Yield the gaps between the purchase days of every customer that bought twice."""
    rows = book.db.plain_rows(
        """SELECT DISTINCT customer_id, "on" FROM sales_order WHERE amount > 0 ORDER BY customer_id, "on" """
    )
    for _customer, group in groupby(rows, key=itemgetter(0)):
        days = [date.fromisoformat(on) for _who, on in group]
        if len(days) > 1:
            yield gaps(days)


def uses(book: Book, since: date, until: date) -> tuple[Use, ...]:
    """Return every objection raised from one day to another, with the result that orders say where none is known."""
    implied = set(ordered_since(book))
    return tuple(
        Use(
            customer=customer,
            card=card,
            words=words,
            answer=answer,
            result=ObjectionResult(result) if result else ObjectionResult.OVERCOME if row in implied else None,
            on=date.fromisoformat(on),
        )
        for row, customer, card, words, answer, result, on in book.db.rows(
            """SELECT id, customer_id, card, words, answer, result, "on" FROM objection
            WHERE "on" BETWEEN ? AND ? ORDER BY "on", id""",
            (since.isoformat(), until.isoformat()),
        )
    )


def leanings(book: Book, customer: int) -> Mapping[str, float]:
    """Return how much likelier each card is with a customer: by what it raised before, and by what its trade raises.

    The only objection a customer ever raised is half as likely again; the only one of its trade, a quarter.
    """
    own = dict(
        book.db.rows(
            "SELECT card, count(*) FROM objection WHERE customer_id = ? AND card IS NOT NULL GROUP BY card", (customer,)
        )
    )
    found = {card: _LEANING * count / sum(own.values()) for card, count in own.items()}
    trade = _by_trade(book).get(book.db.value("SELECT trade FROM customer WHERE id = ?", (customer,)) or "", {})
    for card, count in trade.items():
        found[card] = found.get(card, 0.0) + _TRADE_LEANING * count / sum(trade.values())
    return found


_LEANING, _TRADE_LEANING = 0.5, 0.25

_traded: WeakKeyDictionary[Book, tuple[int, dict[str, dict[str, int]]]] = WeakKeyDictionary()


def _by_trade(book: Book) -> dict[str, dict[str, int]]:
    """Return how often each card was raised in each trade."""
    change = book.db.value("SELECT coalesce(max(id), 0) FROM change")
    at, found = _traded.get(book, (-1, {}))
    if at != change:
        found = {}
        for trade, card, count in book.db.rows(
            """SELECT c.trade, o.card, count(*) FROM objection o JOIN customer c ON c.id = o.customer_id
            WHERE c.trade <> '' AND o.card IS NOT NULL GROUP BY c.trade, o.card"""
        ):
            found.setdefault(trade, {})[card] = count
        _traded[book] = (change, found)
    return found
