"""The target market: a profile made of statistics, and how well a prospect fits it (D6)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from salesbook.domain.text import fold

_CONDITION = re.compile(r"(?P<name>[^<>=≥≤]+?)\s*(?P<sign>>=|<=|>|<|=|≥|≤)\s*(?P<value>.+)")
_BETWEEN = re.compile(r"[;；\n]+")
_NUMBER = re.compile(r"(-?\d+(?:\.\d+)?)\s*(亿|万|千|k|m)?")
_UNITS = {"亿": 1e8, "万": 1e4, "千": 1e3, "k": 1e3, "m": 1e6}
_SIGNS = {"≥": ">=", "≤": "<="}


@dataclass(frozen=True, slots=True)
class Condition:
    """One condition of the profile: what is asked about, how it is compared, and with what."""

    name: str
    sign: str
    value: str

    def met(self, known: str) -> bool:
        """Return whether what is known of a prospect meets the condition."""
        ours, theirs = _number(self.value), _number(known)
        if self.sign == "=":
            return theirs == ours if ours is not None and theirs is not None else fold(self.value) in fold(known)
        if ours is None or theirs is None:
            return False
        match self.sign:
            case ">=":
                return theirs >= ours
            case "<=":
                return theirs <= ours
            case ">":
                return theirs > ours
            case _:
                return theirs < ours


def _number(text: str) -> float | None:
    found = _NUMBER.search(fold(text).replace(",", "").replace("，", ""))
    return None if found is None else float(found[1]) * _UNITS.get(found[2] or "", 1.0)


def profile(text: str) -> tuple[Condition, ...]:
    """Return the conditions that a text names, divided by semicolons: `staff >= 100; place = 杭州`.

    What is no condition is left out.
    """
    found = (_CONDITION.fullmatch(part.strip()) for part in _BETWEEN.split(text))
    return tuple(
        Condition(one["name"].strip(), _SIGNS.get(one["sign"], one["sign"]), one["value"].strip())
        for one in found
        if one is not None
    )


@dataclass(frozen=True, slots=True)
class Fit:
    """How a prospect meets the profile; what is not known of it is missing, which is not a no."""

    met: tuple[str, ...]
    unmet: tuple[str, ...]
    missing: tuple[str, ...]

    @property
    def share(self) -> float | None:
        """The share of the conditions that are met among those something is known about, from 0 to 1."""
        known = len(self.met) + len(self.unmet)
        return len(self.met) / known if known else None


def fit(conditions: tuple[Condition, ...], known: Mapping[str, str]) -> Fit:
    """Return how what is known of a prospect, by folded name, meets the conditions."""
    met: list[str] = []
    unmet: list[str] = []
    missing: list[str] = []
    for condition in conditions:
        value = known.get(fold(condition.name), "")
        (missing if not value else met if condition.met(value) else unmet).append(condition.name)
    return Fit(tuple(met), tuple(unmet), tuple(missing))
