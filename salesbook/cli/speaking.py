"""What the commands print: results on stdout, one sentence of refusal on stderr."""

from __future__ import annotations

import json
import sys
from typing import TYPE_CHECKING, Any
from unicodedata import east_asian_width

from salesbook.domain.text import display

if TYPE_CHECKING:
    from collections.abc import Sequence


def say(*lines: str) -> None:
    """Print lines; whatever users wrote in them is made harmless."""
    _write(sys.stdout, "".join(f"{display(line)}\n" for line in lines))


def document(value: Any) -> None:
    """Print one JSON document; a lone surrogate is escaped, all else is readable."""
    text = json.dumps(value, ensure_ascii=False, indent=1)
    if any("\ud800" <= c <= "\udfff" or "\x7f" <= c <= "\x9f" for c in text):
        text = json.dumps(value, indent=1)
    _write(sys.stdout, text + "\n")


def complain(message: str) -> None:
    """Print one line on stderr."""
    _write(sys.stderr, f"salesbook: {display(message)}\n")


def _write(stream: Any, text: str) -> None:
    if hasattr(stream, "reconfigure"):
        stream.reconfigure(encoding="utf-8", errors="replace")
    stream.write(text)
    stream.flush()


def cells(text: str) -> int:
    """Return the width of a harmless text in terminal cells."""
    return len(text) if text.isascii() else sum(2 if east_asian_width(c) in "WF" else 1 for c in text)


def columns(rows: Sequence[tuple[str, ...]]) -> list[str]:
    """Return rows as lines in which each column begins at the same cell; the last is as long as it is."""
    shown = [(*(display(cell, 60) for cell in row[:-1]), row[-1]) for row in rows]
    widths = [max(cells(row[place]) for row in shown) for place in range(len(shown[0]) - 1)] if shown else []
    return [
        "  ".join(
            [cell + " " * (width - cells(cell)) for cell, width in zip(row[:-1], widths, strict=True)] + [row[-1]]
        ).rstrip()
        for row in shown
    ]
