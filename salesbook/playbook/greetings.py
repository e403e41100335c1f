"""Drafts of greetings, by occasion, in both languages: short enough for a message, plain enough to be believed.

The language is the customer's, not that of the interface, so these texts are data like the cards. `{name}` is how the
customer is addressed. A day of mourning has words of its own, none of them cheerful (D16).
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.domain.codes import DayKind, Language
from salesbook.domain.days import Festival

if TYPE_CHECKING:
    from collections.abc import Mapping
    from enum import StrEnum

Occasion = Festival | DayKind
"""What a greeting is for."""

_ZH: Mapping[StrEnum, tuple[str, ...]] = {
    DayKind.BIRTHDAY: (
        "{name}，生日快乐！愿您新的一岁身体康健、诸事顺心。",
        "{name}，今天是您的生日，祝您生日快乐，平安喜乐，想做的事都能成。",
        "{name}，生日快乐！认识您是我的福气，愿您天天有好心情。",
    ),
    DayKind.COMPANY_DAY: (
        "{name}，恭喜贵公司又满一年！一路走来不容易，祝生意越做越稳。",
        "{name}，今天是贵公司的好日子，祝贺！愿新的一年客源不断、一切顺利。",
    ),
    DayKind.ANNIVERSARY: (
        "{name}，今天是个值得纪念的日子，祝福您，愿往后年年都好。",
        "{name}，纪念日快乐！愿您和家人一直这样和和美美。",
    ),
    DayKind.OTHER: ("{name}，记得今天对您是个特别的日子，送上一份祝福。",),
    Festival.NEW_YEAR: (
        "{name}，新年好！新的一年，祝您和家人平安健康，事事顺利。",
        "{name}，元旦快乐！谢谢您过去一年的关照，新年我们继续把事情做好。",
    ),
    Festival.SPRING_FESTIVAL: (
        "{name}，给您拜年了！祝您全家新春快乐、身体健康，来年红红火火。",
        "{name}，过年好！感谢一年来的照顾，祝您阖家团圆，新的一年更上一层楼。",
        "{name}，春节快乐！愿您这个年过得热闹舒心，来年生意兴隆。",
    ),
    Festival.LANTERNS: (
        "{name}，元宵节快乐！愿您和家人团团圆圆、甜甜美美。",
        "{name}，元宵到了，祝您阖家团圆，这一年顺顺当当。",
    ),
    Festival.QINGMING: (
        "{name}，清明将至，遥寄一份思念。愿您和家人都平安。",
        "{name}，清明时节，路上多保重。有什么需要我做的，随时说一声。",
    ),
    Festival.LABOUR_DAY: ("{name}，五一假期快乐！平日辛苦，祝您好好歇一歇。",),
    Festival.MOTHERS_DAY: ("{name}，母亲节快乐！您辛苦了，愿您健康常在、笑口常开。",),
    Festival.DRAGON_BOATS: (
        "{name}，端午安康！愿您和家人平平安安。",
        "{name}，端午到了，祝您和家人身体安康、万事顺遂。",
    ),
    Festival.FATHERS_DAY: ("{name}，父亲节快乐！愿您身体硬朗，家里事事顺心。",),
    Festival.MID_AUTUMN: (
        "{name}，中秋快乐！愿您和家人月圆人团圆。",
        "{name}，中秋佳节，感谢您一直以来的照顾，祝阖家幸福安康。",
    ),
    Festival.NATIONAL_DAY: ("{name}，国庆快乐！假期里好好陪陪家人，出行平安。",),
    Festival.DOUBLE_NINTH: ("{name}，重阳安康！愿您和家中长辈身体健康、心情舒畅。",),
}

_EN: Mapping[StrEnum, tuple[str, ...]] = {
    DayKind.BIRTHDAY: (
        "{name}, happy birthday! I hope the year ahead is kind to you.",
        "Happy birthday, {name}! Wishing you good health and a good day with the people you like.",
        "{name}, many happy returns today! It is good to know you.",
    ),
    DayKind.COMPANY_DAY: (
        "{name}, congratulations on another year in business! Not many get this far; here's to the next one.",
        "Congratulations on the company's anniversary, {name}. It is a pleasure to work with you.",
    ),
    DayKind.ANNIVERSARY: ("{name}, happy anniversary! Wishing you many more good years.",),
    DayKind.OTHER: ("{name}, I remembered that today is a special day for you. Best wishes from me.",),
    Festival.NEW_YEAR: (
        "{name}, happy New Year! Wishing you and yours health and a good start.",
        "Happy New Year, {name}, and thank you for the past one. I look forward to what we do next.",
    ),
    Festival.SPRING_FESTIVAL: (
        "{name}, happy Spring Festival! Wishing you and your family health and luck in the new year.",
        "Happy Lunar New Year, {name}! May it bring you and your family everything good.",
    ),
    Festival.LANTERNS: ("{name}, happy Lantern Festival! Enjoy the lights and the family around you.",),
    Festival.QINGMING: (
        "{name}, my thoughts are with you and your family at Qingming.",
        "{name}, travel safely these days of Qingming. If there is anything I can do, just say so.",
    ),
    Festival.LABOUR_DAY: ("{name}, enjoy the May holiday; you have earned the rest.",),
    Festival.MOTHERS_DAY: ("{name}, happy Mother's Day! I hope today is all yours.",),
    Festival.DRAGON_BOATS: ("{name}, a peaceful Dragon Boat Festival to you and your family.",),
    Festival.FATHERS_DAY: ("{name}, happy Father's Day! I hope the family spoils you a little.",),
    Festival.MID_AUTUMN: ("{name}, happy Mid-Autumn Festival! A full moon and good company to you and yours.",),
    Festival.NATIONAL_DAY: ("{name}, enjoy the National Day holiday, and travel safely.",),
    Festival.DOUBLE_NINTH: ("{name}, warm wishes to you and the elders of your family at Double Ninth.",),
}

_TEXTS = {Language.ZH: _ZH, Language.EN: _EN}


def drafts(occasion: Occasion, language: Language) -> tuple[str, ...]:
    """Return the drafts for an occasion, each with `{name}` in it."""
    return _TEXTS[language][occasion]
