"""Finding customers and notes by any part of what is known of them, exactly, and names by their pinyin."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING

from salesbook.domain.pinyin import has_han
from salesbook.domain.text import fold
from salesbook.store import grams
from salesbook.store.codec import encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from salesbook.store.database import Database

_LAST = "\U0010fffe"
"""Sorts behind every text that goes on after a prefix."""

_PHONE = re.compile(r"\+?[\d\s()\-.]{3,}")
_MOST_CANDIDATES = 4000
"""Names looked at for one mixed spelling before the search gives up: bounds the time of a key press."""


@dataclass(frozen=True, slots=True)
class Hit:
    """A customer that was found, and by what: the field, and whether that was the whole of it or its beginning."""

    customer: int
    field: str
    exact: bool
    prefix: bool


@dataclass(frozen=True, slots=True)
class NoteHit:
    """A talk that was found."""

    interaction: int
    customer: int


def customers(db: Database, text: str, limit: int = 50) -> list[Hit]:
    """Return the customers that `text` finds, best first: whole matches, beginnings, any part, mixed pinyin.

    Finds by name, organisation, contacts' names, phone, e-mail and other points, in any script they are spelled:
    characters, full pinyin, initials, or a mixture (`王jg`, `wangjg`).
    """
    wanted = _normal(text)
    if not wanted:
        return []
    found: dict[int, Hit] = {}
    for hit in _hits(db, wanted, limit):
        found.setdefault(hit.customer, hit)
        if len(found) >= limit:
            break
    return list(found.values())


def exactly(db: Database, text: str) -> dict[str, list[int]]:
    """Return the customers one of whose keys is exactly `text`, by form (`text`, `pinyin`, `initials`)."""
    found: dict[str, list[int]] = {}
    for customer, form in db.rows(
        "SELECT DISTINCT customer_id, form FROM search_key WHERE text = ? LIMIT 200", (_normal(text),)
    ):
        found.setdefault(form, []).append(customer)
    return found


def notes(db: Database, text: str, limit: int = 50) -> list[NoteHit]:
    """Return the newest notes in which every word of `text` stands, as they were entered, newest first."""
    if not fold(text):
        return []
    rows = db.rows(
        """SELECT i.id, i.customer_id FROM (SELECT rowid FROM note_index WHERE note_index MATCH ?
        ORDER BY rowid DESC LIMIT ?) n JOIN interaction i ON i.id = n.rowid ORDER BY i.id DESC""",
        (grams.query(text), limit),
    )
    return [NoteHit(*row) for row in rows]


def _normal(text: str) -> str:
    wanted = fold(text)
    if _PHONE.fullmatch(wanted):
        digits = re.sub(r"\D", "", wanted)
        return digits if digits else wanted
    return wanted


def _hits(db: Database, wanted: str, limit: int) -> Iterator[Hit]:
    beginnings = db.rows(
        """SELECT customer_id, field, text, form FROM search_key WHERE text >= ? AND text < ?
        ORDER BY text, customer_id LIMIT ?""",
        (wanted, wanted + _LAST, limit * 4),
    )
    for customer, field, text, _form in beginnings:
        yield Hit(customer, field, exact=text == wanted, prefix=True)
    parts = db.rows(
        """SELECT k.customer_id, k.field, k.form FROM key_index f JOIN search_key k ON k.id = f.rowid
        WHERE key_index MATCH ? LIMIT ?""",
        (grams.query(wanted), limit * 4),
    )
    # A part of the characters says more than a part of their spelling.
    for customer, field, _form in sorted(parts, key=lambda row: row[2] != "text"):
        yield Hit(customer, field, exact=False, prefix=False)
    if any("a" <= c <= "z" for c in wanted):
        yield from _mixed(db, wanted)


def _mixed(db: Database, wanted: str) -> Iterator[Hit]:
    wanted = wanted.replace(" ", "").replace("'", "")
    if not 2 <= len(wanted) <= 40:
        return
    for customer, field, spelling, text in _candidates(db, wanted):
        characters = [c for c in text if c.isalnum()]
        readings = [reading.split(",") for reading in spelling.split(" ")]
        if len(characters) == len(readings) and spells(wanted, characters, readings):
            yield Hit(customer, field, exact=False, prefix=False)


def _candidates(db: Database, wanted: str) -> Iterable[tuple[int, str, str, str]]:
    """Return names that might be spelled so: by their Chinese part, else by the initials it could stand for."""
    if has_han(wanted):
        part = max(re.findall(r"[^\x00-\x7f]+", wanted), key=len)
        expression = grams.query(part)
        form = "text"
    else:
        sequences = sorted(initials(wanted), key=len, reverse=True)[:12]
        if not sequences:
            return []
        expression = " OR ".join(f"({grams.query(s)})" for s in sequences)
        form = "initials"
    rows: list[tuple[int, str, str, str]] = db.rows(
        """SELECT DISTINCT n.customer_id, n.field, n.spelling, n.text
        FROM key_index f JOIN search_key k ON k.id = f.rowid
        JOIN search_key n ON n.customer_id = k.customer_id AND n.field = k.field AND n.spelling IS NOT NULL
        WHERE key_index MATCH ? AND k.form = ? LIMIT ?""",
        (expression, form, _MOST_CANDIDATES),
    )
    return rows


_SYLLABLE = re.compile(
    "(?:zh|ch|sh|[bpmfdtnlgkhjqxrzcsyw])?(?:i?ang|i?ong|uang|eng|ing|i?an|uan|en|in|un|i?ao|uai|ai|ei|ui|i?ou|iu|ie"
    "|ue|ve|er|[iu]?a|uo|[aoeiuv])$"
)


def initials(wanted: str) -> set[str]:
    """Return the initials that a mixture of syllables and initials can stand for: `wangjg` gives `wjg` among others."""
    ends: list[set[str]] = [set() for _index in range(len(wanted) + 1)]
    ends[0].add("")
    for start in range(len(wanted)):
        if not ends[start]:
            continue
        for end in range(start + 1, min(start + 6, len(wanted)) + 1):
            piece = wanted[start:end]
            if end == start + 1 or _SYLLABLE.match(piece):
                ends[end].update(sorted(known + piece[0] for known in ends[start])[:8])
    return {sequence for sequence in ends[-1] if 2 <= len(sequence) < len(wanted)}


def spells(wanted: str, characters: list[str], readings: list[list[str]]) -> bool:
    """Tell whether `wanted` spells a run of a name's characters, each by itself, its reading or its initial."""
    for start in range(len(characters)):
        rests = {wanted}
        for character, options in zip(characters[start:], readings[start:], strict=True):
            following: set[str] = set()
            for rest in rests:
                for option in (encode(character), *options, *(o[0] for o in options)):
                    if rest.startswith(option):
                        following.add(rest[len(option) :])
                    elif option.startswith(rest):
                        return True
            if "" in following:
                return True
            rests = following
            if not rests:
                break
    return False
