"""The merge list: customers who may be one, side by side, decided with one key."""

from __future__ import annotations

from itertools import zip_longest
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual import work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen

from salesbook.book import changes, transfer
from salesbook.domain.errors import SalesbookError
from salesbook.locale import _, ngettext
from salesbook.tui.dialogs.import_words import contact_parts, field_words
from salesbook.tui.widgets.lines import fit
from salesbook.tui.widgets.text_view import TextView
from salesbook.tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from textual.app import ComposeResult

    from salesbook.book.changes import Changes
    from salesbook.book.transfer import NearMatch, Side
    from salesbook.tui.desk import Desk
    from salesbook.tui.widgets.lines import Line

_MOST = 20
"""Lines that one value takes."""


class Pair(TextView):
    """Two customers in two columns; what both say alike is dim."""

    def __init__(self) -> None:
        """Begin without a pair."""
        super().__init__()
        self.why = ""
        self.sides: Sequence[Side] = ()

    def put(self, why: str, sides: Sequence[Side]) -> None:
        """Show a pair, or with no sides only a sentence."""
        self.why, self.sides = why, sides
        self.lay_out(from_top=True)

    def lines_for(self, width: int) -> Iterable[Line]:
        """Return the reason over what is known of the two."""
        yield [(self.why, "accent")]
        if not self.sides:
            return
        known = [_known(side) for side in self.sides]
        labels = dict.fromkeys(label for side in known for label in side)
        # What both say takes a line where the words for it stand before it: all of it is seen at once, mostly.
        first = min(max(map(cell_len, labels)) + 2, width // 4)
        yield []
        names = [[f"{number} {side.record.name}"] for number, side in enumerate(self.sides, 1)]
        yield from _beside("", names, first, width, "strong")
        for label in labels:
            values = [side.get(label, []) for side in known]
            yield from _beside(label, values, first, width, "dim" if values[0] == values[1] else "")


def _known(side: Side) -> dict[str, list[str]]:
    """Return what is known of somebody, by the word for it: how much there is in the book first."""
    talks = ngettext("{n} talk", "{n} talks", side.talks).format(n=side.talks)
    orders = ngettext("{n} order", "{n} orders", side.orders).format(n=side.orders)
    found = {_("in the book"): [f"{talks} ∙ {orders}"]}
    if side.last_on:
        found[_("in the book")].append(_("last on {day}").format(day=side.last_on.isoformat()))
    for field, value in contact_parts(side.record):
        if value:
            found.setdefault(field_words(field), []).append(value)
    return found


def _beside(label: str, both: Sequence[list[str]], first: int, width: int, style: str) -> Iterable[Line]:
    """Yield a label in a first column of so many cells, and what the two say in two more."""
    column = (width - first) // 2
    halves = ([line for value in values for line in wrap(value, column - 2, _MOST)] for values in both)
    for place, (one, other) in enumerate(zip_longest(*halves, fillvalue="")):
        head = fit("" if place else label, first - 1) + " "
        yield [(head, "dim"), (one, style), (" " * (column - cell_len(one)), ""), (other, style)]


class MergeDialog(ModalScreen["Changes | None"]):
    """One pair after the other; closes with the last change."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("1,fullwidth_digit_one,left", "merge(0)", show=False),
        Binding("2,fullwidth_digit_two,right", "merge(1)", show=False),
        Binding("3,fullwidth_digit_three,delete", "apart", show=False),
        Binding("tab,space,ideographic_space", "next", show=False),
        Binding("ctrl+z", "undo", show=False),
        Binding("escape,enter", "close", show=False),
    ]

    def __init__(self, desk: Desk, decided: list[int] | None = None) -> None:
        """Decide about the pairs in the book of `desk`; the changes that decide any join `decided`."""
        super().__init__()
        self.desk = desk
        self.pair = Pair()
        self.near: NearMatch | None = None
        self.sides: Sequence[Side] = ()
        self._put_off: list[int] = []
        self._done: list[int] = [] if decided is None else decided
        self._last: Changes | None = None
        self._is_ready = False

    def compose(self) -> ComposeResult:
        """Lay out the pair."""
        with Vertical(classes="merge"):
            yield self.pair

    def on_mount(self) -> None:
        """Show the first pair."""
        self._show()

    def _keys(self) -> str:
        """Return what can be done now, as the frame says it."""
        deciding = (_("1 2 same, so named"), _("3 two people"), _("Tab later")) if self.near else ()
        return "  ".join((*deciding, *([_("^z undo")] if self._done else []), _("Esc close")))

    @work
    async def _show(self) -> None:
        pairs = await self.desk.ask(transfer.near_matches)
        self.query_one(".merge").border_title = Content(
            ngettext("{n} pair to decide", "{n} pairs to decide", len(pairs)).format(n=len(pairs))
        )
        self.near = next((pair for pair in pairs if pair.id not in self._put_off), None)
        if self.near is None:
            self.pair.put(_("The others wait for another day.") if pairs else _("Nobody seems to be there twice."), ())
        else:
            self.sides = await self.desk.ask(transfer.sides, self.near)
            self.pair.put(self.near.why.words, self.sides)
        self.query_one(".merge").border_subtitle = Content(self._keys())
        self._is_ready = True

    @work(group="decide")
    async def _write(self, use_case: Callable[..., Changes], *arguments: int) -> None:
        try:
            done = await self.desk.ask(use_case, *arguments)
        except SalesbookError as error:
            self.app.say(str(error), alarm=True)  # type: ignore[attr-defined]
        else:
            self._last = done
            if use_case is changes.undo:
                self._last = done._replace(what=_("Undone: {what}").format(what=done.what))
            else:
                self._done.append(done.id)
        self._show()

    def _turn(self) -> bool:
        """Tell whether a key may act; the next one waits until its outcome is seen."""
        was_ready, self._is_ready = self._is_ready, False
        return was_ready

    def action_merge(self, stays: int) -> None:
        """Make one of the two, under the name of the first or the second."""
        if self.near and self._turn():
            self._write(transfer.merge, self.sides[stays].customer, self.sides[1 - stays].customer)

    def action_apart(self) -> None:
        """Say that they are two."""
        if self.near and self._turn():
            self._write(transfer.keep_apart, self.near.id)

    def action_next(self) -> None:
        """Leave the pair for later."""
        if self.near and self._turn():
            self._put_off.append(self.near.id)
            self._show()

    def action_undo(self) -> None:
        """Take the last decision back."""
        if self._done and self._turn():
            self._write(changes.undo, self._done.pop())

    def action_close(self) -> None:
        """Go back."""
        self.dismiss(self._last)
