"""Modes, panes and sizes: what is shown where, and that nothing breaks on any terminal."""

from __future__ import annotations

from typing import TYPE_CHECKING

from stage import on_stage, page

from salesbook.book import customers
from salesbook.tui.dialogs.choice import Choice
from salesbook.tui.dialogs.customer_form import CustomerForm
from salesbook.tui.widgets.text_view import TextView

if TYPE_CHECKING:
    from pathlib import Path

SIZES = [(140, 40), (80, 24), (60, 15), (20, 8)]
EVERYWHERE = (
    "2 down end home 3 down enter", "escape 4 pagedown 1 n @ w", "down tab escape escape slash 1 down", "escape s x",
    "escape f1", "end escape i", "escape p", "escape z", "escape tab tab tab k space", "ctrl+z f11",
)  # fmt: skip
"""Keys to every corner; behind each group something has to come up."""


async def test_the_digits_change_what_is_shown(filled_path: Path) -> None:
    async with on_stage(filled_path, (140, 40)) as stage:
        assert [pane.border_title for pane in stage.bench.query("#left, #customer, #scripts") if pane.display] == [
            "Today",
            "Customer",
            "Scripts",
        ]
        await stage.press("2")
        assert stage.customers.display
        assert not stage.today.display
        assert stage.bench.query_one("#left").border_title == "Customers"
        for name in ("Acme Ltd", "何芳", "李敏", "王建国", "张伟", "曾小单"):
            assert name in stage.screen
        await stage.press("3")
        assert not stage.bench.query_one("#left").display
        assert stage.bench.query_one("#script-words").has_focus
        await stage.press("escape", "4")
        assert "Talks a day" in page(stage.bench.query_one("#numbers", TextView))
        assert stage.bench.query_one("#numbers").has_focus
        await stage.press("1")
        assert stage.bench.focused is stage.today


async def test_tab_walks_the_panes_and_the_cursor_keeps_its_row(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("down")
        row = stage.bench.customer
        seen = []
        for key in ("tab", "tab", "tab", "shift+tab", "shift+tab", "shift+tab"):
            await stage.press(key)
            assert stage.bench.focused is not None
            seen.append(stage.bench.focused.id)
        assert seen == ["customer", "script-words", "today", "script-words", "customer", "today"]
        assert stage.bench.customer == row


async def test_the_customer_stays_when_the_scripts_are_opened_over_it(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("down")
        customer = stage.bench.customer
        assert not stage.bench.query_one("#scripts").display
        await stage.press("s")
        assert stage.bench.query_one("#scripts").display
        assert not stage.bench.query_one("#customer").display
        await stage.press("escape")
        assert stage.bench.query_one("#customer").display
        assert stage.bench.customer == customer
        await stage.press("3")
        assert stage.bench.customer == customer


async def test_below_eighty_columns_one_pane_is_shown_at_a_time(filled_path: Path) -> None:
    async with on_stage(filled_path, (60, 20)) as stage:
        panes = stage.bench.query("#left, #customer, #scripts")
        assert [pane.id for pane in panes if pane.display] == ["left"]
        await stage.press("tab")
        assert [pane.id for pane in panes if pane.display] == ["customer"]
        assert "王建国" in stage.screen
        await stage.press("tab")
        assert [pane.id for pane in panes if pane.display] == ["scripts"]
        await stage.press("tab")
        assert [pane.id for pane in panes if pane.display] == ["left"]
        await stage.press("s")
        assert [pane.id for pane in panes if pane.display] == ["scripts"]
        await stage.press("escape")
        assert [pane.id for pane in panes if pane.display] == ["left"]


async def test_it_never_breaks_whatever_the_size(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        for columns, rows in SIZES:
            await stage.pilot.resize_terminal(columns, rows)
            await stage.settle()
            for keys in EVERYWHERE:
                await stage.press_all(*keys.split())
                assert stage.app.is_running, (columns, rows, keys)
            assert stage.app.screen is stage.bench
            lines = stage.screen.split("\n")
            assert len(lines) == rows
            # The line is there, and something is below it.
            assert lines[-2].lstrip().startswith(">"), (columns, rows)


async def test_a_call_can_be_noted_on_the_smallest_terminal(filled_path: Path) -> None:
    async with on_stage(filled_path, (20, 8)) as stage:
        assert "王建国"[:2] in stage.screen
        await stage.type("nshort >tomorrow\r")
        card = await stage.ask(customers.card, 1)
        assert [one.on.isoformat() for one in card.planned] == ["2026-11-19"]


async def test_an_empty_book_welcomes_and_leads_to_the_first_customer(book_path: Path) -> None:
    async with on_stage(book_path) as stage:
        assert isinstance(stage.app.screen, Choice)
        assert "Welcome" in stage.screen
        await stage.press("escape")
        # What to do is said at any width.
        for size in ((140, 40), (80, 24), (60, 15)):
            await stage.pilot.resize_terminal(*size)
            await stage.settle()
            assert "a  add the first customer" in stage.screen
        await stage.press("n")
        assert stage.chips[-1] == "nobody yet: @name"
        await stage.type("hello")
        await stage.press("enter")
        assert "names no customer" in stage.toast
        assert stage.line.value == "hello"
        for _character in "hello":
            await stage.press_only("backspace")
        await stage.type("@First hello\r")
        assert isinstance(stage.app.screen, Choice)
        await stage.press("y")
        assert await stage.ask(customers.count) == 1
        assert "First" in stage.screen
        assert "The book is empty" not in stage.screen


async def test_the_welcome_opens_the_form(book_path: Path) -> None:
    async with on_stage(book_path) as stage:
        await stage.press("2")
        await stage.until(lambda: isinstance(stage.app.screen, CustomerForm))


async def test_keys_on_an_empty_book_do_nothing_bad(book_path: Path) -> None:
    async with on_stage(book_path, (80, 24)) as stage:
        await stage.press("escape")
        for keys in EVERYWHERE:
            await stage.press_all(*keys.split())
        assert stage.app.screen is stage.bench
        assert await stage.ask(customers.count) == 0


async def test_a_list_longer_than_the_day_has_a_rule_that_the_cursor_passes_over(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        pane = stage.today
        pane.put_order(list(pane.order), 2)
        await stage.settle()
        assert "if time allows" in stage.screen
        seen = []
        for _row in range(len(pane.order)):
            seen.append(stage.bench.customer)
            await stage.press("down")
        assert seen == pane.order
