"""Rows appended at full speed leave the book exactly as rows do that pass their triggers."""

from __future__ import annotations

import shutil
from typing import TYPE_CHECKING, Any

import pytest

import salesbook.store.appending
from salesbook.book.opened import Book
from salesbook.book.steps import finish
from salesbook.store import journal, search
from salesbook.store.appending import appending
from salesbook.store.codec import encode
from salesbook.store.models import BY_TABLE

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from pathlib import Path

_CUSTOMER = ("id", "kind", "name", "organisation", "stage", "disposition", "first_adopter", "discount_only",
             "do_not_call", "created_on")  # fmt: skip
_NAMES = (
    "王建国",
    "曾小单",
    "Acme [/]",
    "重庆长安汽车有限公司",
    "=1+1\0x",
    "\ud800 lone",
    "王建国",
    "Ｆｕｌｌ wide",
    "🙂",
    "a",
)


_USUAL = ("prospect", "keep-calling", 0, 0, 0, "2026-01-01")


def _customers(first: int) -> list[tuple[object, ...]]:
    return [
        (first + i, "person", encode(name), encode(name) if i % 2 else None, *_USUAL) for i, name in enumerate(_NAMES)
    ]


_POINT = ("customer_id", "kind", "value", "folded")
_POINTS = [
    (1, "phone", "138 0013 8000", "13800138000"),
    (2, "phone", "010-8888 转 12", "010888812"),
    (2, "email", "W@X.cn", "w@x.cn"),
    (3, "address", "苏州路 1 号", "苏州路 1 号"),
    (4, "wechat", "nul\0id", "nul\0id"),
    (5, "phone", "13900139000", "13900139000"),
    (5, "phone", "１３９", "139"),
    (5, "phone", "١٢٣", "١٢٣"),
    (5, "email", encode("\ud800@x.cn"), encode("\ud800@x.cn")),
    (6, "url", "x" * 100_001, "x" * 100_001),
    (6, "im", "qq 12", "qq 12"),
    (6, "phone", "0512-6666 转 8", "051266668"),
]
_TALK = ("customer_id", "at", "utc_offset", "day", "channel", "outcome", "note", "typed")
_TALKS = [
    (1, 100, 480, "2026-03-01", "call", "reached", "谈了报价", None),
    (1, 90, 480, "2026-02-01", "visit", "reached", "看样机", "/拜访 看样机"),
    (2, 80, 480, "2026-02-01", "call", "no-answer", "", None),
]
_ORDER = ("customer_id", "on", "amount", "currency", "what")
_ORDERS = [(1, "2026-01-05", 100, "CNY", "x"), (1, "2026-04-05", -100, "CNY", "back"), (2, "2025-01-05", 5, "CNY", "")]


def _dump(book: Book) -> dict[str, list[Any]]:
    """Return all rows of all tables but for instants, and every gram with the row it belongs to."""
    found: dict[str, list[Any]] = {}
    for table, model in BY_TABLE.items():
        columns = [f'"{f.column_name}"' for f in model._meta.sorted_fields]
        if table == "search_key":
            columns = columns[1:]
        elif table == "journal":
            columns = ['"tbl"', '"row"', '"before"']
        elif table == "change":
            columns = ['"action"', '"kind"', '"undone"']
        rows = book.db.rows(f"SELECT {', '.join(columns)} FROM {table}")
        found[table] = sorted(rows, key=repr)
    book.db.execute("CREATE VIRTUAL TABLE temp.keys USING fts5vocab(main, key_index, instance)")
    found["grams"] = sorted(
        book.db.rows(
            """SELECT k.term, k.offset, s.customer_id, s.field, s.source
            FROM temp.keys k JOIN search_key s ON s.id = k.doc"""
        )
    )
    book.db.execute("CREATE VIRTUAL TABLE temp.talks USING fts5vocab(main, note_index, instance)")
    found["note grams"] = sorted(book.db.rows("SELECT term, offset, doc FROM temp.talks"))
    book.db.execute("DROP TABLE temp.keys")
    book.db.execute("DROP TABLE temp.talks")
    return found


def _fill(
    book: Book, insert: Callable[[str, Sequence[str], list[tuple[object, ...]]], None], settle: Callable[[], None]
) -> None:
    insert("customer", _CUSTOMER, _customers(1))
    insert("contact", ("id", "customer_id", "name"), [(1, 3, "李敏"), (2, 3, "Bob")])
    insert("contact_point", _POINT, list(_POINTS))
    insert("day", ("customer_id", "kind", "calendar", "month", "day", "leap"), [(1, "birthday", "lunar", 5, 30, 1)])
    insert("interaction", _TALK, list(_TALKS))
    insert("sales_order", _ORDER, list(_ORDERS))
    settle()
    # Changes between two portions pass their triggers, and may undo keys that were just written.
    book.db.execute("UPDATE customer SET name = '汪建国', organisation = 'New Co' WHERE id IN (1, 2)")
    book.db.execute("UPDATE contact_point SET label = 'cell' WHERE customer_id = 1")
    settle()
    book.db.execute("UPDATE customer SET name = 'third name' WHERE id = 1")
    book.db.execute("DELETE FROM contact_point WHERE customer_id = 2")
    insert("customer", _CUSTOMER, _customers(11))
    insert("interaction", _TALK, [(1, 50, 480, "2027-01-01", "received", "won", "later", None)])
    settle()


@pytest.fixture
def other_book(book_path: Path, tmp_path: Path) -> Book:
    """A second empty book."""
    path = tmp_path / "other.salesbook"
    shutil.copy2(book_path, path)
    return Book(path)


def test_the_book_is_as_if_every_row_had_passed_its_triggers(book: Book, other_book: Book) -> None:
    with book.db.record("import") as recording, appending(book.db, recording.change) as rows:
        _fill(book, rows.insert, rows.settle)
    with other_book.db.record("import"):
        _fill(other_book, other_book.db.insert_many, lambda: None)
    fast, slow = _dump(book), _dump(other_book)
    other_book.close()
    for table, expected in slow.items():
        assert fast[table] == expected, table


def test_the_triggers_work_again_afterwards(book: Book) -> None:
    before = sorted(book.db.rows("SELECT name, sql FROM sqlite_master"))
    with book.db.record("import") as recording, appending(book.db, recording.change) as rows:
        rows.insert("customer", _CUSTOMER, _customers(1))
    assert sorted(book.db.rows("SELECT name, sql FROM sqlite_master")) == before


def test_a_failure_brings_everything_back(book: Book) -> None:
    before = sorted(book.db.rows("SELECT name, sql FROM sqlite_master")), _dump(book)

    def fail() -> None:
        with book.db.record("import") as recording, appending(book.db, recording.change) as rows:
            rows.insert("customer", _CUSTOMER, _customers(1))
            rows.settle()
            raise RuntimeError

    with pytest.raises(RuntimeError):
        fail()
    assert (sorted(book.db.rows("SELECT name, sql FROM sqlite_master")), _dump(book)) == before


def test_nothing_appended_writes_nothing(book: Book) -> None:
    with book.db.record("import") as recording, appending(book.db, recording.change) as rows:
        rows.settle()
    assert recording.change == 0


def test_new_customers_are_found_before_the_end(book: Book) -> None:
    with book.db.record("import") as recording, appending(book.db, recording.change) as rows:
        rows.insert("customer", _CUSTOMER, _customers(1))
        rows.settle()
        assert {hit.customer for hit in search.customers(book.db, "wjg")} == {1, 7}
        assert search.customers(book.db, "cqca")[0].customer == 4
    assert [hit.customer for hit in search.customers(book.db, "cengxiaodan")] == [2]


def test_what_was_appended_can_be_undone_and_redone(book: Book) -> None:
    before = _dump(book)
    with book.db.record("import") as recording, appending(book.db, recording.change) as rows:
        _fill(book, rows.insert, rows.settle)
    after = _dump(book)
    change = journal.last_done(book.db)
    assert change is not None
    assert finish(journal.undoing(book.db, change)).kept == 0
    taken_back = _dump(book)
    for table in taken_back.keys() - {"change", "journal"}:
        assert taken_back[table] == before[table], table
    undone = journal.last_undone(book.db)
    assert undone is not None
    finish(journal.redoing(book.db, undone))
    again = _dump(book)
    for table in again.keys() - {"change", "journal"}:
        assert again[table] == after[table], table


def test_no_later_name_is_merged_with_all_that_came_before(book: Book, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(salesbook.store.appending, "_STEP", 50)
    monkeypatch.setattr(salesbook.store.appending, "_WIDE_HASH", 1 << 16)
    with book.db.record("import") as recording, appending(book.db, recording.change) as rows:
        rows.insert("customer", _CUSTOMER, [(n, "person", f"Name{n * 7919}", None, *_USUAL) for n in range(1, 3001)])
    pages = book.db.value("SELECT count(*) FROM key_index_data")
    written = []
    for n in range(3001, 3301):
        before = book.db.connection.total_changes
        with book.db.record("customer"):
            book.db.insert_many("customer", _CUSTOMER, [(n, "person", f"Name{n * 7919}", None, *_USUAL)])
        written.append(book.db.connection.total_changes - before)
    assert max(written) < pages
