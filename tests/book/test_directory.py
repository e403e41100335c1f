"""Who an `@` names: the longest beginning that is somebody, the exact name before what only sounds like it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from salesbook.book import customers
from salesbook.book.directory import BookDirectory
from salesbook.domain.codes import PointKind
from salesbook.domain.customers import Contact, Customer, Point

if TYPE_CHECKING:
    from salesbook.book.opened import Book


def named(book: Book, text: str) -> tuple[str, list[int]] | None:
    """Return which beginning of `text` is somebody, and who."""
    match = BookDirectory(book).longest(text)
    return None if match is None else (text[: match.length], [person.id for person in match.customers])


@pytest.mark.parametrize(
    ("text", "beginning", "who"),
    [
        ("王建国谈了报价", "王建国", 1),
        ("王建国 谈了报价", "王建国", 1),
        ("wangjianguo 谈了", "wangjianguo", 1),
        ("WJG谈了", "WJG", 1),
        ("wjg called", "wjg", 1),
        ("华信机电嫌贵", "华信机电", 1),
        ("huaxinjidian 嫌贵", "huaxinjidian", 1),
        ("acme ltd wants more", "acme ltd", 3),
        ("Acme LTD, wants", "Acme LTD", 3),
        ("Jane Smith agrees", "Jane Smith", 3),
        ("ｗｊｇ 谈了", "ｗｊｇ", 1),
        ("zengxiaodan 好", "zengxiaodan", 6),
        ("cengxiaodan 好", "cengxiaodan", 6),
        ("13800138000 嫌贵", "13800138000", 1),
        ("138 0013 8000 嫌贵", "138 0013 8000", 1),
        ("138 0013 8000 3箱", "138 0013 8000", 1),
        ("8000嫌贵", "8000", 1),
        ("+86 138-0013-8000 hi", "+86 138-0013-8000", 1),
        ("limin_mingda hi", "limin_mingda", 2),
    ],
)
def test_the_longest_beginning_that_is_somebody(filled_book: Book, text: str, beginning: str, who: int) -> None:
    assert named(filled_book, text) == (beginning, [who])


@pytest.mark.parametrize(
    "text", ["", " ", "王", "王建", "wj", "wangj", "acme", "nobody", "800", "99999", "\0", "\ud800", "@", "'"]
)
def test_what_is_nobody(filled_book: Book, text: str) -> None:
    assert named(filled_book, text) is None


def test_a_word_is_not_cut_in_two(book: Book) -> None:
    ann, _added = customers.add(book, Customer(name="Ann"))
    assert named(book, "Annika called") is None
    assert named(book, "Ann 5 boxes") == ("Ann", [ann])
    assert named(book, "Ann5 boxes") is None
    assert named(book, "Ann五箱") == ("Ann", [ann])


def test_the_longer_name_wins(book: Book) -> None:
    short, _added = customers.add(book, Customer(name="王建"))
    long, _added = customers.add(book, Customer(name="王建国"))
    assert named(book, "王建国家具") == ("王建国", [long])
    assert named(book, "王建 国家") == ("王建", [short])


def test_an_exact_name_wins_over_companies_spellings_and_initials(book: Book) -> None:
    rows = {}
    for key, known in {
        "initials": Customer(name="吴金刚"),
        "company initials": Customer(name="Zoe", organisation="温江港"),
        "spelling": Customer(name="无极光", organisation="x"),
        "company": Customer(name="Eve", organisation="WJG"),
        "name": Customer(name="wjg"),
    }.items():
        rows[key], _added = customers.add(book, known)
    for key in ("name", "company"):
        assert named(book, "wjg hi") == ("wjg", [rows[key]])
        customers.edit(book, rows[key], Customer(name="gone " + key))
    # The names' own initials stand before those of companies.
    assert named(book, "wjg hi") == ("wjg", sorted([rows["initials"], rows["spelling"]]))


def test_all_of_one_name_are_told(book: Book) -> None:
    rows = [customers.add(book, Customer(name="王伟", organisation=f"c{number}"))[0] for number in range(5)]
    assert named(book, "王伟 hi") == ("王伟", rows)


def test_a_customer_known_by_several_keys_is_told_once(book: Book) -> None:
    known = Customer(name="Acme", organisation="Acme", contacts=(Contact("Acme"),))
    row, _added = customers.add(book, known)
    assert named(book, "acme hi") == ("acme", [row])


def test_many_of_one_spelling_hide_no_longer_name(book: Book) -> None:
    with book.db.record("import"):
        for _number in range(600):
            customers.insert(book, Customer(name="li"))
        last = customers.insert(book, Customer(name="li na"))
    assert named(book, "li na hi") == ("li na", [last])


def test_a_part_of_a_phone_may_be_several(book: Book) -> None:
    rows = [
        customers.add(book, Customer(name=f"c{number}", points=(Point(PointKind.PHONE, f"1390000800{number}"),)))[0]
        for number in range(3)
    ]
    assert named(book, "8000 hi") == ("8000", [rows[0]])
    assert named(book, "0000800 hi") == ("0000800", rows)


def test_a_long_name_can_be_named(book: Book) -> None:
    name = "Consolidated International Trading and Logistics Company Ltd"
    row, _added = customers.add(book, Customer(name=name))
    assert named(book, name.lower() + " hi") == (name.lower(), [row])
