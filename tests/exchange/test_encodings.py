"""Encodings are guessed right for what people really have."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st
from tables_zh import SIMPLIFIED, TRADITIONAL

from salesbook.exchange.encodings import decode, guess, guess_file, named
from salesbook.exchange.records import RecordKind, Skipped
from salesbook.exchange.tables import TableReading

if TYPE_CHECKING:
    from pathlib import Path

_UNICODE = ("utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be")
_CASES = [(text, encoding) for text in SIMPLIFIED + TRADITIONAL for encoding in (*_UNICODE, "gb18030")] + [
    (text, "big5") for text in TRADITIONAL
]


@pytest.mark.parametrize(("text", "encoding"), _CASES, ids=lambda value: value.splitlines()[0])
def test_short_chinese_tables_in_every_encoding(text: str, encoding: str, tmp_path: Path) -> None:
    if encoding == "big5" and "査" in text:
        text = text.replace("査", "查")
    path = tmp_path / "liste.csv"
    path.write_bytes(text.encode(encoding))
    with TableReading(path, RecordKind.CUSTOMERS) as reading:
        assert not any(isinstance(record, Skipped) for record in reading)
        table = reading.table
    data = path.read_bytes()
    assert data.decode(table.encoding).lstrip("\ufeff") == text


@pytest.mark.parametrize(
    ("text", "encoding"),
    [
        ("Name,Straße\nJosé García,Peñíscola\n", "cp1252"),
        ("Müller;Jürgen\n", "cp1252"),
        ("O’Brien – 5 €\n", "cp1252"),
        ("André\n", "utf-8"),
        ("Иван Петров\n", "utf-8"),
        ("김철수,서울\n", "utf-8"),
        ("Ελένη\n", "utf-8"),
        ("😀\n", "utf-8"),
        ("山田太郎,東京\n佐藤さくら,カタカナ\n", "cp932"),
        ("王\n", "gb18030"),
        ("𠮷野家,吉\n", "gb18030"),
    ],
)
def test_other_languages(text: str, encoding: str) -> None:
    data = text.encode(encoding)
    assert data.decode(guess(data).encoding) == text


def test_a_chinese_note_at_the_end_of_a_long_english_file_counts() -> None:
    data = b"name,note\n" + b"John,called\n" * 200_000 + "李,谈了报价，下周三回电\n".encode("gb18030")
    found = guess_file(io.BytesIO(data))
    assert (found.encoding, found.clean) == ("gb18030", True)


def test_a_line_in_another_encoding_is_read_in_that(tmp_path: Path) -> None:
    path = tmp_path / "mixed.csv"
    rows = [f"客户{n}号,1380000{n:04d}\n".encode() for n in range(200)]
    rows[100] = "陶立新,02584400000\n".encode("gb18030")
    path.write_bytes("姓名,电话\n".encode() + b"".join(rows))
    with TableReading(path, RecordKind.CUSTOMERS) as reading:
        names = [getattr(record, "name", "") for record in reading]
    assert names[99:102] == ["客户99号", "陶立新", "客户101号"]
    assert len(names) == 200


def test_a_cut_last_character_is_no_reason_to_change_the_guess() -> None:
    data = "姓名,电话\n陶立新,025\n".encode() * 50
    assert guess(data[:-6], whole=False).encoding == "utf-8"


@pytest.mark.parametrize(
    ("name", "codec"),
    [("GB2312", "gb18030"), ("x-gbk", "gb18030"), ("UTF8", "utf-8"), ("latin1", "cp1252"), ("Big5", "cp950")],
)
def test_charset_names(name: str, codec: str) -> None:
    assert named(name) == codec


@pytest.mark.parametrize("name", ["", "klingon", "base64", "hex_codec", "a b\0"])
def test_names_of_no_charset(name: str) -> None:
    assert named(name) is None


@settings(max_examples=200, deadline=None)
@given(st.binary(max_size=80))
def test_any_bytes_decode_to_something(data: bytes) -> None:
    assert isinstance(decode(data), str)


@settings(max_examples=200, deadline=None)
@example("丌丌丬仏丬仦仦仸")
@given(st.text(alphabet=st.characters(min_codepoint=0x4E00, max_codepoint=0x9FA5), min_size=8, max_size=40))
def test_utf_8_is_recognised_whatever_the_characters(text: str) -> None:
    assert guess(text.encode()).encoding == "utf-8"
