"""Matching: the right card for what is said, however it is typed."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesbook import playbook
from salesbook.domain.text import has_han
from salesbook.playbook import matching
from salesbook.playbook.heard import compared
from salesbook.playbook.model import NONE
from salesbook.playbook.samples import labelled

if TYPE_CHECKING:
    from salesbook.domain.objections import ObjectionCard

_HELD_OUT = Path(__file__).parents[1] / "bench" / "data"


def first(text: str) -> str | None:
    ranked = matching.rank(text)
    return ranked[0].card if ranked else None


@pytest.fixture(scope="module")
def found() -> list[tuple[str, str, list[str]]]:
    """Return for each remark never trained on its language, its card, and the cards that were found."""
    remarks = dict.fromkeys(
        (line, card)
        for path in sorted(_HELD_OUT.glob("heldout*.txt"))
        for line, card in labelled(path.read_text("utf-8").splitlines())
    )
    assert len(remarks) > 1400
    return [
        ("zh" if has_han(text) else "en", card, [ranked.card for ranked in matching.rank(text)])
        for text, card in remarks
    ]


@pytest.mark.parametrize(("language", "right", "of_three"), [("zh", 0.9, 0.95), ("en", 0.85, 0.92)])
def test_remarks_never_trained_on_find_their_card(
    found: list[tuple[str, str, list[str]]], language: str, right: float, of_three: float
) -> None:
    said = [(card, ranked) for spoken, card, ranked in found if spoken == language and card != NONE]
    assert sum(ranked[:1] == [card] for card, ranked in said) / len(said) >= right
    assert sum(card in ranked[:3] for card, ranked in said) / len(said) >= of_three


@pytest.mark.parametrize(("language", "least"), [("zh", 0.8), ("en", 0.8)])
def test_nothing_is_offered_for_what_is_no_objection(
    found: list[tuple[str, str, list[str]]], language: str, least: float
) -> None:
    others = [ranked for spoken, card, ranked in found if spoken == language and card == NONE]
    assert sum(not ranked for ranked in others) / len(others) >= least


def test_every_phrase_of_a_card_finds_it_and_is_sure() -> None:
    owners: dict[str, set[str]] = {}
    for card in playbook.cards():
        for text in card.texts.values():
            for phrase in (text.title, *text.phrases):
                owners.setdefault(compared(phrase), set()).add(card.id)
    for phrase in [*owners][::7]:
        best = matching.rank(phrase)[0]
        assert best.score == 1.0
        assert best.card in owners[phrase]


@pytest.mark.parametrize("card", playbook.cards(), ids=lambda card: card.id)
def test_a_card_is_named_by_number_id_and_title(card: ObjectionCard) -> None:
    names = (str(card.number), card.id, *(text.title for text in card.texts.values()))
    assert {first(name) for name in names} == {card.id}


@pytest.mark.parametrize(
    ("said", "card"),
    [
        ("太贵了吧!!", "too-expensive"),
        ("太貴了", "too-expensive"),
        ("tai gui le", "too-expensive"),
        ("taiguile", "too-expensive"),
        ("tgl", "too-expensive"),
        ("TOO EXPENSIVE", "too-expensive"),
        ("its way to expensiv for us", "too-expensive"),
        ("xian fa zi liao", "send-info"),
        ("你这个price太高了", "too-expensive"),
    ],
)
def test_typing_in_haste_finds_the_card(said: str, card: str) -> None:
    assert first(said) == card


def test_a_beginning_in_pinyin_offers_the_card() -> None:
    assert "too-expensive" in [ranked.card for ranked in matching.rank("taigui")][:3]


@pytest.mark.parametrize("text", ["", "  ", "?!。", "qqqq zzzz", "\ud800", "\x00", "0" * 50])
def test_what_says_nothing_finds_nothing(text: str) -> None:
    assert matching.rank(text) == []


def test_a_very_long_text_is_ranked_by_its_beginning() -> None:
    assert first("太贵了" + "啊" * 10_000) == "too-expensive"


@given(st.text(max_size=300), st.booleans())
def test_any_text_is_ranked_by_cards_that_are_there(text: str, objection: bool) -> None:
    ranked = [found.card for found in matching.rank(text, objection=objection)]
    assert len(set(ranked)) == len(ranked)
    assert set(ranked) <= {card.id for card in playbook.cards()}


def test_what_is_known_to_be_an_objection_is_never_turned_down() -> None:
    assert matching.rank("thank you, the delivery was on time") == []
    assert matching.rank("thank you, the delivery was on time", objection=True) != []


def test_scores_fall_and_stay_between_0_and_1() -> None:
    scores = [ranked.score for ranked in matching.rank("我们有合作的了,而且你们价格也高")]
    assert scores == sorted(scores, reverse=True)
    assert all(0 < score <= 1 for score in scores)
