"""The program: shell commands, and the door to the workbench, which they don't know."""

from __future__ import annotations

import gc
import sys
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from salesbook.book.opened import Book


def main() -> int:
    """Run what the command line asks for and return the exit code."""
    # What is loaded while starting stays: looking through it for garbage is a sixth of the time to the first frame.
    gc.disable()
    from salesbook.cli.entry import run

    return run(sys.argv[1:], _workbench)


def _workbench(path: Path, prepare: Callable[[Book], None] | None, name: str) -> int:
    from salesbook.tui.start import run

    return run(path, prepare=prepare, name=name)


if __name__ == "__main__":
    sys.exit(main())
