"""Why customers are to be contacted: all reasons of some of them, or what the reasons of all of them claim."""

from __future__ import annotations

from functools import cache
from typing import TYPE_CHECKING

from salesbook.book.why import agreed, asking, days, owned, standing
from salesbook.domain.reasons import Reason, claimed, reason
from salesbook.domain.weights import minute_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import date, datetime

    from salesbook.book.opened import Book
    from salesbook.book.rules import Rules
    from salesbook.domain.reasons import Facts

_AGREED = (agreed.promises, agreed.followups)
"""What has a day of its own comes on that day, whatever else was put off."""

_UNTIL_SETTLED = (agreed.complaints, days.days, owned.renewals, standing.credit)
"""What stays until it is settled, and may be put off."""


def reasons(book: Book, now: datetime, rules: Rules, customers: Sequence[int]) -> dict[int, list[Reason]]:
    """Return every reason of the given customers."""
    left_alone = asking.put_off(book, now.date(), customers)
    found: dict[int, list[Reason]] = {}
    for gather in (*_AGREED, *_UNTIL_SETTLED, standing.reasons, owned.services):
        for customer, facts, due in gather(book, now, rules, customers):
            if gather not in _UNTIL_SETTLED or customer not in left_alone:
                found.setdefault(customer, []).append(reason(facts, due, now, rules.weights))
    return found


def claims(book: Book, now: datetime, rules: Rules) -> Iterator[tuple[int, float, int]]:
    """Yield what every reason of every customer claims: the customer, the weight, the minute of the day."""
    today, minute = now.date(), minute_of(now.time())

    # Where nothing is said, most facts and days are those of others as well.
    @cache
    def claim(facts: Facts, due: date | None) -> tuple[float, int]:
        return claimed(facts, due, today, minute, rules.weights)

    left_alone = asking.put_off(book, today, None)
    for gather in (*_AGREED, *_UNTIL_SETTLED, owned.services):
        for customer, facts, due in gather(book, now, rules, None):
            if gather not in _UNTIL_SETTLED or customer not in left_alone:
                yield customer, *claim(facts, due)
    yield from standing.claims(book, now, rules)
