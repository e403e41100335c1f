"""A set of practice: the objection appears, the rep says the answer aloud, looks, and rates it (D25)."""

from __future__ import annotations

import time
from enum import Enum, auto
from typing import TYPE_CHECKING, ClassVar

from textual import work
from textual.containers import Vertical
from textual.screen import ModalScreen

from salesbook import book
from salesbook.domain.practice import QUICK_SECONDS, SET_SECONDS, Rating
from salesbook.locale import _, ngettext
from salesbook.tui.panes.script_lines import script_lines
from salesbook.tui.widgets.text_view import TextView
from salesbook.tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterator

    from textual import events
    from textual.app import ComposeResult

    from salesbook.book.practice import Progress, Task
    from salesbook.tui.desk import Desk
    from salesbook.tui.widgets.lines import Line

_WIDEST = 60
_MODIFIERS = frozenset({"shift", "ctrl", "alt"})


class Step(Enum):
    """Where a set stands."""

    ASKED = auto()
    SPEAKING = auto()
    SHOWN = auto()
    ENDED = auto()


class PracticeView(TextView):
    """What is on screen in a set."""

    def __init__(self, owner: PracticeSet) -> None:
        """Show where `owner` stands."""
        super().__init__()
        self._owner = owner

    def lines_for(self, width: int) -> Iterator[Line]:
        """Yield the page."""
        return self._owner.lines_for(width)


class PracticeSet(ModalScreen[None]):
    """Three minutes of what is due; Esc ends it."""

    AUTO_FOCUS: ClassVar[str | None] = "PracticeView"

    def __init__(self, desk: Desk) -> None:
        """Practise with the book of `desk`."""
        super().__init__()
        self.desk = desk
        self.step = Step.ENDED
        self.asked: Task | None = None
        self.progress: Progress | None = None
        self.seconds = 0.0
        self.hinted = False
        self.passed: list[Rating] = []
        self._shown_at = self._begun_at = time.monotonic()
        self._last: str | None = None
        self._ahead = False

    def compose(self) -> ComposeResult:
        """Lay out the page."""
        with Vertical(classes="practice"):
            yield PracticeView(self)

    def on_mount(self) -> None:
        """Begin."""
        self.query_one(Vertical).border_title = _("Practice")
        self.set_interval(1.0, self._tick)
        self.go_on()

    def _tick(self) -> None:
        if self.step is Step.ASKED:
            self._say_keys()

    @work(exclusive=True, group="practice")
    async def go_on(self) -> None:
        """Put the next card, or end the set."""
        self.progress = await self.desk.ask(book.practice.progress)
        over = time.monotonic() - self._begun_at >= SET_SECONDS
        without = [self._last] if self._last else []
        task = None if over else await self.desk.ask(book.practice.next_task, without, ahead=self._ahead)
        if task is None and not over and self._last:
            # The card just practised may be the only one that is due.
            task = await self.desk.ask(book.practice.next_task)
        self.asked, self.hinted = task, False
        self.step = Step.ASKED if task else Step.ENDED
        self.query_one(Vertical).border_title = _title(self.progress)
        self._shown_at = time.monotonic()
        self._draw()

    @work(exclusive=True, group="practice")
    async def rate(self, rating: Rating) -> None:
        """Keep a rating and go on."""
        if self.asked is None:
            return
        task, self.asked = self.asked, None
        await self.desk.ask(book.practice.rate, task.card, rating, self.seconds, hinted=self.hinted)
        self.passed.append(rating)
        self._last = task.card
        self.go_on()

    def on_key(self, event: events.Key) -> None:
        """Act on a key: any one stops the clock, then shows the card; digits rate."""
        key = event.key
        if event.character and "１" <= event.character <= "９":
            key = chr(ord(event.character) - 0xFEE0)
        if key in ("up", "down", "pageup", "pagedown") and self.step is Step.SHOWN:
            return
        event.stop()
        event.prevent_default()
        if key in ("escape", "ctrl+t"):
            self._leave()
        elif self.step is Step.ASKED and key in ("h", "question_mark", "f1"):
            self.hinted = True
            self._draw()
        elif self.step is Step.ASKED and key not in _MODIFIERS:
            self.seconds = time.monotonic() - self._shown_at
            self.step = Step.SPEAKING
            self._draw()
        elif self.step is Step.SPEAKING:
            self.step = Step.SHOWN
            self._draw()
        elif self.step is Step.SHOWN and key in ("1", "2", "3", "4"):
            self.rate(Rating(int(key)))
        elif self.step is Step.ENDED and key == "enter":
            self._begun_at, self._ahead, self.passed = time.monotonic(), True, []
            self.go_on()

    def _leave(self) -> None:
        if self.step is Step.ENDED or not self.passed:
            self.dismiss(None)
        else:
            self.step, self.asked = Step.ENDED, None
            self._draw()

    def _draw(self) -> None:
        self.query_one(PracticeView).lay_out(from_top=True)
        self._say_keys()

    def _say_keys(self) -> None:
        waited = int(time.monotonic() - self._shown_at)
        self.query_one(Vertical).border_subtitle = {
            Step.ASKED: _("{n} s  h hint  Esc end").format(n=waited),
            Step.SPEAKING: _("say it to the end, then any key shows the card"),
            Step.SHOWN: _("1 again  2 hard  3 good  4 easy  Esc end"),
            Step.ENDED: _("Enter goes on  Esc closes"),
        }[self.step]

    def lines_for(self, width: int) -> Iterator[Line]:
        """Yield what is on screen."""
        if self.step is Step.ENDED or self.asked is None:
            yield from self._summary(width)
            return
        task = self.asked
        yield [("", "")]
        for line in wrap(f"“{task.said}”", min(width, _WIDEST), 6):
            yield [(line, "strong")]
        yield [("", "")]
        if self.step is Step.ASKED:
            for line in wrap(
                _("Answer aloud, as if they stood before you; press any key with your first word."), width
            ):
                yield [(line, "ghost")]
            if self.hinted:
                yield [("", "")]
                for line in wrap(f"{task.script.title}: {task.script.behind}", width, 6):
                    yield [(line, "quote")]
            return
        quick = self.seconds <= QUICK_SECONDS and not self.hinted
        said = _("First word after {n} s").format(n=f"{self.seconds:.1f}")
        yield [(said, "good" if quick else "warn")]
        if self.step is Step.SHOWN:
            yield [("", "")]
            yield from script_lines(task.script, width, task.standing)

    def _summary(self, width: int) -> Iterator[Line]:
        yield [("", "")]
        if self.passed:
            right = sum(rating > Rating.AGAIN for rating in self.passed)
            count = ngettext("{n} card practised", "{n} cards practised", len(self.passed)).format(n=len(self.passed))
            yield [(count, "strong"), (_(", {n} of them known").format(n=right), "")]
        if self.progress is None:
            return
        if self.progress.streak:
            yield [(_streak(self.progress), "good")]
        if self.progress.due:
            text = ngettext("{n} card is due still.", "{n} cards are due still.", self.progress.due)
        else:
            text = _("Nothing is due now. Enter practises ahead.")
        for line in wrap(text.format(n=self.progress.due), width):
            yield [(line, "")]


def _streak(progress: Progress) -> str:
    return ngettext("{n} day in a row", "{n} days in a row", progress.streak).format(n=progress.streak)


def _title(progress: Progress) -> str:
    """Return what the frame says: how many cards wait, and how many days it went on."""
    said = [_("Practice")]
    if progress.due:
        said.append(_("{n} to practise").format(n=progress.due))
    if progress.streak:
        said.append(_streak(progress))
    return " ∙ ".join(said)
