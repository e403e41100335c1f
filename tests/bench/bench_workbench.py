"""The workbench on a large book, against a small one and against a minimal Textual app, all in the same run.

Usage: python tests/bench/bench_workbench.py [--customers N --notes M] [--large FILE]
"""

import argparse
import os
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from terminal import Terminal

MINIMAL = """
from textual.app import App
from textual.widgets import Label
class Minimal(App):
    def compose(self):
        yield Label("minimal-frame")
Minimal().run()
"""
DOWN, UP = b"\x1b[B", b"\x1b[A"
STEPS = (DOWN,) * 9 + (UP,) * 9
"""There and back, within the rows of the smallest list: at its end a key changes nothing, and nothing is printed."""

ROUNDS = 7
TURNS = 3


def p95(times: list[float]) -> float:
    """Return the 95th percentile in milliseconds."""
    return sorted(times)[min(len(times) - 1, int(len(times) * 0.95))] * 1000


def salesbook(*words: str) -> list[str]:
    """Return the command line of the program under test."""
    return [str(Path(sys.executable).with_name("salesbook")), *words]


def make_book(path: Path, customers: int, notes: int, env: dict[str, str]) -> float:
    """Make a demo book and return the seconds that took."""
    begun = time.perf_counter()
    counts = ["--customers", str(customers), "--notes", str(notes)]
    subprocess.run(salesbook("demo", *counts, "--keep", str(path), "--no-open"), env=env, check=True)
    return time.perf_counter() - begun


def first_frame(command: list[str], wanted: bytes, env: dict[str, str]) -> tuple[float, int]:
    """Return the seconds to the first frame, and the memory in kilobytes once all is quiet."""
    with Terminal(command, env) as terminal:
        shown = terminal.until(wanted) - terminal.started
        terminal.settle(1.5)
        return shown, terminal.memory()


def keys(book: Path, env: dict[str, str]) -> dict[str, list[float]]:
    """Return the seconds that each kind of key took on a book."""
    found: dict[str, list[float]] = {}
    with Terminal(salesbook("--book", str(book), "--lang", "en"), env) as terminal:
        terminal.until(b" talks")
        terminal.settle(2)
        found["Down in Today"] = [terminal.key(step) for step in STEPS * 4]
        terminal.key(b"2")
        terminal.settle(1)
        found["Down in Customers"] = [terminal.key(step) for step in STEPS * 4]
        terminal.key(b"/")
        times: list[float] = []
        for word in (b"wang", b"138", b"quote", b"wjg", "报价".encode(), b"an"):
            for letter in word.decode():
                times.append(terminal.key(letter.encode(), quiet=0.12))
            for _letter in word.decode():
                terminal.key(b"\x7f", quiet=0.05)
        found["a letter in find"] = times
        terminal.key(b"\x1b", quiet=0.3)
        terminal.key(b"n", quiet=0.3)
        line = "asked for a lower price, call back next Friday ?too expensive !Wednesday send quote @w"
        found["a letter in the capture line"] = [terminal.key(letter.encode()) for letter in line]
        # A line under way would be offered at the next start.
        terminal.key(b"\x15", quiet=1)
    return found


def pooled(turns: list[dict[str, list[float]]]) -> dict[str, list[float]]:
    """Return the times of several turns together."""
    return {name: [taken for turn in turns for taken in turn[name]] for name in turns[0]}


def whole(command: list[str], env: dict[str, str], rounds: int = ROUNDS) -> float:
    """Return the median seconds of a whole process."""
    times = []
    for _ in range(rounds):
        begun = time.perf_counter()
        subprocess.run(command, env=env, check=True, stdout=subprocess.DEVNULL)
        times.append(time.perf_counter() - begun)
    return statistics.median(times)


def row(name: str, value: str, ratio: str = "") -> None:
    """Print one row of the table."""
    print(f"{name:<44}{value:>16}{ratio:>28}", flush=True)


def compare(large: dict[str, list[float]], small: dict[str, list[float]], pick: Callable[[list[float]], float]) -> None:
    """Print the keys of both books."""
    for name, times in large.items():
        ours, theirs = pick(times), pick(small[name])
        row(f"{name}, p95", f"{ours:.1f} ms", f"{ours / theirs:.2f} x small book")


def asked_for(what: str | None) -> argparse.Namespace:
    """Return the sizes of the large book, or the file of one, that the command line asks for."""
    options = argparse.ArgumentParser(description=what)
    options.add_argument("--customers", type=int, default=100_000)
    options.add_argument("--notes", type=int, default=1_000_000)
    options.add_argument("--large", type=Path, help="a large demo book that was kept from an earlier run")
    return options.parse_args()


def main() -> None:
    """Measure and print the table."""
    given = asked_for(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        # Modules are to be compiled once, as after any installation.
        os.environ.pop("PYTHONDONTWRITEBYTECODE", None)
        env = {**os.environ, "SALESBOOK_HOME": folder, "SALESBOOK_LANG": "en"}
        small = Path(folder) / "small.salesbook"
        make_book(small, 100, 1000, env)
        large = given.large or Path(folder) / "large.salesbook"
        if not large.exists():
            row("making the large book", f"{make_book(large, given.customers, given.notes, env):.1f} s")
        minimal = [sys.executable, "-c", MINIMAL]
        for command, wanted in ((minimal, b"minimal-frame"), (salesbook("--book", str(large)), b"Today")):
            first_frame(command, wanted, env)
        frames = [
            (first_frame(salesbook("--book", str(large)), b"Today", env), first_frame(minimal, b"minimal-frame", env))
            for _ in range(ROUNDS)
        ]
        ours = statistics.median(frame[0][0] for frame in frames)
        theirs = statistics.median(frame[1][0] for frame in frames)
        row("first frame, large book", f"{ours * 1000:.0f} ms", f"{ours / theirs:.2f} x minimal app")
        ours = statistics.median(frame[0][1] for frame in frames)
        theirs = statistics.median(frame[1][1] for frame in frames)
        row("memory, large book", f"{ours / 1024:.0f} MB", f"{ours / theirs:.2f} x minimal app")
        # Turn about, so that what else the machine does strikes both.
        turns = [(keys(large, env), keys(small, env)) for _ in range(TURNS)]
        compare(pooled([turn[0] for turn in turns]), pooled([turn[1] for turn in turns]), p95)
        line = ("log", '@"Ferdinand Quill" asked for a quote')
        subprocess.run(salesbook("--book", str(large), *line, "--create-missing"), env=env, check=True)
        logging = whole(salesbook("--book", str(large), *line), env)
        python = whole([sys.executable, "-c", "import sqlite3"], env)
        row("salesbook log, whole process", f"{logging * 1000:.0f} ms", f"{logging / python:.1f} x python + sqlite3")


if __name__ == "__main__":
    main()
