"""Laying out stories: which talks a customer had, and on which days."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.book.demo.decks import deck, weighted
from salesbook.book.demo.kinds import GOING_THERE, ON_SITE, Kind
from salesbook.book.demo.parts import Part
from salesbook.book.demo.reckoning import workday_before

if TYPE_CHECKING:
    from random import Random

    from salesbook.book.demo.parts import Pace

_LONGEST = 1000
"""Days that a story goes back at most."""

_SLOWING = 0.12
_NEGLECTED = 0.02
_UNSETTLED = 0.15

_PROSPECT = (
    (Kind.FIRST_VISIT, Kind.INFO, Kind.NEED, Kind.QUOTE, Kind.OBJECTION, Kind.FOLLOW),
    (Kind.FIRST_VISIT, Kind.OBJECTION, Kind.FOLLOW, Kind.NEED, Kind.QUOTE, Kind.OBJECTION),
    (Kind.FIRST_CALL, Kind.NO_ANSWER, Kind.NEED, Kind.SAMPLE, Kind.QUOTE, Kind.OBJECTION),
    (Kind.FIRST_VISIT, Kind.BLOCKED, Kind.INFO, Kind.OBJECTION, Kind.SAMPLE, Kind.QUOTE),
    (Kind.FIRST_CALL, Kind.OBJECTION, Kind.NEED, Kind.INFO, Kind.FOLLOW, Kind.SAMPLE),
    (Kind.FIRST_VISIT, Kind.NEED, Kind.SAMPLE, Kind.FOLLOW, Kind.OBJECTION, Kind.QUOTE),
    (Kind.FIRST_VISIT, Kind.INFO, Kind.NO_ANSWER, Kind.FOLLOW_VISIT, Kind.QUOTE, Kind.FOLLOW),
)
_PROSPECT_LATER = (
    Kind.FOLLOW, Kind.FOLLOW, Kind.OBJECTION, Kind.CARE, Kind.NO_ANSWER, Kind.FOLLOW_VISIT, Kind.EVENT, Kind.RECEIVED
)  # fmt: skip
_WON = (
    (Kind.FIRST_VISIT, Kind.NEED, Kind.QUOTE, Kind.OBJECTION, Kind.ORDER, Kind.DELIVERY),
    (Kind.FIRST_CALL, Kind.NEED, Kind.SAMPLE, Kind.QUOTE, Kind.ORDER, Kind.DELIVERY),
    (Kind.FIRST_VISIT, Kind.INFO, Kind.SAMPLE, Kind.OBJECTION, Kind.ORDER, Kind.DELIVERY),
    (Kind.FIRST_VISIT, Kind.NEED, Kind.SAMPLE, Kind.QUOTE, Kind.FOLLOW, Kind.ORDER, Kind.DELIVERY),
)
_WON_SOON = (
    (Kind.FIRST_VISIT, Kind.QUOTE, Kind.ORDER, Kind.DELIVERY),
    (Kind.FIRST_CALL, Kind.NEED, Kind.ORDER, Kind.DELIVERY),
    (Kind.FIRST_VISIT, Kind.SAMPLE, Kind.ORDER, Kind.DELIVERY),
)
_WON_AT_ONCE = (Kind.FIRST_VISIT, Kind.ORDER)
_MANY = 9
_SEVERAL = 5

_BETWEEN_ORDERS = {
    Kind.CHECK: 12, Kind.CHECK_VISIT: 6, Kind.CARE: 6, Kind.CARE_VISIT: 3, Kind.OBJECTION: 6, Kind.NO_ANSWER: 4,
    Kind.RENEWAL: 2, Kind.REFERRAL: 2, Kind.COMPLAINT: 2, Kind.EVENT: 1, Kind.RECEIVED: 1,
}  # fmt: skip
_BETWEEN_DEALER_ORDERS = {
    Kind.COLLECT: 6, Kind.SUPPORT: 5, Kind.OBJECTION: 5, Kind.CHECK: 4, Kind.CHECK_VISIT: 3, Kind.CARE_VISIT: 2,
    Kind.CARE: 1, Kind.NO_ANSWER: 2, Kind.COMPLAINT: 1, Kind.EVENT: 1,
}  # fmt: skip


class Plotter:
    """Lays out one story after the other."""

    def __init__(self, random: Random) -> None:
        """Begin with the source of chance that the whole book shares."""
        self._random = random.random
        self._prospect = deck(random, _PROSPECT)
        # Who was met once only was met on foot: that visit keeps the cadence still.
        self._prospect_met = deck(random, [kinds for kinds in _PROSPECT if kinds[0] is Kind.FIRST_VISIT])
        self._prospect_later = deck(random, _PROSPECT_LATER)
        self._won = deck(random, _WON)
        self._won_soon = deck(random, _WON_SOON)
        self._between = weighted(random, _BETWEEN_ORDERS)
        self._between_dealer = weighted(random, _BETWEEN_DEALER_ORDERS)

    def days(self, talks: int, pace: Pace, gap: int, today: int) -> list[int]:
        """Return the days of so many talks, as ordinals, the last of them before `today`."""
        chance = self._random
        if chance() < _NEGLECTED:
            day = today - pace.due - int(chance() * 20)
        else:
            day = today - 1 - int(chance() * min(gap, pace.silent))
        step = min(float(gap), _LONGEST / talks)
        days = []
        for _talk in range(talks):
            days.append(workday_before(day))
            day -= int(step * (0.65 + 0.7 * chance()) + 0.5)
        days.reverse()
        return days

    def prospect(self, talks: int, *, refuses: bool) -> list[Kind]:
        """Return the talks with somebody who has not bought yet."""
        kinds = list((self._prospect if talks > 2 else self._prospect_met)()[:talks])
        kinds += [self._prospect_later() for _talk in range(talks - len(kinds))]
        if refuses:
            kinds[-1] = Kind.REFUSED
        return kinds

    def buyer(self, talks: int, part: Part, every: int) -> list[Kind]:
        """Return the talks with a customer that orders at every `every`th of them."""
        if talks >= _MANY:
            kinds = list(self._won())
        elif talks >= _SEVERAL:
            kinds = list(self._won_soon())
        else:
            kinds = list(_WON_AT_ONCE[: talks - 1])
        rest = talks - len(kinds)
        since_order = int(self._random() * every)
        slowing = part is not Part.LOST and self._random() < _SLOWING
        if slowing:
            since_order += every + int(self._random() * 1.6 * every)
        between = self._between_dealer if part is Part.DEALER else self._between
        order_at = (rest - 1 - since_order) % every
        last_order = rest - 1 - since_order
        complained = False
        for place in range(rest):
            if complained:
                kinds.append(Kind.SOLVED)
                complained = False
            elif place <= last_order and place % every == order_at:
                kinds.append(Kind.REORDER)
            else:
                kind = between()
                if kind is Kind.COMPLAINT:
                    complained = True
                kinds.append(kind)
        self._end(kinds, part, slowing=slowing and since_order < rest)
        return kinds

    def _end(self, kinds: list[Kind], part: Part, *, slowing: bool) -> None:
        if part is Part.LOST:
            kinds[-1] = Kind.LEFT
        elif slowing:
            kinds[-1] = Kind.SLOW
        elif kinds[-1] is Kind.NO_ANSWER or (kinds[-1] is Kind.COMPLAINT and self._random() > _UNSETTLED):
            kinds[-1] = Kind.CHECK
        if len(kinds) > 1 and kinds[-2] is Kind.COMPLAINT and kinds[-1] is not Kind.SOLVED:
            kinds[-2] = Kind.CHECK


def visits(kinds: list[Kind], days: list[int], longest: int, today: int) -> None:
    """Turn talks into visits so that no more than `longest` days go by without one (D3)."""
    last = days[0]
    end = len(days) - 1
    for place, kind in enumerate(kinds):
        if kind in ON_SITE:
            last = days[place]
        elif (days[place + 1] if place < end else today) - last > longest and kind in GOING_THERE:
            kinds[place] = GOING_THERE[kind]
            last = days[place]
