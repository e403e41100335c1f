"""The Chinese calendar from the sky, without a line of the program or of the library that the program asks.

New moons after Meeus, Astronomical Algorithms (2nd edition, chapter 49); the sun's longitude after Bretagnon and
Simon, Planetary Programs and Tables, as printed in Reingold and Dershowitz; months after GB/T 33661-2017: days begin
at midnight of UTC+8, a month with its new moon; the month with the winter solstice is the eleventh; where thirteen
months lie from one eleventh month to the next, the first without a major term is the leap one.
"""

from datetime import date
from functools import cache
from math import cos, floor, radians, sin
from typing import NamedTuple

_EPOCH = 1721424.5  # The Julian day on which ordinal 0 of `date` begins.
_J2000 = 2451545.0
_CHINA = 8 / 24
_MEAN_MONTH = 29.530588861
_MEAN_YEAR = 365.242189

# Amplitude in days, power of E, and multiples of M, M', F.
_NEW_MOON = (
    (-0.40720, 0, 0, 1, 0), (0.17241, 1, 1, 0, 0), (0.01608, 0, 0, 2, 0), (0.01039, 0, 0, 0, 2),
    (0.00739, 1, -1, 1, 0), (-0.00514, 1, 1, 1, 0), (0.00208, 2, 2, 0, 0), (-0.00111, 0, 0, 1, -2),
    (-0.00057, 0, 0, 1, 2), (0.00056, 1, 1, 2, 0), (-0.00042, 0, 0, 3, 0), (0.00042, 1, 1, 0, 2),
    (0.00038, 1, 1, 0, -2), (-0.00024, 1, -1, 2, 0), (-0.00007, 0, 2, 1, 0), (0.00004, 0, 0, 2, -2),
    (0.00004, 0, 3, 0, 0), (0.00003, 0, 1, 1, -2), (0.00003, 0, 0, 2, 2), (-0.00003, 0, 1, 1, 2),
    (0.00003, 0, -1, 1, 2), (-0.00002, 0, -1, 1, -2), (-0.00002, 0, 1, 3, 0), (0.00002, 0, 0, 4, 0),
)  # fmt: skip
# The planets: start, motion with each moon, amplitude in millionths of a day.
_PLANETS = (
    (299.77, 0.107408, 325), (251.88, 0.016321, 165), (251.83, 26.651886, 164), (349.42, 36.412478, 126),
    (84.66, 18.206239, 110), (141.74, 53.303771, 62), (207.14, 2.453732, 60), (154.84, 7.306860, 56),
    (34.52, 27.261239, 47), (207.19, 0.121824, 42), (291.34, 1.844379, 40), (161.72, 24.198154, 37),
    (239.56, 25.513099, 35), (331.55, 3.592518, 23),
)  # fmt: skip
# The sun: amplitude, start and motion in degrees and degrees a century.
_SUN = (
    (403406, 270.54861, 0.9287892), (195207, 340.19128, 35999.1376958), (119433, 63.91854, 35999.4089666),
    (112392, 331.26220, 35998.7287385), (3891, 317.843, 71998.20261), (2819, 86.631, 71998.4403),
    (1721, 240.052, 36000.35726), (660, 310.26, 71997.4812), (350, 247.23, 32964.4678), (334, 260.87, -19.4410),
    (314, 297.82, 445267.1117), (268, 343.14, 45036.8840), (242, 166.79, 3.1008), (234, 81.53, 22518.4434),
    (158, 3.50, -19.9739), (132, 132.75, 65928.9345), (129, 182.95, 9038.0293), (114, 162.03, 3034.7684),
    (99, 29.8, 33718.148), (93, 266.4, 3034.448), (86, 249.2, -2280.773), (78, 157.6, 29929.992),
    (72, 257.8, 31556.493), (68, 185.1, 149.588), (64, 69.9, 9037.750), (46, 8.0, 107997.405),
    (38, 197.1, -4444.176), (37, 250.4, 151.771), (32, 65.3, 67555.316), (29, 162.7, 31556.080),
    (28, 341.5, -4561.540), (27, 291.6, 107996.706), (27, 98.5, 1221.655), (25, 146.7, 62894.167),
    (24, 110.0, 31437.369), (21, 5.2, 14578.298), (21, 342.6, -31931.757), (20, 230.9, 34777.243),
    (18, 256.1, 1221.999), (17, 45.3, 62894.511), (14, 242.9, -4442.039), (13, 115.2, 107997.909),
    (13, 151.8, 119.066), (13, 285.3, 16859.071), (12, 53.3, -4.578), (10, 126.6, 26895.292),
    (10, 205.7, -39.127), (10, 85.9, 12297.536), (10, 146.1, 90073.778),
)  # fmt: skip


def _polynomial(x: float, *coefficients: float) -> float:
    return sum(coefficient * x**power for power, coefficient in enumerate(coefficients))


def _clock_error(year: float) -> float:
    """Return dynamical time less universal time in days (Espenak and Meeus, NASA)."""
    if year < 1941:
        seconds = _polynomial(year - 1920, 21.20, 0.84493, -0.076100, 0.0020936)
    elif year < 1961:
        seconds = _polynomial(year - 1950, 29.07, 0.407, -1 / 233, 1 / 2547)
    elif year < 1986:
        seconds = _polynomial(year - 1975, 45.45, 1.067, -1 / 260, -1 / 718)
    elif year < 2005:
        parts = (63.86, 0.3345, -0.060374, 0.0017275, 0.000651814, 0.00002373599)
        seconds = _polynomial(year - 2000, *parts)
    else:
        seconds = _polynomial(year - 2000, 62.92, 0.32217, 0.005589)
    return seconds / 86400


def _china_day(dynamical: float) -> date:
    """Return the day in China on which an instant falls, given as a Julian day of dynamical time."""
    year = 2000 + (dynamical - _J2000) / 365.25
    return date.fromordinal(floor(dynamical - _clock_error(year) + _CHINA - _EPOCH))


@cache
def new_moon(k: int) -> date:
    """Return the day in China of the new moon number `k`, counted from that of January 2000."""
    t = k / 1236.85
    sun = radians(_polynomial(t, 2.5534 + 29.10535670 * k, 0, -0.0000014, -0.00000011))
    moon = radians(_polynomial(t, 201.5643 + 385.81693528 * k, 0, 0.0107582, 0.00001238, -0.000000058))
    node = radians(_polynomial(t, 160.7108 + 390.67050284 * k, 0, -0.0016118, -0.00000227, 0.000000011))
    ascending = radians(_polynomial(t, 124.7746 - 1.56375588 * k, 0, 0.0020672, 0.00000215))
    e = _polynomial(t, 1, -0.002516, -0.0000074)
    found = _polynomial(t, 2451550.09766 + _MEAN_MONTH * k, 0, 0.00015437, -0.000000150, 0.00000000073)
    found += sum(a * e**power * sin(m * sun + n * moon + f * node) for a, power, m, n, f in _NEW_MOON)
    found -= 0.00017 * sin(ascending)
    for number, (start, motion, amplitude) in enumerate(_PLANETS):
        curve = -0.009173 * t * t if number == 0 else 0.0
        found += amplitude * 1e-6 * sin(radians(start + motion * k + curve))
    return _china_day(found)


def _longitude(dynamical: float) -> float:
    """Return the apparent longitude of the sun in degrees."""
    c = (dynamical - _J2000) / 36525
    mean = 282.7771834 + 36000.76953744 * c
    mean += 0.000005729577951308232 * sum(x * sin(radians(y + z * c)) for x, y, z in _SUN)
    aberration = 0.0000974 * cos(radians(177.63 + 35999.01848 * c)) - 0.005575
    nutation = -0.004778 * sin(radians(_polynomial(c, 124.90, -1934.134, 0.002063)))
    nutation -= 0.0003667 * sin(radians(_polynomial(c, 201.11, 72001.5377, 0.00057)))
    return (mean + aberration + nutation) % 360


@cache
def solar_term(year: int, degrees: int) -> date:
    """Return the day in China on which the sun reaches a longitude: 0 in March, 15 清明, 270 the winter solstice."""
    # From the March equinox on; what lies before it in the solar year comes a round earlier.
    ahead = degrees if degrees < 280 else degrees - 360
    found = _J2000 + 79.3 + (year - 2000) * _MEAN_YEAR + ahead / 360 * _MEAN_YEAR
    for _step in range(6):
        found -= ((_longitude(found) - degrees + 180) % 360 - 180) / 360 * _MEAN_YEAR
    return _china_day(found)


class Month(NamedTuple):
    """A month: number, whether it is the leap one, first day and length."""

    number: int
    leap: bool
    first: date
    length: int


def _moon_on_or_before(day: date) -> int:
    """Return the number of the last new moon up to a day."""
    k = floor((day.toordinal() + _EPOCH - 2451550.1) / _MEAN_MONTH) + 2
    while new_moon(k) > day:
        k -= 1
    return k


@cache
def _from_solstice(year: int) -> tuple[Month, ...]:
    """Return the months from the eleventh, with the solstice of the year before, to the tenth of `year`."""
    begin = _moon_on_or_before(solar_term(year - 1, 270))
    end = _moon_on_or_before(solar_term(year, 270))
    terms = {solar_term(year - 1, 270), *(solar_term(year, degrees) for degrees in range(0, 360, 30))}
    leap_year, leap_seen = end - begin == 13, False
    number, months = 10, []
    for k in range(begin, end):
        first, following = new_moon(k), new_moon(k + 1)
        leap = leap_year and not leap_seen and not any(first <= term < following for term in terms)
        leap_seen |= leap
        number += not leap
        months.append(Month((number - 1) % 12 + 1, leap, first, (following - first).days))
    return tuple(months)


def months_of(year: int) -> tuple[Month, ...]:
    """Return the months of the lunar year that begins in the solar `year`."""
    joined = (*_from_solstice(year), *_from_solstice(year + 1))
    firsts = [place for place, month in enumerate(joined) if month.number == 1 and not month.leap]
    return joined[firsts[0] : firsts[1]]
