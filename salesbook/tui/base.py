"""What the parts of the workbench share and ask of each other."""

from __future__ import annotations

from typing import TYPE_CHECKING, Protocol, runtime_checkable

from textual.geometry import Region
from textual.screen import Screen

if TYPE_CHECKING:
    from collections.abc import Callable
    from typing import Any

    from textual.worker import Worker

    from salesbook.book.changes import Changes
    from salesbook.tui.desk import Desk
    from salesbook.tui.panes.customers_pane import CustomersPane
    from salesbook.tui.panes.today_pane import TodayPane
    from salesbook.tui.views import View


@runtime_checkable
class KeepsDraft(Protocol):
    """A screen on which something is written."""

    def keep_draft_now(self) -> None:
        """Bring what is under way to disk before the program ends."""


class Bench(Screen[None]):
    """The workbench without its parts: each part is a subclass, `Workbench` puts them together."""

    def __init__(self, desk: Desk) -> None:
        """Work with the book of `desk`."""
        super().__init__()
        self.desk = desk
        self.titles: dict[str, str] = {}
        """The titles of the script cards, by card."""

    def _compositor_refresh(self) -> None:
        """Draw what has changed; behind a dialog once, where Textual goes on to do so with every message.

        And there in whole lines: at the edge of a pane that is drawn anew the dialog would lose a wide character.
        """
        is_behind = self.app.screen is not self
        if is_behind:
            changed, width = self._compositor._dirty_regions, self.size.width
            self._compositor._dirty_regions = {Region(0, one.y, width, one.height) for one in changed}
        super()._compositor_refresh()
        if is_behind:
            self._repaint_required = False

    def say(self, message: str, *, alarm: bool = False) -> None:
        """Show a line for a moment; the text may hold anything a user wrote."""
        self.app.say(message, alarm=alarm)  # type: ignore[attr-defined]

    if TYPE_CHECKING:
        # Done by the parts; declared here so that each may call the others.
        @property
        def customer(self) -> int | None:
            """The customer under the cursor."""

        @property
        def listing(self) -> TodayPane | CustomersPane:
            """The list on the left."""

        view: View | None
        """The part of today's list that is looked at; None is the whole."""

        async def changed(self, changes: Changes) -> None:
            """Show what a write changed."""

        @property
        def whole_order(self) -> list[int]:
            """The customers of today's list."""

        async def reload(self) -> None:
            """Ask for all that is shown anew."""

        async def put_order(self) -> None:
            """Show the list, or the part of it that is looked at."""

        def show_card(self) -> Worker[None]:
            """Show the card of the customer under the cursor."""

        async def show_customer(self, customer: int) -> None:
            """Put the cursor on a customer."""

        def show_empty(self) -> None:
            """Say the one next key where a list is empty."""

        def action_mode(self, mode: str) -> None:
            """Change what is shown."""

        def ask_results(self, name: str, answered: list[tuple[int, str]]) -> None:
            """Ask what came of objections that were answered in talks with a customer."""

        def scripts_changed(self) -> Worker[None]:
            """Show everything that cards and the rep's words are in."""

        def show_due(self) -> Worker[None]:
            """Show how many cards are due for practice."""

        def write(self, use_case: Callable[..., Any], *args: Any, **kwargs: Any) -> Worker[None]:
            """Do a use case that writes."""

        def back_to_list(self) -> None:
            """Give the keys back to the list."""

        def next_row(self, customer: int) -> None:
            """Go on to the next row after a customer was worked on."""

        def keep_draft_now(self) -> None:
            """Bring the line under way to disk before the program ends."""
