"""Today's list, and working it: done, no answer, later, dropped."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from salesbook.book import classes, complaints, customers, followups, reasons, rules
from salesbook.book.changes import Action, Changes, recorded
from salesbook.book.clock import stamp
from salesbook.domain.codes import Channel, FollowupState, Outcome, PromiseState, Purpose, SalesClass
from salesbook.domain.errors import SalesbookError
from salesbook.domain.reasons import (
    CadenceFacts,
    ComplaintFacts,
    CreditFacts,
    DayFacts,
    FestivalFacts,
    FollowupFacts,
    NoPlanFacts,
    PromiseFacts,
    RenewalFacts,
)
from salesbook.domain.today import MORNING_ENDS, Agenda, Item, agenda, claims, merge
from salesbook.locale import _
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence
    from datetime import date, datetime, time

    from salesbook.book.opened import Book
    from salesbook.domain.plans import Planned, Promised
    from salesbook.domain.reasons import Facts, Reason


@dataclass(frozen=True, slots=True)
class Row:
    """One row of the list: the customer and all its reasons, the strongest first."""

    customer: int
    name: str
    organisation: str
    sales_class: SalesClass | None
    item: Item


@dataclass(frozen=True, slots=True)
class Tally:
    """The day at a glance: rows on the list, open promises and follow-ups past their day, promises due, talks today."""

    rows: int
    overdue: int
    promises: int
    talks: int


def order(book: Book, now: datetime | None = None) -> Agenda:
    """Return whom to contact today, in order, after bringing the sales classes up to date."""
    classes.refresh(book)
    return listed(book, now)


def listed(book: Book, now: datetime | None = None) -> Agenda:
    """Return whom to contact today, in order, by the sales classes as they were last worked out.

    On the first look of a day those are the classes of the day before: `classes.refresh` takes longer than the list.
    """
    now = now or book.now()
    chosen = rules.rules(book)
    firsts = _firsts(book) if now.time() < MORNING_ENDS else set()
    return agenda(reasons.claims(book, now, chosen), chosen.weights, now.time(), firsts)


def _firsts(book: Book) -> set[int]:
    """Return the customers of class A, who come first in the morning."""
    # Both from indexes alone; a pin stands above the class.
    return set(
        book.db.ids(
            """SELECT customer_id AS id FROM standing
            WHERE sales_class = 'A' AND customer_id NOT IN (SELECT id FROM customer WHERE class_pin IS NOT NULL)
            UNION ALL SELECT id FROM customer WHERE class_pin = 'A'"""
        )
    )


def refresh(book: Book, known: Agenda, changed: Collection[int]) -> Agenda:
    """Set the places of the customers that something was done about; the others keep theirs."""
    found = reasons.reasons(book, book.now(), rules.rules(book), list(changed))
    for customer in changed:
        known.put(customer, claims(customer, found.get(customer, ())))
    return known


def rows(book: Book, wanted: Sequence[int], now: datetime | None = None) -> tuple[Row, ...]:
    """Return the rows of these customers, in the order given."""
    chosen = rules.rules(book)
    found = reasons.reasons(book, now or book.now(), chosen, wanted)
    return tuple(
        Row(
            line.id,
            line.name,
            line.organisation,
            line.sales_class,
            merge(line.id, found.get(line.id, ()), chosen.weights),
        )
        for line in customers.lines(book, wanted)
    )


def item(book: Book, customer: int) -> Item:
    """Return all reasons of one customer."""
    chosen = rules.rules(book)
    return merge(customer, reasons.reasons(book, book.now(), chosen, [customer]).get(customer, ()), chosen.weights)


def tally(book: Book, listed: int) -> Tally:
    """Return the figures of the head line."""
    today = book.today().isoformat()
    overdue, promises, talks = book.db.row(
        """SELECT
        (SELECT count(*) FROM followup WHERE state = 'open' AND "on" < ?1)
          + (SELECT count(*) FROM promise WHERE state = 'open' AND "on" < ?1),
        (SELECT count(*) FROM promise WHERE state = 'open' AND "on" <= ?1 AND NOT theirs),
        (SELECT count(*) FROM interaction WHERE day = ?1)""",
        (today,),
    )
    return Tally(listed, overdue, promises, talks)


def done(book: Book, customer: int) -> Changes:
    """Mark the strongest reason of a customer as done.

    A promise is kept, a follow-up closed (a recurring one comes again), a complaint taken one step on; what only a
    talk can satisfy is logged as one: the call or visit of the cadence, a caring word on a birthday.

    Raises:
        SalesbookError: the customer is not on today's list, or what is due takes more than a key to settle.
    """
    found = item(book, customer)
    name = customers.name(book, customer)
    if not found.reasons:
        raise SalesbookError(_("Nothing is due with {name}.").format(name=name))
    facts, now = found.reasons[0].facts, book.now()
    with recorded(book, Action.DONE, name) as pending:
        match facts:
            case PromiseFacts():
                _close_promise(book, customer, now.date())
            case FollowupFacts():
                _close_followup(book, customer, found.reasons[0])
            case ComplaintFacts():
                complaints.step(book, complaints.open_of(book, customer)[0])
            case RenewalFacts():
                raise SalesbookError(_("Was it renewed? Press r and say so, or why not."))
            case CreditFacts():
                raise SalesbookError(_("Was it paid? Press o and write how much."))
            case NoPlanFacts():
                raise SalesbookError(
                    _("{name} has no next step: n notes one behind >, z sets a day.").format(name=name)
                )
            case _:
                _talked(book, customer, facts, now)
    return pending.changes


def _talked(book: Book, customer: int, facts: Facts, now: datetime) -> None:
    """Log the talk that a reason asked for."""
    at, offset = stamp(now)
    channel = facts.channel if isinstance(facts, CadenceFacts) else Channel.CALL
    caring = isinstance(facts, DayFacts | FestivalFacts)
    row = book.db.insert(
        Table.INTERACTION, customer_id=customer, at=at, utc_offset=offset, day=now.date().isoformat(), channel=channel,
        outcome=Outcome.REACHED, note="", purpose=Purpose.CARE if caring else None,
    )  # fmt: skip
    # A greeting is no talk about what was planned.
    if not caring:
        followups.close(book, customer, channel, now, row)


def _close_followup(book: Book, customer: int, reason: Reason) -> None:
    facts = reason.facts
    for one in followups.planned(book, customer):
        if one.on == reason.due and FollowupFacts(one.what, one.time, one.channel, one.tries) == facts:
            followups.close_one(book, one, book.today(), None)
            return


def _close_promise(book: Book, customer: int, today: date) -> None:
    due = [p for p in followups.promised(book, customer) if p.on is None or p.on <= today]
    # The rep's own promise weighs more than the customer's, so it is the one on top.
    first = min(due, key=lambda p: (p.theirs, p.on is None, p.on or today, p.id))
    followups.close_promise(book, first.id, today)


def no_answer(book: Book, customer: int, channel: Channel | None = None) -> tuple[Changes, date]:
    """Log an attempt that reached nobody; the customer comes back by rule, on the day returned."""
    now = book.now()
    with recorded(book, Action.ATTEMPT, customers.name(book, customer)) as pending:
        again = attempt(book, customer, channel or followups.due_channel(book, customer), now)
    return pending.changes, again


def attempt(book: Book, customer: int, channel: Channel, now: datetime, note: str = "") -> date:
    """Log an unanswered try and plan the next one, within the caller's transaction; return its day."""
    at, offset = stamp(now)
    row = book.db.insert(
        Table.INTERACTION, customer_id=customer, at=at, utc_offset=offset, day=now.date().isoformat(),
        channel=channel, outcome=Outcome.NO_ANSWER, note=note,
    )  # fmt: skip
    followups.replan(book, customer, channel, now, row)
    return followups.planned(book, customer)[0].on


def later(book: Book, customer: int, on: date, at: time | None = None) -> Changes:
    """Put off what is due with a customer to another day.

    Due follow-ups and promises move; whatever else is due waits behind a follow-up of that day.

    Raises:
        SalesbookError: the day is not in the future.
    """
    today = book.today()
    if on <= today:
        raise SalesbookError(_("{day} is not in the future: choose a later day.").format(day=on))
    with recorded(book, Action.LATER, customers.name(book, customer)) as pending:
        when = {"on": on.isoformat(), "time": at and at.isoformat("minutes")}
        planned, promised = _due(book, customer, today)
        followups.move(book, customer, planned, today, put_off=True, **when)
        for promise in promised:
            followups.move_promise(book, promise, today, **when)
        if item(book, customer).reasons:
            book.db.insert(Table.FOLLOWUP, customer_id=customer, put_off=True, **when)
    return pending.changes


def _due(book: Book, customer: int, today: date) -> tuple[list[Planned], list[Promised]]:
    """Return the follow-ups and promises whose day has come."""
    return (
        [one for one in followups.planned(book, customer) if one.on <= today],
        [one for one in followups.promised(book, customer) if one.on is None or one.on <= today],
    )


def recurs(book: Book, customer: int) -> bool:
    """Return whether something that is due with a customer comes round again, so that dropping it is a question."""
    planned, promised = _due(book, customer, book.today())
    return any(one.every for one in planned) or any(one.every for one in promised)


def drop(book: Book, customer: int, *, for_good: bool = False) -> Changes:
    """Take what is due with a customer off the list: follow-ups dropped, promises broken.

    What recurs is dropped this once and comes again on its next day, unless it is dropped for good.

    Raises:
        SalesbookError: neither is due: the cadence and the like end with a talk only.
    """
    today = book.today()
    planned, promised = _due(book, customer, today)
    name = customers.name(book, customer)
    if not planned and not promised:
        raise SalesbookError(
            _("No follow-up and no promise is due with {name}: note a talk, or put it off.").format(name=name)
        )
    with recorded(book, Action.DROPPED, name) as pending:
        for one in planned:
            once = one._replace(every=None) if for_good else one
            followups.close_one(book, once, today, None, FollowupState.DROPPED)
        for promise in promised:
            followups.close_promise(book, promise.id, today, PromiseState.BROKEN, ends=for_good)
    return pending.changes
