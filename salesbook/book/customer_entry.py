"""Adding a customer, and editing one, with all that belongs to it."""

from __future__ import annotations

import json
import re
from functools import lru_cache
from typing import TYPE_CHECKING

from salesbook.book.changes import Action, Changes, recorded
from salesbook.book.customer_card import COLUMNS, REFERRER, card
from salesbook.domain.codes import PointKind
from salesbook.domain.errors import SalesbookError
from salesbook.domain.text import fold
from salesbook.locale import _
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesbook.book.opened import Book
    from salesbook.domain.customers import Contact, Customer, Point, SpecialDay


_NO_DIGIT = re.compile(r"\D")


# While many customers come in each point is asked for several times.
@lru_cache(maxsize=1 << 12)
def folded_point(kind: PointKind, value: str) -> str:
    """Return a point as it is compared and searched: a phone by its digits, without China's or a trunk prefix."""
    if kind is not PointKind.PHONE:
        return fold(value)
    digits = value if value.isascii() and value.isdigit() else _NO_DIGIT.sub("", fold(value))
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
    row = book.db.insert(Table.CUSTOMER, created_on=book.today().isoformat(), **_stored(book, customer))
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
        book.db.update(Table.CUSTOMER, row, **_stored(book, customer, row))
        belongings = ("points", "contacts", "days", "groups", "tags")
        if any(getattr(before, part) != getattr(customer, part) for part in belongings):
            for table in ("contact_point", "day", "membership"):
                book.db.execute(f"DELETE FROM {table} WHERE customer_id = ?", (row,))
            for tag, word in book.db.rows("SELECT id, name FROM tag WHERE customer_id = ?", (row,)):
                if word not in customer.tags:
                    book.db.delete(Table.TAG, tag)
            _put_contacts(book, row, customer)
            _put_points_and_days(book, row, None, customer.points, customer.days)
            _put_words(book, row, customer)
    return pending.changes


def _stored(book: Book, customer: Customer, row: int | None = None) -> dict[str, object]:
    values: dict[str, object] = {}
    for column in COLUMNS:
        value = getattr(customer, column)
        values[column] = None if value == "" and column != "name" else value
    extra = list(customer.extra)
    by = _named(book, customer.referrer, row) if customer.referrer else None
    if customer.referrer and by is None:
        extra.append((REFERRER, customer.referrer))
    values["referrer_id"] = by
    values["extra"] = json.dumps(extra, ensure_ascii=False) if extra else None
    return values


def _named(book: Book, wanted: str, row: int | None) -> int | None:
    """Return the customer called so, other than the one in `row`: of several the one it refers to, else the first."""
    found: int | None = book.db.value(
        """SELECT id FROM customer WHERE name = ?1 AND id IS NOT ?2
        ORDER BY id IS NOT (SELECT referrer_id FROM customer WHERE id = ?2), id""",
        (wanted, row),
    )
    return found


def _put_belongings(book: Book, row: int, customer: Customer) -> None:
    for contact in customer.contacts:
        _put_contact(book, row, contact)
    _put_points_and_days(book, row, None, customer.points, customer.days)
    _put_words(book, row, customer)


def _put_contacts(book: Book, row: int, after: Customer) -> None:
    known: dict[str, list[int]] = {}
    for contact_row, name in book.db.rows("SELECT id, name FROM contact WHERE customer_id = ? ORDER BY id", (row,)):
        known.setdefault(name, []).append(contact_row)
    for contact in after.contacts:
        # Of two with the same name each keeps its own place.
        same = known.get(contact.name)
        _put_contact(book, row, contact, same.pop(0) if same else None)
    for contact_row in (one for rest in known.values() for one in rest):
        book.db.execute("UPDATE interaction SET contact_id = NULL WHERE contact_id = ?", (contact_row,))
        book.db.delete(Table.CONTACT, contact_row)


def _put_contact(book: Book, row: int, contact: Contact, existing: int | None = None) -> None:
    values = {
        "name": contact.name,
        "role": contact.role or None,
        "function": contact.function,
        "interests": contact.interests or None,
        "circle": contact.circle or None,
    }
    if existing is None:
        existing = book.db.insert(Table.CONTACT, customer_id=row, **values)
    else:
        book.db.update(Table.CONTACT, existing, **values)
    _put_points_and_days(book, row, existing, contact.points, contact.days)


def _put_points_and_days(
    book: Book, row: int, contact: int | None, points: Sequence[Point], days: Sequence[SpecialDay]
) -> None:
    for point in points:
        book.db.insert(
            Table.CONTACT_POINT, customer_id=row, contact_id=contact, kind=point.kind, value=point.value,
            label=point.label or None, folded=folded_point(point.kind, point.value),
        )  # fmt: skip
    for one in days:
        book.db.insert(
            Table.DAY, customer_id=row, contact_id=contact, kind=one.kind, label=one.label or None,
            calendar=one.day.calendar, year=one.day.year, month=one.day.month, day=one.day.day, leap=one.day.leap,
        )  # fmt: skip


def _put_words(book: Book, row: int, customer: Customer) -> None:
    for group in customer.groups:
        known = book.db.value("SELECT id FROM customer_group WHERE name = ?", (group,))
        group_row = known or book.db.insert(Table.CUSTOMER_GROUP, name=group)
        book.db.insert(Table.MEMBERSHIP, customer_id=row, group_id=group_row)
    held = {tag for (tag,) in book.db.rows("SELECT name FROM tag WHERE customer_id = ?", (row,))}
    for tag in customer.tags:
        if tag not in held:
            book.db.insert(Table.TAG, customer_id=row, name=tag)
