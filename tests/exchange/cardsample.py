"""A card in the style of one program, and what must be found in it."""

from __future__ import annotations

import quopri
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salesbook.exchange.records import Point


@dataclass(frozen=True, slots=True)
class Sample:
    """Cards as one program writes them, and per card the name, the phones and the e-mails they hold."""

    client: str
    data: bytes
    expected: tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]


def lines(*rows: str, end: str = "\r\n", encoding: str = "utf-8") -> bytes:
    """Return rows as a file."""
    return (end.join(rows) + end).encode(encoding)


def quoted(text: str, encoding: str = "utf-8") -> str:
    """Return a text with every octet quoted, as phones do."""
    return "".join(f"={octet:02X}" for octet in text.encode(encoding))


def soft(head: str, text: str, indent: str = "", width: int = 60) -> list[str]:
    """Return a quoted-printable property broken by soft breaks, the continuations indented or not."""
    whole = quoted(text)
    parts = [whole[at : at + width] for at in range(0, len(whole), width)]
    rows = [f"{head}:{parts[0]}", *(indent + part for part in parts[1:])]
    return [*(row + "=" for row in rows[:-1]), rows[-1]]


def plain_quoted(text: str) -> str:
    """Return a text quoted as sparingly as can be, on one line."""
    return quopri.encodestring(text.encode()).decode().replace("=\n", "")


def values(points: tuple[Point, ...]) -> tuple[str, ...]:
    """Return the values of points."""
    return tuple(point.value for point in points)
