"""Orders and notes coming in: each with its customer, none twice, equal rows counted."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from salesbook.book import changes, customers
from salesbook.book.transfer import import_file
from salesbook.domain.codes import CustomerKind, LifeStage, PointKind
from salesbook.domain.customers import Contact, Customer, Point
from salesbook.exchange.records import RecordKind

if TYPE_CHECKING:
    from pathlib import Path

    from salesbook.book.opened import Book
    from salesbook.book.transfer import ImportResult

_ORDERS = "客户,电话,日期,金额,内容"
_NOTES = "客户,日期,沟通方式,结果,内容"


@pytest.fixture(autouse=True)
def known(book: Book) -> None:
    """Four customers: 1 王建国 of 华信机电, 2 and 3 two people called 王伟, 4 Acme Ltd with a contact."""
    customers.add(
        book, Customer(name="王建国", organisation="华信机电", points=(Point(PointKind.PHONE, "13800138000"),))
    )
    customers.add(book, Customer(name="王伟", organisation="甲公司", points=(Point(PointKind.PHONE, "13900139001"),)))
    customers.add(book, Customer(name="王伟", organisation="乙公司", points=(Point(PointKind.PHONE, "13900139002"),)))
    jane = Contact("Jane Smith", points=(Point(PointKind.PHONE, "2125550100"),))
    customers.add(book, Customer(name="Acme Ltd", kind=CustomerKind.COMPANY, contacts=(jane,)))


def _import(book: Book, folder: Path, *rows: str, kind: RecordKind, create_missing: bool = False) -> ImportResult:
    path = folder / "in.csv"
    header = _ORDERS if kind is RecordKind.ORDERS else _NOTES
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return import_file(book, path, kind=kind, create_missing=create_missing)


def _orders(book: Book, folder: Path, *rows: str, create_missing: bool = False) -> ImportResult:
    return _import(book, folder, *rows, kind=RecordKind.ORDERS, create_missing=create_missing)


def _notes(book: Book, folder: Path, *rows: str, create_missing: bool = False) -> ImportResult:
    return _import(book, folder, *rows, kind=RecordKind.NOTES, create_missing=create_missing)


def _counts(result: ImportResult) -> tuple[int, int, int, int]:
    return result.created, result.updated, result.unchanged, len(result.skipped)


@pytest.mark.parametrize(
    ("row", "customer"),
    [
        ("王建国,,2026-03-01,100,x", 1),
        ("王建国,13800138000,2026-03-01,100,x", 1),
        (",+86 138 0013 8000,2026-03-01,100,x", 1),
        ("华信机电,,2026-03-01,100,x", 1),
        ("王伟,13900139002,2026-03-01,100,x", 3),
        ("acme  ltd,,2026-03-01,100,x", 4),
        ("Jane Smith,,2026-03-01,100,x", 4),
    ],
)
def test_an_order_finds_its_customer(book: Book, tmp_path: Path, row: str, customer: int) -> None:
    assert _counts(_orders(book, tmp_path, row)) == (1, 0, 0, 0)
    assert book.db.rows('SELECT customer_id, "on", amount, currency, what FROM sales_order') == [
        (customer, "2026-03-01", 10000, "CNY", "x")
    ]


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("王伟,,2026-03-01,100,x", ("王伟", "甲公司", "乙公司")),
        ("汪建国,,2026-03-01,100,x", ("汪建国", "王建国 (华信机电)")),
        ("Acne Ltd,,2026-03-01,100,x", ("Acne Ltd", "Acme Ltd")),
        ("王建国,13700137000,2026-03-01,100,x", ("王建国 (华信机电)",)),
        ("Zzz,,2026-03-01,100,x", ("Zzz",)),
    ],
)
def test_an_unknown_customer_is_skipped_with_the_nearest(
    book: Book, tmp_path: Path, row: str, words: tuple[str, ...]
) -> None:
    result = _orders(book, tmp_path, row, "王建国,,2026-03-02,100,y")
    assert _counts(result) == (1, 0, 0, 1)
    (skipped,) = result.skipped
    assert skipped.row == 2
    assert all(word in skipped.reason for word in words)
    assert row.split(",")[0] in skipped.text


def test_unknown_customers_are_created_by_choice_once_each(book: Book, tmp_path: Path) -> None:
    rows = ("新客户,13700137000,2026-03-01,100,x", "新客户,13700137000,2026-03-02,200,x", "春天花店,,2026-03-02,5,y")
    result = _orders(book, tmp_path, *rows, create_missing=True)
    assert (_counts(result), result.customers) == ((3, 0, 0, 0), 2)
    new = customers.card(book, 5).customer
    assert (new.name, [p.value for p in new.points], new.stage) == ("新客户", ["13700137000"], LifeStage.CUSTOMER)
    assert _counts(_orders(book, tmp_path, *rows, create_missing=True)) == (0, 0, 3, 0)
    changes.undo(book, result.batch)
    assert customers.count(book) == 4


def test_an_ambiguous_name_is_never_guessed(book: Book, tmp_path: Path) -> None:
    assert _counts(_orders(book, tmp_path, "王伟,,2026-03-01,100,x", create_missing=True)) == (0, 0, 0, 1)


def test_equal_rows_count_and_the_same_file_adds_none(book: Book, tmp_path: Path) -> None:
    row = "王建国,,2026-03-01,100,x"
    assert _counts(_orders(book, tmp_path, row, row)) == (2, 0, 0, 0)
    assert _counts(_orders(book, tmp_path, row, row)) == (0, 0, 2, 0)
    assert _counts(_orders(book, tmp_path, row, row, row)) == (1, 0, 2, 0)
    assert _counts(_orders(book, tmp_path, "王建国,,2026-03-01,100,y", "王建国,,2026-03-01,101,x")) == (2, 0, 0, 0)


def test_equal_rows_in_different_portions_count_too(book: Book, tmp_path: Path) -> None:
    rows = ["王建国,,2026-03-01,100,x"] * 1500
    assert _counts(_orders(book, tmp_path, *rows)) == (1500, 0, 0, 0)
    assert _counts(_orders(book, tmp_path, *rows, "王建国,,2026-03-01,100,x")) == (1, 0, 1500, 0)


def test_an_order_makes_a_customer_of_a_prospect(book: Book, tmp_path: Path) -> None:
    _orders(book, tmp_path, "王建国,,2026-03-01,100,x", "Acme Ltd,,2026-03-01,-5,returned")
    assert customers.card(book, 1).customer.stage is LifeStage.CUSTOMER
    assert customers.card(book, 4).customer.stage is LifeStage.PROSPECT
    changes.undo(book)
    assert customers.card(book, 1).customer.stage is LifeStage.PROSPECT


def test_columns_without_a_place_stay_with_the_order(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text(
        "客户,日期,金额,内容,备注,订单号\n王建国,2026-03-01,100,A4,急,X-1\n王建国,2026-03-01,100,A4,急,X-2\n", "utf-8"
    )
    assert _counts(import_file(book, path)) == (2, 0, 0, 0)
    assert book.db.rows("SELECT what FROM sales_order ORDER BY id") == [
        ("A4 / 急 / 订单号: X-1",), ("A4 / 急 / 订单号: X-2",),
    ]  # fmt: skip
    assert _counts(import_file(book, path)) == (0, 0, 2, 0)


def test_notes_come_in_with_day_time_and_contact(book: Book, tmp_path: Path) -> None:
    rows = ("王建国,2026-03-01 15:30,拜访,成交,谈了报价", "Jane Smith,2026-03-02,,没接,")
    assert _counts(_notes(book, tmp_path, *rows)) == (2, 0, 0, 0)
    assert book.db.rows(
        "SELECT customer_id, contact_id, day, utc_offset, channel, outcome, note FROM interaction ORDER BY id"
    ) == [
        (1, None, "2026-03-01", 480, "visit", "won", "谈了报价"),
        (4, 1, "2026-03-02", 480, "call", "no-answer", ""),
    ]
    card = customers.card(book, 1)
    assert str(card.last_on) == str(card.last_visit_on) == "2026-03-01"
    assert customers.card(book, 4).last_on is None
    assert _counts(_notes(book, tmp_path, *rows)) == (0, 0, 2, 0)


def test_notes_without_words_are_told_apart_by_how_they_went(book: Book, tmp_path: Path) -> None:
    rows = ("王建国,2026-03-01,电话,没接,", "王建国,2026-03-01,电话,没接,", "王建国,2026-03-01,微信,接通,")
    assert _counts(_notes(book, tmp_path, *rows)) == (3, 0, 0, 0)
    assert _counts(_notes(book, tmp_path, *rows)) == (0, 0, 3, 0)


def test_imported_talks_close_no_plans(book: Book, tmp_path: Path) -> None:
    book_plan = tmp_path / "plan.csv"
    book_plan.write_text("姓名,手机,下次跟进\n王建国,13800138000,2026-12-01\n", "utf-8")
    import_file(book, book_plan)
    _notes(book, tmp_path, "王建国,2026-03-01,电话,接通,hello")
    assert book.db.rows("SELECT state FROM followup") == [("open",)]


def test_the_kind_is_told_by_the_columns(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    for text, table in (
        ("客户名称,订单日期,订单金额\n王建国,2026-03-01,100\n", "sales_order"),
        ("客户名称,跟进日期,跟进方式,跟进内容\n王建国,2026-03-01,电话,说了\n", "interaction"),
        ("姓名,手机,邮箱,备注\n新人,13511112222,a@b.cn,x\n", "contact_point"),
    ):
        path.write_text(text, "utf-8")
        before = book.db.value(f"SELECT count(*) FROM {table}")
        assert import_file(book, path).created == 1
        assert book.db.value(f"SELECT count(*) FROM {table}") > before


def test_people_with_a_day_and_a_remark_are_customers(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("姓名,手机,日期,备注\n新人,13511112222,2026-03-01,展会认识\n", "utf-8")
    assert import_file(book, path).created == 1
    assert customers.count(book) == 5
