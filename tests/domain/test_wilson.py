import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook.domain.wilson import lower_bound


def test_one_of_one_does_not_beat_eight_of_ten() -> None:
    assert lower_bound(1, 1) == pytest.approx(0.2065, abs=1e-4)
    assert lower_bound(8, 10) == pytest.approx(0.4902, abs=1e-4)
    assert lower_bound(0, 0) == lower_bound(0, 7) == 0.0


@settings(max_examples=100, deadline=None)
@given(st.integers(1, 500), st.data())
def test_the_bound_lies_below_the_rate_and_rises_with_each_success(tries: int, data: st.DataObject) -> None:
    successes = data.draw(st.integers(0, tries - 1))
    assert 0 <= lower_bound(successes, tries) <= successes / tries
    assert lower_bound(successes, tries) < lower_bound(successes + 1, tries)
