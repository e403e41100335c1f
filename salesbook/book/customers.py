"""Customers: the list of all, the card of one, adding and editing."""

from __future__ import annotations

import json
import re
from dataclasses import dataclass, fields
from typing import TYPE_CHECKING

from salesbook.book import followups
from salesbook.book.changes import Action, Changes, recorded
from salesbook.book.rows import code, day
from salesbook.domain.codes import (
    Attitude,
    Calendar,
    Channel,
    ContactFunction,
    CustomerKind,
    DayKind,
    Disposition,
    Heat,
    LifeStage,
    PointKind,
    SalesClass,
    Source,
    Tier,
)
from salesbook.domain.customers import Contact, Customer, Point, SpecialDay
from salesbook.domain.days import DayOfYear
from salesbook.domain.errors import SalesbookError
from salesbook.domain.text import fold
from salesbook.locale import _
from salesbook.store import models

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from salesbook.book.opened import Book
    from salesbook.domain.plans import Planned, Promised


@dataclass(frozen=True, slots=True)
class CustomerLine:
    """A customer as a row in a list."""

    id: int
    name: str
    organisation: str
    sales_class: SalesClass | None
    tier: Tier | None
    last_on: date | None
    draft: bool


@dataclass(frozen=True, slots=True)
class Card:
    """A customer as it is shown: what was written down, and what follows from the talks and orders."""

    id: int
    customer: Customer
    sales_class: SalesClass | None
    last_on: date | None
    last_visit_on: date | None
    planned: tuple[Planned, ...]
    promised: tuple[Promised, ...]
    owed: int
    currency: str
    draft: str


_LINE = """
SELECT c.id, c.name, coalesce(c.organisation, ''), coalesce(c.class_pin, s.sales_class), c.tier, s.last_on,
  EXISTS (SELECT 1 FROM draft d WHERE d.customer = c.id)
FROM ({ids}) p JOIN customer c ON c.id = p.customer_id JOIN standing s ON s.customer_id = c.id ORDER BY p.place
"""
_BY_NAME = """
SELECT customer_id, row_number() OVER (ORDER BY sort_key, customer_id) AS place FROM
(SELECT customer_id, sort_key FROM standing ORDER BY sort_key, customer_id LIMIT ? OFFSET ?)
"""


def count(book: Book) -> int:
    """Return how many customers the book holds."""
    return int(book.db.value("SELECT count(*) FROM customer"))


def page(book: Book, offset: int, limit: int) -> tuple[CustomerLine, ...]:
    """Return `limit` customers from `offset` on, by the spelling of their names."""
    return _lines(book.db.rows(_LINE.format(ids=_BY_NAME), (limit, offset)))


def lines(book: Book, customers: Sequence[int]) -> tuple[CustomerLine, ...]:
    """Return these customers in the order given; those that are gone are left out."""
    ids = "SELECT value AS customer_id, key AS place FROM json_each(?)"
    return _lines(book.db.rows(_LINE.format(ids=ids), (json.dumps(list(customers)),)))


def place(book: Book, customer: int) -> int:
    """Return where in the list by name a customer stands, from 0."""
    return int(
        book.db.value(
            """SELECT count(*) FROM standing s, (SELECT sort_key AS k, customer_id AS c FROM standing
            WHERE customer_id = ?) w WHERE (s.sort_key, s.customer_id) < (w.k, w.c)""",
            (customer,),
        )
    )


def _lines(
    rows: Sequence[tuple[int, str, str, str | None, str | None, str | None, int]],
) -> tuple[CustomerLine, ...]:
    return tuple(
        CustomerLine(i, name, org, code(SalesClass, cls), code(Tier, tier), day(last), bool(draft))
        for i, name, org, cls, tier, last, draft in rows
    )


def name(book: Book, customer: int) -> str:
    """Return a customer's name.

    Raises:
        SalesbookError: there is no such customer.
    """
    found: str | None = book.db.value("SELECT name FROM customer WHERE id = ?", (customer,))
    if found is None:
        raise SalesbookError(_("There is no customer {number} in the book.").format(number=customer))
    return found


_COLUMNS = (
    "name", "kind", "organisation", "department", "role", "stage", "source", "tier", "heat", "disposition", "attitude",
    "first_adopter", "discount_only", "class_pin", "call_months", "visit_months", "preferred_channel",
    "preferred_hour", "do_not_call", "language", "trade", "place", "about", "credit_limit", "credit_currency",
    "credit_days",
)  # fmt: skip
_CODES = {
    "kind": CustomerKind, "stage": LifeStage, "source": Source, "tier": Tier, "heat": Heat, "disposition": Disposition,
    "attitude": Attitude, "class_pin": SalesClass, "preferred_channel": Channel,
}  # fmt: skip
_FLAGS = frozenset({"first_adopter", "discount_only", "do_not_call"})
_NUMBERS = frozenset({"call_months", "visit_months", "credit_limit", "credit_days"})


def card(book: Book, customer: int) -> Card:
    """Return the card of one customer.

    Raises:
        SalesbookError: there is no such customer.
    """
    row = book.db.row(
        f"""SELECT {", ".join("c." + column for column in _COLUMNS)}, c.extra, r.name, s.sales_class, s.last_on,
          s.last_visit_on,
          (SELECT coalesce(sum(amount), 0) FROM sales_order WHERE customer_id = c.id AND due_on IS NOT NULL)
          - (SELECT coalesce(sum(amount), 0) FROM payment WHERE customer_id = c.id),
          (SELECT text FROM draft WHERE customer = c.id)
        FROM customer c JOIN standing s ON s.customer_id = c.id LEFT JOIN customer r ON r.id = c.referrer_id
        WHERE c.id = ?""",
        (customer,),
    )
    if row is None:
        raise SalesbookError(_("There is no customer {number} in the book.").format(number=customer))
    values = dict(zip(_COLUMNS, row, strict=False))
    extra, referrer, sales_class, last_on, last_visit_on, owed, draft = row[len(_COLUMNS) :]
    plain = {column: _value(column, value) for column, value in values.items()}
    known = Customer(
        **plain,  # type: ignore[arg-type]
        **_belongings(book, customer),  # type: ignore[arg-type]
        referrer=referrer or "",
        extra=tuple((n, v) for n, v in json.loads(extra)) if extra else (),
    )
    return Card(
        id=customer,
        customer=known,
        sales_class=known.class_pin or code(SalesClass, sales_class),
        last_on=day(last_on),
        last_visit_on=day(last_visit_on),
        planned=followups.planned(book, customer),
        promised=followups.promised(book, customer),
        owed=max(owed, 0),
        currency=known.credit_currency or "CNY",
        draft=draft or "",
    )


def _value(column: str, value: str | int | None) -> object:
    if column in _CODES:
        return code(_CODES[column], str(value)) if value else None
    if column in _FLAGS:
        return bool(value)
    if column in _NUMBERS:
        return value
    return value or ""


def _belongings(book: Book, customer: int) -> dict[str, tuple[object, ...]]:
    points: dict[int | None, list[Point]] = {}
    for contact, kind, value, label in book.db.rows(
        "SELECT contact_id, kind, value, coalesce(label, '') FROM contact_point WHERE customer_id = ? ORDER BY id",
        (customer,),
    ):
        points.setdefault(contact, []).append(Point(PointKind(kind), value, label))
    days: dict[int | None, list[SpecialDay]] = {}
    for contact, kind, calendar, month, number, leap, year, label in book.db.rows(
        """SELECT contact_id, kind, calendar, month, day, leap, year, coalesce(label, '') FROM day
        WHERE customer_id = ? ORDER BY id""",
        (customer,),
    ):
        one = DayOfYear(Calendar(calendar), month, number, bool(leap), year)
        days.setdefault(contact, []).append(SpecialDay(DayKind(kind), one, label))
    contacts = [
        Contact(
            contact, role or "", code(ContactFunction, function), interests or "", circle or "",
            tuple(points.get(row, ())), tuple(days.get(row, ())),
        )
        for row, contact, role, function, interests, circle in book.db.rows(
            "SELECT id, name, role, function, interests, circle FROM contact WHERE customer_id = ? ORDER BY id",
            (customer,),
        )
    ]  # fmt: skip
    words = book.db.rows(
        """SELECT 'group', g.name, min(m.id) FROM membership m JOIN customer_group g ON g.id = m.group_id
        WHERE m.customer_id = ? GROUP BY g.name
        UNION ALL SELECT 'tag', name, min(id) FROM tag WHERE customer_id = ? GROUP BY name ORDER BY 3""",
        (customer, customer),
    )
    return {
        "points": tuple(points.get(None, ())),
        "contacts": tuple(contacts),
        "days": tuple(days.get(None, ())),
        "groups": tuple(word for kind, word, _id in words if kind == "group"),
        "tags": tuple(word for kind, word, _id in words if kind == "tag"),
    }


def folded_point(kind: PointKind, value: str) -> str:
    """Return a point as it is compared and searched: a phone by its digits, without China's or a trunk prefix."""
    if kind is not PointKind.PHONE:
        return fold(value)
    digits = re.sub(r"\D", "", fold(value))
    for prefix in ("0086", "86"):
        if digits.startswith(prefix) and len(digits) - len(prefix) == 11:
            return digits.removeprefix(prefix)
    return digits or fold(value)


def add(book: Book, customer: Customer) -> tuple[int, Changes]:
    """Add a customer and return its id.

    Raises:
        SalesbookError: it has no name.
    """
    with recorded(book, Action.CUSTOMER_ADDED, customer.name) as pending:
        row = insert(book, customer)
    return row, pending.changes


def insert(book: Book, customer: Customer) -> int:
    """Insert a customer with all that belongs to it, within the caller's transaction."""
    if not customer.name.strip():
        raise SalesbookError(_("The customer has no name: write one."))
    row = book.db.insert(models.Customer, created_on=book.today().isoformat(), **_stored(book, customer))
    _put_belongings(book, row, customer)
    return row


def edit(book: Book, row: int, customer: Customer) -> Changes:
    """Make a customer what is given; what stays equal is not touched.

    Raises:
        SalesbookError: it would have no name, or is not in the book.
    """
    if not customer.name.strip():
        raise SalesbookError(_("The customer has no name: write one."))
    before = card(book, row).customer
    with recorded(book, Action.CUSTOMER_EDITED, customer.name) as pending:
        book.db.update(models.Customer, row, **_stored(book, customer))
        belongings = ("points", "contacts", "days", "groups", "tags")
        if any(getattr(before, part) != getattr(customer, part) for part in belongings):
            for table in ("contact_point", "day", "membership"):
                book.db.execute(f"DELETE FROM {table} WHERE customer_id = ?", (row,))
            keep = json.dumps(customer.tags)
            book.db.execute(
                "DELETE FROM tag WHERE customer_id = ? AND name NOT IN (SELECT value FROM json_each(?))",
                (row, keep),
            )
            _put_contacts(book, row, customer)
            _put_points_and_days(book, row, None, customer.points, customer.days)
            _put_words(book, row, customer)
    return pending.changes


def _stored(book: Book, customer: Customer) -> dict[str, object]:
    values: dict[str, object] = {}
    for one in fields(customer):
        if one.name in _COLUMNS:
            value = getattr(customer, one.name)
            values[one.name] = None if value == "" and one.name != "name" else value
    values["extra"] = json.dumps(customer.extra, ensure_ascii=False) if customer.extra else None
    values["referrer"] = _named(book, customer.referrer) if customer.referrer else None
    return values


def _named(book: Book, wanted: str) -> int | None:
    found: int | None = book.db.value("SELECT id FROM customer WHERE name = ? ORDER BY id", (wanted,))
    return found


def _put_belongings(book: Book, row: int, customer: Customer) -> None:
    for contact in customer.contacts:
        _put_contact(book, row, contact)
    _put_points_and_days(book, row, None, customer.points, customer.days)
    _put_words(book, row, customer)


def _put_contacts(book: Book, row: int, after: Customer) -> None:
    known = book.db.rows("SELECT id, name FROM contact WHERE customer_id = ? ORDER BY id", (row,))
    wanted = {contact.name for contact in after.contacts}
    for contact_row, contact_name in known:
        if contact_name not in wanted:
            book.db.execute("UPDATE interaction SET contact_id = NULL WHERE contact_id = ?", (contact_row,))
            book.db.delete(models.Contact, contact_row)
    rows = {contact_name: contact_row for contact_row, contact_name in known}
    for contact in after.contacts:
        _put_contact(book, row, contact, rows.get(contact.name))


def _put_contact(book: Book, row: int, contact: Contact, existing: int | None = None) -> None:
    values = {
        "name": contact.name,
        "role": contact.role or None,
        "function": contact.function,
        "interests": contact.interests or None,
        "circle": contact.circle or None,
    }
    if existing is None:
        existing = book.db.insert(models.Contact, customer=row, **values)
    else:
        book.db.update(models.Contact, existing, **values)
    _put_points_and_days(book, row, existing, contact.points, contact.days)


def _put_points_and_days(
    book: Book, row: int, contact: int | None, points: Sequence[Point], days: Sequence[SpecialDay]
) -> None:
    for point in points:
        book.db.insert(
            models.ContactPoint, customer=row, contact=contact, kind=point.kind, value=point.value,
            label=point.label or None, folded=folded_point(point.kind, point.value),
        )  # fmt: skip
    for one in days:
        book.db.insert(
            models.Day, customer=row, contact=contact, kind=one.kind, label=one.label or None,
            calendar=one.day.calendar, year=one.day.year, month=one.day.month, day=one.day.day, leap=one.day.leap,
        )  # fmt: skip


def _put_words(book: Book, row: int, customer: Customer) -> None:
    for group in customer.groups:
        known = book.db.value("SELECT id FROM customer_group WHERE name = ?", (group,))
        group_row = known or book.db.insert(models.CustomerGroup, name=group)
        book.db.insert(models.Membership, customer=row, group=group_row)
    held = {tag for (tag,) in book.db.rows("SELECT name FROM tag WHERE customer_id = ?", (row,))}
    for tag in customer.tags:
        if tag not in held:
            book.db.insert(models.Tag, customer=row, name=tag)
