"""All commands and customers by name, behind Ctrl+P."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from textual.command import DiscoveryHit, Hit, Hits, Provider
from textual.content import Content

from salesbook import book
from salesbook.domain.text import display
from salesbook.locale import _
from salesbook.tui.commands import COMMANDS, SCRIPT_COMMANDS, shown_key
from salesbook.tui.desk import Superseded
from salesbook.tui.workbench import Workbench

if TYPE_CHECKING:
    from textual.content import Content as ContentType

# A digit alone says nothing without the card it stands on.
_SCRIPT_COMMANDS = tuple(command for command in SCRIPT_COMMANDS if command.action != "use_answer")


class BookCommands(Provider):
    """The command registry, and the customers of the book."""

    async def discover(self) -> Hits:
        """Offer every command."""
        for command in COMMANDS:
            if command.action != "command_palette":
                label = Content(f"{_(command.label)}  {shown_key(command.keys[0])}")
                yield DiscoveryHit(label, partial(self.run, command.action), help=_(command.help))

    async def search(self, query: str) -> Hits:
        """Offer the commands and customers that fit."""
        matcher = self.matcher(query)
        for command in (*COMMANDS, *_SCRIPT_COMMANDS):
            text = f"{_(command.label)} {_(command.help)}"
            score = matcher.match(text)
            if score > 0 and command.action != "command_palette":
                yield Hit(score, self._label(command.label), partial(self.run, command.action), help=_(command.help))
        workbench = self.screen
        if not isinstance(workbench, Workbench):
            return
        try:
            lines = await workbench.desk.newest("palette", book.finding.somebody, query)
        except Superseded:
            return
        for place, line in enumerate(lines):
            name = display(f"{line.name} {line.organisation}".strip(), 60)
            yield Hit(0.9 - place / 100, Content(name), partial(workbench.show_customer, line.id), text=name)

    def _label(self, label: str) -> ContentType:
        return Content(_(label))

    async def run(self, action: str) -> None:
        """Do a command on the workbench."""
        await self.screen.run_action(action)
