"""What was merged, written to the tables: new rows by the thousand, changed ones one by one."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.book.transfer import held as holding
from salesbook.domain.codes import DayKind, FollowupState
from salesbook.store.codec import encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from salesbook.book.opened import Book
    from salesbook.book.transfer.held import Held, Value
    from salesbook.book.transfer.results import NearWhy
    from salesbook.store.appending import Appending

_POINT = ("customer_id", "contact_id", "kind", "label", "value", "folded")
_DAY = ("customer_id", "contact_id", "kind", "label", "calendar", "year", "month", "day", "leap")
_FOUND_BY = frozenset({"name", "organisation"})
_PLAN = ("customer_id", "on", "what", "state", "tries", "put_off")


class Writer:
    """Writes what is held of customers and contacts, within the transaction of an import."""

    def __init__(self, book: Book, rows: Appending) -> None:
        """Write to `book`, new rows by way of `rows`."""
        self._book = book
        self._rows = rows
        self._groups = {name: row for row, name in book.db.rows("SELECT id, name FROM customer_group")}

    def write(self, all_held: Sequence[Held]) -> None:
        """Write everything that changed, and settle it, so that it can be read, found and changed again."""
        new = [held for held in all_held if held.is_new]
        self._insert_new(("id",), holding.CUSTOMER, [
            ((held.customer,), held) for held in new if held.contact is None
        ])  # fmt: skip
        self._insert_new(("id", "customer_id"), holding.CONTACT, [
            ((held.contact, held.customer), held) for held in new if held.contact is not None
        ])  # fmt: skip
        self._insert("contact_point", _POINT, _points(all_held))
        self._insert("day", _DAY, _days(all_held))
        self._write_groups(all_held)
        self._insert("tag", ("customer_id", "name"), (
            (held.customer, encode(tag)) for held in all_held for tag in held.new_tags
        ))  # fmt: skip
        self._insert("followup", _PLAN, (
            (held.customer, on, encode(what), FollowupState.OPEN.value, 0, 0)
            for held in all_held for on, what in held.new_plans
        ))  # fmt: skip
        self._rows.enter()
        self._update(all_held)
        for held in all_held:
            held.is_new = False
            held.changed.clear()
            for written in (
                held.changed_points, held.changed_days, held.new_groups, held.new_tags, held.new_plans,
            ):  # fmt: skip
                written.clear()

    def write_near(self, pairs: Iterable[tuple[int, int, NearWhy]]) -> None:
        """Write pairs of customers who may be one."""
        self._insert(
            "near_match",
            ("customer_id", "other", "why", "apart"),
            ((one, other, why.value, 0) for one, other, why in pairs),
        )
        self._rows.enter()

    def _insert(self, table: str, columns: Sequence[str], rows: Iterable[Sequence[Value]]) -> None:
        if found := list(rows):
            self._rows.insert(table, columns, found)

    def _insert_new(
        self, keys: tuple[str, ...], columns: Sequence[str], new: Sequence[tuple[tuple[Value, ...], Held]]
    ) -> None:
        """Insert customers or contacts, without the columns that are empty in all of them."""
        if not new:
            return
        _key, first = new[0]
        said = {column for column, value in first.row.items() if value is not None}
        said.update(*(held.changed for _key, held in new))
        used = [column for column in columns if column in said]
        rows = [
            (
                *key,
                *[
                    encode(value) if value.__class__ is str and not value.isascii() else value
                    for value in map(held.row.get, used)
                ],
            )
            for key, held in new
        ]
        self._rows.insert(_place(first)[0], (*keys, *used), rows)

    def _write_groups(self, all_held: Sequence[Held]) -> None:
        wanted = dict.fromkeys(group for held in all_held for group in held.new_groups)
        first = self._rows.next_id("customer_group")
        new = {group: row for row, group in enumerate((g for g in wanted if g not in self._groups), first)}
        self._insert("customer_group", ("id", "name"), ((row, encode(group)) for group, row in new.items()))
        self._groups |= new
        self._insert("membership", ("customer_id", "group_id"), (
            (held.customer, self._groups[group]) for held in all_held for group in held.new_groups
        ))  # fmt: skip

    def _update(self, all_held: Sequence[Held]) -> None:
        changed = [held for held in all_held if held.changed and not held.is_new]
        points = [point for held in all_held for point in held.changed_points if point.id is not None]
        found_by = [_place(held) for held in changed if held.changed & _FOUND_BY]
        found_by += [("contact_point", point.id) for point in points if point.id is not None]
        if not all(self._rows.is_settled(*place) for place in found_by):
            # What follows from a new row must be there before its triggers take it away again.
            self._rows.settle()
        for held in changed:
            columns = sorted(held.changed)
            table, row = _place(held)
            self._book.db.execute(
                f"UPDATE {table} SET {', '.join(f'{column} = ?' for column in columns)} WHERE id = ?",
                [*(held.row[column] for column in columns), row],
            )
        for point in points:
            self._book.db.execute("UPDATE contact_point SET label = ? WHERE id = ?", (point.label, point.id))
        for held in all_held:
            for day in held.changed_days:
                if day.id is not None:
                    self._book.db.execute("UPDATE day SET year = ? WHERE id = ?", (day.year, day.id))
        if found_by:
            self._rows.index()


def _place(held: Held) -> tuple[str, int]:
    return ("customer", held.customer) if held.contact is None else ("contact", held.contact)


def _points(all_held: Sequence[Held]) -> Iterator[tuple[Value, ...]]:
    for held in all_held:
        for point in held.changed_points:
            if point.id is None:
                yield (
                    held.customer, held.contact, point.kind.value, encode(point.label) or None, encode(point.value),
                    encode(point.folded),
                )  # fmt: skip


def _days(all_held: Sequence[Held]) -> Iterator[tuple[Value, ...]]:
    for held in all_held:
        # A birthday is told by the first there is.
        for day in sorted(held.changed_days, key=lambda d: d.key[0] != DayKind.BIRTHDAY):
            if day.id is None:
                kind, calendar, month, number, leap, label = day.key
                yield (
                    held.customer, held.contact, kind, encode(label) or None, calendar, day.year, month, number,
                    int(leap),
                )  # fmt: skip
