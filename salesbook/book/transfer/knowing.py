"""Who in the book a block of records may be about, looked up by keys: the same for ten customers and a million.

Those met last are kept in memory, so that a small file into a small book is never looked up. Phones and addresses are
found by the book's own index. What a name sounds like is not kept in the book: a table of numbers, gone with the
import, tells it of everybody, and whoever arrives joins it.
"""

from __future__ import annotations

import json
import sys
from array import array
from collections import Counter
from itertools import chain
from math import inf
from typing import TYPE_CHECKING, TypeAlias, TypeVar

from salesbook.book.steps import finish
from salesbook.book.transfer import extras
from salesbook.book.transfer.keys import PREFIXES, is_stand_in, name_key, phone_key, stored_forms, stored_key
from salesbook.book.transfer.people import (
    COMMON,
    CROWD,
    LOOKED_AT,
    People,
    as_numbers,
    company_number,
    place_number,
    plain_mark,
    plain_number,
    sound_number,
    sound_of,
)
from salesbook.domain.codes import DayKind
from salesbook.store.codec import restore
from salesbook.store.inserting import insert_rows

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Mapping, Sequence

    from salesbook.book.opened import Book
    from salesbook.book.transfer.matching import Wanted
    from salesbook.book.transfer.people import News

Birthday: TypeAlias = "tuple[str, int, int, int | None]"
"""Calendar, month, day, year."""

_T = TypeVar("_T")

_TABLES = {"known": ("number", "person"), "dialled": ("number", "person", "phone")}
"""Tables of numbers, which are their own index."""

_CALLED = f"""extra LIKE '%"{extras.NICKNAME}"%' OR extra LIKE '%"{extras.ALSO}"%'"""
_CUSTOMERS = f"""SELECT c.id, c.name, c.organisation, s.sort_key, CASE WHEN {_CALLED} THEN c.extra END,
  CASE WHEN c.organisation IS NULL THEN json_array(c.department, c.role, c.place) END,
  (SELECT group_concat(p.folded, ' ') FROM contact_point p
    WHERE p.customer_id = c.id AND +p.contact_id IS NULL AND p.kind = 'phone')
FROM customer c JOIN standing s ON s.customer_id = c.id WHERE c.id > ? ORDER BY c.id LIMIT {{}}"""
_CONTACTS = """SELECT k.id, k.name, c.name FROM contact k JOIN customer c ON c.id = k.customer_id
WHERE k.id > ? ORDER BY k.id LIMIT {}"""

_STEP = 5000
"""Rows read between two moments when others may ask the book something."""

_WITH_NUMBERS = f"""SELECT w.value, k.person FROM json_each(?) w JOIN known k ON k.number = w.value AND k.person IN (
  SELECT person FROM known WHERE number = w.value ORDER BY person < 0, abs(person) LIMIT {CROWD})"""
_A_FEW_WITH_NUMBERS = f"""SELECT w.value, k.person FROM json_each(?) w JOIN known k ON k.number = w.value
AND k.person IN (SELECT person FROM known WHERE number = w.value LIMIT {COMMON + 1})"""
_ONE_OFF = f"""WITH w(number, phone) AS (VALUES {{}})
SELECT DISTINCT d.person FROM w CROSS JOIN dialled d ON d.number = w.number AND d.person <= coalesce(
  (SELECT person FROM dialled WHERE number = w.number LIMIT 1 OFFSET {LOOKED_AT}), {sys.maxsize})
WHERE length(rtrim(abs(d.phone - w.phone), '0')) = 1"""
_WITH_POINTS = f"""WITH w(folded) AS (VALUES {{}})
SELECT w.folded, p.customer_id, p.contact_id FROM w JOIN contact_point p ON p.id IN (
  SELECT id FROM contact_point WHERE folded = w.folded AND kind IN ('phone', 'email', 'wechat')
  ORDER BY id LIMIT {CROWD + 1})"""
_OF_CROWD = """SELECT k.person FROM known k CROSS JOIN contact_point p
  ON (p.customer_id = k.person AND p.contact_id IS NULL) OR p.contact_id = -k.person
  WHERE k.number = ? AND p.folded = ?"""
_IN = "(SELECT value FROM json_each(?))"
_MOST_KEPT = 100_000
"""Persons that are kept in memory: half a kilobyte each."""

_MOST_VALUES = 450
"""Texts in one query at most. (As JSON they would lose a NUL.)"""


class Register:
    """Everybody, for as long as an import takes; `close` it.

    Attributes:
        people: those who were met last, and whom the records at hand may be about.
    """

    def __init__(self, book: Book, *, with_companies: bool) -> None:
        """Begin with nobody; see `fill`. Who works in a company is asked of those that begin `with_companies` only."""
        self.people = People(with_companies)
        self._book = book
        self._asked: set[int] | None = None
        self._known, self._dialled = array("q"), array("q")
        self._is_complete = not book.db.value("SELECT EXISTS (SELECT 1 FROM customer)")
        for table, columns in _TABLES.items():
            book.db.execute(
                f"CREATE TEMP TABLE {table}({' INTEGER, '.join(columns)} INTEGER, PRIMARY KEY ({', '.join(columns)})) "
                "WITHOUT ROWID"
            )

    def close(self) -> None:
        """Let go of it, if the end of the transaction has not done so."""
        for table in _TABLES:
            self._book.db.execute(f"DROP TABLE IF EXISTS temp.{table}")

    def fill(self, names: Iterable[str] | None = None) -> Generator[None, None, None]:
        """Enter everybody who is in the book, in steps.

        Args:
            names: all that will ever be asked for, people's and companies': nobody else is entered then, which takes
                half the time or less.
        """
        if names is not None:
            self._asked = {number(name) for name in names if name for number in (sound_number, company_number)}
        for sql, numbers in ((_CUSTOMERS, self._of_customer), (_CONTACTS, self._of_contact)):
            last = 0
            while rows := self._book.db.plain_rows(sql.format(_STEP), (last,)):
                self.people.news += [news for row in rows for news in numbers(*row)]
                self.enter_news()
                last = rows[-1][0]
                yield
        yield

    def _of_customer(
        self, customer: int, name: str, organisation: str | None, spelled: str, extra: str | None, rest: str | None,
        phones: str | None,
    ) -> Iterator[News]:  # fmt: skip
        name = restore(name)
        sound = sound_of(name_key(name), restore(spelled))
        is_asked = self._is_asked(hash(sound))
        if is_asked:
            yield hash(sound), customer
            numbers = as_numbers(map(phone_key, (phones or "").split(" ")))
            self.people.numbers += [(hash(sound), customer, number) for number in numbers]
        if organisation and (is_asked or self.people.with_companies):
            company = name_key(restore(organisation))
            if is_asked:
                yield hash((sound, company)), customer
            if self.people.with_companies and self._is_asked(company_number(company)):
                yield company_number(company), customer
        if rest and is_asked:
            department, role, place = (restore(part or "") for part in json.loads(rest))
            yield plain_number(plain_mark(name, department, role, place, ())), customer
        for kind, value in extras.load_pairs(extra and restore(extra)):
            if kind in (extras.NICKNAME, extras.ALSO) and self._is_asked(number := sound_number(name_key(value))):
                yield number, customer
            if kind == extras.ALSO:
                yield plain_number(plain_mark(value, "", "", "", ())), customer

    def _of_contact(self, contact: int, name: str, company: str) -> Iterator[News]:
        key = name_key(restore(name))
        if self._is_asked(number := sound_number(key)):
            yield number, -contact
            yield place_number(key, name_key(restore(company))), -contact

    def _is_asked(self, number: int) -> bool:
        return self._asked is None or number in self._asked

    def enter_news(self) -> None:
        """Enter who became known, or known by more, since the last time."""
        if self._is_complete:
            # As long as everybody is in memory nobody is looked up.
            self._known.extend(chain.from_iterable(self.people.news))
            self._dialled.extend(chain.from_iterable(self.people.numbers))
        else:
            self._insert("known", self.people.news)
            self._insert("dialled", self.people.numbers)
        self.people.news.clear()
        self.people.numbers.clear()

    def making_room(self) -> Iterator[None]:
        """Forget everybody, in steps, if there are too many to be kept in memory."""
        if len(self.people.persons) > _MOST_KEPT:
            yield from self._entering()
            self.forget()

    def _entering(self) -> Generator[None, None, None]:
        """Enter in steps those who were in memory only."""
        for table, numbers in (("known", self._known), ("dialled", self._dialled)):
            width = len(_TABLES[table])
            for first in range(0, len(numbers), width * _STEP):
                some = iter(numbers[first : first + width * _STEP])
                self._insert(table, [*zip(*[some] * width, strict=True)])
                yield
            del numbers[:]

    def _insert(self, table: str, rows: Sequence[tuple[int, ...]]) -> None:
        insert_rows(self._book.db, table, _TABLES[table], rows, "ON CONFLICT DO NOTHING")

    def meet(self, wanted: Sequence[Wanted], names: Iterable[str] = (), companies: Iterable[str] = ()) -> People:
        """Return the index with all whom records may be about.

        Args:
            wanted: the records.
            names: others of whom they speak; customers of such names are in the index too.
            companies: so are the customers in organisations of these names.
        """
        if not self._is_complete:
            numbers = {sound_number(name) for name in names if name}
            numbers.update(company_number(company) for company in companies if company)
            found = {person for _number, person in self._with(numbers)}
            found |= self._alike(wanted)
            found |= self._sharing(wanted)
            _enter(self._book, self.people, found.difference(self.people.persons))
        return self.people

    def forget(self) -> None:
        """Keep nobody in memory; who is met again is looked up."""
        self.people = People(self.people.with_companies)
        self._is_complete = False

    def _with(self, numbers: Iterable[int], sql: str = _WITH_NUMBERS) -> list[News]:
        finish(self._entering())
        return self._book.db.rows(sql, (json.dumps([*numbers]),))

    def _alike(self, wanted: Sequence[Wanted]) -> set[int]:
        """Return who is called alike, unless that is so common that it says nothing, and who has more in common."""
        numbers = set()
        sounds: dict[int, str] = {}
        for one in wanted:
            if one.name:
                sounds[sound_number(one.name)] = one.name
                if one.organisation:
                    numbers.add(place_number(one.name, one.organisation))
            if one.mark:
                numbers.add(plain_number(one.mark))
        alike: dict[int, list[int]] = {}
        for number, person in self._with(sounds, _A_FEW_WITH_NUMBERS):
            alike.setdefault(number, []).append(person)
        common = {number for number, persons in alike.items() if len(persons) > COMMON}
        found = {person for number, persons in alike.items() if number not in common for person in persons}
        found.update(person for _number, person in self._with(numbers))
        self.people.common.update(common)
        phones = [
            (number, phone) for one in wanted if one.name and (number := sound_number(one.name)) in common
            for phone in as_numbers(one.phones())
        ]  # fmt: skip
        for some in _portions(phones):
            marks = ", ".join(["(?, ?)"] * len(some))
            found.update(p for (p,) in self._book.db.rows(_ONE_OFF.format(marks), [*chain.from_iterable(some)]))
        return found

    def _sharing(self, wanted: Sequence[Wanted]) -> set[int]:
        """Return who has a phone or an address of a record: of a crowd the first ones, and those of its name."""
        prefixes = self._prefixes()
        forms = {key: stored_forms(key, prefixes) for one in wanted for key in one.keys}
        found: set[int] = set()
        times: Counter[str] = Counter()
        for some in _portions([*dict.fromkeys(chain.from_iterable(forms.values()))]):
            marks = ", ".join(["(?)"] * len(some))
            for form, customer, contact in self._book.db.rows(_WITH_POINTS.format(marks), some):
                found.add(customer if contact is None else -contact)
                times[form] += 1
        crowds = {form for form, count in times.items() if count > CROWD}
        for one in wanted if crowds else ():
            for form in {form for key in one.keys for form in forms[key]} & crowds if one.name else ():
                found.update(p for (p,) in self._book.db.rows(_OF_CROWD, (sound_number(one.name), form)))
        return found

    def _prefixes(self) -> list[str]:
        """Return what stands before phones anywhere in the book."""
        return [
            prefix for prefix in PREFIXES if not prefix or self._book.db.value(
                "SELECT EXISTS (SELECT 1 FROM contact_point WHERE folded >= ? AND folded < ?)", (prefix, prefix + ":")
            )
        ]  # fmt: skip


def _portions(values: Sequence[_T]) -> Iterator[Sequence[_T]]:
    return (values[first : first + _MOST_VALUES] for first in range(0, len(values), _MOST_VALUES))


def _enter(book: Book, people: People, persons: set[int]) -> None:
    """Add persons of the book to the index, each with all by which they are compared."""
    if not persons:
        return
    contacts = json.dumps(sorted(-person for person in persons if person < 0))
    staff = book.db.plain_rows(f"SELECT id, customer_id, name FROM contact WHERE id IN {_IN} ORDER BY id", (contacts,))
    wanted = {*(person for person in persons if person > 0), *(customer for _contact, customer, _name in staff)}
    customers = json.dumps(sorted(wanted - people.persons.keys()))
    points = _points(book, customers, contacts)
    unplaced: list[int] = []
    for customer, name, organisation, is_person, extra in book.db.plain_rows(
        f"SELECT id, name, organisation, kind = 'person', extra FROM customer WHERE id IN {_IN} ORDER BY id",
        (customers,),
    ):
        known = points.get(customer, [])
        key = name_key(restore(name))
        has_stand_in = is_stand_in(restore(name), known)
        people.enter(customer, "" if has_stand_in else key, name_key(restore(organisation)) if organisation else "")
        if has_stand_in:
            people.name_after_number(customer, key)
        if not is_person:
            people.companies.setdefault(key, customer)
        if not organisation and not any(stored_key(*point) for point in known):
            unplaced.append(customer)
        for called, value in extras.load_pairs(extra and restore(extra)):
            if called == extras.NICKNAME:
                people.call(customer, (name_key(value),))
            elif called == extras.ALSO:
                people.enter_plain(plain_mark(value, "", "", "", ()), customer)
    for contact, customer, name in staff:
        people.contact_owners[-contact] = customer
        people.enter(-contact, name_key(restore(name)), people.persons[customer].name)
    for person, known in points.items():
        for kind, folded in known:
            if identifying := stored_key(kind, folded):
                people.hold(identifying, person)
    if unplaced:
        _enter_plain(book, people, unplaced, points)
    people.news.clear()
    people.numbers.clear()


def _points(book: Book, customers: str, contacts: str) -> dict[int, list[tuple[str, str]]]:
    """Return the kind and the folded value of each point of some persons, in their order."""
    found: dict[int, list[tuple[str, str]]] = {}
    # By the plus sign SQLite is kept from going through everything without a contact.
    for owners, whose, person in (
        (customers, "+contact_id IS NULL AND customer_id", "customer_id"),
        (contacts, "contact_id", "-contact_id"),
    ):
        for owner, kind, folded in book.db.plain_rows(
            f"SELECT {person}, kind, folded FROM contact_point WHERE {whose} IN {_IN} ORDER BY id", (owners,)
        ):
            found.setdefault(owner, []).append((kind, restore(folded)))
    return found


def _enter_plain(
    book: Book, people: People, unplaced: Sequence[int], points: Mapping[int, Sequence[tuple[str, str]]]
) -> None:
    """Enter those who have neither phone, e-mail address, WeChat id nor organisation."""
    wanted = json.dumps(unplaced)
    birthdays: dict[int, list[Birthday]] = {}
    for customer, calendar, month, day, year in book.db.rows(
        f"""SELECT customer_id, calendar, month, day, year FROM day
        WHERE kind = ? AND +contact_id IS NULL AND customer_id IN {_IN}""",
        (DayKind.BIRTHDAY, wanted),
    ):
        birthdays.setdefault(customer, []).append((calendar, month, day, year))
    for customer, name, department, role, place in book.db.rows(
        f"""SELECT id, name, coalesce(department, ''), coalesce(role, ''), coalesce(place, '') FROM customer
        WHERE id IN {_IN} ORDER BY id""",
        (wanted,),
    ):
        marks = [kind + folded for kind, folded in points.get(customer, ())]
        if customer in birthdays:
            marks.append(birthday_mark(birthdays[customer]))
        people.enter_plain(plain_mark(name, department, role, place, marks), customer)


def birthday_mark(birthdays: Iterable[Birthday]) -> str:
    """Return the birthdays given of somebody as they tell two people of one name apart.

    The earliest of them: people with the same earliest birthday have that one together too, so that what a merge adds
    never hides who somebody is.
    """
    calendar, month, day, year = min(birthdays, key=lambda one: (*one[:3], one[3] or inf))
    return f"{calendar}{month}-{day}-{year or ''}"
