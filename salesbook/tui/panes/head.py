"""The first and the last line of the workbench."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len
from textual.reactive import reactive

from salesbook.locale import _, ngettext
from salesbook.tui.commands import Where, footer
from salesbook.tui.widgets.lines import Line, OneLine, width_of
from salesbook.tui.words import clock, day_words

if TYPE_CHECKING:
    from datetime import datetime

    from salesbook.book.today import Tally


class HeadLine(OneLine):
    """Date, the day's figures, and the name of the book."""

    tally: reactive[Tally | None] = reactive(None, init=False)
    now: reactive[datetime | None] = reactive(None, init=False)
    practice: reactive[int] = reactive(0, init=False)
    book_name: reactive[str] = reactive("", init=False)

    def line_for(self, width: int) -> Line:
        """Return the line."""
        line: Line = [(" salesbook ", "strong")]
        if self.now:
            line.append((f" {day_words(self.now.date(), self.now.date())} {clock(self.now)} ", ""))
        if self.tally:
            figures = [
                (_("{n} today").format(n=self.tally.rows), ""),
                (_("{n} overdue").format(n=self.tally.overdue), "alert" if self.tally.overdue else "dim"),
                (
                    ngettext("{n} promise", "{n} promises", self.tally.promises).format(n=self.tally.promises),
                    "warn" if self.tally.promises else "dim",
                ),
            ]
            if self.practice:
                figures.append((_("{n} to practise").format(n=self.practice), "dim"))
            figures.append((ngettext("{n} talk", "{n} talks", self.tally.talks).format(n=self.tally.talks), "dim"))
            for text, style in figures:
                if width_of(line) + cell_len(text) + 3 <= width:
                    line += [(" ∙ ", "dim"), (text, style)]
        room = width - width_of(line)
        name = f"{self.book_name} "
        if cell_len(name) < room:
            line += [(" " * (room - cell_len(name)), ""), (name, "dim")]
        return line


class FootLine(OneLine):
    """The keys at hand, from the command registry; what does not fit is left to the help."""

    where: reactive[Where] = reactive(Where.EVERYWHERE, init=False)

    def line_for(self, width: int) -> Line:
        """Return the line."""
        line: Line = []
        for key, label in footer(self.where):
            part: Line = [(f" {key}", "accent"), (f" {label} ", "dim")]
            if width_of(line) + width_of(part) > width:
                break
            line += part
        return line
