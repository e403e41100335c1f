"""Today's list as one mechanism: reasons are merged per customer, scored and put in order.

A list of a hundred thousand customers is ordered from bare claims (customer, weight, minute); the reasons
with their words are only made for the rows that are shown. Both ways give the same score.
"""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import time
from typing import NamedTuple

from salesbook.domain.reasons import Reason
from salesbook.domain.weights import UNTIMED, Weights

MORNING_ENDS = time(12)
"""Before this time the customers of class A come first."""

# A customer's place is one number: band, minute, whether it gives way to an A, less the score. Each part
# has room for all that follow it.
_GIVING_WAY = 1e6
_MINUTE = 2 * _GIVING_WAY
_BAND = (UNTIMED + 1) * _MINUTE
_UNHURRIED = UNTIMED * _MINUTE + _GIVING_WAY
# Rounded, lest the order in which reasons are added up decide at the edge of a band.
_PLACES = 6


class Claim(NamedTuple):
    """What one reason claims for a customer: its weight, and the minute of the day if it is an appointment.

    Equals the plain tuple, which is quicker to make for a whole book.
    """

    customer: int
    weight: float
    minute: int = UNTIMED


@dataclass(frozen=True, slots=True)
class Item:
    """One row of the list: the customer, its score, and its reasons, the strongest first."""

    customer: int
    score: float
    reasons: tuple[Reason, ...]


def merge(customer: int, reasons: Iterable[Reason], weights: Weights) -> Item:
    """Return all reasons of one customer as one row: the strongest counts, and a tenth of the others."""
    ordered = sorted(reasons, key=lambda reason: (-reason.weight, reason.kind, str(reason.due)))
    strongest = ordered[0].weight if ordered else 0.0
    others = sum(reason.weight for reason in ordered[1:])
    return Item(customer, round(strongest + weights.others * others, _PLACES), tuple(ordered))


def claims(customer: int, reasons: Iterable[Reason]) -> list[Claim]:
    """Return what the reasons of one customer claim."""
    return [Claim(customer, reason.weight, reason.minute) for reason in reasons]


def capacity_line(weights: Weights, done: int) -> int:
    """Return how many more rows fit the day's capacity after `done`; those below are for when time allows."""
    return max(weights.capacity - done, 0)


@dataclass(slots=True)
class Agenda:
    """The customers in the order in which they are to be contacted.

    First come promises (D15), then band after band of scores; within a band appointments by their time,
    before noon the As, and the higher score; customers otherwise equal stand in the order in which they
    came into the book. So the same book and the same clock give the same list.

    Attributes:
        order: the customers' ids in that order.
        scores: the score of each.
    """

    weights: Weights
    morning: bool
    firsts: AbstractSet[int]
    order: list[int] = field(default_factory=list, init=False)
    scores: dict[int, float] = field(default_factory=dict, init=False)
    _places: dict[int, float] = field(default_factory=dict, init=False)

    def _fill(self, claimed: Iterable[tuple[int, float, int]]) -> None:
        """Score and place the customers of the claims, which must all be there."""
        strongest: dict[int, float] = {}
        others: dict[int, float] = {}
        minutes: dict[int, int] = {}
        for customer, weight, minute in claimed:
            held = strongest.get(customer)
            if held is None:
                strongest[customer] = weight
            elif weight > held:
                strongest[customer] = weight
                others[customer] = others.get(customer, 0.0) + held
                minutes.pop(customer, None)
            else:
                others[customer] = others.get(customer, 0.0) + weight
                if weight < held:
                    continue
            if minute != UNTIMED:
                minutes[customer] = min(minute, minutes.get(customer, minute))
        self._place(strongest, others, minutes)

    def _place(self, scores: dict[int, float], others: dict[int, float], minutes: dict[int, int]) -> None:
        # One pass for all, then one for each thing that few customers have: half the time for a large book.
        promised = min(self.weights.promise.base, self.weights.their_promise.base)
        bands = (*self.weights.bands, promised)
        tops = [band * _BAND + _UNHURRIED for band in range(len(bands), -1, -1)]
        heaped = []
        for customer, added in others.items():
            strongest = scores[customer]
            score = scores[customer] = round(strongest + self.weights.others * added, _PLACES)
            if strongest < promised <= score:
                heaped.append(customer)
        # Most have one reason, and few kinds of reasons with few days make few scores.
        of_score = {score: tops[bisect_right(bands, score)] - score for score in set(scores.values())}
        places = {customer: of_score[score] for customer, score in scores.items()}
        for customer in heaped:
            places[customer] += _BAND
        for customer, minute in minutes.items():
            places[customer] -= (UNTIMED - minute) * _MINUTE
        if self.morning:
            for customer in self.firsts & places.keys():
                places[customer] -= _GIVING_WAY
        self.scores |= scores
        self._places |= places

    def put(self, customer: int, claimed: Iterable[tuple[int, float, int]]) -> None:
        """Set the claims of one customer anew, after something was done; without claims it leaves."""
        if customer in self._places:
            del self.order[self.position(customer)]
            del self._places[customer], self.scores[customer]
        self._fill(claimed)
        if customer in self._places:
            self.order.insert(self.position(customer), customer)

    def position(self, customer: int) -> int:
        """Return where in the order a customer of the list stands or is to stand."""
        return bisect_left(self.order, self._key(customer), key=self._key)

    def _key(self, customer: int) -> tuple[float, int]:
        return self._places[customer], customer


def agenda(
    claimed: Iterable[tuple[int, float, int]],
    weights: Weights,
    now: time,
    firsts: AbstractSet[int] = frozenset(),
) -> Agenda:
    """Return the list that the claims of all customers make; 60,000 take about a tenth of a second.

    Args:
        claimed: every claim of every customer, in any order.
        weights: the rep's settings.
        now: the rep's local time; before noon `firsts` come first.
        firsts: the ids of the customers of class A.
    """
    made = Agenda(weights, now < MORNING_ENDS, firsts)
    made._fill(claimed)
    places = made._places
    # Sorting twice, by id and then by place, is quicker than by pairs of both.
    made.order = sorted(sorted(places), key=places.__getitem__)
    return made
