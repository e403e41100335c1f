"""Bringing in a file: pick it, see what would happen, take it in."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from salesbook.book.changes import Changes
from salesbook.domain.errors import SalesbookError
from salesbook.domain.text import display
from salesbook.locale import _
from salesbook.tui.widgets.field import Field
from salesbook.tui.widgets.lines import Line, fit
from salesbook.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from salesbook.book.transfer import ImportResult
    from salesbook.tui.desk import Desk

_ENDINGS = frozenset({".csv", ".txt", ".tsv", ".vcf", ".xlsx", ".xls", ".ods"})
_MOST_REASONS = 8


class Files(RowList):
    """The folders and readable files of one folder."""

    def __init__(self) -> None:
        """Begin empty."""
        super().__init__()
        self.paths: list[Path] = []

    def put(self, paths: list[Path]) -> None:
        """Show these."""
        self.paths = paths
        self.count = len(paths)
        self.go(0)
        self.refresh()

    def draw(self, index: int, width: int) -> Line:
        """Return one row."""
        path = self.paths[index]
        return [(fit(f"{path.name}/" if path.is_dir() else path.name, width), "accent" if path.is_dir() else "")]


class ImportDialog(ModalScreen[Changes | None]):
    """Arrows or letters choose a file, Enter opens it, Enter again brings it in."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "leave", show=False)]

    def __init__(self, desk: Desk) -> None:
        """Bring files into the book of `desk`."""
        super().__init__()
        self.desk = desk
        self.folder = Path.home()
        self.chosen: Path | None = None

    def compose(self) -> ComposeResult:
        """Lay out the line to filter with, the files, and what would happen."""
        with Vertical(classes="importing"):
            yield Static(Content(_("Bring in contacts from a file")), classes="question")
            yield Field(placeholder=_("type to filter, or a whole path; Backspace goes up a folder"), id="path")
            yield Files()
            yield Static(id="said")

    def on_mount(self) -> None:
        """Begin in the home folder."""
        self._list("")

    def _list(self, wanted: str) -> None:
        try:
            inside = sorted(self.folder.iterdir(), key=lambda path: (path.is_file(), path.name.lower()))
        except OSError as error:
            inside = []
            self._say(str(error.strerror))
        shown = [
            path
            for path in inside
            if not path.name.startswith(".")
            and wanted.lower() in path.name.lower()
            and (path.is_dir() or path.suffix.lower() in _ENDINGS)
        ]
        self.query_one(Files).put(shown)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        self.chosen = None
        typed = Path(event.value).expanduser()
        if typed.is_absolute() and typed.parent.is_dir():
            self.folder = typed if event.value.endswith("/") else typed.parent
            self._list("" if event.value.endswith("/") else typed.name)
        else:
            self._list(event.value)

    def on_key(self, event: events.Key) -> None:
        """Move in the list, and up a folder, while the line has the keys."""
        files = self.query_one(Files)
        if event.key in ("up", "down"):
            event.stop()
            files.action_move(1 if event.key == "down" else -1)
        elif event.key == "backspace" and not self.query_one(Field).value:
            event.stop()
            self.folder = self.folder.parent
            self._list("")

    @on(Input.Submitted)
    def _entered(self) -> None:
        files = self.query_one(Files)
        if self.chosen is not None:
            self.bring_in(self.chosen)
        elif files.paths:
            path = files.paths[files.cursor]
            if path.is_dir():
                self.folder = path
                self.query_one(Field).value = ""
                self._list("")
            else:
                self.look_at(path)

    @work(exclusive=True, group="import")
    async def look_at(self, path: Path) -> None:
        """Say what the file would bring, without taking anything in."""
        from salesbook.book import transfer

        self._say(_("Reading {name} …").format(name=path.name))
        try:
            result = await self.desk.ask(transfer.import_file, path, dry_run=True)
        except SalesbookError as error:
            self._say(str(error))
            return
        self.chosen = path
        self._say("\n".join([counts(result), *reasons(result), "", _("Enter brings it in, Esc leaves.")]))

    @work(exclusive=True, group="import")
    async def bring_in(self, path: Path) -> None:
        """Take the file in, as one change."""
        from salesbook.book import transfer

        self._say(_("Bringing in {name} …").format(name=path.name))
        try:
            result = await self.desk.ask(transfer.import_file, path)
        except SalesbookError as error:
            self._say(str(error))
            return
        self.dismiss(Changes(result.batch, counts(result)))

    def _say(self, text: str) -> None:
        self.query_one("#said", Static).update(Content(display(text, lines=True)))

    def action_leave(self) -> None:
        """Leave everything as it is."""
        self.dismiss(None)


def counts(result: ImportResult) -> str:
    """Return what an import did, or would do, in one line."""
    return _("{read} read: {created} new, {updated} updated, {unchanged} unchanged, {skipped} skipped.").format(
        read=result.read,
        created=result.created,
        updated=result.updated,
        unchanged=result.unchanged,
        skipped=len(result.skipped),
    )


def reasons(result: ImportResult) -> list[str]:
    """Return why the first of the skipped rows are skipped."""
    return [_("Row {row}: {reason}").format(row=s.row, reason=s.reason) for s in result.skipped[:_MOST_REASONS]]
