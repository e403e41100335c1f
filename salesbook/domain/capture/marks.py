"""Where in a line the marks stand: at its start or after white space, never inside quotes.

Full-width marks are read as half-width. A mark is directly followed by its text: "1 > 2" and "太好了 ！" hold
none.
"""

import re
from bisect import bisect_left
from collections.abc import Sequence
from enum import Enum
from typing import NamedTuple

READ_LIMIT = 5_000
"""So many characters of a line are read; what a paste has beyond them belongs to what stands last."""


class Mark(Enum):
    """What begins a piece of the line that is not note."""

    CUSTOMER = "@"
    CHANNEL = "/"
    FOLLOWUP = ">"
    PROMISE = "!"
    THEIR_PROMISE = "!!"
    OBJECTION = "?"
    TAG = "#"
    OUTCOME = "="
    AT = "<"
    MONEY = "¥"


class Place(NamedTuple):
    """A mark in the line: its offset, what it is, where its text begins, and its half-width spelling."""

    start: int
    mark: Mark
    body: int
    spelt: str


_HALF_WIDTH = (
    str.maketrans("＠＃＞》！？＝￥＜《＂＄／￡．", '@#>>!?=¥<<"$/£.')
    | {code: code + 32 for code in range(ord("A"), ord("Z") + 1)}
    | {code: code - 0xFEE0 for code in range(ord("０"), ord("９") + 1)}
    | {code: code - 0xFEE0 for code in range(ord("ａ"), ord("ｚ") + 1)}
    | {code: code - 0xFEE0 + 32 for code in range(ord("Ａ"), ord("Ｚ") + 1)}
)
_HAN = "\u3400-\u9fff\uf900-\ufaff"
# Behind a figure or a letter the straight quote is an inch or a closing one.
_QUOTED = '「[^」\n\r]*」|“[^”\n\r]*”|(?<![0-9a-z.%)])"[^"\n\r]*"'
_MARK = (
    r"(?<!\S)(?:!!?(?![!?=<>])|[>#?=<](?![>@#?!=<])|@(?!@)|(?:hk|us|nt)?\$(?=[0-9])|[¥€£](?=[0-9]))(?=\S)"
    # In Chinese text a name follows without a space; in an e-mail address the same sign stands for nobody.
    rf"|(?<=[{_HAN}])@(?=\S)(?![a-z0-9.-]+\.[a-z])"
)
_TOKENS = re.compile(f"(?P<quoted>{_QUOTED})|(?P<mark>{_MARK})|(?P<newline>[\n\r])")
_TITLE = re.compile("《[^》\n\r]*[^\\s》]》")
_CHANNEL = re.compile(r"\s*[/／、](?=[^\s/／、])")
_CLOSING = {'"': '"', "「": "」", "“": "”"}
_MARKS = {mark.value: mark for mark in Mark}


def half_width(text: str) -> str:
    """Return `text`, as long as before, with marks, figures and letters in half width and lower case."""
    return text.translate(_HALF_WIDTH)


class Structure:
    """Where the marks, the quotations and the line breaks of a text stand."""

    def __init__(self, text: str, half: str, plain: frozenset[int]) -> None:
        """Find them.

        Args:
            text: the line as typed, at most `READ_LIMIT` characters.
            half: the same in `half_width`.
            plain: offsets of marks that are to be text.
        """
        self._text = text
        self.places: list[Place] = []
        self.quotations: dict[int, int] = {}
        self._breaks: list[int] = []
        for found in _TOKENS.finditer(half):
            start, end = found.span()
            if found["quoted"]:
                self.quotations[start] = end
            elif found["newline"]:
                self._breaks.append(start)
            elif start not in plain and not (text[start] == "《" and _TITLE.match(text, start)):
                self.places.append(Place(start, _MARKS.get(found[0], Mark.MONEY), end, found[0]))
        self._starts = [place.start for place in self.places]
        self._nameless = [place.start for place in self.places if place.mark is not Mark.CUSTOMER]

    def line_end(self, body: int, end: int) -> int:
        """Return where the line that holds `body` breaks, `end` if it doesn't."""
        return _next(self._breaks, body, end)

    def stop(self, body: int, end: int, *, names: bool) -> int:
        """Return where the next mark stands or the line breaks, else `end`; without `names`, @ is no mark."""
        return min(_next(self._starts if names else self._nameless, body, end), self.line_end(body, end))

    def quoted(self, body: int) -> tuple[str, int] | None:
        """Return the text in the quotes that open at `body`, and where they close; None if none do."""
        end = self.quotations.get(body)
        return (self._text[body + 1 : end - 1], end) if end else None


def _next(places: Sequence[int], start: int, end: int) -> int:
    """Return the first of the ascending places from `start` on, or `end`."""
    index = bisect_left(places, start)
    return places[index] if index < len(places) else end


def channel_at(text: str, start: int) -> int | None:
    """Return the offset of the mark of a channel if only white space stands between `start` and it.

    `、`, which a Chinese keyboard gives for `/`, is one at the line's start only.
    """
    found = _CHANNEL.match(text, start)
    if found is None or (start and text[found.end() - 1] == "、"):
        return None
    return found.end() - 1


def quotation(text: str) -> str | None:
    """Return what stands within the quotes if the whole of `text` is one quotation, else None."""
    closing = _CLOSING.get(text[:1])
    if closing is None or len(text) < 2 or text.find(closing, 1) != len(text) - 1:
        return None
    return text[1:-1]
