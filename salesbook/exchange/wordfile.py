"""The rep's words as text: `name: words` a line, under a remark that says what they answer."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.domain.errors import SalesbookError
from salesbook.exchange.cardfile import LONGEST_TEXT
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence


def written(lines: Iterable[tuple[str, str, str]]) -> str:
    """Return lines of name, remark and words as text."""
    return "\n".join(
        f"# {' '.join(remark.split())}\n{name}: {' '.join(words.splitlines())}\n" for name, remark, words in lines
    )


def read(text: str, known: Sequence[str], source: str) -> dict[str, str]:
    """Return the words by name; a line that was taken out has none.

    Args:
        text: what was written.
        known: the names there are.
        source: what the text is called, for the message.

    Raises:
        SalesbookError: a line has no name that is known, or has it twice; the message names the line.
    """
    found: dict[str, str] = {}
    for number, line in enumerate(text.split("\n"), 1):
        bare = line.strip()
        if not bare or bare.startswith("#"):
            continue
        name, colon, words = bare.replace("：", ":", 1).partition(":") if ":" not in bare else bare.partition(":")
        name = name.strip()
        if not colon or name not in known or name in found or len(words) > LONGEST_TEXT:
            message = _("{source}, line {line}, {field}: {reason}; nothing was changed.")
            reason = (
                _("it stands here twice")
                if name in found
                else _("at most {n} characters").format(n=LONGEST_TEXT)
                if name in known and colon
                else _("one of these is expected: {fields}").format(fields=", ".join(known))
            )
            raise SalesbookError(message.format(source=source, line=number, field=name[:20], reason=reason))
        found[name] = words.strip()
    return dict.fromkeys(known, "") | found
