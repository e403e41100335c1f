"""How the capture line is read, live, above it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual.reactive import reactive

from salesbook.locale import _
from salesbook.tui.widgets.lines import Line, OneLine, width_of
from salesbook.tui.words import amount, every_words, when

Chip = tuple[str, str]

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping
    from datetime import date, datetime

    from salesbook.book.notes import Read


class Chips(OneLine):
    """A row of chips: text and style each; a dashed one is an offer that Tab takes."""

    chips: reactive[tuple[Chip, ...]] = reactive((), init=False)

    def line_for(self, width: int) -> Line:
        """Return the chips, as many as fit."""
        line: Line = [(" ", "")]
        for text, style in self.chips:
            if width_of(line) >= width - 4:
                break
            line += [(f" {text} ", style), (" ", "")]
        return line


def chips_of(read: Read, now: datetime, titles: Mapping[str, str]) -> tuple[Chip, ...]:
    """Return how a line is read, chip by chip: channel and customer first, then what was taken out of it."""
    return tuple(_chips(read, now.date(), titles))


def _chips(read: Read, today: date, titles: Mapping[str, str]) -> Iterator[Chip]:
    from salesbook.domain.terms import term

    reading = read.reading
    yield term(read.channel), "chip"
    if reading.customer is None and not read.name:
        yield _("nobody yet: @name"), "alert"
    elif reading.customer is None or reading.customer.known:
        yield read.name, "chip"
    elif reading.customer.new:
        yield _("new: {name}").format(name=read.name), "warn"
    else:
        yield _("which {name}?").format(name=read.name), "alert"
    if reading.at is not None:
        yield when(reading.at.date(), reading.at.time(), today), "chip"
    if reading.outcome is not None:
        yield f"= {term(reading.outcome)}", "chip"
    for plan in reading.followups:
        every = f" ({every_words(plan.every)})" if plan.every else ""
        yield f"» {when(plan.on, plan.time, today)} {plan.what}{every}".rstrip(), "good"
    for promise in reading.promises:
        mark = "!!" if promise.theirs else "!"
        yield f"{mark} {when(promise.on, promise.time, today)} {promise.what}".rstrip(), "warn"
    for objection in reading.objections:
        yield f"? {titles.get(objection.card or '', objection.words)}", "quote"
    for order in reading.orders:
        yield f"{amount(order.amount_minor, order.currency)} {order.what}".rstrip(), "good"
    for tag in reading.tags:
        yield f"#{tag}", "dim"
    for unread in reading.unread:
        yield f"{unread.text}: {unread.hint}", "alert"
    if reading.offered:
        yield f"- ? {titles.get(reading.offered, reading.offered)} (Tab) -", "ghost"
