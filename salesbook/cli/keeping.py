"""`undo` and `paths`."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.cli import output
from salesbook.cli.session import opened
from salesbook.cli.table import aligned
from salesbook.locale import _, ngettext

if TYPE_CHECKING:
    from salesbook.cli.session import Asked


def undo(asked: Asked, *, batch: int | None) -> int:
    """Take back the newest change, or the one with a number, and print what it was."""
    from salesbook.book import changes

    with opened(asked) as book:
        taken = changes.undo(book, batch)
    if asked.as_json:
        output.document(
            {"batch": taken.id, "what": taken.what, "customers": sorted(taken.customers), "kept": taken.kept}
        )
        return 0
    output.say(_("Taken back: {what}").format(what=taken.what))
    if taken.kept:
        output.say(
            ngettext(
                "{n} row stays, because later entries lean on it.",
                "{n} rows stay, because later entries lean on them.",
                taken.kept,
            ).format(n=taken.kept)
        )
    return 0


def paths(asked: Asked) -> int:
    """Print where the book and what belongs to it lie."""
    from salesbook.book.places import places

    found = places(asked.book)
    named = {"book": found.book, "backups": found.backups, "settings": found.settings, "log": found.log}
    if asked.as_json:
        output.document({name: str(path) for name, path in named.items()})
        return 0
    titles = {"book": _("Book"), "backups": _("Backups"), "settings": _("Settings"), "log": _("Error log")}
    for line in aligned([(titles[name], str(path)) for name, path in named.items()]):
        output.say(line)
    return 0
