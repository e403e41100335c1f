"""However the program ends, the line under way is there at the next start."""

from __future__ import annotations

import os
import signal
from typing import TYPE_CHECKING

import pytest
from stage import NOW, kept, on_stage
from terminal_session import Terminal

if TYPE_CHECKING:
    from pathlib import Path

WANG = 1
LINE = "谈了付款 wants 30 days >下周三"
READY = "王建国"


def begin_line(terminal: Terminal) -> None:
    """Write half a line about the first customer of the list."""
    terminal.see(READY)
    terminal.settle()
    terminal.send("n" + LINE)
    terminal.see("30 days")


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESBOOK_NOW", NOW)


async def test_killed_without_warning_the_line_is_offered_again(filled_path: Path) -> None:
    with Terminal(filled_path) as terminal:
        begin_line(terminal)
        terminal.until(lambda: kept(filled_path) == {WANG: LINE}, "the draft on disk")
        terminal.signal(signal.SIGKILL)
        assert terminal.ends() == -signal.SIGKILL
    with Terminal(filled_path) as terminal:
        terminal.see("not saved yet")
        terminal.settle()
        terminal.send("\r")
        terminal.see("Saved")
        terminal.send("\x11")
        assert terminal.ends() == 0
        assert terminal.restored()
    assert kept(filled_path) == {}


@pytest.mark.parametrize("ending", [signal.SIGTERM, signal.SIGHUP])
async def test_told_to_end_it_keeps_the_line_and_restores_the_terminal(
    filled_path: Path, ending: signal.Signals
) -> None:
    with Terminal(filled_path) as terminal:
        begin_line(terminal)
        # At once: the draft need not be on disk yet.
        terminal.signal(ending)
        assert terminal.ends() == 1
        assert terminal.restored()
        assert b"Traceback" not in terminal.output
    assert kept(filled_path) == {WANG: LINE}


async def test_a_closed_terminal_keeps_the_line(filled_path: Path) -> None:
    with Terminal(filled_path) as terminal:
        begin_line(terminal)
        terminal.hang_up()
        terminal.ends()
    assert kept(filled_path) == {WANG: LINE}
    async with on_stage(filled_path) as stage:
        assert stage.line.value == LINE


def test_nothing_repaints_while_a_line_is_being_composed(filled_path: Path) -> None:
    with Terminal(filled_path) as terminal:
        begin_line(terminal)
        terminal.until(lambda: kept(filled_path) == {WANG: LINE}, "the draft on disk")
        terminal.settle()
        # Longer than the look for other programs takes to come round.
        assert terminal.read(1.3) == b""


def test_a_second_workbench_on_the_same_book_is_refused_in_one_sentence(filled_path: Path) -> None:
    with Terminal(filled_path) as first:
        first.see(READY)
        with Terminal(filled_path, before=_SAY) as second:
            assert second.ends() == 1
            said = second.text.strip()
            assert "open in another workbench" in said
            assert "Traceback" not in said
            assert len(said.splitlines()) == 1


def test_a_file_that_is_no_book_is_refused_before_the_screen_is_taken(tmp_path: Path) -> None:
    path = tmp_path / "holiday.salesbook"
    path.write_bytes(os.urandom(4096))
    before = path.read_bytes()
    with Terminal(path, before=_SAY) as terminal:
        assert terminal.ends() == 1
        assert b"\x1b" not in terminal.output
        assert "no salesbook" in terminal.text or "is no" in terminal.text
    assert path.read_bytes() == before


_SAY = """
from salesbook.domain.errors import SalesbookError
def said(kind, error, trace):
    print(error if isinstance(error, SalesbookError) else "Traceback " + repr(error))
sys.excepthook = said
"""
"""What the command line does with a refusal: one sentence."""
