"""What the rep may set before a file is brought in, and what was guessed of it."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, auto
from typing import TYPE_CHECKING, TypeAlias

from salesbook.domain.text import fold
from salesbook.exchange.columns import Choice, letter
from salesbook.exchange.csv import DELIMITERS
from salesbook.exchange.encodings import BIG5, CHOICES, GB18030, SHIFT_JIS, UTF8_BOM, WESTERN
from salesbook.exchange.fields import Field
from salesbook.exchange.records import RecordKind
from salesbook.exchange.source import Format
from salesbook.exchange.tables import Hints
from salesbook.locale import N_, _
from salesbook.tui.dialogs.import_words import field_words, kind_words

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from salesbook.book.transfer import Preview
    from salesbook.exchange.columns import Column
    from salesbook.exchange.tables import Table

_SURE = 0.9
_LAST_HEADER_ROW = 40
_DEALS = (Field.CUSTOMER, Field.ORGANISATION, Field.PHONE, Field.ON)
_ENDS = (Field.KEEP, Field.SKIP)
_ONLY_DEALS = {Field.ON, Field.TIME, Field.AMOUNT, Field.CURRENCY, Field.WHAT, Field.CHANNEL, Field.OUTCOME}
_FIELDS = {
    RecordKind.CUSTOMERS: tuple(field for field in Field if field not in _ONLY_DEALS | {Field.EXTRA}),
    RecordKind.ORDERS: (*_DEALS, Field.AMOUNT, Field.CURRENCY, Field.WHAT, Field.NOTE, *_ENDS),
    RecordKind.NOTES: (*_DEALS, Field.TIME, Field.CHANNEL, Field.OUTCOME, Field.NOTE, *_ENDS),
}


class What(Enum):
    """What can be set."""

    KIND = auto()
    MISSING = auto()
    ENCODING = auto()
    DELIMITER = auto()
    SHEET = auto()
    HEADER = auto()
    COLUMN = auto()


Option: TypeAlias = "RecordKind | Field | bool | str | int"


@dataclass(frozen=True, slots=True)
class Setting:
    """One thing that can be set.

    Attributes:
        what: which one.
        label: what it is called; of a column its header.
        options: what there is to choose from.
        chosen: what is guessed or was chosen.
        words: the options as the rep sees them.
        column: the column's index.
        sample: something out of the column.
        unsure: the guess may well be wrong.
    """

    what: What
    label: str
    options: tuple[Option, ...]
    chosen: Option
    words: tuple[str, ...]
    column: int = 0
    sample: str = ""
    unsure: bool = False

    @property
    def index(self) -> int:
        """The place of what is chosen among the options."""
        return self.options.index(self.chosen)

    @property
    def shown(self) -> str:
        """What is chosen, as the rep sees it."""
        return self.words[self.index]

    def turned(self, by: int) -> Option:
        """Return the option before or behind the chosen one, round and round."""
        return self.options[(self.index + by) % len(self.options)]

    def jumped(self, character: str) -> Option:
        """Return the next option whose word, or else whose code, begins with a letter; the chosen one if none does."""
        wanted = fold(character)
        after = self.options[self.index + 1 :] + self.options[: self.index]
        words = dict(zip(self.options, self.words, strict=True))
        fitting = [one for one in after if fold(words[one]).startswith(wanted)]
        return next(iter(fitting or [one for one in after if str(one).startswith(wanted)]), self.chosen)


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the rep has set for a file; None leaves the guess.

    Attributes:
        path: the file.
        kind: what its rows are.
        create_missing: make customers of the names in orders and notes that nobody has.
        encoding: of a text table.
        delimiter: of a text table.
        sheet: of a spreadsheet.
        header_row: from 1; 0 for a table without one.
        fields: meanings of columns, by index.
    """

    path: Path
    kind: RecordKind | None = None
    create_missing: bool = False
    encoding: str | None = None
    delimiter: str | None = None
    sheet: str | None = None
    header_row: int | None = None
    fields: tuple[tuple[int, Field], ...] = ()

    def put(self, setting: Setting, option: Option) -> Wanted:
        """Return what is wanted with one thing set; what depended on its old value is guessed anew."""
        if isinstance(option, RecordKind):
            return replace(self, kind=option, fields=())
        if isinstance(option, Field):
            fields = dict(self.fields) | {setting.column: option}
            return replace(self, fields=tuple(sorted(fields.items())))
        if isinstance(option, bool):
            return replace(self, create_missing=option)
        if isinstance(option, int):
            return replace(self, header_row=option, fields=())
        if setting.what is What.ENCODING:
            return replace(self, encoding=option)
        if setting.what is What.DELIMITER:
            return replace(self, delimiter=option, header_row=None, fields=())
        return replace(self, sheet=option, header_row=None, fields=())

    def hints(self, table: Table | None, currency: str) -> Hints:
        """Return the hints for reading the file.

        Args:
            table: what it was found to be, for the names of its columns.
            currency: of amounts that name none.
        """
        headers = {column.header.strip() for column in table.columns} if table else set()
        return Hints(
            encoding=self.encoding,
            delimiter=self.delimiter,
            sheet=self.sheet,
            header_row=self.header_row,
            choices=tuple(Choice(field, _name(index, headers)) for index, field in self.fields),
            currency=currency,
        )


def _name(index: int, headers: set[str]) -> str:
    """Return a column's number, or its letter should another column have that number for its header."""
    return letter(index) if str(index + 1) in headers else str(index + 1)


def settings(preview: Preview, wanted: Wanted) -> tuple[Setting, ...]:
    """Return all that can be set for a file, with what is guessed or was chosen."""
    table = preview.table
    return (*_about_rows(preview, wanted), *(_about_table(table) if table else ()))


def _about_rows(preview: Preview, wanted: Wanted) -> Iterator[Setting]:
    if preview.format is Format.JSON:
        yield Setting(What.KIND, _("What it holds"), (preview.kind,), preview.kind, (_("a whole book"),))
        return
    kinds = tuple(RecordKind) if preview.table else (RecordKind.CUSTOMERS,)
    yield Setting(What.KIND, _("What it holds"), kinds, preview.kind, tuple(kind_words(kind) for kind in kinds))
    if preview.kind is not RecordKind.CUSTOMERS:
        words = (_("skip the row"), _("add the customer"))
        yield Setting(What.MISSING, _("Unknown names"), (False, True), wanted.create_missing, words)


def _about_table(table: Table) -> Iterator[Setting]:
    if table.encoding:
        yield _texts(What.ENCODING, _("Encoding"), (table.encoding, *CHOICES), unsure=table.confidence < _SURE)
    if table.delimiter:
        yield _texts(What.DELIMITER, _("Columns end at"), (table.delimiter, *DELIMITERS))
    if len(table.sheets) > 1:
        yield _texts(What.SHEET, _("Sheet"), (table.sheet, *table.sheets))
    rows = tuple(dict.fromkeys((*range(_LAST_HEADER_ROW + 1), table.header_row)))
    words = tuple(_("row {row}").format(row=row) if row else _("none") for row in rows)
    yield Setting(What.HEADER, _("Header"), rows, table.header_row, words)
    for column in table.columns:
        yield _column(column, table)


_CALLED = {
    "\t": N_("tab"),
    ",": N_("comma"),
    ";": N_("semicolon"),
    UTF8_BOM: N_("UTF-8 (saved by Excel)"),
    GB18030: N_("Chinese (GB18030)"),
    BIG5: N_("traditional Chinese (Big5)"),
    SHIFT_JIS: N_("Japanese (Shift_JIS)"),
    WESTERN: N_("Western (Windows-1252)"),
}


def _texts(what: What, label: str, options: tuple[str, ...], *, unsure: bool = False) -> Setting:
    """Return a setting whose first option is the chosen one, which may stand among the others again."""
    choices = options[1:] if options[0] in options[1:] else options
    words = tuple(_(_CALLED[one]) if one in _CALLED else one.upper() for one in choices)
    return Setting(what, label, choices, options[0], words, unsure=unsure)


def _column(column: Column, table: Table) -> Setting:
    known = _FIELDS[table.kind]
    options = known if column.field in known else (column.field, *known)
    cells = (row[column.index] for row in table.rows if column.index < len(row))
    return Setting(
        What.COLUMN,
        column.title,
        options,
        column.field,
        tuple(field_words(field) for field in options),
        column.index,
        sample=next((cell for cell in cells if cell.strip()), ""),
        unsure=column.confidence < _SURE and column.field not in _ENDS,
    )
