"""What the cells of a column look like, for tables without headers and for headers nobody knows."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from salesbook.domain.codes import Calendar
from salesbook.exchange.amounts import parse_amount
from salesbook.exchange.cells import is_nothing
from salesbook.exchange.dayvalues import parse_day
from salesbook.exchange.fields import Field
from salesbook.exchange.hanzi import SURNAMES
from salesbook.exchange.records import RecordKind

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

_EMAIL = re.compile(r"[^\s@,;]+@[^\s@,;]+\.[^\s@,;]+")
_MOBILE = re.compile(r"(?:\+?86[- ]?)?1[3-9]\d[- ]?\d{4}[- ]?\d{4}(?:\.0)?")
_PHONE = re.compile(r"\+?(?:\(?0?\d{1,4}\)?[- ]?)?\d{3,4}[- ]?\d{4}(?:[-转x]\d{1,6})?")
_ABROAD = re.compile(r"\+\d[\d ()./-]{6,18}")
_HAN_NAME = re.compile("[\u3400-\u9fff]{2,4}")
_LATIN_NAME = re.compile(r"[A-Z][\w'’.-]+(?: [A-Z][\w'’.-]*){1,3}")
_COMPANY = re.compile(
    r"公司|集团|有限|厂$|商行|商店|超市|酒店|医院|学校|中心$|事务所|工作室|经营部|门市|合作社|(?:\b(?:ltd|inc|gmbh|llc|corp|co|plc|group|s\.?a)\b\.?)",
    re.IGNORECASE,
)
_ADDRESS = re.compile(
    r"[省市区縣县镇乡].*[路街道巷弄号號村栋幢室]|\d+ \w+ (?:st|street|ave|avenue|road|rd|lane)\b", re.IGNORECASE
)
_ENOUGH = 0.6


def is_company(name: str) -> bool:
    """Tell whether a name is that of a company rather than a person's."""
    return _COMPANY.search(name) is not None


def is_email(text: str) -> bool:
    """Tell whether `text` is an e-mail address."""
    return _EMAIL.fullmatch(text) is not None


def is_phone(text: str) -> bool:
    """Tell whether `text` is surely a phone number."""
    if _MOBILE.fullmatch(text) or _ABROAD.fullmatch(text):
        return True
    return _PHONE.fullmatch(text) is not None and len(text) >= 7


def is_data(text: str) -> bool:
    """Tell whether a cell can't be a header."""
    return (
        len(text) > 40
        or is_nothing(text)
        or is_email(text)
        or is_phone(text)
        or text.replace(".", "").replace(",", "").isdigit()
        or parse_day(text) is not None
    )


def is_name(text: str) -> bool:
    """Tell whether `text` is likely to be somebody's name; some common words are, too."""
    return (_HAN_NAME.fullmatch(text) is not None and text[0] in SURNAMES) or _LATIN_NAME.fullmatch(text) is not None


def _share(cells: Sequence[str], test: Callable[[str], object]) -> float:
    return sum(1 for cell in cells if test(cell)) / len(cells)


def _birthday(text: str) -> bool:
    day = parse_day(text)
    return day is not None and (day.calendar is Calendar.LUNAR or (day.year is not None and 1900 < day.year < 2010))


def guess_field(cells: Sequence[str], kind: RecordKind) -> tuple[Field, str, float] | None:
    """Return what a column seems to be, the label it gives and how sure that is; None if it could be anything."""
    cells = [cell for cell in (cell.strip() for cell in cells) if not is_nothing(cell)]
    if not cells:
        return None
    if (share := _share(cells, is_email)) >= _ENOUGH:
        return Field.EMAIL, "", share
    if (share := _share(cells, _MOBILE.fullmatch)) >= _ENOUGH:
        return Field.PHONE, "cell", share
    if _share(cells, is_phone) >= _ENOUGH and _share(cells, lambda c: parse_day(c) is None) >= _ENOUGH:
        return Field.PHONE, "", 0.7
    if kind is RecordKind.CUSTOMERS:
        if (share := _share(cells, _birthday)) >= _ENOUGH:
            return Field.BIRTHDAY, "", 0.6 * share
    elif (share := _share(cells, lambda c: (d := parse_day(c)) is not None and d.year is not None)) >= _ENOUGH:
        return Field.ON, "", share
    if (share := _share(cells, is_company)) >= _ENOUGH:
        return Field.ORGANISATION, "", share
    if (share := _share(cells, is_name)) >= _ENOUGH:
        return Field.NAME, "", 0.9 * share
    if (share := _share(cells, _ADDRESS.search)) >= _ENOUGH:
        return Field.ADDRESS, "", 0.8 * share
    if kind is RecordKind.ORDERS and (share := _share(cells, parse_amount)) >= _ENOUGH:
        return Field.AMOUNT, "", 0.6 * share
    if sum(map(len, cells)) / len(cells) > 6 and _share(cells, lambda c: not c.replace(".", "").isdigit()) > _ENOUGH:
        return Field.NOTE, "", 0.4
    return None
