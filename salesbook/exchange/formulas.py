"""Cells that a spreadsheet would run as a formula: made harmless when written, and given back when read."""

import re

_RISKY = frozenset("=+-@\t\r\n＝＋－＠")
_GUARD = "'"
_FORCED_TEXT = re.compile(r'="((?:[^"]|"")*)"')


def guard(text: str) -> str:
    """Return `text` so that no spreadsheet takes it for a formula; `unguard` gives it back exactly.

    A text that begins with an apostrophe gets another one, so that its own is not taken away.
    """
    return _GUARD + text if text and (text[0] in _RISKY or text[0] == _GUARD) else text


def guard_foreign(text: str) -> str:
    """Return a cell of another program so that no spreadsheet takes it for a formula, else as it was."""
    return _GUARD + text if text and text[0] in _RISKY else text


def unguard(text: str) -> str:
    """Return what `guard` was given."""
    return text[1:] if text.startswith(_GUARD) else text


def unguard_foreign(text: str) -> str:
    """Return a cell of another program's file without its guard; an apostrophe of the text's own stays.

    Other programs also write `="0138"`, so that spreadsheets keep the digits.
    """
    if text.startswith(_GUARD) and text[1:2] and text[1] in _RISKY:
        return text[1:]
    if found := _FORCED_TEXT.fullmatch(text):
        return found[1].replace('""', '"')
    return text
