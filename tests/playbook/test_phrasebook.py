"""The `?` of the capture line, and what it offers by itself."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesbook.playbook.phrasebook import CardPhrasebook


@pytest.mark.parametrize(
    ("spoken", "card", "taken"),
    [
        ("太贵", "too-expensive", "太贵"),
        ("太贵 下周再谈", "too-expensive", "太贵"),
        ("no budget", "no-budget", "no budget"),
        ("6 and then some", "too-expensive", "6"),
        ("too-expensive as ever", "too-expensive", "too-expensive"),
        ("嫌价格高", "too-expensive", "嫌价格高"),
        ("已经有长期合作的厂家了", "have-supplier", "已经有长期合作的厂家了"),
        ("tgl", "too-expensive", "tgl"),
        ("嫌价格高 要再比较", "too-expensive", "嫌价格高"),
        ("wants a discount", "discount", "wants a discount"),
        ("他嫌贵", "too-expensive", "他嫌贵"),
    ],
)
def test_a_question_mark_takes_the_words_of_one_objection(spoken: str, card: str, taken: str) -> None:
    heard = CardPhrasebook().longest(spoken)
    assert heard is not None
    assert heard.card == card
    assert spoken[: heard.length] == taken


@pytest.mark.parametrize("spoken", ["", "   ", "qqqq", "收到货了"])
def test_a_question_mark_takes_nothing_that_is_no_objection(spoken: str) -> None:
    assert CardPhrasebook().longest(spoken) is None


@given(st.text(max_size=100))
def test_what_is_taken_is_a_run_of_words_at_the_beginning(spoken: str) -> None:
    heard = CardPhrasebook().longest(spoken)
    if heard is not None:
        assert 0 < heard.length <= len(spoken)
        assert not spoken[heard.length - 1].isspace()
        assert heard.length == len(spoken) or spoken[heard.length].isspace()


@pytest.mark.parametrize(
    ("note", "card"),
    [
        ("他说价格比别家高很多", "cheaper-elsewhere"),
        ("they said it is too expensive", "too-expensive"),
        ("太贵了,下次再聊", "too-expensive"),
        ("聊了很久。没有预算", "no-budget"),
        ("no budget", "no-budget"),
        ("谢谢,收到货了", None),
        ("delivered 50 boxes, paid in cash", None),
        ("贵", None),
        ("谈了付款", None),
        ("聊了库存", None),
        ("", None),
    ],
)
def test_a_note_that_quotes_an_objection_offers_its_card(note: str, card: str | None) -> None:
    assert CardPhrasebook().offer(note) == card
