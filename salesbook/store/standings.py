"""What a customer's standing is taken from: the SQL of its columns, in one place.

The triggers of `schema` keep them for the customers that a write concerns, `appending` for those of many new rows;
`derived` works all of them out at once. `purchases` has the columns about orders and payments.
"""

from salesbook.store import purchases

OWN_COLUMNS = (
    "disposition", "stage", "tier", "class_pin", "heat", "do_not_call", "call_months", "visit_months", "created_on",
)  # fmt: skip
"""Columns of the customer itself that stand here as well: today's list of a large book reads no other table."""

OWN = ", ".join(OWN_COLUMNS)


def own(row: str) -> str:
    """Return the columns of `OWN` of a row of a trigger, such as NEW, or of a table."""
    return ", ".join(f"{row}.{column}" for column in OWN_COLUMNS)


# Only a talk that reached somebody moves the last contact (D3); meeting face to face counts as a visit.
COMPLETED = "{row}.outcome NOT IN ('no-answer', 'blocked')"
FACE_TO_FACE = "{row}.channel IN ('visit', 'received')"
_REACHED, _MET = COMPLETED.format(row="i"), FACE_TO_FACE.format(row="i")

TALKED = f"""
UPDATE standing SET
  last_on = (SELECT max(day) FROM interaction i WHERE i.customer_id = standing.customer_id AND {_REACHED}),
  last_visit_on = (SELECT max(day) FROM interaction i WHERE i.customer_id = standing.customer_id AND {_REACHED}
    AND {_MET})
WHERE customer_id IN ({{customers}})
"""
"""Works the last talks out for the customers of a subquery."""

PLANNED = """
UPDATE standing SET
  planned_on = (SELECT max("on") FROM followup f WHERE f.customer_id = standing.customer_id AND +f.state = 'open')
WHERE customer_id IN ({customers})
"""
"""The same for the last day for which a follow-up is planned; the `+` keeps SQLite to the customer's own follow-ups."""

COLUMNS = ("last_on", "last_visit_on", "planned_on", *OWN_COLUMNS, *purchases.COLUMNS)

ALL = f"""
SELECT c.id, c.name, t.last_on, t.last_visit_on, f.planned_on, {own("c")}, {", ".join(purchases.COLUMNS)}
FROM customer c
LEFT JOIN (SELECT i.customer_id, max(i.day) AS last_on, max(CASE WHEN {_MET} THEN i.day END) AS last_visit_on
  FROM interaction i WHERE {_REACHED} GROUP BY i.customer_id) t ON t.customer_id = c.id
LEFT JOIN (SELECT customer_id, max("on") AS planned_on FROM followup WHERE state = 'open' GROUP BY customer_id) f
  ON f.customer_id = c.id
LEFT JOIN ({purchases.BOUGHT}) o ON o.customer_id = c.id
LEFT JOIN ({purchases.OWED}) d ON d.customer_id = c.id
ORDER BY c.id
"""
"""All customers by id, each with its name and then `COLUMNS`."""
