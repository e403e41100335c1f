"""Greeting a customer: which day is near, a draft in the customer's language, and the log of it (D16)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from salesbook.book import customers, today
from salesbook.book.changes import Action, Changes, recorded
from salesbook.book.clock import stamp
from salesbook.domain.address import address, language_of
from salesbook.domain.codes import Channel, CustomerKind, Outcome, PointKind, Purpose
from salesbook.domain.errors import SalesbookError
from salesbook.domain.reasons import DayFacts, FestivalFacts
from salesbook.locale import _, language
from salesbook.playbook.greetings import drafts
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from salesbook.book.opened import Book
    from salesbook.domain.customers import Customer
    from salesbook.domain.reasons import Reason


@dataclass(frozen=True, slots=True)
class Greeting:
    """A greeting that is due.

    Attributes:
        customer: to whom.
        name: that customer's name.
        reason: the day it is for.
        texts: the drafts, the one to begin with in front.
        channel: how it would be sent.
        solemn: whether the day is one of mourning.
    """

    customer: int
    name: str
    reason: Reason
    texts: tuple[str, ...]
    channel: Channel
    solemn: bool


def due(book: Book, customer: int) -> Greeting:
    """Return the greeting that is due: of several days the nearest to today.

    Raises:
        SalesbookError: no day of the customer's is near.
    """
    known = customers.card(book, customer).customer
    near = [one for one in today.item(book, customer).reasons if isinstance(one.facts, DayFacts | FestivalFacts)]
    if not near:
        raise SalesbookError(_("No birthday or festival is near for {name}.").format(name=known.name))
    reason = min(near, key=lambda one: abs(one.overdue_days))
    facts = reason.facts
    assert isinstance(facts, DayFacts | FestivalFacts)
    who = facts.who if isinstance(facts, DayFacts) else ""
    texts = _texts(known, facts, who)
    # Another one each year, and not the same to everybody.
    turn = (customer + (reason.due.year if reason.due else 0)) % len(texts)
    solemn = isinstance(facts, FestivalFacts) and facts.festival.solemn
    return Greeting(customer, known.name, reason, texts[turn:] + texts[:turn], _channel(known), solemn)


def _texts(known: Customer, facts: DayFacts | FestivalFacts, who: str) -> tuple[str, ...]:
    name = who or known.name
    spoken = language_of(name, known.language, language())
    if who:
        role = next((contact.role for contact in known.contacts if contact.name == who), "")
        called = address(who, role, spoken, person=True)
    else:
        called = address(known.name, known.role, spoken, person=known.kind is CustomerKind.PERSON)
    occasion = facts.festival if isinstance(facts, FestivalFacts) else facts.day
    return tuple(text.replace("{name}", called) for text in drafts(occasion, spoken))


_WRITING = ((Channel.WECHAT, PointKind.WECHAT), (Channel.SMS, PointKind.PHONE), (Channel.EMAIL, PointKind.EMAIL))


def _channel(known: Customer) -> Channel:
    """Return how a greeting reaches a customer: as it prefers, else by the nearest way of writing."""
    points = {point.kind for point in known.points}
    points |= {point.kind for contact in known.contacts for point in contact.points}
    ways = [channel for channel, kind in _WRITING if kind in points]
    return known.preferred_channel if known.preferred_channel in ways else (ways or [Channel.SMS])[0]


def sent(book: Book, customer: int, text: str, channel: Channel) -> Changes:
    """Log a greeting as sent: a caring word that reached the customer.

    Raises:
        SalesbookError: there is no such customer.
    """
    now = book.now()
    at, offset = stamp(now)
    with recorded(book, Action.GREETING, customers.name(book, customer)) as pending:
        # A message is no talk about what was planned: follow-ups stay as they are.
        book.db.insert(
            Table.INTERACTION, customer_id=customer, at=at, utc_offset=offset, day=now.date().isoformat(),
            channel=channel, outcome=Outcome.REACHED, note=text, purpose=Purpose.CARE,
        )  # fmt: skip
    return pending.changes
