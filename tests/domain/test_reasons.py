from datetime import date, datetime, time, timedelta

import pytest

from salesbook.domain.codes import Channel, ComplaintState, DayKind, ReasonKind, RhythmState, Tier
from salesbook.domain.days import Festival
from salesbook.domain.reasons import (
    CadenceFacts,
    ComplaintFacts,
    CreditFacts,
    DayFacts,
    Facts,
    FestivalFacts,
    FollowupFacts,
    LifecycleFacts,
    NoPlanFacts,
    PromiseFacts,
    RenewalFacts,
    RhythmFacts,
    reason,
)
from salesbook.domain.weights import UNTIMED, Weight, Weights

NOW = datetime(2026, 11, 18, 10, 0)  # noqa: DTZ001 (the rep's local time)
TODAY = NOW.date()
WEIGHTS = Weights()

ONE_OF_EACH: list[tuple[Facts, ReasonKind]] = [
    (PromiseFacts("send the quote"), ReasonKind.PROMISE),
    (FollowupFacts("call back"), ReasonKind.FOLLOWUP),
    (ComplaintFacts("late again", ComplaintState.LISTENED), ReasonKind.COMPLAINT),
    (DayFacts(DayKind.BIRTHDAY), ReasonKind.DAY),
    (FestivalFacts(Festival.QINGMING), ReasonKind.DAY),
    (RhythmFacts(RhythmState.WARN, 80, 50.0, 1.6), ReasonKind.RHYTHM),
    (RenewalFacts("licence"), ReasonKind.RENEWAL),
    (LifecycleFacts("service check", "pump"), ReasonKind.LIFECYCLE),
    (CreditFacts(60_000, 50_000, "CNY"), ReasonKind.CREDIT),
    (CadenceFacts(Channel.CALL, Tier.PRIORITY, 35), ReasonKind.CADENCE),
    (NoPlanFacts(), ReasonKind.NO_PLAN),
]


@pytest.mark.parametrize(("facts", "kind"), ONE_OF_EACH)
def test_each_kind_of_facts_has_its_code_and_a_weight(facts: Facts, kind: ReasonKind) -> None:
    found = reason(facts, TODAY, NOW, WEIGHTS)
    assert found.kind is kind
    assert found.weight > 0
    assert found.overdue_days == 0


def test_every_kind_of_reason_has_facts() -> None:
    assert {kind for _facts, kind in ONE_OF_EACH} == set(ReasonKind)


@pytest.mark.parametrize("days", [0, 1, 30, 4000])
def test_a_promise_outranks_every_other_reason_however_late(days: int) -> None:
    promise = reason(PromiseFacts("send the quote"), TODAY, NOW, WEIGHTS)
    theirs = reason(PromiseFacts("pay", theirs=True), TODAY - timedelta(days), NOW, WEIGHTS)
    assert promise.weight > theirs.weight
    for facts, kind in ONE_OF_EACH:
        if kind is not ReasonKind.PROMISE:
            assert theirs.weight > reason(facts, TODAY - timedelta(days), NOW, WEIGHTS).weight


@pytest.mark.parametrize(("facts", "kind"), ONE_OF_EACH)
def test_being_late_never_lightens_a_reason(facts: Facts, kind: ReasonKind) -> None:
    weights = [reason(facts, TODAY - timedelta(days), NOW, WEIGHTS).weight for days in range(-10, 400)]
    assert weights == sorted(weights), kind


def test_the_growth_has_an_end_and_before_the_day_it_is_taken_off() -> None:
    weight = Weight(60, 2, 30)
    assert [weight.at(days) for days in (-100, -1, 0, 1, 15, 400)] == [0, 58, 60, 62, 90, 90]


def test_an_appointment_waits_until_its_time_is_near() -> None:
    def weight_of(at: time | None, due: date = TODAY) -> float:
        return reason(FollowupFacts("call", at), due, NOW, WEIGHTS).weight

    untimed = weight_of(None)
    assert weight_of(time(15)) < untimed < weight_of(time(10, 30)) == weight_of(time(9))
    assert weight_of(time(15), TODAY - timedelta(1)) == weight_of(None, TODAY - timedelta(1)) > untimed


def test_only_an_appointment_of_today_has_a_minute() -> None:
    assert reason(FollowupFacts("call", time(15, 30)), TODAY, NOW, WEIGHTS).minute == 15 * 60 + 30
    assert reason(FollowupFacts("call", time(15, 30)), TODAY - timedelta(1), NOW, WEIGHTS).minute == UNTIMED
    assert reason(PromiseFacts("call", at=time(15, 30)), TODAY, NOW, WEIGHTS).minute == UNTIMED
    assert reason(NoPlanFacts(), None, NOW, WEIGHTS).at is None


def test_a_better_tier_and_a_later_step_of_the_warning_weigh_more() -> None:
    by_tier = [WEIGHTS.cadence(tier).at(0) for tier in Tier]
    assert by_tier == sorted(by_tier, reverse=True)
    assert WEIGHTS.cadence(Tier.PRIORITY).at(0) >= WEIGHTS.cadence(Tier.GENERAL).at(1000)
    steps = [RhythmState.STEADY, RhythmState.WATCH, RhythmState.WARN, RhythmState.RESCUE]
    by_step = [WEIGHTS.rhythm(state).at(0) for state in steps]
    assert by_step == sorted(by_step)
    assert by_step[0] == 0
