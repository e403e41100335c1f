"""Follow-ups and promises: what is open with a customer, and how it is closed, moved and comes round again.

Kept apart from the list of today, whose reasons take long to load, because every line that is logged needs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.book.rows import clock_time, code, day
from salesbook.domain.codes import Channel, FollowupState, PromiseState
from salesbook.domain.plans import Planned, Promised, has_come, satisfies
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date, datetime

    from salesbook.book.opened import Book


def planned(book: Book, customer: int) -> tuple[Planned, ...]:
    """Return the open follow-ups of a customer, the earliest first."""
    return tuple(
        Planned(i, day(on) or book.today(), clock_time(at), what, every, code(Channel, channel), tries)
        for i, on, at, what, every, channel, tries in book.db.rows(
            # The + keeps SQLite from walking everything that is open, which it finds in the order asked for.
            """SELECT id, "on", time, what, every, channel, tries FROM followup
            WHERE customer_id = ? AND +state = 'open' ORDER BY "on", time IS NULL, time, id""",
            (customer,),
        )
    )


def promised(book: Book, customer: int) -> tuple[Promised, ...]:
    """Return the open promises of a customer and to it, the earliest first."""
    return tuple(
        Promised(i, day(on), clock_time(at), what, every, bool(theirs))
        for i, on, at, what, every, theirs in book.db.rows(
            """SELECT id, "on", time, what, every, theirs FROM promise
            WHERE customer_id = ? AND +state = 'open' ORDER BY "on" IS NULL, "on", id""",
            (customer,),
        )
    )


def close(book: Book, customer: int, channel: Channel, at: datetime, talk: int) -> None:
    """Close the follow-ups that a completed contact satisfies, within the caller's transaction."""
    lately = at.date() == book.today()
    for one in planned(book, customer):
        if satisfies(channel, at, one, lately=lately):
            close_one(book, one, at.date(), talk)


def close_one(
    book: Book, planned: Planned, today: date, talk: int | None, state: FollowupState = FollowupState.DONE
) -> None:
    """Close a follow-up, within the caller's transaction; one that recurs moves on to its next day."""
    if not _moved_on(book, planned, today):
        book.db.update(Table.FOLLOWUP, planned.id, state=state, closed_on=today.isoformat(), closed_by_id=talk)


def _moved_on(book: Book, planned: Planned, today: date) -> bool:
    """Let a follow-up that recurs move on to its next day; tell whether there is one."""
    every, following = _next(planned.every, planned.on, today)
    if following is None:
        return False
    book.db.update(Table.FOLLOWUP, planned.id, on=following.isoformat(), every=every, tries=0, put_off=False)
    return True


def move(book: Book, customer: int, due: Sequence[Planned], today: date, **values: object) -> None:
    """Move what is due to another day, within the caller's transaction.

    What recurs is moved this once: it goes on to its own next day at its own time, and what was due now waits for the
    day given. Where the same already waits for another day, it is not made twice.

    Args:
        book: the open book.
        customer: whose follow-ups they are.
        due: the follow-ups to move.
        today: the rep's day.
        values: the columns to set, the new day among them.
    """
    waiting: set[str] = set()
    for one in sorted(due, key=lambda each: each.every is not None):
        if not _moved_on(book, one, today):
            book.db.update(Table.FOLLOWUP, one.id, **values)
        elif one.what not in waiting:
            once = {"channel": one.channel, **values}
            book.db.insert(Table.FOLLOWUP, customer_id=customer, interaction_id=_talk(book, one), what=one.what, **once)
        waiting.add(one.what)


def _talk(book: Book, planned: Planned) -> int | None:
    """Return the talk that brought a follow-up."""
    found: int | None = book.db.value("SELECT interaction_id FROM followup WHERE id = ?", (planned.id,))
    return found


def close_promise(
    book: Book, promise: int, today: date, state: PromiseState | None = None, *, ends: bool = False
) -> None:
    """Close a promise, within the caller's transaction; one that recurs is opened for its next day unless it ends."""
    customer, talk, on, time, what, every, theirs = book.db.row(
        'SELECT customer_id, interaction_id, "on", time, what, every, theirs FROM promise WHERE id = ?', (promise,)
    )
    due = day(on)
    book.db.update(Table.PROMISE, promise, state=state or _closed(due, today), closed_on=today.isoformat())
    every, following = _next(None if ends else every, due or today, today)
    if following is not None:
        # By the same rule one sees that both are of one series.
        book.db.update(Table.PROMISE, promise, every=every)
        book.db.insert(
            Table.PROMISE, customer_id=customer, interaction_id=talk, what=what, on=following.isoformat(), time=time,
            every=every, theirs=theirs,
        )  # fmt: skip


def move_promise(book: Book, promised: Promised, today: date, **values: object) -> None:
    """Move a promise to another day, within the caller's transaction; one that recurs is moved this once."""
    every, following = _next(promised.every, promised.on or today, today)
    if following is not None:
        customer, talk = book.db.row("SELECT customer_id, interaction_id FROM promise WHERE id = ?", (promised.id,))
        book.db.insert(
            Table.PROMISE, customer_id=customer, interaction_id=talk, what=promised.what, on=following.isoformat(),
            time=promised.time and promised.time.isoformat("minutes"), every=every, theirs=promised.theirs,
        )  # fmt: skip
        values["every"] = None
    book.db.update(Table.PROMISE, promised.id, **values)


def replan(book: Book, customer: int, channel: Channel, now: datetime, talk: int) -> None:
    """Move what was due, or waited for another try, to the next try, within the caller's transaction.

    An appointment of a later hour stays where it is: nobody was to answer yet.
    """
    from salesbook.domain.codes import PointKind
    from salesbook.domain.retry import retry

    due = [one for one in planned(book, customer) if one.tries or has_come(one, now)]
    tries = max((one.tries for one in due), default=0) + 1
    points = {
        PointKind(kind)
        for (kind,) in book.db.rows("SELECT DISTINCT kind FROM contact_point WHERE customer_id = ?", (customer,))
    }
    again = retry(tries, now, channel, points)
    values = {
        "on": again.on.isoformat(),
        "time": again.at and again.at.isoformat("minutes"),
        "tries": tries,
        "channel": again.propose or channel,
    }
    move(book, customer, due, now.date(), **values)
    if not due:
        book.db.insert(Table.FOLLOWUP, customer_id=customer, interaction_id=talk, what="", **values)


def due_channel(book: Book, customer: int) -> Channel:
    """Return the channel of the follow-up whose time has come with a customer, else a call."""
    now = book.now()
    for one in planned(book, customer):
        if has_come(one, now) and one.channel is not None:
            return one.channel
    return Channel.CALL


def _next(every: str | None, on: date, today: date) -> tuple[str | None, date | None]:
    """Return the rule of what recurs, held to the day it is for, and its next day after today."""
    if not every:
        return every, None
    from salesbook.domain.recurrence import anchored, next_after

    every = anchored(every, on)
    return every, next_after(every, on, max(on, today))


def _closed(due: date | None, today: date) -> PromiseState:
    from salesbook.domain.promises import closed_state

    return closed_state(due, today)
