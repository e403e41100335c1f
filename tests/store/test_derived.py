"""What is derived: the same whether triggers kept it or it was built from scratch."""

from __future__ import annotations

import sqlite3
from typing import TYPE_CHECKING

import pytest
from content import content, derived, rebuilt

from salesbook.book import changes, classes, customers, finding, notes, today
from salesbook.domain.customers import Customer
from salesbook.store import codec
from salesbook.store.derived import filling
from salesbook.store.inserting import insert_rows
from salesbook.store.models import BY_TABLE
from salesbook.store.tables import JOURNALED, Table

if TYPE_CHECKING:
    from salesbook.book.opened import Book
    from salesbook.store.database import Database


def pour(source: Database, target: Database) -> None:
    """Insert all rows of one book into another at full speed."""
    for table in JOURNALED:
        columns = [field.column_name for field in BY_TABLE[table]._meta.sorted_fields]
        rows = content(source)[table]
        target.insert_many(table, columns, ([codec.bind(value) for value in row] for row in rows))


def triggers(db: Database) -> list[tuple[str, str]]:
    return [tuple(row) for row in db.rows("SELECT name, sql FROM sqlite_master WHERE type = 'trigger' ORDER BY name")]


def test_a_filled_book_is_the_same_as_one_that_grew(filled_book: Book, book: Book) -> None:
    before = triggers(book.db)
    with filling(book.db):
        pour(filled_book.db, book.db)
    assert content(book.db) == content(filled_book.db)
    assert derived(book.db) == derived(filled_book.db)
    assert triggers(book.db) == before
    assert classes.refresh(book)
    assert today.order(book).order == today.order(filled_book).order


def test_a_filled_book_goes_on_as_any_other(filled_book: Book, book: Book) -> None:
    with filling(book.db):
        pour(filled_book.db, book.db)
    filled = content(book.db)
    notes.log(book, "说要再看看 >下周三 回电", 1)
    assert [note.customer for note in finding.find(book, "再看看").notes] == [1]
    assert customers.card(book, 1).last_on == book.today()
    assert derived(book.db) == rebuilt(book.db)
    changes.undo(book)
    assert content(book.db) == filled


def test_a_book_that_can_t_be_filled_stays_empty(book: Book) -> None:
    before, laid = content(book.db), triggers(book.db)
    with pytest.raises(ZeroDivisionError), filling(book.db):  # noqa: PT012 (the row is what must go)
        book.db.insert_many("customer_group", ["name"], [["north"]])
        raise ZeroDivisionError
    assert content(book.db) == before
    assert triggers(book.db) == laid


def test_a_book_that_was_filled_is_as_careful_as_before(book: Book) -> None:
    def settings() -> list[int]:
        return [book.db.value(f"PRAGMA {name}") for name in ("foreign_keys", "cache_size")]

    usual = settings()
    with filling(book.db):
        assert settings() != usual
    assert settings() == usual
    with pytest.raises(ZeroDivisionError), filling(book.db):
        raise ZeroDivisionError
    assert settings() == usual
    with pytest.raises(sqlite3.IntegrityError, match="FOREIGN KEY"), book.db.record("note"):
        book.db.execute("INSERT INTO membership(customer_id, group_id) VALUES (1, 1)")


@pytest.mark.parametrize("number", [0, 1, 299, 300, 301, 1000])
def test_rows_are_inserted_to_the_last_and_in_order(book: Book, number: int) -> None:
    rows = [(place, f"group {place}", None) for place in range(1, number + 1)]
    with book.db.record("note"):
        book.db.execute("CREATE TABLE pile(a, b, c)")
        insert_rows(book.db, "pile", ("a", "b", "c"), rows)
    assert book.db.rows("SELECT a, b, c FROM pile ORDER BY rowid") == rows


def test_all_notes_are_found_after_a_rebuild_however_alike(book: Book) -> None:
    customer, _added = customers.add(book, Customer(name="Ann"))
    lines = ["no answer", "No  Answer", "no answer", "", "未接", "未接", "broken \ud800 end", "broken \ud801 end"]
    lines += ["long " * 100, "long " * 100 + "!"]
    with book.db.record("note"):
        for at, line in enumerate(lines):
            book.db.insert(
                Table.INTERACTION, customer_id=customer, at=at, utc_offset=0, day="2026-11-18", channel="call",
                note=line, typed=line + " @Ann" if at % 3 else None,
            )  # fmt: skip
    grown = derived(book.db)
    assert rebuilt(book.db) == grown


def test_a_rebuild_mends_what_is_wrong(filled_book: Book) -> None:
    before = derived(filled_book.db)
    with filled_book.db.derive():
        filled_book.db.execute("UPDATE standing SET last_on = '1999-01-01', sort_key = 'x'")
        filled_book.db.execute("DELETE FROM search_key WHERE customer_id < 3")
    assert derived(filled_book.db) != before
    assert rebuilt(filled_book.db) == before


@pytest.mark.parametrize(
    ("outcome", "channel", "expected"),
    [
        ("reached", "call", ("2026-11-18", None)),
        ("reached", "visit", ("2026-11-18", "2026-11-18")),
        ("won", "received", ("2026-11-18", "2026-11-18")),
        ("refused", "wechat", ("2026-11-18", None)),
        ("no-answer", "visit", (None, None)),
        ("blocked", "call", (None, None)),
    ],
)
def test_only_a_talk_that_reached_somebody_moves_the_last_contact(
    book: Book, outcome: str, channel: str, expected: tuple[str | None, str | None]
) -> None:
    def standing() -> tuple[str | None, str | None]:
        return tuple(book.db.row("SELECT last_on, last_visit_on FROM standing"))

    customer, _added = customers.add(book, Customer(name="Ann"))
    with book.db.record("note"):
        talk = book.db.insert(
            Table.INTERACTION, customer_id=customer, at=0, utc_offset=0, day="2026-11-18", channel=channel,
            outcome=outcome, note="",
        )  # fmt: skip
    assert standing() == expected
    with book.db.record("note"):
        book.db.update(Table.INTERACTION, talk, outcome="no-answer")
    assert standing() == (None, None)
    with book.db.record("note"):
        book.db.update(Table.INTERACTION, talk, outcome=outcome, day="2026-11-10")
    assert standing() == tuple(day and "2026-11-10" for day in expected)
    with book.db.record("note"):
        book.db.delete(Table.INTERACTION, talk)
    assert standing() == (None, None)
