"""Orders and notes on their way into the book: each with its customer, none twice.

A file may hold equal rows: two of them are two. Those that were in the book before are counted against them, so that
the same file again adds none.
"""

from __future__ import annotations

import json
from dataclasses import dataclass, field
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING, ClassVar, Generic, TypeVar

from salesbook.book.clock import stamp
from salesbook.book.transfer.addressing import Addressing, Unknown
from salesbook.book.transfer.arriving import Tally
from salesbook.book.transfer.results import SkippedRow
from salesbook.domain.codes import Channel, LifeStage, Outcome
from salesbook.exchange.amounts import write_amount
from salesbook.exchange.records import NoteRecord, OrderRecord
from salesbook.exchange.rowtext import raw_row
from salesbook.store.codec import encode

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from salesbook.book.transfer.arriving import Arrivals
    from salesbook.exchange.records import Record

_Deal = TypeVar("_Deal", OrderRecord, NoteRecord)
_Row = tuple[object, ...]

_BETWEEN = " / "
_NOON = time(12)
_ONE_DAY = timedelta(days=1)


@dataclass(slots=True)
class _Deals(Generic[_Deal]):
    """What orders and notes have in common."""

    arrivals: Arrivals
    create_missing: bool
    tally: Tally = field(default_factory=Tally)
    _addressing: Addressing = field(init=False)
    _last: int = field(init=False)
    _seen: dict[_Row, int] = field(default_factory=dict)

    table: ClassVar[str]
    columns: ClassVar[tuple[str, ...]]

    def __post_init__(self) -> None:
        self._addressing = Addressing(self.arrivals)
        self._last = self.arrivals.rows.next_id(self.table) - 1

    def take(self, records: Iterable[_Deal]) -> list[SkippedRow]:
        """Write those of some records that are new; return those whose customer nobody knows."""
        skipped: list[SkippedRow] = []
        met: list[tuple[_Deal, int]] = []
        block = list(records)
        self._addressing.meet(block)
        for record in block:
            try:
                met.append((record, self._addressing.customer(record, create=self.create_missing)))
            except Unknown as unknown:
                skipped.append(SkippedRow(record.row, unknown.reason, _text_of(record)))
        self.arrivals.write()
        rows = [(self._key(record, person), record, person) for record, person in met]
        before = self._before({key for key, _record, _person in rows})
        new: list[_Row] = []
        for key, record, person in rows:
            count = self._seen[key] = self._seen.get(key, 0) + 1
            if count <= before.get(key, 0):
                self.tally.unchanged += 1
            else:
                self.tally.created += 1
                new.append(self._row(record, person))
        if new:
            self.arrivals.rows.insert(self.table, self.columns, new)
            self.arrivals.rows.enter()
            self._after(new)
        return skipped

    def _key(self, record: _Deal, person: int) -> _Row:
        """Return by what two rows are the same, beginning with customer and day."""
        raise NotImplementedError

    def _before(self, keys: set[_Row]) -> dict[_Row, int]:
        """Return how many of each the book had before the import."""
        raise NotImplementedError

    def _row(self, record: _Deal, person: int) -> _Row:
        raise NotImplementedError

    def _after(self, new: Sequence[_Row]) -> None:
        """Do what follows from new rows."""


class Orders(_Deals[OrderRecord]):
    """Takes orders in."""

    table = "sales_order"
    columns = ("customer_id", "on", "amount", "currency", "what")

    def _key(self, record: OrderRecord, person: int) -> _Row:
        customer = self.arrivals.people.owner(person)
        return customer, record.on.isoformat(), record.amount, record.currency, _what(record)

    def _before(self, keys: set[_Row]) -> dict[_Row, int]:
        rows = self.arrivals.book.db.rows(
            """SELECT customer_id, "on", amount, currency, what, count(*) FROM sales_order
            WHERE ("on", customer_id) IN (
              SELECT json_extract(value, '$[1]'), json_extract(value, '$[0]') FROM json_each(?))
            AND id <= ? GROUP BY 1, 2, 3, 4, 5""",
            (json.dumps(sorted({key[:2] for key in keys})), self._last),
        )
        return {tuple(key): count for *key, count in rows}

    def _row(self, record: OrderRecord, person: int) -> _Row:
        customer, on, amount, currency, what = self._key(record, person)
        return customer, on, amount, currency, encode(str(what))

    def _after(self, new: Sequence[_Row]) -> None:
        """Make customers of prospects who bought (D1)."""
        buyers = sorted({int(str(row[0])) for row in new if int(str(row[2])) > 0})
        self.arrivals.book.db.execute(
            "UPDATE customer SET stage = ? WHERE stage <> ? AND id IN (SELECT value FROM json_each(?))",
            (LifeStage.CUSTOMER, LifeStage.CUSTOMER, json.dumps(buyers)),
        )


class Notes(_Deals[NoteRecord]):
    """Takes talks in."""

    table = "interaction"
    columns = ("customer_id", "contact_id", "at", "utc_offset", "day", "channel", "outcome", "note")

    def _key(self, record: NoteRecord, person: int) -> _Row:
        text = _note(record)
        how = (record.channel or Channel.CALL, record.outcome or Outcome.REACHED)
        # Without a word, two talks of a day are told apart by how they went.
        return self.arrivals.people.owner(person), record.day.isoformat(), text or "\0".join(how)

    def _before(self, keys: set[_Row]) -> dict[_Row, int]:
        found: dict[_Row, int] = {}
        days = []
        for customer, day in sorted({key[:2] for key in keys}):
            noon = datetime.combine(datetime.fromisoformat(str(day)), _NOON, UTC)
            days.append((customer, day, int((noon - 2 * _ONE_DAY).timestamp()), int((noon + 2 * _ONE_DAY).timestamp())))
        for customer, day, note, channel, outcome in self.arrivals.book.db.rows(
            """SELECT i.customer_id, i.day, coalesce(i.typed, i.note), i.channel, i.outcome
            FROM json_each(?) k JOIN interaction i ON i.customer_id = json_extract(k.value, '$[0]')
              AND i.at BETWEEN json_extract(k.value, '$[2]') AND json_extract(k.value, '$[3]')
            WHERE i.day = json_extract(k.value, '$[1]') AND i.id <= ?""",
            (json.dumps(days), self._last),
        ):
            key = (customer, day, note or f"{channel}\0{outcome}")
            found[key] = found.get(key, 0) + 1
        return found

    def _row(self, record: NoteRecord, person: int) -> _Row:
        now = self.arrivals.book.now()
        moment = datetime.combine(record.day, record.at or _NOON, now.tzinfo)
        if record.at is None and record.day == now.date():
            moment = min(moment, now)
        at, offset = stamp(moment)
        return (
            self.arrivals.people.owner(person), -person if person < 0 else None, at, offset, record.day.isoformat(),
            record.channel or Channel.CALL, record.outcome or Outcome.REACHED, encode(_note(record)),
        )  # fmt: skip


def _what(record: OrderRecord) -> str:
    """Return all that a row says of an order: the book has one text for it."""
    kept = [f"{extra.name}: {extra.value}" if extra.name else extra.value for extra in record.extra]
    return _BETWEEN.join(part for part in (record.what, record.note, *kept) if part)


def _note(record: NoteRecord) -> str:
    kept = [f"{extra.name}: {extra.value}" if extra.name else extra.value for extra in record.extra]
    return "\n".join(part for part in (record.note, *kept) if part)


def _text_of(record: Record) -> str:
    """Return a record as a line, for the list of rows that were not taken."""
    values = [str(value) for value in record[1:] if value not in ("", None, ())]
    if isinstance(record, OrderRecord):
        amount = write_amount(record.amount, record.currency)
        values = [record.customer or record.phone, record.on.isoformat(), amount, record.currency, _what(record)]
    return raw_row(values)
