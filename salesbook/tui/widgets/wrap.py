"""Wrapping text to cells: words stay whole, Chinese breaks anywhere but before closing and behind opening marks."""

from __future__ import annotations

import re

from rich.cells import cell_len

from salesbook.domain.text import display

# Alphabets stay in words up to Korean and beyond; a class of what is not Chinese would take longer to compile.
_PIECES = re.compile(r"\n|[ \t]+|[!-\u10ff]+|.", re.DOTALL)
_CLOSING = frozenset("，。！？；：、）》」』”’…,.!?;:)%")
"""Never the beginning of a line."""
_OPENING = frozenset("（《「『“‘【")
"""Never the end of a line, where what follows fits with them."""


def wrap(text: str, width: int, most: int = 200, *, taken: int = 0) -> list[str]:
    """Return harmless lines of at most `width` cells; at most `most` of them.

    Args:
        text: anything a user wrote; its own line breaks are kept.
        width: cells of a line.
        most: lines returned.
        taken: cells of the first line that are taken already.
    """
    width = max(width, 4)
    lines: list[str] = []
    line: list[str] = []
    used = min(taken, width)
    for piece in _pieces(display(text, width * most, lines=True), width):
        if len(lines) >= most:
            break
        if piece == "\n":
            lines.append("".join(line).rstrip())
            line, used = [], 0
            continue
        cells = cell_len(piece)
        if used + cells > width:
            if piece.isspace():
                continue
            fits = len(line) > 1 and cell_len(line[-1]) + cells <= width
            carried = [line.pop()] if piece in _CLOSING and fits else []
            if len(line) > 1 and line[-1] in _OPENING and cell_len("".join((line[-1], *carried, piece))) <= width:
                carried.insert(0, line.pop())
            lines.append("".join(line).rstrip())
            line, used = carried, sum(map(cell_len, carried))
        if piece.isspace() and not line and lines:
            continue
        line.append(piece)
        used += cells
    if line or not lines:
        lines.append("".join(line).rstrip())
    return lines[:most]


def _pieces(text: str, width: int) -> list[str]:
    """Return the words, spaces and single characters of a text; a word wider than a line is cut."""
    pieces: list[str] = []
    for piece in _PIECES.findall(text):
        while len(piece) > 1 and cell_len(piece) > width:
            pieces.append(piece[: width - 1])
            piece = piece[width - 1 :]
        pieces.append(piece)
    return pieces
