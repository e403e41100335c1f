"""What the book works out, as entries of a calendar: renewals, service, festivals, complaints, money that is due."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

from salesbook.book import rules
from salesbook.book.rows import day
from salesbook.book.why.days import greeted
from salesbook.domain.days import festivals_between
from salesbook.domain.lifecycle import next_service
from salesbook.domain.money import format_amount
from salesbook.domain.terms import term
from salesbook.exchange.records import CalendarRecord
from salesbook.locale import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesbook.book.opened import Book

_MORNING = timedelta(hours=9)
_FESTIVAL_DAYS = 366
_NAMES = 40


def entries(book: Book, identity: str) -> Iterator[CalendarRecord]:
    """Yield what today's list knows besides what was agreed and the customers' own days (D16–D20)."""
    for uid, summary, on, description in (*_products(book), *_complaints(book), *_owed(book), *_festivals(book)):
        yield CalendarRecord(uid=f"{uid}@{identity}", summary=summary, on=on, description=description, alarm=_MORNING)


_Entry = tuple[str, str, date, str]
"""An id, what is said, the day, and more about it."""

_LIVE = "JOIN customer c ON c.id = o.customer_id AND c.disposition <> 'dropped'"


def _products(book: Book) -> Iterator[_Entry]:
    today = book.today()
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
            on = next_service(bought, months, today)
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
    today, chosen = book.today(), rules.rules(book).greeted
    for festival, on in festivals_between(today, today + timedelta(days=_FESTIVAL_DAYS)):
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
