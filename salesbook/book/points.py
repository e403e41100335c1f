"""How customers can be reached, for many of them at once."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING

from salesbook.domain.codes import PointKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesbook.book.opened import Book


def of(book: Book, customers: Sequence[int]) -> dict[int, dict[PointKind, list[str]]]:
    """Return the points of these customers and their contacts by kind, as written down, in their order."""
    found: dict[int, dict[PointKind, list[str]]] = {customer: {} for customer in customers}
    for customer, kind, value in book.db.rows(
        """SELECT customer_id, kind, value FROM contact_point
        WHERE customer_id IN (SELECT value FROM json_each(?)) ORDER BY id""",
        (json.dumps(list(customers)),),
    ):
        found[customer].setdefault(PointKind(kind), []).append(value)
    return found
