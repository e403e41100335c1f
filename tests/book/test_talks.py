"""The log of one customer: newest first, with everything that hangs on a talk."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from salesbook.book import notes, talks
from salesbook.book.talks import Agreed, Bought, EntryKind
from salesbook.domain.codes import Channel, Outcome
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from salesbook.book.opened import Book


def test_the_log_is_newest_first(filled_book: Book) -> None:
    log = talks.of(filled_book, 1)
    assert [entry.on for entry in log] == [date(2026, 10, 29), date(2026, 9, 19), date(2026, 6, 21)]
    newest, order, visit = log
    assert newest.agreed == (
        Agreed("回电", date(2026, 11, 18), None, None, promise=False, theirs=False, open=True),
        Agreed("发报价", date(2026, 11, 16), None, None, promise=True, theirs=False, open=True),
    )
    assert [heard.words for heard in newest.heard] == ["太贵"]
    assert (order.outcome, order.bought) == (Outcome.WON, (Bought(9_000_000, "CNY", "300箱"),))
    assert (visit.channel, visit.text) == (Channel.VISIT, "看了样机,想比较三家")
    assert visit.at is not None
    assert visit.at.utcoffset() == filled_book.now().utcoffset()


def test_nobody_s_log_is_empty(filled_book: Book) -> None:
    assert talks.of(filled_book, 4) == ()
    assert talks.of(filled_book, 77) == ()


def test_orders_and_complaints_without_a_talk_stand_on_their_days(filled_book: Book) -> None:
    with filled_book.db.record("import"):
        filled_book.db.insert(Table.ORDER, customer_id=1, on="2026-10-01", amount=-500, currency="USD", what="back")
        filled_book.db.insert(Table.COMPLAINT, customer_id=1, at=1_790_000_000, utc_offset=480, what="broken")
        filled_book.db.insert(Table.ORDER, customer_id=2, on="2026-10-01", amount=1, currency="CNY")
    log = talks.of(filled_book, 1)
    assert [(entry.kind, entry.on) for entry in log] == [
        (EntryKind.TALK, date(2026, 10, 29)),
        (EntryKind.ORDER, date(2026, 10, 1)),
        (EntryKind.COMPLAINT, date(2026, 9, 21)),
        (EntryKind.TALK, date(2026, 9, 19)),
        (EntryKind.TALK, date(2026, 6, 21)),
    ]
    assert log[1].bought == (Bought(-500, "USD", "back"),)
    assert (log[1].text, log[1].channel, log[1].at) == ("", None, None)
    assert (log[2].text, log[2].bought) == ("broken", ())


def test_what_is_settled_is_shown_as_such(filled_book: Book) -> None:
    from salesbook.book import today

    today.done(filled_book, 1)
    today.done(filled_book, 1)
    assert [agreed.open for agreed in talks.of(filled_book, 1)[0].agreed] == [False, False]


def test_only_the_newest_are_read(filled_book: Book) -> None:
    for number in range(30):
        notes.log(filled_book, f"{number} #t{number}", 4)
    log = talks.of(filled_book, 4, limit=10)
    assert [entry.text for entry in log] == [str(number) for number in range(29, 19, -1)]
    assert log[0].tags == ("t29",)


def test_of_one_moment_the_last_entered_comes_first(filled_book: Book) -> None:
    for words in ("first", "second"):
        notes.log(filled_book, words, 5)
    assert [entry.text for entry in talks.of(filled_book, 5)][:2] == ["second", "first"]
