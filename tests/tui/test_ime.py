"""Input methods: Han characters are a note, punctuation of any width is a key, the caret is the terminal's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from stage import on_stage

from salesbook.book import talks

if TYPE_CHECKING:
    from pathlib import Path

    from stage import Stage

WANG = 1
COMMIT = "嫌价格高，3天后再打给nick z，1万2也行。"


@pytest.mark.parametrize("sent", [COMMIT, f"\x1b[200~{COMMIT}\x1b[201~"], ids=["keys", "paste"])
@pytest.mark.parametrize("mode", ["1", "2"])
async def test_what_an_input_method_commits_to_a_list_begins_a_note(filled_path: Path, sent: str, mode: str) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press(mode, "down")
        customer = stage.bench.customer
        assert customer is not None
        await stage.type(sent)
        assert stage.app.screen is stage.bench
        assert stage.line.value == COMMIT
        assert stage.bench.focused is stage.line
        await stage.type(sent)
        assert stage.line.value == COMMIT * 2
        await stage.press("enter")
        talk = (await stage.ask(talks.of, customer))[0]
        assert talk.text.startswith("嫌价格高")


async def test_a_commit_goes_on_with_the_draft(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.type("谈到一半")
        await stage.press("escape")
        assert stage.line.value == ""
        await stage.type("继续")
        assert stage.line.value == "谈到一半继续"


async def test_chinese_typed_to_the_card_and_the_scripts_is_a_note_too(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        stage.bench.query_one("#customer").focus()
        await stage.settle()
        await stage.type("看着名片说的")
        assert stage.line.value == "看着名片说的"
        await stage.press("enter", "3", "enter")
        await stage.type("看着话术说的")
        assert stage.line.value == "看着话术说的"


async def test_full_width_digits_and_marks_are_the_same_keys(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        for key, mode in (("２", "customers"), ("４", "numbers"), ("１", "today"), ("３", "scripts")):
            await stage.type(key)
            assert stage.bench.mode == mode
        await stage.press("escape")
        for key in "／、":
            await stage.type(key)
            assert stage.bench.query_one("#find").has_focus, key
            await stage.press("escape")
            assert not stage.bench.has_class("finding")


def caret(stage: Stage) -> tuple[int, int]:
    """Return where the caret is on screen, found by what the screen shows."""
    row = next(y for y, text in enumerate(stage.screen.split("\n")) if text.startswith(" > "))
    return cell_len(" > ") + cell_len(stage.line.value[: stage.line.cursor_position]), row


@pytest.mark.parametrize("size", [(140, 40), (80, 24), (60, 20), (40, 15), (20, 8)])
async def test_the_real_cursor_stands_at_the_caret_above_the_last_row(filled_path: Path, size: tuple[int, int]) -> None:
    async with on_stage(filled_path, size) as stage:
        await stage.press("n")
        assert stage.app.cursor_position == caret(stage)
        await stage.type("跟王a总")
        assert stage.app.cursor_position == caret(stage)
        assert stage.app.cursor_position.y < size[1] - 1
        await stage.press("left", "left")
        assert stage.app.cursor_position == caret(stage)
        await stage.press("escape", "n")
        assert stage.app.cursor_position == caret(stage)
        await stage.press("enter", "n")
        assert stage.line.value == ""
        assert stage.app.cursor_position == caret(stage)
