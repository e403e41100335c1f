"""What the matching is trained on: the phrases of the shipped cards, and remarks written for training only.

The files in `training` have one utterance or pattern a line under the id of its card, `[none]` for remarks that
are no objection; `(a|b|)` in a pattern is a choice. What stands in `tests/bench/data` is never trained on.
"""

from __future__ import annotations

import re
from hashlib import sha256
from pathlib import Path
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from salesbook.playbook import heard
from salesbook.playbook.characters import WORDS, spelled
from salesbook.playbook.model import NONE

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

_FOLDER = Path(__file__).parent / "training"
_CHOICE = re.compile(r"\(([^()]*)\)")
_TAKEN = 10
"""How many of the sentences a pattern stands for are taken."""

_PATTERN_WEIGHT = 0.6
_SPELLED_WEIGHT = 0.3


class Sample(NamedTuple):
    """A remark, the card it belongs to or `NONE`, and how much it counts."""

    text: str
    card: str
    weight: float


def digest() -> bytes:
    """Return the SHA-256 digest of all the texts that the weights are made from."""
    texts = [*sorted(_FOLDER.glob("*.txt")), *sorted(WORDS.glob("*.txt")), heard.FILE]
    return sha256(b"".join(path.read_text("utf-8").encode() for path in texts)).digest()


def samples(left_out: str = "") -> list[Sample]:
    """Return everything to train on, the same every time.

    Args:
        left_out: how the names of the files begin that are kept back, so that what was learned can be tried on them.
    """
    rng = Random(26)
    found: list[Sample] = []
    for phrase in heard.phrases():
        found.append(Sample(phrase.words, phrase.card, 1.0))
        if phrase.pinyin:
            # As somebody without an input method types it.
            typed = (phrase.pinyin, " ".join(spelled(phrase.pinyin)))
            found += [Sample(text, phrase.card, _SPELLED_WEIGHT) for text in typed]
    for path in _files(left_out, taken=False):
        for pattern, label in labelled(path.read_text("utf-8").splitlines()):
            weight = 1.0 if label == NONE or not _CHOICE.search(pattern) else _PATTERN_WEIGHT
            found += [Sample(sentence, label, weight) for sentence in sentences(pattern, rng)]
    return found


def _files(begin: str, *, taken: bool) -> list[Path]:
    """Return the files whose name begins so, or all the others."""
    return [path for path in sorted(_FOLDER.glob("*.txt")) if bool(begin and path.name.startswith(begin)) is taken]


def kept_back(begin: str) -> list[Sample]:
    """Return the lines of the files whose name begins so, as they stand."""
    lines = [line for path in _files(begin, taken=True) for line in path.read_text("utf-8").splitlines()]
    return [Sample(text, card, 1.0) for text, card in labelled(lines)]


def labelled(lines: Iterable[str]) -> Iterator[tuple[str, str]]:
    """Yield each line of a training file with the card it stands under."""
    card = ""
    for line in map(str.strip, lines):
        if line.startswith("[") and line.endswith("]"):
            card = line[1:-1]
        elif line and not line.startswith("#"):
            yield line, card


def sentences(pattern: str, rng: Random, most: int = _TAKEN) -> list[str]:
    """Return different sentences that a pattern stands for, at most `most`, without outer or double spaces."""
    total = 1
    for choice in _CHOICE.findall(pattern):
        total *= len(choice.split("|"))
    found: dict[str, None] = {}
    for _attempt in range(2 * most if total > 1 else 1):
        if len(found) < min(most, total):
            sentence = _CHOICE.sub(lambda choice: rng.choice(choice[1].split("|")), pattern)
            found[" ".join(sentence.split())] = None
    return list(found)
