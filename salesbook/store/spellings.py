"""What a name is searched and sorted by: its folded text and, where it is Chinese, its pinyin and initials."""

from __future__ import annotations

import json
import re
from typing import TYPE_CHECKING

from salesbook.domain.codes import PointKind
from salesbook.domain.pinyin import likeliest, spell, whole_readings
from salesbook.domain.text import fold, has_han
from salesbook.store.grams import LIMIT

if TYPE_CHECKING:
    from collections.abc import Sequence

SPELLED = 40
"""Characters of a name that are spelled: a longer one is no name, and its readings would be without number."""

_BETWEEN_DIGITS = re.compile(r"[\s()+.\-]")

_SORTED = 120
"""Characters of a spelling that names are sorted by."""


Key = tuple[str, str, str | None]
"""Form, text and spelling of a search key."""


def name_forms(name: str) -> list[Key]:
    """Return what a name is searched by."""
    text = _searched(name)
    if not has_han(text[:SPELLED]):
        return [("text", text, None)]
    spelled = spell(text[:SPELLED])
    full, initials = whole_readings(spelled)
    keys: list[Key] = [("text", text, " ".join([",".join(readings) for readings in spelled]))]
    keys += [("pinyin", reading, None) for reading in full]
    keys += [("initials", reading, None) for reading in initials]
    return keys


def name_keys(name: str | None) -> str:
    """Return what a name is searched by, as JSON: `[[form, text, spelling], …]`; nothing if there is none."""
    return "[]" if name is None else json.dumps(name_forms(name))


def point_forms(kind: str, value: str, folded: str) -> list[str]:
    """Return what a phone, e-mail or the like is searched by: nothing for an address.

    A phone is searched by its digits and, if it was written with letters (an extension), by those in their places.
    """
    if kind == PointKind.ADDRESS:
        return []
    keys = [folded]
    if kind == PointKind.PHONE and not (value.isdigit() and value.isascii()):
        written = _BETWEEN_DIGITS.sub("", fold(value))
        if not written.isdigit() and written:
            keys.append(written)
    return list(dict.fromkeys([key.replace("\0", "␀")[:LIMIT] for key in keys]))


def point_keys(kind: str, value: str, folded: str) -> str:
    """Return what a phone, e-mail or the like is searched by, as a JSON list."""
    return json.dumps(point_forms(kind, value, folded))


def sort_key(name: str) -> str:
    """Return what a name is sorted by: its likeliest full spelling, so that Chinese and English names mix."""
    text = _searched(name)
    return (likeliest(spell(text[:SPELLED])) if has_han(text[:SPELLED]) else text)[:_SORTED]


def sort_form(forms: Sequence[Key]) -> str:
    """Return what a name is sorted by that has these forms: the same as `sort_key`, without spelling it again."""
    return forms[min(1, len(forms) - 1)][1][:_SORTED]


def _searched(name: str) -> str:
    return fold(name).replace("\0", "␀")[:LIMIT]
