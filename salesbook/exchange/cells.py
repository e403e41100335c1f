"""Several values in one cell: taken apart as people write them, and as this book's own exports write them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from salesbook.exchange.records import Point
from salesbook.exchange.scientific import is_scientific, spelled_out

if TYPE_CHECKING:
    from collections.abc import Iterable

_HALVED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xA0: " "}
_BETWEEN_PHONES = re.compile(r":::|[;,|\n\r\t/\\、]|\s+(?:或|和|or|and|&)\s+|[或和]|\s{2,}")
_BETWEEN = re.compile(r"\s*(?::::|[;；,，、|｜\n\r\t])\s*")
_BETWEEN_ADDRESSES = re.compile(r"\s*:::\s*")
_BETWEEN_LINKS = re.compile(r"\s*:::\s*|\s*[，；、|]\s*|[,;]?\s+|[,;](?=https?:|www\.)")
_IN_BRACKETS = re.compile(r"[^<>]*<([^<>\s]+@[^<>\s]+)>\s*")
_SINGLE = re.compile(r"\+?[\d \-().]{5,24}")
_SPACED = re.compile(r"\+?\d{7,}(?:\s+\+?\d{7,})+")
_LABELLED = re.compile(r"([^\d+(:]{1,16}?)\s*:\s*(?=[\d+(])")
_BRACKETED = re.compile(r"(.*\d)\s*\(([^()\d]{1,16})\)")
_DIGIT = re.compile(r"\d")
_FEWEST_DIGITS = 5
_NOTHING = frozenset({"", "无", "無", "暂无", "没有", "-", "--", "/", "n/a", "na", "null", "none", "nil", "未知", "0"})
LONGEST_NOTHING = 4
"""Characters of the longest word for nothing."""


def is_nothing(text: str) -> bool:
    """Tell whether a cell only says that there is nothing."""
    return len(text) <= LONGEST_NOTHING and text.lower() in _NOTHING


def phones(cell: str, label: str = "") -> tuple[list[Point], list[str]]:
    """Return the phone numbers in a cell, and the numbers of which a spreadsheet has thrown digits away.

    A cell is only taken apart where every part is a whole number, so that `010-62781234/35` stays as it is.
    """
    if cell.isdigit() and cell.isascii():
        return ([Point(cell, label)], []) if cell != "0" else ([], [])
    if not cell.isascii():
        cell = cell.translate(_HALVED)
    cell = cell.strip("' \t")
    if _SINGLE.fullmatch(cell) and not _SPACED.fullmatch(cell) and "  " not in cell:
        return [Point(spelled_out(cell) or cell, label)], []
    parts = [part for part in map(str.strip, _BETWEEN_PHONES.split(cell)) if not is_nothing(part)]
    if any(0 < len(_DIGIT.findall(part)) < _FEWEST_DIGITS and not is_scientific(part) for part in parts):
        parts = [cell]
    found: list[Point] = []
    lost: list[str] = []
    for part in parts:
        if found and not _DIGIT.search(part):
            # `13800138000 / 李姐`: whose number it is.
            found[-1] = Point(found[-1].value, part)
            continue
        for number in part.split() if _SPACED.fullmatch(part) else (part,):
            own = label
            if named := _LABELLED.match(number):
                own, number = named[1].strip(), number[named.end() :]
            if named := _BRACKETED.fullmatch(number):
                number, own = named[1], named[2].strip()
            whole = spelled_out(number)
            if whole is None and is_scientific(number):
                lost.append(number)
            else:
                found.append(Point(whole or number, own))
    return found, lost


def values(cell: str, label: str = "") -> list[Point]:
    """Return the ids in a cell."""
    return [Point(part, label) for part in _BETWEEN.split(cell) if not is_nothing(part)]


def addresses(cell: str, label: str = "") -> list[Point]:
    """Return the postal addresses in a cell; commas and line ends belong to them."""
    if ":::" not in cell:
        return [] if is_nothing(cell) else [Point(cell, label)]
    return [Point(part, label) for part in _BETWEEN_ADDRESSES.split(cell) if not is_nothing(part)]


def emails(cell: str, label: str = "") -> list[Point]:
    """Return the e-mail addresses in a cell, without the names that stand before them in pointed brackets."""
    parts = [_IN_BRACKETS.sub(r"\1", part) for part in _BETWEEN.split(cell)]
    return [Point(part, label) for part in parts if not is_nothing(part)]


def links(cell: str, label: str = "") -> list[Point]:
    """Return the links in a cell; commas and semicolons mostly belong to them."""
    return [Point(part, label) for part in _BETWEEN_LINKS.split(cell.strip()) if not is_nothing(part)]


def words(cell: str) -> list[str]:
    """Return the groups, tags or nicknames in a cell."""
    return [part for part in _BETWEEN.split(cell) if part]


# What an own export writes: one value a line, its label before ": ", and backslashes before what would mislead.

_ESCAPES = {"\\": "\\\\", "\n": "\\n", "\r": "\\r"}
_PLAIN = {"\\": "\\", "n": "\n", "r": "\r", ":": ":", "0": ""}
_ESCAPED = re.compile(r"\\(.)", re.DOTALL)
_COLON = re.compile(r"(?<!\\)((?:\\\\)*): ")


def _escape(text: str) -> str:
    for plain, escaped in _ESCAPES.items():
        if plain in text:
            text = text.replace(plain, escaped)
    return text


def _unescape(text: str) -> str:
    return _ESCAPED.sub(lambda m: _PLAIN.get(m[1], m[0]), text) if "\\" in text else text


def join_words(items: Iterable[str]) -> str:
    """Return a cell with one item a line, which `split_words` takes apart again exactly."""
    # An empty item would be lost, or be taken for no item at all.
    return "\n".join(_escape(item) or "\\0" for item in items)


def split_words(cell: str) -> list[str]:
    """Return the items that `join_words` wrote."""
    return [_unescape(item) for item in cell.split("\n")] if cell else []


def join_points(points: Iterable[Point]) -> str:
    """Return a cell with one point a line, `label: value`, which `split_points` takes apart again exactly."""
    lines = []
    for value, label in points:
        line = _escape(value).replace(": ", "\\: ")
        if label:
            line = f"{_escape(label).replace(':', chr(92) + ':')}: {line}"
        lines.append(line or "\\0")
    return "\n".join(lines)


def split_points(cell: str) -> list[Point]:
    """Return the points that `join_points` wrote."""
    points = []
    for line in cell.split("\n") if cell else ():
        if found := _COLON.search(line):
            points.append(Point(_unescape(line[found.end() :]), _unescape(line[: found.end() - 2])))
        else:
            points.append(Point(_unescape(line)))
    return points
