"""What the rep prefers of the program, kept in a file of its own."""

from __future__ import annotations

import json

import pytest

from salesbook.book.places import places
from salesbook.book.preferences import Preference, prefer, preferred
from salesbook.cli import language
from salesbook.domain.errors import SalesbookError


def test_a_choice_is_kept_beside_the_others() -> None:
    assert preferred(Preference.THEME) is None
    prefer(Preference.THEME, "dark")
    prefer(Preference.LANGUAGE, "zh")
    prefer(Preference.THEME, "light")
    assert (preferred(Preference.THEME), preferred(Preference.LANGUAGE)) == ("light", "zh")
    assert language.choose(()) == "zh"
    assert places().settings.stat().st_mode & 0o077 == 0


@pytest.mark.parametrize("text", ["", "[]", "{", '{"theme": 5}', "[" * 100_000, '{"theme": "\\ud800"}'])
def test_what_can_t_be_read_was_not_chosen(text: str) -> None:
    places().settings.parent.mkdir(parents=True)
    places().settings.write_text(text)
    assert preferred(Preference.LANGUAGE) is None
    prefer(Preference.LANGUAGE, "en")
    assert preferred(Preference.LANGUAGE) == "en"


def test_what_somebody_else_keeps_there_stays() -> None:
    places().settings.parent.mkdir(parents=True)
    places().settings.write_text('{"later": [1]}')
    prefer(Preference.THEME, "dark")
    assert json.loads(places().settings.read_text()) == {"later": [1], "theme": "dark"}


def test_a_file_that_can_t_be_written_is_said() -> None:
    places().settings.mkdir(parents=True)
    with pytest.raises(SalesbookError, match="is a folder"):
        prefer(Preference.THEME, "dark")
    assert preferred(Preference.THEME) is None
