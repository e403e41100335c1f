"""Finding customers and notes by any part of what is known of them, exactly, and names by their pinyin."""

from __future__ import annotations

import re
from contextlib import closing
from typing import TYPE_CHECKING, NamedTuple

from salesbook.domain.text import fold
from salesbook.store import grams, mixed

if TYPE_CHECKING:
    from collections.abc import Generator, Iterator

    from salesbook.store.database import Database

_LAST = "\U0010fffe"
"""Sorts behind every text that goes on after a prefix."""

_PHONE = re.compile(r"\+?[\d\s()\-.]{3,}")
_CHINA = ("0086", "86")
_LETTER = re.compile("[a-z]")
_LONGEST = 1000
"""Characters of a query that are searched for: the rest of a paste changes nothing."""

_BETWEEN = re.compile("[ '’·-]")
"""What may be typed between the syllables of a name."""


class Hit(NamedTuple):
    """A customer that was found, and the field it was found by: `name`, `organisation`, `contact` or a `PointKind`."""

    customer: int
    field: str


class NoteHit(NamedTuple):
    """A talk that was found."""

    interaction: int
    customer: int


def customers(db: Database, text: str, limit: int = 50) -> list[Hit]:
    """Return the customers that `text` finds, best first: whole matches, beginnings, any part, mixed pinyin.

    Finds by name, organisation, contacts' names, phone, e-mail and other points, in any script they are
    spelled: characters, full pinyin, initials, or a mixture (`王jg`, `wangjg`). Words apart from each other
    are found in any order.
    """
    found: dict[int, Hit] = {}
    # Read row by row: what is far down in a long answer is never looked up.
    with closing(_hits(db, text[:_LONGEST])) as hits:
        for hit in hits:
            if len(found) >= limit:
                break
            found.setdefault(hit.customer, hit)
    return list(found.values())


def notes(db: Database, text: str, limit: int = 50) -> list[NoteHit]:
    """Return the newest notes in which every word of `text` stands, as they were entered, newest first."""
    wanted = fold(text[:_LONGEST])
    if not wanted:
        return []
    rows = db.rows(
        """SELECT i.id, i.customer_id FROM (SELECT rowid FROM note_index WHERE note_index MATCH ?
        ORDER BY rowid DESC LIMIT ?) n JOIN interaction i ON i.id = n.rowid ORDER BY i.id DESC""",
        (grams.query(wanted), limit),
    )
    return [NoteHit(*row) for row in rows]


def _hits(db: Database, text: str) -> Generator[Hit, None, None]:
    forms = _forms(text)
    for form in forms:
        yield from _whole(db, form)
    for form in forms:
        yield from _beginnings(db, form)
    for form in forms:
        yield from _parts(db, grams.query(form))
    wanted = _BETWEEN.sub("", fold(text).replace("ü", "v"))
    if _LETTER.search(wanted) and wanted.isalnum() and len(wanted) <= mixed.LONGEST:
        yield from _mixed(db, wanted)


def _forms(text: str) -> list[str]:
    """Return the forms in which `text` may stand in a key: a phone stands there by its digits, too."""
    wanted = fold(text).replace("\0", "␀")
    forms = [wanted] if wanted else []
    if _PHONE.fullmatch(wanted) and (digits := re.sub(r"\D", "", wanted)):
        forms = [digits.removeprefix(prefix) for prefix in _CHINA if digits.startswith(prefix)]
        forms = [form for form in forms if form] + [digits, wanted]
    return list(dict.fromkeys(forms))


def _whole(db: Database, wanted: str) -> Iterator[Hit]:
    rows = db.each(
        """SELECT customer_id, field FROM search_key WHERE text = ?
        ORDER BY form <> 'text', field <> 'name', customer_id""",
        (wanted,),
    )
    yield from (Hit(*row) for row in rows)


def _beginnings(db: Database, wanted: str) -> Iterator[Hit]:
    rows = db.each(
        "SELECT customer_id, field FROM search_key WHERE text >= ? AND text < ? ORDER BY text, customer_id",
        (wanted, wanted + _LAST),
    )
    yield from (Hit(*row) for row in rows)


def _parts(db: Database, expression: str) -> Iterator[Hit]:
    rows = db.each(
        """SELECT k.customer_id, k.field FROM key_index f CROSS JOIN search_key k ON k.id = f.rowid
        WHERE key_index MATCH ?""",
        (expression,),
    )
    yield from (Hit(*row) for row in rows)


def _mixed(db: Database, wanted: str) -> Iterator[Hit]:
    rows = db.each(
        """SELECT k.customer_id, k.field, k.text, k.spelling
        FROM key_index f CROSS JOIN search_key k ON k.id = f.rowid WHERE key_index MATCH ?""",
        (mixed.candidates(wanted),),
    )
    for customer, field, text, spelling in rows:
        if spelling is not None and mixed.spells(wanted, text, spelling):
            yield Hit(customer, field)
