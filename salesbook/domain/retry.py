"""When somebody who did not answer is tried again, and how."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from salesbook.domain.codes import Channel, PointKind

_SOON = timedelta(hours=2)
TRIES_BEFORE_ANOTHER_CHANNEL = 5
"""Unanswered tries after which another channel is proposed."""

# Nobody wants to be called at night: what would fall later waits for the next day.
_EVENING = time(20)
_LADDER = (
    (Channel.CALL, PointKind.PHONE),
    (Channel.WECHAT, PointKind.WECHAT),
    (Channel.SMS, PointKind.PHONE),
    (Channel.EMAIL, PointKind.EMAIL),
    (Channel.VISIT, PointKind.ADDRESS),
)


@dataclass(frozen=True, slots=True)
class Retry:
    """When to try again: a day, at a time if it is today; and another channel once many tries failed."""

    on: date
    at: time | None = None
    propose: Channel | None = None


def retry(tries: int, now: datetime, tried: Channel, points: Collection[PointKind]) -> Retry:
    """Return when to try again after `tries` unanswered tries in a row, the last of them just now.

    The first comes back after two hours, if that is not in the evening, the second tomorrow, each later one
    in three days. From the fifth on another channel is proposed, the nearest the customer can be reached
    by.

    Args:
        tries: unanswered tries so far, this one counted; at least 1.
        now: the rep's local time.
        tried: the channel that brought no answer.
        points: the kinds of addresses known of the customer.
    """
    if tries <= 1:
        again = now + _SOON
        if again.date() == now.date() and again.time() <= _EVENING:
            return Retry(again.date(), again.time().replace(second=0, microsecond=0))
    days = 1 if tries <= 2 else 3
    propose = None
    if tries >= TRIES_BEFORE_ANOTHER_CHANNEL:
        propose = next((channel for channel, by in _LADDER if channel is not tried and by in points), None)
    return Retry((now + timedelta(days=days)).date(), propose=propose)
