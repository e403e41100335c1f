"""Festivals, buying rhythm, renewals, service, credit, complaints: when they come onto the list, and what ends them."""

from __future__ import annotations

from datetime import date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from content import content

from salesbook.book import (
    changes,
    closing,
    complaints,
    customers,
    followups,
    greetings,
    notes,
    outlook,
    payments,
    products,
    rules,
    settings,
    sifting,
    today,
)
from salesbook.domain.codes import (
    Channel,
    ComplaintState,
    CustomerKind,
    Language,
    LifeStage,
    PointKind,
    ReasonKind,
    RenewalLoss,
    RhythmState,
    SalesClass,
    Tier,
)
from salesbook.domain.customers import Customer, Point
from salesbook.domain.days import Festival
from salesbook.domain.errors import SalesbookError
from salesbook.domain.reasons import CreditFacts, FestivalFacts, LifecycleFacts, Reason, RenewalFacts, RhythmFacts
from salesbook.domain.wording import sentence, short
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from conftest import Clock

    from salesbook.book.opened import Book


def add(book: Book, **known: object) -> int:
    customer = Customer(
        **{"name": "Ann", "stage": LifeStage.CUSTOMER, "call_months": 0, "visit_months": 0, **known}  # type: ignore[arg-type]
    )
    row = customers.add(book, customer)[0]
    # Never contacted would be a reason of its own.
    with book.db.record("note"):
        book.db.execute("UPDATE customer SET created_on = '2020-01-01' WHERE id = ?", (row,))
    return row


def reasons(book: Book, customer: int, kind: ReasonKind) -> list[Reason]:
    return [one for one in today.item(book, customer).reasons if one.kind is kind]


def at(clock: Clock, day: date, hour: int = 10) -> None:
    clock.now = datetime.combine(day, time(hour), clock.now.tzinfo)


# Festivals


@pytest.mark.parametrize(
    ("festival", "on"),
    [
        (Festival.SPRING_FESTIVAL, date(2027, 2, 6)),
        (Festival.MID_AUTUMN, date(2027, 9, 15)),
        (Festival.NEW_YEAR, date(2027, 1, 1)),
        (Festival.QINGMING, date(2027, 4, 5)),
        (Festival.MOTHERS_DAY, date(2027, 5, 9)),
        (Festival.FATHERS_DAY, date(2027, 6, 20)),
    ],
)
def test_who_is_greeted_is_a_choice_by_class_and_group(book: Book, clock: Clock, festival: Festival, on: date) -> None:
    best, second = add(book, class_pin=SalesClass.A), add(book, class_pin=SalesClass.B)
    friend, other = add(book, groups=("老朋友",)), add(book)
    for each in Festival:
        settings.put(book, rules.greet_setting(each), "")
    long = festival is Festival.SPRING_FESTIVAL
    for text, meant in (
        ("A", {best}),
        ("a, B", {best, second}),
        ("#老朋友", {friend}),
        ("C，老朋友、A", {best, friend}),
        ("*", {best, second, friend, other}),
        ("", set()),
        ("#nobody there", set()),
    ):
        settings.put(book, rules.greet_setting(festival), text)
        at(clock, on - timedelta(days=4))
        assert not any(reasons(book, one, ReasonKind.DAY) for one in (best, second, friend, other))
        for days in (-3, 0, 14 if long else 3):
            at(clock, on + timedelta(days=days))
            listed = set(today.order(book).order)
            assert listed == meant, (text, days)
            assert {one for one in listed if reasons(book, one, ReasonKind.DAY)[0].due == on} == meant
        # Between Spring Festival and the lanterns people wish each other well; other days are soon over.
        at(clock, on + timedelta(days=15 if long else 4))
        assert today.order(book).order == []


def test_some_are_greeted_without_any_choice_and_nobody_on_a_day_of_mourning(book: Book, clock: Clock) -> None:
    best, last = add(book, class_pin=SalesClass.A), add(book, class_pin=SalesClass.C)
    at(clock, date(2027, 2, 6))
    assert today.order(book).order == [best]
    at(clock, date(2027, 4, 5))
    assert today.order(book).order == []
    assert reasons(book, last, ReasonKind.DAY) == []


def test_a_greeting_is_written_in_the_customer_s_language_copied_and_logged(book: Book, clock: Clock) -> None:
    settings.put(book, rules.greet_setting(Festival.QINGMING), "*")
    wechat = (Point(PointKind.PHONE, "1"), Point(PointKind.WECHAT, "w"))
    people = {
        add(book, name="欧阳锋", role="采购经理", points=wechat): ("欧阳经理", Channel.WECHAT),
        add(book, name="王建国", role="老板", language=Language.ZH): ("王老板", Channel.SMS),
        add(book, name="陈伟明 Wei Ming Chen", language=Language.EN): ("Wei", Channel.SMS),
        add(book, name="Karen Holt", points=(Point(PointKind.EMAIL, "k@x"),)): ("Karen", Channel.EMAIL),
        add(book, name="Acme Ltd", kind=CustomerKind.COMPANY): ("Acme Ltd", Channel.SMS),
    }
    at(clock, date(2027, 4, 5))
    for row, (called, channel) in people.items():
        greeting = greetings.due(book, row)
        assert called in greeting.texts[0]
        assert greeting.channel is channel
        # No cheerful word on a day of mourning, in any of the drafts.
        assert greeting.solemn
        for text in greeting.texts:
            assert "{" not in text
            assert not any(word in text.lower() for word in ("快乐", "恭喜", "祝您节日", "happy", "enjoy", "!", "！"))
        greetings.sent(book, row, greeting.texts[0], greeting.channel)
        assert reasons(book, row, ReasonKind.DAY) == []
        assert book.db.row("SELECT note, channel, purpose FROM interaction ORDER BY id DESC") == (
            greeting.texts[0], channel, "care",
        )  # fmt: skip
        with pytest.raises(SalesbookError, match="No birthday or festival is near"):
            greetings.due(book, row)
    changes.undo(book)
    assert reasons(book, row, ReasonKind.DAY)


def test_a_greeting_leaves_what_was_planned(book: Book, clock: Clock) -> None:
    row = add(book, class_pin=SalesClass.A)
    at(clock, date(2026, 12, 31))
    notes.log(book, "x >2027-01-01 send the quote", row)
    at(clock, date(2027, 1, 1))
    greetings.sent(book, row, "happy New Year", Channel.SMS)
    assert [one.kind for one in today.item(book, row).reasons] == [ReasonKind.FOLLOWUP]


# Rhythm


def test_the_warning_comes_in_four_steps_each_with_its_figures(book: Book, clock: Clock) -> None:
    row = add(book)
    begin = date(2026, 1, 1)
    for number in range(5):
        at(clock, begin + timedelta(days=30 * number))
        notes.log(book, "¥100 paper", row)
    last = clock.now.date()
    # All gaps are of 30 days, and so is the prior of a book that has no others.
    for days, state in ((29, None), (30, "watch"), (45, "warn"), (60, "rescue"), (90, "lost")):
        at(clock, last + timedelta(days=days))
        found = reasons(book, row, ReasonKind.RHYTHM)
        if state is None:
            assert found == []
            continue
        facts = found[0].facts
        assert facts == RhythmFacts(RhythmState(state), days, 30.0, days / 30)
        assert str(days) in sentence(found[0])
        assert "30" in sentence(found[0])
        # A talk answers this step, an unanswered try does not; the next step asks again.
        today.no_answer(book, row)
        with book.db.record("note"):
            book.db.execute("UPDATE followup SET state = 'dropped'")
        assert reasons(book, row, ReasonKind.RHYTHM)
        notes.log(book, "asked why", row)
        assert reasons(book, row, ReasonKind.RHYTHM) == []
    notes.log(book, "¥100 paper", row)
    assert today.item(book, row).reasons == ()


def test_who_was_given_up_is_not_warned_about(book: Book, clock: Clock) -> None:
    row = add(book)
    notes.log(book, "¥100 paper", row)
    clock.move(days=400)
    assert reasons(book, row, ReasonKind.RHYTHM)
    with book.db.record("note"):
        book.db.update(Table.CUSTOMER, row, stage=LifeStage.LOST)
    assert reasons(book, row, ReasonKind.RHYTHM) == []


# Renewals and service


def test_a_renewal_comes_in_time_and_stays_until_it_is_known_how_it_went(book: Book, clock: Clock) -> None:
    row = add(book)
    notes.log(book, "hi", row)
    products.add(book, row, "service plan", date(2027, 1, 31))
    (owned,) = products.of(book, row)
    assert reasons(book, row, ReasonKind.RENEWAL) == []
    at(clock, date(2027, 1, 1))
    (reason,) = reasons(book, row, ReasonKind.RENEWAL)
    assert (reason.facts, reason.due) == (RenewalFacts("service plan"), date(2027, 1, 31))
    notes.log(book, "they think about it", row)
    at(clock, date(2027, 3, 1))
    assert reasons(book, row, ReasonKind.RENEWAL)[0].overdue_days == 29
    with pytest.raises(SalesbookError, match="Press r"):
        today.done(book, row)
    before = content(book.db)
    # Bought in November for a term to January: renewed for as long again, not for a year.
    assert owned.following == date(2027, 3, 31)
    products.renewed(book, owned.id, date(2028, 1, 31))
    assert reasons(book, row, ReasonKind.RENEWAL) == []
    at(clock, date(2028, 1, 20))
    assert reasons(book, row, ReasonKind.RENEWAL)[0].due == date(2028, 1, 31)
    with pytest.raises(SalesbookError, match="is not after"):
        products.renewed(book, owned.id, date(2028, 1, 31))
    products.lost(book, owned.id, RenewalLoss.PRICE)
    assert reasons(book, row, ReasonKind.RENEWAL) == []
    changes.undo(book)
    changes.undo(book)
    assert content(book.db) == before


def test_service_comes_round_until_the_customer_is_talked_to(book: Book, clock: Clock) -> None:
    row = add(book)
    with book.db.record("import"):
        machine = book.db.insert(Table.PRODUCT, name="copier", service_months=6)
        book.db.insert(Table.OWNED_PRODUCT, customer_id=row, product_id=machine, name="copier", bought_on="2026-05-31")
    notes.log(book, "hi", row)
    at(clock, date(2026, 11, 29))
    assert reasons(book, row, ReasonKind.LIFECYCLE) == []
    # Half a year from the 31st of May is the last of November.
    at(clock, date(2026, 11, 30))
    (reason,) = reasons(book, row, ReasonKind.LIFECYCLE)
    assert (reason.facts, reason.due) == (LifecycleFacts("Service check", "copier"), date(2026, 11, 30))
    clock.move(days=40)
    assert reasons(book, row, ReasonKind.LIFECYCLE)[0].overdue_days == 40
    today.done(book, row)
    assert reasons(book, row, ReasonKind.LIFECYCLE) == []
    at(clock, date(2027, 5, 31))
    assert reasons(book, row, ReasonKind.LIFECYCLE)


# Credit


def test_money_beyond_the_terms_or_the_limit_is_on_the_list_until_it_is_paid(book: Book, clock: Clock) -> None:
    row = add(book, credit_days=30, credit_limit=100_000)
    begin = clock.now.date()
    notes.log(book, "¥600 paper", row)
    at(clock, begin + timedelta(days=10))
    notes.log(book, "¥300 ink", row)
    assert reasons(book, row, ReasonKind.CREDIT) == []
    notes.log(book, "¥200 pens", row)
    (reason,) = reasons(book, row, ReasonKind.CREDIT)
    assert (reason.facts, reason.due) == (CreditFacts(110_000, 100_000, "CNY"), None)
    payments.receive(book, row, 20_000)
    assert reasons(book, row, ReasonKind.CREDIT) == []
    # The day itself is not late yet.
    at(clock, begin + timedelta(days=30))
    assert reasons(book, row, ReasonKind.CREDIT) == []
    at(clock, begin + timedelta(days=31))
    (reason,) = reasons(book, row, ReasonKind.CREDIT)
    assert (reason.due, reason.overdue_days) == (begin + timedelta(days=30), 1)
    assert payments.owing(book, row) == payments.Owing(90_000, 40_000, "CNY")
    # A payment covers the oldest order first.
    payments.receive(book, row, 40_000)
    assert reasons(book, row, ReasonKind.CREDIT) == []
    at(clock, begin + timedelta(days=41))
    assert reasons(book, row, ReasonKind.CREDIT)[0].due == begin + timedelta(days=40)
    payments.receive(book, row, 50_000)
    assert reasons(book, row, ReasonKind.CREDIT) == []
    changes.undo(book)
    assert reasons(book, row, ReasonKind.CREDIT)
    with pytest.raises(SalesbookError, match="above nothing"):
        payments.receive(book, row, 0)


def test_only_a_payment_settles_what_is_owed(book: Book, clock: Clock) -> None:
    row = add(book, credit_days=0)
    notes.log(book, "¥600 paper", row)
    clock.move(days=1)
    with pytest.raises(SalesbookError, match="Press o"):
        today.done(book, row)
    notes.log(book, "they say it is on its way", row)
    assert reasons(book, row, ReasonKind.CREDIT)
    today.later(book, row, clock.now.date() + timedelta(days=3))
    assert reasons(book, row, ReasonKind.CREDIT) == []
    clock.move(days=3)
    assert reasons(book, row, ReasonKind.CREDIT)


# Complaints


def test_a_complaint_goes_step_by_step_and_its_clock_runs_from_the_first_day(book: Book, clock: Clock) -> None:
    row = add(book)
    notes.log(book, "hi", row)
    before = content(book.db)
    complaints.receive(book, row, " prints are skewed ")
    (complaint,) = complaints.open_of(book, row)
    assert (complaint.what, complaint.state) == ("prints are skewed", ComplaintState.RECEIVED)
    for days, state in enumerate(list(ComplaintState)[1:], 1):
        clock.move(days=1)
        complaints.advance(book, complaint.id)
        (reason,) = reasons(book, row, ReasonKind.COMPLAINT)
        assert complaints.open_of(book, row)[0].state is state
        assert reason.overdue_days == days
        assert f"{days} day" in sentence(reason)
    with pytest.raises(SalesbookError, match="satisfied"):
        today.done(book, row)
    complaints.take_up_again(book, complaint.id)
    assert complaints.open_of(book, row)[0].since == complaint.since
    changes.undo(book)
    complaints.settle(book, complaint.id, satisfied=False)
    assert reasons(book, row, ReasonKind.COMPLAINT) == []
    for _change in range(6):
        changes.undo(book)
    assert content(book.db) == before
    with pytest.raises(SalesbookError, match="what the complaint is about"):
        complaints.receive(book, row, "  ")
    for act in (complaints.advance, complaints.take_up_again):
        with pytest.raises(SalesbookError, match="no complaint 77"):
            act(book, 77)


# The rules


def test_the_rules_are_the_rep_s(book: Book, clock: Clock) -> None:
    assert rules.rules(book) == rules.Rules()
    row = add(book, tier=Tier.PRIORITY, call_months=None)
    notes.log(book, "hi", row)
    clock.move(days=35)
    assert reasons(book, row, ReasonKind.CADENCE)
    settings.put(book, rules.call_setting(Tier.PRIORITY), 2)
    assert reasons(book, row, ReasonKind.CADENCE) == []
    settings.put(book, rules.call_setting(Tier.PRIORITY), 0)
    clock.move(days=400)
    assert reasons(book, row, ReasonKind.CADENCE) == []
    settings.put(book, rules.CAPACITY, 5)
    assert today.order(book).weights.capacity == 5
    settings.put(book, "weight.promise", 500)
    assert rules.rules(book).weights.promise.base == 500
    for name, value in ((rules.CAPACITY, -3), (rules.LEAD_DAYS, "many"), ("weight.promise", True), ("weight.day", -1)):
        settings.put(book, name, value)
    assert rules.rules(book).weights.capacity == 30
    assert rules.rules(book).lead == timedelta(days=3)
    assert rules.rules(book).weights.day.base == 70


# Pages


def test_the_week_ahead_names_what_begins_on_each_day(filled_book: Book) -> None:
    week = outlook.week(filled_book)
    assert [day.on for day in week] == [date(2026, 11, 19) + timedelta(days=n) for n in range(7)]
    said = {day.on.day: {one.name: [reason.kind.value for reason in one.reasons] for one in day.coming} for day in week}
    assert said[19]["李敏"] == ["followup"]
    # A birthday stands on its own day, not on that on which it comes onto the list.
    assert said[24]["王建国"] == ["day"]
    assert "王建国" not in said[21]
    assert said[25]["Acme Ltd"] == ["promise"]
    # Said as of today.
    (li,) = [one for one in week[0].coming if one.name == "李敏"]
    assert "tomorrow" in sentence(li.reasons[0])


def test_the_close_of_a_day(filled_book: Book, clock: Clock) -> None:
    today.order(filled_book)
    clock.move(hours=7)
    today.done(filled_book, 1)
    notes.log(filled_book, "/visit saw them ¥500 ink !tomorrow price", 2)
    notes.log(filled_book, "=no answer", 3)
    page = closing.closing(filled_book, outlook.week(filled_book, 1)[0])
    assert page.on == date(2026, 11, 18)
    assert (page.reached, page.tried, page.people) == ({Channel.VISIT: 1}, 1, 1)
    assert page.late == (("王建国", "发报价"),)
    assert (page.kept, page.broken) == ((), 0)
    assert page.won == (1, (("CNY", 50_000),))
    assert page.left == len(today.order(filled_book).order)
    assert [row.name for row in page.rolled][:1] == ["王建国"]
    assert page.tomorrow.on == date(2026, 11, 19)
    assert "李敏" in [one.name for one in page.tomorrow.coming]


def test_visits_stand_together_by_place_and_what_is_overdue_in_its_order(book: Book, clock: Clock) -> None:
    places = ["苏州", "", "杭州", "苏州"]
    rows = [add(book, name=f"c{number}", place=place) for number, place in enumerate(places)]
    caller = add(book, name="caller")
    for row in rows:
        notes.log(book, "x >2026-11-19 拜访", row)
    notes.log(book, "x >2026-11-19 call", caller)
    clock.move(days=1)
    order = today.order(book).order
    part = sifting.visits(book, order)
    assert part.order == (rows[0], rows[3], rows[2], rows[1])
    assert part.headings == {rows[0]: "苏州 ∙ 2", rows[2]: "杭州 ∙ 1", rows[1]: "place unknown ∙ 1"}
    assert sifting.overdue(book, order).order == ()
    clock.move(days=1)
    assert sifting.overdue(book, today.order(book).order).order == tuple(today.order(book).order)


def test_after_five_tries_another_way_is_named(book: Book, clock: Clock) -> None:
    row = add(book, points=(Point(PointKind.PHONE, "1"), Point(PointKind.WECHAT, "w")))
    for _try in range(5):
        _done, again = today.no_answer(book, row)
        at(clock, again, 19)
    (reason,) = today.item(book, row).reasons
    assert sentence(reason).endswith("5 tries without an answer: now by WeChat")
    assert "WeChat" in short(reason)


def test_a_visit_that_was_planned_is_not_done_by_a_call(book: Book, clock: Clock) -> None:
    row = add(book)
    notes.log(book, "x >2026-11-19 拜访", row)
    clock.move(days=1)
    notes.log(book, "/电话 说了会晚到", row)
    assert [one.kind for one in today.item(book, row).reasons] == [ReasonKind.FOLLOWUP]
    notes.log(book, "谈好了", row)
    assert today.item(book, row).reasons == ()


def test_an_appointment_of_later_today_is_not_done_by_another_talk(book: Book) -> None:
    row = add(book)
    notes.log(book, "x >today 15:00 拜访 >today 16:00 call", row)
    notes.log(book, "/微信 问了个型号", row)
    assert len(today.item(book, row).reasons) == 2
    # The call itself, made early, is done; the visit is still to come.
    notes.log(book, "/电话 提前打了", row)
    (reason,) = today.item(book, row).reasons
    assert reason.at == time(15)


def test_an_unanswered_try_leaves_the_appointment_of_a_later_hour(book: Book, clock: Clock) -> None:
    row = add(book)
    notes.log(book, "x >today 15:30 拜访", row)
    _done, again = today.no_answer(book, row)
    assert again == clock.now.date()
    planned = {(one.time, one.channel, one.tries) for one in followups.planned(book, row)}
    assert planned == {(time(12), Channel.CALL, 1), (time(15, 30), Channel.VISIT, 0)}
    at(clock, clock.now.date(), 15)
    today.no_answer(book, row)
    assert {one.on for one in followups.planned(book, row)} == {clock.now.date() + timedelta(days=1)}


def test_festivals_are_named_in_the_facts(book: Book, clock: Clock) -> None:
    row = add(book, class_pin=SalesClass.A)
    at(clock, date(2027, 2, 4))
    (reason,) = reasons(book, row, ReasonKind.DAY)
    assert reason.facts == FestivalFacts(Festival.SPRING_FESTIVAL)
    assert sentence(reason) == "Spring Festival: in 2 days (02-06)"
