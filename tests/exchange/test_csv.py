"""Text tables, whole and broken."""

from __future__ import annotations

import csv
from typing import TYPE_CHECKING

import pytest
from bombs import needs_limits, read_limited, write_bomb

from salesbook.domain.errors import SalesbookError
from salesbook.exchange.columns import Choice
from salesbook.exchange.csv import write_skipped
from salesbook.exchange.fields import Field
from salesbook.exchange.records import ContactRecord, Extra, Origin, Point, RecordKind, Skipped
from salesbook.exchange.tables import Hints, TableReading, preview

if TYPE_CHECKING:
    from pathlib import Path

CUSTOMERS = RecordKind.CUSTOMERS


class Made:
    """Makes a file of text and reads it."""

    def __init__(self, folder: Path) -> None:
        self.path = folder / "table.csv"

    def write(self, text: str | bytes) -> Path:
        self.path.write_bytes(text if isinstance(text, bytes) else text.encode())
        return self.path

    def read(self, text: str | bytes, hints: Hints | None = None) -> list[ContactRecord | Skipped]:
        with TableReading(self.write(text), CUSTOMERS, hints) as reading:
            return [r for r in reading if isinstance(r, ContactRecord | Skipped)]

    def names(self, text: str | bytes, hints: Hints | None = None) -> list[str]:
        return [r.name for r in self.read(text, hints) if isinstance(r, ContactRecord)]


@pytest.fixture
def made(tmp_path: Path) -> Made:
    return Made(tmp_path)


@pytest.mark.parametrize("delimiter", [",", ";", "\t", "|", "，", "；"])
def test_delimiters(made: Made, delimiter: str) -> None:
    rows = [["姓名", "手机", "备注"], ["孟庆山", "13805712210", "要样品、嫌贵"], ["冯秋月", "13701234567", "周三"]]
    text = "\n".join(delimiter.join(row) for row in rows) + "\n"
    assert preview(made.write(text), CUSTOMERS).delimiter == delimiter
    assert made.names(text) == ["孟庆山", "冯秋月"]


def test_commas_in_notes_do_not_make_columns(made: Made) -> None:
    text = "姓名;备注\n孟庆山;嫌贵, 要样品, 再看\n冯秋月;周三, 下午\n"
    assert made.names(text) == ["孟庆山", "冯秋月"]


def test_two_byte_order_marks(made: Made) -> None:
    assert made.names("\ufeff\ufeff姓名,手机\n孟庆山,1\n") == ["孟庆山"]
    assert made.names("姓名,手机\n孟庆山,1\n".encode("utf-16"), Hints(encoding="utf-16-le")) == ["孟庆山"]


def test_the_directive_of_spreadsheets_is_obeyed(made: Made) -> None:
    found = made.read("sep=|\r\n姓名|手机\r\n孟庆山|13805712210\r\n")
    assert [(r.row, r.name) for r in found if isinstance(r, ContactRecord)] == [(3, "孟庆山")]


@pytest.mark.parametrize("end", ["\n", "\r\n", "\r"])
def test_line_ends(made: Made, end: str) -> None:
    assert made.names(end.join(["姓名,手机", "孟庆山,1", "冯秋月,2"])) == ["孟庆山", "冯秋月"]


def test_lines_before_the_header_are_passed_over(made: Made) -> None:
    text = "客户列表导出\n导出时间：2026-01-05 10:00,,\n\n编号,客户名称,手机号码\n"
    text += "1,孟庆山,13805712210\n2,冯秋月,13701234567\n"
    table = preview(made.write(text), CUSTOMERS)
    assert table.header_row == 4
    found = made.read(text)
    assert [(r.row, r.name) for r in found if isinstance(r, ContactRecord)] == [(5, "孟庆山"), (6, "冯秋月")]


def test_a_table_without_header_is_read_by_what_is_in_it(made: Made) -> None:
    text = "孟庆山,13805712210,泰和五金有限公司,meng@taihe.example\n冯秋月,13701234567,恒源建材公司,feng@hy.example\n"
    table = preview(made.write(text), CUSTOMERS)
    assert table.header_row == 0
    assert [c.field for c in table.columns] == [Field.NAME, Field.PHONE, Field.ORGANISATION, Field.EMAIL]
    assert [c.title for c in table.columns] == ["A", "B", "C", "D"]
    (first, _second) = made.read(text)
    assert isinstance(first, ContactRecord)
    assert (first.name, first.phones, first.organisation) == (
        "孟庆山",
        (Point("13805712210", "cell"),),
        "泰和五金有限公司",
    )


def test_one_column_is_a_list_of_names_or_numbers(made: Made) -> None:
    assert made.names("孟庆山\n冯秋月\n贺铁军\n") == ["孟庆山", "冯秋月", "贺铁军"]
    assert made.names("13805712210\n13701234567\n") == ["13805712210", "13701234567"]


def test_a_header_of_unknown_words_is_still_a_header(made: Made) -> None:
    text = "Wer,Erreichbar,Bemerkung\nKlaus,+49 89 5550101,alt\nHeidi,+49 89 5550102,neu\n"
    found = made.read(text)
    assert [(r.name, r.phones[0].value) for r in found if isinstance(r, ContactRecord)] == [
        ("Klaus", "+49 89 5550101"),
        ("Heidi", "+49 89 5550102"),
    ]


def test_cells_may_hold_line_breaks_quotes_and_delimiters(made: Made) -> None:
    text = '姓名,备注,手机\n孟庆山,"第一行\n第二行, ""好""",13805712210\n冯秋月,x,2\n'
    first, second = made.read(text)
    assert isinstance(first, ContactRecord)
    assert first.note == '第一行\n第二行, "好"'
    assert second.row == 3


def test_a_very_long_cell(made: Made) -> None:
    long = "长" * 300_000
    (found,) = made.read(f"姓名,备注\n孟庆山,{long}\n")
    assert isinstance(found, ContactRecord)
    assert len(found.note) == 300_000


def test_nul_characters_are_padding(made: Made) -> None:
    assert made.names("姓名,手机\n孟庆山\0\0,138\0\n\0,\0\n".encode()) == ["孟庆山"]


def test_blank_rows_and_repeated_headers_are_no_records(made: Made) -> None:
    text = "姓名,手机\n\n孟庆山,1\n,,\n姓名,手机\n  , \n冯秋月,2\n"
    assert [(r.row, type(r)) for r in made.read(text)] == [(3, ContactRecord), (7, ContactRecord)]


def test_every_row_is_a_record_or_says_why_not(made: Made) -> None:
    found = made.read("姓名,手机,备注\n孟庆山,1,\n,,only a note\n,13805712210,\n")
    assert [type(r) for r in found] == [ContactRecord, Skipped, ContactRecord]
    skipped = found[1]
    assert isinstance(skipped, Skipped)
    assert (skipped.row, skipped.text) == (3, ",,only a note")
    assert skipped.reason.endswith(".")


def test_cells_beyond_the_header_are_kept(made: Made) -> None:
    (found,) = made.read("姓名,手机\n孟庆山,1,more,,and more\n")
    assert found.extra == (Extra("C", "more", Origin.TABLE), Extra("E", "and more", Origin.TABLE))  # type: ignore[union-attr]


def test_short_rows_are_whole_records(made: Made) -> None:
    assert made.names("姓名,手机,备注\n孟庆山\n冯秋月,2\n") == ["孟庆山", "冯秋月"]


class TestBroken:
    def test_a_quote_that_never_closes_costs_nobody(self, made: Made) -> None:
        rows = [f"客户{n}号,1380000{n:04d},好" for n in range(50)]
        rows[10] = '客户10号,"13800000010,好'
        assert made.names("姓名,手机,备注\n" + "\n".join(rows)) == [f"客户{n}号" for n in range(50)]

    def test_a_quote_in_the_last_column_that_never_closes(self, made: Made) -> None:
        text = '姓名,手机\n客户1号,"1\n客户2号,2\n客户3号,3\n'
        assert made.names(text) == ["客户1号", "客户2号", "客户3号"]

    def test_two_stray_quotes_far_apart(self, made: Made) -> None:
        rows = [f"客户{n}号,1380000{n:04d},好" for n in range(30)]
        rows[3] = '客户3号,"13800000003,好'
        rows[20] = '客户20号,"13800000020,好'
        assert made.names("姓名,手机,备注\n" + "\n".join(rows)) == [f"客户{n}号" for n in range(30)]

    def test_inches_are_no_quotes(self, made: Made) -> None:
        text = '姓名,备注\n孟庆山,5" pipe\n冯秋月,"two\nlines"\n贺铁军,6" pipe\n'
        found = made.read(text)
        assert [getattr(r, "note", None) for r in found] == ['5" pipe', "two\nlines", '6" pipe']

    @needs_limits
    @pytest.mark.parametrize(
        ("start", "body"),
        [("超长,", b"x"), ('引号,"', b"y" * 1000 + b",z\n")],
        ids=["a line", "a quote over 50 MB"],
    )
    def test_endless_rows_cost_little_memory(self, tmp_path: Path, start: str, body: bytes) -> None:
        path = tmp_path / "bomb.csv"
        write_bomb(path, f"姓名,手机\n孟庆山,1\n{start}".encode(), body, 50 << 20, "\n冯秋月,2\n".encode())
        found = read_limited("table", path)
        if body == b"x":
            assert (found.first, found.count, found.skipped) == (["孟庆山", None, "冯秋月"], 3, 1)
        else:
            assert found.first[:2] == ["孟庆山", "引号"]
            assert found.last[-1] == "冯秋月"


class TestChoices:
    def test_columns_by_header_letter_and_number(self, made: Made) -> None:
        text = "甲,乙,丙\n孟庆山,13805712210,好\n"
        choices = (Choice(Field.NAME, "甲"), Choice(Field.PHONE, "B"), Choice(Field.NOTE, "3"))
        (found,) = made.read(text, Hints(choices=choices, header_row=1))
        assert isinstance(found, ContactRecord)
        assert (found.name, found.phones, found.note) == ("孟庆山", (Point("13805712210"),), "好")

    def test_a_choice_goes_before_the_header(self, made: Made) -> None:
        text = "姓名,备注\n孟庆山,13805712210\n"
        (found,) = made.read(text, Hints(choices=(Choice(Field.PHONE, "备注"),)))
        assert isinstance(found, ContactRecord)
        assert (found.note, found.phones) == ("", (Point("13805712210"),))

    def test_leaving_out_and_keeping(self, made: Made) -> None:
        text = "姓名,备注,颜色\n孟庆山,x,红\n"
        (found,) = made.read(text, Hints(choices=(Choice(Field.SKIP, "颜色"), Choice(Field.KEEP, "备注"))))
        assert isinstance(found, ContactRecord)
        assert (found.note, found.extra) == ("", (Extra("备注", "x", Origin.TABLE),))

    def test_header_row(self, made: Made) -> None:
        text = "x,y\n姓名,手机\n孟庆山,1\n"
        assert made.names(text, Hints(header_row=2)) == ["孟庆山"]
        choices = (Choice(Field.NAME, "A"),)
        assert made.names(text, Hints(header_row=0, choices=choices)) == ["x", "姓名", "孟庆山"]

    def test_encoding_and_delimiter(self, made: Made) -> None:
        data = "姓名;手机\n孟庆山;1\n".encode("gb18030")
        assert made.names(data, Hints(encoding="gbk", delimiter=";")) == ["孟庆山"]
        assert preview(made.write(data), CUSTOMERS, Hints(delimiter=",")).delimiter == ","

    @pytest.mark.parametrize(
        "hints",
        [
            Hints(encoding="klingon"),
            Hints(delimiter="--"),
            Hints(header_row=99),
            Hints(choices=(Choice(Field.NAME, "nowhere"),)),
        ],
    )
    def test_choices_that_fit_nothing_are_said(self, made: Made, hints: Hints) -> None:
        with pytest.raises(SalesbookError) as caught:
            made.read("姓名,手机\n孟庆山,1\n", hints)
        assert str(caught.value).endswith(".")


def test_the_preview_shows_ten_rows_as_they_will_be(made: Made) -> None:
    text = "姓名,手机\n" + "".join(f"客户{n}号,1380000{n:04d}\n" for n in range(40))
    table = preview(made.write(text), CUSTOMERS)
    assert len(table.records) == len(table.rows) == 10
    assert table.rows[0] == ("客户0号", "13800000000")
    assert isinstance(table.records[9], ContactRecord)
    assert table.records[9].name == "客户9号"
    assert [(c.header, c.field, c.confidence) for c in table.columns] == [
        ("姓名", Field.NAME, 1.0),
        ("手机", Field.PHONE, 1.0),
    ]


def test_how_far_the_reading_is(made: Made) -> None:
    text = "姓名,手机\n" + "".join(f"客户{n}号,1380000{n:04d}\n" for n in range(30_000))
    with TableReading(made.write(text), CUSTOMERS) as reading:
        shares = [reading.share for _record in reading]
    assert shares == sorted(shares)
    assert shares[0] < 0.9
    assert shares[-1] == 1.0


def test_another_format_is_refused_by_name(made: Made) -> None:
    with pytest.raises(SalesbookError, match="vcard"):
        made.read("BEGIN:VCARD\nVERSION:3.0\nFN:X\nEND:VCARD\n")


def test_reading_does_not_disturb_the_csv_module_of_others(made: Made) -> None:
    made.read("姓名\n孟庆山\n")
    assert list(csv.reader(["a,b"])) == [["a", "b"]]


def test_skipped_rows_can_be_saved_mended_and_read_again(made: Made, tmp_path: Path) -> None:
    text = '姓名;手机;备注\n孟庆山;1;\n;;"only; a\nnote"\n;0;"=x"\n'
    with TableReading(made.write(text), CUSTOMERS) as reading:
        header = reading.table.header
        skipped = [r for r in reading if isinstance(r, Skipped)]
    assert [r.row for r in skipped] == [3, 4]
    path = tmp_path / "skipped.csv"
    with path.open("wb") as out:
        write_skipped(out, header, skipped)
    with path.open(encoding="utf-8-sig", newline="") as file:
        assert list(csv.reader(file)) == [["姓名", "手机", "备注"], ["", "", "only; a\nnote"], ["", "0", "'=x"]]
    with TableReading(path, CUSTOMERS) as again:
        assert [r.reason for r in again if isinstance(r, Skipped)] == [r.reason for r in skipped]
