"""Makes what the matching looks things up in: the weights, the phrases with their pinyin, the table of syllables.

Usage: python -m salesbook.playbook.train

Run it after changing a phrase of a card, a file in `training` or `words`, or the kinds of pieces; it needs the extra
`train`. It takes about a minute and gives the same bytes every time.
"""

from __future__ import annotations

import os
import sys
from typing import TYPE_CHECKING

from salesbook.domain.text import has_han
from salesbook.playbook import cards, heard, model
from salesbook.playbook.characters import WORDS
from salesbook.playbook.samples import digest, samples

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from salesbook.playbook.samples import Sample

_PIECES = 100_000
_SEARCH_EPOCHS = 2
EPOCHS = 10
"""How often all the samples are gone through."""

_PARTICLES = "了啊吧呢嘛哦呀啦哈的喔诶"
_LONGEST_TYPED = 9
"""Chinese characters of a phrase that may be typed as pinyin."""

_MOST_INITIALS = 6

# Characters that GB 2312 lacks and people write all the same.
_MORE_CHARACTERS = "啰嘚喔噢咁冇嘅唔佢哋喺嚟啲咗睇俾攞揾侬阿恁咋瞅晓嘞咧呗嘛哒咩嘢"
_GB_2312 = (range(0xB0, 0xF8), range(0xA1, 0xFF))
_SYLLABLE_OF = {"嗯": "en"}
_SYLLABLES_HEAD = (
    "# The usual syllable, without its tone, of each common simplified character; written by salesbook.playbook.train."
)


def syllable_table() -> str:
    """Return `words/syllables.txt`."""
    from pypinyin import lazy_pinyin

    table: dict[str, str] = {}
    for character in (*_common_characters(), *_MORE_CHARACTERS):
        syllable = _SYLLABLE_OF.get(character) or "".join(lazy_pinyin(character, errors="ignore"))
        if not set(syllable).isdisjoint("aeiouv") and character not in table.get(syllable, ""):
            table[syllable] = table.get(syllable, "") + character
    return (
        "\n".join([_SYLLABLES_HEAD, *(f"{syllable} {characters}" for syllable, characters in sorted(table.items()))])
        + "\n"
    )


def _common_characters() -> Iterator[str]:
    for high in _GB_2312[0]:
        for low in _GB_2312[1]:
            yield bytes([high, low]).decode("gb2312", errors="ignore")


def phrase_list() -> str:
    """Return `data/phrases.txt`."""
    lines: list[str] = []
    for card in cards():
        lines.append(f"[{card.id} {card.number}]")
        phrases = [phrase for text in card.texts.values() for phrase in (text.title, *text.phrases)]
        compared = dict.fromkeys(map(heard.compared, phrases))
        # What is typed in haste lacks the particle at the end.
        compared |= dict.fromkeys(filter(_may_be_typed, (phrase.rstrip(_PARTICLES) for phrase in compared)))
        lines += [f"{phrase}\t{_typed(phrase)}" if _may_be_typed(phrase) else phrase for phrase in compared]
    return "\n".join(lines) + "\n"


def _may_be_typed(phrase: str) -> bool:
    return 1 < len(phrase) <= _LONGEST_TYPED and all(map(has_han, phrase))


def _typed(phrase: str) -> str:
    from pypinyin import lazy_pinyin

    syllables = lazy_pinyin(phrase)
    initials = "".join(syllable[0] for syllable in syllables) if len(syllables) <= _MOST_INITIALS else ""
    return f"{''.join(syllables)}|{initials}"


def trained(given: Sequence[Sample], pieces: int = _PIECES, epochs: int = EPOCHS) -> bytes:
    """Return the file of a model trained on samples.

    Args:
        given: the samples.
        pieces: how many pieces are kept at most, those that tell the classes apart best.
        epochs: how often all the samples are gone through.
    """
    # Sums that are split over several threads differ in their last digits; numpy looks at this when it is imported.
    os.environ["OPENBLAS_NUM_THREADS"] = "1"
    from salesbook.playbook.learning import bags, learned, rarities, telling, vectors

    classes = [*sorted({sample.card for sample in given} - {model.NONE}), model.NONE]
    counted = bags(sample.text for sample in given)
    rare = rarities(counted)
    if len(rare) > pieces:
        rough = learned(vectors(given, counted, rare, classes), len(rare), len(classes), _SEARCH_EPOCHS)
        rare = telling(rare, rough, pieces)
    weights = learned(vectors(given, counted, rare, classes), len(rare), len(classes), epochs)
    rows = {key: (rarity, row) for (key, rarity), row in zip(rare.items(), weights.rows.tolist(), strict=True)}
    return model.packed(digest(), classes, weights.biases.tolist(), rows)


def main() -> None:
    """Write the files."""
    (WORDS / "syllables.txt").write_text(syllable_table(), "utf-8")
    heard.FILE.write_text(phrase_list(), "utf-8")
    given = samples()
    data = trained(given)
    model.FILE.write_bytes(data)
    sys.stdout.write(f"{len(given)} samples, {len(data):,} bytes of weights\n")


if __name__ == "__main__":
    main()
