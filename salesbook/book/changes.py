"""What a write did, in the words of the rep; taking it back and bringing it back."""

from __future__ import annotations

from contextlib import contextmanager
from enum import StrEnum
from typing import TYPE_CHECKING, NamedTuple

from salesbook.book.steps import finish
from salesbook.domain.errors import SalesbookError
from salesbook.locale import N_, _
from salesbook.store import journal

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from salesbook.book.opened import Book
    from salesbook.store.journal import Taken


class Action(StrEnum):
    """The use cases that write; the values stand in books."""

    NOTE = "note"
    NOTE_EDITED = "note-edited"
    ATTEMPT = "attempt"
    CUSTOMER_ADDED = "customer-added"
    CUSTOMER_EDITED = "customer-edited"
    DONE = "done"
    LATER = "later"
    DROPPED = "dropped"
    SCRIPT_USED = "script-used"
    SCRIPT_EDITED = "script-edited"
    WORDING = "wording"
    PRACTICE = "practice"
    RESULT = "result"
    IMPORT = "import"
    MERGE = "merge"
    APART = "apart"
    CLASSES = "classes"
    SETTING = "setting"
    COMPLAINT = "complaint"
    RENEWAL = "renewal"
    PAYMENT = "payment"
    GREETING = "greeting"
    BRIEF = "brief"


_WORDS = {
    Action.NOTE: N_("Note about {subject}"),
    Action.NOTE_EDITED: N_("Edit of a note about {subject}"),
    Action.ATTEMPT: N_("No answer from {subject}"),
    Action.CUSTOMER_ADDED: N_("New customer {subject}"),
    Action.CUSTOMER_EDITED: N_("Edit of {subject}"),
    Action.DONE: N_("{subject} done"),
    Action.LATER: N_("{subject} later"),
    Action.DROPPED: N_("{subject} taken off the list"),
    Action.SCRIPT_USED: N_("Script used with {subject}"),
    Action.SCRIPT_EDITED: N_("Edit of script {subject}"),
    Action.WORDING: N_("Own words: {subject}"),
    Action.PRACTICE: N_("Practice of {subject}"),
    Action.RESULT: N_("Result with {subject}"),
    Action.IMPORT: N_("Import of {subject}"),
    Action.MERGE: N_("Merge of {subject}"),
    Action.APART: N_("Not the same: {subject}"),
    Action.CLASSES: N_("New sales classes"),
    Action.SETTING: N_("Setting {subject}"),
    Action.COMPLAINT: N_("Complaint of {subject}"),
    Action.RENEWAL: N_("Product of {subject}"),
    Action.PAYMENT: N_("Payment of {subject}"),
    Action.GREETING: N_("Greeting to {subject}"),
    Action.BRIEF: N_("What to know before a call to {subject}"),
}


class Changes(NamedTuple):
    """What one write did.

    Attributes:
        id: the change in the journal, or 0 if there was nothing to write.
        what: one line that names it, not yet fit for a terminal.
        customers: whose card, log or list row may look different now.
        kept: rows that an undo had to leave because later entries lean on them.
    """

    id: int
    what: str
    customers: frozenset[int] = frozenset()
    kept: int = 0


class Pending:
    """A write under way; `changes` is set when its transaction ended well."""

    changes: Changes

    def __init__(self, subject: str) -> None:
        """Begin with whom or what it is about."""
        self.subject = subject


@contextmanager
def recorded(book: Book, action: Action, subject: str = "") -> Iterator[Pending]:
    """Write in one transaction, recorded as one change that can be undone."""
    pending = Pending(subject)
    with book.db.record(action, subject) as recording:
        yield pending
        recording.subject = pending.subject
    found = journal.recorded(book.db, recording.change) if recording.change else None
    pending.changes = Changes(
        id=recording.change,
        what=describe(action, pending.subject),
        customers=found.customers if found else frozenset(),
    )


def newest(book: Book) -> int:
    """Return the id of the newest change, 0 if nothing was ever written."""
    return since(book, _LAST).id


def since(book: Book, change: int) -> Changes:
    """Return what all changes after the one with the id `change` did together, under the id of the newest."""
    found = journal.since(book.db, change)
    return Changes(found.change, "", found.customers)


_LAST = 2**63 - 1


def describe(action: str, subject: str) -> str:
    """Return one line that names a change."""
    try:
        return _(_WORDS[Action(action)]).format(subject=subject)
    except ValueError:
        return subject or action


def undo(book: Book, batch: int | None = None) -> Changes:
    """Take back the newest change, or the one with the id `batch`, at once; see `undoing`."""
    return finish(undoing(book, batch))


def undoing(book: Book, batch: int | None = None) -> Generator[float, None, Changes]:
    """Take back the newest change, or the one with the id `batch`.

    Yields:
        How much of a large one is done, 0 to 1.

    Raises:
        SalesbookError: there is nothing to take back, or no such change.
    """
    change = journal.last_done(book.db) if batch is None else journal.done(book.db, batch)
    if change is None:
        raise SalesbookError(
            _("There is nothing to undo.")
            if batch is None
            else _("There is no change {number} to undo: it never was, or was taken back already.").format(number=batch)
        )
    return _told((yield from journal.undoing(book.db, change)))


def redo(book: Book) -> Changes:
    """Bring back the change that was undone last, at once; see `redoing`."""
    return finish(redoing(book))


def redoing(book: Book) -> Generator[float, None, Changes]:
    """Bring back the change that was undone last.

    Yields:
        How much of a large one is done, 0 to 1.

    Raises:
        SalesbookError: there is nothing to bring back.
    """
    change = journal.last_undone(book.db)
    if change is None:
        raise SalesbookError(_("There is nothing to redo."))
    return _told((yield from journal.redoing(book.db, change)))


def _told(taken: Taken) -> Changes:
    return Changes(
        id=taken.change.id,
        what=describe(taken.change.action, taken.change.subject),
        customers=taken.recorded.customers,
        kept=taken.kept,
    )
