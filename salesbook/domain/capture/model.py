"""What a capture line says, and whom the grammar asks about names and objections.

The small parts are named tuples: defining one costs an eighth of a dataclass, and a shell command that reads
a single line is measured by the millisecond.
"""

from datetime import date, datetime, time
from enum import Enum
from typing import NamedTuple, Protocol

from salesbook.domain.codes import Channel, Outcome


class Person(NamedTuple):
    """Somebody in the book: the id and the book's name."""

    id: int
    name: str


class Match(NamedTuple):
    """The beginning of a text that is somebody: how many characters, and who; several if it is ambiguous."""

    length: int
    customers: tuple[Person, ...]


class Directory(Protocol):
    """Who is in the book."""

    def longest(self, text: str) -> Match | None:
        """Return the longest beginning of `text` that is somebody and cuts no word; None if nobody is."""


class Heard(NamedTuple):
    """The beginning of a text that is an objection: how many characters, and the id of its card."""

    length: int
    card: str


class Phrasebook(Protocol):
    """What customers say when they object."""

    def longest(self, text: str) -> Heard | None:
        """Return the longest run of words at the beginning of `text` that belongs to one objection."""

    def offer(self, note: str) -> str | None:
        """Return the card of a known objection that the note quotes, None if it quotes none."""


class Customer(NamedTuple):
    """Whom the line is about: the name as typed and everybody it may mean."""

    typed: str
    people: tuple[Person, ...]

    @property
    def new(self) -> bool:
        """Whether nobody in the book is called so."""
        return not self.people

    @property
    def known(self) -> Person | None:
        """The one customer meant; None for a new or an ambiguous name."""
        return self.people[0] if len(self.people) == 1 else None


class Plan(NamedTuple):
    """A next contact: its (first) day, the time if said, the recurrence as an RRULE value, and what to do."""

    on: date
    time: time | None
    every: str | None
    what: str


class Promise(NamedTuple):
    """A promise, by the rep or theirs (D15); without a day where none could be read."""

    on: date | None
    time: time | None
    every: str | None
    what: str
    theirs: bool


class Objection(NamedTuple):
    """An objection heard: the id of its card, None where no card fits, and the words typed."""

    card: str | None
    words: str


class Order(NamedTuple):
    """An order: the amount in minor units of its currency (ISO 4217), and what was ordered."""

    amount_minor: int
    currency: str
    what: str


class Unread(NamedTuple):
    """A mark's text that could not be read, with a translated sentence that says what to do."""

    text: str
    hint: str


class SpanKind(Enum):
    """What a stretch of the line was read as; the names of lists are those of `Reading`."""

    CUSTOMER = "customer"
    CHANNEL = "channel"
    OUTCOME = "outcome"
    AT = "at"
    FOLLOWUP = "followups"
    IMPLIED = "implied"
    """A follow-up in the words of the note, which stay in the note; it stands in `followups` too."""
    PROMISE = "promises"
    OBJECTION = "objections"
    TAG = "tags"
    ORDER = "orders"
    UNREAD = "unread"
    """Text of the note that looks like a mark's and could not be read."""


class Span(NamedTuple):
    """A stretch of the line that a rule took, or tried to.

    Attributes:
        start: offset of its first character; this is the offset to give as `plain` to turn it back into text.
        end: offset behind its last character.
        head: where it was recognised: behind the name, the date, the amount. What follows up to `end` is free
            text that belongs to it.
        kind: what it was read as.
        nth: its place in the list of that kind in the reading, 0 where there is but one.
    """

    start: int
    end: int
    head: int
    kind: SpanKind
    nth: int


class Reading(NamedTuple):
    """One line as the grammar understands it.

    Attributes:
        text: the line as typed.
        customer: whom it is about; None where no name was typed.
        channel: the channel typed, else the default.
        outcome: the outcome typed.
        at: when it happened, if that was typed, with the offset that `now` had.
        note: what no rule took, as typed.
        followups: next contacts: those after a mark first, then those in the words of the note.
        promises: promises both ways.
        objections: objections heard.
        tags: tags without their mark, each once.
        orders: orders.
        unread: what could not be read; it stays in the note, or in the promise it belongs to.
        offered: the card of an objection that the note quotes without a mark.
        spans: what was taken where, in the order of the line.
    """

    text: str
    customer: Customer | None
    channel: Channel | None
    outcome: Outcome | None
    at: datetime | None
    note: str
    followups: tuple[Plan, ...]
    promises: tuple[Promise, ...]
    objections: tuple[Objection, ...]
    tags: tuple[str, ...]
    orders: tuple[Order, ...]
    unread: tuple[Unread, ...]
    offered: str | None
    spans: tuple[Span, ...]
