"""Practice: which card is next, how it is put, what a pass changes, and how far the rep is (D25)."""

from __future__ import annotations

from datetime import UTC, date, datetime
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from salesbook.book import cards, scripts
from salesbook.book.changes import Action, Changes, recorded
from salesbook.book.clock import moment, stamp
from salesbook.domain import practice
from salesbook.domain.practice import Pass, Rating, Standing
from salesbook.locale import language
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping

    from salesbook.book.opened import Book
    from salesbook.book.scripts import Script

NEW_A_DAY = 3
"""Cards never practised that come up in a day: one skill at a time."""

_LONGEST_SAID = 60


class Task(NamedTuple):
    """One card to practise: what the customer says, and what to check the own words against."""

    card: str
    said: str
    script: Script
    standing: Standing


class Progress(NamedTuple):
    """Where practice stands: cards due now, days in a row, and passes today."""

    due: int
    streak: int
    today: int


def due(book: Book) -> int:
    """Return how many cards are due now; new ones count as far as today's share of them goes."""
    return len(_due(book))


def _due(book: Book, without: Iterable[str] = ()) -> list[str]:
    """Return the cards that are due, the one due longest first, then new ones in the order of the deck."""
    now = _utc(book.now())
    skipped = set(without)
    known = cards.deck(book).by_id
    states = dict(book.db.rows("SELECT card, json_extract(state, '$.due') FROM practice"))
    again = sorted((at, card) for card, at in states.items() if at <= now and card in known and card not in skipped)
    begun = book.db.value(
        """SELECT count(*) FROM (SELECT min(at + utc_offset * 60) AS first FROM practice_pass GROUP BY card)
        WHERE date(first, 'unixepoch') = ?""",
        (book.today().isoformat(),),
    )
    fresh = [card for card in known if card not in states and card not in skipped and known[card].text("").phrases]
    return [card for _at, card in again] + fresh[: max(0, NEW_A_DAY - begun)]


def _utc(at: datetime) -> str:
    return at.astimezone(UTC).replace(microsecond=0).isoformat()


def next_task(book: Book, without: Iterable[str] = (), *, ahead: bool = False) -> Task | None:
    """Return the next card to practise; None if nothing is due.

    Args:
        book: the open book.
        without: cards that had their turn just now.
        ahead: take the card that will be due next if none is.
    """
    waiting = _due(book, without)
    if not waiting and ahead:
        known = cards.deck(book).by_id
        waiting = [
            card
            for (card,) in book.db.rows("SELECT card FROM practice ORDER BY json_extract(state, '$.due')")
            if card in known and card not in set(without)
        ] or [card for card in known if card not in set(without)]
    if not waiting:
        return None
    card = waiting[0]
    script = next(one for one in scripts.rank(book, "") if one.card == card)
    return Task(card, _said(book, card), script, standings(book, [card])[card])


def _said(book: Book, card: str) -> str:
    """Return what the customer says: another phrasing each time, the same one if asked again."""
    text = cards.deck(book).by_id[card].text(language())
    phrases = [phrase for phrase in text.phrases if len(phrase) <= _LONGEST_SAID] or [text.title]
    passes: int = book.db.value("SELECT count(*) FROM practice_pass WHERE card = ?", (card,))
    # In an order of its own for each card, all of them before one comes again.
    order = Random(card).sample(range(len(phrases)), len(phrases))
    return phrases[order[passes % len(phrases)]]


def rate(book: Book, card: str, rating: Rating, seconds: float, *, hinted: bool = False) -> Changes:
    """Keep a pass and plan the next one.

    Args:
        book: the open book.
        card: the card that was practised.
        rating: how it went.
        seconds: from the objection to the first word.
        hinted: whether a hint was taken.
    """
    from salesbook.domain.spacing import reviewed

    now = book.now()
    at, offset = stamp(now)
    known = book.db.row("SELECT id, state FROM practice WHERE card = ?", (card,))
    spaced = reviewed(known[1] if known else None, rating, now)
    title = scripts.titles(book).get(card, card)
    with recorded(book, Action.PRACTICE, title) as pending:
        if known:
            book.db.update(Table.PRACTICE, known[0], state=spaced.state)
        else:
            book.db.insert(Table.PRACTICE, card=card, state=spaced.state)
        book.db.insert(
            Table.PRACTICE_PASS, card=card, at=at, utc_offset=offset, rating=rating,
            millis=round(max(0.0, min(seconds, 3600.0)) * 1000), hinted=hinted,
        )  # fmt: skip
    return pending.changes


def standings(book: Book, wanted: Iterable[str] | None = None) -> Mapping[str, Standing]:
    """Return the stage of each card, of all that are in use or of those wanted."""
    names = list(cards.deck(book).by_id) if wanted is None else list(wanted)
    passes: dict[str, list[Pass]] = {name: [] for name in names}
    for card, at, offset, rating, millis, hinted in book.db.rows(
        "SELECT card, at, utc_offset, rating, millis, hinted FROM practice_pass ORDER BY at, id"
    ):
        if card in passes:
            on = moment(at, offset).date()
            passes[card].append(Pass(on, Rating(rating), millis / 1000, bool(hinted)))
    used = dict(
        book.db.rows("SELECT card, count(*) FROM objection WHERE card IS NOT NULL AND answer IS NOT NULL GROUP BY card")
    )
    return {name: practice.standing(own, used.get(name, 0)) for name, own in passes.items()}


def progress(book: Book) -> Progress:
    """Return where practice stands today."""
    today = book.today()
    days = [
        date.fromisoformat(on)
        for (on,) in book.db.rows("SELECT date(at + utc_offset * 60, 'unixepoch') FROM practice_pass")
    ]
    return Progress(due(book), practice.streak(days, today), days.count(today))
