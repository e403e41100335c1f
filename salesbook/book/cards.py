"""The cards in use: the shipped ones, with what the rep changed of them, and the rep's own; in and out as files.

Of a shipped card the book keeps what the rep wrote instead, and the digest of what it was written instead of. So an
update of the shipped set never touches it, and it can be told where the shipped wording has changed since. Phrasings
are added to those of a shipped card, never taken away: the matching was trained on them.
"""

from __future__ import annotations

import json
from hashlib import sha256
from typing import TYPE_CHECKING, NamedTuple
from weakref import WeakKeyDictionary
from zlib import crc32

from salesbook import playbook
from salesbook.book.changes import Action, Changes, recorded
from salesbook.domain.codes import Language
from salesbook.domain.errors import SalesbookError
from salesbook.domain.objections import Answer, CardText, Family, ObjectionCard, Way
from salesbook.exchange import cardfile
from salesbook.exchange.cardfile import CardEntry
from salesbook.locale import _, language
from salesbook.playbook.nearest import OwnPhrases
from salesbook.store import models

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping
    from pathlib import Path

    from salesbook.book.opened import Book

LARGEST_FILE = 20 << 20
"""Bytes of a file of cards; more is something else."""


class Deck(NamedTuple):
    """All cards as they are used.

    Attributes:
        cards: by number, the shipped ones first.
        by_id: the same, by id.
        own: what finds cards by the rep's phrases.
        changed: the shipped cards that the rep worded anew, in some language.
        outdated: those among them whose shipped wording has changed since.
    """

    cards: tuple[ObjectionCard, ...]
    by_id: Mapping[str, ObjectionCard]
    own: OwnPhrases
    changed: frozenset[str]
    outdated: frozenset[str]

    def shipped(self, card: str) -> bool:
        """Tell whether a card is one of the shipped ones."""
        return any(known.id == card for known in playbook.cards())


class _Row(NamedTuple):
    """A row of the table of cards."""

    id: int
    card: str
    language: str
    body: str
    based_on: str | None


class Brought(NamedTuple):
    """What a file of cards did to the book."""

    created: int
    updated: int
    unchanged: int


class _Dealt(NamedTuple):
    """A deck, the rows it was made of, and the change up to which these were read."""

    change: int
    rows: tuple[_Row, ...]
    deck: Deck


_decks: WeakKeyDictionary[Book, _Dealt] = WeakKeyDictionary()


def deck(book: Book) -> Deck:
    """Return the cards in use; they are read after a change only, and dealt after a change of theirs only."""
    change = book.db.value("SELECT coalesce(max(id), 0) FROM change")
    known = _decks.get(book)
    if known is None or known.change != change:
        rows = tuple(_rows(book))
        known = _Dealt(change, rows, known.deck if known is not None and known.rows == rows else _dealt(rows))
        _decks[book] = known
    return known.deck


def _rows(book: Book) -> Iterator[_Row]:
    for row in book.db.rows("SELECT id, card, language, body, based_on FROM card ORDER BY id"):
        yield _Row(*row)


def _dealt(rows: Iterable[_Row]) -> Deck:
    shipped = {card.id: card for card in playbook.cards()}
    families = {card.id: card.family for card in shipped.values()}
    texts: dict[str, dict[str, CardText]] = {card.id: dict(card.texts) for card in shipped.values()}
    phrases: list[tuple[str, str]] = []
    changed, outdated = set(), set()
    for row in rows:
        family, text = _unpacked(row.body)
        original = shipped[row.card].texts.get(row.language) if row.card in shipped else None
        if original is not None:
            changed.add(row.card)
            if row.based_on != digest(original):
                outdated.add(row.card)
            phrases += [(row.card, phrase) for phrase in (text.title, *text.phrases)]
            text = text._replace(phrases=tuple(dict.fromkeys((*original.phrases, *text.phrases))))
        else:
            families[row.card] = family
            phrases += [(row.card, phrase) for phrase in (row.card, text.title, *text.phrases)]
        texts.setdefault(row.card, {})[row.language] = text
    highest = max(card.number for card in shipped.values())
    cards = []
    for name, by_language in texts.items():
        number = shipped[name].number if name in shipped else (highest := highest + 1)
        if name not in shipped:
            phrases.append((name, str(number)))
        cards.append(ObjectionCard(name, number, families[name], by_language))
    cards.sort(key=lambda card: card.number)
    by_id = {card.id: card for card in cards}
    return Deck(tuple(cards), by_id, OwnPhrases(phrases), frozenset(changed), frozenset(outdated))


def digest(text: CardText) -> str:
    """Return what tells two wordings of a card apart; phrasings are no part of it."""
    body = json.dumps(text._replace(phrases=()), ensure_ascii=False)
    return sha256(body.encode("utf-8", "surrogatepass")).hexdigest()[:16]


def editable(book: Book, card: str) -> CardEntry:
    """Return a card as the rep may edit it, in the language in use: with the rep's own phrasings only.

    Raises:
        SalesbookError: there is no such card.
    """
    found = deck(book).by_id.get(card)
    if found is None:
        raise SalesbookError(_("There is no card {card} in the book.").format(card=card))
    return _entry(found, Language(language()))


def _entry(card: ObjectionCard, tongue: Language) -> CardEntry:
    text = card.text(tongue)
    original = _shipped(card.id, tongue)
    if original is not None:
        given = set(original.phrases)
        text = text._replace(phrases=tuple(phrase for phrase in text.phrases if phrase not in given))
    return CardEntry(card.id, tongue, card.family, text)


def _shipped(card: str, tongue: str) -> CardText | None:
    return next((known.texts.get(tongue) for known in playbook.cards() if known.id == card), None)


def new_id(book: Book, title: str) -> str:
    """Return the id of a new card: another one for every card of every rep, so that cards can be shared."""
    return f"own-{crc32(f'{title} {book.now().isoformat()} {book.path}'.encode('utf-8', 'surrogatepass')):08x}"


def save(book: Book, entry: CardEntry) -> Changes:
    """Keep a card as the rep worded it; one that is worded as shipped again is no longer kept."""
    with recorded(book, Action.SCRIPT_EDITED, entry.text.title) as pending:
        _put(book, entry)
    return pending.changes


def _put(book: Book, entry: CardEntry) -> str:
    """Keep a card; return what that did, as a field of `Brought`."""
    original = _shipped(entry.card, entry.language)
    text = entry.text
    if original is not None:
        given = set(original.phrases)
        text = text._replace(phrases=tuple(phrase for phrase in text.phrases if phrase not in given))
    row = book.db.row(
        "SELECT id, body FROM card WHERE card = ? AND language = ? ORDER BY id DESC", (entry.card, entry.language)
    )
    if original is not None and digest(original) == digest(text) and not text.phrases:
        if row is None:
            return "unchanged"
        book.db.delete(models.Card, row[0])
        return "updated"
    body = _packed(entry.family, text)
    based_on = digest(original) if original is not None else None
    if row is None:
        book.db.insert(models.Card, card=entry.card, language=entry.language, body=body, based_on=based_on)
        return "updated" if original is not None else "created"
    if row[1] == body:
        return "unchanged"
    book.db.update(models.Card, row[0], body=body, based_on=based_on)
    return "updated"


def drop(book: Book, card: str) -> Changes:
    """Give a shipped card its shipped wording back, or take a card of the rep's own away.

    Raises:
        SalesbookError: the rep changed nothing of it.
    """
    found = deck(book).by_id.get(card)
    rows = book.db.rows("SELECT id FROM card WHERE card = ?", (card,))
    if found is None or not rows:
        raise SalesbookError(_("This card is as it was shipped: there is nothing of yours to take away."))
    with recorded(book, Action.SCRIPT_EDITED, found.text(language()).title) as pending:
        for (row,) in rows:
            book.db.delete(models.Card, row)
    return pending.changes


def export(book: Book, path: Path, wanted: Iterable[str] = (), *, everything: bool = False) -> int:
    """Write cards to a file that can be read, changed and shared; return how many.

    Args:
        book: the open book.
        path: the file.
        wanted: ids of the cards; without any, all that the rep wrote or changed.
        everything: the shipped ones, too.

    Raises:
        SalesbookError: there is no such card, nothing to write, or the place can't be written to.
    """
    from salesbook.exchange.atomic import replacing

    entries = tuple(_wanted(book, frozenset(wanted), everything=everything))
    if not entries:
        raise SalesbookError(_("There is no card of yours to export yet: name one, or take all of them."))
    if path.exists() and path.samefile(book.path):
        raise SalesbookError(_("{path} is the book itself: choose another file to export to.").format(path=path))
    with replacing(path) as file:
        file.write(cardfile.written(entries).encode("utf-8", "replace"))
    return len({entry.card for entry in entries})


def _wanted(book: Book, wanted: frozenset[str], *, everything: bool) -> Iterator[CardEntry]:
    cards = deck(book)
    own = {(row.card, row.language) for row in _rows(book)}
    for unknown in sorted(wanted - cards.by_id.keys()):
        raise SalesbookError(_("There is no card {card} in the book.").format(card=unknown))
    for card in cards.cards:
        for tongue in card.texts:
            if everything or card.id in wanted or (not wanted and (card.id, tongue) in own):
                yield _entry(card, Language(tongue))


def bring_in(book: Book, path: Path) -> tuple[Brought, Changes]:
    """Take the cards of a file into the book, as one change: all of them, or none.

    Raises:
        SalesbookError: the file can't be read, or something in it is no card.
    """
    from salesbook.exchange.source import open_file

    with open_file(path) as file:
        data = file.read(LARGEST_FILE + 1)
    if len(data) > LARGEST_FILE:
        raise SalesbookError(_("{path} is too large for a file of cards: nothing was changed.").format(path=path))
    entries = cardfile.read(data, path.name)
    done = dict.fromkeys(Brought._fields, 0)
    with recorded(book, Action.IMPORT, path.name) as pending:
        for entry in entries:
            done[_put(book, entry)] += 1
    return Brought(**done), pending.changes


def _packed(family: Family, text: CardText) -> str:
    fields = text._asdict() | {"answers": [answer._asdict() for answer in text.answers]}
    # As they are: two lone surrogates, escaped, would come back from JSON as one character.
    return json.dumps({"family": family, **fields}, ensure_ascii=False)


def _unpacked(body: str) -> tuple[Family, CardText]:
    fields = json.loads(body)
    text = CardText(
        title=fields["title"],
        behind=fields["behind"],
        ask=tuple(fields["ask"]),
        answers=tuple(Answer(answer["id"], Way(answer["way"]), answer["say"]) for answer in fields["answers"]),
        next=fields["next"],
        avoid=tuple(fields["avoid"]),
        phrases=tuple(fields["phrases"]),
    )
    return Family(fields["family"]), text
