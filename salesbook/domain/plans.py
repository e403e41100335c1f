"""What is still open with a customer: follow-ups and promises."""

from datetime import date, time
from typing import NamedTuple

from salesbook.domain.codes import Channel


class Planned(NamedTuple):
    """An open follow-up; `every` is an RRULE value, `tries` counts the calls that nobody answered."""

    id: int
    on: date
    time: time | None
    what: str
    every: str | None
    channel: Channel | None
    tries: int


class Promised(NamedTuple):
    """An open promise (D15)."""

    id: int
    on: date | None
    time: time | None
    what: str
    every: str | None
    theirs: bool
