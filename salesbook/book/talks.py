"""The log of one customer: talks, orders, complaints and changes of class, newest first."""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum
from typing import TYPE_CHECKING

from salesbook.book.clock import moment
from salesbook.book.rows import clock_time, day
from salesbook.domain.codes import Channel, Outcome

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime, time

    from salesbook.book.opened import Book


_HALF_A_DAY = timedelta(hours=12)


class EntryKind(StrEnum):
    """What an entry of the log is."""

    TALK = "talk"
    ORDER = "order"
    COMPLAINT = "complaint"
    CLASS = "class"


@dataclass(frozen=True, slots=True)
class Heard:
    """An objection of a talk: its card if it was recognised, the customer's words, and what came of it."""

    id: int
    card: str | None
    words: str
    answer: str | None
    result: str | None


@dataclass(frozen=True, slots=True)
class Agreed:
    """A follow-up or promise that a talk brought."""

    what: str
    on: date | None
    time: time | None
    every: str | None
    promise: bool
    theirs: bool
    open: bool


@dataclass(frozen=True, slots=True)
class Bought:
    """An order of a talk, in minor units."""

    amount: int
    currency: str
    what: str


@dataclass(frozen=True, slots=True)
class Entry:
    """One entry of the log."""

    kind: EntryKind
    id: int
    on: date
    at: datetime | None
    channel: Channel | None
    outcome: Outcome | None
    text: str
    heard: tuple[Heard, ...] = ()
    agreed: tuple[Agreed, ...] = ()
    bought: tuple[Bought, ...] = ()
    tags: tuple[str, ...] = ()


_ENTRIES = """
SELECT * FROM (
  SELECT 'talk' AS kind, id, day, at, utc_offset, channel, outcome, note, NULL, NULL
  FROM interaction WHERE customer_id = :customer ORDER BY at DESC, id DESC LIMIT :limit)
UNION ALL
SELECT 'order', id, "on", strftime('%s', "on") + 43200, NULL, NULL, NULL, what, amount, currency
FROM sales_order WHERE customer_id = :customer AND interaction_id IS NULL
UNION ALL
SELECT 'complaint', id, date(at + utc_offset * 60, 'unixepoch'), at, utc_offset, NULL, NULL, what, NULL, NULL
FROM complaint WHERE customer_id = :customer AND interaction_id IS NULL
UNION ALL
SELECT 'class', id, "on", strftime('%s', "on") + 43200, NULL, NULL, NULL,
  coalesce(before, '–') || ' » ' || coalesce(after, '–'), NULL, NULL
FROM class_change WHERE customer_id = :customer
ORDER BY 3 DESC, 4 DESC, 2 DESC LIMIT :limit
"""


def of(book: Book, customer: int, limit: int = 200) -> tuple[Entry, ...]:
    """Return the newest entries of a customer's log, newest first."""
    rows = book.db.rows(_ENTRIES.replace(":customer", "?1").replace(":limit", "?2"), (customer, limit))
    talks = json.dumps([row[1] for row in rows if row[0] == EntryKind.TALK])
    heard, agreed, bought, tags = _attached(book, talks)
    entries = []
    for kind, row, on, at, offset, channel, outcome, text, amount, currency in rows:
        talk = kind == EntryKind.TALK
        own = (Bought(amount, currency, text),) if kind == EntryKind.ORDER else ()
        entries.append(
            Entry(
                kind=EntryKind(kind),
                id=row,
                on=day(on),  # type: ignore[arg-type]
                at=moment(at, offset) if offset is not None else None,
                channel=Channel(channel) if channel else None,
                outcome=Outcome(outcome) if outcome else None,
                text="" if own else text,
                heard=tuple(heard.get(row, ())) if talk else (),
                agreed=tuple(agreed.get(row, ())) if talk else (),
                bought=tuple(bought.get(row, ())) if talk else own,
                tags=tuple(tags.get(row, ())) if talk else (),
            )
        )
    return tuple(entries)


Attached = tuple[dict[int, list[Heard]], dict[int, list[Agreed]], dict[int, list[Bought]], dict[int, list[str]]]


def ahead_of_clock(book: Book) -> date | None:
    """Return the day of the newest talk if it lies so far ahead that the clock must have been set back, else None.

    Half a day is no sign of it: another time zone, or a talk of today that was written down without its hour.
    """
    newest = book.db.value("SELECT max(at) FROM interaction WHERE day = (SELECT max(day) FROM interaction)")
    if newest is None:
        return None
    at = moment(newest, 0).astimezone(book.now().tzinfo)
    return at.date() if at - book.now() > _HALF_A_DAY else None


def _attached(book: Book, talks: str) -> Attached:
    """Return what hangs on the talks given as a JSON list of ids, one query for each kind."""
    among = "WHERE interaction_id IN (SELECT value FROM json_each(?)) ORDER BY id"
    heard: dict[int, list[Heard]] = {}
    for talk, *facts in book.db.rows(
        f"SELECT interaction_id, id, card, words, answer, result FROM objection {among}", (talks,)
    ):
        heard.setdefault(talk, []).append(Heard(*facts))
    agreed: dict[int, list[Agreed]] = {}
    for talk, what, on, at, every, promise, theirs, is_open in _agreed(book, talks):
        one = Agreed(what, day(on), clock_time(at), every, bool(promise), bool(theirs), bool(is_open))
        agreed.setdefault(talk, []).append(one)
    bought: dict[int, list[Bought]] = {}
    for talk, *facts in book.db.rows(
        f"SELECT interaction_id, amount, currency, what FROM sales_order {among}", (talks,)
    ):
        bought.setdefault(talk, []).append(Bought(*facts))
    tags: dict[int, list[str]] = {}
    for talk, tag in book.db.rows(f"SELECT interaction_id, name FROM tag {among}", (talks,)):
        tags.setdefault(talk, []).append(tag)
    return heard, agreed, bought, tags


def _agreed(book: Book, talks: str) -> Sequence[tuple[int, str, str | None, str | None, str | None, int, int, int]]:
    among = "WHERE interaction_id IN (SELECT value FROM json_each(?1))"
    return book.db.rows(
        f"""SELECT interaction_id, what, "on", time, every, 0, 0, state = 'open' FROM followup {among}
        UNION ALL SELECT interaction_id, what, "on", time, every, 1, theirs, state = 'open' FROM promise {among}""",
        (talks,),
    )
