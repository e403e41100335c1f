"""A file brought into the book: one transaction, one change in the journal, wholly or not at all."""

from __future__ import annotations

import gc
from contextlib import closing, contextmanager
from dataclasses import replace
from itertools import chain, islice
from typing import TYPE_CHECKING

from salesbook.book.changes import Action
from salesbook.book.classes import currency
from salesbook.book.steps import finish
from salesbook.book.transfer.arriving import Arrivals, mentioned_by
from salesbook.book.transfer.dealing import Notes, Orders
from salesbook.book.transfer.keys import name_key
from salesbook.book.transfer.knowing import Register
from salesbook.book.transfer.reading import reading
from salesbook.book.transfer.results import ImportResult, Progress, SkippedRow
from salesbook.exchange.records import ContactRecord, NoteRecord, OrderRecord, RecordKind, Skipped
from salesbook.exchange.source import Format, detect
from salesbook.exchange.tables import Hints
from salesbook.locale import _
from salesbook.store.appending import appending

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Mapping, Sequence
    from pathlib import Path

    from salesbook.book.opened import Book
    from salesbook.book.transfer.arriving import Tally
    from salesbook.exchange.records import Record
    from salesbook.store.appending import Appending

_BLOCK = 200
"""Records between two steps: enough for the work in sets, little enough for a screen that stays awake."""

_FEW = 2000
"""Records of a file that is read whole before anybody is looked up: only who is asked for need be known then."""

_READ = 0.45
"""Share of the work that is done when the file is read: then all is made to be found."""

_MOST_TEXT = 16 << 20
_SHORT = 80
"""Characters of skipped rows that are kept altogether, and of each one beyond."""


def import_file(
    book: Book,
    path: Path,
    *,
    kind: RecordKind | None = None,
    format: Format | None = None,  # noqa: A002 (as in the shell)
    mapping: Mapping[str, str] | None = None,
    hints: Hints | None = None,
    create_missing: bool = False,
    dry_run: bool = False,
    progress: Callable[[int], None] | None = None,
) -> ImportResult:
    """Bring a file into the book as one change.

    Args:
        book: the open book.
        path: the file.
        kind: what its rows are; guessed by the columns if it is not given.
        format: CSV, XLSX (any spreadsheet), vCard or JSON (a whole book, for an empty one); found out if not given.
        mapping: columns by header, letter or number from 1, for the fields of `exchange.fields.Field`.
        hints: encoding, sheet, header and the like, where the guess is wrong.
        create_missing: for orders and notes: make customers of names that nobody has.
        dry_run: tell what would happen, and leave the book as it is.
        progress: is called now and then with the number of records read.

    Raises:
        SalesbookError: the file can't be read; the book is as it was.
    """
    steps = importing(
        book, path, kind=kind, format=format, mapping=mapping, hints=hints, create_missing=create_missing,
        dry_run=dry_run,
    )  # fmt: skip
    return finish(steps, progress and (lambda reached: progress(reached.read)))


class _NothingDone(Exception):
    """Takes a trial run back."""


def importing(
    book: Book,
    path: Path,
    *,
    kind: RecordKind | None = None,
    format: Format | None = None,  # noqa: A002
    mapping: Mapping[str, str] | None = None,
    hints: Hints | None = None,
    create_missing: bool = False,
    dry_run: bool = False,
) -> Generator[Progress, None, ImportResult]:
    """Bring a file into the book step by step; the arguments are those of `import_file`.

    Each step tells how far it has come; the last returns the result. Between two steps the book may be
    read on the same connection; what has come in is not found or listed yet. Nothing may be written. Closing it takes
    everything back.

    Raises:
        SalesbookError: the file can't be read; the book is as it was.
    """
    if (format or detect(path)) is Format.JSON:
        return (yield from _whole_book(book, path, dry_run=dry_run))
    hints = hints or Hints(currency=currency(book))
    with _no_garbage(), reading(path, kind, format, mapping, hints) as file:
        try:
            with book.db.record(Action.IMPORT, path.name) as recording:
                register = Register(book, with_companies=file.kind is not RecordKind.CUSTOMERS)
                with closing(register), appending(book.db, recording.change) as rows:
                    first = list(islice(file.records, _FEW))
                    arrivals = yield from _beginning(
                        book, rows, register, _names(first) if len(first) < _FEW else None
                    )  # fmt: skip
                    intake = _Intake(arrivals, file.kind, create_missing=create_missing)
                    for block in _blocks(chain(first, file.records)):
                        intake.take(block)
                        yield Progress(intake.read, _READ * file.share())
                        for _step in register.making_room():
                            yield Progress(intake.read, _READ * file.share())
                    # What was read makes room for what is found by.
                    register.forget()
                    for share in rows.settling():
                        yield Progress(intake.read, _READ + (1 - _READ) * share)
                    intake.arrivals.finish()
                result = intake.result()
                if dry_run:
                    raise _NothingDone
        except _NothingDone:
            return result
    return replace(result, batch=recording.change)


def _names(records: Iterable[Record | Skipped]) -> set[str]:
    """Return all names and companies that some records speak of, as they are compared."""
    found: set[str] = set()
    for record in records:
        if isinstance(record, ContactRecord):
            found |= {record.name, *mentioned_by(record)}
        elif isinstance(record, OrderRecord | NoteRecord):
            found |= {record.customer, record.organisation}
    return set(map(name_key, found))


def _beginning(
    book: Book, rows: Appending, register: Register, names: Iterable[str] | None
) -> Generator[Progress, None, Arrivals]:
    steps = Arrivals.beginning(book, rows, register, names)
    while True:
        try:
            next(steps)
        except StopIteration as end:
            arrivals: Arrivals = end.value
            return arrivals
        yield Progress(0, 0.0)


def _whole_book(book: Book, path: Path, *, dry_run: bool) -> Generator[Progress, None, ImportResult]:
    from salesbook.book import archive

    loaded = yield from archive.loading(book, path, dry_run=dry_run)
    read = sum(loaded.rows.values())
    return ImportResult(read, read, 0, 0, (), loaded.change, customers=loaded.rows["customer"])


@contextmanager
def _no_garbage() -> Iterator[None]:
    """Let nobody look for garbage: of a hundred thousand customers none refers to itself, and looking takes a tenth."""
    is_looked_for = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if is_looked_for:
            gc.enable()


def _blocks(records: Iterator[Record | Skipped]) -> Iterator[list[Record | Skipped]]:
    while block := list(islice(records, _BLOCK)):
        yield block


class _Intake:
    """Takes blocks of records of one kind in, and counts."""

    def __init__(self, arrivals: Arrivals, kind: RecordKind, *, create_missing: bool) -> None:
        self.arrivals = arrivals
        self.read = 0
        self._deals: Orders | Notes | None = None
        if kind is RecordKind.ORDERS:
            self._deals = Orders(arrivals, create_missing)
        elif kind is RecordKind.NOTES:
            self._deals = Notes(arrivals, create_missing)
        self._skipped: list[SkippedRow] = []
        self._text_left = _MOST_TEXT

    def take(self, block: Sequence[Record | Skipped]) -> None:
        self.read += len(block)
        self._skip(SkippedRow(*one) for one in block if isinstance(one, Skipped))
        if isinstance(self._deals, Orders):
            self._skip(self._deals.take(one for one in block if isinstance(one, OrderRecord)))
        elif isinstance(self._deals, Notes):
            self._skip(self._deals.take(one for one in block if isinstance(one, NoteRecord)))
        else:
            self.arrivals.take(self._named(one for one in block if isinstance(one, ContactRecord)))

    def result(self) -> ImportResult:
        tally: Tally = self._deals.tally if self._deals else self.arrivals.tally
        return ImportResult(
            read=self.read,
            created=tally.created,
            updated=tally.updated,
            unchanged=tally.unchanged,
            skipped=tuple(sorted(self._skipped, key=lambda row: row.row)),
            batch=0,
            near=self.arrivals.near_matches(),
            alike=self.arrivals.alike,
            customers=self.arrivals.tally.created if self._deals else 0,
        )

    def _named(self, records: Iterable[ContactRecord]) -> Iterator[ContactRecord]:
        for record in records:
            if record.name.strip():
                yield record
            else:
                self._skip([SkippedRow(record.row, _("There is no name."), "")])

    def _skip(self, rows: Iterable[SkippedRow]) -> None:
        """Keep what was not taken, with its text as long as that is not too much in all."""
        for row in rows:
            kept = row if self._text_left > 0 else replace(row, text=row.text[:_SHORT])
            self._text_left -= len(kept.text)
            self._skipped.append(kept)
