"""What all tests share.

Fixtures:
    frozen_now: the moment every test happens at: Wednesday 18 November 2026, 10:00 in China.
    clock: the clock the books of a test go by; it stands at `frozen_now` until the test moves it.
    book_path: the file of an empty book, readable by its owner only.
    book: that book, open.
    filled_path: the file of a small book in use; `fill` tells what is in it.
    filled_book: that book, open.

Every test runs in English, with folders of its own and without `SALESBOOK_BOOK`, `SALESBOOK_LANG` and
`SALESBOOK_NOW`.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass
from datetime import datetime, timedelta, timezone
from typing import TYPE_CHECKING

import pytest
from hypothesis import HealthCheck, settings

from salesbook import locale
from salesbook.book import customers, notes
from salesbook.book.opened import Book
from salesbook.domain.codes import (
    Calendar,
    ContactFunction,
    CustomerKind,
    DayKind,
    Heat,
    LifeStage,
    PointKind,
)
from salesbook.domain.customers import Contact, Customer, Point, SpecialDay
from salesbook.domain.days import DayOfYear

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

# Slow machines and a shared fixture are no failures; examples stay few so that the whole suite stays quick. Where CI
# says so they are the same each time, lest a change is blamed for what was there before; everywhere else they differ.
settings.register_profile(
    "salesbook",
    deadline=None,
    derandomize=bool(os.environ.get("CI")),
    max_examples=60,
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.function_scoped_fixture],
)
settings.load_profile("salesbook")

_NOW = datetime(2026, 11, 18, 10, 0, tzinfo=timezone(timedelta(hours=8)))


@dataclass
class Clock:
    """A clock that stands still until it is moved."""

    now: datetime

    def __call__(self) -> datetime:
        return self.now

    def move(self, **by: float) -> datetime:
        """Let time pass: `clock.move(days=3)`."""
        self.now += timedelta(**by)
        return self.now


def fill(book: Book, clock: Clock) -> None:
    """Put six customers with a past of some months into an empty book; the clock ends where it was.

    Their ids are 1 to 6:
    1 王建国 of 华信机电: orders, class A, a promise two days late, a follow-up due, a birthday in six days.
    2 李敏 of 明达商贸: an order, class B, to be called tomorrow.
    3 Acme Ltd: a company with two contacts, an order, a promise of theirs.
    4 张伟: a hot prospect, never contacted.
    5 何芳: a prospect who was talked to and has no next date.
    6 曾小单: a dealer, a customer without orders, did not answer yesterday.
    """
    now = clock.now
    clock.now = now - timedelta(days=200)
    for known in _customers():
        customers.add(book, known)
    for days, customer, line in _LOG:
        clock.now = now - timedelta(days=days)
        notes.log(book, line, customer)
    clock.now = now


def _customers() -> Iterator[Customer]:
    yield Customer(
        name="王建国",
        organisation="华信机电",
        role="采购经理",
        stage=LifeStage.CUSTOMER,
        place="苏州",
        points=(
            Point(PointKind.PHONE, "138 0013 8000", "手机"),
            Point(PointKind.EMAIL, "Wang.JG@huaxin.example"),
        ),
        days=(SpecialDay(DayKind.BIRTHDAY, DayOfYear(Calendar.SOLAR, 11, 24, year=1978)),),
        tags=("样品",),
    )
    yield Customer(
        name="李敏",
        organisation="明达商贸",
        stage=LifeStage.CUSTOMER,
        points=(Point(PointKind.PHONE, "+86 139-1234-5678"), Point(PointKind.WECHAT, "limin_mingda")),
    )
    jane = Point(PointKind.EMAIL, "jane@acme.example")
    yield Customer(
        name="Acme Ltd",
        kind=CustomerKind.COMPANY,
        stage=LifeStage.CUSTOMER,
        groups=("export",),
        points=(
            Point(PointKind.PHONE, "+1 (212) 555-0100"),
            Point(PointKind.ADDRESS, "350 Fifth Avenue, New York"),
        ),
        contacts=(
            Contact("Jane Smith", "CFO", ContactFunction.DECIDES, points=(jane,)),
            Contact("Bob O'Neil", "front desk", ContactFunction.GATEKEEPER, interests="fishing"),
        ),
    )
    phone = Point(PointKind.PHONE, "13700001111")
    yield Customer(name="张伟", organisation="东方实业", heat=Heat.HOT, points=(phone,))
    yield Customer(name="何芳", organisation="春天花店", heat=Heat.WARM)
    yield Customer(name="曾小单", kind=CustomerKind.DEALER, stage=LifeStage.CUSTOMER, place="重庆")


# Days ago, about whom, and the line that was typed.
_LOG = (
    (190, 2, "¥8,000 20箱 B5"),
    (150, 1, "/拜访 看了样机,想比较三家 ¥12,000 50箱 A4"),
    (120, 3, "/email ¥900 trial kit"),
    (60, 1, "谈了年度合作 ¥90,000 300箱"),
    (40, 5, "问了价格，还在比较"),
    (20, 1, "嫌价格高 ?太贵 >2026-11-18 回电 !2026-11-16 发报价"),
    (9, 3, "they compare three offers !!2026-11-25 decide"),
    (5, 2, "样品收到了 >2026-11-19 回电 #样品"),
    (1, 6, "=没接"),
)


@pytest.fixture(autouse=True)
def _surroundings(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    for name in ("SALESBOOK_BOOK", "SALESBOOK_LANG", "SALESBOOK_NOW"):
        monkeypatch.delenv(name, raising=False)
    monkeypatch.setenv("SALESBOOK_HOME", str(tmp_path / "home"))
    locale.use("en")
    yield
    locale.use("en")


@pytest.fixture
def frozen_now() -> datetime:
    """Wednesday 18 November 2026, 10:00 at +08:00."""
    return _NOW


@pytest.fixture
def clock(frozen_now: datetime) -> Clock:
    """The clock of the test's books; move it to let time pass."""
    return Clock(frozen_now)


@pytest.fixture(scope="session")
def _templates(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """An empty and a filled book, made once: copying a file is quicker than laying forty tables."""
    locale.use("en")
    folder = tmp_path_factory.mktemp("templates")
    empty, filled = folder / "empty.salesbook", folder / "filled.salesbook"
    Book(empty).close()
    shutil.copy2(empty, filled)
    clock = Clock(_NOW)
    book = Book(filled, clock=clock)
    fill(book, clock)
    book.close()
    return empty, filled


@pytest.fixture
def book_path(tmp_path: Path, _templates: tuple[Path, Path]) -> Path:
    """The file of an empty book."""
    path = tmp_path / "test.salesbook"
    shutil.copy2(_templates[0], path)
    return path


@pytest.fixture
def filled_path(tmp_path: Path, _templates: tuple[Path, Path]) -> Path:
    """The file of a small book in use; see `fill`."""
    path = tmp_path / "filled.salesbook"
    shutil.copy2(_templates[1], path)
    return path


@pytest.fixture
def book(book_path: Path, clock: Clock) -> Iterator[Book]:
    """An empty book, open; it goes by `clock`."""
    opened = Book(book_path, clock=clock)
    yield opened
    opened.close()


@pytest.fixture
def filled_book(filled_path: Path, clock: Clock) -> Iterator[Book]:
    """A small book in use, open; see `fill`. It goes by `clock`."""
    opened = Book(filled_path, clock=clock)
    yield opened
    opened.close()
