"""Whatever somebody picks as a file to import: told apart, or refused with a sentence."""

from __future__ import annotations

import os
import socket
import zipfile
from pathlib import Path

import pytest

from salesbook.domain.errors import SalesbookError
from salesbook.exchange.source import LARGEST, Format, detect, format_to_write, open_file

_CARD = "BEGIN:VCARD\r\nVERSION:3.0\r\nFN:X\r\nEND:VCARD\r\n"


def _refused(path: Path, part: str = "") -> None:
    with pytest.raises(SalesbookError) as caught:
        detect(path)
    message = str(caught.value)
    assert part in message
    assert message.endswith(".")
    assert message.count(". ") == 0


@pytest.mark.parametrize(
    ("name", "content", "expected"),
    [
        ("a.csv", "姓名,手机\n孟庆山,1\n".encode(), Format.CSV),
        ("a.txt", "孟庆山\n".encode("gb18030"), Format.CSV),
        ("a.csv", "姓名\t手机\n孟庆山\t1\n".encode("utf-16"), Format.CSV),
        ("a.csv", "姓名,手机\n孟庆山,1\n".encode("utf-16-le"), Format.CSV),
        ("contacts.csv", _CARD.encode(), Format.VCARD),
        ("a.vcf", _CARD.lower().encode(), Format.VCARD),
        ("a.vcf", _CARD.replace("\r\n", "\r").encode(), Format.VCARD),
        ("a.vcf", ("\ufeff \n junk\n" + _CARD).encode(), Format.VCARD),
        ("a.vcf", _CARD.encode("utf-16"), Format.VCARD),
        ("a.vcf", _CARD.encode("utf-16-be"), Format.VCARD),
        ("book.txt", b' {"salesbook": 1}', Format.JSON),
        ("book.json", b"[\n  {}\n]", Format.JSON),
        ("a.xls", b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1rest", Format.XLSX),
        ("a.csv", b"note\n\x07bell\x1b[0m\n", Format.CSV),
        ("a.csv", b'name,note\nX,"y\nBEGIN:VCARD\nz"\n', Format.CSV),
        ("a.csv", b"[x],y\n1,2\n", Format.CSV),
    ],
)
def test_content_decides_not_the_name(tmp_path: Path, name: str, content: bytes, expected: Format) -> None:
    path = tmp_path / name
    path.write_bytes(content)
    assert detect(path) is expected


@pytest.mark.parametrize(
    ("members", "expected"),
    [(["xl/workbook.xml"], Format.XLSX), (["mimetype", "content.xml"], Format.XLSX), (["a.txt"], None)],
)
def test_archives(tmp_path: Path, members: list[str], expected: Format | None) -> None:
    path = tmp_path / "a.xlsx"
    with zipfile.ZipFile(path, "w") as archive:
        for member in members:
            archive.writestr(member, "x")
    if expected is None:
        _refused(path, "archive")
    else:
        assert detect(path) is expected


@pytest.mark.parametrize(
    ("content", "part"),
    [
        (b"", "empty"),
        (b" \r\n\t\n", "empty"),
        (b"\xef\xbb\xbf", "empty"),
        (b"PK\x03\x04cut", "cut off"),
        (b"<html><table><tr><td>x</td></tr></table></html>", "web page"),
        (b'<?xml version="1.0"?><Workbook></Workbook>', "web page"),
        (b"\x89PNG\r\n\x1a\n" + bytes(range(256)) * 20, "neither"),
        (b"\x7fELF" + bytes(range(32)) * 40, "neither"),
        (bytes(4000), ""),
    ],
    ids=["empty", "blank", "mark", "cut", "page", "xml", "picture", "program", "zeros"],
)
def test_what_is_no_table_is_refused(tmp_path: Path, content: bytes, part: str) -> None:
    path = tmp_path / "file.csv"
    path.write_bytes(content)
    _refused(path, part)


def test_places_that_are_no_files(tmp_path: Path) -> None:
    _refused(tmp_path, "folder")
    _refused(tmp_path / "missing.csv", "no file")
    _refused(tmp_path / "missing" / "a.csv", "no file")
    _refused(Path("/dev/zero"), "device")
    _refused(Path("a\0b"), "opened")
    pipe = tmp_path / "pipe.csv"
    os.mkfifo(pipe)
    _refused(pipe, "pipe")
    (tmp_path / "file").write_text("x", encoding="utf-8")
    _refused(tmp_path / "file" / "below.csv", "no file")
    with socket.socket(socket.AF_UNIX) as listener:
        listener.bind(str(tmp_path / "s"))
        _refused(tmp_path / "s", "")


def test_a_loop_of_links(tmp_path: Path) -> None:
    (tmp_path / "a").symlink_to(tmp_path / "b")
    (tmp_path / "b").symlink_to(tmp_path / "a")
    _refused(tmp_path / "a", "opened")


def test_a_file_that_is_too_large_is_not_read(tmp_path: Path) -> None:
    path = tmp_path / "huge.csv"
    with path.open("wb") as file:
        file.truncate(5 << 30)
    assert path.stat().st_size > LARGEST
    _refused(path, "GB")


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may read everything")
def test_a_file_that_may_not_be_read(tmp_path: Path) -> None:
    path = tmp_path / "secret.csv"
    path.write_text("x", encoding="utf-8")
    path.chmod(0)
    _refused(path, "permissions")


def test_an_open_file_is_at_its_beginning(tmp_path: Path) -> None:
    path = tmp_path / "a.csv"
    path.write_bytes(b"abc")
    with open_file(path) as file:
        assert file.read() == b"abc"


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("a.CSV", Format.CSV),
        ("a.vcf", Format.VCARD),
        ("a.ics", Format.ICS),
        ("a.json", Format.JSON),
        ("a.xlsx", Format.XLSX),
        ("a.pdf", None),
        ("a", None),
    ],
)
def test_formats_to_write(name: str, expected: Format | None) -> None:
    assert format_to_write(Path(name)) is expected
