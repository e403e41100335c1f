"""Pages about days: tomorrow and the week ahead, and the page that closes a day."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.domain.terms import term
from salesbook.domain.wording import sentence
from salesbook.locale import _, ngettext, strung
from salesbook.tui.dialogs.reading import ReadingDialog, paragraph
from salesbook.tui.words import amount, day_words

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from datetime import date

    from salesbook.book.closing import Closing
    from salesbook.book.outlook import Coming, DayAhead
    from salesbook.tui.widgets.lines import Line

_SHOWN = 15
_FIRST_SHOWN = 40


def week_dialog(days: Sequence[DayAhead], today: date) -> ReadingDialog:
    """Return the page of the days ahead."""

    def lay_out(width: int) -> Iterable[Line]:
        for number, day in enumerate(days):
            yield from _day(day, today, width, _SHOWN if number else _FIRST_SHOWN)
            yield [("", "")]

    return ReadingDialog(_("Tomorrow and the week ahead"), lay_out)


def _day(day: DayAhead, today: date, width: int, most: int) -> Iterator[Line]:
    count = ngettext("{n} customer", "{n} customers", day.number).format(n=day.number)
    if not day.number:
        count = _("nothing planned")
    head = _("tomorrow") if (day.on - today).days == 1 else ""
    yield [(f"{day_words(day.on, today)} ", "accent"), (f"{head} " if head else "", ""), (count, "dim")]
    for one in day.coming[:most]:
        yield from _coming(one, width)
    if day.number > min(most, len(day.coming)):
        more = day.number - min(most, len(day.coming))
        yield [("  " + ngettext("and {n} more", "and {n} more", more).format(n=more), "dim")]


def _coming(one: Coming, width: int) -> Iterator[Line]:
    why = strung(sentence(reason) for reason in one.reasons)
    lines = list(paragraph(f"{one.name}  {why}", width, "", 2))
    yield from lines


def closing_dialog(page: Closing) -> ReadingDialog:
    """Return the page that closes a day."""

    def lay_out(width: int) -> Iterable[Line]:
        yield [(_("Done today"), "accent")]
        talks = sum(page.reached.values())
        said = ngettext("{n} talk", "{n} talks", talks).format(n=talks)
        people = ngettext("with {n} customer", "with {n} customers", page.people).format(n=page.people)
        none = _("No talk yet today")
        yield [(f"  {said} {people}" if talks else f"  {none}", "strong" if talks else "dim")]
        ways = "  ".join(f"{term(channel)} {count}" for channel, count in page.reached.items())
        if ways:
            yield [(f"  {ways}", "dim")]
        if page.tried:
            tried = ngettext("{n} attempt without an answer", "{n} attempts without an answer", page.tried)
            yield [("  " + tried.format(n=page.tried), "dim")]
        if page.planned_done:
            done = ngettext("{n} follow-up done", "{n} follow-ups done", page.planned_done)
            yield [("  " + done.format(n=page.planned_done), "")]
        orders, sums = page.won
        if orders:
            text = ngettext("{n} order", "{n} orders", orders).format(n=orders)
            yield [(f"  {text} ", "good"), ("  ".join(amount(total, currency) for currency, total in sums), "good")]
        yield [("", "")]
        yield [(_("Promises"), "accent")]
        if not page.kept and not page.late and not page.broken:
            yield [("  " + _("none came to an end today"), "dim")]
        for style, mark, promises in (("good", "✓", page.kept), ("warn", _("late"), page.late)):
            for name, what in promises:
                yield [("  ", ""), (f"{mark} ", style), (f"{name}  {what}", "")]
        if page.broken:
            broken = ngettext("{n} given up", "{n} given up", page.broken).format(n=page.broken)
            yield [(f"  {broken}", "alert")]
        yield [("", "")]
        yield [(_("Rolls over"), "accent"), ("  " + _("{n} still on the list").format(n=page.left), "dim")]
        for row in page.rolled:
            why = strung(sentence(reason) for reason in row.item.reasons[:2])
            yield from paragraph(f"{row.name}  {why}", width, "", 2)
        yield [("", "")]
        yield [(_("Tomorrow brings"), "accent")]
        yield from _day(page.tomorrow, page.on, width, _SHOWN)

    return ReadingDialog(_("Close of {day}").format(day=day_words(page.on, page.on)), lay_out)
