"""The lines of a customer's card and log."""

from __future__ import annotations

from typing import TYPE_CHECKING

from rich.cells import cell_len

from salesbook.book.talks import EntryKind
from salesbook.domain.codes import ObjectionResult, Outcome, PointKind
from salesbook.domain.days import day_label
from salesbook.domain.terms import term
from salesbook.locale import _
from salesbook.tui.widgets.wrap import wrap
from salesbook.tui.words import ago, amount, clock, every_words, short_day, when

if TYPE_CHECKING:
    from collections.abc import Iterator

    from salesbook.book.talks import Entry
    from salesbook.tui.panes.customer_pane import Shown
    from salesbook.tui.widgets.lines import Line

_DOT = " ∙ "
_INDENT = 2


def card_lines(shown: Shown, width: int) -> Iterator[Line]:
    """Yield the card: who, how to reach, what is planned and promised, what matters."""
    card, customer, today = shown.card, shown.card.customer, shown.today
    head: Line = [(customer.name, "strong")]
    standing = " ".join(part for part in (card.sales_class or "", term(customer.tier) if customer.tier else "") if part)
    if standing:
        head += [("  ", ""), (standing, "accent")]
    place = " ".join(part for part in (customer.organisation, customer.department, customer.role) if part)
    if place:
        head += [(_DOT, "dim"), (place, "")]
    if customer.do_not_call:
        head += [("  ", ""), (_("do not call"), "alert")]
    yield head
    yield from _joined([(p.value, "accent" if p.kind is PointKind.PHONE else "") for p in customer.points], width)
    facts = [
        term(customer.stage),
        *(term(c) for c in (customer.heat, customer.disposition, customer.attitude, customer.source) if c),
        *(f"{term(d.kind)} {day_label(d.day)}" for d in customer.days),
        customer.trade,
        customer.place,
        *(f"#{tag}" for tag in customer.tags),
        *customer.groups,
    ]
    yield from _joined([(fact, "dim") for fact in facts if fact], width)
    for contact in customer.contacts:
        yield from _joined(
            [
                (contact.name, ""),
                (contact.role, "dim"),
                (term(contact.function) if contact.function else "", "accent"),
                *((p.value, "") for p in contact.points),
                *((f"{term(d.kind)} {day_label(d.day)}", "dim") for d in contact.days),
                (contact.interests, "dim"),
            ],
            width,
        )
    for one in card.planned:
        style = "alert" if one.on < today else "warn" if one.on == today else ""
        what = one.what or (term(one.channel) if one.channel else "")
        every = f" ({every_words(one.every)})" if one.every else ""
        yield [("» ", "accent"), (when(one.on, one.time, today), style), (f" {what}{every}", "")]
    for promise in card.promised:
        style = "alert" if promise.on and promise.on < today else "warn" if promise.on == today else ""
        mark = "!! " if promise.theirs else "! "
        yield [(mark, "accent"), (when(promise.on, promise.time, today), style), (f" {promise.what}", "")]
    if customer.credit_limit is not None or card.owed:
        over = customer.credit_limit is not None and card.owed > customer.credit_limit
        limit = amount(customer.credit_limit, card.currency) if customer.credit_limit is not None else "-"
        owed = _("Owes {owed} of {limit}").format(owed=amount(card.owed, card.currency), limit=limit)
        yield [(owed, "alert" if over else "dim")]
    if customer.about:
        for line in wrap(customer.about, width, 4):
            yield [(line, "")]
    last = ago(card.last_on, today) if card.last_on else _("never")
    yield [(_("Last contact: {when}").format(when=last), "dim")]
    if card.draft:
        yield [("✎ ", "warn"), (card.draft, "ghost")]


def log_lines(shown: Shown, width: int) -> Iterator[Line]:
    """Yield the log, newest first: each entry on its first line, what came of it below."""
    if not shown.entries:
        yield from ([(line, "ghost")] for line in wrap(_("No talks yet. Press n to write the first one."), width))
    for entry in shown.entries:
        yield from _entry(entry, shown, width)


def _entry(entry: Entry, shown: Shown, width: int) -> Iterator[Line]:
    head: Line = [(short_day(entry.on, shown.today), "accent")]
    if entry.at and entry.on == shown.today:
        head.append((f" {clock(entry.at)}", "accent"))
    if entry.kind is EntryKind.COMPLAINT:
        head.append((" " + _("complaint"), "alert"))
    elif entry.kind is EntryKind.CLASS:
        head.append((" " + _("sales class"), "accent"))
    elif entry.channel:
        head.append((" " + term(entry.channel), "dim"))
    elif entry.kind is EntryKind.ORDER:
        head.append((" " + _("order"), "dim"))
    if entry.outcome and entry.outcome is not Outcome.REACHED:
        good = entry.outcome in (Outcome.WON, Outcome.AGREED)
        head.append((" " + term(entry.outcome), "good" if good else "warn"))
    first = sum(cell_len(text) for text, _style in head) + 1
    lines = wrap(entry.text, width - _INDENT, 60, taken=first - _INDENT) if entry.text else []
    marks = list(_marks(entry, shown))
    if lines:
        head.append((" " + lines[0], ""))
    else:
        while marks and cell_len(marks[0][0]) + first < width:
            head += [(" ", ""), marks.pop(0)]
    yield head
    for line in lines[1:]:
        yield [(" " * _INDENT + line, "")]
    for text, style in marks:
        for number, line in enumerate(wrap(text, width - _INDENT - 2, 6)):
            yield [(" " * (_INDENT + 2 * (number > 0)) + line, style)]


def _marks(entry: Entry, shown: Shown) -> Iterator[tuple[str, str]]:
    for bought in entry.bought:
        yield f"{amount(bought.amount, bought.currency)} {bought.what}".rstrip(), "good"
    for heard in entry.heard:
        title = shown.titles.get(heard.card or "", "") or heard.words
        result = f" » {term(ObjectionResult(heard.result))}" if heard.result else ""
        yield f"? {title}{result}", "quote"
    for one in entry.agreed:
        mark = ("!!" if one.theirs else "!") if one.promise else "»"
        done = "" if one.open else " ✓"
        yield f"{mark} {when(one.on, one.time, shown.today)} {one.what}{done}", "dim" if done else ""
    if entry.tags:
        yield " ".join(f"#{tag}" for tag in entry.tags), "dim"


def _joined(parts: list[tuple[str, str]], width: int) -> Iterator[Line]:
    """Yield the parts with dots between them, as many on a line as fit."""
    line: Line = []
    used = 0
    for text, style in parts:
        if not text:
            continue
        cells = cell_len(text)
        if line and used + 3 + cells > width:
            yield line
            line, used = [], 0
        if line:
            line.append((_DOT, "dim"))
            used += 3
        line.append((text, style))
        used += cells
    if line:
        yield line
