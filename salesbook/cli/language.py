"""Which language the shell speaks: asked for, set in the environment, kept, or the locale's."""

from __future__ import annotations

import json
import os
from typing import TYPE_CHECKING

from salesbook.domain.codes import Language

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPTION = "--lang"


def chosen(arguments: Sequence[str]) -> Language:
    """Return the language for a command line.

    The help itself is translated, so the language is picked out of the words before click reads them.
    """
    for word, following in zip(arguments, [*arguments[1:], ""], strict=True):
        value = following if word == _OPTION else word.removeprefix(f"{_OPTION}=") if "=" in word else ""
        if word.startswith(_OPTION) and value in list(Language):
            return Language(value)
    for value in (os.environ.get("SALESBOOK_LANG", ""), _kept(), _of_locale()):
        if value in list(Language):
            return Language(value)
    return Language.EN


def _kept() -> str:
    from salesbook.book.places import places

    try:
        return str(json.loads(places().settings.read_text(encoding="utf-8")).get("language", ""))
    except (OSError, ValueError, AttributeError):
        return ""


def _of_locale() -> str:
    for name in ("LC_ALL", "LC_MESSAGES", "LANG"):
        if value := os.environ.get(name):
            return "zh" if value.lower().startswith("zh") else "en"
    return "en"
