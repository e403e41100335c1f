"""Mode 4: activity against the target, and the sales classes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import reactive

from salesbook.locale import _
from salesbook.tui.widgets.lines import Line, fit
from salesbook.tui.widgets.text_view import TextView
from salesbook.tui.widgets.wrap import wrap
from salesbook.tui.words import amount, day_words

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesbook.book.numbers import Overview


class NumbersPane(TextView):
    """One page of figures."""

    figures: reactive[Overview | None] = reactive(None, init=False)

    def watch_figures(self) -> None:
        """Lay the page out."""
        self.lay_out()

    def lines_for(self, width: int) -> Iterator[Line]:
        """Yield the page."""
        if self.figures is not None:
            yield from number_lines(self.figures, width)


def _bar(share: float, style: str, cells: int) -> Line:
    filled = round(max(0.0, min(share, 1.0)) * cells)
    return [("█" * filled, style), ("░" * (cells - filled), "dim")]


def number_lines(figures: Overview, width: int) -> Iterator[Line]:
    """Yield the page: the last seven days against the target, then the classes."""
    bar = max(8, min(40, width - 22))
    yield [("", "")]
    yield [(_("Talks a day, against your target of {n}").format(n=figures.target), "accent")]
    for day, talks in figures.days:
        style = "good" if talks >= figures.target else "warn"
        reached = talks / figures.target if figures.target else 0
        yield [(fit(day_words(day, figures.today), 12), ""), *_bar(reached, style, bar), (f" {talks}", "")]
    streak = _("{n} days in a row on target").format(n=figures.streak)
    yield [(streak, "good" if figures.streak else "dim")]
    yield [("", "")]
    total = amount(figures.total, figures.currency)
    yield [(_("Sales classes, last twelve months: {total}").format(total=total), "accent")]
    for each, share in figures.shares.items():
        heads = _("{n} customers ({share})").format(n=share.customers, share=f"{share.customer_share:.1%}")
        sales = _("{amount} ({share} of sales)").format(
            amount=amount(share.sales, figures.currency), share=f"{share.sales_share:.1%}"
        )
        yield [(fit(each.value, 4), "strong"), (fit(heads, 26), ""), (sales, "")]
        yield [(fit("", 4), ""), *_bar(share.sales_share, "accent", bar)]
    yield [("", "")]
    for line in wrap(_("Rule of thumb: A 20 % of customers, 80 % of sales; B 30 / 15; C 50 / 5."), width):
        yield [(line, "dim")]
    rate = "-" if figures.kept is None else f"{figures.kept:.0%}"
    yield [("", "")]
    yield [(_("Promises kept in time: {rate}").format(rate=rate), "")]
