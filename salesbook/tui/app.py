"""The application: the book's desk, the looks, and an orderly end however it comes."""

from __future__ import annotations

import asyncio
import errno
import logging
import os
import signal
import sys
import termios
import traceback
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING, ClassVar

from textual import events
from textual.app import App
from textual.binding import Binding, BindingType
from textual.worker import WorkerFailed

from salesbook.domain.errors import SalesbookError
from salesbook.domain.text import display, has_han
from salesbook.locale import _
from salesbook.tui.base import KeepsDraft
from salesbook.tui.themes import DARK, LIGHT
from salesbook.tui.widgets.field import Field
from salesbook.tui.workbench import Workbench

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path
    from types import FrameType

    from textual.command import Provider
    from textual.screen import Screen

    from salesbook.tui.desk import Desk

_ENDINGS = (signal.SIGTERM, signal.SIGHUP)
_WATCHED_SECONDS = 2


def book_commands() -> type[Provider]:
    """Return the provider of the palette, loaded when the palette is opened."""
    from salesbook.tui.palette import BookCommands

    return BookCommands


class SalesbookApp(App[None]):
    """The workbench on one open book."""

    TITLE = "salesbook"
    CSS_PATH = "salesbook.tcss"
    COMMANDS: ClassVar[set[type[Provider] | Callable[[], type[Provider]]]] = {book_commands}
    HORIZONTAL_BREAKPOINTS = [  # noqa: RUF012
        (0, "-narrowest"), (60, "-narrow"), (80, "-middle"), (120, "-wide"), (140, "-widest"),
    ]  # fmt: skip
    VERTICAL_BREAKPOINTS = [(0, "-low"), (20, "-short"), (30, "-high")]  # noqa: RUF012
    BINDINGS: ClassVar[list[BindingType]] = [Binding("ctrl+c", "nothing", show=False)]

    def __init__(self, desk: Desk, log: Path, *, light: bool = False) -> None:
        """Show the book of `desk`; what goes wrong is written to `log`."""
        super().__init__()
        self.desk = desk
        self.error_log = log
        self.apology = ""
        self.refusal: SalesbookError | None = None
        self.register_theme(DARK)
        self.register_theme(LIGHT)
        self.theme = LIGHT.name if light else DARK.name

    def get_default_screen(self) -> Screen[None]:
        """Begin on the workbench."""
        return Workbench(self.desk)

    def on_mount(self) -> None:
        """See to it that a line under way is saved however the program ends."""
        loop = asyncio.get_running_loop()
        for ending in _ENDINGS:
            loop.add_signal_handler(ending, self._end, 1)
        # Not everybody whose terminal goes is told so by a signal.
        self.set_interval(_WATCHED_SECONDS, self._look_for_terminal)
        resume = signal.getsignal(signal.SIGCONT)
        if callable(resume):
            signal.signal(signal.SIGCONT, partial(_resume, resume))

    def on_resize(self, event: events.Resize) -> None:
        """Draw all of it anew with each change of size: Textual takes two quick ones that cancel out for none.

        The terminal may have cut lines off meanwhile.
        """
        if event.size != self.size:
            self.screen.refresh()

    async def on_event(self, event: events.Event) -> None:
        """Act on what is typed to a list before the next key is looked at: what comes behind `n` belongs to the line.

        Left alone, a key goes to the widget and back up to the application, while those behind it are on their way to
        the same widget: an input method, or a slow line, delivers many at once.
        """
        if isinstance(event, events.Key | events.Paste) and not event.is_forwarded and await self._at_list(event):
            return
        await super().on_event(event)

    async def _at_list(self, event: events.Key | events.Paste) -> bool:
        """Begin a note with Chinese or a paste, do the command of a key; tell whether it was one of them."""
        bench = self.screen
        if not isinstance(bench, Workbench) or isinstance(bench.focused, Field):
            return False
        # Some terminals deliver what an input method commits as a paste.
        typed = event.text if isinstance(event, events.Paste) else event.character or ""
        if isinstance(event, events.Paste) or has_han(typed):
            bench.begin_note(typed)
            return True
        return await self._check_bindings(event.key, priority=True) or await self._check_bindings(event.key)

    def action_command_palette(self) -> None:
        """Offer all commands and customers; not over a dialog, whose answer they would pass by."""
        if isinstance(self.screen, Workbench):
            super().action_command_palette()

    async def action_quit(self) -> None:
        """Close the book; a line under way is kept."""
        self._end(0)

    def _end(self, code: int) -> None:
        def leave() -> None:
            self._keep_draft()
            if _terminal_is_gone():
                # There is nothing to restore, and Textual would wait for what it still wants to draw, for ever.
                self.desk.close()
                os._exit(code)
            self.exit(return_code=code)

        # The last letters may still be on their way to the line.
        if not (self.focused and self.focused.call_later(leave)):
            leave()

    def _look_for_terminal(self) -> None:
        if _terminal_is_gone():
            self._end(1)

    def _keep_draft(self) -> None:
        for screen in self.screen_stack:
            if isinstance(screen, KeepsDraft):
                screen.keep_draft_now()

    def refuse(self, error: SalesbookError) -> None:
        """End because the book can't be opened; the reason is said when the terminal is the shell's again."""
        self.refusal = error
        self.exit(return_code=1)

    def action_nothing(self) -> None:
        """Leave Ctrl+C to the terminal's copying."""

    def say(self, message: str, *, alarm: bool = False) -> None:
        """Show a line for a moment; the text may hold anything a user wrote."""
        self.clear_notifications()
        self.notify(display(message, 300), severity="error" if alarm else "information", markup=False, timeout=4)

    def _handle_exception(self, error: Exception) -> None:
        """End with an apology instead of a traceback, which would show customers' data."""
        # Whoever handles messages has stopped now; only a worker's failure leaves everything running.
        if isinstance(error, WorkerFailed) and isinstance(error.error, SalesbookError):
            self.say(str(error.error), alarm=True)
            return
        self.apology = _(
            "Something went wrong, and salesbook had to stop. What you saved is safe. Details: {log}"
        ).format(log=self.error_log)
        write_error(self.error_log, error)
        self._return_code = 1
        if self._exception is None:
            self._exception = error
            self._exception_event.set()
        self._keep_draft()
        self._close_messages_no_wait()


def _resume(resume: Callable[[int, FrameType | None], object], number: int, frame: FrameType | None) -> None:
    """Take the terminal back after a stop, if there is one: a closing terminal tells to go on, too.

    Textual would begin to read from what is closed a second time, and never end.
    """
    with suppress(termios.error):
        termios.tcgetattr(0)
        resume(number, frame)


def write_error(path: Path, error: BaseException) -> None:
    """Add an error to the log: where it came from, never what the customers' data were."""
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            cause: BaseException | None = error
            while cause is not None:
                for frame in traceback.extract_tb(cause.__traceback__):
                    log.write(f"{frame.filename}:{frame.lineno} {frame.name}\n")
                log.write(f"{type(cause).__name__}\n\n")
                cause = cause.__cause__ or getattr(cause, "error", None) or cause.__context__
    except OSError:
        logging.getLogger(__name__).debug("the error log can't be written")


def _terminal_is_gone() -> bool:
    try:
        termios.tcgetattr(sys.__stdin__ or 0)
    except termios.error as error:
        return bool(error.args[0] == errno.EIO)
    except (OSError, ValueError):
        return False
    return False
