"""Fields for which the book has no place, as they are kept with a customer and written out again.

They are pairs of a name and a value in `Customer.extra`. From a table the name is the column's header; from a card
the property with `vcard:` before it. Two names are the book's own: `nickname`, and `referrer` for somebody who is
not in the book.
"""

from __future__ import annotations

import json

from salesbook.domain.codes import ContactFunction, SalesClass
from salesbook.exchange.records import Extra, Origin

Pair = tuple[str, str]

NICKNAME = "nickname"
REFERRER = "referrer"
ALSO = "salesbook:also"
"""The name of a contact without anything else who was merged into this customer."""

CONTACT_OF = "salesbook:contact-of"
"""In exports: the company or dealer whose contact a record is (D1)."""

_CARD = "vcard:"
_TABLE = "table:"
_RESERVED = frozenset({NICKNAME, REFERRER, ALSO})


def load_pairs(stored: str | int | None) -> list[Pair]:
    """Return the pairs of a column."""
    return [(name, value) for name, value in json.loads(str(stored))] if stored else []


def dump(pairs: list[Pair]) -> str | None:
    """Return the pairs as a column holds them."""
    return json.dumps(pairs, ensure_ascii=False) if pairs else None


def pair(extra: Extra) -> Pair:
    """Return a field of a record as it is kept."""
    if extra.origin is Origin.CARD:
        return _CARD + extra.name, extra.value
    marked = extra.name.startswith((_CARD, _TABLE)) or extra.name in _RESERVED
    return (_TABLE + extra.name if marked else extra.name), extra.value


def extra(kept: Pair) -> Extra:
    """Return what is kept as a field of a record; undoes `pair`."""
    name, value = kept
    if name.startswith(_CARD):
        return Extra(name.removeprefix(_CARD), value, Origin.CARD)
    return Extra(name.removeprefix(_TABLE), value, Origin.TABLE)


_OWN = "salesbook:"
_FLAGS = frozenset({"first_adopter", "discount_only"})
NUMBERS = frozenset({"call_months", "visit_months", "credit_limit", "credit_days", "share_of_wallet"})
CUSTOMER_COLUMNS = _FLAGS | NUMBERS | {"class_pin", "preferred_hour", "credit_currency", "credit_review_on"}
"""Columns of a customer for which records have no place: exports hold them as fields of their own."""

CONTACT_COLUMNS = frozenset({"function", "interests", "circle"})
"""The same of a contact."""

_YES = "yes"
_LONGEST_NUMBER = 18


def own_field(column: str, value: str | int) -> Extra:
    """Return a column of the book as a field of an export."""
    return Extra(_OWN + column.replace("_", "-"), _YES if column in _FLAGS else str(value), Origin.TABLE)


def own_column(extra: Extra) -> str:
    """Return the column that a field of an export of the book came from; empty for any other field."""
    if extra.origin is not Origin.TABLE or not extra.name.startswith(_OWN):
        return ""
    return extra.name.removeprefix(_OWN).replace("-", "_")


def read_column(column: str, text: str) -> str | int | None:
    """Return the value of a column as `own_field` wrote it; None if it can't be one."""
    if column in _FLAGS:
        return 1 if text == _YES else None
    if column in NUMBERS:
        return int(text) if text.isascii() and text.isdigit() and len(text) < _LONGEST_NUMBER else None
    codes = {"class_pin": SalesClass, "function": ContactFunction}.get(column)
    if codes is not None:
        return text if text in list(codes) else None
    return text or None


def is_own(pair: Pair) -> bool:
    """Tell whether a pair is the book's own and no field of a file."""
    return pair[0] in _RESERVED
