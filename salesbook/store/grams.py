"""Exact substring search on top of FTS5: texts as overlapping grams, queries as phrases of grams.

A text is indexed as one gram for each position: two characters long where it begins with a character beyond
ASCII, three otherwise, shorter at the end. A query becomes a phrase of the grams that fit into it, the last one as
a prefix if the query cuts it short. Neighbouring grams overlap, so a phrase match is a substring match: exact for
one Chinese character as for a whole sentence.
"""

from salesbook.domain.text import fold
from salesbook.store.codec import encode

# FTS5's `ascii` tokenizer splits at ASCII punctuation and folds case: such characters get private stand-ins.
_STAND_INS = {code: chr(0xF000 + code) for code in range(128) if not chr(code).isalnum()}
_NOTE_LIMIT = 100_000
"""Characters of one note that are indexed; what lies beyond is kept and shown, but not found."""


def grams(text: str) -> str:
    """Return the grams of a folded text, separated by spaces."""
    text = text[:_NOTE_LIMIT].translate(_STAND_INS)
    return " ".join([text[i : i + (3 if c < "\x80" else 2)] for i, c in enumerate(text)])


def query(text: str) -> str:
    """Return the FTS5 expression that finds all texts in which every word of `text` stands.

    `text` is folded by this function; it must hold something besides white space.
    """
    return " AND ".join(_phrase(encode(word)) for word in fold(text).split())


def _phrase(word: str) -> str:
    word = word.translate(_STAND_INS)
    end = len(word)
    found: list[str] = []
    for index, character in enumerate(word):
        size = 3 if character < "\x80" else 2
        found.append(word[index : index + size])
        if index + size >= end:
            cut_short = index + size > end
            return '"' + " ".join(found) + ('" *' if cut_short else '"')
    raise ValueError("a word to search for is empty")


def note_text(note: str, typed: str | None) -> str:
    """Return what of a talk is searched: the rep's whole line if there is one, else the note."""
    return fold(typed or note)
