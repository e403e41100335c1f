"""A text of several lines to write: checked before it is taken, never lost by a slip."""

from __future__ import annotations

import re
from contextlib import suppress
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static, TextArea

from salesbook import book
from salesbook.domain.errors import SalesbookError
from salesbook.domain.text import display, stand_ins
from salesbook.locale import _
from salesbook.tui.dialogs.choice import ask_to_keep

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.text import Text
    from textual import events
    from textual.app import ComposeResult
    from textual.await_complete import AwaitComplete

    from salesbook.book.drafts import Page
    from salesbook.tui.desk import Desk

T = TypeVar("T")

_LONGEST = 200_000
_DRAFT_SECONDS = 0.15
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

    def __init__(self, desk: Desk, page: Page, title: str, text: str, read: Callable[[str], T], kept: str = "") -> None:
        """Show a text to write.

        Args:
            desk: where it is kept while it is written.
            page: what it is kept as.
            title: what it is called.
            text: as it is in the book.
            read: what makes something of it; raises a SalesbookError that names the line if the text is not right.
            kept: how far it came before, if it was never saved.
        """
        super().__init__()
        self.desk, self._page = desk, page
        self._title, self._before, self._read, self._kept = title, text, read, kept
        self._draft_pending = self._left = False

    def compose(self) -> ComposeResult:
        """Lay out the text over the line that says what is wrong."""
        with Vertical(classes="sheet"):
            yield SafeArea(self._kept or self._before)
            yield Static(Content.styled(_("This was not saved yet."), "$warning") if self._kept else "", id="wrong")

    def on_mount(self) -> None:
        """Name the sheet, and put the cursor behind the first field."""
        frame = self.query_one(Vertical)
        frame.border_title = Content(display(self._title, 60))
        frame.border_subtitle = Content(_("^s save  Esc leave"))
        area = self.query_one(SafeArea)
        lines = area.text.split("\n")
        first = next((n for n, line in enumerate(lines) if line and not line.startswith("#")), 0)
        if lines[first].startswith("family") and first + 1 < len(lines):
            first += 1
        area.move_cursor((first, len(lines[first])))
        area.focus()

    @on(TextArea.Changed)
    def _typed(self) -> None:
        if not self._draft_pending:
            self._draft_pending = True
            self.set_timer(_DRAFT_SECONDS, self.keep_draft)

    @property
    def _under_way(self) -> str:
        """The text, if it is another one than the book has."""
        text = self.query_one(SafeArea).text
        return "" if text == self._before else text

    @work
    async def keep_draft(self) -> None:
        """Bring the text under way to disk."""
        self._draft_pending = False
        # A draft written behind the save would offer a text again that is in the book.
        if not self._left:
            await self.desk.ask(book.drafts.save_page, self._page, self._under_way)

    def dismiss(self, result: T | None = None) -> AwaitComplete:
        """Close; what becomes of the draft is for whoever takes the text to say."""
        self._left = True
        return super().dismiss(result)

    def keep_draft_now(self) -> None:
        """Bring the text under way to disk before the program ends."""
        # Too late to say it: the draft of a moment ago has to do.
        with suppress(SalesbookError, TimeoutError):
            self.desk.ask_now(book.drafts.save_page, self._page, self._under_way)

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
        if not self._under_way:
            self.dismiss(None)
            return
        ask_to_keep(self, self.action_save)
