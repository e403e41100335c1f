"""Looking after customers between the talks: greetings, complaints, renewals, payments, the rules and the pages."""

from __future__ import annotations

from contextlib import closing
from dataclasses import replace
from datetime import date, timedelta
from typing import TYPE_CHECKING

import pytest
from stage import on_stage, page

from salesbook.book import complaints, customers, notes, payments, products, rules, settings, talks
from salesbook.book import today as agenda
from salesbook.book.opened import Book
from salesbook.domain.codes import Calendar, Channel, DayKind, ReasonKind
from salesbook.domain.customers import SpecialDay
from salesbook.domain.days import DayOfYear, Festival
from salesbook.tui.dialogs.ask import Ask
from salesbook.tui.dialogs.choice import Choice
from salesbook.tui.dialogs.greeting import GreetingDialog
from salesbook.tui.dialogs.reading import Page
from salesbook.tui.dialogs.rules import RulesDialog

if TYPE_CHECKING:
    from pathlib import Path

    from conftest import Clock
    from stage import Stage

WANG, LI, ZHANG, HE = 1, 2, 4, 5
HOSTILE = "Acme [/] \x1b]52;c;aGk=\x07 [@click=app.quit]x"


@pytest.fixture
def cared_path(filled_path: Path, clock: Clock) -> Path:
    """The filled book; 李敏 has a birthday, a complaint, a product that runs out and a debt, each a day old or near."""
    with closing(Book(filled_path, clock=clock)) as book:
        known = customers.card(book, LI).customer
        birthday = SpecialDay(DayKind.BIRTHDAY, DayOfYear(Calendar.SOLAR, 11, 18))
        customers.edit(book, LI, replace(known, days=(birthday,), credit_days=0, place=HOSTILE))
        clock.move(days=-1)
        notes.log(book, "¥5,000 paper", LI)
        complaints.receive(book, LI, HOSTILE)
        products.add(book, LI, HOSTILE, date(2026, 11, 30))
        clock.move(days=1)
    return filled_path


async def go(stage: Stage, customer: int) -> None:
    assert stage.today.select(customer)
    await stage.settle()


async def kinds(stage: Stage, customer: int) -> set[ReasonKind]:
    return {reason.kind for reason in (await stage.ask(agenda.item, customer)).reasons}


async def test_a_greeting_is_copied_and_logged_with_one_key(cared_path: Path) -> None:
    async with on_stage(cared_path) as stage:
        await go(stage, LI)
        for key in ("g", "ctrl+k"):
            await stage.press(key)
            dialog = stage.app.screen
            assert isinstance(dialog, GreetingDialog)
            first = dialog.texts[dialog.place]
            assert first in stage.screen.replace(" ", "").replace("\n", "") or first[:8] in stage.screen
            await stage.press("right")
            other = dialog.texts[dialog.place]
            assert other != first
            await stage.press("left", "escape")
            assert stage.app.screen is stage.bench
        await stage.press("g", "e")
        await stage.type("再约")
        await stage.press("enter", "enter")
        assert stage.app.clipboard == first + "再约"
        assert "Copied: paste it to 李敏" in stage.toast
        talk = (await stage.ask(talks.of, LI))[0]
        assert (talk.text, talk.channel) == (first + "再约", Channel.WECHAT)
        assert ReasonKind.DAY not in await kinds(stage, LI)
        await stage.press("ctrl+z")
        assert ReasonKind.DAY in await kinds(stage, LI)
        await go(stage, HE)
        await stage.press("g")
        assert "No birthday or festival is near for 何芳" in stage.toast


async def test_a_complaint_is_taken_on_step_by_step(cared_path: Path) -> None:
    async with on_stage(cared_path) as stage:
        await go(stage, LI)
        await stage.press("t", "1")
        assert "李敏: now at “Listened to”." in stage.toast
        for _step in range(3):
            await stage.press("t", "1")
        await stage.press("ctrl+e")
        assert isinstance(stage.app.screen, Choice)
        assert "satisfied" in stage.screen
        await stage.press("2")
        assert "taken up again" in stage.toast
        assert len(await stage.ask(complaints.open_of, LI)) == 1
        for _step in range(3):
            await stage.press("t", "1")
        await stage.press("t", "1")
        assert await stage.ask(complaints.open_of, LI) == ()
        await stage.press("t")
        assert isinstance(stage.app.screen, Ask)
        await stage.type("late again")
        await stage.press("enter")
        assert [one.what for one in await stage.ask(complaints.open_of, LI)] == ["late again"]


async def test_what_runs_out_is_renewed_or_not(cared_path: Path) -> None:
    async with on_stage(cared_path, (80, 24)) as stage:
        await go(stage, LI)
        await stage.press("r", "1", "enter")
        (owned,) = await stage.ask(products.of, LI)
        assert owned.expires_on == date(2027, 11, 30)
        assert "renewed until Tue 2027-11-30" in stage.toast
        await stage.press("ctrl+z")
        await go(stage, LI)
        await stage.press("r", "1", "2")
        await stage.type("2028-01-31")
        await stage.press("enter")
        assert (await stage.ask(products.of, LI))[0].expires_on == date(2028, 1, 31)
        await stage.press("ctrl+z")
        await go(stage, LI)
        await stage.press("ctrl+b", "1", "5")
        assert (await stage.ask(products.of, LI))[0].settled
        assert ReasonKind.RENEWAL not in await kinds(stage, LI)
        await stage.press("r", "a")
        await stage.type("copier")
        await stage.press("enter", "enter")
        assert [(one.name, one.expires_on) for one in await stage.ask(products.of, LI)][1] == ("copier", None)
        # It has no end, and is there all the same.
        await stage.press("r")
        assert "Without an end: copier" in stage.screen
        await stage.press("escape")
        await go(stage, HE)
        await stage.press("r")
        assert "Nothing is written down yet that 何芳 has" in stage.screen


async def test_a_payment_is_the_late_amount_unless_another_is_typed(cared_path: Path) -> None:
    async with on_stage(cared_path) as stage:
        await go(stage, LI)
        await stage.press("o")
        assert "¥5,000" in stage.screen
        await stage.press("enter")
        assert (await stage.ask(payments.owing, LI)).owed == 0
        assert ReasonKind.CREDIT not in await kinds(stage, LI)
        await stage.press("ctrl+z")
        await go(stage, LI)
        await stage.press("ctrl+l")
        await stage.type("x")
        assert "No amount is read; write it like 5000.00." in stage.screen
        await stage.press("enter")
        assert isinstance(stage.app.screen, Ask)
        await stage.press("ctrl+u")
        await stage.type("1,500.50")
        await stage.press("enter")
        assert (await stage.ask(payments.owing, LI)).owed == 349_950
        assert "李敏 paid ¥1,500.50, and owes ¥3,499.50 now." in stage.toast
        # As it is said on the phone.
        await go(stage, LI)
        await stage.press("o")
        await stage.type("￥0.2万元")
        await stage.press("enter")
        assert (await stage.ask(payments.owing, LI)).owed == 149_950
        await go(stage, HE)
        await stage.press("o")
        assert "何芳 owes nothing" in stage.toast


async def test_done_asks_where_a_key_does_not_settle_it(cared_path: Path) -> None:
    async with on_stage(cared_path) as stage:
        await go(stage, LI)
        # The complaint weighs most: its next step is offered.
        await stage.press("space")
        assert isinstance(stage.app.screen, Choice)
        await stage.press("1")
        assert (await stage.ask(complaints.open_of, LI))[0].state.value == "listened"


async def test_the_rules_say_whom_to_greet(cared_path: Path) -> None:
    async with on_stage(cared_path, (80, 24)) as stage:
        for key in ("f", "８"):
            await stage.type(key)
            assert isinstance(stage.app.screen, RulesDialog)
            await stage.press("escape")
        await stage.press("8", "down", "enter", "ctrl+u")
        await stage.type("b，#export")
        await stage.press("enter")
        assert "B, #export" in stage.screen
        await stage.press("end", "enter", "ctrl+u")
        await stage.type("none")
        await stage.press("enter")
        assert isinstance(stage.app.screen, Ask)
        await stage.press("ctrl+u")
        await stage.type("33")
        await stage.press("enter", "escape")
        chosen = await stage.ask(rules.rules)
        assert chosen.greeted[Festival.SPRING_FESTIVAL].text == "B, #export"
        assert chosen.weights.no_plan.base == 33
        # What was described of the target market is no audience.
        await stage.press("f", *["down"] * 11, "enter")
        await stage.type("staff >= 100")
        await stage.press("enter", "escape")
        assert await stage.ask(settings.get, "target", "") == "staff >= 100"
        await stage.press("ctrl+z", "ctrl+z")
        assert (await stage.ask(rules.rules)).weights.no_plan.base == 20


async def test_the_pages_of_days(cared_path: Path) -> None:
    async with on_stage(cared_path) as stage:
        for key, wanted in (("w", "tomorrow"), ("5", "李敏"), ("b", "Rolls over"), ("7", "Tomorrow brings")):
            await stage.press(key)
            assert wanted in page(stage.app.screen.query_one(Page)), key
            await stage.press("escape")
            assert stage.app.screen is stage.bench


async def test_catching_up_shows_what_is_overdue_until_it_is_done(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        whole = list(stage.today.order)
        await stage.press("k")
        part = list(stage.today.order)
        assert 0 < len(part) < len(whole)
        assert f"Catching up ∙ {len(part)}" in stage.screen
        assert "k next  Esc ends" in stage.screen
        assert f"{len(part)} customers with something overdue" in stage.toast
        first = stage.bench.customer
        assert first == part[0]
        # Done, put off or noted, it leaves, and the cursor stands on the next one.
        await stage.press("z", "7")
        assert first not in stage.today.order
        assert stage.bench.customer == part[1]
        await stage.press("escape")
        assert "Catching up" not in stage.screen
        assert "Esc ends" not in stage.screen
        assert len(stage.today.order) > len(part) - 1
        await stage.press("ctrl+z")
        assert stage.today.order == whole


async def test_catching_up_passes_over_nobody_when_somebody_has_another_reason_further_down(
    filled_path: Path, clock: Clock
) -> None:
    with closing(Book(filled_path, clock=clock)) as book:
        clock.move(days=-4)
        notes.log(book, "x !2026-11-15 send it >2026-11-17 ring", HE)
        notes.log(book, "x !2026-11-16 send it", ZHANG)
        clock.move(days=4)
    async with on_stage(filled_path) as stage:
        await stage.press("k")
        await go(stage, HE)
        place = stage.today.order.index(HE)
        following = stage.today.order[place + 1]
        await stage.press("space")
        assert stage.today.order.index(HE) > place
        assert stage.bench.customer == following
        # Looking at the whole list one stays with the customer.
        await stage.press("escape", "ctrl+z")
        await go(stage, HE)
        await stage.press("space")
        assert stage.bench.customer == HE


async def test_visits_stand_by_place_and_the_cursor_passes_the_headings(filled_path: Path, clock: Clock) -> None:
    with closing(Book(filled_path, clock=clock)) as book:
        clock.move(days=-1)
        for row, place in ((WANG, "杭州"), (LI, HOSTILE), (ZHANG, "杭州")):
            customers.edit(book, row, replace(customers.card(book, row).customer, place=place))
            notes.log(book, "x >2026-11-18 拜访", row)
        clock.move(days=1)
    async with on_stage(filled_path) as stage:
        whole = list(stage.today.order)
        await stage.press("v")
        assert set(stage.today.order) >= {WANG, LI, ZHANG}
        assert stage.today.order.index(ZHANG) - stage.today.order.index(WANG) in (1, -1)
        assert "── 杭州 ∙ 2 ─" in stage.screen
        assert "v whole list" in stage.screen
        seen = [stage.bench.customer]
        for _row in stage.today.order[1:]:
            await stage.press("down")
            seen.append(stage.bench.customer)
        assert seen == stage.today.order
        await stage.press("home")
        assert stage.bench.customer == stage.today.order[0]
        await stage.type("６")
        assert stage.today.order == whole


async def test_what_the_brief_asks_is_answered_with_a_digit(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("p")
        view = stage.app.screen.query_one(Page)
        assert "Who can introduce you" in page(view)
        await stage.press("1")
        await stage.type("his brother")
        await stage.press("enter")
        assert "his brother" in page(view)
        assert "1 Who can introduce you" not in page(view)
        await stage.press("escape")
        assert stage.app.screen is stage.bench
        await stage.press("ctrl+z", "p")
        assert "his brother" not in page(stage.app.screen.query_one(Page))


async def test_a_change_of_class_is_said_and_stands_in_the_log(filled_path: Path, clock: Clock) -> None:
    with closing(Book(filled_path, clock=clock)) as book:
        clock.move(days=-1)
        agenda.order(book)
        clock.move(days=1)
        notes.log(book, "¥900,000 big", ZHANG)
    async with on_stage(filled_path) as stage:
        assert "New sales classes: 张伟 –»A" in stage.toast
        await stage.bench.show_customer(ZHANG)
        await stage.settle()
        assert "sales class – » A" in stage.card
    assert clock.now.date() - timedelta(days=1) == date(2026, 11, 17)


async def test_a_clock_set_back_is_said_and_hides_nobody(filled_path: Path, clock: Clock) -> None:
    async with on_stage(filled_path) as stage:
        before = set(stage.today.order)
        assert "clock" not in stage.toast
    with closing(Book(filled_path, clock=clock)) as book:
        clock.move(days=2)
        notes.log(book, "x met at the fair >2026-11-18", LI)
        clock.move(days=-2)
    async with on_stage(filled_path) as stage:
        assert "talks up to 11-20, yet by this computer's clock it is 2026-11-18" in stage.toast
        assert before - {LI} <= set(stage.today.order)
        await go(stage, LI)
        assert "Last contact: 11-20" in stage.screen
