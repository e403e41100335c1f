"""Other looks at today's list: what is overdue one by one, visits by place, the days ahead, the close of the day.

And what is new about the customers on it: changes of class.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from textual import work

from salesbook import book
from salesbook.locale import _, listed, ngettext
from salesbook.tui.base import Bench
from salesbook.tui.desk import quietly
from salesbook.tui.panes.today_pane import TodayPane
from salesbook.tui.words import short_day

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesbook.book.opened import Book
    from salesbook.book.sifting import Part


@dataclass(frozen=True, slots=True)
class View:
    """A part of the list: how it is asked for, what the frame says, and what is said when nothing is left."""

    part: Callable[[Book, Sequence[int]], Part]
    title: str
    keys: str
    nothing: str


class Views(Bench):
    """The part of the workbench that changes how the list is looked at."""

    view: View | None = None

    async def action_catch_up(self) -> None:
        """Go through what is overdue; pressed again it leaves one for later and goes on."""
        if self.view is not None and self.view.part is book.sifting.overdue:
            self.listing.action_move(1)
            return
        view = View(book.sifting.overdue, _("Catching up"), _("k next  Esc ends"), _("Nothing is overdue."))
        if count := await self._look(view):
            said = ngettext(
                "{n} customer with something overdue: Space done, z later, d drop, n note, x no answer.",
                "{n} customers with something overdue: Space done, z later, d drop, n note, x no answer.", count,
            )  # fmt: skip
            self.say(said.format(n=count))

    async def action_visits(self) -> None:
        """Show the visits of today by place, or the whole list again."""
        if self.view is not None and self.view.part is book.sifting.visits:
            await self.leave_view()
            return
        await self._look(
            View(book.sifting.visits, _("Visits by place"), _("v whole list"), _("No visit is due today."))
        )

    async def _look(self, view: View) -> int:
        """Show a part of the list, if there is anything in it; return how many rows it has."""
        pane = self.query_one(TodayPane)
        part = await self.desk.ask(view.part, self.whole_order)
        if not part.order:
            self.say(view.nothing)
            return 0
        await self.run_action("mode('today')")
        self.view = view
        await self.put_order()
        pane.select(part.order[0])
        return len(part.order)

    async def leave_view(self) -> None:
        """Show the whole list again."""
        if self.view is not None:
            self.view = None
            await self.put_order()

    @work
    async def action_week(self) -> None:
        """Show tomorrow and the week ahead."""
        from salesbook.tui.dialogs.ahead import week_dialog

        days = await self.desk.in_steps(quietly, book.outlook.looking_ahead)
        today = await self.desk.ask(lambda opened: opened.today())
        self.app.push_screen(week_dialog(days, today))

    @work
    async def action_closing(self) -> None:
        """Show the page that closes the day."""
        from salesbook.tui.dialogs.ahead import closing_dialog

        (tomorrow,) = await self.desk.in_steps(quietly, book.outlook.looking_ahead, 1)
        self.app.push_screen(closing_dialog(await self.desk.ask(book.closing.closing, tomorrow)))

    async def announce(self) -> None:
        """Say that the clock was set back, else whose sales class changed today (D2); the log of each keeps it."""
        ahead = await self.desk.ask(book.talks.ahead_of_clock)
        if ahead is not None:
            today = await self.desk.ask(lambda opened: opened.today())
            said = _("The book has talks up to {day}, yet by this computer's clock it is {today}. Is the clock right?")
            self.say(said.format(day=short_day(ahead, today), today=today.isoformat()), alarm=True)
            return
        found = await self.desk.ask(lambda opened: book.classes.announced(opened, opened.today()))
        if found:
            named = listed(f"{one.name} {one.change.before or '–'}»{one.change.after or '–'}" for one in found[:3])
            more = ngettext("and {n} more", "and {n} more", len(found) - 3).format(n=len(found) - 3)
            self.say(_("New sales classes: {named}").format(named=named) + (f" {more}" if len(found) > 3 else ""))
