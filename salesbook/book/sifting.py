"""Parts of today's list: what is overdue, and the visits of the day by place."""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from salesbook.book import today
from salesbook.domain.codes import Channel
from salesbook.domain.reasons import CadenceFacts, FollowupFacts
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from salesbook.book.opened import Book
    from salesbook.domain.reasons import Reason

_MOST = 500
"""How much of a long list is looked through: many days of work."""


@dataclass(frozen=True, slots=True)
class Part:
    """Some rows of the list in their order; `headings` stand before the customers they are kept under."""

    order: tuple[int, ...]
    headings: Mapping[int, str] = field(default_factory=dict)


def overdue(book: Book, order: Sequence[int]) -> Part:
    """Return those of the list's rows with something past its day, in the list's order."""
    rows = today.rows(book, list(order[:_MOST]))
    return Part(tuple(row.customer for row in rows if any(one.overdue_days > 0 for one in row.item.reasons)))


def visits(book: Book, order: Sequence[int]) -> Part:
    """Return the visits among the list's rows, those of one place together, the place of the most urgent first."""
    rows = today.rows(book, list(order[:_MOST]))
    going = [row.customer for row in rows if any(map(_is_visit, row.item.reasons))]
    places: dict[int, str] = dict(
        book.db.rows(
            """SELECT c.id, coalesce(c.place, (SELECT p.value FROM contact_point p
              WHERE p.customer_id = c.id AND p.kind = 'address' ORDER BY p.id LIMIT 1), '')
            FROM customer c WHERE c.id IN (SELECT value FROM json_each(?))""",
            (json.dumps(going),),
        )
    )
    groups: dict[str, list[int]] = {}
    for customer in going:
        groups.setdefault(places[customer].strip(), []).append(customer)
    # Where nobody knows the place stands last.
    known = sorted(groups, key=lambda place: not place)
    nowhere = _("place unknown")
    headings = {groups[place][0]: f"{place or nowhere} ∙ {len(groups[place])}" for place in known}
    return Part(tuple(customer for place in known for customer in groups[place]), headings)


def _is_visit(one: Reason) -> bool:
    return isinstance(one.facts, CadenceFacts | FollowupFacts) and one.facts.channel is Channel.VISIT
