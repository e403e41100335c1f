"""Drawing a key and what it brings as one picture."""

from __future__ import annotations

import asyncio
from contextlib import ExitStack
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from textual.widget import Widget

_LONGEST = 0.04
"""Seconds that a letter waits to be drawn with its answer; one that waited longer would be felt."""


class Hold:
    """Holds drawing back while an answer is on its way, and never for longer than a moment."""

    def __init__(self, widget: Widget) -> None:
        """Hold back the screen of `widget`."""
        self._widget = widget
        self._held = ExitStack()
        self._late: asyncio.TimerHandle | None = None

    def begin(self) -> None:
        """Hold back until `end`; the moment is that of the first key, if others follow at once."""
        if self._late is None:
            self._held.enter_context(self._widget.app.batch_update())
            self._late = asyncio.get_running_loop().call_later(_LONGEST, self.end)

    def end(self) -> None:
        """Let everything be drawn that has changed."""
        if self._late is not None:
            self._late.cancel()
            self._late = None
            self._held.close()
            self._widget.screen.check_idle()
