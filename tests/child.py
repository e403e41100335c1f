"""Python code run in a process of its own, beside the test's."""

from __future__ import annotations

import subprocess
import sys
import textwrap

PRELUDE = """
import sys
from pathlib import Path
from salesbook.book import customers, notes
from salesbook.book.opened import Book
from salesbook.domain.customers import Customer
from salesbook.domain.errors import SalesbookError
"""


def child(code: str, *arguments: object) -> subprocess.Popen[str]:
    """Start a process that runs `code` with `sys.argv[1:]` as given; it is read and written as text."""
    return subprocess.Popen(
        [sys.executable, "-c", PRELUDE + textwrap.dedent(code), *map(str, arguments)],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.STDOUT,
        text=True,
        encoding="utf-8",
    )


def finished(process: subprocess.Popen[str]) -> str:
    """Wait for a process and return what it printed.

    Raises:
        AssertionError: it failed.
    """
    printed, _errors = process.communicate(timeout=60)
    assert process.returncode == 0, printed
    return printed.strip()


def run(code: str, *arguments: object) -> str:
    """Run `code` in a process and return what it printed."""
    return finished(child(code, *arguments))
