"""How sure a success rate is, so that one lucky try does not outrank a long record."""

from math import sqrt

# 95 % of a normal distribution lie within this many standard deviations.
_Z = 1.959963984540054


def lower_bound(successes: int, tries: int) -> float:
    """Return the lower bound of the Wilson score interval (95 %) of a success rate, 0 without a success.

    Answers on a card are ranked by it: 1 of 1 gives 0.21, 8 of 10 gives 0.49.
    """
    if successes <= 0 or tries <= 0:
        return 0.0
    rate = successes / tries
    z2 = _Z * _Z
    middle = rate + z2 / (2 * tries)
    margin = _Z * sqrt((rate * (1 - rate) + z2 / (4 * tries)) / tries)
    return (middle - margin) / (1 + z2 / tries)


def upper_bound(successes: int, tries: int) -> float:
    """Return the upper bound of the same interval, 1 without a try."""
    return 1 - lower_bound(tries - successes, tries) if tries > 0 else 1.0
