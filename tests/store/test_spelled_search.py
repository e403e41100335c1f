"""Finding Chinese names by their spelling: full, initials, mixed with characters, every reading."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from content import passing
from hypothesis import given
from hypothesis import strategies as st
from pypinyin.constants import PINYIN_DICT

from salesbook.book import customers
from salesbook.domain.customers import Contact, Customer
from salesbook.domain.pinyin import spell
from salesbook.store import mixed
from salesbook.store.search import customers as search
from salesbook.store.spellings import name_forms, sort_form, sort_key

if TYPE_CHECKING:
    from salesbook.book.opened import Book

_SURNAMES = {
    "曾小贤": "zeng xiao xian",
    "单雄信": "shan xiong xin",
    "仇和平": "qiu he ping",
    "解晓东": "xie xiao dong",
    "查良镛": "zha liang yong",
    "翟志刚": "zhai zhi gang",
    "区小明": "ou xiao ming",
    "朴树人": "piao shu ren",
    "盖叫天": "ge jiao tian",
    "缪贤德": "miao xian de",
    "尉迟恭": "yu chi gong",
    "欧阳修": "ou yang xiu",
    "任盈盈": "ren ying ying",
    "覃海洋": "qin hai yang",
    "长孙无忌": "zhang sun wu ji",
    "万俟卨": "mo qi xie",
}
_HAN = "王建国曾单仇解查翟区朴盖缪尉迟李张长重行乐吕中国石吴安小欧阳娜赵知识佛兴调a4Ué"


def found(book: Book, words: str) -> list[int]:
    return [hit.customer for hit in search(book.db, words, 1000)]


@pytest.mark.parametrize(("name", "spelled"), _SURNAMES.items(), ids=[str(s) for s in _SURNAMES.values()])
def test_a_surname_is_read_as_one(book: Book, name: str, spelled: str) -> None:
    row, _added = customers.add(book, Customer(name=name))
    syllables = spelled.split()
    initials = "".join(syllable[0] for syllable in syllables)
    mixtures = [
        "".join(syllables),
        spelled,
        "'".join(syllables),
        "".join(syllables).upper(),
        initials,
        name[0] + initials[1:],
        syllables[0] + initials[1:],
        initials[:-1] + syllables[-1],
        "".join(syllables)[:-1],
        "".join(syllables[1:]),
        initials[1:],
        name[0] + "".join(syllables[1:]),
        "".join(syllables[:-1]) + name[-1],
    ]
    assert {mixture: found(book, mixture) for mixture in mixtures} == {mixture: [row] for mixture in mixtures}
    # The list by name goes by the right reading, too.
    assert book.db.value("SELECT sort_key FROM standing") == "".join(syllables)


@pytest.mark.parametrize("name", _SURNAMES)
def test_every_other_reading_is_found_too(book: Book, name: str) -> None:
    row, _added = customers.add(book, Customer(name=name))
    likeliest = [readings[0] for readings in spell(name)]
    for place, readings in enumerate(spell(name)):
        for reading in readings:
            other = [*likeliest[:place], reading, *likeliest[place + 1 :]]
            assert found(book, "".join(other)) == [row]
            assert found(book, "".join(syllable[0] for syllable in other)) == [row]


@pytest.mark.parametrize(
    ("name", "typed", "nobody_types"),
    [
        ("平合机械有限公司", ["pinghejixieyouxiangongsi", "phjxyxgs"], ["pianhe", "jiqi", "weiwen", "gongci", "phwx"]),
        ("重庆长乐银行", ["chongqing", "zhongqing", "changle", "zhangyue", "yinhang", "yinxing"], ["tongqing"]),
        ("老单和小解", ["laoshan", "laodan", "xiaoxie", "xiaojie"], []),
        ("深圳姚莉", ["shenzhen", "yaoli"], ["shenquan", "tiaoli", "yaochi"]),
        ("圩垛", ["xuduo", "weiduo"], []),
        ("晟", ["sheng", "cheng"], []),
    ],
)
def test_readings_of_old_texts_are_nobodys(book: Book, name: str, typed: list[str], nobody_types: list[str]) -> None:
    row, _added = customers.add(book, Customer(name=name))
    assert {words: found(book, words) for words in typed} == {words: [row] for words in typed}
    assert [words for words in nobody_types if found(book, words)] == []


@given(name=st.text(alphabet=_HAN + "A4 \0・é", max_size=6))
def test_a_name_is_sorted_by_its_likeliest_spelling_however_that_is_asked(name: str) -> None:
    assert sort_form(name_forms(name)) == sort_key(name)


@pytest.mark.parametrize("words", ["lvbu", "lyubu", "lübu", "LÜ BU", "lb", "吕b", "l布"])
def test_umlauts_are_typed_in_three_ways(book: Book, words: str) -> None:
    row, _added = customers.add(book, Customer(name="吕布"))
    assert found(book, words) == [row]


@pytest.mark.parametrize("words", ["hxa4", "huaxina4", "华xa4", "xinA4", "华信a", "hxjt", "a4集t"])
def test_letters_and_figures_within_a_name_stand_for_themselves(book: Book, words: str) -> None:
    wanted = {"hxjt": [], "a4集t": [2]}.get(words, [1])
    assert customers.add(book, Customer(name="华信A4纸业"))[0] == 1
    assert customers.add(book, Customer(name="A4集团"))[0] == 2
    assert found(book, words) == wanted


@pytest.mark.parametrize("words", ["zhongg", "zhg", "zhguo", "中g", "zg", "zguo", "zhong", "zhon", "guoj", "gji"])
def test_a_digraph_is_an_initial_too(book: Book, words: str) -> None:
    row, _added = customers.add(book, Customer(name="张三", organisation="中国机电"))
    assert found(book, words) == [row]


@pytest.mark.parametrize("words", ["wj", "wjianguo", "王国", "gj", "wangguo", "jgw", "angjian", "jw", "国j", "wx"])
def test_what_is_no_spelling_finds_nothing(book: Book, words: str) -> None:
    customers.add(book, Customer(name="王建国"))
    assert found(book, words) == ([1] if words in ("wj", "wjianguo") else [])


def test_companies_and_contacts_are_spelled_too(book: Book) -> None:
    person, _added = customers.add(book, Customer(name="Ann", organisation="苏州华信机电有限公司"))
    company, _added = customers.add(book, Customer(name="Acme", contacts=(Contact("欧阳娜娜"),)))
    for words in ("szhx", "suzhouhuaxin", "hxjd", "华信jd", "yxgs", "机dyou限"):
        assert found(book, words) == [person]
    for words in ("ouyang", "oynn", "欧阳nn", "yangnana"):
        assert found(book, words) == [company]


def spellings(name: str) -> list[tuple[str, ...]]:
    """Return what each character of a name may be typed as."""
    ways = []
    for character, readings in zip(name, spell(name), strict=True):
        digraphs = {reading[:2] for reading in readings if reading[1:2] == "h"} & {"zh", "ch", "sh"}
        ways.append((character.lower(), *readings, *(reading[0] for reading in readings), *sorted(digraphs)))
    return ways


def may_mean(typed: str, ways: list[tuple[str, ...]]) -> bool:
    """Tell whether `typed` goes through the characters of a name from its first on, cut short in the last one."""
    if not ways:
        return False
    return any(
        way.startswith(typed) or (typed.startswith(way) and may_mean(typed[len(way) :], ways[1:])) for way in ways[0]
    )


_NAMES = st.text(alphabet=_HAN, min_size=1, max_size=5)


@given(data=st.data(), names=st.lists(_NAMES, min_size=1, max_size=4))
def test_every_mixture_finds_its_name_and_no_other(book: Book, data: st.DataObject, names: list[str]) -> None:
    ways = spellings(data.draw(st.sampled_from(names)))
    start = data.draw(st.integers(0, len(ways) - 1))
    run = ways[start : data.draw(st.integers(start + 1, len(ways)))]
    pieces = [data.draw(st.sampled_from(way)) for way in run]
    typed = "".join([*pieces[:-1], pieces[-1][: data.draw(st.integers(1, len(pieces[-1])))]])
    with passing(book):
        ids = [customers.insert(book, Customer(name=name)) for name in names]
        wanted = {
            row
            for row, name in zip(ids, names, strict=True)
            if any(may_mean(typed, spellings(name)[first:]) for first in range(len(name)))
        }
        assert wanted
        assert set(found(book, typed)) == wanted


def test_every_syllable_is_known_and_every_beginning_of_one() -> None:
    readings = {reading for code in PINYIN_DICT for (some,) in [spell(chr(code)) or [()]] for reading in some}
    letters = {reading for reading in readings if reading.isascii()}
    assert len(letters) > 400
    for reading in letters:
        for end in range(1, len(reading) + 1):
            assert (reading[:end],) in mixed.apart(reading[:end])
        # Followed by something, it is a piece of its own.
        assert (reading, "x") in mixed.apart(reading + "x")


def test_a_name_without_end_is_spelled_in_an_instant(book: Book) -> None:
    for name in ("行" * 5000, "重长曾单" * 2000, " " * 5000 + "王", "王" * 100_000):
        row, _added = customers.add(book, Customer(name=name))
        assert customers.name(book, row) == name
