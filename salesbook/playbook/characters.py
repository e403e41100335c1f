"""How Chinese is written and spelled: simplified characters for traditional ones, syllables for both and for pinyin.

A syllable has no tone and a character one syllable only, its usual one: what is compared is a customer's remark
with others, both spelled the same way, so that a slip of the input method (太桂 for 太贵) sounds right again.
"""

from __future__ import annotations

from functools import cache, lru_cache
from pathlib import Path

WORDS = Path(__file__).parent / "words"
_LONGEST_SYLLABLE = 6
_LONGEST_WORD = 40
"""Letters in a row that are read as pinyin; a longer row is none."""


@cache
def _simplified() -> dict[int, str]:
    pairs = _lines("traditional.txt").split()
    return {ord(pair[0]): pair[1] for pair in pairs}


@cache
def syllables() -> dict[str, str]:
    """Return the syllable of every common character."""
    spelled: dict[str, str] = {}
    for line in _lines("syllables.txt").splitlines():
        syllable, _, characters = line.partition(" ")
        spelled |= dict.fromkeys(characters, syllable)
    return spelled


@cache
def _known() -> frozenset[str]:
    return frozenset(syllables().values())


def _lines(name: str) -> str:
    """Return a file of words without its first line, which says what it is."""
    return (WORDS / name).read_text("utf-8").partition("\n")[2]


def simplified(text: str) -> str:
    """Return `text` with its traditional characters simplified."""
    return text if text.isascii() else text.translate(_simplified())


@lru_cache(4096)
def spelled(word: str) -> tuple[str, ...]:
    """Return the syllables that a row of Latin letters is made of, as few as possible; none if it is no pinyin."""
    if not word or len(word) > _LONGEST_WORD or not (word.isascii() and word.isalpha()):
        return ()
    known = _known()
    best: list[tuple[str, ...] | None] = [()]
    for end in range(1, len(word) + 1):
        shortest: tuple[str, ...] | None = None
        for start in range(max(0, end - _LONGEST_SYLLABLE), end):
            before, syllable = best[start], word[start:end]
            if before is not None and syllable in known and (shortest is None or len(before) + 1 < len(shortest)):
                shortest = (*before, syllable)
        best.append(shortest)
    return best[-1] or ()
