"""Input methods: Han characters are a note, punctuation of any width is a key, the caret is the terminal's."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from rich.cells import cell_len
from stage import STYLES, on_stage

from salesbook.book import drafts, talks
from salesbook.tui.app import SalesbookApp

if TYPE_CHECKING:
    from pathlib import Path

    from rich.console import RenderableType
    from stage import Stage
    from textual.screen import Screen

WANG = 1
COMMIT = "嫌价格高，3天后再打给nick z，1万2也行。"
AS_A_PASTE = f"\x1b[200~{COMMIT}\x1b[201~"
# Terminals differ: a commit comes as one burst of keys, as a paste, or key by key.
STORIES = {
    "Today, a burst": (("1", "down"), [COMMIT]),
    "Today, a paste": (("1", "down"), [AS_A_PASTE]),
    "Customers, key by key": (("2", "down"), list(COMMIT)),
    "find results, a burst": (("slash", "1", "enter", "down"), [COMMIT]),
    "find results, a paste": (("slash", "1", "enter", "down"), [AS_A_PASTE]),
}
"""The keys that put the cursor on somebody in a list, and what is committed there."""


@pytest.mark.parametrize(("keys", "committed"), STORIES.values(), ids=STORIES.keys())
async def test_what_an_input_method_commits_to_a_list_begins_a_note(
    filled_path: Path, keys: tuple[str, ...], committed: list[str]
) -> None:
    async with on_stage(filled_path, (80, 24)) as stage:
        await stage.press(*keys)
        assert stage.bench.focused is stage.bench.listing
        customer = stage.bench.customer
        assert customer is not None
        for typed in committed:
            await stage.type(typed)
        assert stage.app.screen is stage.bench
        assert stage.line.has_focus
        assert stage.line.value == COMMIT
        # What is committed next goes on with the line.
        await stage.type(AS_A_PASTE)
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


async def test_lines_of_a_paste_become_one(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.type("\x1b[200~第一行\r第二行\x1b[201~")
        assert stage.line.value == "第一行 第二行"


async def test_chinese_typed_to_the_card_and_the_scripts_is_a_note_too(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("tab")
        assert stage.bench.focused is stage.bench.query_one("#customer")
        await stage.type("看着名片说的")
        assert stage.line.value == "看着名片说的"
        await stage.press("enter", "3", "enter")
        await stage.type("看着话术说的")
        assert stage.line.value == "看着话术说的"


async def test_full_width_digits_and_marks_are_the_same_keys(filled_path: Path) -> None:
    async with on_stage(filled_path, (80, 24)) as stage:
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


async def test_the_real_cursor_stands_at_the_caret_above_the_last_row(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        for size in ((140, 40), (40, 15), (20, 8)):
            await stage.pilot.resize_terminal(*size)
            await stage.settle()
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
            await stage.press("escape")


async def test_nothing_repaints_while_a_line_is_being_composed(filled_path: Path) -> None:
    drawn: list[str] = []

    class Watched(SalesbookApp):
        CSS_PATH = STYLES  # type: ignore[assignment]

        def _display(self, screen: Screen[object], renderable: RenderableType | None) -> None:
            drawn.append(str(renderable))
            super()._display(screen, renderable)

    async with on_stage(filled_path, app=Watched) as stage:
        await stage.type("谈了付款")

        async def on_disk() -> bool:
            return await stage.ask(drafts.all_kept) == [drafts.Draft(WANG, "谈了付款")]

        await stage.until(on_disk)
        drawn.clear()
        # What comes round by itself: the look for other programs, the clock.
        for _round in range(3):
            stage.bench.look_for_others()
            stage.bench.tick()
            await stage.settle()
        assert drawn == []
        await stage.type("，")
        assert drawn
