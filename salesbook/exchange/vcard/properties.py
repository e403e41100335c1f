"""One property of a card: group, name, parameters and value, decoded."""

from __future__ import annotations

import binascii
import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from salesbook.exchange import encodings
from salesbook.exchange.vcard.lines import value_at

if TYPE_CHECKING:
    from salesbook.exchange.vcard.lines import Logical

_NAME = re.compile(r"\s*(?:([\w-]+)\.)?([\w-]+)\s*")
_OCTET = re.compile(rb"=([0-9A-Fa-f]{2})")
_SEMICOLON = re.compile(rb"(?:=5C)?=3B", re.IGNORECASE)
_STRUCTURED = frozenset({"N", "ORG", "ADR", "X-ANDROID-CUSTOM"})
_ENCODINGS = frozenset({"BASE64", "B", "QUOTED-PRINTABLE", "8BIT", "7BIT"})
_BASE64 = frozenset({"B", "BASE64"})
_TEXTS = frozenset({"FN", "N", "NICKNAME", "ORG", "TITLE", "ROLE", "NOTE", "TEL", "EMAIL", "ADR", "LABEL"})
_CUSTOM = re.compile(r"X-CUSTOM\((?:[^(),]*,)*([^(),]*)\)", re.IGNORECASE)
_WHITE = re.compile(r"[ \t]+")
_CARET = re.compile(r"\^(['n^])")
_CARETS = {"'": '"', "n": "\n", "^": "^"}
_ESCAPE = re.compile(r"\\(.)", re.DOTALL)
_ESCAPES = {"n": "\n", "N": "\n", "\\": "\\", ",": ",", ";": ";", ":": ":"}


class Property(NamedTuple):
    """A property; `value` still has its escapes, `params` are (upper-case name, values) as they came."""

    group: str
    name: str
    spelling: str
    params: tuple[tuple[str, tuple[str, ...]], ...]
    value: str

    def param(self, name: str) -> str:
        """Return the first value of a parameter, empty if it is not there."""
        return next((values[0] for key, values in self.params if key == name and values), "")

    def types(self) -> list[str]:
        """Return the types in lower case, those in one quoted list apart."""
        found = [value for key, values in self.params if key == "TYPE" for value in values]
        return [part.strip() for value in found for part in value.split(",") if part.strip()]

    @property
    def is_base64(self) -> bool:
        """Whether the value is base64, by any spelling."""
        return self.param("ENCODING").upper() in _BASE64 or self.value[:5].lower() == "data:"

    def head(self) -> str:
        """Return group, name and parameters as vCard 3.0 and 4.0 write them, without encoding and charset."""
        written = f"{self.group}." if self.group else ""
        written += self.spelling
        for key, values in self.params:
            if key == "CHARSET" or (key == "ENCODING" and not self.is_base64):
                continue
            shown = ("b",) if key == "ENCODING" else values
            written += f";{key}=" + ",".join(write_param(value) for value in shown)
        return written


def write_param(value: str) -> str:
    """Return a parameter value, quoted where it must be, with the escapes of RFC 6868."""
    value = value.replace("^", "^^").replace("\r\n", "^n").replace("\n", "^n").replace("\r", "^n").replace('"', "^'")
    return f'"{value}"' if re.search(r"[:;,]", value) else value


def unescape(text: str) -> str:
    """Return a text value with its backslash escapes decoded, once; a backslash before other characters stays."""
    if "\\" not in text:
        return text
    return _ESCAPE.sub(lambda m: _ESCAPES.get(m[1], m[0]), text)


def split(value: str, separator: str) -> list[str]:
    """Return the parts of a value between unescaped separators, their escapes decoded."""
    if "\\" not in value:
        return value.split(separator)
    parts, start, place = [], 0, 0
    while place < len(value):
        if value[place] == "\\":
            place += 2
            continue
        if value[place] == separator:
            parts.append(value[start:place])
            start = place + 1
        place += 1
    parts.append(value[start:])
    return [unescape(part) for part in parts]


def _join(line: Logical, *, old: bool) -> bytes:
    """Put the pieces of a line together as its version and encoding ask for."""
    if len(line.pieces) == 1:
        return line.pieces[0]
    soft = [line.pieces[place] for place in sorted(line.soft) if place < len(line.pieces)]
    # A quoted line may be indented where it was broken, or go on with a blank of its own.
    indented = bool(soft) and all(piece[:1] in (b" ", b"\t") for piece in soft)
    strip = indented and (len(soft) > 1 or soft[0].lstrip().startswith(b"=") or soft[0].startswith((b"  ", b"\t")))
    joined = bytearray(line.pieces[0])
    for place, piece in enumerate(line.pieces[1:], start=1):
        if place in line.soft:
            joined += piece.lstrip(b" \t") if strip else piece
        elif place in line.glued:
            joined += piece
        elif line.is_quoted or not old or line.is_media:
            joined += piece[1:]
        else:
            # vCard 2.1 breaks lines at blanks, which stay.
            joined += piece
    return bytes(joined)


def _decode(data: bytes, charset: str, default: str) -> str:
    """Return text by the charset a property names, unless it is not in that, else by the file's encoding."""
    if data.isascii():
        return data.decode("ascii")
    codec = encodings.named(charset) if charset else None
    first = codec or default
    try:
        text = data.decode(first)
    except (UnicodeDecodeError, LookupError):
        return encodings.decode(data, prefer=default)
    if first != encodings.UTF8 and _is_utf8(data):
        # Misnamed: what is valid UTF-8 hardly ever is anything else.
        return encodings.decode(data, prefer=first)
    return text


def _is_utf8(data: bytes) -> bool:
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


@lru_cache(maxsize=4096)
def _params(text: str) -> tuple[tuple[str, tuple[str, ...]], ...]:
    found: list[tuple[str, tuple[str, ...]]] = []
    for part in _apart(text, ";"):
        if not part.strip():
            continue
        key, equals, value = part.partition("=")
        if custom := _CUSTOM.fullmatch(part.strip()):
            label = _OCTET.sub(lambda m: bytes([int(m[1], 16)]), custom[1].encode("utf-8", "replace"))
            found.append(("TYPE", (f"X-{encodings.decode(label)}",)))
        elif not equals:
            bare = part.strip()
            found.append(("ENCODING" if bare.upper() in _ENCODINGS else "TYPE", (bare,)))
        else:
            values = tuple(_unquote(one) for one in _apart(value, ","))
            found.append((key.strip().upper(), values))
    return tuple(found)


def _apart(text: str, separator: str) -> list[str]:
    if '"' not in text and "(" not in text:
        return text.split(separator)
    parts, current, inside, depth = [], "", False, 0
    for character in text:
        if character == '"':
            inside = not inside
        depth += (character == "(") - (character == ")") if not inside else 0
        if character == separator and not inside and depth <= 0:
            parts.append(current)
            current = ""
        else:
            current += character
    return [*parts, current]


def _unquote(value: str) -> str:
    value = value.strip()
    if len(value) > 1 and value[0] == value[-1] == '"':
        value = value[1:-1]
    return _CARET.sub(lambda m: _CARETS[m[1]], value) if "^" in value else value


def _unarmoured(data: bytes) -> bytes | None:
    """Return base64 decoded, each part of a structured value by itself; None if it is none."""
    try:
        parts = (b"".join(part.split()) for part in data.split(b";"))
        return b";".join(binascii.a2b_base64(part + b"=" * (-len(part) % 4), strict_mode=True) for part in parts)
    except binascii.Error:
        return None


def parse(line: Logical, *, old: bool, default: str) -> Property | None:
    """Return the property a logical line holds, None if it holds none.

    Args:
        line: the logical line.
        old: the card is of version 2.1.
        default: the encoding of properties that name none.
    """
    joined = _join(line, old=old)
    at = value_at(joined)
    if at < 0:
        return None
    head_bytes, value_bytes = joined[:at], joined[at + 1 :]
    head = _decode(head_bytes, "", default)
    if not (found := _NAME.match(head)):
        return None
    spelling = found[2]
    name = spelling.upper()
    rest = head[found.end() :]
    if rest and not rest.startswith(";"):
        return None
    params = _params(rest[1:])
    quoted = any(key == "ENCODING" and "QUOTED-PRINTABLE" in (v.upper() for v in values) for key, values in params)
    armoured = None
    if name in _TEXTS and any(key == "ENCODING" and values[0].upper() in _BASE64 for key, values in params):
        armoured = _unarmoured(value_bytes)
    if armoured is not None:
        # From here on like any other text: some phones write all that is not ASCII so.
        params = tuple((key, values) for key, values in params if key != "ENCODING")
        value_bytes, quoted = armoured, True
    elif quoted:
        if name in _STRUCTURED and b";" in value_bytes:
            # The separators are plain, so an encoded semicolon belongs to the text.
            value_bytes = _SEMICOLON.sub(rb"\\;", value_bytes)
        value_bytes = _OCTET.sub(lambda m: bytes([int(m[1], 16)]), value_bytes)
    charset = next((values[0] for key, values in params if key == "CHARSET" and values), "")
    value = _decode(value_bytes, charset, default)
    if quoted:
        value = value.replace("\r\n", "\n").replace("\r", "\n")
        if old:
            # A backslash before a letter is one, since quoted text has real line breaks.
            value = re.sub(r"\\(?=[nN])", r"\\\\", value)
        value = value.replace("\n", "\\n")
    prop = Property(found[1] or "", name, spelling, params, value)
    return prop._replace(value=_WHITE.sub("", value)) if prop.is_base64 else prop
