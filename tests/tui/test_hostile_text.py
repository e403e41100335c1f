"""Text that means harm: shown as it stands, kept as it was given, never obeyed by Textual or the terminal."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from stage import NOW, STYLES, on_stage, page
from terminal_session import Terminal
from textual import events, work

from salesbook.book import customers, notes, talks
from salesbook.book.opened import Book
from salesbook.domain.codes import PointKind
from salesbook.domain.customers import Customer, Point
from salesbook.domain.errors import SalesbookError
from salesbook.tui.app import SalesbookApp
from salesbook.tui.dialogs.customer_form import CustomerForm
from salesbook.tui.dialogs.reading import Page
from salesbook.tui.widgets.field import LONGEST_LINE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CLIPBOARD = "\x1b]52;c;aGFja2Vk\x07"
RESET = "\x1bc\x1b[7;9r\x9b31m"
NAMES = (
    "Acme [/]",
    "[@click=app.quit]x",
    "=1+1",
    "[bold red]loud[/]",
    "\u202eevil\u2066",
    f"clip{CLIPBOARD}",
    f"reset{RESET}",
    "nul\x00name",
    "lone\ud800surrogate",
    "👨\u200d👩\u200d👧陈静",
    "两行\r\n名字\ttab",
    "long" * 2500,
)
LINE = f"said [/] [@click=app.quit]{CLIPBOARD}\u202e{RESET}\ud83d #[/] >tomorrow [b]call{CLIPBOARD} !Friday {RESET}send"


@pytest.fixture
def hostile_path(book_path: Path) -> Path:
    """A book of customers whose every text means harm."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("SALESBOOK_NOW", NOW)
        book = Book(book_path)
        for number, name in enumerate(NAMES):
            other = NAMES[(number + 5) % len(NAMES)]
            row, _done = customers.add(
                book,
                Customer(
                    name=name, organisation=other, role=other, about=other, tags=(other[:50],), groups=(other[:50],),
                    place=other, points=(Point(PointKind.PHONE, f"138{CLIPBOARD}{number}", "[/]"),),
                ),
            )  # fmt: skip
            notes.log(book, LINE, row)
            notes.log(book, f"{other} !2026-11-10 {other[:60]}", row)
        book.close()
    return book_path


def harmless(text: str) -> bool:
    """Tell whether a text has nothing that a terminal or a reader's eye would obey."""
    return not any(unicodedata.category(character) in ("Cc", "Cf", "Cs") for character in text.replace("\n", ""))


async def test_hostile_text_is_shown_safely_everywhere(hostile_path: Path) -> None:
    async with on_stage(hostile_path) as stage:
        seen = ""

        def look() -> None:
            nonlocal seen
            shown = stage.screen
            assert harmless(shown)
            assert harmless(stage.card + stage.head + stage.toast)
            seen += shown

        look()
        # Every card and log, and both lists.
        for _name in NAMES:
            await stage.press_only("down")
            look()
        await stage.press("2")
        look()
        await stage.press("1")
        # Line, chips and popup.
        await stage.type("n@Acme")
        look()
        stage.app.post_message(events.Paste(LINE))
        await stage.settle()
        assert stage.line.value == f"@Acme{LINE}"
        look()
        await stage.press("escape", "escape", "home")
        await stage.type("n@l")
        assert stage.popup.display
        look()
        await stage.press("down", "tab", "escape")
        look()
        # Toasts, the pages and their titles, the form.
        for customer, key, title in (
            (1, "i", "Why Acme [/]"), (2, "p", "Before you call [@click=app.quit]x"), (4, "i", "Why [bold red]loud[/]"),
            (5, "p", "Before you call ␦evil␦"), (6, "i", "Why clip␛]52;c;"), (9, "p", "Before you call lone�"),
            (12, "i", "Why longlong"),
        ):  # fmt: skip
            stage.today.select(customer)
            await stage.press(key)
            look()
            assert title in stage.screen
            assert harmless(page(stage.app.screen.query_one(Page)))
            await stage.press("escape")
        await stage.press("c")
        look()
        assert harmless(stage.app.clipboard)
        await stage.press("x")
        look()
        await stage.press("ctrl+z")
        look()
        await stage.press("e")
        await stage.until(lambda: isinstance(stage.app.screen, CustomerForm))
        look()
        await stage.press("escape")
        for name in ("Acme [/]", "[@click=app.quit]x", "=1+1", "[bold red]loud[/]"):
            assert name in seen, name
        for stand_in in ("␛]52;c", "␦evil", "nul␀name", "lone�surrogate"):
            assert stand_in in seen, stand_in


async def test_the_palette_lists_hostile_names_and_goes_there(hostile_path: Path) -> None:
    async with on_stage(hostile_path) as stage:
        for typed, name in (
            ("Acme", "Acme [/]"),
            ("click", "[@click=app.quit]x"),
            ("evil", "␦evil␦"),
            ("clip", "clip␛]52"),
        ):
            await stage.press("ctrl+p")
            await stage.type(typed)
            await stage.until(lambda name=name: name in stage.screen)
            assert harmless(stage.screen)
            await stage.press("escape")
            await stage.until(lambda: stage.app.screen is stage.bench)
        assert stage.app.is_running


async def test_hostile_text_is_kept_as_it_was_given(hostile_path: Path) -> None:
    async with on_stage(hostile_path) as stage:
        for row, name in enumerate(NAMES, 1):
            assert (await stage.ask(customers.card, row)).customer.name == name
        await stage.bench.show_customer(3)
        await stage.settle()
        typed = f"wrote [/] {CLIPBOARD}\u202e end"
        await stage.press("n")
        stage.app.post_message(events.Paste(typed))
        await stage.settle()
        assert stage.line.value == typed
        assert harmless(stage.screen)
        await stage.press("enter")
        assert (await stage.ask(talks.of, 3))[0].text == typed


async def test_a_paste_of_any_size_does_not_hang(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("n")
        stage.app.post_message(events.Paste("x" * 10_000_000))
        await stage.settle()
        assert stage.line.value == ""
        assert "too long for one line" in stage.toast
        # As much as fits is taken, and lines become one.
        stage.app.post_message(events.Paste("多行\r\n粘贴\n" + "y" * (LONGEST_LINE - 10)))
        await stage.settle()
        assert stage.line.value.startswith("多行 粘贴 yyy")
        await stage.press("enter")
        assert (await stage.ask(talks.of, 1))[0].text.endswith("yyy")
        # At the list, too.
        stage.app.post_message(events.Paste("z" * 10_000_000))
        await stage.settle()
        assert "too long for one line" in stage.toast
        assert stage.app.is_running


# What Textual itself sends: modes, colours, cursor, the pointer's shape, questions about the terminal.
_OWN = re.compile(
    rb"\x1b\[[0-9;:?<>=$ ]*[A-Za-z]|\x1b\[\?[0-9;]*\$p|\x1b\[>[0-9]*[a-z]|\x1bP=[12]s\x1b\\|\x1b_G[^\x1b]*\x1b\\"
    rb"|\x1b\]22;[a-z]*\x07"
)


def foreign(output: bytes) -> Iterator[bytes]:
    """Yield what would act on a terminal and is not Textual's."""
    rest = _OWN.sub(b"", output)
    for found in re.finditer(
        rb"[\x00-\x07\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa0-\xaf]", rest
    ):
        yield rest[max(0, found.start() - 20) : found.end() + 20]


PASTED = LINE.replace("\x1b", "")
"""As a terminal pastes it: what could end the paste is taken out there."""
BACK, UP, DOWN, END = "\x1b", "\x1b[H", "\x1b[B", "\x1b[F"
IDLE = ""
"""Nothing is open: no dialog, no popup, no line under way."""
STEPS = (
    # The list, card by card, and all customers.
    *[(DOWN, f"││ {name}") for name in ("[@click=app.quit]x", "=1+1", "[bold red]loud[/]", "␦evil␦", "clip␛]52;c;")],
    ("2", "─ Customers ─"), (END, "││ 👨👩👧陈静"), ("1", "─ Today ─"),
    # The line and its chips, the popup, what is found.
    (f"n\x1b[200~{PASTED}\x1b[201~", " > said [/]"), ("\x15@l", " > @l"), ("\x15", "  Call   clip"), (BACK, IDLE),
    ("/evil", "── in notes"), (BACK, "│ =1+1"), ("1", "─ Today ─"), (UP, "││ Acme [/]"),
    # Toasts, pages with titles, the form, the palette.
    ("x", "No answer from Acme [/]"), ("\x1a", "Undone"), ("i", "─ Why "), (BACK, IDLE), ("p", "─ Before you call "),
    (BACK, IDLE), ("e", "Rhythm and credit"), (BACK, IDLE), ("\x10", "Search for"), ("evil", " ␦evil␦ "), (BACK, IDLE),
)  # fmt: skip
"""What is typed, and what is on the terminal then."""


def idle(terminal: Terminal) -> bool:
    """Tell whether the panes are all that is on the terminal."""
    frames = sum(line.count("╭") for line in terminal.lines)
    return frames == 3 and terminal.lines[-3] == "" and terminal.lines[-2].startswith(" > n:")


def test_no_control_byte_of_the_data_reaches_a_real_terminal(
    hostile_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SALESBOOK_NOW", NOW)
    with Terminal(hostile_path, size=(140, 40)) as terminal:
        terminal.see("Acme [/]")
        for keys, shown in STEPS:
            terminal.send(keys.encode(errors="ignore"))
            if shown is IDLE:
                terminal.until(lambda: idle(terminal), "the panes alone")
            else:
                terminal.see(shown)
        terminal.send("\x11")
        assert terminal.ends() == 0
        assert terminal.restored()
    assert "clip␛]52".encode() in terminal.output
    for sequence in (b"\x1b]52", b"\x1bc", b"\x1b[7;9r"):
        assert sequence not in terminal.output
    assert list(foreign(terminal.output)) == []
    assert len(list(foreign(terminal.output + CLIPBOARD.encode()))) == 2


class Refusing(SalesbookApp):
    """The workbench on a book that can't be written."""

    CSS_PATH = STYLES  # type: ignore[assignment]

    @work
    async def write(self) -> None:
        raise SalesbookError("the disk is full [/]")


async def test_an_error_of_the_book_is_said_and_the_workbench_goes_on(filled_path: Path) -> None:
    async with on_stage(filled_path, (80, 24), app=Refusing) as stage:
        app = stage.app
        assert isinstance(app, Refusing)
        app.write()
        await stage.settle()
        assert stage.toast == "the disk is full [/]"
        assert app.is_running
        await stage.press("down")
        assert "the disk is full [/]" in stage.screen
