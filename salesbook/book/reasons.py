"""Gathering from the book why a customer is to be contacted: one query for each kind of reason.

Each gatherer yields the facts of one kind, for all customers or for a few. What concerns every customer of the book
(the cadence, and prospects without a plan) is asked in two ways: as bare claims for ordering a whole book, and as
facts for the rows that are shown; both take their weights from the same place.
"""

from __future__ import annotations

import json
from datetime import date, datetime, timedelta
from functools import cache
from typing import TYPE_CHECKING

from salesbook.book.rows import clock_time, code, day
from salesbook.domain.cadence import Cadence, Due, Interval, dues
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
SELECT id, tier, call_months, visit_months, last_on, last_visit_on, created_on FROM (
  SELECT c.id, {_TIER} AS tier, c.call_months, c.visit_months, s.last_on, s.last_visit_on, c.created_on
  FROM standing s JOIN customer c ON c.id = s.customer_id
  WHERE {_ACTIVE} AND NOT c.do_not_call {{among}})
WHERE last_on IS NULL OR call_months IS NOT NULL OR visit_months IS NOT NULL OR CASE tier
  WHEN 'priority' THEN last_on <= '{{call[priority]}}' OR coalesce(last_visit_on, created_on) <= '{{visit[priority]}}'
  WHEN 'general' THEN last_on <= '{{call[general]}}' OR coalesce(last_visit_on, created_on) <= '{{visit[general]}}'
  ELSE last_on <= '{{call[last]}}' OR coalesce(last_visit_on, created_on) <= '{{visit[last]}}' END
"""


def _cadence_rows(
    book: Book, now: datetime, customers: Sequence[int] | None, cadence: Cadence
) -> Iterator[tuple[int, Tier, str | None, Due]]:
    """Yield the customers a call or visit is due with: id, tier, day of the last talk, and what is due."""
    today = now.date()
    limits = {
        "call": {tier.value: _latest(today, cadence.of(tier).call) for tier in Tier},
        "visit": {tier.value: _latest(today, cadence.of(tier).visit) for tier in Tier},
    }
    due = cache(lambda interval, last, visited, since: _first_due(interval, last, visited, since, today))
    sql = _CADENCE.format(among=_among(customers), **limits)
    for customer, tier, call_months, visit_months, last_on, visited_on, since in book.db.plain_rows(
        sql, _given(customers)
    ):
        interval = cadence.of(Tier(tier))
        if call_months is not None or visit_months is not None:
            interval = interval.overridden(call_months, visit_months)
        # Days repeat: in a large book some thousand pairs of them stand for everybody.
        found = due(interval, last_on, visited_on, None if visited_on else since)
        if found is not None:
            yield customer, Tier(tier), last_on, found


def _latest(today: date, months: int | None) -> str:
    return latest_before(today, months).isoformat() if months else ""


def _first_due(
    interval: Interval, last_on: str | None, visited_on: str | None, since: str | None, today: date
) -> Due | None:
    reached = [d for d in dues(interval, day(last_on), day(visited_on), day(since)) if d.reached(today)]
    # A visit satisfies the call as well: where both are due it is the visit that is asked for.
    return max(reached, key=lambda d: d.channel is Channel.VISIT, default=None)


def cadence(book: Book, now: datetime, customers: Sequence[int] | None) -> Iterator[Found]:
    """Yield the calls and visits that tier and class ask for (D3)."""
    today = now.date()
    for customer, tier, last_on, due in _cadence_rows(book, now, customers, Cadence()):
        last = day(last_on)
        yield customer, CadenceFacts(due.channel, tier, (today - last).days if last else None), due.on


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
    today = now.date()
    weigh = cache(lambda tier, due: weights.cadence(tier).at(due.overdue_days(today)))
    for customer, tier, _last_on, due in _cadence_rows(book, now, None, Cadence()):
        if customer not in ahead:
            yield customer, weigh(tier, due), UNTIMED
    for customer, _facts, _due_on in no_plan(book, now, None):
        yield customer, weights.no_plan.at(0), UNTIMED
