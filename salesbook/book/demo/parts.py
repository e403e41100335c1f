"""The parts customers play in the book: how many play each, and how that shapes their stories."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from salesbook.domain.codes import Heat


class Part(IntEnum):
    """What a customer is to the rep, from the one nobody ever rang to the dealer round the corner."""

    NEVER = 0
    PROSPECT = 1
    SMALL = 2
    MIDDLE = 3
    LARGE = 4
    DEALER = 5
    LOST = 6


class Pace(NamedTuple):
    """How often there is a talk, all in days.

    Attributes:
        gap: the fewest and the most between two talks.
        silent: the most since the last one.
        visit: the most between two visits.
        due: when the cadence asks for a call (D3).
    """

    gap: tuple[int, int]
    silent: int
    visit: int
    due: int


class Shape(NamedTuple):
    """How the stories of a part run.

    Attributes:
        share: customers in a hundred and twenty.
        talks: the fewest and the most talks, in proportion to those of the other parts.
        pace: how often there is one. What the cadence asks for is kept, so that Today is a list for one day.
        yearly: the least and the most they buy in a year, in whole units of the currency of scale 1.
    """

    share: int
    talks: tuple[int, int]
    pace: Pace
    yearly: tuple[int, int] = (0, 0)

    @property
    def buys(self) -> bool:
        """Whether orders come from such customers."""
        return self.yearly[1] > 0


_OFTEN = Pace((9, 24), 22, 72, 31)
_AT_TIMES = Pace((18, 50), 60, 140, 92)
_SELDOM = Pace((28, 80), 120, 290, 183)

SHAPES = {
    Part.NEVER: Shape(3, (0, 0), _SELDOM),
    Part.PROSPECT: Shape(50, (1, 6), _SELDOM),
    Part.SMALL: Shape(29, (3, 8), _SELDOM, (400, 1600)),
    Part.MIDDLE: Shape(17, (8, 14), _AT_TIMES, (1800, 5000)),
    Part.LARGE: Shape(11, (18, 34), _OFTEN, (5000, 30000)),
    Part.DEALER: Shape(5, (16, 28), Pace((9, 16), 14, 72, 31), (9000, 48000)),
    Part.LOST: Shape(5, (3, 7), Pace((28, 80), 150, 290, 183), (500, 4000)),
}

WARMTH = {
    Heat.HOT: Pace((8, 15), 14, 72, 31),
    Heat.WARM: Pace((18, 36), 34, 140, 92),
    Heat.MILD: Pace((30, 70), 70, 290, 183),
    Heat.NONE: Pace((40, 90), 150, 290, 183),
}
"""The pace of a prospect goes by how warm it is (D4)."""
