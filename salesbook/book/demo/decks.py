"""Choosing at random without repeating oneself, quickly and the same way every time."""

from __future__ import annotations

from itertools import cycle
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

T = TypeVar("T")

_LEAST = 400


def deck(random: Random, items: Sequence[T], least: int = _LEAST) -> Callable[[], T]:
    """Return a function that deals the items one by one, all of them before any comes again.

    The order changes from round to round until at least `least` were dealt, then all begins anew. Decks of different
    sizes drawn from together go on making new pairs for long.
    """
    dealt: list[T] = []
    while len(dealt) < least:
        cards = list(items)
        random.shuffle(cards)
        dealt += cards
    return cycle(dealt).__next__


def weighted(random: Random, items: dict[T, int], least: int = _LEAST) -> Callable[[], T]:
    """Return a deck that holds each item as many times as its number says."""
    return deck(random, [item for item, times in items.items() for _ in range(times)], least)
