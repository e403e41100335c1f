"""Scripts beside the talk: what the customer says goes in, the answer is on screen, its use is marked."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import on, work
from textual.content import Content

from salesbook import book
from salesbook.domain.text import display
from salesbook.locale import _
from salesbook.tui.base import Bench
from salesbook.tui.desk import Superseded
from salesbook.tui.panes.scripts_pane import ScriptsPane, WordsField

if TYPE_CHECKING:
    from textual.timer import Timer
    from textual.worker import Worker

    from salesbook.book.scripts import Script, ScriptAnswer


_REST = 0.2
"""Seconds after which the cursor is at rest: what is read out is not to change with each row on the way."""


def copyable(text: str) -> str:
    """Return a text as it goes to the clipboard: nothing that a terminal would obey."""
    return "".join(character for character in text if character.isprintable())


class Scripting(Bench):
    """The part of the workbench that shows scripts."""

    _said_to: int | None = None
    """The customer whose name the scripts on screen say."""
    _follows: Timer | None = None
    _picked: tuple[str, str] | None = None
    """Card and answer that a digit named last: what is copied and read large."""

    def action_script(self) -> None:
        """Give the keys to the line for the customer's words; on a middle terminal the scripts come over the card."""
        self.add_class("scripting")
        self.begin_words()

    def begin_words(self) -> None:
        """Give the keys to the line; what was said before is replaced by the first letter, and stays until then."""
        pane = self.query_one(ScriptsPane)
        field = self.query_one(WordsField)
        self.set_focus(field)
        field.action_select_all()
        self.show_scripts(pane.words, stay=bool(pane.words.strip()))

    @work(exclusive=True, group="whom")
    async def name_scripts(self) -> None:
        """Write onto the frame with whom an answer would be used, where no list says it."""
        title = _("Scripts")
        if self.customer is not None and self.has_class("mode-scripts"):
            name = await self.desk.ask(book.customers.name, self.customer)
            title = _("Scripts ∙ used with {name}").format(name=display(name, 40))
        self.query_one(ScriptsPane).border_title = Content(title)

    @on(ScriptsPane.Asked)
    def _asked(self, event: ScriptsPane.Asked) -> None:
        self.show_scripts(event.words)

    @on(ScriptsPane.Turned)
    def _turned(self) -> None:
        self.show_sheet()

    @work(exclusive=True, group="scripts")
    async def show_scripts(self, words: str, *, stay: bool = False) -> None:
        """Show the cards that fit, for the highlighted customer; without words all of them."""
        customer = self.customer
        try:
            found = await self.desk.newest("scripts", book.scripts.rank, words, customer)
        except Superseded:
            return
        self._said_to = customer
        self.query_one(ScriptsPane).put(found, stay=stay)

    def let_scripts_follow(self) -> None:
        """Let the scripts beside the list say the name of whoever the cursor comes to rest on."""
        if self._follows is not None:
            self._follows.stop()
        self._follows = self.set_timer(_REST, self._follow)

    def _follow(self) -> None:
        pane = self.query_one(ScriptsPane)
        if pane.display and self.customer != self._said_to:
            self.show_scripts(pane.words, stay=True)

    @work(exclusive=True, group="sheet")
    async def show_sheet(self) -> None:
        """Show the lines of the sheet on screen."""
        pane = self.query_one(ScriptsPane)
        if pane.sheet is None:
            return
        try:
            lines = await self.desk.newest("sheet", book.wordings.of, pane.sheet, self.customer)
        except Superseded:
            return
        if pane.sheet is not None:
            pane.put_sheet(pane.sheet, lines)

    @work(exclusive=True, group="standings")
    async def show_standings(self) -> None:
        """Show how far practice is with each card."""
        standings = await self.desk.ask(book.practice.standings)
        self.query_one(ScriptsPane).put_standings(standings)

    def scripts_changed(self) -> Worker[None]:
        """Show everything that cards and the rep's words are in."""
        return self._reload_scripts()

    @work(exclusive=True, group="titles")
    async def _reload_scripts(self) -> None:
        self.titles = dict(await self.desk.ask(book.scripts.titles))
        pane = self.query_one(ScriptsPane)
        self.show_scripts(pane.words, stay=True)
        self.show_sheet()
        self.show_standings()
        self.show_card()

    def action_use(self) -> None:
        """Mark the first answer of the card on screen as used with the highlighted customer."""
        self.action_use_answer(1)

    def action_use_answer(self, number: int) -> None:
        """Mark an answer of the card on screen as used; on a sheet, copy the line."""
        pane = self.query_one(ScriptsPane)
        if pane.sheet is not None:
            self._copy_line(number)
            return
        script = pane.script
        if script is None:
            self.say(_("No script is on screen: s opens them."))
        elif self.customer is None:
            self.say(_("Highlight the customer first, in Today or Customers: an answer is used with somebody."))
        elif number > len(script.answers):
            self.say(_("This card has no answer {n}.").format(n=number))
        else:
            self.use_script(script, script.answers[number - 1])

    def use_script(self, script: Script, answer: ScriptAnswer) -> None:
        """Mark an answer as used with the highlighted customer."""
        if self.customer is None:
            return
        self._picked = (script.card, answer.id)
        self.write(book.scripts.use, self.customer, script.card, answer.id)

    def _copy_line(self, number: int) -> None:
        view = self.query_one("#script")
        sheet = getattr(view, "sheet", None)
        lines = sheet[1] if sheet else ()
        if number <= len(lines) and lines[number - 1].say:
            self.copy_text(lines[number - 1].say)

    def copy_text(self, text: str) -> None:
        """Copy a text for a message, and say so."""
        self.app.copy_to_clipboard(copyable(text))
        self.say(_("Copied: {text}").format(text=text))

    def _chosen_answer(self, script: Script) -> ScriptAnswer | None:
        """Return the answer that a digit named last on this card, else the best one."""
        for answer in script.answers:
            if (script.card, answer.id) == self._picked:
                return answer
        return script.answers[0] if script.answers else None

    def action_copy_answer(self) -> None:
        """Copy the answer for a message."""
        pane = self.query_one(ScriptsPane)
        if pane.sheet is not None:
            self._copy_line(1)
            return
        answer = self._chosen_answer(pane.script) if pane.script else None
        if answer is None:
            self.say(_("No answer is on screen."))
        else:
            self.copy_text(answer.say)

    def action_big(self) -> None:
        """Show the answer in large lines."""
        script = self.query_one(ScriptsPane).script
        answer = self._chosen_answer(script) if script else None
        if script is None or answer is None:
            self.say(_("No answer is on screen."))
            return
        from salesbook.tui.dialogs.large import Large

        self.app.push_screen(Large(script, script.answers.index(answer), self))

    @work
    async def action_result(self) -> None:
        """Ask what came of the answers that were given to the highlighted customer."""
        if self.customer is None:
            return
        waiting = await self.desk.ask(book.scripts.unsettled, self.customer)
        if not waiting:
            self.say(_("Nothing is open with this customer: every answer that was used has its result."))
            return
        name = await self.desk.ask(book.customers.name, self.customer)
        self.ask_results(name, [(one.id, one.card) for one in waiting])

    @work
    async def action_what_works(self) -> None:
        """Show what works against objections."""
        from salesbook.tui.dialogs.works import works_dialog

        self.app.push_screen(works_dialog(await self.desk.ask(book.whatworks.of)))

    def action_practise(self) -> None:
        """Practise for three minutes."""
        from salesbook.tui.dialogs.practising import PracticeSet

        def done(_nothing: None) -> None:
            self.scripts_changed()
            self.show_due()

        self.app.push_screen(PracticeSet(self.desk), done)

    @work(exclusive=True, group="due")
    async def show_due(self) -> None:
        """Show how many cards are due for practice."""
        from salesbook.tui.panes.head import HeadLine

        self.query_one(HeadLine).practice = await self.desk.ask(book.practice.due)

    def leave_scripts(self) -> None:
        """Let the card come forward again."""
        self.remove_class("scripting")
