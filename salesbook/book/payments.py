"""Money received from customers who buy on credit (D20)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from salesbook.book import customers
from salesbook.book.changes import Action, Changes, recorded
from salesbook.domain.errors import SalesbookError
from salesbook.locale import _
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from salesbook.book.opened import Book


@dataclass(frozen=True, slots=True)
class Owing:
    """What a customer owes, in minor units: all of it, and what is past its day."""

    owed: int
    late: int
    currency: str


def owing(book: Book, customer: int) -> Owing:
    """Return what a customer owes; nothing if it never bought on credit."""
    row = book.db.row(
        """SELECT coalesce(s.owed, 0), coalesce(c.credit_currency, 'CNY'),
          (SELECT coalesce(sum(o.amount), 0) FROM sales_order o WHERE o.customer_id = c.id AND o.due_on < ?)
          - (SELECT coalesce(sum(p.amount), 0) FROM payment p WHERE p.customer_id = c.id)
        FROM customer c JOIN standing s ON s.customer_id = c.id WHERE c.id = ?""",
        (book.today().isoformat(), customer),
    )
    if row is None:
        raise SalesbookError(_("There is no customer {number} in the book.").format(number=customer))
    owed, currency, late = row
    return Owing(owed, min(max(late, 0), owed), currency)


def receive(book: Book, customer: int, amount: int) -> Changes:
    """Write down a payment of today, in minor units.

    Raises:
        SalesbookError: the amount is not positive, or there is no such customer.
    """
    if amount <= 0:
        raise SalesbookError(_("Write an amount above nothing."))
    currency = owing(book, customer).currency
    with recorded(book, Action.PAYMENT, customers.name(book, customer)) as pending:
        book.db.insert(
            Table.PAYMENT, customer_id=customer, on=book.today().isoformat(), amount=amount, currency=currency
        )
    return pending.changes
