"""Finding by any part of what was written down: exactly, whatever the script, however short the part."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from content import passing
from hypothesis import assume, given
from hypothesis import strategies as st
from texts import texts

from salesbook.book import customers
from salesbook.domain.codes import PointKind
from salesbook.domain.customers import Contact, Customer, Point
from salesbook.domain.text import fold, has_han
from salesbook.store import search
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesbook.book.opened import Book

_FEW = st.text(alphabet="ab1王国,- \0É", min_size=1, max_size=9)
_TEXTS = st.one_of(_FEW, texts(12)).filter(lambda text: bool(fold(text)))
_ALL = 1000


def talk(book: Book, customer: int, note: str, typed: str | None = None) -> int:
    return book.db.insert(
        Table.INTERACTION, customer_id=customer, at=0, utc_offset=0, day="2026-11-18", channel="call", note=note,
        typed=typed,
    )  # fmt: skip


def stands(words: str, text: str) -> bool:
    """Tell whether every word of `words` stands in `text`, as Python sees it; NUL is shown as its sign."""
    shown = fold(text).replace("\0", "␀")
    return all(word.replace("\0", "␀") in shown for word in fold(words).split())


def found(book: Book, words: str, limit: int = _ALL) -> list[int]:
    return [hit.customer for hit in search.customers(book.db, words, limit)]


@given(names=st.lists(_TEXTS, max_size=5), words=_TEXTS)
def test_names_are_found_by_exactly_what_stands_in_them(book: Book, names: list[str], words: str) -> None:
    with passing(book):
        ids = [customers.insert(book, Customer(name=name)) for name in names]
        wanted = {row for row, name in zip(ids, names, strict=True) if stands(words, name)}
        by_pinyin = {row for row, name in zip(ids, names, strict=True) if has_han(name)}
        hits = set(found(book, words))
        assert wanted <= hits
        assert hits - by_pinyin == wanted - by_pinyin
        if not any("a" <= letter <= "z" for letter in fold(words)):
            assert hits == wanted


@given(data=st.data(), names=st.lists(_TEXTS, min_size=1, max_size=4))
def test_every_part_of_a_name_finds_it(book: Book, data: st.DataObject, names: list[str]) -> None:
    whole = fold(data.draw(st.sampled_from(names)))
    start = data.draw(st.integers(0, len(whole) - 1))
    part = whole[start : data.draw(st.integers(start + 1, len(whole)))]
    assume(fold(part))
    with passing(book):
        ids = [customers.insert(book, Customer(name=name)) for name in names]
        # Folding is not the same for a part as within the whole where characters combine.
        wanted = {row for row, name in zip(ids, names, strict=True) if stands(part, name)}
        assert wanted <= set(found(book, part))


@given(notes=st.lists(_TEXTS, max_size=6), words=_TEXTS)
def test_notes_are_found_by_exactly_what_stands_in_them(filled_book: Book, notes: list[str], words: str) -> None:
    with passing(filled_book):
        rows = [talk(filled_book, 1, note) for note in notes]
        hits = [hit.interaction for hit in search.notes(filled_book.db, words, _ALL) if hit.interaction in rows]
        assert hits == [row for row, note in reversed(list(zip(rows, notes, strict=True))) if stands(words, note)]


@given(limit=st.integers(0, 12), words=st.sampled_from(["王", "w", "wang", "wjg", "王jg", "国", "a", "an", "138", "8"]))
def test_a_limit_cuts_the_answer_and_changes_nothing_else(book: Book, limit: int, words: str) -> None:
    with passing(book):
        for number, name in enumerate(["王建国", "王军", "an", "Wang", "汪家贵", "赵安", "国安", "王金刚", "a138"]):
            phone = Point(PointKind.PHONE, f"138 0000 000{number}")
            customers.insert(book, Customer(name=name, organisation="国安" * (number % 2), points=(phone,)))
        whole = found(book, words)
        assert len(set(whole)) == len(whole)
        assert found(book, words, limit) == whole[:limit]


def _person(**known: object) -> Customer:
    return Customer(name="王建国", **known)  # type: ignore[arg-type]


_MAIL = Point(PointKind.EMAIL, "Wang.JG@Huaxin.example")
_WECHAT = Point(PointKind.WECHAT, "limin_mingda")


@pytest.mark.parametrize(
    ("known", "words", "field"),
    [
        (_person(), "建", "name"),
        (_person(organisation="苏州华信机电有限公司"), "信机", "organisation"),
        (_person(organisation="Acme [/] Ltd"), "[/]", "organisation"),
        (_person(contacts=(Contact("Jane O'Neil"),)), "o'n", "contact"),
        (_person(contacts=(Contact("欧阳娜娜"),)), "阳娜", "contact"),
        (_person(points=(_MAIL,)), "jg@hua", "email"),
        (_person(points=(_MAIL,)), "@", "email"),
        (_person(points=(_WECHAT,)), "n_m", "wechat"),
        (_person(contacts=(Contact("Jane", points=(_MAIL,)),)), "huaxin", "email"),
    ],
)
def test_the_field_that_was_found_is_told(book: Book, known: Customer, words: str, field: str) -> None:
    row, _added = customers.add(book, known)
    customers.add(book, Customer(name="somebody else"))
    assert search.customers(book.db, words) == [search.Hit(row, field)]


@pytest.mark.parametrize("written", ["138 0013 8000", "13800138000", "+86 138-0013-8000", "0086 138 0013 8000"])
@pytest.mark.parametrize(
    "words",
    ["13800138000", "138 0013 8000", "138-0013", "+86 138 0013 8000", "+8613800138000", "008613800138000", "0013",
     "8000", "(138) 0013", "１３８００１３", "3 8000", "38-0"],
)  # fmt: skip
def test_a_phone_is_found_however_it_is_written(book: Book, written: str, words: str) -> None:
    row, _added = customers.add(book, Customer(name="Ann", points=(Point(PointKind.PHONE, written),)))
    customers.add(book, Customer(name="Bob", points=(Point(PointKind.PHONE, "139 1234 5678"),)))
    assert search.customers(book.db, words) == [search.Hit(row, "phone")]


@pytest.mark.parametrize("words", ["212", "555-0100", "+1 (212) 555-0100", "12125550100", "(212)"])
def test_a_phone_of_elsewhere_is_found(book: Book, words: str) -> None:
    row, _added = customers.add(book, Customer(name="Ann", points=(Point(PointKind.PHONE, "+1 (212) 555-0100"),)))
    assert found(book, words) == [row]


@pytest.mark.parametrize("words", ["8000转12", "转12", "8000 转 12", "800012", "flowers", "1800"])
def test_letters_in_a_phone_are_found(book: Book, words: str) -> None:
    row, _added = customers.add(book, Customer(name="Ann", points=(Point(PointKind.PHONE, "138 0013 8000 转 12"),)))
    other, _added = customers.add(book, Customer(name="Bob", points=(Point(PointKind.PHONE, "1-800-FLOWERS"),)))
    assert found(book, words) == [other if words in ("flowers", "1800") else row]


@pytest.mark.parametrize("words", ["2024-05", "(3)", "1.5", "- -"])
def test_what_only_looks_like_a_phone_is_found_as_it_stands(book: Book, words: str) -> None:
    row, _added = customers.add(book, Customer(name=f"Expo {words} Ltd"))
    customers.add(book, Customer(name="2 0 2 4 x 5"))
    assert found(book, words) == [row]


def test_the_best_come_first(book: Book) -> None:
    names = ["Wangari", "Kwang", "汪家贵", "wang", "王", "wangz"]
    rows = {name: customers.add(book, Customer(name=name))[0] for name in names}
    inside = customers.add(book, Customer(name="Zed", organisation="wang"))[0]
    order = found(book, "wang")
    # The whole name, the whole company, spelled wholly, beginnings by their spelling, parts.
    assert order[:3] == [rows["wang"], inside, rows["王"]]
    assert order[3:] == [rows["Wangari"], rows["汪家贵"], rows["wangz"], rows["Kwang"]]


def test_characters_come_before_their_spelling(book: Book) -> None:
    spelled = customers.add(book, Customer(name="小安"))[0]
    written = customers.add(book, Customer(name="x an y"))[0]
    assert found(book, "an") == [written, spelled]


def test_words_are_found_in_any_order(book: Book) -> None:
    row, _added = customers.add(book, Customer(name="Acme Trading Ltd"))
    customers.add(book, Customer(name="Acme Paper"))
    assert found(book, "ltd ACME") == [row]
    assert found(book, "ltd paper") == []


def test_notes_come_newest_first_and_not_more_than_asked_for(filled_book: Book) -> None:
    with filled_book.db.record("note"):
        rows = [talk(filled_book, 1 + number % 6, f"样品 {number}") for number in range(9)]
    hits = search.notes(filled_book.db, "样品", 4)
    assert [hit.interaction for hit in hits] == rows[:-5:-1]


def test_a_note_is_found_by_the_line_that_was_typed(book: Book) -> None:
    row, _added = customers.add(book, Customer(name="Ann"))
    with book.db.record("note"):
        logged = talk(book, row, "called", typed="called >tomorrow send sample")
    assert search.notes(book.db, "send") == [search.NoteHit(logged, row)]
    with book.db.record("note-edited"):
        book.db.update(Table.INTERACTION, logged, note="visited", typed=None)
    assert search.notes(book.db, "send") == []
    assert search.notes(book.db, "isit") == [search.NoteHit(logged, row)]


def test_the_first_hundred_thousand_characters_of_a_note_are_searched(book: Book) -> None:
    row, _added = customers.add(book, Customer(name="Ann"))
    with book.db.record("note"):
        talk(book, row, "y" * 99_990 + " needle " + "y" * 100_000 + " behind ")
    assert len(search.notes(book.db, "needle")) == 1
    assert search.notes(book.db, "behind") == []


@pytest.mark.parametrize("words", ["", " ", "\t\n", "　"])
def test_nothing_to_look_for_finds_nothing(filled_book: Book, words: str) -> None:
    assert search.customers(filled_book.db, words) == []
    assert search.notes(filled_book.db, words) == []


def test_a_long_paste_is_searched_by_its_beginning(filled_book: Book) -> None:
    paste = "王建国 " * 2_000_000
    assert found(filled_book, paste) == [1]
    assert search.notes(filled_book.db, paste) == []


def test_addresses_are_no_search_keys(filled_book: Book) -> None:
    assert found(filled_book, "fifth avenue") == []


def test_what_was_renamed_is_found_by_its_new_name_only(filled_book: Book) -> None:
    def ids(*words: str) -> Sequence[list[int]]:
        return [found(filled_book, word) for word in words]

    known = customers.card(filled_book, 1).customer
    assert ids("王建国", "wjg", "王jg", "华信", "8000") == [[1]] * 5
    moved = Customer(**{**{name: getattr(known, name) for name in ("points", "days")}, "name": "李四光"})
    customers.edit(filled_book, 1, moved)
    assert ids("王建国", "wjg", "王jg", "华信") == [[]] * 4
    assert ids("李四光", "lsg", "李sg", "8000") == [[1]] * 4
