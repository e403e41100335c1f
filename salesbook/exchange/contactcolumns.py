"""What each column of a table does to the customer its row becomes: one small function a column, made once."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any, TypeAlias

from salesbook.domain.codes import DayKind
from salesbook.exchange import cells as cells_of
from salesbook.exchange import codewords, labels
from salesbook.exchange.dayvalues import parse_date, parse_day
from salesbook.exchange.fields import Field
from salesbook.exchange.pointcolumns import PointColumn, lost_digits
from salesbook.exchange.records import ContactRecord, Extra, Origin, Point, RecordDay

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesbook.exchange.columns import Column


Values: TypeAlias = list[Any]
Taker: TypeAlias = "Callable[[Values, str, list[str]], None]"

EMPTY: Values = list(ContactRecord(0, ""))
"""A record without anything, to be copied."""

SLOT = {name: index for index, name in enumerate(ContactRecord._fields)}
NAME, ORGANISATION, KIND, NOTE = (SLOT[name] for name in ("name", "organisation", "kind", "note"))
PHONES, EMAILS, WECHATS, ADDRESSES = (SLOT[name] for name in ("phones", "emails", "wechats", "addresses"))
BIRTHDAY, DAYS, NICKNAMES, EXTRA = (SLOT[name] for name in ("birthday", "days", "nicknames", "extra"))
NEXT_ON, PLACE = SLOT["next_on"], SLOT["place"]

TEXTS = {
    Field.NAME: NAME,
    Field.ORGANISATION: ORGANISATION,
    Field.DEPARTMENT: SLOT["department"],
    Field.ROLE: SLOT["role"],
    Field.REFERRER: SLOT["referrer"],
    Field.TRADE: SLOT["trade"],
    Field.PLACE: PLACE,
    Field.NOTE: NOTE,
    Field.NEXT_WHAT: SLOT["next_what"],
}
_WORDS = {Field.GROUP: SLOT["groups"], Field.TAG: SLOT["tags"], Field.NICKNAME: NICKNAMES}
_CODES = {
    Field.KIND: (KIND, codewords.KINDS.find),
    Field.SOURCE: (SLOT["source"], codewords.SOURCES.find),
    Field.TIER: (SLOT["tier"], codewords.TIERS.find),
    Field.HEAT: (SLOT["heat"], codewords.HEATS.find),
    Field.STAGE: (SLOT["stage"], codewords.STAGES.find),
    Field.DISPOSITION: (SLOT["disposition"], codewords.DISPOSITIONS.find),
    Field.ATTITUDE: (SLOT["attitude"], codewords.ATTITUDES.find),
    Field.PREFERRED_CHANNEL: (SLOT["preferred_channel"], codewords.CHANNELS.find),
    Field.LANGUAGE: (SLOT["language"], codewords.LANGUAGES.find),
    Field.DO_NOT_CALL: (SLOT["do_not_call"], codewords.yes_or_no),
}
_POINTS = {
    Field.EMAIL: EMAILS,
    Field.WECHAT: WECHATS,
    Field.URL: SLOT["urls"],
    Field.IM: SLOT["ims"],
    Field.ADDRESS: ADDRESSES,
}
NAME_PARTS = (Field.FAMILY, Field.GIVEN, Field.MIDDLE, Field.PREFIX, Field.SUFFIX, Field.CUSTOMER)
ELSEWHERE = {*NAME_PARTS, Field.LABEL, Field.EXTRA, Field.SKIP}
_SPLITS = {Field.ADDRESS: cells_of.addresses, Field.EMAIL: cells_of.emails, Field.URL: cells_of.links}
_SEVERAL = re.compile(r"[;；,，、|｜\n\r\t:<]")
_SEVERAL_ADDRESSES = re.compile(":::")
_SYSTEM_GROUP = "mycontacts"
"""Google's name for the group that everybody is in."""


def put_aside(values: Values, header: str, cell: str) -> None:
    """Keep a cell for which there is no place, or that can't be read as its column says."""
    values[EXTRA] += (Extra(header, cell, Origin.TABLE),)


def _take_phones(column: Column) -> Taker:
    point = PointColumn.of(column)
    plain_label = point.label

    def take(values: Values, cell: str, cells: list[str]) -> None:
        label = plain_label if point.label_at is None else point.name(cells)
        if cell.isdigit() and cell.isascii() and len(cell) > 1:
            values[PHONES] += (Point(cell, label),)
            return
        found, lost = cells_of.phones(cell, label)
        values[PHONES] += tuple(found)
        if lost:
            values[NOTE] = f"{values[NOTE]}\n{lost_digits(lost)}".strip()

    return take


def _take_points(column: Column) -> Taker:
    slot = _POINTS[column.field]
    point = PointColumn.of(column)
    plain_label = point.label
    split = _SPLITS.get(column.field, cells_of.values)
    is_several = (_SEVERAL_ADDRESSES if column.field is Field.ADDRESS else _SEVERAL).search

    def take(values: Values, cell: str, cells: list[str]) -> None:
        label = plain_label if point.label_at is None else point.name(cells)
        if is_several(cell) or len(cell) <= cells_of.LONGEST_NOTHING:
            values[slot] += tuple(split(cell, label))
        else:
            values[slot] += (Point(cell, label),)

    return take


def take_again(column: Column) -> Taker:
    """Return how a text column is read of which the table has another before it."""
    slot = TEXTS[column.field]

    def take(values: Values, cell: str, _cells: list[str]) -> None:
        before = values[slot]
        if not before:
            values[slot] = cell
        elif cell == before:
            pass
        elif slot == NOTE:
            values[slot] = f"{before}\n{cell}"
        elif slot == NAME:
            values[NICKNAMES] += (cell,)
        else:
            put_aside(values, column.title, cell)

    return take


def _take_code(column: Column) -> Taker:
    slot, find = _CODES[column.field]

    def take(values: Values, cell: str, _cells: list[str]) -> None:
        code = find(cell)
        if code is None or values[slot]:
            put_aside(values, column.title, cell)
        else:
            values[slot] = code

    return take


def _take_words(column: Column) -> Taker:
    slot = _WORDS[column.field]
    is_group = column.field is Field.GROUP

    def take(values: Values, cell: str, _cells: list[str]) -> None:
        found = cells_of.words(cell)
        if is_group:
            # Google marks its own groups with a star.
            found = [word.removeprefix("* ") for word in found]
            found = [word for word in found if word.lower() != _SYSTEM_GROUP]
        values[slot] = (*values[slot], *found)

    return take


def _take_birthday(column: Column) -> Taker:
    is_lunar = column.field is Field.LUNAR_BIRTHDAY

    def take(values: Values, cell: str, _cells: list[str]) -> None:
        day = parse_day(cell, day_first=column.day_first, is_lunar=is_lunar)
        if day is None:
            put_aside(values, column.title, cell)
        elif values[BIRTHDAY] is None:
            values[BIRTHDAY] = day
        else:
            values[DAYS] += (RecordDay(DayKind.BIRTHDAY, day, column.header.strip()),)

    return take


def _take_day(column: Column) -> Taker:
    point = PointColumn.of(column)

    def take(values: Values, cell: str, cells: list[str]) -> None:
        day = parse_day(cell, day_first=column.day_first)
        kind, word = labels.day_kind(point.name(cells) or column.title)
        if day is None:
            put_aside(values, word or column.title, cell)
        elif kind is DayKind.BIRTHDAY and values[BIRTHDAY] is None:
            values[BIRTHDAY] = day
        else:
            values[DAYS] += (RecordDay(kind, day, word),)

    return take


def _take_next_on(column: Column) -> Taker:
    def take(values: Values, cell: str, _cells: list[str]) -> None:
        day = parse_date(cell, day_first=column.day_first)
        if day is None or values[NEXT_ON] is not None:
            put_aside(values, column.title, cell)
        else:
            values[NEXT_ON] = day

    return take


def _take_aside(column: Column) -> Taker:
    point = PointColumn.of(column)

    def take(values: Values, cell: str, cells: list[str]) -> None:
        put_aside(values, column.title if point.label_at is None else point.name(cells), cell)

    return take


_TAKERS: dict[Field, Callable[[Column], Taker]] = {
    **dict.fromkeys(_CODES, _take_code),
    **dict.fromkeys(_WORDS, _take_words),
    **dict.fromkeys(_POINTS, _take_points),
    Field.PHONE: _take_phones,
    Field.BIRTHDAY: _take_birthday,
    Field.LUNAR_BIRTHDAY: _take_birthday,
    Field.DAY: _take_day,
    Field.NEXT_ON: _take_next_on,
}


def taker(column: Column) -> Taker:
    """Return how a column is read that is neither plain text nor part of a name or address."""
    return _TAKERS.get(column.field, _take_aside)(column)
