"""The somebody that an `@` of the capture line names."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from salesbook.domain.capture import Match, Person
from salesbook.domain.text import fold

if TYPE_CHECKING:
    from salesbook.book.opened import Book

_LONGEST_NAME = 80
_PHONE = re.compile(r"\+?\d[\d \-]*\d")
_SHORTEST_PHONE_PART = 4
_WORD = re.compile(r"[a-z0-9]", re.IGNORECASE)
# An exact name wins over a company's, a spelling and initials that happen to be the same.
_FORMS = {"text": 0, "pinyin": 2, "initials": 4}
_OTHER_FIELD = 1
_MOST = 500
"""People of one spelling that are told apart; nobody reads through more."""


class BookDirectory:
    """Who is in the book, for the grammar of the capture line."""

    def __init__(self, book: Book) -> None:
        """Look names up in `book`."""
        self._book = book

    def longest(self, text: str) -> Match | None:
        """Return the longest beginning of `text` that is somebody: a name, company, spelling, initials, phone part."""
        ends = [end for end in range(1, min(len(text), _LONGEST_NAME) + 1) if not _cuts_word(text, end)]
        keys = {fold(text[:end]).replace("\0", "␀"): end for end in reversed(ends)}
        keys.pop("", None)
        found = self._exactly(list(keys))
        if found:
            length = max(keys[key] for key, _rank, _person in found)
            longest = [(rank, person) for key, rank, person in found if keys[key] == length]
            best = min(rank for rank, _person in longest)
            people = dict.fromkeys(person for rank, person in longest if rank == best)
            return Match(length, tuple(people))
        return self._by_phone(text)

    def _exactly(self, keys: list[str]) -> list[tuple[str, int, Person]]:
        if not keys:
            return []
        marks = ", ".join("?" * len(keys))
        rows = self._book.db.rows(
            f"""SELECT k.text, k.field, k.form, c.id, c.name FROM search_key k JOIN customer c ON c.id = k.customer_id
            WHERE k.text IN ({marks}) ORDER BY length(k.text) DESC, c.id LIMIT {_MOST}""",
            keys,
        )
        return [
            (text, _FORMS[form] + (field != "name") * _OTHER_FIELD, Person(customer, name))
            for text, field, form, customer, name in rows
        ]

    def _by_phone(self, text: str) -> Match | None:
        from salesbook.store import search

        part = _PHONE.match(text)
        if part is None:
            return None
        # The space behind a number may lead to the note: try without the later groups of digits, too.
        for end in [m.end() for m in re.finditer(r"\d+", part[0])][::-1]:
            digits = re.sub(r"\D", "", part[0][:end])
            if len(digits) < _SHORTEST_PHONE_PART:
                break
            hits = [h.customer for h in search.customers(self._book.db, digits, 20) if h.field == "phone"]
            if hits:
                marks = ", ".join("?" * len(hits))
                rows = self._book.db.rows(f"SELECT id, name FROM customer WHERE id IN ({marks}) ORDER BY id", hits)
                return Match(end, tuple(Person(*row) for row in rows))
        return None


def _cuts_word(text: str, end: int) -> bool:
    return end < len(text) and _WORD.match(text[end - 1]) is not None and _WORD.match(text[end]) is not None
