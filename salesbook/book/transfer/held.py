"""What the book holds of somebody, changeable, for records to be merged into; and what is to be written of it."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, TypeAlias

from salesbook.book.customers import folded_point
from salesbook.book.transfer.extras import dump, load_pairs
from salesbook.book.transfer.keys import point_key
from salesbook.domain.codes import Disposition, LifeStage, PointKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesbook.book.opened import Book
    from salesbook.book.transfer.extras import Pair

Value: TypeAlias = "str | int | None"
DayKey: TypeAlias = "tuple[str, str, int, int, bool, str]"
"""Kind, calendar, month, day, leap month, label."""

_BETWEEN = ", "

CUSTOMER = (
    "kind", "name", "organisation", "department", "role", "stage", "source", "tier", "heat", "disposition", "attitude",
    "first_adopter", "discount_only", "class_pin", "call_months", "visit_months", "preferred_channel",
    "preferred_hour", "do_not_call", "language", "trade", "place", "about", "credit_limit", "credit_currency",
    "credit_days", "credit_review_on", "share_of_wallet", "extra", "created_on", "referrer_id",
)  # fmt: skip
"""Columns of a customer that an import writes."""

CONTACT = ("name", "role", "function", "interests", "circle")
"""Columns of a contact that an import writes."""

_NEW_CUSTOMER: dict[str, Value] = {
    **dict.fromkeys(CUSTOMER),
    "kind": "person",
    "stage": LifeStage.PROSPECT.value,
    "disposition": Disposition.KEEP_CALLING.value,
    "first_adopter": 0,
    "discount_only": 0,
    "do_not_call": 0,
}


@dataclass(slots=True)
class HeldPoint:
    """A contact point; `id` is None while it is not in the book."""

    id: int | None
    kind: PointKind
    value: str
    label: str
    folded: str


@dataclass(slots=True)
class HeldDay:
    """A day of the year; `id` is None while it is not in the book."""

    id: int | None
    key: DayKey
    year: int | None


@dataclass(slots=True)
class Held:
    """A customer, or with `contact` a contact of one, with what belongs to it.

    `version` grows with each change. The `changed` and `new` members say what has to be written. A contact has
    columns, points and days only; everything else belongs to its customer.
    """

    customer: int
    contact: int | None
    is_new: bool
    row: dict[str, Value]
    version: int = 0
    points: dict[tuple[PointKind, str], HeldPoint] = field(default_factory=dict)
    days: dict[DayKey, HeldDay] = field(default_factory=dict)
    groups: set[str] = field(default_factory=set)
    tags: set[str] = field(default_factory=set)
    plans: set[tuple[str, str]] = field(default_factory=set)
    extras: list[Pair] = field(default_factory=list)
    referrer: str = ""
    changed: set[str] = field(default_factory=set)
    changed_points: list[HeldPoint] = field(default_factory=list)
    changed_days: list[HeldDay] = field(default_factory=list)
    new_groups: list[str] = field(default_factory=list)
    new_tags: list[str] = field(default_factory=list)
    new_plans: list[tuple[str, str]] = field(default_factory=list)

    def set(self, column: str, value: Value) -> None:
        """Give a column a value."""
        self.row[column] = value
        self.changed.add(column)
        self.version += 1

    def add_point(self, kind: PointKind, value: str, label: str) -> None:
        """Add a contact point; to one that is there already, what it is called."""
        if not value:
            return
        folded = folded_point(kind, value)
        key = (kind, point_key(kind, folded))
        known = self.points.get(key)
        if known is None:
            self.points[key] = known = HeldPoint(None, kind, value, label, folded)
        elif label and label not in known.label.split(_BETWEEN):
            known.label = f"{known.label}{_BETWEEN}{label}" if known.label else label
        else:
            return
        if known not in self.changed_points:
            self.changed_points.append(known)
        self.version += 1

    def add_day(self, key: DayKey, year: int | None) -> None:
        """Add a day; to one that is there already without its year, the year."""
        known = self.days.get(key)
        if known is not None and year in (None, known.year):
            return
        if known is None:
            self.days[key] = known = HeldDay(None, key, year)
        elif known.year is None:
            known.year = year
        else:
            # Two years for one day: both stay.
            key = (*key[:-1], f"{key[-1]} {year}".strip())
            if key in self.days:
                return
            self.days[key] = known = HeldDay(None, key, year)
        if known not in self.changed_days:
            self.changed_days.append(known)
        self.version += 1

    def add_group(self, group: str) -> None:
        """Put the customer into a group."""
        if group not in self.groups:
            self.groups.add(group)
            self.new_groups.append(group)
            self.version += 1

    def add_tag(self, tag: str) -> None:
        """Tag the customer."""
        if tag not in self.tags:
            self.tags.add(tag)
            self.new_tags.append(tag)
            self.version += 1

    def add_plan(self, on: str, what: str) -> None:
        """Plan a contact, unless it was planned before, whatever became of it."""
        if (on, what) not in self.plans:
            self.plans.add((on, what))
            self.new_plans.append((on, what))
            self.version += 1

    def keep(self, pair: Pair) -> None:
        """Keep a field for which there is no place."""
        if pair not in self.extras:
            self.extras.append(pair)
            self.set("extra", dump(self.extras))


def new_customer(customer: int, name: str, created_on: str) -> Held:
    """Return a customer of whom nothing is known but the name."""
    return Held(customer, None, is_new=True, row={**_NEW_CUSTOMER, "name": name, "created_on": created_on})


def new_contact(customer: int, contact: int, name: str) -> Held:
    """Return a contact of whom nothing is known but the name."""
    return Held(customer, contact, is_new=True, row={**dict.fromkeys(CONTACT), "name": name})


def load(book: Book, persons: Iterable[int]) -> dict[int, Held]:
    """Return what the book holds of customers, and under the negative of their ids of contacts."""
    ids = sorted(set(persons))
    customers = json.dumps([person for person in ids if person > 0])
    contacts = json.dumps([-person for person in ids if person < 0])
    found: dict[int, Held] = {}
    columns = ", ".join(f"c.{column}" for column in CUSTOMER)
    for customer, referrer, *row in book.db.rows(
        f"""SELECT c.id, coalesce(r.name, ''), {columns} FROM customer c LEFT JOIN customer r ON r.id = c.referrer_id
        WHERE c.id IN (SELECT value FROM json_each(?))""",
        (customers,),
    ):
        held = Held(customer, None, is_new=False, row=dict(zip(CUSTOMER, row, strict=True)), referrer=referrer)
        held.extras = load_pairs(held.row["extra"])
        found[customer] = held
    columns = ", ".join(CONTACT)
    for contact, customer, *row in book.db.rows(
        f"SELECT id, customer_id, {columns} FROM contact WHERE id IN (SELECT value FROM json_each(?))", (contacts,)
    ):
        found[-contact] = Held(customer, contact, is_new=False, row=dict(zip(CONTACT, row, strict=True)))
    _load_points(book, found, customers, contacts)
    if found:
        _load_words(book, found, customers)
    return found


def _load_points(book: Book, found: dict[int, Held], customers: str, contacts: str) -> None:
    # By the plus sign SQLite is kept from going through everything without a contact.
    for owner, whose in ((customers, "+contact_id IS NULL AND customer_id"), (contacts, "contact_id")):
        for point, customer, contact, kind, value, label, folded in book.db.rows(
            f"""SELECT id, customer_id, contact_id, kind, value, coalesce(label, ''), folded FROM contact_point
            WHERE {whose} IN (SELECT value FROM json_each(?)) ORDER BY id""",
            (owner,),
        ):
            held = found[customer if contact is None else -contact]
            known = HeldPoint(point, PointKind(kind), value, label, folded)
            held.points.setdefault((known.kind, point_key(known.kind, folded)), known)
        for row, customer, contact, year, *key, leap, label in book.db.rows(
            f"""SELECT id, customer_id, contact_id, year, kind, calendar, month, day, leap, coalesce(label, '')
            FROM day WHERE {whose} IN (SELECT value FROM json_each(?)) ORDER BY id""",
            (owner,),
        ):
            held = found[customer if contact is None else -contact]
            day_key: DayKey = (*key, bool(leap), label)
            held.days.setdefault(day_key, HeldDay(row, day_key, year))


def _load_words(book: Book, found: dict[int, Held], customers: str) -> None:
    of_these = "customer_id IN (SELECT value FROM json_each(?))"
    for customer, group in book.db.rows(
        f"SELECT m.customer_id, g.name FROM membership m JOIN customer_group g ON g.id = m.group_id WHERE m.{of_these}",
        (customers,),
    ):
        found[customer].groups.add(group)
    for customer, tag in book.db.rows(f"SELECT customer_id, name FROM tag WHERE {of_these}", (customers,)):
        found[customer].tags.add(tag)
    for customer, on, what in book.db.rows(
        f'SELECT customer_id, "on", what FROM followup WHERE {of_these}', (customers,)
    ):
        found[customer].plans.add((on, what))
