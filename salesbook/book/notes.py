"""The capture line: how it reads, and what saving it writes."""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING, NamedTuple

from salesbook.book import drafts, followups, settings
from salesbook.book.changes import Action, Changes, recorded
from salesbook.book.clock import stamp
from salesbook.book.directory import BookDirectory
from salesbook.domain import capture
from salesbook.domain.capture.words import CHANNELS
from salesbook.domain.codes import Channel, Outcome, Purpose
from salesbook.domain.errors import SalesbookError
from salesbook.domain.text import fold, has_han
from salesbook.domain.wishes import is_wish
from salesbook.locale import _, listed
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence
    from datetime import datetime

    from salesbook.book.opened import Book
    from salesbook.domain.capture import Heard, Phrasebook, Reading

_NEAREST = 5
_LONGEST_NAME = 40
_YUAN, _YEN = "CNY", "JPY"


class Read(NamedTuple):
    """How a line under way is read.

    Attributes:
        reading: what the grammar makes of it.
        customer: the customer it would be saved with: the one named in it, else the one it was begun about.
        name: that customer's name, or the new one; empty where it is nobody yet.
        channel: the channel it would be saved with.
    """

    reading: Reading
    customer: int | None
    name: str
    channel: Channel


class Logged(NamedTuple):
    """A line that was saved: the talk, its customer, and the objections that were answered, row and card of each."""

    id: int
    customer: int
    name: str
    reading: Reading
    answered: tuple[tuple[int, str], ...]


def parse(book: Book, text: str, plain: frozenset[int] = frozenset(), phrasebook: Phrasebook | None = None) -> Reading:
    """Return how the grammar reads a line, about nobody in particular; stores nothing."""
    return capture.parse(
        text,
        now=book.now(),
        directory=BookDirectory(book),
        phrasebook=phrasebook or _Phrasebook(book),
        plain=plain,
        default_channel=None,
        currency=_currency(book),
    )


class _Phrasebook:
    """The phrasebook, loaded when the line has an objection to look up; of the rep's cards only if there are any."""

    def __init__(self, book: Book) -> None:
        self._book = book

    def _loaded(self) -> Phrasebook:
        from salesbook.playbook.phrasebook import CardPhrasebook

        if not self._book.db.value("SELECT EXISTS (SELECT 1 FROM card)"):
            return CardPhrasebook()
        from salesbook.book import cards

        return CardPhrasebook(cards.deck(self._book).own)

    def longest(self, text: str) -> Heard | None:
        return self._loaded().longest(text)

    def offer(self, note: str) -> str | None:
        return self._loaded().offer(note)


class _SilentPhrasebook(_Phrasebook):
    """Offers nothing: for a line that is saved as it stands."""

    def offer(self, note: str) -> str | None:
        del note
        return None


def _currency(book: Book) -> str:
    """Return what ¥ stands for: yuan, unless the rep sells in yen."""
    chosen = settings.get(book, "currency", "")
    return chosen if chosen == _YEN else _YUAN


def read(book: Book, text: str, customer: int | None, plain: frozenset[int] = frozenset()) -> Read:
    """Return how a line under way about `customer` is read."""
    reading = parse(book, text, plain)
    about, name = customer, ""
    if reading.customer is not None:
        known = reading.customer.known
        about, name = (known.id, known.name) if known else (None, reading.customer.typed)
    elif customer is not None:
        name = _name(book, customer)
    channel = reading.channel or (followups.due_channel(book, about) if about else Channel.CALL)
    return Read(reading, about, name, channel)


def log(
    book: Book,
    text: str,
    customer: int | None = None,
    plain: frozenset[int] = frozenset(),
    *,
    create_missing: bool = False,
) -> tuple[Logged, Changes]:
    """Save a line: the talk and everything it says, in one change.

    Args:
        book: the open book.
        text: the line as typed.
        customer: whom it is about if it names nobody.
        plain: offsets of tokens that were turned back into plain text.
        create_missing: make a customer of a name that nobody has.

    Raises:
        SalesbookError: it is empty, names nobody, somebody unknown, or several.
    """
    (logged,), changes = log_all(book, [(text, customer, plain)], create_missing=create_missing)
    return logged, changes


def log_all(
    book: Book, lines: Sequence[tuple[str, int | None, frozenset[int]]], *, create_missing: bool = False
) -> tuple[list[Logged], Changes]:
    """Save several lines in one change: all of them, or none.

    Raises:
        SalesbookError: a line can't be saved; the sentence names it if there are several.
    """
    saved: list[Logged] = []
    with recorded(book, Action.NOTE) as pending:
        for number, (text, customer, plain) in enumerate(lines, 1):
            try:
                saved.append(_save(book, text, customer, plain, create_missing=create_missing))
            except SalesbookError as error:
                if len(lines) == 1:
                    raise
                raise SalesbookError(
                    _("Line {number}: {reason} Nothing was saved.").format(number=number, reason=error)
                ) from error
        if not saved:
            raise SalesbookError(_("There is no line to save: type what was said."))
        pending.subject = saved[0].name if len(saved) == 1 else _("{n} customers").format(n=len(saved))
    return saved, pending.changes


def _save(book: Book, text: str, customer: int | None, plain: frozenset[int], *, create_missing: bool) -> Logged:
    if not text.strip():
        raise SalesbookError(_("The line is empty: type what was said."))
    reading = parse(book, text, plain, _SilentPhrasebook(book))
    about = _about(book, reading, customer, create_missing=create_missing)
    now = reading.at or book.now()
    at, offset = stamp(now)
    outcome = reading.outcome or (Outcome.WON if reading.orders else Outcome.REACHED)
    channel = reading.channel or followups.due_channel(book, about)
    talk = book.db.insert(
        Table.INTERACTION, customer_id=about, at=at, utc_offset=offset, day=now.date().isoformat(),
        channel=channel, outcome=outcome, note=reading.note, typed=None if text == reading.note else text,
        purpose=Purpose.CARE if outcome.completed and is_wish(reading.note) else None,
    )  # fmt: skip
    if outcome.completed:
        followups.close(book, about, channel, now, talk)
    elif outcome is Outcome.NO_ANSWER and now.date() == book.today() and not reading.followups:
        followups.replan(book, about, channel, now, talk)
    _put(book, reading, about, talk, now)
    _put_objections(book, reading, about, talk, now.date().isoformat())
    drafts.forget(book, customer)
    answered = book.db.rows(
        "SELECT id, card FROM objection WHERE interaction_id = ? AND answer IS NOT NULL ORDER BY id", (talk,)
    )
    return Logged(talk, about, _name(book, about), reading, tuple((row, card) for row, card in answered))


def _name(book: Book, customer: int) -> str:
    return str(book.db.value("SELECT name FROM customer WHERE id = ?", (customer,)) or "")


def _put(book: Book, reading: Reading, about: int, talk: int, now: datetime) -> None:
    for tag in reading.tags:
        book.db.insert(Table.TAG, customer_id=about, interaction_id=talk, name=tag)
    for plan in reading.followups:
        book.db.insert(
            Table.FOLLOWUP, customer_id=about, interaction_id=talk, on=plan.on.isoformat(),
            time=plan.time and plan.time.isoformat("minutes"), every=plan.every, what=plan.what,
            channel=_channel_of(plan.what),
        )  # fmt: skip
    for promise in reading.promises:
        book.db.insert(
            Table.PROMISE, customer_id=about, interaction_id=talk, on=promise.on and promise.on.isoformat(),
            time=promise.time and promise.time.isoformat("minutes"), every=promise.every, what=promise.what,
            theirs=promise.theirs,
        )  # fmt: skip
    terms = book.db.value("SELECT credit_days FROM customer WHERE id = ?", (about,)) if reading.orders else None
    for order in reading.orders:
        book.db.insert(
            Table.ORDER, customer_id=about, interaction_id=talk, on=now.date().isoformat(), amount=order.amount_minor,
            currency=order.currency, what=order.what,
            due_on=None if terms is None else (now.date() + timedelta(days=terms)).isoformat(),
        )  # fmt: skip
        book.db.execute("UPDATE customer SET stage = 'customer' WHERE id = ? AND stage <> 'customer'", (about,))


def _put_objections(book: Book, reading: Reading, about: int, talk: int, on: str) -> None:
    """Store the objections of a line, and take to the talk those that were answered while it was under way."""
    loose = dict(
        book.db.rows(
            """SELECT card, id FROM objection WHERE customer_id = ? AND "on" = ? AND interaction_id IS NULL
            AND result IS NULL ORDER BY id""",
            (about, on),
        )
    )
    for objection in reading.objections:
        row = loose.pop(objection.card, None)
        if row is None:
            book.db.insert(
                Table.OBJECTION,
                customer_id=about,
                interaction_id=talk,
                card=objection.card,
                words=objection.words,
                on=on,
            )
        else:
            book.db.update(Table.OBJECTION, row, interaction_id=talk, words=objection.words)
    for row in loose.values():
        book.db.update(Table.OBJECTION, row, interaction_id=talk)


def _channel_of(what: str) -> Channel | None:
    """Return the channel that the words of a plan name (上门拜访, call back), if they name one."""
    words = fold(what)
    for word, channel in CHANNELS.items():
        if (word in words) if has_han(word) else re.search(rf"\b{re.escape(word)}\b", words):
            return channel
    return Channel.CALL if "电" in words else None


def _about(book: Book, reading: Reading, customer: int | None, *, create_missing: bool) -> int:
    named = reading.customer
    if named is None:
        if customer is None:
            raise SalesbookError(_("The line names no customer: begin with @ and a name."))
        if not book.db.value("SELECT EXISTS (SELECT 1 FROM customer WHERE id = ?)", (customer,)):
            raise SalesbookError(_("There is no customer {number} in the book.").format(number=customer))
        return customer
    if named.known is not None:
        return named.known.id
    if named.new:
        if create_missing:
            from salesbook.book import customers
            from salesbook.domain.customers import Customer

            return customers.insert(book, Customer(name=named.typed))
        nearest = _nearest(book, named.typed)
        raise SalesbookError(
            _("Nobody in the book is called {name}. Nearest: {nearest}.").format(name=named.typed, nearest=nearest)
            if nearest
            else _("Nobody in the book is called {name}: check the name, or add the customer.").format(name=named.typed)
        )
    names = _listed(book, [person.id for person in named.people])
    raise SalesbookError(
        _("{name} may be any of these: {names}. Write more of the name.").format(name=named.typed, names=names)
    )


def _nearest(book: Book, typed: str) -> str:
    from salesbook.store import search

    # One letter is no likeness, one Chinese character is.
    shortest = 1 if has_han(typed[:1]) else 2
    for length in range(min(len(typed), _LONGEST_NAME), shortest - 1, -1):
        hits = search.customers(book.db, typed[:length], _NEAREST)
        if hits:
            return _listed(book, [hit.customer for hit in hits])
    return ""


def _listed(book: Book, ids: Iterable[int]) -> str:
    from salesbook.book import customers

    lines = customers.lines(book, list(ids)[:_NEAREST])
    return listed(f"{line.name} ({line.organisation})" if line.organisation else line.name for line in lines)
