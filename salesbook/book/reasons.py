"""Gathering from the book why a customer is to be contacted: one query for each kind of reason.

Each gatherer yields the facts of one kind, for all customers or for a few. What concerns every customer of the book
(the cadence, and prospects without a plan) is asked in two ways: as bare claims for ordering a whole book, and as
facts for the rows that are shown; both take their weights from the same place.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING, Any

from salesbook.book.rows import clock_time, code, day
from salesbook.domain.cadence import Cadence, Due, dues
from salesbook.domain.codes import Calendar, Channel, ComplaintState, DayKind, Tier
from salesbook.domain.days import DayOfYear, keys_between, turning
from salesbook.domain.months import latest_before
from salesbook.domain.reasons import (
    CadenceFacts,
    ComplaintFacts,
    DayFacts,
    Facts,
    FollowupFacts,
    NoPlanFacts,
    PromiseFacts,
    Reason,
    reason,
)
from salesbook.domain.weights import UNTIMED, Weights

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from salesbook.book.opened import Book

Found = tuple[int, Facts, date | None]
"""A customer, why, and the day it is due."""

DAY_LEAD = timedelta(days=3)
"""How long before a birthday or company day it comes onto the list (D16)."""

DAY_GRACE = timedelta(days=14)
"""How long a day stays on the list when nobody wrote: a late word is better than none, for a while."""

_ACTIVE = "c.disposition <> 'dropped'"


def _among(customers: Sequence[int] | None) -> str:
    return "" if customers is None else "AND c.id IN (SELECT value FROM json_each(?1))"


def _given(customers: Sequence[int] | None) -> list[str]:
    return [] if customers is None else [json.dumps(list(customers))]


def _due(table: str, columns: str, customers: Sequence[int] | None, today: date) -> str:
    """Return the query of what is open and due in `table`; an open promise without a day is due at once."""
    return f"""SELECT t.customer_id, t."on", {columns} FROM {table} t JOIN customer c ON c.id = t.customer_id
        WHERE t.state = 'open' AND (t."on" IS NULL OR t."on" <= '{today.isoformat()}') AND {_ACTIVE} {_among(customers)}
        ORDER BY t.id"""


def promises(book: Book, now: datetime, customers: Sequence[int] | None) -> Iterator[Found]:
    """Yield the open promises that are due, ours and theirs (D15)."""
    sql = _due("promise", "t.what, t.theirs, t.time", customers, now.date())
    for customer, on, what, theirs, at in book.db.rows(sql, _given(customers)):
        yield customer, PromiseFacts(what, bool(theirs), clock_time(at)), day(on)


def followups(book: Book, now: datetime, customers: Sequence[int] | None) -> Iterator[Found]:
    """Yield the open follow-ups that are due."""
    sql = _due("followup", "t.what, t.time, t.channel, t.tries", customers, now.date())
    for customer, on, what, at, channel, tries in book.db.rows(sql, _given(customers)):
        yield customer, FollowupFacts(what, clock_time(at), code(Channel, channel), tries), day(on)


def complaints(book: Book, _now: datetime, customers: Sequence[int] | None) -> Iterator[Found]:
    """Yield the complaints that are not settled; their clock runs from the day they came in (D19)."""
    sql = f"""SELECT t.customer_id, date(t.at + t.utc_offset * 60, 'unixepoch'), t.what, t.state
        FROM complaint t JOIN customer c ON c.id = t.customer_id
        WHERE (t.state <> 'told' OR t.satisfied IS NULL) AND {_ACTIVE} {_among(customers)} ORDER BY t.id"""
    for customer, on, what, state in book.db.rows(sql, _given(customers)):
        yield customer, ComplaintFacts(what, ComplaintState(state)), day(on)


def days(book: Book, now: datetime, customers: Sequence[int] | None) -> Iterator[Found]:
    """Yield the birthdays and other days near today (D16), until a caring word is in the log."""
    today = now.date()
    near = keys_between(today - DAY_GRACE, today + DAY_LEAD)
    keys = ", ".join(f"('{key.calendar}', {key.month}, {key.day}, {int(key.leap)})" for key in near)
    sql = f"""SELECT d.customer_id, d.kind, d.calendar, d.month, d.day, d.leap, d.year, coalesce(d.label, ''),
          coalesce(k.name, ''),
          (SELECT max(i.day) FROM interaction i WHERE i.customer_id = c.id AND i.purpose = 'care')
        FROM day d JOIN customer c ON c.id = d.customer_id LEFT JOIN contact k ON k.id = d.contact_id
        WHERE (d.calendar, d.month, d.day, d.leap) IN (VALUES {keys}) AND {_ACTIVE} {_among(customers)}
        ORDER BY d.id"""
    for customer, kind, calendar, month, number, leap, year, label, who, cared in book.db.rows(sql, _given(customers)):
        one = DayOfYear(Calendar(calendar), month, number, bool(leap), year)
        on = near[one.key]
        if cared is None or cared < (on - DAY_LEAD).isoformat():
            yield customer, DayFacts(DayKind(kind), who, label, turning(one, on)), on


_TIER = """CASE WHEN c.tier IS NOT NULL THEN c.tier
  WHEN coalesce(c.class_pin, s.sales_class) IS NOT NULL THEN
    CASE coalesce(c.class_pin, s.sales_class) WHEN 'A' THEN 'priority' WHEN 'B' THEN 'general' ELSE 'last' END
  WHEN c.stage <> 'prospect' THEN 'last'
  ELSE CASE c.heat WHEN 'hot' THEN 'priority' WHEN 'warm' THEN 'general' ELSE 'last' END END"""
"""`salesbook.domain.cadence.resolve_tier` in SQL: a test holds the two together."""

_CADENCE = f"""
SELECT id, tier, call_months, visit_months, last_on, counted FROM (
  SELECT c.id, {_TIER} AS tier, c.call_months, c.visit_months, s.last_on,
    coalesce(s.last_visit_on, c.created_on) AS counted
  FROM standing s JOIN customer c ON c.id = s.customer_id
  WHERE {_ACTIVE} AND NOT c.do_not_call {{among}})
WHERE last_on IS NULL OR call_months IS NOT NULL OR visit_months IS NOT NULL OR CASE tier
  WHEN 'priority' THEN last_on <= '{{call[priority]}}' OR counted <= '{{visit[priority]}}'
  WHEN 'general' THEN last_on <= '{{call[general]}}' OR counted <= '{{visit[general]}}'
  ELSE last_on <= '{{call[last]}}' OR counted <= '{{visit[last]}}' END
"""
"""Whom a call or visit may be due with, in columns of few different values; visits count from the last one, or from
when the customer came into the book."""

_Asked = tuple[str, int | None, int | None, str | None, str]
"""A row of `_CADENCE` without the customer: tier, own months for calls and visits, last talk, whence visits count."""


@dataclass(frozen=True, slots=True)
class _Owed:
    """A call or visit that is due: for which tier, what, and when the last talk was."""

    tier: Tier
    due: Due
    last_on: date | None


def _cadence_rows(book: Book, today: date, customers: Sequence[int] | None, cadence: Cadence) -> list[tuple[Any, ...]]:
    limits = {
        "call": {tier.value: _latest(today, cadence.of(tier).call) for tier in Tier},
        "visit": {tier.value: _latest(today, cadence.of(tier).visit) for tier in Tier},
    }
    return book.db.plain_rows(_CADENCE.format(among=_among(customers), **limits), _given(customers))


def _latest(today: date, months: int | None) -> str:
    return latest_before(today, months).isoformat() if months else ""


def _owed(asked: _Asked, today: date, cadence: Cadence) -> _Owed | None:
    tier, call_months, visit_months, last_on, counted = asked
    last = day(last_on)
    interval = cadence.of(Tier(tier)).overridden(call_months, visit_months)
    reached = [due for due in dues(interval, last, None, day(counted)) if due.reached(today)]
    if not reached:
        return None
    # A visit satisfies the call as well: where both are due it is the visit that is asked for.
    return _Owed(Tier(tier), max(reached, key=lambda due: due.channel is Channel.VISIT), last)


def cadence(book: Book, now: datetime, customers: Sequence[int] | None) -> Iterator[Found]:
    """Yield the calls and visits that tier and class ask for (D3)."""
    today, rules = now.date(), Cadence()
    for customer, *asked in _cadence_rows(book, today, customers, rules):
        owed = _owed(tuple(asked), today, rules)
        if owed is not None:
            days_since = (today - owed.last_on).days if owed.last_on else None
            yield customer, CadenceFacts(owed.due.channel, owed.tier, days_since), owed.due.on


_NO_PLAN = """
SELECT c.id FROM customer c WHERE c.stage = 'prospect' AND c.disposition = 'keep-calling' {among}
  AND EXISTS (SELECT 1 FROM standing s WHERE s.customer_id = c.id AND s.last_on IS NOT NULL)
  AND NOT EXISTS (SELECT 1 FROM followup f WHERE f.customer_id = c.id AND f.state = 'open')
"""


def no_plan(book: Book, _now: datetime, customers: Sequence[int] | None) -> Iterator[Found]:
    """Yield the prospects in 继续拜访 that were talked to and have no next date."""
    for (customer,) in book.db.rows(_NO_PLAN.format(among=_among(customers)), _given(customers)):
        yield customer, NoPlanFacts(), None


_DATED = (promises, followups)
"""What has a day of its own comes on that day, whatever else was put off."""

_FEW = (complaints, days)
"""The other kinds of which even a large book has few."""


def _ahead(book: Book, today: date) -> tuple[set[int], set[int]]:
    """Return who has a plan for a later day, and who was put off to one: those are left in peace until then."""
    ahead = book.db.rows(
        """SELECT customer_id, put_off FROM followup WHERE state = 'open' AND "on" > ?""",
        (today.isoformat(),),
    )
    return {customer for customer, _put_off in ahead}, {customer for customer, put_off in ahead if put_off}


def reasons(book: Book, now: datetime, weights: Weights, customers: Sequence[int]) -> dict[int, list[Reason]]:
    """Return every reason of the given customers."""
    ahead, put_off = _ahead(book, now.date())
    found: dict[int, list[Reason]] = {}
    for kinds, left_alone in ((_DATED, frozenset()), (_FEW, put_off), ((cadence, no_plan), ahead)):
        for gather in kinds:
            for customer, facts, due in gather(book, now, customers):
                if customer not in left_alone:
                    found.setdefault(customer, []).append(reason(facts, due, now, weights))
    return found


def claims(book: Book, now: datetime, weights: Weights) -> Iterator[tuple[int, float, int]]:
    """Yield what every reason of every customer claims: the customer, the weight, the minute of the day."""
    ahead, put_off = _ahead(book, now.date())
    for kinds, left_alone in ((_DATED, frozenset()), (_FEW, put_off)):
        for gather in kinds:
            for customer, facts, due in gather(book, now, None):
                if customer not in left_alone:
                    one = reason(facts, due, now, weights)
                    yield customer, one.weight, one.minute
    today, rules = now.date(), Cadence()

    @cache
    def weigh(asked: _Asked) -> float | None:
        owed = _owed(asked, today, rules)
        return None if owed is None else weights.cadence(owed.tier).at(owed.due.overdue_days(today))

    for row in _cadence_rows(book, today, None, rules):
        # Days repeat: in a large book some thousand combinations stand for everybody.
        weight = weigh(row[1:])
        if weight is not None and row[0] not in ahead:
            yield row[0], weight, UNTIMED
    for customer, _facts, _due in no_plan(book, now, None):
        if customer not in ahead:
            yield customer, weights.no_plan.at(0), UNTIMED
