"""Files as records: which kind they are, and what they will look like before anything is written."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING

from salesbook.domain.errors import SalesbookError
from salesbook.exchange.columns import Choice, map_columns
from salesbook.exchange.fields import Field
from salesbook.exchange.records import RecordKind
from salesbook.exchange.source import Format, detect, open_file
from salesbook.exchange.tables import Hints, TableReading
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping
    from pathlib import Path

    from salesbook.exchange.records import Record, Skipped
    from salesbook.exchange.tables import Table

_PREVIEWED = 10
_SURE = 0.9
_WHO = frozenset({Field.CUSTOMER, Field.NAME, Field.ORGANISATION})
_ELSEWHERE = frozenset({Field.EMAIL, Field.WECHAT, Field.ADDRESS, Field.STREET, Field.BIRTHDAY, Field.ROLE})
"""What tables of customers have, and those of orders and notes don't."""


@dataclass(frozen=True, slots=True)
class Preview:
    """What a file was found to be, and its first ten rows or cards as they will be taken.

    Attributes:
        format: of the file, whatever it is called.
        kind: what the rows are taken for.
        table: encoding, columns and rows; None for cards and a whole book.
        records: the first records, or why they will be skipped; none of a whole book.
    """

    format: Format
    kind: RecordKind
    table: Table | None
    records: tuple[Record | Skipped, ...]


@dataclass(frozen=True, slots=True)
class Reading:
    """A file being read: what its records are, the records, once, and how much has been read, 0 to 1."""

    kind: RecordKind
    records: Iterator[Record | Skipped]
    share: Callable[[], float]


def preview(
    path: Path,
    *,
    kind: RecordKind | None = None,
    format: Format | None = None,  # noqa: A002 (as in the shell)
    mapping: Mapping[str, str] | None = None,
    hints: Hints | None = None,
) -> Preview:
    """Return what a file seems to be and its first ten records; nothing is written.

    Args:
        path: the file.
        kind: what its rows are; guessed by the columns if it is not given.
        format: CSV, XLSX (any spreadsheet), vCard or JSON (a whole book); found out if it is not given.
        mapping: columns by header, letter or number from 1, for the fields of `exchange.fields.Field`.
        hints: encoding, sheet, header and the like, where the guess is wrong.

    Raises:
        SalesbookError: the file can't be read, or the mapping does not fit it.
    """
    if (format or detect(path)) is Format.JSON:
        from salesbook.book import archive

        archive.check(path)
        return Preview(Format.JSON, RecordKind.CUSTOMERS, None, ())
    found = _format(path, format)
    if found is Format.VCARD:
        _only_customers(path, kind)
        from salesbook.exchange.vcard.read import read_vcards

        with open_file(path) as file:
            return Preview(found, RecordKind.CUSTOMERS, None, tuple(islice(read_vcards(file), _PREVIEWED)))
    with _table(path, kind, _hinted(hints, mapping)) as table:
        return Preview(found, table.table.kind, table.table, table.table.records)


@contextmanager
def reading(
    path: Path,
    kind: RecordKind | None,
    format: Format | None,  # noqa: A002
    mapping: Mapping[str, str] | None,
    hints: Hints | None,
) -> Iterator[Reading]:
    """Open a file and give its records; the arguments are those of `preview`.

    Raises:
        SalesbookError: as `preview`.
    """
    if _format(path, format) is Format.VCARD:
        _only_customers(path, kind)
        from salesbook.exchange.vcard.read import read_vcards

        with open_file(path) as file:
            size = path.stat().st_size
            yield Reading(RecordKind.CUSTOMERS, iter(read_vcards(file)), lambda: min(1.0, file.tell() / max(1, size)))
        return
    with _table(path, kind, _hinted(hints, mapping)) as table:
        yield Reading(table.table.kind, iter(table), lambda: table.share)


def _format(path: Path, wanted: Format | None) -> Format:
    found = detect(path)
    if found is Format.JSON or wanted is Format.JSON:
        raise SalesbookError(
            _("“{path}” is no list of contacts, orders or notes; a whole book is imported as JSON.").format(path=path)
        )
    if wanted is Format.VCARD and found is not Format.VCARD:
        raise SalesbookError(_("“{path}” has no contact cards; import it as a table.").format(path=path))
    if wanted in (Format.CSV, Format.XLSX) and found is Format.VCARD:
        raise SalesbookError(_("“{path}” has contact cards; import it as vcard.").format(path=path))
    return found


def _only_customers(path: Path, kind: RecordKind | None) -> None:
    if kind not in (None, RecordKind.CUSTOMERS):
        raise SalesbookError(
            _("“{path}” has contact cards: they are customers, neither orders nor notes.").format(path=path)
        )


def _hinted(hints: Hints | None, mapping: Mapping[str, str] | None) -> Hints:
    choices = [Choice(_field(name), column) for name, column in (mapping or {}).items()]
    hints = hints or Hints()
    return replace(hints, choices=(*hints.choices, *choices))


def _field(name: str) -> Field:
    try:
        return Field(name.strip().lower().replace("_", "-"))
    except ValueError:
        raise SalesbookError(
            _("There is no field “{name}”; the fields are {fields}.").format(name=name, fields=", ".join(Field))
        ) from None


@contextmanager
def _table(path: Path, kind: RecordKind | None, hints: Hints) -> Iterator[TableReading]:
    if kind is None:
        with TableReading(path, RecordKind.CUSTOMERS, hints) as table:
            kind = _kind(table.table)
            if kind is RecordKind.CUSTOMERS:
                yield table
                return
    with TableReading(path, kind, hints) as table:
        yield table


def _kind(table: Table) -> RecordKind:
    """Return what the rows of a table are, by the headers that are known for certain."""
    header = [column.header for column in table.columns] if table.header_row else None

    def fields(kind: RecordKind) -> set[Field]:
        return {c.field for c in map_columns(header, table.rows, kind) if c.confidence > _SURE}

    orders, notes = fields(RecordKind.ORDERS), fields(RecordKind.NOTES)
    if {Field.ON, Field.AMOUNT} <= orders and not orders & _ELSEWHERE:
        return RecordKind.ORDERS
    # Who has a day, a remark and a phone is a customer; of a talk it is said how it went.
    is_talk = notes & {Field.CHANNEL, Field.OUTCOME} or (Field.NOTE in notes and Field.PHONE not in notes)
    if Field.ON in notes and notes & _WHO and is_talk and not notes & _ELSEWHERE:
        return RecordKind.NOTES
    return RecordKind.CUSTOMERS
