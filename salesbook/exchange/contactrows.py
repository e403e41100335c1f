"""Rows of other programs' tables as customers.

There may be a hundred thousand rows, so what the columns mean is compiled once. A row becomes a list of values in
the order of `ContactRecord`'s fields: texts are put straight into their places, the rest by one small function
a column.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias

from salesbook.domain.codes import CustomerKind
from salesbook.exchange.contactcolumns import (
    ADDRESSES,
    ELSEWHERE,
    EMAILS,
    EMPTY,
    KIND,
    NAME,
    NAME_PARTS,
    NICKNAMES,
    NOTE,
    ORGANISATION,
    PHONES,
    PLACE,
    TEXTS,
    WECHATS,
    Taker,
    Values,
    put_aside,
    take_again,
    taker,
)
from salesbook.exchange.contents import is_company
from salesbook.exchange.names import is_han, join_name
from salesbook.exchange.pointcolumns import address_columns
from salesbook.exchange.records import ContactRecord, Skipped
from salesbook.exchange.rowtext import clean_row, raw_row
from salesbook.exchange.scientific import is_scientific
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesbook.exchange.columns import Column

ContactReader: TypeAlias = "Callable[[int, list[str]], ContactRecord | Skipped | None]"


def contact_rows(columns: Sequence[Column]) -> ContactReader:
    """Return the function that makes a row of cells into a customer.

    It gives None for a row without any content, and `Skipped` for one without a name, phone, e-mail or WeChat id.
    What can't be read as its column says is kept as an extra field under the column's header.
    """
    width = len(columns)
    texts: list[tuple[int, int]] = []
    takers: list[tuple[int, Taker]] = []
    addresses, place_in = address_columns(columns)
    in_parts = {index for address in (*addresses, place_in) if address is not None for index in address.indexes}
    for column in columns:
        if column.index in in_parts:
            continue
        if slot := TEXTS.get(column.field):
            if any(slot == taken for taken, _ in texts):
                takers.append((column.index, take_again(column)))
            else:
                texts.append((slot, column.index))
        elif column.field not in ELSEWHERE:
            takers.append((column.index, taker(column)))
    name_parts = _NameParts(columns) if any(column.field in NAME_PARTS for column in columns) else None

    def read(row: int, given: list[str]) -> ContactRecord | Skipped | None:
        cells = clean_row(given, width)
        values = EMPTY.copy()
        values[0] = row
        for slot, at in texts:
            values[slot] = cells[at]
        for at, take in takers:
            if cell := cells[at]:
                take(values, cell, cells)
        for address in addresses:
            values[ADDRESSES] += address.read(cells)
        if place_in is not None and not values[PLACE]:
            values[PLACE] = place_in.line(cells)
        if len(cells) > width:
            for place, cell in enumerate(cells[width:], start=width + 1):
                if cell:
                    put_aside(values, str(place), cell)
        if name_parts is not None:
            name_parts.settle(values, cells)
        if (not values[NAME] and not _stand_in(values)) or values[ORGANISATION] == values[NAME]:
            if not values[NAME]:
                return _skipped(row, values, given) if any(cells) else None
            values[ORGANISATION] = ""
        return ContactRecord._make(values)

    return read


class _NameParts:
    """The columns with parts of a name, and with whoever a row is about."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._at = {
            wanted: next((column.index for column in columns if column.field is wanted), None) for wanted in NAME_PARTS
        }

    def settle(self, values: Values, cells: list[str]) -> None:
        """Set the name from its parts, and find the place of a customer who is named beside a person."""
        family, given, middle, prefix, suffix, customer = ("" if at is None else cells[at] for at in self._at.values())
        if family or given or middle:
            joined = join_name(family, given, middle, prefix, suffix)
            if not values[NAME] or (is_han(joined) and is_han(values[NAME].replace(" ", ""))):
                values[NAME] = joined
        if customer and not values[NAME]:
            values[NAME] = customer
            if values[KIND] is None and is_company(customer):
                values[KIND] = CustomerKind.COMPANY
        elif customer and not values[ORGANISATION]:
            values[ORGANISATION] = customer
        elif customer and customer not in (values[NAME], values[ORGANISATION]):
            values[NICKNAMES] += (customer,)
        # Lists made for mailing put the whole name where the form of address belongs.
        values[NAME] = values[NAME] or suffix or prefix


def _stand_in(values: Values) -> bool:
    """Name a customer without a name after what else there is; tell whether there was anything."""
    if values[NICKNAMES]:
        values[NAME] = values[NICKNAMES][0]
    elif values[ORGANISATION]:
        values[NAME] = values[ORGANISATION]
        values[KIND] = values[KIND] or CustomerKind.COMPANY
    else:
        points = (*values[PHONES], *values[EMAILS], *values[WECHATS])
        values[NAME] = points[0].value if points else ""
    return bool(values[NAME])


def _skipped(row: int, values: Values, cells: list[str]) -> Skipped:
    # The only phone number may be the one that had lost its digits, which the note then says.
    reason = values[NOTE] if any(is_scientific(cell.strip()) for cell in cells) else ""
    return Skipped(
        row, reason or _("There is neither a name nor a phone number nor an e-mail address."), raw_row(cells)
    )
