"""Text of users: folded for comparing, made harmless for showing.

The book keeps every character as it was given. Only what goes to a terminal passes `display`.
"""

import re
import unicodedata
from functools import cache

ELLIPSIS = "⋯"
"""Shows a cut; one cell wide in every terminal, unlike the usual ellipsis."""


def fold(text: str) -> str:
    """Return `text` as it is compared: full-width forms halved, case and outer white space gone."""
    if text.isascii():
        return text.lower().strip()
    return unicodedata.normalize("NFKC", text).casefold().strip()


@cache
def _han() -> re.Pattern[str]:
    # Not before it is needed: it takes longer to compile than a shell command to read a line.
    return re.compile("[\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff]")


def has_han(text: str) -> bool:
    """Tell whether `text` has a Chinese character."""
    return not text.isascii() and _han().search(text) is not None


def _stand_ins() -> dict[int, str]:
    table = {code: chr(0x2400 + code) for code in range(0x20)}
    table[0x7F] = "␡"
    table[ord("\t")] = " "
    table[ord("\n")] = "⏎"
    table |= dict.fromkeys(range(0x80, 0xA0), "␦")
    # Bidirectional and other invisible controls would reorder or hide the neighbours.
    for first, last in ((0x200B, 0x200C), (0x200E, 0x200F), (0x202A, 0x202E), (0x2060, 0x206F)):
        table |= dict.fromkeys(range(first, last + 1), "␦")
    table |= dict.fromkeys((0x00AD, 0x034F, 0x061C, 0x115F, 0x1160, 0x17B4, 0x17B5, 0x180E, 0x3164), "␦")
    table |= dict.fromkeys((0xFEFF, 0xFFA0), "␦") | dict.fromkeys(range(0xFFF9, 0xFFFC), "␦")
    table |= dict.fromkeys((0x2028, 0x2029), "⏎")
    # Joiners and variation selectors change widths from terminal to terminal: the parts are shown instead.
    table |= dict.fromkeys((0x200D, *range(0xFE00, 0xFE10)), "")
    table |= dict.fromkeys(range(0xD800, 0xE000), "�")
    return table


_STAND_INS = _stand_ins()
_LINES = {code: seen for code, seen in _STAND_INS.items() if code != ord("\n")}
# Tag characters and the higher variation selectors: too many for a table.
_TAGS = re.compile("[\U000e0000-\U000e0fff]")


def display(text: str, limit: int = 2000, *, lines: bool = False) -> str:
    """Return `text` fit for a terminal: no control, no reordering, no surrogate, at most `limit` characters.

    Args:
        text: anything a user, a file or an error brought.
        limit: the number of characters kept; the cut shows as an ellipsis.
        lines: keep line breaks; otherwise they show as one visible character.
    """
    if len(text) > limit:
        text = text[: limit - 1] + ELLIPSIS
    if text.isprintable() and text.isascii():
        return text
    if lines:
        text = text.replace("\r\n", "\n")
    return _TAGS.sub("", text.translate(_LINES if lines else _STAND_INS))


def stand_ins(text: str) -> str:
    """Return `text` fit for a terminal with one character for each of its own: for a line that is being edited."""
    if text.isprintable() and text.isascii():
        return text
    return "".join(_STAND_INS.get(ord(c), c) or "␦" for c in _TAGS.sub("␦", text))
