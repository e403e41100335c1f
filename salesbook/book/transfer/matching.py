"""Who in the book a record is (DESIGN, "In and out": same person), and who it may be."""

from __future__ import annotations

from operator import ne
from typing import TYPE_CHECKING, NamedTuple

from salesbook.book.transfer import held, merging
from salesbook.book.transfer.keys import Key, has_own_name, name_key, record_keys
from salesbook.book.transfer.knowing import birthday_mark
from salesbook.book.transfer.people import COMMON, LONG, LOOKED_AT, plain_mark
from salesbook.book.transfer.results import NearWhy
from salesbook.domain.codes import DayKind

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesbook.book.transfer.people import People
    from salesbook.exchange.records import ContactRecord

_SWITCHBOARD = 3
"""A number that more people share says nothing about any two of them."""


class Wanted(NamedTuple):
    """A record as it is looked up."""

    name: str
    organisation: str
    nicknames: frozenset[str]
    keys: tuple[Key, ...]
    mark: str

    def phones(self) -> list[str]:
        """Return its phones as they are compared."""
        return [key.text for key in self.keys if key.why is NearWhy.SAME_PHONE]


def wanted(record: ContactRecord) -> Wanted:
    """Return by what a record is looked up."""
    keys = tuple(record_keys(record))
    return Wanted(
        name_key(record.name) if has_own_name(record) else "",
        name_key(record.organisation) if record.organisation else "",
        frozenset(map(name_key, record.nicknames)) if record.nicknames else frozenset(),
        keys,
        "" if keys or record.organisation else _mark(record),
    )


def _mark(record: ContactRecord) -> str:
    """Return what `knowing` will find in the book once the record is in it."""
    person = held.new_customer(0, record.name, "")
    merging.merge_points(person, record)
    merging.merge_days(person, record)
    marks = [point.kind + point.folded for point in person.points.values()]
    days = (day for day in person.days.values() if day.key[0] == DayKind.BIRTHDAY)
    if birthdays := [(*day.key[1:4], day.year) for day in days]:
        marks.append(birthday_mark(birthdays))
    return plain_mark(record.name, record.department, record.role, record.place, marks)


def same(people: People, one: Wanted) -> list[int]:
    """Return who a record is, likeliest first; more than one only where the book has somebody twice."""
    shared: dict[int, int] = {}
    for key in one.keys:
        for person in people.holders(key, one.name):
            if not _contradicts(people, one, person):
                shared[person] = shared.get(person, 0) + 1
    if shared:
        return sorted(shared, key=lambda p: (-shared[p], people.persons[p].name != one.name, p < 0, abs(p)))
    if one.organisation and one.name:
        there = people.at(one.name, one.organisation)
        # A number or an address that stood for a name is kept as a nickname once the name is known.
        return there or [p for p in people.called(one.name) if people.persons[p].organisation == one.organisation]
    found = people.plain(one.mark) if one.mark else None
    return [] if found is None else [found]


def _contradicts(people: People, one: Wanted, person: int) -> bool:
    """Tell whether somebody with the same number has another name."""
    name = people.persons[person].name
    if not one.name or not name or name == one.name or name in one.nicknames:
        return False
    return one.name not in people.nicknames.get(person, ())


def enter(people: People, one: Wanted, person: int, *, is_new: bool) -> list[tuple[int, NearWhy]]:
    """Add what a record says of somebody to the index; return who else they may be."""
    known = people.persons.get(person)
    near = _near(people, one, person) if is_new else []
    if known is None:
        people.enter(person, one.name, one.organisation)
        if one.mark:
            people.enter_plain(one.mark, person)
    elif not known.name or (one.organisation and not known.organisation):
        people.enter(person, known.name or one.name, known.organisation or one.organisation)
    for key in one.keys:
        if people.hold(key, person):
            near += _sharing(people, one, person, key)
    if one.nicknames:
        people.call(person, one.nicknames)
    if one.name and people.persons[person].name != one.name:
        people.call(person, (one.name,))
    return near


def _sharing(people: People, one: Wanted, person: int, key: Key) -> Iterable[tuple[int, NearWhy]]:
    """Give whom of another name somebody now shares a number with."""
    if people.is_crowd(key, _SWITCHBOARD):
        return
    for other in people.holders(key, one.name):
        if people.owner(other) != people.owner(person):
            yield other, key.why


def _near(people: People, one: Wanted, person: int) -> list[tuple[int, NearWhy]]:
    """Return who may be a new customer, by name."""
    if not one.name:
        return []
    alike = [other for other in people.sounding_like(one.name)[:LOOKED_AT] if other != person]
    if not alike:
        return []
    phones = [digits for digits in one.phones() if len(digits) >= LONG]
    is_common = len(alike) > COMMON or people.is_common(one.name)
    found = []
    for other in alike:
        name, organisation = people.persons[other]
        if phones and _has_one_off(phones, people.phones(other)):
            found.append((other, NearWhy.ONE_DIGIT))
        elif (one.organisation and one.organisation == organisation) or (
            not is_common and not (one.organisation and organisation)
        ):
            found.append((other, NearWhy.SAME_NAME if name == one.name else NearWhy.SIMILAR_NAME))
    return found


def _has_one_off(phones: list[str], others: list[str]) -> bool:
    """Tell whether two of some numbers have one length and differ in one digit only."""
    for one in phones:
        half = len(one) // 2
        first, second = one[:half], one[half:]
        for other in others:
            # Most differ at both ends, which is quickly seen.
            if (first == other[:half]) == (second == other[half:]) or len(one) != len(other):
                continue
            if sum(map(ne, one, other)) == 1:
                return True
    return False
