"""What the book works out, as entries of a calendar: renewals, service, festivals, complaints, money that is due.

What has no day that anybody agreed on (calls and visits of the cadence, warnings, prospects without a plan) stands
together in one entry for each day, today and the week ahead: a phone is to show whom to contact, not a thousand alarms.
"""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from salesbook.book import outlook, rules, today
from salesbook.book.rows import day
from salesbook.book.why.days import greeted
from salesbook.domain.codes import ReasonKind
from salesbook.domain.days import festivals_between
from salesbook.domain.lifecycle import next_service
from salesbook.domain.money import format_amount
from salesbook.domain.reasons import CadenceFacts
from salesbook.domain.terms import term
from salesbook.exchange.records import CalendarRecord
from salesbook.locale import _, listed, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesbook.book.opened import Book
    from salesbook.domain.reasons import Reason

_MORNING = timedelta(hours=9)
_FESTIVAL_DAYS = 366
_NAMES = 40


def entries(book: Book, identity: str) -> Iterator[CalendarRecord]:
    """Yield what today's list knows besides what was agreed and the customers' own days (D16–D20)."""
    found = (*_products(book), *_complaints(book), *_owed(book), *_festivals(book), *_contacts(book))
    for uid, summary, on, description in found:
        yield CalendarRecord(uid=f"{uid}@{identity}", summary=summary, on=on, description=description, alarm=_MORNING)


_Entry = tuple[str, str, date, str]
"""An id, what is said, the day, and more about it."""

_LIVE = "JOIN customer c ON c.id = o.customer_id AND c.disposition <> 'dropped'"


def _products(book: Book) -> Iterator[_Entry]:
    now = book.today()
    for row, name, what, bought_on, expires_on, months, settled in book.db.rows(
        f"""SELECT o.id, c.name, o.name, o.bought_on, o.expires_on, p.service_months, EXISTS (SELECT 1 FROM renewal r
            WHERE r.owned_product_id = o.id AND r.due_on = o.expires_on
            AND (r.renewed_on IS NOT NULL OR r.lost_reason IS NOT NULL))
        FROM owned_product o {_LIVE} LEFT JOIN product p ON p.id = o.product_id ORDER BY o.id"""
    ):
        ends, bought = day(expires_on), day(bought_on)
        if ends is not None and not settled:
            yield f"renewal-{row}", _("{name}: {what} runs out").format(name=name, what=what), ends, ""
        if bought is not None and months:
            on = next_service(bought, months, now)
            yield f"service-{row}", _("{name}: service check for {what}").format(name=name, what=what), on, ""


def _complaints(book: Book) -> Iterator[_Entry]:
    for row, name, what, on in book.db.rows(
        f"""SELECT o.id, c.name, o.what, date(o.at + o.utc_offset * 60, 'unixepoch') FROM complaint o {_LIVE}
        WHERE o.state <> 'told' OR o.satisfied IS NULL ORDER BY o.id"""
    ):
        since = day(on)
        if since is not None:
            yield f"complaint-{row}", _("Complaint of {name}: {what}").format(name=name, what=what), since, ""


def _owed(book: Book) -> Iterator[_Entry]:
    for customer, name, owed, on, currency in book.db.rows(
        f"""SELECT o.customer_id, c.name, o.owed, o.owed_on, coalesce(c.credit_currency, 'CNY') FROM standing o {_LIVE}
        WHERE o.owed_on IS NOT NULL ORDER BY o.customer_id"""
    ):
        due = day(on)
        if due is not None:
            said = _("{name}: payment of {owed} is due").format(name=name, owed=format_amount(owed, currency))
            yield f"owed-{customer}", said, due, ""


def _festivals(book: Book) -> Iterator[_Entry]:
    now, chosen = book.today(), rules.rules(book).greeted
    for festival, on in festivals_between(now, now + timedelta(days=_FESTIVAL_DAYS)):
        audience = chosen.get(festival)
        if audience is None or audience.nobody or not (meant := greeted(book, audience)):
            continue
        count = ngettext("{n} customer to greet", "{n} customers to greet", len(meant)).format(n=len(meant))
        said = _("{festival}: {count}").format(festival=term(festival), count=count)
        names = book.db.rows(
            "SELECT name FROM customer WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id LIMIT ?",
            (str(meant), _NAMES),
        )
        yield f"{festival}-{on:%Y}", said, on, "\n".join(name for (name,) in names)


_UNAGREED = frozenset({ReasonKind.CADENCE, ReasonKind.RHYTHM, ReasonKind.NO_PLAN})


def _contacts(book: Book) -> Iterator[_Entry]:
    """Yield whom to contact today and in the week ahead for what nobody agreed on a day for."""
    order = today.order(book).order[: _NAMES * 2]
    days = [(book.today(), [(row.name, row.item.reasons) for row in today.rows(book, order)])]
    days += [(ahead.on, [(one.name, one.reasons) for one in ahead.coming]) for ahead in outlook.week(book)]
    for on, people in days:
        lines = [_line(name, reasons) for name, reasons in people if any(map(_is_unagreed, reasons))][:_NAMES]
        if lines:
            count = ngettext("{n} customer to contact", "{n} customers to contact", len(lines)).format(n=len(lines))
            yield f"contacts-{on:%Y%m%d}", count, on, "\n".join(lines)


def _is_unagreed(reason: Reason) -> bool:
    return reason.kind in _UNAGREED or (reason.kind is ReasonKind.PROMISE and reason.due is None)


def _line(name: str, reasons: Iterable[Reason]) -> str:
    """Return a name and the reasons in a word each: how long they are due is different tomorrow."""
    words = {
        term(reason.facts.channel) if isinstance(reason.facts, CadenceFacts) else term(reason.kind): None
        for reason in reasons
        if _is_unagreed(reason)
    }
    return _("{name}: {what}").format(name=name, what=listed(words))
