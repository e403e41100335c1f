"""What else is shipped to be said: openers (D26), answers to six doubts (D13), and the questions about the offer (D32).

`sheets` holds them as data, one JSON file a sheet, Chinese and English side by side. An answer to a question about the
offer fills the blank of its name wherever something is said; what stands with the question is an example only.
"""

from __future__ import annotations

import json
from enum import StrEnum
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Mapping

_FOLDER = Path(__file__).parent / "sheets"


class Sheet(StrEnum):
    """A list of things to say or to answer."""

    OPENERS = "openers"
    DOUBTS = "doubts"
    OFFER = "offer"


class Prompt(NamedTuple):
    """When it is said or what is asked, and the words as shipped; of a question about the offer, an example."""

    title: str
    say: str


class SheetLine(NamedTuple):
    """One line of a sheet, by language."""

    id: str
    texts: Mapping[str, Prompt]


@cache
def lines(sheet: Sheet) -> tuple[SheetLine, ...]:
    """Return the lines of a sheet."""
    return tuple(
        SheetLine(line["id"], {language: Prompt(**line[language]) for language in ("zh", "en")})
        for line in json.loads((_FOLDER / f"{sheet}.json").read_bytes())
    )
