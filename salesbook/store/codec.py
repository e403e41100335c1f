"""Text in and out of SQLite, unaltered.

SQLite holds UTF-8, which has no lone surrogates; a damaged argument or import can bring one all the same. Such a
character is stored as `_MARK` and a stand-in, and `_MARK` itself as two of it, so that every string comes back
as it was given. `_MARK` is a noncharacter of Unicode: text without it costs nothing.
"""

import re
from typing import Any

_MARK = "\U0010ffff"
# The stand-ins are of a private plane: folding leaves them as they are, so that they are found, too.
_AWAY = 0xF0000 - 0xD800
_UNSTORABLE = re.compile("[\ud800-\udfff\U0010ffff]")
_STORED = re.compile("\U0010ffff(.)", re.DOTALL)


def encode(text: str) -> str:
    """Return `text` in the form that can be stored."""
    if text.isascii() or not _UNSTORABLE.search(text):
        return text
    return _UNSTORABLE.sub(lambda m: _MARK + (_MARK if m[0] == _MARK else chr(ord(m[0]) + _AWAY)), text)


def decode(data: bytes) -> str:
    """Return the text that `encode` made storable; serves as the connection's `text_factory`."""
    return restore(data.decode("utf-8", "replace"))


def restore(text: str) -> str:
    """Return the text that `encode` made storable, read as it is stored."""
    if _MARK not in text:
        return text
    return _STORED.sub(lambda m: _MARK if m[1] == _MARK else chr(ord(m[1]) - _AWAY), text)


class Encoded(str):
    """A text that was encoded already."""

    __slots__ = ()


def bind(value: Any) -> Any:
    """Return a parameter of a statement in the form that can be stored."""
    return encode(value) if isinstance(value, str) and not isinstance(value, Encoded) else value
