"""However the program ends, the line under way is there at the next start."""

from __future__ import annotations

import signal
from typing import TYPE_CHECKING

import pytest
from stage import NOW, STYLES, kept, on_stage
from terminal_session import Terminal, drafts_on_disk

from salesbook.book import cards, drafts
from salesbook.book.drafts import Page, PageKind
from salesbook.book.opened import Book

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

WANG = 1
LINE = "谈了付款 wants 30 days >下周三"
READY = "王建国"
NEVER_BY_ITSELF = "from salesbook.tui import noting; noting._DRAFT_SECONDS = 3600"
"""No draft comes to disk while it is typed: only what the end of the program saves is there."""


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESBOOK_NOW", NOW)


def begin_line(terminal: Terminal) -> None:
    """Write half a line about the first customer of the list."""
    terminal.see(READY)
    terminal.send("n" + LINE)
    terminal.see("30 days")


def test_killed_without_warning_the_line_is_offered_again(filled_path: Path) -> None:
    with Terminal(filled_path) as terminal:
        begin_line(terminal)
        terminal.until(lambda: drafts_on_disk(filled_path) == {WANG: LINE}, "the draft on disk")
        terminal.signal(signal.SIGKILL)
        assert terminal.ends() == -signal.SIGKILL
    with Terminal(filled_path) as terminal:
        terminal.see("not saved yet")
        assert any(line.startswith(f" > {LINE[:2]}") and "30 days" in line for line in terminal.lines)
        terminal.send("\r")
        terminal.see("Saved")
        terminal.send("\x11")
        assert terminal.ends() == 0
        assert terminal.restored()
    assert kept(filled_path) == {}


def told_to_end(ending: signal.Signals) -> Callable[[Terminal], None]:
    def end(terminal: Terminal) -> None:
        terminal.signal(ending)
        assert terminal.ends() == 1
        assert terminal.restored()
        assert b"Traceback" not in terminal.output

    return end


def closed(terminal: Terminal) -> None:
    terminal.hang_up()
    assert terminal.ends() != 0


UNTOLD = "import signal; signal.signal(signal.SIGHUP, signal.SIG_IGN); fcntl.ioctl(0, termios.TIOCNOTTY)"
"""The terminal is not the one that answers for the program: when it goes, nobody says so."""


async def test_a_terminal_that_goes_without_a_word_takes_nothing_along(filled_path: Path) -> None:
    with Terminal(filled_path, before=f"{UNTOLD}; {NEVER_BY_ITSELF}") as terminal:
        begin_line(terminal)
        closed(terminal)
    assert kept(filled_path) == {WANG: LINE}


ENDINGS = {"SIGTERM": told_to_end(signal.SIGTERM), "SIGHUP": told_to_end(signal.SIGHUP), "closed terminal": closed}


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS.keys())
async def test_ended_at_once_the_line_is_offered_again(filled_path: Path, ending: Callable[[Terminal], None]) -> None:
    with Terminal(filled_path, before=NEVER_BY_ITSELF) as terminal:
        begin_line(terminal)
        assert drafts_on_disk(filled_path) == {}
        ending(terminal)
    assert kept(filled_path) == {WANG: LINE}
    async with on_stage(filled_path) as stage:
        assert stage.line.value == LINE
        assert "not saved yet" in stage.toast


MINE = " in their eyes 值"
NOT_A_PAGE_BY_ITSELF = "from salesbook.tui.dialogs import text_sheet; text_sheet._DRAFT_SECONDS = 3600"
PRICE = Page(PageKind.CARD, "too-expensive", "en")


def begin_card(terminal: Terminal) -> None:
    """Word a shipped card anew, up to the middle."""
    terminal.see(READY)
    terminal.send("s")
    terminal.see("what does the customer say?")
    # Pasted: of words that are typed every beginning has a best card of its own.
    terminal.send("\x1b[200~too expensive\x1b[201~")
    terminal.see("too expensive")
    terminal.see("Rarely just")
    terminal.send("\x1bOQ")
    terminal.see("family: price")
    terminal.send(MINE)
    terminal.see(MINE[:-1])


def kept_page(path: Path) -> str:
    """Return how far the card came, in a book that no workbench has open."""
    book = Book(path)
    try:
        return drafts.page(book, PRICE)
    finally:
        book.close()


def pages_on_disk(path: Path) -> str:
    """Return all drafts as the file has them at this moment."""
    return " ".join(drafts_on_disk(path).values())


def test_killed_without_warning_the_card_is_offered_again(filled_path: Path) -> None:
    with Terminal(filled_path) as terminal:
        begin_card(terminal)
        terminal.until(lambda: MINE in pages_on_disk(filled_path), "the card on disk")
        terminal.signal(signal.SIGKILL)
        assert terminal.ends() == -signal.SIGKILL
    with Terminal(filled_path) as terminal:
        terminal.see("“Too expensive” was being written")
        terminal.send("\r")
        terminal.see(MINE[:-1])
        terminal.see("not saved yet")
        terminal.send("\x13")
        terminal.see("Edit of script")
        terminal.send("\x11")
        assert terminal.ends() == 0
    assert kept_page(filled_path) == ""
    book = Book(filled_path)
    assert cards.editable(book, "too-expensive").text.title == f"Too expensive{MINE}"
    book.close()


@pytest.mark.parametrize("ending", ENDINGS.values(), ids=ENDINGS.keys())
def test_ended_at_once_the_card_is_kept(filled_path: Path, ending: Callable[[Terminal], None]) -> None:
    with Terminal(filled_path, before=NOT_A_PAGE_BY_ITSELF) as terminal:
        begin_card(terminal)
        assert drafts_on_disk(filled_path) == {}
        ending(terminal)
    assert MINE in kept_page(filled_path)


SECRET = "13800138000 李敏的秘密"
BROKEN = f"""
from salesbook.tui import start
class Broken(start.SalesbookApp):
    CSS_PATH = {str(STYLES)!r}
    BINDINGS = [("ctrl+underscore", "break_down", "")]
    def action_break_down(self):
        secret = {SECRET!r}
        raise RuntimeError(secret)
start.SalesbookApp = Broken
"""


def test_a_crash_says_sorry_shows_no_data_and_keeps_the_line(filled_path: Path, tmp_path: Path) -> None:
    with Terminal(filled_path, before=NEVER_BY_ITSELF + BROKEN) as terminal:
        begin_line(terminal)
        terminal.send("\x1f")
        assert terminal.ends() == 1
        assert terminal.restored()
        left = terminal.output[terminal.output.rfind(b"\x1b[?1049l") :].decode()
        assert "Something went wrong" in left
        assert "Traceback" not in left
        assert READY not in left
        assert SECRET not in terminal.output.decode(errors="replace")
    log = (tmp_path / "home" / "state" / "salesbook.log").read_text()
    assert "RuntimeError" in log
    assert "action_break_down" in log
    assert SECRET not in log
    assert kept(filled_path) == {WANG: LINE}
