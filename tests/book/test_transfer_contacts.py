"""Contacts coming in: who is the same person, who may be, and that neither side loses anything."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

import pytest

from salesbook import locale
from salesbook.book import changes, customers, followups
from salesbook.book.transfer import NearWhy, import_file, near_matches
from salesbook.domain.codes import (
    Attitude,
    Channel,
    CustomerKind,
    Disposition,
    Heat,
    Language,
    LifeStage,
    PointKind,
    Source,
    Tier,
)
from salesbook.domain.customers import Contact, Customer, Point
from salesbook.domain.terms import term
from salesbook.exchange import codewords

if TYPE_CHECKING:
    from enum import StrEnum
    from pathlib import Path

    from salesbook.book.opened import Book
    from salesbook.book.transfer import ImportResult

_HEADER = "姓名,公司,部门,职位,手机,邮箱,备注"


def _import(book: Book, folder: Path, *rows: str, header: str = _HEADER) -> ImportResult:
    path = folder / "in.csv"
    path.write_text("\n".join((header, *rows)) + "\n", encoding="utf-8")
    return import_file(book, path)


def _counts(result: ImportResult) -> tuple[int, int, int, int]:
    return result.created, result.updated, result.unchanged, len(result.skipped)


def _phones(book: Book, customer: int) -> list[str]:
    return [p.value for p in customers.card(book, customer).customer.points if p.kind is PointKind.PHONE]


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("王建国,,,,13800138000,,", "王建国,,,,+86 138-0013-8000,,"),
        ("王建国,,,,13800138000,,", "王建国,,,,0086 13800138000,,"),
        ("王建国,,,,010-88886666,,", "王建国,,,,+86 10 8888 6666,,"),
        ("王建国,,,,,A@x.cn,", "王建国,,,,,a@X.cn,"),
        ("王建国,华信机电,,,13800138000,,", "王建国,华信机电,,,13900139000,,"),
        ("Jane Smith,Acme Ltd,,,,,", "JANE  SMITH,ACME LTD,,,,,"),
        ("王建国,,,,,,", "王建国,,,,,,"),
        ("王建国,,,,,,note one", "王建国,,,,,,note two"),
        (",,,,13800138000,,", "王建国,,,,13800138000,,"),
        ("王建国,,,,13800138000,,", ",,,,138 0013 8000,,"),
    ],
    ids=lambda row: row,
)
def test_the_same_person_is_updated(book: Book, tmp_path: Path, first: str, second: str) -> None:
    _import(book, tmp_path, first)
    result = _import(book, tmp_path, second)
    assert result.created == 0
    assert result.near == ()
    assert customers.count(book) == 1


@pytest.mark.parametrize(
    ("first", "second", "why"),
    [
        ("王建国,,,,13800138000,,", "李敏,,,,13800138000,,", NearWhy.SAME_PHONE),
        ("王建国,,,,,a@x.cn,", "李敏,,,,,a@x.cn,", NearWhy.SAME_EMAIL),
        ("王建国,,,,13800138000,,", "王建国,,,,13900139000,,", NearWhy.SAME_NAME),
        ("王建国,,,,13800138000,,", "王建国,,,,13800138001,,", NearWhy.ONE_DIGIT),
        ("王建国,,,,13800138000,,", "王建国,,,,,,", NearWhy.SAME_NAME),
        ("王建国,,,,,,", "王建国,,,,13800138000,,", NearWhy.SAME_NAME),
        ("王建国,华信机电,,,,,", "汪建国,华信机电,,,,,", NearWhy.SIMILAR_NAME),
        ("王建国,,,,,,", "Wang Jianguo,,,,,,", NearWhy.SIMILAR_NAME),
        ("Jianguo Wang,,,,,,", "王建国,,,,,,", NearWhy.SIMILAR_NAME),
        ("王建国,,,,13800138000,,", "王建国经理,,,,13900139000,,", NearWhy.SIMILAR_NAME),
        ("Jane Smith,,,,,,", "Smith Jane,,,,,,", NearWhy.SIMILAR_NAME),
    ],
    ids=str,
)
def test_who_may_be_the_same_stays_two_and_waits_in_the_merge_list(
    book: Book, tmp_path: Path, first: str, second: str, why: NearWhy
) -> None:
    _import(book, tmp_path, first)
    result = _import(book, tmp_path, second)
    assert _counts(result) == (1, 0, 0, 0)
    assert [near.why for near in result.near] == [why]
    (near,) = near_matches(book)
    assert (near.customer, near.name, near.other, near.other_name) == (2, second.split(",")[0], 1, first.split(",")[0])


@pytest.mark.parametrize(
    ("first", "second"),
    [
        ("王建国,华信机电,,,13800138000,,", "王建国,明达商贸,,,13900139000,,"),
        ("王建国,华信机电,,,,,", "汪建国,明达商贸,,,,,"),
        ("王建国,,,,13800138000,,", "李敏,,,,13800138001,,"),
    ],
)
def test_others_have_nothing_to_do_with_each_other(book: Book, tmp_path: Path, first: str, second: str) -> None:
    _import(book, tmp_path, first)
    result = _import(book, tmp_path, second)
    assert _counts(result) == (1, 0, 0, 0)
    assert result.near == ()


def test_a_switchboard_is_no_reason_to_suspect_everybody(book: Book, tmp_path: Path) -> None:
    names = "赵钱孙李周吴郑王冯陈"
    result = _import(book, tmp_path, *(f"{name}某{i},,,,010-88886666,," for i, name in enumerate(names)))
    assert result.created == len(names)
    assert 0 < len(result.near) < len(names)
    again = _import(book, tmp_path, *(f"{name}某{i},,,,010-88886666,," for i, name in enumerate(names)))
    assert _counts(again) == (0, 0, len(names), 0)


def test_a_crowd_with_one_number_is_told_apart_by_name(book: Book, tmp_path: Path) -> None:
    rows = [f"Person {i},,,,010-88886666,,note {i}" for i in range(150)]
    assert _counts(_import(book, tmp_path, *rows)) == (150, 0, 0, 0)
    assert _counts(_import(book, tmp_path, *rows)) == (0, 0, 150, 0)
    assert _counts(_import(book, tmp_path, ",,,,010-88886666,,")) == (0, 0, 1, 0)


def test_empty_fields_are_filled_and_of_two_values_both_are_kept(book: Book, tmp_path: Path) -> None:
    customers.add(book, Customer(name="王建国", role="采购经理", points=(Point(PointKind.PHONE, "13800138000"),)))
    result = _import(book, tmp_path, "王建国,华信机电,采购部,采购总监,13800138000 / 13900139000,a@x.cn,嫌贵")
    assert _counts(result) == (0, 1, 0, 0)
    known = customers.card(book, 1).customer
    assert (known.organisation, known.department, known.role) == ("华信机电", "采购部", "采购经理")
    assert _phones(book, 1) == ["13800138000", "13900139000"]
    assert known.about == "Role: 采购总监\n嫌贵"


def test_another_language_of_the_interface_does_not_make_the_same_file_new(book: Book, tmp_path: Path) -> None:
    header = "姓名,手机,来源,客户级别,职位"
    rows = ("王建国,13800138000,展会,A,经理", "王建国,13800138000,转介绍,C,总监")
    assert _counts(_import(book, tmp_path, *rows, header=header)) == (1, 1, 0, 0)
    locale.use("zh")
    assert _counts(_import(book, tmp_path, *rows, header=header)) == (0, 0, 2, 0)


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize(
    ("codes", "find"),
    [
        (Source, codewords.SOURCES.find), (Tier, codewords.TIERS.find), (Heat, codewords.HEATS.find),
        (LifeStage, codewords.STAGES.find), (Disposition, codewords.DISPOSITIONS.find),
        (Attitude, codewords.ATTITUDES.find), (CustomerKind, codewords.KINDS.find), (Channel, codewords.CHANNELS.find),
        (Language, codewords.LANGUAGES.find),
    ],
)  # fmt: skip
def test_a_code_that_lost_is_kept_as_something_that_is_read_back(
    language: str, codes: type[StrEnum], find: object
) -> None:
    locale.use(language)
    assert callable(find)
    for code in codes:
        assert code in (find(term(code)), find(code.value))


def test_a_code_the_book_has_stays_and_the_other_is_written_down(book: Book, tmp_path: Path) -> None:
    customers.add(book, Customer(name="王建国", tier=Tier.PRIORITY, points=(Point(PointKind.PHONE, "13800138000"),)))
    header = "姓名,手机,客户级别,来源"
    assert _counts(_import(book, tmp_path, "王建国,13800138000,C,展会", header=header)) == (0, 1, 0, 0)
    known = customers.card(book, 1).customer
    assert (known.tier, known.source) == (Tier.PRIORITY, Source.FAIR)
    assert codewords.TIERS.find(known.about.split(": ")[1]) is Tier.LAST


def test_a_second_birthday_is_a_second_day_and_a_year_fills_the_first(book: Book, tmp_path: Path) -> None:
    header = "姓名,手机,生日"
    for birthday in ("05-01", "1980-05-01", "1981-06-01"):
        _import(book, tmp_path, f"王建国,13800138000,{birthday}", header=header)
    days = [(d.day.month, d.day.year) for d in customers.card(book, 1).customer.days]
    assert days == [(5, 1980), (6, 1981)]


def test_fields_without_a_place_are_kept_once(book: Book, tmp_path: Path) -> None:
    header = "姓名,手机,车牌"
    for plate in ("苏E12345", "苏E12345", "沪A00001"):
        _import(book, tmp_path, f"王建国,13800138000,{plate}", header=header)
    assert customers.card(book, 1).customer.extra == (("车牌", "苏E12345"), ("车牌", "沪A00001"))


def test_no_name_is_lost(book: Book, tmp_path: Path) -> None:
    card = "BEGIN:VCARD\nVERSION:3.0\nFN:{}\nNICKNAME:{}\nTEL:13800138000\nEND:VCARD\n"
    path = tmp_path / "in.vcf"
    path.write_text(card.format("王建国", "老王") + card.format("老王", "王哥"), encoding="utf-8")
    assert _counts(import_file(book, path)) == (1, 1, 0, 0)
    assert customers.card(book, 1).customer.extra == (("nickname", "老王"), ("nickname", "王哥"))
    assert _counts(import_file(book, path)) == (0, 0, 2, 0)


def test_a_number_gives_way_to_the_name_when_it_comes(book: Book, tmp_path: Path) -> None:
    _import(book, tmp_path, ",,,,13800138000,,")
    assert customers.name(book, 1) == "13800138000"
    _import(book, tmp_path, "王建国,,,,13800138000,,")
    assert customers.name(book, 1) == "王建国"


def test_contacts_of_a_company_are_met_again(book: Book, tmp_path: Path) -> None:
    li = Contact("李敏", "会计", points=(Point(PointKind.PHONE, "13900139000"),))
    customers.add(book, Customer(name="华信机电", kind=CustomerKind.COMPANY, contacts=(li,)))
    result = _import(book, tmp_path, "李敏,华信机电,,财务总监,13900139000,li@x.cn,怕麻烦")
    assert _counts(result) == (0, 1, 0, 0)
    known = customers.card(book, 1).customer
    (contact,) = known.contacts
    assert [p.value for p in contact.points] == ["13900139000", "li@x.cn"]
    assert contact.role == "会计"
    assert "财务总监" in known.role + known.about
    assert "怕麻烦" in known.about
    assert _counts(_import(book, tmp_path, "李敏,华信机电,,财务总监,13900139000,li@x.cn,怕麻烦")) == (0, 0, 1, 0)


def test_referrers_are_linked_wherever_they_stand_in_the_file(book: Book, tmp_path: Path) -> None:
    header = "姓名,手机,介绍人"
    rows = ("甲某,13800138001,乙某", "乙某,13800138002,甲某", "丙某,13800138003,无名氏")
    assert _counts(_import(book, tmp_path, *rows, header=header)) == (3, 0, 0, 0)
    assert [customers.card(book, c).customer.referrer for c in (1, 2, 3)] == ["乙某", "甲某", "无名氏"]
    assert book.db.rows("SELECT id FROM customer WHERE referrer_id IS NOT NULL ORDER BY id") == [(1,), (2,)]
    assert _counts(_import(book, tmp_path, *rows, header=header)) == (0, 0, 3, 0)
    assert changes.undo(book).kept == 0
    assert customers.count(book) == 0


def test_plans_and_groups_come_along(book: Book, tmp_path: Path) -> None:
    header = "姓名,手机,下次跟进,下一步,分组,标签"
    row = "王建国,13800138000,2026-12-01,发报价,老客户;苏州,样品"
    _import(book, tmp_path, row, header=header)
    (plan,) = followups.planned(book, 1)
    assert (plan.on.isoformat(), plan.what) == ("2026-12-01", "发报价")
    known = customers.card(book, 1).customer
    assert (known.groups, known.tags) == (("老客户", "苏州"), ("样品",))
    assert _counts(_import(book, tmp_path, row, header=header)) == (0, 0, 1, 0)


def test_equal_names_in_the_book_each_find_their_own_row_again(book: Book, tmp_path: Path) -> None:
    rows = [f"王伟,公司{i},,,1380013800{i},,note {i}" for i in range(8)]
    assert _counts(_import(book, tmp_path, *rows)) == (8, 0, 0, 0)
    assert _counts(_import(book, tmp_path, *rows)) == (0, 0, 8, 0)
    for number, row in enumerate(rows, 1):
        assert customers.card(book, number).customer.about == row.rsplit(",", 1)[1]


def test_the_key_of_a_customer_twice_in_the_book_is_no_trouble(book: Book, tmp_path: Path) -> None:
    point = Point(PointKind.PHONE, "13800138000", "cell")
    for about in ("", "嫌贵"):
        customers.add(book, Customer(name="王建国", about=about, points=(point,)))
    assert _counts(_import(book, tmp_path, "王建国,,,,13800138000,,嫌贵")) == (0, 0, 1, 0)
    assert _counts(_import(book, tmp_path, "王建国,,,,13800138000,,新的")) == (0, 1, 0, 0)
    assert [customers.card(book, c).customer.about for c in (1, 2)] == ["新的", "嫌贵"]


def test_hostile_names_are_names(book: Book, tmp_path: Path) -> None:
    names = ("Acme [/]", "[@click=app.quit]x", "\u202eevil", "🙂", "a" * 10_000, "'; DROP TABLE customer; --", "%_")
    cards = "".join(
        f"BEGIN:VCARD\nVERSION:3.0\nFN:{name}\nTEL:1380000{i:04}\nEND:VCARD\n" for i, name in enumerate(names)
    )
    path = tmp_path / "in.vcf"
    path.write_text(cards, encoding="utf-8")
    assert _counts(import_file(book, path)) == (len(names), 0, 0, 0)
    assert [customers.name(book, c + 1) for c in range(len(names))] == list(names)
    assert _counts(import_file(book, path)) == (0, 0, len(names), 0)


def test_extra_fields_are_stored_as_pairs(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "in.vcf"
    path.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:A\nitem1.X-FOO;TYPE=home:b\\,c\nEND:VCARD\n", encoding="utf-8")
    import_file(book, path)
    assert json.loads(book.db.value("SELECT extra FROM customer")) == [["vcard:item1.X-FOO;TYPE=home", "b\\,c"]]
