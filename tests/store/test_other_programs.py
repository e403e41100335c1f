"""A second program on the same book, and programs that end in the middle of their work."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest
from child import child, finished, run
from content import content, derived, rebuilt

from salesbook.book import changes, customers, notes, talks
from salesbook.book.opened import Book
from salesbook.domain.customers import Customer
from salesbook.domain.errors import SalesbookError

if TYPE_CHECKING:
    from pathlib import Path
    from subprocess import Popen

_LOG = """
    notes.log(Book(Path(sys.argv[1])), sys.argv[2], 1)
"""

_MANY = """
    book = Book(Path(sys.argv[1]))
    print("ready", flush=True)
    sys.stdin.readline()
    for number in range(15):
        notes.log(book, f"{sys.argv[2]} {number} >tomorrow call", 1 + number % 6)
        customers.add(book, Customer(name=f"{sys.argv[2]} {number}"))
"""

# Far more than the cache of a connection holds: some of it is in the file before the transaction ends.
_UNFINISHED = """
    book = Book(Path(sys.argv[1]))
    with book.db.record("import"):
        book.db.execute("DELETE FROM tag")
        for number in range(300):
            customers.insert(book, Customer(name=f"c{number}", about="x" * 100_000))
        print("ready", flush=True)
        sys.stdin.readline()
"""


def ready(process: Popen[str]) -> None:
    assert process.stdout is not None
    assert process.stdout.readline() == "ready\n"


def go(process: Popen[str]) -> None:
    assert process.stdin is not None
    process.stdin.write("\n")
    process.stdin.flush()


def test_what_another_program_writes_is_noticed_and_read(filled_book: Book) -> None:
    seen = filled_book.db.data_version()
    notes.log(filled_book, "my own", 1)
    assert filled_book.db.data_version() == seen
    run(_LOG, filled_book.path, "from the shell")
    assert filled_book.db.data_version() != seen
    assert talks.of(filled_book, 1)[0].text == "from the shell"
    assert changes.undo(filled_book).what == "Note about 王建国"
    assert talks.of(filled_book, 1)[0].text == "my own"


def test_two_programs_and_this_one_write_at_the_same_time(filled_book: Book) -> None:
    others = [child(_MANY, filled_book.path, name) for name in ("one", "two")]
    for process in others:
        ready(process)
    for process in others:
        go(process)
    for number in range(15):
        notes.log(filled_book, f"three {number}", 1)
    for process in others:
        finished(process)
    assert filled_book.db.value("SELECT count(*) FROM interaction WHERE note LIKE 'three %'") == 15
    for name in ("one", "two"):
        # The words of a plan stay in the line as typed; the note is what stands before the mark.
        assert filled_book.db.value("SELECT count(*) FROM interaction WHERE note LIKE ?", (f"{name} %",)) == 15
        assert filled_book.db.value("SELECT count(*) FROM customer WHERE name LIKE ?", (f"{name} %",)) == 15
    assert filled_book.db.value("PRAGMA integrity_check") == "ok"
    assert derived(filled_book.db) == rebuilt(filled_book.db)


def test_a_book_that_is_being_written_can_be_read_and_tells_that_it_is_busy(filled_book: Book) -> None:
    filled_book.db.execute("PRAGMA busy_timeout=20")
    process = child(
        """
        book = Book(Path(sys.argv[1]))
        with book.db.record("note"):
            customers.insert(book, Customer(name="Ann"))
            print("ready", flush=True)
            sys.stdin.readline()
        """,
        filled_book.path,
    )
    ready(process)
    assert customers.count(filled_book) == 6
    with pytest.raises(SalesbookError, match="is being written by another program"):
        customers.add(filled_book, Customer(name="Bob"))
    go(process)
    finished(process)
    assert customers.count(filled_book) == 7


def test_a_program_killed_in_the_middle_of_a_change_leaves_the_book_whole(filled_path: Path) -> None:
    book = Book(filled_path)
    before, derived_before = content(book.db), derived(book.db)
    book.close()
    whole = filled_path.read_bytes()
    process = child(_UNFINISHED, filled_path)
    ready(process)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    assert filled_path.read_bytes() != whole
    book = Book(filled_path)
    assert content(book.db) == before
    assert derived(book.db) == derived_before
    assert book.db.value("PRAGMA integrity_check") == "ok"
    customers.add(book, Customer(name="next"))
    book.close()
    assert [path.name for path in filled_path.parent.glob("filled*")] == [filled_path.name]


def test_what_was_saved_before_a_program_was_killed_is_there(filled_path: Path) -> None:
    process = child(
        """
        book = Book(Path(sys.argv[1]))
        notes.log(book, "the last words", 1)
        print("ready", flush=True)
        sys.stdin.readline()
        """,
        filled_path,
    )
    ready(process)
    os.kill(process.pid, signal.SIGKILL)
    process.communicate()
    book = Book(filled_path)
    assert talks.of(book, 1)[0].text == "the last words"
    book.close()
