"""The help: every key from the command registry, and how to write a line."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from salesbook.locale import N_, _
from salesbook.tui.commands import COMMANDS, SCRIPT_COMMANDS, Where, shown_keys
from salesbook.tui.dialogs.reading import ReadingDialog, paragraph
from salesbook.tui.widgets.lines import Line, fit

if TYPE_CHECKING:
    from collections.abc import Iterable

_HEADINGS = {
    Where.CUSTOMER: N_("With the highlighted customer"),
    Where.EVERYWHERE: N_("Everywhere"),
    Where.SCRIPTS: N_("While the scripts have the keys"),
}
_GRAMMAR = (
    ("@", N_("whom it is about, else the highlighted customer"), N_('@wjg  @Acme  @8000  @"New Name Ltd"')),
    ("/", N_("how you talked, as the first word"), N_("/visit  /wechat  /email")),
    (">", N_("next contact: when, then what"), N_(">next Wed call back  >every month on the 10th collect")),
    ("!", N_("what you promised; !! what they promised"), N_("!Friday send the quote  !!end of month pay")),
    ("?", N_("an objection you heard"), N_("?too expensive  ?no budget")),
    ("#", N_("a tag"), N_("#sample")),
    ("=", N_("how it ended"), N_("=won  =refused  =no answer  =agreed  =blocked")),
    ("¥ $", N_("an order: amount, then what"), N_("¥12,000 50 boxes  $1.2k trial kit")),
    ("<", N_("when it was, if not now"), N_("<yesterday afternoon  <Mon 3pm")),
    ('"…"', N_("quotes keep a mark from being read"), N_('"@home" stays text')),
)


def help_dialog() -> ReadingDialog:
    """Return the help page."""
    return ReadingDialog(_("Help"), lay_out)


def lay_out(width: int) -> Iterable[Line]:
    """Yield the help for a width."""
    yield [(_("One line after a call"), "accent")]
    yield from paragraph(
        _("n, what was said, Enter. Everything behind a mark is taken out of the line; the rest is the note."),
        width,
        "",
        2,
    )
    for mark, meaning, example in _GRAMMAR:
        yield [("  ", ""), (fit(mark, 5), "strong"), (_(meaning), "")]
        yield [(" " * 7, ""), (_(example), "quote")]
    yield from paragraph(
        _("Backspace behind a word that was just recognised makes it plain text. Tab takes what is offered."),
        width,
        "dim",
        2,
    )
    for where, heading in _HEADINGS.items():
        yield [("", "")]
        yield [(_(heading), "accent")]
        for command in (*COMMANDS, *SCRIPT_COMMANDS):
            if command.where is where:
                keys = shown_keys(command)
                label = fit(_(command.label), 14)
                rest = width - 2 - 11 - 14 - 2
                text = _(command.help)
                if cell_len(text) <= rest:
                    yield [("  ", ""), (fit(keys, 11), "strong"), (label, ""), ("  ", ""), (text, "dim")]
                else:
                    yield [("  ", ""), (fit(keys, 11), "strong"), (label, "")]
                    yield from paragraph(text, width, "dim", 13)
    yield [("", "")]
    yield from paragraph(
        _(
            "With a Chinese input method on, use the second key of each command; Han characters typed to a list "
            "begin a note about the highlighted customer."
        ),
        width,
        "dim",
    )
