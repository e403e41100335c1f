"""Opening a file somebody picked, whatever it turns out to be, and telling which format it is in.

Nothing here waits for a pipe, reads an endless device or trusts an extension.
"""

from __future__ import annotations

import os
import re
import stat
import zipfile
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO

from salesbook.domain.errors import SalesbookError, reason
from salesbook.exchange.encodings import guess
from salesbook.locale import _

if TYPE_CHECKING:
    from pathlib import Path

LARGEST = 2 << 30
"""Bytes of the largest file that is read."""

_HEAD = 1 << 16
_OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_ZIP = b"PK\x03\x04"
_CARD = re.compile(r"(?:\A|[\r\n])[ \t]*BEGIN[ \t]*:[ \t]*VCARD[ \t]*(?:[\r\n]+[\w.-]+[;:]|\Z)", re.IGNORECASE)
_JSON = re.compile(r"\s*(?:\{\s*[\"}]|\[\s*[\[{\]\"\d])")
_MARKUP = re.compile(r"\s*<(?:!doctype|html|table|head|meta|\?xml|\w+:?workbook)", re.IGNORECASE)
_CONTROL = re.compile("[\x01-\x08\x0e-\x19\x1b-\x1f\x7f\ufffd]")
_CONTROL_BYTES = re.compile(rb"[\x01-\x08\x0e-\x1f]")
_FEW_CONTROLS = 16
"""Control characters that a table may hold whatever its size."""


class Format(StrEnum):
    """A format of a file; the values are what `--as` takes. XLSX stands for every spreadsheet: XLSX, XLS, ODS."""

    CSV = "csv"
    XLSX = "xlsx"
    VCARD = "vcard"
    JSON = "json"
    ICS = "ics"


_EXTENSIONS = {
    ".csv": Format.CSV,
    ".tsv": Format.CSV,
    ".txt": Format.CSV,
    ".xlsx": Format.XLSX,
    ".vcf": Format.VCARD,
    ".vcard": Format.VCARD,
    ".json": Format.JSON,
    ".ics": Format.ICS,
}

ENDINGS_TO_WRITE = (".csv", ".xlsx", ".vcf", ".ics", ".json")
"""The endings that are recommended for files to be written."""


def format_to_write(path: Path) -> Format | None:
    """Return the format that the name of a file to be written asks for; None if it asks for none of ours."""
    return _EXTENSIONS.get(path.suffix.lower())


def open_file(path: Path) -> BinaryIO:
    """Open a file for reading as bytes; the caller closes it.

    Raises:
        SalesbookError: it is not there, may not be read, is no ordinary file, is empty or is too large.
    """
    flags = os.O_RDONLY | getattr(os, "O_NONBLOCK", 0) | getattr(os, "O_NOCTTY", 0) | getattr(os, "O_BINARY", 0)
    try:
        descriptor = os.open(path, flags)
    except (OSError, ValueError) as error:
        raise SalesbookError(_unopened(path, error)) from None
    try:
        _check(path, os.fstat(descriptor))
    except BaseException:
        os.close(descriptor)
        raise
    return os.fdopen(descriptor, "rb")


def _unopened(path: Path, error: OSError | ValueError) -> str:
    if isinstance(error, FileNotFoundError | NotADirectoryError):
        return _("There is no file “{path}”; check the name.").format(path=path)
    if isinstance(error, PermissionError):
        if path.is_dir():
            return _folder(path)
        return _("“{path}” may not be read; change its permissions or copy it to your own folder.").format(path=path)
    return _("“{path}” can't be opened ({reason}); check the file.").format(path=path, reason=reason(error))


def _folder(path: Path) -> str:
    return _("“{path}” is a folder; pick a file in it.").format(path=path)


def _check(path: Path, status: os.stat_result) -> None:
    if stat.S_ISDIR(status.st_mode):
        raise SalesbookError(_folder(path))
    if not stat.S_ISREG(status.st_mode):
        raise SalesbookError(_("“{path}” is a device or a pipe; save its content as a file first.").format(path=path))
    if status.st_size == 0:
        raise SalesbookError(_("“{path}” is empty; export it again.").format(path=path))
    if status.st_size > LARGEST:
        raise SalesbookError(
            _("“{path}” is larger than {limit} GB; split it into smaller files.").format(path=path, limit=LARGEST >> 30)
        )


def detect(path: Path) -> Format:
    """Return the format of a file by what is in it; its name counts for nothing.

    Raises:
        SalesbookError: it can't be opened, or is in no format that can be read.
    """
    with open_file(path) as file:
        head = file.read(_HEAD)
        if head.startswith(_OLE):
            return Format.XLSX
        if head.startswith(_ZIP):
            return _detect_in_zip(path, file)
        return _detect_text(path, head, whole=len(head) < _HEAD)


def _detect_in_zip(path: Path, file: BinaryIO) -> Format:
    try:
        with zipfile.ZipFile(file) as archive:
            names = archive.namelist()
    except (zipfile.BadZipFile, OSError, ValueError, NotImplementedError):
        raise SalesbookError(
            _("“{path}” is damaged or was cut off; save or send it again.").format(path=path)
        ) from None
    if any(name.startswith("xl/") for name in names) or {"mimetype", "content.xml"} <= set(names):
        return Format.XLSX
    raise SalesbookError(
        _("“{path}” is an archive without a spreadsheet; unpack it and pick a file in it.").format(path=path)
    )


def _detect_text(path: Path, head: bytes, *, whole: bool) -> Format:
    found = guess(head if whole else head[: len(head) & ~1], whole=whole)
    text = head.decode(found.encoding, "replace").lstrip("\ufeff")
    if not text.strip():
        raise SalesbookError(_("“{path}” is empty; export it again.").format(path=path))
    if _CARD.search(text):
        return Format.VCARD
    if _JSON.match(text):
        return Format.JSON
    if _MARKUP.match(text):
        raise SalesbookError(
            _("“{path}” is a web page under another name; open it in Excel and save it as .xlsx.").format(path=path)
        )
    # Chinese in UTF-16 has some bytes that look like controls, a program is full of them.
    is_binary = 3 * len(_CONTROL_BYTES.findall(head)) > len(head) or 10 * head.count(0) > 7 * len(head)
    if is_binary or len(_CONTROL.findall(text)) > max(_FEW_CONTROLS, len(text) // 10):
        raise SalesbookError(
            _("“{path}” holds neither a table nor contacts; export it as CSV, XLSX or vCard.").format(path=path)
        )
    return Format.CSV
