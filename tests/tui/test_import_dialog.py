from __future__ import annotations

import asyncio
import csv
import os
from contextlib import asynccontextmanager
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from stage import Stage, on_stage, page
from textual import events

from salesbook import locale
from salesbook.book import changes, customers, drafts, transfer
from salesbook.book.opened import Book
from salesbook.domain.customers import Customer
from salesbook.domain.errors import SalesbookError
from salesbook.exchange.records import ContactRecord, Extra, Origin
from salesbook.exchange.source import Format
from salesbook.tui.desk import Desk
from salesbook.tui.dialogs.import_dialog import ImportDialog
from salesbook.tui.dialogs.import_words import contact_parts
from salesbook.tui.dialogs.under_way import UnderWay

if TYPE_CHECKING:
    from collections.abc import AsyncIterator, Generator
    from pathlib import Path

    from salesbook.book.changes import Changes

SIZES = [(80, 24), (140, 40), (60, 15)]
CONTACTS = "姓名,公司,手机,备注\n赵一,甲公司,13800000001,老客户\n钱二,乙公司,13800000002,\n,,,没有名字\n"
NASTY = ["Acme [/]", "[@click=app.quit]x", "\x1b]52;c;aGk=\x07", "\u202eevil", "=1+1"]


class Opened:
    """The dialog over the workbench, and what it closed with."""

    def __init__(self, stage: Stage, dialog: ImportDialog) -> None:
        self.stage, self.dialog = stage, dialog
        self.answers: list[Changes | None] = []

    @property
    def screen(self) -> str:
        return self.stage.screen

    @property
    def told(self) -> str:
        """What is said over the files."""
        return page(self.dialog.pick.told, 1000)

    async def press(self, *keys: str) -> None:
        await self.stage.press(*keys)

    async def pick(self, path: Path) -> None:
        """Type a path and open it."""
        await self.stage.type(str(path))
        await self.press("enter")

    async def to(self, label: str) -> None:
        """Go to a row of what can be set."""
        labels = [setting.label for setting in self.dialog.look.list.settings]
        await self.press("home", *["down"] * labels.index(label))

    def chosen(self, label: str) -> str:
        return next(setting.shown for setting in self.dialog.look.list.settings if setting.label == label)


@asynccontextmanager
async def opened(path: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Opened]:
    async with on_stage(path, size) as stage:
        it = Opened(stage, ImportDialog(stage.app.desk))
        await stage.app.push_screen(it.dialog, it.answers.append)
        await stage.settle()
        yield it


@pytest.fixture
def home(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A home folder with downloads in it."""
    folder = tmp_path / "rep"
    (folder / "Downloads" / "2025").mkdir(parents=True)
    monkeypatch.setenv("HOME", str(folder))
    monkeypatch.chdir(folder)
    return folder


@pytest.fixture
def contacts(home: Path) -> Path:
    """A file of two contacts and a row that is none, in the encoding of Chinese spreadsheets."""
    path = home / "Downloads" / "通讯录.csv"
    path.write_text(CONTACTS, encoding="gb18030")
    return path


def renamed(path: Path, name: str) -> Path:
    return path.rename(path.with_name(name))


def names(path: Path) -> list[str]:
    book = Book(path)
    try:
        return sorted(line.name for line in customers.page(book, 0, 1000))
    finally:
        book.close()


def total(path: Path) -> int:
    book = Book(path)
    try:
        return customers.count(book)
    finally:
        book.close()


async def test_a_story_a_file_comes_in_by_keys_alone_and_goes_again(filled_path: Path, contacts: Path) -> None:
    before = names(filled_path)
    async with on_stage(filled_path, (80, 24)) as stage:
        await stage.press("ctrl+o")
        assert contacts.name in stage.screen
        await stage.press("enter")
        assert "赵一 ∙ 甲公司" in stage.screen
        await stage.press("enter")
        assert "3 read: 2 new, 0 updated, 0 unchanged, 1 skipped." in stage.screen
        await stage.press("enter")
        assert stage.app.screen is stage.bench
        assert stage.customers.total == len(before) + 2
        assert set(await stage.ask(_names)) >= {"赵一", "钱二"}
        await stage.press("ctrl+z")
        assert stage.customers.total == len(before)
    assert names(filled_path) == before


def _names(book: Book) -> list[str]:
    return [line.name for line in customers.page(book, 0, 1000)]


@pytest.mark.parametrize("size", SIZES)
async def test_every_step_fits_the_terminal(filled_path: Path, contacts: Path, size: tuple[int, int]) -> None:
    async with opened(filled_path, size) as it:
        frame = it.dialog.query_one(".import")
        for expected in (contacts.name, "赵一", "2 new"):
            assert expected in it.screen
            assert it.dialog.region.contains_region(frame.region)
            await it.press("enter")
    assert [answer and answer.what for answer in it.answers] == [f"Import of {contacts.name}"]


# Picking a file


async def test_the_newest_file_is_first_and_letters_filter(filled_path: Path, contacts: Path) -> None:
    older = contacts.with_name("older.VCF")
    older.write_text("BEGIN:VCARD\nFN:x\nEND:VCARD\n")
    os.utime(older, (1, 1))
    contacts.with_name("holiday.jpg").write_text("x")
    contacts.with_name(".hidden.csv").write_text("x")
    async with opened(filled_path) as it:
        shown = [found.name for found in it.dialog.pick.list.found]
        assert shown == [contacts.name, "older.VCF", "2025/", "../"]
        await it.stage.type("OLD")
        assert [found.name for found in it.dialog.pick.list.found] == ["older.VCF"]
        await it.press("ctrl+u", *".h")
        assert [found.name for found in it.dialog.pick.list.found] == [".hidden.csv"]


async def test_folders_are_walked(filled_path: Path, contacts: Path, home: Path) -> None:
    async with opened(filled_path) as it:
        pick = it.dialog.pick
        await it.press("down", "enter")
        assert pick.folder == contacts.parent / "2025"
        assert [found.name for found in pick.list.found] == ["../", "~/"]
        await it.press("backspace", "backspace")
        assert pick.folder == home
        await it.stage.type("down")
        await it.press("enter")
        assert pick.folder == contacts.parent
        assert pick.line.value == ""
        await it.stage.type("~/Downloads/通")
        assert [found.name for found in pick.list.found] == [contacts.name]
        await it.press("enter")
        assert "赵一" in it.screen


@pytest.mark.parametrize("where", ["", "Downloads", "work"])
async def test_the_first_folder_is_one_with_a_file_in_it(
    filled_path: Path, home: Path, where: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    (home / "work").mkdir()
    (home / "Downloads" / "scan.pdf").touch()
    monkeypatch.chdir(home / "work")
    async with opened(filled_path) as it:
        assert it.dialog.pick.folder == home / "Downloads"
    (home / where / "list.csv").write_text("姓名\n何芳\n", encoding="utf-8")
    async with opened(filled_path) as it:
        assert it.dialog.pick.folder == home / where
        assert it.dialog.pick.list.chosen is not None
        assert it.dialog.pick.list.chosen.path == home / where / "list.csv"


async def test_whoever_wants_another_file_finds_all_of_them_and_the_last_under_the_cursor(
    filled_path: Path, contacts: Path
) -> None:
    other = contacts.with_name("a.csv")
    other.write_text("姓名\n何芳\n", encoding="utf-8")
    os.utime(other, (1, 1))
    async with opened(filled_path) as it:
        await it.stage.type("A.c")
        await it.press("enter", "escape")
        pick = it.dialog.pick
        assert pick.line.value == ""
        assert [found.name for found in pick.list.found][:2] == [contacts.name, other.name]
        assert pick.list.chosen is not None
        assert pick.list.chosen.path == other


async def test_a_folder_without_files_says_what_to_do(filled_path: Path, contacts: Path) -> None:
    hidden = renamed(contacts, ".hidden.csv")
    async with opened(filled_path) as it:
        assert "No file to bring in lies here" in it.told
        await it.stage.type("nope")
        assert "Nothing here is called that." in it.screen
        await it.press("ctrl+u", "enter")
        assert "No file to bring in lies here" in it.told
    renamed(hidden, contacts.name)
    async with opened(filled_path) as it:
        assert "No file to bring in lies here" not in it.told


@pytest.fixture
def started(contacts: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder that the program is started in, with the contacts in it."""
    (folder := tmp_path / "desk").mkdir()
    contacts.rename(folder / contacts.name)
    monkeypatch.chdir(folder)
    return folder


async def test_the_folder_the_program_was_started_in_is_offered(
    filled_path: Path, contacts: Path, started: Path
) -> None:
    contacts.with_name("other.csv").write_text("姓名\n何芳\n", encoding="utf-8")
    async with opened(filled_path) as it:
        assert it.dialog.pick.list.found[-1].path == started
        await it.press("end", *["down"] * 9, "enter")
        assert contacts.name in it.screen
        await it.press("enter")
        assert "赵一" in it.screen


@pytest.mark.parametrize("typed", ["{path}", "'{path}'", "file://{path}", '"{path}" '])
async def test_a_path_is_taken_as_terminals_insert_it(filled_path: Path, contacts: Path, typed: str) -> None:
    path = renamed(contacts, "my file (1).csv")
    async with opened(filled_path) as it:
        text = typed.format(path=path)
        it.stage.app.post_message(events.Paste(text.replace(" ", "%20") if text.startswith("file:") else text))
        await it.stage.settle()
        await it.press("enter")
        assert "赵一" in it.screen


async def test_a_whole_book_fills_an_empty_one_and_no_other(filled_path: Path, book_path: Path, home: Path) -> None:
    source = Book(filled_path)
    transfer.export_file(source, path := home / "Downloads" / "all.json", Format.JSON)
    source.close()
    async with opened(book_path) as it:
        assert path.name in it.screen
        await it.pick(path)
        assert "A whole book with" in it.screen
        await it.press("enter")
        assert it.dialog.done.display
        await it.press("enter")
    assert names(book_path) == names(filled_path)
    async with opened(filled_path) as it:
        await it.pick(path)
        assert it.dialog.pick.display
        assert "into an empty one" in it.told


@pytest.mark.parametrize(
    ("name", "content", "sentence"),
    [
        ("empty.csv", b"", "is empty"),
        ("page.xls", b"<html><table>", "web page"),
        ("noise.csv", bytes(range(256)) * 40, "neither a table nor contacts"),
        ("book.json", b'{"a": 1}', "no book that salesbook exported"),
    ],
)
async def test_a_file_that_is_none_is_said_and_another_may_be_picked(
    filled_path: Path, home: Path, name: str, content: bytes, sentence: str
) -> None:
    path = home / "Downloads" / name
    path.write_bytes(content)
    before = names(filled_path)
    async with opened(filled_path, (140, 40)) as it:
        await it.pick(path)
        assert sentence in it.told
        assert it.dialog.pick.display
        await it.press("escape")
        assert it.answers == [None]
    assert names(filled_path) == before


async def test_nothing_of_that_name_and_a_folder_that_is_none(filled_path: Path, contacts: Path) -> None:
    async with opened(filled_path, (140, 40)) as it:
        await it.stage.type("nope")
        await it.press("enter")
        assert "No file here is called “nope”" in it.told
        await it.press("ctrl+u")
        await it.stage.type("/nowhere/at/all/")
        assert "“/nowhere/at/all” can't be opened" in it.told
        os.mkfifo(contacts.with_name("pipe"))
        await it.press("ctrl+u")
        await it.pick(contacts.with_name("pipe"))
        assert "is a device or a pipe" in it.told


@pytest.mark.parametrize("nasty", [name for name in NASTY if "/" not in name] + ["a\udcff"])
async def test_nasty_file_names_are_shown_safely_and_picked(filled_path: Path, contacts: Path, nasty: str) -> None:
    renamed(contacts, f"{nasty}.csv")
    async with opened(filled_path) as it:
        assert not set(it.screen) & {"\x1b", "\u202e", "\x07", "\udcff"}
        await it.press("enter", "enter", "enter")
        assert [answer and answer.what for answer in it.answers] == [f"Import of {nasty}.csv"]
    assert total(filled_path) == 8


async def test_nasty_names_and_headers_come_in_unchanged(filled_path: Path, home: Path) -> None:
    path = home / "Downloads" / "nasty.csv"
    with path.open("w", newline="", encoding="utf-8") as file:
        csv.writer(file).writerows([["name", "phone", "[/]\x1b[31m"], *([name, "1380000000", "[b]"] for name in NASTY)])
    async with opened(filled_path) as it:
        await it.pick(path)
        assert not set(it.screen) & {"\x1b", "\u202e", "\x07"}
        await it.press("enter", "enter")
    assert set(names(filled_path)) >= set(NASTY)


async def test_the_next_file_is_one_key_away(filled_path: Path, contacts: Path) -> None:
    before = names(filled_path)
    contacts.with_name("b.csv").write_text("姓名\n何芳\n", encoding="utf-8")
    os.utime(contacts.with_name("b.csv"), (1, 1))
    async with opened(filled_path) as it:
        await it.press("enter", "enter", "ctrl+o", "enter", "enter")
        assert "1 read: 1 new" in it.screen
        await it.press("enter")
        assert [answer and answer.what for answer in it.answers] == ["Import of b.csv"]
        await it.stage.press("ctrl+z", "ctrl+z")
    assert names(filled_path) == before


async def test_the_only_contact_of_a_file_is_told_part_by_part(filled_path: Path, contacts: Path) -> None:
    card = contacts.with_name("one.vcf")
    card.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:何芳\nORG:" + "很长的单位名" * 20 + "\nTEL:13800000007\nEND:VCARD\n")
    async with opened(filled_path) as it:
        await it.pick(card)
        assert "phone                  13800000007" in it.screen
        assert it.screen.replace(" ", "").replace("│", "").replace("\n", "").count("很长的单位名") >= 20


@pytest.fixture
def many(home: Path) -> Path:
    """A file of three thousand customers."""
    path = home / "Downloads" / "many.csv"
    rows = "".join(f"客户{number},138{number:08}\n" for number in range(3000))
    path.write_text(f"姓名,手机\n{rows}", encoding="utf-8")
    return path


async def test_taking_back_a_large_import_is_seen_and_can_be_called_off(filled_path: Path, many: Path) -> None:
    before = total(filled_path)
    async with on_stage(filled_path, (80, 24)) as stage:
        await stage.press("ctrl+o")
        assert many.name in stage.screen
        await stage.press("enter", "enter", "enter")
        assert stage.customers.total == before + 3000
        await stage.press_only("ctrl+z")
        await stage.until(lambda: isinstance(stage.app.screen, UnderWay) and "%" in stage.screen)
        assert "Taking back" in stage.screen
        # The clock goes on meanwhile, and shows what is there for the moment.
        stage.bench.call_later(stage.bench.reload)
        await stage.until(lambda: stage.customers.total < before + 3000)
        with stage.book_busy():
            await stage.press_only("escape")
        await stage.settle()
        assert stage.app.screen is stage.bench
        assert "Called off: everything is as it was." in stage.toast
        assert await stage.ask(customers.count) == stage.customers.total == before + 3000
        # Left alone it goes on to its end.
        await stage.press("ctrl+z")
        assert stage.app.screen is stage.bench
        assert await stage.ask(customers.count) == before
        await stage.press("ctrl+y")
        assert await stage.ask(customers.count) == before + 3000


# What is guessed, and mended


async def test_a_wrong_guess_is_mended(filled_path: Path, home: Path) -> None:
    path = home / "Downloads" / "odd.csv"
    path.write_text("name,phone,stuff\nAnn,13800000009,Berlin\n")
    async with opened(filled_path) as it:
        await it.pick(path)
        assert it.chosen("stuff") == "kept as it is"
        assert "stuff: Berlin" in it.screen
        await it.to("stuff")
        await it.press("p", "p", "p", "p")
        while it.chosen("stuff") != "place":
            await it.press("right")
        await it.press("left", "right")
        assert "place                  Berlin" in it.screen
        await it.to("phone")
        await it.press("delete")
        assert it.chosen("phone") == "left out"
        await it.press("enter", "enter")
    book = Book(filled_path)
    assert customers.card(book, 7).customer == Customer("Ann", place="Berlin")
    book.close()


async def test_encoding_header_and_delimiter_are_seen_and_mended(filled_path: Path, contacts: Path) -> None:
    async with opened(filled_path, (140, 40)) as it:
        await it.pick(contacts)
        assert (it.chosen("Encoding"), it.chosen("Header")) == ("Chinese (GB18030)", "row 1")
        await it.to("Encoding")
        await it.press("j")
        assert it.chosen("Encoding") == "Japanese (Shift_JIS)"
        assert "赵一" not in it.screen
        await it.press("c")
        assert "赵一 ∙ 甲公司" in it.screen
        await it.to("Columns end at")
        await it.press("right")
        assert it.chosen("Columns end at") == "semicolon"
        await it.press("left")
        await it.to("Header")
        await it.press("left")
        assert it.chosen("Header") == "none"
        assert "姓名" in it.screen
        await it.press("right", "enter", "enter")
    assert set(names(filled_path)) >= {"赵一", "钱二"}


ORDERS = "日期,客户,金额,品名\n2026-01-05,王建国,¥1200,A4\n2026-01-06,没有人,300,B5\nwhenever,李敏,100,C\n"


@pytest.mark.parametrize(
    ("create", "outcome"), [(False, "1 new, 0 updated, 0 unchanged, 2"), (True, "2 new, 0 updated, 0 unchanged, 1")]
)
async def test_orders_of_unknown_names_are_skipped_or_make_customers(
    filled_path: Path, home: Path, create: bool, outcome: str
) -> None:
    path = home / "Downloads" / "orders.csv"
    path.write_text(ORDERS)
    async with opened(filled_path, (140, 40)) as it:
        await it.pick(path)
        assert it.chosen("What it holds") == "orders"
        assert "王建国 ∙ 2026-01-05 ∙ ¥1,200 ∙ A4" in it.screen
        if create:
            await it.to("Unknown names")
            await it.press("right")
        # Whom nobody knows is said before it is too late.
        assert ("没有人 ∙ 2026-01-06" in it.screen) is create
        assert ("Row 3: Nobody in the book is called 没有人" in it.screen) is not create
        await it.press("enter")
        assert outcome in it.screen
        assert ("1 customer was added" in it.screen) is create
        assert ("called 没有人" in it.screen) is not create
        await it.press("enter")
    assert ("没有人" in names(filled_path)) is create


async def test_a_table_is_taken_for_something_else(filled_path: Path, home: Path) -> None:
    path = home / "Downloads" / "talks.csv"
    path.write_text("客户,日期,备注,金额\n王建国,2026-01-05,谈了价格,5\n")
    async with opened(filled_path, (140, 40)) as it:
        await it.pick(path)
        await it.to("What it holds")
        await it.press("n")
        assert "王建国 ∙ 2026-01-05 ∙ 谈了价格" in it.screen
        await it.press("enter", "enter")
    book = Book(filled_path)
    assert book.db.value("SELECT count(*) FROM interaction WHERE note LIKE '谈了价格%'") == 1
    book.close()


async def test_cards_have_nothing_to_set_but_are_seen(filled_path: Path, home: Path) -> None:
    path = home / "Downloads" / "cards.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Acme [/]\nTEL:123456\nEND:VCARD\nBEGIN:VCARD\nNOTE:x\nEND:VCARD\n")
    async with opened(filled_path) as it:
        await it.pick(path)
        assert "Acme [/] ∙ 123456" in it.screen
        await it.press("right", "delete", "enter")
        assert "2 read: 1 new, 0 updated, 0 unchanged, 1 skipped." in it.screen
        await it.press("s", "enter", "enter")
    saved = path.with_name("cards-skipped.vcf")
    assert saved.read_text() == "BEGIN:VCARD\nNOTE:x\nEND:VCARD\n"
    assert "Acme [/]" in names(filled_path)


# The result


async def test_rows_that_were_not_taken_are_saved_mended_and_brought_in(filled_path: Path, contacts: Path) -> None:
    saved = contacts.with_name("通讯录-skipped.csv")
    async with opened(filled_path, (140, 40)) as it:
        await it.press("enter", "enter", "s")
        assert it.dialog.done.line.value == saved.name
        await it.press("enter")
        assert "Saved 1 row in" in it.screen
        await it.press("s", "ctrl+u")
        await it.stage.type(saved.name)
        await it.press("enter")
        assert "is there already" in page(it.dialog.done.row, 1000)
        await it.press("escape", "escape")
        assert len(it.answers) == 1
        text = saved.read_text(encoding="utf-8-sig")
        assert [row[-1] for row in csv.reader(text.splitlines())] == ["备注", "没有名字"]
        saved.write_text(text.replace(",,,", "孙三,,,"), encoding="utf-8")
        again = ImportDialog(it.stage.app.desk)
        await it.stage.app.push_screen(again, it.answers.append)
        await it.stage.settle()
        await it.pick(saved)
        await it.press("enter", "enter")
    assert set(names(filled_path)) >= {"赵一", "钱二", "孙三"}


@pytest.mark.usefixtures("contacts")
async def test_the_same_file_again_changes_nothing(filled_path: Path) -> None:
    async with opened(filled_path) as it:
        await it.press("enter", "enter", "enter")
        again = ImportDialog(it.stage.app.desk)
        await it.stage.app.push_screen(again, it.answers.append)
        await it.stage.settle()
        await it.press("enter", "enter")
        assert "3 read: 0 new, 0 updated, 2 unchanged, 1 skipped." in it.screen
        await it.press("enter")
    assert it.answers[1] is None


async def test_an_import_is_taken_back_from_its_result(filled_path: Path, contacts: Path) -> None:
    before = names(filled_path)
    async with opened(filled_path) as it:
        await it.press("enter", "enter", "ctrl+z")
        assert [answer and answer.what for answer in it.answers] == [f"Undone: Import of {contacts.name}"]
    assert names(filled_path) == before


async def test_escape_calls_an_import_off_and_nothing_is_left(filled_path: Path, home: Path) -> None:
    path = home / "Downloads" / "many.csv"
    path.write_text("name,phone\n" + "".join(f"Number {n},1390{n:07}\n" for n in range(5000)))
    before = names(filled_path)
    async with opened(filled_path) as it:
        await it.pick(path)
        await it.stage.press_only("enter")
        await it.stage.until(lambda: "rows read" in it.screen)
        await it.press("escape")
        assert "Called off: nothing has come in." in it.screen
        assert await it.stage.ask(customers.count) == len(before)
        await it.press("escape", "escape")
        assert it.answers == [None]
    assert names(filled_path) == before


async def test_the_program_ends_during_an_import_and_nothing_is_left(filled_path: Path, home: Path) -> None:
    path = home / "Downloads" / "many.csv"
    path.write_text("name,phone\n" + "".join(f"Number {n},1390{n:07}\n" for n in range(5000)))
    before = names(filled_path)
    async with opened(filled_path) as it:
        await it.pick(path)
        await it.stage.press_only("enter")
        await it.stage.until(lambda: "rows read" in it.screen)
        it.stage.app.exit()
    assert names(filled_path) == before


# Before it comes in


async def test_what_would_come_of_it_is_told_and_changes_nothing(filled_path: Path, contacts: Path) -> None:
    before = names(filled_path)
    async with opened(filled_path) as it:
        await it.pick(contacts)
        assert "Tried out: 3 read: 2 new, 0 updated, 0 unchanged, 1 skipped." in it.screen
        assert await it.stage.ask(customers.count) == len(before)
        await it.press("escape", "escape")
        assert it.answers == [None]
    assert names(filled_path) == before


async def test_enter_need_not_wait_for_the_trial(filled_path: Path, home: Path) -> None:
    path = home / "Downloads" / "many.csv"
    path.write_text("name,phone\n" + "".join(f"Number {n},1390{n:07}\n" for n in range(3000)))
    before = total(filled_path)
    async with opened(filled_path) as it:
        await it.stage.type(str(path))
        await it.stage.press_only("enter")
        await it.stage.until(lambda: "Trying it out" in it.screen)
        await it.press("enter")
        assert "3000 read: 3000 new" in it.screen
        await it.press("enter")
    assert total(filled_path) == before + 3000


async def test_questions_to_the_book_are_answered_during_an_import(filled_path: Path, home: Path) -> None:
    path = home / "Downloads" / "many.csv"
    path.write_text("name,phone\n" + "".join(f"Number {n},1390{n:07}\n" for n in range(5000)))
    async with opened(filled_path) as it:
        await it.pick(path)
        await it.stage.press_only("enter")
        await it.stage.until(lambda: "rows read" in it.screen)
        assert len(await it.stage.ask(customers.page, 0, 5)) == 5
        assert it.dialog.done.result is None
        await it.stage.settle()
        assert "5000 read: 5000 new" in it.screen


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_a_sheet_is_chosen(filled_path: Path, home: Path, language: str) -> None:
    path = home / "Downloads" / "two.xlsx"
    with xlsxwriter.Workbook(path) as book:
        for name, row in (("一", ["赵一", "13800000001"]), ("二", ["钱二", "13800000002"])):
            sheet = book.add_worksheet(name)
            sheet.write_row(0, 0, ["姓名", "手机"])
            sheet.write_row(1, 0, row)
    locale.use(language)
    async with opened(filled_path, (60, 15)) as it:
        await it.pick(path)
        assert "赵一" in it.screen
        await it.to(locale._("Sheet"))
        await it.press("right")
        assert "钱二" in it.screen
        await it.press("enter", "enter")
    assert "钱二" in names(filled_path)
    assert "赵一" not in names(filled_path)


async def test_saved_rows_of_orders_stand_as_they_were_in_the_file(filled_path: Path, home: Path) -> None:
    path = home / "Downloads" / "orders.csv"
    path.write_text(ORDERS)
    async with opened(filled_path, (140, 40)) as it:
        await it.pick(path)
        await it.press("enter")
        assert "s save rows" in it.screen
        await it.press("s")
        assert "Enter saves the rows under this name  Esc not now" in it.screen
        await it.press("escape")
        assert "s save rows" in it.screen
        await it.press("s", "enter", "escape")
    saved = path.with_name("orders-skipped.csv").read_text(encoding="utf-8-sig").splitlines()
    lines = ORDERS.splitlines()
    assert saved == [lines[0], *lines[2:]]


# The merge list


def test_what_only_the_book_itself_reads_is_not_told() -> None:
    own = (Extra("salesbook:credit-currency", "CNY", Origin.TABLE), Extra("N;X-SALESBOOK-FOR=王建国", "王;建国;;;"))
    record = ContactRecord(1, "王建国", extra=(*own, Extra("爱好", "下棋", Origin.TABLE)))
    assert list(dict(contact_parts(record)).values())[-1] == "爱好: 下棋"
    assert not any("salesbook" in value.lower() for _field, value in contact_parts(record))


@asynccontextmanager
async def comparing(path: Path, home: Path, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Opened]:
    """Bring in somebody who may be 王建国 and somebody who may be 李敏, and compare."""
    file = home / "Downloads" / "near.csv"
    file.write_text("姓名,手机\n汪建国,13800138001\n李敏[/]\x1b,13912345678\n", encoding="utf-8")
    async with opened(path, size) as it:
        await it.pick(file)
        await it.press("enter", "m")
        yield it


async def test_near_matches_are_merged_and_kept_apart_with_one_key_each(filled_path: Path, home: Path) -> None:
    before = total(filled_path)
    async with comparing(filled_path, home) as it:
        assert "2 pairs to decide" in it.screen
        assert "3 two people" in it.screen
        assert "^z undo" not in it.screen
        assert "1 王建国" in it.screen
        assert "2 汪建国" in it.screen
        await it.press("1")
        assert "1 pair to decide" in it.screen
        assert "\x1b" not in it.screen
        await it.press("3")
        assert "Nobody seems to be there twice." in it.screen
        assert "3 two people" not in it.screen
        assert "^z undo" in it.screen
        await it.press("escape", "escape")
    assert total(filled_path) == before + 1
    book = Book(filled_path)
    assert transfer.near_matches(book) == ()
    assert changes.undo(book).what.startswith("Not the same: 李敏")
    assert "13800138001" in {point.value for point in customers.card(book, 1).customer.points}
    book.close()


async def test_decisions_are_taken_back_one_by_one(filled_path: Path, home: Path) -> None:
    async with comparing(filled_path, home) as it:
        everybody = await it.stage.ask(_names)
        await it.press("2", "3", "ctrl+z", "ctrl+z")
        assert "2 pairs to decide" in it.screen
        assert await it.stage.ask(_names) == everybody
        await it.press("ctrl+z")
        assert await it.stage.ask(_names) == everybody


async def test_a_pair_can_wait_and_is_there_again(filled_path: Path, home: Path) -> None:
    async with comparing(filled_path, home, (60, 15)) as it:
        await it.press("tab", "tab")
        assert "The others wait for another day." in it.screen
        await it.press("1", "2", "3", "escape", "escape")
        await it.stage.press("m")
        assert "2 pairs to decide" in it.screen
        await it.press("right", "escape")
        assert it.stage.app.screen is it.stage.bench
    assert "汪建国" in names(filled_path)
    assert "王建国" not in names(filled_path)


async def test_the_import_is_undone_after_a_merge(filled_path: Path, home: Path) -> None:
    before = names(filled_path)
    async with comparing(filled_path, home) as it:
        await it.press("1", "ctrl+z", "escape", "ctrl+z")
    assert names(filled_path) == before


async def test_what_was_decided_goes_with_the_import(filled_path: Path, home: Path) -> None:
    before = names(filled_path)
    async with comparing(filled_path, home) as it:
        await it.press("2", "3", "escape", "ctrl+z")
        assert it.stage.app.screen is it.stage.bench
    assert names(filled_path) == before


# The desk


def _counting(book: Book, steps: int) -> Generator[int, None, str]:
    with book.db.derive():
        book.db.execute("INSERT INTO draft(customer, text, at) VALUES (2, 'under way', 1)")
        yield from range(steps)
    return "done"


def _kept(book: Book) -> dict[int | None, str]:
    return {draft.customer: draft.text for draft in drafts.all_kept(book)}


def _ignore(_number: int) -> None:
    """Want to know nothing."""


@asynccontextmanager
async def desk_of(path: Path) -> AsyncIterator[Desk]:
    desk = Desk(path)
    await desk.open()
    try:
        yield desk
    finally:
        desk.close()


async def test_questions_are_answered_between_steps_and_writers_wait(filled_path: Path) -> None:
    log: list[str] = []
    async with desk_of(filled_path) as desk:
        others: list[asyncio.Task[None]] = []

        async def read() -> None:
            log.append(f"read {await desk.ask(customers.count)}")

        async def write() -> None:
            await desk.ask(drafts.save, 1, "meanwhile")
            log.append("written")

        def told(number: int) -> None:
            log.append(f"step {number}")
            if number == 0:
                others.extend((asyncio.create_task(write()), asyncio.create_task(read())))

        assert await desk.in_steps(told, _counting, 9) == "done"
        log.append("over")
        await asyncio.gather(*others)
        kept = await desk.ask(_kept)
    assert kept.items() >= {2: "under way", 1: "meanwhile"}.items()
    assert log.index("read 6") < log.index("step 8") < log.index("over") < log.index("written")


async def test_steps_that_are_called_off_leave_nothing(filled_path: Path) -> None:
    def told(number: int) -> None:
        if number == 3:
            raise InterruptedError

    async with desk_of(filled_path) as desk:
        with pytest.raises(InterruptedError):
            await desk.in_steps(told, _counting, 99)
        await desk.ask(drafts.save, 1, "after")
        assert 2 not in await desk.ask(_kept)


async def test_a_cancelled_task_leaves_nothing_and_the_next_work_waits_for_that(filled_path: Path) -> None:
    async with desk_of(filled_path) as desk:

        def told(number: int) -> None:
            if number == 3:
                first.cancel()

        first = asyncio.create_task(desk.in_steps(told, _counting, 99))
        second = asyncio.create_task(desk.in_steps(_ignore, _counting, 5))
        assert await second == "done"
        assert first.cancelled()
        assert (await desk.ask(_kept))[2] == "under way"


async def test_an_error_in_a_step_comes_out_and_leaves_nothing(filled_path: Path) -> None:
    def failing(book: Book) -> Generator[int, None, None]:
        with book.db.derive():
            book.db.execute("INSERT INTO draft(customer, text, at) VALUES (2, 'under way', 1)")
            yield 1
            raise SalesbookError("no more")

    async with desk_of(filled_path) as desk:
        with pytest.raises(SalesbookError, match="no more"):
            await desk.in_steps(_ignore, failing)
        await desk.ask(drafts.save, 1, "after")
        assert 2 not in await desk.ask(_kept)


async def test_the_last_words_before_the_end_are_kept_even_during_steps(filled_path: Path) -> None:
    async with desk_of(filled_path) as desk:

        def told(number: int) -> None:
            if number == 1:
                desk.ask_now(drafts.save, 1, "last words")

        with pytest.raises(asyncio.CancelledError):
            await desk.in_steps(told, _counting, 5)
    book = Book(filled_path)
    assert _kept(book)[1] == "last words"
    assert 2 not in _kept(book)
    book.close()
