"""What customers say when they object, for the `?` of the capture line and for the offers it makes."""

from __future__ import annotations

import re

from salesbook.domain.capture import Heard
from salesbook.domain.text import has_han
from salesbook.playbook import heard, matching
from salesbook.playbook.nearest import NO_PHRASES, OwnPhrases

_MOST_WORDS = 8
_WORD_END = re.compile(r"(?<=\S)(?=\s|$)")
_CLAUSES = re.compile(r"[,，。.;；!！?？\s]+")
_SHORTEST_CLAUSE = 3
_OFFERED_LENGTHS = range(6, 41)
"""How long a note may be that is one objection in the rep's own words; a shorter one only names what was spoken of."""

_LEAST_NAMED = 0.45
"""How likely a card must be for words that a `?` says are an objection."""

_LEAST_OFFERED = 0.6
"""How likely it must be for words that nobody called an objection."""


class CardPhrasebook:
    """The phrases of the shipped cards, and those of the rep's own."""

    def __init__(self, own: OwnPhrases = NO_PHRASES) -> None:
        """Know the rep's phrases, too."""
        self._own = own

    def _exactly(self, text: str) -> str | None:
        return (self._own.exactly(text) if self._own else None) or heard.exactly(text)

    def longest(self, text: str) -> Heard | None:
        """Return the longest run of words at the beginning of `text` that names a card, else the surest one."""
        ends = [found.end() for found in _WORD_END.finditer(text)][:_MOST_WORDS]
        for end in reversed(ends):
            if card := self._exactly(text[:end]):
                return Heard(end, card)
        best, surest = None, _LEAST_NAMED
        for end in ends:
            ranked = matching.rank(text[:end], own=self._own, objection=True)
            if ranked and ranked[0].score >= surest:
                best, surest = Heard(end, ranked[0].card), ranked[0].score
                if has_han(text[:end]):
                    # Chinese has no spaces within a clause.
                    break
        return best

    def offer(self, note: str) -> str | None:
        """Return the card of a known objection that the note quotes, None if it quotes none."""
        for clause in (note, *_CLAUSES.split(note)):
            words = heard.compared(clause)
            if len(words) >= _SHORTEST_CLAUSE and (
                card := (self._own.quoted(words) if self._own else None) or heard.quoted(words)
            ):
                return card
        if len(note) not in _OFFERED_LENGTHS:
            return None
        ranked = matching.rank(note, own=self._own)
        return ranked[0].card if ranked and ranked[0].score >= _LEAST_OFFERED else None
