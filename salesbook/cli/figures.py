"""`stats`: figures of the book."""

from __future__ import annotations

from math import floor
from typing import TYPE_CHECKING

from salesbook.cli import output
from salesbook.cli.session import consulted
from salesbook.cli.table import aligned
from salesbook.cli.usage import UsageRefused, day
from salesbook.locale import _

if TYPE_CHECKING:
    from salesbook.cli.session import Asked
    from salesbook.domain.objections import Record


def abc(asked: Asked, *, first: str | None, last: str | None) -> int:
    """Print the sales classes of twelve months up to today, or of other days (D2)."""
    from salesbook.book import customers, sales
    from salesbook.book.classes import currency
    from salesbook.cli import documents
    from salesbook.domain.classes import window
    from salesbook.domain.money import format_amount

    with consulted(asked) as book:
        until = day(last, book) if last else book.today()
        since = day(first, book) if first else window(until)[0]
        if since > until:
            raise UsageRefused(_("{first} is after {last}: swap them.").format(first=since, last=until))
        classed = sales.between(book, since, until)
        lines = {line.id: line for line in customers.lines(book, [one.customer for one in classed.customers])}
        money = currency(book)
    if asked.as_json:
        output.document(documents.classes(since, until, classed, lines, money))
        return 0
    output.say(f"{since} – {until}: {format_amount(classed.total, money)}")
    rows = [(_("Class"), _("Customers"), _("Share"), _("Sales"), _("Share"))]
    for sales_class, share in classed.shares().items():
        rows.append((
            sales_class, str(share.customers), f"{share.customer_share:.1%}", format_amount(share.sales, money),
            f"{share.sales_share:.1%}",
        ))  # fmt: skip
    for line in aligned(rows):
        output.say(line)
    output.say("")
    named = [
        (one.sales_class or "–", lines[one.customer].name, format_amount(one.sales, money)) for one in classed.customers
    ]
    for line in aligned(named) if named else ():
        output.say(line)
    return 0


def scripts(asked: Asked, *, first: str | None, last: str | None) -> int:
    """Print which objections come up, what came of the answers, and what has none yet (D24)."""
    from salesbook.book import whatworks
    from salesbook.cli import documents

    with consulted(asked) as book:
        until = day(last, book) if last else None
        since = day(first, book) if first else None
        if since and since > (until or book.today()):
            raise UsageRefused(_("{first} is after {last}: swap them.").format(first=since, last=until or book.today()))
        page = whatworks.of(book, since, until)
    if asked.as_json:
        output.document(documents.what_works(page))
        return 0
    output.say(f"{page.since} – {page.until}")
    if not page.cards:
        output.say(_("No objection was heard in these days."))
    rows = [
        (f"{card.number}", card.title, f"{card.heard}", f"{card.heard - card.before:+d}", _rate(card.record))
        for card in page.cards
    ]
    heads = ("", _("Objection"), _("Heard"), _("Trend"), _("Overcome"))
    for line in aligned([heads, *rows]) if rows else ():
        output.say(line)
    for heading, pairs in ((_("Answers that hold"), page.best), (_("Answers that fail"), page.worst)):
        if pairs:
            output.say("")
            output.say(heading)
        for line in aligned([(card.title, _rate(one.record), one.say) for card, one in pairs]) if pairs else ():
            output.say(line)
    if page.unprepared:
        output.say("")
        output.say(_("No answer prepared yet"))
    for line in aligned([(f"{one.heard}", one.words) for one in page.unprepared]) if page.unprepared else ():
        output.say(line)
    return 0


def _rate(record: Record) -> str:
    return f"{record.overcome}/{record.settled}" if record.settled else "–"


def rhythm(asked: Asked, *, on: str | None) -> int:
    """Print how all customers stand to their own rhythm of buying, the most overdue first (D27)."""
    from salesbook.book import rhythms
    from salesbook.cli import documents
    from salesbook.domain.terms import term

    with consulted(asked) as book:
        found = rhythms.rhythms(book, day(on, book) if on else book.today())
    if asked.as_json:
        output.document(documents.rhythms(found))
        return 0
    said = _("{day}: a stranger buys every {days} days").format(day=found.on, days=round(found.prior))
    output.say(said)
    rows = [
        (
            term(one.rhythm.state), one.name, one.last.isoformat() if one.last else "–", f"{one.rhythm.usual_gap:.0f}",
            f"{floor(one.rhythm.ratio * 10) / 10}" if one.last else "–",
        )
        for one in found.customers
    ]  # fmt: skip
    for line in aligned([(_("State"), _("Customer"), _("Last order"), _("Usual gap"), _("Ratio")), *rows]):
        output.say(line)
    return 0
