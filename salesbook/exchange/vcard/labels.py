"""What cards call a number or an address: types, Apple's labels, services."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.exchange import labels

if TYPE_CHECKING:
    from salesbook.exchange.vcard.properties import Property

_ORDER = ("work", "home", "other", "cell", "fax", "pager", "main", "car", "isdn", "iphone")
TYPES = frozenset({"work", "home", "cell", "fax", "pager", "main"})
"""Types that every program understands; all other labels are written as Apple's."""

_MEANINGLESS_WORDS = (
    "pref voice internet x400 msg text textphone video postal parcel dom intl tlx bbs modem x-internet jpeg png uri"
)
_MEANINGLESS = frozenset(_MEANINGLESS_WORDS.split())
_ALIASES = {"mobile": "cell", "business": "work", "company": "work", "private": "home", "facsimile": "fax"}


def label(prop: Property, group_labels: dict[str, str], *, literal: bool) -> str:
    """Return what a property's value is called, by Apple's label if it has one, else by its types.

    Apple's label is brought to our word for it unless `literal`.
    """
    if prop.group and (given := group_labels.get(prop.group.lower())):
        return given if literal else labels.canonical(given)
    found: list[str] = []
    for word in prop.types():
        lower = word.lower()
        lower = _ALIASES.get(lower, lower)
        if lower in _MEANINGLESS or lower.isdigit():
            continue
        if lower in _ORDER:
            found.append(lower)
        else:
            found.append(labels.canonical(word.removeprefix("X-").removeprefix("x-")))
    found = list(dict.fromkeys(found))
    return " ".join(sorted(found, key=lambda word: _ORDER.index(word) if word in _ORDER else len(_ORDER)))


def is_preferred(prop: Property) -> bool:
    """Tell whether the card prefers this value, by version 4's parameter or the older type."""
    return prop.param("PREF") == "1" or any(word.lower() == "pref" for word in prop.types())
