"""What a customer's form asks of the book; runs on the book's thread."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from salesbook.book import customers, finding
from salesbook.book.directory import BookDirectory
from salesbook.domain.customers import Customer
from salesbook.domain.days import day_label, next_occurrence
from salesbook.domain.errors import SalesbookError
from salesbook.locale import _, listed
from salesbook.tui.dialogs import customer_texts
from salesbook.tui.words import day_words

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesbook.book.changes import Changes
    from salesbook.book.opened import Book

Edit: TypeAlias = "Callable[[Customer], Customer]"
"""What one line of the form changes."""

Saved: TypeAlias = "tuple[int, Changes]"
"""The id of a customer, and what was done with it."""

NOBODY = Customer(name="")
_NEAREST = 3


def save(book: Book, row: int | None, edits: Sequence[Edit]) -> Saved:
    """Add a customer made of `edits`, or edit the customer `row` by them; return its id and what was done.

    The edits go on top of what the book holds now, so that what another program wrote while the form was open stays.

    Raises:
        SalesbookError: the customer has no name, is gone, or the book can't be written.
    """
    customer = NOBODY if row is None else customers.card(book, row).customer
    for edit in edits:
        customer = edit(customer)
    if row is None:
        return customers.add(book, customer)
    return row, customers.edit(book, row, customer)


def referrer(book: Book, typed: str) -> str:
    """Return the book's name of whoever is meant: by name, pinyin, initials or part of a phone; empty stays empty.

    Raises:
        SalesbookError: nobody is, or several are.
    """
    wanted = typed.strip()
    near = finding.somebody(book, wanted) if wanted else ()
    if not wanted or any(line.name == typed for line in near):
        return typed if wanted else ""
    match = BookDirectory(book).longest(wanted)
    people = match.customers if match is not None and match.length == len(wanted) else ()
    if len({person.name for person in people}) == 1:
        return people[0].name
    names = [person.name for person in people] or [line.name for line in near]
    if not names:
        raise SalesbookError(_("Nobody in the book is called {name}: add that customer first.").format(name=wanted))
    raise SalesbookError(
        _("Who is {name}? Write the whole name: {names}.").format(name=wanted, names=listed(names[:_NEAREST]))
    )


def day_reading(book: Book, typed: str) -> str:
    """Return how a birthday is read and when it is kept next, empty if nothing was typed.

    Raises:
        SalesbookError: it is no day.
    """
    day = customer_texts.read_day(typed)
    if day is None:
        return ""
    today = book.today()
    kept = day_words(next_occurrence(day, today), today)
    return _("{day}: next on {kept}").format(day=day_label(day), kept=kept)
