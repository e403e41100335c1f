"""A line to type in that shows any text safely and takes a paste of any size."""

from __future__ import annotations

from typing import TYPE_CHECKING, ClassVar

from rich.text import Text
from textual.geometry import Size
from textual.reactive import Reactive
from textual.widgets import Input

from salesbook.domain.text import stand_ins
from salesbook.locale import _

if TYPE_CHECKING:
    from textual import events
    from textual.binding import BindingType
    from textual.geometry import Offset

LONGEST_LINE = 20_000
"""Characters in one line: a long letter. More belongs into a file."""


class Field(Input, inherit_bindings=False):
    """An input whose text never reaches the terminal unchecked, and whose cursor does not blink.

    A blinking cursor would repaint while an input method composes.
    """

    DEFAULT_CLASSES: ClassVar[str] = "field"
    # Not those of what scrolls: a single line leaves the arrows up and down to the list beside it.
    BINDINGS: ClassVar[list[BindingType]] = [*Input.BINDINGS]

    virtual_size: Reactive[Size] = Reactive(Size(0, 0))
    """The text there is to scroll over; a letter more does not lay the screen out anew."""

    def __init__(self, value: str = "", placeholder: str = "", *, id: str | None = None) -> None:  # noqa: A002
        """Begin with a text to edit."""
        super().__init__(value, placeholder, id=id, compact=True, select_on_focus=False, max_length=LONGEST_LINE)
        self.cursor_blink = False

    def watch_virtual_size(self) -> None:
        """Scroll back over a text that got shorter."""
        self.scroll_x = self.validate_scroll_x(self.scroll_x)

    @property
    def _value(self) -> Text:
        text = Text(stand_ins(self.value), no_wrap=True, overflow="ignore", end="")
        return self.painted(text)

    @property
    def cursor_screen_offset(self) -> Offset:
        """Where the caret stands: at the end of a line, too, where the base class counts one cell more.

        An input method puts its candidates there.
        """
        found = super().cursor_screen_offset
        return found - (1, 0) if self.cursor_position == len(self.value) else found

    def painted(self, text: Text) -> Text:
        """Return the shown text in colours; a subclass paints what it recognises."""
        return text

    async def _on_key(self, event: events.Key) -> None:
        """Act on a key in its turn: a bound one would otherwise come after the letters typed behind it."""
        for binding in () if event.is_printable else self._bindings.key_to_bindings.get(event.key, ()):
            event.stop()
            event.prevent_default()
            await self.run_action(binding.action)

    def _on_paste(self, event: events.Paste) -> None:
        event.prevent_default()
        event.stop()
        self.insert_pasted(event.text)

    def insert_pasted(self, text: str) -> None:
        """Insert a pasted text as one line, or refuse it whole if it is too long for a line."""
        line = " ".join(text.splitlines())
        if len(line) + len(self.value) > LONGEST_LINE:
            self.app.notify(
                _("That is too long for one line ({count} characters): nothing was inserted.").format(count=len(text)),
                severity="warning",
                markup=False,
            )
            return
        start, end = sorted(self.selection)
        self.replace(line, start, end)
