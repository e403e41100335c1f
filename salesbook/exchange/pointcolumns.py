"""Columns of phones, e-mails and addresses: several of each, several values in a cell, labels beside them."""

from __future__ import annotations

from collections import defaultdict
from typing import TYPE_CHECKING, NamedTuple

from salesbook.exchange import cells as cells_of
from salesbook.exchange import labels
from salesbook.exchange.fields import Field
from salesbook.exchange.postal import join_address
from salesbook.exchange.records import Point
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesbook.exchange.columns import Column

_PARTS = (Field.ADDRESS, Field.STREET, Field.CITY, Field.REGION, Field.POSTCODE, Field.COUNTRY)


class PointColumn(NamedTuple):
    """Where one column of points stands, and what its values are called."""

    at: int
    label: str
    label_at: int | None

    @classmethod
    def of(cls, column: Column) -> PointColumn:
        """Return what is needed of a column for each row."""
        return cls(column.index, column.label, column.label_column)

    def name(self, cells: list[str]) -> str:
        """Return what the values of a row are called."""
        return self.label if self.label_at is None else labels.canonical(cells[self.label_at]) or self.label


def phones(columns: Sequence[PointColumn], cells: list[str]) -> tuple[list[Point], list[str]]:
    """Return the phone numbers of a row, and those of which a spreadsheet has thrown digits away."""
    found: list[Point] = []
    lost: list[str] = []
    for column in columns:
        if cell := cells[column.at]:
            label = column.label if column.label_at is None else column.name(cells)
            if cell.isdigit() and cell.isascii() and len(cell) > 1:
                found.append(Point(cell, label))
            else:
                more, gone = cells_of.phones(cell, label)
                found += more
                lost += gone
    return found, lost


def lost_digits(numbers: Sequence[str]) -> str:
    """Return the remark about phone numbers that could not be taken."""
    return _("Phone number {numbers} not taken: a spreadsheet had already cut off its digits.").format(
        numbers=", ".join(numbers)
    )


class AddressColumns:
    """The columns of one address, whole or in parts."""

    def __init__(self, columns: Sequence[Column]) -> None:
        self._at: dict[Field, list[int]] = defaultdict(list)
        for column in columns:
            self._at[column.field].append(column.index)
        first = next((c for c in columns if c.field is Field.ADDRESS), columns[0])
        self._point = PointColumn.of(first)
        self.indexes = frozenset(column.index for column in columns)

    @property
    def has_street(self) -> bool:
        """Whether there is more than a city or a country."""
        return Field.STREET in self._at or Field.ADDRESS in self._at

    def _text(self, part: Field, cells: list[str], between: str = " ") -> str:
        return between.join([cells[at] for at in self._at.get(part, ()) if cells[at]])

    def line(self, cells: list[str]) -> str:
        """Return the address of a row on one line, empty if there is none."""
        return join_address(
            street=" ".join(filter(None, (self._text(Field.ADDRESS, cells), self._text(Field.STREET, cells)))),
            # Several cities are a city and its districts.
            city=self._text(Field.CITY, cells, ""),
            region=self._text(Field.REGION, cells),
            postcode=self._text(Field.POSTCODE, cells),
            country=self._text(Field.COUNTRY, cells),
        )

    def read(self, cells: list[str]) -> tuple[Point, ...]:
        """Return the addresses of a row; a whole one as it is written, line breaks included."""
        label = self._point.name(cells)
        whole = self._text(Field.ADDRESS, cells, " ::: ")
        if "\n" in whole or ":::" in whole:
            return tuple(cells_of.addresses(whole, label))
        return tuple(cells_of.addresses(self.line(cells), label))


def address_columns(columns: Sequence[Column]) -> tuple[list[AddressColumns], AddressColumns | None]:
    """Return the addresses a table has in parts, and the columns that only say in which place somebody is."""
    by_label: dict[str, list[Column]] = defaultdict(list)
    for column in columns:
        if column.field in _PARTS:
            by_label[column.label].append(column)
    found = {label: AddressColumns(group) for label, group in by_label.items() if not _is_whole(group)}
    place = found[""] if "" in found and not found[""].has_street else None
    return [address for address in found.values() if address is not place], place


def _is_whole(group: list[Column]) -> bool:
    return all(column.field is Field.ADDRESS for column in group)
