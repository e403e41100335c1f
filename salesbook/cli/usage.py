"""Arguments that can't be meant: refused like what click refuses itself, with exit code 2."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from salesbook.domain.errors import SalesbookError
from salesbook.locale import _

if TYPE_CHECKING:
    from salesbook.book.opened import Book


class UsageRefused(SalesbookError):
    """The command was called in a way that makes no sense."""


def day(text: str, book: Book) -> date:
    """Return the day an option names: an ISO date, or a date phrase of either language.

    Raises:
        UsageRefused: it names no day.
    """
    try:
        return date.fromisoformat(text.strip())
    except ValueError:
        pass
    from salesbook.domain.dates import Direction, When, read

    found = read(text.strip(), book.now(), Direction.FUTURE)
    if isinstance(found, When) and found.length == len(text.strip()):
        return found.on
    raise UsageRefused(_("{text} is no date: write it like 2026-11-25.").format(text=text))
