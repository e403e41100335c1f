"""What the demo book holds: whom, how the talks are shared out, and the order in which all is told."""

from __future__ import annotations

from itertools import accumulate, pairwise
from random import Random
from typing import TYPE_CHECKING

from salesbook.book.demo.ahead import Ahead
from salesbook.book.demo.belongings import Belongings
from salesbook.book.demo.crowd import Crowd
from salesbook.book.demo.kinds import Kind
from salesbook.book.demo.reckoning import Reckoning
from salesbook.book.demo.sheets import Sheets
from salesbook.book.demo.stars import Stars
from salesbook.book.demo.telling import Teller
from salesbook.book.demo.trading import Trading
from salesbook.book.demo.wording import wording

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import datetime

    from salesbook.book.demo.ahead import Outlook
    from salesbook.book.demo.sheets import Write
    from salesbook.domain.codes import Language

_SEED = 20_261_118
_BUNDLE = 20_000
"""Talks told between two writings: few enough to keep memory small, enough to write at full speed."""

_OPENS = 8 * 3600 + 30 * 60
_OPEN_MINUTES = 9 * 60
_SECONDS_OF_DAY = 86_400
_APART = 180
"""Seconds between two talks with one customer at least."""

# A talk under way is one number, so that a million of them sort in a moment: instant, customer, kind.
_KIND_BITS = 5
_CUSTOMER_BITS = 24
MOST_CUSTOMERS = (1 << _CUSTOMER_BITS) - 1
_KIND_MASK = (1 << _KIND_BITS) - 1


def tell(write: Write, language: Language, now: datetime, customers: int, notes: int) -> None:
    """Hand all rows of a demo book to `write`, bundle by bundle, parents first.

    Args:
        write: takes a bundle.
        language: what the rep of the book writes.
        now: the moment that all dates lie around.
        customers: how many there are to be.
        notes: how many talks all of them have had together.
    """
    _Telling(write, language, now, customers).fill(customers, notes)


class _Telling:
    """One demo book while it is made."""

    def __init__(self, write: Write, language: Language, now: datetime, customers: int) -> None:
        self._random = Random(f"{_SEED} {language}")
        words = wording(language)
        self._reckoning = Reckoning(now)
        parts = (self._random, words)
        self._sheets = Sheets(write)
        rest = (self._sheets, self._reckoning)
        self._words = words
        self._trading = Trading(*parts, *rest)
        self._belongings = Belongings(*parts, *rest)
        self._stars = Stars(words, *rest, self._belongings, self._trading, customers)
        self._crowd = Crowd(*parts, *rest, self._belongings)
        self._ahead = Ahead(*parts, *rest)
        self._timeline: list[int] = []

    def fill(self, customers: int, notes: int) -> None:
        """Write the whole book."""
        stars = self._stars.stars
        parts = self._crowd.parts(customers - len(stars))
        shares = share_out(notes, [len(star.scenes) for star in stars], [weight for _part, weight in parts])
        buyers = []
        for customer, (star, talks) in enumerate(zip(stars, shares, strict=False), 1):
            buyer, days, kinds = self._stars.introduce(customer, star, talks)
            buyers.append(buyer)
            self._lay(customer, days, kinds)
        outlooks: list[Outlook] = []
        for customer, ((part, _weight), talks) in enumerate(
            zip(parts, shares[len(stars) :], strict=True), len(stars) + 1
        ):
            member = self._crowd.make(customer, part, talks)
            outlooks.append(member.outlook)
            buyers.append(member.buyer)
            self._lay(customer, member.days, member.kinds)
            if customer % _BUNDLE == 0:
                self._sheets.write()
        self._sheets.write()
        teller = Teller(self._random, self._words, self._sheets, self._reckoning, self._trading, buyers)
        self._tell(teller)
        for customer, outlook in enumerate(outlooks, len(stars) + 1):
            self._ahead.plan(customer, outlook, teller.last[customer - 1])
        teller.finish()
        self._sheets.write()

    def _lay(self, customer: int, days: Sequence[int], kinds: Sequence[Kind]) -> None:
        """Put the talks of one customer onto the common timeline, each after the one before."""
        latest = self._reckoning.today * _SECONDS_OF_DAY - 1
        before = 0
        for day, kind in zip(days, kinds, strict=True):
            at = day * _SECONDS_OF_DAY + _OPENS + int(self._random.random() * _OPEN_MINUTES) * 60
            before = min(max(at, before + _APART), latest)
            self._timeline.append((before << _CUSTOMER_BITS | customer) << _KIND_BITS | kind)

    def _tell(self, teller: Teller) -> None:
        """Tell all talks in the order of time, so that their ids follow it as those of a real book do."""
        self._timeline.sort()
        kinds = tuple(Kind)
        for number, key in enumerate(self._timeline, 1):
            day, second = divmod(key >> (_CUSTOMER_BITS + _KIND_BITS), _SECONDS_OF_DAY)
            customer = key >> _KIND_BITS & MOST_CUSTOMERS
            kind = kinds[key & _KIND_MASK]
            if kind is Kind.SCRIPTED:
                self._stars.tell(teller.next(customer), day, second, customer)
            else:
                teller.tell(day, second, customer, kind)
            if number % _BUNDLE == 0:
                self._sheets.write()
        self._timeline.clear()


def share_out(notes: int, written: Sequence[int], weights: Sequence[int]) -> list[int]:
    """Return how many talks each customer gets: those of the cast first, then the others by their weights.

    The cast gets as many as were written for it, unless there are too few notes for that, or nobody else to take the
    rest.

    Args:
        notes: how many there are in all; the result adds up to it.
        written: scenes of each of the cast.
        weights: of each other customer; 0 for one that was never contacted.
    """
    rest = notes - sum(written)
    if rest >= 0 and (rest == 0 or any(weights)):
        return [*written, *_in_proportion(rest, weights)]
    return _in_proportion(notes, [*written, *weights])


def _in_proportion(number: int, weights: Sequence[int]) -> list[int]:
    total = sum(weights)
    marks = [number * mark // max(total, 1) for mark in accumulate(weights, initial=0)]
    return [end - begin for begin, end in pairwise(marks)]
