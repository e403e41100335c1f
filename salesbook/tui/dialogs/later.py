"""Until when a customer is put off: one key, or a date phrase."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from salesbook.domain.dates import Direction, Unresolved, read
from salesbook.domain.months import add_months
from salesbook.domain.text import display
from salesbook.locale import _
from salesbook.tui.widgets.field import Field
from salesbook.tui.words import when

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from salesbook.tui.desk import Desk

Answer = tuple[date, time | None]
"""A day, and a time if one was said."""

_DAYS = {"1": 1, "2": 2, "3": 3, "7": 7}


class LaterDialog(ModalScreen[Answer | None]):
    """Keys for the usual steps; anything else is read as a date phrase."""

    def __init__(self, desk: Desk) -> None:
        """Ask `desk` for the time."""
        super().__init__()
        self.desk = desk

    def compose(self) -> ComposeResult:
        """Lay out the keys over the line."""
        with Vertical(classes="dialog"):
            yield Static(Content(_("Later, but when?")), classes="question")
            yield Static(
                Content(_("1 tomorrow   2 in 2 days   3 in 3 days   7 in a week   m in a month")),
                classes="answer",
            )
            yield Field(placeholder=_("or a day: Friday 3pm; with > in front also >12/5"), id="when")
            yield Static(id="read", classes="answer")

    async def on_mount(self) -> None:
        """Take the time once, for all that is read here."""
        self.now = await self.desk.ask(lambda book: book.now())

    async def on_key(self, event: events.Key) -> None:
        """Take one of the keys while nothing was typed."""
        if event.key == "escape":
            event.stop()
            self.dismiss(None)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        text = event.value.strip()
        # A day may begin with a key: behind > nothing is a key any more.
        key = chr(ord(text) - 0xFEE0) if len(text) == 1 and "１" <= text <= "９" else text
        today = self.now.date()
        if key in _DAYS:
            self.dismiss((date.fromordinal(today.toordinal() + _DAYS[key]), None))
        elif key in ("m", "ｍ"):
            self.dismiss((add_months(today, 1), None))
        else:
            self.query_one("#read", Static).update(Content(display(self._said(_phrase(text)))))

    def _said(self, text: str) -> str:
        found = read(text, self.now, Direction.FUTURE) if text else None
        if isinstance(found, Unresolved):
            return found.hint
        if found is None:
            return _("No day is read in this yet.") if text else ""
        return when(found.on, found.time, self.now.date())

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        found = read(_phrase(event.value), self.now, Direction.FUTURE)
        if found is not None and not isinstance(found, Unresolved):
            self.dismiss((found.on, found.time))


def _phrase(typed: str) -> str:
    return typed.strip().lstrip(">＞》").strip()
