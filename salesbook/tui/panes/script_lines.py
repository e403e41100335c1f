"""The lines of what is read from beside a talk: a card, or a sheet of things to say."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.domain.practice import Missing, Stage
from salesbook.locale import _, listed, ngettext, pgettext
from salesbook.playbook.sheets import Sheet
from salesbook.tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Sequence

    from salesbook.book.scripts import Script
    from salesbook.book.wordings import Worded
    from salesbook.domain.practice import Standing
    from salesbook.tui.widgets.lines import Line

_MOST = 8
"""Lines of one text; what is longer is no script to read while somebody listens."""


def sheet_title(sheet: Sheet) -> str:
    """Return what a sheet is called."""
    return {
        Sheet.OPENERS: _("Openers"),
        Sheet.DOUBTS: _("Six doubts"),
        Sheet.OFFER: _("My offer"),
    }[sheet]


def script_lines(script: Script, width: int, standing: Standing | None = None) -> Iterator[Line]:
    """Yield one card: title, what lies behind, what to ask, the answers, the next step, what not to say."""
    from salesbook.domain.terms import term

    title: Line = [(f"{script.number} ", "dim"), (script.title, "strong")]
    if script.outdated:
        title.append(("  " + _("shipped wording changed since"), "warn"))
    elif script.own:
        title.append(("  " + _("yours"), "dim"))
    yield title
    if script.behind:
        yield from _block(_("Behind"), script.behind, width, "dim")
    for question in script.ask:
        yield from _block(_("Ask"), question, width, "quote")
    for number, answer in enumerate(script.answers, 1):
        record = f" {answer.overcome}/{answer.used}" if answer.used else ""
        yield [(f"{number} ", "accent"), (term(answer.way), "accent"), (record, "dim")]
        for line in wrap(answer.say, width - 2, _MOST):
            yield [("  " + line, "")]
    if not script.answers:
        yield from _block(_("No answer yet:"), _("e writes one."), width, "warn")
    if script.next:
        yield from _block(pgettext("script", "Next"), script.next, width, "good")
    for avoid in script.avoid:
        yield from _block(_("Don't"), avoid, width, "warn")
    if standing is not None:
        yield from _block(_("Practice"), standing_words(standing), width, "dim")


def unanswered_lines(width: int) -> Iterator[Line]:
    """Yield what to do where no card fits what the customer says."""
    for text in (
        _("No card fits these words: perhaps they are no objection."),
        "",
        _("Fewer words may do; pinyin and initials are understood, too."),
        _("F3 writes a card for them."),
    ):
        for line in wrap(text, width, _MOST):
            yield [(line, "dim")]


def standing_words(standing: Standing) -> str:
    """Return the stage of a card and what the next one takes (D25)."""
    names = {
        Stage.UNAWARE: _("not tried yet"),
        Stage.AWARE: _("tried"),
        Stage.ABLE: _("able"),
        Stage.AUTOMATIC: _("automatic"),
    }
    said = _("{n} of 4, {name}").format(n=int(standing.stage), name=names[standing.stage])
    missing = listed(_missing_words(what, count) for what, count in standing.missing)
    return _("{stage}; still missing: {missing}").format(stage=said, missing=missing) if missing else said


def _missing_words(what: Missing, count: int) -> str:
    words: dict[Missing, Callable[[], str]] = {
        Missing.FIRST_TRY: lambda: _("a first try"),
        Missing.RIGHT: lambda: ngettext("{n} right in a row", "{n} right in a row", count),
        Missing.PASSES: lambda: ngettext("{n} quick pass without help", "{n} quick passes without help", count),
        Missing.DAYS: lambda: ngettext("{n} more day between them", "{n} more days between them", count),
        Missing.USES: lambda: ngettext("{n} use with a customer", "{n} uses with customers", count),
    }
    return words[what]().format(n=count)


def sheet_lines(sheet: Sheet, lines: Sequence[Worded], width: int) -> Iterator[Line]:
    """Yield a sheet: when each line is said, or what is asked, and the words."""
    yield [(sheet_title(sheet), "strong")]
    hints = {
        Sheet.OPENERS: _("No pressure: the customer stays free. A digit copies a line, e changes them."),
        Sheet.DOUBTS: _("What everybody asks before the first call, silently. A digit copies a line, e changes them."),
        Sheet.OFFER: _("Your answers fill the blanks of all scripts. e writes them."),
    }
    for text in wrap(hints[sheet], width):
        yield [(text, "dim")]
    for number, line in enumerate(lines, 1):
        head: Line = [("", "")] if sheet is Sheet.OFFER else [(f"{number} ", "accent")]
        head.append((line.title, "accent"))
        if line.only_here:
            head.append(("  " + _("for this customer"), "good"))
        elif line.own and sheet is not Sheet.OFFER:
            head.append(("  " + _("yours"), "dim"))
        yield head
        for text in wrap(line.say or line.example, width - 2, _MOST):
            yield [("  " + text, "" if line.say else "ghost")]


def _block(label: str, text: str, width: int, style: str) -> Iterator[Line]:
    for number, line in enumerate(wrap(f"{label} {text}", width, _MOST)):
        if number == 0:
            yield [(label, "dim"), (line[len(label) :], style)]
        else:
            yield [(line, style)]
