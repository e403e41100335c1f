"""The input of a customer's form: it stands on the current line and has all keys, whatever kind of line that is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.tui.widgets.field import Field

if TYPE_CHECKING:
    from collections.abc import Callable

    from textual import events


class FormEditor(Field):
    """A field whose keys go to the form first; those that the form leaves are the field's own.

    One widget has all keys, in the order in which they were pressed: were each line a widget of its own, whoever
    types quickly, or over a slow line, would find the beginning of one line in the line before.
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
        """Offer a key to the form; the base class's handler comes after this one."""
        if self._take(event.key, event.character if event.is_printable and event.character else ""):
            event.stop()
            event.prevent_default()

    def insert_pasted(self, text: str) -> None:
        """Insert a pasted text, unless the line takes single characters only."""
        if text and not self._take("", text[0]):
            super().insert_pasted(text)
