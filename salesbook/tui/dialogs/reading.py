"""Pages to read over the workbench: the help, and why a customer is due; others are built of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from salesbook.domain.terms import term
from salesbook.domain.text import display
from salesbook.domain.wording import sentence
from salesbook.locale import _
from salesbook.tui.widgets.text_view import TextView
from salesbook.tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from textual.app import ComposeResult

    from salesbook.domain.today import Item
    from salesbook.tui.widgets.lines import Line


class Page(TextView):
    """Lines that a function lays out."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("space", "page_down", show=False)]

    def __init__(self, lay_out: Callable[[int], Iterable[Line]]) -> None:
        """Show what `lay_out` gives for a width in cells."""
        super().__init__()
        self._for_width = lay_out

    def lines_for(self, width: int) -> Iterable[Line]:
        """Return the lines for a width."""
        return self._for_width(width)


class ReadingDialog(ModalScreen[None]):
    """A page over the workbench; Esc or q closes it."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,f1,f5,f6,enter", "close", show=False)]

    def __init__(self, title: str, lay_out: Callable[[int], Iterable[Line]]) -> None:
        """Show a page under a title."""
        super().__init__()
        self._title, self._lay_out = title, lay_out

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with Vertical(classes="reading"):
            yield Page(self._lay_out)

    def on_mount(self) -> None:
        """Name the page."""
        frame = self.query_one(Vertical)
        frame.border_title = display(self._title, 60).replace("[", "\\[")
        frame.border_subtitle = _("Esc closes")

    def action_close(self) -> None:
        """Go back to the workbench."""
        self.dismiss(None)


def paragraph(text: str, width: int, style: str = "", indent: int = 0) -> Iterable[Line]:
    """Yield a text in lines."""
    for line in wrap(text, width - indent):
        yield [(" " * indent + line, style)]


def why_dialog(name: str, item: Item) -> ReadingDialog:
    """Return the page that says why a customer is on the list."""

    def lay_out(width: int) -> Iterable[Line]:
        if not item.reasons:
            yield from paragraph(_("Nothing is due with this customer today."), width)
            return
        for number, reason in enumerate(item.reasons):
            share = "" if number == 0 else " × 0.1"
            yield [(f"{reason.weight:6.1f}{share}  ", "accent"), (term(reason.kind), "dim")]
            yield from paragraph(sentence(reason), width, "", 2)
        yield [("", "")]
        yield [
            (f"{item.score:6.1f}  ", "strong"),
            (_("the strongest reason, and a tenth of the others"), "dim"),
        ]

    return ReadingDialog(_("Why {name}").format(name=name), lay_out)
