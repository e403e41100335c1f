"""The files that a folder has to bring in, and the places where such files usually are."""

from __future__ import annotations

import os
import re
import shlex
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING
from urllib.parse import unquote, urlsplit

from salesbook.domain.errors import SalesbookError, reason
from salesbook.domain.text import fold
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable

ENDINGS = frozenset({".csv", ".tsv", ".txt", ".vcf", ".vcard", ".xlsx", ".xlsm", ".xls", ".ods", ".json"})
_DOWNLOADS = ("Downloads", "下载", "Desktop", "桌面", "Documents", "文档")
_UNITS = ("B", "kB", "MB", "GB")


@dataclass(frozen=True, slots=True)
class Found:
    """A file or folder; `label` stands for its name where that says too little."""

    path: Path
    is_folder: bool
    size: int = 0
    modified: datetime | None = None
    label: str = ""

    @property
    def name(self) -> str:
        """What the list calls it."""
        return self.label or (f"{self.path.name}/" if self.is_folder else self.path.name)

    @property
    def is_hidden(self) -> bool:
        """Whether it is shown only to those who type a dot first."""
        return self.path.name.startswith(".") and not self.label


def look_in(folder: Path) -> tuple[Found, ...]:
    """Return what a folder holds: files that can be brought in, the newest first, then the folders by name.

    Raises:
        SalesbookError: it can't be read.
    """
    files: list[Found] = []
    folders: list[Found] = []
    try:
        with os.scandir(folder) as entries:
            for entry in entries:
                try:
                    status = entry.stat()
                except OSError:
                    continue
                path = Path(entry.path)
                if entry.is_dir():
                    folders.append(Found(path, is_folder=True))
                elif path.suffix.lower() in ENDINGS and entry.is_file():
                    modified = datetime.fromtimestamp(status.st_mtime, UTC).astimezone()
                    files.append(Found(path, is_folder=False, size=status.st_size, modified=modified))
    except (OSError, ValueError) as error:
        raise SalesbookError(
            _("“{path}” can't be opened ({reason}); pick another folder.").format(path=folder, reason=reason(error))
        ) from error
    files.sort(key=lambda found: (found.modified, found.path.name), reverse=True)
    folders.sort(key=lambda found: fold(found.path.name))
    return (*files, *folders)


def places(folder: Path) -> tuple[Found, ...]:
    """Return where else to look: the folder above, the home folder, where downloads are kept, and where we began."""
    home = Path.home()
    above = [Found(folder.parent, is_folder=True, label="../")] if folder.parent != folder else []
    usual = [home, *(home / name for name in _DOWNLOADS)]
    found = [
        Found(place, is_folder=True, label="~/" if place == home else f"~/{place.name}/")
        for place in usual
        if place not in (folder, folder.parent) and place.parent != folder and place.is_dir()
    ]
    here = _working_folder()
    if here is not None and here not in (folder, folder.parent, *usual) and here.parent != folder:
        found.append(Found(here, is_folder=True, label=f"{shown(here)}/"))
    return (*above, *found)


def _working_folder() -> Path | None:
    """Return the folder that the program was started in: whoever goes to a folder first has the file there."""
    try:
        return Path.cwd()
    except OSError:
        return None


def shown(folder: Path) -> str:
    """Return a folder as people write it: their own is `~`."""
    home = Path.home()
    return str("~" / folder.relative_to(home)) if folder.is_relative_to(home) else str(folder)


def first_folder() -> Path:
    """Return the folder to begin in: where downloads are kept, else where there is a file to bring in."""
    home = Path.home()
    downloads = next((home / name for name in _DOWNLOADS[:2] if (home / name).is_dir()), home)
    here = _working_folder()
    return next((place for place in (downloads, home, here) if place is not None and _has_files(place)), downloads)


def _has_files(folder: Path) -> bool:
    try:
        with os.scandir(folder) as entries:
            return any(Path(entry.name).suffix.lower() in ENDINGS and entry.is_file() for entry in entries)
    except OSError:
        return False


def matching(found: Iterable[Found], typed: str) -> list[Found]:
    """Return what has the typed letters in its name; hidden ones only if a dot was typed first."""
    wanted = fold(typed)
    return [one for one in found if wanted in fold(one.name) and (wanted.startswith(".") or not one.is_hidden)]


def split_path(typed: str, folder: Path) -> tuple[Path, str] | None:
    """Return the folder and the beginning of a name that a typed path means; None if it is no path."""
    if "/" not in typed and not typed.startswith("~"):
        return None
    before, _slash, name = typed.rpartition("/")
    try:
        place = Path(f"{before}/" if before or typed.startswith("/") else typed).expanduser()
    except RuntimeError:
        return None
    return (folder / place, name if before or typed.startswith("/") else "")


def dropped(text: str) -> str:
    """Return the path that a terminal inserts for a file dropped on it: quoted, escaped or as an address."""
    line = text.strip()
    if line.startswith("file://"):
        return unquote(urlsplit(line).path)
    if line[:1] in "'\"" or re.search(r"\\[ ()&'\"\[\]]", line):
        try:
            parts = shlex.split(line)
        except ValueError:
            return text
        return parts[0] if len(parts) == 1 else text
    return text


def size_words(size: int) -> str:
    """Return a size in a few characters: `12 kB`."""
    value, unit = float(size), 0
    while value >= 1000 and unit < len(_UNITS) - 1:
        value, unit = value / 1000, unit + 1
    return f"{value:.0f} {_UNITS[unit]}" if value >= 10 or not unit else f"{value:.1f} {_UNITS[unit]}"
