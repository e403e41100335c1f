"""Right: what to answer. The customer's words go in on top, the best card shows below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import events, on
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

from salesbook.locale import _, pgettext
from salesbook.tui.widgets.field import Field
from salesbook.tui.widgets.lines import Line, fit
from salesbook.tui.widgets.row_list import RowList
from salesbook.tui.widgets.text_view import TextView
from salesbook.tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual.app import ComposeResult

    from salesbook.book.scripts import Script


def script_lines(script: Script, width: int) -> Iterator[Line]:
    """Yield one card: title, what lies behind, what to ask, the answers, the next step, what not to say."""
    from salesbook.domain.terms import term

    yield [(f"{script.number} ", "dim"), (script.title, "strong")]
    yield from _block(_("Behind"), script.behind, width, "dim")
    for question in script.ask:
        yield from _block(_("Ask"), question, width, "quote")
    for number, answer in enumerate(script.answers, 1):
        record = f" {answer.overcome}/{answer.used}" if answer.used else ""
        yield [(f"{number} ", "accent"), (term(answer.way), "accent"), (record, "dim")]
        for line in wrap(answer.say, width - 2, 8):
            yield [("  " + line, "")]
    yield from _block(pgettext("script", "Next"), script.next, width, "good")
    for avoid in script.avoid:
        yield from _block(_("Don't"), avoid, width, "warn")


def _block(label: str, text: str, width: int, style: str) -> Iterator[Line]:
    for number, line in enumerate(wrap(f"{label} {text}", width, 8)):
        if number == 0:
            yield [(label, "dim"), (line[len(label) :], style)]
        else:
            yield [(line, style)]


class ScriptView(TextView):
    """One card to read from."""

    script: reactive[Script | None] = reactive(None, init=False)

    def watch_script(self, old: Script | None, new: Script | None) -> None:
        """Show another card from its top."""
        self.lay_out(from_top=old is None or new is None or old.card != new.card)

    def lines_for(self, width: int) -> Iterator[Line]:
        """Yield the card."""
        if self.script is not None:
            yield from script_lines(self.script, width)


class ScriptsPane(Vertical):
    """The line for the customer's words, the best cards by name, and the card to read from."""

    @dataclass
    class Asked(Message):
        """The customer's words changed."""

        words: str

    @dataclass
    class Left(Message):
        """Escape was pressed in the line."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Begin with all cards."""
        super().__init__(id=id)
        self.found: tuple[Script, ...] = ()
        self.place = 0

    def compose(self) -> ComposeResult:
        """Lay out line, names and card."""
        yield Field(placeholder=_("what does the customer say?"), id="script-words")
        yield ScriptNames(id="script-names")
        yield ScriptView(id="script")

    @property
    def script(self) -> Script | None:
        """The card on screen."""
        return self.found[self.place] if self.place < len(self.found) else None

    def put(self, found: tuple[Script, ...]) -> None:
        """Show what was found, the best card opened; the card on screen stays if it is still the best."""
        self.found = found
        self.choose(0)

    def choose(self, place: int) -> None:
        """Show another of the cards found."""
        self.place = max(0, min(place, len(self.found) - 1))
        names = self.query_one(ScriptNames)
        names.titles = tuple(f"{s.number} {s.title}" for s in self.found)
        names.count = len(self.found)
        names.cursor = self.place
        names.refresh()
        self.query_one(ScriptView).script = self.script

    @on(Input.Changed, "#script-words")
    def _typed(self, event: Input.Changed) -> None:
        event.stop()
        self.post_message(self.Asked(event.value))

    @on(Input.Submitted, "#script-words")
    def _entered(self, event: Input.Submitted) -> None:
        event.stop()
        self.query_one(ScriptNames).focus()

    @on(RowList.Highlighted, "#script-names")
    def _moved(self, event: RowList.Highlighted) -> None:
        event.stop()
        if event.index != self.place:
            self.choose(event.index)

    @on(RowList.Chosen, "#script-names")
    def _chosen(self, event: RowList.Chosen) -> None:
        event.stop()
        self.query_one(ScriptView).focus()

    def key_down(self, event: events.Key) -> None:
        """Go to the next card while the line has the keys."""
        self._arrow(event, 1)

    def key_up(self, event: events.Key) -> None:
        """Go to the previous card while the line has the keys."""
        self._arrow(event, -1)

    def _arrow(self, event: events.Key, by: int) -> None:
        if self.screen.focused is not None and self.screen.focused.id == "script-words":
            event.stop()
            self.choose(self.place + by)


class ScriptNames(RowList):
    """The cards found, by name."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Begin without a name."""
        super().__init__(id=id)
        self.titles: tuple[str, ...] = ()

    def draw(self, index: int, width: int) -> Line:
        """Return one name."""
        return [(fit(self.titles[index], width), "")] if index < len(self.titles) else [("", "")]
