"""The shipped objection cards, as data: one JSON file a card in `cards`, Chinese and English side by side."""

from __future__ import annotations

import json
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from salesbook.domain.objections import ObjectionCard

_FOLDER = Path(__file__).parent / "cards"


@cache
def cards() -> tuple[ObjectionCard, ...]:
    """Return the shipped cards by number."""
    from salesbook.domain.objections import read_card

    found = (read_card(json.loads(path.read_bytes())) for path in _FOLDER.glob("*.json"))
    return tuple(sorted(found, key=lambda card: card.number))
