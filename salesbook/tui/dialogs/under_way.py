"""What takes long is watched and can be called off; what does not is done before anything is seen of it."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar, Concatenate, ParamSpec, TypeVar

from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.content import Content
from textual.screen import ModalScreen
from textual.widgets import Static

from salesbook.domain.text import display
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable, Generator
    from typing import Any

    from textual.app import App, ComposeResult

    from salesbook.book.opened import Book
    from salesbook.tui.desk import Desk

P = ParamSpec("P")
T = TypeVar("T")

_BAR = 40


def bar(share: float) -> str:
    """Return a bar that is full for 1."""
    full = round(_BAR * share)
    return "█" * full + "░" * (_BAR - full)


class CalledOff(Exception):
    """The rep wants what is under way taken back."""


class UnderWay(ModalScreen[None]):
    """How far something has come; Esc calls it off."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape", "call_off", show=False)]

    def __init__(self, title: str) -> None:
        """Begin at nothing."""
        super().__init__()
        self._title = title
        self._words = Static(Content(""), classes="answer")
        self._is_called_off = False

    def compose(self) -> ComposeResult:
        """Lay out the title over the bar."""
        with Vertical(classes="dialog"):
            yield Static(Content(display(self._title, 100)), classes="question")
            yield self._words
            yield Static(Content(_("Esc calls it off")), classes="answer")

    def reach(self, share: float) -> None:
        """Show how much is done, 0 to 1.

        Raises:
            CalledOff: Esc was pressed.
        """
        if self._is_called_off:
            raise CalledOff
        self._words.update(Content(f"{bar(share)} {share:.0%}"))

    def action_call_off(self) -> None:
        """Stop before the next step."""
        self._is_called_off = True
        self._words.update(Content(_("Taking it back …")))


async def watched(
    app: App[Any],
    desk: Desk,
    title: str,
    work: Callable[Concatenate[Book, P], Generator[float, None, T]],
    *args: P.args,
    **kwargs: P.kwargs,
) -> T:
    """Run a use case that works in steps, each of which says how much is done; from the second one on it is seen.

    Raises:
        CalledOff: the rep called it off; the book is as it was.
    """
    seen: list[UnderWay] = []

    def told(share: float) -> None:
        if not seen:
            seen.append(UnderWay(title))
            app.push_screen(seen[0])
        seen[0].reach(share)

    try:
        return await desk.in_steps(told, work, *args, **kwargs)
    finally:
        for dialog in seen:
            await dialog.dismiss()
