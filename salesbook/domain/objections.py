"""Objection cards: what customers say, what lies behind, and what to answer (D24)."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, Any, NamedTuple

from salesbook.domain.wilson import lower_bound

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


class Record(NamedTuple):
    """How often an answer was used, how often it is known what came of that, and how often it overcame."""

    used: int
    settled: int
    overcome: int


NEVER_USED = Record(0, 0, 0)


def by_record(answers: Iterable[Answer], records: Mapping[str, Record]) -> tuple[Answer, ...]:
    """Return answers, the surest first; those that tell nothing yet in the order given, those that only failed last.

    Args:
        answers: the answers of a card, as shipped.
        records: what came of each, by its id.
    """

    def place(answer: Answer) -> tuple[float, int]:
        record = records.get(answer.id, NEVER_USED)
        return -lower_bound(record.overcome, record.settled), record.settled - record.overcome

    return tuple(sorted(answers, key=place))
