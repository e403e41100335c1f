"""What a key does with the highlighted customer: done, later, no answer, dropped, edited, undone."""

from __future__ import annotations

import asyncio
from typing import TYPE_CHECKING

from textual import work

from salesbook import book
from salesbook.domain.codes import ReasonKind
from salesbook.domain.errors import SalesbookError
from salesbook.locale import _
from salesbook.tui.base import Bench
from salesbook.tui.words import tried_words, when

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from datetime import date, time
    from typing import Any

    from salesbook.book.changes import Changes


_FLOWS = {
    ReasonKind.COMPLAINT: "complaint",
    ReasonKind.RENEWAL: "products",
    ReasonKind.CREDIT: "payment",
    ReasonKind.NO_PLAN: "later",
}
"""What a reason is settled by, where that takes an answer."""


class CustomerActions(Bench):
    """The part of the workbench that works the list."""

    def back_to_list(self) -> None:
        """Give the keys back to the list."""
        self.set_focus(self.listing)

    def next_row(self, customer: int) -> None:
        """Go on to the next row after a customer was worked on, if the cursor stands there still."""
        if self.listing.customer == customer and self.listing.id == "today":
            self.listing.action_move(1)

    def _settle(self, use_case: Callable[..., Any], customer: int, *args: Any, **kwargs: Any) -> None:
        """Do a use case after which a customer may be due for less; who goes through a part of the list goes on."""
        self._go_on(customer)
        self.write(use_case, customer, *args, **kwargs)

    def _go_on(self, customer: int) -> None:
        """Leave a customer whose next reason stands further down, lest those between are passed over."""
        if self.view is not None:
            self.next_row(customer)

    @work(group="write")
    async def write(self, use_case: Callable[..., Any], *args: Any, said: str = "", **kwargs: Any) -> None:
        """Do a use case that writes, show what it changed and say it."""
        try:
            result = await self.desk.ask(use_case, *args, **kwargs)
        except SalesbookError as error:
            self.say(str(error), alarm=True)
            return
        done: Changes = result if isinstance(result, book.changes.Changes) else result[0]
        await self.changed(done)
        self.say(said or done.what)

    async def action_done(self) -> None:
        """Mark what is due as done; what takes a word more than a key is asked for."""
        if self.customer is None:
            return
        customer = self.customer
        found = (await self.desk.ask(book.today.item, customer)).reasons
        flow = _FLOWS.get(found[0].kind) if found else None
        if flow is None:
            self._settle(book.today.done, customer)
        else:
            await self.run_action(flow)

    def action_no_answer(self) -> None:
        """Log an attempt."""
        if self.customer is not None:
            self._no_answer(self.customer)

    @work(group="write")
    async def _no_answer(self, customer: int) -> None:
        self._go_on(customer)
        done, _day = await self.desk.ask(book.today.no_answer, customer)
        await self.changed(done)
        name = await self.desk.ask(book.customers.name, customer)
        planned, *_rest = await self.desk.ask(book.followups.planned, customer)
        today = await self.desk.ask(lambda opened: opened.today())
        self.say(tried_words(name, planned, today))

    async def action_drop(self) -> None:
        """Take what is due off the list; whether what comes round again is to end is asked for."""
        if self.customer is None:
            return
        customer = self.customer
        if not await self.desk.ask(book.today.recurs, customer):
            self._settle(book.today.drop, customer)
            return
        from salesbook.tui.dialogs.choice import Choice

        def chosen(for_good: bool | None) -> None:
            if for_good is not None:
                self._settle(book.today.drop, customer, for_good=for_good)

        answers = (
            (("1", "d", "enter"), _("Only this once: it comes again on its next day"), False),
            (("2",), _("For good: it never comes again"), True),
        )
        self.app.push_screen(Choice(_("What is due comes round again. Drop it how?"), answers), chosen)

    def action_later(self) -> None:
        """Ask when, and put off what is due."""
        if self.customer is None:
            return
        from salesbook.tui.dialogs.later import LaterDialog

        customer = self.customer

        def chosen(answer: tuple[Any, Any] | None) -> None:
            if answer is not None:
                self._go_on(customer)
                self._later(customer, *answer)

        self.app.push_screen(LaterDialog(self.desk), chosen)

    @work(group="write")
    async def _later(self, customer: int, on: date, at: time | None) -> None:
        name = await self.desk.ask(book.customers.name, customer)
        today = await self.desk.ask(lambda opened: opened.today())
        said = _("{name} put off to {when}.").format(name=name, when=when(on, at, today))
        self.write(book.today.later, customer, on, at, said=said)

    def action_undo(self) -> None:
        """Take back the last change."""
        self._history(book.changes.undoing, _("Taking back"), _("Undone: {what}"))

    def action_redo(self) -> None:
        """Bring back what was undone."""
        self._history(book.changes.redoing, _("Bringing back"), _("Redone: {what}"))

    @work(group="write")
    async def _history(self, work: Callable[..., Generator[float, None, Changes]], title: str, said: str) -> None:
        from salesbook.tui.dialogs.under_way import CalledOff, watched

        try:
            done = await watched(self.app, self.desk, title, work)
        except SalesbookError as error:
            self.say(str(error))
            return
        except CalledOff:
            # It may have been seen for a moment what was on its way.
            await self.reload()
            self.say(_("Called off: everything is as it was."))
            return
        await self.changed(done)
        self.say(said.format(what=done.what))

    def action_previous(self) -> None:
        """Go to the previous customer."""
        self.listing.action_move(-1)

    def action_next(self) -> None:
        """Go to the next customer."""
        self.listing.action_move(1)

    @work
    async def action_copy_phone(self) -> None:
        """Copy the first phone number."""
        if self.customer is None:
            return
        card = await self.desk.ask(book.customers.card, self.customer)
        from salesbook.domain.codes import PointKind

        points = [*card.customer.points, *(p for contact in card.customer.contacts for p in contact.points)]
        phone = next((p.value for p in points if p.kind is PointKind.PHONE), None)
        if phone is None:
            self.say(_("{name} has no phone number: e adds one.").format(name=card.customer.name))
            return
        self.app.copy_to_clipboard("".join(c for c in phone if c.isprintable()))
        self.say(_("Copied: {phone}").format(phone=phone))

    @work
    async def action_why(self) -> None:
        """Show why the customer is on the list."""
        if self.customer is None:
            return
        from salesbook.tui.dialogs.reading import why_dialog

        item = await self.desk.ask(book.today.item, self.customer)
        name = await self.desk.ask(book.customers.name, self.customer)
        self.app.push_screen(why_dialog(name, item))

    @work
    async def action_brief(self) -> None:
        """Show the brief before a call."""
        if self.customer is None:
            return
        from salesbook.tui.dialogs.brief import BriefDialog

        self.app.push_screen(BriefDialog(self.desk, await self.desk.ask(book.brief.of, self.customer)))

    def action_help(self) -> None:
        """Show all keys and the grammar of the line."""
        from salesbook.tui.dialogs.help import help_dialog

        self.app.push_screen(help_dialog())

    @work(exclusive=True, group="theme")
    async def action_other_theme(self) -> None:
        """Change between the light and the dark theme, for the next time, too."""
        from salesbook.book.preferences import Preference, prefer
        from salesbook.tui.themes import DARK, LIGHT

        self.app.theme = LIGHT.name if self.app.theme == DARK.name else DARK.name
        try:
            await asyncio.to_thread(prefer, Preference.THEME, self.app.theme)
        except SalesbookError as error:
            self.say(str(error), alarm=True)

    def action_edit(self) -> None:
        """Change what is known of the customer."""
        if self.customer is not None:
            self.open_form(self.customer)

    def action_add(self) -> None:
        """Add a customer."""
        self.open_form(None)

    @work
    async def open_form(self, customer: int | None) -> None:
        """Open the form of a customer, or an empty one."""
        from salesbook.tui.dialogs.customer_form import CustomerForm

        known = None if customer is None else (await self.desk.ask(book.customers.card, customer)).customer

        def saved(answer: tuple[int, Changes] | None) -> None:
            if answer is not None:
                self._show_saved(*answer)

        self.app.push_screen(CustomerForm(self.desk, customer, known), saved)

    @work(group="write")
    async def _show_saved(self, customer: int, done: Changes) -> None:
        await self.changed(done)
        self.say(done.what)
        await self.show_customer(customer)

    def action_import_file(self) -> None:
        """Bring in contacts from a file."""
        from salesbook.tui.dialogs.import_dialog import ImportDialog

        self.app.push_screen(ImportDialog(self.desk), self._show_all)

    def action_merge_list(self) -> None:
        """Decide about customers who may be there twice."""
        from salesbook.tui.dialogs.import_merge import MergeDialog

        self.app.push_screen(MergeDialog(self.desk), self._show_all)

    def _show_all(self, done: Changes | None) -> None:
        """Show everything anew: what was called off may have been seen for a moment."""
        if done is not None:
            self.say(done.what)
        self.run_worker(self.reload())

    def action_quit(self) -> None:
        """Close the book."""
        self.run_worker(self.app.run_action("quit"))

    def welcome(self) -> None:
        """Greet a rep whose book is empty with the first steps."""
        from salesbook.tui.dialogs.choice import Choice

        dialog = Choice(
            _("Welcome. Your book is empty: where shall it begin?"),
            (
                (("1", "enter"), _("Bring in contacts from a file"), "import_file"),
                (("2", "a"), _("Add the first customer"), "add"),
                (("3", "escape"), _("Look around first (try “salesbook demo” in the shell)"), ""),
            ),
        )

        def chosen(action: str | None) -> None:
            if action:
                self.run_worker(self.run_action(action))

        self.app.push_screen(dialog, chosen)
