"""The command line: one group, its commands loaded when they are called."""

from __future__ import annotations

import importlib
import os
import sys
from typing import TYPE_CHECKING

import click

from salesbook import __version__, locale
from salesbook.cli.language import chosen
from salesbook.cli.shared import Shell, everywhere
from salesbook.cli.speaking import complain
from salesbook.domain.errors import SalesbookError
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

    from salesbook.book.opened import Book

_COMMANDS = {
    "demo": "opening", "log": "writing", "parse": "writing", "undo": "writing", "today": "looking", "find": "looking",
    "show": "looking", "script": "looking", "paths": "looking", "stats": "figures", "import": "moving",
    "export": "moving",
}  # fmt: skip
"""Each command and the module of this package that has it."""


class Commands(click.Group):
    """A group that imports a command's module only for that command."""

    def list_commands(self, _context: click.Context) -> list[str]:
        """Return the names of all commands, in the order of the day."""
        return list(_COMMANDS)

    def get_command(self, _context: click.Context, name: str) -> click.Command | None:
        """Return a command by its name."""
        if name not in _COMMANDS:
            return None
        module = importlib.import_module(f"salesbook.cli.{_COMMANDS[name]}")
        made: click.Command = module.COMMANDS[name]()
        return made


def _group() -> click.Group:
    @click.group(
        "salesbook", cls=Commands, invoke_without_command=True, no_args_is_help=False,
        context_settings={"help_option_names": ["-h", "--help"]},
        help=_("Your sales book. Without a command it opens the workbench."),
    )  # fmt: skip
    @everywhere
    @click.version_option(__version__, message="salesbook %(version)s")
    @click.pass_context
    def salesbook(context: click.Context) -> None:
        if context.invoked_subcommand is None:
            shell: Shell = context.obj
            context.exit(shell.opener(shell.path, None, ""))

    return salesbook


def run(arguments: Sequence[str], opener: Callable[[Path, Callable[[Book], None] | None, str], int]) -> int:
    """Do what a command line asks for and return the exit code: 0 done, 1 refused, 2 not understood.

    Args:
        arguments: the words behind `salesbook`.
        opener: shows the workbench on a book, prepared by a function, under a name.
    """
    locale.use(chosen(arguments))
    try:
        code = _group().main(list(arguments), prog_name="salesbook", obj=Shell(opener), standalone_mode=False)
        return code if isinstance(code, int) else 0
    except SalesbookError as error:
        complain(str(error))
        return 1
    except click.ClickException as error:
        error.show()
        return 2 if isinstance(error, click.UsageError) else 1
    except (click.Abort, KeyboardInterrupt):
        return 1
    except BrokenPipeError:
        # Whoever read our output has enough; nothing may be flushed to it at the end.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return 0
    except OSError as error:
        complain(_("The output could not be written: {reason}.").format(reason=error.strerror or error))
        return 1
