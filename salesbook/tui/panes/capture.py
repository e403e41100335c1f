"""Bottom: the one line into which everything is typed, and how it is read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.message import Message

from salesbook.tui.widgets.field import Field
from salesbook.tui.widgets.lines import named_style

if TYPE_CHECKING:
    from rich.text import Text

    from salesbook.book.notes import Read

# Keys are the values of `salesbook.domain.capture.SpanKind`, which loads after the first frame.
_PAINT = {
    "customer": "strong", "channel": "accent", "outcome": "accent", "at": "accent", "followups": "good",
    "implied": "good", "promises": "warn", "objections": "quote", "tags": "dim", "orders": "good", "unread": "alert",
}  # fmt: skip
_NAMING = re.compile(r"(?:^|(?<=[\s\u3400-\u9fff]))[@＠]([^@＠]{0,30})$")
"""A name being typed: what stands behind the last @ up to the cursor."""


class CaptureLine(Field):
    """The line; what is recognised in it is coloured."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("enter", "save", show=False, priority=False),
        Binding("escape", "leave", show=False),
        Binding("tab", "take", show=False),
        Binding("up", "choose(-1)", show=False),
        Binding("down", "choose(1)", show=False),
        Binding("backspace", "rub_out", show=False),
    ]

    @dataclass
    class Save(Message):
        """Enter was pressed."""

        line: CaptureLine

    @dataclass
    class Leave(Message):
        """Escape was pressed."""

        line: CaptureLine

    @dataclass
    class Take(Message):
        """Tab was pressed: take the offer or the customer under the cursor of the list."""

        line: CaptureLine

    @dataclass
    class Choose(Message):
        """An arrow was pressed: move in the list of customers."""

        line: CaptureLine
        by: int

    def __init__(self, placeholder: str, *, id: str | None = None) -> None:  # noqa: A002
        """Begin empty."""
        super().__init__("", placeholder, id=id)
        self.read: Read | None = None
        self.plain: frozenset[int] = frozenset()

    def clear_line(self) -> None:
        """Begin a new line."""
        self.plain = frozenset()
        self.read = None
        self.value = ""

    def begin(self, text: str) -> None:
        """Take up a line, its cursor at the end."""
        self.plain = frozenset()
        self.read = None
        self.value = text
        self.cursor_position = len(text)

    def put_read(self, read: Read) -> None:
        """Take how the line is read, if it still stands so."""
        if read.reading.text == self.value:
            self.read = read
            self.refresh()

    def painted(self, text: Text) -> Text:
        """Colour what is recognised."""
        if self.read is not None and self.read.reading.text == self.value:
            for span in self.read.reading.spans:
                if name := _PAINT.get(span.kind.value):
                    text.stylize(named_style(self.app, name), span.start, span.end)
        return text

    def action_save(self) -> None:
        """Ask for the line to be saved."""
        self.post_message(self.Save(self))

    def action_leave(self) -> None:
        """Ask to leave the line; it is kept as a draft."""
        self.post_message(self.Leave(self))

    def action_take(self) -> None:
        """Ask to take what is offered."""
        self.post_message(self.Take(self))

    def action_choose(self, by: int) -> None:
        """Ask to move in the list of customers."""
        self.post_message(self.Choose(self, by))

    def action_rub_out(self) -> None:
        """Turn a token that was just recognised back into plain text; else delete a character."""
        if self.read is not None and self.read.reading.text == self.value and self.selection.is_empty:
            from salesbook.domain.capture import just_recognised

            token = just_recognised(self.read.reading, self.cursor_position)
            if token is not None:
                self.plain |= {token.start}
                self.read = None
                self.post_message(self.Changed(self, self.value))
                return
        self.action_delete_left()

    def watch_value(self, before: str, after: str) -> None:
        """Let the places of what was turned plain move with the text."""
        if self.plain:
            from salesbook.domain.capture import carried

            self.plain = carried(self.plain, before, after)

    def name_at_cursor(self) -> str | None:
        """Return the beginning of a name that is being typed behind an @, if there is one."""
        found = _NAMING.search(self.value[: self.cursor_position])
        return found[1] if found and found[1].strip() else None

    def complete_name(self, name: str) -> None:
        """Put a customer's name in place of the beginning typed behind the @."""
        found = _NAMING.search(self.value[: self.cursor_position])
        if found is None:
            return
        quoted = f'"{name}"' if re.search(r"\s", name) else name
        start = found.start(1)
        self.replace(quoted + " ", start, self.cursor_position)

    def append(self, text: str) -> None:
        """Add a text at the end of the line."""
        self.value += text
        self.cursor_position = len(self.value)
