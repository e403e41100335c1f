"""Spreadsheets in and out, and those that are traps."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, date, datetime, time
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
import xlsxwriter
from anyrecords import contacts
from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook.domain.codes import Calendar, Language
from salesbook.domain.errors import SalesbookError
from salesbook.exchange.excel import LONGEST_CELL, SheetToWrite, write_xlsx
from salesbook.exchange.records import ContactRecord, DayValue, OrderRecord, Point, RecordKind, Skipped
from salesbook.exchange.sheetchild import text
from salesbook.exchange.source import Format
from salesbook.exchange.tables import Hints, TableReading, preview

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from salesbook.exchange.records import Record

CUSTOMERS = RecordKind.CUSTOMERS
# Spreadsheets know no zones.
_NAIVE = datetime.fromisoformat("2026-03-05")


def _make(path: Path, sheets: dict[str, Sequence[Sequence[object]]]) -> Path:
    book = xlsxwriter.Workbook(str(path), {"default_date_format": "yyyy-mm-dd", "strings_to_formulas": False})
    for name, rows in sheets.items():
        sheet = book.add_worksheet(name)
        for number, row in enumerate(rows):
            sheet.write_row(number, 0, row)
    book.close()
    return path


def _read(path: Path, kind: RecordKind = CUSTOMERS, hints: Hints | None = None) -> list[Record | Skipped]:
    with TableReading(path, kind, hints) as reading:
        return list(reading)


def test_numbers_days_and_texts(tmp_path: Path) -> None:
    path = _make(
        tmp_path / "客户.xlsx",
        {
            "表": [
                ["客户列表"],
                [],
                ["姓名", "手机", "生日", "备注", "邮编"],
                ["孟庆山", 13805712210.0, date(1980, 4, 15), "=没有公式", 310012],
                ["冯秋月", "+86 137 0123 4567", date(1985, 3, 2), 1.5, ""],
                [],
                ["贺铁军", 13000000001, 29326, True, ""],
            ]
        },
    )
    table = preview(path, CUSTOMERS)
    assert (table.format, table.header_row, table.sheet, table.sheets) == (Format.XLSX, 3, "表", ("表",))
    first, second, third = _read(path)
    assert isinstance(first, ContactRecord)
    assert (first.row, first.name, first.phones, first.birthday, first.note) == (
        4,
        "孟庆山",
        (Point("13805712210", "cell"),),
        DayValue(4, 15, 1980),
        "=没有公式",
    )
    assert isinstance(second, ContactRecord)
    assert (second.phones, second.birthday, second.note) == (
        (Point("+86 137 0123 4567", "cell"),),
        DayValue(3, 2, 1985),
        "1.5",
    )
    assert isinstance(third, ContactRecord)
    assert (third.row, third.birthday, third.note) == (7, DayValue(4, 15, 1980), "TRUE")


@pytest.mark.parametrize(
    ("value", "shown"),
    [
        (13800138000.0, "13800138000"),
        (1.5, "1.5"),
        (3, "3"),
        (True, "TRUE"),
        (None, ""),
        ("", ""),
        ("x", "x"),
        (1e300, "1e+300"),
        (_NAIVE, "2026-03-05"),
        (_NAIVE.replace(hour=9, minute=30), "2026-03-05 09:30:00"),
        (date(2026, 3, 5), "2026-03-05"),
        (time(9, 30), "09:30"),
        (datetime(2026, 3, 5, 9, tzinfo=UTC) - datetime(2026, 3, 5, 7, 30, tzinfo=UTC), "01:30:00"),
    ],
)
def test_cells_as_people_would_type_them(value: object, shown: str) -> None:
    assert text(value) == shown


def test_the_first_sheet_with_content_or_the_one_asked_for(tmp_path: Path) -> None:
    path = _make(tmp_path / "a.xlsx", {"空": [], "客户": [["姓名"], ["孟庆山"]], "别的": [["姓名"], ["冯秋月"]]})
    assert preview(path, CUSTOMERS).sheets == ("空", "客户", "别的")
    assert [getattr(r, "name", "") for r in _read(path)] == ["孟庆山"]
    assert [getattr(r, "name", "") for r in _read(path, hints=Hints(sheet="别的"))] == ["冯秋月"]
    with pytest.raises(SalesbookError, match="nowhere"):
        _read(path, hints=Hints(sheet="nowhere"))


def test_columns_that_begin_further_right_keep_their_letters(tmp_path: Path) -> None:
    path = _make(tmp_path / "a.xlsx", {"S": [["", "", "姓名", "颜色"], ["", "", "孟庆山", "红"]]})
    assert [c.title for c in preview(path, CUSTOMERS).columns] == ["A", "B", "姓名", "颜色"]


@settings(max_examples=8, deadline=None)
@given(records=st.lists(contacts, max_size=3))
def test_contacts_come_back(tmp_path_factory: pytest.TempPathFactory, records: list[ContactRecord]) -> None:
    path = tmp_path_factory.mktemp("own") / "book.xlsx"
    with path.open("wb") as out:
        assert write_xlsx(out, [SheetToWrite("客户", CUSTOMERS, records)], Language.ZH) == 0
    back = [r._replace(row=0) for r in _read(path)]
    # A carriage return before a line feed is one line break in XML; noncharacters are none of its characters.
    assert [_as_xml(r) for r in back] == [_as_xml(r) for r in records]


def _as_xml(value: object) -> object:
    if isinstance(value, str) and type(value) is str:
        for before, after in (("\r\n", "\n"), ("\ufffe", "\ufffd"), ("\uffff", "\ufffd")):
            value = value.replace(before, after)
        return value
    if isinstance(value, tuple):
        return tuple(map(_as_xml, value))
    return value


def test_several_sheets_and_long_cells(tmp_path: Path) -> None:
    path = tmp_path / "book.xlsx"
    order = OrderRecord(2, "孟庆山", "", date(2026, 3, 5), 1200000, "CNY", "A4 纸")
    long = ContactRecord(2, "孟庆山", note="长" * 40_000)
    with path.open("wb") as out:
        sheets = [SheetToWrite("客户", CUSTOMERS, [long]), SheetToWrite("订单", RecordKind.ORDERS, [order])]
        assert write_xlsx(out, sheets, Language.EN) == 1
    (contact,) = _read(path)
    assert isinstance(contact, ContactRecord)
    assert len(contact.note) == LONGEST_CELL
    assert _read(path, RecordKind.ORDERS, Hints(sheet="订单")) == [order]


def _sheet_of(*cells: str) -> bytes:
    """Return a spreadsheet with just these cells, where they say they stand."""
    out = io.BytesIO()
    book = xlsxwriter.Workbook(out)
    book.add_worksheet("S").write(0, 0, "x")
    book.close()
    made = io.BytesIO()
    with zipfile.ZipFile(out) as source, zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as target:
        for member in source.infolist():
            data = source.read(member)
            if member.filename.endswith("sheet1.xml"):
                head, _, rest = data.partition(b"<sheetData>")
                tail = rest.partition(b"</sheetData>")[2]
                rows = "".join(
                    f'<row r="{"".join(filter(str.isdigit, c))}"><c r="{c}"><v>1</v></c></row>' for c in cells
                )
                data = head + b"<sheetData>" + rows.encode() + b"</sheetData>" + tail
            target.writestr(member.filename, data)
    return made.getvalue()


def _zip_bomb() -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("[Content_Types].xml", "<Types/>")
        archive.writestr("xl/worksheets/sheet1.xml", b"<row/>" * (16 << 20))
    return out.getvalue()


def _truncated() -> bytes:
    return _sheet_of("A1")[:-200]


@pytest.mark.parametrize(
    ("made", "part"),
    [
        (lambda: _sheet_of("A1", "XFD1048576"), "memory"),
        (lambda: _sheet_of("XFD1048576", "A1"), "memory"),
        (_zip_bomb, "unpack"),
        (_truncated, "damaged"),
        (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 5000, "damaged"),
        (lambda: b"PK\x03\x04 and nothing else", "damaged"),
    ],
    ids=["corner", "corner first", "zip bomb", "cut off", "no workbook", "no archive"],
)
def test_traps_are_a_sentence(
    tmp_path: Path, made: Callable[[], bytes], part: str, capfd: pytest.CaptureFixture[str]
) -> None:
    path = tmp_path / "trap.xlsx"
    path.write_bytes(made())
    with pytest.raises(SalesbookError, match=part) as caught:
        _read(path)
    assert str(caught.value).endswith(".")
    # Whatever the compiled reader has to say is not for the screen.
    assert capfd.readouterr() == ("", "")


def test_a_stray_cell_far_below_is_only_slow(tmp_path: Path) -> None:
    path = tmp_path / "tall.xlsx"
    path.write_bytes(_sheet_of("A1", "A200000"))
    found = _read(path, hints=Hints(header_row=0))
    assert [r.row for r in found] == [1, 200_000]


def test_a_reading_that_is_given_up_ends_its_child(tmp_path: Path) -> None:
    path = _make(tmp_path / "a.xlsx", {"S": [["姓名"]] + [[f"客户{n}号"] for n in range(20_000)]})
    with TableReading(path, CUSTOMERS) as reading:
        next(iter(reading))
        assert 0 < reading.share <= 1
    assert reading.share == 0.0


_EXPECTED = [
    ("孟庆山", (Point("13805712210", "cell"),), DayValue(4, 15, 1980), "第一行\n第二行"),
    ("冯秋月", (Point("+86 137 0123 4567", "cell"),), DayValue(8, 15, None, Calendar.LUNAR), ""),
]


def _seen(path: Path) -> list[tuple[str, tuple[Point, ...], DayValue | None, str]]:
    return [(r.name, r.phones, r.birthday, r.note) for r in _read(path) if isinstance(r, ContactRecord)]


def test_xls() -> None:
    assert _seen(Path(__file__).with_name("data") / "customers.xls") == _EXPECTED


def _ods(*rows: str) -> bytes:
    """Return an ODS of one sheet with these rows, and below them an empty one a million times, as programs write."""
    names = ("office", "table", "text")
    namespaces = " ".join(f'xmlns:{name}="urn:oasis:names:tc:opendocument:xmlns:{name}:1.0"' for name in names)
    empty = "<table:table-cell table:number-columns-repeated='16384'/>"
    rest = f"<table:table-row table:number-rows-repeated='1048573'>{empty}</table:table-row>"
    content = (
        f"<?xml version='1.0' encoding='UTF-8'?><office:document-content {namespaces}><office:body>"
        f"<office:spreadsheet><table:table table:name='表'>{''.join(rows)}{rest}</table:table></office:spreadsheet>"
        "</office:body></office:document-content>"
    )
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as archive:
        archive.writestr("mimetype", "application/vnd.oasis.opendocument.spreadsheet")
        archive.writestr("META-INF/manifest.xml", "<manifest/>")
        archive.writestr("content.xml", content)
    return out.getvalue()


def _cell(text: str, kind: str = "string", value: str = "") -> str:
    name = "date-value" if kind == "date" else "value"
    lines = "".join(f"<text:p>{line}</text:p>" for line in text.split("\n"))
    stored = f" office:{name}='{value}'" if value else ""
    return f"<table:table-cell office:value-type='{kind}'{stored}>{lines}</table:table-cell>"


def _row(*cells: str) -> str:
    return f"<table:table-row>{''.join(cells)}</table:table-row>"


def test_ods(tmp_path: Path) -> None:
    path = tmp_path / "customers.ods"
    number, day = _cell("1.38E+10", "float", "13805712210"), _cell("15.4.80", "date", "1980-04-15")
    path.write_bytes(
        _ods(
            _row(*map(_cell, ("姓名", "手机", "生日", "备注"))),
            _row(_cell("孟庆山"), number, day, _cell("第一行\n第二行")),
            _row(_cell("冯秋月"), _cell("+86 137 0123 4567"), _cell("农历八月十五")),
        )
    )
    assert _seen(path) == _EXPECTED
