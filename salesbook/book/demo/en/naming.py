"""Names, numbers and addresses around Manchester."""

from __future__ import annotations

from itertools import count
from random import Random
from typing import TYPE_CHECKING

from salesbook.book.demo.decks import deck
from salesbook.book.demo.en import more_names, names
from salesbook.book.demo.wording import Person
from salesbook.domain.codes import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesbook.book.demo.wording import Role, Trade

# Ofcom keeps these for the stage: a thousand mobile numbers, of which the cast has the last hundred, and an area
# code that no town has.
_FAMILIAR = "07700 900{:03}"
_UNASSIGNED = "01632 {:06}"
_FAMILIAR_NUMBERS = 900
_STEP = 377

_LONGER = 8
"""Longer names of a house that are tried before the place is put behind one."""


class Naming:
    """Names people, houses and their numbers, one after the other."""

    def __init__(self, random: Random) -> None:
        """Begin with a source of chance of its own."""
        self._random = random.random
        self._surname = deck(random, names.SURNAMES, 2000)
        self._first = deck(random, names.MEN + names.WOMEN, 2001)
        self._chinese = deck(random, names.CHINESE, 1)
        self._stem = deck(random, names.STEMS, 2000)
        self._saint = deck(random, names.SAINTS, 1)
        self._street = deck(random, names.STREETS)
        # A source of their own: what a small book holds does not hang on how a large one tells its names apart.
        aside = Random(__name__)
        firsts = (*names.MEN, *names.WOMEN, *more_names.FIRST_NAMES.split())
        self._any_first = deck(aside, firsts, 2000)
        # Decks of different lengths: none of them comes round together with another.
        self._any_surname = deck(aside, (*names.SURNAMES, *more_names.SURNAMES.split()), 2001)
        self._forename = deck(aside, (*firsts, *more_names.INITIALS * 5), 2000)
        self._partner = deck(aside, names.SURNAMES, 2002)
        self._saints = (
            deck(aside, more_names.SAINTS.split(), 2001), deck(aside, (*names.SAINTS, *more_names.SAINTS.split()), 1999)
        )  # fmt: skip
        self._side = deck(aside, more_names.SIDES, 401)
        self._spot = deck(aside, more_names.SPOTS.split(), 2003)
        self._any_chinese = deck(aside, more_names.CHINESE_SURNAMES)
        self._given = deck(aside, more_names.CHINESE_GIVEN.split(), 401)
        self._unit = count(1)
        self._met: set[str] = set()
        self._patterns: dict[str, int] = {}
        self._phones = 0

    def person(self) -> Person:
        """Return somebody new."""
        if self._random() < 0.02:
            han, latin = self._chinese().split()
            if han in self._met:
                family, latin = self._any_chinese().split()
                han = family + self._given()
            self._met.add(han)
            return Person(f"{han} {latin}", latin, latin.lower(), Language.ZH)
        first, surname = self._first(), self._surname()
        name = f"{first} {surname}"
        if name in self._met:
            first, surname = self._any_first(), self._any_surname()
            name = f"{first} {surname}"
        self._met.add(name)
        return Person(name, first, f"{first}.{surname}".lower().replace("'", ""))

    def called(self, role: Role, person: Person) -> str:
        """Return how a person is addressed and noted down."""
        return role.address.format(g=person.addressed)

    def houses(self, trade: Trade, place: str) -> Iterator[tuple[str, str]]:
        """Yield names for a new house of a trade, the plainest first."""
        turn = self._patterns[trade.name] = self._patterns.get(trade.name, -1) + 1
        pattern = trade.houses[turn % len(trade.houses)]
        short = pattern.format(
            stem=self._stem(), place=place, surname=self._surname(), surname2=self._surname(), saint=self._saint()
        )
        yield short, trade.legal.format(short=short)
        for longer in count(1):
            surname = self._any_surname()
            short = pattern.format(
                stem=f"{self._stem()} {self._spot()}",
                place=f"{self._side()}{place} {self._spot()}",
                # Two partners go by their surnames alone.
                surname=surname if "{surname2}" in pattern else f"{self._forename()} {surname}",
                surname2=self._partner(),
                saint=" & St ".join(saint() for saint in self._saints),
            )
            if longer > 2 * _LONGER:
                # A number never comes twice: the names have no end.
                short += f" (Unit {next(self._unit)}, {place})"
            elif longer > _LONGER:
                short += f" ({place})"
            yield short, trade.legal.format(short=short)

    def phone(self) -> str:
        """Return a number that belongs to nobody."""
        number = self._phones
        self._phones += 1
        if number < _FAMILIAR_NUMBERS:
            return _FAMILIAR.format(number * _STEP % _FAMILIAR_NUMBERS)
        return _UNASSIGNED.format(number * 7919 % 1_000_000)

    def street(self, place: str) -> str:
        """Return an address."""
        return f"{1 + int(self._random() * 180)} {self._street()}, {place}"

    def account(self, person: Person) -> str:
        """Return the name of an account in a messenger."""
        return f"{person.spelt}{int(self._random() * 9000) + 1000}"
