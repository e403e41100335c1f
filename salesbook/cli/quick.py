"""The short way to the workbench, `log` and `parse`: their plain shapes, read without the parser of all commands.

Loading click and laying out every command takes longer than saving a note, and keeps the first frame waiting. What is
not surely one of these shapes (help, an option unknown here, a mistake) is left to click, which reads them all.
"""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesbook.cli.tree import Workbench

_VALUED = ("--book", "--lang")
_LANGUAGES = ("zh", "en")
_STDIN = "-"
_COMPLETING = "_SALESBOOK_COMPLETE"


def attempt(arguments: Sequence[str], workbench: Workbench) -> int | None:
    """Open the workbench, or run a plain `log` or `parse`, and return its exit code; None if this is anything else."""
    read = _read(arguments)
    if read is None:
        return None
    command, text, options, flags = read
    book = Path(options["--book"]) if "--book" in options else None
    if command is None:
        from salesbook.book.places import places

        return workbench(places(book).book, None, "")
    from salesbook.cli import noting
    from salesbook.cli.session import Asked

    asked = Asked(book, "--json" in flags)
    if command == "parse":
        return noting.parse(asked, text)
    return noting.log(asked, text, create_missing="--create-missing" in flags)


_FLAGS = {"log": {"--json", "--create-missing"}, "parse": {"--json"}}


def _read(arguments: Sequence[str]) -> tuple[str | None, list[str], dict[str, str], set[str]] | None:
    if _COMPLETING in os.environ:
        return None
    words: list[str] = []
    options: dict[str, str] = {}
    flags: set[str] = set()
    left = iter(arguments)
    for argument in left:
        if argument in _VALUED:
            options[argument] = next(left, "")
        elif argument.startswith("-") and argument != _STDIN:
            # The command is not known before its name came: `salesbook --json log` is a mistake.
            if not words or argument not in _FLAGS.get(words[0], ()):
                return None
            flags.add(argument)
        else:
            words.append(argument)
            if words[0] not in _FLAGS:
                return None
    if len(words) == 1 or options.get("--lang", "en") not in _LANGUAGES or not options.get("--book", "x"):
        return None
    return (words[0] if words else None), words[1:], options, flags
