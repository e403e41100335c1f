"""Right: what to answer. The customer's words go in on top, the best card shows below."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import events, on
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.message import Message
from textual.reactive import reactive
from textual.widgets import Input

from salesbook.locale import _
from salesbook.playbook.sheets import Sheet
from salesbook.tui.commands import script_bindings
from salesbook.tui.panes.script_lines import script_lines, sheet_lines, sheet_title, unanswered_lines
from salesbook.tui.widgets.field import Field
from salesbook.tui.widgets.hold import Hold
from salesbook.tui.widgets.lines import Line, LineView, fit
from salesbook.tui.widgets.row_list import RowList
from salesbook.tui.widgets.text_view import TextView

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping

    from textual.app import ComposeResult

    from salesbook.book.scripts import Script
    from salesbook.book.wordings import Worded
    from salesbook.domain.practice import Standing

_SHEETS = tuple(Sheet)


class WholePane(LineView):
    """Lines that take their whole pane, however few they are: the place of the scroll bar is always theirs."""

    def extent(self, lines: int) -> int:
        """Take the whole pane."""
        return max(lines, self.scrollable_content_region.height)


class ScriptView(WholePane, TextView):
    """One card or sheet to read from."""

    script: reactive[Script | None] = reactive(None, init=False)
    sheet: reactive[tuple[Sheet, tuple[Worded, ...]] | None] = reactive(None, init=False)
    standing: reactive[Standing | None] = reactive(None, init=False)
    unanswered: reactive[bool] = reactive(False, init=False)
    """Whether the customer says something that no card fits."""

    def watch_script(self, old: Script | None, new: Script | None) -> None:
        """Show another card from its top."""
        self.lay_out(from_top=old is None or new is None or old.card != new.card)

    def watch_sheet(self) -> None:
        """Show a sheet."""
        self.lay_out()

    def watch_standing(self) -> None:
        """Show how far practice is."""
        self.lay_out()

    def watch_unanswered(self) -> None:
        """Say what to do where no card fits."""
        self.lay_out()

    def on_resize(self, _event: events.Resize) -> None:
        """Take the whole pane again."""
        self.lay_out()

    def lines_for(self, width: int) -> Iterator[Line]:
        """Yield the card or the sheet."""
        if self.sheet is not None:
            yield from sheet_lines(*self.sheet, width)
        elif self.script is not None:
            yield from script_lines(self.script, width, self.standing)
        elif self.unanswered:
            yield from unanswered_lines(width)


class ScriptsPane(Vertical):
    """The line for the customer's words, the best cards by name, and the card to read from."""

    BINDINGS: ClassVar[list[BindingType]] = script_bindings()

    @dataclass
    class Asked(Message):
        """The customer's words changed."""

        words: str

    @dataclass
    class Turned(Message):
        """A sheet was opened, whose lines are wanted."""

        sheet: Sheet

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Begin with all cards."""
        super().__init__(id=id)
        self.found: tuple[Script, ...] = ()
        self.place = 0
        self.standings: Mapping[str, Standing] = {}
        self.hold = Hold(self)

    def compose(self) -> ComposeResult:
        """Lay out line, names and card."""
        yield WordsField(placeholder=_("what does the customer say?"), id="script-words")
        yield ScriptNames(id="script-names")
        yield ScriptView(id="script")

    @property
    def words(self) -> str:
        """What the customer says."""
        return self.query_one(WordsField).value

    @property
    def script(self) -> Script | None:
        """The card on screen."""
        return self.found[self.place] if self.place < len(self.found) else None

    @property
    def sheet(self) -> Sheet | None:
        """The sheet on screen; sheets stand below the cards while nothing was typed."""
        place = self.place - len(self.found)
        return _SHEETS[place] if self.found and not self.words.strip() and 0 <= place < len(_SHEETS) else None

    def put(self, found: tuple[Script, ...], *, stay: bool = False) -> None:
        """Show what was found, the best card opened; with `stay` what is on screen stays where it can."""
        before, place = self.script, self.place
        self.found = found
        if stay and before is not None:
            place = next((n for n, script in enumerate(found) if script.card == before.card), 0)
        self.choose(place if stay else 0)
        self.hold.end()

    def put_standings(self, standings: Mapping[str, Standing]) -> None:
        """Show how far practice is with each card."""
        self.standings = standings
        self.choose(self.place)

    def put_sheet(self, sheet: Sheet, lines: tuple[Worded, ...]) -> None:
        """Show the lines of a sheet, if it is on screen still."""
        if self.sheet is sheet:
            self.query_one(ScriptView).sheet = (sheet, lines)

    def choose(self, place: int) -> None:
        """Show another of the cards found, or a sheet."""
        names = self.query_one(ScriptNames)
        sheets = () if self.words.strip() or not self.found else tuple(map(sheet_title, _SHEETS))
        names.rows = (
            *((f"{s.number} {s.title}", self._stage(s.card)) for s in self.found),
            *((title, "") for title in sheets),
        )
        names.count = len(names.rows)
        self.place = max(0, min(place, len(names.rows) - 1))
        names.cursor = self.place
        names.refresh()
        view = self.query_one(ScriptView)
        # How well it fits is not shown: with a letter more the same card stays as it is drawn.
        view.script = self.script._replace(score=0.0) if self.script else None
        view.standing = self.standings.get(self.script.card) if self.script else None
        view.unanswered = bool(self.words.strip()) and not self.found
        if self.sheet is None:
            view.sheet = None
        else:
            self.post_message(self.Turned(self.sheet))

    def _stage(self, card: str) -> str:
        standing = self.standings.get(card)
        return f"{int(standing.stage)}/4" if standing else ""

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
        # Where the cursor is by now: of two moves on their way, the first would take back the second, and so on.
        cursor = self.query_one(ScriptNames).cursor
        if cursor != self.place:
            self.choose(cursor)

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


class WordsField(Field):
    """The line for the customer's words; Ctrl+U there marks the best answer as used."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+u", "screen.use", show=False)]

    def watch_value(self) -> None:
        """Let the letter be drawn together with the cards it brings."""
        self.query_ancestor(ScriptsPane).hold.begin()


class ScriptNames(WholePane, RowList):
    """The cards found, by name, with the stage of practice, and the sheets."""

    def __init__(self, *, id: str | None = None) -> None:  # noqa: A002
        """Begin without a name."""
        super().__init__(id=id)
        self.rows: tuple[tuple[str, str], ...] = ()

    def draw(self, index: int, width: int) -> Line:
        """Return one name."""
        if index >= len(self.rows):
            return [("", "")]
        title, stage = self.rows[index]
        room = width - len(stage) - 1 if stage else width
        return [(fit(title, room), ""), (f" {stage}" if stage else "", "dim")]
