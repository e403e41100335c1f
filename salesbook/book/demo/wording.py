"""What a language brings to the demo book: its names, trades, goods and the notes a rep would jot down.

Lines may hold blanks: `{w}` whom it was spoken with, `{p}` the goods the customer buys, `{q}` a quantity of them,
`{m}` the machine in question, `{a}` its price, `{n}` a small number.
"""

from __future__ import annotations

from dataclasses import dataclass
from importlib import import_module
from typing import TYPE_CHECKING, NamedTuple, Protocol

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from random import Random

    from salesbook.book.demo.kinds import Kind
    from salesbook.book.demo.scripted import Given, Star
    from salesbook.domain.codes import Channel, ContactFunction, Language, ObjectionResult, Source


class Good(NamedTuple):
    """Something that is used up.

    Attributes:
        name: as it stands on a price list.
        counted: how a number of it is said, with `{n}`.
        price: of one, in whole units.
        usual: how many are usually ordered.
        one: how a single one is said, where that differs.
    """

    name: str
    counted: str
    price: int
    usual: int
    one: str | None = None

    def said(self, number: int) -> str:
        """Return a number of it in words."""
        return self.one if number == 1 and self.one else self.counted.format(n=number)


class Machine(NamedTuple):
    """A machine: its name, its price and what a year of service costs, in whole units of the currency."""

    name: str
    price: int
    service: int


class Role(NamedTuple):
    """A post: its title, how its holder is addressed, and what they do in a decision (D1)."""

    title: str
    address: str
    function: ContactFunction


class Trade(NamedTuple):
    """A trade of customers: how its houses are called, who is met there, what they buy, and what they talk of.

    Attributes:
        name: as it stands on the card.
        houses: patterns of short names, with `{stem}`, `{place}` and `{surname}`.
        legal: pattern of the name in the register, with `{short}`.
        roles: the one in charge first.
        goods: what is bought again and again.
        machines: what is bought once.
        gap: days between two purchases.
        needs: what a first look brings to light.
        checks: what is heard some time after a purchase.
        chats: what is talked about besides.
    """

    name: str
    houses: tuple[str, ...]
    legal: str
    roles: tuple[Role, ...]
    goods: tuple[Good, ...]
    machines: tuple[Machine, ...]
    gap: int
    needs: tuple[str, ...]
    checks: tuple[str, ...]
    chats: tuple[str, ...]


class Lines(NamedTuple):
    """The notes of one kind: the beginning, and what may follow it."""

    mains: tuple[str, ...]
    details: tuple[str, ...] = ()


class Opening(NamedTuple):
    """How one comes to somebody from one source (D7): notes of first visits and of first calls."""

    visits: tuple[str, ...]
    calls: tuple[str, ...]


class Heard(NamedTuple):
    """An objection in a note: its card, the customer's words, the answer given and what came of it (D24).

    `by` is set where the note fits only a call or only a visit.
    """

    card: str
    words: str
    note: str
    answer: str
    result: ObjectionResult
    by: Channel | None = None


class Trouble(NamedTuple):
    """A complaint: the note that took it down, what it is about, and the note that closed it (D19)."""

    note: str
    what: str
    solved: str


class Person(NamedTuple):
    """A made-up person: the name, the part of it an address is made from, and how e-mails spell it.

    `spoken` is the language it is spoken in, if not the book's.
    """

    name: str
    addressed: str
    spelt: str
    spoken: Language | None = None


class Naming(Protocol):
    """Names people, houses and their numbers, one after the other."""

    def person(self) -> Person:
        """Return somebody new."""

    def called(self, role: Role, person: Person) -> str:
        """Return how a person is addressed and noted down."""

    def houses(self, trade: Trade, place: str) -> Iterator[tuple[str, str]]:
        """Yield names for a new house of a trade, each the short one and the one in the register.

        The first is the plainest; those that follow, without end, are for a book in which it is taken.
        """

    def phone(self) -> str:
        """Return a number that belongs to nobody."""

    def street(self, place: str) -> str:
        """Return an address."""

    def account(self, person: Person) -> str:
        """Return the name of an account in a messenger."""


@dataclass(frozen=True, slots=True)
class Wording:
    """All that a language brings.

    Attributes:
        currency: ISO 4217.
        symbol: how a price stands in a note.
        scale: what a customer's year is worth, compared to the smallest of the languages.
        messages: the channels of a short message.
        joint: what stands between the beginning of a note and what follows.
        one_machine: how one machine is said, with `{m}`.
        service: the product that a year of service is sold as.
    """

    language: Language
    currency: str
    symbol: str
    scale: int
    messages: tuple[Channel, ...]
    joint: str
    one_machine: str
    service: str
    trades: tuple[Trade, ...]
    dealers: Trade
    naming: Callable[[Random], Naming]
    openings: Mapping[Source, Opening]
    after_first: tuple[str, ...]
    lines: Mapping[Kind, Lines]
    closings: tuple[str, ...]
    plans: Mapping[Kind, tuple[str, ...]]
    from_prospects: tuple[Heard, ...]
    from_customers: tuple[Heard, ...]
    from_dealers: tuple[Heard, ...]
    troubles: tuple[Trouble, ...]
    promises: Mapping[Kind, tuple[str, ...]]
    their_promises: Mapping[Kind, tuple[str, ...]]
    next_prospect: tuple[str, ...]
    next_customer: tuple[str, ...]
    next_dealer: tuple[str, ...]
    favours: tuple[Given, ...]
    places: tuple[str, ...]
    groups: tuple[str, ...]
    tags: tuple[str, ...]
    abouts: tuple[str, ...]
    interests: tuple[str, ...]
    circles: tuple[str, ...]
    departments: tuple[str, ...]
    hours: tuple[str, ...]
    cast: tuple[Star, ...]


def wording(language: Language) -> Wording:
    """Return the wording of a language; only that one is loaded."""
    module = import_module(f"salesbook.book.demo.{language.value}.wording")
    found: Wording = module.WORDING
    return found
