"""Wrapping text to cells: words stay whole, Chinese breaks anywhere."""

from __future__ import annotations

import re

from rich.cells import cell_len

from salesbook.domain.text import display

# Alphabets stay in words up to Korean and beyond; a class of what is not Chinese would take longer to compile.
_PIECES = re.compile(r"\n|[ \t]+|[!-\u10ff]+|.", re.DOTALL)


def wrap(text: str, width: int, most: int = 200) -> list[str]:
    """Return harmless lines of at most `width` cells; at most `most` of them."""
    width = max(width, 2)
    lines: list[str] = []
    line, used = "", 0
    for piece in _PIECES.findall(display(text, width * most, lines=True)):
        if len(lines) >= most:
            break
        if piece == "\n":
            lines.append(line.rstrip())
            line, used = "", 0
            continue
        cells = cell_len(piece)
        if used + cells > width:
            if piece.isspace():
                continue
            if line:
                lines.append(line.rstrip())
            line, used = "", 0
            while cells > width:
                head = _head(piece, width)
                lines.append(head)
                piece = piece[len(head) :]
                cells = cell_len(piece)
        if piece.isspace() and not line and lines:
            continue
        line += piece
        used += cells
    if line or not lines:
        lines.append(line.rstrip())
    return lines[:most]


def _head(text: str, width: int) -> str:
    used = 0
    for index, character in enumerate(text):
        used += cell_len(character)
        if used > width:
            return text[: max(index, 1)]
    return text
