"""The workbench on a real book, driven key by key: what the stories of this folder are told with."""

from __future__ import annotations

import asyncio
import threading
import time
import unicodedata
from contextlib import asynccontextmanager, contextmanager, suppress
from pathlib import Path
from typing import TYPE_CHECKING, Concatenate, ParamSpec, TypeVar

import pytest
from textual import events
from textual._xterm_parser import XTermParser
from textual.keys import _get_unicode_name_from_key
from textual.worker import WorkerCancelled, WorkerFailed

from salesbook.book import drafts
from salesbook.book.opened import Book
from salesbook.tui import app as tui_app
from salesbook.tui.app import SalesbookApp
from salesbook.tui.desk import Desk
from salesbook.tui.panes.capture import CaptureLine
from salesbook.tui.panes.chips import Chips
from salesbook.tui.panes.customers_pane import CustomersPane
from salesbook.tui.panes.head import HeadLine
from salesbook.tui.panes.popup import NamePopup
from salesbook.tui.panes.today_pane import TodayPane
from salesbook.tui.widgets.text_view import TextView
from salesbook.tui.workbench import Workbench

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Awaitable, Callable, Iterator

    from textual.app import App
    from textual.pilot import Pilot

P = ParamSpec("P")
T = TypeVar("T")

NOW = "2026-11-18T10:00+08:00"
"""The moment of `frozen_now`, as `SALESBOOK_NOW` takes it."""

STYLES = Path(tui_app.__file__).with_name("salesbook.tcss")
"""The style sheet, for subclasses of the application: Textual looks for it beside the class."""

_HOPS = 2
"""Rounds without any work after which a message can't be between two widgets any more."""

_PATIENCE, _TURN = 30.0, 0.01
"""Seconds after which `until` gives up, and between two looks."""


class Stage:
    """A running workbench: keys go in, the screen and the book are looked at."""

    def __init__(self, app: SalesbookApp, pilot: Pilot[None]) -> None:
        self.app = app
        self.pilot = pilot
        self._bytes = XTermParser()

    # Keys

    async def press(self, *keys: str) -> None:
        """Press keys one after the other, as somebody does who waits for the answer of each."""
        for key in keys:
            self.app.post_message(events.Key(key, _character(key)))
            await self.settle()

    async def press_only(self, key: str) -> None:
        """Press a key without waiting for what it asks of the book."""
        self.app.post_message(events.Key(key, _character(key)))
        for _round in range(_HOPS):
            await self.pilot.pause(0)

    async def press_all(self, *keys: str) -> None:
        """Press keys without waiting for anything before the last."""
        for key in keys:
            self.app.post_message(events.Key(key, _character(key)))
        await self.settle()

    async def type(self, text: str) -> None:
        """Type without looking: all keys come at once, as over a slow line or from an input method."""
        for event in self._bytes.feed(text):
            self.app.post_message(event)
        await self.settle()

    async def note(self, line: str) -> None:
        """Write a whole line about the highlighted customer."""
        await self.press("n")
        await self.type(line)
        await self.press("enter")

    # Waiting

    async def settle(self) -> None:
        """Wait until no key, no message and no question to the book is under way."""
        quiet = 0
        while quiet < _HOPS:
            if await self._work_goes_on():
                quiet = 0
                await asyncio.sleep(0)
            else:
                await self.pilot.pause(0)
                quiet += 1

    async def _work_goes_on(self) -> bool:
        """Tell whether a message waits somewhere; a question to the book is waited for first."""
        if self.app._exception is not None:
            raise self.app._exception
        busy = list(self.app.workers)
        for worker in busy:
            if worker.is_running:
                # A newer search drops the older one; what a failure comes to is the application's.
                with suppress(WorkerCancelled, WorkerFailed):
                    await worker.wait()
        pumps = (self.app, *self.app.screen.walk_children(with_self=True))
        return bool(busy) or any(pump.message_queue_size for pump in pumps)

    async def until(self, condition: Callable[[], bool] | Callable[[], Awaitable[bool]]) -> None:
        """Wait for what a timer or another process brings about, be it there for a moment only."""
        end = time.monotonic() + _PATIENCE
        while time.monotonic() < end:
            found = condition()
            if found if isinstance(found, bool) else await found:
                return
            await asyncio.sleep(_TURN)
        pytest.fail(f"it never came to it; on screen:\n{self.screen}")

    @contextmanager
    def book_busy(self) -> Iterator[None]:
        """Let everything that is asked of the book meanwhile wait, as on a slow disk."""
        free = threading.Event()
        self.app.desk._send(lambda _book: free.wait())
        try:
            yield
        finally:
            free.set()

    # Looking

    async def ask(self, use_case: Callable[Concatenate[Book, P], T], *args: P.args, **kwargs: P.kwargs) -> T:
        """Ask the open book."""
        return await self.app.desk.ask(use_case, *args, **kwargs)

    @property
    def bench(self) -> Workbench:
        """The workbench, whatever stands over it."""
        return next(screen for screen in self.app.screen_stack if isinstance(screen, Workbench))

    @property
    def line(self) -> CaptureLine:
        """The capture line."""
        return self.bench.query_one(CaptureLine)

    @property
    def today(self) -> TodayPane:
        """The list of today."""
        return self.bench.query_one(TodayPane)

    @property
    def customers(self) -> CustomersPane:
        """The list of all customers."""
        return self.bench.query_one(CustomersPane)

    @property
    def popup(self) -> NamePopup:
        """The names offered behind an @."""
        return self.bench.query_one(NamePopup)

    @property
    def chips(self) -> list[str]:
        """The words of the chips."""
        return [text for text, _style in self.bench.query_one(Chips).chips]

    @property
    def head(self) -> str:
        """The first line of the screen."""
        return plain(self.bench.query_one(HeadLine).line_for(200))

    @property
    def card(self) -> str:
        """Card and log of the highlighted customer, laid out for a wide pane."""
        return page(self.bench.query_one("#customer", TextView))

    @property
    def toast(self) -> str:
        """The message on screen, or an empty text."""
        return "\n".join(note.message for note in self.app._notifications)

    @property
    def screen(self) -> str:
        """The characters on the terminal, a line each."""
        strips = self.app.screen._compositor.render_strips()
        return "\n".join("".join(segment.text for segment in strip) for strip in strips)


def _character(key: str) -> str | None:
    """Return what a key types, or None; keys are named as in bindings."""
    try:
        return unicodedata.lookup(_get_unicode_name_from_key(key))
    except KeyError:
        return key if len(key) == 1 else None


def plain(line: list[tuple[str, str]]) -> str:
    """Return the characters of a line without its styles."""
    return "".join(text for text, _style in line)


def page(view: TextView, width: int = 100) -> str:
    """Return what a page shows, as it is drawn, scrolled out of view or not."""
    return "\n".join(view.strip(line, width).text.rstrip() for line in view.lines_for(width))


@asynccontextmanager
async def on_stage(
    path: Path, size: tuple[int, int] = (100, 30), *, app: Callable[[Desk, Path], SalesbookApp] = SalesbookApp
) -> AsyncIterator[Stage]:
    """Open the workbench on the book at `path`, at `NOW`, and wait until all of it is there."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SALESBOOK_NOW", NOW)
        desk = Desk(path, name=path.name)
        running = app(desk, path.with_suffix(".log"))
        try:
            async with running.run_test(size=size, notifications=True) as pilot:
                stage = Stage(running, pilot)
                await stage.until(lambda: stage.today.ready)
                await stage.settle()
                yield stage
        finally:
            desk.close()


def kept(path: Path) -> dict[int | None, str]:
    """Return the drafts in a book that no workbench has open."""
    book = Book(path)
    try:
        return {draft.customer: draft.text for draft in drafts.all_kept(book)}
    finally:
        book.close()


def ended(app: App[None]) -> bool:
    """Tell whether the workbench was told to end."""
    return app._exit
