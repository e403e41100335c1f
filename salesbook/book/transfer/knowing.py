"""Filling the index of everybody from the book, one query for each kind of key."""

from __future__ import annotations

import json
from math import inf
from typing import TYPE_CHECKING, TypeAlias

from salesbook.book.transfer import extras
from salesbook.book.transfer.keys import is_stand_in, name_key, stored_key
from salesbook.book.transfer.people import People, plain_mark
from salesbook.domain.codes import CustomerKind, DayKind

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

    from salesbook.book.opened import Book

Birthday: TypeAlias = "tuple[str, int, int, int | None]"
"""Calendar, month, day, year."""

_MAY_BE_NAMELESS = """
SELECT c.id, c.name, p.kind, p.folded FROM contact_point p JOIN customer c ON c.id = p.customer_id
WHERE p.contact_id IS NULL AND p.kind IN ('phone', 'email', 'wechat') AND (p.kind = 'wechat'
  OR c.name GLOB '*[@＠]*' OR c.name GLOB '*[0-9０-９]*[0-9０-９]*[0-9０-９]*')
"""
_CUSTOMERS = """SELECT c.id, c.name, c.organisation, c.kind, s.sort_key
FROM customer c JOIN standing s ON s.customer_id = c.id ORDER BY c.id"""
_CONTACTS = "SELECT id, customer_id, name FROM contact ORDER BY id"
_KEYS = "SELECT customer_id, contact_id, kind, folded FROM contact_point WHERE kind IN ('phone', 'email', 'wechat')"


_STEP = 2000
"""Rows read between two moments when others may ask the book something."""


def everybody(book: Book) -> Generator[None, None, People]:
    """Return the index of all customers and contacts of the book, in steps."""
    people = People()
    nameless = _nameless(book)
    yield
    unplaced: set[int] = set()
    for number, (customer, name, organisation, kind, sorted_by) in enumerate(book.db.each(_CUSTOMERS), start=1):
        people.enter(
            customer,
            "" if customer in nameless else name_key(name),
            name_key(organisation) if organisation else "",
            sorted_by,
        )
        if kind != CustomerKind.PERSON:
            people.companies.setdefault(name_key(name), customer)
        if not organisation:
            unplaced.add(customer)
        if number % _STEP == 0:
            yield
    for number, (contact, customer, name) in enumerate(book.db.each(_CONTACTS), start=1):
        people.contact_owners[-contact] = customer
        people.enter(-contact, name_key(name), people.persons[customer].name)
        if number % _STEP == 0:
            yield
    for number, (customer, contact, kind, folded) in enumerate(book.db.each(_KEYS), start=1):
        if key := stored_key(kind, folded):
            people.hold(key, customer if contact is None else -contact)
            if contact is None:
                unplaced.discard(customer)
        if number % _STEP == 0:
            yield
    _call(book, people)
    yield
    _enter_plain(book, people, unplaced)
    return people


def _nameless(book: Book) -> set[int]:
    """Return the customers who have only a number or an address in place of a name."""
    points: dict[tuple[int, str], list[tuple[str, str]]] = {}
    for customer, name, kind, folded in book.db.each(_MAY_BE_NAMELESS):
        points.setdefault((customer, name), []).append((kind, folded))
    return {customer for (customer, name), known in points.items() if is_stand_in(name, known)}


def _call(book: Book, people: People) -> None:
    for customer, stored in book.db.each(
        f"""SELECT id, extra FROM customer
        WHERE extra LIKE '%"{extras.NICKNAME}"%' OR extra LIKE '%"{extras.ALSO}"%' ORDER BY id"""
    ):
        pairs = extras.load_pairs(stored)
        people.call(customer, (name_key(value) for name, value in pairs if name == extras.NICKNAME))
        for name, value in pairs:
            if name == extras.ALSO:
                people.enter_plain(plain_mark(value, "", "", "", ()), customer)


def _enter_plain(book: Book, people: People, customers: set[int]) -> None:
    wanted = json.dumps(sorted(customers))
    marks: dict[int, list[str]] = {customer: [] for customer in customers}
    for customer, kind, folded in book.db.rows(
        """SELECT customer_id, kind, folded FROM contact_point
        WHERE contact_id IS NULL AND customer_id IN (SELECT value FROM json_each(?))""",
        (wanted,),
    ):
        marks[customer].append(kind + folded)
    birthdays: dict[int, list[Birthday]] = {}
    for customer, calendar, month, day, year in book.db.rows(
        """SELECT customer_id, calendar, month, day, year FROM day WHERE kind = ? AND contact_id IS NULL
        AND customer_id IN (SELECT value FROM json_each(?))""",
        (DayKind.BIRTHDAY, wanted),
    ):
        birthdays.setdefault(customer, []).append((calendar, month, day, year))
    for customer, known in birthdays.items():
        marks[customer].append(birthday_mark(known))
    for customer, name, department, role, place in book.db.rows(
        """SELECT id, name, coalesce(department, ''), coalesce(role, ''), coalesce(place, '') FROM customer
        WHERE id IN (SELECT value FROM json_each(?)) ORDER BY id""",
        (wanted,),
    ):
        people.enter_plain(plain_mark(name, department, role, place, marks[customer]), customer)


def birthday_mark(birthdays: Iterable[Birthday]) -> str:
    """Return the birthdays given of somebody as they tell two people of one name apart.

    The earliest of them: people with the same earliest birthday have that one together too, so that what a merge adds
    never hides who somebody is.
    """
    calendar, month, day, year = min(birthdays, key=lambda one: (*one[:3], one[3] or inf))
    return f"{calendar}{month}-{day}-{year or ''}"
