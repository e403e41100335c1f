"""Lines under way: kept for each customer, offered again, gone once they are saved."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stage import ended, kept, on_stage

from salesbook.book import drafts, talks

if TYPE_CHECKING:
    from pathlib import Path

WANG = 1


async def test_escape_keeps_the_line_of_each_customer(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        other = stage.today.order[1]
        await stage.type("nhalf a line about Wang")
        await stage.press("escape", "down", "n")
        assert stage.line.value == ""
        await stage.type("and one about the other")
        await stage.press("escape", "up")
        assert "half a line about Wang" in stage.card
        await stage.press("n")
        assert stage.line.value == "half a line about Wang"
        assert stage.line.cursor_position == len(stage.line.value)
        await stage.type(" - done")
        await stage.press("enter")
        assert (await stage.ask(talks.of, WANG))[0].text == "half a line about Wang - done"
        await stage.bench.show_customer(other)
        await stage.settle()
        await stage.press("enter")
        assert stage.line.value == "and one about the other"
    assert kept(filled_path) == {other: "and one about the other"}


async def test_the_line_is_on_disk_while_it_is_typed(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.type("nnot saved")

        async def on_disk() -> bool:
            return await stage.ask(drafts.all_kept) == [drafts.Draft(WANG, "not saved")]

        await stage.until(on_disk)
        for _character in "not saved":
            await stage.press_only("backspace")

        async def forgotten() -> bool:
            return await stage.ask(drafts.all_kept) == []

        await stage.until(forgotten)


async def test_a_line_under_way_is_offered_at_the_next_start(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("down")
        owner = stage.bench.customer
        # Ctrl+Q comes before the draft had time to be written.
        await stage.type("n报价还没发 >周五\x11")
        assert ended(stage.app)
    assert kept(filled_path) == {owner: "报价还没发 >周五"}
    async with on_stage(filled_path) as stage:
        assert stage.line.value == "报价还没发 >周五"
        assert stage.bench.focused is stage.line
        assert "not saved yet" in stage.toast
        assert stage.chips
        await stage.press("enter")
        assert owner is not None
        assert (await stage.ask(talks.of, owner))[0].text == "报价还没发"
    assert kept(filled_path) == {}


async def test_a_refused_line_is_kept(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.note("@Nobody-Known hello")
        await stage.press("escape")
    assert kept(filled_path) == {WANG: "@Nobody-Known hello"}


async def test_what_was_typed_behind_enter_stays_in_the_line(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.type("nfirst")
        with stage.book_busy():
            await stage.press_only("enter")
            for key in "next":
                await stage.press_only(key)
        await stage.settle()
        assert (await stage.ask(talks.of, WANG))[0].text == "first"
        assert stage.line.value == "next"
