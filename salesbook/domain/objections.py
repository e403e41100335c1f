"""Objection cards: what customers say, what lies behind, and what to answer (D24)."""

from __future__ import annotations

import itertools
import math
import re
from collections import Counter, defaultdict
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from salesbook.domain.text import fold, has_han

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping


class Way(StrEnum):
    """The ways of answering (D24)."""

    LAER = "laer"
    ISOLATE = "isolate"
    ASK = "ask"
    AGREE_IF = "agree-if"
    COMPENSATE = "compensate"
    TURN_ROUND = "turn-round"
    PASS_OVER = "pass-over"
    DENY = "deny"
    FORESTALL = "forestall"


class Answer(NamedTuple):
    """One thing to say; the id is its identity in records of use."""

    id: str
    way: Way
    say: str


class CardText(NamedTuple):
    """A card in one language."""

    title: str
    behind: str
    ask: tuple[str, ...]
    answers: tuple[Answer, ...]
    next: str
    avoid: tuple[str, ...]
    phrases: tuple[str, ...]


class ObjectionCard(NamedTuple):
    """A card: its id, its number in the list of twenty-six, its family, and its text by language."""

    id: str
    number: int
    family: str
    texts: Mapping[str, CardText]


def read_card(card: Mapping[str, Any]) -> ObjectionCard:
    """Return the card that a JSON document describes."""
    texts = {
        language: CardText(
            title=text["title"],
            behind=text["behind"],
            ask=tuple(text["ask"]),
            answers=tuple(Answer(a["id"], Way(a["way"]), a["say"]) for a in text["answers"]),
            next=text["next"],
            avoid=tuple(text["avoid"]),
            phrases=tuple(text["phrases"]),
        )
        for language in ("zh", "en")
        if (text := card.get(language))
    }
    return ObjectionCard(card["id"], card["number"], card["family"], texts)


_FALLBACKS = {
    "zh": {
        "name": "您", "product": "我们的产品", "advantage": "我们最拿手的那一点", "company": "我们公司",
        "peer": "一家跟您差不多的客户",
    },
    "en": {
        "name": "you", "product": "our product", "advantage": "what we do best", "company": "our company",
        "peer": "a similar customer",
    },
}  # fmt: skip
_BLANK = re.compile(r"\{(name|product|advantage|company|peer)\}")


def filled(text: str, language: str, values: Mapping[str, str]) -> str:
    """Return a text of a card with its blanks filled, by `values` or words that fit any sentence."""
    return _BLANK.sub(lambda blank: values.get(blank[1]) or _FALLBACKS[language][blank[1]], text)


class Ranked(NamedTuple):
    """A card that fits, and how well, from 0 to 1."""

    card: str
    score: float


_WORDS = re.compile(r"[a-z0-9']+")
_LEAST = 0.16
"""The score below which a card does not fit."""

_CERTAIN = 0.55
_NEAREST = 3
"""How many phrases of a card speak for it."""


def _features(text: str) -> Counter[str]:
    """Return what a text is compared by: pairs and triples of Chinese characters, words and pairs of words."""
    text = fold(text)
    found: Counter[str] = Counter()
    han = "".join(c for c in text if has_han(c))
    for size in (1, 2, 3):
        found.update(han[i : i + size] for i in range(len(han) - size + 1))
    words = _WORDS.findall(text)
    found.update(f"w {word}" for word in words)
    found.update(f"p {one} {two}" for one, two in itertools.pairwise(words))
    found.update(f"g {word[:5]}" for word in words if len(word) > 5)
    return found


class Matcher:
    """Finds the cards that fit what a customer says, by the nearest of the phrases they know."""

    def __init__(self, cards: Iterable[ObjectionCard]) -> None:
        """Learn the phrases of `cards`."""
        phrases = [
            (card.id, phrase)
            for card in cards
            for text in card.texts.values()
            for phrase in (text.title, *text.phrases)
        ]
        self.known: dict[str, str] = {}
        for card, phrase in phrases:
            self.known.setdefault(fold(phrase).strip("。！？.!?"), card)
        bags = [(card, _features(phrase)) for card, phrase in phrases]
        cards_with: dict[str, set[str]] = defaultdict(set)
        for card, bag in bags:
            for feature in bag:
                cards_with[feature].add(card)
        total = len({card for card, _bag in bags}) or 1
        self._rarity = {f: math.log(1 + total / len(owners)) for f, owners in cards_with.items()}
        self._where: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._owner: list[str] = []
        for number, (card, bag) in enumerate(bags):
            self._owner.append(card)
            weights = {f: math.sqrt(n) * self._rarity[f] for f, n in bag.items()}
            length = math.sqrt(sum(w * w for w in weights.values())) or 1.0
            for feature, weight in weights.items():
                self._where[feature].append((number, weight / length))

    def rank(self, text: str) -> list[Ranked]:
        """Return the cards that fit, best first; none if nothing is near enough."""
        exact = self.known.get(fold(text).strip("。！？.!?"))
        bag = {f: math.sqrt(n) * self._rarity.get(f, 1.0) for f, n in _features(text).items()}
        length = math.sqrt(sum(w * w for w in bag.values())) or 1.0
        near: dict[int, float] = defaultdict(float)
        for feature, weight in bag.items():
            for number, theirs in self._where.get(feature, ()):
                near[number] += weight / length * theirs
        best: dict[str, list[float]] = defaultdict(list)
        for number, score in near.items():
            best[self._owner[number]].append(score)
        ranked = []
        for card, scores in best.items():
            top = sorted(scores, reverse=True)[:_NEAREST]
            score = 0.7 * top[0] + 0.3 * sum(top) / _NEAREST
            ranked.append(Ranked(card, 1.0 if card == exact else min(score, 0.99)))
        ranked.sort(key=lambda found: (-found.score, found.card))
        return [found for found in ranked if found.score >= _LEAST]

    def certain(self, text: str) -> str | None:
        """Return the card that a text surely belongs to, if there is one."""
        ranked = self.rank(text)
        return ranked[0].card if ranked and ranked[0].score >= _CERTAIN else None
