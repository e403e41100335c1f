"""A record merged into what the book holds of somebody: nothing of either side is lost.

What is empty is filled. Of two values the book's stays, and the record's becomes a further point or day, or a line
of `about`. Merging the same record again changes nothing: that is how "unchanged" is known.
"""

from __future__ import annotations

import re
from operator import attrgetter
from typing import TYPE_CHECKING

from salesbook.book.transfer import extras
from salesbook.book.transfer.keys import has_own_name, is_stand_in, name_key
from salesbook.domain.codes import CustomerKind, DayKind, Disposition, LifeStage, PointKind
from salesbook.domain.terms import term
from salesbook.exchange import codewords
from salesbook.locale import N_, _

if TYPE_CHECKING:
    from collections.abc import Callable
    from enum import StrEnum

    from salesbook.book.transfer.held import Held
    from salesbook.exchange.records import ContactRecord, DayValue, Extra

_TEXTS = (
    ("organisation", N_("Company")),
    ("department", N_("Department")),
    ("role", N_("Role")),
    ("trade", N_("Trade")),
    ("place", N_("Place")),
)
_CODES: tuple[tuple[str, str, Callable[[str], StrEnum | None]], ...] = (
    ("kind", N_("Kind"), codewords.KINDS.find),
    ("stage", N_("Stage"), codewords.STAGES.find),
    ("disposition", N_("Disposition"), codewords.DISPOSITIONS.find),
    ("source", N_("Source"), codewords.SOURCES.find),
    ("tier", N_("Tier"), codewords.TIERS.find),
    ("heat", N_("Heat"), codewords.HEATS.find),
    ("attitude", N_("Attitude"), codewords.ATTITUDES.find),
    ("preferred_channel", N_("Preferred channel"), codewords.CHANNELS.find),
    ("language", N_("Language"), codewords.LANGUAGES.find),
)
# With these every customer begins, whether anybody chose them or not: they say nothing.
_UNSAID = {"kind": CustomerKind.PERSON, "stage": LifeStage.PROSPECT, "disposition": Disposition.KEEP_CALLING}
_POINTS = (
    PointKind.PHONE,
    PointKind.EMAIL,
    PointKind.WECHAT,
    PointKind.ADDRESS,
    PointKind.URL,
    PointKind.IM,
)
_texts = attrgetter(*(column for column, _label in _TEXTS))
_codes = attrgetter(*(column for column, _label, _find in _CODES))
_points = attrgetter("phones", "emails", "wechats", "addresses", "urls", "ims")
_NAMING = (PointKind.PHONE, PointKind.EMAIL, PointKind.WECHAT)
_LINE_END = re.compile(r"[:：] ?(.+)$", re.MULTILINE)


def merge(held: Held, record: ContactRecord) -> bool:
    """Merge a record into a customer; tell whether anything changed."""
    before = held.version
    _merge_name(held, record)
    for (column, label), value in zip(_TEXTS, _texts(record), strict=True):
        if value:
            _merge_text(held, column, label, value)
    if any(codes := _codes(record)):
        for (column, label, find), code in zip(_CODES, codes, strict=True):
            if code is not None and code != _UNSAID.get(column):
                _merge_code(held, column, label, find, code)
    if record.do_not_call and not held.row["do_not_call"]:
        held.set("do_not_call", 1)
    merge_points(held, record)
    merge_days(held, record)
    for group in record.groups:
        held.add_group(group)
    for tag in record.tags:
        held.add_tag(tag)
    if record.note and f"\n{record.note}\n" not in _about(held):
        _append(held, record.note)
    if record.next_on is not None:
        held.add_plan(record.next_on.isoformat(), record.next_what)
    elif record.next_what and not _says(held, record.next_what):
        _append_line(held, N_("Next step"), record.next_what)
    if record.referrer:
        _merge_referrer(held, record.referrer)
    for extra in record.extra:
        _merge_extra(held, extra, extras.CUSTOMER_COLUMNS)
    return held.version != before


def merge_contact(contact: Held, customer: Held, record: ContactRecord) -> bool:
    """Merge a record into a contact, and into its customer what a contact has no place for."""
    before = contact.version + customer.version
    if record.name != contact.row["name"] and has_own_name(record):
        customer.keep((extras.NICKNAME, record.name))
    role = record.role
    if contact.row["role"] in (None, "", role):
        if role and not contact.row["role"]:
            contact.set("role", role)
        role = ""
    merge_points(contact, record)
    merge_days(contact, record)
    for extra in record.extra:
        if extra.name != extras.CONTACT_OF:
            _merge_extra(contact, extra, extras.CONTACT_COLUMNS, customer)
    organisation = record.organisation
    if name_key(organisation) == name_key(str(customer.row["name"])):
        organisation = ""
    left = record._replace(
        name=str(customer.row["name"]), organisation=organisation, role=role, kind=None, phones=(), emails=(),
        wechats=(), addresses=(), urls=(), ims=(), birthday=None, days=(), extra=(),
    )  # fmt: skip
    merge(customer, left)
    return contact.version + customer.version != before


def _merge_name(held: Held, record: ContactRecord) -> None:
    if record.name != held.row["name"] and has_own_name(record):
        if _stands_in(held, str(held.row["name"])) and not _is_known_as(held, record.name):
            held.set("name", record.name)
        else:
            held.keep((extras.NICKNAME, record.name))
    for nickname in record.nicknames:
        held.keep((extras.NICKNAME, nickname))


def _stands_in(held: Held, name: str) -> bool:
    """Tell whether a name is only a number or an address that a customer has."""
    points = [(point.kind, point.folded) for point in held.points.values() if point.kind in _NAMING]
    return is_stand_in(name, points)


def _is_known_as(held: Held, name: str) -> bool:
    """Tell whether a customer has a name already, lest two numbers take turns as the name of one customer."""
    if name_key(name) == name_key(str(held.row["name"])) or (extras.NICKNAME, name) in held.extras:
        return True
    return _stands_in(held, name)


def _merge_text(held: Held, column: str, label: str, value: str) -> None:
    known = held.row[column]
    if not known:
        held.set(column, value)
    elif name_key(value) != name_key(str(known)) and not _says(held, value):
        _append_line(held, label, value)


def _merge_code(held: Held, column: str, label: str, find: Callable[[str], StrEnum | None], code: StrEnum) -> None:
    known = held.row[column]
    if not known or known == _UNSAID.get(column):
        held.set(column, code.value)
    elif known != code and not any(find(found) == code for found in _LINE_END.findall(str(held.row["about"] or ""))):
        # A word that is read back in any language, lest the same file adds a line in each.
        word = term(code)
        _append_line(held, label, word if find(word) == code else code.value)


def merge_points(held: Held, record: ContactRecord) -> None:
    """Add the ways to reach somebody."""
    for kind, points in zip(_POINTS, _points(record), strict=True):
        for value, label in points:
            held.add_point(kind, value, label)


def merge_days(held: Held, record: ContactRecord) -> None:
    """Add the days that come round."""
    if record.birthday is not None:
        _merge_day(held, DayKind.BIRTHDAY, record.birthday, "")
    for kind, value, label in record.days:
        _merge_day(held, kind, value, label)


def _merge_day(held: Held, kind: DayKind, value: DayValue, label: str) -> None:
    held.add_day((kind.value, value.calendar.value, value.month, value.day, value.leap, label), value.year)


def _merge_referrer(held: Held, referrer: str) -> None:
    if held.referrer and name_key(held.referrer) == name_key(referrer):
        return
    held.keep((extras.REFERRER, referrer))


def _merge_extra(held: Held, extra: Extra, columns: frozenset[str], owner: Held | None = None) -> None:
    """Put a field of an export of the book where it came from; keep any other."""
    column = extras.own_column(extra)
    if column in columns:
        value = extras.read_column(column, extra.value)
        known = held.row[column]
        # As in exports: no months between calls is a choice of the rep's, a flag that is not set is none.
        free = not known and (known is None or column not in extras.NUMBERS)
        if value is not None and (known == value or free):
            if known != value:
                held.set(column, value)
            return
    (owner or held).keep(extras.pair(extra))


def _about(held: Held) -> str:
    return f"\n{held.row['about'] or ''}\n"


def _says(held: Held, value: str) -> bool:
    """Tell whether `about` has a value on a line of its own, whatever it is called there, in whatever language."""
    about = _about(held)
    return f": {value}\n" in about or f"：{value}\n" in about or f"\n{value}\n" in about


def _append_line(held: Held, label: str, value: str) -> None:
    _append(held, _("{field}: {value}").format(field=_(label), value=value))


def _append(held: Held, text: str) -> None:
    about = held.row["about"]
    held.set("about", f"{about}\n{text}" if about else text)
