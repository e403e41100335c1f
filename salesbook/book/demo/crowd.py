"""The many customers that are made by chance: who they are, and how their stories run."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from salesbook.book.demo.ahead import Outlook
from salesbook.book.demo.decks import deck, weighted
from salesbook.book.demo.parts import SHAPES, Part
from salesbook.book.demo.plot import Plotter, visits
from salesbook.book.demo.telling import Buyer
from salesbook.book.demo.trading import MINOR
from salesbook.book.demo.traits import Traits
from salesbook.domain.codes import (
    Attitude,
    Channel,
    CustomerKind,
    Disposition,
    LifeStage,
    Source,
    Tier,
)

if TYPE_CHECKING:
    from random import Random

    from salesbook.book.demo.belongings import Belongings, Met
    from salesbook.book.demo.kinds import Kind
    from salesbook.book.demo.reckoning import Reckoning
    from salesbook.book.demo.sheets import Sheets
    from salesbook.book.demo.traits import Trait
    from salesbook.book.demo.wording import Trade, Wording

_SOURCES = {
    Source.TERRITORY: 18, Source.FAIR: 9, Source.REFERRAL: 12, Source.HANDED_OVER: 10, Source.WEB: 9, Source.COLD: 8,
    Source.EXISTING: 5, Source.TRADE: 6, Source.ASSOCIATION: 4, Source.FRIENDS: 5, Source.ON_THE_WAY: 4,
    Source.PRESS: 2, Source.INFLUENCE: 2, Source.REVIVED: 2, Source.LEISURE: 2, Source.GOOD_TURN: 1, Source.IMPULSE: 1,
}  # fmt: skip
_ATTITUDES = {Attitude.LOYAL: 4, Attitude.SWITCHER: 3, Attitude.UNCOMMITTED: 3}
_CHANNELS = (Channel.CALL, Channel.CALL, Channel.VISIT)
_OWN_TIER = {Part.LARGE: Tier.PRIORITY, Part.DEALER: Tier.PRIORITY, Part.MIDDLE: Tier.GENERAL}
_STAGES = {Part.NEVER: LifeStage.PROSPECT, Part.PROSPECT: LifeStage.PROSPECT, Part.LOST: LifeStage.LOST}
_PERSONS = 0.65
_LARGE_ON_CREDIT = 0.4
_EQUIPPED_TALKS = 5
_CREDIT_DAYS = 30
_CREDIT_ORDERS = 3


class Member(NamedTuple):
    """A customer that was made: what telling it needs, the talks to be told, and what decides about the next one."""

    buyer: Buyer
    days: list[int]
    kinds: list[Kind]
    outlook: Outlook


class Crowd:
    """Makes one customer after the other."""

    def __init__(
        self, random: Random, wording: Wording, sheets: Sheets, reckoning: Reckoning, belongings: Belongings
    ) -> None:
        """Begin with what the book is made of."""
        self._random = random.random
        self._wording = wording
        self._sheets = sheets
        self._reckoning = reckoning
        self._belongings = belongings
        self._plotter = Plotter(random)
        self._parts = weighted(random, {part: shape.share for part, shape in SHAPES.items()})
        self._trade = deck(random, range(len(wording.trades)))
        self._traits = Traits(random, wording.scale)
        self._source = weighted(random, _SOURCES)
        self._attitude = weighted(random, _ATTITUDES)
        self._channel = deck(random, (*_CHANNELS, *wording.messages))
        self._place = deck(random, wording.places)
        self._about = deck(random, wording.abouts)
        self._department = deck(random, wording.departments)
        self._hour = deck(random, wording.hours)
        self._known: list[int] = []

    def parts(self, number: int) -> list[tuple[Part, int]]:
        """Return the parts of so many customers, with the weight that each has in the sharing out of talks."""
        drawn = []
        for _customer in range(number):
            part = self._parts()
            fewest, most = SHAPES[part].talks
            drawn.append((part, fewest + int(self._random() * (most - fewest + 1))))
        return drawn

    def make(self, customer: int, part: Part, talks: int) -> Member:
        """Put a customer with all that belongs to it on the sheets, and lay out its story of so many talks."""
        if not talks:
            part = Part.NEVER
        place = len(self._wording.trades) if part is Part.DEALER else self._trade()
        trade = self._wording.dealers if part is Part.DEALER else self._wording.trades[place]
        trait = self._traits.draw(part, trade)
        days, kinds = self._story(trait, talks)
        created = days[0] if days else self._reckoning.today - 2 - int(self._random() * 25)
        credit = part is Part.DEALER or (part is Part.LARGE and self._random() < _LARGE_ON_CREDIT)
        met = self._introduce(customer, trait, trade, created, credit=credit)
        if SHAPES[part].buys:
            self._known.append(customer)
            self._belongings.favour(customer, created)
        buyer = Buyer(
            part, met.called, met.source, met.contact, met.gate, place, trait.ticket, _CREDIT_DAYS if credit else None,
            talks >= _EQUIPPED_TALKS and part is not Part.DEALER,
        )  # fmt: skip
        return Member(buyer, days, kinds, Outlook(part, trait.disposition, trait.heat))

    def _story(self, trait: Trait, talks: int) -> tuple[list[int], list[Kind]]:
        if not talks:
            return [], []
        today = self._reckoning.today
        days = self._plotter.days(talks, trait.pace, trait.gap, today)
        if trait.part is Part.PROSPECT:
            kinds = self._plotter.prospect(talks, refuses=trait.disposition is Disposition.DROPPED)
        else:
            kinds = self._plotter.buyer(talks, trait.part, trait.every)
        visits(kinds, days, trait.pace.visit, today)
        return days, kinds

    def _introduce(self, customer: int, trait: Trait, trade: Trade, created: int, *, credit: bool) -> Met:
        """Make up who it is and fill in the card."""
        chance = self._random
        part = trait.part
        buys = SHAPES[part].buys
        kind = CustomerKind.PERSON if chance() < _PERSONS else CustomerKind.COMPANY
        if part is Part.DEALER:
            kind = CustomerKind.DEALER
        place = self._place()
        source, referrer = self._origin()
        met = self._belongings.house(customer, kind, trade, place, source)
        self._sheets.customer.add(
            (
                customer, kind, met.name, met.organisation,
                self._department() if kind is CustomerKind.PERSON and chance() < 0.15 else None,
                met.role, _STAGES.get(part, LifeStage.CUSTOMER), source, referrer,
                _OWN_TIER.get(part) if chance() < 0.5 else None,
                trait.heat, trait.disposition,
                self._attitude() if buys and chance() < 0.7 else None,
                int(chance() < 0.05), int(chance() < 0.05),
                self._channel() if chance() < 0.25 else None,
                self._hour() if chance() < 0.2 else None,
                int(chance() < 0.01),
                met.spoken, trade.name, place,
                self._about() if chance() < 0.35 else None,
                5 + 5 * int(chance() * 19) if buys and chance() < 0.4 else None,
                self._limit(trait.ticket) if credit else None,
                self._wording.currency,
                _CREDIT_DAYS if credit else None,
                self._reckoning.iso(created),
            )
        )  # fmt: skip
        return met

    def _origin(self) -> tuple[Source, int | None]:
        """Return where a customer came from, and who referred it."""
        source = self._source()
        if source is not Source.REFERRAL:
            return source, None
        if not self._known:
            return Source.COLD, None
        return source, self._known[int(self._random() * len(self._known))]

    def _limit(self, ticket: float) -> int:
        """Return a round credit limit of some orders, in minor units."""
        step = 1000 * self._wording.scale
        return max(round(ticket * _CREDIT_ORDERS / step), 1) * step * MINOR
