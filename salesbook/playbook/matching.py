"""Which card answers what a customer says: phrases as they stand first, then the trained weights."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from salesbook.playbook import heard, model

if TYPE_CHECKING:
    from collections.abc import Mapping

_NO_OBJECTION = 0.5
"""A remark that is at least this likely to be no objection is none."""

_LEAST_LIKELY = 0.1
"""If no card is likelier, nothing fits."""

_LEAST_SHOWN = 0.02
_HIGHEST = 0.99
"""A card that was not named word for word is never quite sure."""

_LEANING = 0.5
"""How much likelier an objection is that is the only one a customer ever raises."""

_NOTHING_RAISED: Mapping[str, int] = {}


class Ranked(NamedTuple):
    """A card that fits, and how well, from 0 to 1."""

    card: str
    score: float


def rank(text: str, raised: Mapping[str, int] = _NOTHING_RAISED, *, objection: bool = False) -> list[Ranked]:
    """Return the cards that fit what a customer says, best first; none if nothing does.

    Args:
        text: what was said, in either language or both, in pinyin, or by initials; also a card's number or id.
        raised: how often this customer raised each card before, which makes it likelier.
        objection: whether it is known to be an objection, whatever it sounds like.
    """
    if not heard.compared(text):
        return []
    scores = heard.by_letters(text)
    for card, likelihood in _likely(text, objection).items():
        scores[card] = max(scores.get(card, 0.0), likelihood)
    whole = sum(raised.values()) or 1
    scores = {c: min(_HIGHEST, score * (1 + _LEANING * raised.get(c, 0) / whole)) for c, score in scores.items()}
    if named := heard.exactly(text):
        scores[named] = 1.0
    ranked = [Ranked(card, round(score, 4)) for card, score in scores.items() if score >= _LEAST_SHOWN]
    return sorted(ranked, key=lambda found: (-found.score, found.card))


def _likely(text: str, objection: bool) -> dict[str, float]:
    """Return how likely each card is; nothing for a remark that may be no objection and likely is none."""
    if not any(map(str.isalpha, text)):
        return {}
    likelihoods = model.shipped().likelihoods(text)
    none = likelihoods.pop(model.NONE, 1.0)
    if objection and none < 1:
        likelihoods = {card: likelihood / (1 - none) for card, likelihood in likelihoods.items()}
    elif none >= _NO_OBJECTION:
        return {}
    return likelihoods if max(likelihoods.values(), default=0.0) >= _LEAST_LIKELY else {}
