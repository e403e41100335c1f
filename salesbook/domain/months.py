"""Calendar months: how far a day is from another when people count in months."""

from calendar import monthrange
from datetime import date
from functools import lru_cache


def month_end(day: date) -> date:
    """Return the last day of the month of `day`."""
    return day.replace(day=monthrange(day.year, day.month)[1])


# A book of a hundred thousand customers knows only some thousand different days.
@lru_cache(maxsize=1 << 15)
def add_months(day: date, months: int) -> date:
    """Return the same day `months` later (earlier if negative); the 31st falls on a shorter month's last day.

    Days outside the years 1 to 9999 become the first or last day there is.
    """
    index = day.year * 12 + day.month - 1 + months
    year, month = divmod(index, 12)
    if year < date.min.year:
        return date.min
    if year > date.max.year:
        return date.max
    return date(year, month + 1, min(day.day, monthrange(year, month + 1)[1]))


def latest_before(on: date, months: int) -> date:
    """Return the latest day that is `months` or more ago `on` a day, for asking all customers at once.

    `add_months(day, months) <= on` holds exactly for the days up to this one: on 28 February, a month ago
    begins at 31 January.
    """
    day = add_months(on, -months)
    return month_end(day) if on == month_end(on) else day
