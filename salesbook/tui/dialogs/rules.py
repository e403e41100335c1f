"""The rules of today's list, one on a line: whom to greet at which festival, the day's capacity, and the months."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, ClassVar

from textual import on, work
from textual.binding import Binding, BindingType
from textual.containers import Vertical
from textual.screen import ModalScreen

from salesbook.book import rules, settings, targeting
from salesbook.domain.audience import audience
from salesbook.domain.codes import ReasonKind, RhythmState, Tier
from salesbook.domain.days import Festival, festivals
from salesbook.domain.target import profile
from salesbook.domain.terms import term
from salesbook.locale import _, listed
from salesbook.tui.dialogs.ask import Ask
from salesbook.tui.widgets.lines import Line, fit
from salesbook.tui.widgets.row_list import RowList
from salesbook.tui.words import short_day

if TYPE_CHECKING:
    from collections.abc import Iterator
    from datetime import date
    from enum import StrEnum

    from textual.app import ComposeResult

    from salesbook.book.changes import Changes
    from salesbook.book.opened import Book
    from salesbook.book.rules import Rules
    from salesbook.tui.desk import Desk

_LABEL = 38


_WEIGHTS: dict[str, tuple[StrEnum, ...]] = {
    "promise": (ReasonKind.PROMISE,),
    "complaint": (ReasonKind.COMPLAINT,),
    "followup": (ReasonKind.FOLLOWUP,),
    "day": (ReasonKind.DAY,),
    "renewal": (ReasonKind.RENEWAL,),
    "credit": (ReasonKind.CREDIT,),
    "lifecycle": (ReasonKind.LIFECYCLE,),
    **{f"cadence_{tier}": (ReasonKind.CADENCE, tier) for tier in Tier},
    "rhythm_watch": (ReasonKind.RHYTHM, RhythmState.WATCH),
    "rhythm_warn": (ReasonKind.RHYTHM, RhythmState.WARN),
    "rhythm_rescue": (ReasonKind.RHYTHM, RhythmState.RESCUE),
    "rhythm_lost": (ReasonKind.RHYTHM, RhythmState.LOST),
    "no_plan": (ReasonKind.NO_PLAN,),
}
"""The weights that may be changed, by their names in `Weights`, and what they are called."""


@dataclass(frozen=True, slots=True)
class Rule:
    """A line: the setting, its name, what it is now, and whether it is a number."""

    setting: str
    label: str
    text: str
    number: bool


def _lines(chosen: Rules, target: str, today: date) -> Iterator[Rule]:
    # The next of each, so that what is near stands on top.
    coming = {festival: on for year in (today.year + 1, today.year) for festival, on in festivals(year) if on >= today}
    for festival in sorted(Festival, key=lambda each: coming[each]):
        greeted = chosen.greeted.get(festival, audience(""))
        label = f"{short_day(coming[festival], today)}  {term(festival)}"
        yield Rule(rules.greet_setting(festival), label, greeted.text, number=False)
    yield Rule(targeting.TARGET, _("Target market"), target, number=False)
    yield Rule(rules.LEAD_DAYS, _("Days ahead of a birthday or festival"), str(chosen.lead.days), number=True)
    yield Rule(rules.CAPACITY, _("Customers that make a day"), str(chosen.weights.capacity), number=True)
    for tier in Tier:
        interval = chosen.cadence.of(tier)
        name = term(tier)
        call, visit = _("{tier}: months between calls"), _("{tier}: months between visits")
        yield Rule(rules.call_setting(tier), call.format(tier=name), str(interval.call or 0), number=True)
        yield Rule(rules.visit_setting(tier), visit.format(tier=name), str(interval.visit or 0), number=True)
    for name, words in _WEIGHTS.items():
        label = _("Weight: {reason}").format(reason=" ".join(map(term, words)))
        yield Rule(rules.weight_setting(name), label, f"{getattr(chosen.weights, name).base:g}", number=True)


class RuleList(RowList):
    """The rules, with what they are now."""

    def __init__(self) -> None:
        """Begin without any."""
        super().__init__()
        self.rules: tuple[Rule, ...] = ()

    def put(self, rules: tuple[Rule, ...]) -> None:
        """Take the rules."""
        self.rules = rules
        self.count = len(rules)
        self.refresh()

    def draw(self, index: int, width: int) -> Line:
        """Return one rule: its name and what it is."""
        rule = self.rules[index]
        nothing = _("not described") if rule.setting == targeting.TARGET else _("nobody")
        text = rule.text if rule.number or rule.text else nothing
        text = _("everybody") if text == "*" else text
        return [(fit(rule.label, min(_LABEL, width // 2 + 6)), ""), (" ", ""), (text, "accent" if rule.text else "dim")]


class RulesDialog(ModalScreen["Changes | None"]):
    """The rules; Enter changes one, Esc closes and tells of the last change."""

    BINDINGS: ClassVar[list[BindingType]] = [Binding("escape,q,f,8", "close", show=False)]

    def __init__(self, desk: Desk) -> None:
        """Ask `desk` for the rules."""
        super().__init__()
        self.desk = desk
        self.last: Changes | None = None

    def compose(self) -> ComposeResult:
        """Lay out the list."""
        with Vertical(classes="rules"):
            yield RuleList()

    def on_mount(self) -> None:
        """Name the frame and ask for the rules."""
        frame = self.query_one(Vertical)
        frame.border_title = _("Whom to greet, and how the list is made")
        frame.border_subtitle = _("Enter changes, Esc closes")
        self.reload()

    @work(exclusive=True)
    async def reload(self) -> None:
        """Show the rules in force."""

        def ask(book: Book) -> tuple[Rule, ...]:
            target = settings.get(book, targeting.TARGET, "")
            return tuple(_lines(rules.rules(book), target, book.today()))

        self.query_one(RuleList).put(await self.desk.ask(ask))

    @on(RowList.Chosen)
    def _change(self, event: RowList.Chosen) -> None:
        rule = self.query_one(RuleList).rules[event.index]

        def read(text: str) -> tuple[bool, str]:
            if rule.number:
                return text.strip().isdecimal() and len(text.strip()) < 4, _("a number")
            if rule.setting == targeting.TARGET:
                points = listed(one.name for one in profile(text))
                hint = _("like: staff >= 100; yearly sales >= 500k; place = Leeds")
                return bool(points) or not text.strip(), points or hint
            return True, _("A, B, C are classes, #name is a group, * is everybody, nothing is nobody")

        def answered(text: str | None) -> None:
            if text is not None:
                self.keep(rule, text)

        self.app.push_screen(Ask(rule.label, rule.text, read=read), answered)

    @work
    async def keep(self, rule: Rule, text: str) -> None:
        """Keep what a rule is to be."""
        plain = text.strip() if rule.setting == targeting.TARGET else audience(text).text
        value = int(text) if rule.number else plain
        self.last = await self.desk.ask(settings.put, rule.setting, value)
        self.reload()

    def action_close(self) -> None:
        """Go back to the workbench."""
        self.dismiss(self.last)
