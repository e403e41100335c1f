"""Version 2.

The rep's own words and each pass of practice have tables; the tables know the defaults of their columns; a customer's
standing tells how often it buys and what it owes; today's list is read from indexes.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.store import purchases, schema
from salesbook.store.migrations import split

if TYPE_CHECKING:
    import sqlite3

_TABLES = """
CREATE TABLE "wording" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "name" TEXT NOT NULL,
  "language" TEXT NOT NULL, "customer_id" INTEGER, "text" TEXT NOT NULL,
  FOREIGN KEY ("customer_id") REFERENCES "customer" ("id"));
CREATE INDEX "wording_customer_id" ON "wording" ("customer_id");
CREATE TABLE "practice_pass" ("id" INTEGER NOT NULL PRIMARY KEY AUTOINCREMENT, "card" TEXT NOT NULL,
  "at" INTEGER NOT NULL, "utc_offset" INTEGER NOT NULL, "rating" INTEGER NOT NULL, "millis" INTEGER NOT NULL,
  "hinted" INTEGER NOT NULL DEFAULT 0);
CREATE INDEX "practice_pass_card" ON "practice_pass" ("card");
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
_JOURNALED = {
    "wording": ("id", "name", "language", "customer_id", "text"),
    "practice_pass": ("id", "card", "at", "utc_offset", "rating", "millis", "hinted"),
}
_DEFAULTS = (
    ("customer", "kind", "'person'"),
    ("customer", "stage", "'prospect'"),
    ("customer", "disposition", "'keep-calling'"),
    ("customer", "first_adopter", "0"),
    ("customer", "discount_only", "0"),
    ("customer", "do_not_call", "0"),
    ("day", "calendar", "'solar'"),
    ("day", "leap", "0"),
    ("near_match", "apart", "0"),
    ("interaction", "outcome", "'reached'"),
    ("followup", "what", "''"),
    ("followup", "state", "'open'"),
    ("followup", "tries", "0"),
    ("followup", "put_off", "0"),
    ("promise", "theirs", "0"),
    ("promise", "state", "'open'"),
    ("complaint", "state", "'received'"),
    ("objection", "words", "''"),
    ("sales_order", "what", "''"),
    ("credit_review", "why", "''"),
    ("change", "subject", "''"),
    ("change", "kind", "'do'"),
    ("change", "undone", "0"),
)


def up(connection: sqlite3.Connection) -> None:
    """Lay the defaults, columns, indexes and triggers of version 2, and fill the columns."""
    _give_defaults(connection)
    for statement in split(_TABLES):
        connection.execute(statement)
    for table, columns in _JOURNALED.items():
        for statement in split(schema.journal_triggers(table, columns)):
            connection.execute(statement)
    connection.execute(purchases.UPDATE.format(customers="SELECT customer_id FROM sales_order"))
    for statement in split(schema.business()):
        connection.execute(statement)


def _give_defaults(connection: sqlite3.Connection) -> None:
    """Write defaults into the definitions of the tables; the rows stay as they are (SQLite, ALTER TABLE, 7)."""
    connection.execute("PRAGMA writable_schema=ON")
    for table, column, default in _DEFAULTS:
        kind = "TEXT" if default.startswith("'") else "INTEGER"
        definition = f'"{column}" {kind} NOT NULL'
        connection.execute(
            "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = ?",
            (definition, f"{definition} DEFAULT {default}", table),
        )
    connection.execute("PRAGMA writable_schema=RESET")
