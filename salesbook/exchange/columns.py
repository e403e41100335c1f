"""From the first rows of a table to the meaning of its columns."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

from salesbook.domain.errors import SalesbookError
from salesbook.exchange import headers
from salesbook.exchange.cells import is_nothing
from salesbook.exchange.contents import guess_field, is_company, is_data, is_name
from salesbook.exchange.dayvalues import guess_day_first
from salesbook.exchange.fields import Field
from salesbook.exchange.records import RecordKind
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Sequence

_HEADER_SEARCHED = 40
"""Rows at the top among which the header is looked for; exports put some lines about themselves before it."""

_LABELLING = re.compile(r"(.*\d)\s*-\s*(?:Label|Type|Service|标签|类型)", re.IGNORECASE)
_LABELLED = re.compile(r"(.*\d)\s*-\s*.*")
_SCALE = re.compile(r"[(（]\s*(?:单位[:：]?)?\s*(百万|万|萬|千|k)")
_SCALES = {"百万": 1_000_000, "万": 10_000, "萬": 10_000, "千": 1000, "k": 1000}
_NAMES = frozenset({Field.NAME, Field.CUSTOMER, Field.FAMILY, Field.GIVEN})
# Of these a table has one column; a header that only resembles them does not make another.
_SINGLE = _NAMES | {
    Field.ORGANISATION,
    Field.ADDRESS,
    Field.BIRTHDAY,
    Field.NOTE,
    Field.TIER,
    Field.SOURCE,
    Field.NEXT_ON,
    Field.ON,
    Field.AMOUNT,
}
_DATES = frozenset({Field.BIRTHDAY, Field.DAY, Field.NEXT_ON, Field.ON})


@dataclass(frozen=True, slots=True)
class Column:
    """One column of a table.

    Attributes:
        index: its place, from 0.
        header: as written; empty where the table has none.
        field: what it means.
        label: what its values are called ("work", "cell"); also tells apart the parts of several addresses.
        confidence: how sure the meaning is, 0 to 1; 1 is a header that is known, or the user's own choice.
        label_column: the index of the column that labels this one row by row.
        day_first: dates like 3/4/2026 begin with the day.
        scale: what amounts are multiplied by, 10,000 under 金额（万元）.
    """

    index: int
    header: str
    field: Field
    label: str = ""
    confidence: float = 1.0
    label_column: int | None = None
    day_first: bool = False
    scale: int = 1

    @property
    def title(self) -> str:
        """The header, or for want of one the column's letter in a spreadsheet."""
        return self.header.strip() or letter(self.index)


@dataclass(frozen=True, slots=True)
class Choice:
    """A column whose meaning the user has set: by header, by letter or by number from 1."""

    field: Field
    column: str


def letter(index: int) -> str:
    """Return the letters that a spreadsheet puts over the column of this index from 0."""
    letters = ""
    number = index + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(65 + rest) + letters
    return letters


def _known(header: str, kind: RecordKind) -> tuple[Field, str, float] | None:
    """Return what a header means by the table of headers alone."""
    key = headers.bare(header)
    table = headers.HEADERS[kind]
    if found := table.get(key):
        return *found, 1.0
    if found := table.get(re.sub(r"\d", "", key)):
        return *found, 0.95
    return None


def _resembling(header: str, kind: RecordKind) -> tuple[Field, str, float] | None:
    key = headers.bare(header)
    if len(key) > 24 or any(word in key for word in headers.SOMEBODY_ELSE):
        return None
    first = {RecordKind.ORDERS: headers.PARTS_OF_ORDERS, RecordKind.NOTES: headers.PARTS_OF_NOTES}.get(kind, ())
    for part, field, label in (*first, *headers.PARTS):
        if part in key and not (field in _NAMES and any(word in key for word in headers.NOT_A_NAME)):
            return field, label, 0.7
    return None


def find_header(rows: Sequence[Sequence[str]], kind: RecordKind) -> int | None:
    """Return the index of the header among the first rows, None if the table has none."""
    widths = Counter(sum(1 for cell in row if cell.strip()) for row in rows if any(row))
    usual = widths.most_common(1)[0][0] if widths else 0
    best, best_score = None, 0.0
    for index, row in enumerate(rows[:_HEADER_SEARCHED]):
        cells = [cell.strip() for cell in row if cell.strip()]
        if not cells or (len(cells) == 1 < usual):
            continue
        score = 0.0
        for cell in cells:
            if known := _known(cell, kind):
                # Words like 电话 and 客户 stand in cells, too; what names are headed by hardly ever does.
                score += 2.0 if known[0] in _NAMES else 1.0
            elif is_data(cell):
                score -= 1.0
            elif is_name(cell):
                score -= 0.5
            elif _resembling(cell, kind):
                score += 0.5
        if score >= max(1.0, 0.25 * len(cells)) and score > best_score:
            best, best_score = index, score
    if best is None:
        return _foreign_header(rows)
    return best


def _foreign_header(rows: Sequence[Sequence[str]]) -> int | None:
    """Return the first row if it is one of words nobody knows over columns of numbers and addresses."""
    filled = [(index, row) for index, row in enumerate(rows) if any(cell.strip() for cell in row)]
    if len(filled) < 2:
        return None
    index, first = filled[0]
    if any(cell.strip() and (is_data(cell.strip()) or is_company(cell)) for cell in first):
        return None
    for column, cell in enumerate(first):
        below = [row[column].strip() for _, row in filled[1:] if column < len(row) and row[column].strip()]
        if (
            cell.strip()
            and below
            and sum(map(is_data, below)) > 0.8 * len(below)
            and guess_field(below, RecordKind.CUSTOMERS)
        ):
            return index
    return None


def map_columns(
    header: Sequence[str] | None,
    sample: Sequence[Sequence[str]],
    kind: RecordKind,
    choices: Sequence[Choice] = (),
) -> tuple[Column, ...]:
    """Return the meaning of each column.

    Args:
        header: the header row, None if the table has none.
        sample: some rows below it.
        kind: what the rows are.
        choices: what the user has set; it goes before every guess.

    Raises:
        SalesbookError: a choice names no column of this table.
    """
    width = max([len(header or ()), *map(len, sample)], default=0)
    titles = [(header[i] if header and i < len(header) else "") for i in range(width)]
    cells = [[row[i] for row in sample if i < len(row)] for i in range(width)]
    chosen = {_resolve(choice.column, titles): choice.field for choice in choices}
    columns: list[Column] = []
    for index, title in enumerate(titles):
        found: tuple[Field, str, float] | None = None
        if _LABELLING.fullmatch(title.strip()):
            found = (Field.LABEL, "", 1.0)
        elif title.strip():
            found = _known(title, kind)
        field, label, confidence = found or (Field.KEEP, "", 0.0)
        columns.append(Column(index, title, field, label, confidence))
    for index, field in chosen.items():
        label = columns[index].label if columns[index].field is field else ""
        columns[index] = replace(columns[index], field=field, label=label, confidence=1.0)
    if not any(column.field is Field.EXTRA for column in columns):
        _guess_rest(columns, cells, kind, set(chosen), has_header=header is not None)
        _settle(columns, cells, kind, set(chosen), has_header=header is not None)
    return tuple(_with_details(column, columns, cells[column.index]) for column in columns)


def _guess_rest(
    columns: list[Column], cells: list[list[str]], kind: RecordKind, chosen: set[int], *, has_header: bool
) -> None:
    """Give columns with unknown headers, or without, the meaning their header resembles or their cells show."""
    taken = {column.field for column in columns}
    for column in [c for c in columns if c.field is Field.KEEP and c.index not in chosen]:
        filled = [cell for cell in cells[column.index] if not is_nothing(cell.strip())]
        seen = guess_field(filled, kind)
        found = _resembling(column.header, kind) if column.header.strip() else None
        if found and found[0] in (Field.PHONE, Field.EMAIL) and filled and (seen is None or seen[0] is not found[0]):
            found = None
        if found is None and seen and not column.header.strip() and not has_header:
            found = seen
        elif (
            found is None
            and seen
            and seen[0] in (Field.PHONE, Field.EMAIL)
            and not any(word in headers.bare(column.header) for word in headers.SOMEBODY_ELSE)
        ):
            found = (seen[0], seen[1], 0.6 * seen[2])
        if found is None or (found[0] in _SINGLE and (found[0] in taken or (found[0] in _NAMES and taken & _NAMES))):
            continue
        taken.add(found[0])
        columns[column.index] = replace(column, field=found[0], label=found[1], confidence=found[2])


def _settle(
    columns: list[Column], cells: list[list[str]], kind: RecordKind, chosen: set[int], *, has_header: bool
) -> None:
    """Resolve what only the whole header can tell."""
    roles = [c for c in columns if c.field is Field.ROLE and c.index not in chosen]
    if len(roles) > 1:
        for column in roles:
            if headers.bare(column.header) == "title":
                # Beside a job title, Outlook's and Salesforce's "Title" is Mr. or Ms.
                columns[column.index] = replace(column, field=Field.PREFIX)
    fields = {column.field for column in columns}
    wanted = Field.NAME if kind is RecordKind.CUSTOMERS else Field.CUSTOMER
    if fields & _NAMES or (has_header and Field.ORGANISATION in fields):
        if kind is not RecordKind.CUSTOMERS and Field.CUSTOMER not in fields:
            for field in (Field.NAME, Field.ORGANISATION):
                for column in [c for c in columns if c.field is field and c.index not in chosen][:1]:
                    columns[column.index] = replace(column, field=Field.CUSTOMER)
                    return
        return
    for column in columns:
        filled = [cell for cell in cells[column.index] if not is_nothing(cell.strip())]
        wordy = [cell for cell in filled if not is_data(cell.strip()) or cell.strip().isalpha()]
        if (
            column.field in (Field.KEEP, Field.NOTE)
            and column.index not in chosen
            and len(wordy) > 0.6 * len(filled) > 0
        ):
            columns[column.index] = replace(column, field=wanted, confidence=0.4)
            return


def _with_details(column: Column, columns: list[Column], cells: list[str]) -> Column:
    label_column = None
    label = column.label
    if column.field is not Field.LABEL and (found := _LABELLED.fullmatch(column.header.strip())):
        for other in columns:
            labelling = _LABELLING.fullmatch(other.header.strip())
            if other.field is Field.LABEL and labelling and labelling[1] == found[1]:
                label_column = other.index
        label = label or (found[1] if label_column is None else "")
        if column.field in (Field.STREET, Field.CITY, Field.REGION, Field.POSTCODE, Field.COUNTRY, Field.ADDRESS):
            label = found[1]
    scale = _SCALE.search(column.header) if column.field is Field.AMOUNT else None
    return replace(
        column,
        label=label,
        label_column=label_column,
        day_first=column.field in _DATES and guess_day_first(cells),
        scale=_SCALES[scale[1].lower()] if scale else 1,
    )


def _resolve(name: str, titles: list[str]) -> int:
    wanted = headers.bare(name)
    for index, title in enumerate(titles):
        if title.strip() and headers.bare(title) == wanted:
            return index
    if name.isdigit() and 1 <= int(name) <= len(titles):
        return int(name) - 1
    letters = [letter(index) for index in range(len(titles))]
    if name.upper() in letters:
        return letters.index(name.upper())
    raise SalesbookError(
        _("There is no column “{name}”; the columns are {columns}.").format(
            name=name, columns=", ".join(title.strip() or letter(index) for index, title in enumerate(titles))
        )
    )
