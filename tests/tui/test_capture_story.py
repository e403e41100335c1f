"""One line after a call: what Enter puts into the book, how the line is read, and what goes wrong with it."""

from __future__ import annotations

from datetime import date, datetime, timedelta, timezone
from typing import TYPE_CHECKING

from stage import on_stage

from salesbook.book import customers, drafts, talks
from salesbook.book import today as agenda
from salesbook.domain.codes import Channel
from salesbook.domain.reasons import FollowupFacts, PromiseFacts

if TYPE_CHECKING:
    from pathlib import Path

    from stage import Stage

WANG, LI, ACME, ZHANG, HE, ZENG = 1, 2, 3, 4, 5, 6
CHINA = timezone(timedelta(hours=8))
LINE = "嫌价格高,要再比较 ?太贵 >下周三 回电 !周五 发报价 #大客户 ¥12,000 50箱"


async def test_a_call_with_promise_and_next_date_is_n_the_line_and_enter(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        assert stage.bench.customer == WANG
        before = await stage.ask(talks.of, WANG)
        assert "0 talks" in stage.head
        await stage.note(LINE)

        talk, *others = await stage.ask(talks.of, WANG)
        assert [entry.id for entry in others] == [entry.id for entry in before]
        assert (talk.on, talk.channel, talk.text) == (date(2026, 11, 18), Channel.CALL, "嫌价格高,要再比较")
        assert talk.tags == ("大客户",)
        assert [heard.words for heard in talk.heard] == ["太贵"]
        assert [(bought.amount, bought.what) for bought in talk.bought] == [(1_200_000, "50箱")]
        assert {(one.what, one.on, one.promise) for one in talk.agreed} == {
            ("回电", date(2026, 11, 25), False),
            ("发报价", date(2026, 11, 20), True),
        }
        card = await stage.ask(customers.card, WANG)
        # What was due before is done; what was agreed now is planned, on its own day in Today.
        assert [(one.on, one.what) for one in card.planned] == [(date(2026, 11, 25), "回电")]
        assert date(2026, 11, 20) in {promise.on for promise in card.promised}
        assert "1 talk" in stage.head
        assert stage.line.value == ""
        assert "Saved" in stage.toast


async def test_the_talk_is_in_the_log_on_screen_and_the_cursor_is_on_the_next_row(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        following = stage.today.order[1]
        await stage.note("quick word on delivery >next Wed call back")
        assert stage.bench.customer == following
        assert stage.bench.focused is stage.today
        await stage.bench.show_customer(WANG)
        await stage.settle()
        assert "quick word on delivery" in stage.card
        assert "Wed 11-25" in stage.card


async def due_on(stage: Stage, day: int) -> set[str]:
    """Return what will bring Wang onto the list of a day in November."""
    (row,) = await stage.ask(agenda.rows, [WANG], datetime(2026, 11, day, 9, tzinfo=CHINA))
    return {
        reason.facts.what
        for reason in row.item.reasons
        if isinstance(reason.facts, PromiseFacts | FollowupFacts) and reason.due == date(2026, 11, day)
    }


async def test_one_undo_takes_the_whole_line_back_and_redo_brings_it_again(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        talked = await stage.ask(talks.of, WANG)
        card = await stage.ask(customers.card, WANG)
        order = list(stage.today.order)
        assert await due_on(stage, 20) == set()
        await stage.note(LINE)
        written = await stage.ask(talks.of, WANG)
        assert written != talked
        # What was agreed is on the list of its own day.
        for day, what in ((20, "发报价"), (25, "回电")):
            assert await due_on(stage, day) == {what}
            listed = await stage.ask(agenda.order, datetime(2026, 11, day, 9, tzinfo=CHINA))
            assert WANG in listed.order

        await stage.press("ctrl+z")
        assert await stage.ask(talks.of, WANG) == talked
        assert await stage.ask(customers.card, WANG) == card
        assert stage.today.order == order
        assert await due_on(stage, 20) == await due_on(stage, 25) == set()
        assert "Undone" in stage.toast
        assert "0 talks" in stage.head
        assert "要再比较" not in stage.screen

        await stage.press("ctrl+y")
        assert await stage.ask(talks.of, WANG) == written
        assert await due_on(stage, 20) == {"发报价"}
        assert "Redone" in stage.toast


async def test_enter_pressed_again_while_the_book_is_busy_saves_once(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("n")
        await stage.type("said it once")
        with stage.book_busy():
            for _again in range(3):
                await stage.press_only("enter")
        await stage.settle()
        texts = [entry.text for entry in await stage.ask(talks.of, WANG)]
        assert texts.count("said it once") == 1
        assert stage.line.value == ""


async def test_a_line_that_was_saved_is_not_kept_as_a_draft(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("n")
        await stage.type("saved at once")
        with stage.book_busy():
            await stage.press_only("enter")
            # The time at which the draft would be written comes before the book has the line.
            stage.bench.keep_draft()
        await stage.settle()
        assert await stage.ask(drafts.all_kept) == []


async def test_keys_that_come_all_at_once_are_taken_in_their_order(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.type("nadd z to 3 boxes")
        assert stage.app.screen is stage.bench
        assert stage.line.value == "add z to 3 boxes"
        await stage.type("x\x7f\x7fes now\r")
        assert (await stage.ask(talks.of, WANG))[0].text == "add z to 3 boxees now"


async def test_a_line_that_names_somebody_is_saved_with_them(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        before = await stage.ask(talks.of, WANG)
        await stage.note("@limin 谈了付款 >3天后")
        assert await stage.ask(talks.of, WANG) == before
        talk = (await stage.ask(talks.of, LI))[0]
        assert talk.text == "谈了付款"
        assert [one.on for one in talk.agreed] == [date(2026, 11, 21)]
        # The cursor stays where the rep works.
        assert stage.bench.customer == WANG


async def test_an_empty_line_is_refused_with_a_sentence(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        before = await stage.ask(talks.of, WANG)
        await stage.note("   ")
        assert "empty" in stage.toast
        assert await stage.ask(talks.of, WANG) == before


async def test_an_unknown_name_is_offered_as_a_new_customer(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        count = await stage.ask(customers.count)
        await stage.note('@"New Name Ltd" first call, keen')
        assert stage.app.screen is not stage.bench
        assert "New Name Ltd" in stage.screen

        await stage.press("escape")
        assert await stage.ask(customers.count) == count
        assert stage.line.value == '@"New Name Ltd" first call, keen'

        await stage.press("enter", "y")
        assert await stage.ask(customers.count) == count + 1
        (line,) = [one for one in await stage.ask(customers.page, 0, 50) if one.name == "New Name Ltd"]
        assert (await stage.ask(talks.of, line.id))[0].text == "first call, keen"
        # The customer and the note are one change.
        await stage.press("ctrl+z")
        assert await stage.ask(customers.count) == count


async def test_a_name_of_several_is_refused_and_the_line_stays(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.ask(customers.add, (await stage.ask(customers.card, HE)).customer)
        line = "@何芳 谈了谈"
        await stage.note(line)
        assert "Write more of the name" in stage.toast
        assert stage.line.value == line
        assert stage.bench.focused is stage.line
        assert any(chip.startswith("which") for chip in stage.chips)


async def test_an_unreadable_date_stays_text_and_says_why(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("n")
        await stage.type(">节后 回电")
        assert any("节后" in chip for chip in stage.chips)
        assert (await stage.ask(talks.of, WANG))[0].text != ">节后 回电"
        await stage.press("enter")
        talk = (await stage.ask(talks.of, WANG))[0]
        assert talk.text == ">节后 回电"
        assert talk.agreed == ()


async def test_the_popup_offers_names_and_tab_takes_one(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("n")
        await stage.type("@1")
        assert stage.popup.display
        assert len(stage.popup.lines) > 1
        second = stage.popup.lines[1]
        await stage.press("down", "tab")
        assert second.name in stage.line.value
        assert second.name in stage.chips
        assert not stage.popup.display
        await stage.type("talked")
        await stage.press("enter")
        assert (await stage.ask(talks.of, second.id))[0].text == "talked"


async def test_escape_closes_the_popup_first_and_keeps_the_line(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("n")
        await stage.type("@1")
        await stage.press("escape")
        assert not stage.popup.display
        assert stage.line.value == "@1"
        assert stage.bench.focused is stage.line


async def test_backspace_makes_a_token_plain_and_the_mark_typed_anew_reads_again(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("n")
        await stage.type("sent #samples")
        assert "#samples" in stage.chips
        await stage.press("backspace")
        assert stage.line.value == "sent #samples"
        assert "#samples" not in stage.chips
        await stage.press("backspace")
        assert stage.line.value == "sent #sample"
        assert not any(chip.startswith("#") for chip in stage.chips)
        for _character in "#sample":
            await stage.press("backspace")
        await stage.type("#sample")
        assert "#sample" in stage.chips


async def test_a_plain_token_is_saved_as_text(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("n")
        await stage.type("is #1 in town")
        await stage.press("left", "left", "left", "left", "left", "left", "left", "left", "backspace", "enter")
        talk = (await stage.ask(talks.of, WANG))[0]
        assert talk.text == "is #1 in town"
        assert talk.tags == ()


async def test_tab_takes_an_offered_objection(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("n")
        await stage.type("谈了付款，太贵了")
        assert stage.line.read is not None
        offered = stage.line.read.reading.offered
        assert offered
        assert any("(Tab)" in chip for chip in stage.chips)
        await stage.press("tab", "enter")
        (heard,) = (await stage.ask(talks.of, WANG))[0].heard
        assert heard.card == offered


async def test_what_is_undone_is_said_when_there_is_nothing(book_path: Path) -> None:
    async with on_stage(book_path) as stage:
        await stage.press("escape")
        await stage.press("ctrl+z")
        assert "nothing to undo" in stage.toast
        await stage.press("ctrl+y")
        assert "nothing to redo" in stage.toast
