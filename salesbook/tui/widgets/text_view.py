"""A page of lines that are laid out for the width there is, and scrolled."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.geometry import Size
from textual.strip import Strip

from salesbook.tui.widgets.lines import Line, LineView

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events


class TextView(LineView, can_focus=True):
    """Lines from `lines_for`; a subclass calls `lay_out` when what it shows has changed."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("up", "scroll_up", show=False),
        Binding("down", "scroll_down", show=False),
        Binding("pageup", "page_up", show=False),
        Binding("pagedown", "page_down", show=False),
        Binding("home", "scroll_home", show=False),
        Binding("end", "scroll_end", show=False),
    ]
    _lines: tuple[Line, ...] = ()
    _width = 0

    def lines_for(self, width: int) -> Iterable[Line]:
        """Return the page for a width in cells."""
        raise NotImplementedError

    def lay_out(self, *, from_top: bool = False) -> None:
        """Lay the page out anew, and show its top or the place where it was scrolled to."""
        self._width = self.scrollable_content_region.width
        self._lines = tuple(self.lines_for(self._width)) if self._width > 0 else ()
        self.virtual_size = Size(0, self.extent(len(self._lines)))
        if from_top:
            self.scroll_to(y=0, animate=False, force=True, immediate=True)
        self.refresh()

    def on_resize(self, _event: events.Resize) -> None:
        """Lay the page out for the new width."""
        if self.scrollable_content_region.width != self._width:
            self.lay_out()

    def get_content_height(self, _container: Size, _viewport: Size, width: int) -> int:
        """Return the lines there are for a width, so that a short page can have a small frame."""
        return sum(1 for _line in self.lines_for(width))

    def render_line(self, y: int) -> Strip:
        """Draw one visible line."""
        width = self.scrollable_content_region.width
        if width != self._width:
            # A pane that comes forward from behind another one is not told that it has a size now.
            self._width = width
            self.call_later(self.lay_out)
        index = y + self.scroll_offset.y
        if index >= len(self._lines):
            return Strip.blank(width, self.rich_style)
        return self.strip(self._lines[index], width)
