"""How the workbench writes days, times and figures."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.domain.codes import Channel
from salesbook.domain.retry import TRIES_BEFORE_ANOTHER_CHANNEL
from salesbook.domain.terms import term
from salesbook.locale import N_, _, language

if TYPE_CHECKING:
    from datetime import date, datetime, time

    from salesbook.domain.plans import Planned

_WEEKDAYS = {
    "zh": ("周一", "周二", "周三", "周四", "周五", "周六", "周日"),
    "en": ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"),
}


def weekday(day: date) -> str:
    """Return the short name of a day of the week."""
    return _WEEKDAYS[language()][day.weekday()]


def short_day(day: date, today: date) -> str:
    """Return a day as month and day, with the year where it is another one."""
    return day.strftime("%m-%d") if day.year == today.year else day.isoformat()


def day_words(day: date, today: date) -> str:
    """Return a day with its weekday: `周三 11-25`."""
    return f"{weekday(day)} {short_day(day, today)}"


def when(day: date | None, at: time | None, today: date) -> str:
    """Return when something is planned: day, weekday, time."""
    if day is None:
        return _("no date")
    return day_words(day, today) + (f" {at:%H:%M}" if at else "")


def tried_words(name: str, planned: Planned, today: date) -> str:
    """Return when somebody who did not answer is tried next; after many tries also that another way is due."""
    again = when(planned.on, planned.time, today)
    if planned.tries < TRIES_BEFORE_ANOTHER_CHANNEL:
        return _("No answer from {name}: again {when}.").format(name=name, when=again)
    if planned.channel is None or planned.channel is Channel.CALL:
        said = _("{n} tries, no answer from {name}: try another way {when}.")
    else:
        said = _("{n} tries, no answer from {name}: {when} by {channel}.")
    return said.format(name=name, n=planned.tries, when=again, channel=term(planned.channel) if planned.channel else "")


def ago(day: date, today: date) -> str:
    """Return how long ago a day was, roughly; a day ahead of a clock that was set back is named."""
    days = (today - day).days
    if days < 0:
        return short_day(day, today)
    if days == 0:
        return _("today")
    if days == 1:
        return _("yesterday")
    return _("{n} d ago").format(n=days)


def clock(at: datetime) -> str:
    """Return hour and minute."""
    return at.strftime("%H:%M")


def amount(minor: int, currency: str) -> str:
    """Return an amount of money."""
    from salesbook.domain.money import format_amount

    return format_amount(minor, currency)


_ORDINARY = {
    "DAILY": N_("every day"),
    "WEEKLY": N_("every week"),
    "MONTHLY": N_("every month"),
    "YEARLY": N_("every year"),
}
_DAYS = ("MO", "TU", "WE", "TH", "FR", "SA", "SU")


def every_words(rule: str) -> str:
    """Return a recurrence (an RRULE value) in a few words."""
    parts = dict(part.split("=", 1) for part in rule.split(";") if "=" in part)
    frequency, interval = parts.get("FREQ", ""), int(parts.get("INTERVAL", "1") or 1)
    if frequency == "MONTHLY" and interval == 1 and "BYMONTHDAY" in parts:
        if parts["BYMONTHDAY"] == "-1":
            return _("every month's end")
        return _("the {day}. of every month").format(day=parts["BYMONTHDAY"])
    if frequency == "WEEKLY" and interval == 1 and "BYDAY" in parts:
        names = [_WEEKDAYS[language()][_DAYS.index(d)] for d in parts["BYDAY"].split(",") if d in _DAYS]
        return _("every {days}").format(days=" ".join(names))
    if interval > 1:
        units = {
            "DAILY": _("every {n} days"), "WEEKLY": _("every {n} weeks"), "MONTHLY": _("every {n} months"),
            "YEARLY": _("every {n} years"),
        }  # fmt: skip
        return units.get(frequency, rule).format(n=interval)
    return _(_ORDINARY[frequency]) if frequency in _ORDINARY else rule
