"""Rows that an import did not take, as a file that can be mended and brought in again."""

from __future__ import annotations

import csv
import io
from contextlib import closing
from itertools import count
from typing import TYPE_CHECKING

from salesbook.domain.errors import SalesbookError
from salesbook.exchange.atomic import replacing
from salesbook.exchange.csv import CsvRows, write_skipped
from salesbook.exchange.records import Skipped
from salesbook.exchange.source import Format, open_file
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from salesbook.book.transfer.reading import Preview
    from salesbook.book.transfer.results import SkippedRow
    from salesbook.exchange.excel import SheetRows
    from salesbook.exchange.tables import Table


def free_name(source: Path, preview: Preview) -> Path:
    """Return a name beside the file that nothing has yet."""
    ending = ".csv" if preview.table else ".vcf"
    stem = _("{name}-skipped").format(name=source.stem)
    names = (source.with_name(f"{stem}{number or ''}{ending}") for number in count())
    return next(name for name in names if not name.exists())


def save_skipped(target: Path, source: Path, preview: Preview, skipped: Sequence[SkippedRow]) -> None:
    """Write the rows that were not taken: of a table as they stand there, under its header; of cards their text.

    Args:
        target: the new file.
        source: the file they come from.
        preview: what that was found to be.
        skipped: the rows, as the import told them.

    Raises:
        SalesbookError: there is such a file already, or it can't be written, or the source can't be read any more.
    """
    if target.exists():
        raise SalesbookError(_("“{path}” is there already; give another name.").format(path=target))
    with replacing(target) as out:
        if preview.table:
            write_skipped(out, preview.table.header, _rows(source, preview.table, skipped))
        else:
            for row in skipped:
                out.write(row.text.rstrip("\r\n").encode("utf-8", "replace") + b"\r\n")


def _rows(source: Path, table: Table, skipped: Sequence[SkippedRow]) -> Iterator[Skipped]:
    """Read the file again: a result keeps the beginning of a row only, and of an order what it was understood as."""
    wanted = {row.row for row in skipped}
    with open_file(source) as file:
        if table.format is Format.CSV:
            rows: CsvRows | SheetRows = CsvRows(file, table.encoding, table.delimiter)
        else:
            from salesbook.exchange import excel

            rows = excel.SheetRows(source, file, table.sheet)
        with closing(rows):
            for row in rows:
                if isinstance(row, Skipped):
                    if row.row in wanted:
                        yield row
                elif row[0] in wanted:
                    line = io.StringIO()
                    csv.writer(line).writerow(row[1])
                    yield Skipped(row[0], "", line.getvalue())
