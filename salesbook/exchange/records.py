"""What files hold, as plain records: the same for every format, knowing neither bytes nor tables of a database.

The records of rows are named tuples: an import makes hundreds of thousands of them, and a frozen dataclass of
this width takes nine times as long to make.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, time, timedelta  # noqa: TC003 (record types are inspected at run time)
from enum import StrEnum
from typing import NamedTuple, TypeAlias

from salesbook.domain.codes import (
    Attitude,
    Calendar,
    Channel,
    CustomerKind,
    DayKind,
    Disposition,
    Heat,
    Language,
    LifeStage,
    Outcome,
    Source,
    Tier,
)


class RecordKind(StrEnum):
    """What the rows of a table are."""

    CUSTOMERS = "customers"
    ORDERS = "orders"
    NOTES = "notes"


class Point(NamedTuple):
    """A way to reach somebody, as written in the file, and what the file calls it ("work", "cell", "老家")."""

    value: str
    label: str = ""


class DayValue(NamedTuple):
    """A day of the year in one of two calendars (D16).

    A lunar day may be the 30th of any month; `leap` says that it lies in the leap month. The year, if known, is
    that of the same calendar. A solar day exists (29 February with an unknown year included).
    """

    month: int
    day: int
    year: int | None = None
    calendar: Calendar = Calendar.SOLAR
    leap: bool = False


class RecordDay(NamedTuple):
    """A day that comes round for a customer; `label` is the file's own word where the kind does not say enough."""

    kind: DayKind
    value: DayValue
    label: str = ""


class Origin(StrEnum):
    """Where a field came from for which the book has no place."""

    CARD = "card"
    TABLE = "table"


class Extra(NamedTuple):
    """A field the book has no place for, kept as it was so that it can be written again.

    From a vCard: `name` is what stands before the colon (group, property, parameters; never an encoding), `value`
    the escaped value without line folding. From a table: the column's header and the cell's text.
    """

    name: str
    value: str
    origin: Origin = Origin.CARD


class ContactRecord(NamedTuple):
    """One customer of a file; `row` is its place there: the row of the sheet, the number of the card, from 1."""

    row: int
    name: str
    organisation: str = ""
    department: str = ""
    role: str = ""
    kind: CustomerKind | None = None
    phones: tuple[Point, ...] = ()
    emails: tuple[Point, ...] = ()
    wechats: tuple[Point, ...] = ()
    addresses: tuple[Point, ...] = ()
    urls: tuple[Point, ...] = ()
    ims: tuple[Point, ...] = ()
    birthday: DayValue | None = None
    days: tuple[RecordDay, ...] = ()
    groups: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    source: Source | None = None
    referrer: str = ""
    tier: Tier | None = None
    heat: Heat | None = None
    stage: LifeStage | None = None
    disposition: Disposition | None = None
    attitude: Attitude | None = None
    do_not_call: bool = False
    preferred_channel: Channel | None = None
    language: Language | None = None
    trade: str = ""
    place: str = ""
    nicknames: tuple[str, ...] = ()
    note: str = ""
    next_on: date | None = None
    next_what: str = ""
    extra: tuple[Extra, ...] = ()


class OrderRecord(NamedTuple):
    """One order of a file: `amount` in minor units of `currency` (ISO 4217), negative for a return."""

    row: int
    customer: str
    phone: str
    on: date
    amount: int
    currency: str
    what: str = ""
    note: str = ""
    organisation: str = ""
    extra: tuple[Extra, ...] = ()


class NoteRecord(NamedTuple):
    """One talk of a file; `at` is None where the file gives only the day."""

    row: int
    customer: str
    phone: str
    day: date
    note: str
    at: time | None = None
    channel: Channel | None = None
    outcome: Outcome | None = None
    organisation: str = ""
    extra: tuple[Extra, ...] = ()


class Skipped(NamedTuple):
    """What could not be taken: its place, why (a sentence) and its raw text, cut after some thousand characters."""

    row: int
    reason: str
    text: str


Record: TypeAlias = ContactRecord | OrderRecord | NoteRecord


class CalendarKind(StrEnum):
    """How a calendar shows an entry."""

    EVENT = "event"
    TASK = "task"


@dataclass(frozen=True, slots=True)
class CalendarRecord:
    """One entry of a calendar.

    Attributes:
        uid: stays the same from export to export, so that a calendar updates instead of doubling.
        on: the day, or the first of a recurrence.
        time: the rep's local time; None makes an all-day entry.
        duration: of a timed event; without it half an hour.
        every: the recurrence as an RRULE value (RFC 5545), or empty.
        alarm: when to remind, relative to the start (midnight of an all-day entry); negative is before.
        done: a task that is finished.
        sequence: grows with each change of the entry.
    """

    uid: str
    summary: str
    on: date
    kind: CalendarKind = CalendarKind.EVENT
    description: str = ""
    place: str = ""
    time: time | None = None
    duration: timedelta | None = None
    every: str = ""
    alarm: timedelta | None = None
    done: bool = False
    changed: datetime | None = None
    sequence: int = 0
