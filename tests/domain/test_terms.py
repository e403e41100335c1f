import inspect
from enum import StrEnum

import pytest

from salesbook import locale
from salesbook.domain import codes
from salesbook.domain.codes import Disposition, FollowupState, PromiseState, RhythmState, Source
from salesbook.domain.days import Festival
from salesbook.domain.terms import term

LISTS: list[type[StrEnum]] = [
    found
    for _name, found in inspect.getmembers(codes, inspect.isclass)
    if issubclass(found, StrEnum) and found is not StrEnum
] + [Festival]


@pytest.mark.parametrize("codes_of_one_list", LISTS)
@pytest.mark.parametrize("language", ["en", "zh"])
def test_each_code_has_a_word_of_its_own(
    codes_of_one_list: type[StrEnum], language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locale, "_current", locale._current)
    monkeypatch.setattr(locale, "_language", locale.language())
    locale.use(language)
    words = [term(code) for code in codes_of_one_list]
    assert all(words)
    assert len(set(words)) == len(words)


def test_codes_spelt_alike_in_two_lists_are_told_apart() -> None:
    followup, customer = FollowupState.DROPPED, Disposition.DROPPED
    assert followup.value == customer.value
    assert term(FollowupState.OPEN) == term(PromiseState.OPEN) == "Open"
    assert term(Source.TRADE) == "Chosen trade"
    assert term(RhythmState.NEW) == "No order yet"
