"""Finding cards by phrases that no weights were trained on: those of the rep's own.

Each phrase is the pieces that the linear model looks at, each kind of pieces weighed by how few phrases have it; what
was said belongs to the card whose nearest phrase has most in common with it.
"""

from __future__ import annotations

from functools import cached_property, lru_cache
from math import log, sqrt
from typing import TYPE_CHECKING, NamedTuple

from salesbook.domain.text import has_han
from salesbook.playbook.characters import syllables
from salesbook.playbook.features import BLOCKS, features
from salesbook.playbook.heard import compared

if TYPE_CHECKING:
    from collections.abc import Iterable

_LEAST_ALIKE = 0.3
"""Phrases that have less in common are not alike."""

_SURE_ALIKE = 0.75
"""From here on a phrase is as good as said; between the two the likelihood rises evenly."""

_LEAST_LIKELY, _MOST_LIKELY = 0.2, 0.95
_SHORTEST_START = 3
_LONGEST_TYPED, _MOST_INITIALS = 9, 6

_Bag = dict[int, float]


@lru_cache(20_000)
def _bag(text: str) -> tuple[tuple[int, float], ...]:
    """Return the pieces of a text, each with what its kind and its number weigh."""
    found: _Bag = {}
    for block, pieces in zip(BLOCKS, features(text), strict=True):
        for key in pieces:
            found[key] = found.get(key, 0.0) + block.weight
    return tuple(found.items())


class _Index(NamedTuple):
    """How rare each piece is, a piece of no phrase first, and for each piece the phrases that have it."""

    highest: float
    rarity: dict[int, float]
    where: dict[int, list[tuple[int, float]]]

    def normed(self, bag: Iterable[tuple[int, float]]) -> list[tuple[int, float]]:
        """Return pieces weighed by their rarity, their squares together 1."""
        weighed = [(key, value * self.rarity.get(key, self.highest)) for key, value in bag]
        length = sqrt(sum(value * value for _key, value in weighed)) or 1.0
        return [(key, value / length) for key, value in weighed]


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
        counts: dict[int, int] = {}
        for bag in bags:
            for key, _weight in bag:
                counts[key] = counts.get(key, 0) + 1
        index = _Index(log(1 + len(bags)), {key: log(1 + len(bags) / count) for key, count in counts.items()}, {})
        for place, bag in enumerate(bags):
            for key, value in index.normed(bag):
                index.where.setdefault(key, []).append((place, value))
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
        near: dict[int, float] = {}
        for key, value in self._index.normed(_bag(words)):
            for place, theirs in self._index.where.get(key, ()):
                near[place] = near.get(place, 0.0) + value * theirs
        found: dict[str, float] = {}
        span = (_MOST_LIKELY - _LEAST_LIKELY) / (_SURE_ALIKE - _LEAST_ALIKE)
        for place, alike in near.items():
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
