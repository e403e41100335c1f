"""Version 3: a customer's standing tells all that today's list of a large book asks, so that it reads one table."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.store import schema, standings
from salesbook.store.migrations import split

if TYPE_CHECKING:
    import sqlite3

_COLUMNS = """
ALTER TABLE standing ADD COLUMN "planned_on" TEXT;
ALTER TABLE standing ADD COLUMN "disposition" TEXT;
ALTER TABLE standing ADD COLUMN "stage" TEXT;
ALTER TABLE standing ADD COLUMN "tier" TEXT;
ALTER TABLE standing ADD COLUMN "class_pin" TEXT;
ALTER TABLE standing ADD COLUMN "heat" TEXT;
ALTER TABLE standing ADD COLUMN "do_not_call" INTEGER;
ALTER TABLE standing ADD COLUMN "call_months" INTEGER;
ALTER TABLE standing ADD COLUMN "visit_months" INTEGER;
ALTER TABLE standing ADD COLUMN "created_on" TEXT;
DROP INDEX "standing_owed_on";
CREATE INDEX "standing_owed_on_owed_disposition_customer_id" ON "standing" ("owed_on", "owed", "disposition",
  "customer_id");
CREATE INDEX "standing_last_on_planned_on_disposition_customer_id" ON "standing" ("last_on", "planned_on",
  "disposition", "customer_id");
DROP INDEX "owned_product_bought_on";
CREATE INDEX "owned_product_bought_on_product_id_customer_id" ON "owned_product" ("bought_on", "product_id",
  "customer_id");
DROP TRIGGER standing_customer_inserted;
"""


def up(connection: sqlite3.Connection) -> None:
    """Lay the columns of version 3 and what keeps them, and fill them."""
    for statement in split(_COLUMNS):
        connection.execute(statement)
    connection.execute(
        f"""UPDATE standing SET ({standings.OWN}) = (SELECT {standings.OWN} FROM customer c
        WHERE c.id = standing.customer_id)"""
    )
    connection.execute(standings.PLANNED.format(customers="SELECT customer_id FROM followup"))
    for statement in split(schema.CUSTOMER + schema.plans()):
        connection.execute(statement)
