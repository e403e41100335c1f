"""A small thesaurus: words that mean nearly the same to a seller, in both languages, stand for one notion.

Nobody can write down every way to say that somebody else has to be asked, but who may be asked and how asking
is called can be listed: with the notions ASK and BOSS in a remark the words hardly matter.
"""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import NamedTuple

from salesbook.playbook.characters import WORDS

PIECES = re.compile("[\u3400-\u9fff]+|[a-zà-ÿ']+|0")
"""Rows of Chinese characters, Latin words, and the 0 that any number was made of."""

HAN_FROM = "\u3400"
_WORDS_IN_A_ROW = 3
_SHORTEST_STEM = 3

# How words are clipped in messages.
_CLIPPED = {
    "u": "you", "ur": "your", "r": "are", "plz": "please", "pls": "please", "thx": "thanks", "ty": "thanks",
    "im": "i'm", "ive": "i've", "idk": "i don't know", "rn": "right now", "tmrw": "tomorrow", "gonna": "going to",
    "wanna": "want to", "gotta": "got to", "lemme": "let me", "gimme": "give me", "cuz": "because", "dat": "that",
    "bc": "because", "w": "with", "biz": "business", "mtg": "meeting", "nxt": "next", "jst": "just", "yr": "year",
    "yrs": "years", "msg": "message", "tho": "though", "rly": "really", "cba": "can't be bothered", "dis": "this",
    "abt": "about", "wat": "what", "ppl": "people", "govt": "government", "mgr": "manager", "pymt": "payment",
    "hv": "have", "hav": "have", "ya": "you", "yall": "you all", "innit": "isn't it", "ain't": "isn't",
    "aint": "isn't", "dunno": "don't know", "kinda": "kind of", "sorta": "sort of", "cos": "because",
}  # fmt: skip


class Token(NamedTuple):
    """A word as written, and the notions it stands for."""

    word: str
    notions: tuple[str, ...]


@cache
def _lexicon() -> dict[str, tuple[str, ...]]:
    """Return the notions of each word; parts of a word are joined with `_`, apostrophes left out."""
    found: dict[str, tuple[str, ...]] = {}
    for line in (WORDS / "notions.txt").read_text("utf-8").splitlines():
        notion, mark, words = line.partition(": ")
        if mark and not line.startswith("#"):
            for word in words.split():
                if notion not in (known := found.get(word, ())):
                    found[word] = (*known, notion)
    found.pop(";", None)
    return found


@cache
def _longest_han() -> int:
    return max(len(word) for word in _lexicon() if word[0] >= HAN_FROM)


def latin_words(piece: str) -> list[str]:
    """Return a Latin word of a text as the plain words it stands for: without apostrophes, messages' clippings long."""
    return _CLIPPED.get(piece, piece).replace("'", "").split()


@lru_cache(4096)
def _stem(word: str) -> str:
    """Return the plain form of an English word that the thesaurus has, else the word itself."""
    lexicon = _lexicon()
    for ending in ("ing", "ed", "es", "s", "ly"):
        if word.endswith(ending) and len(word) - len(ending) >= _SHORTEST_STEM:
            base = word[: -len(ending)]
            doubled = base[:-1] if base[-1] == base[-2] else base
            for form in (base, base + "e", doubled, base[:-1] + "y" if base.endswith("i") else base):
                if form in lexicon:
                    return form
    return word


def tokens(pieces: list[str]) -> list[Token]:
    """Return the longest known words of a text, and what lies between them character by character or word by word."""
    found: list[Token] = []
    latin: list[str] = []
    for piece in pieces:
        if piece[0] < HAN_FROM:
            latin += latin_words(piece)
        else:
            found += _latin(latin)
            latin = []
            found += _han(piece)
    return found + _latin(latin)


def _han(row: str) -> list[Token]:
    lexicon, longest = _lexicon(), _longest_han()
    found: list[Token] = []
    at = 0
    while at < len(row):
        for size in range(min(longest, len(row) - at), 0, -1):
            if notions := lexicon.get(row[at : at + size]):
                break
        else:
            size, notions = 1, ()
        found.append(Token(row[at : at + size], notions))
        at += size
    return found


def _latin(row: list[str]) -> list[Token]:
    lexicon = _lexicon()
    found: list[Token] = []
    at = 0
    while at < len(row):
        for size in range(min(_WORDS_IN_A_ROW, len(row) - at), 1, -1):
            if notions := lexicon.get("_".join(row[at : at + size])):
                break
        else:
            size, notions = 1, lexicon.get(row[at]) or lexicon.get(_stem(row[at]), ())
        found.append(Token(" ".join(row[at : at + size]), notions))
        at += size
    return found
