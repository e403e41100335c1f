"""`log` and `parse`: the capture line from the shell.

`log` stands between the rep and the next call, so this module loads as little as it can.
"""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from salesbook.cli import output
from salesbook.cli.session import consulted, opened
from salesbook.domain.errors import SalesbookError
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesbook.book.notes import Logged
    from salesbook.cli.session import Asked

_FROM_STDIN = ("-",)


def log(asked: Asked, text: Sequence[str], *, create_missing: bool) -> int:
    """Save one line, or with `-` every line of stdin: all of them, or none."""
    from salesbook.book import notes

    from_stdin = tuple(text) == _FROM_STDIN
    lines = _lines_of_stdin() if from_stdin else [" ".join(text)]
    with opened(asked, create=create_missing) as book:
        saved, _changes = notes.log_all(
            book, [(line, None, frozenset()) for line in lines], create_missing=create_missing
        )
    if asked.as_json:
        documents = [_document(logged) for logged in saved]
        output.document(documents if from_stdin else documents[0])
        return 0
    for logged in saved:
        _receipt(logged)
    return 0


def parse(asked: Asked, text: Sequence[str]) -> int:
    """Print how a line is read, and store nothing."""
    from salesbook.book import notes
    from salesbook.domain.capture import as_json

    with consulted(asked, quietly=True) as book:
        reading = notes.parse(book, " ".join(text))
        if asked.as_json:
            output.document(as_json(reading))
            return 0
        from salesbook.cli.reading_words import said

        for line in said(reading):
            output.say(line)
    return 0


def _lines_of_stdin() -> list[str]:
    if sys.stdin is None:
        raise SalesbookError(_("There is nothing to read: standard input is closed."))
    text = sys.stdin.buffer.read().decode("utf-8-sig", "surrogateescape")
    lines = text.split("\n")
    # The end of the last line is no line.
    if not lines[-1]:
        lines.pop()
    return [line.removesuffix("\r") for line in lines]


def _document(logged: Logged) -> dict[str, object]:
    from salesbook.domain.capture import as_json

    return {"id": logged.id, "customer": logged.name, "reading": as_json(logged.reading)}


def _receipt(logged: Logged) -> None:
    from salesbook.cli.reading_words import parts

    output.say(_("Saved: {name}").format(name=logged.name))
    for line in parts(logged.reading):
        output.say(f"  {line}")
    for unread in logged.reading.unread:
        output.complain(_("{text}: {hint}").format(text=unread.text, hint=unread.hint))
