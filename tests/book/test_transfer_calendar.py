"""The calendar in a phone: brought in again it follows the book, and nothing in it is doubled."""

from __future__ import annotations

import re
from datetime import datetime, timedelta
from io import BytesIO
from typing import TYPE_CHECKING

import pytest

from salesbook.book import customers, followups, notes
from salesbook.book.opened import Book
from salesbook.book.transfer import export_file
from salesbook.domain.codes import Calendar, DayKind
from salesbook.domain.customers import Customer, SpecialDay
from salesbook.domain.days import DayOfYear
from salesbook.exchange.source import Format

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_ENTRY = re.compile(r"BEGIN:VEVENT\r\n(.*?)END:VEVENT\r\n", re.DOTALL)


class Phone:
    """A calendar that takes an entry for another if it has the same id, and its sequence is not smaller."""

    def __init__(self) -> None:
        self.entries: dict[str, dict[str, str]] = {}

    def take(self, book: Book) -> None:
        out = BytesIO()
        export_file(book, out, Format.ICS)
        text = out.getvalue().decode().replace("\r\n ", "")
        found = [dict(line.split(":", 1) for line in entry.splitlines()) for entry in _ENTRY.findall(text)]
        assert len({entry["UID"] for entry in found}) == len(found)
        for entry in found:
            known = self.entries.get(entry["UID"], entry)
            assert int(entry["SEQUENCE"]) >= int(known["SEQUENCE"])
            self.entries[entry["UID"]] = entry

    def about(self, what: str) -> list[dict[str, str]]:
        return [entry for entry in self.entries.values() if what in entry["SUMMARY"]]


class Clock:
    """A clock that is set forward."""

    def __init__(self) -> None:
        self.now = datetime.fromisoformat("2026-11-18T10:00+08:00")

    def __call__(self) -> datetime:
        return self.now


@pytest.fixture
def clock() -> Clock:
    """Wednesday morning."""
    return Clock()


@pytest.fixture
def book(book_path: Path, clock: Clock) -> Iterator[Book]:
    """A book with one customer whose days come round by both calendars."""
    opened = Book(book_path, clock=clock)
    days = (
        SpecialDay(DayKind.BIRTHDAY, DayOfYear(Calendar.LUNAR, 8, 30)),
        SpecialDay(DayKind.OTHER, DayOfYear(Calendar.SOLAR, 2, 29), "厂庆"),
    )
    customers.add(opened, Customer("王建国", days=days))
    yield opened
    opened.close()


def test_what_comes_round_stays_one_entry(book: Book, clock: Clock) -> None:
    notes.log(book, "约好了 >每月10号 收款 !每周五 发报价", 1)
    phone = Phone()
    phone.take(book)
    for _week in range(9):
        clock.now += timedelta(days=7)
        (promise,) = followups.promised(book, 1)
        with book.db.record("test"):
            followups.close_promise(book, promise.id, book.today())
        notes.log(book, "收到了", 1)
        phone.take(book)
    (collecting,), (quoting,) = phone.about("收款"), phone.about("发报价")
    assert collecting["RRULE"] == "FREQ=MONTHLY;BYMONTHDAY=10"
    assert quoting["RRULE"].startswith("FREQ=WEEKLY")
    assert collecting["DTSTART;VALUE=DATE"] > "20261210"
    assert quoting["DTSTART;VALUE=DATE"] > "20270115"


def test_a_plan_that_is_moved_moves_in_the_calendar(book: Book) -> None:
    notes.log(book, ">下周三 下午3点 回电", 1)
    phone = Phone()
    phone.take(book)
    (before,) = phone.about("回电")
    notes.log(book, "改到周五 >11月27日 下午4点 回电", 1)
    phone.take(book)
    assert before["DTSTART"] == "20261125T150000"
    assert "20261127T160000" in [entry["DTSTART"] for entry in phone.about("回电")]


def test_days_of_the_chinese_calendar_are_the_same_entries_a_year_later(book: Book, clock: Clock) -> None:
    customers.add(book, Customer("李敏", days=(SpecialDay(DayKind.BIRTHDAY, DayOfYear(Calendar.LUNAR, 11, 25)),)))
    phone = Phone()
    phone.take(book)
    lunar, solar = phone.about("Birthday"), phone.about("厂庆")
    assert len({entry["DTSTART;VALUE=DATE"] for entry in lunar}) == len(lunar) >= 20
    clock.now += timedelta(days=400)
    phone.take(book)
    later = phone.about("Birthday")
    assert len({entry["DTSTART;VALUE=DATE"] for entry in later}) == len(later) > len(lunar)
    assert len(phone.about("厂庆")) == len(solar)
