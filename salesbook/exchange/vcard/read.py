"""Cards as customers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, BinaryIO

from salesbook.domain.codes import Calendar, CustomerKind, DayKind
from salesbook.exchange.names import is_han, join_name, split_name
from salesbook.exchange.records import ContactRecord, Extra, RecordDay, Skipped
from salesbook.exchange.vcard import own
from salesbook.exchange.vcard.cards import cards
from salesbook.exchange.vcard.draft import Draft
from salesbook.exchange.vcard.properties import write_param
from salesbook.exchange.vcard.takers import taker
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesbook.exchange.records import Point
    from salesbook.exchange.vcard.cards import Card
    from salesbook.exchange.vcard.properties import Property

_DROPPED = frozenset({"PRODID", "X-PRODID", "X-ABLABEL"})
_POINT_SLOTS = ("phones", "emails", "wechats", "addresses", "urls", "ims")
_NAMING = ("phones", "emails", "wechats", "ims")


def read_vcards(file: BinaryIO) -> Iterator[ContactRecord | Skipped]:
    """Give each card of a file as a customer, or why it can't be one; as many as there are cards.

    A card needs a name, a phone number, an e-mail address or another id. Pictures and sounds inside of cards are
    left out; every other property without a place in the record is kept as `Extra`.
    """
    for card in cards(file):
        if card.too_large:
            yield Skipped(card.number, _("The card is larger than any contact; its text is cut."), card.text)
        else:
            yield _record(card)


def _record(card: Card) -> ContactRecord | Skipped:
    draft = Draft(card)
    for prop in card.properties:
        _take(draft, prop)
    for prop in card.properties:
        if prop.name == "X-ABLABEL" and prop.group.lower() not in draft.used_groups:
            draft.put_aside(prop)
    points = {slot: draft.in_order(slot) for slot in _POINT_SLOTS}
    name = _name(draft, points)
    if not name:
        reason = _("There is neither a name nor a phone number nor an e-mail address.")
        return Skipped(card.number, reason, card.text)
    values: dict[str, Any] = points | draft.values
    if values.get("organisation") == name and not draft.is_own:
        values["organisation"] = ""
    solar_first = sorted(draft.birthdays, key=lambda day: day.calendar is Calendar.LUNAR)
    draft.days += [RecordDay(DayKind.BIRTHDAY, day) for day in solar_first[1:]]
    return ContactRecord(
        row=card.number,
        name=name,
        role=draft.title or draft.duty,
        birthday=solar_first[0] if solar_first else None,
        days=tuple(draft.days),
        groups=tuple(draft.groups),
        nicknames=tuple(draft.nicknames),
        note="\n".join(draft.notes),
        extra=(*draft.structured, *draft.extras),
        **values,
    )


def _take(draft: Draft, prop: Property) -> None:
    """Find the place of a property, or keep it."""
    if prop.name in _DROPPED or not prop.value.strip("" if draft.is_own else "; ,\t"):
        return
    if field := own.FIELDS.get(prop.name):
        try:
            draft.values[field.slot] = field.read(prop.value)
        except ValueError:
            draft.put_aside(prop)
        return
    take = taker(prop.name)
    if take is None or not take(draft, prop):
        draft.put_aside(prop)
    elif prop.group:
        draft.used_groups.add(prop.group.lower())


def _name(draft: Draft, points: dict[str, tuple[Point, ...]]) -> str:
    """Return what the customer is called: by the name the card shows, its parts, or whatever else there is."""
    if draft.is_own and draft.full_name:
        _keep_parts(draft, draft.full_name)
        return draft.full_name
    family, given, middle, prefix, suffix = draft.parts
    joined = join_name(family, given, middle, prefix, suffix)
    name = draft.full_name or joined
    if is_han(joined) and sorted(name.replace(" ", "")) == sorted(joined):
        # Programs for Western names write Chinese ones apart, and the given name first.
        name = joined
    if not name and draft.nicknames:
        name = draft.nicknames[0]
    if not name and draft.values.get("organisation"):
        name = draft.values["organisation"]
        draft.values.setdefault("kind", CustomerKind.COMPANY)
    if not name:
        name = next((point.value for slot in _NAMING for point in points[slot]), "")
    if name:
        _keep_parts(draft, name)
    return name


def _keep_parts(draft: Draft, name: str) -> None:
    """Keep the parts of a name where they can't be told from the name itself."""
    if draft.is_own:
        is_plain = draft.parts_raw in (own.plain_parts(name, whole=False), own.plain_parts(name, whole=True))
    else:
        filled = [part for part in draft.parts if part]
        is_plain = len(filled) < 2 or tuple(draft.parts) == (*split_name(name), "", "", "")
    if draft.parts_raw and not is_plain:
        draft.structured.insert(0, Extra(f"N;{own.STANDS_FOR}={write_param(name)}", draft.parts_raw))
