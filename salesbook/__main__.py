"""The command `salesbook`: the shell commands, and the workbench behind them."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from salesbook.cli.main import run

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from salesbook.book.opened import Book


def main() -> None:
    """Run the command line and exit with its code."""
    sys.exit(run(sys.argv[1:], open_workbench))


def open_workbench(path: Path, prepare: Callable[[Book], None] | None, name: str) -> int:
    """Show the workbench; only here do the two front ends meet, and only when it is asked for."""
    from salesbook.tui.start import run as start

    return start(path, prepare=prepare, name=name)


if __name__ == "__main__":
    main()
