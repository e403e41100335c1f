"""The first step of an import: a file is picked, by arrows and a few letters of its name."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Vertical
from textual.message import Message
from textual.widgets import Input

from salesbook.domain.errors import SalesbookError
from salesbook.locale import _
from salesbook.tui.dialogs import import_files as files
from salesbook.tui.dialogs.customer_editor import FormEditor
from salesbook.tui.dialogs.import_panes import FileList, Told

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from salesbook.tui.dialogs.import_files import Found

_MOVES = {"up": -1, "down": 1}
_PAGES = {"pageup": -1, "pagedown": 1}


class PathField(FormEditor):
    """The line for a name or a path, also one that a terminal inserts for a file dropped on it."""

    def insert_pasted(self, text: str) -> None:
        """Insert what was pasted as a path."""
        super().insert_pasted(files.dropped(text))


class PickStep(Vertical):
    """A folder's files under a line that filters them or takes a path."""

    @dataclass
    class Picked(Message):
        """A file was picked."""

        path: Path

    class Left(Message):
        """The rep wants no file."""

    def __init__(self) -> None:
        """Begin without a folder."""
        super().__init__()
        self.line = PathField(self.take, id="import-path")
        self.line.placeholder = _("letters of its name, or a path")
        self.list = FileList()
        self.told = Told()
        self.folder = files.first_folder()
        self._last: Path | None = None
        self._is_done = False
        self._shown: Path | None = None
        self._inside: tuple[Found, ...] = ()
        self._places: tuple[Found, ...] = ()

    def compose(self) -> ComposeResult:
        """Lay out the line over the list."""
        yield self.line
        yield self.told
        yield self.list

    def begin(self, trouble: str = "", *, done: bool = False) -> None:
        """Take the keys; `trouble` says why the last file was none, `done` that it has come in."""
        self._is_done = done
        self._show(self.folder, trouble)
        self.line.focus()

    def take(self, key: str, _character: str) -> bool:
        """Act on a key; return False to leave it to the line."""
        if key in _MOVES:
            self.list.action_move(_MOVES[key])
        elif key in _PAGES:
            self.list.action_page(_PAGES[key])
        elif key == "enter":
            self._open()
        elif key == "escape":
            self.post_message(self.Left())
        elif key == "backspace" and not self.line.value:
            self._go(self.folder.parent)
        else:
            return False
        return True

    @on(Input.Changed)
    def _typed(self) -> None:
        folder, name = self._meant()
        if folder == self._shown:
            self._list(name)
        else:
            self._show(folder)

    def _meant(self) -> tuple[Path, str]:
        typed = self.line.value
        return files.split_path(typed, self.folder) or (self.folder, typed)

    @work(exclusive=True, group="folder")
    async def _show(self, folder: Path, trouble: str = "") -> None:
        try:
            self._inside = await asyncio.to_thread(files.look_in, folder)
        except SalesbookError as error:
            self._inside = ()
            trouble = str(error)
        self._places = await asyncio.to_thread(files.places, folder)
        self._shown = folder
        told = [(files.shown(folder), "dim")]
        if trouble:
            told.append((trouble, "alert"))
        elif all(found.is_folder or found.is_hidden for found in self._inside):
            told.append((_("No file to bring in lies here: choose a folder, or drop the file on this window."), ""))
        self.told.put(*told)
        self._list(self._meant()[1])

    def _list(self, name: str) -> None:
        found = files.matching(self._inside, name)
        self.list.hint = _("Nothing here is called that.")
        self.list.put(found if name else [*found, *self._places])
        # Whoever comes back for another file finds the last one under the cursor, or the next if that one is done with.
        last = next((place for place, one in enumerate(self.list.found) if one.path == self._last), -1)
        self.list.go(last + 1 if self._is_done else max(last, 0))

    def _go(self, folder: Path) -> None:
        self.folder = folder
        self.line.value = ""
        self._show(folder)

    def _open(self) -> None:
        folder, name = self._meant()
        path = folder / name
        chosen = self.list.chosen if self._shown == folder else None
        if name and path.is_dir():
            self._go(path)
        elif name and path.exists():
            self._pick(path)
        elif chosen is not None and chosen.is_folder:
            self._go(chosen.path)
        elif chosen is not None:
            self._pick(chosen.path)
        elif name:
            self.told.put(
                (files.shown(folder), "dim"), (_("No file here is called “{name}”.").format(name=name), "alert")
            )

    def _pick(self, path: Path) -> None:
        self.folder, self._last = path.parent, path
        self.line.value = ""
        self.post_message(self.Picked(path))
