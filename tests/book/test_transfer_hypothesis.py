"""Imports of any file: everything counted, nothing lost, the same file twice changes nothing, undo restores all."""

from __future__ import annotations

import itertools
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from salesbook.book import changes
from salesbook.book.opened import Book
from salesbook.book.transfer import import_file
from salesbook.domain.codes import (
    Attitude,
    Calendar,
    Channel,
    CustomerKind,
    DayKind,
    Disposition,
    Heat,
    Language,
    LifeStage,
    Source,
    Tier,
)
from salesbook.exchange.csv import write_csv
from salesbook.exchange.records import ContactRecord, DayValue, Extra, Origin, Point, RecordDay, RecordKind
from salesbook.store.tables import JOURNALED

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

# Few values of each field, so that records often meet.
_NAMES = st.sampled_from(["王建国", "汪建国", "Wang Jianguo", "WANG  JIANGUO", "李敏", "李敏经理", "华信机电", "8001"])
_PHONES = ["13800138000", "+86 138 0013 8000", "13800138001", "010-88886666", "8001"]
_EMAILS = ["a@x.cn", "A@X.CN", "b@x.cn"]
_WECHATS = ["wjg", "limin"]
_TEXTS = st.sampled_from(["", "", "采购部", "销售部", "Sales"])
_LABELS = st.sampled_from(["", "cell", "work"])


def _points(values: Sequence[str]) -> st.SearchStrategy[tuple[Point, ...]]:
    return st.lists(st.builds(Point, st.sampled_from(values), _LABELS), max_size=2).map(tuple)


_DAYS = st.builds(
    DayValue, st.sampled_from([5, 6]), st.just(1), st.sampled_from([None, 1980, 1981]),
    st.sampled_from(list(Calendar)), st.just(False),
)  # fmt: skip
_EXTRAS = st.builds(
    Extra, st.sampled_from(["UID", "编号", "nickname", "vcard:UID"]), st.sampled_from(["1", "2"]),
    st.sampled_from(list(Origin)),
)  # fmt: skip
_RECORDS = st.builds(
    ContactRecord,
    row=st.just(0),
    name=_NAMES | st.sampled_from(_PHONES) | st.sampled_from(_EMAILS),
    organisation=st.sampled_from(["", "", "华信机电", "Acme"]),
    department=_TEXTS,
    role=_TEXTS,
    kind=st.none() | st.sampled_from(list(CustomerKind)),
    phones=_points(_PHONES),
    emails=_points(_EMAILS),
    wechats=_points(_WECHATS),
    addresses=_points(["苏州路 1 号", "Main St 1"]),
    urls=_points(["x.cn"]),
    ims=_points(["12345"]),
    birthday=st.none() | _DAYS,
    days=st.lists(st.builds(RecordDay, st.sampled_from(list(DayKind)), _DAYS, _LABELS), max_size=2).map(tuple),
    groups=st.lists(st.sampled_from(["g1", "g2"]), max_size=2).map(tuple),
    tags=st.lists(st.sampled_from(["t1", "t2"]), max_size=2).map(tuple),
    source=st.none() | st.sampled_from(list(Source)),
    tier=st.none() | st.sampled_from(list(Tier)),
    heat=st.none() | st.sampled_from(list(Heat)),
    stage=st.none() | st.sampled_from(list(LifeStage)),
    disposition=st.none() | st.sampled_from(list(Disposition)),
    attitude=st.none() | st.sampled_from(list(Attitude)),
    preferred_channel=st.none() | st.sampled_from(list(Channel)),
    trade=_TEXTS,
    place=st.sampled_from(["", "苏州", "上海"]),
    referrer=st.sampled_from(["", "李敏", "Nobody Known"]),
    do_not_call=st.booleans(),
    language=st.none() | st.sampled_from(list(Language)),
    nicknames=st.lists(st.sampled_from(["老王", "Johnny"]), max_size=1).map(tuple),
    note=st.sampled_from(["", "嫌贵", "two\nlines"]),
    next_on=st.none() | st.dates(),
    next_what=st.sampled_from(["", "call"]),
    extra=st.lists(_EXTRAS, max_size=2).map(tuple),
)
_FILES = st.lists(_RECORDS, max_size=8)


def _write(path: Path, records: Sequence[ContactRecord]) -> Path:
    with path.open("wb") as file:
        write_csv(file, RecordKind.CUSTOMERS, records, Language.EN)
    return path


_NUMBERS = itertools.count()


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    return tmp_path


def _new_book(folder: Path, template: Path) -> Book:
    path = folder / f"{next(_NUMBERS)}.salesbook"
    path.write_bytes(template.read_bytes())
    return Book(path)


def content(book: Book) -> dict[str, list[object]]:
    """Return every row of every table that undo covers."""
    return {table: book.db.rows(f"SELECT * FROM {table} ORDER BY id") for table in JOURNALED}


def derived(book: Book) -> dict[str, list[object]]:
    """Return what is derived, but for ids."""
    return {
        "standing": book.db.rows("SELECT * FROM standing ORDER BY customer_id"),
        "search_key": book.db.rows(
            "SELECT customer_id, field, source, form, text, spelling FROM search_key ORDER BY 1, 2, 3, 4, 5"
        ),
    }


@given(first=_FILES, second=_FILES)
@example(
    [ContactRecord(0, "a@x.cn", organisation="Acme", emails=(Point("a@x.cn"),))],
    [ContactRecord(0, "李敏", emails=(Point("a@x.cn"),)), ContactRecord(0, "a@x.cn", organisation="Acme")],
)
@settings(max_examples=50)
def test_everything_is_counted_and_the_same_file_adds_nothing(
    folder: Path, book_path: Path, first: list[ContactRecord], second: list[ContactRecord]
) -> None:
    book = _new_book(folder, book_path)
    try:
        for records in (first, second):
            file = _write(folder / "in.csv", records)
            result = import_file(book, file)
            assert result.read == len(records)
            assert result.read == result.created + result.updated + result.unchanged + len(result.skipped)
            before = content(book)
            again = import_file(book, file)
            assert again.batch == 0
            assert again.unchanged == again.read - len(again.skipped)
            assert content(book) == before
    finally:
        book.close()


# Nothing but the name, and what does not identify anybody, often twice in a row.
_BIRTHDAYS = st.builds(
    DayValue,
    st.just(5),
    st.just(1),
    st.sampled_from([None, 1980, 1981]),
    st.sampled_from(list(Calendar)),
    st.just(False),
)
_NAMESAKES = st.builds(
    lambda urls, days, birthday: ContactRecord(0, "李敏", urls=urls, days=days, birthday=birthday),
    _points(["x.cn", "X.CN"]),
    st.lists(st.builds(RecordDay, st.just(DayKind.BIRTHDAY), _BIRTHDAYS, _LABELS), max_size=3).map(tuple),
    st.none() | _BIRTHDAYS,
)


_PHONE = Point("13800138000")
_NUMBERS_FOR_NAMES = [
    ContactRecord(0, "13800138000", phones=(_PHONE,), emails=(Point("a@x.cn"), Point("b@x.cn"))),
    ContactRecord(0, "a@x.cn", phones=(_PHONE,), nicknames=("b@x.cn",)),
    ContactRecord(0, "b@x.cn", phones=(_PHONE,), nicknames=("a@x.cn",)),
]
"""Every row has a name that is another way to reach the same person."""
_NUMBER_BECOMES_KNOWN = [
    ContactRecord(0, "13800138000", organisation="Acme"),
    ContactRecord(0, "13800138000", organisation="Acme", emails=(Point("a@x.cn"),)),
    ContactRecord(0, "a@x.cn", emails=(Point("a@x.cn"),), phones=(_PHONE,)),
]
"""What is a name in the first row turns out to be a phone in the last."""


@given(records=st.lists(_NAMESAKES, max_size=4))
@example(_NUMBERS_FOR_NAMES)
@example(_NUMBER_BECOMES_KNOWN)
@example([ContactRecord(0, "李敏", days=(RecordDay(DayKind.BIRTHDAY, DayValue(5, 1, 1980)),), birthday=DayValue(5, 1))])
@example([ContactRecord(0, "李敏", wechats=(Point(""),))])
@example(
    [
        ContactRecord(0, "李敏", birthday=DayValue(5, 1, None, Calendar.LUNAR)),
        ContactRecord(
            0,
            "李敏",
            days=(
                RecordDay(DayKind.BIRTHDAY, DayValue(5, 1, None, Calendar.LUNAR), "0"),
                RecordDay(DayKind.BIRTHDAY, DayValue(5, 1, 1980, Calendar.LUNAR)),
            ),
        ),
    ]
)
@settings(max_examples=40)
def test_what_a_row_says_twice_does_not_hide_who_it_is(
    folder: Path, book_path: Path, records: list[ContactRecord]
) -> None:
    book = _new_book(folder, book_path)
    try:
        file = _write(folder / "in.csv", records)
        import_file(book, file)
        before = content(book)
        again = import_file(book, file)
        assert (again.batch, again.unchanged) == (0, len(records))
        assert content(book) == before
    finally:
        book.close()


@given(first=_FILES, second=_FILES)
@settings(max_examples=50)
def test_undo_restores_the_tables_exactly(
    folder: Path, book_path: Path, first: list[ContactRecord], second: list[ContactRecord]
) -> None:
    book = _new_book(folder, book_path)
    try:
        import_file(book, _write(folder / "in.csv", first))
        before, derived_before = content(book), derived(book)
        result = import_file(book, _write(folder / "in.csv", second))
        after, derived_after = content(book), derived(book)
        if result.batch:
            assert changes.undo(book, result.batch).kept == 0
            assert content(book) == before
            assert derived(book) == derived_before
            changes.redo(book)
            assert content(book) == after
            assert derived(book) == derived_after
    finally:
        book.close()


@given(records=_FILES)
@settings(max_examples=25)
def test_nothing_of_a_record_is_lost(folder: Path, book_path: Path, records: list[ContactRecord]) -> None:
    book = _new_book(folder, book_path)
    try:
        import_file(book, _write(folder / "in.csv", records))
        held = "\n".join(
            str(value)
            for table in ("customer", "contact_point", "day", "customer_group", "tag", "followup")
            for row in book.db.rows(f"SELECT * FROM {table}")
            for value in row
            if value is not None
        ).casefold()
        points = {folded for (folded,) in book.db.rows("SELECT folded FROM contact_point")}
        for record in records:
            if not record.name.strip():
                continue
            for text in (
                record.organisation, record.department, record.role, *record.groups, *record.tags, *record.nicknames,
            ):  # fmt: skip
                assert text.casefold() in held
            assert all(line.casefold() in held for line in record.note.split("\n"))
            for email in record.emails:
                assert email.value.casefold() in points
            for extra in record.extra:
                assert extra.value in held
    finally:
        book.close()
