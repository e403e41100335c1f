"""The page of figures: talks against the target, classes, promises kept."""

from __future__ import annotations

from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest

from salesbook.book import notes, numbers, settings, today
from salesbook.domain.codes import SalesClass

if TYPE_CHECKING:
    from conftest import Clock

    from salesbook.book.opened import Book


def test_an_empty_book_has_figures_too(book: Book) -> None:
    page = numbers.overview(book)
    assert page.target == numbers.DEFAULT_TARGET
    assert page.days[-1] == (date(2026, 11, 18), 0)
    assert (page.streak, page.total, page.kept) == (0, 0, None)


def test_a_week_of_talks(filled_book: Book) -> None:
    notes.log(filled_book, "hi", 1)
    page = numbers.overview(filled_book)
    assert [on for on, _talks in page.days] == [date(2026, 11, 12) + timedelta(days=n) for n in range(7)]
    assert [talks for _on, talks in page.days] == [0, 1, 0, 0, 0, 1, 1]
    assert (page.total, page.currency) == (110_900_00, "CNY")
    assert page.shares[SalesClass.A].customers == 1


def test_promises_kept_in_time(filled_book: Book) -> None:
    assert numbers.overview(filled_book).kept == 0
    today.done(filled_book, 1)
    assert numbers.overview(filled_book).kept == 0
    notes.log(filled_book, "x !today send", 2)
    today.done(filled_book, 2)
    assert numbers.overview(filled_book).kept == pytest.approx(0.5)


def test_a_streak_counts_working_days_on_which_the_target_was_reached(filled_book: Book, clock: Clock) -> None:
    settings.put(filled_book, "target", 2)
    # From Thursday 12 November; the Saturday reached it as well, the Sunday did not, which breaks nothing.
    for days in (6, 5, 4, 2, 1):
        clock.move(days=-days)
        for _talk in range(2):
            notes.log(filled_book, "hi", 1)
        clock.move(days=days)
    assert numbers.overview(filled_book).streak == 5
    for _talk in range(2):
        notes.log(filled_book, "hi", 1)
    assert numbers.overview(filled_book).streak == 6
    clock.move(days=2)
    assert numbers.overview(filled_book).streak == 0
