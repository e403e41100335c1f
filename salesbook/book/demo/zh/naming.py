"""Names, numbers and addresses around Hangzhou."""

from __future__ import annotations

from itertools import count
from random import Random
from typing import TYPE_CHECKING

from salesbook.book.demo.decks import deck, weighted
from salesbook.book.demo.wording import Person
from salesbook.book.demo.zh import names
from salesbook.domain.codes import Language

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesbook.book.demo.wording import Role, Trade

# The numbers of the first customers look like any other; beyond, a prefix that no network was ever given.
_FAMILIAR = "138 0013 {:04}"
_UNASSIGNED = "154 {:04} {:04}"
_FAMILIAR_NUMBERS = 7000
_STEP = 3571

_LONGER = 8
"""Longer names of a house that are tried before the street is put before one."""


class Naming:
    """Names people, houses and their numbers, one after the other."""

    def __init__(self, random: Random) -> None:
        """Begin with a source of chance of its own."""
        self._random = random.random
        # Han characters first, then the spelling: the same text serves both.
        split = [
            ("".join(c for c in text if not c.isascii()), "".join(c for c in text if c.isascii()))
            for text in names.SURNAMES + names.RARE_SURNAMES
        ]
        common = len(names.SURNAMES)
        # The first surnames are borne by a third of the country.
        counts = {pair: max(40 - index, 3) if index < common else 3 for index, pair in enumerate(split)}
        self._surname = weighted(random, counts)
        self._men = (deck(random, names.MEN_FIRST), deck(random, names.MEN_SECOND), deck(random, names.MEN_SHORT))
        self._women = (
            deck(random, names.WOMEN_FIRST), deck(random, names.WOMEN_SECOND), deck(random, names.WOMEN_SHORT)
        )  # fmt: skip
        self._foreigner = deck(random, names.FOREIGNERS, 1)
        self._stem = (deck(random, names.STEM_FIRST), deck(random, names.STEM_SECOND))
        self._street = deck(random, names.STREETS)
        # A source of their own: what a small book holds does not hang on how a large one tells its names apart.
        aside = Random(__name__)
        # Decks of different lengths: none of them comes round together with another.
        self._long_stem = (
            deck(aside, names.STEM_FIRST, 2000), deck(aside, names.STEM_SECOND, 2001), deck(aside, names.STEM_SECOND, 2041)
        )  # fmt: skip
        self._foreign_first = deck(aside, names.FOREIGN_FIRST.split())
        self._foreign_last = deck(aside, names.FOREIGN_LAST.split(), 401)
        self._met: set[str] = set()
        self._beside = deck(aside, names.STREETS, 2001)
        self._number = count(1)
        self._patterns: dict[str, int] = {}
        self._phones = 0

    def person(self) -> Person:
        """Return somebody new."""
        chance = self._random()
        if chance < 0.015:
            name = self._foreigner()
            if name in self._met:
                name = f"{self._foreign_first()} {self._foreign_last()}"
            self._met.add(name)
            first = name.split()[0]
            return Person(name, first, first.lower(), Language.EN)
        surname, spelt = self._surname()
        beginnings, ends, alone = self._men if chance < 0.56 else self._women
        if self._random() < 0.16:
            return Person(surname + alone(), surname, spelt)
        beginning, end = beginnings(), ends()
        while end == beginning:
            end = ends()
        return Person(surname + beginning + end, surname, spelt)

    def called(self, role: Role, person: Person) -> str:
        """Return how a person is addressed and noted down."""
        return person.addressed if person.spoken else role.address.format(s=person.addressed)

    def houses(self, trade: Trade, place: str) -> Iterator[tuple[str, str]]:
        """Yield names for a new house of a trade, the plainest first."""
        turn = self._patterns[trade.name] = self._patterns.get(trade.name, -1) + 1
        pattern = trade.houses[turn % len(trade.houses)]
        first, second = self._stem[0](), self._stem[1]()
        short = pattern.format(stem=first + second, place=place, surname=self._surname()[0])
        yield short, trade.legal.format(short=short, place=place)
        for longer in count(1):
            stem = "".join(part() for part in self._long_stem)
            short = pattern.format(stem=stem, place=place, surname=self._surname()[0])
            if longer > 2 * _LONGER:
                # A number never comes twice: the names have no end.
                short = f"{self._beside()}{next(self._number)}号{short}"
            elif longer > _LONGER or "{stem}" not in pattern:
                # Houses that go by a surname alone are told apart by where they stand.
                short = self._beside() + short
            yield short, trade.legal.format(short=short, place=place)

    def phone(self) -> str:
        """Return a number that belongs to nobody."""
        number = self._phones
        self._phones += 1
        if number < _FAMILIAR_NUMBERS:
            return _FAMILIAR.format(number * _STEP % _FAMILIAR_NUMBERS)
        return _UNASSIGNED.format(*divmod(number * 7919 % 100_000_000, 10_000))

    def street(self, place: str) -> str:
        """Return an address."""
        return f"{place}{self._street()}{1 + int(self._random() * 400)}号"

    def account(self, person: Person) -> str:
        """Return the name of an account in a messenger."""
        return f"{person.spelt}_{int(self._random() * 9000) + 1000}"
