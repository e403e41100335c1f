"""Customers as cards of version 4.0 (RFC 6350) or 3.0 (RFC 2426), for phones and other programs, and back exactly."""

from __future__ import annotations

import re
from enum import StrEnum
from typing import TYPE_CHECKING, BinaryIO

from salesbook.domain.codes import CustomerKind, DayKind
from salesbook.exchange.folding import fold_line
from salesbook.exchange.records import Origin
from salesbook.exchange.vcard import own
from salesbook.exchange.vcard.days import is_lunar, write_lunar, write_solar
from salesbook.exchange.vcard.labels import TYPES
from salesbook.exchange.vcard.own import escape, holdable
from salesbook.exchange.vcard.properties import write_param

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesbook.exchange.records import ContactRecord, DayValue, Extra, Point, RecordDay


class Version(StrEnum):
    """A version of vCard that can be written."""

    V3 = "3.0"
    V4 = "4.0"


_HEAD = re.compile(r"(?:(?P<group>[A-Za-z0-9-]+)\.)?(?P<name>[A-Za-z0-9-]+)(?P<params>;[^\r\n]*)?")
_STANDS_FOR = re.compile(rf";{own.STANDS_FOR}=(\"[^\"]*\"|[^\";:]*)")
_BASE64 = re.compile(r";ENCODING=b", re.IGNORECASE)
_APPLE_ANNIVERSARY = "_$!<Anniversary>!$_"
_ITEM = re.compile(r"item(\d+)\.", re.IGNORECASE)


class _Card:
    """The lines of one card."""

    def __init__(self, record: ContactRecord, version: Version) -> None:
        self._record = record
        self._old = version is Version.V3
        self._lines: list[str] = ["BEGIN:VCARD", f"VERSION:{version.value}", f"PRODID:{own.PRODUCT}"]
        self._items = 1 + max((int(m[1]) for e in record.extra if (m := _ITEM.match(e.name))), default=0)

    def lines(self) -> list[str]:
        """Return the card, not yet folded."""
        record = self._record
        self._name()
        if record.organisation or record.department:
            department = f";{escape(record.department)}" if record.department else ""
            self._put("ORG", escape(record.organisation) + department)
        for name, text in (("TITLE", record.role), ("NOTE", record.note)):
            if text:
                self._put(name, escape(text))
        for name, words in (("NICKNAME", record.nicknames), ("CATEGORIES", record.groups)):
            if words:
                self._put(name, ",".join(escape(word) for word in words))
        self._points()
        self._days()
        if record.kind is CustomerKind.COMPANY:
            self._put("X-ABShowAs" if self._old else "KIND", "COMPANY" if self._old else "org")
        for name, field in own.FIELDS.items():
            if value := getattr(record, field.slot):
                self._put(name, field.write(value))
        for extra in record.extra:
            self._extra(extra)
        return [*self._lines, "END:VCARD"]

    def _put(self, head: str, value: str) -> None:
        self._lines.append(f"{head}:{value}")

    def _labelled(self, name: str, value: str, label: str) -> None:
        """Put a value with its label: as types if every program knows them, else as Apple's label."""
        words = label.split(" ")
        if not label:
            self._put(name, value)
        elif set(words) <= TYPES and len(words) == len(set(words)) and words == sorted(words, key=_TYPE_ORDER.index):
            self._put(f"{name};TYPE={','.join(words)}", value)
        else:
            group = f"item{self._items}."
            self._items += 1
            self._put(group + name, value)
            self._put(f"{group}X-ABLabel", escape(label))

    def _kept(self, name: str, text: str) -> Extra | None:
        """Return the structured form that was kept for a text."""
        for extra in self._record.extra:
            if extra.origin is Origin.CARD and extra.name.upper().startswith(f"{name};"):
                found = _STANDS_FOR.search(extra.name)
                if found and found[1] in (write_param(text), f'"{write_param(text)}"'):
                    return extra
        return None

    def _name(self) -> None:
        name = self._record.name
        self._put("FN", escape(name))
        kept = self._kept("N", name)
        whole = self._record.kind is CustomerKind.COMPANY
        self._put("N", holdable(kept.value) if kept else own.plain_parts(name, whole=whole))

    def _points(self) -> None:
        record = self._record
        for point in record.phones:
            self._labelled("TEL", escape(point.value), point.label)
        for point in record.emails:
            self._labelled("EMAIL", escape(point.value), point.label)
        for point in record.addresses:
            kept = self._kept("ADR", point.value)
            self._labelled("ADR", holdable(kept.value) if kept else f";;{escape(point.value)};;;;", point.label)
        for point in record.urls:
            # An address of the web is no text: its commas and semicolons stay plain.
            value = point.value.replace("\\", "\\\\").replace("\r\n", "\\n").replace("\r", "\\n").replace("\n", "\\n")
            self._labelled("URL", holdable(value), point.label)
        for point in record.wechats:
            self._labelled("X-WECHAT", escape(point.value), point.label)
        for point in record.ims:
            self._im(point)

    def _im(self, point: Point) -> None:
        service = f";X-SERVICE-TYPE={_param(point.label)}" if point.label else ""
        self._put(f"IMPP{service}", f"x-apple:{escape(point.value)}")

    def _days(self) -> None:
        if self._record.birthday is not None:
            self._birthday(self._record.birthday)
        for day in self._record.days:
            if day.kind is DayKind.ANNIVERSARY and not day.label and not is_lunar(day.value) and not self._old:
                params, value = write_solar(day.value, old=False)
                self._put(f"ANNIVERSARY{params}", value)
            else:
                self._date(day)

    def _birthday(self, day: DayValue) -> None:
        if is_lunar(day):
            self._put("X-ALTBDAY;CALSCALE=chinese", write_lunar(day))
            return
        params, value = write_solar(day, old=self._old)
        self._put(f"BDAY{params}", value)

    def _date(self, day: RecordDay) -> None:
        if is_lunar(day.value):
            params, value = ";CALSCALE=chinese", write_lunar(day.value)
        else:
            params, value = write_solar(day.value, old=self._old)
        group = f"item{self._items}."
        self._items += 1
        which = _param(f"{day.kind.value} {day.label}".rstrip(" "))
        self._put(f"{group}X-ABDATE{params};{own.DAY}={which}", value)
        apple = _APPLE_ANNIVERSARY if day.kind is DayKind.ANNIVERSARY and not day.label else ""
        self._put(f"{group}X-ABLabel", apple or escape(day.label or day.kind.value))

    def _extra(self, extra: Extra) -> None:
        found = _HEAD.fullmatch(extra.name) if extra.origin is Origin.CARD else None
        if found is None:
            self._put(f"{own.COLUMN};{own.HEADER}={_param(extra.name)}", escape(extra.value))
            return
        if _STANDS_FOR.search(extra.name) and found["name"].upper() in ("N", "ADR"):
            return
        name, value = extra.name, extra.value.replace("\r\n", "\n").replace("\r", "\n").replace("\n", "\\n")
        if not self._old and _BASE64.search(name):
            name, value = _BASE64.sub("", name), f"data:application/octet-stream;base64,{value}"
        self._put(holdable(name), holdable(value))


_TYPE_ORDER = ("work", "home", "cell", "fax", "pager", "main")


def _param(text: str) -> str:
    return f'"{holdable(write_param(text)).strip(chr(34))}"'


def write_vcards(out: BinaryIO, records: Iterable[ContactRecord], version: Version = Version.V4) -> None:
    """Write customers as cards, one by one, folded at 75 octets, in UTF-8 with CRLF.

    Everything a record holds comes back from `read_vcards`, kept properties included, but for what vCard has no way
    to write (`own.escape`).
    """
    for record in records:
        for line in _Card(record, version).lines():
            out.write(fold_line(line))
