"""What all gatherers share: what they yield, and how a query is held to some customers."""

from __future__ import annotations

import json
from datetime import date
from typing import TYPE_CHECKING, Any

from salesbook.domain.reasons import Facts

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesbook.book.opened import Book

Found = tuple[int, Facts, date | None]
"""A customer, why, and the day it is due."""

ACTIVE = "c.disposition <> 'dropped'"
"""Who is dropped leaves every list (D4)."""

LATEST = """SELECT max(i.day) FROM interaction i WHERE i.customer_id = s.customer_id AND i.day <= '{today}'
      AND i.outcome NOT IN ('no-answer', 'blocked')"""
"""The last talk up to today: a clock that was wrong may have dated others later, and they must hide nobody."""

LAST_TALK = f"CASE WHEN s.last_on > '{{today}}' THEN ({LATEST}) ELSE s.last_on END"
"""The same of a customer with the standing `s`, looked for only where the clock was wrong."""

AT_LIBERTY = "ifnull(s.planned_on, '') <= '{today}'"
"""Nothing is planned with a customer for a later day."""


def among(customers: Sequence[int] | None, column: str = "c.id") -> str:
    """Return the condition that holds a query to the customers of `given`."""
    return "" if customers is None else f"AND {column} IN (SELECT value FROM json_each(?1))"


def given(customers: Sequence[int] | None) -> list[str]:
    """Return the parameters of a query that may be held to some customers."""
    return [] if customers is None else [json.dumps(list(customers))]


def words(column: str, customers: Sequence[int] | None) -> str:
    """Return the column of what somebody wrote; for a whole book nothing is said, so nothing is read."""
    return "''" if customers is None else column


def ordered(by: str, customers: Sequence[int] | None) -> str:
    """Return the clause that puts rows in order, for some customers; all are put in order by what they claim."""
    return "" if customers is None else f"ORDER BY {by}"


def rows(book: Book, sql: str, customers: Sequence[int] | None) -> list[Any]:
    """Return the rows of a query about some customers, or about all, which then holds no words of anybody."""
    return book.db.plain_rows(sql) if customers is None else book.db.rows(sql, given(customers))


def put_off(book: Book, today: date, customers: Sequence[int] | None) -> set[int]:
    """Return who was put off to a later day: those are left in peace until then."""
    found = rows(
        book,
        f"""SELECT c.customer_id FROM followup c WHERE {opened(customers)} AND c."on" > '{today.isoformat()}'
        AND c.put_off {among(customers, "c.customer_id")}""",
        customers,
    )
    return {customer for (customer,) in found}


def opened(customers: Sequence[int] | None, table: str = "c") -> str:
    """Return the condition that a row is open; where there are few customers, SQLite is held to their index."""
    return f"{table}.state = 'open'" if customers is None else f"+{table}.state = 'open'"
