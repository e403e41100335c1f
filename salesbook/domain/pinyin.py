"""How Chinese names are read: pinyin with the readings that surnames take, and every other reading too.

The dictionaries are those of `pypinyin`, read when the first Chinese name is spelled, never before: names are spelled
when they are saved, and searched by what was saved.
"""

from __future__ import annotations

import itertools
import json
import math
import unicodedata
from collections import Counter
from functools import cache, lru_cache
from importlib.machinery import PathFinder, SourceFileLoader
from typing import Any, TypeAlias

from salesbook.domain.text import has_han

_LONGEST_PHRASE = 4
_MOST_READINGS = 12
"""Whole readings kept for one name: enough for three characters with two or three readings each."""

# Characters that are read differently as a surname; the dictionary's own first reading is wrong for them.
_SURNAMES = {
    "曾": "zeng", "单": "shan", "仇": "qiu", "解": "xie", "查": "zha", "翟": "zhai", "区": "ou", "朴": "piao",
    "盖": "ge", "缪": "miao", "尉迟": "yu chi", "万俟": "mo qi", "长孙": "zhang sun", "单于": "chan yu",
    "澹台": "tan tai",
    "任": "ren", "华": "hua", "葛": "ge", "纪": "ji", "秘": "bi", "冼": "xian", "洗": "xian", "尹": "yin", "应": "ying",
    "召": "shao", "员": "yun", "贠": "yun", "繁": "po", "折": "she", "种": "chong", "重": "chong", "隗": "wei",
    "逄": "pang", "牟": "mu", "覃": "qin", "谌": "chen", "晟": "cheng", "燕": "yan", "宁": "ning", "乐": "yue",
    "臧": "zang", "藏": "zang", "哈": "ha", "黑": "he", "教": "jiao", "六": "lu", "过": "guo", "令狐": "ling hu",
    "宿": "su", "褚": "chu", "洪": "hong", "柏": "bai", "薄": "bo", "都": "du", "车": "che", "费": "fei", "那": "na",
    "能": "nai", "佴": "nai", "句": "gou", "勾": "gou", "郇": "xun", "乜": "nie", "幺": "yao", "卜": "bu", "眭": "sui",
    "訾": "zi", "祭": "zhai", "奇": "qi", "相": "xiang", "盛": "sheng", "曲": "qu", "石": "shi", "适": "kuo",
    "鲜于": "xian yu", "皇甫": "huang fu", "尉": "wei", "俞": "yu", "於": "yu", "冯": "feng", "贾": "jia", "谷": "gu",
    "行": "xing", "强": "qiang", "粘": "nian", "阚": "kan", "仉": "zhang", "亓": "qi", "瞿": "qu", "逯": "lu",
}  # fmt: skip

_ENOUGH = 4
"""So many words with a character tell how it is read today; the dictionary of characters has readings of old, too."""

_ONLY = {
    "圳": "zhen", "杭": "hang", "彭": "peng", "姚": "yao", "蔡": "cai", "邓": "deng", "郝": "hao", "鑫": "xin",
    "莉": "li", "婕": "jie",
}  # fmt: skip
"""The one reading of characters that stand in many names and few words."""

Spelled: TypeAlias = "list[tuple[str, ...]]"
"""The readings of each character of a name, likeliest first."""


def spell(name: str) -> Spelled:
    """Return the readings of each character of `name`, likeliest first.

    A surname at the beginning takes its surname reading first, a known phrase (重庆, 银行) its own. Other characters
    than Han stand for themselves, lower case; white space and punctuation are left out.
    """
    lower = name.lower()
    beginnings = _beginnings()
    surname, readings = _surname(lower)
    spelled: Spelled = [*map(_readings, surname, readings)]
    position = len(surname)
    while position < len(lower):
        if lower[position : position + 2] in beginnings:
            phrase = _phrase(lower[position : position + _LONGEST_PHRASE])
            spelled += phrase
            position += len(phrase)
        else:
            # So it is at most places of a name.
            spelled.append(_readings(lower[position]))
            position += 1
    return [readings for readings in spelled if readings]


def likeliest(spelled: Spelled) -> str:
    """Return the likeliest spelling of a spelled name."""
    return "".join([readings[0] for readings in spelled])


# A hundred thousand names are made of some thousand characters.
@cache
def _readings(character: str, first: str = "") -> tuple[str, ...]:
    """Return the readings of a character, `first` the likeliest where it is known; none where it is not spelled."""
    if has_han(character):
        return tuple(dict.fromkeys(r for r in (first, *_every(character)) if r)) or (character,)
    return (character,) if character.isalnum() else ()


def _surname(name: str) -> tuple[str, list[str]]:
    """Return the surname that a name begins with, and its readings, if it is one that is read in its own way."""
    for length in (2, 1):
        if found := _SURNAMES.get(name[:length]):
            return name[:length], found.split()
    return "", []


# Companies are made of the same words.
@lru_cache(maxsize=1 << 12)
def _phrase(text: str) -> tuple[tuple[str, ...], ...]:
    """Return the readings of the longest known phrase that `text` begins with, or of its first character."""
    phrases = _phrases()
    for length in range(len(text), 1, -1):
        if found := phrases.get(text[:length]):
            return tuple(_readings(c, _toneless(first)) for c, (first, *_) in zip(text, found, strict=False))
    return (_readings(text[0]),)


@cache
def _phrases() -> dict[str, list[list[str]]]:
    return _dictionary("phrases_dict")


@cache
def _characters() -> dict[str, str]:
    return _dictionary("pinyin_dict")


def _dictionary(name: str) -> dict[str, Any]:
    """Read a dictionary of `pypinyin`; to import the package takes twice as long, for a word splitter of its own."""
    found = PathFinder.find_spec("pypinyin")
    if found is None or not isinstance(found.loader, SourceFileLoader):
        raise ModuleNotFoundError("pypinyin")
    package = found.loader.path.removesuffix("__init__.py")
    read: dict[str, Any] = json.loads(found.loader.get_data(f"{package}{name}.json"))
    return read


@cache
def _beginnings() -> frozenset[str]:
    """Return the first two characters of each phrase: at most places of a name none begins."""
    return frozenset([phrase[:2] for phrase in _phrases()])


@cache
def _every(character: str) -> tuple[str, ...]:
    """Return the readings that a character has today: of a known word, and of a surname; all if few words have it."""
    readings = [_toneless(r) for r in _characters().get(str(ord(character)), "").split(",")]
    if character in _ONLY:
        readings = [_ONLY[character]]
    elif len(readings) > 1:
        heard = _heard(character)
        if heard.total() >= _ENOUGH:
            readings = [r for r in readings if r in heard or r == _SURNAMES.get(character)]
    # 吕 is typed lv or, as in passports, lyu.
    return tuple(dict.fromkeys([*readings, *(r.replace("v", "yu") for r in readings)]))


def _heard(character: str) -> Counter[str]:
    """Return how often the known phrases read a character in each way."""
    text, phrases = _lines(), _phrases()
    heard: Counter[str] = Counter()
    place = text.find(character)
    while place >= 0:
        begin, end = text.rfind("\n", 0, place) + 1, text.index("\n", place)
        heard.update(map(_toneless, phrases[text[begin:end]][place - begin]))
        place = text.find(character, place + 1)
    return heard


@cache
def _lines() -> str:
    """Return all known phrases, each on a line of its own: searched for a character sooner than one by one."""
    return "\n".join([*_phrases(), ""])


@cache
def _toneless(reading: str) -> str:
    plain = unicodedata.normalize("NFD", reading).replace("u\u0308", "v").lower()
    return "".join(c for c in plain if "a" <= c <= "z")


def whole_readings(spelled: Spelled) -> tuple[list[str], list[str]]:
    """Return the full spellings and the initials of a spelled name, likeliest first, without repeats.

    Characters that are no Han characters stand in both as they are: `华信a4` gives `huaxina4` and `hxa4`.
    """
    ways = math.prod(map(len, spelled))
    if ways == 1:
        return [likeliest(spelled)], ["".join([readings[0][0] for readings in spelled])]
    combinations = list(itertools.islice(itertools.product(*spelled), _MOST_READINGS))
    if ways > _MOST_READINGS:
        # With very many readings the product stops before the earlier characters vary: vary each alone, too.
        firsts = [readings[0] for readings in spelled]
        for index, readings in enumerate(spelled):
            combinations += [(*firsts[:index], r, *firsts[index + 1 :]) for r in readings[1:]]
    full = dict.fromkeys(map("".join, combinations))
    initials = dict.fromkeys(["".join([reading[0] for reading in c]) for c in combinations])
    return list(full), list(initials)
