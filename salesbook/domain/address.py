"""How a customer is addressed in a message: `王经理`, `王建国您好`, `Karen`."""

import re

from salesbook.domain.codes import Language
from salesbook.domain.text import has_han

# The longer one first where one ends like another.
_TITLES = re.compile(
    r"(董事长|总经理|总监|经理|主任|主管|秘书|书记|教授|博士|顾问|护士长|理事长|会长|[校院店厂所科处部局行社馆园队组站班]长|"
    r"会计|老板|老师|医生|医师|律师|工程师|师傅|总)$"
)
_TWO = re.compile("欧阳|司马|上官|诸葛|尉迟|皇甫|司徒|令狐|慕容|公孙|东方|夏侯|端木|宇文|长孙|独孤")
_LONGEST_NAME = 4


def language_of(name: str, known: str, usual: str) -> Language:
    """Return the language to write to somebody in: the one that is known, else that of the name, else the usual."""
    if known in set(Language):
        return Language(known)
    return Language.ZH if has_han(name) else Language(usual)


def address(name: str, role: str, language: Language, *, person: bool) -> str:
    """Return how to address somebody.

    A Chinese name goes with the title where the role has one: 王经理. A bare name would sound like a roll-call: a word
    of politeness follows it. In English people are called by their first name. A house is addressed by its whole name.
    """
    name = name.strip()
    if not person or not name:
        return name
    if has_han(name):
        # A name in both scripts is addressed in the one that is asked for.
        parts = name.split()
        han = next(part for part in parts if has_han(part))
        if language is Language.EN and len(parts) > 1:
            return next((part for part in parts if not has_han(part)), name)
        title = _TITLES.search(role)
        if title and len(han) <= _LONGEST_NAME:
            return han[: 2 if _TWO.match(han) and len(han) > 2 else 1] + title[1]
        return f"{han}您好" if language is Language.ZH else han
    return name.split()[0]
