"""The brief before a call: one page to read, and at its end what the book can't know, asked by number."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import events, work

from salesbook import book
from salesbook.locale import _
from salesbook.tui.dialogs.ask import Ask
from salesbook.tui.dialogs.reading import Page, ReadingDialog, paragraph

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesbook.book.brief import Brief, Question
    from salesbook.tui.desk import Desk
    from salesbook.tui.widgets.lines import Line

_FULL_WIDTH = ord("１") - ord("1")


class BriefDialog(ReadingDialog):
    """The page; a digit answers one of the questions."""

    def __init__(self, desk: Desk, brief: Brief) -> None:
        """Show a brief; answers go through `desk`."""
        super().__init__(_("Before you call {name}").format(name=brief.name), self._lay_out_brief)
        self.desk, self.brief = desk, brief

    @property
    def open_questions(self) -> list[Question]:
        """What was not answered yet; a digit each."""
        return [question for question in self.brief.questions if not question.answer][:9]

    def _lay_out_brief(self, width: int) -> Iterable[Line]:
        for heading, lines in self.brief.parts:
            yield [(heading, "accent")]
            for line in lines:
                yield from paragraph(line, width, "", 2)
            yield [("", "")]
        if self.open_questions:
            yield [(_("The book doesn't know yet"), "accent"), ("  " + _("a digit answers, once for all"), "dim")]
            for number, question in enumerate(self.open_questions, 1):
                yield [(f"  {number} ", "strong"), (question.text, "")]

    def on_key(self, event: events.Key) -> None:
        """Ask the question of a digit."""
        digit = event.character or ""
        if "１" <= digit <= "９":
            digit = chr(ord(digit) - _FULL_WIDTH)
        if not "1" <= digit <= "9" or int(digit) > len(self.open_questions):
            return
        event.stop()
        question = self.open_questions[int(digit) - 1]

        def answered(text: str | None) -> None:
            if text is not None:
                self.keep(question, text)

        self.app.push_screen(Ask(question.text), answered)

    @work
    async def keep(self, question: Question, text: str) -> None:
        """Keep an answer and show it in its place."""
        await self.desk.ask(book.brief.answer, self.brief.customer, question.key, text)
        self.brief = await self.desk.ask(book.brief.of, self.brief.customer)
        page = self.query_one(Page)
        page.lay_out()
        page.refresh(layout=True)
