"""Follow-ups, promises and days as the entries of a calendar."""

from __future__ import annotations

import json
import re
import uuid
from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING

from salesbook.book import settings
from salesbook.book.changes import Action
from salesbook.book.rows import clock_time
from salesbook.book.transfer import coming
from salesbook.domain.codes import Calendar, Channel, DayKind
from salesbook.domain.days import DayOfYear, occurrences
from salesbook.domain.recurrence import next_after, normal
from salesbook.domain.terms import term
from salesbook.exchange.records import CalendarRecord
from salesbook.locale import _
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import time

    from salesbook.book.opened import Book

_IDENTITY = "calendar-id"
_YEARS = 10
"""Years ahead for which days of the Chinese calendar are written one by one: phones have no rule for them."""

_LEAP_YEAR = 2000
_FIRST_YEAR = 1900
_MORNING = timedelta(hours=9)
_BEFORE = timedelta(minutes=-10)
_SHORTEST_MONTH = 28
_MONTH_DAY = re.compile(r"BYMONTHDAY=(\d+)")
_SERIES = """CASE WHEN r.every IS NULL THEN json_array(r.id) ELSE (SELECT json_group_array(id) FROM (
    SELECT p.id FROM promise p WHERE p.customer_id = r.customer_id AND p.interaction_id IS r.interaction_id
    AND p.what = r.what AND p.every = r.every AND p.theirs = r.theirs ORDER BY p.id)) END"""
"""A promise with those before it that recurred as it: a kept one stays as it is, and another is opened."""

_NOT_DROPPED = "JOIN customer c ON c.id = r.customer_id AND c.disposition <> 'dropped'"


def entries(book: Book) -> Iterator[CalendarRecord]:
    """Yield all open follow-ups, open promises that have a day, days of customers and contacts, and what is worked out.

    An entry keeps its id from export to export: the row's own, and the book's, which is made on the first one.
    """
    identity = _identity(book)
    yield from _followups(book, identity)
    yield from _promises(book, identity)
    yield from _days(book, identity)
    yield from coming.entries(book, identity)


def _identity(book: Book) -> str:
    known = settings.get(book, _IDENTITY, "")
    if known:
        return known
    made = str(uuid.uuid4())
    # Nothing that the rep did, so nothing to be undone.
    with book.db.record(Action.SETTING, _IDENTITY, kind="auto"):
        book.db.insert(Table.SETTING, name=_IDENTITY, value=json.dumps(made))
    return made


def _followups(book: Book, identity: str) -> Iterator[CalendarRecord]:
    history = _history(book, "followup")
    for row, on, at, what, every, channel, name, details in book.db.rows(
        f"""SELECT r.id, r."on", r.time, r.what, r.every, r.channel, c.name, {_DETAILS}
        FROM followup r {_NOT_DROPPED} WHERE r.state = 'open' ORDER BY r.id"""
    ):
        subject = what or (term(Channel(channel)) if channel else _("Get in touch"))
        yield from _recurring(
            f"followup-{row}", identity, _("{name}: {what}").format(name=name, what=subject),
            date.fromisoformat(on), clock_time(at), every, details, history.get(row),
        )  # fmt: skip


def _promises(book: Book, identity: str) -> Iterator[CalendarRecord]:
    history = _history(book, "promise")
    for series, on, at, what, every, theirs, name, details in book.db.rows(
        f"""SELECT {_SERIES}, r."on", r.time, r.what, r.every, r.theirs, c.name, {_DETAILS}
        FROM promise r {_NOT_DROPPED}
        WHERE r.state = 'open' AND r."on" IS NOT NULL ORDER BY r.id"""
    ):
        told = _("{name} promised: {what}") if theirs else _("Promised to {name}: {what}")
        rows: list[int] = json.loads(series)
        yield from _recurring(
            f"promise-{rows[0]}", identity, told.format(name=name, what=what), date.fromisoformat(on), clock_time(at),
            every, details, _together([history[row] for row in rows if row in history]),
        )  # fmt: skip


def _together(histories: list[tuple[datetime, int]]) -> tuple[datetime, int] | None:
    """Return the history of a promise that is opened anew each time it was kept: one entry of the calendar."""
    if not histories:
        return None
    return histories[-1][0], sum(count for _changed, count in histories) + len(histories) - 1


def _recurring(
    row: str, identity: str, summary: str, on: date, at: time | None, every: str | None, details: str,
    history: tuple[datetime, int] | None,
) -> Iterator[CalendarRecord]:  # fmt: skip
    changed, sequence = history or (None, 0)
    alarm = _MORNING if at is None else _BEFORE
    days = [on]
    # Each day by itself, since calendars have no such rule, and by the same id in whichever export it is.
    is_by_days = every is not None and "RSCALE" in normal(every)
    if every and is_by_days:
        last: date | None = on
        while last and (last := next_after(every, on, last)) and len(days) < _YEARS:
            days.append(last)
        every = None
    for day in days:
        yield CalendarRecord(
            uid=f"{row}-{day:%Y%m%d}@{identity}" if is_by_days else f"{row}@{identity}",
            summary=summary,
            on=day,
            description=details,
            time=at,
            every=_portable(every, on) if every else "",
            alarm=alarm,
            changed=changed,
            sequence=sequence,
        )


def _portable(every: str, on: date) -> str:
    """Return a rule as other programs understand it: the 31st of a shorter month is its last day, not none."""
    rule = normal(every)
    if not rule.startswith("FREQ=MONTHLY") or "BYDAY" in rule or "BYSETPOS" in rule:
        return rule
    found = _MONTH_DAY.findall(rule)
    day = int(found[0]) if found else on.day
    if day <= _SHORTEST_MONTH or ("BYMONTHDAY" in rule and _MONTH_DAY.sub("", rule).startswith(",")):
        return rule
    days = ",".join(str(number) for number in range(_SHORTEST_MONTH, day + 1))
    bare = ";".join(part for part in rule.split(";") if not part.startswith("BYMONTHDAY"))
    return f"{bare};BYMONTHDAY={days};BYSETPOS=-1"


def _days(book: Book, identity: str) -> Iterator[CalendarRecord]:
    history = _history(book, "day")
    today = book.today()
    for row, kind, label, calendar, year, month, number, leap, name, details in book.db.rows(
        f"""SELECT r.id, r.kind, coalesce(r.label, ''), r.calendar, r.year, r.month, r.day, r.leap,
          CASE WHEN p.name IS NULL THEN c.name ELSE p.name || ' (' || c.name || ')' END, {_DETAILS}
        FROM day r {_NOT_DROPPED} LEFT JOIN contact p ON p.id = r.contact_id ORDER BY r.id"""
    ):
        kept = DayOfYear(Calendar(calendar), month, number, bool(leap), year)
        called = term(DayKind(kind)) if kind != DayKind.OTHER or not label else label
        if label and kind != DayKind.OTHER:
            called = f"{called} ({label})"
        changed, sequence = history.get(row, (None, 0))
        for uid, on, every in _dates(kept, f"day-{row}", today):
            yield CalendarRecord(
                uid=f"{uid}@{identity}",
                summary=_("{name}: {what}").format(name=name, what=called),
                on=on,
                description=details,
                every=every,
                alarm=_MORNING,
                changed=changed,
                sequence=sequence,
            )


def _dates(kept: DayOfYear, uid: str, today: date) -> Iterator[tuple[str, date, str]]:
    """Yield the entries of a day: one that comes round each year, or one for each year of the Chinese calendar."""
    if kept.calendar is Calendar.LUNAR:
        for on in occurrences(kept, today, today + timedelta(days=365 * _YEARS)):
            # By the day: some years hold a day of the eleventh month twice.
            yield f"{uid}-{on:%Y%m%d}", on, ""
        return
    year = kept.year if kept.year and kept.year >= _FIRST_YEAR else _LEAP_YEAR
    if (kept.month, kept.day) == (2, 29):
        # In common years it is kept on the 28th (D16).
        yield uid, date(_LEAP_YEAR, 2, 29), "FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=-1"
    else:
        yield uid, date(year, kept.month, kept.day), "FREQ=YEARLY"


_DETAILS = """coalesce(c.organisation || char(10), '') || coalesce((SELECT group_concat(p.value, char(10))
  FROM (SELECT value FROM contact_point WHERE customer_id = c.id AND kind = 'phone' ORDER BY id) p), '')"""


def _history(book: Book, table: str) -> dict[int, tuple[datetime, int]]:
    """Return when each row was last changed, and how often."""
    return {
        row: (datetime.fromtimestamp(at, UTC), count)
        for row, at, count in book.db.rows(
            """SELECT j.row, max(c.at), count(j.before) FROM journal j JOIN change c ON c.id = j.change
            WHERE j.tbl = ? GROUP BY j.row""",
            (table,),
        )
    }
