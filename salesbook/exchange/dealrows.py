"""Rows of other programs' tables as orders and as talks."""

from __future__ import annotations

from datetime import time
from typing import TYPE_CHECKING, TypeAlias

from salesbook.exchange import codewords
from salesbook.exchange.amounts import parse_amount, parse_currency
from salesbook.exchange.dayvalues import parse_date, parse_time
from salesbook.exchange.fields import Field
from salesbook.exchange.names import join_name
from salesbook.exchange.pointcolumns import PointColumn, lost_digits, phones
from salesbook.exchange.records import Extra, NoteRecord, OrderRecord, Origin, Skipped
from salesbook.exchange.rowtext import clean_row, raw_row
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from datetime import date

    from salesbook.exchange.columns import Column

OrderReader: TypeAlias = "Callable[[int, list[str]], OrderRecord | Skipped | None]"
NoteReader: TypeAlias = "Callable[[int, list[str]], NoteRecord | Skipped | None]"

_PLACED = {
    Field.CUSTOMER,
    Field.NAME,
    Field.FAMILY,
    Field.GIVEN,
    Field.ORGANISATION,
    Field.PHONE,
    Field.ON,
    Field.NOTE,
    Field.LABEL,
    Field.SKIP,
}


class _Deal:
    """What orders and talks have in common: whose they are, when they were, and what is kept besides."""

    def __init__(self, columns: Sequence[Column], own: set[Field]) -> None:
        self._at: dict[Field, list[int]] = {}
        for column in columns:
            self._at.setdefault(column.field, []).append(column.index)
        self._phones = [PointColumn.of(column) for column in columns if column.field is Field.PHONE]
        self._kept = [(c.index, c.title) for c in columns if c.field not in _PLACED | own]
        self._day_first = any(column.day_first for column in columns if column.field is Field.ON)

    def text(self, field: Field, cells: list[str], between: str = " ") -> str:
        """Return what stands in the columns of a field."""
        return between.join([cells[at] for at in self._at.get(field, ()) if cells[at]])

    def customer(self, cells: list[str]) -> tuple[str, str]:
        """Return the customer's name and organisation."""
        person = self.text(Field.NAME, cells) or join_name(
            self.text(Field.FAMILY, cells), self.text(Field.GIVEN, cells)
        )
        name, organisation = self.text(Field.CUSTOMER, cells), self.text(Field.ORGANISATION, cells)
        if person and name and person != name:
            # Both: the row names the company and the person it deals with.
            return person, organisation or name
        name = name or person or organisation
        return name, organisation if organisation != name else ""

    def phone(self, cells: list[str]) -> tuple[str, list[str]]:
        """Return the first phone number, and those that have lost digits."""
        found, lost = phones(self._phones, cells)
        return (found[0].value if found else ""), lost

    def on(self, cells: list[str]) -> date | None:
        """Return the day; a year is never guessed."""
        for at in self._at.get(Field.ON, ()):
            if cells[at] and (day := parse_date(cells[at], day_first=self._day_first)):
                return day
        return None

    def extras(self, cells: list[str], lost: list[str]) -> tuple[Extra, ...]:
        """Return what has no place of its own."""
        kept = [Extra(title, cells[at], Origin.TABLE) for at, title in self._kept if cells[at]]
        if lost:
            kept.append(Extra("", lost_digits(lost), Origin.TABLE))
        return tuple(kept)


def _undated(text: str) -> str:
    if not text:
        return _("There is no date.")
    return _("“{text}” is no full date; write it like 2026-03-05.").format(text=text)


def order_rows(columns: Sequence[Column], currency: str = "CNY") -> OrderReader:
    """Return the function that makes a row of cells into an order in `currency` unless the row names another."""
    deal = _Deal(columns, {Field.AMOUNT, Field.CURRENCY, Field.WHAT})
    amounts = [column for column in columns if column.field is Field.AMOUNT]
    width = len(columns)

    def read(row: int, given: list[str]) -> OrderRecord | Skipped | None:
        cells = clean_row(given, width)
        if not any(cells):
            return None
        name, organisation = deal.customer(cells)
        phone, lost = deal.phone(cells)
        day = deal.on(cells)
        named = parse_currency(deal.text(Field.CURRENCY, cells)) or currency
        written = next(((cells[c.index], c.scale) for c in amounts if cells[c.index]), ("", 1))
        amount = parse_amount(written[0], currency=named, scale=written[1]) if written[0] else None
        if not name and not phone:
            reason = _("There is no customer.")
        elif day is None:
            reason = _undated(deal.text(Field.ON, cells))
        elif amount is None:
            reason = _("“{text}” is no amount.").format(text=written[0]) if written[0] else _("There is no amount.")
        else:
            return OrderRecord(
                row,
                name,
                phone,
                day,
                amount.minor,
                amount.currency or named,
                deal.text(Field.WHAT, cells),
                deal.text(Field.NOTE, cells, "\n"),
                organisation,
                deal.extras(cells, lost),
            )
        return Skipped(row, reason, raw_row(given))

    return read


def note_rows(columns: Sequence[Column]) -> NoteReader:
    """Return the function that makes a row of cells into a talk."""
    deal = _Deal(columns, {Field.TIME, Field.CHANNEL, Field.OUTCOME})
    width = len(columns)

    def read(row: int, given: list[str]) -> NoteRecord | Skipped | None:
        cells = clean_row(given, width)
        if not any(cells):
            return None
        name, organisation = deal.customer(cells)
        phone, lost = deal.phone(cells)
        day = deal.on(cells)
        note = deal.text(Field.NOTE, cells, "\n")
        channel_word, outcome_word = deal.text(Field.CHANNEL, cells), deal.text(Field.OUTCOME, cells)
        if not name and not phone:
            return Skipped(row, _("There is no customer."), raw_row(given))
        if day is None:
            return Skipped(row, _undated(deal.text(Field.ON, cells)), raw_row(given))
        if not (note or channel_word or outcome_word):
            return Skipped(row, _("There is no text."), raw_row(given))
        at = parse_time(deal.text(Field.TIME, cells))
        if at is None and (clock := parse_time(deal.text(Field.ON, cells))) != time():
            # Midnight beside a date is how spreadsheets write that there is no time.
            at = clock
        channel, outcome = codewords.CHANNELS.find(channel_word), codewords.OUTCOMES.find(outcome_word)
        extras = deal.extras(cells, lost)
        for word, code in ((channel_word, channel), (outcome_word, outcome)):
            if word and code is None:
                # An unknown word about the talk belongs to what was said.
                note = f"{note}\n{word}" if note else word
        return NoteRecord(row, name, phone, day, note, at, channel, outcome, organisation, extras)

    return read
