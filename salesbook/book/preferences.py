"""What the rep prefers of the program itself, whatever book is open: a small file beside the others of this rep.

It is read before there is a book, and nothing in it is worth an error: what can't be read was not chosen.
"""

from __future__ import annotations

from enum import StrEnum

from salesbook.book.places import places


class Preference(StrEnum):
    """What can be preferred; the values stand in the file."""

    LANGUAGE = "language"
    THEME = "theme"


def preferred(what: Preference) -> str | None:
    """Return what was chosen, None if nothing was."""
    chosen = _stored().get(what)
    return chosen if isinstance(chosen, str) else None


def prefer(what: Preference, choice: str) -> None:
    """Keep a choice; the others stay as they are.

    Raises:
        SalesbookError: the file can't be written.
    """
    import json

    from salesbook.exchange.atomic import replacing

    path = places().settings
    chosen = _stored() | {what.value: choice}
    with replacing(path, make_folder=True) as file:
        file.write((json.dumps(chosen, indent=1) + "\n").encode())


def _stored() -> dict[str, object]:
    try:
        text = places().settings.read_text(encoding="utf-8")
    except (OSError, ValueError):
        return {}
    # Few have made a choice: for the others a command is to be quick.
    import json

    try:
        found = json.loads(text)
    except (ValueError, RecursionError):
        return {}
    return found if isinstance(found, dict) else {}
