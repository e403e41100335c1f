from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook.domain.cadence import Cadence, Due, Interval, dues, resolve_tier
from salesbook.domain.codes import Channel, Heat, LifeStage, SalesClass, Tier

days = st.dates(date(2020, 1, 1), date(2030, 12, 31))


def test_the_defaults_are_those_of_the_trade() -> None:
    cadence = Cadence()
    assert [cadence.of(tier) for tier in Tier] == [Interval(1, 3), Interval(3, 6), Interval(6, 12)]


def test_months_of_a_customer_take_the_place_of_its_tiers() -> None:
    assert Interval(1, 3).overridden(None, None) == Interval(1, 3)
    assert Interval(1, 3).overridden(2, None) == Interval(2, 3)
    assert Interval(1, 3).overridden(None, 0) == Interval(1, None)


@pytest.mark.parametrize(
    ("own", "sales_class", "stage", "heat", "fit", "tier"),
    [
        (Tier.LAST, SalesClass.A, LifeStage.CUSTOMER, None, None, Tier.LAST),
        (None, SalesClass.A, LifeStage.CUSTOMER, None, None, Tier.PRIORITY),
        (None, SalesClass.B, LifeStage.CUSTOMER, Heat.HOT, 1.0, Tier.GENERAL),
        (None, SalesClass.C, LifeStage.CUSTOMER, None, None, Tier.LAST),
        (None, None, LifeStage.CUSTOMER, Heat.HOT, 1.0, Tier.LAST),
        (None, None, LifeStage.PROSPECT, None, None, Tier.LAST),
        (None, None, LifeStage.PROSPECT, Heat.HOT, None, Tier.PRIORITY),
        (None, None, LifeStage.PROSPECT, Heat.WARM, 0.2, Tier.GENERAL),
        (None, None, LifeStage.PROSPECT, Heat.NONE, 0.5, Tier.GENERAL),
        (None, None, LifeStage.PROSPECT, None, 0.75, Tier.PRIORITY),
        (None, None, LifeStage.PROSPECT, Heat.MILD, 0.49, Tier.LAST),
    ],
)
def test_a_tier_comes_from_the_rep_then_the_class_then_heat_and_fit(
    own: Tier | None,
    sales_class: SalesClass | None,
    stage: LifeStage,
    heat: Heat | None,
    fit: float | None,
    tier: Tier,
) -> None:
    assert resolve_tier(own, sales_class, stage, heat, fit) is tier


def test_a_contact_on_31_january_is_due_on_the_last_day_of_february() -> None:
    assert list(dues(Interval(1, None), date(2026, 1, 31), None)) == [Due(Channel.CALL, date(2026, 2, 28))]


def test_never_contacted_is_one_reason_due_now() -> None:
    (due,) = dues(Interval(1, 3), None, None)
    assert due == Due(Channel.CALL, None)
    assert due.reached(date(2026, 11, 18))
    assert due.overdue_days(date(2026, 11, 18)) == 0


def test_a_first_visit_counts_from_the_first_contact() -> None:
    seldom = Interval(None, 12)
    assert list(dues(seldom, date(2026, 3, 1), None, date(2025, 5, 31))) == [Due(Channel.VISIT, date(2026, 5, 31))]
    assert list(dues(seldom, date(2026, 3, 1), None)) == [Due(Channel.VISIT, None)]


@settings(max_examples=100, deadline=None)
@given(days, days)
def test_a_visit_satisfies_the_call_too(talk: date, visit: date) -> None:
    call, next_visit = dues(Interval(1, 3), talk, visit)
    (expected_call,) = dues(Interval(1, None), max(talk, visit), None)
    assert call == expected_call
    assert next_visit.on is not None
    assert next_visit.on > visit


@settings(max_examples=100, deadline=None)
@given(days, st.integers(0, 800))
def test_a_logged_contact_clears_the_call_at_once(last: date, later: int) -> None:
    today = date.fromordinal(last.toordinal() + later)
    for tier in Tier:
        (call,) = dues(Interval(Cadence().of(tier).call, None), today, None)
        assert not call.reached(today)
        assert call.overdue_days(today) < 0
