"""From a key that works Today's list to the last byte that changes the list on the screen, on a large book.

A frame is what a minimal Textual app takes to answer a key with a new line of text, in the same run on the same pty.
The second figure is the last byte of all: the card beside the list, and the toast that says what was done.

Usage: python tests/bench/bench_actions.py [--customers N --notes M] [--large FILE]
"""

import os
import shutil
import statistics
import sys
import tempfile
from pathlib import Path

import pyte

sys.path.insert(0, str(Path(__file__).parent))
from bench_workbench import asked_for, make_book, p95, row, salesbook
from terminal import Terminal

MINIMAL = """
from textual.app import App
from textual.widgets import Label
class Minimal(App):
    count = 0
    def compose(self):
        yield Label("minimal-frame")
    def on_key(self):
        self.count += 1
        self.query_one(Label).update(f"frame {self.count}")
Minimal().run()
"""
UNDO = b"\x1a"
ACTIONS = (("done", b"", b" "), ("later, tomorrow", b"z", b"1"), ("no answer", b"", b"x"))
"""What is done: its name, the keys before the one that is timed, and that one."""

HOME = b"\x1b[H"
TIMES = 6
TURNS = 2
LIST_WIDTH = 44
"""Columns of the screen, of 140, that the list takes."""


def minimal(env: dict[str, str]) -> list[float]:
    """Return the seconds that the minimal app takes for a key."""
    with Terminal([sys.executable, "-c", MINIMAL], env) as terminal:
        terminal.until(b"minimal-frame")
        terminal.settle(1)
        return [terminal.picture(b"k")[-1][0] for _ in range(3 * TIMES)]


class Watched:
    """A screen that tells when the list on it changed for the last time."""

    def __init__(self, terminal: Terminal, size: tuple[int, int] = (140, 40)) -> None:
        self.terminal = terminal
        self.screen = pyte.Screen(*size)
        self.stream = pyte.ByteStream(self.screen)

    def _list(self) -> list[str]:
        # By cells: in the lines as text a wide character takes but one place, and the card beside would be counted in.
        rows = range(1, self.screen.lines - 4)
        return ["".join(self.screen.buffer[row][cell].data for cell in range(LIST_WIDTH)) for row in rows]

    def settle(self, quiet: float) -> None:
        """Read until the program has been silent."""
        while part := self.terminal.read(quiet):
            self.stream.feed(part)

    def press(self, key: bytes) -> tuple[float, float]:
        """Send a key and return the seconds until the list, and until anything, changed for the last time."""
        parts = self.terminal.picture(key)
        shown, listed = self._list(), 0.0
        for seconds, part in parts:
            self.stream.feed(part)
            before, shown = shown, self._list()
            if shown != before:
                listed = seconds
        return listed, parts[-1][0]


def actions(book: Path, env: dict[str, str]) -> dict[str, list[tuple[float, float]]]:
    """Return the seconds that each action took, and those of taking it back."""
    found: dict[str, list[tuple[float, float]]] = {name: [] for name in (*(action[0] for action in ACTIONS), "undo")}
    with Terminal(salesbook("--book", str(book), "--lang", "en"), env) as terminal:
        watched = Watched(terminal)
        watched.settle(5)
        for _ in range(TIMES):
            for name, before, key in ACTIONS:
                # On top stands a promise, which one key settles.
                os.write(terminal.fd, HOME + before)
                watched.settle(0.4)
                found[name].append(watched.press(key))
                found["undo"].append(watched.press(UNDO))
    return found


def main() -> None:
    """Measure and print the table."""
    given = asked_for(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        env = {**os.environ, "SALESBOOK_HOME": folder, "SALESBOOK_LANG": "en"}
        small, large = Path(folder) / "small.salesbook", Path(folder) / "large.salesbook"
        make_book(small, 100, 1000, env)
        if given.large:
            shutil.copy2(given.large, large)
        else:
            make_book(large, given.customers, given.notes, env)
        frames: list[float] = []
        times: dict[Path, dict[str, list[tuple[float, float]]]] = {small: {}, large: {}}
        for _ in range(TURNS):
            frames += minimal(env)
            for book, of_book in times.items():
                for name, taken in actions(book, env).items():
                    of_book.setdefault(name, []).extend(taken)
        frame = statistics.median(frames)
        row("a key of a minimal app, median", f"{frame * 1000:.1f} ms", f"p95 {p95(frames):.1f} ms")
        for book, name in ((small, "100 customers"), (large, "large book")):
            for action, taken in times[book].items():
                listed = [seconds for seconds, _whole in taken if seconds]
                if not listed:
                    # A promise stays on top after a try that reached nobody.
                    row(f"{action}, {name}", "–", "the list stays as it is")
                    continue
                whole = statistics.median(seconds for _listed, seconds in taken)
                middle = statistics.median(listed)
                said = f"{middle / frame:.1f} x minimal, all {whole * 1000:.0f} ms"
                row(f"{action}, {name}", f"{middle * 1000:.1f} ms", said)


if __name__ == "__main__":
    main()
