"""A text of several lines to write: checked before it is taken, never lost by a slip."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from salesbook.domain.errors import SalesbookError
from salesbook.domain.text import display, stand_ins
from salesbook.locale import _
from salesbook.tui.dialogs.choice import ask_to_keep

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.text import Text
    from textual import events
    from textual.app import ComposeResult

T = TypeVar("T")

_LONGEST = 200_000
_LINE = re.compile(r"(\d+)")


class SafeArea(TextArea):
    """Several lines to type in, which show any text safely, with a cursor that does not blink."""

    def __init__(self, text: str) -> None:
        """Begin with a text."""
        super().__init__(text, tab_behavior="focus", show_line_numbers=True, highlight_cursor_line=False)
        self.cursor_blink = False

    def get_line(self, line_index: int) -> Text:
        """Return a line as it is shown: a stand-in for each character that a terminal would obey."""
        line = super().get_line(line_index)
        line.plain = stand_ins(line.plain)
        return line

    async def _on_paste(self, event: events.Paste) -> None:
        if len(event.text) + len(self.text) > _LONGEST:
            event.prevent_default()
            event.stop()
            self.app.notify(
                _("That is too long ({count} characters): nothing was inserted.").format(count=len(event.text)),
                severity="warning",
                markup=False,
            )
            return
        await super()._on_paste(event)


class TextSheet(ModalScreen[T | None], Generic[T]):
    """A text to write; closes with what `read` makes of it, or with None."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("ctrl+s", "save", show=False, priority=True),
        Binding("escape", "leave", show=False, priority=True),
    ]

    def __init__(self, title: str, text: str, read: Callable[[str], T]) -> None:
        """Show a text under a title; `read` raises a SalesbookError that names the line if the text is not right."""
        super().__init__()
        self._title, self._before, self._read = title, text, read

    def compose(self) -> ComposeResult:
        """Lay out the text over the line that says what is wrong."""
        with Vertical(classes="sheet"):
            yield SafeArea(self._before)
            yield Static(id="wrong")

    def on_mount(self) -> None:
        """Name the sheet, and put the cursor behind the first field."""
        frame = self.query_one(Vertical)
        frame.border_title = Content(display(self._title, 60))
        frame.border_subtitle = Content(_("^s save  Esc leave"))
        area = self.query_one(SafeArea)
        lines = self._before.split("\n")
        first = next((n for n, line in enumerate(lines) if line and not line.startswith("#")), 0)
        if lines[first].startswith("family") and first + 1 < len(lines):
            first += 1
        area.move_cursor((first, len(lines[first])))
        area.focus()

    def action_save(self) -> None:
        """Take the text if it is right; else say what is wrong and go there."""
        area = self.query_one(SafeArea)
        try:
            result = self._read(area.text)
        except SalesbookError as error:
            self.query_one("#wrong", Static).update(Content.styled(display(str(error), 300), "$error"))
            found = _LINE.search(str(error))
            if found:
                row = min(int(found[1]), area.document.line_count) - 1
                area.move_cursor((row, len(area.document.get_line(row))))
            return
        self.dismiss(result)

    def action_leave(self) -> None:
        """Leave; ask first if something was typed."""
        if self.query_one(SafeArea).text == self._before:
            self.dismiss(None)
            return
        ask_to_keep(self, self.action_save)
