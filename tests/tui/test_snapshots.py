"""What the workbench looks like, as text: narrow, usual and wide, in both languages, and on an empty book.

A change that is meant is taken over with `pytest tests/tui/test_snapshots.py --snapshot-update`.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from stage import on_stage

from salesbook.locale import use

if TYPE_CHECKING:
    from pathlib import Path

    from stage import Stage
    from syrupy.assertion import SnapshotAssertion

NARROW, SMALL, LARGE = (60, 15), (80, 24), (140, 40)


def grid(stage: Stage) -> str:
    """Return the screen without the blanks at the ends of its lines."""
    return "\n".join(line.rstrip() for line in stage.screen.split("\n"))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("size", [NARROW, SMALL, LARGE], ids=["60x15", "80x24", "140x40"])
async def test_today(filled_path: Path, snapshot: SnapshotAssertion, language: str, size: tuple[int, int]) -> None:
    use(language)
    async with on_stage(filled_path, size) as stage:
        assert grid(stage) == snapshot


async def test_a_line_under_way(filled_path: Path, snapshot: SnapshotAssertion) -> None:
    use("zh")
    async with on_stage(filled_path, SMALL) as stage:
        await stage.press("n")
        await stage.type("谈了付款 >下周三 回电 !周五 发报价 #样品 @1")
        assert grid(stage) == snapshot


async def test_found(filled_path: Path, snapshot: SnapshotAssertion) -> None:
    async with on_stage(filled_path, LARGE) as stage:
        await stage.type("/1")
        assert grid(stage) == snapshot


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_an_empty_book(book_path: Path, snapshot: SnapshotAssertion, language: str) -> None:
    use(language)
    async with on_stage(book_path, SMALL) as stage:
        assert grid(stage) == snapshot(name="welcome")
        await stage.press("escape")
        assert grid(stage) == snapshot(name="what to do first")


@pytest.mark.parametrize(("mode", "language"), [("2", "en"), ("3", "zh"), ("4", "zh")])
async def test_modes(filled_path: Path, snapshot: SnapshotAssertion, mode: str, language: str) -> None:
    use(language)
    async with on_stage(filled_path, SMALL) as stage:
        await stage.press(mode)
        assert grid(stage) == snapshot
