"""Finding the weights: multinomial logistic regression by Adagrad, in plain Python, the same result every time."""

from __future__ import annotations

from array import array
from collections import Counter
from math import exp, log, sqrt
from random import Random
from typing import TYPE_CHECKING, NamedTuple

from salesbook.playbook.features import BLOCKS, features
from salesbook.playbook.model import RARITY_STEPS, normed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from salesbook.playbook.samples import Sample

_LEAST_SEEN = 2
"""A piece that a single sample has is no rule."""

_HIGHEST_RARITY = 255
_RATE = 0.1
_NEGLIGIBLE = 0.01
"""A class whose likelihood is off by less is left alone: nearly all are, and nearly all the time goes there."""

_TINY = 1e-4

_MISSED = 0.3
"""The share of a sample's pieces that are left out each time it is gone through."""

_AVERAGED = 4
"""The last rounds whose weights are averaged."""


class Vector(NamedTuple):
    """A sample as numbers: the places of its pieces, their values, its class and how much it counts."""

    places: array[int]
    values: array[float]
    label: int
    weight: float


class Weights(NamedTuple):
    """What was learned: the bias of each class, and for each piece a weight for each class."""

    biases: list[float]
    rows: list[array[float]]


Bags = list[tuple[Counter[int], ...]]
"""For each sample how often it has each piece, by block."""


def bags(texts: Iterable[str]) -> Bags:
    """Return the pieces of each text, counted."""
    return [tuple(Counter(block) for block in features(text)) for text in texts]


def rarities(samples: Bags) -> dict[int, int]:
    """Return how rare each piece is that more than one sample has, in sixteenths."""
    seen: Counter[int] = Counter()
    for sample in samples:
        for block in sample:
            seen.update(block.keys())
    total = 1 + len(samples)
    return {
        key: min(_HIGHEST_RARITY, round(RARITY_STEPS * (1 + log(total / (1 + count)))))
        for key, count in seen.items()
        if count >= _LEAST_SEEN
    }


def vectors(samples: Sequence[Sample], pieces: Bags, rare: Mapping[int, int], classes: Sequence[str]) -> list[Vector]:
    """Return samples as numbers, with the pieces that `rare` has, in its order."""
    places = {key: place for place, key in enumerate(rare)}
    labels = {name: label for label, name in enumerate(classes)}
    found: list[Vector] = []
    for sample, counted in zip(samples, pieces, strict=True):
        values: list[tuple[int, float]] = []
        for block, counts in zip(BLOCKS, counted, strict=True):
            row = [(places[key], (1 + log(n)) * rare[key]) for key, n in counts.items() if key in places]
            values += normed(row, block.weight)
        which, worth = array("I", [place for place, _ in values]), array("d", [value for _, value in values])
        found.append(Vector(which, worth, labels[sample.card], sample.weight))
    return found


def learned(vectors: Sequence[Vector], pieces: int, classes: int, epochs: int, seed: int = 1) -> Weights:
    """Return the weights that fit the samples after so many rounds: the mean over the last of them."""
    rng = Random(seed)
    order = list(range(len(vectors)))
    biases = [0.0] * classes
    bias_squares = [0.0] * classes
    rows = [array("d", bytes(8 * classes)) for _ in range(pieces)]
    squares = [array("d", bytes(8 * classes)) for _ in range(pieces)]
    mean = Weights([0.0] * classes, [array("d", bytes(8 * classes)) for _ in range(pieces)])
    for epoch in range(epochs):
        rng.shuffle(order)
        for number in order:
            vector = vectors[number]
            heard = _half_heard(vector, rng)
            totals = biases[:]
            for place, value in heard:
                totals = [total + value * weight for total, weight in zip(totals, rows[place], strict=True)]
            for label, slope in _slopes(totals, vector):
                bias_squares[label] += slope * slope
                biases[label] -= 0.1 * _RATE * slope / (_TINY + sqrt(bias_squares[label]))
                for place, value in heard:
                    step = slope * value
                    square = squares[place][label] + step * step
                    squares[place][label] = square
                    rows[place][label] -= _RATE * step / (_TINY + sqrt(square))
        if epoch >= epochs - _AVERAGED:
            _add(mean, biases, rows, 1 / min(_AVERAGED, epochs))
    return mean


def _half_heard(vector: Vector, rng: Random) -> list[tuple[int, float]]:
    """Return the pieces of a sample without some of them, by chance: no piece may be relied on to be there."""
    scale = 1 / sqrt(1 - _MISSED)
    chance = rng.random
    return [(p, v * scale) for p, v in zip(vector.places, vector.values, strict=True) if chance() >= _MISSED]


def _add(mean: Weights, biases: list[float], rows: list[array[float]], share: float) -> None:
    mean.biases[:] = [one + share * other for one, other in zip(mean.biases, biases, strict=True)]
    for ours, row in zip(mean.rows, rows, strict=True):
        ours[:] = array("d", [one + share * other for one, other in zip(ours, row, strict=True)])


def _slopes(totals: list[float], vector: Vector) -> list[tuple[int, float]]:
    """Return the classes whose likelihood is off, each with how much."""
    highest = max(totals)
    powers = [exp(total - highest) for total in totals]
    whole = sum(powers)
    found: list[tuple[int, float]] = []
    for label, power in enumerate(powers):
        off = power / whole - (label == vector.label)
        if abs(off) > _NEGLIGIBLE:
            found.append((label, off * vector.weight))
    return found


def telling(rare: Mapping[int, int], weights: Weights, most: int) -> dict[int, int]:
    """Return the pieces whose weights differ most between the classes, at most so many, with their rarity."""

    def spread(row: array[float]) -> float:
        mean = sum(row) / len(row)
        return sum((weight - mean) ** 2 for weight in row)

    spreads = dict(zip(rare, map(spread, weights.rows), strict=True))
    chosen = sorted(rare, key=lambda key: (-spreads[key], key))[:most]
    return {key: rare[key] for key in chosen}
