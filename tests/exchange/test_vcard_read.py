"""Cards as programs really write them."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING

import cards_desks
import cards_more
import cards_people
import cards_phones
import pytest
from bombs import needs_limits, read_limited, write_bomb
from cardsample import Sample, lines, quoted, values
from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook.domain.codes import Calendar, CustomerKind, DayKind
from salesbook.domain.errors import SalesbookError
from salesbook.exchange.records import ContactRecord, DayValue, Extra, Point, RecordDay, Skipped
from salesbook.exchange.vcard.read import read_vcards
from salesbook.exchange.vcard.reading import CardReading

if TYPE_CHECKING:
    from pathlib import Path

SAMPLES = (*cards_phones.SAMPLES, *cards_desks.SAMPLES, *cards_more.SAMPLES, *cards_people.SAMPLES)


def _all(data: bytes) -> list[ContactRecord | Skipped]:
    return list(read_vcards(io.BytesIO(data)))


def _one(*rows: str, end: str = "\r\n", encoding: str = "utf-8") -> ContactRecord:
    (found,) = _all(lines("BEGIN:VCARD", *rows, "END:VCARD", end=end, encoding=encoding))
    assert isinstance(found, ContactRecord), found
    return found


def _named(*rows: str) -> ContactRecord:
    return _one("VERSION:3.0", "FN:X", *rows)


def _extras(record: ContactRecord) -> dict[str, str]:
    return {extra.name: extra.value for extra in record.extra}


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.client)
def test_every_card_of_every_client_arrives(sample: Sample) -> None:
    found = _all(sample.data)
    seen = [("", (), ()) if isinstance(r, Skipped) else (r.name, values(r.phones), values(r.emails)) for r in found]
    assert tuple(seen) == sample.expected
    assert [r.row for r in found] == list(range(1, len(found) + 1))


def test_the_corpus_is_as_broad_as_promised() -> None:
    assert len({sample.client for sample in SAMPLES}) >= 30
    assert sum(len(sample.expected) for sample in SAMPLES) > 110


def test_all_clients_in_one_file_lose_nobody() -> None:
    # Merged files mix encodings; only UTF-16 can't stand after others.
    mixable = [s for s in SAMPLES if not s.data.startswith((b"\xff\xfe", b"\xfe\xff"))]
    found = [r for r in _all(b"".join(s.data for s in mixable)) if isinstance(r, ContactRecord)]
    wanted = [card for s in mixable for card in s.expected if any(card)]
    assert len(found) == len(wanted)
    for record, (_name, phones, emails) in zip(found, wanted, strict=True):
        assert (values(record.phones), values(record.emails)) == (phones, emails)


@pytest.mark.parametrize("sample", SAMPLES, ids=lambda sample: sample.client)
@pytest.mark.parametrize("end", ["\n", "\r", "\r\n"], ids=["LF", "CR", "CRLF"])
def test_line_ends_make_no_difference(sample: Sample, end: str) -> None:
    if sample.data.startswith((b"\xff\xfe", b"\xfe\xff")):
        pytest.skip("line ends of UTF-16 are not single bytes")
    other = re.sub(rb"\r\r\n|\r\n|\r|\n", end.encode(), sample.data)
    assert [(r.name, r.phones) for r in _all(other) if isinstance(r, ContactRecord)] == [
        (r.name, r.phones) for r in _all(sample.data) if isinstance(r, ContactRecord)
    ]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "gb18030", "big5"])
def test_a_small_file_in_any_encoding(encoding: str) -> None:
    data = lines(
        "BEGIN:VCARD", "VERSION:3.0", "FN:林志玲", "TEL;TYPE=CELL:0912-555-401", "END:VCARD", encoding=encoding
    )
    (record,) = _all(data)
    assert isinstance(record, ContactRecord)
    assert record.name == "林志玲"


class TestNames:
    def test_chinese_names_written_apart_are_joined(self) -> None:
        for full in ("张 伟", "伟 张", "张伟"):
            assert _one("VERSION:3.0", f"FN:{full}", "N:张;伟;;;").name == "张伟"

    def test_a_chinese_nickname_as_full_name_stays_and_the_parts_are_kept(self) -> None:
        record = _one("VERSION:3.0", "FN:小张总", "N:张;伟;;;")
        assert record.name == "小张总"
        assert _extras(record) == {"N;X-SALESBOOK-FOR=小张总": "张;伟;;;"}

    def test_parts_make_the_name_where_there_is_no_full_one(self) -> None:
        assert _one("VERSION:3.0", "N:Doe;John;Q.;Dr.;Jr.", "TEL:1234567").name == "Dr. John Q. Doe Jr."
        assert _one("VERSION:2.1", "N:王;大锤", "TEL:1234567").name == "王大锤"
        assert _one("VERSION:3.0", "N:王;大锤;;;先生").name == "王大锤"

    def test_whatever_is_there_stands_in_for_a_name(self) -> None:
        assert _one("VERSION:3.0", "NICKNAME:Ace", "TEL:1").name == "Ace"
        company = _one("VERSION:3.0", "ORG:Acme;Sales", "TEL:1")
        assert (company.name, company.organisation, company.department) == ("Acme", "", "Sales")
        assert company.kind is CustomerKind.COMPANY
        assert _one("VERSION:3.0", "TEL:123456").name == "123456"
        assert _one("VERSION:3.0", "EMAIL:a@b.example").name == "a@b.example"
        assert _one("VERSION:3.0", "X-WECHAT:abc").name == "abc"

    def test_a_card_without_anything_is_listed_with_its_text(self) -> None:
        (skipped,) = _all(lines("BEGIN:VCARD", "VERSION:3.0", "NOTE:lost", "END:VCARD"))
        assert isinstance(skipped, Skipped)
        assert skipped.row == 1
        assert "name" in skipped.reason
        assert "NOTE:lost" in skipped.text


class TestValues:
    def test_escapes_are_decoded_exactly_once(self) -> None:
        assert _named(r"NOTE:a\, b\; c\\n d\ne\Nf \x \\\, g").note == "a, b; c\\n d\ne\nf \\x \\, g"

    def test_a_backslash_in_quoted_text_is_one(self) -> None:
        record = _one("VERSION:2.1", "FN:X", "NOTE;ENCODING=QUOTED-PRINTABLE:C:\\new=0Anext")
        assert record.note == "C:\\new\nnext"

    def test_a_quoted_semicolon_belongs_to_the_part(self) -> None:
        record = _one(
            "VERSION:2.1", "TEL:1", f"ORG;ENCODING=QUOTED-PRINTABLE;CHARSET=UTF-8:{quoted('甲;乙')};{quoted('丙')}"
        )
        assert (record.name, record.department) == ("甲;乙", "丙")

    def test_indented_soft_breaks_are_not_part_of_the_text(self) -> None:
        rows = ("NOTE;ENCODING=QUOTED-PRINTABLE:one tw=", "  o thr=", "  ee")
        assert _one("VERSION:2.1", "FN:X", *rows).note == "one two three"

    def test_a_blank_at_the_start_of_a_continuation_stays(self) -> None:
        rows = ("NOTE;ENCODING=QUOTED-PRINTABLE:one=", " two and=", "three")
        assert _one("VERSION:2.1", "FN:X", *rows).note == "one two andthree"

    def test_a_value_that_ends_with_a_soft_break_takes_no_property(self) -> None:
        record = _one("VERSION:2.1", "FN:X", "NOTE;ENCODING=QUOTED-PRINTABLE:end=", "TEL;CELL:13800000000")
        assert (record.note, values(record.phones)) == ("end", ("13800000000",))

    def test_old_folds_keep_their_blank_and_new_ones_lose_it(self) -> None:
        assert _one("VERSION:2.1", "FN:X", "NOTE:one", " two").note == "one two"
        assert _one("VERSION:3.0", "FN:X", "NOTE:one", " two").note == "onetwo"
        assert _one("VERSION:3.0", "FN:X", "NOTE:one", "\ttwo").note == "onetwo"

    def test_the_version_may_come_last(self) -> None:
        assert _one("FN:X", "NOTE:one", " two", "VERSION:3.0").note == "onetwo"

    @pytest.mark.parametrize(
        ("charset", "encoding"),
        [
            ("UTF-8", "gbk"),
            ("GBK", "utf-8"),
            ("ISO-8859-1", "utf-8"),
            ("nonsense", "utf-8"),
            ("nonsense", "gb18030"),
            ("US-ASCII", "gb18030"),
            ("big5", "big5"),
            ("GB2312", "gb18030"),
        ],
    )
    def test_charsets_named_wrongly(self, charset: str, encoding: str) -> None:
        text = "華信貿易公司" if encoding == "big5" else "华信贸易公司"
        record = _one(
            "VERSION:2.1", f"FN;CHARSET={charset};ENCODING=QUOTED-PRINTABLE:{quoted(text, encoding)}", "TEL:1"
        )
        assert record.name == text

    def test_latin_names_in_latin_1(self) -> None:
        assert _one("VERSION:2.1", "FN;CHARSET=ISO-8859-1:José Müller", encoding="latin-1").name == "José Müller"
        assert _one("VERSION:2.1", "FN:José Müller", encoding="latin-1").name == "José Müller"


class TestPoints:
    def test_labels(self) -> None:
        record = _named(
            "TEL;TYPE=CELL:1",
            "TEL;TYPE=WORK,VOICE:2",
            'TEL;TYPE="fax,work":3',
            "item1.TEL:4",
            "item1.X-ABLabel:_$!<Mobile>!$_",
            "ITEM2.TEL:5",
            "item2.X-ABLABEL:仓库",
            "TEL;X-前台:6",
            "TEL:7",
        )
        assert [p.label for p in record.phones] == ["cell", "work", "work fax", "cell", "仓库", "前台", ""]

    def test_the_preferred_number_comes_first(self) -> None:
        record = _named("TEL;TYPE=WORK:1", "TEL;TYPE=CELL,PREF:2", "TEL;PREF=1:3", "TEL:4")
        assert values(record.phones) == ("2", "3", "1", "4")

    def test_urls_keep_their_colons_and_commas(self) -> None:
        record = _named("URL:http\\://a.example/x\\,y", "URL:https://b.example/?q=1;2,3")
        assert values(record.urls) == ("http://a.example/x,y", "https://b.example/?q=1;2,3")

    def test_wechat_by_all_its_names(self) -> None:
        record = _named(
            "X-WECHAT:a",
            "X-WEIXIN:b",
            "IMPP;X-SERVICE-TYPE=微信:x-apple:c",
            "IMPP:weixin:d",
            "X-SOCIALPROFILE;TYPE=wechat;X-USER=e:x-apple:ignored",
        )
        assert values(record.wechats) == ("a", "b", "c", "d", "e")

    def test_other_ids_carry_their_service(self) -> None:
        record = _named("X-QQ:1", "IMPP:xmpp:me@chat.example", "IMPP;X-SERVICE-TYPE=Telegram:x-apple:me", "X-SKYPE:s")
        assert record.ims == (
            Point("1", "qq"),
            Point("me@chat.example", "xmpp"),
            Point("me", "Telegram"),
            Point("s", "skype"),
        )

    def test_addresses_from_large_to_small_or_small_to_large(self) -> None:
        record = _named("ADR:;;中山路 1 号;南京市;江苏省;210000;中国", "ADR;TYPE=HOME:;Apt 2;1 High St;Leeds;;LS1;UK")
        assert record.addresses == (
            Point("江苏省南京市中山路 1 号 210000"),
            Point("1 High St Apt 2, Leeds, LS1, UK", "home"),
        )


class TestDays:
    @pytest.mark.parametrize(
        ("row", "day"),
        [
            ("BDAY:1980-04-15", DayValue(4, 15, 1980)),
            ("BDAY:19800415", DayValue(4, 15, 1980)),
            ("BDAY:19800415T000000Z", DayValue(4, 15, 1980)),
            ("BDAY;VALUE=date-and-or-time:1980-04-15T10:22:00-05:00", DayValue(4, 15, 1980)),
            ("BDAY:--0415", DayValue(4, 15)),
            ("BDAY:--04-15", DayValue(4, 15)),
            ("BDAY:1604-04-15", DayValue(4, 15)),
            ("BDAY;X-APPLE-OMIT-YEAR=1604:1604-02-29", DayValue(2, 29)),
            ("BDAY;X-APPLE-OMIT-YEAR=2021:2021-03-04", DayValue(3, 4)),
            ("BDAY;VALUE=text:15 April 1980", DayValue(4, 15, 1980)),
            ("X-ALTBDAY;CALSCALE=chinese:007800010101", DayValue(1, 1, 1984, Calendar.LUNAR)),
            ("X-ALTBDAY;CALSCALE=chinese:0077005306L01", DayValue(6, 1, 1976, Calendar.LUNAR, leap=True)),
            ("BDAY;CALSCALE=chinese:--0815", DayValue(8, 15, None, Calendar.LUNAR)),
            ("X-LUNAR-BIRTHDAY:农历八月十五", DayValue(8, 15, None, Calendar.LUNAR)),
            (
                "X-ANDROID-CUSTOM:vnd.com.miui.cursor.item/lunarBirthday;1985-12-30;;;;",
                DayValue(12, 30, 1985, Calendar.LUNAR),
            ),
            ("X-ANDROID-CUSTOM:vnd.android.cursor.item/contact_event;--05-06;3;;", DayValue(5, 6)),
        ],
    )
    def test_birthdays(self, row: str, day: DayValue) -> None:
        assert _named(row).birthday == day

    @pytest.mark.parametrize("value", ["1968-02-30", "1980", "1980-04", "circa 1800", "---15", "0071-0815"])
    def test_no_birthday_is_guessed_and_none_is_lost(self, value: str) -> None:
        record = _named(f"BDAY:{value}")
        assert record.birthday is None
        assert _extras(record) == {"BDAY": value}

    def test_two_birthdays_are_both_kept(self) -> None:
        record = _named("X-ALTBDAY;CALSCALE=chinese:007800010101", "BDAY:1984-02-02")
        assert record.birthday == DayValue(2, 2, 1984)
        assert record.days == (RecordDay(DayKind.BIRTHDAY, DayValue(1, 1, 1984, Calendar.LUNAR)),)

    def test_other_days(self) -> None:
        record = _named(
            "ANNIVERSARY:20100601",
            "item1.X-ABDATE:2001-05-05",
            "item1.X-ABLabel:店庆",
            "item2.X-ABDATE:--0707",
            "item2.X-ABLabel:first order",
        )
        assert record.days == (
            RecordDay(DayKind.ANNIVERSARY, DayValue(6, 1, 2010)),
            RecordDay(DayKind.COMPANY_DAY, DayValue(5, 5, 2001), "店庆"),
            RecordDay(DayKind.OTHER, DayValue(7, 7), "first order"),
        )


class TestKept:
    def test_unknown_properties_stay_verbatim(self) -> None:
        record = _named(
            'X-FOO;TYPE=a,b;X-P="q:r":1;2\\,3\\n4',
            "item3.X-ABRELATEDNAMES:Li",
            "item3.X-ABLabel:_$!<Spouse>!$_",
            "GEO:geo:1.5,2.5",
            "UID:abc",
        )
        assert _extras(record) == {
            'X-FOO;TYPE=a,b;X-P="q:r"': "1;2\\,3\\n4",
            "item3.X-ABRELATEDNAMES": "Li",
            "item3.X-ABLabel": "_$!<Spouse>!$_",
            "GEO": "geo:1.5,2.5",
            "UID": "abc",
        }

    def test_old_encodings_are_undone_in_what_is_kept(self) -> None:
        record = _one(
            "VERSION:2.1", "FN:X", f"X-FOO;HOME;CHARSET=GBK;ENCODING=QUOTED-PRINTABLE:{quoted('一', 'gbk')}=0A2"
        )
        assert record.extra == (Extra("X-FOO;TYPE=HOME", "一\\n2"),)

    def test_pictures_are_not_kept_but_links_to_them_are(self) -> None:
        record = _named(
            "PHOTO;ENCODING=b;TYPE=JPEG:AAAA",
            "PHOTO;BASE64:AAAA",
            "LOGO:data:image/png;base64,AAAA",
            "SOUND;ENCODING=BASE64:AAAA",
            "PHOTO;VALUE=uri:https://p.example/1.jpg",
        )
        assert _extras(record) == {"PHOTO;VALUE=uri": "https://p.example/1.jpg"}

    def test_what_changes_with_every_export_is_left_out(self) -> None:
        assert _named("REV:2024-01-01T00:00:00Z", "PRODID:-//x//y").extra == ()

    def test_an_assistants_card_neither_ends_nor_fills_this_one(self) -> None:
        rows = lines(
            "BEGIN:VCARD",
            "VERSION:2.1",
            "FN:Boss",
            "AGENT:",
            "BEGIN:VCARD",
            "FN:Aide",
            "TEL:2",
            "AGENT:",
            "BEGIN:VCARD",
            "FN:Aide's aide",
            "END:VCARD",
            "END:VCARD",
            "TEL:1",
            "END:VCARD",
            "BEGIN:VCARD",
            "FN:Next",
            "END:VCARD",
        )
        boss, following = _all(rows)
        assert isinstance(boss, ContactRecord)
        assert (boss.name, values(boss.phones)) == ("Boss", ("1",))
        assert "Aide" in _extras(boss)["AGENT"]
        assert isinstance(following, ContactRecord)
        assert following.name == "Next"


_HEAD = b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:First\r\nTEL:1\r\nEND:VCARD\r\n"
_HEAD += b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:Second\r\nTEL:2\r\n"
_TAIL = b"\r\nEND:VCARD\r\nBEGIN:VCARD\r\nVERSION:3.0\r\nFN:Third\r\nTEL:3\r\nEND:VCARD\r\n"


@needs_limits
@pytest.mark.parametrize(
    ("start", "body", "size", "second"),
    [
        (b"NOTE:", b"x", 60 << 20, None),
        (b"NOTE:a", b"\r\n ", 2 << 20, None),
        (b"NOTE;ENCODING=QUOTED-PRINTABLE:a=", b"\r\n=41=", 2 << 20, None),
        (b"X-A:1", b"\r\nX-A:1", 1 << 20, None),
        (b"PHOTO;ENCODING=b:", b"QUJD", 60 << 20, "Second"),
        (b"PHOTO;ENCODING=BASE64:", b"\r\n " + b"QUJD" * 18, 12 << 20, "Second"),
    ],
    ids=["line", "folds", "soft breaks", "properties", "picture on a line", "folded picture"],
)
def test_a_bomb_costs_one_card_and_little_memory(
    tmp_path: Path, start: bytes, body: bytes, size: int, second: str | None
) -> None:
    found = read_limited("vcard", write_bomb(tmp_path / "bomb.vcf", _HEAD + start, body, size, _TAIL))
    assert found.first == ["First", second, "Third"]
    assert found.count == 3


@settings(max_examples=150, deadline=None)
@given(st.data())
def test_no_damage_raises_or_loses_the_card_before(data: st.DataObject) -> None:
    sample = data.draw(st.sampled_from(SAMPLES))
    damaged = bytearray(sample.data)
    for _ in range(data.draw(st.integers(1, 6))):
        at = data.draw(st.integers(0, len(damaged) - 1))
        change = data.draw(st.sampled_from(["flip", "cut", "double", "insert"]))
        if change == "flip":
            damaged[at] = data.draw(st.integers(0, 255))
        elif change == "cut":
            del damaged[at : at + data.draw(st.integers(1, 40))]
        elif change == "double":
            damaged[at:at] = damaged[at : at + 40]
        else:
            damaged[at:at] = data.draw(st.binary(max_size=12))
        if not damaged:
            damaged = bytearray(b"\n")
    healthy = lines("BEGIN:VCARD", "VERSION:3.0", "FN:Healthy", "TEL:5550199", "END:VCARD", end="\n")
    found = _all(healthy + bytes(damaged))
    assert isinstance(found[0], ContactRecord)
    assert (found[0].name, values(found[0].phones)) == ("Healthy", ("5550199",))


@settings(max_examples=100, deadline=None)
@given(st.binary(max_size=300))
def test_any_bytes_are_survived(data: bytes) -> None:
    list(_all(b"BEGIN:VCARD\n" + data))


def test_a_file_of_cards_says_how_far_it_is(tmp_path: Path) -> None:
    path = tmp_path / "cards.txt"
    path.write_bytes(cards_phones.IPHONE.data * 50)
    with CardReading(path) as reading:
        shares = [reading.share for _record in reading]
        assert len(list(reading)) == len(shares) == 50 * len(cards_phones.IPHONE.expected)
    assert shares == sorted(shares)
    assert shares[-1] == 1.0


def test_a_table_is_no_file_of_cards(tmp_path: Path) -> None:
    path = tmp_path / "cards.vcf"
    path.write_text("Name,Phone\nX,1\n", encoding="utf-8")
    with pytest.raises(SalesbookError, match="no vCards"):
        CardReading(path)
