"""The input of a customer's form: it stands on the current line and has all keys, whatever kind of line that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.tui.widgets.field import Field

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events


class FormEditor(Field):
    """A field that acts on each key when its turn has come.

    Keys that a binding takes are otherwise acted on later than the letters behind them: whoever types quickly, or
    over a slow line, would find the beginning of the next line in this one.
    """

    def __init__(self, take: Callable[[str, str], bool], *, id: str | None = None) -> None:  # noqa: A002
        """Begin empty.

        Args:
            take: called with each key and its character, empty if it has none; returns whether that was all.
            id: of the widget.
        """
        super().__init__(id=id)
        self._take = take

    async def _on_key(self, event: events.Key) -> None:
        character = event.character if event.is_printable and event.character else ""
        if self._take(event.key, character):
            event.stop()
            event.prevent_default()
            return
        for binding in () if character else self._bindings.key_to_bindings.get(event.key, ()):
            event.stop()
            event.prevent_default()
            await self.run_action(binding.action)

    def insert_pasted(self, text: str) -> None:
        """Insert a pasted text, unless the line takes single characters only."""
        if text and not self._take("", text[0]):
            super().insert_pasted(text)
