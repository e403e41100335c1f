"""The days on which a customer hears from the rep: birthdays and the like, and festivals (D16)."""

from __future__ import annotations

import json
from datetime import date, timedelta
from typing import TYPE_CHECKING

from salesbook.book.why.asking import ACTIVE, among, given, ordered, rows, words
from salesbook.domain.care import GRACE, grace, satisfied
from salesbook.domain.codes import Calendar, DayKind
from salesbook.domain.days import DayOfYear, festivals_between, keys_between, turning
from salesbook.domain.reasons import DayFacts, FestivalFacts

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import datetime

    from salesbook.book.opened import Book
    from salesbook.book.rules import Rules
    from salesbook.book.why.asking import Found
    from salesbook.domain.audience import Audience

_Near = tuple[int, DayFacts | FestivalFacts, date]


def days(book: Book, now: datetime, rules: Rules, customers: Sequence[int] | None) -> Iterator[Found]:
    """Yield the days and festivals near today, each until a caring word about it is in the log.

    A day that has gone by stays for a while: a late word is better than none.
    """
    today = now.date()
    first, last = today - GRACE, today + rules.lead
    found = [*_own(book, first, last, customers), *_festivals(book, rules, first, last, customers)]
    cared = _cared(book, first - GRACE - rules.lead, {customer for customer, _facts, _on in found})
    # Twice as far back as is shown: a caring word is about the day that it was nearest to.
    further = (first - GRACE, first - timedelta(days=1), list(cared))
    before = [*_own(book, *further), *_festivals(book, rules, *further)] if cared else []
    kept: dict[int, set[date]] = {customer: set() for customer in cared}
    for customer, _facts, on in (*before, *found):
        if customer in kept:
            kept[customer].add(on)
    done = {customer: satisfied(kept[customer], said, rules.lead) for customer, said in cared.items()}
    for customer, facts, on in found:
        festival = facts.festival if isinstance(facts, FestivalFacts) else None
        if on >= today - grace(festival) and on not in done.get(customer, ()):
            yield customer, facts, on


def _own(book: Book, first: date, last: date, customers: Sequence[int] | None) -> Iterator[_Near]:
    found = keys_between(first, last)
    near = {(key.calendar.value, key.month, key.day, int(key.leap)): on for key, on in found.items()}
    keys = ", ".join(f"({month}, {day}, '{calendar}', {leap})" for calendar, month, day, leap in near)
    # In a whole book an index finds the few days; of some customers all their days are looked at.
    tables = "near n CROSS JOIN day d" if customers is None else "day d CROSS JOIN near n"
    sql = f"""WITH near(month, day, calendar, leap) AS (VALUES {keys})
        SELECT d.customer_id, d.kind, d.calendar, d.month, d.day, d.leap, d.year,
          coalesce({words("d.label", customers)}, ''), coalesce({words("k.name", customers)}, '')
        FROM {tables} ON (d.month, d.day, d.calendar, d.leap) = (n.month, n.day, n.calendar, n.leap)
          JOIN customer c ON c.id = d.customer_id LEFT JOIN contact k ON k.id = d.contact_id
        WHERE {ACTIVE} {among(customers, "d.customer_id")} {ordered("d.id", customers)}"""
    for customer, kind, calendar, month, number, leap, year, label, who in rows(book, sql, customers):
        on = near[calendar, month, number, leap]
        years = None
        if customers is not None:
            years = turning(DayOfYear(Calendar(calendar), month, number, bool(leap), year), on)
        yield customer, DayFacts(DayKind(kind), who, label, years), on


def _festivals(book: Book, rules: Rules, first: date, last: date, customers: Sequence[int] | None) -> Iterator[_Near]:
    for festival, on in festivals_between(first, last):
        chosen = rules.greeted.get(festival)
        if chosen is None or chosen.nobody:
            continue
        facts = FestivalFacts(festival)
        for customer in greeted(book, chosen, customers):
            yield customer, facts, on


def greeted(book: Book, chosen: Audience, customers: Sequence[int] | None = None) -> list[int]:
    """Return the customers that a choice by class and group means, by id; who was lost or dropped is not greeted."""
    parameters = given(customers)
    conditions = ["0"]
    if chosen.everybody:
        conditions.append("1")
    if chosen.classes:
        classes = ", ".join(f"'{each}'" for each in sorted(chosen.classes))
        conditions.append(f"coalesce(c.class_pin, s.sales_class) IN ({classes})")
    if chosen.groups:
        parameters.append(json.dumps(chosen.groups, ensure_ascii=False))
        conditions.append(
            f"""c.id IN (SELECT m.customer_id FROM membership m JOIN customer_group g ON g.id = m.group_id
            WHERE g.name IN (SELECT value FROM json_each(?{len(parameters)})))"""
        )
    return book.db.ids(
        f"""SELECT c.id FROM standing s CROSS JOIN customer c ON c.id = s.customer_id
        WHERE ({" OR ".join(conditions)}) AND {ACTIVE} AND c.stage <> 'lost' {among(customers)} ORDER BY c.id""",
        parameters,
    )


def _cared(book: Book, since: date, customers: Iterable[int]) -> dict[int, list[date]]:
    """Return the days of caring words since a day, by customer."""
    wanted = sorted(customers)
    found: dict[int, list[date]] = {}
    if not wanted:
        return found
    # One walk of the index a customer; the instant is a day earlier than the rep's day can be.
    begin = (since - timedelta(days=1) - date(1970, 1, 1)).days * 86_400
    for customer, on in book.db.rows(
        """SELECT i.customer_id, i.day FROM json_each(?1) w
        CROSS JOIN interaction i ON i.customer_id = w.value AND i.at >= ?2
        WHERE i.purpose = 'care' AND i.outcome NOT IN ('no-answer', 'blocked') AND i.day >= ?3 ORDER BY i.day""",
        (json.dumps(wanted), begin, since.isoformat()),
    ):
        found.setdefault(customer, []).append(date.fromisoformat(on))
    return found
