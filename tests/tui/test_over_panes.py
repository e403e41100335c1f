"""What lies over the panes: nothing of it is lost at their edges, and what changes behind it is drawn once."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from stage import on_stage

from salesbook.tui.panes.head import HeadLine

if TYPE_CHECKING:
    from pathlib import Path


@pytest.mark.parametrize("size", [(80, 24), (81, 24), (140, 40), (143, 40)])
@pytest.mark.parametrize("first", ["", "x"])
async def test_a_message_in_wide_characters_is_there_whole(
    filled_path: Path, size: tuple[int, int], first: str
) -> None:
    async with on_stage(filled_path, size) as stage:
        said = first + "一二三四五六七八九十甲乙丙丁戊己庚辛壬癸"
        stage.bench.say(said)
        await stage.settle()
        assert said in stage.screen
        # Nor where only what is below is drawn anew.
        stage.today.refresh()
        stage.bench.query_one("#customer").refresh()
        await stage.settle()
        assert said in stage.screen


async def test_of_a_dialog_whole_lines_are_drawn_when_a_pane_behind_it_changes(filled_path: Path) -> None:
    async with on_stage(filled_path, (80, 24)) as stage:
        await stage.press("f1")
        pane = stage.bench.query_one("#customer")
        assert pane.region.x > 0
        # Before anything is drawn: what will be, of the dialog.
        stage.bench._compositor._dirty_regions = {pane.region}
        stage.bench._compositor_refresh()
        assert {(one.x, one.width) for one in stage.app.screen._dirty_regions} == {(0, 80)}


async def test_names_offered_over_the_panes_are_there_whole(filled_path: Path) -> None:
    async with on_stage(filled_path, (80, 24)) as stage:
        await stage.press("n")
        await stage.type("@w")
        names = [line.name for line in stage.popup.lines]
        assert names
        assert [name for name in names if name not in stage.screen] == []


async def test_what_changed_behind_a_dialog_is_drawn_once(filled_path: Path) -> None:
    async with on_stage(filled_path, (80, 24)) as stage:
        await stage.press("f1")
        stage.bench.query_one("#head", HeadLine).practice = 77
        await stage.until(lambda: "77 to practise" in stage.screen)
        await stage.until(lambda: not stage.bench._repaint_required)
