"""What the standing of every customer says: cadence, prospects without a plan, buying rhythm, credit (D3, D20, D27).

These concern the whole book, so one walk through it finds all whom they may concern.
"""

from __future__ import annotations

from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from salesbook.book import targeting
from salesbook.book.rhythms import prior
from salesbook.book.rows import day
from salesbook.book.why.asking import ACTIVE, LAST_TALK, LATEST, among, given, not_ahead, opened, rows
from salesbook.domain.cadence import Cadence, Due, dues
from salesbook.domain.codes import Tier
from salesbook.domain.months import latest_before
from salesbook.domain.reasons import CadenceFacts, CreditFacts, NoPlanFacts, RhythmFacts
from salesbook.domain.rhythm import rhythm_of
from salesbook.domain.weights import UNTIMED

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from salesbook.book.opened import Book
    from salesbook.book.rules import Rules
    from salesbook.book.why.asking import Found

TIER = """CASE WHEN c.tier IS NOT NULL THEN c.tier
  WHEN coalesce(c.class_pin, s.sales_class) IS NOT NULL THEN
    CASE coalesce(c.class_pin, s.sales_class) WHEN 'A' THEN 'priority' WHEN 'B' THEN 'general' ELSE 'last' END
  WHEN c.stage <> 'prospect' THEN 'last'
  ELSE CASE WHEN c.heat = 'hot' OR c.id IN ({fit[priority]}) THEN 'priority'
    WHEN c.heat = 'warm' OR c.id IN ({fit[general]}) THEN 'general' ELSE 'last' END END"""
"""`salesbook.domain.cadence.resolve_tier` in SQL: a test holds the two together."""

_JULIAN = 1721424.5
"""The Julian day of a date, as SQLite counts, less its ordinal."""

_USUAL = "(2 * {prior} + s.purchase_span) / (1 + s.purchases)"
_SILENT = "{julian} - julianday(s.last_order_on)"
_ASKS = f"""s.last_order_on IS NOT NULL AND c.stage <> 'lost' AND {_SILENT} >= {_USUAL}
  AND (s.last_on IS NULL OR coalesce(julianday({LAST_TALK}) - julianday(s.last_order_on), 0) < {_USUAL} *
    CASE WHEN {_SILENT} >= 3 * {_USUAL} THEN 3 WHEN {_SILENT} >= 2 * {_USUAL} THEN 2
    WHEN {_SILENT} >= 1.5 * {_USUAL} THEN 1.5 ELSE 1 END)"""
"""`salesbook.domain.rhythm.asks` in SQL."""

_WALK = f"""
SELECT id, tier, call_months, visit_months, last_on, counted, open_ended, last_order_on, purchases, purchase_span
FROM (
  SELECT c.id, CASE WHEN NOT c.do_not_call THEN {{tier}} END AS tier, c.call_months, c.visit_months,
    {LAST_TALK} AS last_on,
    coalesce(CASE WHEN s.last_visit_on > '{{today}}' THEN ({LATEST} AND i.channel IN ('visit', 'received'))
      ELSE s.last_visit_on END, min(c.created_on, '{{today}}')) AS counted,
    c.stage = 'prospect' AND c.disposition = 'keep-calling' AND s.last_on IS NOT NULL AS open_ended,
    CASE WHEN {_ASKS} THEN s.last_order_on END AS last_order_on, s.purchases, s.purchase_span
  FROM standing s CROSS JOIN customer c ON c.id = s.customer_id
  WHERE {ACTIVE} AND {{ahead}} {{among}})
WHERE open_ended OR last_order_on IS NOT NULL OR tier IS NOT NULL AND (last_on IS NULL OR call_months IS NOT NULL
  OR visit_months IS NOT NULL OR CASE tier
  WHEN 'priority' THEN last_on <= '{{call[priority]}}' OR counted <= '{{visit[priority]}}'
  WHEN 'general' THEN last_on <= '{{call[general]}}' OR counted <= '{{visit[general]}}'
  ELSE last_on <= '{{call[last]}}' OR counted <= '{{visit[last]}}' END)
"""
"""Whom a call, a visit, a plan or a warning may be due with; visits count from the last one, or from when the
customer came into the book. Whoever is waited for on a later day is left in peace."""


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
    """What was found, and what it is judged by: who has a plan that is due, and the usual gap of a stranger."""

    rows: list[tuple[int, str | None, int | None, int | None, str | None, str, int, str | None, int | None, int | None]]
    planned: set[int]
    prior: float


def _walk(book: Book, today: date, rules: Rules, customers: Sequence[int] | None) -> _Walk:
    stranger = prior(book)
    intervals = {tier.value: rules.cadence.of(tier) for tier in Tier}
    fitting = targeting.tiers(book, customers)
    fit = {tier.value: ", ".join(map(str, fitting.get(tier, ()))) for tier in Tier}
    sql = _WALK.format(
        tier=TIER.format(fit=fit),
        among=among(customers),
        ahead=not_ahead(today, customers),
        today=today.isoformat(),
        julian=today.toordinal() + _JULIAN,
        prior=repr(stranger),
        call={tier: _latest(today, interval.call) for tier, interval in intervals.items()},
        visit={tier: _latest(today, interval.visit) for tier, interval in intervals.items()},
    )
    planned = rows(
        book,
        f"""SELECT c.customer_id FROM followup c WHERE {opened(customers)} AND c."on" <= '{today.isoformat()}'
        {among(customers, "c.customer_id")}""",
        customers,
    )
    return _Walk(book.db.plain_rows(sql, given(customers)), {customer for (customer,) in planned}, stranger)


def _latest(today: date, months: int | None) -> str:
    return latest_before(today, months).isoformat() if months else ""


def _owed(
    tier: str, call_months: int | None, visit_months: int | None, last_on: str | None, counted: str, *,
    today: date, cadence: Cadence,
) -> list[Due]:  # fmt: skip
    """Return the call and the visit that are due, each by itself: a visit would satisfy both, a call only the call."""
    interval = cadence.of(Tier(tier)).overridden(call_months, visit_months)
    return [due for due in dues(interval, day(last_on), None, day(counted)) if due.reached(today)]


def reasons(book: Book, now: datetime, rules: Rules, customers: Sequence[int] | None) -> Iterator[Found]:
    """Yield the calls and visits that are due (D3), prospects without a next date, and warnings (D27)."""
    today = now.date()
    walk = _walk(book, today, rules, customers)
    for row in map(_Row._make, walk.rows):
        last_on = day(row.last_on)
        if row.tier is not None:
            asked = (row.tier, row.call_months, row.visit_months, row.last_on, row.counted)
            for due in _owed(*asked, today=today, cadence=rules.cadence):
                days_since = (today - last_on).days if last_on else None
                yield row.customer, CadenceFacts(due.channel, Tier(row.tier), days_since), due.on
        if row.open_ended and row.customer not in walk.planned:
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

    @cache
    def owed(*asked: str | int | None) -> tuple[float, ...]:
        # Days repeat: in a large book some thousand combinations stand for everybody.
        weight = weights.cadence(Tier(str(asked[0])))
        return tuple(
            weight.at(due.overdue_days(today))
            for due in _owed(*asked, today=today, cadence=rules.cadence)  # type: ignore[arg-type]
        )

    @cache
    def warned(last_order_on: str, purchases: int, span: int) -> float:
        silent = (today - day(last_order_on)).days  # type: ignore[operator]
        return weights.rhythm(rhythm_of(silent, purchases, span, walk.prior).state).at(0)

    for customer, tier, call, visit, last_on, counted, open_ended, last_order_on, purchases, span in walk.rows:
        if tier is not None:
            for weight in owed(tier, call, visit, last_on, counted):
                yield customer, weight, UNTIMED
        if open_ended and customer not in walk.planned:
            yield customer, no_plan, UNTIMED
        if last_order_on is not None:
            yield customer, warned(last_order_on, purchases or 1, span or 0), UNTIMED


def credit(book: Book, now: datetime, _rules: Rules, customers: Sequence[int] | None) -> Iterator[Found]:
    """Yield who owes more than the limit, or since longer than the terms (D20)."""
    today = now.date()
    sql = f"""SELECT c.id, s.owed, s.owed_on, c.credit_limit, coalesce(c.credit_currency, 'CNY')
        FROM standing s CROSS JOIN customer c ON c.id = s.customer_id
        WHERE s.owed_on IS NOT NULL AND (s.owed_on < '{today.isoformat()}' OR s.owed > c.credit_limit)
          AND {ACTIVE} {among(customers)} ORDER BY c.id"""
    for customer, owed, owed_on, limit, currency in rows(book, sql, customers):
        since = day(owed_on)
        late = since is not None and since < today
        yield customer, CreditFacts(owed, limit, currency), since if late else None
