"""Which language the commands speak."""

from __future__ import annotations

import os
from itertools import pairwise
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Sequence

_OPTION = "--lang"
_LANGUAGES = ("zh", "en")


def choose(arguments: Sequence[str]) -> str:
    """Return "zh" or "en": from `--lang`, `SALESBOOK_LANG`, the rep's setting, then the locale.

    The arguments are looked through before they are parsed, because the help that the parser prints is to be in that
    language already.
    """
    return (
        _asked(arguments)
        or _known(os.environ.get("SALESBOOK_LANG"))
        or _known(_stored())
        or _known(_of_locale())
        or "en"
    )


def _asked(arguments: Sequence[str]) -> str | None:
    for argument, after in pairwise((*arguments, "")):
        if argument == "--":
            break
        if argument == _OPTION and after in _LANGUAGES:
            return after
        if argument.removeprefix(f"{_OPTION}=") in _LANGUAGES and argument not in _LANGUAGES:
            return argument.removeprefix(f"{_OPTION}=")
    return None


def _known(name: str | None) -> str | None:
    """Return the language that a name such as `zh_CN.UTF-8` begins with."""
    language = (name or "")[:2].lower()
    return language if language in _LANGUAGES else None


def _stored() -> str | None:
    from salesbook.book.preferences import Preference, preferred

    return preferred(Preference.LANGUAGE)


def _of_locale() -> str | None:
    return next((os.environ[name] for name in ("LC_ALL", "LC_MESSAGES", "LANG") if os.environ.get(name)), None)
