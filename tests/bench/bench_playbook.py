"""Typing what the customer says, on a pty: a book with 500 own cards against the shipped cards alone.

Usage: python tests/bench/bench_playbook.py [--cards N]

Each own card has ten phrasings, made of the words of shipped ones so that they share pieces with what is typed. The
same letters are typed to both books in turn, and to the line that finds customers, which looks at no card. A key has
its answer when the last of what it brings is on the terminal: the letter, the cards by name, and the best one.
"""

import argparse
import os
import random
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))
sys.path.insert(0, str(Path(__file__).parent))
from bench_workbench import p95, salesbook
from terminal import Terminal

from salesbook.domain.codes import Language
from salesbook.domain.objections import Answer, CardText, Family, Way
from salesbook.exchange.cardfile import CardEntry, written
from salesbook.playbook import cards

SAID = (
    "it's a lot more than we had in mind",
    "太贵了，别家便宜两成",
    "we already have somebody for that",
    "taigui",
    "xjbz",
)
ROUNDS = 2


def own_cards(count: int) -> Iterator[CardEntry]:
    """Yield cards whose phrasings are mixed from the shipped ones."""
    rng = random.Random(500)
    phrases = {tongue: [p for card in cards() for p in card.texts[tongue].phrases] for tongue in ("zh", "en")}
    for number in range(count):
        tongue = ("zh", "en")[number % 2]
        mixed = [f"{rng.choice(phrases[tongue])} {rng.choice(phrases[tongue])} {number}" for _n in range(10)]
        answers = (Answer("own-1", Way.ASK, "Which part of it?"), Answer("own-2", Way.LAER, "I see."))
        text = CardText(f"Own {number}", "behind", ("ask",), answers, "next", ("avoid",), tuple(mixed))
        yield CardEntry(f"own-{number}", Language(tongue), Family.NEED, text)


class Key(NamedTuple):
    """What one key cost: seconds by the clock, and of processor time in all the program's threads; bytes printed."""

    waited: float
    worked: float
    printed: int


_SILENCE = 0.1
_HOME, _DELETE_REST = b"\x01", b"\x0b"


def worked(terminal: Terminal) -> float:
    """Return the processor time that a program has used, in seconds."""
    threads = Path(f"/proc/{terminal.pid}/task").iterdir()
    return sum(int((thread / "schedstat").read_text().split()[0]) for thread in threads) / 1e9


def answered(terminal: Terminal, letter: str) -> Key:
    """Type a letter and return what it cost, up to the last of what it brings; what is silent for a while is done."""
    before = worked(terminal)
    begun = last = time.perf_counter()
    os.write(terminal.fd, letter.encode())
    printed = 0
    while new := terminal.read(_SILENCE):
        last = time.perf_counter()
        printed += len(new)
    return Key(last - begun, worked(terminal) - before, printed)


def typed(book: Path, env: dict[str, str], key: bytes) -> list[Key]:
    """Return what each letter costs that is typed to a line which `key` opens."""
    found: list[Key] = []
    with Terminal(salesbook("--book", str(book), "--lang", "en"), env) as terminal:
        terminal.until(b" talks")
        terminal.settle(2)
        terminal.key(key, quiet=0.5)
        for said in SAID * ROUNDS:
            found += [answered(terminal, letter) for letter in said]
            terminal.key(_HOME + _DELETE_REST, quiet=0.2)
    return found


def main() -> None:
    """Print the figures."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--cards", type=int, default=500)
    given = parser.parse_args()
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        env = {**os.environ, "SALESBOOK_HOME": str(folder / "home")}
        env.pop("PYTHONDONTWRITEBYTECODE", None)
        plain, full, file = folder / "plain.salesbook", folder / "full.salesbook", folder / "cards.txt"
        file.write_text(written(own_cards(given.cards)), "utf-8")
        for book in (plain, full):
            subprocess.run(salesbook("demo", "--keep", str(book), "--no-open"), env=env, check=True)
        subprocess.run(salesbook("--book", str(full), "cards", "import", str(file)), env=env, check=True)
        print(f"{'':18}{'keys':>6}{'median':>9}{'p95':>9}   |{'processor':>11}{'p95':>9}   |{'bytes':>8}")
        for label, book, key in (
            ("shipped cards", plain, b"s"),
            (f"and {given.cards} own", full, b"s"),
            ("finding customers", full, b"/"),
        ):
            found = typed(book, env, key)
            waits, works = ([one[place] for one in found] for place in (0, 1))
            print(
                f"{label:18}{len(found):6}{statistics.median(waits) * 1000:6.1f} ms{p95(waits):6.1f} ms   |"
                f"{statistics.median(works) * 1000:8.1f} ms{p95(works):6.1f} ms   |"
                f"{statistics.mean(one.printed for one in found):8.0f}"
            )


if __name__ == "__main__":
    main()
