"""What a date phrase turns into."""

from datetime import date, time
from enum import Enum
from typing import NamedTuple


class Direction(Enum):
    """Which way a phrase that names no direction is read: 周三 to come, or 周三 gone by."""

    FUTURE = "future"
    PAST = "past"


class When(NamedTuple):
    """A phrase that names one day, one moment or a recurrence.

    Attributes:
        on: the day; of a recurrence its first day, which is always after today.
        time: the time of day in whole minutes, local as `now` was; None where the phrase has none.
        every: the recurrence as an RRULE value, or None. Lunar ones are written as RFC 7529 has it:
            `RSCALE=CHINESE;FREQ=YEARLY;BYMONTH=12;BYMONTHDAY=8;SKIP=BACKWARD`, a leap month as `BYMONTH=6L`.
        length: the number of characters of the text that the phrase takes.
    """

    on: date
    time: time | None
    every: str | None
    length: int


class Unresolved(NamedTuple):
    """A phrase that looks like a date and names no day: 节后, 2月30号, 25:00.

    Attributes:
        hint: a translated sentence that says what to write instead.
        length: the number of characters that look like a date.
    """

    hint: str
    length: int
