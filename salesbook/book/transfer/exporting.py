"""The book written for others: tables, contact cards, a calendar; wholly or not at all."""

from __future__ import annotations

import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO, Generic, TypeVar

from salesbook.book.transfer import agenda, outgoing
from salesbook.domain.codes import Language
from salesbook.domain.errors import SalesbookError
from salesbook.exchange.atomic import replacing
from salesbook.exchange.records import RecordKind
from salesbook.exchange.source import Format
from salesbook.exchange.vcard.write import Version, write_vcards
from salesbook.locale import _, language

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator

    from salesbook.book.opened import Book
    from salesbook.exchange.records import Record

T = TypeVar("T")

_MEMORY = 8 << 20


@dataclass(frozen=True, slots=True)
class Exported:
    """What was written: the format, how many records, and how many cells had to be cut for it."""

    format: Format
    records: int
    cut: int = 0


def export_file(
    book: Book,
    target: Path | BinaryIO,
    format: Format,  # noqa: A002 (as in the shell)
    *,
    kind: RecordKind = RecordKind.CUSTOMERS,
    version: Version = Version.V4,
) -> Exported:
    """Write the book to a file, which replaces an older one at the end only, or to a stream of bytes.

    Args:
        book: the open book.
        target: where to.
        format: CSV, XLSX (customers, orders and notes on a sheet each), vCard, ICS (follow-ups, promises, days), or
            JSON (the whole book, without loss).
        kind: what to write as CSV.
        version: of vCard.

    Raises:
        SalesbookError: the place can't be written to, or is the book itself.
    """
    if not isinstance(target, Path):
        return _write(book, target, format, kind, version)
    if target.exists() and target.samefile(book.path):
        raise SalesbookError(_("{path} is the book itself: choose another file to export to.").format(path=target))
    with replacing(target) as file:
        return _write(book, file, format, kind, version)


def _write(book: Book, out: BinaryIO, format: Format, kind: RecordKind, version: Version) -> Exported:  # noqa: A002
    if format is Format.JSON:
        from salesbook.book import archive

        return Exported(format, sum(archive.write(book, out).values()))
    if format is Format.ICS:
        return _write_calendar(book, out)
    with _snapshot(book):
        if format is Format.VCARD:
            cards = _Counted(outgoing.contacts(book))
            write_vcards(out, cards, version)
            return Exported(format, cards.count)
        if format is Format.XLSX:
            return _write_sheets(book, out)
        return _write_table(book, out, kind)


def _write_table(book: Book, out: BinaryIO, kind: RecordKind) -> Exported:
    from salesbook.exchange.csv import write_csv

    records = _Counted(_RECORDS[kind](book))
    kept = outgoing.kept_columns(book) if kind is RecordKind.CUSTOMERS else ()
    write_csv(out, kind, records, Language(language()), kept)
    return Exported(Format.CSV, records.count)


def _write_sheets(book: Book, out: BinaryIO) -> Exported:
    from salesbook.exchange.excel import SheetToWrite, write_xlsx

    titles = {
        RecordKind.CUSTOMERS: _("Customers"),
        RecordKind.ORDERS: _("Orders"),
        RecordKind.NOTES: _("Notes"),
    }
    records = {kind: _Counted(_RECORDS[kind](book)) for kind in titles}
    kept = {RecordKind.CUSTOMERS: outgoing.kept_columns(book)}
    sheets = [SheetToWrite(titles[kind], kind, records[kind], kept.get(kind, ())) for kind in titles]
    # A spreadsheet is written back and forth, which a stream may not allow.
    with tempfile.SpooledTemporaryFile(_MEMORY) as file:
        cut = write_xlsx(file, sheets, Language(language()))  # type: ignore[arg-type]
        file.seek(0)
        shutil.copyfileobj(file, out)
    return Exported(Format.XLSX, sum(each.count for each in records.values()), cut)


def _write_calendar(book: Book, out: BinaryIO) -> Exported:
    from salesbook.exchange.ics import write_calendar

    entries = list(agenda.entries(book))
    write_calendar(out, entries, book.now(), "salesbook")
    return Exported(Format.ICS, len(entries))


_RECORDS: dict[RecordKind, Callable[[Book], Iterator[Record]]] = {
    RecordKind.CUSTOMERS: outgoing.contacts,
    RecordKind.ORDERS: outgoing.orders,
    RecordKind.NOTES: outgoing.talks,
}


class _Counted(Generic[T]):
    """Counts what is taken from an iterator."""

    def __init__(self, items: Iterable[T]) -> None:
        self._items = items
        self.count = 0

    def __iter__(self) -> Iterator[T]:
        for item in self._items:
            self.count += 1
            yield item


@contextmanager
def _snapshot(book: Book) -> Iterator[None]:
    """Read everything as of one moment."""
    connection = book.db.connection
    if connection.in_transaction:
        yield
        return
    connection.execute("BEGIN")
    try:
        yield
    finally:
        connection.execute("ROLLBACK")
