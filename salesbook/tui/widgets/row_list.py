"""A list of any number of rows of one line each, with a cursor; rows are asked for as they come into view."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Region, Size
from textual.message import Message
from textual.reactive import reactive

from salesbook.tui.widgets.lines import Line, LineView
from salesbook.tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from textual import events
    from textual.strip import Strip


class RowList(LineView, can_focus=True):
    """Rows by number; a subclass says how many there are and draws one."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "move(-1)", show=False),
        Binding("down", "move(1)", show=False),
        Binding("pageup", "page(-1)", show=False),
        Binding("pagedown", "page(1)", show=False),
        Binding("home", "first", show=False),
        Binding("end", "last", show=False),
        Binding("enter", "choose", show=False),
    ]

    cursor: reactive[int] = reactive(0, repaint=False, always_update=False, init=False)
    count: reactive[int] = reactive(0, init=False)
    hint: reactive[str] = reactive("", init=False)
    """What to do where there is no row."""

    @dataclass
    class Highlighted(Message):
        """The cursor came to a row."""

        rows: RowList
        index: int

        @property
        def control(self) -> RowList:
            """The list concerned."""
            return self.rows

    @dataclass
    class Chosen(Message):
        """Enter was pressed on a row."""

        rows: RowList
        index: int

        @property
        def control(self) -> RowList:
            """The list concerned."""
            return self.rows

    def draw(self, index: int, width: int) -> Line:
        """Return the row `index` as a line for `width` cells."""
        raise NotImplementedError

    def selectable(self, index: int) -> bool:
        """Tell whether the cursor may stand on a row; separators say no."""
        return 0 <= index < self.count

    def validate_cursor(self, cursor: int) -> int:
        """Keep the cursor on a row."""
        return max(0, min(cursor, self.count - 1))

    def watch_cursor(self, old: int, new: int) -> None:
        """Show the cursor where it is now and tell about it."""
        for index in (old, new):
            self.refresh(Region(0, index - self.scroll_offset.y, self.size.width, 1))
        self.reveal()
        self.post_message(self.Highlighted(self, new))

    def watch_count(self, count: int) -> None:
        """Fit the scrollable size to the rows."""
        self.virtual_size = Size(0, self.extent(count))
        if self.cursor >= count:
            self.cursor = max(0, count - 1)
        self.refresh()

    def reveal(self) -> None:
        """Scroll so that the cursor is in view."""
        height = self.scrollable_content_region.height
        top = self.scroll_offset.y
        if height <= 0:
            return
        if self.cursor < top:
            self.scroll_to(y=self.cursor, animate=False, force=True, immediate=True)
        elif self.cursor >= top + height:
            self.scroll_to(y=self.cursor - height + 1, animate=False, force=True, immediate=True)

    def go(self, index: int) -> None:
        """Put the cursor on a row and tell about it even if it stood there already, or if there is no row."""
        index = self.validate_cursor(index)
        if index == self.cursor:
            self.refresh()
            self.reveal()
            self.post_message(self.Highlighted(self, index))
        else:
            self.cursor = index

    def render_line(self, y: int) -> Strip:
        """Draw the line at `y` of the visible part."""
        width = self.scrollable_content_region.width
        index = y + self.scroll_offset.y
        if index >= self.count:
            said = wrap(self.hint, width) if self.hint and not self.count else []
            return self.strip([(said[y], "dim")] if y < len(said) else [], width)
        return self.strip(self.draw(index, width), width, cursor=index == self.cursor)

    def _step(self, by: int) -> None:
        start = self.validate_cursor(self.cursor + by)
        direction = 1 if by > 0 else -1
        # Over a separator, and back where there is nothing behind it.
        for way in (direction, -direction):
            index = start
            while 0 <= index < self.count and not self.selectable(index):
                index += way
            if 0 <= index < self.count:
                self.cursor = index
                return

    def action_move(self, by: int) -> None:
        """Move the cursor by rows."""
        self._step(by)

    def action_page(self, by: int) -> None:
        """Move the cursor by a page."""
        self._step(by * max(1, self.scrollable_content_region.height - 1))

    def action_first(self) -> None:
        """Go to the first row."""
        self._step(-self.count)

    def action_last(self) -> None:
        """Go to the last row."""
        self._step(self.count)

    def action_choose(self) -> None:
        """Choose the row under the cursor."""
        if self.count:
            self.post_message(self.Chosen(self, self.cursor))

    def on_resize(self, _event: events.Resize) -> None:
        """Keep the cursor in view."""
        self.virtual_size = Size(0, self.extent(self.count))
        self.reveal()
