"""Names, numbers and addresses around Manchester."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.book.demo.decks import deck
from salesbook.book.demo.en import names
from salesbook.book.demo.wording import Person
from salesbook.domain.codes import Language

if TYPE_CHECKING:
    from random import Random

    from salesbook.book.demo.wording import Role, Trade

# Ofcom keeps these for the stage: a thousand mobile numbers, of which the cast has the last hundred, and an area
# code that no town has.
_FAMILIAR = "07700 900{:03}"
_UNASSIGNED = "01632 {:06}"
_FAMILIAR_NUMBERS = 900
_STEP = 377


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
        self._patterns: dict[str, int] = {}
        self._phones = 0

    def person(self) -> Person:
        """Return somebody new."""
        if self._random() < 0.02:
            han, latin = self._chinese().split()
            return Person(f"{han} {latin}", latin, latin.lower(), Language.ZH)
        first, surname = self._first(), self._surname()
        return Person(f"{first} {surname}", first, f"{first}.{surname}".lower().replace("'", ""))

    def called(self, role: Role, person: Person) -> str:
        """Return how a person is addressed and noted down."""
        return role.address.format(g=person.addressed)

    def house(self, trade: Trade, place: str) -> tuple[str, str]:
        """Return the short name of a new house of a trade, and the one in the register."""
        turn = self._patterns[trade.name] = self._patterns.get(trade.name, -1) + 1
        short = trade.houses[turn % len(trade.houses)].format(
            stem=self._stem(), place=place, surname=self._surname(), surname2=self._surname(), saint=self._saint()
        )
        return short, trade.legal.format(short=short, place=place)

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
