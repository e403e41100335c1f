"""RFM scores: how lately, how often and for how much a customer buys, each from 1 to 5 (D27)."""

from bisect import bisect_left, bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from statistics import median

_SCORES = 5
_FEWEST_FOR_QUINTILES = 25
# Quintiles of a handful say nothing; these breaks do without a crowd.
_RECENCY_DAYS = (30, 90, 180, 365)
_FREQUENCY = (2, 3, 5, 9)
_TICKET_OF_MEDIAN = (0.5, 0.8, 1.25, 2.0)


@dataclass(frozen=True, slots=True)
class Buying:
    """A customer's purchases: days since the last, number of days with one, sales in minor units."""

    customer: int
    recency_days: int
    purchases: int
    sales: int

    @property
    def ticket(self) -> float:
        """The average sales of a purchase day."""
        return self.sales / self.purchases


@dataclass(frozen=True, slots=True)
class Scores:
    """The three scores of one customer, 5 the best."""

    customer: int
    recency: int
    frequency: int
    money: int


def quintiles(values: Sequence[float]) -> list[int]:
    """Return a score from 1 to 5 for each value, 5 for the largest fifth; equal values score alike.

    A value's score goes by the share of smaller ones, so a crowd that is all alike scores low together.
    """
    ordered = sorted(values)
    return [1 + _SCORES * bisect_left(ordered, value) // len(ordered) for value in values]


def scores(customers: Iterable[Buying], *, by_total: bool = False) -> list[Scores]:
    """Return the RFM scores of customers that have bought at least once, in the order given.

    From 25 customers on by quintile; fewer are measured by fixed breaks, money against their median.

    Args:
        customers: each with at least one purchase.
        by_total: score money by total sales instead of the average ticket.
    """
    buyings = list(customers)
    if not buyings:
        return []
    money = [float(one.sales) if by_total else one.ticket for one in buyings]
    if len(buyings) >= _FEWEST_FOR_QUINTILES:
        recency = quintiles([-one.recency_days for one in buyings])
        frequency = quintiles([one.purchases for one in buyings])
        worth = quintiles(money)
    else:
        usual = median(money)
        breaks = [usual * share for share in _TICKET_OF_MEDIAN]
        recency = [_SCORES - bisect_left(_RECENCY_DAYS, one.recency_days) for one in buyings]
        frequency = [1 + bisect_right(_FREQUENCY, one.purchases) for one in buyings]
        worth = [1 + bisect_right(breaks, value) for value in money]
    return [Scores(one.customer, *three) for one, *three in zip(buyings, recency, frequency, worth, strict=True)]
