"""The book a command works on."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from salesbook.book.opened import Book
from salesbook.cli import output
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator


class Asked(NamedTuple):
    """What every command is told: the book named on the command line, and whether to answer in JSON."""

    book: Path | None = None
    as_json: bool = False

    def path(self) -> Path:
        """Return the file of the book in force."""
        from salesbook.book.places import places

        return places(self.book).book


@contextmanager
def opened(asked: Asked, *, create: bool = False) -> Iterator[Book]:
    """Open the book for writing.

    Raises:
        SalesbookError: it can't be opened, or does not exist and is not to be begun.
    """
    book = Book(asked.path(), create=create)
    try:
        yield book
    finally:
        book.close()


@contextmanager
def consulted(asked: Asked, *, quietly: bool = False) -> Iterator[Book]:
    """Open the book for reading; where there is none, an empty one stands for it and nothing is left behind.

    Args:
        asked: names the book.
        quietly: the answer does not depend on the book, so that its absence is not worth a word.

    Raises:
        SalesbookError: it can't be opened.
    """
    path = asked.path()
    if _exists(path):
        with opened(asked) as book:
            yield book
        return
    import tempfile

    if not quietly:
        output.complain(_("There is no book at {path} yet: it begins with the first customer.").format(path=path))
    with tempfile.TemporaryDirectory(prefix="salesbook-") as folder:
        book = Book(Path(folder) / "empty.salesbook")
        try:
            yield book
        finally:
            book.close()


def _exists(path: Path) -> bool:
    try:
        os.lstat(path)
    except (FileNotFoundError, NotADirectoryError):
        return False
    except (OSError, ValueError):
        # Opening it will say what is wrong.
        return True
    return True
