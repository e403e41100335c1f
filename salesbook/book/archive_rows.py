"""One row of the book as a JSON object and back, with everything checked that a damaged file could bring.

Text is exported in the form in which the book stores it. That differs from what was typed only where a lone
surrogate is in it: two of them in a row would come back from JSON as one character.
"""

from __future__ import annotations

import json
from datetime import date, time
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from salesbook.book.transfer.results import NearWhy
from salesbook.domain.codes import (
    Attitude,
    Calendar,
    Channel,
    ComplaintState,
    ContactFunction,
    CustomerKind,
    DayKind,
    Disposition,
    FollowupState,
    Heat,
    Language,
    LifeStage,
    ObjectionResult,
    Outcome,
    PointKind,
    PromiseState,
    Purpose,
    SalesClass,
    Source,
    Tier,
)
from salesbook.domain.errors import SalesbookError
from salesbook.domain.recurrence import validate
from salesbook.locale import _
from salesbook.store.codec import decode, encode

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from enum import StrEnum

    from salesbook.store.models import Row

_INTEGERS = range(-(2**63), 2**63)
_BOOLEAN = "BOOL"
_TEXT = "TEXT"

_CODES: dict[tuple[str, str], type[StrEnum]] = {
    ("customer", "kind"): CustomerKind,
    ("customer", "stage"): LifeStage,
    ("customer", "source"): Source,
    ("customer", "tier"): Tier,
    ("customer", "heat"): Heat,
    ("customer", "disposition"): Disposition,
    ("customer", "attitude"): Attitude,
    ("customer", "class_pin"): SalesClass,
    ("customer", "preferred_channel"): Channel,
    ("contact", "function"): ContactFunction,
    ("contact_point", "kind"): PointKind,
    ("day", "kind"): DayKind,
    ("day", "calendar"): Calendar,
    ("near_match", "why"): NearWhy,
    ("interaction", "channel"): Channel,
    ("interaction", "purpose"): Purpose,
    ("interaction", "outcome"): Outcome,
    ("followup", "channel"): Channel,
    ("followup", "state"): FollowupState,
    ("promise", "state"): PromiseState,
    ("complaint", "state"): ComplaintState,
    ("objection", "result"): ObjectionResult,
    ("class_change", "before"): SalesClass,
    ("class_change", "after"): SalesClass,
    ("card", "language"): Language,
    ("wording", "language"): Language,
}
_RANGES = {
    "at": range(-62_135_510_400, 253_402_214_400),
    "utc_offset": range(-1439, 1440),
    "month": range(1, 13),
    "rating": range(1, 5),
    "millis": range(2**31),
}
"""What a moment, an offset in minutes and a month can be; a moment of any year is one at every offset."""

_JSON = frozenset(
    {
        ("customer", "extra"),
        ("credit_review", "answers"),
        ("card", "body"),
        ("practice", "state"),
        ("setting", "value"),
    }
)

_NO_DAYS = frozenset({("card", "based_on")})
"""Columns that are called like a day and are none."""


class Unfit(Exception):
    """A row that this book can't take; the message is a translated sentence without a capital."""


class _Column(NamedTuple):
    name: str
    kind: str
    nullable: bool
    default: object
    fits: Callable[[str], bool] | None
    numbers: range


def row_object(model: type[Row]) -> Callable[[Sequence[str | int | None]], dict[str, str | int]]:
    """Return the function that makes the object of a stored row of `model`."""
    columns = [(field.column_name, field.field_type == _BOOLEAN) for field in model._meta.sorted_fields]

    def as_object(row: Sequence[str | int | None]) -> dict[str, str | int]:
        return {
            name: bool(value) if boolean else value
            for (name, boolean), value in zip(columns, row, strict=True)
            if value is not None
        }

    return as_object


class RowReader:
    """Makes rows of one table out of JSON values."""

    def __init__(self, model: type[Row]) -> None:
        """Read rows of `model`."""
        self._table: str = model._meta.table_name
        self._columns = [_column(self._table, field) for field in model._meta.sorted_fields]
        self.columns = [column.name for column in self._columns]

    def values(self, element: object) -> list[str | int | None]:
        """Return the values of a row as they are stored, in the order of `columns`.

        Raises:
            Unfit: it is no row of this table, or a value is none that the book can hold.
        """
        if not isinstance(element, dict):
            raise Unfit(_("“{table}” holds something that is no row.").format(table=self._table))
        values = [self._value(column, element.pop(column.name, None)) for column in self._columns]
        if element:
            field = f"{self._table}.{next(iter(element))}"
            raise Unfit(_("this salesbook does not know “{field}”: update salesbook.").format(field=field))
        return values

    def _value(self, column: _Column, value: object) -> str | int | None:
        if value is None:
            value = column.default
        if column.kind == _TEXT:
            if isinstance(value, str) and (column.fits is None or column.fits(value)):
                return _storable(value)
        elif column.kind == _BOOLEAN:
            if isinstance(value, bool):
                return int(value)
        elif type(value) is int and value in column.numbers:
            return value
        if value is None and column.nullable:
            return None
        raise Unfit(_("“{field}” has no value that makes sense.").format(field=f"{self._table}.{column.name}"))


def _column(table: str, field: object) -> _Column:
    name: str = field.column_name  # type: ignore[attr-defined]
    default = field.default  # type: ignore[attr-defined]
    return _Column(
        name=name,
        kind=field.field_type,  # type: ignore[attr-defined]
        nullable=field.null,  # type: ignore[attr-defined]
        default=default,
        fits=_fitting(table, name),
        numbers=_RANGES.get(name, _INTEGERS),
    )


def _fitting(table: str, name: str) -> Callable[[str], bool] | None:
    codes = _CODES.get((table, name))
    if codes is not None:
        return frozenset(code.value for code in codes).__contains__
    if name in {"on", "day"} or (name.endswith("_on") and (table, name) not in _NO_DAYS):
        return _is_day
    if name == "time":
        return _is_time
    if name == "every":
        return _is_rule
    return _is_json if (table, name) in _JSON else None


@cache
def _is_day(text: str) -> bool:
    try:
        return date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


@cache
def _is_time(text: str) -> bool:
    try:
        return time.fromisoformat(text).isoformat("minutes") == text
    except ValueError:
        return False


@cache
def _is_rule(text: str) -> bool:
    try:
        validate(text)
    except SalesbookError:
        return False
    return True


def _is_json(text: str) -> bool:
    try:
        json.loads(text)
    except (ValueError, RecursionError):
        return False
    return True


def _storable(text: str) -> str:
    """Return text as it is stored; what is in that form already, as in our own export, stays as it is."""
    if encode(text) == text:
        return text
    try:
        typed = decode(text.encode())
        if encode(typed) == text:
            return text
    except ValueError:
        pass
    return encode(text)
