"""Whom an `@` may mean: a small list over the capture line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.tui.widgets.lines import Line, fit
from salesbook.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from salesbook.book.customers import CustomerLine


class NamePopup(RowList, can_focus=False):
    """Customers to choose from while a name is typed; the line keeps the keys."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Begin hidden."""
        super().__init__(id=id)
        self.lines: tuple[CustomerLine, ...] = ()

    def put(self, lines: tuple[CustomerLine, ...]) -> None:
        """Offer these customers; none hides the list."""
        self.lines = lines
        self.count = len(lines)
        self.cursor = 0
        self.display = bool(lines)
        self.styles.height = len(lines) + 2
        self.refresh()

    @property
    def chosen(self) -> CustomerLine | None:
        """The customer under the cursor, if the list is shown."""
        return self.lines[self.cursor] if self.display and self.cursor < len(self.lines) else None

    def draw(self, index: int, width: int) -> Line:
        """Return one row."""
        line = self.lines[index]
        return [
            (fit(line.name, 16), "strong"),
            (" ", ""),
            (fit(line.organisation, max(width - 17, 1)), "dim"),
        ]
