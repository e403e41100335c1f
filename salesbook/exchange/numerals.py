"""Whole numbers as Chinese writes them in dates and amounts."""

_DIGITS = {c: i for i, c in enumerate("〇一二三四五六七八九")} | {
    c: i for i, c in enumerate("零壹贰叁肆伍陆柒捌玖")
}  # fmt: skip
_DIGITS |= {"○": 0, "Ｏ": 0, "两": 2, "兩": 2, "貳": 2, "參": 3, "陸": 6}
_UNITS = {"十": 10, "拾": 10, "百": 100, "佰": 100, "千": 1000, "仟": 1000}
_SPECIAL = {"廿": 20, "卅": 30}
CHARACTERS = "".join((*_DIGITS, *_UNITS, *_SPECIAL))
"""Every character such a number below ten thousand can have, for use in a pattern."""


def number(text: str) -> int | None:
    """Return the number that `text` writes in Chinese or ASCII digits; None if it writes none.

    Reads figures below ten thousand (二十三, 廿三, 一千零五) and digits in a row (一九九〇).
    """
    if text.isascii():
        return int(text) if text.isdigit() and len(text) < 10 else None
    if all(c in _DIGITS for c in text):
        return int("".join(str(_DIGITS[c]) for c in text)) if text and len(text) < 10 else None
    total = 0
    digit: int | None = None
    for c in text:
        if c in _DIGITS:
            digit = _DIGITS[c]
        elif c in _SPECIAL:
            total += _SPECIAL[c]
            digit = None
        elif c in _UNITS:
            total += (1 if digit is None else digit) * _UNITS[c]
            digit = None
        else:
            return None
    return total + (digit or 0)
