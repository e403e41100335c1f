"""The Chinese calendar against one worked out from the sky, with nothing shared but the arithmetic.

New moons and the sun's longitude follow Meeus, Astronomical Algorithms (chapters 49 and 25); the months
follow from them by the rules of GB/T 33661: a month begins on the day of the new moon in China, the
eleventh holds the winter solstice, and of thirteen months between two solstices the first without a
principal term is the leap one.
"""

from bisect import bisect_right
from collections.abc import Iterator
from datetime import date
from functools import cache
from math import floor, radians, sin

from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook.domain.lunar import has_leap, month_on, months_of, qingming, solar_day

FIRST, LAST = 1930, 2090

# Size, power of the eccentricity, multiples of the anomalies of sun and moon and of the moon's latitude.
NEW_MOON_TERMS = (
    (-0.40720, 0, 0, 1, 0), (0.17241, 1, 1, 0, 0), (0.01608, 0, 0, 2, 0), (0.01039, 0, 0, 0, 2),
    (0.00739, 1, -1, 1, 0), (-0.00514, 1, 1, 1, 0), (0.00208, 2, 2, 0, 0), (-0.00111, 0, 0, 1, -2),
    (-0.00057, 0, 0, 1, 2), (0.00056, 1, 1, 2, 0), (-0.00042, 0, 0, 3, 0), (0.00042, 1, 1, 0, 2),
    (0.00038, 1, 1, 0, -2), (-0.00024, 1, -1, 2, 0), (-0.00007, 0, 2, 1, 0), (0.00004, 0, 0, 2, -2),
    (0.00004, 0, 3, 0, 0), (0.00003, 0, 1, 1, -2), (0.00003, 0, 0, 2, 2), (-0.00003, 0, 1, 1, 2),
    (0.00003, 0, -1, 1, 2), (-0.00002, 0, -1, 1, -2), (-0.00002, 0, 1, 3, 0), (0.00002, 0, 0, 4, 0),
)  # fmt: skip
PLANET_TERMS = (
    (299.77, 0.107408, 0.000325), (251.88, 0.016321, 0.000165), (251.83, 26.651886, 0.000164),
    (349.42, 36.412478, 0.000126), (84.66, 18.206239, 0.000110), (141.74, 53.303771, 0.000062),
    (207.14, 2.453732, 0.000060), (154.84, 7.306860, 0.000056), (34.52, 27.261239, 0.000047),
    (207.19, 0.121824, 0.000042), (291.34, 1.844379, 0.000040), (161.72, 24.198154, 0.000037),
    (239.56, 25.513099, 0.000035), (331.55, 3.592518, 0.000023),
)  # fmt: skip


def clock_lag(julian_day: float) -> float:
    """Return by how many days dynamical time is ahead of the clock: 24 s in 1930, 69 s in 2020."""
    year = 2000 + (julian_day - 2451545) / 365.25
    return (24 + 0.5 * (year - 1930)) / 86400


def new_moon(number: int) -> float:
    """Return the Julian day of a new moon, counted from the first of the year 2000."""
    t = number / 1236.85
    instant = 2451550.09766 + 29.530588861 * number + 0.00015437 * t * t - 1.5e-7 * t**3
    eccentricity = 1 - 0.002516 * t - 0.0000074 * t * t
    sun = radians(2.5534 + 29.10535670 * number - 0.0000014 * t * t)
    moon = radians(201.5643 + 385.81693528 * number + 0.0107582 * t * t + 0.00001238 * t**3)
    latitude = radians(160.7108 + 390.67050284 * number - 0.0016118 * t * t - 0.00000227 * t**3)
    node = radians(124.7746 - 1.56375588 * number + 0.0020672 * t * t)
    instant -= 0.00017 * sin(node)
    for size, power, suns, moons, latitudes in NEW_MOON_TERMS:
        instant += size * eccentricity**power * sin(suns * sun + moons * moon + latitudes * latitude)
    for start, step, size in PLANET_TERMS:
        instant += size * sin(radians(start + step * number))
    return instant - clock_lag(instant)


def longitude(julian_day: float) -> float:
    """Return the apparent longitude of the sun in degrees."""
    t = (julian_day + clock_lag(julian_day) - 2451545) / 36525
    anomaly = radians(357.52911 + 35999.05029 * t - 0.0001537 * t * t)
    centre = (1.914602 - 0.004817 * t) * sin(anomaly) + (0.019993 - 0.000101 * t) * sin(2 * anomaly)
    node = radians(125.04 - 1934.136 * t)
    mean = 280.46646 + 36000.76983 * t + 0.0003032 * t * t
    return (mean + centre + 0.000289 * sin(3 * anomaly) - 0.00569 - 0.00478 * sin(node)) % 360


def day_in_china(julian_day: float) -> int:
    """Return the ordinal of the day in China (UTC+8) on which an instant falls."""
    return floor(julian_day + 0.5 + 8 / 24) - 1721425


def term_day(near: date, degrees: int) -> int:
    """Return the ordinal of the day on which the sun reaches a longitude."""
    instant = near.toordinal() + 1721424.5
    for _round in range(4):
        instant += ((degrees - longitude(instant) + 180) % 360 - 180) * 365.2422 / 360
    return day_in_china(instant)


@cache
def new_moon_days() -> list[int]:
    first = floor((FIRST - 2002) * 12.3685)
    return [day_in_china(new_moon(number)) for number in range(first, first + round((LAST - FIRST + 5) * 12.3685))]


def sky_months(winter: int) -> Iterator[tuple[int, int, bool, int, int]]:
    """Yield the months from one solstice to the next: lunar year, month, leap, first day, length."""
    starts = new_moon_days()
    begin, end = (bisect_right(starts, term_day(date(year, 12, 21), 270)) - 1 for year in (winter, winter + 1))
    principal = [
        term_day(date.fromordinal(date(winter, 12, 21).toordinal() + round(30.44 * step)), (270 + 30 * step) % 360)
        for step in range(14)
    ]
    leap_place = None
    if end - begin == 13:
        leap_place = next(
            place
            for place in range(begin + 1, end)
            if not any(starts[place] <= day < starts[place + 1] for day in principal)
        )
    month, year = 11, winter
    for place in range(begin, end):
        if place > begin and place != leap_place:
            month = month % 12 + 1
            year += month == 1
        yield year, month, place == leap_place, starts[place], starts[place + 1] - starts[place]


def test_every_month_of_160_years_is_the_one_in_the_sky() -> None:
    seen = {
        (year, month, leap): (first, length)
        for winter in range(FIRST - 1, LAST + 1)
        for year, month, leap, first, length in sky_months(winter)
    }
    for year in range(FIRST, LAST + 1):
        expected = {key: place for key, place in seen.items() if key[0] == year}
        found = {(m.year, m.month, m.leap): (m.first.toordinal(), m.length) for m in months_of(year)}
        assert found == expected


def test_qingming_is_where_the_sun_reaches_15_degrees() -> None:
    for year in range(FIRST, LAST + 1):
        assert qingming(year).toordinal() == term_day(date(year, 4, 5), 15)


def test_qingming_follows_the_rule_of_thumb_from_1901_to_2099() -> None:
    for year in range(1901, 2100):
        constant = 4.81 if year >= 2000 else 5.59
        assert qingming(year) == date(year, 4, int(year % 100 * 0.2422 + constant) - year % 100 // 4)


def test_well_known_days() -> None:
    assert solar_day(2026, 12, 8) == date(2027, 1, 15)
    assert solar_day(2033, 11, 1, leap=True) == date(2033, 12, 22)
    assert [month.month for month in months_of(2033) if month.leap] == [11]
    assert has_leap(2025, 6)
    assert not has_leap(2026, 6)


def test_a_missing_30th_is_the_29th_and_a_missing_leap_month_the_ordinary_one() -> None:
    short = next(month for month in months_of(2026) if month.length == 29)
    assert solar_day(2026, short.month, 30) == solar_day(2026, short.month, 29)
    assert solar_day(2026, 6, 10, leap=True) == solar_day(2026, 6, 10)
    assert solar_day(2025, 6, 10, leap=True) > solar_day(2025, 6, 10)


@settings(max_examples=200, deadline=None)
@given(st.dates(date(1901, 1, 1), date(2099, 12, 31)))
def test_each_date_lies_in_one_month_and_comes_back_from_it(on: date) -> None:
    month = month_on(on)
    day = (on - month.first).days + 1
    assert 1 <= day <= month.length
    assert solar_day(month.year, month.month, day, leap=month.leap) == on
