"""Practice in the book: what comes next, what a pass keeps, and how far the rep is (D25)."""

from __future__ import annotations

from typing import TYPE_CHECKING

from content import content

from salesbook.book import changes, customers, practice, scripts
from salesbook.domain.customers import Customer
from salesbook.domain.practice import Rating, Stage

if TYPE_CHECKING:
    from conftest import Clock

    from salesbook.book.opened import Book


def test_a_day_brings_three_new_cards_and_those_that_are_due(book: Book, clock: Clock) -> None:
    assert practice.progress(book) == (practice.NEW_A_DAY, 0, 0)
    seen = []
    while (task := practice.next_task(book)) is not None:
        seen.append(task.card)
        practice.rate(book, task.card, Rating.EASY, 2.0)
        assert len(seen) < 10
    assert seen == ["send-info", "in-house", "have-supplier"]
    assert practice.progress(book) == (0, 1, 3)
    assert practice.next_task(book, ahead=True) is not None
    clock.move(days=1)
    assert practice.progress(book).due == practice.NEW_A_DAY
    assert practice.progress(book).streak == 1
    clock.move(days=1)
    assert practice.progress(book).streak == 0
    clock.move(days=30)
    # What was learned comes before what is new.
    task = practice.next_task(book)
    assert task is not None
    assert task.card in seen


def test_what_was_not_known_comes_again_within_the_set(book: Book, clock: Clock) -> None:
    task = practice.next_task(book)
    assert task is not None
    practice.rate(book, task.card, Rating.AGAIN, 2.0)
    after = practice.next_task(book)
    assert after is not None
    assert after.card != task.card
    clock.move(minutes=2)
    again = practice.next_task(book)
    assert again is not None
    assert again.card == task.card
    # Put in other words.
    assert again.said != task.said


def test_every_phrasing_comes_before_one_comes_again(book: Book, clock: Clock) -> None:
    said = []
    for _time in range(20):
        said.append(practice._said(book, "too-expensive"))
        practice.rate(book, "too-expensive", Rating.GOOD, 2.0)
        clock.move(days=1)
    assert len(set(said)) == 20


def test_a_pass_is_undone_whole(book: Book) -> None:
    before = content(book.db)
    practice.rate(book, "too-expensive", Rating.GOOD, 2.5, hinted=True)
    assert book.db.rows("SELECT card, rating, millis, hinted FROM practice_pass") == [("too-expensive", 3, 2500, 1)]
    assert changes.undo(book).what == "Practice of Too expensive"
    assert content(book.db) == before


def test_field_uses_count_towards_the_last_stage(book: Book, clock: Clock) -> None:
    row, _changes = customers.add(book, Customer(name="Ann"))
    for days in (0, 3, 5):
        clock.move(days=days)
        practice.rate(book, "too-expensive", Rating.GOOD, 2.0)
    assert practice.standings(book)["too-expensive"].stage is Stage.ABLE
    for days in (0, 1):
        clock.move(days=days)
        scripts.use(book, row, "too-expensive", "isolate")
    practice.rate(book, "too-expensive", Rating.GOOD, 2.0)
    found = practice.standings(book)
    assert found["too-expensive"].stage is Stage.AUTOMATIC
    assert found["no-need"].stage is Stage.UNAWARE
    assert len(found) == 26
