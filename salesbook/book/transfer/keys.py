"""By what two records are known to be of one person: names, phones and addresses in the form they are compared."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from salesbook.book.customers import folded_point
from salesbook.book.transfer.results import NearWhy
from salesbook.domain.codes import PointKind
from salesbook.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesbook.exchange.records import ContactRecord, Point

_SHORTEST_PHONE = 5
"""Digits of a number that is one person's; extensions and short numbers are anybody's."""

PREFIXES = ("", "0", "00", "000", "86", "860", "0086", "00860")
"""What may stand before a phone that means the same without it."""

_LONGEST_CHINESE = 13
_SHORTEST_CHINESE = 12
_TITLE = re.compile(
    r"[(（\[【].*?[)）\]】]|\b(?:mr|mrs|ms|miss|dr|prof)\b\.?|(?<=..)(?:先生|女士|小姐|老师|经理|总监|主任|老板|董事长|总)$"
)
_LAST_OF_TITLES = frozenset("生士姐师理监任板长总")
_PHONE = re.compile(r"[+\d\s()./\-]+")
_LIKE_A_POINT = re.compile(r"[\d@＠]")
_OTHER = re.compile(r"[\W_]+")


class Key(NamedTuple):
    """What identifies a person wherever it occurs, and what two people share who both have it."""

    text: str
    why: NearWhy


# Companies recur from row to row, and one name is looked at more than once.
@lru_cache(maxsize=1 << 12)
def name_key(name: str) -> str:
    """Return a name as two records are compared by it: case, width and the number of blanks don't count."""
    return " ".join(fold(name).split())


def exact_name(name: str) -> str:
    """Return a name as it is compared where there is nothing but the name: only white space doesn't count."""
    return " ".join(name.split())


def phone_key(folded: str) -> str:
    """Return what identifies a folded phone: no prefix for China, no trunk zero; empty for a number too short."""
    if not (folded.isascii() and folded.isdigit()):
        return ""
    digits = folded.removeprefix("00")
    if digits.startswith("86") and _SHORTEST_CHINESE <= len(digits) <= _LONGEST_CHINESE:
        digits = digits[2:]
    digits = digits.removeprefix("0")
    return digits if len(digits) >= _SHORTEST_PHONE else ""


def point_key(kind: PointKind, folded: str) -> str:
    """Return by what two points of a customer are the same."""
    return (phone_key(folded) or folded) if kind is PointKind.PHONE else folded


def stored_key(kind: str, folded: str) -> Key | None:
    """Return what a contact point of the book identifies its customer by; None if it doesn't."""
    if kind == PointKind.PHONE:
        digits = phone_key(folded)
        return Key(digits, NearWhy.SAME_PHONE) if digits else None
    if not folded:
        return None
    if kind == PointKind.EMAIL:
        return Key(f"@{folded}", NearWhy.SAME_EMAIL)
    if kind == PointKind.WECHAT:
        return Key(f"#{folded}", NearWhy.SAME_WECHAT)
    return None


def stored_forms(key: Key, prefixes: Iterable[str] = PREFIXES) -> list[str]:
    """Return what a contact point of this key may be folded to, with these prefixes; undoes `stored_key`."""
    if key.why is not NearWhy.SAME_PHONE:
        return [key.text[1:]]
    return [form for prefix in prefixes if phone_key(form := prefix + key.text) == key.text]


def record_keys(record: ContactRecord) -> list[Key]:
    """Return what identifies the person of a record: phones, e-mail addresses, WeChat ids."""
    found: list[Key] = []
    for kind, points in _identifying(record):
        for point in points:
            key = stored_key(kind, folded_point(kind, point.value))
            if key and key not in found:
                found.append(key)
    return found


def has_own_name(record: ContactRecord) -> bool:
    """Tell whether a record has a name, and not only a number or an address in its place."""
    if not record.wechats and not _LIKE_A_POINT.search(record.name):
        return True
    points = [(kind, folded_point(kind, point.value)) for kind, points in _identifying(record) for point in points]
    return not is_stand_in(record.name, points)


def is_stand_in(name: str, points: Iterable[tuple[str, str]]) -> bool:
    """Tell whether a name is only one of somebody's phones, e-mail addresses or WeChat ids (kind and folded value)."""
    known = list(points)
    if not _LIKE_A_POINT.search(name) and not any(kind == PointKind.WECHAT for kind, _folded in known):
        return False
    bare = name_key(name)
    return any(_is_named_after(bare, kind, folded) for kind, folded in known) and any(
        stored_key(kind, folded) for kind, folded in known
    )


def _is_named_after(bare: str, kind: str, folded: str) -> bool:
    if kind == PointKind.PHONE and _PHONE.fullmatch(bare):
        return point_key(PointKind.PHONE, folded_point(PointKind.PHONE, bare)) == point_key(PointKind.PHONE, folded)
    return bare == " ".join(folded.split())


def _identifying(record: ContactRecord) -> tuple[tuple[PointKind, tuple[Point, ...]], ...]:
    return (
        (PointKind.PHONE, record.phones),
        (PointKind.EMAIL, record.emails),
        (PointKind.WECHAT, record.wechats),
    )


def sound_key(sorted_by: str) -> str:
    """Return what two names share that are spelled alike, in whatever order their parts stand."""
    bare = sorted_by if sorted_by.isalpha() else _OTHER.sub("", sorted_by)
    if bare.isalpha():
        return "".join(sorted(bare))
    # Numbers are no parts of a name that may stand in any order: 12 is not 21.
    return "".join([*sorted(c for c in bare if not c.isdigit()), *(c for c in bare if c.isdigit())])


def untitled(name: str) -> str:
    """Return a folded name without what is added to names: remarks in brackets, forms of address, titles."""
    if name.isalpha() and not name.isascii() and name[-1] not in _LAST_OF_TITLES:
        return name
    return _TITLE.sub(" ", name).strip() or name
