"""The commands as click knows them: names, options, help.

The tree is built anew for each run, not declared by decorators: the help of every command is to be in the language in
use, which is known only when the program runs.
"""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from salesbook import __version__
from salesbook.cli.session import Asked
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable

    from click.shell_completion import CompletionItem

    from salesbook.book.opened import Book

    Workbench = Callable[[Path, Callable[[Book], None] | None, str], int]
    """Opens the workbench: on which book, what fills it first, what its head line calls it."""

_HELP = {"help_option_names": ["-h", "--help"]}
_FILE = click.Path(path_type=Path)
_COUNT = click.IntRange(min=0)


def build(workbench: Workbench) -> click.Group:
    """Return the whole tree; `workbench` opens the workbench."""
    group = click.Group(
        "salesbook",
        commands=[*_notes(), *_views(), *_transfers(), *_keeping(), _demo(workbench), _stats(), _cards()],
        params=[*_places(), _version()],
        callback=lambda **_given: None,
        invoke_without_command=True,
        help=_("Your own sales book. Without a command it opens the workbench."),
        epilog=_('Completion in bash: eval "$(_SALESBOOK_COMPLETE=bash_source salesbook)"; zsh and fish likewise.'),
        context_settings=_HELP,
    )

    def start(**_given: object) -> int | None:
        context = click.get_current_context()
        if context.invoked_subcommand is not None:
            return None
        return workbench(Asked(context.params["book"]).path(), None, "")

    group.callback = start
    return group


def _places() -> list[click.Parameter]:
    return [
        click.Option(["--book"], type=_FILE, metavar="FILE", help=_("The book to work on.")),
        click.Option(["--lang"], type=click.Choice(["zh", "en"]), expose_value=False, help=_("The language to speak.")),
    ]


def _version() -> click.Option:
    def say(context: click.Context, _parameter: click.Parameter, wanted: bool) -> None:
        if wanted and not context.resilient_parsing:
            click.echo(f"salesbook {__version__}")
            context.exit()

    return click.Option(
        ["--version"],
        is_flag=True,
        expose_value=False,
        is_eager=True,
        callback=say,
        help=_("Say which version this is."),
    )


def _command(
    name: str, run: Callable[..., int], text: str, *params: click.Parameter, free: bool = False, json: bool = True
) -> click.Command:
    """Return a command that calls `run` with what was asked and its parameters.

    Args:
        name: as typed.
        run: the command's function.
        text: its help.
        params: its own parameters.
        free: what looks like an unknown option is text.
        json: whether it answers in JSON, too.
    """

    def call(*, book: Path | None, as_json: bool = False, **given: object) -> int:
        before = click.get_current_context().find_root().params.get("book")
        return run(Asked(book or before, as_json), **given)

    answer = [click.Option(["--json", "as_json"], is_flag=True, help=_("Print one JSON document."))] if json else []
    return click.Command(
        name,
        params=[*params, *answer, *_places()],
        callback=call,
        help=text,
        context_settings={**_HELP, "ignore_unknown_options": free},
    )


def _text(name: str = "text", **more: object) -> click.Argument:
    return click.Argument([name], nargs=-1, required=True, **more)  # type: ignore[arg-type]


def _create_missing(text: str) -> click.Option:
    return click.Option(["--create-missing"], is_flag=True, help=text)


def _notes() -> list[click.Command]:
    from salesbook.cli import noting

    return [
        _command(
            "log",
            noting.log,
            _("Save a line as after a call; with - each line of standard input, all or none."),
            _text(),
            _create_missing(_("Make a customer of a name that nobody has.")),
            free=True,
        ),
        _command("parse", noting.parse, _("Show how a line is read, and store nothing."), _text(), free=True),
    ]


def _views() -> list[click.Command]:
    from salesbook.cli import looking

    return [
        _command(
            "today",
            looking.today,
            _("List whom to contact today, and why."),
            click.Option(["--on"], metavar="DATE", help=_("Another day.")),
            click.Option(["--limit"], type=_COUNT, help=_("At most so many customers.")),
            click.Option(
                ["--plain", "bare"],
                is_flag=True,
                help=_("For a login shell or a mail: a line each, divided by tabs; nothing if nobody is due."),
            ),
        ),
        _command(
            "find",
            looking.find,
            _("Find customers and notes by any part of them, or by pinyin."),
            _text(),
            click.Option(["--limit"], type=_COUNT, default=50, help=_("At most so many of each.")),
        ),
        _command(
            "show",
            looking.show,
            _("Show all about one customer, named as after @, or by number."),
            _text(metavar="CUSTOMER", shell_complete=_names),
            click.Option(["--limit"], type=_COUNT, default=200, help=_("At most so many entries of the log.")),
        ),
        _command("script", looking.script, _("Show what to say when a customer says this."), _text(), free=True),
    ]


def _names(context: click.Context, _parameter: click.Parameter, beginning: str) -> list[CompletionItem]:
    """Return the customers whose name begins so, for the shell's completion."""
    from click.shell_completion import CompletionItem

    from salesbook.book import finding
    from salesbook.cli.session import consulted
    from salesbook.domain.errors import SalesbookError

    try:
        asked = Asked(context.params.get("book") or context.find_root().params.get("book"))
        with consulted(asked, quietly=True) as book:
            found = finding.somebody(book, beginning, 20)
    except SalesbookError:
        return []
    return [CompletionItem(line.name) for line in found if line.name.isprintable()]


def _transfers() -> list[click.Command]:
    from salesbook.cli import moving

    kinds = click.Choice(["customers", "orders", "notes"])
    return [
        _command(
            "import",
            moving.bring_in,
            _("Bring a file in: CSV, a spreadsheet, vCards, or a whole book as JSON."),
            click.Argument(["path"], metavar="FILE", type=_FILE),
            click.Option(["--kind"], type=kinds, help=_("What its rows are.")),
            click.Option(["--as", "form"], type=click.Choice(["csv", "xlsx", "vcard", "json"]), help=_("Its format.")),
            click.Option(
                ["--map", "mapping"], multiple=True, metavar="FIELD=COLUMN", help=_("What a column means; repeatable.")
            ),
            _create_missing(_("Let orders and notes make customers of names that nobody has.")),
            click.Option(["--dry-run"], is_flag=True, help=_("Tell what would happen, and change nothing.")),
            click.Option(
                ["--skipped"], metavar="FILE", type=_FILE, help=_("Save the rows that were left out in a new file.")
            ),
        ),
        _command(
            "export",
            moving.send_out,
            _("Write the book to a file, or with - to standard output; JSON holds all of it."),
            click.Argument(["target"], metavar="FILE|-", type=click.Path(allow_dash=True)),
            click.Option(["--kind"], type=kinds, help=_("What rows to write as CSV.")),
            click.Option(
                ["--as", "form"],
                type=click.Choice(["csv", "xlsx", "vcard", "ics", "json"]),
                help=_("The format, else that of the name, else JSON."),
            ),
            click.Option(
                ["--vcard", "version"],
                type=click.Choice(["3.0", "4.0"]),
                default="4.0",
                help=_("The version of vCards: many phones read 3.0 only."),
            ),
        ),
    ]


def _keeping() -> list[click.Command]:
    from salesbook.cli import keeping

    return [
        _command(
            "undo",
            keeping.undo,
            _("Take back the last change."),
            click.Option(["--batch"], type=int, metavar="ID", help=_("Another change, such as an import.")),
        ),
        _command("paths", keeping.paths, _("Say where the book, backups, settings and the error log lie.")),
    ]


def _demo(workbench: Workbench) -> click.Command:
    from salesbook.cli import demo

    def run(asked: Asked, **given: object) -> int:
        return demo.run(asked, workbench=workbench, **given)  # type: ignore[arg-type]

    return _command(
        "demo",
        run,
        _("Open the workbench on a made-up book to try everything on."),
        click.Option(["--customers"], type=_COUNT, metavar="N", help=_("How many customers.")),
        click.Option(["--notes"], type=_COUNT, metavar="M", help=_("How many notes.")),
        click.Option(["--keep"], type=_FILE, metavar="FILE", help=_("Keep the book in this file.")),
        click.Option(["--no-open"], is_flag=True, help=_("Only make it.")),
    )


def _stats() -> click.Group:
    from salesbook.cli import figures

    days = [
        click.Option(["--from", "first"], metavar="DATE", help=_("The first day; else twelve months back.")),
        click.Option(["--to", "last"], metavar="DATE", help=_("The last day; else today.")),
    ]
    abc = _command("abc", figures.abc, _("Sales classes A, B and C."), *days)
    rhythm = _command(
        "rhythm",
        figures.rhythm,
        _("Who does not buy as usual."),
        click.Option(["--on"], metavar="DATE", help=_("Another day.")),
    )
    scripts = _command("scripts", figures.scripts, _("What works against objections, and what has no answer."), *days)
    return click.Group("stats", commands=[abc, rhythm, scripts], help=_("Figures."), context_settings=_HELP)


def _cards() -> click.Group:
    from salesbook.cli import sharing

    listed = _command("list", sharing.listed, _("List the cards: number, id, title, stage of practice."))
    out = _command(
        "export",
        sharing.send_out,
        _("Write cards to a file that can be read, changed and shared: your own ones, or those named."),
        click.Argument(["path"], metavar="FILE", type=_FILE),
        click.Argument(["wanted"], metavar="[CARD]...", nargs=-1),
        click.Option(["--all", "everything"], is_flag=True, help=_("All cards, the shipped ones too.")),
    )
    brought = _command(
        "import",
        sharing.bring_in,
        _("Take cards from such a file, all or none."),
        click.Argument(["path"], metavar="FILE", type=_FILE),
    )
    return click.Group("cards", commands=[listed, out, brought], help=_("Script cards."), context_settings=_HELP)
