"""In which language the program speaks."""

from __future__ import annotations

import pytest

from salesbook.cli import language


@pytest.mark.parametrize(
    ("arguments", "chosen"),
    [
        ((), "zh"),
        (("--lang", "en"), "en"),
        (("today", "--lang=en"), "en"),
        (("--lang",), "zh"),
        (("log", "--", "--lang", "en"), "zh"),
        (("--lang", "klingon"), "zh"),
    ],
)
def test_the_option_goes_before_the_environment(
    monkeypatch: pytest.MonkeyPatch, arguments: tuple[str, ...], chosen: str
) -> None:
    monkeypatch.setenv("SALESBOOK_LANG", "zh")
    assert language.choose(arguments) == chosen
