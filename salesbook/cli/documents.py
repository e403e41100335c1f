"""The JSON documents of the commands that show something: their field names are a contract."""

from __future__ import annotations

from dataclasses import fields, is_dataclass
from datetime import date, datetime, time
from enum import Enum
from typing import TYPE_CHECKING, TypeAlias

from salesbook.domain.codes import PointKind
from salesbook.domain.money import decimal_string
from salesbook.domain.wording import sentence

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence
    from datetime import date as Date

    from salesbook.book.brief import Brief
    from salesbook.book.customers import Card, CustomerLine
    from salesbook.book.finding import Found
    from salesbook.book.rhythms import Rhythms
    from salesbook.book.scripts import Script
    from salesbook.book.talks import Bought, Entry
    from salesbook.book.today import Row
    from salesbook.book.transfer import ImportResult
    from salesbook.book.whatworks import WhatWorks
    from salesbook.domain.classes import Classes

Json: TypeAlias = "bool | int | float | str | Sequence[Json] | Mapping[str, Json] | None"
"""What can stand in a document."""


def today(rows: Sequence[Row]) -> Json:
    """Return today's list."""
    return [
        {
            "customer": {"id": row.customer, "name": row.name, "class": row.sales_class},
            "score": row.item.score,
            "reasons": [
                {
                    "kind": reason.kind,
                    "text": sentence(reason),
                    "due": plain(reason.due),
                    "overdue_days": reason.overdue_days,
                    "weight": reason.weight,
                }
                for reason in row.item.reasons
            ],
        }
        for row in rows
    ]


def found(result: Found, points: Mapping[int, Mapping[PointKind, Sequence[str]]]) -> Json:
    """Return what a search found; `points` are those of the customers found."""
    return {
        "customers": [
            {
                "id": match.line.id,
                "name": match.line.name,
                "organisation": match.line.organisation or None,
                "phones": list(points[match.line.id].get(PointKind.PHONE, ())),
                "emails": list(points[match.line.id].get(PointKind.EMAIL, ())),
                "matched": match.field,
            }
            for match in result.customers
        ],
        "notes": [
            {"id": note.id, "customer": note.name, "at": plain(note.at), "text": note.excerpt} for note in result.notes
        ],
    }


def shown(card: Card, brief: Brief, log: Sequence[Entry]) -> Json:
    """Return all about one customer: the card, the brief and the log."""
    return {
        "card": _card(card),
        "brief": [{"heading": heading, "lines": list(lines)} for heading, lines in brief.parts],
        "log": [_entry(entry) for entry in log],
    }


def _card(card: Card) -> Json:
    known = card.customer
    written = {one.name: plain(getattr(known, one.name)) for one in fields(known)}
    del written["credit_limit"], written["extra"]
    currency = card.currency
    return {
        "id": card.id,
        **{name: None if value == "" else value for name, value in written.items()},
        "class": card.sales_class,
        "last_on": plain(card.last_on),
        "last_visit_on": plain(card.last_visit_on),
        "followups": plain(card.planned),
        "promises": plain(card.promised),
        "credit_limit": None if known.credit_limit is None else decimal_string(known.credit_limit, currency),
        "owed": decimal_string(card.owed, currency),
        "currency": currency,
        "extra": dict(known.extra),
    }


def _entry(entry: Entry) -> Json:
    return {
        "kind": entry.kind,
        "id": entry.id,
        "on": plain(entry.on),
        "at": plain(entry.at),
        "channel": entry.channel,
        "outcome": entry.outcome,
        "text": entry.text,
        "objections": plain(entry.heard),
        "agreed": plain(entry.agreed),
        "orders": [_order(order) for order in entry.bought],
        "tags": list(entry.tags),
    }


def _order(order: Bought) -> Json:
    return {
        "amount": decimal_string(order.amount, order.currency),
        "currency": order.currency,
        "what": order.what,
    }


def scripts(ranked: Sequence[Script]) -> Json:
    """Return the cards that answer an objection, best first."""
    return [
        {
            "card": script.card,
            "number": script.number,
            "title": script.title,
            "score": script.score,
            "answers": [dict(zip(answer._fields, answer, strict=True)) for answer in script.answers],
            "behind": script.behind,
            "ask": list(script.ask),
            "next": script.next,
            "avoid": list(script.avoid),
        }
        for script in ranked
    ]


def imported(result: ImportResult) -> Json:
    """Return what an import did; without a batch there is nothing to undo."""
    return {
        "read": result.read,
        "created": result.created,
        "updated": result.updated,
        "unchanged": result.unchanged,
        "skipped": [{"row": one.row, "reason": one.reason, "text": one.text} for one in result.skipped],
        "batch": result.batch or None,
        "near": plain(result.near),
        "customers": result.customers,
    }


def classes(first: Date, last: Date, classed: Classes, lines: Mapping[int, CustomerLine], currency: str) -> Json:
    """Return the sales classes between two days; `lines` holds the customers by id."""
    return {
        "from": plain(first),
        "to": plain(last),
        "currency": currency,
        "total": decimal_string(classed.total, currency),
        "classes": {
            sales_class: {
                "customers": share.customers,
                "sales": decimal_string(share.sales, currency),
                "customer_share": share.customer_share,
                "sales_share": share.sales_share,
            }
            for sales_class, share in classed.shares().items()
        },
        "customers": [
            {
                "id": one.customer,
                "name": lines[one.customer].name,
                "sales": decimal_string(one.sales, currency),
                "class": one.sales_class,
                "cumulative_before": one.cumulative_before,
            }
            for one in classed.customers
        ],
    }


def what_works(page: WhatWorks) -> Json:
    """Return what works against objections."""
    return {
        "from": plain(page.since),
        "to": plain(page.until),
        "cards": [
            {
                "card": card.card,
                "number": card.number,
                "title": card.title,
                "heard": card.heard,
                "before": card.before,
                "record": card.record._asdict(),
                "answers": [
                    {
                        "id": one.id, "way": one.way, "say": one.say, **one.record._asdict(), "lower": one.lower,
                        "upper": one.upper,
                    }
                    for one in card.answers
                ],
                "by_class": {name: record._asdict() for name, record in card.by_class.items()},
                "by_trade": {name: record._asdict() for name, record in card.by_trade.items()},
            }
            for card in page.cards
        ],
        "best": [{"card": card.card, "answer": one.id} for card, one in page.best],
        "worst": [{"card": card.card, "answer": one.id} for card, one in page.worst],
        "unprepared": [
            {"words": one.words, "card": one.card, "heard": one.heard, "last": plain(one.last)}
            for one in page.unprepared
        ],
    }  # fmt: skip


def rhythms(found: Rhythms) -> Json:
    """Return how all customers stand to their rhythm of buying; who never bought has no last day and no ratio."""
    return {
        "on": plain(found.on),
        "prior_days": found.prior,
        "customers": [
            {
                "id": one.customer,
                "name": one.name,
                "last": plain(one.last),
                "orders": one.orders,
                "usual_gap_days": one.rhythm.usual_gap,
                "ratio": None if one.last is None else one.rhythm.ratio,
                "state": one.rhythm.state,
            }
            for one in found.customers
        ],
    }


def plain(value: object) -> Json:
    """Return a value of the domain as JSON knows it: days and instants ISO, times HH:MM, parts as objects."""
    if is_dataclass(value):
        return {one.name: plain(getattr(value, one.name)) for one in fields(value)}
    if isinstance(value, tuple | list):
        return [plain(one) for one in value]
    if isinstance(value, date | datetime):
        return value.isoformat()
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, Enum):
        return str(value.value)
    if value is None or isinstance(value, bool | int | float | str):
        return value
    raise TypeError(type(value).__name__)
