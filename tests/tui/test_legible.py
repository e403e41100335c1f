"""Everything that is to be read stands out from its ground in both themes, measured on what the terminal is sent."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from stage import Stage, on_stage
from textual.screen import ModalScreen

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from rich.segment import Segment
    from rich.style import Style

ENOUGH = 4.5
"""The contrast that WCAG 2.2 asks of ordinary text (1.4.3, AA)."""

# Frames, bars and rules are no text.
_DRAWN = re.compile("[\\s\u2500-\u259f]*")


def _light(colour: Sequence[int]) -> float:
    shares = [part / 255 for part in colour]
    red, green, blue = (share / 12.92 if share <= 0.04045 else ((share + 0.055) / 1.055) ** 2.4 for share in shares)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(style: Style) -> float:
    """Return the contrast of a style's letters to their ground, 1 to 21."""
    assert style.color
    assert style.bgcolor
    grounds = [_light(colour.get_truecolor()) for colour in (style.color, style.bgcolor)]
    if style.reverse:
        grounds.reverse()
    return (max(grounds) + 0.05) / (min(grounds) + 0.05)


def words(stage: Stage) -> Iterator[Segment]:
    """Yield what stands on the screen, of a dialog only what stands in it."""
    screen = stage.app.screen
    strips = screen._compositor.render_strips()
    shown = max(screen.children, key=lambda widget: widget.region.area) if isinstance(screen, ModalScreen) else screen
    region = shown.region
    for strip in strips[region.y : region.bottom]:
        yield from (part for part in strip.crop(region.x, region.right) if not _DRAWN.fullmatch(part.text))


KEYS = {
    "today": (),
    "the card": ("tab",),
    "a line": ("n", *"ring ", "question_mark", *"too", " ", "greater_than_sign", *"fri"),
    "found": ("slash", "w"),
    "scripts": ("3",),
    "numbers": ("4",),
    "help": ("f1",),
    "why": ("i",),
    "brief": ("p",),
    "later": ("z",),
    "the form": ("e",),
    "rules": ("f",),
    "week": ("w",),
    "import": ("ctrl+o",),
    "a complaint": ("t",),
    "practice": ("ctrl+t",),
}


@pytest.mark.parametrize("light", [False, True], ids=["dark", "light"])
@pytest.mark.parametrize("keys", KEYS.values(), ids=KEYS)
async def test_words_stand_out(filled_path: Path, keys: tuple[str, ...], light: bool) -> None:
    async with on_stage(filled_path, (140, 40)) as stage:
        if light:
            await stage.press("f11")
        await stage.press(*keys)
        read = list(words(stage))
        assert len(read) > 1
        dull = {part.text.strip(): round(contrast(part.style), 2) for part in read if part.style}
        assert {text: found for text, found in dull.items() if found < ENOUGH} == {}
