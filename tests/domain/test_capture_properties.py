import json
import re
import subprocess
import sys
from datetime import datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook.domain.capture import (
    Heard,
    Match,
    Person,
    Reading,
    Span,
    SpanKind,
    as_json,
    carried,
    just_recognised,
    parse,
)

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=timezone(timedelta(hours=8)))
QUOTES = '"「」“”＂'


class Everybody:
    """A book in which every run of up to three letters is one or two customers, white space and marks included."""

    def longest(self, text: str) -> Match | None:
        if not text or not text[0].isalnum():
            return None
        people = (Person(1, text[:3]), Person(2, text[:2]))
        return Match(len(text[:3]), people[: 1 + len(text) % 2])


class Everything:
    """A phrasebook that knows one phrase."""

    def longest(self, text: str) -> Heard | None:
        return Heard(2, "too-expensive") if text.startswith("太贵") else None

    def offer(self, note: str) -> str | None:
        return "too-expensive" if "太贵" in note else None


def reading(text: str, plain: frozenset[int] = frozenset()) -> Reading:
    return parse(text, now=NOW, directory=Everybody(), phrasebook=Everything(), plain=plain)


MARKS = "@/>!?#=<¥$＠＃＞》！？＝￥＜《、,，。:'\"「」“”"
WORDS = (
    "!! ?太贵 下周三 周五前 每月10号 节后 昨天 回电 送样品 3pm in_3_days on_Friday call 王建国 拜访 没接 no_answer "
    "12,000 3.5万 1.2k 50箱 a@b.com #样品 >明天_"
)
STRANGE = (" ", "  ", "\n", "\r\n", "\t", "　", "\0", "\x1b]52;c;x\x07", "\u202e", "\ud800", "😀", "İ")
PIECES = st.sampled_from([*MARKS, *STRANGE, *(word.replace("_", " ") for word in WORDS.split())])
ANY_TEXT = st.text(st.characters(exclude_categories=()), max_size=60)
LINES = ANY_TEXT | st.lists(PIECES, max_size=16).map("".join) | st.lists(PIECES, max_size=12).map(" ".join)


def taking(read: Reading) -> list[Span]:
    return [span for span in read.spans if span.kind not in (SpanKind.UNREAD, SpanKind.IMPLIED)]


def without_white_space(text: str) -> str:
    return re.sub(r"\s", "", text)


@given(LINES)
@settings(max_examples=400, deadline=None)
def test_any_line_is_read_and_loses_no_character(line: str) -> None:
    read = reading(line)
    json.dumps(as_json(read))
    left = line
    for span in reversed(taking(read)):
        left = left[: span.start] + " " + left[span.end :]
    kept = without_white_space(left)
    note = without_white_space(read.note)
    # A note that is one quotation as a whole comes without its quotes.
    assert kept == note or (kept[0] in QUOTES and kept[-1] in QUOTES and kept[1:-1] == note)


@given(LINES)
@settings(max_examples=300, deadline=None)
def test_spans_stand_in_order_and_apart_and_point_at_what_was_read(line: str) -> None:
    read = reading(line)
    edge = 0
    for span in taking(read):
        assert edge <= span.start < span.head <= span.end <= len(line)
        edge = span.end
    for span in read.spans:
        assert 0 <= span.start < span.end <= len(line)
        found = {
            SpanKind.FOLLOWUP: read.followups,
            SpanKind.IMPLIED: read.followups,
            SpanKind.PROMISE: read.promises,
            SpanKind.OBJECTION: read.objections,
            SpanKind.TAG: read.tags,
            SpanKind.ORDER: read.orders,
            SpanKind.UNREAD: read.unread,
        }.get(span.kind)
        assert found is None or span.nth < len(found)


@given(st.text(st.characters(exclude_characters=QUOTES, exclude_categories=()), min_size=1, max_size=60))
@settings(max_examples=200, deadline=None)
def test_a_quoted_text_is_the_note_untouched(text: str) -> None:
    for opening, closing in ('""', "「」", "“”"):
        read = reading(f"{opening}{text}{closing}")
        assert read.note == text
        assert read.spans == ()


@given(LINES)
@settings(max_examples=200, deadline=None)
def test_what_is_turned_back_is_text(line: str) -> None:
    read = reading(line, frozenset(range(len(line))))
    assert taking(read) == []
    assert read.followups == ()
    assert without_white_space(read.note) in (without_white_space(line), without_white_space(line)[1:-1])


@given(LINES)
@settings(max_examples=200, deadline=None)
def test_backspace_turns_back_the_token_before_the_caret(line: str) -> None:
    read = reading(line)
    for span in taking(read):
        found = just_recognised(read, span.head)
        assert found is not None
        assert found.head == span.head
        again = reading(line, frozenset({found.start}))
        assert all(other.start != found.start for other in taking(again))


def test_backspace_in_free_text_only_deletes() -> None:
    read = reading(">下周三 回电")
    assert just_recognised(read, 4) == Span(0, 7, 4, SpanKind.FOLLOWUP, 0)
    assert just_recognised(read, 7) is None
    assert just_recognised(reading("下周三回电"), 5) == Span(0, 5, 5, SpanKind.IMPLIED, 0)
    assert just_recognised(reading(">节后"), 3) is None


def test_a_turned_back_plan_is_not_found_again_in_its_own_words() -> None:
    read = reading(">下周三 回电", frozenset({0}))
    assert read.note == ">下周三 回电"
    assert read.followups == ()


@pytest.mark.parametrize(
    ("before", "after", "plain", "expected"),
    [
        ("a #b", "a #bc", {2}, {2}),
        ("a #b", "xa #b", {2}, {3}),
        ("a #b", "a b", {2}, set()),
        ("a #b >c", "a #b x >c", {2, 5}, {2, 7}),
        ("a #b >c", ">c", {2, 5}, {0}),
        ("a #b", "", {2}, set()),
        ("", "#b", set(), set()),
        ("#b", "#b", {0}, {0}),
    ],
)
def test_what_was_turned_back_moves_with_the_text(before: str, after: str, plain: set[int], expected: set[int]) -> None:
    assert carried(frozenset(plain), before, after) == expected


@given(st.text("#a ", max_size=20), st.text("#a ", max_size=20), st.text("#a ", max_size=5), st.text("#a ", max_size=5))
def test_offsets_stay_within_the_line_and_on_their_character(head: str, tail: str, old: str, new: str) -> None:
    before, after = head + old + tail, head + new + tail
    plain = frozenset(index for index, character in enumerate(before) if character == "#")
    for at in carried(plain, before, after):
        assert after[at] == "#"


HUGE = ("x", " ", "\n", "#a ", "@a ", ">周三 ", "¥1 ", "?太贵 ", "「", '"a ', " 《x", "周三回电，", "每周一", "\ud800")


@pytest.mark.parametrize("piece", HUGE)
def test_a_huge_paste_is_read(piece: str) -> None:
    text = piece * (2_000_000 // len(piece))
    read = reading(text)
    assert read.text is text
    assert len(read.note) <= len(text)


def test_a_huge_quotation_is_one_note() -> None:
    inner = "a >明天 #b " * 200_000
    assert reading(f'"{inner}"').note == inner


def test_what_lies_beyond_the_limit_belongs_to_what_stands_last() -> None:
    tail = "x" * 10_000 + " #no tag"
    assert reading("谈了 " + tail).tags == ()
    assert reading("谈了 " + tail).note == "谈了 " + tail
    plans = reading(">明天 " + tail).followups
    assert [plan.what for plan in plans] == [tail]


@pytest.mark.parametrize(
    ("line", "loaded"),
    [
        ("嫌价格高 ?太贵 #样品 ¥12,000", set()),
        (">下周三 回电 !每月10号 收款", {"salesbook.domain.dates"}),
        (">初五 送礼", {"salesbook.domain.dates", "lunar_python"}),
    ],
)
def test_a_line_loads_only_what_it_needs(line: str, loaded: set[str]) -> None:
    program = f"""
import sys
from datetime import datetime, timezone
from salesbook.domain.capture import parse
class Nobody:
    def longest(self, text): return None
    def offer(self, note): return None
parse({line!r}, now=datetime(2026, 11, 18, tzinfo=timezone.utc), directory=Nobody(), phrasebook=Nobody())
print(*{{"salesbook.domain.dates", "lunar_python", "dateutil", "pypinyin"}}.intersection(sys.modules))
"""
    done = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, encoding="utf-8")
    assert set(done.stdout.split()) == loaded
