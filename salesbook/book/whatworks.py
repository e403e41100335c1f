"""What works: objections by frequency and trend, the best and the worst answers, and what has no answer yet (D24)."""

from __future__ import annotations

from collections import Counter, defaultdict
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple

from salesbook.book import cards, classes
from salesbook.book.records import Use, uses
from salesbook.domain.codes import ObjectionResult
from salesbook.domain.objections import Record
from salesbook.domain.text import fold
from salesbook.domain.wilson import lower_bound, upper_bound
from salesbook.locale import language

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from salesbook.book.opened import Book
    from salesbook.domain.objections import ObjectionCard, Way

USUAL_DAYS = 90
_LEAST_SETTLED = 3
"""Uses with a known result before an answer is called good or bad."""

_MOST_UNPREPARED = 20


class AnswerRecord(NamedTuple):
    """What came of one answer: the record, and the bounds between which its rate lies (Wilson, 95 %)."""

    id: str
    way: Way
    say: str
    record: Record
    lower: float
    upper: float


class CardRecord(NamedTuple):
    """One objection over the days asked for.

    Attributes:
        card: its id.
        number: its number.
        title: its title.
        heard: how often it was raised.
        before: how often in as many days before.
        record: what came of its answers together.
        answers: what came of each, the surest first.
        by_class: the record by sales class of the customers; "" stands for those without one.
        by_trade: the record by trade; "" stands for those of whom it is not known.
    """

    card: str
    number: int
    title: str
    heard: int
    before: int
    record: Record
    answers: tuple[AnswerRecord, ...]
    by_class: Mapping[str, Record]
    by_trade: Mapping[str, Record]


class Unprepared(NamedTuple):
    """Something customers say that no card has an answer to: the words, how often, and when last."""

    words: str
    card: str | None
    heard: int
    last: date


class WhatWorks(NamedTuple):
    """The page.

    Attributes:
        since: the first day.
        until: the last day.
        cards: the objections that were raised, the most frequent first.
        best: the answers that hold, the surest first.
        worst: the answers that don't, the worst first.
        unprepared: what has no prepared answer, the most frequent first.
    """

    since: date
    until: date
    cards: tuple[CardRecord, ...]
    best: tuple[tuple[CardRecord, AnswerRecord], ...]
    worst: tuple[tuple[CardRecord, AnswerRecord], ...]
    unprepared: tuple[Unprepared, ...]


def of(book: Book, since: date | None = None, until: date | None = None) -> WhatWorks:
    """Return what worked from one day to another; without days, in the last 90."""
    until = until or book.today()
    since = since or until - timedelta(days=USUAL_DAYS - 1)
    span = until - since + timedelta(days=1)
    raised = uses(book, since, until)
    before = Counter(use.card for use in uses(book, since - span, since - timedelta(days=1)))
    traits = _traits(book)
    deck = cards.deck(book)
    by_card: dict[str, list[Use]] = defaultdict(list)
    for use in raised:
        if use.card is not None and use.card in deck.by_id:
            by_card[use.card].append(use)
    found = [_card(deck.by_id[card], own, before[card], traits) for card, own in by_card.items()]
    found.sort(key=lambda one: (-one.heard, one.number))
    known = [(card, answer) for card in found for answer in card.answers if answer.record.settled >= _LEAST_SETTLED]
    best = sorted((pair for pair in known if pair[1].lower > 0), key=lambda pair: -pair[1].lower)
    worst = sorted(known, key=lambda pair: pair[1].upper)
    half = len(known) // 2
    return WhatWorks(
        since, until, tuple(found), tuple(best[:5]), tuple(worst[: min(5, half)]), _unprepared(raised, deck)
    )


def _traits(book: Book) -> Mapping[int, tuple[str, str]]:
    """Return sales class and trade of the customers who ever raised an objection."""
    computed = classes.classes(book, book.today()).by_customer()
    return {
        customer: (pinned or computed.get(customer) or "", trade or "")
        for customer, pinned, trade in book.db.rows(
            "SELECT id, class_pin, trade FROM customer WHERE id IN (SELECT customer_id FROM objection)"
        )
    }


def _record(own: Iterable[Use]) -> Record:
    answered = [use for use in own if use.answer is not None]
    settled = [use for use in answered if use.result is not None]
    return Record(len(answered), len(settled), sum(use.result is ObjectionResult.OVERCOME for use in settled))


def _card(card: ObjectionCard, own: list[Use], before: int, traits: Mapping[int, tuple[str, str]]) -> CardRecord:
    text = card.text(language())
    answers = []
    for answer in text.answers:
        record = _record(use for use in own if use.answer == answer.id)
        lower = lower_bound(record.overcome, record.settled)
        answers.append(
            AnswerRecord(answer.id, answer.way, answer.say, record, lower, upper_bound(record.overcome, record.settled))
        )
    answers.sort(key=lambda one: -one.lower)
    groups: tuple[dict[str, list[Use]], ...] = ({}, {})
    for use in own:
        for group, trait in zip(groups, traits.get(use.customer, ("", "")), strict=True):
            group.setdefault(trait, []).append(use)
    by_class, by_trade = ({trait: _record(some) for trait, some in sorted(group.items())} for group in groups)
    return CardRecord(
        card.id, card.number, text.title, len(own), before, _record(own), tuple(answers), by_class, by_trade
    )


def _unprepared(raised: Iterable[Use], deck: cards.Deck) -> tuple[Unprepared, ...]:
    """Return what was raised and belongs to no card, or to one without an answer."""
    groups: dict[str, list[Use]] = defaultdict(list)
    for use in raised:
        card = deck.by_id.get(use.card or "")
        if card is None or not card.text(language()).answers:
            groups[card.id if card else fold(use.words or use.card or "")].append(use)
    found = []
    for name, own in groups.items():
        card = deck.by_id.get(name)
        words = card.text(language()).title if card else own[-1].words or own[-1].card or ""
        found.append(Unprepared(words, card.id if card else None, len(own), max(use.on for use in own)))
    found.sort(key=lambda one: (-one.heard, one.words))
    return tuple(found[:_MOST_UNPREPARED])
