"""The playbook in use: cards by what the customer says, answers marked as used with whom, and how that went."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary

from salesbook import playbook
from salesbook.book.changes import Action, Changes, recorded
from salesbook.domain.errors import SalesbookError
from salesbook.domain.objections import NEVER_USED, ObjectionCard, Record, Way, by_record, filled
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

    The answers stand in the order of what worked, those that tell nothing yet as shipped.
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


def titles(_book: Book) -> dict[str, str]:
    """Return the title of every card, by card."""
    return {card.id: card.texts[language()].title for card in playbook.cards()}


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
    records = _records(book)
    by_id = {card.id: card for card in playbook.cards()}
    values = {"name": _address(book, customer)} if customer is not None else {}
    if not words.strip():
        return tuple(_script(card, 0.0, records, values) for card in by_id.values())
    raised = _raised(book, customer) if customer is not None else {}
    return tuple(_script(by_id[found.card], found.score, records, values) for found in matching.rank(words, raised))


def use(book: Book, customer: int, card: str, answer: str) -> Changes:
    """Mark an answer as used with a customer: on today's open objection of that card, else on a new one.

    Raises:
        SalesbookError: there is no such card or answer.
    """
    known = {c.id: c for c in playbook.cards()}.get(card)
    if known is None or answer not in {a.id for a in known.texts[language()].answers}:
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


_Records = dict[str, dict[str, Record]]

# Counting takes a tenth of a second in a large book, and every key ranks: counts are kept until the next change.
_counted: WeakKeyDictionary[Book, tuple[int, _Records]] = WeakKeyDictionary()


def _records(book: Book) -> _Records:
    """Return what came of each answer, by card."""
    change = book.db.value("SELECT coalesce(max(id), 0) FROM change")
    at, records = _counted.get(book, (-1, {}))
    if at != change:
        records = {}
        for card, answer, *counts in book.db.rows(
            """SELECT card, answer, count(*), count(result), sum(coalesce(result = 'overcome', 0)) FROM objection
            WHERE card IS NOT NULL AND answer IS NOT NULL GROUP BY card, answer"""
        ):
            records.setdefault(card, {})[answer] = Record(*counts)
        _counted[book] = (change, records)
    return records


def _raised(book: Book, customer: int) -> dict[str, int]:
    """Return how often a customer raised each card."""
    return dict(
        book.db.rows(
            "SELECT card, count(*) FROM objection WHERE customer_id = ? AND card IS NOT NULL GROUP BY card", (customer,)
        )
    )


def _name(book: Book, customer: int) -> str:
    return str(book.db.value("SELECT name FROM customer WHERE id = ?", (customer,)) or "")


def _address(book: Book, customer: int) -> str:
    name, kind = book.db.row("SELECT name, kind FROM customer WHERE id = ?", (customer,)) or ("", "")
    return name if kind == "person" else ""


def _script(card: ObjectionCard, score: float, records: _Records, values: Mapping[str, str]) -> Script:
    text = card.texts[language()]
    own = records.get(card.id, {})

    def fill(line: str) -> str:
        return filled(line, language(), values)

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
    )
