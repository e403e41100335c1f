"""Today's list of a large book, against the raw SQL of the same answer in the same run.

Usage: python tests/bench/bench_today.py [--customers N --notes M] [--large FILE]

The raw SQL says for every customer whether anything is due and how urgent that is, in one statement and with nothing
around it: no words, no order within a band, no way to set one place anew. Both are told as CPU time of this process,
which is steadier than a clock where others work as well. A file given with --large is copied first: the actions write.
"""

import os
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))
from bench_workbench import asked_for, make_book

from salesbook.book import classes, today
from salesbook.book.opened import Book
from salesbook.domain.days import keys_between
from salesbook.domain.months import add_months

ROUNDS = 7
ACTIONS = 25
FRAME = 1000 / 60
_PAGE = 40

RAW = """
WITH prior AS (SELECT coalesce((SELECT avg(median_gap) FROM (SELECT median_gap FROM standing
    WHERE median_gap IS NOT NULL ORDER BY median_gap
    LIMIT 2 - (SELECT count(median_gap) FROM standing) % 2
    OFFSET ((SELECT count(median_gap) FROM standing) - 1) / 2)), 90) AS days),
  found AS (
    SELECT customer_id, 220 AS weight FROM promise WHERE state = 'open' AND ("on" IS NULL OR "on" <= :today)
    UNION ALL SELECT customer_id, 60 FROM followup WHERE state = 'open' AND "on" <= :today
    UNION ALL SELECT customer_id, 85 FROM complaint WHERE state <> 'told' OR satisfied IS NULL
    UNION ALL SELECT d.customer_id, 70 FROM day d WHERE (d.month, d.day, d.calendar, d.leap) IN (VALUES {keys})
      AND NOT EXISTS (SELECT 1 FROM interaction i WHERE i.customer_id = d.customer_id AND i.at >= :cared
        AND i.purpose = 'care')
    UNION ALL SELECT o.customer_id, 62 FROM owned_product o LEFT JOIN product p ON p.id = o.product_id
      WHERE o.expires_on <= date(:today, '+' || coalesce(p.notice_days, 30) || ' days')
      AND NOT EXISTS (SELECT 1 FROM renewal r WHERE r.owned_product_id = o.id AND r.due_on = o.expires_on)
    UNION ALL SELECT customer_id, 55 FROM standing WHERE owed_on < :today
    UNION ALL SELECT o.customer_id, 40 FROM owned_product o JOIN product p ON p.id = o.product_id
      JOIN standing s ON s.customer_id = o.customer_id
      WHERE p.service_months > 0 AND (s.planned_on IS NULL OR s.planned_on <= :today)
      AND s.last_on < date(o.bought_on, '+' || ((CAST((julianday(:today) - julianday(o.bought_on)) / 30.44 AS INTEGER)
        / p.service_months) * p.service_months) || ' months')
    UNION ALL SELECT s.customer_id, 44 FROM standing s
      WHERE NOT s.do_not_call AND (s.planned_on IS NULL OR s.planned_on <= :today)
      AND CASE coalesce(s.tier, CASE coalesce(s.class_pin, s.sales_class) WHEN 'A' THEN 'priority'
          WHEN 'B' THEN 'general' WHEN 'C' THEN 'last' ELSE CASE s.heat WHEN 'hot' THEN 'priority'
          WHEN 'warm' THEN 'general' ELSE 'last' END END)
        WHEN 'priority' THEN coalesce(s.last_on, '') <= :month OR coalesce(s.last_visit_on, s.created_on) <= :quarter
        WHEN 'general' THEN coalesce(s.last_on, '') <= :quarter OR coalesce(s.last_visit_on, s.created_on) <= :half
        ELSE coalesce(s.last_on, '') <= :half OR coalesce(s.last_visit_on, s.created_on) <= :year END
    UNION ALL SELECT s.customer_id, 25 FROM standing s, prior WHERE (s.planned_on IS NULL OR s.planned_on <= :today)
      AND julianday(:today) - julianday(s.last_order_on) >= (2 * prior.days + s.purchase_span) / (1 + s.purchases)
      AND (s.last_on IS NULL OR s.last_on < date(s.last_order_on, '+' ||
        CAST((2 * prior.days + s.purchase_span) / (1 + s.purchases) AS INTEGER) || ' days'))
    UNION ALL SELECT s.customer_id, 20 FROM standing s WHERE s.stage = 'prospect' AND s.disposition = 'keep-calling'
      AND s.planned_on IS NULL)
SELECT f.customer_id, max(f.weight) + 0.1 * (sum(f.weight) - max(f.weight)) AS score
FROM found f JOIN standing s ON s.customer_id = f.customer_id WHERE s.disposition <> 'dropped'
GROUP BY f.customer_id ORDER BY score DESC, f.customer_id
"""


def spent(work: Callable[[], object]) -> float:
    """Return the milliseconds of CPU that some work took."""
    begun = time.process_time()
    work()
    return (time.process_time() - begun) * 1000


def raw(book: Book) -> list[tuple[int, float]]:
    """Ask for the answer in SQL alone."""
    on = book.today()
    near = keys_between(on - timedelta(days=14), on + timedelta(days=3))
    keys = ", ".join(f"({key.month}, {key.day}, '{key.calendar}', {int(key.leap)})" for key in near)
    given = {
        "today": on, "month": add_months(on, -1), "quarter": add_months(on, -3), "half": add_months(on, -6),
        "year": add_months(on, -12),
    }  # fmt: skip
    values: dict[str, str | int] = {name: day.isoformat() for name, day in given.items()}
    values["cared"] = (on - timedelta(days=17) - date(1970, 1, 1)).days * 86_400
    return book.db.connection.execute(RAW.format(keys=keys), values).fetchall()


def row(name: str, times: list[float], than: float, unit: str) -> float:
    """Print one row of the table and return its median."""
    middle = statistics.median(times)
    worst = sorted(times)[min(len(times) - 1, int(len(times) * 0.95))]
    print(f"{name:<40}{middle:>9.1f} ms{worst:>9.1f} ms p95{middle / than:>9.2f} x {unit}", flush=True)
    return middle


def measure(book: Book) -> None:
    """Time the whole list, the first page of it, and actions on it; print the table."""
    today.order(book)
    # Before noon the As come first, which takes a little longer.
    morning = book.now().replace(hour=8)
    lists, asked = [], []
    # Turn about, so that what else the machine does strikes both.
    for _round in range(ROUNDS):
        asked.append(spent(lambda: raw(book)))
        lists.append(spent(lambda: today.listed(book, morning)))
    found, plain = today.order(book), raw(book)
    print(f"{len(found.order)} customers on the list, {len(plain)} by SQL alone")
    than = row("raw SQL", asked, statistics.median(asked), "raw SQL")
    row("the whole list", lists, than, "raw SQL")
    row(
        "words for a page",
        [spent(lambda: today.rows(book, found.order[:_PAGE])) for _ in range(ROUNDS)],
        than,
        "raw SQL",
    )
    # As on the first look of a day, or after an order.
    classed = []
    for _round in range(2):
        with book.db.derive():
            book.db.execute("DELETE FROM memo WHERE name = 'classes'")
        classed.append(spent(lambda: classes.refresh(book)))
    row("the classes, once a day", classed, than, "raw SQL")
    acted = []
    for customer in found.order[5 : 5 + ACTIONS]:
        _changes, _again = today.no_answer(book, customer)
        acted.append(spent(lambda customer=customer: today.refresh(book, found, [customer])))  # type: ignore[misc]
    row("a place after an action", acted, FRAME, "a frame")


def main() -> None:
    """Make the book, measure and print."""
    given = asked_for(__doc__)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "large.salesbook"
        if given.large:
            shutil.copy(given.large, path)
        else:
            make_book(path, given.customers, given.notes, {**os.environ, "SALESBOOK_HOME": folder})
        book = Book(path)
        try:
            measure(book)
        finally:
            book.close()


if __name__ == "__main__":
    main()
