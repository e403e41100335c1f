"""Whose an order or a note is."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.book.customers import folded_point, lines
from salesbook.book.transfer.keys import name_key, stored_key
from salesbook.book.transfer.matching import Wanted
from salesbook.domain.codes import CustomerKind, PointKind
from salesbook.exchange.contents import is_company
from salesbook.exchange.records import ContactRecord, Point
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesbook.book.transfer.arriving import Arrivals
    from salesbook.book.transfer.people import People
    from salesbook.exchange.records import NoteRecord, OrderRecord

_NAMED = 3
"""Customers that a reason names."""

_MOST_SEARCHES = 500
"""Searches for names like one that nobody has; in a file with more of them only those that sound alike are named."""


class Unknown(Exception):
    """Nobody, or more than one, is the customer of a row; `reason` says so in a sentence."""

    def __init__(self, reason: str) -> None:
        """Note the reason."""
        super().__init__(reason)
        self.reason = reason


class Addressing:
    """Finds the customers of orders and notes."""

    def __init__(self, arrivals: Arrivals) -> None:
        """Look them up among those who are there and those who arrive."""
        self._arrivals = arrivals
        self._nearest: dict[str, str] = {}

    @property
    def _people(self) -> People:
        return self._arrivals.people

    def meet(self, records: Iterable[OrderRecord | NoteRecord]) -> None:
        """Look up whose some rows may be, before each of them is asked for."""
        known = [_wanted(record) for record in records]
        companies = {one.organisation for one in known}
        names = {one.name for one in known}
        self._arrivals.register.meet(known, companies | names, names)

    def customer(self, record: OrderRecord | NoteRecord, *, create: bool) -> int:
        """Return whose a row is; a contact by its negative id.

        Raises:
            Unknown: nobody, unless `create`, or more than one may be meant.
        """
        found = self._find(record)
        owners = {self._people.owner(person) for person in found}
        if len(owners) == 1:
            return max(found)
        if owners:
            raise Unknown(
                _("“{name}” may be any of these: {names}.").format(
                    name=record.customer or record.phone, names=self._listed(owners)
                )
            )
        if create:
            return self._create(record)
        raise Unknown(self._reason(record.customer or record.phone))

    def _find(self, record: OrderRecord | NoteRecord) -> list[int]:
        people = self._people
        one = _wanted(record)
        name, organisation = one.name, one.organisation
        key = next(iter(one.keys), None)
        sharing = people.holders(key, name) if key else []
        if by_phone := [p for p in sharing if not name or people.persons[p].name in ("", name)]:
            return by_phone
        if not name:
            return []
        if organisation and (at := people.at(name, organisation)):
            return at
        for alike in (people.named(name), people.called(name)):
            fitting = [
                p
                for p in alike
                if not (organisation and people.persons[p].organisation) and not (key and people.phones(p))
            ]
            if fitting:
                return fitting
        if organisation:
            # The book knows the company, not the person.
            return [p for p in people.named(organisation) if p > 0]
        return people.staff(name)

    def _create(self, record: OrderRecord | NoteRecord) -> int:
        name = record.customer or record.phone
        return self._arrivals.meet(
            ContactRecord(
                record.row,
                name,
                record.organisation,
                kind=CustomerKind.COMPANY if is_company(name) else None,
                phones=(Point(record.phone),) if record.phone else (),
            )
        )

    def _reason(self, name: str) -> str:
        if name not in self._nearest:
            if len(self._nearest) >= _MOST_SEARCHES:
                return self._sentence(name, self._people.sounding_like(name_key(name)))
            alike = self._people.sounding_like(name_key(name)) or self._search(name)
            self._nearest[name] = self._sentence(name, alike)
        return self._nearest[name]

    def _search(self, name: str) -> list[int]:
        """Return who is found by the longest beginning of a name that finds anybody."""
        from salesbook.store import search

        self._arrivals.write()
        for length in range(min(len(name), 12), 0, -1):
            if hits := search.customers(self._arrivals.book.db, name[:length], _NAMED):
                return [hit.customer for hit in hits]
        return []

    def _sentence(self, name: str, alike: Iterable[int]) -> str:
        nearest = self._listed({self._people.owner(person) for person in alike})
        if nearest:
            return _("Nobody in the book is called {name}. Nearest: {nearest}.").format(name=name, nearest=nearest)
        return _("Nobody in the book is called {name}.").format(name=name)

    def _listed(self, customers: Iterable[int]) -> str:
        self._arrivals.rows.settle()
        found = lines(self._arrivals.book, sorted(customers)[:_NAMED])
        return ", ".join(f"{line.name} ({line.organisation})" if line.organisation else line.name for line in found)


def _wanted(record: OrderRecord | NoteRecord) -> Wanted:
    """Return by what the customer of a row is looked up."""
    key = stored_key(PointKind.PHONE, folded_point(PointKind.PHONE, record.phone)) if record.phone else None
    keys = () if key is None else (key,)
    return Wanted(name_key(record.customer), name_key(record.organisation), frozenset(), keys, "")
