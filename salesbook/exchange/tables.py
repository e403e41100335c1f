"""The one door to tables: what a file seems to be, changeable, and its rows as records.

Text tables and spreadsheets go through the same columns and the same rows.
"""

from __future__ import annotations

import itertools
from dataclasses import dataclass
from typing import TYPE_CHECKING, BinaryIO, Self

from salesbook.domain.errors import SalesbookError
from salesbook.exchange.columns import Choice, Column, find_header, map_columns
from salesbook.exchange.contactrows import contact_rows
from salesbook.exchange.csv import CsvRows
from salesbook.exchange.dealrows import note_rows, order_rows
from salesbook.exchange.formulas import unguard
from salesbook.exchange.ownrows import is_guarded, is_own, own_rows
from salesbook.exchange.records import RecordKind, Skipped
from salesbook.exchange.source import Format, detect, open_file
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from salesbook.exchange.csv import Row
    from salesbook.exchange.excel import SheetRows
    from salesbook.exchange.ownrows import RowReader
    from salesbook.exchange.records import Record

_PREVIEWED = 10
_LOOKED_AT = 200
"""Rows from which the meaning of the columns is guessed."""


@dataclass(frozen=True, slots=True)
class Hints:
    """What the user has set instead of the guesses; None leaves the guess.

    Attributes:
        encoding: of a text table.
        delimiter: of a text table.
        sheet: of a spreadsheet.
        header_row: the row of the header, from 1; 0 for a table without one.
        choices: the meaning of single columns.
        currency: of amounts that name none.
    """

    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    header_row: int | None = None
    choices: tuple[Choice, ...] = ()
    currency: str = "CNY"


@dataclass(frozen=True, slots=True)
class Table:
    """What a file was found to be, with its first rows as they will be taken.

    Attributes:
        format: CSV or XLSX (any spreadsheet).
        kind: what the rows are taken for.
        encoding: of a text table, else empty.
        confidence: how sure the encoding is, 0 to 1.
        delimiter: of a text table, else empty.
        sheets: the names of a spreadsheet's sheets.
        sheet: the one that is read.
        header_row: the row of the header, from 1; 0 if there is none.
        header: that row as it stands in the file, empty if there is none.
        columns: what each column means.
        rows: the first rows below the header, as they stand in the file.
        records: the same rows as records.
    """

    format: Format
    kind: RecordKind
    encoding: str
    confidence: float
    delimiter: str
    sheets: tuple[str, ...]
    sheet: str
    header_row: int
    header: tuple[str, ...]
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, ...], ...]
    records: tuple[Record | Skipped, ...]


class TableReading:
    """A table being read: its description first, then, once, its records.

    Every row below the header that is not blank gives one record or one `Skipped`; blank rows and repetitions of
    the header give nothing. Use it in a `with` block.
    """

    def __init__(self, path: Path, kind: RecordKind, hints: Hints | None = None) -> None:
        """Open the file and find out what it is.

        Raises:
            SalesbookError: it can't be opened, is no table, or a hint does not fit it.
        """
        hints = hints or Hints()
        self._file: BinaryIO = open_file(path)
        self._source: CsvRows | SheetRows | None = None
        try:
            self._open(path, kind, hints)
        except BaseException:
            self.close()
            raise

    def _open(self, path: Path, kind: RecordKind, hints: Hints) -> None:
        found = detect(path)
        if found is Format.CSV:
            source: CsvRows | SheetRows = CsvRows(self._file, hints.encoding, hints.delimiter)
        elif found is Format.XLSX:
            from salesbook.exchange.excel import SheetRows

            source = SheetRows(path, self._file, hints.sheet)
        else:
            raise SalesbookError(
                _("“{path}” is no table but {format}; import it as that.").format(path=path, format=found.value)
            )
        self._source = source
        stream: Iterator[Row] = iter(source)
        top = list(itertools.islice(stream, _LOOKED_AT))
        rows = [row for row in top if not isinstance(row, Skipped)]
        header_at = self._find_header(path, rows, kind, hints)
        self._header = rows[header_at][1] if header_at is not None else None
        below = rows[header_at + 1 :] if header_at is not None else rows
        header_row = rows[header_at][0] if header_at is not None else 0
        columns = map_columns(self._header, [cells for _number, cells in below], kind, hints.choices)
        self._read = _reader(columns, kind, hints.currency)
        self._rows = itertools.chain(
            (row for row in top if (row.row if isinstance(row, Skipped) else row[0]) > header_row), stream
        )
        preview = [row for row in below if any(cell.strip() for cell in row[1])][:_PREVIEWED]
        records = (self._read(number, cells) for number, cells in preview)
        text = source if isinstance(source, CsvRows) else None
        self.table = Table(
            found,
            kind,
            text.encoding if text else "",
            text.confidence if text else 1.0,
            text.delimiter if text else "",
            () if isinstance(source, CsvRows) else source.sheets,
            "" if isinstance(source, CsvRows) else source.sheet,
            header_row,
            tuple(self._header or ()),
            columns,
            tuple(tuple(cells) for _number, cells in preview),
            tuple(record for record in records if record is not None),
        )

    def _find_header(self, path: Path, rows: list[tuple[int, list[str]]], kind: RecordKind, hints: Hints) -> int | None:
        if hints.header_row is None:
            return find_header([cells for _number, cells in rows], kind)
        if hints.header_row == 0:
            return None
        for index, (number, _cells) in enumerate(rows):
            if number == hints.header_row:
                return index
        raise SalesbookError(
            _("“{path}” has no header in row {row}; give one of its first {count} rows.").format(
                path=path, row=hints.header_row, count=len(rows)
            )
        )

    @property
    def share(self) -> float:
        """How much of the file has been read, 0 to 1."""
        return 0.0 if self._source is None else self._source.share

    def __iter__(self) -> Iterator[Record | Skipped]:
        """Give each row as a record, or why it can't be one."""
        read, header = self._read, self._header
        for row in self._rows:
            if isinstance(row, Skipped):
                yield row
                continue
            number, cells = row
            if cells == header:
                continue
            if (record := read(number, cells)) is not None:
                yield record

    def close(self) -> None:
        """Let go of the file."""
        if self._source is not None:
            self._source.close()
            self._source = None
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()


def _reader(columns: tuple[Column, ...], kind: RecordKind, currency: str) -> RowReader:
    if is_own(columns):
        read = own_rows(columns, kind)
        if is_guarded(columns):
            return lambda number, cells: read(number, [unguard(cell) for cell in cells])
        return read
    if kind is RecordKind.ORDERS:
        return order_rows(columns, currency)
    if kind is RecordKind.NOTES:
        return note_rows(columns)
    return contact_rows(columns)


def preview(path: Path, kind: RecordKind, hints: Hints | None = None) -> Table:
    """Return what a file seems to be and its first rows as records.

    Raises:
        SalesbookError: as `TableReading`.
    """
    with TableReading(path, kind, hints) as reading:
        return reading.table
