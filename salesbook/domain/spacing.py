"""When a card is to be practised again: the FSRS algorithm, as its authors' package computes it.

The only module that knows the package. Nothing is random and no clock is read: the same ratings at the same moments
give the same days.
"""

from __future__ import annotations

from datetime import UTC
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from datetime import datetime

    from fsrs import Scheduler


class Spaced(NamedTuple):
    """The scheduler's state of a card, as its JSON, and when the card is due."""

    state: str
    due: datetime


@cache
def scheduler() -> Scheduler:
    """Return the scheduler: the package's own parameters, without its random spread."""
    from fsrs import Scheduler

    return Scheduler(enable_fuzzing=False)


def reviewed(state: str | None, rating: int, at: datetime) -> Spaced:
    """Return the state of a card after a pass.

    Args:
        state: the state before; None for the first pass.
        rating: from 1 (again) to 4 (easy).
        at: the moment of the pass, with its offset.
    """
    from fsrs import Card, Rating

    at = at.astimezone(UTC).replace(microsecond=0)
    card = Card.from_json(state) if state else Card(card_id=0, due=at)
    card, _log = scheduler().review_card(card, Rating(rating), at)
    return Spaced(card.to_json(), card.due)
