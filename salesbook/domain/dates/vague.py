"""Words about time that name no day: 节后, 过几天, after the holidays. They are answered with a question."""

import re
from datetime import datetime

from salesbook.domain.dates.shapes import Meaning, Shapes, which_day

VAGUE = Shapes()

_HAN = (
    "(?:过|等)?(?:完|了)?(?:年|节|长假|假期|放假)(?:了|完|过)?(?:之?后|以后|过后|之?前|以前)(?![台面来])"
    "|十一(?:长假|假期|期间|之?[前后]|以[前后])|[明后]年的?(?:今天|这天|此时|这时)"
    "|过(?:完|了)(?:年|节|春节|中秋|国庆|十五|元宵|端午)|过(?:年|节)(?:期间|时)?|开春|年关|节假日?|长假"
    "|(?:过|等|再过)(?:几|一)?(?:阵子?|段时间|会儿|些时候|些日子|些天|段)|过几(?:天|日|周|个月)|[这近](?:几|两)(?:天|日)"
    "|改天|改日|过后|日后|以后|回头|近期|近日|最近|尽快|尽早|随时|哪天|有空|有时间|空了|不久|下次|下回|月内?后|[正腊]月"
)
_LATIN = (
    "(?:after|before|during|over) (?:the )?(?:(?:chinese |lunar |spring )?"
    "(?:new year|holidays?|festival|break|vacation)|easter|summer|winter|weekend)"
    "(?: holidays?| break)?"
    "|some ?day|one day|any ?time|soon(?:ish)?|later(?: on)?|asap|eventually|one of these days|next time"
    "|whenever"
    "|sometime(?: (?:soon|(?:next|this) (?:week|month|year)))?|in (?:a while|due course|a bit)"
    "|(?:the )?other day|recently|lately"
)


def _open(_match: re.Match[str], _now: datetime) -> Meaning:
    return which_day()


VAGUE.add("过等年节长假放完了开十明后再这近改日以回尽随哪有空不下最月正腊", _HAN, sure=False)(_open)
VAGUE.add("abdoselnwirt", _LATIN, sure=False)(_open)
