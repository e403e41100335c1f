"""`demo`: a generated book to try everything on."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

from salesbook.book.opened import Book
from salesbook.cli import output
from salesbook.cli.usage import UsageRefused
from salesbook.domain.codes import Language
from salesbook.domain.errors import SalesbookError, reason
from salesbook.locale import _, language

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesbook.cli.session import Asked

_NAME = "demo"


def run(
    asked: Asked,
    *,
    customers: int | None,
    notes: int | None,
    keep: Path | None,
    no_open: bool,
    workbench: Callable[[Path, Callable[[Book], None] | None, str], int],
) -> int:
    """Make the demo book and open the workbench on it; without `keep` it is gone afterwards."""

    def fill(book: Book) -> None:
        from salesbook.book import demo

        sizes = {"customers": customers, "notes": notes}
        demo.build(book, language=Language(language()), **{n: v for n, v in sizes.items() if v is not None})

    if keep is None:
        if no_open:
            raise UsageRefused(_("--no-open needs --keep FILE: the book would be gone at once."))
        with tempfile.TemporaryDirectory(prefix="salesbook-") as folder:
            return workbench(Path(folder) / f"{_NAME}.salesbook", fill, _NAME)
    path = keep.expanduser()
    _make(path, fill)
    if not no_open:
        return workbench(path, None, _NAME)
    if asked.as_json:
        output.document({"book": str(path)})
    else:
        output.say(_("The demo book is ready: salesbook --book {path} opens it.").format(path=path))
    return 0


def _make(path: Path, fill: Callable[[Book], None]) -> None:
    """Make the book beside its place and move it there when it is done."""
    if path.exists() or path.is_symlink():
        raise SalesbookError(
            _("{path} exists already: choose another name, or open it with salesbook --book {path}.").format(path=path)
        )
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with tempfile.TemporaryDirectory(prefix=".salesbook-", dir=path.parent) as folder:
            made = Path(folder) / path.name
            book = Book(made)
            try:
                fill(book)
            finally:
                book.close()
            made.rename(path)
    except (OSError, ValueError) as error:
        raise SalesbookError(
            _("{path} can't be made: {reason}. Choose another place.").format(path=path, reason=reason(error))
        ) from error
