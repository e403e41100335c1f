"""The page that says what works: objections by frequency and trend, answers that hold and fail, what has none."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.domain.terms import term
from salesbook.locale import _
from salesbook.tui.dialogs.reading import ReadingDialog, paragraph
from salesbook.tui.widgets.lines import Line, fit

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesbook.book.whatworks import AnswerRecord, CardRecord, WhatWorks
    from salesbook.domain.objections import Record

_BAR = 12
_MOST_CARDS = 12
_NARROW = 60
"""Cells below which there is no room for bars and words."""


def works_dialog(page: WhatWorks) -> ReadingDialog:
    """Return the page."""

    def lay_out(width: int) -> Iterable[Line]:
        if not page.cards and not page.unprepared:
            yield from paragraph(
                _("No objection in these days. Write ?what they said in a line, or mark an answer with u."), width
            )
            return
        most = max((card.heard for card in page.cards), default=1)
        yield [(_("What you hear most (and against the days before)"), "accent")]
        for card in page.cards[:_MOST_CARDS]:
            yield _card_line(card, most, width)
        yield [("", "")]
        yield from _answers(_("Answers that hold"), page.best, width, "good")
        yield from _answers(_("Answers that fail"), page.worst, width, "warn")
        if not page.best and not page.worst:
            yield from paragraph(
                _("An answer is judged from three known results on: y says what came of it."), width, "dim"
            )
            yield [("", "")]
        if page.unprepared:
            yield [(_("No answer prepared yet"), "accent")]
            for one in page.unprepared:
                yield [(f"  {one.heard:3}× ", "strong"), (one.words, "")]
            yield from paragraph(_("s and what they say, then F3: a card is written."), width, "dim", 2)
            yield [("", "")]
        yield from _groups(page, width)
        yield from _by_card(page, width)

    title = _("What works, {since} to {until}").format(since=page.since.isoformat(), until=page.until.isoformat())
    return ReadingDialog(title, lay_out)


def _card_line(card: CardRecord, most: int, width: int) -> Line:
    change = card.heard - card.before
    trend = f"{change:+d}" if change else "="
    filled = max(1, round(_BAR * card.heard / most))
    roomy = width >= _NARROW
    name = fit(f"{card.number} {card.title}", min(30, max(12, width - (40 if roomy else 22))))
    record = card.record
    return [
        ("  " + name, ""),
        (f" {card.heard:4}× ", "strong"),
        (fit(trend, 5), "warn" if change > 0 else "good" if change < 0 else "dim"),
        ("█" * filled + "░" * (_BAR - filled) + " " if roomy else "", "accent"),
        (rate(record) if roomy else f"{record.overcome}/{record.settled}", "dim"),
    ]


def rate(record: Record) -> str:
    """Return how many of the settled uses overcame."""
    return _("{overcome} of {settled} overcome").format(**record._asdict()) if record.settled else ""


def _answers(
    heading: str, pairs: tuple[tuple[CardRecord, AnswerRecord], ...], width: int, style: str
) -> Iterable[Line]:
    if not pairs:
        return
    yield [(heading, "accent")]
    for card, one in pairs:
        yield [
            ("  ", ""),
            (f"{one.record.overcome}/{one.record.settled} ", style),
            (card.title, ""),
            (f" ∙ {term(one.way)}", "dim"),
        ]
        yield from paragraph(one.say, width, "quote", 4)
    yield [("", "")]


def _by_card(page: WhatWorks, width: int) -> Iterable[Line]:
    """Yield with whom the answers to each objection overcame it, by class and by trade."""
    told = [card for card in page.cards if card.record.settled > 1]
    if told:
        yield [(_("Each objection by class and trade"), "accent")]
    for card in told:
        yield [(f"  {card.number} {card.title} ", ""), (f"{card.record.overcome}/{card.record.settled}", "strong")]
        known = [
            f"{name or nameless} {one.overcome}/{one.settled}"
            for group, nameless in ((card.by_class, _("no class")), (card.by_trade, _("not known")))
            for name, one in sorted(group.items(), key=lambda pair: -pair[1].settled)
            if one.settled
        ]
        yield from paragraph(" ∙ ".join(known), width, "dim", 4)


def _groups(page: WhatWorks, width: int) -> Iterable[Line]:
    for heading, nameless, groups in (
        (_("By sales class"), _("no class"), [card.by_class for card in page.cards]),
        (_("By trade"), _("not known"), [card.by_trade for card in page.cards]),
    ):
        totals: dict[str, tuple[int, int]] = {}
        for group in groups:
            for name, record in group.items():
                settled, overcome = totals.get(name, (0, 0))
                totals[name] = (settled + record.settled, overcome + record.overcome)
        known = sorted(
            ((settled, overcome, name) for name, (settled, overcome) in totals.items() if settled), reverse=True
        )
        if not known or all(not name for _settled, _overcome, name in known):
            continue
        yield [(heading, "accent")]
        for settled, overcome, name in known[:6]:
            label = fit(name or nameless, min(24, max(8, width - 30)))
            words = _("{overcome} of {settled} overcome").format(overcome=overcome, settled=settled)
            yield [("  " + label, ""), (" " + words, "dim")]
        yield [("", "")]
