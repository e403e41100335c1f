"""Follow-ups in plain words: 下周三回电, "will send the quote next Monday".

A date alone is no plan: people write about what customers do, and about what was. So a verb of the rep's
trade has to stand in the same clause, right behind a Chinese date or on either side of an English one, and
nothing that denies it or puts it into the past. The rep sees the plan and can turn it back with one key.
"""

from __future__ import annotations

import re
from datetime import timedelta
from typing import TYPE_CHECKING

from salesbook.domain.capture.dated import is_over, task
from salesbook.domain.capture.model import Plan

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from datetime import datetime

    from salesbook.domain.dates import When

LONGEST_NOTE = 1_000
"""So many characters of a line are searched for plans: beyond, it is a paste."""

_HAN_VERB = (
    "回[电访话信]|回个?电话|回复|致电|打个?电话|打给|去电|联[系络]|拜访|上门|登门|走访|见面|面谈|碰[面头]|约[见谈]"
    "|跟进|催[款单一他她]|送[样货资合过去来他她给]|发(?![现展生觉达挥票愁])|寄|报价|收[款钱]|对账|签[合约单]|演示|试用"
    "|安装|培训|交货|提货|取[样货件]|再[谈聊说问看打约来去议定商找催试联]|确认|沟通|提醒|过[去来]|去[一看找他她公现]"
    "|给(?:个|他|她|客户|对方)?(?:答复|结果|回复|消息|报价|方案)|答复|电话"
)
_LATIN_VERB = (
    "(?:call|ring|phone|text|message|e-?mail|mail|send|visit|meet|quote|deliver|ship|bring|demo|remind|contact"
    "|confirm|chase|collect|speak|see (?:him|her|them|you)|try again|talk again|drop by|stop by|follow[ -]?up"
    "|check (?:in|back)|get back|come back|touch base|reach out|catch up|set up|schedule|book|arrange)"
)
_HALF_A_YEAR = timedelta(days=190)

# Patterns over half-width, lower-case text. `re` compiles each when it is first used, and keeps it: most lines of a
# shell command need none of them.
_ANY_VERB = f"{_HAN_VERB}|约|{_LATIN_VERB}"
_CLAUSE_END = "[,，。;；!！?？\n\r]|[.](?= |$)"
_HAN_PLAN = f" ?(?P<between>[^0-9a-z]{{0,10}}?)(?P<verb>{_HAN_VERB})(?P<tail>.{{0,4}})"
_DENIED_BEFORE = "(?:没有?|不[用要必是在会]?|别|勿|未|已经?|取消了?)$"
_DENIED_BETWEEN = "[没未勿已刚曾才]|不(?![过如妨])|别(?!的)|过(?![去来])"
_DONE = ".{0,3}(?:[了完的]|过(?![去来]))|时候?|期间"
_PAUSE = "(?<=[\u4e00-\u9fff])[ \u3000]+(?=[\u4e00-\u9fff])"
_LATIN_AFTER = (
    "[ :]{0,2}"
    "(?:(?:i|we|you|i'll|we'll|will|shall|to|please|then|must|should|need to|have to|going to|again) ){0,3}"
    f"(?P<verb>{_LATIN_VERB})(?![a-z'-])"
)
_LATIN_BEFORE = f"(?<![a-z'-]){_LATIN_VERB}(?![a-z'-])"
_NOUN_OR_DENIED = (
    r"(?:\b(?:the|a|an|his|her|our|their|my|your|its|last|this|that|phone|not|never|no|did|had|was|were|tried"
    r"|forgot|used|failed|wanted|cannot|when|if)|'s|n't|n’t)(?: \w+)? $"
)
_ARRANGED = "约[了好定在到]{0,2}$"


def implied_plans(
    text: str, half: str, free: Iterable[tuple[int, int]], now: datetime
) -> Iterator[tuple[int, int, Plan]]:
    """Yield the plans in plain text, each with the start and the end of the words that make it.

    Args:
        text: the line as typed.
        half: the same in half width and lower case.
        free: start and end of the stretches that are plain text, ascending.
        now: the rep's clock.
    """
    for start, end in free:
        end = min(end, LONGEST_NOTE)
        if start < end and re.search(_ANY_VERB, half[start:end]):
            stretch = _Stretch(text[start:end], half[start:end], now)
            for first, last, plan in stretch.plans():
                yield start + first, start + last, plan


class _Stretch:
    """A stretch of plain text in which plans are looked for."""

    def __init__(self, text: str, half: str, now: datetime) -> None:
        self._text, self._half, self._now = text, half, now

    def plans(self) -> Iterator[tuple[int, int, Plan]]:
        # Imported here: a note without such a verb should not pay for the grammar of dates.
        from salesbook.domain.dates import Direction, find_all

        done = 0
        for start, when in find_all(self._text, self._now, Direction.FUTURE):
            found = self._plan_around(start, when) if start >= done and _plannable(when, self._now) else None
            if found:
                yield found
                done = found[1]

    def _plan_around(self, start: int, when: When) -> tuple[int, int, Plan] | None:
        end = start + when.length
        stop = re.compile(_CLAUSE_END).search(self._half, end)
        clause_end = stop.start() if stop else len(self._half)
        if verb := re.compile(_LATIN_AFTER).match(self._half, end, clause_end):
            return start, verb.end(), _plan(when, self._text[verb.start("verb") : clause_end])
        verb = re.compile(_HAN_PLAN).match(self._half, end, clause_end)
        if verb and not self._denied(start, verb):
            pause = re.compile(_PAUSE).search(self._half, verb.end("verb"), clause_end)
            return start, verb.end("verb"), _plan(when, self._text[end : pause.start() if pause else clause_end])
        return self._plan_before(start, end, when)

    def _plan_before(self, start: int, end: int, when: When) -> tuple[int, int, Plan] | None:
        clause_start = max((found.end() for found in re.compile(_CLAUSE_END).finditer(self._half, 0, start)), default=0)
        before = self._half[clause_start:start]
        for verb in re.finditer(_LATIN_BEFORE, before):
            if not re.search(_NOUN_OR_DENIED, before[: verb.start()]):
                first = clause_start + verb.start()
                return first, end, _plan(when, self._text[first:start])
        if arranged := re.search(_ARRANGED, before):
            return clause_start + arranged.start(), end, _plan(when, arranged[0])
        return None

    def _denied(self, start: int, verb: re.Match[str]) -> bool:
        before = self._half[max(0, start - 3) : start]
        denied = re.search(_DENIED_BEFORE, before) or re.search(_DENIED_BETWEEN, verb["between"])
        return bool(denied or re.match(_DONE, verb["tail"]))


def _plannable(when: When, now: datetime) -> bool:
    """Tell whether a date in a note can be meant for later.

    今天 without an hour tells what was done today, and a day of the year that lies more than half a year ahead is
    more likely the one just gone by.
    """
    if when.on == now.date() and when.time is None:
        return False
    return not is_over(when, now) and when.on - now.date() <= _HALF_A_YEAR


def _plan(when: When, words: str) -> Plan:
    return Plan(when.on, when.time, when.every, task(words))
