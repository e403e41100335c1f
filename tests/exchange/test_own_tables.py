"""What this book writes as a table comes back exactly, whatever is in it, and runs in no spreadsheet."""

from __future__ import annotations

import csv
import io
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from anyrecords import contacts, notes, orders
from hypothesis import given, settings
from hypothesis import strategies as st
from naughty import NAUGHTY

from salesbook.domain.codes import Language
from salesbook.exchange.csv import write_csv
from salesbook.exchange.excel import LONGEST_CELL, SheetToWrite, write_xlsx
from salesbook.exchange.ownrows import can_head, own_header
from salesbook.exchange.records import ContactRecord, Extra, Origin, Point, RecordKind, Skipped
from salesbook.exchange.tables import TableReading

if TYPE_CHECKING:
    from salesbook.exchange.records import Record


def _read(path: Path, kind: RecordKind) -> list[Record | Skipped]:
    with TableReading(path, kind) as reading:
        return list(reading)


def _there_and_back(
    records: list[ContactRecord], kind: RecordKind, language: Language = Language.EN, kept: tuple[str, ...] = ()
) -> list[Record | Skipped]:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book.csv"
        with path.open("wb") as out:
            write_csv(out, kind, records, language, kept)
        return _read(path, kind)


@settings(max_examples=25, deadline=None)
@given(st.lists(contacts, max_size=4), st.sampled_from(Language))
def test_contacts_come_back_from_csv(records: list[ContactRecord], language: Language) -> None:
    back = _there_and_back(records, RecordKind.CUSTOMERS, language)
    assert [r._replace(row=0) for r in back if not isinstance(r, Skipped)] == records
    assert len(back) == len(records)


@settings(max_examples=20, deadline=None)
@given(st.lists(orders, max_size=3), st.sampled_from(Language))
def test_orders_come_back_from_csv(records: list[ContactRecord], language: Language) -> None:
    back = _there_and_back(records, RecordKind.ORDERS, language)
    assert [r._replace(row=0) for r in back] == records


@settings(max_examples=20, deadline=None)
@given(st.lists(notes, max_size=3), st.sampled_from(Language))
def test_notes_come_back_from_csv(records: list[ContactRecord], language: Language) -> None:
    back = _there_and_back(records, RecordKind.NOTES, language)
    assert [r._replace(row=0) for r in back] == records


@pytest.mark.parametrize("text", [text for text in NAUGHTY if text])
def test_naughty_names_and_notes_come_back(text: str) -> None:
    record = ContactRecord(
        2, text, note=text, phones=(Point(text, text),), tags=(text,), extra=(Extra(text, text, Origin.TABLE),)
    )
    assert _there_and_back([record], RecordKind.CUSTOMERS) == [record]


def test_a_lone_surrogate_is_replaced_for_utf_8_has_none() -> None:
    (back,) = _there_and_back([ContactRecord(2, "a\ud800b")], RecordKind.CUSTOMERS)
    assert isinstance(back, ContactRecord)
    assert back.name == "a\ufffdb"


def _cells(record: ContactRecord, kept: tuple[str, ...] = ()) -> list[list[str]]:
    out = io.BytesIO()
    write_csv(out, RecordKind.CUSTOMERS, [record], Language.ZH, kept)
    data = out.getvalue()
    assert data.startswith(b"\xef\xbb\xbf")
    return list(csv.reader(io.StringIO(data.decode("utf-8-sig"), newline="")))


def test_no_cell_runs_in_a_spreadsheet() -> None:
    record = ContactRecord(2, "=1+1", note="@SUM(1)", role="-2", phones=(Point("+86 138"),), place="\t=x", trade="＝1")
    header, row = _cells(record)
    assert all(not cell or cell[0] not in "=+-@\t\r\n＝＋－＠" for cell in (*header, *row))
    assert row[header.index("电话")] == "'+86 138"


def test_cells_read_well() -> None:
    record = ContactRecord(
        2,
        "孟庆山",
        phones=(Point("13805712210", "cell"), Point("0571-1")),
        urls=(Point("https://x.example/a:b"),),
        tags=("五金", "VIP"),
    )
    header, row = _cells(record)
    shown = dict(zip(header, row, strict=True))
    assert shown["姓名"] == "孟庆山"
    assert shown["电话"] == "cell: 13805712210\n0571-1"
    assert shown["网址"] == "https://x.example/a:b"
    assert shown["标签"] == "五金\nVIP"


def test_kept_columns_get_their_own_place() -> None:
    record = ContactRecord(2, "孟庆山", extra=(Extra("车牌", "浙A", Origin.TABLE), Extra("X-FOO", "1")))
    header, row = _cells(record, ("车牌", "颜色"))
    shown = dict(zip(header, row, strict=True))
    assert (shown["车牌"], shown["颜色"]) == ("浙A", "")
    assert _there_and_back([record], RecordKind.CUSTOMERS, kept=("车牌", "颜色")) == [record]


def test_two_cells_for_one_kept_column_go_elsewhere_together() -> None:
    record = ContactRecord(2, "X", extra=(Extra("车牌", "1", Origin.TABLE), Extra("车牌", "2", Origin.TABLE)))
    assert _there_and_back([record], RecordKind.CUSTOMERS, kept=("车牌",)) == [record]


def test_headers_that_mean_something_can_not_be_columns_of_their_own() -> None:
    assert can_head("车牌")
    assert not can_head("手机")
    assert not can_head(" ")
    assert own_header(RecordKind.ORDERS, Language.EN, guarded=True)[-1] == "salesbook"


def test_what_somebody_changed_in_a_spreadsheet_is_still_read(tmp_path: Path) -> None:
    header, row = _cells(ContactRecord(2, "孟庆山"))
    shown = dict(zip(header, row, strict=True)) | {
        "生日": "1980/4/15",
        "来源": "展览会",
        "客户级别": "不知道",
        "下次联系": "2026/3/5",
        "新列": "x",
    }
    path = tmp_path / "changed.csv"
    with path.open("w", encoding="gb18030", newline="") as out:
        csv.writer(out).writerows([list(shown), list(shown.values())])
    (record,) = _read(path, RecordKind.CUSTOMERS)
    assert isinstance(record, ContactRecord)
    assert str(record.birthday)
    assert record.birthday is not None
    assert (record.birthday.month, str(record.next_on), str(record.source)) == (4, "2026-03-05", "fair")
    assert record.extra == (Extra("客户级别", "不知道", Origin.TABLE), Extra("新列", "x", Origin.TABLE))


def test_an_own_row_without_what_it_needs_is_skipped(tmp_path: Path) -> None:
    path = tmp_path / "own.csv"
    path.write_text("Date,Customer,Amount,Currency,salesbook\n2026-03-05,X,,CNY,\n,X,5,CNY,\n,,,,\n", encoding="utf-8")
    found = _read(path, RecordKind.ORDERS)
    assert [type(r) for r in found] == [Skipped, Skipped]


def test_too_much_for_one_cell_is_counted() -> None:
    out = io.BytesIO()
    records = [ContactRecord(2, "X", note="n" * (LONGEST_CELL + 1)), ContactRecord(3, "Y")]
    assert write_xlsx(out, [SheetToWrite("S", RecordKind.CUSTOMERS, records)], Language.EN) == 1
