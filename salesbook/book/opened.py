"""The open book that every use case takes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.book.clock import now
from salesbook.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime
    from pathlib import Path


class Book:
    """A book that is open, and the clock it goes by. Belongs to the thread that opened it."""

    def __init__(self, path: Path, *, create: bool = True, clock: Callable[[], datetime] = now) -> None:
        """Open the book at `path`, or begin one.

        Raises:
            SalesbookError: the file is no book, is newer than this program, or can't be opened or made.
        """
        self.db = Database(path, create=create)
        self.path = path
        self._clock = clock

    def now(self) -> datetime:
        """Return this moment, with its offset."""
        return self._clock()

    def today(self) -> date:
        """Return the rep's calendar day."""
        return self.now().date()

    def close(self) -> None:
        """Close the file."""
        self.db.close()
