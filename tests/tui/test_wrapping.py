"""Lines of a width: nothing is lost, nothing is wider, and no bracket stands where a Chinese reader stumbles."""

from __future__ import annotations

from hypothesis import example, given, settings
from hypothesis import strategies as st
from rich.cells import cell_len

from salesbook.tui.widgets.wrap import wrap


def test_brackets_stay_with_what_they_enclose() -> None:
    assert wrap("生日：两天后（11-20），满岁", 14) == ["生日：两天后", "（11-20），满", "岁"]
    assert wrap("说他“不要”了", 6) == ["说他", "“不要”", "了"]
    # Where it would not fit behind the bracket either, the bracket stays.
    assert wrap("一二（abcdefgh", 8) == ["一二（", "abcdefgh"]
    # Nor does the word go along that leaves no room for it.
    assert wrap("一 111）", 4) == ["一", "111", "）"]


@settings(max_examples=200)
@example(" 111）", 4)
@given(st.text(alphabet="一二，。（）“”《》ab1 (", max_size=60), st.integers(4, 20))
def test_nothing_is_lost_and_nothing_is_wider(text: str, width: int) -> None:
    lines = wrap(text, width)
    assert all(cell_len(line) <= width for line in lines)
    assert "".join(lines).replace(" ", "") == text.replace(" ", "")
