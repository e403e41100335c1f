"""The one registry of commands, and everything that is made from it."""

from __future__ import annotations

import inspect
import re
from typing import TYPE_CHECKING, Any

import pytest
from stage import STYLES, ended, on_stage, page
from textual.command import Hit
from textual.keys import _character_to_key

from salesbook.locale import _, use
from salesbook.tui.app import SalesbookApp
from salesbook.tui.commands import COMMANDS, bindings, footer, shown_key
from salesbook.tui.dialogs.help import help_dialog
from salesbook.tui.dialogs.reading import Page
from salesbook.tui.palette import BookCommands
from salesbook.tui.panes.capture import CaptureLine

if TYPE_CHECKING:
    from pathlib import Path

    from stage import Stage
    from textual.binding import Binding
    from textual.dom import DOMNode

    from salesbook.tui.commands import Command

# An input method keeps letters to itself and makes punctuation full-width.
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
def test_every_command_has_a_key_that_an_input_method_lets_through(command: Command) -> None:
    assert any(re.fullmatch(r"f\d+|[0-9]|ctrl\+.+|up|down|left|right|delete", key) for key in command.keys), (
        command.keys
    )


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
            assert " ".join(shown_key(key) for key in command.keys) in words
            assert _(command.label) in words
        for mark in "@/>!?#=¥$<":
            assert mark in words


def test_the_footer_is_made_from_the_registry() -> None:
    first = {shown_key(command.keys[0]): command.label for command in COMMANDS if command.footer}
    assert dict(footer()) == first
    places = [command.footer for command in COMMANDS if command.footer]
    assert len(places) == len(set(places))


class Recording(SalesbookApp):
    """The workbench with its commands noted down instead of done."""

    CSS_PATH = STYLES  # type: ignore[assignment]

    def __init__(self, *args: Any) -> None:
        super().__init__(*args)
        self.called: list[str] = []

    async def _dispatch_action(self, namespace: DOMNode, action_name: str, params: Any) -> bool:
        if namespace in (self.screen, self):
            self.called.append(f"{action_name}({params[0]!r})" if params else action_name)
            return True
        return await super()._dispatch_action(namespace, action_name, params)


async def test_each_key_reaches_its_command_from_the_list_and_from_the_palette(filled_path: Path) -> None:
    async with on_stage(filled_path, (80, 24), app=Recording) as stage:
        app = stage.app
        assert isinstance(app, Recording)
        app.called.clear()
        for command in COMMANDS:
            for key in command.keys:
                await stage.press_only(key)
                assert app.called == [command.action], key
                app.called.clear()
        palette = BookCommands(stage.bench)
        hits = [hit async for hit in palette.discover()]
        assert len(hits) == len(COMMANDS) - 1
        for command, hit in zip((c for c in COMMANDS if c.action != "command_palette"), hits, strict=True):
            assert str(hit.text).startswith(command.label)
            done = hit.command()
            assert inspect.isawaitable(done)
            await done
            assert app.called == [command.action]
            app.called.clear()
            # Typed, too, it is found by its name.
            found = [hit.text for hit in await searched(palette, command.label) if isinstance(hit, Hit)]
            assert command.label in [str(text) for text in found]


async def searched(palette: BookCommands, words: str) -> list[object]:
    return [hit async for hit in palette.search(words)]


def seen(stage: Stage) -> tuple[object, ...]:
    """Return all that a rep could notice of a key."""
    return stage.screen, stage.toast, stage.app.theme, stage.app.clipboard, ended(stage.app), stage.bench.customer


async def test_no_key_is_dead_on_the_first_screen(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("down")
        for command in COMMANDS:
            # Today is on screen already.
            await stage.press("2" if command.action == "mode('today')" else "1")
            stage.app.clear_notifications()
            await stage.settle()
            before = seen(stage)
            await stage.press(command.keys[0])
            await stage.until(lambda before=before: seen(stage) != before)
            if stage.app.screen is not stage.bench:
                await stage.press("escape")
            assert stage.app.screen is stage.bench, command.action
            await stage.press("escape")


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


async def test_the_palette_does_not_open_over_a_dialog_which_has_none_of_its_commands(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("f1")
        dialog = stage.app.screen
        await stage.press("ctrl+p")
        assert stage.app.screen is dialog


async def test_the_help_page_opens_and_closes(filled_path: Path) -> None:
    async with on_stage(filled_path, (60, 20)) as stage:
        await stage.press("f1")
        view = stage.app.screen.query_one(Page)
        assert "One line after a call" in page(view)
        assert "One line after a call" in stage.screen
        await stage.press("end", "pageup", "q")
        assert stage.app.screen is stage.bench
