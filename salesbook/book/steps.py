"""Use cases that work in steps, so that others get a word in between: run here to their end at once."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from collections.abc import Callable, Generator

S = TypeVar("S")
T = TypeVar("T")


def finish(steps: Generator[S, None, T], told: Callable[[S], object] | None = None) -> T:
    """Run all steps and return what they come to; `told` gets what each of them gives."""
    while True:
        try:
            step = next(steps)
        except StopIteration as end:
            result: T = end.value
            return result
        if told is not None:
            told(step)
