"""`cards`: the script cards, in and out as files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.cli import output
from salesbook.cli.session import consulted, opened
from salesbook.cli.table import aligned
from salesbook.locale import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from salesbook.cli.session import Asked


def listed(asked: Asked) -> int:
    """Print every card."""
    from salesbook.book import practice, scripts

    with consulted(asked, quietly=True) as book:
        found = sorted(scripts.rank(book, ""), key=lambda script: script.number)
        standings = practice.standings(book)
    if asked.as_json:
        output.document([
            {
                "card": one.card, "number": one.number, "title": one.title, "own": one.own, "outdated": one.outdated,
                "stage": int(standings[one.card].stage),
            }
            for one in found
        ])  # fmt: skip
        return 0
    rows = [
        (str(one.number), one.card, str(int(standings[one.card].stage)), _("yours") if one.own else "", one.title)
        for one in found
    ]
    for line in aligned(rows):
        output.say(line)
    return 0


def send_out(asked: Asked, path: Path, *, wanted: Sequence[str], everything: bool) -> int:
    """Write cards to a file."""
    from salesbook.book import cards

    path = path.expanduser()
    with consulted(asked, quietly=True) as book:
        count = cards.export(book, path, wanted, everything=everything)
    if asked.as_json:
        output.document({"path": str(path), "cards": count})
    else:
        output.say(_("{path} written: {count}.").format(path=path, count=counted(count)))
    return 0


def counted(count: int) -> str:
    """Return a number of cards in words."""
    return ngettext("{n} card", "{n} cards", count).format(n=count)


def bring_in(asked: Asked, path: Path) -> int:
    """Take the cards of a file into the book."""
    from salesbook.book import cards

    with opened(asked, create=True) as book:
        brought, changes = cards.bring_in(book, path.expanduser())
    if asked.as_json:
        output.document({**brought._asdict(), "batch": changes.id or None})
        return 0
    output.say(_("{created} new, {updated} changed, {unchanged} as they were.").format(**brought._asdict()))
    if changes.id:
        output.say(_("“salesbook undo --batch {number}” takes it back.").format(number=changes.id))
    return 0
