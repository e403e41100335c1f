"""How often the right card is found for remarks that were never trained on, and what that costs.

Usage: python tests/bench/bench_scripts.py [--errors]

The remarks in `data/heldout-*.txt` were written by voice (persons and their trades), by others than those who wrote the
training text, and no person of theirs occurs there; `chat` and `hard` are no trades, `farm`, `hotel` and `office` have
colleagues in `training/people-*.txt` and `shops-*.txt`. The voice `hard` names its objection nowhere plainly. A remark
that is nearly the same as a trained one is left out and counted. The same remarks are put to the nearest of the cards'
phrases, which is what came before the weights.
"""

import argparse
import itertools
import math
import re
import statistics
import subprocess
import sys
import time
from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import NamedTuple

sys.path.insert(0, str(Path(__file__).parents[2]))
from salesbook.domain.text import fold, has_han
from salesbook.playbook import cards, matching
from salesbook.playbook.model import NONE
from salesbook.playbook.samples import samples

DATA = Path(__file__).parent / "data"
TOO_NEAR = 0.6
"""The share of three-letter pieces in common from which two remarks are nearly the same."""

COST = """
import resource, sys, time
import json, unicodedata
from salesbook.domain.capture import Heard

def memory():
    return int(open("/proc/self/statm").read().split()[1]) * resource.getpagesize()

before, begun = memory(), time.process_time()
from salesbook.playbook.phrasebook import CardPhrasebook
CardPhrasebook().longest("比我心里的数高 over what we had in mind")
print((time.process_time() - begun) * 1000, (memory() - before) / 2**20)
"""

Rank = Callable[[str], Sequence[str]]


class Remark(NamedTuple):
    """An utterance, the card it belongs to, its language and whose voice it is."""

    text: str
    card: str
    language: str
    voice: str


def held_out() -> Iterator[Remark]:
    """Yield the remarks that were never trained on."""
    for path in sorted(DATA.glob("heldout*.txt")):
        voice = card = ""
        for line in path.read_text("utf-8").splitlines():
            if line.startswith("## "):
                voice = line[3:].partition(":")[0]
            elif line.startswith("["):
                card = line[1:-1]
            elif line and not line.startswith("#"):
                yield Remark(line, card, "zh" if has_han(line) else "en", voice)


def apart(remarks: list[Remark]) -> list[Remark]:
    """Return the remarks that no trained one is nearly the same as."""
    where: dict[str, list[int]] = defaultdict(list)
    bags = [_threes(remark.text) for remark in remarks]
    for number, bag in enumerate(bags):
        for piece in bag:
            where[piece].append(number)
    near: set[int] = set()
    for sample in samples():
        bag = _threes(sample.text)
        common = Counter(number for piece in bag for number in where.get(piece, ()))
        near |= {n for n, count in common.items() if count / (len(bag) + len(bags[n]) - count) > TOO_NEAR}
    return [remark for number, remark in enumerate(remarks) if number not in near]


def _threes(text: str) -> frozenset[str]:
    letters = "".join(c for c in text.lower() if c.isalnum())
    return frozenset(letters[at : at + 3] for at in range(max(1, len(letters) - 2)))


class NearestPhrase:
    """What came before: the cards of the phrases that share most pieces with what was said."""

    def __init__(self) -> None:
        """Learn the phrases of the shipped cards."""
        phrases = [(c.id, p) for c in cards() for text in c.texts.values() for p in (text.title, *text.phrases)]
        self._known = {fold(phrase).strip("。！？.!?"): card for card, phrase in reversed(phrases)}
        bags = [(card, self._pieces(phrase)) for card, phrase in phrases]
        owners: dict[str, set[str]] = defaultdict(set)
        for card, bag in bags:
            for piece in bag:
                owners[piece].add(card)
        self._rarity = {piece: math.log(1 + len(cards()) / len(having)) for piece, having in owners.items()}
        self._where: dict[str, list[tuple[int, float]]] = defaultdict(list)
        self._owner = [card for card, _bag in bags]
        for number, (_card, bag) in enumerate(bags):
            for piece, weight in self._normed(bag).items():
                self._where[piece].append((number, weight))

    def rank(self, text: str) -> list[str]:
        """Return the cards that fit, best first; none if nothing is near enough."""
        near: dict[int, float] = defaultdict(float)
        for piece, weight in self._normed(self._pieces(text)).items():
            for number, theirs in self._where.get(piece, ()):
                near[number] += weight * theirs
        best: dict[str, list[float]] = defaultdict(list)
        for number, score in near.items():
            best[self._owner[number]].append(score)
        tops = {card: sorted(scores, reverse=True)[:3] for card, scores in best.items()}
        fits = {card: 0.7 * top[0] + 0.1 * sum(top) for card, top in tops.items()}
        if exact := self._known.get(fold(text).strip("。！？.!?")):
            fits[exact] = 1.0
        return sorted((card for card, fit in fits.items() if fit >= 0.16), key=lambda card: (-fits[card], card))

    def _normed(self, bag: Counter[str]) -> dict[str, float]:
        weights = {piece: math.sqrt(n) * self._rarity.get(piece, 1.0) for piece, n in bag.items()}
        length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
        return {piece: weight / length for piece, weight in weights.items()}

    @staticmethod
    def _pieces(text: str) -> Counter[str]:
        text = fold(text)
        han = "".join(c for c in text if has_han(c))
        found = Counter(han[at : at + size] for size in (1, 2, 3) for at in range(len(han) - size + 1))
        words = re.findall(r"[a-z0-9']+", text)
        found.update(f"w {word}" for word in words)
        found.update(f"p {one} {two}" for one, two in itertools.pairwise(words))
        found.update(f"g {word[:5]}" for word in words if len(word) > 5)
        return found


def weights(text: str) -> list[str]:
    """Return the cards that the shipped weights rank, best first."""
    return [ranked.card for ranked in matching.rank(text)]


def table(name: str, rank: Rank, remarks: list[Remark]) -> None:
    """Print how often the right card is first, among three, and nothing is offered, by language and voice."""
    found = {remark: rank(remark.text) for remark in remarks}
    groups = sorted({(remark.language, remark.voice) for remark in remarks})
    print(f"{name:15}{'remarks':>8}{'first':>8}{'of three':>9}{'nothing':>8}  |{'no objection':>13}{'nothing':>8}")
    for language, voice in [*groups, ("zh", ""), ("en", ""), ("", "")]:
        own = [r for r in remarks if language in ("", r.language) and voice in ("", r.voice)]
        said, other = [r for r in own if r.card != NONE], [r for r in own if r.card == NONE]
        first = sum(list(found[r][:1]) == [r.card] for r in said)
        three = sum(r.card in found[r][:3] for r in said)
        nothing, rejected = sum(not found[r] for r in said), sum(not found[r] for r in other)
        print(
            f"{language or 'all':4}{voice or '–':11}{len(said):8}{_share(first, said):>8}{_share(three, said):>9}"
            f"{_share(nothing, said):>8}  |{len(other):13}{_share(rejected, other):>8}"
        )
    print()


def _share(hits: int, among: list[Remark]) -> str:
    return f"{100 * hits / len(among):.1f}" if among else "–"


def confusion(remarks: list[Remark], errors: bool) -> None:
    """Print a row for each card and a column for what its remarks are taken for, then each mistake if wanted."""
    names = [*(card.id for card in cards()), NONE]
    found = {remark: [*weights(remark.text), NONE] for remark in remarks}
    counts = Counter((remark.card, ranked[0]) for remark, ranked in found.items())
    print("confusion: rows are right, columns are what was found, by number (0: no objection)")
    print(f"{'':20}" + "".join(f"{(number + 1) % len(names):4}" for number in range(len(names))))
    for number, card in enumerate(names):
        cells = "".join(f"{counts[card, taken] or '·':>4}" for taken in names)
        print(f"{(number + 1) % len(names):2} {card:17}{cells}")
    for remark, ranked in found.items():
        if errors and ranked[0] != remark.card:
            print(f"  {remark.language} {remark.voice:7} {remark.card:17} → {', '.join(ranked[:3])}: {remark.text}")
    print()


def cost(remarks: list[Remark]) -> None:
    """Print the processor time and memory of the first `?` in fresh processes (medians), and the time to rank."""
    runs = []
    for _run in range(9):
        shown = subprocess.run(
            [sys.executable, "-c", COST], capture_output=True, check=True, text=True, cwd=DATA.parents[2]
        )
        runs.append([float(figure) for figure in shown.stdout.split()])
    loading, memory = (statistics.median(figures) for figures in zip(*runs, strict=True))
    print(f"loading and the first ?: {loading:.1f} ms of processor time, {memory:.1f} MB")
    times = []
    for remark in remarks:
        begun = time.process_time()
        matching.rank(remark.text)
        times.append((time.process_time() - begun) * 1000)
    times.sort()
    print(f"ranking a remark: median {times[len(times) // 2]:.2f} ms, p95 {times[int(len(times) * 0.95)]:.2f} ms")


def main() -> None:
    """Print it all."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--errors", action="store_true", help="list every remark that is taken for something else")
    given = parser.parse_args()
    remarks = list(dict.fromkeys(held_out()))
    kept = apart(remarks)
    print(f"{len(kept)} remarks of {len(remarks)}; the others are nearly the same as a trained one\n")
    table("nearest phrase", NearestPhrase().rank, kept)
    table("trained weights", weights, kept)
    confusion(kept, given.errors)
    cost(kept)


if __name__ == "__main__":
    main()
