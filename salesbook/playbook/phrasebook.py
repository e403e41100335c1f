"""What customers say when they object, for the `?` of the capture line and for the offers it makes."""

from __future__ import annotations

import re
from functools import cache

from salesbook.domain.capture import Heard
from salesbook.domain.objections import Matcher
from salesbook.domain.text import fold, has_han
from salesbook.playbook import cards

_MOST_WORDS = 8
_WORD_END = re.compile(r"(?<=\S)(?=\s|$)")
_CLAUSES = re.compile(r"[,，。.;；!！?？\s]+")
_SHORTEST_OFFER = 2


@cache
def matcher() -> Matcher:
    """Return the matcher of the shipped cards."""
    return Matcher(cards())


class ShippedPhrasebook:
    """The phrases of the shipped cards."""

    def longest(self, text: str) -> Heard | None:
        """Return the longest run of words at the beginning of `text` that belongs to one objection."""
        ends = [found.end() for found in _WORD_END.finditer(text)][:_MOST_WORDS]
        first = self._card(text[: ends[0]]) if ends else None
        best = Heard(ends[0], first) if first else None
        for end in ends[1:]:
            known = matcher().known.get(fold(text[:end]))
            if known:
                best = Heard(end, known)
        if best is None:
            for end in ends[1:]:
                if card := matcher().certain(text[:end]):
                    best = Heard(end, card)
        return best

    def _card(self, word: str) -> str | None:
        by_name = {card.id: card.id for card in cards()} | {str(card.number): card.id for card in cards()}
        if word in by_name:
            return by_name[word]
        ranked = matcher().rank(word)
        return ranked[0].card if ranked and (ranked[0].score > _least(word)) else None

    def offer(self, note: str) -> str | None:
        """Return the card of a known objection that the note quotes, None if it quotes none."""
        for clause in _CLAUSES.split(note):
            known = matcher().known.get(fold(clause))
            if known and len(clause) > _SHORTEST_OFFER:
                return known
        words = fold(note)
        return matcher().known.get(words) or (matcher().certain(note) if 4 <= len(note) <= 40 else None)


def _least(word: str) -> float:
    """Return how near a single word must come: Chinese says a whole objection in it, English hardly ever."""
    return 0.3 if has_han(word) else 0.45


@cache
def phrasebook() -> ShippedPhrasebook:
    """Return the phrasebook."""
    return ShippedPhrasebook()
