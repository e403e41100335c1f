"""What the book holds, as the records that files are written from: page by page, so that any book fits into memory."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from dataclasses import dataclass, field
from datetime import date
from typing import TYPE_CHECKING, Any

from salesbook.book.clock import moment
from salesbook.book.rows import code, day
from salesbook.book.transfer import extras
from salesbook.domain.codes import (
    Attitude,
    Calendar,
    Channel,
    CustomerKind,
    DayKind,
    Disposition,
    Heat,
    Language,
    LifeStage,
    Outcome,
    PointKind,
    Source,
    Tier,
)
from salesbook.exchange.ownrows import can_head
from salesbook.exchange.records import (
    ContactRecord,
    DayValue,
    Extra,
    NoteRecord,
    OrderRecord,
    Origin,
    Point,
    RecordDay,
)

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesbook.book.opened import Book

_PAGE = 500
_MOST_COLUMNS = 40
"""Kept fields that get a column of their own; a table of hundreds of columns is none."""

_TEXTS = ("organisation", "department", "role", "trade", "place")
_CODES = {
    "kind": CustomerKind, "stage": LifeStage, "disposition": Disposition, "source": Source, "tier": Tier, "heat": Heat,
    "attitude": Attitude, "preferred_channel": Channel,
}  # fmt: skip
_SLOTS = {
    PointKind.PHONE: "phones", PointKind.EMAIL: "emails", PointKind.WECHAT: "wechats", PointKind.ADDRESS: "addresses",
    PointKind.URL: "urls", PointKind.IM: "ims",
}  # fmt: skip
_OWN = sorted(extras.CUSTOMER_COLUMNS)
_COLUMNS = ("id", "name", *_TEXTS, *_CODES, "language", "about", "do_not_call", "extra", "referrer_id", *_OWN)
_CONTACT = ("id", "customer_id", "name", "role", *sorted(extras.CONTACT_COLUMNS))


@dataclass(slots=True)
class _Belongings:
    """What belongs to one customer or contact."""

    points: dict[str, list[Point]] = field(default_factory=lambda: defaultdict(list))
    days: list[RecordDay] = field(default_factory=list)
    groups: list[str] = field(default_factory=list)
    tags: list[str] = field(default_factory=list)
    contacts: list[dict[str, Any]] = field(default_factory=list)
    next_on: str | None = None
    next_what: str = ""

    def slots(self) -> dict[str, Any]:
        """Return points and days by the slots of a record; the first birthday has one of its own."""
        birthday = next((one for one in self.days if one.kind is DayKind.BIRTHDAY and not one.label), None)
        others = tuple(one for one in self.days if one is not birthday)
        found: dict[str, Any] = {slot: tuple(points) for slot, points in self.points.items()}
        return {**found, "birthday": birthday and birthday.value, "days": others}


def contacts(book: Book) -> Iterator[ContactRecord]:
    """Yield all customers, each followed by its contacts (D1), who say in a field whose they are."""
    number = last = 0
    while rows := book.db.rows(
        f"SELECT {', '.join(_COLUMNS)} FROM customer WHERE id > ? ORDER BY id LIMIT {_PAGE}", (last,)
    ):
        customers = [dict(zip(_COLUMNS, row, strict=True)) for row in rows]
        last = customers[-1]["id"]
        belongings = _belongings(book, [customer["id"] for customer in customers])
        for customer in customers:
            own = belongings[customer["id"]]
            number += 1
            yield _customer(number, customer, own, _referrer(book, customer))
            for contact in own.contacts:
                number += 1
                yield _contact(number, contact, customer["name"], belongings[-contact["id"]])


def one(book: Book, customer: int) -> ContactRecord:
    """Return one customer of the book, without its contacts."""
    row = book.db.row(f"SELECT {', '.join(_COLUMNS)} FROM customer WHERE id = ?", (customer,))
    values = dict(zip(_COLUMNS, row, strict=True))
    return _customer(1, values, _belongings(book, [customer])[customer], _referrer(book, values))


def kept_columns(book: Book) -> tuple[str, ...]:
    """Return the headers of kept fields that deserve columns of their own, the most frequent first."""
    found: Counter[str] = Counter()
    for (stored,) in book.db.each("SELECT extra FROM customer WHERE extra IS NOT NULL"):
        for pair in extras.load_pairs(stored):
            kept = extras.extra(pair)
            is_column = kept.origin is Origin.TABLE and not extras.is_own(pair) and not extras.own_column(kept)
            if is_column and can_head(kept.name):
                found[kept.name] += 1
    return tuple(name for name, _count in found.most_common(_MOST_COLUMNS))


def orders(book: Book) -> Iterator[OrderRecord]:
    """Yield all orders, the oldest first."""
    for number, (name, organisation, phone, on, amount, currency, what) in enumerate(
        book.db.each(
            f"""SELECT c.name, coalesce(c.organisation, ''), {_PHONE}, o."on", o.amount, o.currency, o.what
            FROM sales_order o JOIN customer c ON c.id = o.customer_id ORDER BY o."on", o.id"""
        ),
        1,
    ):
        yield OrderRecord(number, name, phone, date.fromisoformat(on), amount, currency, what, "", organisation)


def talks(book: Book) -> Iterator[NoteRecord]:
    """Yield all talks, the oldest first, with the rep's own line where it says more than the note."""
    for number, (name, organisation, phone, at, offset, on, channel, outcome, note) in enumerate(
        book.db.each(
            f"""SELECT c.name, coalesce(c.organisation, ''), {_PHONE}, i.at, i.utc_offset, i.day, i.channel, i.outcome,
              coalesce(i.typed, i.note)
            FROM interaction i JOIN customer c ON c.id = i.customer_id ORDER BY i.at, i.id"""
        ),
        1,
    ):
        clock = moment(at, offset).time().replace(second=0)
        yield NoteRecord(
            number, name, phone, date.fromisoformat(on), note, clock, Channel(channel), Outcome(outcome), organisation
        )


_PHONE = """coalesce((SELECT p.value FROM contact_point p WHERE p.customer_id = c.id AND p.contact_id IS NULL
  AND p.kind = 'phone' ORDER BY p.id LIMIT 1), '')"""


def _belongings(book: Book, customers: list[int]) -> defaultdict[int, _Belongings]:
    """Return what belongs to customers, and under the negative of their ids to their contacts."""
    ids = json.dumps(customers)
    of_these = "customer_id IN (SELECT value FROM json_each(?))"
    found: defaultdict[int, _Belongings] = defaultdict(_Belongings)
    for customer, contact, kind, value, label in book.db.rows(
        f"""SELECT customer_id, contact_id, kind, value, coalesce(label, '') FROM contact_point
        WHERE {of_these} ORDER BY id""",
        (ids,),
    ):
        found[-contact if contact else customer].points[_SLOTS[PointKind(kind)]].append(Point(value, label))
    for customer, contact, kind, calendar, year, month, number, leap, label in book.db.rows(
        f"""SELECT customer_id, contact_id, kind, calendar, year, month, day, leap, coalesce(label, '') FROM day
        WHERE {of_these} ORDER BY id""",
        (ids,),
    ):
        value = DayValue(month, number, year, Calendar(calendar), bool(leap))
        found[-contact if contact else customer].days.append(RecordDay(DayKind(kind), value, label))
    for customer, group in book.db.rows(
        f"""SELECT m.customer_id, g.name FROM membership m JOIN customer_group g ON g.id = m.group_id
        WHERE m.{of_these} ORDER BY m.id""",
        (ids,),
    ):
        found[customer].groups.append(group)
    for customer, tag in book.db.rows(
        f"SELECT customer_id, name FROM tag WHERE {of_these} GROUP BY customer_id, name ORDER BY min(id)", (ids,)
    ):
        found[customer].tags.append(tag)
    for row in book.db.rows(f"SELECT {', '.join(_CONTACT)} FROM contact WHERE {of_these} ORDER BY id", (ids,)):
        contact = dict(zip(_CONTACT, row, strict=True))
        found[contact["customer_id"]].contacts.append(contact)
    for customer, on, what in book.db.rows(
        f"""SELECT customer_id, "on", what FROM followup WHERE state = 'open' AND {of_these}
        ORDER BY "on" DESC, id DESC""",
        (ids,),
    ):
        # Latest first, so that the earliest is what stays.
        found[customer].next_on, found[customer].next_what = on, what
    return found


def _customer(number: int, row: dict[str, Any], own: _Belongings, referrer: str) -> ContactRecord:
    kept = extras.load_pairs(row["extra"])
    # No months between calls is a choice of the rep's, a flag that is not set is none. What a merge kept of another
    # customer under the same name comes after.
    fields = [
        extras.own_field(column, row[column])
        for column in _OWN
        if row[column] or (column in extras.NUMBERS and row[column] is not None)
    ]
    fields += [extras.extra(pair) for pair in kept if not extras.is_own(pair)]
    nicknames = [value for name, value in kept if name == extras.NICKNAME]
    unknown = [value for name, value in kept if name == extras.REFERRER]
    if not referrer and unknown:
        referrer = unknown.pop(0)
    values: dict[str, Any] = {column: row[column] or "" for column in _TEXTS}
    values |= {column: code(enum, row[column]) for column, enum in _CODES.items()}
    values |= own.slots()
    return ContactRecord(
        number,
        row["name"],
        **values,
        language=Language(row["language"]) if row["language"] in list(Language) else None,
        note=row["about"] or "",
        do_not_call=bool(row["do_not_call"]),
        groups=tuple(own.groups),
        tags=tuple(own.tags),
        referrer=referrer,
        nicknames=tuple(nicknames),
        next_on=day(own.next_on),
        next_what=own.next_what,
        extra=(*fields, *(Extra(extras.REFERRER, name, Origin.TABLE) for name in unknown)),
    )


def _contact(number: int, row: dict[str, Any], customer: str, own: _Belongings) -> ContactRecord:
    fields = [extras.own_field(column, row[column]) for column in sorted(extras.CONTACT_COLUMNS) if row[column]]
    return ContactRecord(
        number,
        row["name"],
        organisation=customer,
        role=row["role"] or "",
        **own.slots(),
        extra=(Extra(extras.CONTACT_OF, customer, Origin.TABLE), *fields),
    )


def _referrer(book: Book, customer: dict[str, Any]) -> str:
    if customer["referrer_id"] is None:
        return ""
    return str(book.db.value("SELECT name FROM customer WHERE id = ?", (customer["referrer_id"],)) or "")
