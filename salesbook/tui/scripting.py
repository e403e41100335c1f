"""Scripts beside the talk: what the customer says goes in, the answer is on screen, its use is marked."""

from __future__ import annotations

from textual import on, work

from salesbook import book
from salesbook.locale import _
from salesbook.tui.base import Bench
from salesbook.tui.desk import Superseded
from salesbook.tui.panes.scripts_pane import ScriptsPane


class Scripting(Bench):
    """The part of the workbench that shows scripts."""

    def action_script(self) -> None:
        """Give the keys to the line for the customer's words; on a middle terminal the scripts come over the card."""
        self.add_class("scripting")
        self.set_focus(self.query_one("#script-words"))

    @on(ScriptsPane.Asked)
    def _asked(self, event: ScriptsPane.Asked) -> None:
        self.show_scripts(event.words)

    @work(exclusive=True, group="scripts")
    async def show_scripts(self, words: str) -> None:
        """Show the cards that fit, for the highlighted customer; without words all of them."""
        try:
            found = await self.desk.newest("scripts", book.scripts.rank, words, self.customer)
        except Superseded:
            return
        self.query_one(ScriptsPane).put(found)

    def action_use(self) -> None:
        """Mark the first answer of the card on screen as used with the highlighted customer."""
        script = self.query_one(ScriptsPane).script
        if script is None or self.customer is None:
            self.say(_("No script is on screen: s opens them."))
            return
        self.write(book.scripts.use, self.customer, script.card, script.answers[0].id)

    def leave_scripts(self) -> None:
        """Let the card come forward again."""
        self.remove_class("scripting")
