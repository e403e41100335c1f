"""One answer in large lines, to read while talking."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.containers import Vertical
from textual.screen import ModalScreen

from salesbook.domain.terms import term
from salesbook.domain.text import display
from salesbook.locale import _
from salesbook.tui.widgets.text_view import TextView
from salesbook.tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import ComposeResult

    from salesbook.book.scripts import Script
    from salesbook.tui.scripting import Scripting
    from salesbook.tui.widgets.lines import Line

_WIDEST = 44
"""Cells of a line that the eye takes in without moving."""

_MOST = 12


class LargeText(TextView):
    """A text in the middle of the screen, with air between its lines."""

    def __init__(self, text: str) -> None:
        """Show a text."""
        super().__init__()
        self.text = text

    def lines_for(self, width: int) -> Iterator[Line]:
        """Yield the lines, in the middle from side to side and from top to bottom."""
        lines = wrap(self.text, min(_WIDEST, max(8, width - 4)), _MOST)
        above = max(0, (self.scrollable_content_region.height - 2 * len(lines)) // 2)
        yield from ([("", "")] for _n in range(above))
        for line in lines:
            yield [(" " * max(0, (width - cell_len(line)) // 2), ""), (line, "strong")]
            yield [("", "")]


class Large(ModalScreen[None]):
    """The answers of a card one by one; digits and arrows change them, u marks the one on screen as used."""

    AUTO_FOCUS: ClassVar[str | None] = "LargeText"

    def __init__(self, script: Script, place: int, bench: Scripting) -> None:
        """Show an answer of a card; what is done with it is done on `bench`."""
        super().__init__()
        self._script, self._place, self._bench = script, place, bench

    def compose(self) -> ComposeResult:
        """Lay out the text."""
        with Vertical(classes="large"):
            yield LargeText("")

    def on_mount(self) -> None:
        """Show the answer."""
        self.show(self._place)

    def show(self, place: int) -> None:
        """Show another answer."""
        self._place = place % len(self._script.answers)
        answer = self._script.answers[self._place]
        frame, view = self.query_one(Vertical), self.query_one(LargeText)
        title = f"{self._script.title}  {self._place + 1}/{len(self._script.answers)} {term(answer.way)}"
        frame.border_title = display(title, 70).replace("[", "\\[")
        frame.border_subtitle = _("1-9 ←→ answer  u used  c copy  Esc back")
        view.text = answer.say
        view.lay_out(from_top=True)

    def on_key(self, event: events.Key) -> None:
        """Change the answer, or do something with it."""
        key = event.key
        if event.character and "１" <= event.character <= "９":
            key = chr(ord(event.character) - 0xFEE0)
        answer = self._script.answers[self._place]
        event.stop()
        if key.isdecimal() and 0 < int(key) <= len(self._script.answers):
            self.show(int(key) - 1)
        elif key in ("left", "right"):
            self.show(self._place + (1 if key == "right" else -1))
        elif key in ("u", "ctrl+u", "enter"):
            self._bench.use_script(self._script, answer)
            self.dismiss(None)
        elif key in ("c", "f12"):
            self._bench.copy_text(answer.say)
        elif key in ("escape", "q", "b", "ctrl+b"):
            self.dismiss(None)

    def on_resize(self) -> None:
        """Keep the text in the middle."""
        self.query_one(LargeText).lay_out()
