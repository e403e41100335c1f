"""Left: whom to contact today, most urgent first."""

from __future__ import annotations

from bisect import bisect_right
from typing import TYPE_CHECKING

from rich.cells import cell_len

from salesbook.locale import _
from salesbook.tui.listing import Window
from salesbook.tui.widgets.lines import Line, fit
from salesbook.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Mapping, Sequence

    from salesbook.book.today import Row

_NAME_SHARE = 0.4
_URGENT = frozenset({"promise", "complaint"})


class TodayPane(RowList):
    """The customers of today's agenda; rows are drawn from what `Workbench` has loaded.

    Rules stand where the day's capacity ends, and over the rows of one place: rows of their own that the cursor passes
    over.
    """

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Begin without an agenda."""
        super().__init__(id=id)
        self.order: list[int] = []
        self.loaded: dict[int, Row] = {}
        self.ready = False
        self._places: list[int] = []
        self._rules: dict[int, str] = {}

    def put_order(self, order: list[int], capacity: int = 0, headings: Mapping[int, str] | None = None) -> None:
        """Take a new order; the cursor stays on its customer, or on its place if the customer left.

        Args:
            order: the customers.
            capacity: after how many of them the day is full; 0 or too many leaves the rule out.
            headings: what stands before some of the customers.
        """
        kept = self.customer
        index = self.cursor
        self.order, self.ready = order, True
        found = [(order.index(customer), text) for customer, text in (headings or {}).items()]
        if 0 < capacity < len(order):
            found.append((capacity, _("if time allows")))
        self._places = [place for place, _text in sorted(found)]
        # A row of its own stands before each of these places, behind those before.
        self._rules = {place + number: text for number, (place, text) in enumerate(sorted(found))}
        self.count = len(order) + len(found)
        if kept is not None and kept in self.order:
            index = self._row_of(self.order.index(kept))
        index = min(index, max(0, self.count - 1))
        # Where the cursor's customer left, the cursor may stand before a rule now.
        while index in self._rules and index + 1 < self.count:
            index += 1
        self.go(index)

    def forget(self, customers: Collection[int] | None) -> None:
        """Forget the reasons of some customers, or of all: they are others now."""
        for customer in list(self.loaded) if customers is None else customers:
            self.loaded.pop(customer, None)

    def put_rows(self, rows: Iterable[Row]) -> None:
        """Take the reasons of some rows."""
        for row in rows:
            self.loaded[row.customer] = row
        self.refresh()

    def _row_of(self, place: int) -> int:
        return place + bisect_right(self._places, place)

    def _place_of(self, index: int) -> int:
        return index - sum(row < index for row in self._rules)

    def selectable(self, index: int) -> bool:
        """Tell whether a row is a customer."""
        return index not in self._rules

    @property
    def customer(self) -> int | None:
        """The customer under the cursor."""
        place = self._place_of(self.cursor)
        if self.selectable(self.cursor) and 0 <= place < len(self.order):
            return self.order[place]
        return None

    def select(self, customer: int) -> bool:
        """Put the cursor on a customer if it is on the list."""
        if customer not in self.order:
            return False
        self.go(self._row_of(self.order.index(customer)))
        return True

    @property
    def window(self) -> Window:
        """The rows in view, and a page beyond on both sides."""
        height = self.size.height or 40
        first = max(0, self._place_of(self.scroll_offset.y) - height)
        return Window(first, 3 * height, frozenset(self.loaded), self.customer)

    def wanted(self) -> Sequence[int]:
        """Return the customers of the window whose rows are not loaded yet."""
        first, number, there, _chosen = self.window
        return [customer for customer in self.order[first : first + number] if customer not in there]

    def draw(self, index: int, width: int) -> Line:
        """Return one row: why, who, class."""
        if not self.selectable(index):
            words = fit(self._rules[index], min(cell_len(self._rules[index]), max(0, width - 5)))
            return [(f"── {words} " + "─" * max(0, width - cell_len(words) - 4), "rule")]
        from salesbook.domain.wording import short

        customer = self.order[self._place_of(index)]
        row = self.loaded.get(customer)
        if row is None:
            return [("", "")]
        name_width = max(8, int(width * _NAME_SHARE))
        why_width = max(0, width - name_width - 3)
        reason = row.item.reasons[0] if row.item.reasons else None
        style = ""
        if reason:
            late = reason.overdue_days > 0
            style = "alert" if late and reason.kind in _URGENT else "warn" if late or reason.kind in _URGENT else ""
        more = "+" if len(row.item.reasons) > 1 else " "
        return [
            (fit(short(reason, why_width) if reason else "", why_width), style),
            (more, "dim"),
            (fit(row.name, name_width), "strong"),
            (" ", ""),
            (row.sales_class or " ", "accent"),
        ]
