"""Cards that this book writes: what other programs need of them, and that everything comes back."""

from __future__ import annotations

import io
from typing import TYPE_CHECKING, Any

import pytest
from anyrecords import contacts
from hypothesis import given, settings
from hypothesis import strategies as st
from naughty import NAUGHTY

from salesbook.domain.codes import Calendar, CustomerKind, DayKind
from salesbook.exchange.records import ContactRecord, DayValue, Extra, Origin, Point, RecordDay, Skipped
from salesbook.exchange.vcard.read import read_vcards
from salesbook.exchange.vcard.write import Version, write_vcards

if TYPE_CHECKING:
    from collections.abc import Sequence

_CONTROLS = dict.fromkeys((*range(9), *range(11, 32), 127), "�")


def _written(records: Sequence[ContactRecord], version: Version = Version.V4) -> bytes:
    out = io.BytesIO()
    write_vcards(out, records, version)
    return out.getvalue()


def _read(data: bytes) -> list[ContactRecord]:
    found = list(read_vcards(io.BytesIO(data)))
    records = [record for record in found if not isinstance(record, Skipped)]
    assert len(records) == len(found), found
    return records


def _holdable(value: Any) -> Any:
    """What vCard can hold of a value: line breaks are one, other controls are none."""
    if isinstance(value, str) and type(value) is str:
        return value.replace("\r\n", "\n").replace("\r", "\n").translate(_CONTROLS)
    if isinstance(value, Extra) and value.origin is Origin.CARD:
        return value
    if isinstance(value, Point | RecordDay | Extra):
        return type(value)(*map(_holdable, value))
    if type(value) is tuple:
        return tuple(map(_holdable, value))
    return value


@settings(max_examples=60, deadline=None)
@given(st.lists(contacts, max_size=3), st.sampled_from(Version))
def test_contacts_come_back(records: list[ContactRecord], version: Version) -> None:
    back = _read(_written(records, version))
    expected = [
        ContactRecord(*map(_holdable, record))._replace(row=number) for number, record in enumerate(records, start=1)
    ]
    assert back == expected


@pytest.mark.parametrize("version", Version)
@pytest.mark.parametrize("text", [text for text in NAUGHTY if text])
def test_naughty_names_and_notes_come_back(text: str, version: Version) -> None:
    record = ContactRecord(1, text, note=text, phones=(Point(text, text),), groups=(text,), tags=(text,), place=text)
    (back,) = _read(_written([record], version))
    assert back == ContactRecord(*map(_holdable, record))


@settings(max_examples=40, deadline=None)
@given(st.lists(contacts, min_size=1, max_size=2), st.sampled_from(Version))
def test_lines_are_short_and_no_character_is_cut(records: list[ContactRecord], version: Version) -> None:
    data = _written(records, version)
    for line in data.split(b"\r\n"):
        assert len(line) <= 75
        line.decode()
        assert not {b"\r", b"\n", b"\0"} & {bytes([octet]) for octet in line}
    assert data.split(b"\r\n").count(b"BEGIN:VCARD") == data.split(b"\r\n").count(b"END:VCARD") == len(records)


_RICH = ContactRecord(
    1,
    "孟庆山",
    organisation="泰和五金",
    department="采购部",
    role="主管",
    phones=(Point("13805712210", "cell"), Point("0571-1", "work fax"), Point("2", "老家")),
    emails=(Point("m@th.example", "work"),),
    wechats=(Point("meng_wx"),),
    addresses=(Point("杭州, 文三路; 188 号", "home"),),
    urls=(Point("https://th.example/?a=1,2;3"),),
    ims=(Point("556677", "qq"),),
    birthday=DayValue(4, 15),
    days=(
        RecordDay(DayKind.ANNIVERSARY, DayValue(10, 1, 2012)),
        RecordDay(DayKind.COMPANY_DAY, DayValue(5, 5), "店庆"),
    ),
    nicknames=("老孟", "a,b"),
    groups=("五金",),
    note="第一行\n第二行",
)


def test_a_card_of_version_4() -> None:
    lines = _written([_RICH]).decode().replace("\r\n ", "").split("\r\n")
    assert lines[:5] == ["BEGIN:VCARD", "VERSION:4.0", "PRODID:-//salesbook//vCard//EN", "FN:孟庆山", "N:孟;庆山;;;"]
    for line in (
        "ORG:泰和五金;采购部",
        "TITLE:主管",
        "NOTE:第一行\\n第二行",
        "NICKNAME:老孟,a\\,b",
        "CATEGORIES:五金",
        "TEL;TYPE=cell:13805712210",
        "TEL;TYPE=work,fax:0571-1",
        "item1.TEL:2",
        "item1.X-ABLabel:老家",
        "EMAIL;TYPE=work:m@th.example",
        "ADR;TYPE=home:;;杭州\\, 文三路\\; 188 号;;;;",
        "URL:https://th.example/?a=1,2;3",
        "BDAY:--0415",
        "ANNIVERSARY:20121001",
        "END:VCARD",
    ):
        assert line in lines


def test_a_card_of_version_3() -> None:
    lines = _written([_RICH], Version.V3).decode().replace("\r\n ", "").split("\r\n")
    assert lines[1] == "VERSION:3.0"
    assert "BDAY;X-APPLE-OMIT-YEAR=1604:1604-04-15" in lines
    assert any(line.startswith("item2.X-ABDATE;") and line.endswith(":2012-10-01") for line in lines)
    assert "item2.X-ABLabel:_$!<Anniversary>!$_" in lines


def test_lunar_birthdays_as_apple_writes_them() -> None:
    day = DayValue(6, 1, 1976, Calendar.LUNAR, leap=True)
    assert b"X-ALTBDAY;CALSCALE=chinese:0077005306L01\r\n" in _written([ContactRecord(1, "X", birthday=day)])


def test_companies() -> None:
    record = ContactRecord(1, "泰和五金", kind=CustomerKind.COMPANY)
    assert b"KIND:org\r\n" in _written([record])
    assert b"X-ABShowAs:COMPANY\r\n" in _written([record], Version.V3)
    assert "N:泰和五金;;;;\r\n".encode() in _written([record])


_FOREIGN = "\r\n".join(
    [
        "BEGIN:VCARD",
        "VERSION:3.0",
        "FN:Dr. Ada Byron",
        "N:Byron;Ada;;Dr.;",
        "TEL;TYPE=CELL:1",
        "ADR;TYPE=WORK:PO 1;;1 High St;Leeds;;LS1;UK",
        "X-FOO;TYPE=a:1\\,2;3",
        "item1.X-ABRELATEDNAMES:Lovelace",
        "item1.X-ABLabel:_$!<Father>!$_",
        "KEY;ENCODING=b:QUJD",
        "UID:u1",
        "END:VCARD",
        "",
    ]
).encode()


@pytest.mark.parametrize("version", Version)
def test_what_the_book_has_no_place_for_is_written_again(version: Version) -> None:
    (record,) = _read(_FOREIGN)
    data = _written([record._replace(phones=(*record.phones, Point("2", "boat")))], version)
    lines = data.decode().replace("\r\n ", "").split("\r\n")
    for line in (
        "N:Byron;Ada;;Dr.;",
        "ADR;TYPE=work:PO 1;;1 High St;Leeds;;LS1;UK",
        "X-FOO;TYPE=a:1\\,2;3",
        "item1.X-ABRELATEDNAMES:Lovelace",
        "item1.X-ABLabel:_$!<Father>!$_",
        "item2.TEL:2",
        "item2.X-ABLabel:boat",
        "UID:u1",
    ):
        assert line in lines
    key = "KEY;ENCODING=b:QUJD" if version is Version.V3 else "KEY:data:application/octet-stream;base64,QUJD"
    assert key in lines


def test_reading_again_changes_nothing() -> None:
    (record,) = _read(_FOREIGN)
    (once,) = _read(_written([record], Version.V3))
    (twice,) = _read(_written([once], Version.V3))
    assert record == once == twice


def test_the_old_parts_of_a_changed_name_are_not_written() -> None:
    (record,) = _read(_FOREIGN)
    lines = _written([record._replace(name="Ada Lovelace")]).decode().split("\r\n")
    assert "N:Lovelace;Ada;;;" in lines
    assert not any("Byron" in line for line in lines)


def test_extras_that_are_no_properties_become_columns() -> None:
    record = ContactRecord(1, "X", extra=(Extra("车牌", "浙A", Origin.TABLE), Extra("no property name", "1")))
    data = _written([record])
    assert 'X-SALESBOOK-COLUMN;X-HEADER="车牌":浙A\r\n'.encode() in data
    (back,) = _read(data)
    assert back.extra == (Extra("车牌", "浙A", Origin.TABLE), Extra("no property name", "1", Origin.TABLE))
