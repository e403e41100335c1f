"""The products that customers have: written down, renewed, or not renewed and why (D17, D18)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from salesbook.book import customers
from salesbook.book.changes import Action, Changes, recorded
from salesbook.book.rows import day
from salesbook.domain.errors import SalesbookError
from salesbook.domain.lifecycle import following_term
from salesbook.locale import _
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from datetime import date

    from salesbook.book.opened import Book
    from salesbook.domain.codes import RenewalLoss


@dataclass(frozen=True, slots=True)
class Owned:
    """A product that a customer has.

    Attributes:
        id: its row.
        customer: who has it.
        name: what it is.
        bought_on: since when, if that is known.
        expires_on: until when, if it ends.
        settled: whether it is known how the end of this term went.
    """

    id: int
    customer: int
    name: str
    bought_on: date | None
    expires_on: date | None
    settled: bool

    @property
    def following(self) -> date | None:
        """The day until which a renewal runs, usually."""
        return None if self.expires_on is None else following_term(self.bought_on, self.expires_on)


_OWNED = """
SELECT o.id, o.customer_id, o.name, o.bought_on, o.expires_on, EXISTS (SELECT 1 FROM renewal r
  WHERE r.owned_product_id = o.id AND r.due_on = o.expires_on
  AND (r.renewed_on IS NOT NULL OR r.lost_reason IS NOT NULL))
FROM owned_product o WHERE {condition} ORDER BY o.expires_on IS NULL, o.expires_on, o.id
"""


def _owned(row: tuple[int, int, str, str | None, str | None, int]) -> Owned:
    number, customer, name, bought_on, expires_on, settled = row
    return Owned(number, customer, name, day(bought_on), day(expires_on), bool(settled))


def of(book: Book, customer: int) -> tuple[Owned, ...]:
    """Return what a customer has, what runs out first in front."""
    return tuple(map(_owned, book.db.rows(_OWNED.format(condition="o.customer_id = ?"), (customer,))))


def add(book: Book, customer: int, name: str, expires_on: date | None = None) -> Changes:
    """Write down that a customer has a product, since today, and until when.

    One that the rep sells by that name brings its service and notice with it.

    Raises:
        SalesbookError: it has no name, or there is no such customer.
    """
    name = name.strip()
    if not name:
        raise SalesbookError(_("Write the name of the product."))
    with recorded(book, Action.RENEWAL, customers.name(book, customer)) as pending:
        book.db.insert(
            Table.OWNED_PRODUCT, customer_id=customer, name=name, bought_on=book.today().isoformat(),
            product_id=book.db.value("SELECT id FROM product WHERE name = ?", (name,)),
            expires_on=expires_on and expires_on.isoformat(),
        )  # fmt: skip
    return pending.changes


def renewed(book: Book, owned: int, until: date) -> Changes:
    """Write down that a product was renewed today, until a day.

    Raises:
        SalesbookError: there is no such product, it has no end, or the day is not after the old one.
    """
    found = _ending(book, owned)
    if found.expires_on is not None and until <= found.expires_on:
        raise SalesbookError(_("{day} is not after the end of the last term: choose a later day.").format(day=until))
    with recorded(book, Action.RENEWAL, customers.name(book, found.customer)) as pending:
        _close(book, found, renewed_on=book.today().isoformat())
        book.db.update(Table.OWNED_PRODUCT, owned, expires_on=until.isoformat())
    return pending.changes


def lost(book: Book, owned: int, why: RenewalLoss) -> Changes:
    """Write down that a product was not renewed, and why.

    Raises:
        SalesbookError: there is no such product, or it has no end.
    """
    found = _ending(book, owned)
    with recorded(book, Action.RENEWAL, customers.name(book, found.customer)) as pending:
        _close(book, found, lost_reason=why)
    return pending.changes


def _ending(book: Book, owned: int) -> Owned:
    row = book.db.row(_OWNED.format(condition="o.id = ?"), (owned,))
    if row is None:
        raise SalesbookError(_("There is no product {number} in the book.").format(number=owned))
    found = _owned(row)
    if found.expires_on is None:
        raise SalesbookError(_("{name} has no end that could be renewed.").format(name=found.name))
    return found


def _close(book: Book, owned: Owned, **how: str) -> None:
    due_on = owned.expires_on and owned.expires_on.isoformat()
    row = book.db.value("SELECT id FROM renewal WHERE owned_product_id = ? AND due_on = ?", (owned.id, due_on))
    if row is None:
        book.db.insert(Table.RENEWAL, owned_product_id=owned.id, due_on=due_on, **how)
    else:
        book.db.update(Table.RENEWAL, row, **{"renewed_on": None, "lost_reason": None, **how})
