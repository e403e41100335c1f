"""The use cases: everything a rep does with the book, typed and synchronous, for any front end.

Each function takes the open `Book` first. A read returns plain dataclasses in the shape of the pane that shows
them; a write is one transaction, one change in the journal, and returns `Changes`.

The modules load when they are first named (`book.today.order`), so that a front end shows its first frame, and a shell
command does its one thing, before the rest is read from disk.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from types import ModuleType

    from salesbook.book import (
        brief,
        cards,
        changes,
        classes,
        clock,
        closing,
        complaints,
        customers,
        drafts,
        finding,
        greetings,
        notes,
        numbers,
        opened,
        outlook,
        payments,
        practice,
        products,
        scripts,
        settings,
        sifting,
        talks,
        today,
        whatworks,
        wordings,
    )

__all__ = [
    "brief",
    "cards",
    "changes",
    "classes",
    "clock",
    "closing",
    "complaints",
    "customers",
    "drafts",
    "finding",
    "greetings",
    "notes",
    "numbers",
    "opened",
    "outlook",
    "payments",
    "practice",
    "products",
    "scripts",
    "settings",
    "sifting",
    "talks",
    "today",
    "whatworks",
    "wordings",
]


def __getattr__(name: str) -> ModuleType:
    if name in __all__:
        return import_module(f"salesbook.book.{name}")
    raise AttributeError(name)
