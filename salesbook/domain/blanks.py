"""The blanks in what a rep says: the customer's name, and the rep's own words about what is offered (D32)."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

# Words that fit any sentence, for what nobody has filled in.
_FALLBACKS = {
    "zh": {
        "name": "您", "product": "我们的产品", "advantage": "我们最拿手的那一点", "company": "厂家这边",
        "peer": "一家跟您差不多的客户", "customers": "像您这样的客户", "problem": "日常那些麻烦",
        "pain": "那种最头疼的事", "features": "它能做的事", "reach": "这个号码", "easy": "拿一小批试试",
        "place": "朋友圈",
    },
    "en": {
        "name": "you", "product": "our product", "advantage": "what we do best", "company": "the local supplier",
        "peer": "a customer much like you", "customers": "people like you", "problem": "the everyday snags",
        "pain": "that sore point", "features": "what it does", "reach": "this number",
        "easy": "a small trial", "place": "online",
    },
}  # fmt: skip

BLANKS = frozenset(_FALLBACKS["en"])
"""What a text may leave open."""

_BLANK = re.compile(r"\{([a-z]+)\}")
# A name called out stands between marks: where there is none, nobody is called.
_CALLED_FIRST = re.compile(r"(^|[.!?。！？]\s*)\{name\}\s*[,，、:：]\s*(\w?)")
_CALLED_LAST = re.compile(r"\s*[,，、]\s*\{name\}(?=\s*[,，.。!！?？;；]|$)")
_SENTENCE_START = re.compile(r"(?:^|[.!?]\s+)$")


def filled(text: str, language: str, values: Mapping[str, str]) -> str:
    """Return a text with its blanks filled, by `values` or by words that fit any sentence.

    Braces that are no blank of ours stay as they stand: they are the rep's.

    Args:
        text: what is to be said.
        language: its language, `zh` or `en`.
        values: what is known, by blank; an empty value counts as unknown.
    """
    if "{" not in text:
        return text
    if not values.get("name"):
        text = _CALLED_FIRST.sub(lambda found: found[1] + found[2].upper(), text)
        text = _CALLED_LAST.sub("", text)
    fallbacks = _FALLBACKS[language]

    def fill(blank: re.Match[str]) -> str:
        if value := values.get(blank[1]):
            return value
        words = fallbacks.get(blank[1])
        if words is None:
            return blank[0]
        return words[0].upper() + words[1:] if _SENTENCE_START.search(text, 0, blank.start()) else words

    return _BLANK.sub(fill, text)
