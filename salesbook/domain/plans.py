"""What is still open with a customer: follow-ups and promises."""

from datetime import date, datetime, time, timedelta
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


_NEAR = timedelta(minutes=30)
_FACE_TO_FACE = frozenset({Channel.VISIT, Channel.RECEIVED})


def has_come(planned: Planned, at: datetime) -> bool:
    """Return whether the day of a follow-up has come, and its hour as good as come."""
    if planned.on != at.date() or planned.time is None:
        return planned.on <= at.date()
    soon = at + _NEAR
    return soon.date() != at.date() or planned.time <= soon.time()


def satisfies(talk: Channel, at: datetime, planned: Planned, *, lately: bool) -> bool:
    """Return whether a talk that reached the customer does what was planned.

    It does all that is due by then, but a call is no visit, and what is planned for a later hour is still to come,
    unless it is the very thing, done early. Whatever waits for another try is over: somebody answered.

    Args:
        talk: how the customer was reached.
        at: when, in the rep's local time.
        planned: an open follow-up.
        lately: whether the talk is of today, so that tries that wait for a later day are over as well.
    """
    if planned.tries and (lately or planned.on <= at.date()):
        return True
    if planned.on > at.date():
        return False
    if planned.channel in _FACE_TO_FACE and talk not in _FACE_TO_FACE:
        return False
    return has_come(planned, at) or planned.channel is talk
