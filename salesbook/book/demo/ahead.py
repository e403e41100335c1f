"""What lies ahead: the next contact with each customer of the crowd, as it was planned at the last one."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from salesbook.book.demo.decks import deck
from salesbook.book.demo.parts import Part
from salesbook.book.demo.reckoning import workday_after
from salesbook.domain.codes import Channel, Disposition, FollowupState, Heat
from salesbook.domain.recurrence import first_from

if TYPE_CHECKING:
    from random import Random

    from salesbook.book.demo.reckoning import Reckoning
    from salesbook.book.demo.sheets import Sheets
    from salesbook.book.demo.wording import Wording

_RULES = tuple(f"FREQ=MONTHLY;BYMONTHDAY={day}" for day in (5, 10, 15, 20, 25, -1))
_TIMES = (None, None, None, "09:30", None, None, "11:00", None, "14:30", None, None, "16:00")
_CHANNELS = (Channel.CALL, None, None, Channel.VISIT, None)
_WITHIN = {Heat.HOT: 9, Heat.WARM: 22, Heat.MILD: 45, Heat.NONE: 60, None: 40}
"""The most days until the next contact."""

_OPEN = FollowupState.OPEN.value
_FORGOTTEN = 0.04
_TODAY = 0.012
_OVERDUE = 0.01
_CUSTOMERS_PLANNED = 0.45


class Outlook(NamedTuple):
    """What decides whether and when there is a next contact."""

    part: Part
    disposition: Disposition
    heat: Heat | None


class Ahead:
    """Plans the next contacts."""

    def __init__(self, random: Random, wording: Wording, sheets: Sheets, reckoning: Reckoning) -> None:
        """Begin with what the book is made of."""
        self._random = random.random
        self._sheets = sheets
        self._reckoning = reckoning
        self._prospect = deck(random, wording.next_prospect)
        self._customer = deck(random, wording.next_customer)
        self._dealer = deck(random, wording.next_dealer)
        self._time = deck(random, _TIMES)
        self._channel = deck(random, _CHANNELS)
        begin = reckoning.date(reckoning.today)
        self._rule = deck(random, [(rule, first_from(rule, begin)) for rule in _RULES])

    def plan(self, customer: int, outlook: Outlook, talk: int) -> None:
        """Plan the next contact with a customer, if there is to be one."""
        part = outlook.part
        if part is Part.NEVER or part is Part.LOST or not talk:
            return
        if part is Part.DEALER:
            rule, on = self._rule()
            if on is not None:
                self._add(customer, talk, on.toordinal(), None, self._dealer(), rule, None)
        elif part is Part.PROSPECT:
            if outlook.disposition is Disposition.KEEP_CALLING and self._random() > _FORGOTTEN:
                self._add(
                    customer, talk, self._day(outlook.heat), self._time(), self._prospect(), None, self._channel()
                )
        elif self._random() < _CUSTOMERS_PLANNED:
            self._add(customer, talk, self._day(None), self._time(), self._customer(), None, self._channel())

    def _day(self, heat: Heat | None) -> int:
        chance = self._random()
        if chance < _TODAY:
            return self._reckoning.today
        if chance < _TODAY + _OVERDUE:
            return self._reckoning.today - 1 - int(self._random() * 3)
        return workday_after(self._reckoning.today + 1 + int(self._random() * _WITHIN[heat]))

    def _add(
        self,
        customer: int,
        talk: int,
        day: int,
        time: str | None,
        what: str,
        every: str | None,
        channel: Channel | None,
    ) -> None:
        self._sheets.followup.add(
            (
                customer,
                talk,
                self._reckoning.iso(day),
                time,
                what,
                every,
                channel and channel.value,
                _OPEN,
                0,
                0,
                None,
                None,
            )
        )
