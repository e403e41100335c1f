"""Who is greeted at a festival: a choice by sales class and by group (D16)."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from salesbook.domain.codes import SalesClass
from salesbook.domain.days import Festival
from salesbook.domain.text import fold

_EVERYBODY = "*"
_BETWEEN = re.compile(r"[,，、;；\n]+")
_GROUP_MARKS = "#＃"


@dataclass(frozen=True, slots=True)
class Audience:
    """The customers that are meant: those of some classes, those in some groups, or everybody."""

    classes: frozenset[SalesClass] = frozenset()
    groups: tuple[str, ...] = ()
    everybody: bool = False

    @property
    def nobody(self) -> bool:
        """Whether it means nobody at all."""
        return not (self.everybody or self.classes or self.groups)

    @property
    def text(self) -> str:
        """The choice as it is written and stored: `A, B, #old friends`; `*` for everybody, empty for nobody."""
        if self.everybody:
            return _EVERYBODY
        return ", ".join([*sorted(self.classes), *(f"#{group}" for group in self.groups)])


def audience(text: str) -> Audience:
    """Return the choice that a text stands for.

    Parts are divided by commas: A, B and C are sales classes, `*` is everybody, and anything else, with a `#` in
    front or not, is a group.
    """
    classes: set[SalesClass] = set()
    groups: dict[str, None] = {}
    everybody = False
    for part in (word.strip() for word in _BETWEEN.split(text)):
        plain = fold(part)
        if plain == _EVERYBODY:
            everybody = True
        elif plain.upper() in SalesClass.__members__:
            classes.add(SalesClass(plain.upper()))
        elif bare := part.lstrip(_GROUP_MARKS).strip():
            groups[bare] = None
    return Audience(frozenset(classes), tuple(groups), everybody)


_BEST = Audience(frozenset({SalesClass.A, SalesClass.B}))
_FIRST = Audience(frozenset({SalesClass.A}))

USUAL: Mapping[Festival, Audience] = {
    Festival.SPRING_FESTIVAL: _BEST,
    Festival.MID_AUTUMN: _BEST,
    Festival.NEW_YEAR: _FIRST,
    Festival.DRAGON_BOATS: _FIRST,
    Festival.NATIONAL_DAY: _FIRST,
}
"""Who is greeted unless the rep chose otherwise; at the other festivals it is nobody.

Mother's and Father's Day concern those the rep knows to be parents, and a word on 清明 those it knows well: a group.
"""
