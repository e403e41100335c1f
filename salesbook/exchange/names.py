"""How a person's name is put together from its parts."""

from __future__ import annotations

import re

_HAN = re.compile("[\u3005\u3007\u3400-\u4dbf\u4e00-\u9fff\uf900-\ufaff\U00020000-\U0003ffff·]+")
_COMPOUND = frozenset(
    re.findall(
        "..",
        "欧阳司马上官诸葛尉迟皇甫令狐宇文慕容端木东方南宫独孤长孙公孙司徒司空夏侯澹台轩辕万俟单于鲜于闻人"
        "钟离濮阳淳于呼延太史申屠百里东郭西门公冶宗政赫连歐陽諸葛尉遲東方南宮獨孤長孫公孫澹臺軒轅單于鮮于"
        "聞人鍾離濮陽東郭西門赫連",
    )
)


def is_han(text: str) -> bool:
    """Tell whether `text` consists of Chinese characters only."""
    return _HAN.fullmatch(text) is not None


_KANA = re.compile("[\u3041-\u30fa]")
_EASTERN = re.compile(
    "[\u3005\u3007\u3041-\u30fa\u30fc\u3400-\u4dbf\u4e00-\u9fff\uac00-\ud7a3\uf900-\ufaff\U00020000-\U0003ffff]+"
)


def join_name(family: str, given: str, middle: str = "", prefix: str = "", suffix: str = "") -> str:
    """Return a full name as people of its language write it.

    Chinese and Korean names are family and given name without a space, Japanese ones with kana have one. Their
    forms of address (先生) are no part of the name and are left out.
    """
    core = family + middle + given
    if is_han(core):
        return core
    if _EASTERN.fullmatch(core):
        return (" " if _KANA.search(core) else "").join(part for part in (family, middle, given) if part)
    parts = (prefix, given, middle, family, suffix)
    return " ".join(part for part in parts if part)


def split_han_name(name: str) -> tuple[str, str]:
    """Return family and given name of a Chinese full name of two to four characters, else all as family name."""
    if not is_han(name) or not 2 <= len(name) <= 4:
        return name, ""
    length = 2 if name[:2] in _COMPOUND and len(name) > 2 else 1
    return name[:length], name[length:]


def split_name(name: str) -> tuple[str, str]:
    """Return family and given name of any full name, as address books want them apart; joined they are the name."""
    if is_han(name):
        return split_han_name(name)
    given, space, family = name.rpartition(" ")
    return (family, given) if space and given and family else (name, "")
