"""The linear model: how likely each card is for what was said, from the pieces it is made of.

It answers two questions with one table of weights: whether a remark is an objection at all, and which one if it is.
Asked as one question, "none" among the cards, it is much the worse at the first: remarks that are no objection have
nothing in common.

The file holds, little-endian: `SBL3`, the number of classes, the length of their names (16 bits each) and the number
of pieces (32 bits), the scale of the weights (float), the SHA-256 digest of the texts it was trained on, the classes'
names (UTF-8, separated by spaces), their biases (float each), the keys of the pieces in ascending order (32 bits each),
their rarities (a byte each, in sixteenths), and their weights (a signed byte for each class). Loading is reading:
nothing is unpacked until it is looked up.
"""

from __future__ import annotations

import struct
import sys
from array import array
from bisect import bisect_left
from functools import cache
from math import exp, log, sqrt
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from salesbook.playbook.features import BLOCKS, features

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

FILE = Path(__file__).parent / "data" / "model.bin"
_MAGIC = b"SBL3"
_HEAD = "<4sHHIf32s"
RARITY_STEPS = 16

NONE = "none"
"""The class of remarks that are no objection; in a model always the last one."""


class LinearModel(NamedTuple):
    """Weights of pieces, by class.

    Attributes:
        digest: of the texts it was trained on.
        classes: the cards' ids, and `NONE` last.
        scale: what a weight of 1 stands for.
        biases: what each class starts with.
        keys: the known pieces, ascending.
        rarities: how rare each is, in sixteenths.
        weights: a row of signed bytes for each.
    """

    digest: bytes
    classes: tuple[str, ...]
    scale: float
    biases: Sequence[float]
    keys: Sequence[int]
    rarities: Sequence[int]
    weights: Sequence[int]

    def likelihoods(self, text: str) -> dict[str, float]:
        """Return how likely each class is, together 1; nothing if no piece of the text is known."""
        totals = list(self.biases)
        width = len(totals)
        values = self._values(text)
        if not values:
            return {}
        for place, value in values:
            row = self.weights[place * width : (place + 1) * width]
            value *= self.scale
            totals = [total + value * weight for total, weight in zip(totals, row, strict=True)]
        *cards, none = totals
        other = chance(none)
        found = {name: share * (1 - other) for name, share in zip(self.classes, shares(cards), strict=False)}
        return {**found, NONE: other}

    def _values(self, text: str) -> list[tuple[int, float]]:
        keys, rarities, last = self.keys, self.rarities, len(self.keys)
        found: list[tuple[int, float]] = []
        for block, pieces in zip(BLOCKS, features(text), strict=True):
            counts: dict[int, int] = {}
            for key in pieces:
                counts[key] = counts.get(key, 0) + 1
            row = []
            for key, count in counts.items():
                place = bisect_left(keys, key)
                if place < last and keys[place] == key:
                    row.append((place, (1 + log(count)) * rarities[place]))
            found += normed(row, block.weight)
        return found


def shares(totals: Sequence[float]) -> list[float]:
    """Return the likelihood of each of several classes of which one is right, from their totals."""
    highest = max(totals)
    powers = [exp(total - highest) for total in totals]
    whole = sum(powers)
    return [power / whole for power in powers]


def chance(total: float) -> float:
    """Return the likelihood of a class that is either right or not, from its total."""
    power = exp(-abs(total))
    return (1.0 if total >= 0 else power) / (1 + power)


def normed(row: list[tuple[int, float]], weight: float) -> list[tuple[int, float]]:
    """Return values scaled so that their squares add up to `weight`."""
    whole = sum(value * value for _, value in row)
    if not whole:
        return []
    factor = sqrt(weight / whole)
    return [(place, value * factor) for place, value in row]


@cache
def shipped() -> LinearModel:
    """Return the model that the package brings."""
    return unpacked(FILE.read_bytes())


def unpacked(data: bytes) -> LinearModel:
    """Return the model that a file holds.

    Raises:
        ValueError: it is no such file.
    """
    if not data.startswith(_MAGIC):
        raise ValueError("not a file of weights")
    _magic, width, names, count, scale, digest = struct.unpack_from(_HEAD, data)
    at = struct.calcsize(_HEAD)
    classes = tuple(data[at : at + names].decode().split(" "))
    at += names
    biases = struct.unpack_from(f"<{width}f", data, at)
    at += 4 * width
    keys = array("I", data[at : at + 4 * count])
    if sys.byteorder != "little":
        keys.byteswap()
    at += 4 * count
    view = memoryview(data)
    return LinearModel(digest, classes, scale, biases, keys, view[at : at + count], view[at + count :].cast("b"))


def packed(
    digest: bytes, classes: Sequence[str], biases: Sequence[float], rows: Mapping[int, tuple[int, Sequence[float]]]
) -> bytes:
    """Return the file of a model.

    Args:
        digest: the digest of what it was trained on, 32 bytes.
        classes: the names of the classes.
        biases: a bias for each class.
        rows: for each piece, by its key, its rarity in sixteenths and its weight for each class.
    """
    names = " ".join(classes).encode()
    keys = sorted(rows)
    scale = max(abs(weight) for _, row in rows.values() for weight in row) / 127
    parts = [
        struct.pack(_HEAD, _MAGIC, len(classes), len(names), len(keys), scale, digest),
        names,
        struct.pack(f"<{len(biases)}f", *biases),
        struct.pack(f"<{len(keys)}I", *keys),
        bytes(rows[key][0] for key in keys),
        *(struct.pack(f"{len(classes)}b", *(round(weight / scale) for weight in rows[key][1])) for key in keys),
    ]
    return b"".join(parts)
