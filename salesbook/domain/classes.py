"""Sales classes A, B and C by rolling twelve-month sales (D2)."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import NamedTuple

from salesbook.domain.codes import SalesClass
from salesbook.domain.months import add_months

_A_BELOW_PERCENT = 80
_B_BELOW_PERCENT = 95
_WINDOW_MONTHS = 12


class Classed(NamedTuple):
    """One customer's sales in minor units and the class they earn; quick to make for a whole book.

    `cumulative_before` is the share of all sales, from 0 to 1, made by the customers that bought more; None
    without a class.
    """

    customer: int
    sales: int
    sales_class: SalesClass | None
    cumulative_before: float | None


@dataclass(frozen=True, slots=True)
class Limits:
    """The sales of the last A and of the last B, which class one more customer without counting all again.

    Until the classes are worked out anew, a customer is classed as if the others had stood still.
    """

    a: int | None = None
    b: int | None = None

    def of(self, sales: int) -> SalesClass | None:
        """Return the class that `sales` earn; None if they are not positive."""
        if sales <= 0:
            return None
        if self.a is None or sales >= self.a:
            return SalesClass.A
        return SalesClass.B if self.b is not None and sales >= self.b else SalesClass.C

    def missing(self, sales: int) -> tuple[SalesClass, int] | None:
        """Return the next better class and the sales missing to it; None for an A (D22)."""
        if self.a is None or sales >= self.a:
            return None
        if self.b is not None and sales < self.b:
            return SalesClass.B, self.b - max(sales, 0)
        return SalesClass.A, self.a - max(sales, 0)


@dataclass(frozen=True, slots=True)
class ClassShare:
    """What one class comes to: customers, sales in minor units, and the share of each, from 0 to 1."""

    customers: int
    sales: int
    customer_share: float
    sales_share: float


@dataclass(frozen=True, slots=True)
class Classes:
    """All customers by sales, largest first; `total` counts positive sales only."""

    customers: tuple[Classed, ...]
    total: int
    limits: Limits

    def shares(self) -> dict[SalesClass, ClassShare]:
        """Return the real shares of each class, among the customers that have one."""
        counts = dict.fromkeys(SalesClass, 0)
        sales = dict.fromkeys(SalesClass, 0)
        for one in self.customers:
            if one.sales_class is not None:
                counts[one.sales_class] += 1
                sales[one.sales_class] += one.sales
        heads = sum(counts.values())
        return {
            each: ClassShare(
                counts[each],
                sales[each],
                counts[each] / heads if heads else 0.0,
                sales[each] / self.total if self.total else 0.0,
            )
            for each in SalesClass
        }

    def by_customer(self) -> dict[int, SalesClass | None]:
        """Return each customer's class."""
        return {one.customer: one.sales_class for one in self.customers}


def window(on: date) -> tuple[date, date]:
    """Return the first and the last day, both included, of the sales that count `on` a day (D2)."""
    return add_months(on, -_WINDOW_MONTHS), on


def _class_at(before: int, total: int) -> SalesClass:
    # In whole numbers: a share of exactly 80 % must not depend on rounding.
    if before * 100 < _A_BELOW_PERCENT * total:
        return SalesClass.A
    return SalesClass.B if before * 100 < _B_BELOW_PERCENT * total else SalesClass.C


def classify(sales: Iterable[tuple[int, int]]) -> Classes:
    """Return the class of each customer, given as id and net sales in minor units (D2).

    The class goes by the share of sales made by those who bought more: below 80 % A, below 95 % B, else C.
    Customers with equal sales are in the same class, and without positive sales there is none.
    """
    ordered = sorted(sales, key=lambda pair: (-pair[1], pair[0]))
    total = sum(amount for _customer, amount in ordered if amount > 0)
    found: list[Classed] = []
    last: dict[SalesClass, int] = {}
    before = 0
    for amount, group in groupby(ordered, key=lambda pair: pair[1]):
        if amount <= 0:
            found.extend(Classed(customer, amount, None, None) for customer, _amount in group)
            continue
        sales_class = _class_at(before, total)
        share = before / total
        last[sales_class] = amount
        held = len(found)
        found.extend(Classed(customer, amount, sales_class, share) for customer, _amount in group)
        before += amount * (len(found) - held)
    return Classes(tuple(found), total, Limits(last.get(SalesClass.A), last.get(SalesClass.B)))


@dataclass(frozen=True, slots=True)
class ClassChange:
    """A customer whose class is not what it was."""

    customer: int
    before: SalesClass | None
    after: SalesClass | None


def changes(before: Mapping[int, SalesClass | None], after: Mapping[int, SalesClass | None]) -> list[ClassChange]:
    """Return the changes of class to announce, by customer; who is missing on a side has no class there."""
    return [
        ClassChange(customer, was, now)
        for customer in sorted(before.keys() | after.keys())
        if (was := before.get(customer)) is not (now := after.get(customer))
    ]
