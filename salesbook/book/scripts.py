"""The playbook in use: cards by what the customer says, and answers marked as used with whom."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from salesbook import playbook
from salesbook.book.changes import Action, Changes, recorded
from salesbook.domain.errors import SalesbookError
from salesbook.domain.objections import ObjectionCard, Way, filled
from salesbook.locale import _, language
from salesbook.playbook.phrasebook import matcher
from salesbook.store import models

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesbook.book.opened import Book


class ScriptAnswer(NamedTuple):
    """One answer, its blanks filled; how often it was used, and how often that overcame the objection."""

    id: str
    way: Way
    say: str
    used: int
    overcome: int


class Script(NamedTuple):
    """A card in the language in use, fit to be read out; `score` says how well it fits what was asked."""

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


def get_ready(_book: Book) -> None:
    """Load what ranking needs, so that the first word the customer says is answered as fast as the others."""
    matcher()


def rank(book: Book, words: str, customer: int | None = None) -> tuple[Script, ...]:
    """Return the cards that answer `words`, best first; all of them without words, none if nothing fits.

    Args:
        book: the open book.
        words: what the customer says, in either language.
        customer: whose name fills the blanks.
    """
    records = _records(book)
    values = {"name": _address(book, customer)} if customer is not None else {}
    by_id = {card.id: card for card in playbook.cards()}
    if not words.strip():
        return tuple(_script(card, 0.0, records, values) for card in by_id.values())
    return tuple(_script(by_id[found.card], found.score, records, values) for found in matcher().rank(words))


def use(book: Book, customer: int, card: str, answer: str) -> Changes:
    """Mark an answer as used with a customer: on today's open objection of that card, else on a new one.

    Raises:
        SalesbookError: there is no such card or answer.
    """
    known = {c.id: c for c in playbook.cards()}.get(card)
    if known is None or answer not in {a.id for a in known.texts[language()].answers}:
        raise SalesbookError(_("There is no script {card} with an answer {answer}.").format(card=card, answer=answer))
    today = book.today().isoformat()
    name = book.db.value("SELECT name FROM customer WHERE id = ?", (customer,))
    with recorded(book, Action.SCRIPT_USED, name or "") as pending:
        heard = book.db.value(
            """SELECT id FROM objection WHERE customer_id = ? AND card = ? AND "on" = ? AND result IS NULL
            ORDER BY id DESC LIMIT 1""",
            (customer, card, today),
        )
        if heard is None:
            book.db.insert(models.Objection, customer=customer, card=card, answer=answer, on=today)
        else:
            book.db.update(models.Objection, heard, answer=answer)
    return pending.changes


Records = dict[tuple[str, str], tuple[int, int]]


def _records(book: Book) -> Records:
    return {
        (card, answer): (used, overcome)
        for card, answer, used, overcome in book.db.rows(
            """SELECT card, answer, count(*), sum(coalesce(result = 'overcome', 0)) FROM objection
            WHERE card IS NOT NULL AND answer IS NOT NULL GROUP BY card, answer"""
        )
    }


def _address(book: Book, customer: int) -> str:
    name, kind = book.db.row("SELECT name, kind FROM customer WHERE id = ?", (customer,)) or ("", "")
    return name if kind == "person" else ""


def _script(card: ObjectionCard, score: float, records: Records, values: Mapping[str, str]) -> Script:
    text = card.texts[language()]

    def fill(line: str) -> str:
        return filled(line, language(), values)

    answers = (ScriptAnswer(a.id, a.way, fill(a.say), *records.get((card.id, a.id), (0, 0))) for a in text.answers)
    return Script(
        card=card.id,
        number=card.number,
        title=text.title,
        score=score,
        behind=text.behind,
        ask=tuple(map(fill, text.ask)),
        answers=tuple(answers),
        next=fill(text.next),
        avoid=text.avoid,
    )
