"""How urgent each reason on today's list is (D15): settings with defaults, all in one place.

A weight is a base on the day itself, a growth for each day overdue, and the most that growth may add.
Before the day the growth is taken off instead.
"""

from dataclasses import dataclass
from datetime import time

from salesbook.domain.codes import RhythmState, Tier

UNTIMED = 24 * 60
"""The minute of the day of what has no time."""


def minute_of(at: time | None) -> int:
    """Return the minute of the day, from 0 to 1439, or `UNTIMED`."""
    return UNTIMED if at is None else at.hour * 60 + at.minute


@dataclass(frozen=True, slots=True)
class Weight:
    """The weight of one kind of reason."""

    base: float
    growth: float = 0.0
    most: float = 0.0

    def at(self, overdue_days: int) -> float:
        """Return the weight `overdue_days` after the day, negative ones before it; never below 0."""
        added = self.growth * overdue_days
        weight = self.base + (added if added < self.most else self.most)
        return weight if weight > 0 else 0.0


@dataclass(frozen=True, slots=True)
class Weights:
    """The weights of all reasons, and how the list is divided by them.

    Promises start above everything else can reach (D15). Bands are scores: the list goes band by band, and
    before noon the As come first within each.
    """

    promise: Weight = Weight(220, 5, 80)
    their_promise: Weight = Weight(200, 1, 15)
    appointment: Weight = Weight(95)
    appointment_later: Weight = Weight(45)
    followup: Weight = Weight(60, 2, 30)
    complaint: Weight = Weight(85, 1, 9)
    day: Weight = Weight(70, 6, 0)
    rhythm_watch: Weight = Weight(25)
    rhythm_warn: Weight = Weight(50)
    rhythm_rescue: Weight = Weight(65)
    rhythm_lost: Weight = Weight(34)
    renewal: Weight = Weight(62, 0.6, 18)
    lifecycle: Weight = Weight(40, 0.5, 10)
    credit: Weight = Weight(55, 0.5, 20)
    cadence_priority: Weight = Weight(44, 0.5, 15)
    cadence_general: Weight = Weight(36, 0.2, 7)
    cadence_last: Weight = Weight(28, 0.1, 6)
    no_plan: Weight = Weight(20)
    others: float = 0.1
    bands: tuple[float, ...] = (30, 60, 95)
    nearing_minutes: int = 30
    capacity: int = 30

    def cadence(self, tier: Tier) -> Weight:
        """Return the weight of a call or visit that is due in a tier."""
        match tier:
            case Tier.PRIORITY:
                return self.cadence_priority
            case Tier.GENERAL:
                return self.cadence_general
            case Tier.LAST:
                return self.cadence_last

    def rhythm(self, state: RhythmState) -> Weight:
        """Return the weight of a warning; without a warning it is nothing."""
        match state:
            case RhythmState.WATCH:
                return self.rhythm_watch
            case RhythmState.WARN:
                return self.rhythm_warn
            case RhythmState.RESCUE:
                return self.rhythm_rescue
            case RhythmState.LOST:
                return self.rhythm_lost
            case RhythmState.NEW | RhythmState.STEADY:
                return Weight(0)

    def planned(self, overdue_days: int, minute: int, now_minute: int) -> Weight:
        """Return the weight of a follow-up.

        One with a time is an appointment on its day: it waits until its time comes near, then goes before
        all that has none.
        """
        if overdue_days or minute == UNTIMED:
            return self.followup
        return self.appointment if minute <= now_minute + self.nearing_minutes else self.appointment_later
