"""Numbers that a spreadsheet shortened: `1.3800138E10` still holds all of a phone number, `1.38E+10` does not."""

import re

_SCIENTIFIC = re.compile(r"(\d)(?:\.(\d*))?E(\+?)(\d{1,2})", re.IGNORECASE | re.ASCII)
_WHOLE_FLOAT = re.compile(r"(\d+)\.0+", re.ASCII)
_SHORTEST = 7
"""Programs that print the shortest exact form, without a plus sign, need this many places for real numbers;
fewer may as well have been rounded."""


def is_scientific(text: str) -> bool:
    """Tell whether `text` is a number in scientific notation."""
    return _SCIENTIFIC.fullmatch(text) is not None


def spelled_out(text: str) -> str | None:
    """Return the plain digits of a number that was written as a float, places included if they are not zero.

    None if digits were lost in the writing, or `text` is no such number.
    """
    if found := _WHOLE_FLOAT.fullmatch(text):
        return found[1]
    if not (found := _SCIENTIFIC.fullmatch(text)):
        return None
    places, exponent = found[2] or "", int(found[4])
    if len(places) < exponent and (found[3] or len(places) < _SHORTEST):
        return None
    places = places.ljust(exponent, "0")
    rest = places[exponent:].rstrip("0")
    return f"{found[1]}{places[:exponent]}{'.' if rest else ''}{rest}"
