"""What a remark is made of: spelling, traditional characters, notions, and anything at all without an error."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from salesbook.playbook.characters import simplified, spelled, syllables
from salesbook.playbook.features import BLOCKS, LONGEST, features, plain
from salesbook.playbook.notions import PIECES, tokens


def test_traditional_characters_are_made_simplified() -> None:
    assert simplified("價錢太貴嗎") == "价钱太贵吗"
    assert simplified("price") == "price"


def test_letters_are_read_as_the_fewest_syllables() -> None:
    assert spelled("taigui") == ("tai", "gui")
    assert spelled("xian") == ("xian",)
    assert spelled("budget") == ()
    assert spelled("a" * 100) == ()


def test_every_syllable_of_the_table_is_read_as_itself() -> None:
    assert all(spelled(syllable) == (syllable,) for syllable in set(syllables().values()))


def test_a_text_and_its_traditional_loud_or_wide_form_are_compared_alike() -> None:
    assert features("价格太贵了") == features("價格太貴了")
    assert features("TOO Expensive") == features("ｔｏｏ expensive")
    assert plain("Net 60, or 30,000?") == plain("net 90, or 1.5?")


def test_a_slip_of_the_input_method_sounds_the_same() -> None:
    sounds = [block.mark for block in BLOCKS].index("p")
    assert features("太桂了")[sounds] == features("太贵了")[sounds] == features("taiguile")[sounds]


def test_words_of_one_notion_are_one_in_a_pattern() -> None:
    def notions(text: str) -> set[str]:
        return {notion for token in tokens(PIECES.findall(plain(text))) for notion in token.notions}

    assert notions("boss") & notions("managers") & notions("老板")


@given(st.text(max_size=400))
def test_any_text_has_pieces_of_every_kind_or_none_and_no_more_than_its_beginning(text: str) -> None:
    found = features(text)
    assert len(found) == len(BLOCKS)
    assert found == features(text[:LONGEST] + "more" * (len(text) >= LONGEST))
    assert all(0 <= key < 2**32 for kind in found for key in kind)
