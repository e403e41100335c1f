"""The business of the stories: orders, machines, payments, and what was promised about them."""

from __future__ import annotations

from collections import deque
from typing import TYPE_CHECKING

from salesbook.book.demo.decks import deck
from salesbook.book.demo.reckoning import workday_after
from salesbook.domain.codes import PromiseState

if TYPE_CHECKING:
    from random import Random

    from salesbook.book.demo.kinds import Kind
    from salesbook.book.demo.reckoning import Reckoning
    from salesbook.book.demo.sheets import Sheets
    from salesbook.book.demo.telling import Buyer
    from salesbook.book.demo.wording import Good, Machine, Wording

MINOR = 100
"""Minor units of a whole one, in both currencies."""

_OTHER_GOOD = 0.3
_OURS = 0.2
_THEIRS = 0.12
_KEPT = 0.88
_BROKEN = 0.97
_YEAR = 365
_NOTICE_DAYS = 30
_SERVICE_MONTHS = 6
_GRACE = 20


class Trading:
    """Keeps the accounts of all customers while their stories are told."""

    def __init__(self, random: Random, wording: Wording, sheets: Sheets, reckoning: Reckoning) -> None:
        """Begin with what the book is made of, and put all products on their sheet."""
        self._random = random.random
        self._sheets = sheets
        self._reckoning = reckoning
        self._currency = wording.currency
        self._one_machine = wording.one_machine
        self._trades = (*wording.trades, wording.dealers)
        self._ours = {kind: deck(random, words) for kind, words in wording.promises.items()}
        self._theirs = {kind: deck(random, words) for kind, words in wording.their_promises.items()}
        self._unpaid: dict[int, deque[tuple[int, int]]] = {}
        self._owned = 0
        self.products: dict[str, int] = {}
        machines = [machine.name for trade in self._trades for machine in trade.machines]
        goods = [good.name for trade in self._trades for good in trade.goods]
        for name in dict.fromkeys((*machines, *goods, wording.service)):
            self.products[name] = number = len(self.products) + 1
            months = _SERVICE_MONTHS if name in machines else None
            sheets.product.add((number, name, months, None if name in goods else _NOTICE_DAYS))

    def good(self, trade: int, customer: int) -> Good:
        """Return what a customer mostly buys."""
        goods = self._trades[trade].goods
        return goods[customer % len(goods)]

    def machine(self, trade: int, customer: int) -> Machine:
        """Return the machine that a customer has or is to have."""
        machines = self._trades[trade].machines
        return machines[customer % len(machines)]

    def sell(self, customer: int, buyer: Buyer, talk: int, day: int, *, first: bool) -> None:
        """Write down an order; on credit, what is past its terms is paid before."""
        chance = self._random()
        if first and buyer.equipped:
            machine = self.machine(buyer.trade, customer)
            product, amount = machine.name, machine.price
            what = self._one_machine.format(m=product)
        else:
            goods = self._trades[buyer.trade].goods
            good = goods[(customer + (chance < _OTHER_GOOD)) % len(goods)]
            number = _round(buyer.ticket * (0.75 + 0.5 * self._random()) / good.price)
            product, amount = good.name, number * good.price
            what = good.said(number)
        due = None
        if buyer.credit_days:
            self._pay(customer, day, day - buyer.credit_days)
            self._unpaid.setdefault(customer, deque()).append((day, amount))
            due = self._reckoning.iso(day + buyer.credit_days)
        self._sheets.order.add(
            (
                customer, talk, self.products[product], self._reckoning.iso(day), amount * MINOR, self._currency, what,
                int(amount * MINOR * (0.16 + 0.18 * chance)), due,
            )
        )  # fmt: skip

    def collect(self, customer: int, day: int) -> None:
        """Write down the payment of all but the newest order."""
        unpaid = self._unpaid.get(customer)
        if unpaid and len(unpaid) > 1:
            self._pay(customer, day, unpaid[-2][0])

    def _pay(self, customer: int, day: int, until: int) -> None:
        unpaid = self._unpaid.get(customer, ())
        amount = 0
        while unpaid and unpaid[0][0] <= until:
            amount += unpaid.popleft()[1]
        if amount:
            self._sheets.payment.add((customer, self._reckoning.iso(day), amount * MINOR, self._currency))

    def install(self, customer: int, buyer: Buyer, day: int) -> None:
        """Write down the machine that was delivered, and each year of service since (D17, D18)."""
        if not buyer.equipped:
            return
        machine = self.machine(buyer.trade, customer)
        iso = self._reckoning.iso
        self._owned += 1
        expires = day + _YEAR
        renewed = []
        while expires < self._reckoning.today - _GRACE:
            paid = iso(expires - int(self._random() * _NOTICE_DAYS))
            renewed.append((self._owned, iso(expires), paid, machine.service * MINOR, self._currency))
            expires += _YEAR
        serial = f"{chr(65 + customer % 26)}{chr(65 + day % 26)}-{customer * 7 % 10_000:04}"
        self._sheets.owned.add(
            (self._owned, customer, self.products[machine.name], machine.name, iso(day), iso(expires), serial)
        )
        self._sheets.renewal.rows += renewed

    def own(
        self, customer: int, name: str, product: str | None, bought: int, expires: int | None, serial: str | None
    ) -> None:
        """Write down something that a customer of the cast has."""
        iso = self._reckoning.iso
        self._owned += 1
        until = None if expires is None else iso(expires)
        number = self.products[product] if product else None
        self._sheets.owned.add((self._owned, customer, number, name, iso(bought), until, serial))

    def promise(self, customer: int, talk: int, day: int, kind: Kind) -> None:
        """Write down what was promised in a talk, now and then, and what became of it (D15)."""
        chance = self._random()
        if chance < _OURS and kind in self._ours:
            what, theirs = self._ours[kind](), 0
        elif chance > 1 - _THEIRS and kind in self._theirs:
            what, theirs = self._theirs[kind](), 1
        else:
            return
        due = workday_after(day + 1 + int(self._random() * 5))
        state, closed = self._became(due, day)
        on = self._reckoning.iso(due)
        until = None if closed is None else self._reckoning.iso(closed)
        self._sheets.promise.add((customer, talk, what, on, None, None, theirs, state.value, until))

    def _became(self, due: int, made: int) -> tuple[PromiseState, int | None]:
        if due >= self._reckoning.today:
            return PromiseState.OPEN, None
        chance = self._random()
        if chance < _KEPT:
            return PromiseState.KEPT, max(due - int(self._random() * 2), made)
        late = min(workday_after(due + 1), self._reckoning.today - 1)
        if chance > _BROKEN:
            return PromiseState.BROKEN, late
        return (PromiseState.KEPT_LATE, late) if late > due else (PromiseState.KEPT, due)


def _round(number: float) -> int:
    """Return a number of things as people order them: small ones as they are, large ones in tens."""
    if number < 20:
        return max(int(number + 0.5), 1)
    step = 5 if number < 60 else 10 if number < 300 else 50
    return int(number / step + 0.5) * step
