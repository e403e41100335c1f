"""What in a note shows that somebody was wished well (D16)."""

import re

from salesbook.domain.text import fold

_WISHES = re.compile(
    r"(?:祝|贺).{0,10}(?:生日|快乐|安康|节|新年|寿)|生日快乐|新年好|新年快乐|节日快乐|拜年|拜寿|祝福|节日问候|慰问|"
    r"\b(?:happy (?:birthday|new year|holidays|anniversary|mother|father)|merry christmas|congratulat\w*|"
    r"(?:best|birthday|new year|festive) wishes|season.s greetings|birthday greeting\w*|condolences)\b"
)


def is_wish(note: str) -> bool:
    """Tell whether a note says that somebody was wished well: `祝生日快乐`, `wished her a happy birthday`."""
    return _WISHES.search(fold(note)) is not None
