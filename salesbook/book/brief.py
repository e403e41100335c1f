"""The brief: one screen to read before a call (D23), filled from what the book knows; the rest is asked once."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from salesbook.book import classes, customers, talks, targeting, today, wordings
from salesbook.book.changes import Action, recorded
from salesbook.domain.codes import ContactFunction
from salesbook.domain.days import day_label
from salesbook.domain.money import format_amount
from salesbook.domain.terms import term
from salesbook.domain.wording import sentence
from salesbook.locale import N_, _, listed
from salesbook.playbook.sheets import Sheet
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesbook.book.changes import Changes
    from salesbook.book.customers import Card
    from salesbook.book.opened import Book


@dataclass(frozen=True, slots=True)
class Question:
    """Something the book can't find out: asked once, and kept.

    Attributes:
        key: the name it is kept under, with the customer.
        text: the question.
        answer: what was answered; empty if nothing yet.
    """

    key: str
    text: str
    answer: str


@dataclass(frozen=True, slots=True)
class Brief:
    """Whom it is about, its parts (a heading and lines each; parts without a line are left out), and what is asked."""

    customer: int
    name: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]
    questions: tuple[Question, ...]


def of(book: Book, customer: int) -> Brief:
    """Return the brief about a customer.

    Raises:
        SalesbookError: there is no such customer.
    """
    card = customers.card(book, customer)
    entries = talks.of(book, customer, 30)
    due = [sentence(reason) for reason in today.item(book, customer).reasons]
    last = [f"{entry.on}  {entry.text}" for entry in entries if entry.text][:3]
    questions = asked(book, card)
    answered = [f"{question.text} {question.answer}" for question in questions if question.answer]
    parts = (
        (_("Why now"), due),
        (_("A reason to call"), [] if due else [excuse(book, card)]),
        (_("Next step"), list(_planned(card))),
        (_("Promises"), list(_promises(card))),
        (_("Last talks"), last),
        (_("What they will want to know"), _doubts(book, card)),
        (_("Objections to expect"), list(_objections(book, customer))),
        (_("Who decides"), list(_deciders(card))),
        (_("What they care about"), list(_cares(card))),
        (_("Bought last"), list(_bought(book, customer))),
        (_("Good to know"), [*answered, *_fit(book, card), *_class(book, card)]),
    )
    return Brief(
        customer, card.customer.name, tuple((heading, tuple(lines)) for heading, lines in parts if lines), questions
    )


_OF_CUSTOMER = {
    "brief.vouch": N_("Who can introduce you, or vouch for you?"),
    "brief.moved": N_("Which words will move them?"),
    "brief.blocked": N_("What will you say when you are put off or refused?"),
}
_DECIDES, _CARES = "brief.decides", "brief.cares"


def asked(book: Book, card: Card) -> tuple[Question, ...]:
    """Return what the book can't know of a customer (D23)."""
    known = card.customer
    kept = dict(known.extra)
    texts = dict(_OF_CUSTOMER)
    if not any(contact.function is ContactFunction.DECIDES for contact in known.contacts):
        texts[_DECIDES] = N_("Who decides?")
    if not known.about:
        texts[_CARES] = N_("What do they care about?")
    questions = [Question(key, _(text), kept.get(key, "")) for key, text in texts.items()]
    # What the profile of the target market asks about, and nobody knows yet.
    fit = targeting.of(book, card.id)
    questions += [Question(name, _("{name}?").format(name=name), "") for name in (fit.missing if fit else ())]
    return tuple(questions)


def _doubts(book: Book, card: Card) -> list[str]:
    """Return what a customer will want to know before the first call, answered (D13)."""
    if card.last_on is not None:
        return []
    return [f"{line.title} {line.say}" for line in wordings.of(book, Sheet.DOUBTS, card.id)]


def answer(book: Book, customer: int, key: str, text: str) -> Changes:
    """Keep the answer to a question; an empty one takes it back.

    Raises:
        SalesbookError: there is no such customer.
    """
    known = customers.card(book, customer).customer
    stored = book.db.value("SELECT extra FROM customer WHERE id = ?", (customer,))
    pairs = [pair for pair in (json.loads(stored) if stored else []) if pair[0] != key]
    if text.strip():
        pairs.append([key, text.strip()])
    with recorded(book, Action.BRIEF, known.name) as pending:
        book.db.update(Table.CUSTOMER, customer, extra=json.dumps(pairs, ensure_ascii=False) if pairs else None)
    return pending.changes


_EXCUSES = (
    N_("Ask how they get on with what they bought."),
    N_("Ask their advice on something you are working on."),
    N_("Tell them what is new, and what it would change for them."),
    N_("Thank them for the trust so far, for no other reason."),
    N_("Share a piece of news from their trade."),
    N_("Say that you are in the neighbourhood, and offer to drop by."),
    N_("Ask what has changed at their place since the last talk."),
)


def excuse(book: Book, card: Card) -> str:
    """Return a reason to call (D10), another one after each talk."""
    number = book.db.value("SELECT count(*) FROM interaction WHERE customer_id = ?", (card.id,))
    return _(_EXCUSES[(card.id + number) % len(_EXCUSES)])


def _planned(card: Card) -> Iterator[str]:
    for one in card.planned:
        what = one.what or (term(one.channel) if one.channel else _("Get in touch"))
        yield f"{one.on}{f' {one.time:%H:%M}' if one.time else ''} {what}"


def _fit(book: Book, card: Card) -> Iterator[str]:
    found = targeting.of(book, card.id)
    if found is not None and found.share is not None:
        known = len(found.met) + len(found.unmet)
        said = _("Fits the target market in {met} of {known} points").format(met=len(found.met), known=known)
        yield _("{said}: {points}").format(said=said, points=listed(found.met)) if found.met else said


def _class(book: Book, card: Card) -> Iterator[str]:
    step = classes.next_step(book, card.id)
    if step is not None:
        amount = format_amount(step.missing, step.currency)
        yield _("{amount} more in twelve months make it a {letter}").format(amount=amount, letter=step.better)


def _promises(card: Card) -> Iterator[str]:
    for promise in card.promised:
        said = _("{what} (they promised)") if promise.theirs else _("{what} (you promised)")
        yield f"{promise.on or ''} {said.format(what=promise.what)}".strip()


def _objections(book: Book, customer: int) -> Iterator[str]:
    from salesbook.book import scripts

    titles = scripts.titles(book)
    for card, words, count in book.db.rows(
        """SELECT card, max(words), count(*) FROM objection WHERE customer_id = ? GROUP BY coalesce(card, words)
        ORDER BY count(*) DESC, max(id) DESC LIMIT 3""",
        (customer,),
    ):
        yield f"{titles.get(card, words)} × {count}"


def _deciders(card: Card) -> Iterator[str]:
    for contact in card.customer.contacts:
        function = term(contact.function) if contact.function else ""
        if contact.function in (ContactFunction.DECIDES, ContactFunction.GATEKEEPER) or contact.interests:
            yield " ∙ ".join(part for part in (contact.name, contact.role, function, contact.interests) if part)


def _cares(card: Card) -> Iterator[str]:
    known = card.customer
    if known.about:
        yield known.about
    if known.tags:
        yield " ".join(f"#{tag}" for tag in known.tags)
    for one in known.days:
        yield f"{term(one.kind)} {day_label(one.day)}"


def _bought(book: Book, customer: int) -> Iterator[str]:
    for on, amount, currency, what in book.db.rows(
        """SELECT "on", amount, currency, what FROM sales_order WHERE customer_id = ? ORDER BY "on" DESC, id DESC
        LIMIT 2""",
        (customer,),
    ):
        yield f"{on}  {format_amount(amount, currency)} {what}"
