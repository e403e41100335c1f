"""The middle of the workbench: the card of the highlighted customer, over the log of talks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from textual.reactive import reactive

from salesbook.tui.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date

    from salesbook.book.customers import Card
    from salesbook.book.talks import Entry
    from salesbook.tui.widgets.lines import Line


class Shown(NamedTuple):
    """What the pane shows: one customer's card and log, on a day."""

    card: Card
    entries: tuple[Entry, ...]
    today: date
    titles: Mapping[str, str]


class CustomerPane(TextView):
    """Card and log, scrolled together."""

    shown: reactive[Shown | None] = reactive(None, init=False)

    def watch_shown(self, old: Shown | None, new: Shown | None) -> None:
        """Show another customer from the top; the same one keeps its place in the log."""
        self.lay_out(from_top=old is None or new is None or old.card.id != new.card.id)

    def lines_for(self, width: int) -> Iterator[Line]:
        """Yield card, rule and log."""
        from salesbook.tui.panes.customer_lines import card_lines, log_lines

        if self.shown is not None:
            yield from card_lines(self.shown, width)
            yield [("─" * width, "rule")]
            yield from log_lines(self.shown, width)
