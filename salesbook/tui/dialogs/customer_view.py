"""Drawing a customer's form: labels, lines and what is said under them, in one column or two.

One widget draws all lines, and one input stands over the line that is typed in: a form of forty widgets with
their labels takes a second to open.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple, TypeAlias

from rich.cells import cell_len
from textual.geometry import Size
from textual.message import Message
from textual.strip import Strip

from salesbook.tui.dialogs.customer_sheet import ContactLine, Group, PickLine, Sheet, TextLine
from salesbook.tui.widgets.lines import Line as Drawn
from salesbook.tui.widgets.lines import LineView, fit
from salesbook.tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable

    from textual import events

    from salesbook.tui.dialogs.customer_sheet import Line

_TWO_COLUMNS = 100
"""Cells from which two columns stand side by side."""

_GAP = 3
_LABEL = 16
"""Cells of a label; at least one stays free, where the cursor stands on a line to choose on."""

_NARROW_LABEL = 10
_NARROW = 50


class Place(NamedTuple):
    """Where the editor of a line stands."""

    x: int
    y: int
    width: int


@dataclass(frozen=True, slots=True)
class _Said:
    """One line of what is said under a line."""

    text: str
    wrong: bool


_Cell: TypeAlias = "str | Line | _Said | None"
"""A heading, a line, something said, or nothing."""


class SheetView(LineView):
    """The form's lines; the keys are the editor's."""

    @dataclass
    class Moved(Message):
        """The lines stand elsewhere now."""

    def __init__(self, sheet: Sheet) -> None:
        """Draw `sheet`, its first line being the current one."""
        super().__init__()
        self.sheet = sheet
        self.current: Line = sheet.lines[0]
        self._rows: list[tuple[_Cell, ...]] = []
        self._wide = 0

    @property
    def _width(self) -> int:
        return self.scrollable_content_region.width

    @property
    def _label(self) -> int:
        return _NARROW_LABEL if self._width < _NARROW else _LABEL

    def lay_out(self) -> None:
        """Lay the lines out anew: for another width, other lines, or something said."""
        columns = [list(self._cells(groups)) for groups in self.sheet.columns]
        if self._width < _TWO_COLUMNS:
            rows: list[tuple[_Cell, ...]] = [(cell,) for column in columns for cell in (*column, None)]
        else:
            length = max(len(column) for column in columns)
            rows = list(zip(*(column + [None] * (length - len(column)) for column in columns), strict=True))
            rows.append((None,))
        rows += [(cell,) for cell in self._cells([self.sheet.below])]
        self._rows = rows
        self.virtual_size = Size(0, len(rows))
        self.refresh()
        self.post_message(self.Moved())

    def _cells(self, groups: Iterable[Group]) -> Iterable[_Cell]:
        for number, group in enumerate(groups):
            if number:
                yield None
            yield group.heading
            for line in group.lines:
                yield line
                if not isinstance(line, PickLine) and line.said:
                    width = self._column_width - self._label
                    yield from (_Said(part, line.wrong) for part in wrap(line.said, width, 3))

    @property
    def _column_width(self) -> int:
        return self._width if self._width < _TWO_COLUMNS else (self._width - _GAP) // 2

    @property
    def rows(self) -> int:
        """How many rows the whole form takes."""
        return len(self._rows)

    def place(self) -> Place | None:
        """Return where the current line is edited, in the visible part; None before the first layout."""
        for y, row in enumerate(self._rows):
            for number, cell in enumerate(row):
                if cell is self.current:
                    whole = self._width if len(row) == 1 else self._column_width
                    x = number * (self._column_width + _GAP) + self._label
                    if isinstance(cell, PickLine):
                        return Place(x - 1, y - self.scroll_offset.y, 1)
                    return Place(x, y - self.scroll_offset.y, whole - self._label)
        return None

    def reveal(self) -> None:
        """Scroll so that the current line and what is said under it are in view."""
        place = self.place()
        height = self.scrollable_content_region.height
        if place is None or height <= 0:
            return
        top = self.scroll_offset.y
        said = 0 if isinstance(self.current, PickLine) or not self.current.said else 2
        if place.y < 1:
            top += place.y - 1
        elif place.y + said >= height:
            top += place.y + said - height + 1
        if top != self.scroll_offset.y:
            self.scroll_to(y=max(top, 0), animate=False, force=True, immediate=True)

    def on_resize(self, _event: events.Resize) -> None:
        """Lay the lines out for the new width."""
        self.lay_out()

    def watch_scroll_y(self, old_value: float, new_value: float) -> None:
        """Tell that the lines stand elsewhere."""
        super().watch_scroll_y(old_value, new_value)
        self.post_message(self.Moved())

    # Drawing

    def render_line(self, y: int) -> Strip:
        """Draw one visible row."""
        width = self._width
        number = y + self.scroll_offset.y
        if number >= len(self._rows):
            return Strip.blank(width, self.rich_style)
        row = self._rows[number]
        line: Drawn = []
        for place, cell in enumerate(row):
            whole = width if len(row) == 1 else self._column_width
            line += [*([(" " * _GAP, "")] if place else []), *self._draw(cell, whole)]
        return self.strip(line, width)

    def _draw(self, cell: _Cell, width: int) -> Drawn:
        room = width - self._label
        if cell is None:
            return [(" " * width, "")]
        if isinstance(cell, str):
            return [(fit(cell, width), "accent")]
        if isinstance(cell, _Said):
            return [(" " * self._label, ""), (fit(cell.text, room), "alert" if cell.wrong else "dim")]
        label = (fit(cell.label, self._label - 1) + " ", "strong" if cell is self.current else "dim")
        if isinstance(cell, TextLine | ContactLine):
            return [label, (fit(cell.text, room), "")]
        return [label, *_options(cell, room, whole=cell is self.current)]


def _options(line: PickLine, room: int, *, whole: bool) -> Drawn:
    """Return what is chosen; on the current line among all options if they fit, else with its number."""
    words = line.words[line.index]
    if not whole:
        return [(fit(words, room), "dim" if line.value is None else "")]
    drawn: Drawn = []
    for number, option in enumerate(line.words):
        chosen = number == line.index
        drawn.append((f"‹{option}›" if chosen else f" {option} ", "cursor" if chosen else "dim"))
    used = sum(cell_len(text) for text, _style in drawn)
    if used > room:
        drawn = [(f"‹{words}›", "cursor"), (f" {line.index + 1}/{len(line.words)}", "dim")]
        used = sum(cell_len(text) for text, _style in drawn)
    return [*drawn, (" " * max(room - used, 0), "")]
