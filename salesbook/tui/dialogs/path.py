"""Which file: a line with a proposal."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from salesbook.locale import _
from salesbook.tui.widgets.field import Field

if TYPE_CHECKING:
    from textual.app import ComposeResult


class PathDialog(ModalScreen[Path | None]):
    """A line for the name of a file; Esc names none."""

    def __init__(self, question: str, proposal: Path) -> None:
        """Ask `question` and propose a file."""
        super().__init__()
        self._question, self._proposal = question, proposal

    def compose(self) -> ComposeResult:
        """Lay out the question over the line."""
        with Vertical(classes="dialog"):
            yield Static(Content(self._question), classes="question")
            yield Field(str(self._proposal), id="path")
            yield Static(Content(_("Enter takes it, Esc leaves")), classes="answer")

    def on_key(self, event: events.Key) -> None:
        """Leave on Esc."""
        if event.key == "escape":
            event.stop()
            self.dismiss(None)

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        text = event.value.strip()
        self.dismiss(Path(text).expanduser() if text else None)
