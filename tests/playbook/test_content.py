"""What is shipped to be said: whole in both languages, short enough to be said, and never what a card warns of."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest

from salesbook import playbook
from salesbook.domain.blanks import BLANKS, filled
from salesbook.domain.objections import Family, Way
from salesbook.playbook import sheets
from salesbook.playbook.sheets import Sheet

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesbook.domain.objections import CardText, ObjectionCard

CARDS = pytest.mark.parametrize("card", playbook.cards(), ids=lambda card: card.id)
TONGUES = pytest.mark.parametrize("tongue", ["zh", "en"])
LEAST_PHRASES = 60
BREATH = {"zh": 60, "en": 36}
"""Characters, or words, that can be said in one breath."""

_QUOTED = re.compile(r"「([^」]+)」|\"([^\"]+)\"")
_BLANK = re.compile(r"\{[^}]*\}")


def said(text: CardText) -> Iterator[str]:
    """Yield what the rep says of a card."""
    yield from text.ask
    yield from (answer.say for answer in text.answers)
    yield text.next


def everything() -> Iterator[tuple[str, str]]:
    """Yield every text that is shipped, with its language."""
    for card in playbook.cards():
        for tongue, text in card.texts.items():
            for line in (text.title, text.behind, *said(text), *text.avoid):
                yield tongue, line
    for sheet in Sheet:
        for one in sheets.lines(sheet):
            for tongue, prompt in one.texts.items():
                yield tongue, prompt.title
                yield tongue, prompt.say


def length(text: str, tongue: str) -> int:
    return len(text) if tongue == "zh" else len(text.split())


def test_there_are_twenty_six_cards_of_all_families() -> None:
    assert [card.number for card in playbook.cards()] == list(range(1, 27))
    assert {card.family for card in playbook.cards()} == set(Family)


@CARDS
def test_both_languages_are_whole(card: ObjectionCard) -> None:
    assert set(card.texts) == {"zh", "en"}
    for text in card.texts.values():
        assert all((text.title, text.behind, text.next, text.ask, text.avoid))
        assert len(set(text.phrases)) == len(text.phrases) >= LEAST_PHRASES
        assert all(line.strip() == line != "" for line in (*said(text), *text.avoid, *text.phrases))
    # The record of an answer goes on when the rep changes the language.
    zh, en = (card.texts[tongue].answers for tongue in ("zh", "en"))
    assert [(answer.id, answer.way) for answer in zh] == [(answer.id, answer.way) for answer in en]


@CARDS
@TONGUES
def test_there_are_two_answers_and_more_in_different_ways(card: ObjectionCard, tongue: str) -> None:
    answers = card.texts[tongue].answers
    assert len(answers) >= 2
    assert len({answer.way for answer in answers}) >= 2
    assert len({answer.id for answer in answers}) == len(answers)
    assert {answer.way for answer in answers} <= set(Way)


@CARDS
@TONGUES
def test_nothing_that_is_said_is_what_the_card_warns_of(card: ObjectionCard, tongue: str) -> None:
    text = card.texts[tongue]
    warnings = [plain(one or two) for line in text.avoid for one, two in _QUOTED.findall(line)]
    assert warnings
    for line in said(text):
        for warning in warnings:
            assert warning not in plain(line), (line, warning)
            assert alike(plain(line), warning) < 0.5, (line, warning)


def plain(text: str) -> str:
    return "".join(character for character in text.lower() if character.isalnum())


def alike(line: str, warning: str) -> float:
    """Return the share of the warning's rows of four characters that a line has, too."""
    rows = {warning[at : at + 4] for at in range(len(warning) - 3)} or {warning}
    return sum(row in line for row in rows) / len(rows)


@CARDS
@TONGUES
def test_an_answer_is_said_in_one_breath(card: ObjectionCard, tongue: str) -> None:
    for line in said(card.texts[tongue]):
        assert length(filled(line, tongue, {}), tongue) <= BREATH[tongue], line


@TONGUES
def test_every_blank_has_a_fallback(tongue: str) -> None:
    seen = set()
    for spoken, line in everything():
        if spoken == tongue:
            seen |= {blank[1:-1] for blank in _BLANK.findall(line)}
            assert not re.search(r"[{}]", filled(line, tongue, {})), line
            assert not re.search(r"[{}]", filled(line, tongue, dict.fromkeys(BLANKS, "x"))), line
    assert seen <= BLANKS
    # And every blank but the name is asked for.
    assert {line.id for line in sheets.lines(Sheet.OFFER)} == BLANKS - {"name"}


def test_nobody_is_called_where_no_name_is_known() -> None:
    for tongue, line in everything():
        without = filled(line, tongue, {})
        assert not without.startswith((",", "，", " "))
        assert "，，" not in without
        assert ", ," not in without


def test_the_sheets_are_whole_in_both_languages() -> None:
    assert len(sheets.lines(Sheet.DOUBTS)) == 6
    assert len(sheets.lines(Sheet.OFFER)) == 2 + 9
    assert len(sheets.lines(Sheet.OPENERS)) >= 6
    names = [line.id for sheet in Sheet for line in sheets.lines(sheet)]
    assert len(set(names)) == len(names)
    for sheet in Sheet:
        for line in sheets.lines(sheet):
            assert set(line.texts) == {"zh", "en"}
            for tongue, prompt in line.texts.items():
                assert prompt.title
                assert prompt.say
                assert length(filled(prompt.say, tongue, {}), tongue) <= BREATH[tongue]
