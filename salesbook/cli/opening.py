"""Opening a book made up to try everything on."""

from __future__ import annotations

import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import click

from salesbook.cli.shared import Shell, everywhere
from salesbook.cli.speaking import say
from salesbook.domain.errors import SalesbookError
from salesbook.locale import _, language

if TYPE_CHECKING:
    from salesbook.book.opened import Book


def demo() -> click.Command:
    """Return `salesbook demo`."""

    @click.command("demo", help=_("Open a book of examples, the same every time."))
    @click.option("--customers", type=click.IntRange(0), help=_("How many customers."))
    @click.option("--notes", type=click.IntRange(0), help=_("How many talks."))
    @click.option("--keep", type=click.Path(path_type=Path), metavar="FILE", help=_("Keep the book as this file."))
    @click.option("--no-open", is_flag=True, help=_("Only make it."))
    @everywhere
    @click.pass_context
    def command(
        context: click.Context, customers: int | None, notes: int | None, keep: Path | None, no_open: bool
    ) -> None:
        shell: Shell = context.obj
        if no_open and keep is None:
            raise click.UsageError(_("--no-open goes with --keep: say where to keep the book."))
        counts = {name: count for name, count in (("customers", customers), ("notes", notes)) if count is not None}

        def fill(book: Book) -> None:
            from salesbook.book.demo import build
            from salesbook.domain.codes import Language

            build(book, language=Language(language()), **counts)

        if keep is None:
            with tempfile.TemporaryDirectory(prefix="salesbook-") as folder:
                context.exit(shell.opener(Path(folder) / "demo.salesbook", fill, "demo"))
        if keep.exists():
            raise SalesbookError(_("{path} is there already: name a new file for the demo.").format(path=keep))
        if not no_open:
            context.exit(shell.opener(keep, fill, keep.name))
        shell.book = keep
        try:
            with shell.opened() as book:
                fill(book)
        except BaseException:
            keep.unlink(missing_ok=True)
            raise
        say(_("{path} is made: salesbook --book {path} opens it.").format(path=keep))

    return command


COMMANDS = {"demo": demo}
