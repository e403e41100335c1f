"""The last step of an import: what came of it, and the rows that were not taken."""

from __future__ import annotations

import asyncio
from pathlib import Path
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Vertical
from textual.message import Message

from salesbook.book import transfer
from salesbook.domain.errors import SalesbookError
from salesbook.locale import _, ngettext
from salesbook.tui.dialogs.customer_editor import FormEditor
from salesbook.tui.dialogs.import_files import shown
from salesbook.tui.dialogs.import_panes import SkippedList, Told
from salesbook.tui.dialogs.import_words import counts
from salesbook.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from salesbook.book.transfer import ImportResult, Preview


class DoneStep(Vertical):
    """The counts, over the rows that were not taken, over the whole of the one under the cursor."""

    class KeysChanged(Message):
        """What can be done now is something else."""

    def __init__(self) -> None:
        """Begin without a result."""
        super().__init__()
        self.told = Told()
        self.list = SkippedList()
        self.row = Told()
        self.line = FormEditor(self.take, id="import-save")
        self.result: ImportResult | None = None
        self._source: Path | None = None
        self._preview: Preview | None = None

    def compose(self) -> ComposeResult:
        """Lay out the counts over the rows."""
        yield self.told
        yield self.list
        yield self.row
        yield self.line

    def begin(self, result: ImportResult, source: Path, preview: Preview) -> None:
        """Show what came of a file, and take the keys."""
        self.result, self._source, self._preview = result, source, preview
        sentences = [(counts(result), "strong")]
        if made := result.customers:
            sentences.append(
                (ngettext("{n} customer was added.", "{n} customers were added.", made).format(n=made), "")
            )
        if near := result.alike:
            told = ngettext(
                "{n} may be a customer you had already: m compares the two.",
                "{n} may be customers you had already: m compares them.",
                near,
            )
            sentences.append((told.format(n=near), "warn"))
        if result.skipped:
            sentences.append((_("Not taken, and why; s saves these rows as a file to be mended:"), "accent"))
        self.told.put(*sentences)
        self.list.display = self.row.display = bool(result.skipped)
        self.list.put(result.skipped)
        self._put_away()

    def keys(self) -> str:
        """Return what can be done now, as the frame says it."""
        if self.result is None:
            return ""
        if self.line.display:
            return _("Enter saves the rows under this name  Esc not now")
        return "  ".join((
            _("Enter close"),
            _("^o next file"),
            *([_("s save rows")] if self.result.skipped else []),
            *([_("m compare")] if self.result.alike else []),
            *([_("^z take back")] if self.result.batch else []),
        ))  # fmt: skip

    @on(RowList.Highlighted)
    def _at(self, event: RowList.Highlighted) -> None:
        event.stop()
        if self.list.rows:
            row = self.list.rows[event.index]
            self.row.put((row.reason, "warn"), (row.text, ""))

    def ask_name(self) -> None:
        """Ask where the rows that were not taken shall go."""
        if self.result is not None and self.result.skipped and self._source and self._preview:
            self.line.display = True
            self.line.value = transfer.free_name(self._source, self._preview).name
            self.line.cursor_position = len(self.line.value)
            self.line.focus()
            self.post_message(self.KeysChanged())

    def take(self, key: str, _character: str) -> bool:
        """Act on a key in the line for the name; return False to leave it to the line."""
        if key == "enter" and self._source:
            name = self.line.value.strip()
            self._save(Path.home() / name[2:] if name.startswith("~/") else self._source.parent / name)
        elif key == "escape":
            self._put_away()
        else:
            return False
        return True

    def _put_away(self) -> None:
        self.line.display = False
        self.post_message(self.KeysChanged())
        if self.list.display:
            self.list.focus()

    @work(exclusive=True, group="save")
    async def _save(self, target: Path) -> None:
        if self.result is None or self._source is None or self._preview is None:
            return
        rows = self.result.skipped
        try:
            await asyncio.to_thread(transfer.save_skipped, target, self._source, self._preview, rows)
        except SalesbookError as error:
            self.row.put((str(error), "alert"))
            return
        self._put_away()
        saved = ngettext("Saved {n} row in {path}.", "Saved {n} rows in {path}.", len(rows))
        self.row.put((saved.format(n=len(rows), path=shown(target)), "good"))
