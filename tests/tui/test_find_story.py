"""Finding customers and notes while typing."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stage import on_stage

from salesbook.book import customers

if TYPE_CHECKING:
    from pathlib import Path

    from stage import Stage

WANG, LI, ACME, ZHANG, HE, ZENG = 1, 2, 3, 4, 5, 6


def found(stage: Stage) -> list[int]:
    """Return the customers that the list shows, those of notes included."""
    assert stage.customers.found is not None
    return [match.line.id for match in stage.customers.found.customers] + [
        match.customer for match in stage.customers.found.notes
    ]


async def test_each_letter_narrows_what_is_found_and_escape_brings_all_back(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("slash")
        assert stage.bench.focused is stage.bench.query_one("#find")
        before: set[int] = set(range(1, 7))
        for letter in "wjg":
            await stage.press(letter)
            now = set(found(stage))
            assert now <= before
            before = now
        assert before == {WANG}
        assert stage.bench.customer == WANG
        assert "王建国" in stage.card
        await stage.press("escape")
        assert stage.customers.found is None
        assert stage.customers.count == await stage.ask(customers.count)
        assert stage.bench.focused is stage.customers


async def test_enter_goes_to_the_list_and_enter_again_begins_a_note(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("ctrl+f")
        await stage.type("1380013")
        assert found(stage) == [WANG]
        await stage.press("enter")
        assert stage.bench.focused is stage.customers
        await stage.press("enter")
        assert stage.bench.focused is stage.line  # type: ignore[comparison-overlap]
        assert stage.chips[-1] == "王建国"


async def test_the_arrows_move_in_what_was_found_while_typing(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.type("/1")
        several = found(stage)
        assert len(several) > 1
        await stage.press("down")
        assert stage.bench.customer == several[1]
        assert stage.bench.focused is stage.bench.query_one("#find")


async def test_words_of_a_note_lead_to_its_customer(filled_path: Path) -> None:
    async with on_stage(filled_path, (140, 40)) as stage:
        await stage.type("/年度")
        assert stage.customers.found is not None
        assert [note.customer for note in stage.customers.found.notes] == [WANG]
        assert "年度合作" in stage.screen
        assert "in notes" in stage.screen
        await stage.press("enter", "down", "n")
        assert stage.bench.focused is stage.line
        assert "王建国" in stage.chips


async def test_a_single_character_is_found_wherever_it_stands(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.type("／敏")
        assert found(stage)[0] == LI
        # From inside a company's name.
        await stage.type("\x7f花")
        assert found(stage) == [HE]


async def test_the_newest_words_win_over_an_older_answer(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("slash")
        with stage.book_busy():
            for key in ("z", "w", "backspace", "backspace", "l", "i", "m", "i", "n"):
                await stage.press_only(key)
        await stage.settle()
        assert stage.customers.found is not None
        assert stage.customers.found.text == "limin"
        assert found(stage)[0] == LI


async def test_nothing_found_leaves_nobody_to_write_about(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.type("/nobody at all")
        assert found(stage) == []
        assert stage.bench.customer is None
        assert stage.card == ""
        assert "Nothing is found" in stage.screen
        await stage.press("escape")
        assert stage.bench.customer is not None


async def test_typed_in_one_go_the_words_belong_to_find(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.type("/zxd")
        assert stage.app.screen is stage.bench
        assert found(stage) == [ZENG]
        assert stage.bench.query_one("#find").has_focus
