"""Where shipped phrases are looked up as they stand: word for word, in pinyin so far, and by initials.

`data/phrases.txt` holds under each card's id and number its titles and phrases as they are compared, a short Chinese
one with its pinyin behind a tab and its initials behind a bar. `salesbook.playbook.train` writes it, so that nothing
has to be spelled, and no card opened, to read a line. It is searched as it stands: that is faster than taking it apart.
"""

from __future__ import annotations

from collections import Counter
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from salesbook.domain.text import fold
from salesbook.playbook.characters import simplified

if TYPE_CHECKING:
    from collections.abc import Iterator

FILE = Path(__file__).parent / "data" / "phrases.txt"

_EDGES = " 。！？!?.，,、;；:：~～…\"'“”‘’「」"
_SHORTEST_START = 3
"""Letters of pinyin before it is guessed how it goes on."""


class Phrase(NamedTuple):
    """A phrase as it is compared, its card, and its pinyin without gaps if it is short and Chinese, else ""."""

    words: str
    card: str
    pinyin: str


def compared(text: str) -> str:
    """Return a phrase as phrases are compared: folded, simplified, without the marks around it."""
    return " ".join(simplified(fold(text)).replace("’", "'").strip(_EDGES).split())


@cache
def _listed() -> str:
    """Return the file, every line between line breaks."""
    return "\n" + FILE.read_text("utf-8")


def phrases() -> Iterator[Phrase]:
    """Yield the shipped phrases, card by card."""
    card = ""
    for line in _listed().split("\n"):
        if line.startswith("["):
            card = line[1:].partition(" ")[0]
        elif line:
            words, _, typed = line.partition("\t")
            yield Phrase(words, card, typed.partition("|")[0])


def _places(sought: str) -> Iterator[int]:
    at = _listed().find(sought)
    while at >= 0:
        yield at
        at = _listed().find(sought, at + 1)


def _card_at(place: int) -> str:
    """Return the card under which a place of the file stands."""
    head = _listed().rindex("\n[", 0, place + 2)
    return _listed()[head + 2 : _listed().index(" ", head)]


def _card_of(*sought: str) -> str | None:
    """Return the card under which the first of the texts stands that the file has."""
    places = (at for text in sought for at in _places(text))
    return next(map(_card_at, places), None)


def quoted(words: str) -> str | None:
    """Return the card of which `words`, as compared, are a title or phrase."""
    return _card_of(f"\n{words}\n", f"\n{words}\t")


def exactly(text: str) -> str | None:
    """Return the card whose number, id, title or phrase `text` is, also in pinyin; None if it is none."""
    words = compared(text)
    if not words:
        return None
    return quoted(words) or _card_of(f"\n[{words} ", f" {words}]\n", f"\t{words.replace(' ', '')}|")


def by_letters(text: str) -> dict[str, float]:
    """Return the cards with a phrase whose initials, or whose pinyin so far, `text` is, each with its likelihood."""
    typed = compared(text).replace(" ", "")
    if not typed.isascii() or not typed.isalpha():
        return {}
    counts = Counter(map(_card_at, _places(f"|{typed}\n")))
    found = {card: 0.9 / (1 + place) for place, (card, _count) in enumerate(counts.most_common())}
    if len(typed) >= _SHORTEST_START:
        for at in _places(f"\t{typed}"):
            whole = _listed().index("|", at) - at - 1
            card, likely = _card_at(at), 0.4 + 0.5 * len(typed) / whole
            found[card] = max(found.get(card, 0.0), likely)
    return found
