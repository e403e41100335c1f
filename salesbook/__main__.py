"""The program: shell commands, and the door to the workbench, which they don't know."""

from __future__ import annotations

import gc
import os
import sys
from contextlib import suppress
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

    code = run(sys.argv[1:], _workbench)
    if "textual" not in sys.modules:
        # All is written and closed; taking the loaded modules apart would be a tenth of the time of `log`.
        for stream in (sys.stdout, sys.stderr):
            with suppress(OSError, ValueError, AttributeError):
                stream.flush()
        os._exit(code)
    return code


def _workbench(path: Path, prepare: Callable[[Book], None] | None, name: str) -> int:
    from salesbook.tui.start import run

    return run(path, prepare=prepare, name=name)


if __name__ == "__main__":
    sys.exit(main())
