"""Whom a block of records may be about, in memory: `knowing` looks them up, and each record joins them.

A contact of a company is somebody too, under the negative of its id; its organisation is the company's name.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import lru_cache
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple, TypeAlias, TypeVar

from salesbook.book.transfer.keys import exact_name, name_key, sound_key, untitled
from salesbook.book.transfer.results import NearWhy
from salesbook.store.spellings import sort_key

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesbook.book.transfer.keys import Key

CROWD = 64
"""So many share a key before they are told apart by name: a switchboard, or a number that stands for none."""

COMMON = 3
"""A name that more people have is common: of two of them it alone says nothing."""

LOOKED_AT = 50
"""People called alike who are compared."""

LONG = 7
"""Digits of a number so long that one more or less is a slip."""

LONGEST = 18
"""Digits of a number that is compared as one: no phone has more than 15 (E.164)."""

_MARKED = 4
"""Parts of a mark that stand in one row of the book."""

_K = TypeVar("_K")
_V = TypeVar("_V", int, str)
_Several: TypeAlias = "int | list[int]"
_Holders: TypeAlias = "int | list[int] | dict[str, list[int]]"
News: TypeAlias = "tuple[int, int]"
"""The number of a key, and who is known by it."""
Phone: TypeAlias = "tuple[int, int, int]"
"""The number of what a name sounds like, a customer called so, and a phone of theirs."""


class Person(NamedTuple):
    """Somebody as they are compared; `name` is empty for a number or an address without a name."""

    name: str
    organisation: str


@dataclass(slots=True)
class People:
    """The index. What is in the file joins it row by row; `news` are the keys that it brought, `numbers` the phones."""

    with_companies: bool
    persons: dict[int, Person] = field(default_factory=dict)
    companies: dict[str, int] = field(default_factory=dict)
    nicknames: dict[int, set[str]] = field(default_factory=dict)
    contact_owners: dict[int, int] = field(default_factory=dict)
    news: list[News] = field(default_factory=list)
    numbers: list[Phone] = field(default_factory=list)
    common: set[int] = field(default_factory=set)
    _phones: dict[int, str | list[str]] = field(default_factory=dict)
    _holders: dict[str, _Holders] = field(default_factory=dict)
    _named: dict[str, _Several] = field(default_factory=dict)
    _at: dict[Person, _Several] = field(default_factory=dict)
    _staff: dict[str, _Several] = field(default_factory=dict)
    _sounds: dict[str, _Several] = field(default_factory=dict)
    _plain: dict[str, int] = field(default_factory=dict)
    _called: dict[str, _Several] = field(default_factory=dict)

    def owner(self, person: int) -> int:
        """Return the customer that somebody is, or is a contact of."""
        return person if person > 0 else self.contact_owners[person]

    def enter(self, person: int, name: str, organisation: str) -> None:
        """Add somebody, or what became known of them."""
        before = self.persons.get(person)
        self.persons[person] = entered = Person(name, organisation)
        if not name or before == entered:
            return
        if before is None or before.name != name:
            _add(self._named, name, person)
            _add(self._sounds, _sound(name), person)
            self.news.append((sound_number(name), person))
            self._dial(person, name, self.phones(person))
        if organisation:
            _add(self._at, entered, person)
            self.news.append((place_number(name, organisation), person))
            if person > 0 and self.with_companies:
                _add(self._staff, organisation, person)
                self.news.append((company_number(organisation), person))

    def _dial(self, person: int, name: str, phones: Iterable[str]) -> None:
        if person > 0 and (numbers := as_numbers(phones)):
            sound = sound_number(name)
            self.numbers += [(sound, person, number) for number in numbers]

    def hold(self, key: Key, person: int) -> bool:
        """Note that somebody has a phone, an e-mail address or a WeChat id; tell whether that is new."""
        held = self._holders.get(key.text)
        if held == person or (isinstance(held, list) and person in held):
            return False
        if isinstance(held, dict) and person in held.get(self.persons[person].name, ()):
            return False
        if key.why is NearWhy.SAME_PHONE:
            _add(self._phones, person, key.text)
            if name := self.persons[person].name:
                self._dial(person, name, (key.text,))
        if held is None:
            self._holders[key.text] = person
        elif isinstance(held, dict):
            held.setdefault(self.persons[person].name, []).append(person)
        elif isinstance(held, int):
            self._holders[key.text] = [held, person]
        else:
            held.append(person)
            if len(held) > CROWD:
                crowd: dict[str, list[int]] = {}
                for one in held:
                    crowd.setdefault(self.persons[one].name, []).append(one)
                self._holders[key.text] = crowd
        return True

    def holders(self, key: Key, name: str) -> list[int]:
        """Return who has a key: of a crowd those of that name, those without any, and the first of the others."""
        held = self._holders.get(key.text)
        if not isinstance(held, dict):
            return _listed(held)
        if not name:
            return list(islice((one for group in held.values() for one in group), CROWD))
        first = next(iter(held.values()))[:1]
        return list(dict.fromkeys((*held.get(name, ()), *held.get("", ())[:CROWD], *first)))

    def is_crowd(self, key: Key, size: int) -> bool:
        """Tell whether more than `size` have a key."""
        held = self._holders.get(key.text)
        return isinstance(held, dict) or (isinstance(held, list) and len(held) > size)

    def named(self, name: str) -> list[int]:
        """Return everybody of a name."""
        return _listed(self._named.get(name))

    def at(self, name: str, organisation: str) -> list[int]:
        """Return everybody of a name in an organisation."""
        return _listed(self._at.get(Person(name, organisation)))

    def name_after_number(self, person: int, name: str) -> None:
        """Note what somebody in an organisation is called who has a number or an address for a name."""
        if organisation := self.persons[person].organisation:
            _add(self._at, Person(name, organisation), person)

    def staff(self, organisation: str) -> list[int]:
        """Return the customers in an organisation."""
        return _listed(self._staff.get(organisation))

    def is_common(self, name: str) -> bool:
        """Tell whether many have a name that is spelled like this one, more than are in the index."""
        return sound_number(name) in self.common

    def sounding_like(self, name: str) -> list[int]:
        """Return everybody whose name is spelled like this one."""
        return _listed(self._sounds.get(_sound(name)))

    def phones(self, person: int) -> list[str]:
        """Return the phones somebody is known by, as keys."""
        return _listed(self._phones.get(person))

    def plain(self, mark: str) -> int | None:
        """Return who has nothing but what `mark` says."""
        return self._plain.get(mark)

    def enter_plain(self, mark: str, person: int) -> None:
        """Note that somebody has nothing to be told apart by but what `mark` says."""
        self._plain.setdefault(mark, person)
        self.news.append((plain_number(mark), person))

    def call(self, person: int, nicknames: Iterable[str]) -> None:
        """Note what somebody is also called, as `keys.name_key` gives it."""
        known = self.nicknames.setdefault(person, set())
        for nickname in nicknames:
            if nickname not in known:
                known.add(nickname)
                _add(self._called, nickname, person)
                self.news.append((sound_number(nickname), person))

    def called(self, nickname: str) -> list[int]:
        """Return everybody who is also called so."""
        return _listed(self._called.get(nickname))


def plain_mark(name: str, department: str, role: str, place: str, others: Iterable[str]) -> str:
    """Return all that tells somebody apart who has neither phone, e-mail address, WeChat id nor organisation."""
    return "\0".join((exact_name(name), name_key(department), name_key(role), name_key(place), *sorted(set(others))))


# The numbers of keys, as `knowing` holds them for everybody. They are of this process only.


@lru_cache(maxsize=1 << 16)
def _sound(name: str) -> str:
    return sound_key(sort_key(untitled(name)))


def sound_of(name: str, spelled: str) -> str:
    """Return what names have in common that are spelled alike; `spelled` is what this one is sorted by."""
    return sound_key(spelled) if untitled(name) == name else _sound(name)


def sound_number(name: str) -> int:
    """Return the number of all names that are spelled like this one."""
    return hash(_sound(name))


def place_number(name: str, organisation: str) -> int:
    """Return the number of all in an organisation whose names are spelled like this one."""
    return hash((_sound(name), organisation))


def company_number(organisation: str) -> int:
    """Return the number of all who are in an organisation."""
    return hash(("", organisation))


def plain_number(mark: str) -> int:
    """Return the number of all whose mark begins alike: with name, department, role and place."""
    return hash(tuple(mark.split("\0", _MARKED)[:_MARKED]))


def as_numbers(phones: Iterable[str]) -> list[int]:
    """Return the phones that are long enough for one digit more or less to be a slip."""
    return [int(phone) for phone in phones if LONG <= len(phone) <= LONGEST]


def _add(index: dict[_K, _V | list[_V]], key: _K, value: _V) -> None:
    """Add a value under a key; most keys have one only, and a list for each would take twice the memory."""
    held = index.get(key)
    if held is None:
        index[key] = value
    elif isinstance(held, list):
        held.append(value)
    else:
        index[key] = [held, value]


def _listed(found: _V | list[_V] | None) -> list[_V]:
    if found is None:
        return []
    return found if isinstance(found, list) else [found]
