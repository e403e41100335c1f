"""From the arguments to the exit code: 0 done, 1 refused, 2 called wrongly, 130 stopped by Ctrl+C."""

from __future__ import annotations

import gc
from typing import TYPE_CHECKING

from salesbook import locale
from salesbook.cli import language, output, quick
from salesbook.domain.errors import SalesbookError
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesbook.cli.tree import Workbench

_DONE, _REFUSED, _MISUSED, _STOPPED = 0, 1, 2, 130


def run(arguments: Sequence[str], workbench: Workbench) -> int:
    """Run the command that the arguments ask for and return the exit code; nothing is raised.

    Args:
        arguments: those behind the program's name.
        workbench: opens the workbench; the commands themselves don't know it.
    """
    output.prepare()
    try:
        locale.use(language.choose(arguments))
        code = quick.attempt(arguments, workbench)
        if code is None:
            code = _by_click(arguments, workbench)
        output.finish()
    except SalesbookError as error:
        output.complain(str(error))
        return _MISUSED if _is_misuse(error) else _REFUSED
    except output.ReaderGone:
        output.abandon()
        return _DONE
    except KeyboardInterrupt:
        output.abandon()
        return _STOPPED
    except Exception as error:
        output.complain(_apology(error))
        return _REFUSED
    return code


def _by_click(arguments: Sequence[str], workbench: Workbench) -> int:
    import click

    from salesbook.cli.tree import build

    gc.enable()

    try:
        code = build(workbench).main(list(arguments), prog_name="salesbook", standalone_mode=False)
    except click.UsageError as error:
        help_for = error.ctx.command_path if error.ctx else "salesbook"
        hint = _("“{command} -h” helps.").format(command=help_for)
        output.complain(f"{error.format_message()} {hint}")
        return _MISUSED
    except click.ClickException as error:
        raise SalesbookError(error.format_message()) from error
    except click.Abort:
        raise KeyboardInterrupt from None
    return code if isinstance(code, int) else _DONE


def _is_misuse(error: SalesbookError) -> bool:
    from salesbook.cli.usage import UsageRefused

    return isinstance(error, UsageRefused)


def _apology(error: Exception) -> str:
    """Note an error of ours in the log, without the customers' data, and return what to say about it."""
    from salesbook.book.faults import write_fault
    from salesbook.book.places import places

    log = places().log
    write_fault(log, error)
    return _("Something went wrong, and salesbook had to stop. Details: {log}").format(log=log)
