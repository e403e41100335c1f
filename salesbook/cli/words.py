"""How the commands write days, times and amounts for people."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.locale import _

if TYPE_CHECKING:
    from datetime import date, datetime, time


def weekday(day: date) -> str:
    """Return the short name of a day of the week."""
    return _("Mon Tue Wed Thu Fri Sat Sun").split()[day.weekday()]


def when(day: date | None, at: time | None = None, every: str | None = None) -> str:
    """Return when something is due: the day with its weekday, the time, and the rule by which it comes again."""
    if day is None:
        return _("no date")
    clock = f" {at:%H:%M}" if at else ""
    again = f" ({every})" if every else ""
    return f"{day.isoformat()} {weekday(day)}{clock}{again}"


def moment(at: datetime) -> str:
    """Return day and minute of an instant, as the clock showed it there."""
    return f"{at:%Y-%m-%d %H:%M}"
