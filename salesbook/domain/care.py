"""A caring word, and which of a customer's days it is about (D16)."""

from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from salesbook.domain.days import Festival

GRACE = timedelta(days=14)
"""How long a day stays on the list when nobody wrote: a late word is better than none, for a while."""

_SHORT_GRACE = timedelta(days=3)


def grace(festival: Festival | None) -> timedelta:
    """Return how long a day may still be kept afterwards.

    A festival is soon over, but from Spring Festival to the lanterns people wish each other well.
    """
    return GRACE if festival in (None, Festival.SPRING_FESTIVAL) else _SHORT_GRACE


def satisfied(days: Iterable[date], words: Iterable[date], lead: timedelta) -> AbstractSet[date]:
    """Return those of a customer's days that caring words were about.

    Each word is about one day: the nearest that had none yet, from the lead time before it on and for a while after.
    So a wish at a festival does not stand for the one at a birthday two days later.

    Args:
        days: when the customer is to hear from the rep; two occasions on one day are one.
        words: the days of the words, each of which reached the customer.
        lead: how long before a day a word may come.
    """
    done: set[date] = set()
    open_days = sorted(set(days))
    for word in sorted(words):
        fitting = [day for day in open_days if day not in done and day - lead <= word <= day + GRACE]
        if fitting:
            done.add(min(fitting, key=lambda day: (abs((day - word).days), day)))
    return done
