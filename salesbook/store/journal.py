"""Undo and redo for everything, from the journal that the database keeps of itself.

Taking a change back restores, last entry first, what each row held before: a row that was not there is deleted,
another gets its old values. The database journals that too, so a redo is the undo of an undo.
"""

from __future__ import annotations

import json
from itertools import groupby
from typing import TYPE_CHECKING, NamedTuple

from salesbook.store.codec import bind
from salesbook.store.database import Recorded
from salesbook.store.inserting import insert_rows
from salesbook.store.tables import JOURNALED, Table

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable

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


def undoing(db: Database, change: Done) -> Generator[float, None, Taken]:
    """Take back `change`; rows that a later change touched or leans on stay as they are and are counted.

    Yields:
        How much of a large change is done, 0 to 1: nothing at all for most.
    """
    with db.record(change.action, change.subject, kind="undo", target=change.id) as recording:
        taken, kept = yield from _inverting(db, change.id)
        if taken:
            db.execute("UPDATE change SET undone = 1 WHERE id = ?", (change.id,))
    return Taken(change, recorded(db, recording.change), kept)


def redoing(db: Database, change: Done) -> Generator[float, None, Taken]:
    """Bring back `change`, which was undone, in steps like `undoing`."""
    undone_by = db.value("SELECT max(id) FROM change WHERE kind = 'undo' AND target = ?", (change.id,))
    with db.record(change.action, change.subject, kind="redo", target=change.id) as recording:
        _taken, kept = yield from _inverting(db, undone_by)
        db.execute("UPDATE change SET undone = 0 WHERE id = ?", (change.id,))
    return Taken(change, recorded(db, recording.change), kept)


def recorded(db: Database, change: int) -> Recorded:
    """Return which customers and tables a change touched."""
    return _recorded(db, change, "= ?1", change)


def since(db: Database, change: int) -> Recorded:
    """Return which customers and tables the changes after `change` touched, under the id of the newest."""
    return _recorded(db, db.value("SELECT coalesce(max(id), 0) FROM change"), "> ?1", change)


def _recorded(db: Database, named: int, which: str, change: int) -> Recorded:
    tables = frozenset(t for (t,) in db.rows(f"SELECT DISTINCT tbl FROM journal WHERE change {which}", (change,)))
    customers: set[int] = set()
    for owners in _owners(db, tables).values():
        customers.update(owner for (owner,) in db.rows(owners.format(which), (change,)) if owner)
    return Recorded(named, frozenset(customers), tables)


def _owners(db: Database, tables: Iterable[str]) -> dict[str, str]:
    """Return, for each table of customers' rows, the query of whose rows some changes touched, before or after."""
    owned = """SELECT customer_id FROM {0} WHERE id IN (SELECT row FROM journal WHERE change {{0}} AND tbl = '{0}')
        UNION SELECT json_extract(before, '$.customer_id') FROM journal WHERE change {{0}} AND tbl = '{0}'"""
    found = {table: owned.format(table) for table, column, _parent in references(db, tables) if column == "customer_id"}
    if Table.CUSTOMER in tables:
        found[Table.CUSTOMER] = f"SELECT row FROM journal WHERE change {{0}} AND tbl = '{Table.CUSTOMER}'"
    return found


def references(db: Database, tables: Iterable[str]) -> list[tuple[str, str, str]]:
    """Return the foreign keys of tables: table, column, and the table it refers to."""
    return db.rows(
        """SELECT t.value, k."from", k."table" FROM json_each(?) t, pragma_foreign_key_list(t.value) k
        ORDER BY t.key, k.id DESC""",
        (json.dumps(list(tables)),),
    )


_STEP = 500
"""Entries between two moments when others may ask the book something."""
_LATER = "IN (SELECT id FROM change WHERE id > ?1 AND kind = 'do' AND NOT undone)"


def _inverting(db: Database, change: int) -> Generator[float, None, tuple[int, int]]:
    """Restore what each row of `change` held before it; return how many entries were, and how many rows stayed."""
    db.execute("CREATE TEMP TABLE IF NOT EXISTS staying(tbl TEXT, row INTEGER, PRIMARY KEY (tbl, row)) WITHOUT ROWID")
    db.execute("DELETE FROM staying")
    if db.value(f"SELECT EXISTS (SELECT 1 FROM change WHERE id {_LATER})", (change,)):
        _find_staying(db, change)
    # Announced by the book itself, which can't hold a customer back.
    db.execute(
        """DELETE FROM class_change WHERE customer_id IN (
        SELECT row FROM journal WHERE change = ?1 AND tbl = 'customer' AND before IS NULL
        EXCEPT SELECT row FROM staying WHERE tbl = 'customer')""",
        (change,),
    )
    # Rows that came together go together; who refers to whom among them is seen to at the end.
    db.execute("PRAGMA defer_foreign_keys = ON")
    taken, last = 0, _LAST_ROW
    number = db.value("SELECT count(*) FROM journal WHERE change = ?", (change,))
    while entries := db.rows(
        f"""SELECT id, tbl, row, before FROM journal WHERE change = ? AND id < ?
        AND (tbl, row) NOT IN (SELECT tbl, row FROM staying) ORDER BY id DESC LIMIT {_STEP}""",
        (change, last),
    ):
        for (table, was_there), run in groupby(entries, lambda entry: (entry[1], entry[3] is not None)):
            if was_there:
                _put(db, table, [(row, json.loads(before)) for _id, _table, row, before in run])
            else:
                # The first one first: the index of names writes all it has to disk whenever a number falls.
                _delete(db, table, [row for _id, _table, row, _before in run])
        taken += len(entries)
        last = entries[-1][0]
        if len(entries) == _STEP:
            yield taken / number
    return taken, db.value("SELECT count(*) FROM staying")


_LAST_ROW = 2**63 - 1


def _delete(db: Database, table: str, rows: list[int]) -> None:
    db.execute(f"DELETE FROM {table} WHERE id IN (SELECT value FROM json_each(?) ORDER BY value)", (json.dumps(rows),))


def _put(db: Database, table: str, contents: list[tuple[int, dict[str, str | int | None]]]) -> None:
    """Give rows back what they held, each by its id; of several contents of a row the last one."""
    if not db.value('SELECT EXISTS (SELECT 1 FROM pragma_index_list(?) WHERE "unique")', (table,)):
        # The first one first, as above; where a name may stand once only, in the order in which it changed hands.
        contents = sorted(dict(contents).items())
    for columns, alike in groupby((values for _row, values in contents), tuple):
        again = ", ".join(f'"{c}" = excluded."{c}"' for c in columns)
        rows = [[bind(value) for value in values.values()] for values in alike]
        insert_rows(db, table, columns, rows, f"ON CONFLICT(id) DO UPDATE SET {again}")


def _find_staying(db: Database, change: int) -> None:
    """Fill `staying` with the rows of `change` that later changes, still in effect, touched or lean on."""
    db.execute(
        f"""INSERT INTO staying SELECT tbl, row FROM journal WHERE change = ?1
        INTERSECT SELECT tbl, row FROM journal WHERE change {_LATER}""",
        (change,),
    )
    _keep_customers_in_use(db, change)
    leaning = references(db, JOURNALED)
    before = -1
    while (count := db.value("SELECT count(*) FROM staying")) != before:
        before = count
        for child, column, parent in leaning:
            if child != "class_change":
                _keep_referred(db, change, child, column, parent)
            _keep_unreferable(db, change, child, column, parent)


def _keep_customers_in_use(db: Database, change: int) -> None:
    """Keep whole the customers that `change` brought and that something was noted about since."""
    owners = _owners(db, JOURNALED)
    in_use = " UNION ".join(query.format(_LATER) for query in owners.values())
    db.execute(
        f"""INSERT OR IGNORE INTO staying SELECT 'customer', row FROM journal
        WHERE change = ?1 AND tbl = 'customer' AND before IS NULL AND row IN ({in_use})""",
        (change,),
    )
    for table in owners.keys() - {Table.CUSTOMER}:
        db.execute(
            f"""INSERT OR IGNORE INTO staying SELECT '{table}', id FROM {table}
            WHERE customer_id IN (SELECT row FROM staying s JOIN journal j USING (tbl, row)
              WHERE j.change = ?1 AND tbl = 'customer' AND j.before IS NULL)
            AND id IN (SELECT row FROM journal WHERE change = ?1 AND tbl = '{table}')""",
            (change,),
        )


def _keep_referred(db: Database, change: int, child: str, column: str, parent: str) -> None:
    """Keep the rows of `parent` that `change` brought and that a row of `child` which does not go refers to."""
    db.execute(
        f"""INSERT OR IGNORE INTO staying SELECT DISTINCT '{parent}', "{column}" FROM {child}
        WHERE "{column}" IN (SELECT row FROM journal WHERE change = ?1 AND tbl = '{parent}' AND before IS NULL)
        AND (id NOT IN (SELECT row FROM journal WHERE change = ?1 AND tbl = '{child}' AND before IS NULL)
          OR id IN (SELECT row FROM staying WHERE tbl = '{child}'))""",
        (change,),
    )


def _keep_unreferable(db: Database, change: int, child: str, column: str, parent: str) -> None:
    """Keep the rows of `child` as they are whose earlier content refers to a row of `parent` that is gone since."""
    earlier = f"json_extract(j.before, '$.{column}')"
    db.execute(
        f"""INSERT OR IGNORE INTO staying SELECT j.tbl, j.row FROM journal j
        WHERE j.change = ?1 AND j.tbl = '{child}' AND {earlier} IS NOT NULL
        AND {earlier} NOT IN (SELECT id FROM {parent})
        AND {earlier} NOT IN (SELECT row FROM journal WHERE change = ?1 AND tbl = '{parent}' AND before IS NOT NULL
          EXCEPT SELECT row FROM staying WHERE tbl = '{parent}')""",
        (change,),
    )
