"""Version 2: a customer's standing tells how often it buys and what it owes; today's list is read from indexes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.store import purchases, schema
from salesbook.store.migrations import split

if TYPE_CHECKING:
    import sqlite3

_TABLES = """
ALTER TABLE standing ADD COLUMN "purchases" INTEGER;
ALTER TABLE standing ADD COLUMN "purchase_span" INTEGER;
ALTER TABLE standing ADD COLUMN "median_gap" REAL;
ALTER TABLE standing ADD COLUMN "owed" INTEGER;
ALTER TABLE standing ADD COLUMN "owed_on" TEXT;
CREATE INDEX "standing_median_gap" ON "standing" ("median_gap");
CREATE INDEX "owned_product_bought_on" ON "owned_product" ("bought_on");
CREATE INDEX "standing_owed_on" ON "standing" ("owed_on");
CREATE INDEX "customer_class_pin" ON "customer" ("class_pin");
CREATE INDEX "standing_sales_class" ON "standing" ("sales_class");
DROP INDEX "followup_state_on";
CREATE INDEX "followup_state_on_customer_id_put_off" ON "followup" ("state", "on", "customer_id", "put_off");
CREATE INDEX "day_month_day_calendar_leap" ON "day" ("month", "day", "calendar", "leap");
DROP TRIGGER standing_order_inserted;
DROP TRIGGER standing_order_updated;
DROP TRIGGER standing_order_deleted;
"""


def up(connection: sqlite3.Connection) -> None:
    """Lay the columns, indexes and triggers of version 2, and fill the columns."""
    for statement in split(_TABLES):
        connection.execute(statement)
    connection.execute(purchases.UPDATE.format(customers="SELECT customer_id FROM sales_order"))
    for statement in split(schema.business()):
        connection.execute(statement)
