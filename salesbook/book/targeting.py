"""How prospects fit the target market that the rep described (D6)."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from salesbook.book import settings
from salesbook.domain.cadence import tier_of_fit
from salesbook.domain.codes import Tier
from salesbook.domain.target import Fit, fit, profile
from salesbook.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from salesbook.book.opened import Book

TARGET = "target"
"""The setting with the profile."""

_NAMES = (("trade", "行业"), ("place", "地区", "城市"), ("company", "单位", "公司"))
"""What a profile may call the parts of the card, in either language: the list must not depend on that of the screen."""

_FACTS = """SELECT c.id, c.trade, c.place, c.organisation, c.extra FROM customer c
WHERE c.stage = 'prospect' AND c.disposition <> 'dropped' {among}"""


def of(book: Book, customer: int) -> Fit | None:
    """Return how a prospect fits; None for who is none, or without a profile."""
    return _fits(book, [customer]).get(customer)


def tiers(book: Book, customers: Sequence[int] | None = None) -> dict[Tier, list[int]]:
    """Return the prospects that their fit brings into a better tier than the last."""
    found: dict[Tier, list[int]] = {}
    for customer, one in _fits(book, customers).items():
        tier = Tier.LAST if one.share is None else tier_of_fit(one.share)
        if tier is not Tier.LAST:
            found.setdefault(tier, []).append(customer)
    return found


def _fits(book: Book, customers: Sequence[int] | None) -> dict[int, Fit]:
    conditions = profile(settings.get(book, TARGET, ""))
    if not conditions:
        return {}
    among = "" if customers is None else "AND c.id IN (SELECT value FROM json_each(?1))"
    given = [] if customers is None else [json.dumps(list(customers))]
    return {
        customer: fit(conditions, _known(trade, place, organisation, extra))
        for customer, trade, place, organisation, extra in book.db.rows(_FACTS.format(among=among), given)
    }


def _known(trade: str | None, place: str | None, organisation: str | None, extra: str | None) -> Mapping[str, str]:
    known = {fold(name): value for name, value in (json.loads(extra) if extra else ()) if isinstance(value, str)}
    for names, value in zip(_NAMES, (trade, place, organisation), strict=True):
        if value:
            known |= dict.fromkeys(names, value)
    return known
