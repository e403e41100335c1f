"""Sales classes and the rhythm warning on the purchases of 23,570 buyers of CDNOW (Fader and Hardie, 2001).

Usage: python tests/bench/bench_cdnow.py FOLDER

FOLDER holds CDNOW_master.txt and CDNOW_sample.txt as published on brucehardie.com/datasets; they are not ours to ship.
The whole way is gone: the purchases are written as a table, imported by the program, and judged by its figures; the
same figures are worked out here a second time, without a line of the program. Ends with 1 if they differ, or if the
warning is right less often than the plain rule.
"""

import csv
import json
import os
import subprocess
import sys
import tempfile
from collections import defaultdict
from collections.abc import Iterator
from datetime import date
from itertools import groupby
from pathlib import Path
from typing import Any, NamedTuple

FIRST, LAST = date(1997, 1, 1), date(1998, 6, 30)
JUDGED, SIX_MONTHS_BEFORE = date(1997, 9, 30), date(1997, 3, 31)
SILENT = {"rescue", "lost"}


class Purchase(NamedTuple):
    """Who bought, when, and for how many cents."""

    buyer: str
    on: date
    cents: int


def purchases(path: Path) -> Iterator[Purchase]:
    """Yield the purchases of one of the two files: the sample has a number of its own behind the buyer's."""
    for line in path.read_text("ascii").splitlines():
        parts = line.split()
        if len(parts) >= 4 and parts[0].isdecimal():
            buyer, on, amount = parts[0], parts[-3], parts[-1]
            day = date(int(on[:4]), int(on[4:6]), int(on[6:]))
            yield Purchase(f"buyer {buyer}", day, round(float(amount) * 100))


class Shell:
    """The program on a book of its own."""

    def __init__(self, folder: Path, name: str) -> None:
        """Begin with a book that is not there yet."""
        self.folder, self.book = folder, folder / f"{name}.salesbook"
        self.env = {**os.environ, "SALESBOOK_HOME": str(folder), "SALESBOOK_LANG": "en"}

    def run(self, *words: str) -> str:
        """Run a command and return what it prints."""
        program = str(Path(sys.executable).with_name("salesbook"))
        done = subprocess.run(
            [program, "--book", str(self.book), *words], env=self.env, check=True, capture_output=True, text=True
        )
        return done.stdout

    def take(self, bought: list[Purchase]) -> None:
        """Import purchases as a table."""
        table = self.folder / f"{self.book.stem}.csv"
        with table.open("w", newline="", encoding="utf-8") as file:
            writer = csv.writer(file)
            writer.writerow(("customer", "date", "amount", "note"))
            # The place in the file keeps apart what is alike.
            for number, one in enumerate(bought):
                writer.writerow((one.buyer, one.on.isoformat(), f"{one.cents / 100:.2f}", f"no. {number}"))
        self.run("import", str(table), "--kind", "orders", "--create-missing")

    def json(self, *words: str) -> Any:
        """Return the document of a command."""
        return json.loads(self.run(*words, "--json"))


def shares(bought: list[Purchase]) -> dict[str, tuple[int, int]]:
    """Return heads and cents of each class, worked out apart."""
    sales: dict[str, int] = defaultdict(int)
    for one in bought:
        sales[one.buyer] += one.cents
    ordered = sorted((cents for cents in sales.values() if cents > 0), reverse=True)
    total, before = sum(ordered), 0
    found = {"A": (0, 0), "B": (0, 0), "C": (0, 0)}
    for cents, alike in groupby(ordered):
        number = len(list(alike))
        letter = "A" if before * 5 < total * 4 else "B" if before * 20 < total * 19 else "C"
        heads, sum_before = found[letter]
        found[letter] = heads + number, sum_before + number * cents
        before += number * cents
    return found


def classes(folder: Path, data: Path) -> bool:
    """Compare the classes; print them."""
    bought = list(purchases(data / "CDNOW_master.txt"))
    shell = Shell(folder, "master")
    shell.take(bought)
    told = shell.json("stats", "abc", "--from", FIRST.isoformat(), "--to", LAST.isoformat())
    own = shares(bought)
    heads, cents = (sum(part[place] for part in own.values()) for place in (0, 1))
    print(f"{len({one.buyer for one in bought})} buyers, {len(bought)} purchases")
    equal = True
    for letter, (customers, sales) in own.items():
        theirs = told["classes"][letter]
        same = (theirs["customers"], round(float(theirs["sales"]) * 100)) == (customers, sales)
        equal &= same
        said = f"{theirs['customers']:>6} customers {theirs['customer_share']:7.2%}, sales {theirs['sales_share']:7.2%}"
        apart = f"{customers / heads:7.2%}, {sales / cents:7.2%}"
        print(f"{letter}  {said}; apart {apart}  {'equal' if same else 'DIFFERENT'}")
    return equal


def rhythm(folder: Path, data: Path) -> bool:
    """Compare the warning with the plain rule; print both."""
    bought = list(purchases(data / "CDNOW_sample.txt"))
    shell = Shell(folder, "sample")
    shell.take(bought)
    told = shell.json("stats", "rhythm", "--on", JUDGED.isoformat())
    came_back = {one.buyer for one in bought if JUDGED < one.on <= LAST}
    last = {one.buyer: one.on for one in sorted(bought, key=lambda one: one.on) if one.on <= JUDGED}
    silent = {one["name"] for one in told["customers"] if one["state"] in SILENT}
    lapsed = {buyer for buyer, on in last.items() if on < SIX_MONTHS_BEFORE}
    right, plain = (
        sum((buyer in inactive) != (buyer in came_back) for buyer in last) / len(last) for inactive in (silent, lapsed)
    )
    print(f"{len(last)} customers on {JUDGED}, usual gap {told['prior_days']:.1f} days")
    print(f"rescue or lost: right about {right:.2%}; no purchase for six months: {plain:.2%}")
    return right >= plain


def main() -> int:
    """Measure and print."""
    if len(sys.argv) != 2:
        print(__doc__)
        return 2
    data = Path(sys.argv[1])
    with tempfile.TemporaryDirectory() as folder:
        good = [classes(Path(folder), data), rhythm(Path(folder), data)]
    return 0 if all(good) else 1


if __name__ == "__main__":
    sys.exit(main())
