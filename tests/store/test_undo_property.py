"""Whatever a rep does, undoing all of it leads back to where it began, and redoing all of it to where it ended."""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import replace
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from content import content, derived, rebuilt
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import texts

from salesbook.book import changes, classes, customers, drafts, finding, notes, today
from salesbook.book import settings as choices
from salesbook.book.opened import Book
from salesbook.domain.codes import Calendar, ContactFunction, DayKind, Disposition, LifeStage, PointKind, Tier
from salesbook.domain.customers import Contact, Customer, Point, SpecialDay
from salesbook.domain.days import DayOfYear
from salesbook.domain.errors import SalesbookError

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import datetime

    from conftest import Clock

Step = tuple[str, int, str, int]

_NAMES = st.sampled_from(["王建国", "单雄信", "曾小单", "Acme Ltd", "Zoë", "a\0b", "\ud800", "😀", "李 四"])
_LINES = st.sampled_from(
    [
        "谈了价格 >下周三 回电 !周五前 发报价",
        "=没接",
        "=挡了",
        "¥12,000 50箱 #大单 ?太贵",
        "!!月底 付款 >每月10号 对账",
        "<昨天下午 拜访过 /拜访",
        "hello >tomorrow 3pm call",
        '"a quoted @line >tomorrow"',
    ]
)
_TEXTS = texts().filter(str.strip)
_STEPS = st.lists(
    st.tuples(
        st.sampled_from(
            ["add", "log", "log new", "edit", "strip", "done", "later", "drop", "no answer", "set", "draft"]
        ),
        st.integers(0, 5),
        st.one_of(_LINES, _TEXTS),
        st.integers(0, 9),
    ),
    max_size=12,
)


def _customer(text: str, number: int) -> Customer:
    day = SpecialDay(DayKind.BIRTHDAY, DayOfYear(Calendar.LUNAR, 1 + number, 15))
    return Customer(
        name=text,
        organisation=text[::-1],
        stage=list(LifeStage)[number % 3],
        disposition=list(Disposition)[number % 3],
        tier=[None, *Tier][number % 4],
        points=(Point(PointKind.PHONE, f"138-0013-800{number}"), Point(PointKind.EMAIL, f"{number}@x.example")),
        contacts=(Contact(text, function=ContactFunction.DECIDES), Contact("Jane", days=(day,)))[: number % 3],
        tags=("vip", text)[: number % 3],
        groups=("north",)[: number % 2],
        referrer="王建国" if number % 2 else "",
    )


def _do(book: Book, clock: Clock, step: Step) -> None:
    action, who, text, number = step
    ids = [row for (row,) in book.db.rows("SELECT id FROM customer ORDER BY id")]
    if action == "add" or not ids:
        customers.add(book, _customer(text, number))
        return
    customer = ids[who % len(ids)]
    doing: dict[str, Callable[[], object]] = {
        "log": lambda: notes.log(book, text, customer),
        "log new": lambda: notes.log_all(book, [(f'@"n{number}" hi', None, frozenset())], create_missing=True),
        "edit": lambda: customers.edit(book, customer, _customer(text, number)),
        "strip": lambda: customers.edit(book, customer, replace(_customer(text, 0), points=())),
        "done": lambda: today.done(book, customer),
        "later": lambda: today.later(book, customer, book.today() + timedelta(days=number)),
        "drop": lambda: today.drop(book, customer),
        "no answer": lambda: today.no_answer(book, customer),
        "set": lambda: choices.put(book, text, number),
        "draft": lambda: drafts.save(book, customer, text),
    }
    doing[action]()
    if number > 5:
        clock.move(days=number)
        classes.refresh(book)


@settings(max_examples=40)
@given(steps=_STEPS)
def test_undo_all_then_redo_all(steps: list[Step], filled_path: Path, clock: Clock, frozen_now: datetime) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book"
        shutil.copy2(filled_path, path)
        clock.now = frozen_now
        book = Book(path, clock=clock)
        book.db.execute("PRAGMA synchronous=OFF")
        try:
            _there_and_back(book, clock, steps)
        finally:
            book.close()


def _there_and_back(book: Book, clock: Clock, steps: list[Step]) -> None:
    first = book.db.value("SELECT max(id) FROM change")
    states = [_rep_s_own(book)]
    for step in steps:
        before = book.db.value("SELECT max(id) FROM change WHERE kind = 'do'")
        try:
            _do(book, clock, step)
        except SalesbookError:
            assert _rep_s_own(book) == states[-1]
        if book.db.value("SELECT max(id) FROM change WHERE kind = 'do'") != before:
            states.append(_rep_s_own(book))
    assert derived(book.db) == rebuilt(book.db)
    for state in states[-2::-1]:
        changes.undo(book)
        assert _rep_s_own(book) == state
    assert book.db.value("SELECT max(id) FROM change WHERE kind = 'do' AND NOT undone") <= first
    assert derived(book.db) == rebuilt(book.db)
    assert [match.line.id for match in finding.find(book, "华信").customers] == [1]
    for state in states[1:]:
        changes.redo(book)
        assert _rep_s_own(book) == state
    assert derived(book.db) == rebuilt(book.db)


def _rep_s_own(book: Book) -> object:
    """Return the content without the classes that the book announces by itself: undo does not take those back."""
    whole = content(book.db)
    del whole["class_change"]
    return whole
