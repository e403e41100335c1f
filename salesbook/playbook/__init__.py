"""The shipped objection cards, and which of them a remark belongs to.

`cards` holds them as data: one JSON file a card, Chinese and English side by side. What is said is matched by
`matching`, with files in `data` that `python -m salesbook.playbook.train` makes from the cards, `training` and `words`.
"""

from __future__ import annotations

from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salesbook.domain.objections import ObjectionCard

_FOLDER = Path(__file__).parent / "cards"


@cache
def cards() -> tuple[ObjectionCard, ...]:
    """Return the shipped cards by number."""
    import json

    from salesbook.domain.objections import read_card

    found = (read_card(json.loads(path.read_bytes())) for path in _FOLDER.glob("*.json"))
    return tuple(sorted(found, key=lambda card: card.number))
