"""What the commands print: results on stdout, complaints on stderr, in UTF-8, and nothing a terminal would obey."""

from __future__ import annotations

import io
import os
import sys
from contextlib import contextmanager, suppress
from typing import TYPE_CHECKING

from salesbook.domain.errors import SalesbookError, reason
from salesbook.domain.text import display
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from typing import BinaryIO

_LONGEST = 20_000


class ReaderGone(Exception):
    """Whoever read on (head, a pager) has seen enough. No `OSError`: click would end the program with 1."""


def prepare() -> None:
    """Let both streams take any text, whatever encoding the surroundings ask for."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, io.TextIOWrapper):
            stream.reconfigure(encoding="utf-8", errors="backslashreplace")


def say(line: str) -> None:
    """Print one line; it may hold anything a user wrote."""
    with _sending():
        sys.stdout.write(display(line, _LONGEST) + "\n")


def width() -> int:
    """Return the columns of the terminal that is printed to; 0 where it is a file or another program."""
    from shutil import get_terminal_size

    return get_terminal_size().columns if sys.stdout is not None and sys.stdout.isatty() else 0


def fields(values: Iterable[str]) -> None:
    """Print one line of fields, divided by tabs."""
    with _sending():
        sys.stdout.write("\t".join(display(value) for value in values) + "\n")


def document(value: object) -> None:
    """Print one JSON document."""
    from salesbook.exchange.jsontext import dumps

    with _sending():
        sys.stdout.write(dumps(value) + "\n")


def complain(message: str) -> None:
    """Print one line on stderr; if nobody reads that, there is nobody to tell."""
    with suppress(OSError, AttributeError):
        sys.stderr.write(display(message) + "\n")
        sys.stderr.flush()


@contextmanager
def as_bytes() -> Iterator[BinaryIO]:
    """Give stdout as a file of bytes."""
    with _sending():
        sys.stdout.flush()
        yield sys.stdout.buffer


def finish() -> None:
    """See to it that all that was printed has left."""
    with _sending():
        sys.stdout.flush()


def abandon() -> None:
    """Drop what could not be printed, lest the interpreter tries and complains once more."""
    with suppress(OSError, ValueError, AttributeError):
        nowhere = os.open(os.devnull, os.O_WRONLY)
        os.dup2(nowhere, sys.stdout.fileno())
        os.close(nowhere)


@contextmanager
def _sending() -> Iterator[None]:
    if sys.stdout is None:
        raise SalesbookError(_("The result can't be printed: standard output is closed."))
    try:
        yield
    except BrokenPipeError as error:
        raise ReaderGone from error
    except OSError as error:
        abandon()
        raise SalesbookError(_("The result can't be printed: {reason}.").format(reason=reason(error))) from error
