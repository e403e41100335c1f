"""Started from the shell: what is refused before the screen is taken, other programs beside it, sizes of the window."""

from __future__ import annotations

import os
import re
import sqlite3
import subprocess
import sys
from contextlib import closing
from typing import TYPE_CHECKING

import pytest
from stage import NOW
from terminal_session import Terminal

from salesbook.book.opened import Book
from salesbook.book.places import places
from salesbook.book.preferences import Preference, prefer
from salesbook.tui.start import is_light
from salesbook.tui.themes import DARK

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

BROAD = (300, 10)
"""Room for a sentence on one line."""


@pytest.fixture(autouse=True)
def _now(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("SALESBOOK_NOW", NOW)


def refused(terminal: Terminal) -> str:
    """Wait until the program has refused, with exit code 1, and return its one sentence."""
    assert terminal.ends() == 1
    (sentence,) = [line for line in terminal.lines if line]
    return sentence


def random_bytes(path: Path) -> Path:
    path.write_bytes(os.urandom(4096))
    return path


def letter(path: Path) -> Path:
    path.write_text("Dear Mr Wang,\n", encoding="utf-8")
    return path


def nothing(path: Path) -> Path:
    path.touch()
    return path


def folder(path: Path) -> Path:
    path.mkdir()
    return path


def other_database(path: Path) -> Path:
    with closing(sqlite3.connect(path)) as database:
        database.execute("CREATE TABLE customer(id INTEGER PRIMARY KEY, name TEXT)")
    return path


def book_of_next_year(path: Path) -> Path:
    Book(path).close()
    with closing(sqlite3.connect(path)) as database:
        database.execute("PRAGMA user_version = 999")
    return path


REFUSALS = [
    (random_bytes, "is no sales book"),
    (letter, "is no sales book"),
    (nothing, "is no sales book"),
    (folder, "is no sales book"),
    (other_database, "is no sales book"),
    (book_of_next_year, "written by a newer salesbook"),
]


@pytest.mark.parametrize(("make", "says"), REFUSALS, ids=lambda value: getattr(value, "__name__", ""))
def test_what_is_no_book_is_refused_before_the_screen_is_taken(
    tmp_path: Path, make: Callable[[Path], Path], says: str
) -> None:
    path = make(tmp_path / "holiday.salesbook")
    before = path.read_bytes() if path.is_file() else b""
    with Terminal(path, size=BROAD) as terminal:
        sentence = refused(terminal)
        assert b"\x1b" not in terminal.output
    assert says in sentence
    assert "holiday.salesbook" in sentence
    assert (path.read_bytes() if path.is_file() else b"") == before


# Rights don't stop root, but nobody can begin a file there.
@pytest.mark.parametrize("path", ["/proc/my.salesbook", "file/my.salesbook"])
def test_a_folder_that_can_not_be_written_is_said_when_the_terminal_is_the_shells_again(
    tmp_path: Path, path: str
) -> None:
    nothing(tmp_path / "file")
    with Terminal(tmp_path / path, size=BROAD) as terminal:
        assert terminal.ends() == 1
        assert terminal.restored()
        left = terminal.output[terminal.output.rfind(b"\x1b[?1049l") :].decode()
    said = re.sub(r"\x1b\[[?0-9]*[a-z]", "", left).strip()
    assert path in said
    assert "Check the name and the rights of its folder." in said
    assert len(said.splitlines()) == 1


def test_a_state_folder_that_can_not_be_made_is_said(
    filled_path: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("SALESBOOK_HOME", str(nothing(tmp_path / "file") / "home"))
    with Terminal(filled_path, size=BROAD) as terminal:
        assert "can't be written: check the rights of the folder" in refused(terminal)


def test_a_second_workbench_is_refused_and_the_first_goes_on(filled_path: Path) -> None:
    with Terminal(filled_path) as first:
        first.see("王建国")
        with Terminal(filled_path, size=BROAD) as second:
            assert "is open in another workbench already" in refused(second)
            assert b"\x1b" not in second.output
        first.send("2")
        first.see("Customers")
        first.send("\x11")
        assert first.ends() == 0
    with Terminal(filled_path) as again:
        again.see("王建国")


def test_a_note_logged_in_a_second_terminal_shows_up(filled_path: Path) -> None:
    with Terminal(filled_path) as terminal:
        terminal.see("0 talks")
        done = subprocess.run(
            [sys.executable, "-m", "salesbook", "--book", filled_path, "log", "@wjg noted at the other end >tomorrow"],
            capture_output=True, text=True, check=True,
        )  # fmt: skip
        assert done.stderr == ""
        terminal.until(
            lambda: "noted at the other end" in terminal.text and "1 talk" in terminal.text, "the note of the other"
        )
        terminal.see("Thu 11-19")


def drawn(terminal: Terminal, *words: str) -> None:
    """Wait until the whole screen is drawn: head, words, and the capture line above the last row."""

    def whole() -> bool:
        head, line = terminal.lines[0], terminal.lines[-2]
        return head.startswith(" sales") and line.startswith(" >") and all(word in terminal.text for word in words)

    terminal.until(whole, f"the workbench with {words}")


def test_the_window_is_drawn_anew_at_every_size(filled_path: Path) -> None:
    with Terminal(filled_path, size=(140, 40)) as terminal:
        drawn(terminal, "Today", "Customer", "Scripts", "王建国")
        for columns, rows, words in (
            (80, 24, ("Today", "Customer", "王建国")), (60, 15, ("王建国",)), (140, 40, ("Customer", "Scripts")),
            (20, 6, ()), (10, 4, ()), (60, 15, ("王建国",)), (140, 40, ("Today", "Customer", "Scripts")),
        ):  # fmt: skip
            terminal.resize(columns, rows)
            drawn(terminal, *words)
        # What was typed on the way is there.
        terminal.send("nbig")
        terminal.resize(60, 15)
        terminal.send(" and small")
        terminal.see(" > big and small")
        terminal.send("\r")
        terminal.see("Saved")
        terminal.send("\x11")
        assert terminal.ends() == 0
        assert terminal.restored()


def test_an_empty_book_on_a_small_terminal_leads_to_the_first_customer(tmp_path: Path) -> None:
    path = tmp_path / "new.salesbook"
    with Terminal(path, size=(60, 15)) as terminal:
        terminal.see("Your book is empty")
        terminal.send("\x1b")
        drawn(terminal, "add the first customer")
        terminal.send("n@First hello\r")
        terminal.see("Add and save")
        terminal.send("y")
        terminal.see("Saved")
        drawn(terminal, "First")
        terminal.send("\x11")
        assert terminal.ends() == 0
    assert path.stat().st_mode & 0o777 == 0o600


GROUNDS = {"dark": b"48;2;20;24;30", "light": b"48;2;247;246;242"}


def test_the_theme_is_the_one_that_was_left(filled_path: Path) -> None:
    with Terminal(filled_path) as terminal:
        terminal.see("Today")
        assert GROUNDS["light"] not in terminal.output
        terminal.send("\x1b[23~")
        terminal.until(lambda: GROUNDS["light"] in terminal.output, "the light theme")
        terminal.until(lambda: places().settings.exists(), "its being kept")
        terminal.send("\x11")
        assert terminal.ends() == 0
    with Terminal(filled_path) as terminal:
        terminal.see("Today")
        assert GROUNDS["light"] in terminal.output
        assert GROUNDS["dark"] not in terminal.output


@pytest.mark.parametrize(("said", "light"), [("0;15", True), ("0;default;7", True), ("15;0", False), ("x", False)])
def test_the_first_time_the_theme_is_that_of_the_terminal(
    monkeypatch: pytest.MonkeyPatch, said: str, light: bool
) -> None:
    monkeypatch.setenv("COLORFGBG", said)
    assert is_light() is light
    prefer(Preference.THEME, DARK.name)
    assert not is_light()
