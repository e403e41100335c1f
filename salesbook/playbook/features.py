"""What a remark is made of, as numbers that a linear model can weigh.

Five kinds of pieces, each kind weighed as a whole so that a long remark counts no more than a short one: rows of
one to four characters, syllables, words, letters of words (slips of the finger), and words in a row with the known
ones replaced by their notion.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple
from zlib import crc32

from salesbook.domain.text import fold
from salesbook.playbook.characters import simplified, spelled, syllables
from salesbook.playbook.notions import HAN_FROM, PIECES, latin_words, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

LONGEST = 240
"""So many characters of a text are looked at; nobody says more in one breath."""

_NUMBER = re.compile(r"\d[\d,.]*")


class Block(NamedTuple):
    """One kind of pieces: the mark its pieces carry, and how much the kind weighs."""

    mark: str
    weight: float


BLOCKS = (Block("c", 1.0), Block("p", 0.3), Block("w", 1.0), Block("g", 0.7), Block("q", 0.5))


def plain(text: str) -> str:
    """Return `text` as it is compared: half width, lower case, simplified, any number as 0."""
    return _NUMBER.sub("0", simplified(fold(text[:LONGEST])).replace("’", "'"))


def features(text: str) -> tuple[list[int], ...]:
    """Return the pieces of a text by block, in the order of `BLOCKS`, each piece as its 32-bit key."""
    pieces = PIECES.findall(plain(text))
    words = [word for piece in pieces if piece[0] < HAN_FROM for word in latin_words(piece)]
    rows = [piece for piece in pieces if piece[0] >= HAN_FROM]
    kinds = (_characters(rows), _sounds(pieces), _in_a_row(words), _letters(words), _patterns(pieces))
    return tuple([crc32((block.mark + p).encode()) for p in kind] for block, kind in zip(BLOCKS, kinds, strict=True))


def _rows_of(items: list[str], sizes: Iterable[int]) -> Iterator[str]:
    for size in sizes:
        for at in range(len(items) - size + 1):
            yield " ".join(items[at : at + size])


def _characters(rows: list[str]) -> Iterator[str]:
    for row in rows:
        edged = f" {row} "
        yield from row
        for size in (2, 3, 4):
            for at in range(len(edged) - size + 1):
                yield edged[at : at + size]


def _sounds(pieces: list[str]) -> Iterator[str]:
    known = syllables()
    row: list[str] = []
    for piece in pieces:
        if piece[0] >= HAN_FROM:
            row += [known.get(character, character) for character in piece]
        elif sounds := spelled(piece):
            row += sounds
        else:
            yield from _rows_of(row, (1, 2, 3))
            row = []
    yield from _rows_of(row, (1, 2, 3))


def _in_a_row(words: list[str]) -> Iterator[str]:
    yield from words
    if words:
        yield from _rows_of(["<", *words, ">"], (2, 3))


def _letters(words: list[str]) -> Iterator[str]:
    for word in words:
        edged = f"<{word}>"
        for size in (2, 3, 4, 5):
            for at in range(len(edged) - size + 1):
                yield edged[at : at + size]


def _patterns(pieces: list[str]) -> Iterator[str]:
    """Yield words in a row and pairs with a gap in which a notion stands for at least one of them."""
    words = [f"#{token.notions[0]}" if token.notions else token.word for token in tokens(pieces)]
    if not words:
        return
    row = ["<", *words, ">"]
    for found in (*_rows_of(row, (2, 3)), *_gaps_in(row)):
        if "#" in found:
            yield found


def _gaps_in(items: list[str]) -> Iterator[str]:
    for at, item in enumerate(items):
        for other in items[at + 2 : at + 4]:
            yield f"{item}_{other}"
