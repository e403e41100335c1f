"""The book written out, brought into an empty book and written out again: nothing is lost on the way."""

from __future__ import annotations

from io import BytesIO
from typing import TYPE_CHECKING
from unicodedata import category

import pytest
from texts import NAUGHTY

from salesbook.book import archive, customers
from salesbook.book.opened import Book
from salesbook.book.transfer import export_file, import_file
from salesbook.domain.codes import PointKind
from salesbook.domain.customers import Customer, Point
from salesbook.exchange.records import RecordKind
from salesbook.exchange.source import Format
from salesbook.exchange.vcard.write import Version

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path


_UNHOLDABLE = {"\0", *map(chr, range(0xD800, 0xE000))}
_NOWHERE = {"Cc", "Cn", "Cs"}


@pytest.fixture
def elsewhere(tmp_path: Path) -> Iterator[Book]:
    """A second book, empty."""
    opened = Book(tmp_path / "elsewhere.salesbook")
    yield opened
    opened.close()


def _out(book: Book, format: Format, kind: RecordKind = RecordKind.CUSTOMERS) -> bytes:  # noqa: A002
    out = BytesIO()
    export_file(book, out, format, kind=kind)
    return out.getvalue()


def _rough(book: Book, texts: Iterable[str] = NAUGHTY) -> None:
    """Add customers whose names and notes are as naughty as can be."""
    for number, text in enumerate(texts):
        if name := text.strip():
            phone = Point(PointKind.PHONE, f"13900{number:06}")
            customers.add(book, Customer(name, about=text, points=(phone,)))


def test_the_whole_book_as_json_gives_the_same_bytes(filled_book: Book, elsewhere: Book, tmp_path: Path) -> None:
    _rough(filled_book)
    path = tmp_path / "book.json"
    path.write_bytes(written := _out(filled_book, Format.JSON))
    archive.load(elsewhere, path)
    assert _out(elsewhere, Format.JSON) == written


def test_a_whole_book_can_be_called_off_at_any_step(filled_book: Book, elsewhere: Book, tmp_path: Path) -> None:
    path = tmp_path / "book.json"
    path.write_bytes(written := _out(filled_book, Format.JSON))
    empty, before = _out(elsewhere, Format.JSON), elsewhere.path.read_bytes()
    last = -1.0
    while last < 0.95:
        steps = archive.loading(elsewhere, path)
        for step in steps:
            if step.share > last:
                last = step.share
                break
        else:
            raise AssertionError(f"no step came behind {last}")
        steps.close()
        assert _out(elsewhere, Format.JSON) == empty
        assert elsewhere.path.read_bytes() == before
    shares = [step.share for step in archive.loading(elsewhere, path)]
    assert shares == sorted(shares)
    assert _out(elsewhere, Format.JSON) == written


@pytest.mark.parametrize("format", [Format.CSV, Format.VCARD])
def test_customers_go_out_and_in_and_out_the_same(
    filled_book: Book,
    elsewhere: Book,
    tmp_path: Path,
    format: Format,  # noqa: A002
) -> None:
    # UTF-8 holds no lone surrogate, and no format any NUL.
    _rough(filled_book, (text for text in NAUGHTY if not _UNHOLDABLE & set(text)))
    path = tmp_path / "customers"
    path.write_bytes(written := _out(filled_book, format))
    result = import_file(elsewhere, path)
    assert (result.created, result.skipped) == (result.read, ())
    assert customers.count(elsewhere) == customers.count(filled_book)
    assert _out(elsewhere, format) == written
    assert import_file(elsewhere, path).unchanged == result.read


@pytest.mark.parametrize(
    ("format", "version"), [(Format.XLSX, Version.V4), (Format.VCARD, Version.V3), (Format.VCARD, Version.V4)]
)
def test_customers_come_back_the_same_by_every_format(
    filled_book: Book,
    elsewhere: Book,
    tmp_path: Path,
    format: Format,  # noqa: A002
    version: Version,
) -> None:
    # XML and vCard hold no control characters but ends of lines.
    _rough(filled_book, (text for text in NAUGHTY if not any(category(c) in _NOWHERE for c in text.replace("\n", ""))))
    path = tmp_path / "customers"
    export_file(filled_book, path, format, version=version)
    result = import_file(elsewhere, path)
    assert (result.created, result.skipped) == (result.read, ())
    assert _out(elsewhere, Format.CSV) == _out(filled_book, Format.CSV)
    assert import_file(elsewhere, path).unchanged == result.read


@pytest.mark.parametrize("kind", [RecordKind.ORDERS, RecordKind.NOTES])
def test_orders_and_notes_go_out_and_in_and_out_the_same(
    filled_book: Book, elsewhere: Book, tmp_path: Path, kind: RecordKind
) -> None:
    path = tmp_path / "table.csv"
    path.write_bytes(_out(filled_book, Format.CSV))
    import_file(elsewhere, path)
    path.write_bytes(written := _out(filled_book, Format.CSV, kind))
    result = import_file(elsewhere, path)
    assert (result.created, result.skipped) == (result.read, ())
    assert _out(elsewhere, Format.CSV, kind) == written
