"""Exact substring search on top of FTS5: texts as overlapping grams, queries as phrases of grams.

A text is indexed as one gram for each position: two characters long where it begins with a character
beyond ASCII, three otherwise, shorter at the end. A query becomes a phrase of the grams that fit into it, the
last one as a prefix if the query cuts it short. Neighbouring grams overlap, so a phrase match is a substring
match: exact for one Chinese character as for a whole sentence.

FTS5 answers a phrase row by row, but a prefix only after it has gathered all rows. So what would often be asked
for as a prefix is indexed as it is: single characters by the index's own `prefix` option, two ASCII characters
as grams added to the text's own.

The key of a name holds three texts: the name, its pinyin, and the initials that its neighbours in the name can
have. The letters of the latter two are moved to code points that nobody types, so that none is taken for another.
"""

from __future__ import annotations

from itertools import chain, pairwise, product
from typing import TYPE_CHECKING

from salesbook.domain.pinyin import whole_readings
from salesbook.domain.text import fold, has_han
from salesbook.store.codec import encode

if TYPE_CHECKING:
    from collections.abc import Iterable

# A space within a gram; of all ASCII so that English text stays in one byte a character.
_SPACE = "\x1f"
TOKENIZER = "ascii tokenchars '{}'".format("".join(map(chr, range(0x1F, 0x7F))).replace("'", "''").replace(" ", ""))
"""The FTS5 tokenizer: it splits at spaces and control characters only."""

# The last plane is for private use; `codec` has its very end.
_CONTROL, _SOUND, _INITIAL = 0x10F000, 0x10F100, 0x10F200
_CONTROLS = {0: "␀"} | {code: chr(_CONTROL + code) for code in (*range(1, 32), 127)}
_SOUNDS = {code: chr(_SOUND + code) for code in range(128)}
_INITIALS = {code: chr(_INITIAL + code) for code in range(128)}

LIMIT = 100_000
"""Characters of one text that are indexed; what lies beyond is kept and shown, but not found."""


def grams(text: str) -> str:
    """Return the grams of a folded text, separated by spaces."""
    text = _whole(text[:LIMIT])
    found = [text[i : i + 2] if c > "\x7f" else text[i : i + 3] for i, c in enumerate(text)]
    return " ".join(chain(found, _pairs(found)))


def _whole(text: str) -> str:
    """Return `text` without a character that FTS5 would split at; NUL, which names can't hold, as its sign."""
    if not text.isprintable():
        text = text.translate(_CONTROLS)
    return text.replace(" ", _SPACE)


def key_grams(text: str, spelling: str | None) -> str:
    """Return the grams of a search key: of the text, and of the ways to spell it, as `spelling` lists them."""
    if spelling is None:
        return grams(text)
    spelled = [tuple(readings.split(",")) for readings in spelling.split(" ")]
    return " ".join(chain([grams(text)], _sounds(spelled), _initials(spelled_characters(text), spelled)))


def spelled_characters(text: str) -> list[str]:
    """Return the characters of a folded name that have a reading each in its spelling, in their order."""
    return [c for c in text if c.isalnum() or has_han(c)]


def _pairs(found: Iterable[str]) -> Iterable[str]:
    return dict.fromkeys(gram[:2] for gram in found if len(gram) == 3)


def _sounds(spelled: list[tuple[str, ...]]) -> Iterable[str]:
    for reading in whole_readings(spelled)[0]:
        letters = reading.translate(_SOUNDS)
        found = [letters[i : i + _size(c)] for i, c in enumerate(letters)]
        yield from chain(found, _pairs(found))


def _initials(characters: list[str], spelled: list[tuple[str, ...]]) -> Iterable[str]:
    known = list(zip(characters, spelled, strict=False))
    initials = [
        list(dict.fromkeys(reading[0].translate(_INITIALS) for reading in readings)) for _c, readings in known
    ]
    found = dict.fromkeys(initials[-1])
    for (before, first), (after, second) in pairwise(zip(characters, initials, strict=False)):
        # A name may be typed as initials, or as a character beside an initial.
        found |= dict.fromkeys(a + b for a, b in product([*first, before], [*second, after]) if a + b != before + after)
    return found


def _size(character: str) -> int:
    return 3 if character < "\x80" or chr(_SOUND) <= character < chr(_SOUND + 128) else 2


def query(text: str) -> str:
    """Return the FTS5 expression that finds all texts in which every word of `text` stands.

    `text` is folded by this function; it must hold something besides white space.
    """
    return " AND ".join(_phrase(_whole(encode(word))) for word in fold(text).split())


def sound(letters: str) -> str:
    """Return the FTS5 expression that finds all names in whose pinyin `letters` stand."""
    return _phrase(letters.translate(_SOUNDS))


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
        end = index + _size(character)
        found.append(word[index:end])
        if end >= len(word):
            return _quoted(" ".join(found)) + (" *" if end > len(word) else "")
    raise ValueError("a word to search for is empty")


def _quoted(phrase: str) -> str:
    return '"' + phrase.replace('"', '""') + '"'


def note_text(note: str, typed: str | None) -> str:
    """Return what of a talk is searched: the rep's whole line if there is one, else the note."""
    return fold(typed or note)
