"""How well a rep knows an answer: four stages for each objection, and what the next one takes (D25).

Passes are looked at in their order. Right is a pass that was rated 2 to 4; the share of right ones is taken over the
last five. A stage once reached holds between the bounds (from 60 to 80 %), and a lapse steps back.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import IntEnum, StrEnum
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import date

SET_SECONDS = 180
"""A set of practice; after it no further card is begun."""

QUICK_SECONDS = 4.0
"""Whoever begins to speak within it did not have to think."""

_WINDOW = 5
_LEAST_SHARE = 0.6
_ABLE_SHARE = 0.8
_ABLE_PASSES = 3
_SPACED_PASSES = 3
_SPACED_DAYS = 7
_FIELD_USES = 2


class Rating(IntEnum):
    """How a pass went, as the scheduler takes it."""

    AGAIN = 1
    HARD = 2
    GOOD = 3
    EASY = 4


class Stage(IntEnum):
    """The stages of skill."""

    UNAWARE = 1
    AWARE = 2
    ABLE = 3
    AUTOMATIC = 4


class Missing(StrEnum):
    """What the next stage takes."""

    FIRST_TRY = "first-try"
    RIGHT = "right"
    PASSES = "passes"
    DAYS = "days"
    USES = "uses"


@dataclass(frozen=True, slots=True)
class Pass:
    """One time a card was practised: the day, the rating, seconds to the first word, and whether a hint was taken."""

    on: date
    rating: Rating
    seconds: float
    hinted: bool = False

    @property
    def right(self) -> bool:
        """Whether the answer was there."""
        return self.rating > Rating.AGAIN

    @property
    def fluent(self) -> bool:
        """Whether it was there at once and without help."""
        return self.right and self.seconds <= QUICK_SECONDS and not self.hinted


@dataclass(frozen=True, slots=True)
class Standing:
    """The stage of one card, and how much of what is missing for the next one; nothing at the last."""

    stage: Stage
    missing: tuple[tuple[Missing, int], ...]


def standing(passes: Sequence[Pass], field_uses: int) -> Standing:
    """Return the stage of a card.

    Args:
        passes: all of them, the first one first.
        field_uses: how often an answer of the card was used with a customer.
    """
    stage = Stage.UNAWARE
    for number, last in enumerate(passes, 1):
        stage = _after(stage, passes[:number], field_uses, last)
    return Standing(stage, tuple(_missing(stage, passes, field_uses)))


def _after(before: Stage, passes: Sequence[Pass], field_uses: int, last: Pass) -> Stage:
    recent = passes[-_WINDOW:]
    share = _share(recent)
    if before is Stage.UNAWARE and not last.right and last.seconds <= QUICK_SECONDS and not last.hinted:
        # Began at once, sure of it, and had nothing to say.
        return Stage.UNAWARE
    if not last.right:
        return Stage(max(Stage.AWARE, before - 1))
    if share >= _ABLE_SHARE and len(recent) >= _ABLE_PASSES:
        spaced = _is_spaced(_fluent_run(passes)) and field_uses >= _FIELD_USES
        return Stage.AUTOMATIC if spaced else Stage.ABLE
    if share < _LEAST_SHARE:
        return Stage.AWARE
    return max(before if before < Stage.AUTOMATIC else Stage.ABLE, Stage.AWARE)


def _share(passes: Sequence[Pass]) -> float:
    return sum(one.right for one in passes) / len(passes) if passes else 0.0


def _fluent_run(passes: Sequence[Pass]) -> list[date]:
    """Return the days of the fluent passes since the last one that was not."""
    days: list[date] = []
    for one in reversed(passes):
        if not one.fluent:
            break
        days.append(one.on)
    return sorted(set(days))


def _is_spaced(days: Sequence[date]) -> bool:
    return len(days) >= _SPACED_PASSES and (days[-1] - days[0]).days >= _SPACED_DAYS


def _missing(stage: Stage, passes: Sequence[Pass], field_uses: int) -> Iterable[tuple[Missing, int]]:
    if stage is Stage.UNAWARE:
        yield Missing.FIRST_TRY, 1
    elif stage is Stage.AWARE:
        yield Missing.RIGHT, _right_needed(passes)
    elif stage is Stage.ABLE:
        days = _fluent_run(passes)
        if len(days) < _SPACED_PASSES:
            yield Missing.PASSES, _SPACED_PASSES - len(days)
        span = (days[-1] - days[0]).days if days else 0
        if span < _SPACED_DAYS:
            yield Missing.DAYS, _SPACED_DAYS - span
        if field_uses < _FIELD_USES:
            yield Missing.USES, _FIELD_USES - field_uses


def _right_needed(passes: Sequence[Pass]) -> int:
    """Return how many right passes in a row bring the share up."""
    for more in range(1, _WINDOW + 1):
        marks = [*(one.right for one in passes), *([True] * more)][-_WINDOW:]
        if len(marks) >= _ABLE_PASSES and sum(marks) / len(marks) >= _ABLE_SHARE:
            return more
    return _WINDOW


def streak(days: Iterable[date], today: date) -> int:
    """Return on how many days in a row practice took place, up to today or yesterday."""
    practised = {day.toordinal() for day in days}
    last = today.toordinal() if today.toordinal() in practised else today.toordinal() - 1
    count = 0
    while last - count in practised:
        count += 1
    return count
