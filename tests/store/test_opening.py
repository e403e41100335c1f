"""Opening a file: a book, no book yet, or something else; whatever it is, it is not harmed."""

from __future__ import annotations

import os
import sqlite3
import stat
import sys
import tempfile
import types
from contextlib import closing
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from child import child, finished, run

from salesbook.book import customers
from salesbook.book.opened import Book
from salesbook.domain.customers import Customer
from salesbook.domain.errors import SalesbookError
from salesbook.store import header, migrations
from salesbook.store.database import Database

if TYPE_CHECKING:
    from collections.abc import Iterator


NEXT = header.VERSION + 1
"""The version of the book after this one."""


@pytest.fixture
def usual_umask() -> Iterator[None]:
    before = os.umask(0)
    yield
    os.umask(before)


def mode(path: Path) -> int:
    return stat.S_IMODE(path.stat().st_mode)


def held(path: Path) -> bytes | None:
    try:
        return path.read_bytes() if path.is_file() else None
    except OSError:
        return None


def refused(path: Path, *, create: bool = True) -> str:
    """Return the one sentence with which a file is refused, after making sure that nothing was changed."""
    before = held(path)
    with pytest.raises(SalesbookError) as caught:
        Book(path, create=create)
    assert held(path) == before
    sentence = str(caught.value)
    assert "\n" not in sentence
    assert sentence.endswith(".")
    return sentence


@pytest.mark.usefixtures("usual_umask")
def test_a_new_book_is_one_file_that_nobody_else_can_read(tmp_path: Path) -> None:
    path = tmp_path / "new folder" / "王.salesbook"
    book = Book(path)
    customers.add(book, Customer(name="Ann"))
    assert mode(path) == 0o600
    book.close()
    assert list(path.parent.iterdir()) == [path]
    assert mode(path) == 0o600


@pytest.mark.usefixtures("usual_umask")
def test_what_stands_beside_a_book_while_it_is_written_is_private_too(book: Book) -> None:
    with book.db.record("note"):
        customers.insert(book, Customer(name="Ann"))
        beside = [path for path in book.path.parent.iterdir() if path.name.startswith(book.path.name)]
        assert len(beside) == 2
        assert {mode(path) for path in beside} == {0o600}


def test_a_book_is_opened_again_with_what_was_in_it(book_path: Path) -> None:
    for number in range(3):
        book = Book(book_path, create=False)
        assert customers.count(book) == number
        customers.add(book, Customer(name=f"c{number}"))
        book.close()


def test_a_book_is_marked_and_careful(book: Book) -> None:
    def pragma(name: str) -> object:
        return book.db.value(f"PRAGMA {name}")

    assert pragma("application_id") == header.APPLICATION_ID
    assert pragma("user_version") == header.VERSION
    assert pragma("journal_mode") == "delete"
    assert pragma("synchronous") == 3
    assert pragma("foreign_keys") == 1
    assert pragma("integrity_check") == "ok"
    with pytest.raises(book.db.connection.IntegrityError), book.db.record("note"):
        book.db.execute("INSERT INTO tag(customer_id, name) VALUES (77, 'nobody')")


def test_no_book_is_begun_where_none_is_wanted(tmp_path: Path) -> None:
    assert "no book" in refused(tmp_path / "none", create=False)
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize("create", [True, False])
@pytest.mark.parametrize(
    "data",
    [
        b"",
        b"x",
        b"name,phone\nAnn,138\n" * 99,
        b"SQLite format 3\0",
        b"SQLite format 3\0" + bytes(4080),
        b"PK\3\4" * 99,
    ],
    ids=["empty", "one byte", "csv", "mark only", "mark and zeros", "zip"],
)
def test_another_file_is_refused(tmp_path: Path, data: bytes, create: bool) -> None:
    path = tmp_path / "file"
    path.write_bytes(data)
    assert "is no sales book" in refused(path, create=create)
    assert list(tmp_path.iterdir()) == [path]


def test_another_program_s_database_is_refused(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with closing(sqlite3.connect(path)) as other:
        other.execute("CREATE TABLE customer(id, name)")
    assert "is no sales book" in refused(path)


def test_a_book_of_a_newer_version_is_refused(book_path: Path) -> None:
    with closing(sqlite3.connect(book_path)) as newer:
        newer.execute(f"PRAGMA user_version={header.VERSION + 1}")
    sentence = refused(book_path)
    assert "newer" in sentence
    assert "update salesbook" in sentence


def test_a_folder_is_refused(tmp_path: Path) -> None:
    assert "is no sales book" in refused(tmp_path)


def test_a_pipe_is_refused(tmp_path: Path) -> None:
    os.mkfifo(tmp_path / "pipe")
    assert "is no sales book" in refused(tmp_path / "pipe")


@pytest.mark.parametrize("name", ["a\0b", "x" * 300, "file/book", "\ud800/book"])
def test_a_name_that_can_t_be_is_refused(tmp_path: Path, name: str) -> None:
    (tmp_path / "file").write_bytes(b"")
    assert str(tmp_path) in refused(tmp_path / name) or "\ud800" in name
    assert [path.name for path in tmp_path.iterdir()] == ["file"]


def test_a_damaged_book_is_told_from_a_good_one(filled_path: Path) -> None:
    whole = filled_path.read_bytes()
    page = 4096
    damaged = whole[:page] + b"\xa5" * (len(whole) - page)
    filled_path.write_bytes(damaged)
    with pytest.raises(SalesbookError, match="damaged"):
        customers.page(Book(filled_path), 0, 10)
    assert filled_path.read_bytes() == damaged


@pytest.fixture
def folder() -> Iterator[Path]:
    """A folder that everybody may look into; those of pytest are open to their owner only."""
    with tempfile.TemporaryDirectory() as name:
        made = Path(name)
        made.chmod(0o755)
        yield made
        made.chmod(0o755)


_UNPRIVILEGED = """
import os
os.chdir(sys.argv[1])
if os.geteuid() == 0:
    os.setgid(65534)
    os.setuid(65534)
try:
    book = Book(Path("book"))
    print("count", customers.count(book))
    customers.add(book, Customer(name="Ann"))
    print("written")
except SalesbookError as error:
    print(error)
"""


def test_a_folder_that_can_t_be_written_is_told(folder: Path) -> None:
    folder.chmod(0o555)
    told = run(_UNPRIVILEGED, folder)
    assert told == "No book can be begun at book: Permission denied. Check the name and the rights of its folder."
    assert list(folder.iterdir()) == []


def test_a_book_that_can_t_be_written_can_be_read(folder: Path, filled_path: Path) -> None:
    path = folder / "book"
    before = filled_path.read_bytes()
    path.write_bytes(before)
    path.chmod(0o444)
    told = run(_UNPRIVILEGED, folder)
    assert told.splitlines() == ["count 6", "book can't be written: check the rights of the file and its folder."]
    assert path.read_bytes() == before
    assert list(folder.iterdir()) == [path]


def test_a_book_that_can_t_be_read_is_told(folder: Path, filled_path: Path) -> None:
    path = folder / "book"
    path.write_bytes(filled_path.read_bytes())
    path.chmod(0)
    told = run(_UNPRIVILEGED, folder)
    assert told == "book can't be opened: Permission denied. Check the name and the rights of its folder."


def test_a_book_that_can_t_be_begun_leaves_nothing(tmp_path: Path) -> None:
    told = run(
        """
        import resource
        resource.setrlimit(resource.RLIMIT_FSIZE, (20_000, resource.RLIM_INFINITY))
        try:
            Book(Path(sys.argv[1]))
        except SalesbookError as error:
            print(error)
        """,
        tmp_path / "book",
    )
    assert "could not be read or written on its disk: nothing was changed." in told
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_is_full_while_writing_changes_nothing(filled_path: Path) -> None:
    before = filled_path.read_bytes()
    told = run(
        """
        import resource
        book = Book(Path(sys.argv[1]))
        size = Path(sys.argv[1]).stat().st_size
        resource.setrlimit(resource.RLIMIT_FSIZE, (size + 4096, resource.RLIM_INFINITY))
        try:
            customers.add(book, Customer(name="Ann", about="x" * 1_000_000))
        except SalesbookError as error:
            print(error)
        resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
        print(customers.count(book))
        """,
        filled_path,
    )
    assert told == f"{filled_path} could not be read or written on its disk: nothing was changed.\n6"
    assert filled_path.read_bytes() == before


def test_a_book_begun_by_several_programs_at_once_is_one_book(tmp_path: Path) -> None:
    path = tmp_path / "book"
    code = """
        sys.stdin.readline()
        book = Book(Path(sys.argv[1]))
        customers.add(book, Customer(name=sys.argv[2]))
        book.close()
    """
    racing = [child(code, path, name) for name in "abcd"]
    for process in racing:
        assert process.stdin is not None
        process.stdin.write("\n")
        process.stdin.flush()
    for process in racing:
        assert finished(process) == ""
    book = Book(path, create=False)
    assert [line.name for line in customers.page(book, 0, 9)] == list("abcd")
    book.close()
    assert list(tmp_path.iterdir()) == [path]


class Step(types.ModuleType):
    """A step to the next version of the tables, as a module of `migrations` is one."""

    def __init__(self, statement: str) -> None:
        super().__init__(f"to_{NEXT}")
        self._statement = statement

    def up(self, connection: sqlite3.Connection) -> None:
        connection.execute("ALTER TABLE setting ADD COLUMN remark TEXT")
        connection.execute(self._statement)


@pytest.fixture
def next_version(monkeypatch: pytest.MonkeyPatch) -> Iterator[pytest.MonkeyPatch]:
    for module in (header, migrations):
        monkeypatch.setattr(module, "VERSION", NEXT)
    yield monkeypatch
    sys.modules.pop(f"salesbook.store.migrations.to_{NEXT}", None)


def test_an_older_book_is_led_upward_after_a_copy(filled_path: Path, next_version: pytest.MonkeyPatch) -> None:
    before = filled_path.read_bytes()
    next_version.setitem(sys.modules, f"salesbook.store.migrations.to_{NEXT}", Step("CREATE TABLE later(id)"))
    database = Database(filled_path)
    assert database.rows("SELECT remark FROM setting") == []
    assert database.value("PRAGMA user_version") == NEXT
    assert database.value("SELECT count(*) FROM customer") == 6
    database.close()
    copy = filled_path.with_name(filled_path.name + f".v{NEXT - 1}")
    assert copy.read_bytes() == before
    assert mode(copy) == 0o600
    assert not list(filled_path.parent.glob("*.part"))
    Database(filled_path).close()


def test_a_book_that_can_t_be_led_upward_stays_as_it_is(filled_path: Path, next_version: pytest.MonkeyPatch) -> None:
    before = filled_path.read_bytes()
    next_version.setitem(sys.modules, f"salesbook.store.migrations.to_{NEXT}", Step("CREATE TABLE customer(id)"))
    with pytest.raises(sqlite3.OperationalError, match="already exists"):
        Database(filled_path)
    assert filled_path.read_bytes() == before


def test_without_room_for_the_copy_nothing_is_led_upward(filled_path: Path, next_version: pytest.MonkeyPatch) -> None:
    before = filled_path.read_bytes()
    next_version.setitem(sys.modules, f"salesbook.store.migrations.to_{NEXT}", Step("CREATE TABLE later(id)"))
    filled_path.with_name(filled_path.name + f".v{NEXT - 1}.part").mkdir()
    with pytest.raises(SalesbookError, match="could not be copied before the update"):
        Database(filled_path)
    assert filled_path.read_bytes() == before
