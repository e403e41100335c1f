"""Cards as text that people can read, change and share: one `field: text` a line, a section for each card and language.

The same text stands in a file and in the editor of the workbench:

    [too-expensive en]
    family: price
    title: Too expensive
    behind: They have another number in mind.
    ask: Too high compared with what?
    answer isolate/isolate: Suppose the price were settled: is it only that?
    next: Let's agree what it has to do first.
    avoid: "Let me knock some off."
    say: too expensive

`ask`, `answer`, `avoid` and `say` (what customers say) may stand any number of times. Behind `answer` stands its way
(D24), and behind a slash the id under which the book keeps its record; a new answer gets one. `#` begins a remark.
A file has these names whatever the language; in the editor they may be words of the rep's own language.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, NamedTuple, NoReturn, TypeVar

from salesbook.domain.codes import Language
from salesbook.domain.errors import SalesbookError
from salesbook.domain.objections import Answer, CardText, Family, Way
from salesbook.domain.terms import term
from salesbook.locale import _, pgettext

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from enum import StrEnum

_Code = TypeVar("_Code", bound="StrEnum")

_SECTION = re.compile(r"\[(?P<card>[^\]\s]*)\s+(?P<language>[^\]\s]*)\]")
_ID = re.compile(r"[a-z0-9]+(?:-[a-z0-9]+)*")
_FIELD = re.compile(
    r"(?P<field>[^\W\d_]+)(?:\s+(?P<way>[^\s:：/]+)(?:/(?P<id>[^\s:：]+))?)?\s*[:：](?P<text>.*)", re.DOTALL
)
_ONCE = ("family", "title", "behind", "next")
_MANY = ("ask", "answer", "avoid", "say")
_LONGEST_ID = 60
LONGEST_TEXT = 20_000
"""Characters of one field; more is no script but a damaged file."""

MOST_CARDS = 5_000


class CardEntry(NamedTuple):
    """A card in one language, as it stands in a file."""

    card: str
    language: Language
    family: Family
    text: CardText


class _Line(NamedTuple):
    """A line of a file, counted from 1."""

    number: int
    text: str


def written(entries: Iterable[CardEntry]) -> str:
    """Return cards as the text of a file."""
    head = "# salesbook cards\n"
    return head + "".join(f"\n[{entry.card} {entry.language}]\n{fields(entry.family, entry.text)}" for entry in entries)


def fields(family: Family, text: CardText, *, worded: bool = False) -> str:
    """Return the lines of one card, without the head of its section.

    Args:
        family: of the card.
        text: of the card.
        worded: name fields, families and ways in the words of the language in use.
    """
    name = _labels() if worded else {field: field for field in (*_ONCE, *_MANY)}
    spelled = word if worded else str

    def line(field: str, words: str) -> str:
        return f"{name[field]}: {_one_line(words)}"

    lines = [line("family", spelled(family)), line("title", text.title), line("behind", text.behind)]
    lines += [line("ask", question) for question in text.ask]
    lines += [f"{name['answer']} {spelled(one.way)}/{one.id}: {_one_line(one.say)}" for one in text.answers]
    lines.append(line("next", text.next))
    lines += [line("avoid", warning) for warning in text.avoid]
    lines += [line("say", phrase) for phrase in text.phrases]
    return "\n".join(lines) + "\n"


def _labels() -> dict[str, str]:
    """Return what fields are called in the language in use."""
    return {
        "family": pgettext("card", "family"),
        "title": pgettext("card", "title"),
        "behind": pgettext("card", "behind"),
        "ask": pgettext("card", "ask"),
        "answer": pgettext("card", "answer"),
        "next": pgettext("card", "next"),
        "avoid": pgettext("card", "avoid"),
        "say": pgettext("card", "say"),
    }


def word(code: StrEnum) -> str:
    """Return the word for a code if it can stand in a line, else the code."""
    found = term(code)
    return code.value if found.isascii() or any(mark in found for mark in " :：/") else found


def _one_line(text: str) -> str:
    return " ".join(text.split("\n"))


def read(data: bytes, source: str) -> tuple[CardEntry, ...]:
    """Return the cards of a file.

    Args:
        data: what the file holds.
        source: what it is called, for the message.

    Raises:
        SalesbookError: something in it is no card; the message names the line and the field.
    """
    reader = _Reader(source)
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        number = data.count(b"\n", 0, error.start) + 1
        reader.refuse(number, _("text"), _("this is not UTF-8 text"))
    entries: list[CardEntry] = []
    for head, lines in _sections(text, reader):
        card, language = _named(head, reader)
        if any((entry.card, entry.language) == (card, language) for entry in entries[-len(Language) :]):
            reader.refuse(head.number, card, _("this card stands here twice"))
        entries.append(CardEntry(card, language, *reader.card(lines, head.number)))
        if len(entries) > MOST_CARDS:
            reader.refuse(head.number, card, _("more cards than a book takes"))
    seen: set[tuple[str, str]] = set()
    for entry in entries:
        if (entry.card, entry.language) in seen:
            reader.refuse(1, f"[{entry.card} {entry.language}]", _("this card stands here twice"))
        seen.add((entry.card, entry.language))
    if not entries:
        reader.refuse(1, _("text"), _("no card begins here: [name en] does"))
    return tuple(entries)


def read_fields(text: str, source: str) -> tuple[Family, CardText]:
    """Return the card that the lines of one section describe.

    Raises:
        SalesbookError: as `read`.
    """
    lines = [_Line(number, line) for number, line in enumerate(text.split("\n"), 1)]
    return _Reader(source).card(lines, 1)


def _sections(text: str, reader: _Reader) -> Iterator[tuple[_Line, list[_Line]]]:
    head: _Line | None = None
    lines: list[_Line] = []
    for number, raw in enumerate(text.split("\n"), 1):
        line = _Line(number, raw.rstrip("\r"))
        bare = line.text.strip()
        if bare.startswith("["):
            if head is not None:
                yield head, lines
            head, lines = line._replace(text=bare), []
        elif head is not None:
            lines.append(line)
        elif bare and not bare.startswith("#"):
            reader.refuse(number, bare[:20], _("a card begins with its name and language: [name en]"))
    if head is not None:
        yield head, lines


def _named(head: _Line, reader: _Reader) -> tuple[str, Language]:
    found = _SECTION.fullmatch(head.text)
    if found is None:
        reader.refuse(head.number, head.text[:40], _("a card begins with its name and language: [name en]"))
    card = found["card"]
    if not _ID.fullmatch(card) or len(card) > _LONGEST_ID:
        reader.refuse(head.number, card[:40], _("a name is of small letters, digits and - between them"))
    return card, reader.code(Language, found["language"], head.number, "language")


class _Reader:
    """Takes lines apart and tells, if it must, which of them is to blame."""

    def __init__(self, source: str) -> None:
        self._source = source

    def card(self, lines: Iterable[_Line], begins: int) -> tuple[Family, CardText]:
        """Return the card that lines describe; `begins` is the line on which it begins."""
        once: dict[str, str] = {}
        many: dict[str, list[str]] = {field: [] for field in _MANY if field != "answer"}
        answers: list[tuple[str | None, Way, str]] = []
        family = Family.NEED
        named = {label: field for field, label in _labels().items()}
        for line in lines:
            bare = line.text.strip()
            if not bare or bare.startswith("#"):
                continue
            found = _FIELD.fullmatch(bare)
            name = found["field"] if found else bare[:20]
            name = named.get(name, name)
            if found is None or name not in (*_ONCE, *_MANY) or (found["way"] and name != "answer"):
                self.refuse(line.number, name, _("one of these is expected: {fields}").format(fields=_expected()))
            text = found["text"].strip()
            if len(text) > LONGEST_TEXT:
                self.refuse(line.number, name, _("at most {n} characters").format(n=LONGEST_TEXT))
            if name == "family":
                family = self.code(Family, text, line.number, name)
            elif name == "answer":
                if text:
                    answers.append(self._answer(found, text, line.number, {known for known, _way, _say in answers}))
            elif name in _ONCE:
                if name in once:
                    self.refuse(line.number, name, _("it stands here twice"))
                once[name] = text
            elif text:
                many[name].append(text)
        if not once.get("title"):
            self.refuse(begins, "title", _("a card needs a title"))
        return family, CardText(
            title=once["title"],
            behind=once.get("behind", ""),
            ask=tuple(many["ask"]),
            answers=_identified(answers),
            next=once.get("next", ""),
            avoid=tuple(many["avoid"]),
            phrases=tuple(dict.fromkeys(many["say"])),
        )

    def _answer(
        self, found: re.Match[str], text: str, number: int, known: set[str | None]
    ) -> tuple[str | None, Way, str]:
        way = self.code(Way, found["way"] or "", number, "answer")
        name: str | None = found["id"]
        if name is not None and (not _ID.fullmatch(name) or len(name) > _LONGEST_ID):
            self.refuse(number, "answer", _("a name is of small letters, digits and - between them"))
        if name is not None and name in known:
            self.refuse(number, "answer", _("another answer has the name {name} already").format(name=name))
        return name, way, text

    def code(self, codes: type[_Code], text: str, number: int, field: str) -> _Code:
        """Return the code that a text names."""
        try:
            return codes(text)
        except ValueError:
            for code in codes:
                if word(code) == text:
                    return code
            self.refuse(number, field, _("one of these is expected: {fields}").format(fields=", ".join(codes)))

    def refuse(self, number: int, field: str, reason: str) -> NoReturn:
        """Say which line and field is wrong, and why."""
        message = _("{source}, line {line}, {field}: {reason}; nothing was changed.")
        raise SalesbookError(message.format(source=self._source, line=number, field=field, reason=reason))


def _expected() -> str:
    return ", ".join((*_ONCE, *_MANY))


def _identified(answers: list[tuple[str | None, Way, str]]) -> tuple[Answer, ...]:
    """Return answers, those without a name named by the first number that is free."""
    taken = {name for name, _way, _say in answers}
    found: list[Answer] = []
    number = 1
    for name, way, say in answers:
        if name is None:
            while f"own-{number}" in taken:
                number += 1
            name = f"own-{number}"
            taken.add(name)
        found.append(Answer(name, way, say))
    return tuple(found)
