"""What was agreed or complained of, and is open: promises, follow-ups, complaints (D15, D19)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.book.rows import clock_time, code, day
from salesbook.book.why.asking import ACTIVE, among, opened, ordered, rows, words
from salesbook.domain.codes import Channel, ComplaintState
from salesbook.domain.reasons import ComplaintFacts, FollowupFacts, PromiseFacts

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from salesbook.book.opened import Book
    from salesbook.book.rules import Rules
    from salesbook.book.why.asking import Found


_DUE = "t.\"on\" <= '{today}'"


def _due(table: str, columns: str, customers: Sequence[int] | None, condition: str) -> str:
    """Return the query of what is open and due in `table`."""
    return f"""SELECT t.customer_id, t."on", {columns} FROM {table} t JOIN customer c ON c.id = t.customer_id
        WHERE {opened(customers, "t")} AND {condition} AND {ACTIVE} {among(customers)} {ordered("t.id", customers)}"""


def promises(book: Book, now: datetime, _rules: Rules, customers: Sequence[int] | None) -> Iterator[Found]:
    """Yield the open promises that are due, ours and theirs; one without a day is due at once (D15)."""
    condition = f"""(t."on" IS NULL OR {_DUE.format(today=now.date())})"""
    sql = _due("promise", f"{words('t.what', customers)}, t.theirs, t.time", customers, condition)
    for customer, on, what, theirs, at in rows(book, sql, customers):
        yield customer, PromiseFacts(what, bool(theirs), clock_time(at)), day(on)


def followups(book: Book, now: datetime, _rules: Rules, customers: Sequence[int] | None) -> Iterator[Found]:
    """Yield the open follow-ups that are due."""
    condition = _DUE.format(today=now.date())
    sql = _due("followup", f"{words('t.what', customers)}, t.time, t.channel, t.tries", customers, condition)
    for customer, on, what, at, channel, tries in rows(book, sql, customers):
        yield customer, FollowupFacts(what, clock_time(at), code(Channel, channel), tries), day(on)


def complaints(book: Book, _now: datetime, _rules: Rules, customers: Sequence[int] | None) -> Iterator[Found]:
    """Yield the complaints that are not settled; their clock runs from the day they came in (D19)."""
    sql = f"""SELECT t.customer_id, date(t.at + t.utc_offset * 60, 'unixepoch'), {words("t.what", customers)}, t.state
        FROM complaint t JOIN customer c ON c.id = t.customer_id
        WHERE (t.state <> 'told' OR t.satisfied IS NULL) AND {ACTIVE} {among(customers)}
        {ordered("t.id", customers)}"""
    for customer, on, what, state in rows(book, sql, customers):
        yield customer, ComplaintFacts(what, ComplaintState(state)), day(on)
