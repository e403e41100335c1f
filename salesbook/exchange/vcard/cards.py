"""From logical lines to cards, each with its properties; a broken card never costs its neighbours."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

from salesbook.exchange.encodings import guess_file
from salesbook.exchange.rowtext import LONGEST_RAW
from salesbook.exchange.vcard.lines import LONGEST, Logical, logical_lines
from salesbook.exchange.vcard.own import PRODUCT
from salesbook.exchange.vcard.properties import Property, parse

if TYPE_CHECKING:
    from collections.abc import Iterator

_MOST_BYTES = 4 * LONGEST
_MOST_LINES = 20_000
_HEAD = 1 << 12
_DEEPEST = 16
"""Cards within cards that are followed; deeper ones are text."""

# Files put together may have a byte order mark in the middle.
_BEGIN = re.compile(rb"(?:\xef\xbb\xbf|\s)*(?:[\w-]+\.)?BEGIN\s*:\s*VCARD\s*", re.IGNORECASE)
_END = re.compile(rb"\s*(?:[\w-]+\.)?END\s*:\s*VCARD\s*", re.IGNORECASE)
_VERSION = re.compile(rb"\s*VERSION\s*(?:;[^:]*)?:\s*([\d.]+)", re.IGNORECASE)
_AGENT = re.compile(rb"\s*(?:[\w-]+\.)?AGENT\s*(?:;[^:]*)?:\s*", re.IGNORECASE)
_NOT_KEPT = frozenset({"BEGIN", "END", "VERSION", "REV", "PROFILE"})


class Card(NamedTuple):
    """One card: its number in the file, from 1, its properties, and its text as far as it may be shown.

    `too_large` says that it was cut because of its size.
    """

    number: int
    properties: list[Property]
    text: str
    too_large: bool


class _Collected:
    """The lines of one card under way."""

    def __init__(self, number: int) -> None:
        self.number = number
        self.lines: list[Logical] = []
        self.agent: list[Logical] = []
        self.agents: list[list[Logical]] = []
        self.depth = 0
        self.size = 0
        self.too_large = False

    def add(self, line: Logical) -> None:
        self.size += sum(map(len, line.pieces))
        if self.size > _MOST_BYTES or len(self.lines) + len(self.agent) > _MOST_LINES:
            self.too_large = True
            return
        if line.overlong and not line.is_media:
            self.too_large = True
        (self.agent if self.depth else self.lines).append(line)

    def begins_agent(self) -> bool:
        """Tell whether the last line waits for the card of an assistant."""
        if self.depth:
            return self.depth < _DEEPEST
        return bool(self.lines) and _AGENT.fullmatch(b"".join(self.lines[-1].pieces)) is not None

    def end_agent(self) -> None:
        self.depth -= 1
        if not self.depth:
            self.lines.pop()
            self.agents.append(self.agent)
            self.agent = []

    def done(self, default: str) -> Card:
        if self.agent:
            # The assistant's card was not ended, and took the rest of this one.
            self.lines += self.agent
        old = True
        for line in self.lines:
            if version := _VERSION.match(line.pieces[0]):
                old = version[1].startswith(b"2")
        properties = []
        for line in self.lines:
            found = parse(line, old=old, default=default)
            if found is not None and found.name not in _NOT_KEPT:
                properties.append(found)
        for agent in self.agents:
            properties.append(_agent(agent, old=old, default=default))
        return Card(self.number, properties, self._text(), self.too_large)

    def _text(self) -> str:
        shown = ["BEGIN:VCARD"]
        room = LONGEST_RAW
        for line in self.lines:
            if room <= 0:
                break
            if not line.is_media:
                shown.append(b"".join(line.pieces)[:room].decode("utf-8", "replace"))
                room -= len(shown[-1])
        return "\n".join([*shown, "END:VCARD"])


def _agent(lines: list[Logical], *, old: bool, default: str) -> Property:
    """Return the card of an assistant as one escaped value, as vCard 3.0 writes it."""
    written = ["BEGIN:VCARD"]
    for line in lines:
        if (found := parse(line, old=old, default=default)) is not None:
            written.append(f"{found.head()}:{found.value}")
    written.append("END:VCARD")
    value = "\n".join(written)
    for plain, escaped in (("\\", "\\\\"), ("\n", "\\n"), (",", "\\,"), (";", "\\;")):
        value = value.replace(plain, escaped)
    return Property("", "AGENT", "AGENT", (), value)


def _default_encoding(file: BinaryIO) -> str:
    """Return the encoding of properties that name none; lines of UTF-16 come as UTF-8."""
    own = PRODUCT.encode() in file.read(_HEAD)
    found = "utf-8" if own else guess_file(file).encoding
    file.seek(0)
    return "utf-8" if found.startswith("utf-") else found


def cards(file: BinaryIO) -> Iterator[Card]:
    """Give the cards of a file one after another; what stands outside of them is passed over."""
    default = _default_encoding(file)
    number = 0
    current: _Collected | None = None
    for line in logical_lines(file):
        text = line.pieces[0]
        if _BEGIN.fullmatch(text):
            if current is not None and current.begins_agent():
                current.depth += 1
                if current.depth > 1:
                    current.add(line)
                continue
            if current is not None:
                yield current.done(default)
            number += 1
            current = _Collected(number)
        elif current is None:
            continue
        elif _END.fullmatch(text):
            if current.depth:
                if current.depth > 1:
                    current.add(line)
                current.end_agent()
                continue
            yield current.done(default)
            current = None
        else:
            current.add(line)
    if current is not None:
        yield current.done(default)
