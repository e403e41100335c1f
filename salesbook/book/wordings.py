"""The rep's own words: openers (D26), answers to the six doubts (D13), and about the offer (D32), which fill blanks."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from salesbook.book.changes import Action, Changes, recorded
from salesbook.domain.blanks import filled
from salesbook.domain.errors import SalesbookError
from salesbook.locale import _, language
from salesbook.playbook import sheets
from salesbook.playbook.sheets import Sheet
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from collections.abc import Mapping

    from salesbook.book.opened import Book

LONGEST = 20_000
"""Characters of one text."""


class Worded(NamedTuple):
    """One line of a sheet in use.

    Attributes:
        id: of the line.
        title: when it is said, or what is asked.
        say: the words, their blanks filled; empty where a question about the offer has no answer yet.
        text: the words as they are kept, blanks and all.
        example: of a question about the offer, what an answer may look like.
        own: whether they are the rep's.
        only_here: whether they are for this customer only.
    """

    id: str
    title: str
    say: str
    text: str
    example: str
    own: bool
    only_here: bool


def values(book: Book, customer: int | None = None) -> dict[str, str]:
    """Return what fills the blanks: what the rep wrote about the offer, and the name of a customer who is a person."""
    offer = [line.id for line in sheets.lines(Sheet.OFFER)]
    found = {name: text for name, (text, _only_here) in _kept(book, None).items() if name in offer}
    if customer is not None:
        name, kind = book.db.row("SELECT name, kind FROM customer WHERE id = ?", (customer,)) or ("", "")
        if kind == "person":
            found["name"] = name
    return found


def _kept(book: Book, customer: int | None) -> dict[str, tuple[str, bool]]:
    """Return the rep's texts by name, in the language in use; one for the customer alone goes first."""
    return {
        name: (text, whose is not None)
        for name, text, whose in book.db.rows(
            """SELECT name, text, customer_id FROM wording WHERE language = ? AND (customer_id IS NULL OR
            customer_id = ?) ORDER BY customer_id IS NOT NULL, id""",
            (language(), customer),
        )
    }


def of(book: Book, sheet: Sheet, customer: int | None = None) -> tuple[Worded, ...]:
    """Return the lines of a sheet, as they would be said to a customer."""
    kept, known = _kept(book, customer), values(book, customer)
    found = []
    for line in sheets.lines(sheet):
        prompt = line.texts[language()]
        shipped = "" if sheet is Sheet.OFFER else prompt.say
        text, only_here = kept.get(line.id, (shipped, False))
        example = prompt.say if sheet is Sheet.OFFER else ""
        say = text if sheet is Sheet.OFFER else filled(text, language(), known)
        found.append(Worded(line.id, prompt.title, say, text, example, line.id in kept, only_here))
    return tuple(found)


def save(book: Book, sheet: Sheet, texts: Mapping[str, str], customer: int | None = None) -> Changes:
    """Keep the rep's words for lines of a sheet; an empty text, or the shipped one, gives up the rep's.

    Args:
        book: the open book.
        sheet: the sheet.
        texts: the words by line; lines that are not named stay.
        customer: for whom alone they are meant.

    Raises:
        SalesbookError: a text is too long.
    """
    before = {line.id: line for line in of(book, sheet, customer)}
    with recorded(book, Action.WORDING, ", ".join(_titles(sheet, texts))) as pending:
        for name, text in texts.items():
            if len(text) > LONGEST:
                raise SalesbookError(_("That is too long to be said ({n} characters).").format(n=len(text)))
            if name in before and text.strip() != before[name].text:
                _put(book, sheet, name, text.strip(), customer)
    return pending.changes


def _titles(sheet: Sheet, texts: Mapping[str, str]) -> list[str]:
    return [line.texts[language()].title for line in sheets.lines(sheet) if line.id in texts][:1]


def _put(book: Book, sheet: Sheet, name: str, text: str, customer: int | None) -> None:
    rows = book.db.rows(
        "SELECT id FROM wording WHERE name = ? AND language = ? AND customer_id IS ?", (name, language(), customer)
    )
    shipped = "" if sheet is Sheet.OFFER else _shipped(sheet, name)
    if not text or (text == shipped and customer is None):
        for (row,) in rows:
            book.db.delete(Table.WORDING, row)
    elif rows:
        book.db.update(Table.WORDING, rows[0][0], text=text)
    else:
        book.db.insert(Table.WORDING, name=name, language=language(), customer_id=customer, text=text)


def _shipped(sheet: Sheet, name: str) -> str:
    return next(line.texts[language()].say for line in sheets.lines(sheet) if line.id == name)
