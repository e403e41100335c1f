"""Today's list: who is on it and why, in which order, and what a key does to it."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from content import content

from salesbook.book import changes, customers, followups, notes, talks, today
from salesbook.domain.codes import (
    Calendar,
    Channel,
    ComplaintState,
    DayKind,
    Disposition,
    Heat,
    LifeStage,
    Outcome,
    PointKind,
    PromiseState,
    Purpose,
    ReasonKind,
    Tier,
)
from salesbook.domain.customers import Customer, Point, SpecialDay
from salesbook.domain.days import DayOfYear
from salesbook.domain.errors import SalesbookError
from salesbook.domain.reasons import CadenceFacts, DayFacts, FollowupFacts, PromiseFacts
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from datetime import datetime

    from conftest import Clock

    from salesbook.book.opened import Book


def add(book: Book, **known: object) -> int:
    # A customer once reached is not due for half a year: what a test plans is then all that is on the list.
    customer = Customer(**{"name": "Ann", "stage": LifeStage.CUSTOMER, **known})  # type: ignore[arg-type]
    row, _added = customers.add(book, customer)
    return row


def reached(book: Book, **known: object) -> int:
    row = add(book, **known)
    notes.log(book, "first talk", row)
    return row


def kinds(book: Book, customer: int) -> list[ReasonKind]:
    return [reason.kind for reason in today.item(book, customer).reasons]


def listed(book: Book) -> list[int]:
    return today.order(book).order


def test_the_list_of_a_day(filled_book: Book) -> None:
    order = listed(filled_book)
    # A promise two days late, a try that is due again, never contacted, no plan and a visit; the others can wait.
    assert order == [1, 6, 4, 5]
    rows = today.rows(filled_book, order)
    assert [row.name for row in rows] == ["王建国", "曾小单", "张伟", "何芳"]
    assert [[reason.kind.value for reason in row.item.reasons] for row in rows] == [
        ["promise", "followup", "cadence"],
        ["followup", "cadence"],
        ["cadence"],
        ["cadence", "no-plan"],
    ]
    assert rows[0].organisation == "华信机电"
    assert rows[0].sales_class == "A"
    promise = rows[0].item.reasons[0]
    assert promise.facts == PromiseFacts("发报价")
    assert (promise.due, promise.overdue_days) == (date(2026, 11, 16), 2)
    assert rows[2].item.reasons[0].facts == CadenceFacts(Channel.CALL, Tier.PRIORITY, None)
    assert today.item(filled_book, 1) == rows[0].item


def test_the_head_line(filled_book: Book, clock: Clock) -> None:
    assert today.tally(filled_book, 4) == today.Tally(rows=4, overdue=2, promises=1, talks=0)
    notes.log(filled_book, "called", 2)
    clock.move(days=7)
    assert today.tally(filled_book, 5) == today.Tally(rows=5, overdue=4, promises=1, talks=0)
    clock.move(days=-7)
    assert today.tally(filled_book, 5).talks == 1


def test_an_empty_book_has_an_empty_list(book: Book) -> None:
    assert listed(book) == []
    assert today.rows(book, []) == ()


def test_never_contacted_is_due_now(book: Book) -> None:
    row = add(book)
    assert kinds(book, row) == [ReasonKind.CADENCE]
    reason = today.item(book, row).reasons[0]
    assert reason.facts == CadenceFacts(Channel.CALL, Tier.LAST, None)
    assert reason.due is None


def test_a_completed_contact_clears_the_cadence_and_an_unanswered_one_does_not(book: Book) -> None:
    for words, clears in (
        ("hi", True),
        ("=refused no", True),
        ("/wechat hi", True),
        ("=没接", False),
        ("=挡了", False),
    ):
        row = add(book, name=words)
        notes.log(book, words, row)
        assert (ReasonKind.CADENCE not in kinds(book, row)) is clears, words


@pytest.mark.parametrize(
    ("tier", "call", "visit"), [("priority", 1, 3), ("general", 3, 6), ("last", 6, 12)], ids=["A", "B", "C"]
)
def test_a_tier_is_called_and_visited_in_its_months(book: Book, clock: Clock, tier: str, call: int, visit: int) -> None:
    # On the 31st: a month without one is due on its last day.
    clock.now = clock.now.replace(year=2026, month=1, day=31)
    row = add(book, tier=Tier(tier))
    notes.log(book, "/拜访 hi", row)

    def due(months: int) -> datetime:
        end = date(2026, 2 + months, 1) if months < 11 else date(2027, months - 10, 1)
        return clock.now.replace(year=end.year, month=end.month, day=1) - timedelta(days=1)

    called, visited = due(call), due(visit)
    clock.now = called - timedelta(days=1)
    assert kinds(book, row) == []
    clock.now = called
    (reason,) = today.item(book, row).reasons
    assert reason.facts == CadenceFacts(Channel.CALL, Tier(tier), (called.date() - date(2026, 1, 31)).days)
    assert reason.overdue_days == 0
    # Called, the visit is still to come on its own day.
    notes.log(book, "hi", row)
    clock.now = visited

    def asked() -> set[Channel]:
        return {r.facts.channel for r in today.item(book, row).reasons if isinstance(r.facts, CadenceFacts)}

    # Each by itself: a call leaves the visit to be made, a visit stands for both.
    assert asked() == {Channel.CALL, Channel.VISIT}
    notes.log(book, "hi", row)
    assert asked() == {Channel.VISIT}
    notes.log(book, "/拜访 hi", row)
    assert asked() == set()


def test_a_customer_s_own_months_win(book: Book, clock: Clock) -> None:
    row = add(book, tier=Tier.PRIORITY, call_months=2, visit_months=0)
    notes.log(book, "hi", row)
    clock.move(days=45)
    assert kinds(book, row) == []
    clock.move(days=20)
    assert kinds(book, row) == [ReasonKind.CADENCE]
    notes.log(book, "hi", row)
    clock.move(days=200)
    facts = today.item(book, row).reasons[0].facts
    assert isinstance(facts, CadenceFacts)
    # No visit is asked for however long there was none.
    assert facts.channel is Channel.CALL


@pytest.mark.parametrize("known", [{"disposition": Disposition.DROPPED}, {"do_not_call": True}])
def test_who_is_dropped_or_not_to_be_called_is_left_in_peace(book: Book, known: dict[str, object]) -> None:
    row = add(book, **known)
    assert listed(book) == []
    notes.log(book, "x >tomorrow y", row)
    # What was planned with somebody who only wants no calls is still due.
    assert kinds(book, row) == []


def test_a_plan_with_somebody_not_to_be_called_is_due(book: Book, clock: Clock) -> None:
    row = add(book, do_not_call=True)
    notes.log(book, "x >tomorrow write", row)
    clock.move(days=1)
    assert kinds(book, row) == [ReasonKind.FOLLOWUP]


def test_a_plan_ahead_leaves_the_cadence_in_peace_and_a_promise_does_not(book: Book, clock: Clock) -> None:
    row = add(book, tier=Tier.PRIORITY)
    notes.log(book, "x >2027-06-01 see !2027-02-01 price", row)
    clock.move(days=60)
    assert kinds(book, row) == []
    clock.move(days=60)
    assert kinds(book, row) == [ReasonKind.PROMISE]


def test_a_prospect_without_a_next_date_is_listed(book: Book) -> None:
    row = add(book, stage=LifeStage.PROSPECT)
    notes.log(book, "hi", row)
    assert kinds(book, row) == [ReasonKind.NO_PLAN]
    for known in (
        {"stage": LifeStage.CUSTOMER},
        {"stage": LifeStage.PROSPECT, "disposition": Disposition.KEEP_WARM},
    ):
        assert kinds(book, reached(book, **known)) == []
    notes.log(book, "hi >next Friday call", row)
    assert kinds(book, row) == []


@pytest.mark.parametrize(
    ("day", "born", "on", "turning"),
    [
        (DayOfYear(Calendar.SOLAR, 11, 20, year=1980), "birthday soon", date(2026, 11, 20), 46),
        (DayOfYear(Calendar.SOLAR, 11, 10), "a week ago", date(2026, 11, 10), None),
        (DayOfYear(Calendar.LUNAR, 10, 10, year=1975), "lunar, today", date(2026, 11, 18), 51),
    ],
)
def test_days_come_onto_the_list_and_a_caring_word_takes_them_off(
    book: Book, clock: Clock, day: DayOfYear, born: str, on: date, turning: int | None
) -> None:
    row = reached(book, name=born, days=(SpecialDay(DayKind.BIRTHDAY, day),))
    (reason,) = today.item(book, row).reasons
    assert reason.facts == DayFacts(DayKind.BIRTHDAY, "", "", turning)
    assert reason.due == on
    today.done(book, row)
    assert kinds(book, row) == []
    assert book.db.value("SELECT purpose FROM interaction ORDER BY id DESC") == Purpose.CARE
    # Next year it comes again.
    clock.move(days=365)
    assert ReasonKind.DAY in kinds(book, row)


def test_days_further_off_wait(book: Book, clock: Clock) -> None:
    row = reached(book, days=(SpecialDay(DayKind.COMPANY_DAY, DayOfYear(Calendar.SOLAR, 11, 22)),))
    assert kinds(book, row) == []
    clock.move(days=1)
    assert kinds(book, row) == [ReasonKind.DAY]
    clock.move(days=17)
    assert kinds(book, row) == [ReasonKind.DAY]
    clock.move(days=1)
    assert kinds(book, row) == []


def test_a_complaint_stays_until_it_is_settled(book: Book) -> None:
    row = reached(book)
    with book.db.record("note"):
        complaint = book.db.insert(Table.COMPLAINT, customer_id=row, at=0, utc_offset=480, what="broken")
    assert kinds(book, row) == [ReasonKind.COMPLAINT]
    today.done(book, row)
    assert kinds(book, row) == [ReasonKind.COMPLAINT]
    with book.db.record("note"):
        book.db.update(Table.COMPLAINT, complaint, state=ComplaintState.TOLD, satisfied=True)
    assert kinds(book, row) == []


def test_appointments_stand_in_their_order_and_promises_above_all(book: Book, clock: Clock) -> None:
    lines = ["x >today 15:00 a", "x >today 11:00 b", "x >today c", "x !today d", "x !!today e"]
    rows = [reached(book, name=line) for line in lines]
    for row, line in zip(rows, lines, strict=True):
        notes.log(book, line, row)
    clock.move(hours=0.5)
    order = listed(book)
    late, soon, untimed, mine, theirs = rows
    assert order[:2] == [mine, theirs]
    assert order.index(soon) < order.index(late)
    assert set(order[2:]) == {late, soon, untimed}
    assert order == listed(book)


def test_before_noon_the_a_s_come_first(book: Book, clock: Clock) -> None:
    plain, first = reached(book, name="plain"), reached(book, name="first", class_pin="A")
    for row in (plain, first):
        notes.log(book, "x >2026-11-18 call", row)
    assert listed(book) == [first, plain]
    clock.move(hours=3)
    assert listed(book) == [plain, first]


def test_done_keeps_a_promise_in_time_or_late(filled_book: Book) -> None:
    listed(filled_book)
    before = content(filled_book.db)
    done = today.done(filled_book, 1)
    assert done.what == "王建国 done"
    assert done.customers == {1}
    promise = filled_book.db.row("SELECT state, closed_on FROM promise WHERE id = 1")
    assert promise == (PromiseState.KEPT_LATE, "2026-11-18")
    assert kinds(filled_book, 1) == [ReasonKind.FOLLOWUP, ReasonKind.CADENCE]
    today.done(filled_book, 1)
    # The visit that is due is what was done, not a call.
    today.done(filled_book, 1)
    assert talks.of(filled_book, 1)[0].channel is Channel.VISIT
    assert kinds(filled_book, 1) == []
    for _step in range(3):
        changes.undo(filled_book)
    assert content(filled_book.db) == before


def test_done_with_the_rep_s_own_promise_first(book: Book, clock: Clock) -> None:
    row = reached(book)
    notes.log(book, "x !!today pay !tomorrow price", row)
    clock.move(days=1)
    today.done(book, row)
    assert [promise.what for promise in followups.promised(book, row)] == ["pay"]


def test_nothing_is_done_where_nothing_is_due(book: Book) -> None:
    row = reached(book)
    with pytest.raises(SalesbookError, match="Nothing is due with Ann"):
        today.done(book, row)


def test_what_recurs_comes_again(book: Book, clock: Clock) -> None:
    row = reached(book)
    notes.log(book, "x >每月10号 对账 !每月10号 送报表", row)
    for month in (12, 1, 2):
        clock.now = clock.now.replace(year=2026 + (month < 12), month=month, day=12)
        assert kinds(book, row)[:2] == [ReasonKind.PROMISE, ReasonKind.FOLLOWUP]
        today.done(book, row)
        today.done(book, row)
        assert kinds(book, row) == []
        following = date(2026 + (month < 12), month, 10) + timedelta(days=31)
        assert followups.planned(book, row)[0].on == following.replace(day=10)
        assert followups.promised(book, row)[0].on == following.replace(day=10)
    # Each promise is one of its own, and was late; the follow-up is the same one moved on.
    assert book.db.value("SELECT count(*) FROM promise WHERE state = 'kept-late'") == 3
    assert book.db.value("SELECT count(*) FROM followup") == 1


def test_who_does_not_answer_comes_back_by_rule(book: Book, clock: Clock) -> None:
    row = reached(book, points=(Point(PointKind.PHONE, "1"), Point(PointKind.WECHAT, "w")))
    notes.log(book, "x >2026-11-19 send price", row)
    clock.move(days=1)
    days, channels = [], []
    for _try in range(6):
        _done, again = today.no_answer(book, row)
        (planned,) = followups.planned(book, row)
        assert planned.what == "send price"
        assert again == planned.on
        days.append((again - clock.now.date()).days)
        channels.append(planned.channel)
        clock.move(days=days[-1])
    assert days == [0, 1, 3, 3, 3, 3]
    assert channels == [Channel.CALL] * 4 + [Channel.WECHAT, Channel.CALL]
    assert planned.tries == 6
    assert [entry.outcome for entry in talks.of(book, row)[:6]] == [Outcome.NO_ANSWER] * 6
    # Reached at last, before the next try.
    notes.log(book, "got through", row)
    assert followups.planned(book, row) == ()


def test_a_second_try_before_its_time_moves_the_first_one_on(book: Book, clock: Clock) -> None:
    row = reached(book)
    clock.now = clock.now.replace(hour=19)
    today.no_answer(book, row)
    _done, again = today.no_answer(book, row)
    (planned,) = followups.planned(book, row)
    assert (planned.tries, planned.on) == (2, again)
    assert again == clock.now.date() + timedelta(days=1)


def test_a_talk_of_yesterday_leaves_today_s_try_alone(book: Book) -> None:
    row = reached(book)
    today.no_answer(book, row)
    notes.log(book, "<yesterday met her at the fair", row)
    assert len(followups.planned(book, row)) == 1


def test_later_moves_what_is_due(filled_book: Book) -> None:
    before = content(filled_book.db)
    day = date(2026, 11, 21)
    later = today.later(filled_book, 1, day)
    assert later.what == "王建国 later"
    assert followups.planned(filled_book, 1)[0].on == day
    assert followups.promised(filled_book, 1)[0].on == day
    assert 1 not in listed(filled_book)
    changes.undo(filled_book)
    assert content(filled_book.db) == before


def test_later_puts_off_what_has_no_day_of_its_own(filled_book: Book, clock: Clock) -> None:
    day = SpecialDay(DayKind.BIRTHDAY, DayOfYear(Calendar.SOLAR, 11, 18))
    known = customers.card(filled_book, 4).customer
    customers.edit(filled_book, 4, replace(known, days=(day,)))
    assert kinds(filled_book, 4) == [ReasonKind.DAY, ReasonKind.CADENCE]
    today.later(filled_book, 4, date(2026, 11, 20))
    assert kinds(filled_book, 4) == []
    assert 4 not in listed(filled_book)
    clock.move(days=2)
    assert kinds(filled_book, 4) == [ReasonKind.DAY, ReasonKind.FOLLOWUP, ReasonKind.CADENCE]
    facts = today.item(filled_book, 4).reasons[1].facts
    assert facts == FollowupFacts("", None, None, 0)


@pytest.mark.parametrize("days", [0, -1, -400])
def test_later_is_in_the_future(filled_book: Book, days: int) -> None:
    before = content(filled_book.db)
    with pytest.raises(SalesbookError, match="is not in the future"):
        today.later(filled_book, 1, filled_book.today() + timedelta(days=days))
    assert content(filled_book.db) == before


def test_drop_ends_follow_ups_and_breaks_promises(filled_book: Book) -> None:
    listed(filled_book)
    before = content(filled_book.db)
    assert today.drop(filled_book, 1).what == "王建国 taken off the list"
    assert filled_book.db.row("SELECT state, closed_on FROM followup WHERE id = 1") == ("dropped", "2026-11-18")
    assert filled_book.db.row("SELECT state, closed_on FROM promise WHERE id = 1") == ("broken", "2026-11-18")
    assert kinds(filled_book, 1) == [ReasonKind.CADENCE]
    changes.undo(filled_book)
    assert content(filled_book.db) == before


def test_only_a_talk_ends_the_cadence(filled_book: Book) -> None:
    before = content(filled_book.db)
    with pytest.raises(SalesbookError, match="No follow-up and no promise is due with 张伟"):
        today.drop(filled_book, 4)
    assert content(filled_book.db) == before


@pytest.mark.parametrize("customer", [0, 77, -1])
def test_nobody_is_told_from_somebody(filled_book: Book, customer: int) -> None:
    for act in (today.done, today.no_answer, today.drop):
        with pytest.raises(SalesbookError, match="There is no customer"):
            act(filled_book, customer)
    with pytest.raises(SalesbookError, match="There is no customer"):
        today.later(filled_book, customer, date(2027, 1, 1))


def test_refresh_sets_only_the_changed_places(filled_book: Book) -> None:
    agenda = today.order(filled_book)
    for customer, act in ((1, today.done), (4, today.no_answer), (6, today.drop)):
        changed = act(filled_book, customer)
        done = changed if isinstance(changed, changes.Changes) else changed[0]
        today.refresh(filled_book, agenda, done.customers)
        fresh = today.order(filled_book)
        assert agenda.order == fresh.order
        assert agenda.scores == fresh.scores


def test_another_day_can_be_asked_for(filled_book: Book, frozen_now: datetime) -> None:
    then = frozen_now + timedelta(days=8)
    order = today.order(filled_book, then).order
    assert {1, 2, 3} <= set(order)
    rows = {row.customer: row for row in today.rows(filled_book, order, then)}
    assert rows[1].item.reasons[0].overdue_days == 10
    assert ReasonKind.DAY in [reason.kind for reason in rows[1].item.reasons]


def test_a_heat_without_tier_or_class_sets_the_pace(book: Book, clock: Clock) -> None:
    hot = reached(book, stage=LifeStage.PROSPECT, heat=Heat.HOT)
    cold = reached(book, stage=LifeStage.PROSPECT, heat=Heat.NONE)
    clock.move(days=31)
    assert ReasonKind.CADENCE in kinds(book, hot)
    assert ReasonKind.CADENCE not in kinds(book, cold)
