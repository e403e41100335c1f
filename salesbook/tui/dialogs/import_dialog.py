"""Bringing in a file, step by step: pick it, look at it, wait, read what came of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from salesbook.book import changes, classes, transfer
from salesbook.book.changes import Action, Changes, describe
from salesbook.domain.errors import SalesbookError
from salesbook.domain.text import display
from salesbook.locale import _
from salesbook.tui.dialogs.import_done import DoneStep
from salesbook.tui.dialogs.import_look import LookStep
from salesbook.tui.dialogs.import_panes import Told
from salesbook.tui.dialogs.import_pick import PickStep
from salesbook.tui.dialogs.under_way import CalledOff, bar, watched
from salesbook.tui.widgets.row_list import RowList

if TYPE_CHECKING:
    from textual.app import ComposeResult
    from textual.widget import Widget

    from salesbook.book.transfer import Progress
    from salesbook.tui.desk import Desk
    from salesbook.tui.dialogs.import_settings import Wanted


class ImportDialog(ModalScreen[Changes | None]):
    """One step at a time; closes with what was changed, None if nothing was."""

    AUTO_FOCUS: ClassVar[str | None] = None
    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("escape", "back", show=False),
        Binding("enter", "finish", show=False),
        Binding("s,ctrl+s", "save", show=False),
        Binding("m,f2", "merge", show=False),
        Binding("ctrl+o,o", "another", show=False),
        Binding("ctrl+z", "undo", show=False),
    ]

    def __init__(self, desk: Desk) -> None:
        """Bring files into the book of `desk`."""
        super().__init__()
        self.desk = desk
        self.pick = PickStep()
        self.look = LookStep(desk)
        self.wait = Told()
        self.done = DoneStep()
        self._step: Widget = self.pick
        self._done: Changes | None = None
        self._merged: Changes | None = None
        self._decided: list[int] = []
        self._is_called_off = False

    def compose(self) -> ComposeResult:
        """Lay out the steps, of which one is seen."""
        with Vertical(classes="import"):
            yield self.pick
            yield self.look
            yield self.wait
            yield self.done

    def on_mount(self) -> None:
        """Begin with the files."""
        self._go(self.pick)
        self.pick.begin()

    def _go(self, step: Widget, name: str = "") -> None:
        """Show a step; `name` is that of the file."""
        titles = {
            self.pick: (_("Bring in a file"), _("↑↓ choose  Enter open  Esc leave")),
            self.look: (_("Is it read right?"), _("↑↓ line  ←→ or letter change  Enter bring in  Esc other file")),
            self.wait: (_("Bringing in"), _("Esc calls it off")),
            self.done: (_("What came of it"), ""),
        }
        self._step = step
        for each in titles:
            each.display = each is step
        frame = self.query_one(".import")
        title, keys = titles[step]
        frame.border_title = Content(f"{title} ∙ {display(name, 60)}" if name else title)
        frame.border_subtitle = Content(keys)

    @on(PickStep.Picked)
    @work(exclusive=True, group="currency")
    async def _picked(self, event: PickStep.Picked) -> None:
        self._go(self.look, event.path.name)
        self.look.open(event.path, await self.desk.ask(classes.currency))

    @on(LookStep.Refused)
    def _refused(self, event: LookStep.Refused) -> None:
        self._go(self.pick)
        self.pick.begin(event.reason)

    @on(LookStep.Accepted)
    @work(exclusive=True, group="import")
    async def _bring_in(self, event: LookStep.Accepted) -> None:
        wanted, preview = event.wanted, event.preview
        self._is_called_off = False
        self._go(self.wait, wanted.path.name)
        self.wait.put((_("Reading …"), ""))
        try:
            result = await self.desk.in_steps(
                self._reached, transfer.importing, wanted.path, kind=preview.kind,
                hints=wanted.hints(preview.table, self.look.currency), create_missing=wanted.create_missing,
            )  # fmt: skip
        except CalledOff:
            self._look_again(wanted, _("Called off: nothing has come in."))
        except SalesbookError as error:
            self._look_again(wanted, str(error))
        else:
            if result.batch:
                self._done = Changes(result.batch, describe(Action.IMPORT, wanted.path.name))
            self._go(self.done, wanted.path.name)
            self.done.begin(result, wanted.path, preview)

    @on(DoneStep.KeysChanged)
    def _show_keys(self) -> None:
        if self._step is self.done:
            self.query_one(".import").border_subtitle = Content(self.done.keys())

    def _reached(self, reached: Progress) -> None:
        if self._is_called_off:
            raise CalledOff
        self.wait.put(
            (_("{n} rows read, {share:.0%} done").format(n=f"{reached.read:,}", share=reached.share), ""),
            (bar(reached.share), "accent"),
        )

    def _look_again(self, wanted: Wanted, said: str) -> None:
        self._go(self.look, wanted.path.name)
        self.look.begin(said)

    @on(PickStep.Left)
    def action_back(self) -> None:
        """Go back a step, call off what is under way, or close."""
        if self._step is self.look:
            self.look.leave()
            self._go(self.pick)
            self.pick.begin()
        elif self._step is self.wait:
            self._is_called_off = True
            self.wait.put((_("Taking it back …"), "warn"))
        else:
            self.dismiss(self._merged or self._done)

    @on(RowList.Chosen)
    def action_finish(self) -> None:
        """Close, once all is read."""
        if self._step is self.done:
            self.dismiss(self._merged or self._done)

    def action_save(self) -> None:
        """Save the rows that were not taken."""
        if self._step is self.done:
            self.done.ask_name()

    def action_another(self) -> None:
        """Go on with the next file: phones send their contacts a card a file."""
        if self._step is self.done:
            self._decided = []
            self._go(self.pick)
            self.pick.begin(done=True)

    def action_merge(self) -> None:
        """Compare the near matches."""
        if self._step is self.done:
            from salesbook.tui.dialogs.import_merge import MergeDialog

            self.app.push_screen(MergeDialog(self.desk, self._decided), self._compared)

    def _compared(self, merged: Changes | None) -> None:
        self._merged = merged or self._merged

    @work(exclusive=True, group="undo")
    async def action_undo(self) -> None:
        """Take the import back, before it what was decided about pairs that it brought, and close."""
        if self._step is self.done and self._done is not None:
            concerned: frozenset[int] = frozenset()
            try:
                while self._decided:
                    self._merged = None
                    concerned |= (await self.desk.ask(changes.undo, self._decided.pop())).customers
                undone = await watched(self.app, self.desk, _("Taking back"), changes.undoing, self._done.id)
            except SalesbookError as error:
                self.done.row.put((str(error), "alert"))
                return
            except CalledOff:
                return
            what = _("Undone: {what}").format(what=undone.what)
            self.dismiss(undone._replace(what=what, customers=undone.customers | concerned))
