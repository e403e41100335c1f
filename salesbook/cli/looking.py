"""`today`, `find`, `show` and `script`: what the book knows."""

from __future__ import annotations

from datetime import datetime, time
from typing import TYPE_CHECKING

from salesbook.cli import output
from salesbook.cli.session import consulted
from salesbook.cli.table import aligned, cells
from salesbook.cli.words import moment, weekday, when
from salesbook.domain.codes import PointKind
from salesbook.locale import _, listed, ngettext, strung

if TYPE_CHECKING:
    from collections.abc import Sequence
    from datetime import date

    from salesbook.book.customers import Card
    from salesbook.book.opened import Book
    from salesbook.book.scripts import Script
    from salesbook.book.talks import Entry
    from salesbook.book.today import Row
    from salesbook.cli.session import Asked

_MORNING = time(8)
"""The hour another day's list is made for."""


def today(asked: Asked, *, on: str | None, limit: int | None, bare: bool) -> int:
    """Print whom to contact, most urgent first, and why."""
    from salesbook.book import today as use_case
    from salesbook.cli import documents
    from salesbook.domain.today import capacity_line

    with consulted(asked) as book:
        now = _moment_of(book, on)
        agenda = use_case.order(book, now)
        done = use_case.tally(book, len(agenda.order)).talks if on is None else 0
        if bare and limit is None:
            limit = capacity_line(agenda.weights, done)
        order = agenda.order[:limit]
        rows = use_case.rows(book, order, now)
        left = len(agenda.order) - len(order)
    if asked.as_json:
        output.document(documents.today(rows))
    elif bare:
        for row in rows:
            output.fields((row.name, row.sales_class or "", _why(row)))
        if left:
            output.say(ngettext("and {n} more if time allows", "and {n} more if time allows", left).format(n=left))
    else:
        _print_today(rows, now.date(), capacity_line(agenda.weights, done))
    return 0


def _moment_of(book: Book, on: str | None) -> datetime:
    from salesbook.cli.usage import day

    now = book.now()
    if on is None:
        return now
    wanted = day(on, book)
    return now if wanted == now.date() else datetime.combine(wanted, _MORNING, now.tzinfo)


def _print_today(rows: Sequence[Row], day: date, fitting: int) -> None:
    count = ngettext("{n} customer to contact", "{n} customers to contact", len(rows)).format(n=len(rows))
    output.say(_("{day}: {count}").format(day=f"{weekday(day)} {day.isoformat()}", count=count))
    if not rows:
        return
    people = [(row.sales_class or "–", row.name, row.organisation) for row in rows]
    lines = [[line] for line in aligned([(*who, _why(row)) for who, row in zip(people, rows, strict=True)])]
    if 0 < output.width() < max(cells(line) for (line,) in lines):
        # The terminal would break them anywhere: the reasons stand below, a line each.
        lines = [
            [line, *(f"   {sentence}" for sentence in _sentences(row))]
            for line, row in zip(aligned(people), rows, strict=True)
        ]
    for index, told in enumerate(lines):
        if index == fitting:
            output.say(_("-- if time allows --"))
        for line in told:
            output.say(line)


def _why(row: Row) -> str:
    return strung(_sentences(row))


def _sentences(row: Row) -> list[str]:
    from salesbook.domain.wording import sentence

    return [sentence(reason) for reason in row.item.reasons]


def find(asked: Asked, text: Sequence[str], *, limit: int) -> int:
    """Print the customers and notes that a text finds."""
    from salesbook.book import finding, points
    from salesbook.cli import documents

    with consulted(asked) as book:
        result = finding.find(book, " ".join(text), limit)
        reach = points.of(book, [match.line.id for match in result.customers])
    if asked.as_json:
        output.document(documents.found(result, reach))
        return 0
    if not result.customers and not result.notes:
        output.say(_("Nothing found."))
    customers = [
        (
            str(match.line.id),
            match.line.name,
            match.line.organisation,
            ", ".join((*reach[match.line.id].get(PointKind.PHONE, ()), *reach[match.line.id].get(PointKind.EMAIL, ()))),
        )
        for match in result.customers
    ]
    notes = [(moment(note.at), note.name, note.excerpt) for note in result.notes]
    for rows in (customers, notes):
        for line in aligned(rows) if rows else ():
            output.say(line)
    return 0


def show(asked: Asked, text: Sequence[str], *, limit: int) -> int:
    """Print the card, the brief and the log of one customer."""
    from salesbook.book import brief, customers, naming, talks
    from salesbook.cli import documents

    with consulted(asked) as book:
        customer = naming.one(book, " ".join(text))
        card = customers.card(book, customer)
        about = brief.of(book, customer)
        log = talks.of(book, customer, limit)
    if asked.as_json:
        output.document(documents.shown(card, about, log))
        return 0
    _print_card(card)
    for heading, lines in about.parts:
        output.say("")
        output.say(heading)
        for line in lines:
            output.say(f"  {line}")
    if log:
        output.say("")
        output.say(_("Log"))
    for entry in log:
        output.say(f"  {_entry(entry)}")
    return 0


def _print_card(card: Card) -> None:
    from salesbook.domain.terms import term

    known = card.customer
    sales_class = f" [{card.sales_class}]" if card.sales_class else ""
    output.say(f"{card.id} {known.name}{sales_class}")
    facts = [
        (_("Organisation"), known.organisation),
        (_("Role"), " ".join(part for part in (known.department, known.role) if part)),
        (_("Stage"), term(known.stage)),
        *((term(point.kind), f"{point.value} {point.label}".rstrip()) for point in known.points),
        *((_("Contact"), f"{contact.name} {contact.role}".rstrip()) for contact in known.contacts),
        (_("Groups"), listed(known.groups)),
        (_("Tags"), listed(known.tags)),
        (_("Last contact"), card.last_on.isoformat() if card.last_on else _("never")),
        *((_("Planned"), f"{when(p.on, p.time, p.every)} {p.what}".rstrip()) for p in card.planned),
        *((_("Promised"), f"{when(p.on, p.time, p.every)} {p.what}".rstrip()) for p in card.promised),
        (_("About"), known.about),
    ]
    for line in aligned([(name, value) for name, value in facts if value]):
        output.say(f"  {line}")


def _entry(entry: Entry) -> str:
    from salesbook.domain.money import format_amount
    from salesbook.domain.terms import term

    how = term(entry.channel) if entry.channel else ""
    parts = [moment(entry.at) if entry.at else entry.on.isoformat(), how]
    if entry.outcome is not None and not entry.outcome.completed:
        parts.append(term(entry.outcome))
    parts.append(entry.text)
    parts += [f"? {heard.words}" for heard in entry.heard]
    parts += [f"{'!' if one.promise else '>'} {when(one.on, one.time)} {one.what}".rstrip() for one in entry.agreed]
    parts += [f"{format_amount(one.amount, one.currency)} {one.what}".rstrip() for one in entry.bought]
    parts += [f"#{tag}" for tag in entry.tags]
    return "  ".join(part for part in parts if part)


def script(asked: Asked, text: Sequence[str]) -> int:
    """Print the cards that answer what a customer says, best first."""
    from salesbook.book import scripts
    from salesbook.cli import documents

    with consulted(asked, quietly=True) as book:
        ranked = scripts.rank(book, " ".join(text))
    if asked.as_json:
        output.document(documents.scripts(ranked))
        return 0
    if not ranked:
        output.say(_("No script fits."))
        return 0
    _print_script(ranked[0])
    for other in ranked[1:]:
        output.say(_title(other))
    return 0


def _title(found: Script) -> str:
    return f"{found.number} {found.title}  {found.score:.0%}"


def _print_script(best: Script) -> None:
    from salesbook.domain.terms import term

    output.say(_title(best))
    output.say(f"  {best.behind}")
    for question in best.ask:
        output.say(f"  {_('Ask')}: {question}")
    for answer in best.answers:
        output.say(f"  {term(answer.way)}: {answer.say}")
    output.say(f"  {_('Next step')}: {best.next}")
    avoid = _("Don't")
    for warning in best.avoid:
        output.say(f"  {avoid}: {warning}")
