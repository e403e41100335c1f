"""Amounts as typed after ¥ or $: 12,000, 3.5万, 1.2k, 3万5千."""

import re
from typing import NamedTuple

from salesbook.domain.money import minor_digits

_SCALES = {"": 0, "百": 2, "千": 3, "k": 3, "万": 4, "w": 4, "百万": 6, "m": 6, "千万": 7, "亿": 8}
# Ten million million: more than anybody sells, and far below what a column of 64 bits holds.
_MOST_DIGITS = 13

_AMOUNT = (
    r"(?P<whole>[0-9]{1,3}(?:[,，][0-9]{3})+(?![0-9])|[0-9]{1,20})(?:\.(?P<places>[0-9]{1,12}))?"
    r"(?: ?(?P<scale>百万|千万|[百千万亿]|[kmw](?![a-z0-9])))?"
)
# 3万5 is 35,000, and so is 3万5千; a figure with anything else behind it begins what was ordered.
_REST = r"(?P<digit>[1-9])(?P<scale>[千百])?(?=[\s,，。]|元|块|$)"
_UNIT = "元整?|块钱?"
_RUNS_ON = "[,.]?[0-9]"


class Amount(NamedTuple):
    """An amount in minor units and where it ends."""

    minor: int
    end: int


def amount_at(text: str, start: int, currency: str) -> Amount | None:
    """Return the amount that begins at `start` of a half-width, lower-case text; None if it can't be told.

    It can't where its places are more than the currency has, where it is beyond all measure, and where a
    figure follows that may or may not belong to it (12,5).
    """
    found = re.compile(_AMOUNT).match(text, start)
    if found is None:
        return None
    end, scale = found.end(), _SCALES[found["scale"] or ""]
    digits, places = re.sub("[,，]", "", found["whole"]), found["places"] or ""
    if scale >= _SCALES["千"] and not places and (rest := re.compile(_REST).match(text, end)):
        step = _SCALES[rest["scale"]] if rest["scale"] else scale - 1
        if step >= scale:
            return None
        places, end = "0" * (scale - step - 1) + rest["digit"], rest.end()
    elif re.compile(_RUNS_ON).match(text, end):
        return None
    if unit := re.compile(_UNIT).match(text, end):
        end = unit.end()
    minor = _minor(digits, places, scale + minor_digits(currency))
    return None if minor is None else Amount(minor, end)


def _minor(digits: str, places: str, shift: int) -> int | None:
    """Return the figure moved by `shift` decimal places; None if parts are left over or it is too large."""
    places = places.rstrip("0")
    if len(places) > shift or len(digits.lstrip("0")) + shift > _MOST_DIGITS + 2:
        return None
    return int(digits + places.ljust(shift, "0"))
