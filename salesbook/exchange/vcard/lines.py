"""From the bytes of a vCard file to its logical lines, in bounded memory.

A logical line is kept in the pieces it was written in, since how to join them depends on the card's version,
which may come last. Whatever is endless (a fold bomb, a line of fifty megabytes) is cut and marked.
"""

from __future__ import annotations

import codecs
import re
from typing import TYPE_CHECKING, BinaryIO, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 2 << 20
"""Bytes of a logical line that are kept; no text of a contact is longer."""

_CHUNK = 1 << 16
_KEPT_OF_MEDIA = 1 << 10
_MOST_PIECES = 1 << 15
"""Breaks in one line that are followed."""

_FOLDED = (b" ", b"\t")
_LINE_END = re.compile(rb"\r\n|\r|\n")
_NAME = re.compile(rb"\s*(?:[\w-]+\.)?([\w-]+)\s*[;:]")
_LONGEST_HEAD = 1 << 12
_PROPERTY = re.compile(
    rb"(?:item\d+\.)?(?:(?:BEGIN|END|VERSION):|TEL:[+\d() -]{5,}$|"
    rb"(?:FN|N|TEL|EMAIL|ADR|ORG|TITLE|NOTE|URL|BDAY|PHOTO|X-[A-Z-]+);"
    rb"(?:CHARSET|ENCODING|TYPE|CELL|HOME|WORK|VOICE|PREF|INTERNET|VALUE)\b[^:]*:)"
)
_MEDIA = frozenset({b"PHOTO", b"LOGO", b"SOUND", b"X-MS-CARDPICTURE"})
_BASE64 = re.compile(rb"[A-Za-z0-9+/= \t]+")
_IS_BASE64 = re.compile(rb";\s*(?:ENCODING=)?(?:BASE64|B)\s*(?:;|$)", re.IGNORECASE)
_QUOTED = b"QUOTED-PRINTABLE"
_OCTET = re.compile(rb"=[0-9A-Fa-f]{2}")


def value_at(line: bytes) -> int:
    """Return where the colon stands that ends name and parameters: the first outside quotes; -1 if there is none."""
    first = line.find(b":")
    if b'"' not in line[:first]:
        return first
    inside = False
    for place, octet in enumerate(line):
        if octet == 0x22:
            inside = not inside
        elif octet == 0x3A and not inside:
            return place
    return first


class Logical(NamedTuple):
    """One logical line: its first piece and those that followed, without line ends and soft breaks.

    A piece after a fold keeps its white space. `is_quoted` says that the value is quoted-printable, `soft` which
    pieces followed a soft break, `glued` which belong to the line without any break having been marked. `overlong`
    says that bytes were left out; of pictures and sounds they always are.
    """

    pieces: list[bytes]
    is_quoted: bool
    soft: frozenset[int]
    glued: frozenset[int]
    overlong: bool
    is_media: bool


def _chunks(file: BinaryIO) -> Iterator[bytes]:
    """Give the file's bytes, UTF-16 turned into UTF-8."""
    head = file.read(4)
    wide = None
    if head[:2] in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE):
        wide = "utf-16"
    elif head[1:2] == b"\0":
        wide = "utf-16-le"
    elif head[:1] == b"\0":
        wide = "utf-16-be"
    if wide is None:
        yield head.removeprefix(codecs.BOM_UTF8)
        while chunk := file.read(_CHUNK):
            yield chunk
        return
    decoder = codecs.getincrementaldecoder(wide)("replace")
    yield decoder.decode(head).encode("utf-8", "replace")
    while chunk := file.read(_CHUNK):
        yield decoder.decode(chunk).encode("utf-8", "replace")


def _physical(file: BinaryIO) -> Iterator[tuple[bytes, bool]]:
    """Give each line without its end (CRLF, LF or CR), and whether it was cut."""
    begun = bytearray()
    cut = False
    after_return = False
    for chunk in _chunks(file):
        # The line feed of a CRLF may be the first byte of the next chunk.
        data = chunk[1:] if after_return and chunk.startswith(b"\n") else chunk
        after_return = chunk.endswith(b"\r")
        first, *others = _LINE_END.split(data)
        room = LONGEST - len(begun)
        cut |= len(first) > room
        begun += first[:room]
        if others:
            yield bytes(begun), cut
            *whole, last = others
            # A chunk is far shorter than the longest line.
            for line in whole:
                yield line, False
            begun, cut = bytearray(last), False
    if begun:
        yield bytes(begun), cut


class _Line:
    """A logical line under way."""

    def __init__(self, line: bytes, *, cut: bool) -> None:
        found = _NAME.match(line)
        head = line[: value_at(line[:_LONGEST_HEAD])] if found else b""
        self.name = found[1].upper() if found else b""
        self.is_quoted = _QUOTED in head.upper()
        self.is_base64 = _IS_BASE64.search(head) is not None
        self.is_media = self.name in _MEDIA
        self.pieces: list[bytes] = []
        self.soft: set[int] = set()
        self.glued: set[int] = set()
        self.is_open = False
        self.is_full = False
        """Whether every folded line that still comes is left out."""
        self._size = 0
        self._overlong = cut
        self._add(line)

    def _add(self, piece: bytes) -> None:
        self.is_open = False
        if self.is_quoted:
            bare = piece.rstrip(b" \t")
            if bare.endswith(b"="):
                piece, self.is_open = bare[:-1], True
        limit = _KEPT_OF_MEDIA if self.is_media else LONGEST
        if self._size + len(piece) > limit or len(self.pieces) > _MOST_PIECES:
            self._overlong = True
            piece = piece[: max(0, limit - self._size)]
            if not piece or len(self.pieces) > _MOST_PIECES:
                self.is_full = not self.is_quoted
                return
        self._size += len(piece)
        self.pieces.append(piece)

    def takes(self, line: bytes, *, cut: bool) -> bool:
        """Add `line` if it continues this one; tell whether it did."""
        if self.is_open:
            if _PROPERTY.match(line):
                # Some programs end every quoted value with "=", the last one too.
                return False
            self.soft.add(len(self.pieces))
        elif not line.startswith(_FOLDED):
            if not self._runs_on(line):
                return False
            self.glued.add(len(self.pieces))
            if self.name == b"NOTE" and not self.is_quoted:
                line = b"\\n" + line
        self._overlong |= cut
        self._add(line)
        return True

    def _runs_on(self, line: bytes) -> bool:
        """Tell whether a line without indentation belongs here all the same."""
        if self.is_quoted:
            # The soft break before it is missing.
            return _OCTET.match(line) is not None
        if self.is_base64 or self.is_media:
            return _BASE64.fullmatch(line) is not None
        # A line break in a note that was not escaped.
        return self.name == b"NOTE" and bool(line.strip()) and not _NAME.match(line)

    def done(self) -> Logical:
        return Logical(
            self.pieces, self.is_quoted, frozenset(self.soft), frozenset(self.glued), self._overlong, self.is_media
        )


def logical_lines(file: BinaryIO) -> Iterator[Logical]:
    """Give the logical lines of a file, blank ones left out."""
    current: _Line | None = None
    for line, cut in _physical(file):
        if current is not None and current.is_full and line.startswith(_FOLDED):
            continue
        if current is not None and (line or current.is_open) and current.takes(line, cut=cut):
            continue
        if current is not None:
            yield current.done()
            current = None
        if line.strip():
            current = _Line(line, cut=cut)
    if current is not None:
        yield current.done()
