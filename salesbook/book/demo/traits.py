"""What a customer of the crowd is like, as far as its story depends on it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from salesbook.book.demo.decks import weighted
from salesbook.book.demo.parts import SHAPES, WARMTH, Pace, Part
from salesbook.domain.codes import Disposition, Heat

if TYPE_CHECKING:
    from random import Random

    from salesbook.book.demo.wording import Trade

_YEAR = 365
_DROPPED_OF_LOST = 0.7
_HEATS = {Heat.HOT: 2, Heat.WARM: 4, Heat.MILD: 4}
_DISPOSITIONS = {Disposition.KEEP_CALLING: 12, Disposition.KEEP_WARM: 5, Disposition.DROPPED: 3}


class Trait(NamedTuple):
    """How often there is a talk with a customer, and what for.

    Attributes:
        gap: days between two talks.
        every: talks from one order to the next.
        ticket: the usual order in whole units.
    """

    part: Part
    pace: Pace
    gap: int
    every: int
    ticket: float
    disposition: Disposition
    heat: Heat | None


class Traits:
    """Draws the traits of one customer after the other."""

    def __init__(self, random: Random, scale: int) -> None:
        """Begin with the scale of the book's currency."""
        self._random = random.random
        self._scale = scale
        self._disposition = weighted(random, _DISPOSITIONS)
        self._heat = weighted(random, _HEATS)

    def draw(self, part: Part, trade: Trade) -> Trait:
        """Return the traits of a customer in a trade."""
        return self._buyer(part, trade) if SHAPES[part].buys else self._prospect(part)

    def _buyer(self, part: Part, trade: Trade) -> Trait:
        chance = self._random
        pace = SHAPES[part].pace
        apart = trade.gap * (0.8 + 0.7 * chance())
        gap = min(max(int(apart * (0.45 + 0.3 * chance())), pace.gap[0]), pace.gap[1])
        every = max(round(apart / gap), 1)
        least, most = SHAPES[part].yearly
        # The square makes many small ones and a few large ones.
        yearly = self._scale * (least + (most - least) * chance() ** 2)
        disposition = Disposition.KEEP_CALLING
        if part is Part.LOST:
            disposition = Disposition.DROPPED if chance() < _DROPPED_OF_LOST else Disposition.KEEP_WARM
        return Trait(part, pace, gap, every, yearly * every * gap / _YEAR, disposition, None)

    def _prospect(self, part: Part) -> Trait:
        disposition, heat = Disposition.KEEP_CALLING, None
        if part is Part.PROSPECT:
            disposition = self._disposition()
            match disposition:
                case Disposition.KEEP_CALLING:
                    heat = self._heat()
                case Disposition.KEEP_WARM:
                    heat = Heat.MILD
                case Disposition.DROPPED:
                    heat = Heat.NONE
        pace = WARMTH[heat] if heat else SHAPES[part].pace
        fewest, most = pace.gap
        return Trait(part, pace, fewest + int(self._random() * (most - fewest + 1)), 1, 0.0, disposition, heat)
