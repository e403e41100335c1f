"""The page that closes a day: what was done, what rolls over, which promises were kept, what tomorrow brings."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from salesbook.book import today
from salesbook.domain.codes import Channel

if TYPE_CHECKING:
    from collections.abc import Mapping
    from datetime import date

    from salesbook.book.opened import Book
    from salesbook.book.outlook import DayAhead
    from salesbook.book.today import Row

_SHOWN = 12


@dataclass(frozen=True, slots=True)
class Closing:
    """A day at its end.

    Attributes:
        on: the day.
        reached: talks that reached somebody, by channel.
        tried: attempts that did not.
        people: customers that were reached.
        planned_done: follow-ups that were done.
        kept: the promises kept in time: to whom and what.
        late: those kept late.
        broken: how many were broken.
        won: orders: how many, and their sum in minor units by currency.
        left: how many are still on the list.
        rolled: those of them with a promise or follow-up that is due, the most urgent first.
        tomorrow: what becomes due tomorrow.
    """

    on: date
    reached: Mapping[Channel, int]
    tried: int
    people: int
    planned_done: int
    kept: tuple[tuple[str, str], ...]
    late: tuple[tuple[str, str], ...]
    broken: int
    won: tuple[int, tuple[tuple[str, int], ...]]
    left: int
    rolled: tuple[Row, ...]
    tomorrow: DayAhead


def closing(book: Book, tomorrow: DayAhead) -> Closing:
    """Return the page of today; what tomorrow brings is told by `outlook`."""
    on = book.today()
    day = (on.isoformat(),)
    talks = book.db.rows(
        """SELECT channel, outcome IN ('no-answer', 'blocked'), count(*) FROM interaction WHERE day = ?
        GROUP BY 1, 2 ORDER BY 3 DESC, 1""",
        day,
    )
    promises = book.db.rows(
        """SELECT p.state, c.name, p.what FROM promise p JOIN customer c ON c.id = p.customer_id
        WHERE p.closed_on = ? AND NOT p.theirs ORDER BY p.id""",
        day,
    )
    won = book.db.rows(
        """SELECT currency, count(*), sum(amount) FROM sales_order WHERE "on" = ? AND amount > 0
        GROUP BY currency ORDER BY 2 DESC""",
        day,
    )
    order = today.order(book).order
    dated = _dated(book, day)
    return Closing(
        on=on,
        reached={Channel(channel): count for channel, unanswered, count in talks if not unanswered},
        tried=sum(count for _channel, unanswered, count in talks if unanswered),
        people=book.db.value(
            """SELECT count(DISTINCT customer_id) FROM interaction
            WHERE day = ? AND outcome NOT IN ('no-answer', 'blocked')""",
            day,
        ),
        planned_done=book.db.value("SELECT count(*) FROM followup WHERE state = 'done' AND closed_on = ?", day),
        kept=tuple((name, what) for state, name, what in promises if state == "kept"),
        late=tuple((name, what) for state, name, what in promises if state == "kept-late"),
        broken=sum(state == "broken" for state, _name, _what in promises),
        won=(sum(count for _currency, count, _sum in won), tuple((currency, total) for currency, _n, total in won)),
        left=len(order),
        rolled=today.rows(book, [customer for customer in order if customer in dated][:_SHOWN]),
        tomorrow=tomorrow,
    )


def _dated(book: Book, day: tuple[str]) -> set[int]:
    return {
        customer
        for table in ("followup", "promise")
        for (customer,) in book.db.plain_rows(
            f"""SELECT customer_id FROM {table} WHERE state = 'open' AND "on" <= ?""", day
        )
    }
