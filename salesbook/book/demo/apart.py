"""Telling a large demo book in a process of its own while this one writes: on two cores in two thirds of the time."""

from __future__ import annotations

import signal
from contextlib import suppress
from multiprocessing import get_context
from typing import TYPE_CHECKING

from salesbook.book.demo.story import tell

if TYPE_CHECKING:
    from collections.abc import Generator
    from datetime import datetime
    from multiprocessing.connection import Connection

    from salesbook.book.demo.sheets import Bundle
    from salesbook.domain.codes import Language


def told(language: Language, now: datetime, customers: int, notes: int) -> Generator[Bundle, None, None]:
    """Yield the bundles of rows of a demo book, in the order they are to be written in.

    Raises:
        EOFError: the other process came to an end before the book did.
    """
    # A fork would take over locks from threads that it does not have.
    context = get_context("spawn")
    hears, speaks = context.Pipe(duplex=False)
    process = context.Process(target=_tell, args=(speaks, language, now, customers, notes), daemon=True)
    process.start()
    speaks.close()
    try:
        while (bundle := hears.recv()) is not None:
            yield bundle
    finally:
        hears.close()
        process.terminate()
        process.join()


def _tell(pipe: Connection, language: Language, now: datetime, customers: int, notes: int) -> None:
    # Ctrl+C goes to both; the one that writes says what is to be said, and ends this one.
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    with suppress(BrokenPipeError):
        tell(pipe.send, language, now, customers, notes)
        pipe.send(None)
