"""What orders and payments come to for each customer: the SQL of those columns of `standing`, in one place.

The triggers of `schema` keep them for the customers that a write concerns; `derived` works all of them out at once. A
purchase is a day with an order that is no return, so that two orders on one day count once (D27). What is owed is what
was sold on credit less what was paid; it is owed since the day when the first order not covered by it was due (D20).
"""

from __future__ import annotations

import json
from datetime import date
from itertools import pairwise

COLUMNS = ("last_order_on", "purchases", "purchase_span", "median_gap", "owed", "owed_on")

UPDATE = """
UPDATE standing SET
  (last_order_on, purchases, purchase_span, median_gap) = (
    SELECT max("on"), nullif(count(DISTINCT "on"), 0),
      CAST(julianday(max("on")) - julianday(min("on")) AS INTEGER), median_gap(json_group_array(DISTINCT "on"))
    FROM sales_order o WHERE o.customer_id = standing.customer_id AND o.amount >= 0),
  (owed, owed_on) = (
    SELECT max(sold.amount) - max(sold.paid), min(CASE WHEN sold.until > sold.paid THEN sold.due_on END)
    FROM (SELECT o.due_on, sum(o.amount) OVER () AS amount, sum(o.amount) OVER (ORDER BY o.due_on, o.id) AS until,
        (SELECT coalesce(sum(p.amount), 0) FROM payment p WHERE p.customer_id = standing.customer_id) AS paid
      FROM sales_order o WHERE o.customer_id = standing.customer_id AND o.due_on IS NOT NULL) sold
    HAVING max(sold.amount) > max(sold.paid))
WHERE customer_id IN ({customers})
"""
"""Works the columns out for the customers of a subquery."""

FORGET = "DELETE FROM memo WHERE name IN ('classes', 'usual-gap')"
"""What was worked out from the orders of all customers no longer holds after a write to any."""

BOUGHT = """
SELECT customer_id, max("on") AS last_order_on, count(DISTINCT "on") AS purchases,
  CAST(julianday(max("on")) - julianday(min("on")) AS INTEGER) AS purchase_span,
  median_gap(json_group_array(DISTINCT "on")) AS median_gap
FROM sales_order WHERE amount >= 0 GROUP BY customer_id
"""
OWED = """
SELECT sold.customer_id, max(sold.amount) - coalesce(max(paid.amount), 0) AS owed,
  min(CASE WHEN sold.until > coalesce(paid.amount, 0) THEN sold.due_on END) AS owed_on
FROM (SELECT customer_id, due_on, sum(amount) OVER (PARTITION BY customer_id) AS amount,
    sum(amount) OVER (PARTITION BY customer_id ORDER BY due_on, id) AS until
  FROM sales_order WHERE due_on IS NOT NULL) sold
LEFT JOIN (SELECT customer_id, sum(amount) AS amount FROM payment GROUP BY customer_id) paid
  ON paid.customer_id = sold.customer_id
GROUP BY sold.customer_id HAVING max(sold.amount) > coalesce(max(paid.amount), 0)
"""
"""The same of all customers, without asking for each: no index is needed."""


def median_gap(days: str) -> float | None:
    """Return the median of the days between purchases, given as a JSON array of days; None without two of them."""
    known = sorted(map(_ordinal, json.loads(days)))
    gaps = sorted(later - earlier for earlier, later in pairwise(known))
    middle = len(gaps) // 2
    if not gaps:
        return None
    return float(gaps[middle]) if len(gaps) % 2 else (gaps[middle - 1] + gaps[middle]) / 2


def _ordinal(day: str) -> int:
    try:
        return date.fromisoformat(day).toordinal()
    except ValueError:
        # Whatever else stands there came past every use case; a trigger must not fail over it.
        return 0
