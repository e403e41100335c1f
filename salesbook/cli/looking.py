"""Looking from the shell: today's list, what is found, one customer, a script, the places."""

from __future__ import annotations

from dataclasses import asdict
from typing import TYPE_CHECKING, Any

import click

from salesbook.cli.shared import Shell, as_json, everywhere
from salesbook.cli.speaking import columns, document, say
from salesbook.domain.errors import SalesbookError
from salesbook.locale import _

if TYPE_CHECKING:
    from datetime import datetime

    from salesbook.book.opened import Book
    from salesbook.book.talks import Entry


def today() -> click.Command:
    """Return `salesbook today`."""

    @click.command("today", help=_("Whom to contact today, and why, most urgent first."))
    @click.option("--on", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help=_("As of another day."))
    @click.option("--plain", is_flag=True, help=_("No headings; for a login shell or mail."))
    @as_json
    @everywhere
    @click.pass_obj
    def command(shell: Shell, on: datetime | None, plain: bool, json_wanted: bool) -> None:
        from salesbook.book import today as use_case
        from salesbook.domain.wording import sentence

        with shell.opened(create=shell.book is None) as book:
            now = book.now()
            if on is not None:
                now = now.replace(year=on.year, month=on.month, day=on.day)
            rows = use_case.rows(book, use_case.order(book, now).order, now)
        if json_wanted:
            document([_row(row) for row in rows])
            return
        if not rows:
            say(_("Nobody is due today."))
        elif not plain:
            say(f"{now.date()}  {_('{n} today').format(n=len(rows))}")
        for line in columns([(row.sales_class or "-", row.name, sentence(row.item.reasons[0])) for row in rows]):
            say(line)

    return command


def _row(row: Any) -> dict[str, Any]:
    from salesbook.domain.wording import sentence

    return {
        "customer": {"id": row.customer, "name": row.name, "class": row.sales_class},
        "score": row.item.score,
        "reasons": [
            {
                "kind": reason.kind,
                "text": sentence(reason),
                "due": reason.due and reason.due.isoformat(),
                "overdue_days": max(reason.overdue_days, 0),
                "weight": reason.weight,
            }
            for reason in row.item.reasons
        ],
    }


def find() -> click.Command:
    """Return `salesbook find`."""

    @click.command("find", help=_("Find customers and notes by any part of them, pinyin and initials too."))
    @click.argument("text", nargs=-1, required=True)
    @click.option("--limit", type=click.IntRange(1), default=20, show_default=True, help=_("At most so many of each."))
    @as_json
    @everywhere
    @click.pass_obj
    def command(shell: Shell, text: tuple[str, ...], limit: int, json_wanted: bool) -> None:
        from salesbook.book import customers, finding

        with shell.opened(create=shell.book is None) as book:
            found = finding.find(book, " ".join(text), limit)
            cards = [(match, customers.card(book, match.line.id).customer) for match in found.customers]
        points = {
            match.line.id: {kind: [p.value for p in known.points if p.kind == kind] for kind in ("phone", "email")}
            for match, known in cards
        }
        if json_wanted:
            document(
                {
                    "customers": [
                        {
                            "id": m.line.id, "name": m.line.name, "organisation": m.line.organisation or None,
                            "phones": points[m.line.id]["phone"], "emails": points[m.line.id]["email"],
                            "matched": m.field,
                        }
                        for m in found.customers
                    ],
                    "notes": [
                        {"customer": n.name, "at": n.at.isoformat(), "text": n.excerpt} for n in found.notes
                    ],
                }
            )  # fmt: skip
            return
        if not found.customers and not found.notes:
            say(_("Nothing in the book has “{text}” in it.").format(text=" ".join(text)))
        for line in columns(
            [(m.line.name, m.line.organisation, " ".join(points[m.line.id]["phone"])) for m in found.customers]
        ):
            say(line)
        for line in columns([(f"{n.at.date()}", n.name, n.excerpt) for n in found.notes]):
            say(line)

    return command


def show() -> click.Command:
    """Return `salesbook show`."""

    @click.command("show", help=_("The card, the brief and the log of one customer."))
    @click.argument("customer", nargs=-1, required=True)
    @as_json
    @everywhere
    @click.pass_obj
    def command(shell: Shell, customer: tuple[str, ...], json_wanted: bool) -> None:
        from salesbook.book import brief, customers, talks

        with shell.opened(create=False) as book:
            row = _somebody(book, " ".join(customer))
            card = customers.card(book, row)
            told = brief.of(book, row)
            entries = talks.of(book, row)
        if json_wanted:
            document(_plain({"id": row, "card": asdict(card), "brief": dict(told.parts), "log": map(asdict, entries)}))
            return
        known = card.customer
        say(" ".join(part for part in (known.name, known.organisation, known.role, card.sales_class or "") if part))
        for point in known.points:
            say(f"  {point.value}")
        for heading, lines in told.parts:
            say("", heading, *(f"  {line}" for line in lines))
        if entries:
            say("", _("Log"), *_log(entries))

    return command


def _log(entries: tuple[Entry, ...]) -> list[str]:
    from salesbook.domain.money import format_amount
    from salesbook.domain.terms import term

    rows = []
    for entry in entries:
        bought = " ".join(f"{format_amount(b.amount, b.currency)} {b.what}".strip() for b in entry.bought)
        channel = term(entry.channel) if entry.channel else ""
        rows.append((f"  {entry.on}", channel, " ".join(part for part in (entry.text, bought) if part)))
    return columns(rows)


def _somebody(book: Book, wanted: str) -> int:
    """Return the customer called so; an id counts too."""
    from salesbook.book import customers
    from salesbook.book.directory import BookDirectory

    if wanted.isdecimal() and customers.lines(book, [int(wanted)]):
        return int(wanted)
    match = BookDirectory(book).longest(wanted)
    if match is None or match.length < len(wanted):
        raise SalesbookError(
            _("Nobody in the book is called {name}: check the name, or add the customer.").format(name=wanted)
        )
    if len(match.customers) > 1:
        names = ", ".join(f"{person.name} ({person.id})" for person in match.customers[:8])
        raise SalesbookError(
            _("{name} may be any of these: {names}. Write the number.").format(name=wanted, names=names)
        )
    return match.customers[0].id


def _plain(value: Any) -> Any:
    """Return dataclasses' values as JSON knows them."""
    if isinstance(value, dict):
        return {name: _plain(one) for name, one in value.items()}
    if hasattr(value, "_asdict"):
        return _plain(value._asdict())
    if isinstance(value, (list, tuple, map)):
        return [_plain(one) for one in value]
    return value.isoformat() if hasattr(value, "isoformat") else value


def script() -> click.Command:
    """Return `salesbook script`."""

    @click.command("script", help=_("What to answer when a customer says this."))
    @click.argument("text", nargs=-1, required=True)
    @as_json
    @everywhere
    @click.pass_obj
    def command(shell: Shell, text: tuple[str, ...], json_wanted: bool) -> None:
        from salesbook.book import scripts
        from salesbook.domain.terms import term

        with shell.opened(create=shell.book is None) as book:
            found = scripts.rank(book, " ".join(text))
        if json_wanted:
            document(
                [
                    {
                        "card": one.card, "number": one.number, "title": one.title, "score": round(one.score, 4),
                        "answers": [answer.say for answer in one.answers],
                    }
                    for one in found
                ]
            )  # fmt: skip
            return
        if not found:
            say(_("No card answers that."))
        for one in found[:1]:
            say(f"{one.number} {one.title}", *(f"  {_('Ask')} {question}" for question in one.ask))
            say(*(f"  {number} {term(a.way)}: {a.say}" for number, a in enumerate(one.answers, 1)))
        for one in found[1:3]:
            say(f"{one.number} {one.title}")

    return command


def paths() -> click.Command:
    """Return `salesbook paths`."""

    @click.command("paths", help=_("Where book, backups, settings and log lie."))
    @as_json
    @everywhere
    @click.pass_obj
    def command(shell: Shell, json_wanted: bool) -> None:
        from salesbook.book.places import places

        lie = places(shell.book)
        found = {name: str(getattr(lie, name)) for name in ("book", "backups", "settings", "log")}
        if json_wanted:
            document(found)
            return
        words = {"book": _("book"), "backups": _("backups"), "settings": _("settings"), "log": _("error log")}
        say(*columns([(words[name], path) for name, path in found.items()]))

    return command


COMMANDS = {"today": today, "find": find, "show": show, "script": script, "paths": paths}
