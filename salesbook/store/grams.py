"""Exact substring search on top of FTS5: texts as overlapping grams, queries as phrases of grams.

A text is indexed as one gram for each position: two characters long where it begins with a character
beyond ASCII, three otherwise, shorter at the end. A query becomes a phrase of the grams that fit into it, the
last one as a prefix if the query cuts it short. Neighbouring grams overlap, so a phrase match is a substring
match: exact for one Chinese character as for a whole sentence.

FTS5 answers a phrase row by row, but a prefix only after it has gathered all rows. So what would often be asked
for as a prefix is indexed as it is: single characters by the index's own `prefix` option, two ASCII characters
as grams added to the text's own.

With the grams of a Chinese name stand the beginnings of its syllables, and the pairs that neighbours in it make: two
initials, or a character and an initial. Their letters are moved to code points that nobody types, so that none is
taken for another. They offer the names that a spelling may mean; `mixed` compares it with each.
"""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import chain, pairwise
from operator import add
from typing import TYPE_CHECKING

from salesbook.domain.text import fold, has_han
from salesbook.store.codec import Encoded, encode

if TYPE_CHECKING:
    from collections.abc import Iterable

# A space within a gram; of all ASCII so that English text stays in one byte a character.
_SPACE = "\x1f"
TOKENIZER = "ascii tokenchars '{}'".format("".join(map(chr, range(0x1F, 0x7F))).replace("'", "''").replace(" ", ""))
"""The FTS5 tokenizer: it splits at spaces and control characters only."""

_ASCII = re.compile("[\x00-\x7f]")

# The last plane is for private use; `codec` has its very end.
_CONTROL, _SOUND, _INITIAL = 0x10F000, 0x10F100, 0x10F200
_CONTROLS = {0: "␀"} | {code: chr(_CONTROL + code) for code in (*range(1, 32), 127)}
_SOUNDS = {code: chr(_SOUND + code) for code in range(128)}
_INITIALS = {code: chr(_INITIAL + code) for code in range(128)}

_KNOWN = 1 << 14
"""Results kept of each small step of spelling."""

LIMIT = 100_000
"""Characters of one text that are indexed; what lies beyond is kept and shown, but not found."""


def grams(text: str) -> str:
    """Return the grams of a folded text, separated by spaces."""
    text = _whole(text[:LIMIT])
    if len(text) > 2 and text.isascii():
        # The same as below, in a quarter of the steps.
        twos = [*map(add, text, text[1:])]
        return " ".join([*map(add, twos, text[2:]), text[-2:], text[-1:], *dict.fromkeys(twos[:-1])])
    if not _ASCII.search(text):
        # So is this for a Chinese name.
        return " ".join([*map(add, text, text[1:]), text[-1:]])
    found = [text[i : i + 2] if c > "\x7f" else text[i : i + 3] for i, c in enumerate(text)]
    found += _pairs(found)
    return " ".join(found)


def _whole(text: str) -> str:
    """Return `text` without a character that FTS5 would split at; NUL, which names can't hold, as its sign."""
    if not text.isprintable():
        text = text.translate(_CONTROLS)
    return text.replace(" ", _SPACE)


def key_grams(text: str, spelling: str | None) -> str:
    """Return the grams of a search key, with the ways to spell it where `spelling` lists the readings."""
    if spelling is None:
        return grams(text)
    words = spelling.split(" ")
    sounds = dict.fromkeys(chain.from_iterable(map(_sounds, words)))
    return " ".join([grams(text), *sounds, *_neighbours(spelled_characters(text), words)])


def spelled_characters(text: str) -> list[str]:
    """Return the characters of a folded name that have readings in its spelling, in their order."""
    return [*text] if text.isalnum() else [c for c in text if c.isalnum() or has_han(c)]


# Names are made of the same syllables and words again and again: what was found for one serves the next.
@lru_cache(_KNOWN)
def _sounds(readings: str) -> tuple[str, ...]:
    return tuple(one[:end].translate(_SOUNDS) for one in readings.split(",") for end in range(2, len(one) + 1))


@lru_cache(_KNOWN)
def _first_letters(readings: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(one[0].translate(_INITIALS) for one in readings.split(",")))


def _neighbours(characters: list[str], words: list[str]) -> Iterable[str]:
    """Return the grams of each two neighbours by themselves and their initials, and the initials of the last one."""
    found: dict[str, None] = {}
    before = ""
    firsts: tuple[str, ...] = ()
    for character, readings in zip(characters, words, strict=False):
        seconds = _first_letters(readings)
        for first in firsts:
            found[first + character] = None
            for second in seconds:
                found[first + second] = found[before + second] = None
        before, firsts = character, seconds
    return found | dict.fromkeys(firsts)


def _pairs(found: list[str]) -> Iterable[str]:
    return dict.fromkeys([gram[:2] for gram in found if len(gram) == 3])


def query(text: str) -> Encoded:
    """Return the FTS5 expression that finds all texts in which every word of `text` stands.

    `text` is folded by this function; it must hold something besides white space.
    """
    return Encoded(" AND ".join(_phrase(_whole(encode(word))) for word in fold(text).split()))


def sound(letters: str) -> str:
    """Return the FTS5 expression that finds all names with a syllable that begins with two `letters` or more."""
    return _quoted(letters.translate(_SOUNDS))


def neighbours(letters: str, before: str = "", after: str = "") -> str:
    """Return the FTS5 expression that finds all names with each two of `letters` as neighbouring initials.

    Args:
        letters: initials, at least one.
        before: the character that stands before the first of them, if that is known.
        after: the character that stands behind the last of them, if that is known.
    """
    moved = [*before, *letters.translate(_INITIALS), *after]
    pairs = dict.fromkeys(a + b for a, b in pairwise(moved))
    return " AND ".join(map(_quoted, pairs)) or f"{_quoted(moved[0])} *"


def _phrase(word: str) -> str:
    if len(word) == 2:
        # An ASCII pair, or one whole gram.
        return _quoted(word)
    found: list[str] = []
    for index, character in enumerate(word):
        end = index + (3 if character < "\x80" else 2)
        found.append(word[index:end])
        if end >= len(word):
            return _quoted(" ".join(found)) + (" *" if end > len(word) else "")
    raise ValueError("a word to search for is empty")


def _quoted(phrase: str) -> str:
    return '"' + phrase.replace('"', '""') + '"'


def note_text(note: str, typed: str | None) -> str:
    """Return what of a talk is searched: the rep's whole line if there is one, else the note."""
    return fold(typed or note)
