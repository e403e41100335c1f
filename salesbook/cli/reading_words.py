"""A reading of the capture line for people: a line for each thing it says, with the marks of the grammar."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.cli.words import moment, when
from salesbook.domain.money import format_amount
from salesbook.locale import _, listed

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum

    from salesbook.domain.capture import Reading


def said(reading: Reading) -> Iterator[str]:
    """Yield whom a line is about, what it says, and what could not be read."""
    who = reading.customer
    if who is None:
        yield _("About nobody yet: @ and a name says whom.")
    elif who.known is not None:
        yield f"@ {who.known.name}"
    elif who.new:
        yield _("@ {name} (new)").format(name=who.typed)
    else:
        names = listed(person.name for person in who.people)
        yield _("@ {name} (may be: {names})").format(name=who.typed, names=names)
    yield from parts(reading)
    for unread in reading.unread:
        yield f"{unread.text}: {unread.hint}"


def parts(reading: Reading) -> Iterator[str]:
    """Yield what a line says, except for whom it is about."""
    if reading.channel is not None:
        yield f"/ {_term(reading.channel)}"
    if reading.at is not None:
        yield f"< {moment(reading.at)}"
    if reading.outcome is not None:
        yield f"= {_term(reading.outcome)}"
    if reading.note:
        yield f"“{reading.note}”"
    for plan in reading.followups:
        yield f"> {when(plan.on, plan.time, plan.every)} {plan.what}".rstrip()
    for promise in reading.promises:
        mark = "!!" if promise.theirs else "!"
        yield f"{mark} {when(promise.on, promise.time, promise.every)} {promise.what}".rstrip()
    for objection in reading.objections:
        card = f" [{objection.card}]" if objection.card else ""
        yield f"? {objection.words}{card}"
    for order in reading.orders:
        yield f"{format_amount(order.amount_minor, order.currency)} {order.what}".rstrip()
    for tag in reading.tags:
        yield f"#{tag}"


def _term(code: StrEnum) -> str:
    # Loaded for a line that names a channel or an outcome; most name neither.
    from salesbook.domain.terms import term

    return term(code)
