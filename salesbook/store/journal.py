"""Undo and redo for everything, from the journal that the database keeps of itself.

Taking a change back restores, last entry first, what each row held before: a row that was not there is deleted,
another gets its old values. The database journals that too, so a redo is the undo of an undo.
"""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, NamedTuple

from salesbook.store.database import Recorded

if TYPE_CHECKING:
    from salesbook.store.database import Database


class Done(NamedTuple):
    """One change as it stands in the history."""

    id: int
    at: int
    action: str
    subject: str


class Taken(NamedTuple):
    """What an undo or redo did: the change concerned, what it wrote, and the rows it had to leave alone."""

    change: Done
    recorded: Recorded
    kept: int


def last_done(db: Database) -> Done | None:
    """Return the newest change that can be undone."""
    row = db.row("SELECT id, at, action, subject FROM change WHERE kind = 'do' AND NOT undone ORDER BY id DESC LIMIT 1")
    return Done(*row) if row else None


def done(db: Database, change: int) -> Done | None:
    """Return the change with this id, if it was done and not taken back yet."""
    row = db.row("SELECT id, at, action, subject FROM change WHERE id = ? AND kind = 'do' AND NOT undone", (change,))
    return Done(*row) if row else None


def last_undone(db: Database) -> Done | None:
    """Return the change that a redo brings back: the one undone last, if nothing new was done since."""
    row = db.row(
        """SELECT c.id, c.at, c.action, c.subject, u.id FROM change u JOIN change c ON c.id = u.target
        WHERE u.kind = 'undo' AND c.undone AND u.id > (SELECT coalesce(max(id), 0) FROM change WHERE kind = 'do')
          AND NOT EXISTS (SELECT 1 FROM change r WHERE r.kind = 'redo' AND r.target = c.id AND r.id > u.id)
        ORDER BY u.id DESC LIMIT 1"""
    )
    return Done(*row[:4]) if row else None


def undo(db: Database, change: Done) -> Taken:
    """Take back `change`; rows that a later change touched or leans on stay as they are and are counted."""
    with db.record(change.action, change.subject, kind="undo", target=change.id) as recording:
        kept = _invert(db, change.id)
        db.execute("UPDATE change SET undone = 1 WHERE id = ?", (change.id,))
    return Taken(change, recorded(db, recording.change), kept)


def redo(db: Database, change: Done) -> Taken:
    """Bring back `change`, which was undone."""
    undoing = db.value("SELECT max(id) FROM change WHERE kind = 'undo' AND target = ?", (change.id,))
    with db.record(change.action, change.subject, kind="redo", target=change.id) as recording:
        kept = _invert(db, undoing)
        db.execute("UPDATE change SET undone = 0 WHERE id = ?", (change.id,))
    return Taken(change, recorded(db, recording.change), kept)


def recorded(db: Database, change: int) -> Recorded:
    """Return which customers and tables a change touched."""
    tables: set[str] = set()
    customers: set[int] = set()
    for table, row, before in db.rows("SELECT tbl, row, before FROM journal WHERE change = ?", (change,)):
        tables.add(table)
        if table == "customer":
            customers.add(row)
        elif before:
            customers.add(json.loads(before).get("customer_id"))
    for table in sorted(tables - _WITHOUT_CUSTOMER):
        customers.update(
            owner
            for (owner,) in db.rows(
                f"""SELECT DISTINCT customer_id FROM {table}
                WHERE id IN (SELECT row FROM journal WHERE change = ? AND tbl = ?)""",
                (change, table),
            )
        )
    return Recorded(change, frozenset(c for c in customers if c), frozenset(tables))


_WITHOUT_CUSTOMER = frozenset({"customer", "customer_group", "product", "renewal", "card", "practice", "setting"})


def _invert(db: Database, change: int) -> int:
    """Restore what each row of `change` held before it; return how many had to stay."""
    entries = db.rows("SELECT tbl, row, before FROM journal WHERE change = ? ORDER BY id DESC", (change,))
    stay = _leaned_on(db, change)
    for table, row, before in entries:
        if (table, row) in stay:
            continue
        if before is None:
            db.execute(f"DELETE FROM {table} WHERE id = ?", (row,))
        else:
            _put(db, table, json.loads(before))
    return len(stay)


def _put(db: Database, table: str, values: dict[str, str | int | None]) -> None:
    columns = ", ".join(f'"{c}"' for c in values)
    marks = ", ".join("?" * len(values))
    again = ", ".join(f'"{c}" = excluded."{c}"' for c in values)
    db.execute(
        f"INSERT INTO {table}({columns}) VALUES ({marks}) ON CONFLICT(id) DO UPDATE SET {again}",
        list(values.values()),
    )


def _leaned_on(db: Database, change: int) -> set[tuple[str, int]]:
    """Return the rows of `change` that later changes, still in effect, touched or hung something on."""
    later = [c for (c,) in db.rows("SELECT id FROM change WHERE id > ? AND kind = 'do' AND NOT undone", (change,))]
    if not later:
        return set()
    marks = ", ".join("?" * len(later))
    stay: set[tuple[str, int]] = set(
        db.rows(
            f"""SELECT DISTINCT tbl, row FROM journal WHERE change = ?
            INTERSECT SELECT tbl, row FROM journal WHERE change IN ({marks})""",
            (change, *later),
        )
    )
    in_use = {customer for one in later for customer in recorded(db, one).customers}
    born = {c for (c,) in db.rows(
        "SELECT row FROM journal WHERE change = ? AND tbl = 'customer' AND before IS NULL", (change,)
    )}  # fmt: skip
    kept = born & in_use
    if not kept:
        return stay
    stay |= {("customer", customer) for customer in kept}
    for (table,) in db.rows("SELECT DISTINCT tbl FROM journal WHERE change = ?", (change,)):
        if table not in _WITHOUT_CUSTOMER:
            stay |= {
                (table, row)
                for row, owner in db.rows(
                    f"""SELECT id, customer_id FROM {table}
                    WHERE id IN (SELECT row FROM journal WHERE change = ? AND tbl = ?)""",
                    (change, table),
                )
                if owner in kept
            }
    return stay
