"""One card on its way to a record."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from salesbook.exchange.records import Extra, Point
from salesbook.exchange.vcard import own
from salesbook.exchange.vcard.labels import is_preferred, label
from salesbook.exchange.vcard.properties import unescape

if TYPE_CHECKING:
    from salesbook.exchange.records import DayValue, RecordDay
    from salesbook.exchange.vcard.cards import Card
    from salesbook.exchange.vcard.properties import Property

_MEDIA = frozenset({"PHOTO", "LOGO", "SOUND", "X-MS-CARDPICTURE"})
_LARGEST_BASE64 = 1 << 16


class Draft:
    """What has been found in a card so far.

    Attributes:
        card: the card.
        is_own: this book wrote it, so that its texts are taken literally.
        labels: Apple's labels by the group, in lower case, that they belong to.
        used_groups: the groups whose properties have found their place.
        points: by field of the record, each with whether the card prefers it.
        full_name: FN.
        parts: N in its five parts, `parts_raw` as written.
        title: TITLE, `duty` ROLE.
        values: what goes straight into fields of the record.
        structured: names and addresses in parts, for texts that don't show them.
        extras: properties without a place.
    """

    def __init__(self, card: Card) -> None:
        self.card = card
        self.is_own = any(p.name == "PRODID" and p.value == own.PRODUCT for p in card.properties)
        self.labels = {p.group.lower(): unescape(p.value) for p in card.properties if p.name == "X-ABLABEL"}
        self.labels.pop("", None)
        self.used_groups: set[str] = set()
        self.points: dict[str, list[tuple[bool, Point]]] = {}
        self.full_name = self.title = self.duty = self.parts_raw = ""
        self.parts = [""] * 5
        self.values: dict[str, Any] = {}
        self.groups: list[str] = []
        self.nicknames: list[str] = []
        self.notes: list[str] = []
        self.days: list[RecordDay] = []
        self.birthdays: list[DayValue] = []
        self.structured: list[Extra] = []
        self.extras: list[Extra] = []

    def text(self, prop: Property) -> str:
        """Return a property's text."""
        text = unescape(prop.value)
        return text if self.is_own else text.strip()

    def add(self, slot: str, prop: Property, value: str, named: str | None = None) -> bool:
        """Add a point with its label, or the one given; tell whether there was anything to add."""
        if not value:
            return False
        called = label(prop, self.labels, literal=self.is_own) if named is None else named
        self.points.setdefault(slot, []).append((is_preferred(prop), Point(value, called)))
        return True

    def in_order(self, slot: str) -> tuple[Point, ...]:
        """Return the points of a field, the preferred ones first."""
        found = self.points.get(slot, [])
        return tuple(point for _preferred, point in sorted(found, key=lambda pair: not pair[0]))

    def put_aside(self, prop: Property) -> None:
        """Keep a property for which there is no place, but never pictures and sounds."""
        if prop.is_base64 and (prop.name in _MEDIA or len(prop.value) > _LARGEST_BASE64):
            return
        self.extras.append(Extra(prop.head(), prop.value))
