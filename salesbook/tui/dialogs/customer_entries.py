"""The lines of a customer's form: what each is called, shows and means."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from salesbook.domain.codes import (
    Attitude,
    Channel,
    CustomerKind,
    Disposition,
    Heat,
    LifeStage,
    PointKind,
    Source,
    Tier,
)
from salesbook.locale import N_
from salesbook.tui.dialogs import customer_texts as texts

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable
    from enum import StrEnum

    from salesbook.domain.customers import Customer

Value: TypeAlias = "StrEnum | bool | None"

_MOST_MONTHS = 120
_MOST_DAYS = 3650


@dataclass(frozen=True, slots=True)
class TextEntry:
    """A line to type in.

    Attributes:
        name: what it is called in the program.
        label: what the rep calls it; translate it.
        show: returns what is known as a text.
        put: returns the customer with what a text says; raises a SalesbookError with what is wrong with it.
        example: stands in the line while it is empty; translate it.
    """

    name: str
    label: str
    show: Callable[[Customer], str]
    put: Callable[[Customer, str], Customer]
    example: str = ""


@dataclass(frozen=True, slots=True)
class PickEntry:
    """A line to choose on.

    Attributes:
        name: the attribute of the customer.
        label: what the rep calls it; translate it.
        options: what there is to choose from, None first where the rep may leave it open.
    """

    name: str
    label: str
    options: tuple[Value, ...]

    def get(self, customer: Customer) -> Value:
        """Return what is known."""
        value: Value = getattr(customer, self.name)
        return value

    def put(self, customer: Customer, value: Value) -> Customer:
        """Return the customer with what was chosen."""
        return _with(customer, self.name, value)


Entry: TypeAlias = TextEntry | PickEntry


@dataclass(frozen=True, slots=True)
class Section:
    """Lines that belong together, under a heading; translate it."""

    heading: str
    entries: tuple[Entry, ...]


def _with(customer: Customer, attribute: str, value: object) -> Customer:
    return replace(customer, **{attribute: value})  # type: ignore[arg-type]


def _text(name: str, label: str, example: str = "") -> TextEntry:
    return TextEntry(name, label, lambda c: getattr(c, name), lambda c, text: _with(c, name, text), example)


def _points(kind: PointKind, label: str, example: str = "") -> TextEntry:
    return TextEntry(
        kind.value,
        label,
        lambda c: texts.show_points(c.points, kind),
        lambda c, text: texts.put_points(c, kind, text),
        example,
    )


def _words(name: str, label: str, example: str = "") -> TextEntry:
    return TextEntry(
        name,
        label,
        lambda c: texts.show_words(getattr(c, name)),
        lambda c, text: _with(c, name, texts.read_words(text, getattr(c, name))),
        example,
    )


def _count(name: str, label: str, least: int, most: int, example: str) -> TextEntry:
    return TextEntry(
        name,
        label,
        lambda c: texts.show_count(getattr(c, name)),
        lambda c, text: _with(c, name, texts.read_count(text, least, most)),
        example,
    )


def _open(codes: Iterable[StrEnum]) -> tuple[Value, ...]:
    return (None, *codes)


_YES_NO = (False, True)

BIRTHDAY = TextEntry(
    "birthday", N_("Birthday"), texts.show_birthday, texts.put_birthday, N_("3-15 ∙ 1985-03-15 ∙ lunar 8-15")
)
REFERRER = _text("referrer", N_("Referred by"), N_("somebody in the book: name, pinyin, part of a phone"))
CONTACT_EXAMPLE = N_("name, role, function, phone")
ABOUT = _text("about", N_("About"), N_("needs, habits, anything worth knowing"))

WHO = Section(
    N_("Who"),
    (
        PickEntry("kind", N_("Kind"), tuple(CustomerKind)),
        _text("name", N_("Name")),
        _text("organisation", N_("Company")),
        _text("department", N_("Department")),
        _text("role", N_("Role")),
        BIRTHDAY,
        _text("trade", N_("Trade")),
        _text("place", N_("Place")),
    ),
)
REACH = Section(
    N_("How to reach"),
    (
        _points(PointKind.PHONE, N_("Phones"), N_("138 0013 8000, office 0571-8888 0000")),
        _points(PointKind.EMAIL, N_("E-mails")),
        _points(PointKind.WECHAT, N_("WeChat")),
        _points(PointKind.ADDRESS, N_("Address")),
        PickEntry("preferred_channel", N_("Best channel"), _open(Channel)),
        _text("preferred_hour", N_("Best hour"), N_("after 3pm")),
        PickEntry("do_not_call", N_("Do not call"), _YES_NO),
    ),
)
STANDING = Section(
    N_("Where it stands"),
    (
        PickEntry("stage", N_("Stage"), tuple(LifeStage)),
        PickEntry("source", N_("Source"), _open(Source)),
        REFERRER,
        PickEntry("tier", N_("Tier"), _open(Tier)),
        PickEntry("heat", N_("Heat"), _open(Heat)),
        PickEntry("disposition", N_("Plan"), tuple(Disposition)),
        PickEntry("attitude", N_("Attitude"), _open(Attitude)),
        PickEntry("first_adopter", N_("First adopter"), _YES_NO),
        PickEntry("discount_only", N_("Discounts only"), _YES_NO),
        _words("groups", N_("Groups"), N_("several with a comma between")),
        _words("tags", N_("Tags"), N_("several with a comma between")),
    ),
)
TERMS = Section(
    N_("Rhythm and credit"),
    (
        _count("call_months", N_("Call every"), 1, _MOST_MONTHS, N_("months; empty goes by tier and class")),
        _count("visit_months", N_("Visit every"), 1, _MOST_MONTHS, N_("months; empty goes by tier and class")),
        TextEntry("credit_limit", N_("Credit limit"), texts.show_limit, texts.put_limit, N_("¥50,000 or 5万")),
        _count("credit_days", N_("Credit days"), 0, _MOST_DAYS, N_("30")),
    ),
)
