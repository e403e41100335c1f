"""The properties in which this book's own cards hold what vCard has no property for."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any, NamedTuple

from salesbook.domain.codes import (
    Attitude,
    Channel,
    CustomerKind,
    Disposition,
    Heat,
    Language,
    LifeStage,
    Source,
    Tier,
)
from salesbook.exchange.names import split_name
from salesbook.exchange.vcard.properties import split, unescape

if TYPE_CHECKING:
    from collections.abc import Callable

PRODUCT = "-//salesbook//vCard//EN"
COLUMN = "X-SALESBOOK-COLUMN"
"""A field kept from a table: its header in the parameter `HEADER`."""

HEADER = "X-HEADER"
DAY = "X-SALESBOOK-DAY"
"""The parameter of a date that says which day it is: kind and label."""

STANDS_FOR = "X-SALESBOOK-FOR"
"""The parameter of a kept name or address: the text in the book that it is the structured form of."""


class OwnField(NamedTuple):
    """One field of a record that has a property of its own; `read` raises ValueError for what it can't take."""

    name: str
    slot: str
    write: Callable[[Any], str]
    read: Callable[[str], Any]


def escape(text: str) -> str:
    """Return a text as a value: backslashes, separators and line breaks escaped, and what vCard can't hold replaced.

    RFC 6350 knows no control characters but the tab: they and lone surrogates become U+FFFD. A carriage return
    is a line break, alone or before a line feed.
    """
    text = text.replace("\\", "\\\\").replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
    return holdable(text.replace(",", "\\,").replace(";", "\\;"))


_UNHOLDABLE = dict.fromkeys([*range(9), *range(10, 32), 127, *range(0xD800, 0xE000)], "\ufffd")


def holdable(text: str) -> str:
    """Return a text with everything replaced that a line of a card can't hold."""
    return text if text.isprintable() else text.translate(_UNHOLDABLE)


def plain_parts(name: str, *, whole: bool) -> str:
    """Return the value of N for a name of which no parts were kept; `whole` for a company, which has none."""
    family, given = (name, "") if whole else split_name(name)
    return f"{escape(family)};{escape(given)};;;"


def _words(items: tuple[str, ...]) -> str:
    return ",".join(escape(item) for item in items)


_FIELDS = (
    OwnField("KIND", "kind", str, CustomerKind),
    OwnField("TAGS", "tags", _words, lambda value: tuple(split(value, ","))),
    OwnField("SOURCE", "source", str, Source),
    OwnField("REFERRER", "referrer", escape, unescape),
    OwnField("TIER", "tier", str, Tier),
    OwnField("HEAT", "heat", str, Heat),
    OwnField("STAGE", "stage", str, LifeStage),
    OwnField("DISPOSITION", "disposition", str, Disposition),
    OwnField("ATTITUDE", "attitude", str, Attitude),
    OwnField("DO-NOT-CALL", "do_not_call", lambda _flag: "yes", lambda value: value == "yes"),
    OwnField("PREFERRED-CHANNEL", "preferred_channel", str, Channel),
    OwnField("LANGUAGE", "language", str, Language),
    OwnField("TRADE", "trade", escape, unescape),
    OwnField("PLACE", "place", escape, unescape),
    OwnField("NEXT-ON", "next_on", date.isoformat, date.fromisoformat),
    OwnField("NEXT-WHAT", "next_what", escape, unescape),
)
FIELDS = {f"X-SALESBOOK-{field.name}": field for field in _FIELDS}
