"""Spreadsheets: XLSX, XLS and ODS in, XLSX out."""

from __future__ import annotations

import marshal
import os
import struct
import subprocess
import sys
import zipfile
from typing import TYPE_CHECKING, Any, BinaryIO, NamedTuple

from salesbook.domain.errors import SalesbookError
from salesbook.exchange.ownrows import own_header, own_row
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from salesbook.domain.codes import Language
    from salesbook.exchange.records import Record, RecordKind

_CHILD = "salesbook.exchange.sheetchild"
_MOST_UNPACKED = 1 << 30
_HIGHEST_RATIO = 200
_RATIO_MATTERS = 64 << 20
_MOST_MEMBERS = 20_000
_FRAME = struct.Struct("<Q")
_LARGEST_FRAME = 1 << 30

LONGEST_CELL = 32_767
"""Characters that a cell of XLSX can hold."""

MOST_ROWS = 1_048_576
"""Rows that a sheet of XLSX can hold."""


def check_archive(path: Path, file: BinaryIO) -> None:
    """Refuse an archive that would unpack to far more than it is; other files pass.

    Raises:
        SalesbookError: it is such an archive, or damaged.
    """
    if file.read(4) != b"PK\x03\x04":
        return
    try:
        with zipfile.ZipFile(file) as archive:
            members = archive.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise SalesbookError(_damaged(path)) from None
    total = sum(member.file_size for member in members)
    packed = sum(member.compress_size for member in members)
    if (
        total > _MOST_UNPACKED
        or len(members) > _MOST_MEMBERS
        or (total > _RATIO_MATTERS and total > _HIGHEST_RATIO * max(1, packed))
    ):
        raise SalesbookError(
            _("“{path}” would unpack to {size} MB and is not opened; save the rows you need as CSV.").format(
                path=path, size=total >> 20
            )
        )


def _damaged(path: Path) -> str:
    return _("“{path}” is damaged or was cut off; open it in Excel, save it again, or save it as CSV.").format(
        path=path
    )


class SheetRows:
    """The rows of one sheet, read by a child process; close it to end the child."""

    def __init__(self, path: Path, file: BinaryIO, sheet: str | None = None) -> None:
        """Open a sheet, the first with content unless one is named.

        Raises:
            SalesbookError: the file can't be read, or has no such sheet.
        """
        check_archive(path, file)
        self._path = path
        self._read = 0
        environment = os.environ | {
            "PYTHONPATH": os.pathsep.join(folder for folder in sys.path if folder),
            "RUST_BACKTRACE": "0",
        }
        self._child = subprocess.Popen(
            [sys.executable, "-P", "-m", _CHILD, os.path.abspath(path), sheet or ""],  # noqa: PTH100
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
            env=environment,
        )
        try:
            opened = self._receive()
            if not isinstance(opened, tuple):
                raise SalesbookError(self._complaint(opened, sheet))
        except BaseException:
            self.close()
            raise
        self.sheets: tuple[str, ...] = opened[0]
        self.sheet: str = opened[1]
        self._height: int = opened[2]

    @property
    def share(self) -> float:
        """How much of the sheet has been read, 0 to 1."""
        return min(1.0, self._read / max(1, self._height))

    def close(self) -> None:
        """End the child, whether it is done or not."""
        self._child.kill()
        if self._child.stdout is not None:
            self._child.stdout.close()
        self._child.wait()

    def __iter__(self) -> Iterator[tuple[int, list[str]]]:
        """Give each row with its number, from 1."""
        while not isinstance(batch := self._receive(), int):
            if isinstance(batch, str):
                raise SalesbookError(self._complaint(batch, None))
            for cells in batch:
                self._read += 1
                yield self._read, cells

    def _receive(self) -> Any:
        assert self._child.stdout is not None
        head = self._child.stdout.read(_FRAME.size)
        size = _FRAME.unpack(head)[0] if len(head) == _FRAME.size else 0
        data = self._child.stdout.read(size) if 0 < size < _LARGEST_FRAME else b""
        if not data or len(data) != size:
            raise SalesbookError(
                _(
                    "“{path}” needs more memory than it should; delete cells far from the table or save it as CSV."
                ).format(path=self._path)
            )
        return marshal.loads(data)

    def _complaint(self, name: object, sheet: str | None) -> str:
        if name == "PasswordError":
            return _("“{path}” has a password; save it without one.").format(path=self._path)
        if name == "WorksheetNotFound":
            return _("“{path}” has no sheet “{sheet}”; check the name.").format(path=self._path, sheet=sheet)
        return _damaged(self._path)


class SheetToWrite(NamedTuple):
    """One sheet of a spreadsheet to be written."""

    name: str
    kind: RecordKind
    records: Iterable[Record]
    kept: Sequence[str] = ()


def write_xlsx(out: BinaryIO, sheets: Sequence[SheetToWrite], language: Language) -> int:
    """Write tables that this book reads back exactly, every cell as text, row by row in little memory.

    Args:
        out: where to, as bytes; must be able to seek.
        sheets: what to write; `kept` as for CSV.
        language: of the headers.

    Returns:
        The number of cells that were cut because XLSX holds no more than 32,767 characters in one.

    Raises:
        SalesbookError: more rows than a sheet can hold.
    """
    import xlsxwriter

    cut = 0
    book = xlsxwriter.Workbook(out, {"constant_memory": True})
    bold = book.add_format({"bold": True})
    for name, kind, records, kept in sheets:
        sheet = book.add_worksheet(name)
        sheet.freeze_panes(1, 1)
        header = own_header(kind, language, kept, guarded=False)
        sheet.set_column(0, len(header) - 1, 16)
        for column, title in enumerate(header):
            sheet.write_string(0, column, title, bold)
        for row, record in enumerate(records, start=1):
            if row >= MOST_ROWS:
                raise SalesbookError(
                    _("A sheet holds only {count} rows; export as CSV instead.").format(count=MOST_ROWS)
                )
            for column, cell in enumerate(own_row(kind, record, kept)):
                if cell:
                    cut += len(cell) > LONGEST_CELL
                    sheet.write_string(row, column, _holdable(cell)[:LONGEST_CELL])
    book.close()
    return cut


def _holdable(text: str) -> str:
    """Return a text without lone surrogates and noncharacters, which XML can't hold."""
    if text.isascii():
        return text
    text = text.replace("\ufffe", "\ufffd").replace("\uffff", "\ufffd")
    return text.encode("utf-8", "salesbook.replace").decode()
