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
    to_come = planned.on == at.date() and planned.time is not None and planned.time > (at + _NEAR).time()
    if to_come and (at + _NEAR).date() == at.date():
        return planned.channel is talk
    return True
