"""Writing a line: begun, read with every key, kept as a draft, saved."""

from __future__ import annotations

from contextlib import suppress
from typing import TYPE_CHECKING

from textual import on, work
from textual.widgets import Input

from salesbook import book
from salesbook.domain.errors import SalesbookError
from salesbook.locale import _
from salesbook.tui.base import Bench
from salesbook.tui.desk import Superseded
from salesbook.tui.panes.capture import CaptureLine
from salesbook.tui.panes.chips import Chips, chips_of
from salesbook.tui.panes.popup import NamePopup

if TYPE_CHECKING:
    from datetime import datetime

    from salesbook.book.notes import Read
    from salesbook.book.opened import Book

_DRAFT_SECONDS = 0.15


def _read(opened: Book, text: str, about: int | None, plain: frozenset[int]) -> tuple[Read, datetime]:
    """Return how a line is read, and the time it was read at."""
    return book.notes.read(opened, text, about, plain), opened.now()


class Noting(Bench):
    """The part of the workbench that writes lines."""

    about: int | None = None
    """Whom the line under way is about unless it names somebody."""
    kept: dict[int | None, str]
    """The lines under way that were put away, by customer."""
    under_way = False
    """Whether there is a line to keep, to put away or to save."""
    _draft_pending = False
    _saving = False

    def action_note(self) -> None:
        """Begin a line about the highlighted customer, or go on with it."""
        self.begin_note("")

    def begin_note(self, text: str) -> None:
        """Begin a line with a text; a draft about the customer is taken up.

        All at once, without waiting: the next key of an input method may be here already.
        """
        line = self.query_one(CaptureLine)
        if not self.under_way:
            self.about, self.under_way = self.customer, True
            line.begin(self.kept.get(self.about, ""))
        if text:
            line.insert_pasted(text)
        self.set_focus(line)
        self.show_reading()

    async def offer_draft(self) -> None:
        """Put the line that was under way when the program ended back into place."""
        drafts = await self.desk.ask(book.drafts.all_kept)
        self.kept = {draft.customer: draft.text for draft in drafts}
        line = self.query_one(CaptureLine)
        if not drafts or line.value:
            return
        self.about, self.under_way = drafts[0].customer, True
        line.begin(drafts[0].text)
        self.set_focus(line)
        self.say(_("This line was not saved yet: Enter saves it, Esc keeps it for later."))

    @on(Input.Changed, "#capture")
    def _typed(self) -> None:
        self.show_reading()
        if self.query_one(CaptureLine).value and not self.under_way:
            self.about, self.under_way = self.customer, True
        if self.under_way and not self._draft_pending:
            self._draft_pending = True
            self.set_timer(_DRAFT_SECONDS, self.keep_draft)

    @work(group="draft")
    async def keep_draft(self) -> None:
        """Bring the line under way to disk."""
        self._draft_pending = False
        # A draft written behind the save would offer a line again that is in the book.
        if not self.under_way or self._saving:
            return
        await self.desk.ask(book.drafts.save, self.about, self.query_one(CaptureLine).value)

    def keep_draft_now(self) -> None:
        """Bring the line under way to disk before the program ends."""
        lines = self.query(CaptureLine)
        if lines and self.under_way:
            # Too late to say it: the draft of a moment ago has to do.
            with suppress(SalesbookError, TimeoutError):
                self.desk.ask_now(book.drafts.save, self.about, lines.first().value)

    @work(exclusive=True, group="reading")
    async def show_reading(self) -> None:
        """Show how the line is read, and whom its `@` may mean."""
        line = self.query_one(CaptureLine)
        text = line.value
        chips, popup = self.query_one(Chips), self.query_one(NamePopup)
        if not self.under_way:
            chips.chips = ()
            popup.put(())
            return
        try:
            read, now = await self.desk.newest("reading", _read, text, self.about, line.plain)
        except Superseded:
            return
        line.put_read(read)
        chips.chips = chips_of(read, now, self.titles)
        typed = line.name_at_cursor()
        if typed is None or (read.reading.customer and read.reading.customer.known):
            popup.put(())
            return
        try:
            popup.put(await self.desk.newest("names", book.finding.somebody, typed))
        except Superseded:
            return

    @on(CaptureLine.Choose)
    def _choose(self, event: CaptureLine.Choose) -> None:
        self.query_one(NamePopup).action_move(event.by)

    @on(CaptureLine.Take)
    def _take(self, event: CaptureLine.Take) -> None:
        popup = self.query_one(NamePopup)
        chosen = popup.chosen
        if chosen is not None:
            event.line.complete_name(chosen.name)
            popup.put(())
        elif event.line.read is not None and event.line.read.reading.offered:
            card = event.line.read.reading.offered
            event.line.append(f" ?{card}")
        else:
            self.focus_next()

    @on(CaptureLine.Leave)
    def _leave(self) -> None:
        popup = self.query_one(NamePopup)
        if popup.count:
            popup.put(())
            return
        self._put_away()

    @work(exclusive=True, group="note")
    async def _put_away(self) -> None:
        about, text = self.about, self.query_one(CaptureLine).value
        if not self.under_way:
            self.back_to_list()
            return
        self._end_line()
        if text:
            self.kept[about] = text
        await self.desk.ask(book.drafts.save, about, text)
        self.show_card()

    def _end_line(self) -> None:
        """Empty the line and give the keys back to the list."""
        self.under_way = False
        self.kept.pop(self.about, None)
        self.about = None
        self.query_one(CaptureLine).clear_line()
        self.query_one(Chips).chips = ()
        self.query_one(NamePopup).put(())
        self.back_to_list()

    @on(CaptureLine.Save)
    def _save(self) -> None:
        self.save_line()

    @work(group="save")
    async def save_line(self, *, create: bool = False) -> None:
        """Save the line; the text stays until the book has it, and Enter pressed again meanwhile does nothing."""
        if self._saving:
            return
        line = self.query_one(CaptureLine)
        text, about, plain = line.value, self.about, line.plain
        self._saving = True
        try:
            logged, changes = await self.desk.ask(book.notes.log, text, about, plain, create_missing=create)
        except SalesbookError as error:
            self._saving = False
            self.keep_draft()
            named = line.read.reading.customer if line.read else None
            if named is not None and named.new and not create:
                self.offer_customer(named.typed)
            else:
                self.say(str(error), alarm=True)
            return
        self._saving = False
        if line.value == text:
            self._end_line()
        elif line.value.startswith(text):
            line.begin(line.value.removeprefix(text))
        self.next_row(logged.customer)
        await self.changed(changes)
        self.say(_("Saved: {what}").format(what=changes.what))
        if logged.answered:
            self.ask_results(await self.desk.ask(book.customers.name, logged.customer), list(logged.answered))

    def ask_results(self, name: str, answered: list[tuple[int, str]]) -> None:
        """Ask what came of each objection that was answered in a talk with a customer (D24); Esc leaves it open."""
        if not answered:
            return
        from salesbook.domain.codes import ObjectionResult
        from salesbook.domain.terms import term
        from salesbook.tui.dialogs.choice import Choice

        (objection, card), *others = answered
        dialog = Choice(
            _("{name}: “{objection}”, how did it go on?").format(name=name, objection=self.titles.get(card, card)),
            [
                *(((str(number), result[0]), term(result), result) for number, result in enumerate(ObjectionResult, 1)),
                (("escape",), _("Not known yet: y asks again"), None),
            ],
        )

        def settled(result: ObjectionResult | None) -> None:
            if result is not None:
                self.write(book.scripts.settle, objection, result)
            self.ask_results(name, others)

        self.app.push_screen(dialog, settled)

    def offer_customer(self, name: str) -> None:
        """Ask whether to add somebody whom the book does not know."""
        from salesbook.tui.dialogs.choice import Choice

        question = _("Nobody in the book is called {name}. Add this customer?").format(name=name)
        dialog = Choice(
            question,
            ((("y", "enter", "1"), _("Add and save"), True), (("n", "2"), _("Back to the line"), False)),
        )

        def answered(add: bool | None) -> None:
            if add:
                self.save_line(create=True)

        self.app.push_screen(dialog, answered)
