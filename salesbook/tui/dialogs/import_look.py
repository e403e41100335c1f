"""The second step of an import: what the file holds, as it will be taken, and whatever was guessed wrong."""

from __future__ import annotations

import asyncio
from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import on, work
from textual.containers import Vertical
from textual.message import Message

from salesbook.book import transfer
from salesbook.domain.errors import SalesbookError
from salesbook.exchange.source import Format
from salesbook.locale import _, ngettext
from salesbook.tui.dialogs.import_panes import Records, SettingList, Told
from salesbook.tui.dialogs.import_settings import Wanted, settings
from salesbook.tui.dialogs.import_words import counts
from salesbook.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from pathlib import Path

    from textual.app import ComposeResult

    from salesbook.book.transfer import Preview, Progress
    from salesbook.tui.desk import Desk

_LARGE = 4 << 20
"""Bytes of a file that is not tried out: for so long no other program should be kept from writing."""


def is_whole_book(preview: Preview) -> bool:
    """Tell whether a file is a book's own export."""
    return preview.format is Format.JSON


class LookStep(Vertical):
    """What can be set, over what would happen and the first records."""

    @dataclass
    class Refused(Message):
        """The file can't be brought in at all."""

        reason: str

    @dataclass
    class Accepted(Message):
        """The file may come in as it is shown."""

        wanted: Wanted
        preview: Preview

    def __init__(self, desk: Desk) -> None:
        """Begin without a file."""
        super().__init__()
        self.desk = desk
        self.list = SettingList()
        self.told = Told()
        self.records = Records()
        self.currency = "CNY"
        self.wanted: Wanted | None = None
        self.preview: Preview | None = None
        self._stands = False

    def compose(self) -> ComposeResult:
        """Lay out the list over the records."""
        yield self.list
        yield self.told
        yield self.records

    def open(self, path: Path, currency: str) -> None:
        """Look at another file; amounts that name no currency are in `currency`."""
        self.currency = currency
        self.wanted = Wanted(path)
        self.preview = None
        self.list.put(())
        self.list.cursor = 0
        self.records.put(())
        self.list.focus()
        self.told.put((_("Reading …"), "dim"))
        self._read()

    def begin(self, said: str) -> None:
        """Take the keys again; `said` tells why nothing was brought in."""
        self.list.focus()
        self.told.put((said, "alert"))

    def leave(self) -> None:
        """Leave off reading and trying out."""
        self.workers.cancel_group(self, "look")

    @work(exclusive=True, group="look")
    async def _read(self) -> None:
        wanted = self.wanted
        if wanted is None:
            return
        self._stands = False
        hints = wanted.hints(self.preview.table if self.preview else None, self.currency)
        try:
            # Reading a file asks nothing of the book: its thread stays free.
            preview = await asyncio.to_thread(transfer.preview, wanted.path, kind=wanted.kind, hints=hints)
        except SalesbookError as error:
            if self.preview is None:
                self.post_message(self.Refused(str(error)))
            else:
                self.told.put((str(error), "alert"))
                self.records.put(())
            return
        self.preview, self._stands = preview, True
        self.list.put(settings(preview, wanted))
        self.records.put(preview.records)
        self.told.put()
        if is_whole_book(preview):
            self.told.put((_("A whole book: Enter brings it into this one, if that is still empty."), "accent"))
        if wanted.path.stat().st_size < _LARGE:
            await self._try_out(wanted, preview)

    async def _try_out(self, wanted: Wanted, preview: Preview) -> None:
        """Tell what would come of the file; whoever leaves off takes it back."""
        try:
            result = await self.desk.in_steps(
                self._progress, transfer.importing, wanted.path, kind=wanted.kind,
                hints=wanted.hints(preview.table, self.currency), create_missing=wanted.create_missing, dry_run=True,
            )  # fmt: skip
        except SalesbookError as error:
            if is_whole_book(preview):
                self.post_message(self.Refused(str(error)))
            else:
                self.told.put((str(error), "alert"))
            return
        if is_whole_book(preview):
            told = ngettext(
                "A whole book with {n} customer: Enter brings it into this one, which is still empty.",
                "A whole book with {n} customers: Enter brings it into this one, which is still empty.",
                result.customers,
            ).format(n=f"{result.customers:,}")
        else:
            told = _("Tried out: {counts}").format(counts=counts(result))
        self.told.put((told, "accent"))
        # What only the book knows: of whom nobody has heard.
        left_out = {row.row: row for row in result.skipped}
        self.records.put([left_out.get(record.row, record) for record in preview.records])

    def _progress(self, reached: Progress) -> None:
        self.told.put((_("Trying it out … {share:.0%}").format(share=reached.share), "dim"))

    @on(SettingList.Changed)
    def _set(self, event: SettingList.Changed) -> None:
        if self.wanted is not None:
            self.wanted = self.wanted.put(event.setting, event.option)
            self._read()

    @on(RowList.Chosen)
    def _accept(self, event: RowList.Chosen) -> None:
        event.stop()
        if self._stands and self.wanted is not None and self.preview is not None:
            self.leave()
            self.post_message(self.Accepted(self.wanted, self.preview))
