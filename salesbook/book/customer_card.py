"""The card of one customer: all that was written down, and what follows from the talks and orders."""

from __future__ import annotations

import json
from dataclasses import dataclass
from typing import TYPE_CHECKING

from salesbook.book import followups
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
from salesbook.locale import _

if TYPE_CHECKING:
    from datetime import date

    from salesbook.book.opened import Book
    from salesbook.domain.plans import Planned, Promised

REFERRER = "referrer"
"""The name under which `Customer.extra` is stored with a referrer who is not in the book."""


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


COLUMNS = (
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
        f"""SELECT {", ".join("c." + column for column in COLUMNS)}, c.extra, r.name, s.sales_class, s.last_on,
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
    values = dict(zip(COLUMNS, row, strict=False))
    extra, referrer, sales_class, last_on, last_visit_on, owed, draft = row[len(COLUMNS) :]
    plain = {column: _value(column, value) for column, value in values.items()}
    pairs = [(field, text) for field, text in json.loads(extra)] if extra else []
    unknown = next((pair for pair in pairs if pair[0] == REFERRER), None) if referrer is None else None
    if unknown is not None:
        pairs.remove(unknown)
    known = Customer(
        **plain,  # type: ignore[arg-type]
        **_belongings(book, customer),  # type: ignore[arg-type]
        referrer=unknown[1] if unknown is not None else referrer or "",
        extra=tuple(pairs),
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
