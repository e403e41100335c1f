"""The language of the interface: gettext over the catalogues in this folder.

English is the source language. `use` picks the language once per process; `_` and `ngettext` translate.
`pgettext` tells apart equal English words that differ in Chinese.
"""

from __future__ import annotations

import gettext as _gettext
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

_FOLDER = Path(__file__).parent
_current: _gettext.NullTranslations = _gettext.NullTranslations()
_language = "en"


def use(language: str) -> None:
    """Make `language` ("zh" or "en") the language of all later messages."""
    global _current, _language
    _language = language
    if language == "en":
        _current = _gettext.NullTranslations()
    else:
        _current = _gettext.translation("salesbook", _FOLDER, [language], fallback=True)


def language() -> str:
    """Return the language in use: "zh" or "en"."""
    return _language


def _(message: str) -> str:
    return _current.gettext(message)


def ngettext(one: str, many: str, count: int) -> str:
    """Return the form of a message that fits `count`."""
    return _current.ngettext(one, many, count)


def pgettext(context: str, message: str) -> str:
    """Return the translation of `message` as meant in `context`."""
    return _current.pgettext(context, message)


def listed(words: Iterable[str]) -> str:
    """Return words as one enumeration."""
    return pgettext("between", ", ").join(words)


def strung(sentences: Iterable[str]) -> str:
    """Return sentences as one line."""
    return pgettext("between", "; ").join(sentences)


def N_(message: str) -> str:
    """Mark `message` for the catalogue and return it as it is; translate it later with `_`."""
    return message
