"""Making the demo book: told by one part, written by another."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.book.demo.apart import told
from salesbook.book.demo.story import MOST_CUSTOMERS, tell
from salesbook.domain.errors import SalesbookError
from salesbook.locale import _
from salesbook.store.derived import filling
from salesbook.store.inserting import insert_rows

if TYPE_CHECKING:
    from salesbook.book.demo.sheets import Bundle
    from salesbook.book.opened import Book
    from salesbook.domain.codes import Language

_LARGE = 100_000
"""Notes from which on a second process is worth its start."""


def build(book: Book, *, language: Language, customers: int = 120, notes: int = 900) -> None:
    """Fill an empty book with a rep's customers, talks, orders and plans.

    The content is the same every time for the same language, numbers and day of the book's clock; all dates lie
    around that day. The first customers are those of the cast, whose stories are written by hand.

    Args:
        book: an empty one; nothing of what is filled in can be undone.
        language: what the rep of the book writes.
        customers: how many there are to be.
        notes: how many talks all of them have had together.

    Raises:
        SalesbookError: the book is not empty, or the numbers can't be met.
    """
    _check(book, customers, notes)
    with filling(book.db) as index:

        def write(bundle: Bundle) -> None:
            for table, columns, rows in bundle:
                insert_rows(book.db, table, columns, rows)
            index.catch_up()

        if notes < _LARGE:
            tell(write, language, book.now(), customers, notes)
            return
        for bundle in told(language, book.now(), customers, notes):
            write(bundle)


def _check(book: Book, customers: int, notes: int) -> None:
    if customers < 0 or notes < 0 or customers > MOST_CUSTOMERS:
        raise SalesbookError(
            _("A demo book has 0 to {most} customers and no fewer than 0 notes: choose other numbers.").format(
                most=MOST_CUSTOMERS
            )
        )
    if notes and not customers:
        raise SalesbookError(_("Notes need a customer to be about: ask for at least one, or for no notes."))
    for table in ("customer", "customer_group", "product"):
        if book.db.value(f"SELECT EXISTS (SELECT 1 FROM {table})"):
            raise SalesbookError(_("{path} is not empty: a demo book begins in a new file.").format(path=book.path))
