from datetime import date, datetime, time, timedelta
from random import Random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook.domain.codes import Channel, ComplaintState, RhythmState, Tier
from salesbook.domain.reasons import (
    CadenceFacts,
    ComplaintFacts,
    Facts,
    FollowupFacts,
    NoPlanFacts,
    PromiseFacts,
    Reason,
    RhythmFacts,
    reason,
)
from salesbook.domain.today import Agenda, Claim, Item, agenda, capacity_line, claims, merge
from salesbook.domain.weights import Weights

MORNING = datetime(2026, 11, 18, 10, 0)  # noqa: DTZ001 (the rep's local time)
AFTERNOON = datetime(2026, 11, 18, 14, 0)  # noqa: DTZ001
TODAY = MORNING.date()
WEIGHTS = Weights()

facts: st.SearchStrategy[Facts] = st.one_of(
    st.builds(PromiseFacts, st.just("x"), st.booleans()),
    st.builds(FollowupFacts, st.just("x"), st.none() | st.times()),
    st.builds(ComplaintFacts, st.just("x"), st.sampled_from(ComplaintState)),
    st.builds(RhythmFacts, st.sampled_from(RhythmState), st.just(9), st.just(3.0), st.just(3.0)),
    st.builds(CadenceFacts, st.just(Channel.CALL), st.sampled_from(Tier), st.just(99)),
    st.builds(NoPlanFacts),
)
reasons = st.builds(
    lambda facts, days: reason(facts, TODAY - timedelta(days), MORNING, WEIGHTS), facts, st.integers(0, 60)
)
books = st.dictionaries(st.integers(1, 40), st.lists(reasons, min_size=1, max_size=6), max_size=12)


def listed(book: dict[int, list[Reason]], now: datetime, firsts: frozenset[int] = frozenset()) -> Agenda:
    claimed = [claim for customer, found in book.items() for claim in claims(customer, found)]
    return agenda(claimed, WEIGHTS, now.time(), firsts)


def at(facts: Facts, days: int = 0, now: datetime = MORNING) -> Reason:
    due: date | None = TODAY - timedelta(days)
    return reason(facts, due, now, WEIGHTS)


def test_the_score_is_the_strongest_and_a_tenth_of_the_others() -> None:
    found = merge(
        7,
        [at(NoPlanFacts()), at(FollowupFacts("call")), at(ComplaintFacts("x", ComplaintState.TOLD))],
        WEIGHTS,
    )
    assert [one.weight for one in found.reasons] == [85, 60, 20]
    assert found.score == pytest.approx(85 + 8)
    assert merge(7, [], WEIGHTS) == Item(7, 0.0, ())


@settings(max_examples=50, deadline=None)
@given(books, st.randoms(use_true_random=False))
def test_the_bare_claims_give_the_scores_of_the_rows_in_any_order(
    book: dict[int, list[Reason]], random: Random
) -> None:
    expected = listed(book, MORNING)
    assert expected.scores == {customer: merge(customer, found, WEIGHTS).score for customer, found in book.items()}
    claimed = [claim for customer, found in book.items() for claim in claims(customer, found)]
    random.shuffle(claimed)
    assert agenda(claimed, WEIGHTS, MORNING.time()).order == expected.order


@settings(max_examples=50, deadline=None)
@given(books, st.frozensets(st.integers(1, 40)))
def test_nobody_is_lost_and_whoever_has_a_promise_comes_first(
    book: dict[int, list[Reason]], firsts: frozenset[int]
) -> None:
    order = listed(book, MORNING, firsts).order
    assert sorted(order) == sorted(book)
    promised = [any(isinstance(one.facts, PromiseFacts) for one in book[customer]) for customer in order]
    assert promised == sorted(promised, reverse=True)


@settings(max_examples=50, deadline=None)
@given(books)
def test_the_score_never_rises_from_band_to_band(book: dict[int, list[Reason]]) -> None:
    found = listed(book, AFTERNOON)
    unpromised = [
        customer for customer in found.order if not any(isinstance(one.facts, PromiseFacts) for one in book[customer])
    ]
    bands = [sum(found.scores[customer] >= edge for edge in WEIGHTS.bands) for customer in unpromised]
    assert bands == sorted(bands, reverse=True)


def test_after_noon_the_higher_score_comes_first_and_before_noon_the_a_of_the_band() -> None:
    book = {1: [at(FollowupFacts("call"), 9)], 2: [at(FollowupFacts("call"), 3)], 3: [at(NoPlanFacts())]}
    assert listed(book, AFTERNOON, frozenset({2, 3})).order == [1, 2, 3]
    assert listed(book, MORNING, frozenset({2, 3})).order == [2, 1, 3]


def test_appointments_stand_by_their_time() -> None:
    book = {
        1: [at(FollowupFacts("call", time(10, 20)))],
        2: [at(FollowupFacts("call", time(9)))],
        3: [at(FollowupFacts("call", time(16)))],
        4: [at(FollowupFacts("call", time(15)))],
        5: [at(FollowupFacts("call"))],
        6: [at(CadenceFacts(Channel.CALL, Tier.PRIORITY, 40), 9)],
    }
    assert listed(book, MORNING, frozenset({1, 3})).order == [2, 1, 5, 4, 3, 6]


def test_a_later_appointment_does_not_hold_back_a_stronger_reason() -> None:
    later = at(FollowupFacts("call", time(16)))
    book = {1: [later, at(FollowupFacts("quote"), 2)], 2: [at(FollowupFacts("quote"), 9)]}
    assert listed(book, AFTERNOON).order == [2, 1]


def test_equal_customers_stand_as_they_came_into_the_book() -> None:
    book = {customer: [at(NoPlanFacts())] for customer in (5, 3, 9, 1)}
    assert listed(book, AFTERNOON).order == [1, 3, 5, 9]


def test_many_small_reasons_do_not_pass_a_promise() -> None:
    heap = [at(FollowupFacts("call"), 60) for _each in range(40)]
    book = {1: heap, 2: [at(PromiseFacts("pay", theirs=True))]}
    found = listed(book, AFTERNOON)
    assert found.scores[1] > found.scores[2]
    assert found.order == [2, 1]


@settings(max_examples=50, deadline=None)
@given(books, st.integers(1, 40), st.lists(reasons, max_size=4), st.frozensets(st.integers(1, 40)))
def test_an_action_on_one_customer_gives_the_list_made_anew(
    book: dict[int, list[Reason]], customer: int, after: list[Reason], firsts: frozenset[int]
) -> None:
    found = listed(book, MORNING, firsts)
    found.put(customer, claims(customer, after))
    changed = {**book, customer: after} if after else {who: why for who, why in book.items() if who != customer}
    expected = listed(changed, MORNING, firsts)
    assert found.order == expected.order
    assert found.scores == expected.scores
    assert [found.position(who) for who in found.order] == list(range(len(found.order)))


def test_plain_tuples_do_as_claims() -> None:
    assert agenda([(1, 50.0, 600)], WEIGHTS, time(9)).scores == agenda([Claim(1, 50.0, 600)], WEIGHTS, time(9)).scores


def test_the_capacity_of_the_day_shrinks_with_what_is_done() -> None:
    assert capacity_line(WEIGHTS, 0) == 30
    assert capacity_line(WEIGHTS, 12) == 18
    assert capacity_line(WEIGHTS, 45) == 0
