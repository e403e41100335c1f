"""Columns for people: aligned by the cells that characters take in a terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING
from unicodedata import combining, east_asian_width

from salesbook.domain.text import ELLIPSIS, display

if TYPE_CHECKING:
    from collections.abc import Sequence

WIDEST = 28
"""Cells of the widest column, except for the last, which takes what it needs."""


def cells(text: str) -> int:
    """Return how many cells a text takes: two for a wide character, none for one set on another."""
    if text.isascii():
        return len(text)
    return sum(0 if combining(c) else 2 if east_asian_width(c) in "WF" else 1 for c in text)


def cut(text: str, most: int) -> str:
    """Return a text in at most `most` cells; what is cut off shows as an ellipsis."""
    if cells(text) <= most:
        return text
    kept, width = "", 0
    for character in text:
        width += cells(character)
        if width >= most:
            break
        kept += character
    return kept + ELLIPSIS


def aligned(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Return a line for each row, with the columns of all rows below each other; all have equally many.

    The texts may hold anything a user wrote: they are made harmless first, because that can change their width.
    """
    shown = [tuple(display(text) for text in row) for row in rows]
    cropped = [(*(cut(text, WIDEST) for text in row[:-1]), row[-1]) for row in shown]
    widths = [max(map(cells, column)) for column in zip(*cropped, strict=True)]
    return [
        "  ".join(text + " " * (width - cells(text)) for text, width in zip(row, widths, strict=True)).rstrip()
        for row in cropped
    ]
