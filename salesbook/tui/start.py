"""Starting the workbench: one at a time on a book, errors before the screen is taken."""

from __future__ import annotations

import fcntl
import hashlib
import os
import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from salesbook.book.places import check, places
from salesbook.book.preferences import Preference, preferred
from salesbook.domain.errors import SalesbookError
from salesbook.domain.text import display
from salesbook.locale import _
from salesbook.tui.app import SalesbookApp
from salesbook.tui.desk import Desk
from salesbook.tui.themes import LIGHT

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator
    from pathlib import Path

    from salesbook.book.opened import Book


def run(path: Path, *, prepare: Callable[[Book], None] | None = None, name: str = "") -> int:
    """Show the workbench on the book at `path` until the rep closes it; return the exit code.

    Args:
        path: the book's file; a new one is begun where there is none.
        prepare: what to do with the book before it is shown, such as filling the demo.
        name: what the head line calls the book, else its file name.

    Raises:
        SalesbookError: the book can't be opened, is open already, or this is no terminal.
    """
    if not (sys.stdin.isatty() and sys.stdout.isatty()):
        raise SalesbookError(_("The workbench needs a terminal: use a command such as “salesbook today” instead."))
    check(path)
    with _alone(path):
        desk = Desk(path, prepare, name or path.name)
        app = SalesbookApp(desk, places().log, light=is_light())
        try:
            app.run()
        finally:
            desk.close()
    if app.refusal is not None:
        raise app.refusal
    if app.apology:
        print(display(app.apology), file=sys.stderr)
    return app.return_code or 0


def is_light() -> bool:
    """Tell whether to begin with the light theme: as the rep left it, at first as the terminal is."""
    chosen = preferred(Preference.THEME)
    if chosen is not None:
        return chosen == LIGHT.name
    # What some terminals say of their colours: those of the letters and of the ground, of sixteen.
    return os.environ.get("COLORFGBG", "").rpartition(";")[2] in ("7", "15")


@contextmanager
def _alone(path: Path) -> Iterator[None]:
    """Hold the lock of a book: two workbenches would overwrite each other's drafts.

    Raises:
        SalesbookError: another workbench holds it.
    """
    folder = places().state
    key = hashlib.sha256(os.fsencode(path.resolve())).hexdigest()[:16]
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handle = os.open(folder / f"{key}.lock", os.O_CREAT | os.O_RDWR, 0o600)
    except OSError as error:
        raise SalesbookError(
            _("{path} can't be written: check the rights of the folder.").format(path=folder)
        ) from error
    try:
        try:
            fcntl.flock(handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError as error:
            raise SalesbookError(
                _("{path} is open in another workbench already: go on there, or close it first.").format(path=path)
            ) from error
        yield
    finally:
        os.close(handle)
