"""Whom a name from outside means: one customer, or a sentence that says why not."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.book import customers, finding
from salesbook.book.directory import BookDirectory
from salesbook.domain.errors import SalesbookError
from salesbook.locale import _, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from salesbook.book.customers import CustomerLine
    from salesbook.book.opened import Book

_MOST = 5
_MARKS = "@＠"


def one(book: Book, text: str) -> int:
    """Return the customer that `text` means: what `@` takes, the number of a customer, or a part only one has.

    Raises:
        SalesbookError: nobody or several may be meant; the sentence names them, or the nearest.
    """
    wanted = text.strip().lstrip(_MARKS).strip()
    if not wanted:
        raise SalesbookError(_("No customer is named: write a name, a company or a phone number."))
    people = _exactly(book, wanted)
    if not people and wanted.isdecimal() and customers.lines(book, [int(wanted)]):
        return int(wanted)
    people = people or [line.id for line in finding.somebody(book, wanted, _MOST + 1)]
    if len(people) == 1:
        return people[0]
    if people:
        names = _listed(customers.lines(book, people))
        raise SalesbookError(
            _("{name} may be any of these: {names}. Write more of the name, or the number.").format(
                name=wanted, names=names
            )
        )
    nearest = _listed(_nearest(book, wanted))
    raise SalesbookError(
        _("Nobody in the book is called {name}. Nearest: {nearest}.").format(name=wanted, nearest=nearest)
        if nearest
        else _("Nobody in the book is called {name}: check the name, or add the customer.").format(name=wanted)
    )


def _exactly(book: Book, wanted: str) -> Sequence[int]:
    found = BookDirectory(book).longest(wanted)
    if found is None or found.length < len(wanted):
        return []
    return [person.id for person in found.customers]


def _nearest(book: Book, wanted: str) -> tuple[CustomerLine, ...]:
    for length in range(min(len(wanted), _LONGEST) - 1, 0, -1):
        found = finding.somebody(book, wanted[:length], _MOST)
        if found:
            return found
    return ()


_LONGEST = 40
"""Characters of a name that are compared: more are no name."""


def _listed(lines: Iterable[CustomerLine]) -> str:
    shown = list(lines)
    names = [f"{one.id} {one.name}" + (f" ({one.organisation})" if one.organisation else "") for one in shown[:_MOST]]
    return listed(names) + (_(" and more") if len(shown) > _MOST else "")
