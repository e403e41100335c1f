"""Finding the weights by Adagrad, the same result every time; it takes numpy, which only training needs.

Two logistic regressions share the samples: whether a remark is no objection, from all of them, and which card it
belongs to, from the objections alone. Their weights stand in one row for each piece, that of `NONE` last.
"""

from __future__ import annotations

from collections import Counter
from math import log
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from salesbook.playbook.features import BLOCKS, features
from salesbook.playbook.model import RARITY_STEPS, normed

if TYPE_CHECKING:
    from collections.abc import Iterable, Mapping, Sequence

    from numpy.typing import NDArray

    from salesbook.playbook.samples import Sample

    Numbers = NDArray[np.float32]
    Places = NDArray[np.int64]

_LEAST_SEEN = 2
"""A piece that a single sample has is no rule."""

_HIGHEST_RARITY = 255
_TOGETHER = 32
"""Samples that are looked at before the weights are moved."""

_RATE = 0.1
_BIAS_RATE = 0.01
_TINY = 1e-4

_MISSED = 0.3
"""The share of a sample's pieces that are left out each time it is gone through."""

_AVERAGED = 4
"""The last rounds whose weights are averaged."""


_NONE_TELLS = 0.2
"""How much the weight of `NONE` counts for choosing pieces, beside how much the weights differ."""


class Vectors(NamedTuple):
    """Samples as numbers.

    Attributes:
        starts: where the pieces of each sample start, and where the last one's end.
        places: the places of the pieces, one sample's after the other's.
        values: how much each piece counts.
        labels: the class of each sample.
        weights: how much each sample counts.
    """

    starts: Places
    places: Places
    values: Numbers
    labels: Places
    weights: Numbers


class Weights(NamedTuple):
    """What was learned: the bias of each class, and for each piece a row with a weight for each class."""

    biases: Numbers
    rows: Numbers


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


def vectors(samples: Sequence[Sample], pieces: Bags, rare: Mapping[int, int], classes: Sequence[str]) -> Vectors:
    """Return samples as numbers, with the pieces that `rare` has, in its order."""
    where = {key: place for place, key in enumerate(rare)}
    labels = {name: label for label, name in enumerate(classes)}
    starts, found = [0], list[tuple[int, float]]()
    for counted in pieces:
        for block, counts in zip(BLOCKS, counted, strict=True):
            row = [(where[key], (1 + log(n)) * rare[key]) for key, n in counts.items() if key in where]
            found += normed(row, block.weight)
        starts.append(len(found))
    return Vectors(
        np.array(starts),
        np.array([place for place, _ in found]),
        np.array([value for _, value in found], np.float32),
        np.array([labels[sample.card] for sample in samples]),
        np.array([sample.weight for sample in samples], np.float32),
    )


def learned(vectors: Vectors, pieces: int, classes: int, epochs: int, seed: int = 1) -> Weights:
    """Return the weights that fit the samples after so many rounds: the mean over the last of them."""
    rng = np.random.default_rng(seed)
    biases, rows, bias_squares, squares, mean_biases, mean_rows = (
        np.zeros(shape, np.float32) for _ in range(3) for shape in (classes, (pieces, classes))
    )
    for epoch in range(epochs):
        order = rng.permutation(len(vectors.labels))
        for first in range(0, len(order), _TOGETHER):
            which = order[first : first + _TOGETHER]
            known, values = _half_heard(vectors, which, rng)
            slopes = _slopes(values @ rows[known] + biases, vectors.labels[which])
            slopes *= vectors.weights[which, None]
            steps = values.T @ slopes
            squares[known] += steps * steps
            rows[known] -= _RATE * steps / (_TINY + np.sqrt(squares[known]))
            steps = slopes.sum(axis=0)
            bias_squares += steps * steps
            biases -= _BIAS_RATE * steps / (_TINY + np.sqrt(bias_squares))
        if epoch >= epochs - _AVERAGED:
            mean_biases += biases / min(_AVERAGED, epochs)
            mean_rows += rows / min(_AVERAGED, epochs)
    return Weights(mean_biases, mean_rows)


def _half_heard(vectors: Vectors, which: Places, rng: np.random.Generator) -> tuple[Places, Numbers]:
    """Return the pieces that some samples have, and a row of their values for each.

    Some values are left out by chance: no piece may be relied on to be there.
    """
    spans = [np.arange(vectors.starts[sample], vectors.starts[sample + 1]) for sample in which]
    taken = np.concatenate(spans)
    known, columns = np.unique(vectors.places[taken], return_inverse=True)
    kept = (rng.random(len(taken)) >= _MISSED) / np.sqrt(1 - _MISSED)
    values = np.zeros((len(which), len(known)), np.float32)
    values[np.repeat(np.arange(len(which)), [len(span) for span in spans]), columns] = vectors.values[taken] * kept
    return known, values


def _slopes(totals: Numbers, labels: Places) -> Numbers:
    """Return how far off the likelihood of each class is; what is no objection tells cards nothing."""
    none = totals.shape[1] - 1
    powers = np.exp(totals[:, :none] - totals[:, :none].max(axis=1, keepdims=True))
    powers[labels == none] = 0
    whole = powers.sum(axis=1, keepdims=True)
    cards = np.divide(powers, whole, out=np.zeros_like(powers), where=whole > 0)
    slopes = np.column_stack((cards, 1 / (1 + np.exp(-totals[:, none]))))
    slopes[np.arange(len(labels)), labels] -= 1
    return slopes


def telling(rare: Mapping[int, int], weights: Weights, most: int) -> dict[int, int]:
    """Return the pieces that tell most, at most so many, with their rarity.

    Those whose weights differ most between the classes; that of `NONE`, the last one, stands for a question of its own.
    """
    worth = weights.rows.var(axis=1) + _NONE_TELLS * weights.rows[:, -1] ** 2
    keys = list(rare)
    chosen = np.argsort(-worth, kind="stable")[:most]
    return {keys[place]: rare[keys[place]] for place in np.sort(chosen)}
