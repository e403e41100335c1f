"""What comes round for the products that customers have: renewals and service (D17, D18)."""

from __future__ import annotations

from datetime import date, timedelta
from functools import cache
from typing import TYPE_CHECKING

from salesbook.book.rows import day
from salesbook.book.why.asking import ACTIVE, AT_LIBERTY, LAST_TALK, among, ordered, rows, words
from salesbook.domain.lifecycle import USUAL_NOTICE_DAYS, last_service
from salesbook.domain.months import latest_before
from salesbook.domain.reasons import LifecycleFacts, RenewalFacts
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from datetime import datetime

    from salesbook.book.opened import Book
    from salesbook.book.rules import Rules
    from salesbook.book.why.asking import Found

_LATELY = 35
_MOST_YEARS = 40


def renewals(book: Book, now: datetime, _rules: Rules, customers: Sequence[int] | None) -> Iterator[Found]:
    """Yield the products that run out within their notice, or ran out, until it is known how that ended (D18)."""
    longest = book.db.value("SELECT max(notice_days) FROM product") or 0
    until = (now.date() + timedelta(days=max(longest, USUAL_NOTICE_DAYS))).isoformat()
    sql = f"""SELECT o.customer_id, {words("o.name", customers)}, o.expires_on,
          coalesce(p.notice_days, {USUAL_NOTICE_DAYS})
        FROM owned_product o JOIN customer c ON c.id = o.customer_id LEFT JOIN product p ON p.id = o.product_id
        WHERE o.expires_on <= '{until}' AND NOT EXISTS (SELECT 1 FROM renewal r
            WHERE r.owned_product_id = o.id AND r.due_on = o.expires_on
            AND (r.renewed_on IS NOT NULL OR r.lost_reason IS NOT NULL))
          AND {ACTIVE} {among(customers)} {ordered("o.id", customers)}"""
    today, facts = now.date(), cache(RenewalFacts)
    for customer, name, expires_on, notice in rows(book, sql, customers):
        due = date.fromisoformat(expires_on)
        if due - timedelta(days=notice) <= today:
            yield customer, facts(name), due


def services(book: Book, now: datetime, _rules: Rules, customers: Sequence[int] | None) -> Iterator[Found]:
    """Yield the service checks that came due since the customer was last talked to (D17).

    They are a reason to call: any talk that reached the customer since satisfies them.
    """
    today = now.date()

    def asked(tables: str, condition: str) -> str:
        return f"""SELECT o.customer_id, {words("o.name", customers)}, o.bought_on, p.service_months,
              {LAST_TALK.format(today=today)}
            FROM {tables} JOIN product p ON p.id = o.product_id
            WHERE p.service_months > 0 AND {condition} AND s.disposition <> 'dropped'
              AND {AT_LIBERTY.format(today=today)} {among(customers, "o.customer_id")}"""

    if customers is not None:
        sql = f"{asked(_BY_CUSTOMER, 'o.bought_on IS NOT NULL')} {ordered('o.id', customers)}"
    else:
        # In a whole book most customers were talked to within a month. Of what they have, only that can wait which
        # came due since: it was bought about so many terms before, which an index finds.
        lately = today - timedelta(days=_LATELY)
        sql = f"""WITH term(after, until, later, months) AS (VALUES {_terms(book, lately, today)})
            {asked(_BY_TERM, f"p.service_months = t.months AND s.last_on BETWEEN '{lately}' AND '{today}'")}
              AND s.last_on < date(o.bought_on, t.later)
            UNION ALL
            {asked(_BY_CUSTOMER, f"(s.last_on IS NULL OR s.last_on < '{lately}' OR s.last_on > '{today}')")}"""

    @cache
    def due(bought_on: str | None, months: int) -> str:
        bought = day(bought_on)
        on = None if bought is None else last_service(bought, months, today)
        return "" if on is None else on.isoformat()

    what, facts, days = _("Service check"), cache(LifecycleFacts), cache(day)
    for customer, name, bought_on, months, last_on in rows(book, sql, customers):
        on = due(bought_on, months)
        if (last_on or "") < on:
            yield customer, facts(what, name), days(on)


_BY_CUSTOMER = "standing s CROSS JOIN owned_product o ON o.customer_id = s.customer_id"
_BY_TERM = """term t CROSS JOIN owned_product o ON o.bought_on > t.after AND o.bought_on <= t.until
  CROSS JOIN standing s ON s.customer_id = o.customer_id"""


def _terms(book: Book, lately: date, today: date) -> str:
    """Return the rows of a table of when products were bought whose last service came due from `lately` to `today`.

    After which day, until which, how much later service came due, and its months.
    """
    months = book.db.plain_rows("SELECT DISTINCT service_months FROM product WHERE service_months > 0")
    first = day(book.db.value("SELECT min(bought_on) FROM owned_product"))
    found = []
    for (every,) in months:
        for back in range(every, 12 * _MOST_YEARS, every):
            until = latest_before(today, back)
            if first is not None and until >= first:
                after = max(latest_before(lately - timedelta(days=1), back), latest_before(today, back + every))
                found.append(f"('{after}', '{until}', '+{back} months', {every})")
    return ", ".join(found) or "(NULL, NULL, NULL, NULL)"
