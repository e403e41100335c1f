"""Texts that break programs, and a strategy that makes more of them."""

from __future__ import annotations

from hypothesis import strategies as st

NAUGHTY = (
    "Acme [/]",
    "[@click=app.quit]x",
    "=1+1",
    "\u202etxt.exe",
    "👩‍👩‍👧‍👦🇨🇳",
    "a\0b",
    "\0",
    "\ud800",
    "a\udfffb\ud800",
    "\ud83d\ude00",
    "\U0010ffff",
    "\U0010ffff\udc00\U0010ffff\U0010ffff",
    "\U000f0000",
    "\x1b]52;c;aGk=\x07",
    "e\u0301\u0301",
    "ﬁ①Ⅷ㎏",
    "İıẞß",
    "\x1f \x1f",
    "\t\n\r\v",
    "\"'`;--%_*?\\",
    '" OR "',
    "NEAR(a b)",
    "␀",
    "\ufdd0\uffff",
    "𠮷野家",
    "１３８　００１３",
    "x" * 10_000,
)
"""Each a single text with a trap in it."""


def texts(max_size: int = 30) -> st.SearchStrategy[str]:
    """Return any texts: lone surrogates, NUL, noncharacters, and the characters that the book itself uses."""
    return st.text(
        alphabet=st.one_of(
            st.characters(),
            st.sampled_from("\0\x1f\ud800\udfff\U0010ffff\U0010fffe\U000f0000\U0010f061 \"'王wW1-+"),
        ),
        max_size=max_size,
    )
