"""Working the list: later, done, no answer, drop, why, brief, catching up, the phone, undo."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from stage import on_stage, page

from salesbook.book import customers, followups, notes, talks
from salesbook.book import today as agenda
from salesbook.domain.codes import Outcome
from salesbook.tui.dialogs.customer_form import CustomerForm
from salesbook.tui.dialogs.later import LaterDialog
from salesbook.tui.dialogs.reading import Page, ReadingDialog
from salesbook.tui.words import day_words

if TYPE_CHECKING:
    from pathlib import Path

    from stage import Stage

    from salesbook.book.opened import Book

WANG, HE, ZENG = 1, 5, 6
TODAY = date(2026, 11, 18)


async def due(stage: Stage) -> tuple[set[date], set[date]]:
    """Return the days of Wang's open follow-ups and promises."""
    card = await stage.ask(customers.card, WANG)
    return {one.on for one in card.planned}, {one.on for one in card.promised if one.on}


async def test_later_takes_one_key_for_the_usual_steps(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        order, before = list(stage.today.order), await due(stage)
        for key, day in (("1", 19), ("２", 20), ("3", 21), ("7", 25), ("m", None)):
            await stage.press("z", key)
            on = date(2026, 12, 18) if day is None else date(2026, 11, day)
            assert await due(stage) == ({on}, {on}), key
            assert f"王建国 put off to {day_words(on, TODAY)}." == stage.toast
            assert WANG not in stage.today.order
            assert stage.bench.focused is stage.today
            await stage.press("ctrl+z")
            assert await due(stage) == before
            assert stage.today.order == order
            await stage.bench.show_customer(WANG)
            await stage.settle()


async def test_later_takes_a_phrase_and_says_how_it_is_read(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        before = await due(stage)
        await stage.press("z")
        await stage.type("no such day")
        assert "No day is read" in stage.screen
        await stage.press("enter")
        assert isinstance(stage.app.screen, LaterDialog)
        await stage.press("escape")
        assert await due(stage) == before

        await stage.press("f8")
        await stage.type("下周三 15:30")
        assert "Wed 11-25 15:30" in stage.screen
        await stage.press("enter")
        assert await due(stage) == ({date(2026, 11, 25)}, {date(2026, 11, 25)})
        card = await stage.ask(customers.card, WANG)
        assert {one.time and one.time.isoformat("minutes") for one in card.planned} == {"15:30"}


async def test_a_day_may_begin_with_one_of_the_keys(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("z")
        await stage.type(">12/5")
        await stage.press("enter")
        assert await due(stage) == ({date(2026, 12, 5)}, {date(2026, 12, 5)})


async def test_later_typed_in_one_go(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.type("z1")
        assert await due(stage) == ({date(2026, 11, 19)}, {date(2026, 11, 19)})


async def test_done_keeps_the_promise(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        _planned, promised = await due(stage)
        assert promised == {date(2026, 11, 16)}
        for key in ("space", "f9", "ideographic_space"):
            await stage.press(key)
            assert (await due(stage))[1] == set()
            assert "王建国 done" in stage.toast
            await stage.press("ctrl+z")
            assert (await due(stage))[1] == promised
            await stage.bench.show_customer(WANG)
            await stage.settle()


async def test_no_answer_logs_the_attempt_and_brings_the_customer_back(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("x")
        talk = (await stage.ask(talks.of, WANG))[0]
        assert (talk.outcome, talk.text) == (Outcome.NO_ANSWER, "")
        planned, _promised = await due(stage)
        assert all(day >= TODAY for day in planned)
        assert "No answer from 王建国" in stage.toast
        await stage.press("ctrl+z")
        assert (await stage.ask(talks.of, WANG))[0].id != talk.id


async def test_after_many_tries_another_way_is_proposed_in_words(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        for tries in range(1, 6):
            await stage.bench.show_customer(WANG)
            await stage.settle()
            await stage.press("x")
            (planned, *_rest) = await stage.ask(followups.planned, WANG)
            assert planned.tries == tries
        assert "5 tries, no answer from 王建国" in stage.toast
        assert stage.toast.endswith(" by Text message.")


async def test_drop_takes_what_is_due_off_the_list(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("d")
        assert await due(stage) == (set(), set())
        reasons = (await stage.ask(agenda.item, WANG)).reasons
        assert not {"promise", "followup"} & {reason.kind.value for reason in reasons}
        assert "taken off" in stage.toast


def _let_come_round(opened: Book) -> None:
    """Let a week go by for what recurs."""
    with opened.db.record("note"):
        opened.db.execute("UPDATE followup SET \"on\" = '2026-11-18' WHERE every IS NOT NULL")


async def test_what_comes_round_again_is_dropped_once_or_for_good(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.ask(notes.log, "x >every week report", WANG)
        await stage.ask(_let_come_round)
        await stage.bench.reload()
        await stage.settle()
        await stage.bench.show_customer(WANG)
        await stage.press("d")
        assert "Drop it how?" in stage.screen
        await stage.press("escape")
        assert date(2026, 11, 18) in (await due(stage))[0]
        await stage.press("d", "1")
        assert [one.on for one in await stage.ask(followups.planned, WANG)] == [date(2026, 11, 25)]
        await stage.press("ctrl+z")
        await stage.bench.show_customer(WANG)
        await stage.press("d", "2")
        assert await stage.ask(followups.planned, WANG) == ()


async def test_nothing_due_is_said_and_changes_nothing(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("z", "7")
        await stage.bench.show_customer(WANG)
        await stage.settle()
        before = await due(stage)
        await stage.press("space")
        assert "Nothing is due with 王建国" in stage.toast
        assert await due(stage) == before


async def test_why_lists_the_reasons_with_their_weights(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        item = await stage.ask(agenda.item, WANG)
        await stage.press("i")
        dialog = stage.app.screen
        assert isinstance(dialog, ReadingDialog)
        words = page(dialog.query_one(Page))
        assert len(item.reasons) > 1
        for reason in item.reasons:
            assert f"{reason.weight:.1f}" in words
        assert f"{item.score:.1f}" in words
        assert "Why 王建国" in stage.screen
        await stage.press("escape")
        assert stage.app.screen is stage.bench
        assert stage.bench.focused is stage.today


async def test_the_brief_says_what_to_know_before_the_call(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("p")
        dialog = stage.app.screen
        assert isinstance(dialog, ReadingDialog)
        words = page(dialog.query_one(Page))
        assert "发报价" in words
        assert "谈了年度合作" in words
        assert "Before you call 王建国" in stage.screen
        await stage.press("f5")
        assert stage.app.screen is stage.bench


async def test_the_form_opens(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        for key, title in (("e", "王建国"), ("f2", "王建国"), ("a", "New customer"), ("f3", "New customer")):
            await stage.press(key)
            form = stage.app.screen
            assert isinstance(form, CustomerForm)
            assert f"─ {title} ─" in stage.screen
            await stage.press("escape")
            assert stage.app.screen is stage.bench


async def test_the_brackets_walk_the_list_whatever_their_width(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        first, second, third = stage.today.order[:3]
        for key, customer in (("]", second), ("］", third), ("[", second), ("【", first), ("】", second)):
            await stage.type(key)
            assert stage.bench.customer == customer, key
        await stage.press("ctrl+up")
        assert stage.bench.customer == first
        await stage.press("ctrl+down")
        assert stage.bench.customer == second
        name = await stage.ask(customers.name, second)
        assert stage.card.startswith(name)


async def test_catching_up_goes_from_one_overdue_customer_to_the_next(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        rows = await stage.ask(agenda.rows, stage.today.order)
        late = [row.customer for row in rows if any(reason.overdue_days > 0 for reason in row.item.reasons)]
        assert late
        seen = []
        for _row in late:
            await stage.press("k")
            seen.append(stage.bench.customer)
        assert set(seen) == set(late)
        assert f"{len(late)} customers with something overdue" in stage.toast


async def test_the_phone_is_copied_and_its_lack_is_said(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("c")
        assert stage.app.clipboard == "138 0013 8000"
        await stage.bench.show_customer(HE)
        await stage.settle()
        await stage.press("f12")
        assert "何芳 has no phone number" in stage.toast


async def test_keys_in_a_row_work_on_the_row_under_the_cursor(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        second = stage.today.order[1]
        before = await due(stage)
        # Down and no answer, all at once; twice undo, all at once.
        await stage.type("\x1b[Bx\x1b[Ax")
        assert (await stage.ask(talks.of, second))[0].on == TODAY
        assert (await stage.ask(talks.of, WANG))[0].on == TODAY
        await stage.type("\x1a\x1a")
        assert (await stage.ask(talks.of, second))[0].on != TODAY
        assert await due(stage) == before
        assert "2 talks" not in stage.head


async def test_undo_goes_back_step_by_step(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        before = await due(stage)
        await stage.press("z", "1", "x", "ctrl+z", "ctrl+z")
        assert await due(stage) == before
        await stage.press("ctrl+y")
        assert await due(stage) == ({date(2026, 11, 19)}, {date(2026, 11, 19)})
