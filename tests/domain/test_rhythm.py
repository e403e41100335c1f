from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook.domain.codes import RhythmState
from salesbook.domain.rhythm import (
    DEFAULT_PRIOR_DAYS,
    gaps,
    prior_gap,
    rhythm,
    state_at,
    usual_gap,
)

purchases = st.lists(st.dates(date(2020, 1, 1), date(2026, 11, 18)), min_size=1, max_size=12)


def test_two_orders_on_one_day_are_one_purchase() -> None:
    assert gaps([date(2026, 3, 1), date(2026, 1, 1), date(2026, 3, 1), date(2026, 1, 31)]) == [30, 29]


def test_the_prior_is_the_median_of_medians_and_90_days_in_a_book_without_repeats() -> None:
    assert prior_gap([[10, 20, 90], [], [40], [70, 80]]) == 40
    assert prior_gap([[], []]) == DEFAULT_PRIOR_DAYS == 90


@settings(max_examples=100, deadline=None)
@given(purchases, st.floats(1, 400))
def test_the_span_gives_the_same_usual_gap_as_the_mean_of_all_gaps(days: list[date], prior: float) -> None:
    between = gaps(days)
    mean = sum(between) / len(between) if between else 0.0
    expected = (2 * prior + len(between) * mean) / (2 + len(between))
    assert usual_gap(len(set(days)), (max(days) - min(days)).days, prior) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("ratio", "state"),
    [
        (0.0, RhythmState.STEADY),
        (0.999, RhythmState.STEADY),
        (1.0, RhythmState.WATCH),
        (1.5, RhythmState.WARN),
        (1.999, RhythmState.WARN),
        (2.0, RhythmState.RESCUE),
        (3.0, RhythmState.LOST),
        (50.0, RhythmState.LOST),
    ],
)
def test_the_four_steps_of_the_warning(ratio: float, state: RhythmState) -> None:
    assert state_at(ratio) is state


def test_a_customer_of_30_days_that_has_been_silent_for_80() -> None:
    last = date(2026, 8, 30)
    found = rhythm(4, last - timedelta(90), last, 60, date(2026, 11, 18))
    assert found.days == 80
    assert found.usual_gap == pytest.approx((2 * 60 + 3 * 30) / 5)
    assert found.ratio == pytest.approx(80 / 42)
    assert found.state is RhythmState.WARN


def test_who_never_bought_is_new_and_a_date_to_come_counts_as_today() -> None:
    assert rhythm(0, None, None, 90, date(2026, 11, 18)).state is RhythmState.NEW
    tomorrow = date(2026, 11, 19)
    assert rhythm(1, tomorrow, tomorrow, 90, date(2026, 11, 18)).days == 0


@settings(max_examples=60, deadline=None)
@given(purchases, st.integers(0, 900), st.integers(1, 400))
def test_silence_only_ever_worsens_the_state(days: list[date], silent: int, more: int) -> None:
    steps = list(RhythmState)
    last = max(days)
    states = [
        rhythm(len(set(days)), min(days), last, 90, last + timedelta(passed)).state
        for passed in (silent, silent + more)
    ]
    assert steps.index(states[0]) <= steps.index(states[1])
