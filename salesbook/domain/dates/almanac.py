"""Counting weeks, quarters and working days; weeks begin on Monday."""

from collections.abc import Iterator
from datetime import date, timedelta

from salesbook.domain.months import month_end


def first_of_month(day: date, months: int = 0) -> date:
    """Return the first day of the month that lies `months` after the one of `day`."""
    index = day.year * 12 + day.month - 1 + months
    return date(index // 12, index % 12 + 1, 1)


def first_of_quarter(day: date, quarters: int = 0) -> date:
    """Return the first day of the quarter that lies `quarters` after the one of `day`."""
    return first_of_month(day, 3 * quarters - (day.month - 1) % 3)


def monday(day: date, weeks: int = 0) -> date:
    """Return the Monday of the week that lies `weeks` after the one of `day`; weeks begin on Monday."""
    return day + timedelta(days=7 * weeks - day.weekday())


def weekday_after(day: date, weekday: int) -> date:
    """Return the first such weekday (0 is Monday) after `day`, never `day` itself."""
    return day + timedelta(days=(weekday - day.weekday() - 1) % 7 + 1)


def weekdays_beside(day: date, weekday: int) -> tuple[date, date]:
    """Return the last such weekday before `day` and the first after it, never `day` itself."""
    coming = weekday_after(day, weekday)
    return coming - timedelta(days=14 if weekday == day.weekday() else 7), coming


def workdays_from(day: date, count: int) -> date:
    """Return the day that lies `count` days from Monday to Friday after `day`, before it if negative."""
    step = timedelta(days=1 if count > 0 else -1)
    while count:
        day += step
        if day.weekday() < 5:
            count -= 1 if count > 0 else -1
    return day


def days_numbered(today: date, number: int) -> tuple[date, ...]:
    """Return the days of that number in the months around `today`, earliest first, if any month has it."""
    months = (first_of_month(today, ahead) for ahead in range(-3, 4))
    return tuple(m.replace(day=number) for m in months if 1 <= number <= month_end(m).day)


def years_around(today: date, month: int, day: int) -> tuple[date, ...]:
    """Return that day of the years around `today`, earliest first: 29 February of leap years only."""
    return tuple(_existing(range(today.year - 8, today.year + 9), month, day))


def _existing(years: range, month: int, day: int) -> Iterator[date]:
    for year in years:
        try:
            yield date(year, month, day)
        except ValueError:
            continue
