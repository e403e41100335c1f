"""The one registry of commands, and everything that is made from it."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from stage import STYLES, on_stage, page
from textual.keys import _character_to_key

from salesbook.locale import use
from salesbook.tui.app import SalesbookApp
from salesbook.tui.commands import COMMANDS, bindings, footer, shown_key
from salesbook.tui.dialogs.help import help_dialog
from salesbook.tui.dialogs.reading import Page
from salesbook.tui.panes.capture import CaptureLine
from salesbook.tui.workbench import Workbench

if TYPE_CHECKING:
    from pathlib import Path

    from textual.binding import Binding

# An input method keeps letters to itself and makes punctuation full-width.
_LETTER = re.compile(r"^[a-z]$")
_PUNCTUATION = {"slash": "／、", "left_square_bracket": "［【", "right_square_bracket": "］】", "space": "\u3000"}


def bound() -> dict[str, Binding]:
    """Return the bindings by key."""
    found: dict[str, Binding] = {}
    for binding in bindings():
        assert not isinstance(binding, tuple)
        for key in binding.key.split(","):
            assert key not in found, f"{key} is bound twice"
            found[key] = binding
    return found


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.action)
def test_every_command_has_a_key_that_an_input_method_lets_through(command) -> None:  # type: ignore[no-untyped-def]
    assert any(re.fullmatch(r"f\d+|[0-9]|ctrl\+.+|up|down|left|right|delete", key) for key in command.keys), (
        command.keys
    )


@pytest.mark.parametrize("command", COMMANDS, ids=lambda command: command.action)
def test_every_command_has_a_method(command) -> None:  # type: ignore[no-untyped-def]
    name = command.action.split("(")[0]
    assert hasattr(Workbench, f"action_{name}") or hasattr(SalesbookApp, f"action_{name}")


def test_no_key_has_two_meanings_and_full_width_forms_are_bound_with_their_keys() -> None:
    keys = bound()
    for key, forms in _PUNCTUATION.items():
        for form in forms:
            assert keys[_character_to_key(form)].action == keys[key].action, form
    for digit, form in zip("1234", "１２３４", strict=True):
        assert keys[_character_to_key(form)].action == keys[digit].action


def test_the_line_keeps_the_keys_it_edits_with() -> None:
    # What edits the line must not be a command elsewhere that a rep presses without looking.
    editing = {"ctrl+z", "ctrl+y", "ctrl+p", "ctrl+q", "ctrl+o", "f1"}
    own = {key for binding in CaptureLine.BINDINGS for key in getattr(binding, "key", "").split(",")}
    assert not editing & own


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_help_lists_every_command_and_every_mark(language: str) -> None:
    use(language)
    for width in (30, 60, 100):
        words = "\n".join("".join(text for text, _style in line) for line in help_dialog()._lay_out(width))
        for command in COMMANDS:
            assert shown_key(command.keys[0]) in words
            for key in command.keys[1:]:
                assert shown_key(key) in words
        for mark in "@/>!?#=¥$<":
            assert mark in words


def test_footer_keys_are_registered_and_fit_on_a_wide_terminal() -> None:
    first = {shown_key(command.keys[0]): command.label for command in COMMANDS if command.footer}
    assert dict(footer()) == first
    places = [command.footer for command in COMMANDS if command.footer]
    assert len(places) == len(set(places))


async def test_each_key_reaches_its_command(filled_path: Path) -> None:
    """Every key of every command, pressed at the list, does what the registry says."""
    called: list[str] = []

    class Recording(SalesbookApp):
        CSS_PATH = STYLES  # type: ignore[assignment]

        async def _dispatch_action(self, namespace, action_name, params):  # type: ignore[no-untyped-def]
            if namespace in (self.screen, self):
                called.append(f"{action_name}({params[0]!r})" if params else action_name)
                return True
            return await super()._dispatch_action(namespace, action_name, params)

    async with on_stage(filled_path, app=Recording) as stage:
        called.clear()
        for command in COMMANDS:
            for key in command.keys:
                await stage.press_only(key)
                assert called == [command.action], key
                called.clear()


async def test_the_palette_finds_commands_and_customers(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("ctrl+p")
        await stage.type("limin")
        await stage.until(lambda: "李敏 明达商贸" in stage.screen)
        await stage.press("down", "enter")
        await stage.until(lambda: stage.app.screen is stage.bench)
        await stage.settle()
        assert stage.card.startswith("李敏")

        await stage.press("ctrl+p")
        await stage.type("Light or dark")
        theme = stage.app.theme
        await stage.until(lambda: "Change between the light" in stage.screen)
        await stage.press("down", "enter")
        await stage.until(lambda: stage.app.theme != theme)


async def test_the_help_page_opens_and_closes(filled_path: Path) -> None:
    async with on_stage(filled_path, (60, 20)) as stage:
        await stage.press("f1")
        view = stage.app.screen.query_one(Page)
        assert "One line after a call" in page(view)
        await stage.press("end", "pageup", "q")
        assert stage.app.screen is stage.bench
