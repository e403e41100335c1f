"""Undo and redo of bare rows: every table that holds something of the rep's."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import pytest
from content import content, derived, rebuilt
from peewee import BooleanField, ForeignKeyField, IntegerField

from salesbook.book.steps import finish
from salesbook.store import journal
from salesbook.store.models import BY_TABLE
from salesbook.store.tables import JOURNALED, UNJOURNALED, Table

if TYPE_CHECKING:
    from salesbook.book.opened import Book
    from salesbook.store.database import Database


def values(db: Database, table: Table, number: int) -> dict[str, Any]:
    """Return a value for every column of a table, with the rows that it refers to."""
    found: dict[str, Any] = {}
    for field in BY_TABLE[table]._meta.sorted_fields:
        column = field.column_name
        if column == "id":
            continue
        if isinstance(field, ForeignKeyField):
            parent = Table(field.rel_model._meta.table_name)
            found[column] = None if parent is table else insert(db, parent, number)
        elif isinstance(field, BooleanField):
            found[column] = bool(number % 2)
        elif isinstance(field, IntegerField):
            found[column] = number
        else:
            found[column] = f"{column} 王{number}"
    return found


def insert(db: Database, table: Table, number: int = 1) -> int:
    return db.insert(table, **values(db, table, number))


def undo(db: Database) -> journal.Taken:
    last = journal.last_done(db)
    assert last is not None
    return finish(journal.undoing(db, last))


def redo(db: Database) -> journal.Taken:
    last = journal.last_undone(db)
    assert last is not None
    return finish(journal.redoing(db, last))


def test_every_table_is_either_journaled_or_not(book: Book) -> None:
    assert sorted([*JOURNALED, *UNJOURNALED]) == sorted(Table)
    assert BY_TABLE.keys() == set(Table)
    there = {
        name
        for (name,) in book.db.rows("SELECT name FROM sqlite_master WHERE type = 'table'")
        if not name.startswith(("sqlite_", "key_index", "note_index"))
    }
    assert there == set(Table)


@pytest.mark.parametrize("table", JOURNALED)
def test_a_new_row_goes_and_comes_back(book: Book, table: Table) -> None:
    before = content(book.db)
    with book.db.record("note"):
        row = insert(book.db, table)
    after = content(book.db)
    assert book.db.row(f"SELECT * FROM {table} WHERE id = ?", (row,)) is not None
    assert undo(book.db).kept == 0
    assert content(book.db) == before
    assert redo(book.db).kept == 0
    assert content(book.db) == after
    assert derived(book.db) == rebuilt(book.db)


@pytest.mark.parametrize("table", JOURNALED)
def test_each_changed_column_goes_back(book: Book, table: Table) -> None:
    with book.db.record("note"):
        row = insert(book.db, table, 1)
    with book.db.record("note"):
        other = values(book.db, table, 2)
    start = content(book.db)
    for column, value in other.items():
        with book.db.record("note"):
            book.db.update(table, row, **{column: value})
        changed = content(book.db)
        if value is not None:
            assert changed != start
            undo(book.db)
            assert content(book.db) == start
            redo(book.db)
            assert content(book.db) == changed
            undo(book.db)
    assert content(book.db) == start
    assert derived(book.db) == rebuilt(book.db)


@pytest.mark.parametrize("table", JOURNALED)
def test_a_deleted_row_comes_back(book: Book, table: Table) -> None:
    with book.db.record("note"):
        row = insert(book.db, table)
    before = content(book.db)
    with book.db.record("note"):
        book.db.delete(table, row)
    after = content(book.db)
    undo(book.db)
    assert content(book.db) == before
    redo(book.db)
    assert content(book.db) == after
    assert derived(book.db) == rebuilt(book.db)


@pytest.mark.parametrize("table", JOURNALED)
def test_a_row_that_stays_equal_is_no_change(book: Book, table: Table) -> None:
    with book.db.record("note"):
        given = values(book.db, table, 1)
        row = book.db.insert(table, **given)
    last = journal.last_done(book.db)
    with book.db.record("note") as recording:
        book.db.update(table, row, **given)
    assert recording.change == 0
    assert journal.last_done(book.db) == last


def test_two_changes_go_back_one_by_one_and_come_back_in_order(book: Book) -> None:
    states = [content(book.db)]
    for number in range(3):
        with book.db.record("note", str(number)):
            insert(book.db, Table.CUSTOMER, number)
        states.append(content(book.db))
    for state in states[-2::-1]:
        undo(book.db)
        assert content(book.db) == state
    assert journal.last_done(book.db) is None
    for state in states[1:]:
        redo(book.db)
        assert content(book.db) == state
    assert journal.last_undone(book.db) is None


def test_a_new_change_ends_what_can_be_redone(book: Book) -> None:
    for number, name in enumerate(("one", "two")):
        with book.db.record("note", name):
            insert(book.db, Table.PRODUCT, number)
    undo(book.db)
    assert journal.last_undone(book.db) is not None
    with book.db.record("note", "three"):
        insert(book.db, Table.CUSTOMER)
    assert journal.last_undone(book.db) is None
    taken = undo(book.db)
    assert taken.change.subject == "three"
    assert undo(book.db).change.subject == "one"


def test_undo_redo_undo_redo_of_one_change(book: Book) -> None:
    before = content(book.db)
    with book.db.record("note"):
        insert(book.db, Table.CUSTOMER)
    after = content(book.db)
    for _round in range(3):
        undo(book.db)
        assert content(book.db) == before
        redo(book.db)
        assert content(book.db) == after


def test_a_change_that_fails_leaves_nothing(book: Book) -> None:
    before = content(book.db)
    with pytest.raises(ZeroDivisionError), book.db.record("note"):  # noqa: PT012 (the row is what must go)
        insert(book.db, Table.CUSTOMER)
        raise ZeroDivisionError
    assert content(book.db) == before
    assert journal.last_done(book.db) is None
    assert book.db.value("SELECT count(*) FROM journal") == 0


def test_what_is_written_outside_of_a_change_is_refused(book: Book) -> None:
    with pytest.raises(book.db.connection.IntegrityError, match=r"journal\.change"):
        book.db.execute("INSERT INTO setting(name, value) VALUES ('a', '1')")
    with book.db.record("note"):
        insert(book.db, Table.CUSTOMER)
    with pytest.raises(book.db.connection.IntegrityError, match=r"journal\.change"):
        book.db.execute("DELETE FROM customer")


def test_what_a_change_touched_is_told(book: Book) -> None:
    with book.db.record("note"):
        first, second = insert(book.db, Table.CUSTOMER, 1), insert(book.db, Table.CUSTOMER, 2)
    with book.db.record("note") as recording:
        book.db.update(Table.CUSTOMER, first, name="new")
        book.db.insert(Table.PRODUCT, name="paper")
        book.db.execute(
            "INSERT INTO tag(customer_id, name) VALUES (?, 'a'), (?, 'b')", (second, second)
        )  # fmt: skip
    told = journal.recorded(book.db, recording.change)
    assert told.customers == {first, second}
    assert told.tables == {"customer", "product", "tag"}
    with book.db.record("note") as recording:
        book.db.execute("DELETE FROM tag")
    assert journal.recorded(book.db, recording.change).customers == {second}
