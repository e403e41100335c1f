"""Customers who may be one: the list of them, and the two ways to decide."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from salesbook.book.changes import Action, Changes, describe, recorded
from salesbook.book.transfer import extras, held, merging, outgoing
from salesbook.book.transfer.results import NearWhy
from salesbook.book.transfer.writing import Writer
from salesbook.domain.codes import Disposition
from salesbook.domain.errors import SalesbookError
from salesbook.locale import _, listed
from salesbook.store.appending import appending
from salesbook.store.journal import references
from salesbook.store.tables import JOURNALED, Table

if TYPE_CHECKING:
    from salesbook.book.opened import Book
    from salesbook.book.transfer.held import Held
    from salesbook.exchange.records import ContactRecord

_UNDECIDED = """
FROM near_match n JOIN customer a ON a.id = n.customer_id JOIN customer b ON b.id = n.other WHERE NOT n.apart
"""


@dataclass(frozen=True, slots=True)
class NearMatch:
    """Two customers who may be one, by id and name; the second was there first."""

    id: int
    customer: int
    name: str
    other: int
    other_name: str
    why: NearWhy


def near_matches(book: Book, limit: int | None = None) -> tuple[NearMatch, ...]:
    """Return the pairs that nobody has decided about, the oldest first."""
    rows = book.db.rows(
        f"SELECT n.why, n.id, a.id, a.name, b.id, b.name {_UNDECIDED} ORDER BY n.id LIMIT ?",
        (-1 if limit is None else limit,),
    )
    return tuple(
        NearMatch(row, one, name, other, other_name, NearWhy(why)) for why, row, one, name, other, other_name in rows
    )


def count(book: Book) -> int:
    """Return how many pairs nobody has decided about."""
    return int(book.db.value(f"SELECT count(*) {_UNDECIDED}"))


@dataclass(frozen=True, slots=True)
class Side:
    """One of two customers to be compared: what is known of them, how much there is about them, and since when."""

    customer: int
    record: ContactRecord
    talks: int
    orders: int
    last_on: date | None


def sides(book: Book, near: NearMatch) -> tuple[Side, Side]:
    """Return the two customers of a pair, the one who was there first first.

    Raises:
        SalesbookError: one of them is not in the book any more.
    """
    return _side(book, near.other), _side(book, near.customer)


def _side(book: Book, customer: int) -> Side:
    found = book.db.row(
        """SELECT (SELECT count(*) FROM interaction WHERE customer_id = c.id),
          (SELECT count(*) FROM sales_order WHERE customer_id = c.id),
          (SELECT max(day) FROM interaction WHERE customer_id = c.id)
        FROM customer c WHERE c.id = ?""",
        (customer,),
    )
    if found is None:
        raise SalesbookError(_("There is no customer {number} in the book.").format(number=customer))
    talks, orders, last = found
    return Side(customer, outgoing.one(book, customer), talks, orders, last and date.fromisoformat(last))


def keep_apart(book: Book, near: int) -> Changes:
    """Decide that a pair are two: it leaves the list and never comes back.

    Raises:
        SalesbookError: there is no such pair.
    """
    found = book.db.row(f"SELECT a.name, b.name {_UNDECIDED} AND n.id = ?", (near,))
    if found is None:
        raise SalesbookError(_("There is no such pair in the merge list any more."))
    with recorded(book, Action.APART, listed(found)) as done:
        book.db.update(Table.NEAR_MATCH, near, apart=True)
    return done.changes


def merge(book: Book, keep: int, drop: int) -> Changes:
    """Make one of two customers: all that belongs to `drop` goes to `keep`, and what `keep` lacks with it.

    Of two values that of `keep` stays; the other is kept as an import keeps it. The name that goes is kept as a
    nickname, by which the next import of the same file knows who is meant.

    Raises:
        SalesbookError: they are the same, or one of them is not in the book.
    """
    if keep == drop:
        raise SalesbookError(_("A customer can't be merged with itself: choose two."))
    known = held.load(book, [keep, drop])
    for customer in (keep, drop):
        if customer not in known:
            raise SalesbookError(_("There is no customer {number} in the book.").format(number=customer))
    subject = str(known[keep].row["name"])
    with book.db.record(Action.MERGE, subject) as recording:
        going = outgoing.one(book, drop)
        if going.disposition is Disposition.DROPPED:
            # Nor must what is due with the one who stays leave the list.
            going = going._replace(disposition=None)
        _move(book, keep, drop)
        staying = held.load(book, [keep])[keep]
        _take_over(staying, known[drop])
        merging.merge(staying, going)
        if not (going.phones or going.emails or going.wechats or going.organisation):
            staying.keep((extras.ALSO, going.name))
        with appending(book.db, recording.change) as rows:
            Writer(book, rows).write([staying])
        for table in _REMADE:
            book.db.execute(f"DELETE FROM {table} WHERE customer_id = ?", (drop,))
        book.db.delete(Table.CUSTOMER, drop)
    return Changes(recording.change, describe(Action.MERGE, subject), frozenset({keep, drop}))


_REMADE = (Table.CONTACT_POINT, Table.DAY, Table.MEMBERSHIP)
"""What is not moved but made again where it is missing."""


def _move(book: Book, keep: int, drop: int) -> None:
    """Give `keep` every row that belongs to `drop`, but for what is made again."""
    for table, column, target in references(book.db, JOURNALED):
        if target == Table.CUSTOMER and table != Table.MEMBERSHIP:
            own = "AND contact_id IS NOT NULL" if table in (Table.CONTACT_POINT, Table.DAY) else ""
            book.db.execute(f"UPDATE {table} SET {column} = ? WHERE {column} = ? {own}", (keep, drop))
    book.db.execute("UPDATE customer SET referrer_id = NULL WHERE id = ? AND referrer_id = id", (keep,))
    book.db.execute("UPDATE near_match SET other = ? WHERE other = ?", (keep, drop))
    book.db.execute(
        """DELETE FROM near_match WHERE customer_id = other OR EXISTS (SELECT 1 FROM near_match n
        WHERE n.id < near_match.id AND min(n.customer_id, n.other) = min(near_match.customer_id, near_match.other)
          AND max(n.customer_id, n.other) = max(near_match.customer_id, near_match.other))
        AND (customer_id = ?1 OR other = ?1)""",
        (keep,),
    )
    draft = book.db.value("SELECT text FROM draft WHERE customer = ?", (drop,))
    if draft is not None:
        book.db.execute("UPDATE draft SET text = text || char(10) || ? WHERE customer = ?", (draft, keep))
        book.db.execute("UPDATE OR IGNORE draft SET customer = ? WHERE customer = ?", (keep, drop))
        book.db.execute("DELETE FROM draft WHERE customer = ?", (drop,))


def _take_over(staying: Held, going: Held) -> None:
    """Give the customer who stays what records don't speak of."""
    for pair in going.extras:
        if pair[0] == extras.ALSO:
            staying.keep(pair)
    if staying.row["referrer_id"] is None and going.row["referrer_id"] not in (None, staying.customer):
        staying.set("referrer_id", going.row["referrer_id"])
        staying.referrer = going.referrer
    if staying.row["disposition"] == Disposition.DROPPED:
        # What is due with the one must not leave the list with the other: see `merge`.
        staying.set("disposition", going.row["disposition"])
    if str(going.row["created_on"]) < str(staying.row["created_on"]):
        staying.set("created_on", going.row["created_on"])
