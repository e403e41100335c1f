"""The same people's cards in the hands of twelve programs: enough of them for a folder as it piles up over years."""

from __future__ import annotations

import base64
from typing import TYPE_CHECKING, NamedTuple

from cardsample import Sample, lines, quoted, soft

if TYPE_CHECKING:
    from collections.abc import Callable


class Person(NamedTuple):
    """Somebody made up."""

    family: str
    given: str
    phones: tuple[str, ...]
    emails: tuple[str, ...]

    @property
    def name(self) -> str:
        """The whole name."""
        return f"{self.family}{self.given}"


_NAMES = (("欧阳", "修文"), ("单", "志远"), ("吕", "思齐"), ("蔡", "㙓"), ("傅", "红雪"))


def _people(client: int) -> list[Person]:
    return [
        Person(
            family,
            f"{given}{chr(0x4E00 + 37 * client + at)}",
            tuple(f"13{client:02}{at}{number}55{client:02}{at}" for number in range(1 + at % 3)),
            tuple(f"c{client}.p{at}.{number}@example.cn" for number in range(at % 2 + (at == 4))),
        )
        for at, (family, given) in enumerate(_NAMES)
    ]


def _iphone(one: Person) -> bytes:
    return lines(
        "BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Apple Inc.//iPhone OS 17.4//EN", f"N:{one.family};{one.given};;;",
        f"FN:{one.name}",
        *(f"item{at}.TEL:{phone}\r\nitem{at}.X-ABLabel:老家" for at, phone in enumerate(one.phones, start=1)),
        *(f"EMAIL;type=INTERNET;type=HOME:{email}" for email in one.emails), "END:VCARD",
    )  # fmt: skip


def _huawei(one: Person) -> bytes:
    return lines(
        "BEGIN:VCARD", "VERSION:2.1",
        f"N;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE:{quoted(one.family)};{quoted(one.given)};;;",
        *soft("FN;CHARSET=UTF-8;ENCODING=QUOTED-PRINTABLE", one.name, width=12),
        *(f"TEL;CELL;PREF:{phone}" for phone in one.phones),
        *(f"EMAIL;HOME:{email}" for email in one.emails), "END:VCARD", end="\n",
    )  # fmt: skip


def _gbk(one: Person) -> bytes:
    return lines(
        "begin:vcard", "version:2.1", f"n:{one.family};{one.given}", f"fn:{one.name}",
        *(f"tel;cell:{phone}" for phone in one.phones), *(f"email;internet:{email}" for email in one.emails),
        "end:vcard", encoding="gb18030",
    )  # fmt: skip


def _outlook_2003(one: Person) -> bytes:
    return lines(
        "BEGIN:VCARD", "VERSION:2.1", f"N;CHARSET=gb2312:{one.family};{one.given}", f"FN;CHARSET=gb2312:{one.name}",
        *(f"TEL;WORK;VOICE:{phone}" for phone in one.phones), *(f"EMAIL;PREF;INTERNET:{email}" for email in one.emails),
        "REV:20030710T131200Z", "END:VCARD", encoding="gb18030",
    )  # fmt: skip


def _outlook_365(one: Person) -> bytes:
    return lines(
        "BEGIN:VCARD", "VERSION:2.1", f"N;LANGUAGE=zh-cn;CHARSET=utf-8:{one.family};{one.given}",
        f"FN;CHARSET=utf-8:{one.name}", *(f"TEL;CELL;VOICE:{phone}" for phone in one.phones),
        *(f"EMAIL;PREF;INTERNET:{email}" for email in one.emails),
        "X-MS-OL-DEFAULT-POSTAL-ADDRESS:0", "PHOTO;TYPE=JPEG;ENCODING=BASE64:", " /9j/4AAQSkZJRgAB", "", "END:VCARD",
    )  # fmt: skip


def _gmail(one: Person) -> bytes:
    return lines(
        "BEGIN:VCARD", "VERSION:3.0", f"FN:{one.name}", f"N:{one.family};{one.given};;;",
        *(f"TEL;TYPE=MOBILE:{phone}" for phone in one.phones),
        *(f"item{at}.EMAIL;TYPE=INTERNET:{email}\r\nitem{at}.X-ABLabel:" for at, email in enumerate(one.emails, 1)),
        "CATEGORIES:myContacts", "END:VCARD",
    )  # fmt: skip


def _macos(one: Person) -> bytes:
    return lines(
        "BEGIN:VCARD", "VERSION:3.0", "PRODID:-//Apple Inc.//macOS 14.4//EN", f"N:{one.family};{one.given};;;",
        f"FN:{one.name}", *(f"TEL;type=CELL;type=VOICE;type=pref:{phone}" for phone in one.phones),
        *(f"EMAIL;type=INTERNET;type=WORK;type=pref:{email}" for email in one.emails), "END:VCARD",
        encoding="utf-16",
    )  # fmt: skip


def _evolution(one: Person) -> bytes:
    return lines(
        "BEGIN:VCARD", "VERSION:3.0", f"X-EVOLUTION-FILE-AS:{one.family}\\, {one.given}", f"FN:{one.name}",
        f"N:{one.family};{one.given};;;",
        *(f'TEL;X-EVOLUTION-UI-SLOT={at};TYPE="CELL":{phone}' for at, phone in enumerate(one.phones, 1)),
        *(f"EMAIL;X-EVOLUTION-UI-SLOT={at};TYPE=WORK:{email}" for at, email in enumerate(one.emails, 1)), "END:VCARD",
    )  # fmt: skip


def _version_4(one: Person) -> bytes:
    return lines(
        "BEGIN:VCARD", "VERSION:4.0", "KIND:individual", f"FN:{one.name}", f"N:{one.family};{one.given};;;",
        *(f'TEL;VALUE=uri;PREF=1;TYPE="voice,cell":tel:{phone}' for phone in one.phones),
        *(f"EMAIL;PREF=1:{email}" for email in one.emails), "UID:urn:uuid:4fbe8971-0bc3-424c-9c26-36c3e1eff6b1",
        "END:VCARD",
    )  # fmt: skip


def _base64(one: Person) -> bytes:
    name = base64.b64encode(one.name.encode()).decode()
    return lines(
        "BEGIN:VCARD", "VERSION:2.1", f"FN;CHARSET=UTF-8;ENCODING=BASE64:{name}",
        *(f"TEL;CELL:{phone}" for phone in one.phones), *(f"EMAIL:{email}" for email in one.emails), "END:VCARD", "",
    )  # fmt: skip


def _no_end(one: Person) -> bytes:
    return lines(
        "BEGIN:VCARD", f"FN:{one.name}", *(f"TEL;TYPE=CELL:{phone}" for phone in one.phones),
        *(f"EMAIL:{email}" for email in one.emails), "VERSION:3.0", end="\r",
    )  # fmt: skip


def _lotus(one: Person) -> bytes:
    return lines(
        "BEGIN:VCARD", "VERSION:3.0", f"N:{one.family};{one.given};;;", f"FN:{one.name}",
        *(f"TEL;TYPE=CELL,VOICE:{phone}" for phone in one.phones),
        *(f"EMAIL;TYPE=INTERNET:{email[:9]}\r\n {email[9:]}" for email in one.emails), "X-LOTUS-CHARSET:UTF-8",
        "END:VCARD",
    )  # fmt: skip


_STYLES: tuple[tuple[str, Callable[[Person], bytes]], ...] = (
    ("iPhone", _iphone), ("华为", _huawei), ("vivo", _gbk), ("Outlook 2003", _outlook_2003),
    ("Outlook 365", _outlook_365), ("Gmail", _gmail), ("macOS", _macos), ("Evolution", _evolution),
    ("DAVx5", _version_4), ("OPPO", _base64), ("SIM card tool", _no_end), ("Lotus Notes", _lotus),
)  # fmt: skip


def _together(cards: list[bytes]) -> bytes:
    """Return cards as one file: each but the first without the byte order mark that its encoding wrote."""
    return b"".join(card if at == 0 else card.removeprefix(b"\xff\xfe") for at, card in enumerate(cards))


SAMPLES = tuple(
    Sample(
        f"{client}, five people",
        _together([write(one) for one in _people(number)]),
        tuple((one.name, one.phones, one.emails) for one in _people(number)),
    )
    for number, (client, write) in enumerate(_STYLES, start=10)
)
