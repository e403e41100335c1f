"""Objection cards: what customers say, what lies behind, and what to answer (D24)."""

from __future__ import annotations

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


class Family(StrEnum):
    """What an objection is about (D24)."""

    NEED = "need"
    MONEY = "money"
    AUTHORITY = "authority"
    PRICE = "price"
    PRODUCT = "product"
    SOURCE = "source"
    TIME = "time"
    SERVICE = "service"
    TRUST = "trust"
    HABIT = "habit"
    BRUSH_OFF = "brush-off"


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
    """A card: its id, its number, its family, and its text by language; one of the rep's own may have one text only."""

    id: str
    number: int
    family: Family
    texts: Mapping[str, CardText]

    def text(self, language: str) -> CardText:
        """Return the card in a language, else in the one it has."""
        return self.texts.get(language) or next(iter(self.texts.values()))


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
    return ObjectionCard(card["id"], card["number"], Family(card["family"]), texts)


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
