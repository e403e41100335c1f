"""Contact records on their way into the book: found or new, a block of them at a time."""

from __future__ import annotations

import copy
import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from salesbook.book.transfer import extras, held, matching, merging
from salesbook.book.transfer.keys import name_key
from salesbook.book.transfer.results import Near
from salesbook.book.transfer.writing import Writer
from salesbook.domain.codes import CustomerKind

if TYPE_CHECKING:
    from collections.abc import Collection, Generator, Iterable, Iterator

    from salesbook.book.opened import Book
    from salesbook.book.transfer.held import Held
    from salesbook.book.transfer.knowing import Register
    from salesbook.book.transfer.matching import Wanted
    from salesbook.book.transfer.people import People
    from salesbook.book.transfer.results import NearWhy
    from salesbook.exchange.records import ContactRecord
    from salesbook.store.appending import Appending


@dataclass(slots=True)
class Tally:
    """How many records were new, brought something new, or brought nothing."""

    created: int = 0
    updated: int = 0
    unchanged: int = 0


_Alike: TypeAlias = "tuple[int, int, NearWhy]"
_TOLD = 1000
"""Pairs that a result names; all are in the merge list."""


class _Met(NamedTuple):
    """A record and whom it is about, by the index: a customer, or a contact under the negative of its id."""

    record: ContactRecord
    person: int
    is_new: bool


@dataclass(slots=True)
class Arrivals:
    """Takes contact records in, block by block."""

    book: Book
    rows: Appending
    register: Register
    writer: Writer
    tally: Tally = field(default_factory=Tally)
    near: list[_Alike] = field(default_factory=list)
    alike: int = 0
    _pairs: dict[tuple[int, int], _Alike] = field(default_factory=dict)
    _met: list[_Met] = field(default_factory=list)
    _next_customer: int = 0
    _next_contact: int = 0
    _written: int = 0
    _unresolved: dict[int, str] = field(default_factory=dict)

    @classmethod
    def beginning(
        cls, book: Book, rows: Appending, register: Register, names: Iterable[str] | None
    ) -> Generator[None, None, Arrivals]:
        """Get to know everybody in the book, in steps, or only those called like all that will come."""
        yield from register.fill(names)
        arrivals = cls(book, rows, register, Writer(book, rows))
        arrivals._next_customer = arrivals._written = rows.next_id("customer")
        arrivals._next_contact = rows.next_id("contact")
        return arrivals

    @property
    def people(self) -> People:
        """The index of those whom the block at hand may be about."""
        return self.register.people

    def take(self, records: Iterable[ContactRecord]) -> None:
        """Take some records in and write them."""
        known = [(record, matching.wanted(record)) for record in records]
        mentioned = {name_key(name) for record, _one in known for name in mentioned_by(record)}
        self.register.meet([one for _record, one in known], mentioned)
        for record, one in known:
            self._meet(record, one)
        self.write()

    def finish(self) -> None:
        """Write what only the whole file could tell: who referred whom."""
        self.register.meet((), map(name_key, self._unresolved.values()))
        for customer, referrer in self._unresolved.items():
            if by := self._named(referrer, customer):
                stored = self.book.db.value("SELECT extra FROM customer WHERE id = ?", (customer,))
                kept = [pair for pair in extras.load_pairs(stored) if pair != (extras.REFERRER, referrer)]
                self.book.db.execute(
                    "UPDATE customer SET referrer_id = ?, extra = ? WHERE id = ?", (by, extras.dump(kept), customer)
                )

    def near_matches(self) -> tuple[Near, ...]:
        """Return the first pairs of customers that were found to be alike."""
        wanted = json.dumps([row for customer, other, _why in self.near for row in (customer, other)])
        names = dict(
            self.book.db.rows("SELECT id, name FROM customer WHERE id IN (SELECT value FROM json_each(?))", (wanted,))
        )
        return tuple(Near(one, names[one], other, names[other], why) for one, other, why in self.near)

    def meet(self, record: ContactRecord) -> int:
        """Return whom a record is about, a contact by its negative id; what it says is written by `write`."""
        return self._meet(record, matching.wanted(record))

    def _meet(self, record: ContactRecord, one: Wanted) -> int:
        person = self._find(record, one)
        is_new = person == 0
        if is_new:
            person = self._number(record, one)
        for other, why in matching.enter(self.people, one, person, is_new=is_new):
            self._pair(person, other, why)
        self._met.append(_Met(record, person, is_new))
        return person

    def write(self) -> None:
        """Merge the records met so far into what is held of their persons, and write that."""
        met, self._met = self._met, []
        new = {one.person for one in met if one.is_new}
        known = self._load({one.person for one in met}, new)
        today = self.book.today().isoformat()
        for record, person, is_new in met:
            customer = self.people.owner(person)
            if is_new:
                known[person] = _new(person, customer, record.name, today)
            has_changed = _merge(known[person], known[customer], record)
            if is_new:
                self.tally.created += 1
            elif has_changed:
                self.tally.updated += 1
            else:
                self.tally.unchanged += 1
        written = [one for one in known.values() if one.is_new or one.version]
        for one in written:
            self._refer(one)
        if written:
            self.writer.write(written)
        self.register.enter_news()
        self._write_near()
        self._written = self._next_customer

    def _write_near(self) -> None:
        """Write who may be one, unless that was asked before."""
        if not self._pairs:
            return
        wanted = json.dumps([*self._pairs])
        for one, other in self.book.db.rows(
            """SELECT p.one, p.other FROM (
              SELECT json_extract(value, '$[0]') AS one, json_extract(value, '$[1]') AS other FROM json_each(?)) p
            WHERE EXISTS (SELECT 1 FROM near_match n WHERE n.customer_id = p.one AND n.other = p.other)
              OR EXISTS (SELECT 1 FROM near_match n WHERE n.customer_id = p.other AND n.other = p.one)""",
            (wanted,),
        ):
            del self._pairs[one, other]
        self.writer.write_near(self._pairs.values())
        self.alike += len(self._pairs)
        self.near += [*self._pairs.values()][: max(0, _TOLD - len(self.near))]
        self._pairs.clear()

    def _refer(self, one: Held) -> None:
        """Link a customer with the one who referred it, now or at the end, when the whole file is there."""
        if "extra" not in one.changed or one.row["referrer_id"] is not None:
            return
        for pair in [pair for pair in one.extras if pair[0] == extras.REFERRER][:1]:
            by = self._named(pair[1], one.customer)
            if by is None or by >= self._written:
                self._unresolved[one.customer] = pair[1]
                return
            one.extras.remove(pair)
            one.set("extra", extras.dump(one.extras))
            one.set("referrer_id", by)

    def _named(self, name: str, other_than: int) -> int | None:
        return next((p for p in self.people.named(name_key(name)) if p > 0 and p != other_than), None)

    def _find(self, record: ContactRecord, one: Wanted) -> int:
        """Return whom a record is about, 0 for somebody new."""
        company = self._company(record)
        if company is not None:
            return next((p for p in self.people.at(one.name, self.people.persons[company].name) if p < 0), 0)
        found = matching.same(self.people, one)
        if len(found) > 1:
            return self._likeliest(record, found)
        return found[0] if found else 0

    def _company(self, record: ContactRecord) -> int | None:
        for extra in record.extra:
            if extra.name == extras.CONTACT_OF:
                return self.people.companies.get(name_key(extra.value))
        return None

    def _likeliest(self, record: ContactRecord, found: list[int]) -> int:
        """Return of several the one who has everything already, else the first."""
        self.write()
        known = self._load(found)
        for person in found:
            if not _merge(copy.deepcopy(known[person]), copy.deepcopy(known[self.people.owner(person)]), record):
                return person
        return found[0]

    def _number(self, record: ContactRecord, one: Wanted) -> int:
        """Return the id of somebody new."""
        company = self._company(record)
        if company is not None:
            person = -self._next_contact
            self._next_contact += 1
            self.people.contact_owners[person] = company
            self.people.enter(person, one.name, self.people.persons[company].name)
            return person
        person = self._next_customer
        self._next_customer += 1
        if record.kind not in (None, CustomerKind.PERSON) and one.name:
            self.people.companies.setdefault(one.name, person)
        return person

    def _pair(self, person: int, other: int, why: NearWhy) -> None:
        customer, other = self.people.owner(person), self.people.owner(other)
        if customer != other:
            self._pairs.setdefault(_pair(customer, other), (customer, other, why))

    def _load(self, persons: Collection[int], new: Collection[int] = ()) -> dict[int, Held]:
        """Return what the book holds of persons and of those whose contacts they are, but for the `new`."""
        wanted = {*persons, *map(self.people.owner, persons)}
        known = wanted.difference(new)
        return held.load(self.book, known) if known else {}


def mentioned_by(record: ContactRecord) -> Iterator[str]:
    """Give the names of others of whom a record speaks."""
    if record.referrer:
        yield record.referrer
    for extra in record.extra:
        if extra.name == extras.CONTACT_OF:
            yield extra.value


def _new(person: int, customer: int, name: str, today: str) -> Held:
    if person > 0:
        return held.new_customer(person, name, today)
    return held.new_contact(customer, -person, name)


def _pair(one: int, other: int) -> tuple[int, int]:
    return (one, other) if one < other else (other, one)


def _merge(person: Held, customer: Held, record: ContactRecord) -> bool:
    if person.contact is None:
        return merging.merge(person, record)
    return merging.merge_contact(person, customer, record)
