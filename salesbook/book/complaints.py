"""Complaints: written down, taken from step to step, and asked about at the end (D19)."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from salesbook.book import customers
from salesbook.book.changes import Action, Changes, recorded
from salesbook.book.clock import moment, stamp
from salesbook.domain.codes import ComplaintState
from salesbook.domain.errors import SalesbookError
from salesbook.locale import _
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from datetime import date

    from salesbook.book.opened import Book

_STEPS = tuple(ComplaintState)


@dataclass(frozen=True, slots=True)
class Complaint:
    """A complaint that is not settled: what about, since when, and how far it has come."""

    id: int
    customer: int
    what: str
    since: date
    state: ComplaintState

    @property
    def following(self) -> ComplaintState | None:
        """The next step; None where only the customer's answer is missing."""
        place = _STEPS.index(self.state) + 1
        return _STEPS[place] if place < len(_STEPS) else None


def open_of(book: Book, customer: int) -> tuple[Complaint, ...]:
    """Return the complaints of a customer that are not settled, the oldest first."""
    return tuple(
        Complaint(row, customer, what, moment(at, offset).date(), ComplaintState(state))
        for row, what, at, offset, state in book.db.rows(
            """SELECT id, what, at, utc_offset, state FROM complaint
            WHERE customer_id = ? AND (state <> 'told' OR satisfied IS NULL) ORDER BY at, id""",
            (customer,),
        )
    )


def receive(book: Book, customer: int, what: str) -> Changes:
    """Write down a complaint; its clock runs from now.

    Raises:
        SalesbookError: nothing was written, or there is no such customer.
    """
    if not what.strip():
        raise SalesbookError(_("Write down what the complaint is about."))
    at, offset = stamp(book.now())
    with recorded(book, Action.COMPLAINT, customers.name(book, customer)) as pending:
        book.db.insert(Table.COMPLAINT, customer_id=customer, at=at, utc_offset=offset, what=what.strip())
    return pending.changes


def advance(book: Book, complaint: int) -> Changes:
    """Take a complaint one step on.

    Raises:
        SalesbookError: there is no such complaint, or only the customer's answer is missing.
    """
    found = _find(book, complaint)
    with recorded(book, Action.COMPLAINT, customers.name(book, found.customer)) as pending:
        step(book, found)
    return pending.changes


def step(book: Book, complaint: Complaint) -> None:
    """Take a complaint one step on, within the caller's transaction.

    Raises:
        SalesbookError: only the customer's answer is missing.
    """
    following = complaint.following
    if following is None:
        raise SalesbookError(
            _("{what}: the result was told. Press t to say whether the customer is satisfied.").format(
                what=complaint.what
            )
        )
    values: dict[str, object] = {"state": following}
    if following is ComplaintState.SOLVED:
        values["solved_on"] = book.today().isoformat()
    book.db.update(Table.COMPLAINT, complaint.id, **values)


def settle(book: Book, complaint: int, *, satisfied: bool) -> Changes:
    """Close a complaint with the customer's answer.

    Raises:
        SalesbookError: there is no such complaint.
    """
    found = _find(book, complaint)
    with recorded(book, Action.COMPLAINT, customers.name(book, found.customer)) as pending:
        book.db.update(Table.COMPLAINT, complaint, state=ComplaintState.TOLD, satisfied=satisfied)
    return pending.changes


def take_up_again(book: Book, complaint: int) -> Changes:
    """Begin anew with a complaint whose result did not satisfy; its clock goes on from the first day.

    Raises:
        SalesbookError: there is no such complaint.
    """
    found = _find(book, complaint)
    with recorded(book, Action.COMPLAINT, customers.name(book, found.customer)) as pending:
        book.db.update(Table.COMPLAINT, complaint, state=ComplaintState.LISTENED, solved_on=None, satisfied=None)
    return pending.changes


def _find(book: Book, complaint: int) -> Complaint:
    row = book.db.row("SELECT customer_id, what, at, utc_offset, state FROM complaint WHERE id = ?", (complaint,))
    if row is None:
        raise SalesbookError(_("There is no complaint {number} in the book.").format(number=complaint))
    customer, what, at, offset, state = row
    return Complaint(complaint, customer, what, moment(at, offset).date(), ComplaintState(state))
