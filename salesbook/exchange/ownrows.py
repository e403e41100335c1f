"""This book's own tables: records to rows of cells and back, exactly.

An own table is known by its last column, headed "salesbook". Its cells are read literally: nothing is stripped,
split or guessed, several values stand one to a line. What somebody changed in a spreadsheet meanwhile is still
read as well as a foreign cell would be.
"""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, Any, NamedTuple, TypeAlias

from salesbook.domain.codes import DayKind
from salesbook.exchange import cells, codewords, headers
from salesbook.exchange.amounts import parse_amount, write_amount
from salesbook.exchange.dayvalues import parse_date, parse_day, parse_time, write_day
from salesbook.exchange.fields import Field
from salesbook.exchange.records import (
    ContactRecord,
    Extra,
    NoteRecord,
    OrderRecord,
    Origin,
    Point,
    Record,
    RecordDay,
    RecordKind,
    Skipped,
)
from salesbook.exchange.rowtext import raw_row
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesbook.domain.codes import Language
    from salesbook.exchange.columns import Column

RowReader: TypeAlias = "Callable[[int, list[str]], Record | Skipped | None]"


class _Codec(NamedTuple):
    """How one kind of value is written into a cell; `read` raises ValueError where it can't."""

    write: Callable[[Any], str]
    read: Callable[[str], Any]


def _must(value: Any) -> Any:
    if value is None:
        raise ValueError
    return value


def _code(find: Callable[[str], Any]) -> _Codec:
    return _Codec(lambda value: value or "", lambda cell: _must(find(cell)))


def _write_days(days: Sequence[RecordDay]) -> str:
    return cells.join_points(Point(write_day(d.value), f"{d.kind.value} {d.label}".rstrip(" ")) for d in days)


def _read_days(cell: str) -> tuple[RecordDay, ...]:
    found = []
    for value, label in cells.split_points(cell):
        kind, _space, word = label.partition(" ")
        found.append(RecordDay(DayKind(kind), _must(parse_day(value)), word))
    return tuple(found)


def _write_extras(extras: Sequence[Extra]) -> str:
    return cells.join_points(Point(e.value, f"{e.origin.value} {e.name}") for e in extras)


def _read_extras(cell: str) -> tuple[Extra, ...]:
    found = []
    for value, label in cells.split_points(cell):
        origin, _space, name = label.partition(" ")
        found.append(Extra(name, value, Origin(origin)))
    return tuple(found)


_TEXT = _Codec(str, str)
_POINTS = _Codec(cells.join_points, lambda cell: tuple(cells.split_points(cell)))
_WORDS = _Codec(cells.join_words, lambda cell: tuple(cells.split_words(cell)))
_DAY = _Codec(write_day, lambda cell: _must(parse_day(cell)))
_DAYS = _Codec(_write_days, _read_days)
_EXTRAS = _Codec(_write_extras, _read_extras)
_DATE = _Codec(date.isoformat, lambda cell: _must(parse_date(cell)))
_TIME = _Codec(lambda value: time.isoformat(value, "minutes"), lambda cell: _must(parse_time(cell)))
_FLAG = _Codec(lambda value: "yes" if value else "", lambda cell: _must(codewords.yes_or_no(cell)))

GUARDED, UNGUARDED = "salesbook", "salesbook *"
"""Headers of the last column, the mark of an own table."""

_Layout: TypeAlias = tuple[tuple[Field, str, _Codec], ...]

_CONTACT: _Layout = (
    (Field.NAME, "name", _TEXT),
    (Field.ORGANISATION, "organisation", _TEXT),
    (Field.DEPARTMENT, "department", _TEXT),
    (Field.ROLE, "role", _TEXT),
    (Field.KIND, "kind", _code(codewords.KINDS.find)),
    (Field.PHONE, "phones", _POINTS),
    (Field.EMAIL, "emails", _POINTS),
    (Field.WECHAT, "wechats", _POINTS),
    (Field.ADDRESS, "addresses", _POINTS),
    (Field.URL, "urls", _POINTS),
    (Field.IM, "ims", _POINTS),
    (Field.BIRTHDAY, "birthday", _DAY),
    (Field.DAY, "days", _DAYS),
    (Field.GROUP, "groups", _WORDS),
    (Field.TAG, "tags", _WORDS),
    (Field.SOURCE, "source", _code(codewords.SOURCES.find)),
    (Field.REFERRER, "referrer", _TEXT),
    (Field.TIER, "tier", _code(codewords.TIERS.find)),
    (Field.HEAT, "heat", _code(codewords.HEATS.find)),
    (Field.STAGE, "stage", _code(codewords.STAGES.find)),
    (Field.DISPOSITION, "disposition", _code(codewords.DISPOSITIONS.find)),
    (Field.ATTITUDE, "attitude", _code(codewords.ATTITUDES.find)),
    (Field.DO_NOT_CALL, "do_not_call", _FLAG),
    (Field.PREFERRED_CHANNEL, "preferred_channel", _code(codewords.CHANNELS.find)),
    (Field.LANGUAGE, "language", _code(codewords.LANGUAGES.find)),
    (Field.TRADE, "trade", _TEXT),
    (Field.PLACE, "place", _TEXT),
    (Field.NICKNAME, "nicknames", _WORDS),
    (Field.NOTE, "note", _TEXT),
    (Field.NEXT_ON, "next_on", _DATE),
    (Field.NEXT_WHAT, "next_what", _TEXT),
    (Field.EXTRA, "extra", _EXTRAS),
)
_ORDER: _Layout = (
    (Field.ON, "on", _DATE),
    (Field.CUSTOMER, "customer", _TEXT),
    (Field.ORGANISATION, "organisation", _TEXT),
    (Field.PHONE, "phone", _TEXT),
    # The amount is read with the currency beside it.
    (Field.AMOUNT, "amount", _TEXT),
    (Field.CURRENCY, "currency", _TEXT),
    (Field.WHAT, "what", _TEXT),
    (Field.NOTE, "note", _TEXT),
    (Field.EXTRA, "extra", _EXTRAS),
)
_NOTE: _Layout = (
    (Field.ON, "day", _DATE),
    (Field.TIME, "at", _TIME),
    (Field.CUSTOMER, "customer", _TEXT),
    (Field.ORGANISATION, "organisation", _TEXT),
    (Field.PHONE, "phone", _TEXT),
    (Field.CHANNEL, "channel", _code(codewords.CHANNELS.find)),
    (Field.OUTCOME, "outcome", _code(codewords.OUTCOMES.find)),
    (Field.NOTE, "note", _TEXT),
    (Field.EXTRA, "extra", _EXTRAS),
)
_LAYOUTS: dict[RecordKind, _Layout] = {
    RecordKind.CUSTOMERS: _CONTACT,
    RecordKind.ORDERS: _ORDER,
    RecordKind.NOTES: _NOTE,
}
_TYPES: dict[RecordKind, type[ContactRecord] | type[OrderRecord] | type[NoteRecord]] = {
    RecordKind.CUSTOMERS: ContactRecord,
    RecordKind.ORDERS: OrderRecord,
    RecordKind.NOTES: NoteRecord,
}
_NEEDED = {
    RecordKind.CUSTOMERS: ("name",),
    RecordKind.ORDERS: ("customer", "on", "amount"),
    RecordKind.NOTES: ("customer", "day"),
}


def heading(field: Field, language: Language) -> str:
    """Return the header that an own table writes over a field, in a language."""
    return headers.PLAIN_HEADINGS[field][language == "zh"]


def can_head(header: str) -> bool:
    """Tell whether a kept field can have a column of its own in an export, without being taken for another."""
    known = headers.HEADERS[RecordKind.CUSTOMERS]
    return bool(header.strip()) and header == header.strip() and headers.bare(header) not in known


def own_header(kind: RecordKind, language: Language, kept: Sequence[str] = (), *, guarded: bool) -> list[str]:
    """Return the header row of an own table.

    Args:
        kind: what the rows are.
        language: of the headers.
        kept: headers of fields kept from tables, for columns of their own.
        guarded: the cells pass `formulas.guard`; the last header says so, wherever the table is saved again.
    """
    fields = [heading(field, language) for field, _slot, _codec in _LAYOUTS[kind][:-1]]
    return [*fields, *kept, GUARDED if guarded else UNGUARDED]


def own_row(kind: RecordKind, record: Record, kept: Sequence[str] = ()) -> list[str]:
    """Return a record as the cells of an own table under `own_header`."""
    row: list[str] = []
    extras = list(record.extra)
    for header in kept:
        found = [extra for extra in extras if extra.name == header and extra.origin is Origin.TABLE]
        if len(found) == 1:
            extras.remove(found[0])
            row.append(found[0].value)
        else:
            row.append("")
    record = record._replace(extra=tuple(extras))
    written: list[str] = []
    for field, slot, codec in _LAYOUTS[kind]:
        value = getattr(record, slot)
        if field is Field.AMOUNT and isinstance(record, OrderRecord):
            written.append(write_amount(record.amount, record.currency))
        else:
            written.append(codec.write(value) if value is not None else "")
    return [*written[:-1], *row, written[-1]]


def is_guarded(columns: Sequence[Column]) -> bool:
    """Tell whether the cells of an own table have passed `formulas.guard`."""
    return any(column.field is Field.EXTRA and column.header.strip() == GUARDED for column in columns)


def is_own(columns: Sequence[Column]) -> bool:
    """Tell whether these are the columns of an own table."""
    return any(column.field is Field.EXTRA for column in columns)


def own_rows(columns: Sequence[Column], kind: RecordKind) -> RowReader:
    """Return the function that makes a row of an own table into the record it was written from."""
    slots = {field: (slot, codec) for field, slot, codec in _LAYOUTS[kind]}
    record_type = _TYPES[kind]
    width = len(columns)

    def read(row: int, given: list[str]) -> Record | Skipped | None:
        if not any(given):
            return None
        texts = given + [""] * (width - len(given))
        values: dict[str, Any] = {"row": row}
        aside: list[Extra] = []
        for column in columns:
            if not (cell := texts[column.index]):
                continue
            slot, codec = slots.get(column.field, ("", _TEXT))
            try:
                if not slot:
                    raise ValueError
                values[slot] = codec.read(cell)
            except ValueError:
                aside.append(Extra(column.title, cell, Origin.TABLE))
        if kind is RecordKind.ORDERS:
            _read_money(values)
        values["extra"] = (*aside, *values.get("extra", ()))
        if missing := [slot for slot in _NEEDED[kind] if slot not in values]:
            return Skipped(row, _missing(missing[0]), raw_row(given))
        for slot in ("customer", "phone", "note", "currency"):
            if slot in record_type._fields:
                values.setdefault(slot, "")
        return record_type(**values)

    return read


def _read_money(values: dict[str, Any]) -> None:
    currency = values.setdefault("currency", "CNY")
    amount = parse_amount(values.pop("amount", ""), currency=currency)
    if amount is not None:
        values["amount"] = amount.minor
        values["currency"] = amount.currency or currency


def _missing(slot: str) -> str:
    return {
        "name": _("There is no name."),
        "customer": _("There is no customer."),
        "on": _("There is no date that can be read."),
        "day": _("There is no date that can be read."),
        "amount": _("There is no amount that can be read."),
    }[slot]
