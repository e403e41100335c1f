"""The brief: one screen to read before a call (D23), filled from what the book knows."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from salesbook.book import customers, talks, today
from salesbook.domain.codes import ContactFunction
from salesbook.domain.days import day_label
from salesbook.domain.terms import term
from salesbook.domain.wording import sentence
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesbook.book.customers import Card
    from salesbook.book.opened import Book


@dataclass(frozen=True, slots=True)
class Brief:
    """Whom it is about, and its parts: a heading and lines each; parts without a line are left out."""

    name: str
    parts: tuple[tuple[str, tuple[str, ...]], ...]


def of(book: Book, customer: int) -> Brief:
    """Return the brief about a customer.

    Raises:
        SalesbookError: there is no such customer.
    """
    card = customers.card(book, customer)
    entries = talks.of(book, customer, 30)
    due = [sentence(reason) for reason in today.item(book, customer).reasons]
    last = [f"{entry.on}  {entry.text}" for entry in entries if entry.text][:3]
    parts = (
        (_("Why now"), due),
        (_("Promises"), list(_promises(card))),
        (_("Last talks"), last),
        (_("Objections to expect"), list(_objections(book, customer))),
        (_("Who decides"), list(_deciders(card))),
        (_("What they care about"), list(_cares(card))),
        (_("Bought last"), list(_bought(book, customer))),
    )
    return Brief(card.customer.name, tuple((heading, tuple(lines)) for heading, lines in parts if lines))


def _promises(card: Card) -> Iterator[str]:
    for promise in card.promised:
        whose = _("theirs") if promise.theirs else _("yours")
        yield f"{promise.on or ''} {promise.what} ({whose})".strip()


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
            yield " ".join(part for part in (contact.name, contact.role, function, contact.interests) if part)


def _cares(card: Card) -> Iterator[str]:
    known = card.customer
    if known.about:
        yield known.about
    if known.tags:
        yield " ".join(f"#{tag}" for tag in known.tags)
    for one in known.days:
        yield f"{term(one.kind)} {day_label(one.day)}"


def _bought(book: Book, customer: int) -> Iterator[str]:
    from salesbook.domain.money import format_amount

    for on, amount, currency, what in book.db.rows(
        """SELECT "on", amount, currency, what FROM sales_order WHERE customer_id = ? ORDER BY "on" DESC, id DESC
        LIMIT 2""",
        (customer,),
    ):
        yield f"{on}  {format_amount(amount, currency)} {what}"
