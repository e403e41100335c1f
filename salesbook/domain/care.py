"""A caring word: which of a customer's days it is about, and what in a note shows that there was one (D16)."""

import re
from collections.abc import Iterable
from collections.abc import Set as AbstractSet
from datetime import date, timedelta

from salesbook.domain.text import fold

GRACE = timedelta(days=14)
"""How long a day stays on the list when nobody wrote: a late word is better than none, for a while."""

_WISHES = re.compile(
    r"(?:祝|贺).{0,10}(?:生日|快乐|安康|节|新年|寿)|生日快乐|新年好|新年快乐|节日快乐|拜年|拜寿|祝福|节日问候|慰问|"
    r"\b(?:happy (?:birthday|new year|holidays|anniversary|mother|father)|merry christmas|congratulat\w*|"
    r"(?:best|birthday|new year|festive) wishes|season.s greetings|birthday greeting\w*|condolences)\b"
)


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


def is_wish(note: str) -> bool:
    """Tell whether a note says that somebody was wished well: `祝生日快乐`, `wished her a happy birthday`."""
    return _WISHES.search(fold(note)) is not None
