"""What a customer's form writes on a line, and how such a line is read back.

A part that stands in the line as it was shown is taken back as it was, whatever characters it holds: nobody's number
or name is altered because another one was edited.
"""

from __future__ import annotations

import re
from dataclasses import replace
from typing import TYPE_CHECKING

from salesbook.domain.codes import Calendar, ContactFunction, DayKind, PointKind
from salesbook.domain.customers import Contact, Customer, Point, SpecialDay
from salesbook.domain.days import DayOfYear
from salesbook.domain.errors import SalesbookError
from salesbook.domain.money import format_amount
from salesbook.domain.terms import term
from salesbook.domain.text import fold
from salesbook.locale import _, language

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

WORD_ENDS = ",，;；、"
_POINT_ENDS = {PointKind.PHONE: WORD_ENDS + "/／", PointKind.ADDRESS: ";；"}
_COLON_LABEL = re.compile(r"(?P<label>[^:：]+)[:：]\s*(?P<value>[+(（]*\d.*)", re.DOTALL)
_PLAIN_LABEL = re.compile(r"(?P<label>[^\d+(（]*[^\d+(（\s])\s*(?P<value>[+(（]*\d.*)", re.DOTALL)
_PHONE = re.compile(r"[+(（]*\d[\d\s\-–().（）+#*/／转xext]{3,}")
_SHORT_DAY = re.compile(r"\d\d\d\d")
_BARE_NUMBER = re.compile(r"\d{5}|\d+\.\d{3,}|\d{4,5}\.\d+")
_LEAP = re.compile(r"\bleap\b\s*", re.IGNORECASE)
_COUNT = re.compile(r"(\d{1,6})\s*(?:天|日|个月|月|days?|months?|d|m)?", re.IGNORECASE)
_FUNCTIONS = {
    ContactFunction.DECIDES: ("decides", "decider", "decision maker", "决策人", "决策", "决策者"),
    ContactFunction.HANDLES: ("handles", "handler", "经办人", "经办"),
    ContactFunction.GATEKEEPER: ("gatekeeper", "gate", "前台", "挡驾"),
}
_BETWEEN = ", "


def pieces(text: str, ends: str, known: Iterable[str] = ()) -> list[str]:
    """Return the parts of a line between the characters `ends`; a `known` part stays whole even if it holds one."""
    wholes = sorted((k for k in known if k.strip()), key=len, reverse=True)
    found: list[str] = []
    start = 0
    while start < len(text):
        whole = next((k for k in wholes if text.startswith(k, start) and _is_end(text, start + len(k), ends)), None)
        if whole is not None:
            found.append(whole)
            start += len(whole)
        elif text[start] in ends or text[start].isspace():
            start += 1
        else:
            end = next((at for at in range(start, len(text)) if text[at] in ends), len(text))
            found.append(text[start:end].rstrip())
            start = end
    return found


def _is_end(text: str, at: int, ends: str) -> bool:
    rest = text[at:].lstrip()
    return not rest or rest[0] in ends


# Ways to reach somebody


def show_points(points: Iterable[Point], kind: PointKind) -> str:
    """Return the points of one kind as a line."""
    between = "; " if kind is PointKind.ADDRESS else _BETWEEN
    return between.join(_show_point(point) for point in points if point.kind is kind)


def _show_point(point: Point) -> str:
    if not point.label or point.kind is not PointKind.PHONE:
        return point.value
    plain = _PLAIN_LABEL.fullmatch(f"{point.label} {point.value}")
    clear = plain is not None and (plain["label"], plain["value"]) == (point.label, point.value)
    return f"{point.label} {point.value}" if clear else f"{point.label}: {point.value}"


def put_points(customer: Customer, kind: PointKind, text: str) -> Customer:
    """Return the customer with the points of one kind as a line says; the other kinds stay.

    Raises:
        SalesbookError: a part of the line can't be of this kind.
    """
    return replace(customer, points=_merged(customer.points, kind, text))


def _merged(points: Sequence[Point], kind: PointKind, text: str) -> tuple[Point, ...]:
    new = _read_points(points, kind, text)
    first = next((at for at, point in enumerate(points) if point.kind is kind), len(points))
    others = [point for point in points[first:] if point.kind is not kind]
    return (*points[:first], *new, *others)


def _read_points(points: Sequence[Point], kind: PointKind, text: str) -> list[Point]:
    before = [point for point in points if point.kind is kind]
    known = {_show_point(point): point for point in reversed(before)}
    parts = pieces(text, _POINT_ENDS.get(kind, WORD_ENDS), known)
    # Labels that the line doesn't show go on with the values in their places.
    labels = [point.label for point in before] if len(before) == len(parts) else [""] * len(parts)
    return [known.get(part) or _read_point(kind, part, label) for part, label in zip(parts, labels, strict=True)]


def _read_point(kind: PointKind, text: str, label: str) -> Point:
    if kind is PointKind.PHONE:
        if not re.search(r"\d", text):
            raise SalesbookError(
                _("“{text}” is no phone number: write its digits, with a label before them if you like.").format(
                    text=text
                )
            )
        return Point(kind, *_labelled(text))
    if kind is PointKind.EMAIL and "@" not in text:
        raise SalesbookError(_("“{text}” is no e-mail address: it has no @.").format(text=text))
    return Point(kind, text, label)


def _labelled(text: str) -> tuple[str, str]:
    """Return the number and the label of `办公 0571-8888` or `line 2: 0571-8888`."""
    found = _COLON_LABEL.fullmatch(text)
    if found is None or _PHONE.fullmatch(found["label"]):
        found = _PLAIN_LABEL.fullmatch(text)
    return (found["value"], found["label"].strip()) if found else (text, "")


# Days


def show_birthday(customer: Customer) -> str:
    """Return the birthday as it is typed, empty if none is known."""
    day = birthday(customer)
    if day is None:
        return ""
    year = "" if day.year is None else f"{day.year}-"
    if day.calendar is Calendar.SOLAR:
        return f"{year}{day.month:02}-{day.day:02}"
    if language() == "zh":
        year = "" if day.year is None else f"{day.year}年"
        return f"农历{year}{'闰' if day.leap else ''}{day.month}月{day.day}日"
    return f"lunar {'leap ' if day.leap else ''}{year}{day.month}-{day.day}"


def birthday(customer: Customer) -> DayOfYear | None:
    """Return the birthday, if one is known."""
    return next((one.day for one in customer.days if one.kind is DayKind.BIRTHDAY), None)


def put_birthday(customer: Customer, text: str) -> Customer:
    """Return the customer with the birthday that a line says; other days stay.

    Raises:
        SalesbookError: the line is no day.
    """
    old = next((one for one in customer.days if one.kind is DayKind.BIRTHDAY), None)
    day = read_day(text)
    if day is None:
        return replace(customer, days=tuple(one for one in customer.days if one is not old))
    new = SpecialDay(DayKind.BIRTHDAY, day, old.label if old else "")
    if old is None:
        return replace(customer, days=(*customer.days, new))
    return replace(customer, days=tuple(new if one is old else one for one in customer.days))


def read_day(text: str) -> DayOfYear | None:
    """Return the day of the year that a line says, in either calendar (D16); None for an empty line.

    Raises:
        SalesbookError: it says none, or one that does not exist.
    """
    from salesbook.exchange.dayvalues import parse_day

    text = text.strip()
    if not text:
        return None
    # 0315 is a day; other bare numbers would be taken for the day numbers of spreadsheets.
    plain = f"--{text}" if _SHORT_DAY.fullmatch(text) else _LEAP.sub("闰", text)
    found = None if _BARE_NUMBER.fullmatch(text) else parse_day(plain)
    if found is None:
        raise SalesbookError(
            _("“{text}” is no day: write 3-15, 1985-03-15, or lunar 8-15 (农历八月十五).").format(text=text)
        )
    return DayOfYear(found.calendar, found.month, found.day, found.leap, found.year)


# Words and figures


def show_words(words: Iterable[str]) -> str:
    """Return groups or tags as a line."""
    return _BETWEEN.join(words)


def read_words(text: str, known: Iterable[str] = ()) -> tuple[str, ...]:
    """Return the groups or tags of a line, each once; a # before a tag is left out."""
    before = tuple(known)
    found = (part if part in before else part.lstrip("#＃").strip() for part in pieces(text, WORD_ENDS, before))
    return tuple(dict.fromkeys(word for word in found if word))


def show_limit(customer: Customer) -> str:
    """Return the credit limit as it is typed."""
    if customer.credit_limit is None:
        return ""
    return format_amount(customer.credit_limit, customer.credit_currency or "CNY")


def put_limit(customer: Customer, text: str) -> Customer:
    """Return the customer with the credit limit that a line says, in the currency it names or the one before (D20).

    Raises:
        SalesbookError: the line is no amount.
    """
    from salesbook.exchange.amounts import parse_amount

    if not text.strip():
        return replace(customer, credit_limit=None)
    currency = customer.credit_currency or "CNY"
    found = parse_amount(text.strip(), currency=currency)
    if found is None or found.minor < 0:
        raise SalesbookError(_("“{text}” is no amount: write 50000, ¥50,000 or 5万.").format(text=text))
    return replace(customer, credit_limit=found.minor, credit_currency=found.currency or currency)


def show_count(number: int | None) -> str:
    """Return a number of days or months as it is typed."""
    return "" if number is None else str(number)


def read_count(text: str, least: int, most: int) -> int | None:
    """Return a number of days or months from `least` to `most`; None for an empty line.

    Raises:
        SalesbookError: it is no such number.
    """
    if not text.strip():
        return None
    found = _COUNT.fullmatch(fold(text))
    if found is None or not least <= int(found[1]) <= most:
        raise SalesbookError(
            _("“{text}” is no number from {least} to {most}.").format(text=text, least=least, most=most)
        )
    return int(found[1])


# Contacts


def show_contact(contact: Contact) -> str:
    """Return a contact as a line: name, role, function, phones, e-mails."""
    function = term(contact.function) if contact.function else ""
    parts = (contact.name, contact.role, function, *_shown_points(contact))
    return _BETWEEN.join(part for part in parts if part)


def _shown_points(contact: Contact) -> list[str]:
    kinds = (PointKind.PHONE, PointKind.EMAIL)
    return [_show_point(point) for kind in kinds for point in contact.points if point.kind is kind]


def read_contact(text: str, before: Contact | None = None) -> Contact | None:
    """Return the contact of a line, with what the line does not show taken from the contact `before`; None if empty.

    The first part is the name. Of the others a word of the trade is the function, what looks like a phone number or
    an e-mail address is one, and the rest is the role.
    """
    if before is not None and text == show_contact(before):
        return before
    if not text.strip():
        return None
    known = [before.name, before.role, *_shown_points(before)] if before else []
    name, *others = pieces(text, WORD_ENDS, known) or [text.strip()]
    function: ContactFunction | None = None
    role: list[str] = []
    reach: dict[PointKind, list[str]] = {PointKind.PHONE: [], PointKind.EMAIL: []}
    points = {_show_point(point): point.kind for point in before.points} if before else {}
    for part in others:
        kind = points.get(part) or _reach_kind(part)
        if before is not None and part == before.role:
            role.append(part)
        elif function is None and (means := _function(part)) is not None:
            function = means
        elif kind in reach:
            reach[kind].append(part)
        else:
            role.append(part)
    contact = replace(before or Contact(name), name=name, role=_BETWEEN.join(role), function=function)
    for kind, parts in reach.items():
        contact = replace(contact, points=_merged(contact.points, kind, _BETWEEN.join(parts)))
    return contact


def _function(text: str) -> ContactFunction | None:
    word = fold(text)
    return next((f for f, words in _FUNCTIONS.items() if word in words or word == fold(term(f))), None)


def _reach_kind(text: str) -> PointKind | None:
    if "@" in text and " " not in text:
        return PointKind.EMAIL
    return PointKind.PHONE if _PHONE.fullmatch(_labelled(text)[0]) else None
