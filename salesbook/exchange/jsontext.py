"""JSON as text: fit for a terminal on the way out, and read piece by piece however large a document is."""

from __future__ import annotations

import codecs
import json
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from typing import BinaryIO

_CHUNK = 1 << 20
_LARGEST_PIECE = 1 << 27
_SPACE = " \t\r\n"
_DECODE = json.JSONDecoder().raw_decode
_ENCODE = json.JSONEncoder(ensure_ascii=False).encode
# The full-width space of Chinese text does no harm in a terminal.
_HARMLESS = "\u3000"


def dumps(value: object) -> str:
    """Return a value as JSON on one line; what a terminal or UTF-8 can't take is escaped."""
    text = _ENCODE(value)
    if text.isprintable():
        return text
    return "".join(c if c.isprintable() or c in _HARMLESS else json.dumps(c)[1:-1] for c in text)


class Damaged(ValueError):
    """The text is no JSON, or not what was expected; `line` is where, counted from 1."""

    def __init__(self, line: int) -> None:
        """Note the line."""
        super().__init__(f"line {line}")
        self.line = line


class Document:
    """An object of arrays, read member by member and element by element."""

    def __init__(self, file: BinaryIO) -> None:
        """Read from the beginning of `file`; the encoding is UTF-8, with or without a byte order mark."""
        self._file = file
        self._decoder = codecs.getincrementaldecoder("utf-8-sig")("strict")
        self._text = ""
        self._at = 0
        self._ended = False
        self.line = 1

    def members(self) -> Iterator[str]:
        """Yield the name of each member; before the next, its value must be read with `value` or `elements`.

        Raises:
            Damaged: the document is none, or goes on behind its end.
        """
        for _index in self._list("{", "}"):
            name = self.value()
            if not isinstance(name, str):
                raise Damaged(self.line)
            self._expect(":")
            yield name
        if self._next():
            raise Damaged(self.line)

    def elements(self) -> Iterator[object]:
        """Yield the elements of the array that comes next.

        Raises:
            Damaged: there is no array, or an element is no JSON.
        """
        for _index in self._list("[", "]"):
            yield self.value()

    def value(self) -> object:
        """Return the value that comes next, wholly.

        Raises:
            Damaged: it is no JSON, or larger than any row of a book.
        """
        if not self._next():
            raise Damaged(self.line)
        while True:
            try:
                value, end = _DECODE(self._text, self._at)
            except (ValueError, RecursionError) as error:
                if self._ended or isinstance(error, RecursionError) or len(self._text) > _LARGEST_PIECE:
                    raise Damaged(self.line) from None
                self._read()
                continue
            # A number may go on in the next chunk.
            if end < len(self._text) or self._ended:
                self._move(end)
                return value
            self._read()

    def _list(self, opening: str, closing: str) -> Iterator[int]:
        self._expect(opening)
        if self._next() == closing:
            self._move(self._at + 1)
            return
        index = 0
        while True:
            yield index
            index += 1
            if self._next() == closing:
                self._move(self._at + 1)
                return
            self._expect(",")

    def _expect(self, character: str) -> None:
        if self._next() != character:
            raise Damaged(self.line)
        self._move(self._at + 1)

    def _next(self) -> str:
        """Pass over white space and return the character behind it, or nothing at the end."""
        while True:
            while self._at < len(self._text):
                character = self._text[self._at]
                if character not in _SPACE:
                    return character
                self._move(self._at + 1)
            if self._ended:
                return ""
            self._read()

    def _move(self, end: int) -> None:
        self.line += self._text.count("\n", self._at, end)
        self._at = end

    def _read(self) -> None:
        """Read on, at least as much as is held, so that a long piece is not tried too often."""
        rest = self._text[self._at :]
        data = self._file.read(max(_CHUNK, len(rest)))
        try:
            self._text = rest + self._decoder.decode(data, final=not data)
        except UnicodeDecodeError:
            raise Damaged(self.line) from None
        self._at = 0
        self._ended = not data
