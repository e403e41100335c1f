"""Four hundred days of work in a random book: each day just what is owed is on the list, by a second reckoning."""

from __future__ import annotations

import random
import shutil
import tempfile
from contextlib import closing
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import Phase, given, settings
from hypothesis import strategies as st
from rep import ACTS, SERVICE_MONTHS, ZONES, Rep, night

from salesbook.book.opened import Book
from salesbook.domain.codes import ReasonKind
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from conftest import Clock

DAYS = 400


def work(path: Path, clock: Clock, seed: int) -> Rep:
    """Let a rep work for the days of a run, and compare the list with what is owed after each thing that was done."""
    chance = random.Random(seed)
    # The leap day of 2024; or the leap month of 2025 and the twelfth month before it that has no 30th.
    clock.now = datetime(2023 + seed % 2, 11, 18, 10, tzinfo=ZONES[0])
    book = Book(path, clock=clock)
    book.db.execute("PRAGMA synchronous=OFF")
    with closing(book):
        with book.db.record("import"):
            for name, months in SERVICE_MONTHS.items():
                book.db.insert(Table.PRODUCT, name=name, service_months=months)
        rep = Rep(book, clock, chance)
        for _customer in range(8):
            rep.meet()
        for day in range(DAYS):
            rep.check()
            for _action in range(chance.choice([1, 1, 2, 3])):
                rep.act()
                rep.check()
            night(rep, clock, day)
    return rep


def test_just_what_is_owed_is_listed_on_each_of_four_hundred_days(book_path: Path, clock: Clock) -> None:
    seen: set[object] = set()
    done: set[str] = set()

    @settings(max_examples=2, phases=(Phase.generate,))
    @given(seed=st.integers(0, 1 << 32))
    def of_a_random_book(seed: int) -> None:
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder) / "book"
            shutil.copy2(book_path, path)
            rep = work(path, clock, seed)
            seen.update(rep.seen)
            done.update(rep.done)

    of_a_random_book()
    # A book in which nothing of a kind was ever due shows nothing about it.
    assert seen == {kind.value for kind in ReasonKind}
    assert done == {act.__name__ for act in ACTS}
