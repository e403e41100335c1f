"""A question with a few answers, each one key."""

from __future__ import annotations

from typing import TYPE_CHECKING, Generic, TypeVar

from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from salesbook.domain.text import display
from salesbook.locale import _
from salesbook.tui.commands import shown_key

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from typing import Any

    from textual import events
    from textual.app import ComposeResult
    from textual.screen import Screen

T = TypeVar("T")


def ask_to_keep(screen: Screen[Any], save: Callable[[], object]) -> None:
    """Ask whether what was typed to a screen that is left is saved, dropped or gone on with, and do so."""
    question = Choice(
        _("Keep what you typed?"),
        (
            (("1", "s", "enter", "ctrl+s"), _("Save it"), save),
            (("2", "d", "delete"), _("Drop it"), lambda: screen.dismiss(None)),
            (("3", "escape"), _("Go on typing"), lambda: None),
        ),
    )

    def answered(act: Callable[[], object] | None) -> None:
        # What it returns is not passed on: Textual would wait for it, and a screen that goes waits for this.
        if act is not None:
            act()

    screen.app.push_screen(question, answered)


class Choice(ModalScreen[T | None], Generic[T]):
    """The question and its answers; Esc answers nothing."""

    def __init__(self, question: str, answers: Sequence[tuple[Sequence[str], str, T]]) -> None:
        """Ask `question`; an answer is its keys, its words and its value."""
        super().__init__()
        self.question = question
        self.answers = answers

    def compose(self) -> ComposeResult:
        """Lay out the question over its answers."""
        with Vertical(classes="dialog") as frame:
            if not any("escape" in keys for keys, _words, _value in self.answers):
                frame.border_subtitle = Content(_("Esc close"))
            yield Static(Content(display(self.question, 300)), classes="question")
            for keys, words, _value in self.answers:
                key = Content.styled(f" {shown_key(keys[0])} ", "bold $accent")
                yield Static(key + Content(" " + words), classes="answer")

    def on_key(self, event: events.Key) -> None:
        """Take an answer; full-width digits count as digits."""
        pressed = event.key
        if event.character and "１" <= event.character <= "９":
            pressed = chr(ord(event.character) - 0xFEE0)
        event.stop()
        for keys, _words, value in self.answers:
            if pressed in keys:
                self.dismiss(value)
                return
        if pressed == "escape":
            self.dismiss(None)
