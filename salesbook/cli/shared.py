"""What all commands share: the book they work on, and how they print."""

from __future__ import annotations

from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from salesbook.book.opened import Book

Opener = "Callable[[Path, Callable[[Book], None] | None, str], int]"
F = TypeVar("F", bound="Callable[..., Any]")


@dataclass(slots=True)
class Shell:
    """One run of the command line: the book named, and how to open the workbench."""

    opener: Callable[[Path, Callable[[Book], None] | None, str], int]
    book: Path | None = None

    @property
    def path(self) -> Path:
        """The book's file."""
        from salesbook.book.places import places

        return places(self.book).book

    @contextmanager
    def opened(self, *, create: bool = True) -> Iterator[Book]:
        """Open the book for one command."""
        from salesbook.book.opened import Book

        book = Book(self.path, create=create)
        try:
            yield book
        finally:
            book.close()


def _named(context: click.Context, _parameter: click.Parameter, value: Path | None) -> None:
    if value is not None:
        context.ensure_object(Shell).book = value


def everywhere(command: F) -> F:
    """Give a command the options that stand before or behind its name."""
    book = click.option(
        "--book", type=click.Path(path_type=Path), metavar="FILE", expose_value=False, callback=_named,
        help=_("The book to use."),
    )  # fmt: skip
    # Read before click sees the line, see `salesbook.cli.language`.
    language = click.option(
        "--lang", type=click.Choice(["zh", "en"]), expose_value=False, help=_("Chinese or English.")
    )
    return book(language(command))


def as_json(command: F) -> F:
    """Give a command the option to print JSON."""
    return click.option("--json", "json_wanted", is_flag=True, help=_("Print one JSON document."))(command)
