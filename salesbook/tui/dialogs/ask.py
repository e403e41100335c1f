"""A question that is answered with a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from salesbook.domain.text import display
from salesbook.locale import _
from salesbook.tui.widgets.field import Field

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual.app import ComposeResult


def _any_text(text: str) -> tuple[bool, str]:
    return bool(text.strip()), ""


class Ask(ModalScreen[str | None]):
    """The question over a line; Enter answers, Esc does not."""

    def __init__(
        self,
        question: str,
        value: str = "",
        *,
        hint: str = "",
        read: Callable[[str], tuple[bool, str]] = _any_text,
    ) -> None:
        """Ask `question`.

        Args:
            question: what is asked.
            value: the answer to begin with.
            hint: what stands in the empty line.
            read: tells of a text whether it is an answer, and how it is read.
        """
        super().__init__()
        self.question, self.value, self.hint, self.read = question, value, hint, read

    def compose(self) -> ComposeResult:
        """Lay out the question over the line."""
        with Vertical(classes="dialog"):
            yield Static(Content(display(self.question, 300)), classes="question")
            yield Field(self.value, placeholder=self.hint)
            yield Static(Content(""), id="read", classes="answer")
            yield Static(Content(_("Enter keeps it, Esc leaves it")), classes="answer")

    def on_mount(self) -> None:
        """Mark the answer to begin with: what is typed takes its place, an arrow goes into it."""
        self.query_one(Field).select_all()

    async def on_key(self, event: events.Key) -> None:
        """Leave with Esc."""
        if event.key == "escape":
            event.stop()
            self.dismiss(None)

    @on(Input.Changed)
    def _typed(self, event: Input.Changed) -> None:
        _fits, said = self.read(event.value)
        self.query_one("#read", Static).update(Content(display(said, 200)))

    @on(Input.Submitted)
    def _done(self, event: Input.Submitted) -> None:
        fits, _said = self.read(event.value)
        if fits:
            self.dismiss(event.value)
