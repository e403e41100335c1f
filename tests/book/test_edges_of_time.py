"""What happens to the list where clocks and calendars have their edges, and to those who are due meanwhile."""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from content import content

from salesbook.book import (
    changes,
    complaints,
    customers,
    followups,
    notes,
    outlook,
    payments,
    products,
    rhythms,
    talks,
    today,
)
from salesbook.book.transfer import mergelist
from salesbook.domain.codes import (
    Calendar,
    Channel,
    DayKind,
    Disposition,
    LifeStage,
    ReasonKind,
    RhythmState,
    Tier,
)
from salesbook.domain.customers import Customer, SpecialDay
from salesbook.domain.days import DayOfYear
from salesbook.domain.reasons import CadenceFacts, FollowupFacts
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from conftest import Clock

    from salesbook.book.opened import Book

NEW_YORK = ZoneInfo("America/New_York")


def add(book: Book, **known: object) -> int:
    customer = Customer(**{"name": "Ann", "stage": LifeStage.CUSTOMER, **known})  # type: ignore[arg-type]
    return customers.add(book, customer)[0]


def kinds(book: Book, customer: int) -> list[ReasonKind]:
    found = [reason.kind for reason in today.item(book, customer).reasons]
    # However it is asked, the answer is the same.
    assert (customer in today.order(book).order) is bool(found)
    return found


def test_a_clock_that_was_ahead_hides_nobody(book: Book, clock: Clock) -> None:
    row = add(book, tier=Tier.PRIORITY)
    notes.log(book, "/visit saw them", row)
    right = clock.now
    # The battery was empty: a talk and an order of ten years from now.
    clock.now = right.replace(year=2036)
    notes.log(book, "/visit ¥500 paper >next week call", row)
    clock.now = right + timedelta(days=100)
    for planned in followups.planned(book, row):
        assert planned.on.year == 2036
    # A plan so far ahead is the rep's; without it the talks up to today count.
    today.later(book, row, clock.now.date() + timedelta(days=1))
    with book.db.record("note"):
        book.db.execute("UPDATE followup SET state = 'dropped'")
    assert kinds(book, row) == [ReasonKind.CADENCE, ReasonKind.CADENCE]
    reason = today.item(book, row).reasons[0]
    assert isinstance(reason.facts, CadenceFacts)
    assert reason.facts.days_since == 100
    # Two purchases to come say nothing about being late.
    assert rhythms.rhythms(book, clock.now.date()).customers[0].rhythm.state is RhythmState.NEW


def test_a_clock_that_was_ahead_hides_no_warning_and_no_service(book: Book, clock: Clock) -> None:
    row = add(book, tier=Tier.LAST, call_months=0, visit_months=0)
    with book.db.record("import"):
        book.db.insert(Table.PRODUCT, name="machine", service_months=3)
    for _order in range(4):
        notes.log(book, "¥500 paper", row)
        clock.move(days=30)
    products.add(book, row, "machine")
    right = clock.now
    clock.now = right.replace(year=2036)
    notes.log(book, "talked", row)
    clock.now = right + timedelta(days=100)
    assert kinds(book, row) == [ReasonKind.LIFECYCLE, ReasonKind.RHYTHM]
    notes.log(book, "talked", row)
    assert kinds(book, row) == []


def test_setting_the_clock_back_brings_no_talk_back(book: Book, clock: Clock) -> None:
    row = add(book, tier=Tier.PRIORITY)
    notes.log(book, "x >tomorrow call !tomorrow price", row)
    clock.move(days=1)
    assert kinds(book, row) == [ReasonKind.PROMISE, ReasonKind.FOLLOWUP]
    clock.move(days=-1, hours=-3)
    assert kinds(book, row) == []
    clock.move(days=1)
    assert kinds(book, row) == [ReasonKind.PROMISE, ReasonKind.FOLLOWUP]
    assert len(outlook.week(book)) == outlook.DAYS


def test_another_zone_changes_no_day_that_was_written_down(book: Book, clock: Clock) -> None:
    row = add(book, tier=Tier.PRIORITY)
    clock.now = datetime(2026, 11, 18, 23, 30, tzinfo=timezone(timedelta(hours=8)))
    notes.log(book, "x >2026-11-19 15:00 call", row)
    complaints.receive(book, row, "broken")
    # The same moment, seen from New York, is the morning of that day.
    clock.now = clock.now.astimezone(NEW_YORK)
    assert clock.now.date() == date(2026, 11, 18)
    (complaint,) = today.item(book, row).reasons
    assert (complaint.kind, complaint.due, complaint.overdue_days) == (ReasonKind.COMPLAINT, date(2026, 11, 18), 0)
    clock.move(days=1)
    planned = next(one for one in today.item(book, row).reasons if one.kind is ReasonKind.FOLLOWUP)
    # Three o'clock is three o'clock on the rep's own clock, wherever that is.
    assert (planned.due, planned.at) == (date(2026, 11, 19), time(15))
    clock.now = datetime(2026, 12, 18, 0, 30, tzinfo=timezone(timedelta(hours=14)))
    assert ReasonKind.CADENCE in kinds(book, row)


@pytest.mark.parametrize(
    ("now", "at"),
    [
        # Half past two does not exist on that morning, and is there twice in the other night.
        (datetime(2026, 3, 8, 3, 5, tzinfo=NEW_YORK), "02:30"),
        (datetime(2026, 11, 1, 1, 45, tzinfo=NEW_YORK, fold=1), "01:30"),
    ],
)
def test_appointments_of_the_hour_that_the_clocks_change(book: Book, clock: Clock, now: datetime, at: str) -> None:
    clock.now = now - timedelta(days=1)
    row = add(book)
    notes.log(book, f"x >{now.date()} {at} call", row)
    clock.now = now
    reason = today.item(book, row).reasons[0]
    assert (reason.kind, f"{reason.at:%H:%M}", reason.overdue_days) == (ReasonKind.FOLLOWUP, at, 0)
    assert kinds(book, row) == [ReasonKind.FOLLOWUP]
    _done, again = today.no_answer(book, row)
    assert again == now.date()
    assert followups.planned(book, row)[0].time == (now + timedelta(hours=2)).time().replace(second=0)
    clock.move(hours=2)
    assert kinds(book, row) == [ReasonKind.FOLLOWUP]
    notes.log(book, "got through", row)
    assert followups.planned(book, row) == ()


@pytest.mark.parametrize(
    ("day", "today_is", "kept"),
    [
        (DayOfYear(Calendar.SOLAR, 2, 29, year=2000), date(2026, 2, 26), date(2026, 2, 28)),
        (DayOfYear(Calendar.SOLAR, 2, 29, year=2000), date(2028, 2, 27), date(2028, 2, 29)),
        # The twelfth month that ended in 2025 had 29 days, the one that ended in 2024 had 30.
        (DayOfYear(Calendar.LUNAR, 12, 30, year=1976), date(2025, 1, 28), date(2025, 1, 28)),
        (DayOfYear(Calendar.LUNAR, 12, 30, year=1976), date(2024, 2, 9), date(2024, 2, 9)),
        # A leap sixth month in a year without one is kept in the sixth.
        (DayOfYear(Calendar.LUNAR, 6, 1, True, 1960), date(2026, 7, 14), date(2026, 7, 14)),
        (DayOfYear(Calendar.LUNAR, 6, 1, True, 1960), date(2025, 7, 25), date(2025, 7, 25)),
    ],
)
def test_birthdays_that_a_year_does_not_have(
    book: Book, clock: Clock, day: DayOfYear, today_is: date, kept: date
) -> None:
    clock.now = clock.now.replace(year=2023)
    row = add(book, days=(SpecialDay(DayKind.BIRTHDAY, day),), call_months=0, visit_months=0)
    clock.now = datetime.combine(today_is, time(10), clock.now.tzinfo)
    found = [reason.due for reason in today.item(book, row).reasons if reason.kind is ReasonKind.DAY]
    assert found == [kept]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("every month on the 31st", [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)]),
        ("每月31号", [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)]),
        ("每年2月29日", [date(2027, 2, 28), date(2028, 2, 29), date(2029, 2, 28)]),
        ("每年农历腊月三十", [date(2027, 2, 5), date(2028, 1, 25), date(2029, 2, 12)]),
    ],
)
def test_what_recurs_on_a_day_that_is_not_there_comes_on_the_nearest(
    book: Book, clock: Clock, words: str, days: list[date]
) -> None:
    clock.now = clock.now.replace(year=2027, month=1, day=4)
    row = add(book)
    notes.log(book, f"x >{words} pay", row)
    for on in days:
        (planned,) = followups.planned(book, row)
        assert planned.on == on
        clock.now = datetime.combine(on, time(10), clock.now.tzinfo)
        assert ReasonKind.FOLLOWUP in kinds(book, row)
        # Forgotten for some days it is still there, and done late it comes again on its own day.
        clock.move(days=3)
        assert ReasonKind.FOLLOWUP in kinds(book, row)
        notes.log(book, "done", row)


@pytest.mark.parametrize(
    ("begun", "words", "days"),
    [
        # A month after the 31st is the last of a shorter month, and the month after that the 31st again.
        (
            date(2026, 12, 31),
            "every month",
            [date(2027, 1, 31), date(2027, 2, 28), date(2027, 3, 31), date(2027, 4, 30)],
        ),
        (date(2024, 1, 30), "每个季度", [date(2024, 4, 30), date(2024, 7, 30), date(2024, 10, 30), date(2025, 1, 30)]),
        (date(2027, 2, 28), "every year", [date(2028, 2, 28), date(2029, 2, 28)]),
    ],
)
def test_what_recurs_without_a_day_of_its_own_keeps_the_one_it_began_on(
    book: Book, clock: Clock, begun: date, words: str, days: list[date]
) -> None:
    clock.now = datetime.combine(begun, time(10), clock.now.tzinfo)
    row = add(book)
    notes.log(book, f"x >{words} pay !{words} report", row)
    for on in days:
        (planned,) = followups.planned(book, row)
        (promised,) = followups.promised(book, row)
        assert (planned.on, promised.on) == (on, on)
        # Done some days late, it comes again on its own day.
        clock.now = datetime.combine(on, time(10), clock.now.tzinfo) + timedelta(days=2)
        today.done(book, row)
        notes.log(book, "paid", row)


@pytest.mark.parametrize("how", ["later", "no answer", "drop"])
def test_what_recurs_is_put_off_missed_or_dropped_this_once(book: Book, clock: Clock, how: str) -> None:
    row = add(book, call_months=0, visit_months=0)
    notes.log(book, "x >every 2 weeks 15:00 call !every 2 weeks report", row)
    clock.move(days=14, hours=6)
    before = content(book.db)
    on = book.today() + timedelta(days=3)
    if how == "later":
        today.later(book, row, on)
    elif how == "no answer":
        _done, on = today.no_answer(book, row)
    else:
        today.drop(book, row)
    following = date(2026, 12, 16)
    series = [one for one in followups.planned(book, row) if one.every]
    assert [(one.on, one.time) for one in series] == [(following, time(15))]
    once = [one.on for one in followups.planned(book, row) if not one.every]
    assert once == ([] if how == "drop" else [on])
    if how != "no answer":
        assert [one.on for one in followups.promised(book, row)] == ([following] if how == "drop" else [on, following])
    changes.undo(book)
    assert content(book.db) == before
    # For good it ends, and an undo brings it back.
    today.drop(book, row, for_good=True)
    assert (followups.planned(book, row), followups.promised(book, row)) == ((), ())
    changes.undo(book)
    assert content(book.db) == before


def test_what_recurs_daily_is_not_heaped_up_by_tries_that_nobody_answers(book: Book, clock: Clock) -> None:
    row = add(book)
    notes.log(book, "x >every day call", row)
    for _day in range(6):
        clock.move(days=1)
        today.no_answer(book, row)
        assert len(followups.planned(book, row)) == 2
    notes.log(book, "reached her", row)
    (planned,) = followups.planned(book, row)
    assert (planned.every, planned.tries) == ("FREQ=DAILY", 0)


def test_of_two_plans_for_a_day_the_one_that_is_shown_is_done(book: Book) -> None:
    row = add(book, call_months=0, visit_months=0)
    notes.log(book, "x >today 15:00 send the list >today ask for the address", row)
    (shown, _other) = today.item(book, row).reasons
    assert isinstance(shown.facts, FollowupFacts)
    assert shown.facts.what == "ask for the address"
    today.done(book, row)
    (left,) = followups.planned(book, row)
    assert left.what == "send the list"


def test_a_rule_without_any_such_date_is_never_without_a_next_one(book: Book, clock: Clock) -> None:
    row = add(book)
    with book.db.record("note"):
        book.db.insert(
            Table.FOLLOWUP, customer_id=row, on="2026-11-18", what="odd", every="FREQ=YEARLY;BYMONTH=2;BYMONTHDAY=30"
        )
    for year in (2027, 2028, 2029):
        assert ReasonKind.FOLLOWUP in kinds(book, row)
        notes.log(book, "done", row)
        (planned,) = followups.planned(book, row)
        assert planned.on == date(year, 2, 29 if year == 2028 else 28)
        clock.now = datetime.combine(planned.on, time(10), clock.now.tzinfo)


def _due_in_every_way(book: Book, row: int) -> None:
    """Let everything be due with a customer that has a day of its own."""
    notes.log(book, "x >2026-11-19 call !2026-11-19 price !!2026-11-19 pay ¥90,000 paper", row)
    complaints.receive(book, row, "broken")
    products.add(book, row, "machine", date(2026, 11, 25))


DUE = {ReasonKind.PROMISE, ReasonKind.FOLLOWUP, ReasonKind.COMPLAINT, ReasonKind.RENEWAL, ReasonKind.CREDIT}


def test_who_is_dropped_while_due_loses_nothing(book: Book, clock: Clock) -> None:
    row = add(book, credit_days=0)
    _due_in_every_way(book, row)
    clock.move(days=2)
    assert set(kinds(book, row)) == DUE
    before = content(book.db)
    known = customers.card(book, row).customer
    customers.edit(book, row, replace(known, disposition=Disposition.DROPPED))
    assert kinds(book, row) == []
    assert all(row not in {one.customer for one in day.coming} for day in outlook.week(book))
    # Taken up again, all of it is due as it was.
    customers.edit(book, row, replace(known, disposition=Disposition.KEEP_WARM))
    assert set(kinds(book, row)) == DUE
    changes.undo(book)
    changes.undo(book)
    assert content(book.db) == before


@pytest.mark.parametrize("disposition", Disposition)
def test_who_is_merged_while_due_loses_nothing(book: Book, clock: Clock, disposition: Disposition) -> None:
    staying = add(book, name="Bob", disposition=disposition)
    going = add(book, credit_days=0)
    _due_in_every_way(book, going)
    clock.move(days=2)
    before = content(book.db)
    assert set(kinds(book, going)) == DUE
    mergelist.merge(book, staying, going)
    assert set(kinds(book, staying)) >= DUE
    assert today.order(book).order == [staying]
    payments.receive(book, staying, payments.owing(book, staying).owed)
    assert ReasonKind.CREDIT not in kinds(book, staying)
    changes.undo(book)
    changes.undo(book)
    assert content(book.db) == before
    assert set(kinds(book, going)) == DUE


def test_who_stays_is_not_dropped_by_a_merge_with_somebody_who_was(book: Book, clock: Clock) -> None:
    staying = add(book, name="Bob", credit_days=0, call_months=0)
    going = add(book, disposition=Disposition.DROPPED, call_months=2, visit_months=0)
    _due_in_every_way(book, staying)
    clock.move(days=2)
    mergelist.merge(book, staying, going)
    assert set(kinds(book, staying)) >= DUE
    known = customers.card(book, staying).customer
    # No months between calls is a choice too, which stays, and one that comes along where there was none.
    assert (known.disposition, known.call_months, known.visit_months) == (Disposition.KEEP_CALLING, 0, 0)


def test_a_wish_stands_for_the_day_it_was_nearest_to(book: Book, clock: Clock) -> None:
    days = [DayOfYear(Calendar.SOLAR, 11, 18), DayOfYear(Calendar.SOLAR, 11, 20)]
    row = add(book, days=tuple(SpecialDay(DayKind.OTHER, day, str(day.day)) for day in days))
    assert kinds(book, row).count(ReasonKind.DAY) == 2
    notes.log(book, "祝他节日快乐", row)
    (left,) = [reason for reason in today.item(book, row).reasons if reason.kind is ReasonKind.DAY]
    assert left.due == date(2026, 11, 20)
    notes.log(book, "talked about prices", row)
    assert ReasonKind.DAY in kinds(book, row)
    clock.move(days=2)
    today.done(book, row)
    assert kinds(book, row) == []
    assert book.db.value("SELECT channel FROM interaction ORDER BY id DESC") == Channel.CALL


@pytest.mark.parametrize(
    ("back", "said"), [({"days": 1}, True), ({"days": 365}, True), ({"hours": 11}, False), ({"hours": 13}, True)]
)
def test_a_clock_set_back_behind_the_newest_talk_is_known(
    book: Book, clock: Clock, back: dict[str, float], said: bool
) -> None:
    assert talks.ahead_of_clock(book) is None
    row = add(book)
    notes.log(book, "call about prices", row)
    assert talks.ahead_of_clock(book) is None
    written = clock.now.date()
    clock.move(**{unit: -number for unit, number in back.items()})
    assert talks.ahead_of_clock(book) == (written if said else None)


def test_another_time_zone_is_no_clock_set_back(book: Book, clock: Clock) -> None:
    notes.log(book, "call about prices", add(book))
    clock.now = clock.now.astimezone(ZoneInfo("America/New_York"))
    assert clock.now.date() == date(2026, 11, 17)
    assert talks.ahead_of_clock(book) is None
