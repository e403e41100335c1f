"""Scripts beside a talk: found while typing, used, read large, worded one's own way, practised."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pytest
from stage import on_stage, page, plain
from textual.widgets import TextArea

from salesbook.book import cards, customers, drafts, practice, scripts, wordings
from salesbook.book.drafts import PageKind
from salesbook.book.opened import Book
from salesbook.domain.codes import Language
from salesbook.domain.objections import Answer, CardText, Family, Way
from salesbook.exchange.cardfile import CardEntry
from salesbook.locale import _, use
from salesbook.playbook.sheets import Sheet
from salesbook.tui.commands import COMMANDS, SCRIPT_COMMANDS, Where, footer
from salesbook.tui.dialogs.choice import Choice
from salesbook.tui.dialogs.help import help_dialog
from salesbook.tui.dialogs.large import Large
from salesbook.tui.dialogs.practising import PracticeSet, PracticeView, Step
from salesbook.tui.dialogs.reading import Page
from salesbook.tui.dialogs.text_sheet import TextSheet
from salesbook.tui.panes.head import FootLine
from salesbook.tui.panes.scripts_pane import ScriptsPane, ScriptView
from salesbook.tui.widgets import hold

if TYPE_CHECKING:
    from pathlib import Path

    from stage import Stage

WIDE, SMALL = (140, 40), (80, 24)


def pane(stage: Stage) -> ScriptsPane:
    return stage.bench.query_one(ScriptsPane)


def view(stage: Stage) -> str:
    return page(stage.bench.query_one(ScriptView))


def foot(stage: Stage) -> str:
    return plain(stage.bench.query_one(FootLine).line_for(200))


def on_bench(stage: Stage) -> bool:
    """Tell whether no dialog stands over the workbench."""
    return stage.app.screen is stage.bench


def step(stage: Stage) -> Step:
    """Return where the set of practice on screen stands."""
    shown = stage.app.screen
    assert isinstance(shown, PracticeSet)
    return shown.step


async def heard(stage: Stage) -> list[tuple[object, ...]]:
    rows: list[tuple[object, ...]] = await stage.ask(
        lambda book: book.db.rows("SELECT customer_id, card, answer, result FROM objection ORDER BY id")
    )
    return rows


def area(stage: Stage) -> TextArea:
    return stage.app.screen.query_one(TextArea)


def write(stage: Stage, text: str) -> None:
    area(stage).text = text


@pytest.mark.parametrize("language", ["en", "zh"])
async def test_no_card_is_longer_than_its_panel_at_120_by_40(filled_path: Path, language: str) -> None:
    use(language)
    async with on_stage(filled_path, (120, 40)) as stage:
        await stage.press("s")
        shown = stage.bench.query_one(ScriptView)
        for place in range(len(pane(stage).found)):
            pane(stage).choose(place)
            await stage.settle()
            assert shown.script is not None
            assert shown.virtual_size.height <= shown.scrollable_content_region.height, shown.script.card
        assert place == 25


async def test_two_cards_chosen_at_once_do_not_take_turns_for_ever(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        await stage.press("s")
        shown: list[str] = []
        stage.bench.watch(
            stage.bench.query_one(ScriptView), "script", lambda script: shown.append(script.card), init=False
        )
        second, fifth = (pane(stage).found[place].card for place in (2, 5))
        pane(stage).choose(2)
        pane(stage).choose(5)
        await stage.settle()
        assert shown == [second, fifth]


@pytest.mark.parametrize("size", [WIDE, SMALL, (60, 20)])
async def test_one_key_the_words_and_the_answer_is_on_screen_one_key_more_marks_it(
    filled_path: Path, size: tuple[int, int]
) -> None:
    async with on_stage(filled_path, size) as stage:
        customer = stage.bench.customer
        before = len(await heard(stage))
        await stage.press("s")
        await stage.type("your price is far too high")
        assert "Too expensive" in stage.screen
        script = pane(stage).script
        assert script is not None
        await stage.press("enter", "2")
        assert (await heard(stage))[before:] == [(customer, "too-expensive", script.answers[1].id, None)]
        assert "Script used" in stage.toast
        await stage.press("９")
        assert "no answer 9" in stage.toast
        await stage.press("escape", "ctrl+z")
        assert len(await heard(stage)) == before


async def test_from_the_line_itself_the_best_answer_is_marked(filled_path: Path) -> None:
    async with on_stage(filled_path, WIDE) as stage:
        await stage.press("s")
        await stage.type("太贵了")
        script = pane(stage).script
        assert script is not None
        await stage.press("ctrl+u")
        assert (await heard(stage))[-1][1:3] == ("too-expensive", script.answers[0].id)
        # The words stay until the next ones are typed.
        await stage.press("escape", "s")
        assert pane(stage).words == "太贵了"
        await stage.type("没时间")
        assert pane(stage).words == "没时间"
        assert pane(stage).script is not None
        assert pane(stage).script.card == "no-time"  # type: ignore[union-attr]


async def test_the_footer_says_what_the_keys_mean_there(filled_path: Path) -> None:
    async with on_stage(filled_path, WIDE) as stage:
        assert "Note" in foot(stage)
        await stage.press("s")
        assert "^u" in foot(stage)
        await stage.press("enter")
        assert "1-9" in foot(stage)
        assert "Large" in foot(stage)
        await stage.press("escape")
        assert "Note" in foot(stage)


def test_script_commands_have_keys_of_their_own_that_an_input_method_lets_through() -> None:
    keys = [key for command in SCRIPT_COMMANDS for key in command.keys]
    assert len(set(keys)) == len(keys)
    for command in SCRIPT_COMMANDS:
        assert any(re.fullmatch(r"f\d+|[0-9]|ctrl\+.+|delete", key) for key in command.keys)
        assert command.where is Where.SCRIPTS
    assert {command.action for command in SCRIPT_COMMANDS}.isdisjoint(command.action for command in COMMANDS)
    assert footer(Where.SCRIPTS)[0] == ("1-9", "Use by number")


@pytest.mark.parametrize("language", ["en", "zh"])
def test_the_help_lists_what_the_keys_mean_in_the_scripts(language: str) -> None:
    use(language)
    words = "\n".join("".join(text for text, _style in line) for line in help_dialog()._lay_out(100))
    for command in SCRIPT_COMMANDS:
        assert _(command.label) in words
    assert "1-9" in words


async def test_the_answer_is_read_large_and_marked_from_there(filled_path: Path) -> None:
    async with on_stage(filled_path, SMALL) as stage:
        await stage.press("s")
        await stage.type("too expensive")
        await stage.press("enter", "b")
        assert isinstance(stage.app.screen, Large)
        script = pane(stage).script
        assert script is not None
        assert script.answers[0].say.split()[0] in stage.screen
        await stage.press("right")
        assert "2/3" in stage.screen
        await stage.press("3", "c")
        assert stage.app.clipboard == script.answers[2].say
        await stage.pilot.resize_terminal(40, 15)
        await stage.settle()
        await stage.press("u")
        assert on_bench(stage)
        assert (await heard(stage))[-1][2] == script.answers[2].id


async def test_an_answer_is_copied_for_a_message_without_what_a_terminal_obeys(filled_path: Path) -> None:
    book = Book(filled_path)
    text = CardText("Evil [/]", "", (), (Answer("own-1", Way.ASK, "say \x1b]52;c;aGk=\x07this"),), "", (), ("evil",))
    cards.save(book, CardEntry("own-evil", Language.EN, Family.NEED, text))
    book.close()
    async with on_stage(filled_path, WIDE) as stage:
        await stage.press("s")
        await stage.type("evil")
        assert "Evil [/]" in stage.screen
        assert "\x1b" not in stage.screen
        await stage.press("enter", "c")
        assert stage.app.clipboard == "say ]52;c;aGk=this"


@pytest.mark.parametrize(
    "words", ["x" * 10_000, "好" * 10_000, "[/] [@click=app.quit]y[/] " * 400, "\x1b[2J\u202e" * 2_000]
)
async def test_a_card_of_any_words_is_shown_safely_everywhere(filled_path: Path, words: str) -> None:
    book = Book(filled_path)
    text = CardText("long " + words, words, (words,), (Answer("own-1", Way.ASK, words),), words, (words,), ("loong",))
    cards.save(book, CardEntry("own-long", Language.EN, Family.NEED, text))
    book.close()
    async with on_stage(filled_path, (120, 40)) as stage:
        await stage.press("s")
        await stage.type("loong")
        for keys in ("enter", "b", "escape", "e", "escape", "escape 3", "escape w", "escape f1"):
            await stage.press(*keys.split())
            assert stage.app.is_running
            assert "\x1b" not in stage.screen
            assert "\u202e" not in stage.screen


async def test_a_card_is_worded_anew_checked_and_taken_back(filled_path: Path) -> None:
    async with on_stage(filled_path, WIDE) as stage:
        await stage.press("3")
        await stage.type("too expensive")
        await stage.press("enter", "e")
        assert isinstance(stage.app.screen, TextSheet)
        before = area(stage).text
        assert "answer isolate/isolate:" in before
        write(stage, before.replace("answer isolate/isolate", "answer shout/isolate"))
        await stage.press("ctrl+s")
        assert isinstance(stage.app.screen, TextSheet)
        assert "answer: one of these is expected" in stage.screen
        line = area(stage).cursor_location[0]
        assert "shout" in area(stage).document.get_line(line)
        write(stage, before.replace("title: Too expensive", "title: Too dear"))
        await stage.press("ctrl+s")
        assert on_bench(stage)
        assert "Edit of script Too dear" in stage.toast
        assert "Too dear" in view(stage)
        assert stage.bench.titles["too-expensive"] == "Too dear"
        await stage.press("d")
        assert "Too expensive" in view(stage)
        await stage.press("ctrl+z")
        assert "Too dear" in view(stage)
        await stage.press("d")
        assert "Too expensive" in view(stage)
        await stage.press("d")
        assert "nothing of yours" in stage.toast


async def test_leaving_an_edited_card_asks_first(filled_path: Path) -> None:
    async with on_stage(filled_path, SMALL) as stage:
        await stage.press("3")
        await stage.press("enter", "e", "escape")
        assert on_bench(stage)
        await stage.press("e")
        write(stage, area(stage).text.replace("behind:", "behind: mine"))
        await stage.press("escape")
        assert isinstance(stage.app.screen, Choice)
        await stage.press("3")
        assert isinstance(stage.app.screen, TextSheet)
        await stage.press("escape", "2")
        assert on_bench(stage)
        assert await stage.ask(lambda book: book.db.rows("SELECT * FROM card")) == []
        assert await stage.ask(lambda book: book.db.rows("SELECT * FROM draft")) == []


async def test_a_page_left_by_an_end_of_the_program_waits_until_it_is_dropped(filled_path: Path) -> None:
    book = Book(filled_path)
    drafts.save_page(book, drafts.Page(PageKind.CARD, "", "en"), "title: mine\nsay: [/] far too blue")
    book.close()
    async with on_stage(filled_path, SMALL) as stage:
        assert "“New card” was being written" in stage.screen
        await stage.press("escape")
        assert on_bench(stage)
        await stage.press("s", "f3")
        assert area(stage).text.endswith("[/] far too blue")
        await stage.press("escape", "2")
        assert on_bench(stage)
        await stage.press("f3")
        assert "blue" not in area(stage).text
    async with on_stage(filled_path, SMALL) as stage:
        assert on_bench(stage)


async def test_what_no_card_fits_is_said_with_the_next_key(filled_path: Path) -> None:
    async with on_stage(filled_path, WIDE) as stage:
        await stage.press("s")
        await stage.type("qzxvkq")
        assert "No card fits these words" in stage.screen
        assert "F3 writes a card" in stage.screen
        await stage.type(" too expensive")
        assert "No card fits" not in stage.screen


async def test_the_scripts_alone_say_with_whom_an_answer_is_used(filled_path: Path) -> None:
    async with on_stage(filled_path, SMALL) as stage:
        name = await stage.ask(customers.name, stage.bench.customer or 0)
        await stage.press("3")
        assert f"used with {name}" in stage.screen
        await stage.press("escape", "s")
        assert "used with" not in stage.screen


async def test_the_name_in_an_answer_is_that_of_whoever_is_highlighted(filled_path: Path) -> None:
    book = Book(filled_path)
    text = CardText("Far too blue", "", (), (Answer("own-1", Way.ASK, "Just {name}, is it?"),), "", (), ("blue",))
    cards.save(book, CardEntry("own-blue", Language.EN, Family.NEED, text))
    book.close()
    async with on_stage(filled_path, WIDE) as stage:
        await stage.press("s")
        await stage.type("blue")
        first = await stage.ask(customers.name, stage.bench.customer or 0)
        assert f"Just {first}, is it?" in view(stage)
        await stage.press("escape", "down")
        second = await stage.ask(customers.name, stage.bench.customer or 0)
        assert second != first
        await stage.until(lambda: first not in view(stage))
        await stage.press("u")
        assert second in stage.toast


async def test_a_letter_is_drawn_together_with_the_cards_it_brings(
    filled_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(hold, "_LONGEST", 3600)
    async with on_stage(filled_path, WIDE) as stage:
        await stage.press("s")
        laid_out: list[object] = []
        stage.bench.screen_layout_refresh_signal.subscribe(stage.bench, laid_out.append)
        with stage.book_busy():
            await stage.press_only("t")
            assert stage.app._batch_count == 1
            await stage.press_only("o")
            assert stage.app._batch_count == 1
        await stage.type("o expensive, we have somebody already, no time")
        assert stage.app._batch_count == 0
        # Cards came and went, and a line grew: nothing on the screen took another place.
        assert laid_out == []


async def test_a_letter_does_not_wait_for_a_book_that_is_busy(filled_path: Path) -> None:
    async with on_stage(filled_path, WIDE) as stage:
        await stage.press("s")
        with stage.book_busy():
            await stage.press_only("t")
            await stage.until(lambda: stage.app._batch_count == 0)
            assert pane(stage).words == "t"


async def test_a_card_of_one_s_own_is_written_where_none_fits_and_found_at_once(filled_path: Path) -> None:
    async with on_stage(filled_path, WIDE) as stage:
        await stage.press("s")
        await stage.type("qzxvkq")
        assert pane(stage).script is None
        await stage.press("f3")
        text = area(stage).text
        assert "title: qzxvkq" in text
        assert "say: qzxvkq" in text
        write(stage, text.replace("answer ask/own-1:", "answer ask/own-1: Which part of it, {name}?"))
        await stage.press("ctrl+s")
        script = pane(stage).script
        assert script is not None
        assert (script.number, script.title, script.own) == (27, "qzxvkq", True)
        await stage.press("enter", "1")
        assert (await heard(stage))[-1][1:3] == (script.card, "own-1")
        await stage.press("escape")
        await stage.note("said ?qzxvkq again")
        assert (await heard(stage))[-1][1] == script.card


async def test_cards_go_out_and_come_in_by_keys(filled_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "shared.txt"
    async with on_stage(filled_path, SMALL) as stage:
        await stage.press("3", "enter", "x")
        stage.app.screen.query_one("#path").value = str(path)  # type: ignore[attr-defined]
        await stage.press("enter")
        assert "no card of yours" in stage.toast
        path.write_text("[own-x en]\ntitle: Mine\nsay: mine it is\nshout: no\n", "utf-8")
        await stage.press("i")
        stage.app.screen.query_one("#path").value = str(path)  # type: ignore[attr-defined]
        await stage.press("enter")
        assert "line 4, shout" in stage.toast
        assert len(pane(stage).found) == 26
        path.write_text("[own-x en]\ntitle: Mine\nsay: mine it is\n", "utf-8")
        await stage.press("i")
        stage.app.screen.query_one("#path").value = str(path)  # type: ignore[attr-defined]
        await stage.press("enter")
        assert "1 new" in stage.toast
        assert len(pane(stage).found) == 27
        path.unlink()
        await stage.press("x")
        stage.app.screen.query_one("#path").value = str(path)  # type: ignore[attr-defined]
        await stage.press("enter")
        assert "[own-x en]" in path.read_text("utf-8")
        path.write_text("other work", "utf-8")
        for answer, left in (("2", "other work"), ("1", "[own-x en]")):
            await stage.press("x")
            stage.app.screen.query_one("#path").value = str(path)  # type: ignore[attr-defined]
            await stage.press("enter")
            assert "is there already" in stage.screen
            await stage.press(answer)
            assert left in path.read_text("utf-8")
            await stage.press("escape")
        await stage.press("3", "enter", "i", "escape")
        assert on_bench(stage)


async def test_words_about_the_offer_are_written_once_and_said_everywhere(filled_path: Path) -> None:
    async with on_stage(filled_path, WIDE) as stage:
        await stage.press("3", "enter", "end")
        assert "My offer" in view(stage)
        await stage.press("e")
        write(stage, area(stage).text.replace("advantage:", "advantage: on site in four hours [/]"))
        await stage.press("ctrl+s")
        assert "on site in four hours [/]" in view(stage)
        await stage.press("up")
        assert "Six doubts" in view(stage)
        assert "on site in four hours [/]" in view(stage)
        await stage.press("5")
        assert "on site in four hours [/]" in stage.app.clipboard
        # A doubt may be answered otherwise for one customer.
        await stage.press("e", "2")
        write(stage, re.sub("doubt-who:.*", "doubt-who: It's me again.", area(stage).text))
        await stage.press("ctrl+s")
        assert "It's me again." in view(stage)
        assert "for this customer" in view(stage)
        found = await stage.ask(wordings.of, Sheet.DOUBTS)
        assert found[0].say != "It's me again."
        await stage.press("e", "1")
        write(stage, "nobody: x")
        await stage.press("ctrl+s")
        assert "line 1, nobody" in stage.screen


async def test_what_came_of_an_answer_is_said_later(filled_path: Path) -> None:
    async with on_stage(filled_path, SMALL) as stage:
        await stage.press("y")
        assert "Nothing is open" in stage.toast
        await stage.press("s")
        await stage.type("too expensive")
        await stage.press("enter", "1", "escape", "y")
        assert isinstance(stage.app.screen, Choice)
        name = await stage.ask(customers.name, stage.bench.customer or 0)
        assert f"{name}: “Too expensive”" in stage.screen
        assert "y asks again" in stage.screen
        await stage.press("escape", "y")
        assert isinstance(stage.app.screen, Choice)
        await stage.press("1")
        assert (await heard(stage))[-1][3] == "overcome"
        await stage.press("y")
        assert "Nothing is open" in stage.toast
        await stage.press("h")
        assert "Too expensive" in page(stage.app.screen.query_one(Page))
        await stage.press("escape")
        assert on_bench(stage)


async def test_practice_asks_takes_the_time_shows_and_plans(filled_path: Path) -> None:
    async with on_stage(filled_path, WIDE) as stage:
        assert "3 to practise" in stage.head
        await stage.press("ctrl+t")
        shown = stage.app.screen
        assert isinstance(shown, PracticeSet)
        lines = shown.query_one(PracticeView)
        assert shown.asked is not None
        first = shown.asked
        assert first.said in page(lines)
        # Nothing of the card before the rep has spoken, but a hint on demand.
        assert first.script.answers[0].say[:20] not in page(lines)
        await stage.press("h")
        assert first.script.behind[:20] in page(lines)
        await stage.press("x")
        assert step(stage) is Step.SPEAKING
        assert "First word after" in page(lines)
        await stage.press("space")
        assert first.script.answers[0].say[:20] in page(lines)
        await stage.press("x")
        assert step(stage) is Step.SHOWN
        await stage.press("３")
        rows = await stage.ask(lambda book: book.db.rows("SELECT card, rating, hinted FROM practice_pass"))
        assert rows == [(first.card, 3, 1)]
        assert shown.asked is not None
        assert shown.asked.card != first.card
        await stage.press("escape")
        assert step(stage) is Step.ENDED
        assert "1 card practised, 1 of them known" in page(lines)
        await stage.press("escape")
        assert on_bench(stage)
        assert "2 to practise" in stage.head
        assert (await stage.ask(practice.progress)).streak == 1
        await stage.press("3")
        pane(stage).choose(next(n for n, one in enumerate(pane(stage).found) if one.card == first.card))
        await stage.settle()
        assert "Practice 2 of 4" in view(stage)


async def test_a_set_of_practice_ends_when_nothing_is_due_and_goes_on_ahead(filled_path: Path) -> None:
    async with on_stage(filled_path, SMALL) as stage:
        await stage.press("ctrl+t")
        shown = stage.app.screen
        assert isinstance(shown, PracticeSet)
        for _card in range(3):
            await stage.press("a", "a", "4")
        assert step(stage) is Step.ENDED
        assert "Nothing is due now" in stage.screen
        await stage.press("enter")
        assert step(stage) is Step.ASKED
        # After three minutes no further card is begun.
        shown._begun_at -= 181
        await stage.press("a", "a", "1")
        assert step(stage) is Step.ENDED
        await stage.press("escape")
        assert "to practise" not in stage.head


async def test_without_a_customer_an_answer_can_be_read_and_not_used(book_path: Path) -> None:
    async with on_stage(book_path, WIDE) as stage:
        await stage.press("escape", "3", "enter", "1")
        assert "Highlight the customer first" in stage.toast
        assert await heard(stage) == []
        await stage.press("c")
        assert stage.app.clipboard == (await stage.ask(scripts.rank, ""))[0].answers[0].say


async def test_cards_that_another_program_brings_are_shown(filled_path: Path, tmp_path: Path) -> None:
    path = tmp_path / "cards.txt"
    path.write_text("[own-x en]\ntitle: Brought along\nsay: brought\n", "utf-8")
    async with on_stage(filled_path, WIDE) as stage:
        await stage.press("3")
        other = Book(filled_path)
        cards.bring_in(other, path)
        other.close()
        await stage.until(lambda: len(pane(stage).found) == 27)
        assert stage.bench.titles["own-x"] == "Brought along"
