"""The playbook in use: cards by what the customer says, and answers marked as used."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

from salesbook.book.changes import Changes
from salesbook.locale import language

if TYPE_CHECKING:
    from salesbook.book.opened import Book


@dataclass(frozen=True, slots=True)
class ScriptAnswer:
    id: str
    way: str
    say: str
    used: int = 0
    overcome: int = 0
    marked: bool = False


@dataclass(frozen=True, slots=True)
class Script:
    card: str
    number: int
    title: str
    score: float
    behind: str
    ask: tuple[str, ...]
    answers: tuple[ScriptAnswer, ...]
    next: str
    avoid: tuple[str, ...]


@cache
def _cards():
    from salesbook import playbook

    d = Path(playbook.__file__).parent / "cards"
    return sorted((json.loads(p.read_text()) for p in d.glob("*.json")), key=lambda c: c["number"])


def _script(c, score, name=""):
    t = c[language()]
    f = lambda s: s.format(
        name=name or "您", product="我们的产品", advantage="我们最拿手的", company="", peer="一家客户"
    )
    return Script(
        c["id"],
        c["number"],
        t["title"],
        score,
        t["behind"],
        tuple(map(f, t["ask"])),
        tuple(ScriptAnswer(a["id"], a["way"], f(a["say"])) for a in t["answers"]),
        f(t["next"]),
        tuple(t["avoid"]),
    )


def titles(book: Book) -> dict[str, str]:
    return {c["id"]: c[language()]["title"] for c in _cards()}


def rank(book: Book, text: str, customer: int | None = None) -> tuple[Script, ...]:
    r = []
    for c in _cards():
        s = (
            max(
                max((sum(ch in p for ch in text) / (len(text) + len(p)) for p in c[l]["phrases"]), default=0)
                for l in ("zh", "en")
            )
            if text
            else 1
        )
        if s > 0.2:
            r.append((s, c))
    r.sort(key=lambda x: (-x[0], x[1]["number"]))
    return tuple(_script(c, s) for s, c in r)


def use(book: Book, customer: int, card: str, answer: str) -> Changes:
    raise NotImplementedError
