"""The rhythm in which customers buy, and the warning when one falls out of it (D27)."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from salesbook.domain.codes import RhythmState

DEFAULT_PRIOR_DAYS = 90.0
"""The usual gap in a book where nobody has bought twice."""

_PRIOR_WEIGHT = 2
_STATE_FROM = (
    (1.0, RhythmState.WATCH),
    (1.5, RhythmState.WARN),
    (2.0, RhythmState.RESCUE),
    (3.0, RhythmState.LOST),
)
_THRESHOLDS = tuple(ratio for ratio, _state in _STATE_FROM)
_STATES = (RhythmState.STEADY, *(state for _ratio, state in _STATE_FROM))


@dataclass(frozen=True, slots=True)
class Rhythm:
    """How a customer stands to its own rhythm `days` after its last purchase; gaps in days."""

    days: int | None
    usual_gap: float
    ratio: float
    state: RhythmState


def gaps(days: Iterable[date]) -> list[int]:
    """Return the days between purchase days, in their order; two orders on one day are one purchase."""
    return [(later - earlier).days for earlier, later in pairwise(sorted(set(days)))]


def prior_gap(gaps_of_customers: Iterable[list[int]]) -> float:
    """Return the gap to assume of a stranger: the median over repeat customers of each one's median gap."""
    medians = [median(of_one) for of_one in gaps_of_customers if of_one]
    return float(median(medians)) if medians else DEFAULT_PRIOR_DAYS


def usual_gap(purchase_days: int, span: int, prior: float) -> float:
    """Return the days usually between two purchases: the customer's own mean, drawn towards the prior.

    It is (2·prior + n·mean) / (2 + n) for n gaps; n·mean is the span, so that three figures a customer
    suffice.

    Args:
        purchase_days: different days with a purchase.
        span: days from the first purchase to the last.
        prior: as from `prior_gap`.
    """
    number = max(purchase_days - 1, 0)
    return (_PRIOR_WEIGHT * prior + span) / (_PRIOR_WEIGHT + number)


def state_at(ratio: float) -> RhythmState:
    """Return the warning step of an overdue ratio: watch from 1, warn 1.5, rescue 2, lost 3."""
    return _STATES[bisect_right(_THRESHOLDS, ratio)]


def rhythm(purchase_days: int, first: date | None, last: date | None, prior: float, on: date) -> Rhythm:
    """Return how a customer stands to its rhythm `on` a day.

    Args:
        purchase_days: different days with a purchase.
        first: the first of them; None without any.
        last: the last of them; None without any.
        prior: as from `prior_gap`.
        on: the day to judge by. A purchase dated later counts as made that day.
    """
    if first is None or last is None:
        return Rhythm(None, prior, 0.0, RhythmState.NEW)
    return rhythm_of(max((on - last).days, 0), purchase_days, (last - first).days, prior)


def rhythm_of(days: int, purchase_days: int, span: int, prior: float) -> Rhythm:
    """Return how a customer that has bought stands to its rhythm, from days alone.

    Args:
        days: since the last purchase.
        purchase_days: different days with a purchase.
        span: days from the first purchase to the last.
        prior: as from `prior_gap`.
    """
    usual = usual_gap(purchase_days, span, prior)
    ratio = days / usual
    return Rhythm(days, usual, ratio, state_at(ratio))


def asks(ratio: float, usual: float, days_since_talk: int | None, days: int) -> bool:
    """Return whether a warning asks for a contact: one at each of its steps.

    A talk that reached the customer since the step began has answered it; the next step asks anew.

    Args:
        ratio: the overdue ratio.
        usual: the usual gap in days.
        days_since_talk: days since the last completed talk; None if there never was one.
        days: days since the last purchase.
    """
    step = bisect_right(_THRESHOLDS, ratio)
    if not step:
        return False
    return days_since_talk is None or days - days_since_talk < usual * _THRESHOLDS[step - 1]
