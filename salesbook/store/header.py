"""What the first hundred bytes of a file say: enough to refuse it before more is loaded (SQLite file format, 1.3)."""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

from salesbook.domain.errors import SalesbookError, reason
from salesbook.locale import _

if TYPE_CHECKING:
    from pathlib import Path

VERSION = 3
"""The version of the tables that this program writes (PRAGMA user_version)."""

APPLICATION_ID = 0x53424F4B
"""Marks the file as a sales book: "SBOK" (PRAGMA application_id)."""

_MAGIC = b"SQLite format 3\0"
_LENGTH = 100
_USER_VERSION, _APPLICATION_ID = 60, 68


def version(path: Path) -> int | None:
    """Return the version of the book at `path`, None if there is no file.

    Raises:
        SalesbookError: the file is no book, is newer than this program, or can't be read.
    """
    try:
        if not path.exists():
            return None
        if not path.is_file():
            raise no_book(path)
        with path.open("rb") as file:
            head = file.read(_LENGTH)
    except (OSError, ValueError) as error:
        raise SalesbookError(
            _("{path} can't be opened: {reason}. Check the name and the rights of its folder.").format(
                path=path, reason=reason(error)
            )
        ) from error
    if len(head) < _LENGTH or not head.startswith(_MAGIC):
        raise no_book(path)
    (application,) = struct.unpack_from(">I", head, _APPLICATION_ID)
    (theirs,) = struct.unpack_from(">I", head, _USER_VERSION)
    if application != APPLICATION_ID:
        raise no_book(path)
    if theirs > VERSION:
        raise SalesbookError(
            _(
                "{path} was written by a newer salesbook (book version {theirs}, this program knows {ours}): "
                "update salesbook to open it."
            ).format(path=path, theirs=theirs, ours=VERSION)
        )
    return int(theirs)


def no_book(path: Path) -> SalesbookError:
    """Return the refusal of a file that is no book."""
    return SalesbookError(_("{path} is no sales book: choose another file.").format(path=path))
