"""A greeting before it goes out: the draft, another one, a change, and one key that copies it and logs it as sent."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input, Static

from salesbook.domain.terms import term
from salesbook.domain.text import display
from salesbook.domain.wording import sentence
from salesbook.locale import _
from salesbook.tui.dialogs.reading import Page, paragraph
from salesbook.tui.widgets.field import Field

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from salesbook.book.greetings import Greeting


class GreetingDialog(ModalScreen[str | None]):
    """Answers with the text that goes out."""

    # The line is for changing the draft only; until then all keys are the dialog's.
    AUTO_FOCUS: ClassVar[str | None] = ""

    def __init__(self, greeting: Greeting) -> None:
        """Begin with the first draft."""
        super().__init__()
        self.greeting = greeting
        self.texts = list(greeting.texts)
        self.place = 0
        self.draft = Page(lambda width: paragraph(self.texts[self.place], width))
        self.draft.id = "draft"

    def compose(self) -> ComposeResult:
        """Lay out the day, the draft and the keys."""
        greeting = self.greeting
        with Vertical(classes="dialog"):
            yield Static(Content(display(greeting.name, 60)), classes="question")
            yield Page(lambda width: paragraph(sentence(greeting.reason), width, "dim"))
            yield self.draft
            yield Field(id="change")
            how = term(greeting.channel)
            yield Static(Content(_("Enter copies it and logs it as sent by {how}").format(how=how)), classes="answer")
            yield Static(Content(_("← → another wording   e change it   Esc not now")), classes="answer")

    def on_mount(self) -> None:
        """Show the draft; the line is for changing it."""
        self.query_one(Field).display = False
        self._show()

    @property
    def changing(self) -> bool:
        """Whether the draft is being changed."""
        return bool(self.query_one(Field).display)

    def _show(self) -> None:
        self.draft.lay_out(from_top=True)
        self.draft.refresh(layout=True)

    def on_key(self, event: events.Key) -> None:
        """Take one of the keys."""
        if self.changing:
            if event.key == "escape":
                event.stop()
                self._change(on=False)
            return
        event.stop()
        if event.key in ("left", "right"):
            self.place = (self.place + (1 if event.key == "right" else -1)) % len(self.texts)
            self._show()
        elif event.key in ("e", "f2"):
            self._change(on=True)
        elif event.key in ("enter", "c", "f12"):
            self.dismiss(self.texts[self.place])
        elif event.key == "escape":
            self.dismiss(None)

    def _change(self, *, on: bool) -> None:
        field = self.query_one(Field)
        field.display = on
        self.draft.display = not on
        if on:
            field.value = self.texts[self.place]
            field.focus()
        else:
            self.set_focus(None)

    @on(Input.Submitted)
    def _changed(self, event: Input.Submitted) -> None:
        if event.value.strip():
            self.texts[self.place] = event.value.strip()
        self._change(on=False)
        self._show()
