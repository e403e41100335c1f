"""Where the book and what belongs to it lie on this computer."""

from __future__ import annotations

import os
from pathlib import Path
from typing import NamedTuple

from salesbook.store import header


class Places(NamedTuple):
    """Folders and files of one rep; none of them needs to exist yet."""

    book: Path
    backups: Path
    settings: Path
    log: Path
    state: Path


def places(book: Path | None = None) -> Places:
    """Return the places in force: those of the platform, or below `SALESBOOK_HOME`; `SALESBOOK_BOOK` names the book.

    Args:
        book: a book named on the command line, which wins.
    """
    home = os.environ.get("SALESBOOK_HOME")
    if home:
        root = Path(home)
        data, config, state = root, root, root / "state"
    else:
        from platformdirs import PlatformDirs

        folders = PlatformDirs("salesbook", appauthor=False)
        data, config, state = folders.user_data_path, folders.user_config_path, folders.user_state_path
    named = book or Path(os.environ.get("SALESBOOK_BOOK") or data / "my.salesbook")
    return Places(
        book=named.expanduser(),
        backups=data / "backups",
        settings=config / "settings.json",
        log=state / "salesbook.log",
        state=state,
    )


def check(path: Path) -> None:
    """Refuse a file that is no book, before anything is loaded to open it.

    Raises:
        SalesbookError: the file is no book, is newer than this program, or can't be read.
    """
    header.version(path)
