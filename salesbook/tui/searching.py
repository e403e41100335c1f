"""Finding customers and notes while typing, in the list on the left."""

from __future__ import annotations

from textual import events, on, work
from textual.widgets import Input

from salesbook import book
from salesbook.tui.base import Bench
from salesbook.tui.desk import Superseded
from salesbook.tui.panes.customers_pane import CustomersPane
from salesbook.tui.widgets.field import Field


class Searching(Bench):
    """The part of the workbench that finds."""

    def action_find(self) -> None:
        """Open the line to find with, over the list of customers."""
        self.action_mode("customers")
        self.add_class("finding")
        self.set_focus(self.query_one("#find", Field))

    @on(Input.Changed, "#find")
    def _find_typed(self) -> None:
        self.find()

    @work(exclusive=True, group="find")
    async def find(self) -> None:
        """Show what the words find; an older answer never replaces a newer one."""
        text = self.query_one("#find", Field).value
        listing = self.query_one(CustomersPane)
        try:
            found = await self.desk.newest("find", book.finding.find, text) if text.strip() else None
        except Superseded:
            return
        listing.put_found(found)
        self.show_empty()

    @on(Input.Submitted, "#find")
    def _find_done(self) -> None:
        self.set_focus(self.query_one(CustomersPane))

    def leave_find(self) -> None:
        """Show all customers again."""
        self.remove_class("finding")
        self.query_one("#find", Field).value = ""
        self.query_one(CustomersPane).put_found(None)
        self.show_empty()

    async def key_down(self, event: events.Key) -> None:
        """Move in the list while the search line has the keys."""
        self._arrow(event, 1)

    async def key_up(self, event: events.Key) -> None:
        """Move in the list while the search line has the keys."""
        self._arrow(event, -1)

    def _arrow(self, event: events.Key, by: int) -> None:
        if self.focused is not None and self.focused.id == "find":
            event.stop()
            self.query_one(CustomersPane).action_move(by)
