from datetime import date

from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook.domain.months import add_months, latest_before, month_end

days = st.dates(date(1950, 1, 1), date(2090, 12, 31))


def test_the_31st_falls_on_the_last_day_of_a_shorter_month() -> None:
    assert add_months(date(2026, 1, 31), 1) == date(2026, 2, 28)
    assert add_months(date(2028, 1, 31), 1) == date(2028, 2, 29)
    assert add_months(date(2026, 8, 31), 6) == date(2027, 2, 28)
    assert add_months(date(2028, 2, 29), 12) == date(2029, 2, 28)
    assert add_months(date(2026, 1, 15), -1) == date(2025, 12, 15)


def test_it_ends_where_the_calendar_does() -> None:
    assert add_months(date(9999, 12, 1), 1) == date.max
    assert add_months(date(1, 1, 31), -1) == date.min


@settings(max_examples=100, deadline=None)
@given(days, st.integers(-60, 60))
def test_the_day_is_the_same_or_the_last_of_its_month(day: date, months: int) -> None:
    later = add_months(day, months)
    assert (later.year - day.year) * 12 + later.month - day.month == months
    assert later.day == day.day or (later == month_end(later) and later.day < day.day)


@settings(max_examples=200, deadline=None)
@given(days, st.integers(0, 24), st.integers(-40, 40))
def test_the_latest_day_before_divides_what_is_due_from_what_is_not(on: date, months: int, shift: int) -> None:
    latest = latest_before(on, months)
    day = date.fromordinal(latest.toordinal() + shift)
    assert (add_months(day, months) <= on) == (day <= latest)
