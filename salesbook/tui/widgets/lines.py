"""Drawing lines of cells: text in named styles, cut to a width, without markup and without layout.

A `Line` is a list of `(text, style)`; the style is a name, or empty for the widget's own. Widgets that show records
derive from `LineView` and draw only what is visible, so that a hundred thousand rows cost as much as twenty.
"""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING, Any

from rich.cells import cell_len, set_cell_size
from rich.segment import Segment
from rich.style import Style
from textual.geometry import Size
from textual.reactive import Reactive
from textual.scroll_view import ScrollView
from textual.strip import Strip

from salesbook.domain.text import ELLIPSIS, display

if TYPE_CHECKING:
    from textual.app import App
    from textual.geometry import Region

Line = list[tuple[str, str]]


@cache
def _styles(theme: str, variables: tuple[tuple[str, str], ...]) -> dict[str, Style]:
    """Return the named styles in the colours of a theme."""
    del theme  # Only tells the entries of the cache apart.
    colour = dict(variables)
    return {
        "": Style(),
        "dim": Style(color=colour["muted"]),
        "strong": Style(bold=True),
        "accent": Style(color=colour["accent"]),
        "alert": Style(color=colour["error"], bold=True),
        "warn": Style(color=colour["warning"]),
        "good": Style(color=colour["success"]),
        "quote": Style(color=colour["secondary"]),
        "chip": Style(color=colour["block-cursor-foreground"], bgcolor=colour["block-cursor-background"]),
        "ghost": Style(color=colour["muted"], italic=True),
        "rule": Style(color=colour["border-blurred"]),
        "cursor": Style(color=colour["block-cursor-foreground"], bgcolor=colour["block-cursor-background"]),
        "cursor-blurred": Style(bgcolor=colour["block-cursor-blurred-background"]),
    }


_COLOURS = (
    "muted", "accent", "error", "warning", "success", "secondary", "border-blurred", "block-cursor-foreground",
    "block-cursor-background", "block-cursor-blurred-background",
)  # fmt: skip


def named_style(app: App[Any], name: str) -> Style:
    """Return the style called `name` in the theme in use.

    One table for the whole application: component classes would be matched against the style sheet once for each
    style, widget and change of a class, which is most of the time to the first frame.
    """
    variables = app.theme_variables
    return _styles(app.theme, tuple((key, variables[key]) for key in _COLOURS))[name]


def fit(text: str, width: int) -> str:
    """Return `text` made harmless and cut or padded to exactly `width` cells."""
    text = display(text, max(width * 2, 8))
    if cell_len(text) > width > 0:
        return set_cell_size(text, width - 1) + ELLIPSIS
    return set_cell_size(text, width)


def width_of(line: Line) -> int:
    """Return the cells that a line takes."""
    return sum(cell_len(text) for text, _style in line)


class LineView(ScrollView):
    """A widget that draws lines in the named styles."""

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """What there is to scroll over. Only where it makes the widget itself larger is the screen laid out anew for it."""

    def watch_virtual_size(self, size: Size) -> None:
        """Fit the scroll bar; lines added or gone move nothing on the screen."""
        if self.styles.auto_dimensions:
            self.refresh(layout=True)
        self._scroll_update(size)

    def extent(self, lines: int) -> int:
        """Return the height to scroll over."""
        return lines

    _base: Style | None = None

    def render_lines(self, crop: Region) -> list[Strip]:
        """Draw the lines of a part; the widget's own style is put together once for all of them."""
        self._base = None
        return super().render_lines(crop)

    def style(self, name: str) -> Style:
        """Return the style called `name`."""
        return named_style(self.app, name)

    def strip(self, line: Line, width: int, *, cursor: bool = False) -> Strip:
        """Return `line` as exactly `width` cells; with `cursor` in the colours of the chosen row."""
        base = self._base = self._base or self.rich_style
        over = self.style("cursor" if self.has_focus else "cursor-blurred") if cursor else None
        segments: list[Segment] = []
        room = width
        for text, name in line:
            if room <= 0:
                break
            shown = display(text, room * 2 + 8)
            cells = cell_len(shown)
            if cells > room:
                shown, cells = set_cell_size(shown, room - 1) + ELLIPSIS, room
            style = base + self.style(name) if name else base
            segments.append(Segment(shown, style + over if over else style))
            room -= cells
        if room > 0:
            segments.append(Segment(" " * room, base + over if over else base))
        return Strip(segments, width)


class OneLine(LineView):
    """A widget of a single line."""

    def line_for(self, width: int) -> Line:
        """Return the line for a width in cells."""
        raise NotImplementedError

    def render_line(self, y: int) -> Strip:
        """Draw the line, and nothing below it."""
        width = self.size.width
        return self.strip(self.line_for(width) if y == 0 else [], width)
