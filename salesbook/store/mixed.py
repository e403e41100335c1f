"""Names typed as a mixture of characters, syllables and initials: 王jg, wangjg, wjguo.

Which names could be meant is asked of the index: for each way to take the letters apart, the first initials must
be neighbours in the name and each longer piece must stand in its pinyin. What the index offers is then compared
with the name itself, character by character.
"""

from __future__ import annotations

import re

from salesbook.store import grams
from salesbook.store.codec import Encoded

LONGEST = 40
"""Letters of a query that are compared; longer ones are no names."""

_PIECES = 3
"""Pieces of a query that the index is asked for: enough to leave few names to compare."""

_LONGEST_SYLLABLE = 6
_DIGRAPHS = ("zh", "ch", "sh")
_RUN = re.compile("[a-z]+|[^a-z]+")
_LETTER = re.compile("[a-z]")
_SYLLABLE = re.compile(
    "(?:zh|ch|sh|[bcdfghjklmnpqrstwxyz])(?:i?ang|i?ong|uang|i?ng|eng|i?an|uan|in|en|un|i?ao|uai|ai|ei|ui|i?ou|iu|ie"
    "|[uvy]?ue|ve|[iu]?a|uo|yu|[aeiouv])|[aeo]|ai|ei|ao|ou|an|en|ang|eng|er|h?m|h?ng|n"
)
# The last piece may be any beginning of a syllable.
_BEGINNING = re.compile("(?:[zcs]h|[a-z])y?[aeiouv]*n?g?")


def candidates(wanted: str) -> Encoded:
    """Return the FTS5 expression of the names that might be spelled `wanted`; every name that is is among them."""
    runs = ["", *_RUN.findall(wanted), ""]
    parts = []
    for before, run, after in zip(runs, runs[1:], runs[2:], strict=False):
        if run and _LETTER.match(run):
            parts.append(_letters(run, before[-1:], after[:1]))
        elif run:
            parts.append(grams.query(run))
    return Encoded(" AND ".join(f"({part})" for part in parts))


def _letters(run: str, before: str, after: str) -> str:
    # Sorted, so that the same words are the same statement.
    ways = sorted(apart(run))
    return " OR ".join(f"({_expression(pieces, before, after if ''.join(pieces) == run else '')})" for pieces in ways)


def _expression(pieces: tuple[str, ...], before: str, after: str) -> str:
    terms = [grams.sound(piece) for piece in pieces if len(piece) > 1]
    if len(pieces) > 1 or before or after or not terms:
        terms.append(grams.neighbours("".join(piece[0] for piece in pieces), before, after))
    return " AND ".join(terms)


def apart(run: str, known: tuple[str, ...] = ()) -> set[tuple[str, ...]]:
    """Return the first pieces of every way to take letters apart into syllables and initials."""
    if not run or len(known) == _PIECES:
        return {known}
    found: set[tuple[str, ...]] = set()
    for length in range(1, min(len(run), _LONGEST_SYLLABLE) + 1):
        piece = run[:length]
        last = length == len(run)
        if length == 1 or piece in _DIGRAPHS or _SYLLABLE.fullmatch(piece) or (last and _BEGINNING.fullmatch(piece)):
            found |= apart(run[length:], (*known, piece))
    return found


def spells(wanted: str, text: str, spelling: str) -> bool:
    """Tell whether `wanted` spells a run of a name's characters, each by itself, its reading or its initial.

    Args:
        wanted: what was typed, folded and without spaces.
        text: the name, folded.
        spelling: the readings of its characters, as `spellings.name_keys` lists them.
    """
    options = [
        _options(character, readings.split(","))
        for character, readings in zip(grams.spelled_characters(text), spelling.split(" "), strict=False)
    ]
    return any(_follows(wanted, options, start) for start in range(len(options)))


def _options(character: str, readings: list[str]) -> set[str]:
    digraphs = (reading[:2] for reading in readings if reading.startswith(_DIGRAPHS))
    return {character, *readings, *(reading[0] for reading in readings), *digraphs}


def _follows(wanted: str, options: list[set[str]], start: int) -> bool:
    rests = {wanted}
    for possible in options[start:]:
        following: set[str] = set()
        for rest in rests:
            for option in possible:
                if option.startswith(rest):
                    return True
                if rest.startswith(option):
                    following.add(rest[len(option) :])
        if not following:
            return False
        rests = following
    return False
