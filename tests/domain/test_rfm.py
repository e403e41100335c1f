from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook.domain.rfm import Buying, Scores, quintiles, scores

crowds = st.lists(
    st.builds(Buying, st.integers(1, 10**6), st.integers(0, 900), st.integers(1, 30), st.integers(1, 10**7)),
    min_size=25,
    max_size=80,
)


def test_a_hundred_different_values_fall_into_fifths() -> None:
    found = quintiles([float(value) for value in range(100)])
    assert [found.count(score) for score in range(1, 6)] == [20] * 5
    assert found == sorted(found)


def test_equal_values_score_alike() -> None:
    assert quintiles([1.0] * 60 + [2.0] * 40) == [1] * 60 + [4] * 40


@settings(max_examples=50, deadline=None)
@given(crowds)
def test_a_better_customer_never_scores_worse(crowd: list[Buying]) -> None:
    found = scores(crowd)
    for one, scored in zip(crowd, found, strict=True):
        for other, other_scored in zip(crowd, found, strict=True):
            if one.recency_days <= other.recency_days:
                assert scored.recency >= other_scored.recency
            if one.purchases >= other.purchases:
                assert scored.frequency >= other_scored.frequency
            if one.ticket >= other.ticket:
                assert scored.money >= other_scored.money


def test_a_handful_is_scored_by_fixed_breaks() -> None:
    found = scores([Buying(1, 10, 12, 12_000), Buying(2, 100, 3, 3_000), Buying(3, 400, 1, 200)])
    assert found == [Scores(1, 5, 5, 3), Scores(2, 3, 3, 3), Scores(3, 1, 1, 1)]


def test_money_may_be_the_total_instead_of_the_ticket() -> None:
    crowd = [Buying(1, 10, 10, 5_000), Buying(2, 10, 1, 1_000), Buying(3, 10, 1, 1_000)]
    assert [score.money for score in scores(crowd)] == [2, 3, 3]
    assert [score.money for score in scores(crowd, by_total=True)] == [5, 3, 3]


def test_nobody_is_scored_in_an_empty_book() -> None:
    assert scores([]) == []
