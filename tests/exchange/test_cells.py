"""Several values in a cell, guarded cells, and numbers that a spreadsheet shortened."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from naughty import NAUGHTY, filled, texts

from salesbook.exchange import cells
from salesbook.exchange.formulas import guard, unguard, unguard_foreign
from salesbook.exchange.records import Point
from salesbook.exchange.scientific import is_scientific, spelled_out


@pytest.mark.parametrize(
    ("cell", "numbers"),
    [
        ("13800138000", ["13800138000"]),
        ("138 0013 8000", ["138 0013 8000"]),
        ("+86 138-0013-8000", ["+86 138-0013-8000"]),
        ("(021) 6278-1234 x55", ["(021) 6278-1234 x55"]),
        ("0755-12345678转801", ["0755-12345678转801"]),
        ("13800138000/13900139000", ["13800138000", "13900139000"]),
        ("13800138000;010-62781234", ["13800138000", "010-62781234"]),
        ("13800138000 ::: 13900139000", ["13800138000", "13900139000"]),
        ("13800138000、13900139000", ["13800138000", "13900139000"]),
        ("13800138000，13900139000；13700137000", ["13800138000", "13900139000", "13700137000"]),
        ("13800138000\n13900139000", ["13800138000", "13900139000"]),
        ("13800138000 13900139000", ["13800138000", "13900139000"]),
        ("13800138000或13900139000", ["13800138000", "13900139000"]),
        ("１３８００１３８０００／１３９００１３９０００", ["13800138000", "13900139000"]),
        ("010-62781234/35", ["010-62781234/35"]),
        ("13800138000/无", ["13800138000"]),
        ("13800138000.0", ["13800138000"]),
        ("1.3800138E10", ["13800138000"]),
        ("1.3800138000E+10", ["13800138000"]),
        ("95588", ["95588"]),
        ("110", ["110"]),
        ("无", []),
        ("-", []),
        ("0", []),
    ],
)
def test_phones_in_a_cell(cell: str, numbers: list[str]) -> None:
    found, lost = cells.phones(cell)
    assert [point.value for point in found] == numbers
    assert lost == []


@pytest.mark.parametrize(
    ("cell", "points"),
    [
        ("手机:13800138000;座机：010-62781234", [Point("13800138000", "手机"), Point("010-62781234", "座机")]),
        ("13800138000(老婆)", [Point("13800138000", "老婆")]),
        ("13800138000 / 李姐", [Point("13800138000", "李姐")]),
        ("13800138000", [Point("13800138000", "cell")]),
    ],
)
def test_labels_in_a_cell(cell: str, points: list[Point]) -> None:
    assert cells.phones(cell, "cell")[0] == points


@pytest.mark.parametrize("cell", ["1.38E+10", "1.38001E+10", "1.38001e10", "1e10", "1.380013800E+10"])
def test_numbers_without_all_their_digits_are_no_numbers(cell: str) -> None:
    assert is_scientific(cell)
    assert spelled_out(cell) is None
    assert cells.phones(f"{cell}/13900139000") == ([Point("13900139000")], [cell])


@given(st.integers(10**9, 10**15))
def test_the_shortest_exact_form_of_a_float_holds_the_number(number: int) -> None:
    mantissa = str(number).rstrip("0")
    shortest = f"{mantissa[0]}.{mantissa[1:]}E{len(str(number)) - 1}"
    assert spelled_out(shortest) in (str(number), None)
    if len(mantissa) > 7:
        assert spelled_out(shortest) == str(number)


def test_addresses_keep_their_commas_and_lines() -> None:
    cell = "1 High St, Leeds\nUK ::: 文三路 1 号，杭州"
    assert [p.value for p in cells.addresses(cell)] == ["1 High St, Leeds\nUK", "文三路 1 号，杭州"]


def test_other_values() -> None:
    assert [p.value for p in cells.emails("孟庆山 <m@th.example>; Ada <a@b.example>")] == [
        "m@th.example",
        "a@b.example",
    ]
    assert [p.value for p in cells.links("https://x.example/?a=1,2;b https://y.example;http://z.example")] == [
        "https://x.example/?a=1,2;b",
        "https://y.example",
        "http://z.example",
    ]
    assert [p.value for p in cells.values("a@b.example; c@d.example、e@f.example")] == [
        "a@b.example", "c@d.example", "e@f.example",
    ]  # fmt: skip
    assert cells.words("五金、建材;VIP") == ["五金", "建材", "VIP"]


@given(st.lists(st.builds(Point, texts, texts)))
def test_points_come_back(points: list[Point]) -> None:
    assert cells.split_points(cells.join_points(points)) == points


@given(st.lists(texts))
def test_words_come_back(words: list[str]) -> None:
    assert cells.split_words(cells.join_words(words)) == words


@given(texts)
def test_guarded_texts_come_back_and_run_nowhere(text: str) -> None:
    guarded = guard(text)
    assert unguard(guarded) == text
    assert not guarded.startswith(("=", "+", "-", "@", "\t", "\r", "\n"))


@pytest.mark.parametrize("text", [text for text in NAUGHTY if text])
def test_naughty_strings_are_guarded(text: str) -> None:
    assert unguard(guard(text)) == text


@given(filled)
def test_foreign_guards_change_nothing_else(text: str) -> None:
    if not text.startswith(("'", "=")):
        assert unguard_foreign(text) == text
