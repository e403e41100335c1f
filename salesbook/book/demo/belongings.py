"""What belongs to a customer: its people, numbers, days, groups, tags and the favours done to it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from salesbook.book.customers import folded_point
from salesbook.book.demo.decks import deck
from salesbook.book.demo.trading import MINOR
from salesbook.domain.care import GRACE
from salesbook.domain.codes import (
    Calendar,
    Channel,
    ContactFunction,
    CustomerKind,
    DayKind,
    Language,
    PointKind,
    Source,
)
from salesbook.domain.days import keys_between, to_lunar

if TYPE_CHECKING:
    from random import Random

    from salesbook.book.demo.reckoning import Reckoning
    from salesbook.book.demo.scripted import Given
    from salesbook.book.demo.sheets import Sheets
    from salesbook.book.demo.wording import Person, Role, Trade, Wording

_OLDEST = 1956
_YOUNGEST = 2001
_FOUNDED = (1994, 2023)
_MONTHS = 12
_DAYS_OF_EVERY_MONTH = 28
_SHORT_MONTH = 29


class Met(NamedTuple):
    """A house or person as it goes onto the card, and whom the rep speaks with there."""

    name: str
    organisation: str | None
    role: str | None
    called: str
    source: Source
    contact: int | None
    gate: int | None
    spoken: Language | None


class Belongings:
    """Gives customers what belongs to them."""

    def __init__(self, random: Random, wording: Wording, sheets: Sheets, reckoning: Reckoning) -> None:
        """Begin with what the book is made of, and put all groups on their sheet."""
        self._random = random.random
        self._wording = wording
        self._sheets = sheets
        self._reckoning = reckoning
        self._naming = wording.naming(random)
        self._writes = Channel.WECHAT in wording.messages
        self._interest = deck(random, wording.interests)
        self._circle = deck(random, wording.circles)
        self._tag = deck(random, wording.tags)
        self._favour = deck(random, wording.favours)
        self._contacts = 0
        self._taken = {name for star in wording.cast for name in (star.name, star.organisation) if name}
        self._group_ids = {name: number for number, name in enumerate(wording.groups, 1)}
        self._group = deck(random, tuple(self._group_ids))
        sheets.group.rows += [(number, name) for name, number in self._group_ids.items()]
        # Days just gone by would all stand on today's list: those of the crowd keep away from them.
        today = reckoning.now.date()
        self._gone_by = {key[:3] for key in keys_between(today - GRACE, today)}

    def house(self, customer: int, kind: CustomerKind, trade: Trade, place: str, source: Source) -> Met:
        """Make up a customer's name and people, with numbers, days and words for it."""
        chance = self._random
        short, legal = next(names for names in self._naming.houses(trade, place) if names[0] not in self._taken)
        self._taken.add(short)
        person = self._naming.person()
        role = trade.roles[int(chance() * 3) % len(trade.roles)] if kind is CustomerKind.PERSON else trade.roles[0]
        called = self._naming.called(role, person)
        if chance() < 0.35:
            self.group(customer, self._group())
        if chance() < 0.3:
            self.tag(customer, self._tag())
        if chance() < 0.3:
            self.point(customer, None, PointKind.ADDRESS, self._naming.street(place))
        if kind is CustomerKind.PERSON:
            self._reach(customer, None, person)
            self._born(customer, None, person, 0.55)
            organisation = short if chance() < 0.96 else None
            return Met(person.name, organisation, role.title, called, source, None, None, person.spoken)
        contact = self._somebody(customer, person, role)
        gate = None
        for other in trade.roles[1:]:
            if chance() < 0.22:
                one = self._somebody(customer, self._naming.person(), other)
                gate = one if other.function is ContactFunction.GATEKEEPER else gate
        if chance() < 0.3:
            self.point(customer, None, PointKind.PHONE, self._naming.phone())
        if chance() < 0.2:
            first, last = _FOUNDED
            self._day(customer, None, DayKind.COMPANY_DAY, Calendar.SOLAR, first + int(chance() * (last - first)))
        registered = legal if legal != short and chance() < 0.35 else None
        return Met(short, registered, None, called, source, contact, gate, person.spoken)

    def favour(self, customer: int, since: int) -> None:
        """Do a customer a favour, now and then."""
        if self._random() < 0.12:
            day = since + int(self._random() * max(self._reckoning.today - since - 1, 0))
            self.favoured(customer, day, self._favour())

    def favoured(self, customer: int, day: int, given: Given) -> None:
        """Write down a favour."""
        worth = (given.worth * MINOR, self._wording.currency) if given.worth else (None, None)
        self._sheets.favour.add((customer, self._reckoning.iso(day), given.kind, given.what, *worth))

    def contact(
        self, customer: int, name: str, role: str, function: ContactFunction, interests: str | None, circle: str | None
    ) -> int:
        """Write down somebody at a house; return the id."""
        self._contacts += 1
        self._sheets.contact.add((self._contacts, customer, name, role, function.value, interests, circle))
        return self._contacts

    def point(self, customer: int, contact: int | None, kind: PointKind, value: str) -> None:
        """Write down a way to reach somebody."""
        self._sheets.point.add((customer, contact, kind.value, None, value, folded_point(kind, value)))

    def group(self, customer: int, name: str) -> None:
        """Put a customer into a group."""
        self._sheets.membership.add((customer, self._group_ids[name]))

    def tag(self, customer: int, name: str, talk: int | None = None) -> None:
        """Put a tag on a customer."""
        self._sheets.tag.add((customer, talk, name))

    def kept(self, customer: int, kind: DayKind, day: int, year: int | None, *, lunar: bool = False) -> None:
        """Write down a day of the year by a date on which it is kept."""
        on = self._reckoning.date(day)
        month, number = on.month, on.day
        calendar = Calendar.SOLAR
        if lunar:
            found = to_lunar(on)
            calendar, month, number = Calendar.LUNAR, found.month, found.day
        self._sheets.day.add((customer, None, kind.value, calendar.value, year, month, number, 0))

    def _somebody(self, customer: int, person: Person, role: Role) -> int:
        chance = self._random
        interests = self._interest() if chance() < 0.3 else None
        circle = self._circle() if chance() < 0.15 else None
        contact = self.contact(customer, person.name, role.title, role.function, interests, circle)
        if role.function is not ContactFunction.GATEKEEPER:
            self._reach(customer, contact, person)
            self._born(customer, contact, person, 0.35)
        return contact

    def _reach(self, customer: int, contact: int | None, person: Person) -> None:
        chance = self._random
        if chance() < 0.97:
            self.point(customer, contact, PointKind.PHONE, self._naming.phone())
        if chance() < 0.06:
            self.point(customer, contact, PointKind.PHONE, self._naming.phone())
        if chance() < (0.7 if self._writes else 0.6 if person.spoken is Language.ZH else 0.0):
            self.point(customer, contact, PointKind.WECHAT, self._naming.account(person))
        if chance() < (0.25 if self._writes else 0.7):
            self.point(customer, contact, PointKind.EMAIL, f"{person.spelt}{customer}@example.com")

    def _born(self, customer: int, contact: int | None, person: Person, known: float) -> None:
        if self._random() < known:
            chinese = self._writes != (person.spoken is not None)
            calendar = Calendar.LUNAR if chinese and self._random() < 0.3 else Calendar.SOLAR
            year = _OLDEST + int(self._random() * (_YOUNGEST - _OLDEST))
            self._day(customer, contact, DayKind.BIRTHDAY, calendar, year if self._random() < 0.85 else None)

    def _day(self, customer: int, contact: int | None, kind: DayKind, calendar: Calendar, year: int | None) -> None:
        month = 1 + int(self._random() * _MONTHS)
        number = 1 + int(self._random() * (_SHORT_MONTH if calendar is Calendar.LUNAR else _DAYS_OF_EVERY_MONTH))
        if (calendar, month, number) in self._gone_by:
            month = (month + 1) % _MONTHS + 1
        self._sheets.day.add((customer, contact, kind.value, calendar.value, year, month, number, 0))
