from datetime import date

from salesbook.domain.codes import PromiseState
from salesbook.domain.promises import Record, closed_state, record

DUE = date(2026, 11, 18)


def test_a_promise_is_kept_until_the_end_of_its_day() -> None:
    assert closed_state(DUE, DUE) is PromiseState.KEPT
    assert closed_state(DUE, date(2026, 11, 19)) is PromiseState.KEPT_LATE
    assert closed_state(None, DUE) is PromiseState.KEPT


def test_the_rate_counts_what_was_kept_in_time() -> None:
    states = [PromiseState.KEPT] * 6 + [PromiseState.KEPT_LATE, PromiseState.BROKEN]
    found = record([(state, DUE) for state in states], DUE)
    assert found == Record(kept=6, late=1, broken=1)
    assert found.rate == 0.75
    assert found.slips == 2


def test_leaving_a_promise_open_past_its_day_is_a_slip() -> None:
    open_promises = [
        (PromiseState.OPEN, DUE),
        (PromiseState.OPEN, date(2026, 12, 1)),
        (PromiseState.OPEN, None),
    ]
    assert record(open_promises, DUE).rate is None
    assert record([*open_promises, (PromiseState.KEPT, DUE)], date(2026, 11, 19)) == Record(kept=1, overdue=1)
