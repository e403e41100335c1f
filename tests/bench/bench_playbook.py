"""Typing what the customer says, on a pty: a book with 500 own cards against the shipped cards alone.

Usage: python tests/bench/bench_playbook.py [--cards N]

Each own card has ten phrasings, made of the words of shipped ones so that they share pieces with what is typed. The
same letters are typed to both books in turn, and to the line that finds customers, which looks at no card. A key has
its answer when the last of what it brings is on the terminal: the letter, the cards by name, and the best one.
"""

import argparse
import os
import random
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from pathlib import Path

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
ROUNDS = 3


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


def answered(terminal: Terminal, letter: str) -> float:
    """Return the seconds from a key to the last of what it brings; what is silent for a while is done."""
    begun = last = time.perf_counter()
    os.write(terminal.fd, letter.encode())
    while terminal.read(_SILENCE):
        last = time.perf_counter()
    return last - begun


_SILENCE = 0.12


def typed(book: Path, env: dict[str, str], key: bytes) -> list[float]:
    """Return the seconds of each letter typed to a line that `key` opens."""
    times: list[float] = []
    with Terminal(salesbook("--book", str(book), "--lang", "en"), env) as terminal:
        terminal.until(b" talks")
        terminal.settle(2)
        terminal.key(key, quiet=0.5)
        for said in SAID * ROUNDS:
            for letter in said:
                times.append(answered(terminal, letter))
            for _letter in said:
                terminal.key(b"\x7f", quiet=0.03)
    return times


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
        base = p95(typed(plain, env, b"s"))
        for label, book, key in (
            ("shipped cards", plain, b"s"),
            (f"and {given.cards} own", full, b"s"),
            ("finding customers", full, b"/"),
        ):
            times = typed(book, env, key)
            middle = sorted(times)[len(times) // 2] * 1000
            slow = p95(times)
            print(f"{label:20} {len(times)} keys: median {middle:5.1f} ms, p95 {slow:5.1f} ms ({slow / base:.2f} ×)")


if __name__ == "__main__":
    main()
