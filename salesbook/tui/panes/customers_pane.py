"""Left: all customers by name, or what a search found."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from salesbook.locale import _
from salesbook.tui.widgets.lines import Line, fit
from salesbook.tui.widgets.row_list import RowList
from salesbook.tui.words import short_day

if TYPE_CHECKING:
    from collections.abc import Iterable
    from datetime import date

    from salesbook.book.customers import CustomerLine
    from salesbook.book.finding import Found

PAGE = 100


class CustomersPane(RowList):
    """Rows come in pages as they are scrolled into view; a search replaces them until it is cleared."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Begin without rows."""
        super().__init__(id=id)
        self.total = 0
        self.pages: dict[int, tuple[CustomerLine, ...]] = {}
        self._stale: set[int] = set()
        self.found: Found | None = None
        self.today: date | None = None

    def put_total(self, total: int) -> None:
        """Take the number of customers; pages are loaded anew, and stay until then: a key may come in between."""
        self.total = total
        self._stale = set(self.pages)
        if self.found is None:
            self.count = total
        self.refresh()

    def put_page(self, number: int, lines: tuple[CustomerLine, ...]) -> None:
        """Take one page of customers; tell about the cursor again if it stands there."""
        self.pages[number] = lines
        self._stale.discard(number)
        self.refresh()
        if self.found is None and self.cursor // PAGE == number:
            self.post_message(self.Highlighted(self, self.cursor))

    def put_found(self, found: Found | None) -> None:
        """Show what a search found, or all customers again."""
        self.found = found
        self.count = self.total if found is None else len(found.customers) + len(found.notes) + self._has_rule
        self.go(0)

    @property
    def _has_rule(self) -> bool:
        return self.found is not None and bool(self.found.notes)

    def selectable(self, index: int) -> bool:
        """Tell whether a row is a customer or note."""
        return not (self.found is not None and self._has_rule and index == len(self.found.customers))

    def missing_pages(self) -> Iterable[int]:
        """Return the pages in view that are not loaded yet."""
        if self.found is not None or not self.total:
            return ()
        first = self.scroll_offset.y // PAGE
        last = min(self.scroll_offset.y + max(self.size.height, 1), self.total - 1) // PAGE
        return [page for page in range(first, last + 1) if page not in self.pages or page in self._stale]

    @property
    def customer(self) -> int | None:
        """The customer under the cursor."""
        if self.found is not None:
            index = self.cursor
            if index < len(self.found.customers):
                return self.found.customers[index].line.id
            note = index - len(self.found.customers) - 1
            return self.found.notes[note].customer if 0 <= note < len(self.found.notes) else None
        page = self.pages.get(self.cursor // PAGE, ())
        place = self.cursor % PAGE
        return page[place].id if place < len(page) else None

    def draw(self, index: int, width: int) -> Line:
        """Return one row."""
        if self.found is None:
            page = self.pages.get(index // PAGE, ())
            place = index % PAGE
            return self._customer(page[place], width) if place < len(page) else [("", "")]
        if index < len(self.found.customers):
            return self._customer(self.found.customers[index].line, width)
        if index == len(self.found.customers):
            words = _("in notes")
            return [(f"── {words} " + "─" * max(0, width - cell_len(words) - 4), "rule")]
        note = self.found.notes[index - len(self.found.customers) - 1]
        day = short_day(note.at.date(), self.today or note.at.date())
        return [(fit(note.name, 9), "strong"), (f" {day} ", "accent"), (note.excerpt, "dim")]

    def _customer(self, line: CustomerLine, width: int) -> Line:
        last = short_day(line.last_on, self.today or line.last_on) if line.last_on else ""
        name_width = min(18, max(8, width * 2 // 5))
        rest = width - name_width - 3 - len(last) - 1
        return [
            (fit(line.name, name_width), "strong"),
            (" ", ""),
            (fit(line.organisation, max(rest, 0)), "dim") if rest > 3 else ("", ""),
            (" ", ""),
            (last if rest > 3 else fit("", max(width - name_width - 4, 0)), "dim"),
            ("✎" if line.draft else " ", "warn"),
            (line.sales_class or " ", "accent"),
        ]
