"""The form of a customer: everything the rep may write down, one line each, by keys alone."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.containers import Container
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Input

from salesbook.domain.errors import SalesbookError
from salesbook.domain.text import display
from salesbook.locale import _
from salesbook.tui.desk import Superseded
from salesbook.tui.dialogs import customer_saving as saving
from salesbook.tui.dialogs.choice import ask_to_keep
from salesbook.tui.dialogs.customer_editor import FormEditor
from salesbook.tui.dialogs.customer_entries import BIRTHDAY, REFERRER
from salesbook.tui.dialogs.customer_sheet import PickLine, Sheet, TextLine
from salesbook.tui.dialogs.customer_view import SheetView

if TYPE_CHECKING:
    from textual.app import ComposeResult

    from salesbook.domain.customers import Customer
    from salesbook.tui.desk import Desk
    from salesbook.tui.dialogs.customer_sheet import Line

_STEPS = {"up": -1, "shift+tab": -1, "down": 1, "tab": 1, "pageup": -8, "pagedown": 8}
_TURNS = {"left": -1, "right": 1, "space": 1, "ideographic_space": 1}
_FRAME = 2
_MARGIN = 1


class CustomerForm(ModalScreen["saving.Saved | None"]):
    """Lines to type in and to choose on; closes with the customer's id and what was done, or with None."""

    AUTO_FOCUS: ClassVar[str | None] = "#form-editor"

    def __init__(self, desk: Desk, customer: int | None, known: Customer | None) -> None:
        """Show what is `known` of a `customer`, or an empty form for a new one."""
        super().__init__()
        self.desk = desk
        self.customer = customer
        self.sheet = Sheet(known or saving.NOBODY)
        self.view = SheetView(self.sheet)
        self.editor = FormEditor(self.take, id="form-editor")
        self._saving = False

    def compose(self) -> ComposeResult:
        """Lay the input over the lines."""
        with Container(classes="form"):
            yield self.view
            yield self.editor

    def on_mount(self) -> None:
        """Name the form, say its keys and begin at the name."""
        frame = self.query_one(".form")
        new = self.customer is None
        frame.border_title = Content(_("New customer") if new else display(self.sheet.known.name, 60))
        frame.border_subtitle = Content(_("↑↓ line  ←→ choose  ^s save  Esc leave"))
        self.go(self.sheet.line("name"))

    # Keys

    def on_key(self, event: events.Key) -> None:
        """Keep keys for the editor that are pressed before it is there."""
        if self.focused is None:
            event.stop()
            self.editor.post_message(event)

    def take(self, key: str, character: str) -> bool:
        """Act on a key; return False to leave it to the editor."""
        if self._saving:
            return True
        if key in _STEPS:
            self.step(_STEPS[key])
        elif key == "enter":
            self.advance()
        elif key == "ctrl+s":
            self.save()
        elif key == "escape":
            self.leave()
        elif isinstance(self.view.current, PickLine):
            self._choose(self.view.current, key, character)
        else:
            return False
        return True

    def _choose(self, line: PickLine, key: str, character: str) -> None:
        if key in _TURNS:
            line.turn(_TURNS[key])
        elif key in ("delete", "backspace"):
            line.open()
        elif character:
            line.jump(character)
        # Another kind of customer may have contacts.
        self.view.lay_out()

    def step(self, by: int) -> None:
        """Go some lines up or down; the ends stay where they are."""
        self._keep()
        self._check_left()
        lines = self.sheet.lines
        self.go(lines[max(0, min(lines.index(self.view.current) + by, len(lines) - 1))])

    def advance(self) -> None:
        """Go to the next line; on the last one save."""
        if self.view.current is self.sheet.lines[-1]:
            self.save()
        else:
            self.step(1)

    def go(self, line: Line) -> None:
        """Give a line the keys."""
        self.view.current = line
        text, example = ("", "") if isinstance(line, PickLine) else (line.text, line.example)
        with self.prevent(Input.Changed):
            self.editor.value = text
        self.editor.placeholder = example
        self.editor.cursor_position = len(text)
        self.view.reveal()
        self.view.refresh()
        self.place_editor()

    @on(SheetView.Moved)
    @on(events.Resize)
    def place_editor(self) -> None:
        """Put the input over its line, and fit the form to what it holds."""
        self.view.styles.height = max(1, min(self.view.rows, self.size.height - _FRAME - _MARGIN))
        place = self.view.place()
        if place is not None:
            self.editor.styles.offset = (place.x, place.y)
            self.editor.styles.width = place.width

    # What is typed

    def _keep(self) -> None:
        """Take over what stands in the editor."""
        line = self.view.current
        if isinstance(line, PickLine):
            return
        rows = len(self.sheet.contacts)
        self.sheet.typed(line, self.editor.value)
        if len(self.sheet.contacts) != rows:
            self.view.lay_out()

    @on(Input.Changed)
    def _typed(self) -> None:
        # Not the event's text: that may be of the line before.
        self._keep()
        line = self.view.current
        if not isinstance(line, TextLine):
            return
        if line.entry is BIRTHDAY:
            self.show_day(line)
        elif line.wrong:
            self._say(line, self.sheet.mistake(line))

    def _check_left(self) -> None:
        line = self.view.current
        if isinstance(line, TextLine) and line.changed:
            mistake = self.sheet.mistake(line)
            if mistake or line.wrong:
                self._say(line, mistake)

    def _say(self, line: TextLine, words: str, *, wrong: bool = True) -> None:
        line.say(words, wrong=wrong)
        self.view.lay_out()
        self.view.reveal()

    @work(exclusive=True, group="day")
    async def show_day(self, line: TextLine) -> None:
        """Show how the birthday is read; while it is being typed an unfinished one is no mistake."""
        try:
            words = await self.desk.newest("birthday", saving.day_reading, line.text)
        except Superseded:
            return
        except SalesbookError:
            words = ""
        self._say(line, words, wrong=False)

    # Saving and leaving

    def save(self) -> None:
        """Save what was changed; until the book has it, no key does anything."""
        self._keep()
        if self.customer is not None and not self._something_typed():
            self.dismiss(None)
        elif not self._saving:
            self._saving = True
            self._save()

    @work
    async def _save(self) -> None:
        try:
            if not await self._show_mistakes():
                self.dismiss(await self.desk.ask(saving.save, self.customer, self.sheet.edits()))
        except SalesbookError as error:
            self.app.notify(display(str(error), 300), severity="error", markup=False)
        finally:
            self._saving = False

    async def _show_mistakes(self) -> bool:
        """Say what is wrong under each line and go to the first; return whether anything is."""
        wrong: list[Line] = [line for line in self.sheet.changed if await self._mistaken(line)]
        name = self.sheet.line("name")
        if isinstance(name, TextLine) and not name.text.strip():
            name.say(_("The customer has no name: write one."), wrong=True)
            wrong.insert(0, name)
        self.view.lay_out()
        if wrong:
            self.go(wrong[0])
        return bool(wrong)

    async def _mistaken(self, line: TextLine | PickLine) -> bool:
        if isinstance(line, PickLine):
            return False
        mistake = self.sheet.mistake(line)
        if line.entry is REFERRER:
            try:
                line.text = await self.desk.ask(saving.referrer, line.text)
            except SalesbookError as error:
                mistake = str(error)
        if mistake or line.wrong:
            line.say(mistake, wrong=True)
        return bool(mistake)

    def _something_typed(self) -> bool:
        return bool(self.sheet.changed) or self.sheet.contacts_changed

    def leave(self) -> None:
        """Leave the form; ask first if something was typed."""
        self._keep()
        if not self._something_typed():
            self.dismiss(None)
            return
        ask_to_keep(self, self.save)
