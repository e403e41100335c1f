"""Telling stories: from a talk that was laid out to its note, and to what it brought with it."""

from __future__ import annotations

from itertools import chain
from typing import TYPE_CHECKING, NamedTuple

from salesbook.book.demo.decks import deck
from salesbook.book.demo.kinds import FORMS, Kind
from salesbook.book.demo.parts import Part
from salesbook.domain.codes import Channel, ComplaintState, FollowupState, ObjectionResult, Outcome

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from random import Random

    from salesbook.book.demo.reckoning import Reckoning
    from salesbook.book.demo.sheets import Sheets
    from salesbook.book.demo.trading import Trading
    from salesbook.book.demo.wording import Heard, Trouble, Wording
    from salesbook.domain.codes import Source

_MORE = 0.62
"""How many notes say more than one thing."""

_OF_TRADE = 0.45
"""How many of the notes that a trade has words for use them."""

_CLOSING = 0.22
"""How many end with something said in passing."""

_CLOSES_PLAN = 0.3

_NEEDS = frozenset({Kind.NEED})
_CHECKS = frozenset({Kind.CHECK, Kind.CHECK_VISIT})
_CHATS = frozenset({Kind.CARE, Kind.CARE_VISIT})
_OBJECTIONS = frozenset({Kind.OBJECTION, Kind.OBJECTION_VISIT})
_OPENINGS = frozenset({Kind.FIRST_VISIT, Kind.FIRST_CALL})
_SALES = frozenset({Kind.ORDER, Kind.REORDER, Kind.REORDER_VISIT})
_DONE = FollowupState.DONE.value
_TOLD = ComplaintState.TOLD.value
_AFTER = {
    ObjectionResult.OVERCOME: Outcome.AGREED.value,
    ObjectionResult.POSTPONED: Outcome.REACHED.value,
    ObjectionResult.LOST: Outcome.REFUSED.value,
}
# SQLite takes a plain string many times faster than a member of an enum: hence all the values.

_UNANSWERED = frozenset({Kind.NO_ANSWER, Kind.BLOCKED})


class Buyer(NamedTuple):
    """What telling a customer's story needs to know of it.

    Attributes:
        called: how the one it is spoken with is noted down.
        source: where it came from.
        contact: the contact spoken with, if it is a house.
        gate: the contact that keeps the gate.
        trade: the place of its trade among all.
        ticket: the usual order in whole units.
        credit_days: the terms, if it buys on credit.
        equipped: whether it began with a machine.
    """

    part: Part
    called: str
    source: Source
    contact: int | None
    gate: int | None
    trade: int
    ticket: float = 0.0
    credit_days: int | None = None
    equipped: bool = False


class _Grief(NamedTuple):
    """A complaint that is not settled yet: the talk that took it down, and what it is about."""

    talk: int
    at: int
    trouble: Trouble


class Teller:
    """Tells one talk after the other, in the order of time."""

    def __init__(
        self,
        random: Random,
        wording: Wording,
        sheets: Sheets,
        reckoning: Reckoning,
        trading: Trading,
        buyers: Sequence[Buyer],
    ) -> None:
        """Begin with what the book is made of; `buyers` by their ids less one."""
        self._random = random.random
        self._sheets = sheets
        self._reckoning = reckoning
        self._trading = trading
        self._buyers = buyers
        self._symbol = wording.symbol
        self._joint = wording.joint
        self._forms = {
            kind: (
                deck(random, _usual(form.channels, wording)),
                form.purpose and form.purpose.value,
                form.outcome.value,
            )
            for kind, form in FORMS.items()
        }
        self._mains = {kind: deck(random, lines.mains) for kind, lines in wording.lines.items()}
        self._details = {kind: deck(random, lines.details) for kind, lines in wording.lines.items() if lines.details}
        self._by_trade: dict[Kind, list[Callable[[], str]]] = {}
        for kinds, part in ((_NEEDS, "needs"), (_CHECKS, "checks"), (_CHATS, "chats")):
            decks = [deck(random, getattr(trade, part)) for trade in (*wording.trades, wording.dealers)]
            self._by_trade |= dict.fromkeys(kinds, decks)
        self._openings = {
            kind: {
                source: deck(random, opening.calls if kind is Kind.FIRST_CALL else opening.visits, 60)
                for source, opening in wording.openings.items()
            }
            for kind in _OPENINGS
        }
        self._after_first = deck(random, wording.after_first)
        self._heard = {
            (part, kind): deck(random, _objections(wording, part, kind)) for part in Part for kind in _OBJECTIONS
        }
        self._plans = {kind: deck(random, words) for kind, words in wording.plans.items()}
        self._closing = deck(random, wording.closings)
        self._troubles = deck(random, wording.troubles)
        self._griefs: dict[int, _Grief] = {}
        self.talks = 0
        self._bought: set[int] = set()
        self.last = [0] * len(buyers)
        """The last talk with each customer, by its id less one; 0 for none."""

    def tell(self, day: int, second: int, customer: int, kind: Kind) -> None:
        """Write down one talk and what it brought."""
        sheets = self._sheets
        buyer = self._buyers[customer - 1]
        self.talks += 1
        talk = self.talks
        on = self._reckoning.iso(day)
        at = self._reckoning.instant(day, second)
        channels, purpose, outcome = self._forms[kind]
        if kind in _OBJECTIONS:
            # Whoever has not bought yet objects as prospects do.
            part = buyer.part if customer in self._bought else Part.PROSPECT
            heard = self._heard[part, kind]()
            note, outcome = heard.note, _AFTER[heard.result]
            sheets.objection.add((customer, talk, heard.card, heard.words, heard.answer, heard.result.value, on))
        elif kind is Kind.COMPLAINT:
            grief = self._griefs[customer] = _Grief(talk, at, self._troubles())
            note = grief.trouble.note
        elif kind is Kind.SOLVED:
            note = self._settle(customer, on)
        else:
            note = self._note(kind, buyer)
        if "{" in note:
            note = self._filled(note, customer, buyer)
        contact = buyer.gate if kind is Kind.BLOCKED else buyer.contact
        sheets.talk.add((talk, customer, contact, at, self._reckoning.offset, on, channels(), purpose, outcome, note))
        if kind not in _UNANSWERED:
            self._brings(customer, buyer, talk, day, kind)
            self.last[customer - 1] = talk

    def next(self, customer: int) -> int:
        """Return the id of the next talk, which somebody else tells."""
        self.talks += 1
        self.last[customer - 1] = self.talks
        return self.talks

    def _note(self, kind: Kind, buyer: Buyer) -> str:
        chance = self._random
        if kind in _OPENINGS:
            main = self._openings[kind][buyer.source]()
            return main + self._joint + self._after_first() if chance() < _MORE else main
        own = self._by_trade.get(kind)
        note = own[buyer.trade]() if own is not None and chance() < _OF_TRADE else self._mains[kind]()
        if kind in self._details:
            if chance() < _MORE:
                note += self._joint + self._details[kind]()
            if chance() < _CLOSING:
                note += self._joint + self._closing()
        return note

    def _filled(self, note: str, customer: int, buyer: Buyer) -> str:
        chance = self._random()
        machine = self._trading.machine(buyer.trade, customer)
        good = self._trading.good(buyer.trade, customer)
        return note.format(
            w=buyer.called,
            p=good.name,
            q=good.said(good.usual),
            m=machine.name,
            a=f"{self._symbol}{machine.price:,}",
            n=2 + int(chance * 7),
        )

    def _brings(self, customer: int, buyer: Buyer, talk: int, day: int, kind: Kind) -> None:
        before = self.last[customer - 1]
        if before and kind in self._plans and self._random() < _CLOSES_PLAN:
            on = self._reckoning.iso(day)
            what = self._plans[kind]()
            self._sheets.followup.add((customer, before, on, None, what, None, None, _DONE, 0, 0, on, talk))
        if kind in _SALES:
            self._bought.add(customer)
            self._trading.sell(customer, buyer, talk, day, first=kind is Kind.ORDER)
        elif kind is Kind.DELIVERY:
            self._trading.install(customer, buyer, day)
        elif kind is Kind.COLLECT:
            self._trading.collect(customer, day)
        self._trading.promise(customer, talk, day, kind)

    def _settle(self, customer: int, on: str) -> str:
        grief = self._griefs.pop(customer)
        satisfied = int(self._random() < 0.87)
        self._sheets.complaint.add(
            (customer, grief.talk, grief.at, self._reckoning.offset, grief.trouble.what, _TOLD, on,
             satisfied)
        )  # fmt: skip
        return grief.trouble.solved

    def finish(self) -> None:
        """Write down the complaints that nobody settled."""
        states = (ComplaintState.RECEIVED, ComplaintState.LISTENED, ComplaintState.CHECKED)
        for place, (customer, grief) in enumerate(self._griefs.items()):
            state = states[place % len(states)].value
            what = grief.trouble.what
            self._sheets.complaint.add(
                (customer, grief.talk, grief.at, self._reckoning.offset, what, state, None, None)
            )


def _usual(channels: tuple[Channel, ...], wording: Wording) -> list[str]:
    each = (wording.messages if c is Channel.WECHAT else (c,) * len(wording.messages) for c in channels)
    return [channel.value for channel in chain.from_iterable(each)]


def _objections(wording: Wording, part: Part, kind: Kind) -> list[Heard]:
    heard = wording.from_customers
    if part is Part.PROSPECT:
        heard = wording.from_prospects
    elif part is Part.DEALER:
        heard = wording.from_dealers
    by = Channel.CALL if kind is Kind.OBJECTION else Channel.VISIT
    return [one for one in heard if one.by in (None, by)]
