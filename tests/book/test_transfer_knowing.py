"""Whom a record is about is found whether those before it are still at hand or have to be looked up in the book."""

from __future__ import annotations

import csv
import random
import sys
from typing import TYPE_CHECKING

import pytest
from content import content

from salesbook.book.opened import Book
from salesbook.book.transfer import import_file, knowing

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Clock

_HEADER = ("姓名", "公司", "职位", "手机", "邮箱", "推荐人", "生日")
_NAMES = (
    "王建国",
    "Wang Jianguo",
    "王健国",
    "李敏",
    "李敏经理",
    "曾小单",
    "Ann Lee",
    "ann  lee",
    "Lee, Ann",
    "客户",
    "",
)
_COMPANIES = ("", "", "华信机电", "ACME Ltd", "acme ltd")


def _rows(count: int) -> list[list[str]]:
    some = random.Random(7)
    rows = []
    for n in range(count):
        name = some.choice(_NAMES) if n % 3 else f"{some.choice('赵钱孙李')}{some.choice('一二三四五')}"
        phone = some.choice(
            ("", f"1380013{n // 2:04}", f"013800{some.randrange(40):06}", f"+86 010 8888{n % 50:04}", "010-66668888")
        )
        email = some.choice(("", "", f"{some.randrange(50)}@x.cn"))
        role = some.choice(("", "经理", "采购"))
        birthday = some.choice(("", "", "3月5日", "1980-03-05"))
        rows.append([name, some.choice(_COMPANIES), role, phone, email, some.choice(("", "", "李敏")), birthday])
    return rows


def _write(path: Path, rows: list[list[str]]) -> Path:
    with path.open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([_HEADER, *rows])
    return path


@pytest.mark.parametrize("kept", [0, 150])
def test_as_many_are_met_again_when_they_are_looked_up(
    book: Book, book_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kept: int
) -> None:
    file = _write(tmp_path / "in.csv", _rows(1500))
    other_path = tmp_path / "other.salesbook"
    other_path.write_bytes(book_path.read_bytes())
    at_hand = import_file(book, file)
    monkeypatch.setattr(knowing, "_MOST_KEPT", kept)
    in_memory: list[int] = []
    forget = knowing.Register.forget

    def forgetting(register: knowing.Register) -> None:
        in_memory.append(len(register.people.persons))
        forget(register)

    monkeypatch.setattr(knowing.Register, "forget", forgetting)
    other = Book(other_path)
    try:
        looked_up = import_file(other, file)
        assert max(in_memory) < kept + 500
        assert len(in_memory) > 2
        assert (looked_up.created, looked_up.skipped) == (at_hand.created, at_hand.skipped)
        assert looked_up.read == looked_up.created + looked_up.updated + looked_up.unchanged + len(looked_up.skipped)
        before = content(other.db)
        again = import_file(other, file)
        assert (again.unchanged, again.batch) == (again.read - len(again.skipped), 0)
        assert content(other.db) == before
    finally:
        other.close()


@pytest.mark.parametrize("kind", ["customers", "orders"])
def test_of_a_small_file_the_same_are_met_as_of_a_large_one(
    book: Book, book_path: Path, clock: Clock, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, kind: str
) -> None:
    other_path = tmp_path / "other.salesbook"
    other_path.write_bytes(book_path.read_bytes())
    before = _write(tmp_path / "before.csv", _rows(700))
    import_file(book, before)
    if kind == "customers":
        file = _write(tmp_path / "in.csv", _rows(1100)[400:])
    else:
        file = tmp_path / "in.csv"
        rows = [("客户", "公司", "日期", "金额")]
        rows += [(row[0], row[1], "2026-03-05", str(n)) for n, row in enumerate(_rows(900)[500:])]
        with file.open("w", encoding="utf-8", newline="") as text:
            csv.writer(text).writerows(rows)
    small = import_file(book, file)
    monkeypatch.setattr(sys.modules[import_file.__module__], "_FEW", 0)
    other = Book(other_path, clock=clock)
    try:
        import_file(other, before)
        large = import_file(other, file)
        assert (small.created, small.updated, small.skipped) == (large.created, large.updated, large.skipped)
        assert small.created + small.updated > 0
        assert content(other.db) == content(book.db)
    finally:
        other.close()
