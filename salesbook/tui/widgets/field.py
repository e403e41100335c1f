"""A line to type in that shows any text safely and takes a paste of any size."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.widgets import Input

from salesbook.domain.text import stand_ins
from salesbook.locale import _

if TYPE_CHECKING:
    from textual import events

LONGEST_LINE = 20_000
"""Characters in one line: a long letter. More belongs into a file."""


class Field(Input):
    """An input whose text never reaches the terminal unchecked, and whose cursor does not blink.

    A blinking cursor would repaint while an input method composes.
    """

    DEFAULT_CLASSES: ClassVar[str] = "field"

    def __init__(self, value: str = "", placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002
        """Begin with a text to edit."""
        super().__init__(value, placeholder, id=id, compact=True, select_on_focus=False, max_length=LONGEST_LINE)
        self.cursor_blink = False

    @property
    def _value(self) -> Text:
        text = Text(stand_ins(self.value), no_wrap=True, overflow="ignore", end="")
        return self.painted(text)

    def painted(self, text: Text) -> Text:
        """Return the shown text in colours; a subclass paints what it recognises."""
        return text

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_pasted(event.text)

    def insert_pasted(self, text: str) -> None:
        """Insert a pasted text as one line, or refuse it whole if it is too long for a line."""
        line = " ".join(text.splitlines())
        if len(line) + len(self.value) > LONGEST_LINE:
            self.app.notify(
                _("That is too long for one line ({count} characters): nothing was inserted.").format(count=len(text)),
                severity="warning",
                markup=False,
            )
            return
        start, end = sorted(self.selection)
        self.replace(line, start, end)
