"""Which card answers what a customer says: phrases as they stand first, then trained weights and the rep's phrases."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from salesbook.playbook import heard, model
from salesbook.playbook.nearest import NO_PHRASES, OwnPhrases

if TYPE_CHECKING:
    from collections.abc import Mapping

_LEAST_LIKELY = 0.1
"""If no card is likelier, nothing fits."""

_LEAST_SHOWN = 0.02
_HIGHEST = 0.99
"""A card that was not named word for word is never quite sure."""

_NO_LEANINGS: Mapping[str, float] = {}


class Ranked(NamedTuple):
    """A card that fits, and how well, from 0 to 1."""

    card: str
    score: float


def rank(
    text: str,
    leanings: Mapping[str, float] = _NO_LEANINGS,
    own: OwnPhrases = NO_PHRASES,
    *,
    objection: bool = False,
) -> list[Ranked]:
    """Return the cards that fit what a customer says, best first; none if nothing does.

    Args:
        text: what was said, in either language or both, in pinyin, or by initials; also a card's number or id.
        leanings: how much likelier a card is than its words say, by card: 0.5 is half as likely again.
        own: the phrases of the rep's own.
        objection: whether it is known to be an objection, whatever it sounds like.
    """
    if not heard.compared(text):
        return []
    scores = heard.by_letters(text)
    found = [_likely(text, objection)]
    if own:
        found.append(own.likely(text))
    for likelihoods in found:
        for card, likelihood in likelihoods.items():
            scores[card] = max(scores.get(card, 0.0), likelihood)
    scores = {card: min(_HIGHEST, score * (1 + leanings.get(card, 0.0))) for card, score in scores.items()}
    if named := (own.exactly(text) if own else None) or heard.exactly(text):
        scores[named] = 1.0
    ranked = [Ranked(card, round(score, 4)) for card, score in scores.items() if score >= _LEAST_SHOWN]
    return sorted(ranked, key=lambda found: (-found.score, found.card))


def _likely(text: str, objection: bool) -> dict[str, float]:
    """Return how likely each card is; nothing for a remark that may be no objection and is likelier none than any."""
    if not any(map(str.isalpha, text)):
        return {}
    likelihoods = model.shipped().likelihoods(text)
    none = likelihoods.pop(model.NONE, 1.0)
    if objection and none < 1:
        likelihoods = {card: likelihood / (1 - none) for card, likelihood in likelihoods.items()}
        none = 0.0
    return likelihoods if max(likelihoods.values(), default=0.0) >= max(none, _LEAST_LIKELY) else {}
