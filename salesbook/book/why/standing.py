"""What the standing of every customer says: cadence, prospects without a plan, buying rhythm, credit (D3, D20, D27).

These concern the whole book, so one walk through it finds all whom they may concern.
"""

from __future__ import annotations

import json
from dataclasses import dataclass
from datetime import date, timedelta
from functools import cache, partial
from typing import TYPE_CHECKING, NamedTuple

from salesbook.book import targeting
from salesbook.book.rhythms import prior
from salesbook.book.rows import day
from salesbook.book.why.asking import AT_LIBERTY, LAST_TALK, LATEST, among, given
from salesbook.domain.cadence import call_due, dues, visit_due
from salesbook.domain.codes import RhythmState, Tier
from salesbook.domain.months import latest_before
from salesbook.domain.reasons import CadenceFacts, CreditFacts, NoPlanFacts, RhythmFacts
from salesbook.domain.rhythm import rhythm_of, state_at, usual_gap
from salesbook.domain.weights import UNTIMED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from salesbook.book.opened import Book
    from salesbook.book.rules import Rules
    from salesbook.book.why.asking import Found
    from salesbook.domain.cadence import Cadence, Due, Interval

TIER = """CASE WHEN s.tier IS NOT NULL THEN s.tier
  WHEN coalesce(s.class_pin, s.sales_class) IS NOT NULL THEN
    CASE coalesce(s.class_pin, s.sales_class) WHEN 'A' THEN 'priority' WHEN 'B' THEN 'general' ELSE 'last' END
  WHEN s.stage <> 'prospect' THEN 'last'
  ELSE CASE WHEN s.heat = 'hot' OR s.customer_id IN ({fit[priority]}) THEN 'priority'
    WHEN s.heat = 'warm' OR s.customer_id IN ({fit[general]}) THEN 'general' ELSE 'last' END END"""
"""`salesbook.domain.cadence.resolve_tier` in SQL: a test holds the two together."""

_JULIAN = 1721424.5
"""The Julian day of a date, as SQLite counts, less its ordinal."""

_USUAL = "(2 * {prior} + s.purchase_span) / (1 + s.purchases)"
_SILENT = "{julian} - julianday(s.last_order_on)"
_ASKS = f"""s.last_order_on IS NOT NULL AND s.stage <> 'lost' AND {_SILENT} >= {_USUAL}
  AND (s.last_on IS NULL OR coalesce(julianday({LAST_TALK}) - julianday(s.last_order_on), 0) < {_USUAL} *
    CASE WHEN {_SILENT} >= 3 * {_USUAL} THEN 3 WHEN {_SILENT} >= 2 * {_USUAL} THEN 2
    WHEN {_SILENT} >= 1.5 * {_USUAL} THEN 1.5 ELSE 1 END)"""
"""`salesbook.domain.rhythm.asks` in SQL."""

_VISITED = "coalesce(s.last_visit_on, s.created_on)"


def _stale(tier: str) -> str:
    return f"""ifnull(s.last_on, '') NOT BETWEEN '{{call[{tier}]}}' AND '{{today}}'
      OR {_VISITED} NOT BETWEEN '{{visit[{tier}]}}' AND '{{today}}'"""


_OWN_MONTHS = "coalesce(s.call_months, s.visit_months) IS NOT NULL"
_MAY_BE_DUE = f"""({_stale("any")} OR {_OWN_MONTHS}) AND NOT s.do_not_call AND (CASE {{tier}}
    WHEN 'priority' THEN {_stale("priority")} WHEN 'general' THEN {_stale("general")}
    ELSE {_stale("last")} END OR {_OWN_MONTHS})"""
"""Whom the cadence may ask to call or visit. Two days rule most out before it is asked what tier they are in.

Those with months of their own, and where a wrong clock dated something in the future, the rules judge.
"""

_NO_PLAN = "s.planned_on IS NULL AND s.stage = 'prospect' AND s.disposition = 'keep-calling' AND s.last_on IS NOT NULL"

_WALK = f"""
SELECT s.customer_id, CASE WHEN NOT s.do_not_call THEN {{tier}} END, s.call_months, s.visit_months, {LAST_TALK},
  coalesce(CASE WHEN s.last_visit_on > '{{today}}' THEN ({LATEST} AND i.channel IN ('visit', 'received'))
    ELSE s.last_visit_on END, min(s.created_on, '{{today}}')),
  {_NO_PLAN}, CASE WHEN {_ASKS} THEN s.last_order_on END, s.purchases, s.purchase_span
FROM standing s
WHERE s.disposition <> 'dropped' AND {AT_LIBERTY} {{among}} AND ({_MAY_BE_DUE} OR {_NO_PLAN} OR {_ASKS})
"""
"""Whom a call, a visit, a plan or a warning may be due with; visits count from the last one, or from when the
customer came into the book. Whoever is waited for on a later day is left in peace."""


_CREDIT = ("c.credit_limit", "coalesce(c.credit_currency, 'CNY')")


class _Row(NamedTuple):
    """A row of `_WALK`; `tier` is None for who is not to be called, `last_order_on` without a warning."""

    customer: int
    tier: str | None
    call_months: int | None
    visit_months: int | None
    last_on: str | None
    counted: str
    open_ended: int
    last_order_on: str | None
    purchases: int | None
    purchase_span: int | None


@dataclass(frozen=True, slots=True)
class _Walk:
    """What was found, and what it is judged by: the usual gap of a stranger."""

    rows: list[tuple[int, str | None, int | None, int | None, str | None, str, int, str | None, int | None, int | None]]
    prior: float


def _walk(book: Book, today: date, rules: Rules, customers: Sequence[int] | None) -> _Walk:
    stranger = prior(book)
    intervals = {tier.value: rules.cadence.of(tier) for tier in Tier}
    fitting = targeting.tiers(book, customers)
    fit = {tier.value: ", ".join(map(str, fitting.get(tier, ()))) for tier in Tier}
    call = {tier: _fresh(today, interval.call) for tier, interval in intervals.items()}
    visit = {tier: _fresh(today, interval.visit) for tier, interval in intervals.items()}
    sql = _WALK.format(
        tier=TIER.format(fit=fit),
        among=among(customers, "s.customer_id"),
        today=today.isoformat(),
        julian=today.toordinal() + _JULIAN,
        prior=repr(stranger),
        call=call | {"any": max(call.values())},
        visit=visit | {"any": max(visit.values())},
    )
    return _Walk(book.db.plain_rows(sql, given(customers)), stranger)


def _fresh(today: date, months: int | None) -> str:
    """Return the first day that is not yet so many months ago; without months every day is late enough."""
    return (latest_before(today, months) + timedelta(days=1)).isoformat() if months else ""


def _interval(cadence: Cadence, tier: str, call_months: int | None, visit_months: int | None) -> Interval:
    return cadence.of(Tier(tier)).overridden(call_months, visit_months)


def reasons(book: Book, now: datetime, rules: Rules, customers: Sequence[int] | None) -> Iterator[Found]:
    """Yield the calls and visits that are due (D3), prospects without a next date, and warnings (D27).

    The call and the visit are due each by itself: a visit would satisfy both, a call only the call.
    """
    today = now.date()
    walk = _walk(book, today, rules, customers)
    for row in map(_Row._make, walk.rows):
        last_on = day(row.last_on)
        if row.tier is not None:
            interval = _interval(rules.cadence, row.tier, row.call_months, row.visit_months)
            for due in dues(interval, last_on, None, day(row.counted)):
                if due.reached(today):
                    days_since = (today - last_on).days if last_on else None
                    yield row.customer, CadenceFacts(due.channel, Tier(row.tier), days_since), due.on
        if row.open_ended:
            yield row.customer, NoPlanFacts(), None
        bought = day(row.last_order_on)
        if bought is not None:
            found = rhythm_of((today - bought).days, row.purchases or 1, row.purchase_span or 0, walk.prior)
            yield row.customer, RhythmFacts(found.state, found.days or 0, found.usual_gap, found.ratio), None


def claims(book: Book, now: datetime, rules: Rules) -> Iterator[tuple[int, float, int]]:
    """Yield what `reasons` would claim for every customer, without making the reasons."""
    today, weights = now.date(), rules.weights
    walk = _walk(book, today, rules, None)
    no_plan = weights.no_plan.at(0)
    warnings = {state: weights.rhythm(state).at(0) for state in RhythmState}
    interval = partial(_interval, rules.cadence)

    # Days repeat: in a large book some hundred of each stand for everybody. They are kept as the rows have them.
    @cache
    def call(tier: str, months: int | None, visit_months: int | None, last_on: str | None) -> float | None:
        return claimed(tier, call_due(interval(tier, months, visit_months), day(last_on)))

    @cache
    def visit(tier: str, call_months: int | None, months: int | None, counted: str, reached: bool) -> float | None:
        return claimed(tier, visit_due(interval(tier, call_months, months), day(counted), reached=reached))

    def claimed(tier: str, due: Due | None) -> float | None:
        return weights.cadence(Tier(tier)).at(due.overdue_days(today)) if due and due.reached(today) else None

    @cache
    def silent(bought: str) -> int:
        return (today - date.fromisoformat(bought)).days

    for customer, tier, call_months, visit_months, last_on, counted, open_ended, bought, purchases, span in walk.rows:
        if tier is not None:
            weight = call(tier, call_months, visit_months, last_on)
            if weight is not None:
                yield customer, weight, UNTIMED
            weight = visit(tier, call_months, visit_months, counted, last_on is not None)
            if weight is not None:
                yield customer, weight, UNTIMED
        if open_ended:
            yield customer, no_plan, UNTIMED
        if bought is not None:
            ratio = silent(bought) / usual_gap(purchases or 1, span or 0, walk.prior)
            yield customer, warnings[state_at(ratio)], UNTIMED


def credit(book: Book, now: datetime, _rules: Rules, customers: Sequence[int] | None) -> Iterator[Found]:
    """Yield who owes more than the limit, or since longer than the terms (D20)."""
    today = now.date()
    limit, currency = (f"(SELECT {column} FROM customer c WHERE c.id = s.customer_id)" for column in _CREDIT)
    owing = f"""FROM standing s WHERE s.owed_on IS NOT NULL AND s.disposition <> 'dropped'
        AND (s.owed_on < '{today.isoformat()}' OR s.owed > {limit}) {among(customers, "s.customer_id")}"""
    if customers is None:
        # An index has them by the day since when they owe, and of a whole book nothing else is told.
        facts = CreditFacts(0, None, "")
        for owed_on, ids in book.db.plain_rows(f"SELECT s.owed_on, json_group_array(s.customer_id) {owing} GROUP BY 1"):
            late_since = _late_since(owed_on, today)
            for customer in json.loads(ids):
                yield customer, facts, late_since
        return
    sql = f"SELECT s.customer_id, s.owed, s.owed_on, {limit}, {currency} {owing} ORDER BY s.customer_id"
    for customer, owed, owed_on, most, money in book.db.rows(sql, given(customers)):
        yield customer, CreditFacts(owed, most, money), _late_since(owed_on, today)


def _late_since(owed_on: str, today: date) -> date | None:
    since = date.fromisoformat(owed_on)
    return since if since < today else None
