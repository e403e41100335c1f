"""Finding cards by phrases that no weights were trained on: those of the rep's own.

Each phrase is the characters, words, sounds and notions it is made of, each piece weighed by how few phrases have it;
what was said belongs to the card whose nearest phrase has most in common with it.
"""

from __future__ import annotations

import heapq
from functools import cached_property, lru_cache
from itertools import pairwise
from math import log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from salesbook.domain.text import has_han
from salesbook.playbook.characters import spelled, syllables
from salesbook.playbook.features import plain
from salesbook.playbook.heard import compared
from salesbook.playbook.notions import HAN_FROM, PIECES, latin_words, tokens

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAST_ALIKE = 0.3
"""Phrases that have less in common are not alike."""

_SURE_ALIKE = 0.75
"""From here on a phrase is as good as said; between the two the likelihood rises evenly."""

_LEAST_LIKELY, _MOST_LIKELY = 0.2, 0.95
_SHORTEST_START = 3
_LONGEST_TYPED, _MOST_INITIALS = 9, 6
_STEM = 4
"""Letters by which a word is known whatever its ending, and whatever slip is in it."""

_TELLING = 400
"""A piece that more phrases have finds none of them: it only counts for those that others found."""

_CANDIDATES = 60
_SLIP, _SOUND, _NOTION = 0.6, 0.4, 0.8

_Bag = tuple[tuple[str, float], ...]


@lru_cache(20_000)
def _bag(text: str) -> _Bag:
    """Return the pieces of a text, each with what its kind and its number weigh."""
    found: dict[str, float] = {}

    def add(piece: str, weight: float) -> None:
        found[piece] = found.get(piece, 0.0) + weight

    pieces = PIECES.findall(plain(text))
    words: list[str] = []
    for piece in pieces:
        if piece[0] < HAN_FROM:
            words += latin_words(piece)
            for one, two in pairwise(spelled(piece)):
                add(f"~{one} {two}", _SOUND)
            continue
        for size in (1, 2, 3):
            for at in range(len(piece) - size + 1):
                add(piece[at : at + size], 1.0)
        for one, two in pairwise(syllables().get(character, character) for character in piece):
            add(f"~{one} {two}", _SOUND)
    for word in words:
        add(word, 1.0)
        if len(word) > _STEM:
            add(f"{word[:_STEM]}-", _SLIP)
            add(f"-{word[-_STEM:]}", _SLIP)
    for one, two in pairwise(words):
        add(f"{one} {two}", 1.0)
    for token in tokens(pieces):
        for notion in token.notions[:1]:
            add(f"#{notion}", _NOTION)
    return tuple(found.items())


class _Index(NamedTuple):
    """What phrases are searched by.

    Attributes:
        highest: how rare a piece is that no phrase has.
        rarity: how rare each other piece is.
        where: the phrases that have a piece, by their place.
        phrases: the weight of each piece of a phrase, their squares together 1.
    """

    highest: float
    rarity: dict[str, float]
    where: dict[str, list[int]]
    phrases: list[dict[str, float]]

    def normed(self, bag: _Bag) -> dict[str, float]:
        """Return pieces weighed by their rarity, their squares together 1."""
        weighed = {piece: value * self.rarity.get(piece, self.highest) for piece, value in bag}
        length = sqrt(sum(value * value for value in weighed.values())) or 1.0
        return {piece: value / length for piece, value in weighed.items()}

    def nearest(self, bag: _Bag) -> Iterable[tuple[int, float]]:
        """Yield the phrases that have most in common with a text, each with how much: 1 is all."""
        sought = self.normed(bag)
        common: dict[int, float] = {}
        for piece, value in sought.items():
            places = self.where.get(piece, ())
            if len(places) <= _TELLING:
                for place in places:
                    common[place] = common.get(place, 0.0) + value * self.phrases[place][piece]
        for place in heapq.nlargest(_CANDIDATES, common, key=common.__getitem__):
            own = self.phrases[place]
            yield place, sum(value * own[piece] for piece, value in sought.items() if piece in own)


class OwnPhrases:
    """Phrases that can be searched, by card."""

    def __init__(self, phrases: Iterable[tuple[str, str]]) -> None:
        """Learn pairs of a card and what customers say then; a title, a number or an id is such a phrase, too."""
        self._exact: dict[str, str] = {}
        self._typed: list[tuple[str, str, str]] = []
        for card, phrase in phrases:
            words = compared(phrase)
            if words and words not in self._exact:
                self._exact[words] = card
                if spelled := _spelled(words):
                    self._typed.append((*spelled, card))
        self._cards = list(self._exact.values())

    def __bool__(self) -> bool:
        return bool(self._exact)

    @cached_property
    def _index(self) -> _Index:
        """What phrases are searched by; made when something is sought that is no phrase word for word."""
        bags = [_bag(words) for words in self._exact]
        where: dict[str, list[int]] = {}
        for place, bag in enumerate(bags):
            for piece, _value in bag:
                where.setdefault(piece, []).append(place)
        rarity = {piece: log(1 + len(bags) / len(places)) for piece, places in where.items()}
        index = _Index(log(1 + len(bags)), rarity, where, [])
        index.phrases.extend(map(index.normed, bags))
        return index

    def quoted(self, words: str) -> str | None:
        """Return the card of which `words`, as compared, are a phrase."""
        return self._exact.get(words)

    def exactly(self, text: str) -> str | None:
        """Return the card that a text names word for word or in pinyin; None if there is none."""
        words = compared(text)
        if found := self._exact.get(words):
            return found
        letters = words.replace(" ", "")
        return next((card for pinyin, _initials, card in self._typed if pinyin == letters), None)

    def likely(self, text: str) -> dict[str, float]:
        """Return how likely each card is that has a phrase like `text`, or one whose pinyin or initials it is."""
        words = compared(text)
        found: dict[str, float] = {}
        span = (_MOST_LIKELY - _LEAST_LIKELY) / (_SURE_ALIKE - _LEAST_ALIKE)
        for place, alike in self._index.nearest(_bag(words)):
            if alike >= _LEAST_ALIKE:
                likelihood = min(_MOST_LIKELY, _LEAST_LIKELY + (alike - _LEAST_ALIKE) * span)
                card = self._cards[place]
                found[card] = max(found.get(card, 0.0), likelihood)
        for card, likelihood in self._by_letters(words.replace(" ", "")).items():
            found[card] = max(found.get(card, 0.0), likelihood)
        return found

    def _by_letters(self, typed: str) -> dict[str, float]:
        if not (typed.isascii() and typed.isalpha()):
            return {}
        found: dict[str, float] = {}
        for pinyin, initials, card in self._typed:
            if initials == typed:
                found[card] = max(found.get(card, 0.0), 0.9)
            elif len(typed) >= _SHORTEST_START and pinyin.startswith(typed):
                found[card] = max(found.get(card, 0.0), 0.4 + 0.5 * len(typed) / len(pinyin))
        return found


NO_PHRASES = OwnPhrases(())


def _spelled(words: str) -> tuple[str, str] | None:
    """Return pinyin and initials of a short Chinese phrase, None of any other."""
    if not (1 < len(words) <= _LONGEST_TYPED and all(map(has_han, words))):
        return None
    known = syllables()
    spelled = [known.get(character, "") for character in words]
    if not all(spelled):
        return None
    initials = "".join(syllable[0] for syllable in spelled) if len(spelled) <= _MOST_INITIALS else ""
    return "".join(spelled), initials
