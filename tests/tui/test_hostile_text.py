"""Text that means harm: shown as it stands, kept as it was given, never obeyed by Textual or the terminal."""

from __future__ import annotations

import re
import unicodedata
from typing import TYPE_CHECKING

import pytest
from stage import NOW, STYLES, kept, on_stage, page
from terminal_session import Terminal
from textual import events

from salesbook.book import customers, notes, talks
from salesbook.book.opened import Book
from salesbook.domain.codes import PointKind
from salesbook.domain.customers import Customer, Point
from salesbook.tui.app import SalesbookApp
from salesbook.tui.dialogs.customer_form import CustomerForm
from salesbook.tui.dialogs.reading import Page
from salesbook.tui.widgets.field import LONGEST_LINE

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

CLIPBOARD = "\x1b]52;c;aGFja2Vk\x07"
RESET = "\x1bc\x1b[2J\x9b31m"
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
            assert harmless("\n".join(stage.chips) + stage.card + stage.head + stage.toast)
            seen += shown

        look()
        # Every card and log, by way of both lists.
        for _name in NAMES:
            await stage.press_only("down")
            look()
        await stage.press("2")
        for _name in NAMES:
            await stage.press_only("down")
            look()
        await stage.press("1", "home")
        # Line, chips and popup.
        await stage.type(f"n@Acme\x1b[200~{LINE}\x1b[201~")
        look()
        await stage.press("escape", "escape")
        await stage.type("n@l")
        assert stage.popup.display
        look()
        await stage.press("down", "tab", "escape")
        look()
        # Toasts, the pages and their titles, the form.
        for customer in range(1, len(NAMES) + 1):
            await stage.bench.show_customer(customer)
            await stage.settle()
            for key in ("i", "p"):
                await stage.press(key)
                look()
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


async def test_titles_show_names_in_brackets_as_they_stand(hostile_path: Path) -> None:
    async with on_stage(hostile_path) as stage:
        for customer, name in ((1, "Acme [/]"), (2, "[@click=app.quit]x"), (4, "[bold red]loud[/]")):
            await stage.bench.show_customer(customer)
            await stage.settle()
            await stage.press("i")
            assert f"Why {name}" in stage.screen
            await stage.press("escape", "p")
            assert f"Before you call {name}" in stage.screen
            await stage.press("escape")


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


# What Textual itself sends: modes, colours, the cursor, questions about the terminal.
_OWN = re.compile(
    rb"\x1b\[[0-9;:?<>=$ ]*[A-Za-z]|\x1b\[\?[0-9;]*\$p|\x1b\[>[0-9]*[a-z]|\x1bP=[12]s\x1b\\|\x1b_G[^\x1b]*\x1b\\"
)


def foreign(output: bytes) -> Iterator[bytes]:
    """Yield what would act on a terminal and is not Textual's."""
    rest = _OWN.sub(b"", output)
    for found in re.finditer(
        rb"[\x00-\x07\x0b\x0c\x0e-\x1f\x7f]|\xc2[\x80-\x9f]|\xe2\x80[\x8b-\x8f\xaa-\xae]|\xe2\x81[\xa0-\xaf]", rest
    ):
        yield rest[max(0, found.start() - 20) : found.end() + 20]


def test_no_control_byte_of_the_data_reaches_a_real_terminal(
    hostile_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SALESBOOK_NOW", NOW)
    with Terminal(hostile_path, size=(140, 40)) as terminal:
        terminal.see("Acme [/]")
        for keys in (
            *("\x1b[B",) * len(NAMES), "2", "\x1b[F", "1", f"n\x1b[200~{LINE}\x1b[201~".encode(errors="ignore"), "\x1b",
            "n@l", "\x1b", "\x1b", "\x1b[H", "x", "\x1a", " ", "i", "\x1b", "p", "\x1b", "e", "\x1b", "/long", "\x1b",
            "\x10evil", "\x1b",
        ):  # fmt: skip
            terminal.send(keys)  # type: ignore[arg-type]
            terminal.settle(0.1)
        terminal.send("\x11")
        assert terminal.ends() == 0
        assert terminal.restored()
    assert "clip␛]52".encode() in terminal.output
    assert b"\x1b]52" not in terminal.output
    assert list(foreign(terminal.output)) == []


SECRET = "13800138000 李敏的秘密"
BROKEN = f"""
class Broken(start.SalesbookApp):
    CSS_PATH = {str(STYLES)!r}
    def action_nothing(self):
        secret = {SECRET!r}
        raise RuntimeError(secret)
start.SalesbookApp = Broken
"""


def test_a_crash_says_sorry_shows_no_data_and_keeps_the_line(
    filled_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SALESBOOK_NOW", NOW)
    with Terminal(filled_path, before=BROKEN) as terminal:
        terminal.see("王建国")
        terminal.settle()
        terminal.send("nhalf a line")
        terminal.see("a line")
        terminal.send("\x1b")
        terminal.settle()
        terminal.send("nand more")
        terminal.see("and more")
        terminal.send("\x1b[Z\x03")
        assert terminal.ends() == 1
        assert terminal.restored()
        left = terminal.output[terminal.output.rfind(b"\x1b[?1049l") :].decode()
        assert "Something went wrong" in left
        assert "王建国" not in left
        assert SECRET not in terminal.output.decode(errors="replace")
        assert "Traceback" not in left
    log = (tmp_path / "home" / "state" / "salesbook.log").read_text()
    assert "RuntimeError" in log
    assert SECRET not in log
    assert "action_nothing" in log
    assert kept(filled_path) == {1: "half a lineand more"}


async def test_an_error_of_the_book_is_said_and_the_workbench_goes_on(filled_path: Path) -> None:
    from salesbook.domain.errors import SalesbookError

    class Refusing(SalesbookApp):
        CSS_PATH = STYLES  # type: ignore[assignment]

        def action_nothing(self) -> None:
            raise SalesbookError("the disk is full [/]")

    async with on_stage(filled_path, app=Refusing) as stage:
        await stage.press("ctrl+c")
        assert stage.toast == "the disk is full [/]"
        assert stage.app.is_running
        await stage.press("down")
        assert harmless(stage.screen)
