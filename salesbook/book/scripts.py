"""The playbook in use: cards by what the customer says, answers marked as used with whom, and how that went."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from salesbook.book import cards, wordings
from salesbook.book.changes import Action, Changes, recorded
from salesbook.book.records import Records, leanings, records
from salesbook.domain.blanks import filled
from salesbook.domain.errors import SalesbookError
from salesbook.domain.objections import NEVER_USED, ObjectionCard, Way, by_record
from salesbook.locale import _, language
from salesbook.playbook import matching
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from salesbook.book.opened import Book
    from salesbook.domain.codes import ObjectionResult


class ScriptAnswer(NamedTuple):
    """One answer, its blanks filled; how often it was used, and how often that overcame the objection."""

    id: str
    way: Way
    say: str
    used: int
    overcome: int


class Script(NamedTuple):
    """A card in the language in use, fit to be read out; `score` says how well it fits what was asked.

    The answers stand in the order of what worked, those that tell nothing yet as shipped. `own` says whether the rep
    wrote the card or worded it anew, `outdated` whether its shipped wording has changed since.
    """

    card: str
    number: int
    title: str
    score: float
    behind: str
    ask: tuple[str, ...]
    answers: tuple[ScriptAnswer, ...]
    next: str
    avoid: tuple[str, ...]
    own: bool = False
    outdated: bool = False


class Open(NamedTuple):
    """An objection that was answered and of which nobody said yet what came of it."""

    id: int
    card: str
    title: str


def titles(book: Book) -> dict[str, str]:
    """Return the title of every card, by card."""
    return {card.id: card.text(language()).title for card in cards.deck(book).cards}


def get_ready(book: Book) -> None:
    """Load what ranking needs, so that the first word the customer says is answered as fast as the others."""
    rank(book, "价 price")


def rank(book: Book, words: str, customer: int | None = None) -> tuple[Script, ...]:
    """Return the cards that answer `words`, best first; all of them without words, none if nothing fits.

    Args:
        book: the open book.
        words: what the customer says, in either language.
        customer: whose name fills the blanks, and whose earlier objections are the likelier ones.
    """
    deck = cards.deck(book)
    counts = records(book)
    values = wordings.values(book, customer)
    likelier = leanings(book, customer) if customer is not None else {}
    if words.strip():
        found = [(ranked.card, ranked.score) for ranked in matching.rank(words, likelier, deck.own)]
    else:
        found = [(card.id, 0.0) for card in sorted(deck.cards, key=lambda card: -likelier.get(card.id, 0.0))]
    return tuple(_script(deck, deck.by_id[card], score, counts, values) for card, score in found)


def use(book: Book, customer: int, card: str, answer: str) -> Changes:
    """Mark an answer as used with a customer: on today's open objection of that card, else on a new one.

    Raises:
        SalesbookError: there is no such card or answer.
    """
    known = cards.deck(book).by_id.get(card)
    if known is None or answer not in {a.id for text in known.texts.values() for a in text.answers}:
        raise SalesbookError(_("There is no script {card} with an answer {answer}.").format(card=card, answer=answer))
    today = book.today().isoformat()
    with recorded(book, Action.SCRIPT_USED, _name(book, customer)) as pending:
        heard = book.db.value(
            """SELECT id FROM objection WHERE customer_id = ? AND card = ? AND "on" = ? AND result IS NULL
            ORDER BY id DESC LIMIT 1""",
            (customer, card, today),
        )
        if heard is None:
            book.db.insert(Table.OBJECTION, customer_id=customer, card=card, answer=answer, on=today)
        else:
            book.db.update(Table.OBJECTION, heard, answer=answer)
    return pending.changes


def settle(book: Book, objection: int, result: ObjectionResult | None) -> Changes:
    """Record how the talk went on after an objection was answered; None if that is open again.

    Args:
        book: the open book.
        objection: the row of the objection, as a saved talk and its entry in the log name it.
        result: what came of it.

    Raises:
        SalesbookError: the objection is not in the book.
    """
    customer = book.db.value("SELECT customer_id FROM objection WHERE id = ?", (objection,))
    if customer is None:
        raise SalesbookError(_("That objection is no longer in the book; nothing was recorded."))
    with recorded(book, Action.RESULT, _name(book, customer)) as pending:
        book.db.update(Table.OBJECTION, objection, result=result)
    return pending.changes


def unsettled(book: Book, customer: int) -> tuple[Open, ...]:
    """Return the objections of a customer that were answered and whose result is open, newest first."""
    known = titles(book)
    return tuple(
        Open(row, card, known.get(card, words or card))
        for row, card, words in book.db.rows(
            """SELECT id, card, words FROM objection WHERE customer_id = ? AND result IS NULL AND card IS NOT NULL
            AND answer IS NOT NULL ORDER BY "on" DESC, id DESC LIMIT 20""",
            (customer,),
        )
    )


def _name(book: Book, customer: int) -> str:
    return str(book.db.value("SELECT name FROM customer WHERE id = ?", (customer,)) or "")


def _script(deck: cards.Deck, card: ObjectionCard, score: float, counts: Records, values: Mapping[str, str]) -> Script:
    text = card.text(language())
    tongue = language() if language() in card.texts else next(iter(card.texts))
    own = counts.get(card.id, {})

    def fill(line: str) -> str:
        return filled(line, tongue, values)

    def answers() -> Iterator[ScriptAnswer]:
        for answer in by_record(text.answers, own):
            record = own.get(answer.id, NEVER_USED)
            yield ScriptAnswer(answer.id, answer.way, fill(answer.say), record.used, record.overcome)

    return Script(
        card=card.id,
        number=card.number,
        title=text.title,
        score=score,
        behind=text.behind,
        ask=tuple(map(fill, text.ask)),
        answers=tuple(answers()),
        next=fill(text.next),
        avoid=text.avoid,
        own=card.id in deck.changed or not deck.shipped(card.id),
        outdated=card.id in deck.outdated,
    )
