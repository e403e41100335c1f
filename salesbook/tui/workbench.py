"""The workbench: panes side by side, and what passes between them.

Data goes down: the workbench asks the desk and puts plain values into panes. Messages come up: a cursor moved, a line
was saved. After each write the rows, the card and the head line that show the customers concerned are asked for again.
"""

from __future__ import annotations

import gc
from enum import StrEnum
from typing import TYPE_CHECKING, ClassVar

from textual import events, on, work
from textual.binding import Binding, BindingType
from textual.containers import Horizontal, Vertical
from textual.widgets import Static

from salesbook import book
from salesbook.domain.errors import SalesbookError
from salesbook.domain.text import display
from salesbook.locale import _
from salesbook.tui import listing
from salesbook.tui.actions import CustomerActions
from salesbook.tui.carding import Carding
from salesbook.tui.caring import Caring
from salesbook.tui.commands import Where, bindings
from salesbook.tui.desk import Superseded, quietly
from salesbook.tui.noting import Noting
from salesbook.tui.panes.capture import CaptureLine
from salesbook.tui.panes.chips import Chips
from salesbook.tui.panes.customer_pane import CustomerPane
from salesbook.tui.panes.customers_pane import PAGE, CustomersPane
from salesbook.tui.panes.head import FootLine, HeadLine
from salesbook.tui.panes.numbers_pane import NumbersPane
from salesbook.tui.panes.popup import NamePopup
from salesbook.tui.panes.scripts_pane import ScriptsPane
from salesbook.tui.panes.today_pane import TodayPane
from salesbook.tui.scripting import Scripting
from salesbook.tui.searching import Searching
from salesbook.tui.views import Views
from salesbook.tui.widgets.field import Field
from salesbook.tui.widgets.row_list import RowList
from salesbook.tui.widgets.whole import WholeCompositor

if TYPE_CHECKING:
    from collections.abc import Collection

    from textual.app import ComposeResult

    from salesbook.book.changes import Changes
    from salesbook.domain.today import Agenda
    from salesbook.tui.desk import Desk

_OFTEN = 0.4
"""Seconds between two looks at whether another program wrote, so that it is seen within one."""

_EVERY_MINUTE = 60.0
_NOON = 12
_LONG_LIST = 3000
_FEW = 50
"""Customers that are set anew one by one; for more the whole list is asked for."""


class Mode(StrEnum):
    """What the left or the whole body shows."""

    TODAY = "today"
    CUSTOMERS = "customers"
    SCRIPTS = "scripts"
    NUMBERS = "numbers"


class Workbench(Noting, Searching, Scripting, Carding, Views, Caring, CustomerActions):
    """The one screen; dialogs come over it."""

    BINDINGS: ClassVar[list[BindingType]] = [
        *bindings(),
        Binding("tab", "walk(1)", show=False),
        Binding("shift+tab", "walk(-1)", show=False),
    ]
    AUTO_FOCUS: ClassVar[str | None] = "#today"

    def __init__(self, desk: Desk) -> None:
        """Show the book of `desk`."""
        super().__init__(desk)
        self._compositor = WholeCompositor()
        self.mode = Mode.TODAY
        self.kept = {}
        self.set_classes("mode-today at-left")
        self.agenda: Agenda | None = None
        self._version = self._seen = 0
        self._left_at: int | None = None
        self._on_card: int | None = None

    def compose(self) -> ComposeResult:
        """Lay out head, panes, capture line and foot."""
        # Containers that show nothing themselves are drawn all the same: as few as can be.
        yield HeadLine(id="head")
        with Vertical(id="left"):
            yield Field(placeholder=_("name, company, phone, pinyin, words of a note"), id="find")
            yield TodayPane(id="today")
            yield CustomersPane(id="customers")
        yield CustomerPane(id="customer")
        yield ScriptsPane(id="scripts")
        yield NumbersPane(id="numbers")
        yield NamePopup(id="popup")
        with Vertical(id="bottom"):
            yield Chips(id="chips")
            with Horizontal(id="line"):
                yield Static(">", id="prompt")
                yield CaptureLine(
                    _("n: write what was said  ∙  @name  >next  !promise  ?objection  ¥order"), id="capture"
                )
            yield FootLine(id="foot")

    async def on_mount(self) -> None:
        """Ask for everything once, then look now and then whether another program wrote."""
        self._name_panes()
        self.show_mode()
        self.call_after_refresh(self.begin)

    def _name_panes(self) -> None:
        for pane, title in (
            ("#left", _("Today")), ("#customer", _("Customer")), ("#scripts", _("Scripts")), ("#numbers", _("Numbers")),
        ):  # fmt: skip
            self.query_one(pane).border_title = title

    @work
    async def begin(self) -> None:
        """Open the book and fill the panes, after the first frame."""
        gc.freeze()
        gc.enable()
        try:
            await self.desk.open()
        except SalesbookError as error:
            self.app.refuse(error)  # type: ignore[attr-defined]
            return
        self.titles = dict(await self.desk.ask(book.scripts.titles))
        self._version = await self.desk.ask(lambda opened: opened.db.data_version())
        self._seen = await self.desk.ask(book.changes.newest)
        await self.reload()
        await self.announce()
        self.show_scripts("")
        self.show_standings()
        self.show_due()
        await self.offer_draft()
        await self.offer_page()
        self.set_interval(_OFTEN, self.look_for_others)
        self.set_interval(_EVERY_MINUTE, self.tick)
        if not self.query_one(CustomersPane).total:
            self.welcome()
        await self.desk.ask(book.scripts.get_ready)
        # Cards and weights stay: looking through them for what is left over would be felt between two letters.
        gc.freeze()

    # What is shown

    async def reload(self) -> None:
        """Ask for all that is shown anew."""
        await self.list_anew()
        self.show_card()

    async def list_anew(self) -> None:
        """Make the list anew; once a day it is made a second time, when the classes of the day are known."""
        known = False
        while not known:
            await self.put_order(anew=True)
            known = not await self.desk.in_steps(quietly, book.classes.refreshing)

    async def put_order(self, changed: Collection[int] = (), *, anew: bool = False) -> None:
        """Show the list, or the part of it that is looked at.

        Args:
            changed: who may stand elsewhere now, and for other reasons.
            anew: all may.
        """
        pane = self.query_one(TodayPane)
        sift = None if self.view is None else self.view.part
        window = pane.window._replace(there=frozenset()) if anew else pane.window
        found = await self.desk.ask(listing.fetch, None if anew else self.agenda, changed, sift, window)
        # From here on nothing is waited for: all of it is one picture.
        self.agenda = found.agenda
        everybody = self.query_one(CustomersPane)
        everybody.today = found.moment.date()
        if anew or changed:
            everybody.put_total(found.customers)
        pane.forget(None if anew else changed)
        if found.part is not None and found.part.order:
            pane.put_order(list(found.part.order), headings=found.part.headings)
        else:
            if self.view is not None:
                self.say(self.view.nothing)
                self.view = None
            pane.put_order(found.order, max(found.agenda.weights.capacity - found.tally.talks, 0))
        pane.put_rows(found.rows)
        self.name_list()
        head = self.query_one(HeadLine)
        head.tally, head.now, head.book_name = found.tally, found.moment, display(self.desk.name, 40)
        self.show_empty()
        self.load_rows()

    @work(exclusive=True, group="rows")
    async def load_rows(self) -> None:
        """Ask for the rows that came into view."""
        pane = self.query_one(TodayPane)
        if self.mode is Mode.TODAY:
            if wanted := pane.wanted():
                pane.put_rows(await self.desk.ask(book.today.rows, list(wanted)))
            return
        listing = self.query_one(CustomersPane)
        for number in listing.missing_pages():
            listing.put_page(number, await self.desk.ask(book.customers.page, number * PAGE, PAGE))

    @work(exclusive=True, group="card")
    async def show_card(self) -> None:
        """Ask for the card and log of the customer under the cursor."""
        pane = self.query_one(CustomerPane)
        customer = self._on_card = self.customer
        if customer is None:
            pane.shown = None
            return
        try:
            pane.shown = await self.desk.newest("card", listing.card, customer, self.titles)
        except Superseded:
            return

    async def changed(self, changes: Changes) -> None:
        """Show what a write changed: the rows, the card, the figures."""
        self._seen = max(self._seen, changes.id)
        if self.agenda is None or not 0 < len(changes.customers) <= _FEW:
            await self.reload()
            # What concerns no customer may be a card, the rep's own words, or practice.
            self.scripts_changed()
            self.show_due()
            return
        await self.put_order(changes.customers)
        self.show_card()

    @work(exclusive=True, group="others")
    async def look_for_others(self) -> None:
        """Show what another program wrote to the book."""
        version = await self.desk.ask(lambda opened: opened.db.data_version())
        if version != self._version:
            self._version = version
            await self.changed(await self.desk.ask(book.changes.since, self._seen))

    @work(exclusive=True, group="tick")
    async def tick(self) -> None:
        """Let the list follow the clock: appointments come near, noon passes, and the day ends.

        A very long list is put in order anew with each part of the day only: it takes long enough to be felt. While a
        line is written nothing moves: an input method may be composing.
        """
        if self.under_way:
            return
        moment = await self.desk.ask(lambda opened: opened.now())
        head = self.query_one(HeadLine)
        before, head.now = head.now, moment
        part = (moment.date(), moment.hour < _NOON)
        same_part = before is not None and (before.date(), before.hour < _NOON) == part
        if same_part and self.agenda is not None and len(self.agenda.order) > _LONG_LIST:
            return
        await self.list_anew()

    # The cursor

    @property
    def whole_order(self) -> list[int]:
        """The customers of today's list, whatever part of it is looked at."""
        return [] if self.agenda is None else list(self.agenda.order)

    def name_list(self) -> None:
        """Write what the list on the left shows onto its frame."""
        title, keys = _("Today") if self.mode is Mode.TODAY else _("Customers"), ""
        if self.mode is Mode.TODAY and self.view is not None:
            title, keys = f"{self.view.title} ∙ {len(self.query_one(TodayPane).order)}", self.view.keys
        frame = self.query_one("#left")
        frame.border_title, frame.border_subtitle = title, keys

    @property
    def listing(self) -> TodayPane | CustomersPane:
        """The list on the left."""
        return self.query_one(TodayPane) if self.mode is Mode.TODAY else self.query_one(CustomersPane)

    @property
    def customer(self) -> int | None:
        """The customer under the cursor, at this moment: a message about it could come after the next key.

        Scripts and figures have no such cursor; there it is the customer they were opened at.
        """
        return self.listing.customer if self.mode in (Mode.TODAY, Mode.CUSTOMERS) else self._left_at

    @on(RowList.Highlighted, "#today, #customers")
    def _moved(self, event: RowList.Highlighted) -> None:
        if event.rows is not self.listing:
            return
        if self.customer != self._on_card or self.customer is None:
            self.show_card()
            self.let_scripts_follow()
        self.load_rows()

    @on(RowList.Chosen, "#today, #customers")
    def _chosen(self) -> None:
        self.action_note()

    async def show_customer(self, customer: int) -> None:
        """Put the cursor on a customer, in Today if it is there, else among all customers."""
        if not self.query_one(TodayPane).select(customer) or self.mode is not Mode.TODAY:
            self.leave_find()
            self.action_mode(Mode.CUSTOMERS)
            self.query_one(CustomersPane).go(await self.desk.ask(book.customers.place, customer))
        self.set_focus(self.listing)

    # Modes and panes

    def action_mode(self, mode: str) -> None:
        """Change what is shown."""
        self._left_at = self.customer
        self.mode = Mode(mode)
        self.show_mode()
        if self.mode is Mode.SCRIPTS:
            self.begin_words()
        elif self.mode is Mode.NUMBERS:
            self.set_focus(self.query_one("#numbers"))
        else:
            self.set_focus(self.listing)
            self.listing.go(self.listing.cursor)
        self.show_empty()
        self.load_rows()

    def action_walk(self, by: int) -> None:
        """Give the keys to the next pane; on a narrow terminal that brings it forward."""
        if self.mode in (Mode.SCRIPTS, Mode.NUMBERS):
            self.focus_next() if by > 0 else self.focus_previous()
            return
        panes = ("left", "customer", "scripts")
        inside = {node.id for node in self.focused.ancestors_with_self} if self.focused else set()
        here = next((place for place, pane in enumerate(panes) if pane in inside), 0)
        going = panes[(here + by) % len(panes)]
        if going == "scripts":
            self.action_script()
        else:
            self.leave_scripts()
            self.set_focus(self.listing if going == "left" else self.query_one(CustomerPane))

    async def key_escape(self) -> None:
        """Leave what was opened last and give the keys back to the list."""
        if self.has_class("scripting"):
            self.leave_scripts()
        elif self.view is not None and self.mode is Mode.TODAY and self.focused is self.listing:
            await self.leave_view()
        elif self.has_class("finding"):
            self.leave_find()
        if self.mode in (Mode.SCRIPTS, Mode.NUMBERS):
            self.action_mode(Mode.TODAY)
        self.back_to_list()

    def show_mode(self) -> None:
        """Let the style sheet lay the panes out for the mode."""
        self._reclass({f"mode-{mode}": mode is self.mode for mode in Mode} | {"scripting": False})
        self.name_list()
        self.name_scripts()
        if self.mode is Mode.NUMBERS:
            self.show_numbers()

    @work(exclusive=True, group="numbers")
    async def show_numbers(self) -> None:
        """Ask for the figures."""
        self.query_one(NumbersPane).figures = await self.desk.ask(book.numbers.overview)

    def on_descendant_focus(self, event: events.DescendantFocus) -> None:
        """On a narrow terminal show the pane that has the focus."""
        inside = {node.id for node in event.widget.ancestors_with_self}
        flags = {"writing": "bottom" in inside}
        scripts = Where.LINE if event.widget.id == "script-words" else Where.SCRIPTS
        self.query_one(FootLine).where = scripts if "scripts" in inside else Where.EVERYWHERE
        if pane := inside & {"left", "customer", "scripts"}:
            flags |= {f"at-{other}": other in pane for other in ("left", "customer", "scripts")}
        self._reclass(flags)

    def _reclass(self, flags: dict[str, bool]) -> None:
        """Set and take away classes in one go: each change of them styles all widgets anew."""
        wanted = (self.classes | {name for name, on in flags.items() if on}) - {n for n, on in flags.items() if not on}
        if wanted != self.classes:
            self.set_classes(wanted)

    def show_empty(self) -> None:
        """Say the one next key where a list is empty."""
        customers = self.query_one(CustomersPane)
        if not customers.total:
            text = _("The book is empty.\n\na  add the first customer\n^o  bring in contacts from a file")
        elif self.mode is Mode.CUSTOMERS and customers.found is not None and not customers.count:
            text = _("Nothing is found.\n\nEsc  show all customers")
        elif self.mode is Mode.TODAY and not self.query_one(TodayPane).order:
            text = _("Nobody is due today.\n\n2  look through all customers")
        else:
            text = ""
        # In the list itself: on a narrow terminal nothing else is shown.
        self.listing.hint = text
