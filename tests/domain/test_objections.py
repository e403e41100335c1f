"""Objection cards: how they are read, and how their blanks are filled (D24, D32)."""

from __future__ import annotations

import pytest

from salesbook import playbook
from salesbook.domain.blanks import filled
from salesbook.domain.objections import Way, read_card


def document() -> dict[str, object]:
    text = {
        "title": "Too dear",
        "behind": "value",
        "ask": ["Compared with what?"],
        "answers": [{"id": "isolate", "way": "isolate", "say": "Is it the price alone?"}],
        "next": "Two offers",
        "avoid": ["A discount"],
        "phrases": ["too dear"],
    }
    return {"id": "dear", "number": 27, "family": "price", "en": text}


def test_a_document_becomes_a_card() -> None:
    card = read_card(document())
    assert (card.id, card.number, card.family) == ("dear", 27, "price")
    assert set(card.texts) == {"en"}
    assert card.texts["en"].answers[0].way is Way.ISOLATE
    assert card.texts["en"].phrases == ("too dear",)


def test_an_unknown_way_of_answering_is_refused() -> None:
    with pytest.raises(ValueError, match="shouting"):
        read_card(document() | {"en": {**_text(), "answers": [{"id": "a", "way": "shouting", "say": "No!"}]}})


def _text() -> dict[str, object]:
    text = document()["en"]
    assert isinstance(text, dict)
    return text


def test_blanks_take_what_is_known_else_words_that_fit() -> None:
    assert filled("{name}, {product}!", "en", {"name": "Ann", "product": ""}) == "Ann, our product!"
    assert filled("{name}好", "zh", {}) == "您好"
    assert filled("{other} {name", "en", {}) == "{other} {name"


@pytest.mark.parametrize("value", ["{product}", "\\1", "[/]", "{name}"])
def test_a_value_is_put_in_as_it_stands(value: str) -> None:
    assert filled("Hello {name}", "en", {"name": value}) == f"Hello {value}"


@pytest.mark.parametrize("language", ["zh", "en"])
def test_no_shipped_text_keeps_a_blank(language: str) -> None:
    for card in playbook.cards():
        text = card.texts[language]
        for line in (text.behind, text.next, *text.ask, *text.avoid, *(answer.say for answer in text.answers)):
            assert "{" not in filled(line, language, {})
