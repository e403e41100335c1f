"""Saving a line: the talk and everything it says, in one change, or nothing at all."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING

import pytest
from content import content
from texts import NAUGHTY

from salesbook.book import changes, customers, drafts, followups, notes, settings, talks
from salesbook.domain.codes import Channel, LifeStage, Outcome
from salesbook.domain.customers import Customer
from salesbook.domain.errors import SalesbookError
from salesbook.domain.text import fold

if TYPE_CHECKING:
    from conftest import Clock

    from salesbook.book.opened import Book


def refused(book: Book, text: str, customer: int | None = None, *, create_missing: bool = False) -> str:
    """Return the sentence with which a line is refused, after making sure that nothing was saved."""
    drafts.save(book, customer, text)
    before, kept = content(book.db), drafts.all_kept(book)
    with pytest.raises(SalesbookError) as caught:
        notes.log(book, text, customer, create_missing=create_missing)
    assert content(book.db) == before
    assert drafts.all_kept(book) == kept
    sentence = str(caught.value)
    assert "\n" not in sentence
    return sentence


def test_a_whole_line_is_one_change(filled_book: Book) -> None:
    before = content(filled_book.db)
    line = "/拜访 嫌价格高,要再比较 ?太贵 >下周三 15:00 回电 !周五 发报价 !!月底 付款 #样品 #大客户 ¥3.5万 50箱"
    logged, changed = notes.log(filled_book, line, 5)
    assert (logged.customer, logged.name) == (5, "何芳")
    assert changed.what == "Note about 何芳"
    assert changed.customers == {5}
    (entry, *_older) = talks.of(filled_book, 5)
    assert entry.id == logged.id
    assert entry.on == date(2026, 11, 18)
    assert entry.channel is Channel.VISIT
    assert entry.outcome is Outcome.WON
    assert entry.text == logged.reading.note
    assert "嫌价格高,要再比较" in entry.text
    assert entry.tags == ("样品", "大客户")
    assert [(bought.amount, bought.currency, bought.what) for bought in entry.bought] == [(3_500_000, "CNY", "50箱")]
    assert [(a.what, a.on, a.time, a.promise, a.theirs, a.open) for a in entry.agreed] == [
        ("回电", date(2026, 11, 25), time(15), False, False, True),
        ("发报价", date(2026, 11, 20), None, True, False, True),
        ("付款", date(2026, 11, 30), None, True, True, True),
    ]
    assert [heard.words for heard in entry.heard] == ["太贵"]
    assert logged.answered == ()
    card = customers.card(filled_book, 5)
    assert card.customer.stage is LifeStage.CUSTOMER
    assert card.customer.tags == ("样品", "大客户")
    assert card.planned[0].channel is Channel.CALL
    changes.undo(filled_book)
    assert content(filled_book.db) == before


def test_the_line_is_kept_as_typed_where_the_note_says_less(filled_book: Book) -> None:
    for text in ("only words", "words >tomorrow call"):
        notes.log(filled_book, text, 1)
    rows = filled_book.db.rows("SELECT note, typed FROM interaction ORDER BY id DESC LIMIT 2")
    assert rows == [("words", "words >tomorrow call"), ("only words", None)]


@pytest.mark.parametrize(
    ("line", "outcome"),
    [
        ("hi", Outcome.REACHED),
        ("=没接", Outcome.NO_ANSWER),
        ("=blocked at the desk", Outcome.BLOCKED),
        ("=refused", Outcome.REFUSED),
        ("=约了 周五见", Outcome.AGREED),
        ("¥100 x", Outcome.WON),
        ("=refused ¥100 x", Outcome.REFUSED),
    ],
)
def test_outcomes(filled_book: Book, line: str, outcome: Outcome) -> None:
    notes.log(filled_book, line, 1)
    assert talks.of(filled_book, 1)[0].outcome is outcome


def test_the_channel_is_the_one_typed_else_what_was_due_else_a_call(filled_book: Book) -> None:
    def channel(line: str, customer: int) -> Channel | None:
        notes.log(filled_book, line, customer)
        return talks.of(filled_book, customer)[0].channel

    notes.log(filled_book, "x >2026-11-18 上门拜访", 2)
    assert channel("/wechat hi", 2) is Channel.WECHAT
    notes.log(filled_book, "x >2026-11-18 上门拜访", 2)
    assert channel("hi", 2) is Channel.VISIT
    assert channel("hi", 2) is Channel.CALL


def test_a_talk_in_the_past_is_logged_there(filled_book: Book) -> None:
    notes.log(filled_book, "<昨天下午3点 看了样品", 1)
    entry = talks.of(filled_book, 1)[0]
    assert entry.on == date(2026, 11, 17)
    assert entry.at is not None
    assert (entry.at.hour, entry.at.utcoffset()) == (15, filled_book.now().utcoffset())
    # What is due today was not yet due then.
    assert [planned.what for planned in followups.planned(filled_book, 1)] == ["回电"]
    notes.log(filled_book, "<2024-01-05 long ago", 1)
    assert customers.card(filled_book, 1).last_on == date(2026, 11, 17)


def test_a_completed_talk_closes_what_was_due(filled_book: Book) -> None:
    logged, _changed = notes.log(filled_book, "谈好了 >下周一 回访", 1)
    assert [planned.what for planned in followups.planned(filled_book, 1)] == ["回访"]
    assert filled_book.db.row("SELECT state, closed_on, closed_by_id FROM followup WHERE id = 1") == (
        "done",
        "2026-11-18",
        logged.id,
    )
    # A promise is not kept by talking.
    assert [promise.what for promise in followups.promised(filled_book, 1)] == ["发报价"]


def test_an_unanswered_try_moves_what_was_due_unless_the_line_plans_itself(filled_book: Book) -> None:
    notes.log(filled_book, "=没接 占线", 1)
    (planned,) = followups.planned(filled_book, 1)
    assert (planned.what, planned.tries, planned.on, planned.time) == ("回电", 1, date(2026, 11, 18), time(12))
    notes.log(filled_book, "=没接 >明天 10点 再打", 6)
    assert [(planned.what, planned.on.day) for planned in followups.planned(filled_book, 6)] == [("", 17), ("再打", 19)]
    notes.log(filled_book, "=挡了 前台不转", 1)
    assert followups.planned(filled_book, 1) == (planned,)


def test_an_order_makes_a_customer_of_a_prospect_and_of_a_lost_one(filled_book: Book) -> None:
    customers.edit(filled_book, 6, Customer(name="曾小单", stage=LifeStage.LOST))
    for customer in (4, 6):
        notes.log(filled_book, "$1.2k trial kit", customer)
        card = customers.card(filled_book, customer)
        assert card.customer.stage is LifeStage.CUSTOMER
        assert talks.of(filled_book, customer)[0].bought[0].currency == "USD"


@pytest.mark.parametrize(
    ("chosen", "read", "amount"), [("", "CNY", 120_000), ("JPY", "JPY", 1200), ("USD", "CNY", 120_000)]
)
def test_yuan_stay_yuan_whatever_else_is_sold_in(book: Book, chosen: str, read: str, amount: int) -> None:
    row, _added = customers.add(book, Customer(name="Ann"))
    for _order in range(3):
        notes.log(book, "$900 x", row)
    settings.put(book, "currency", chosen)
    notes.log(book, "¥1,200 x", row)
    (bought,) = talks.of(book, row)[0].bought
    assert (bought.currency, bought.amount) == (read, amount)


@pytest.mark.parametrize(
    "mention", ["@王建国", "＠王建国", "@wjg", "@wangjianguo", "@华信机电", "@13800138000", "@8000", "@138 0013 8000"]
)
def test_the_customer_can_be_named_in_any_way(filled_book: Book, mention: str) -> None:
    logged, _changed = notes.log(filled_book, f"{mention} 谈了价格")
    assert (logged.customer, logged.name) == (1, "王建国")
    assert talks.of(filled_book, 1)[0].text == "谈了价格"


def test_who_is_named_wins_over_who_is_highlighted(filled_book: Book) -> None:
    logged, changed = notes.log(filled_book, "@李敏 hi", 1)
    assert logged.customer == 2
    assert changed.customers == {2}


def test_an_unknown_customer_is_refused_with_the_nearest(filled_book: Book) -> None:
    assert refused(filled_book, "@王建军 hi") == ("Nobody in the book is called 王建军. Nearest: 王建国 (华信机电).")
    assert refused(filled_book, "@Zzz hi") == ("Nobody in the book is called Zzz: check the name, or add the customer.")


def test_an_unknown_customer_is_made_if_that_is_wanted(filled_book: Book) -> None:
    before = content(filled_book.db)
    logged, changed = notes.log(filled_book, '@"Blue Sky Ltd" first call >tomorrow send list', create_missing=True)
    assert customers.name(filled_book, logged.customer) == "Blue Sky Ltd"
    assert changed.customers == {logged.customer}
    again, _changed = notes.log(filled_book, "@blue sky ltd second call", create_missing=True)
    assert again.customer == logged.customer
    changes.undo(filled_book)
    changes.undo(filled_book)
    assert content(filled_book.db) == before


def test_an_ambiguous_customer_is_refused_with_the_candidates(filled_book: Book) -> None:
    customers.add(filled_book, Customer(name="王建国", organisation="Other Ltd"))
    customers.add(filled_book, Customer(name="吴金刚"))
    for create_missing in (False, True):
        assert refused(filled_book, "@王建国 hi", create_missing=create_missing) == (
            "王建国 may be any of these: 王建国 (华信机电), 王建国 (Other Ltd). Write more of the name."
        )
    assert "王建国 (华信机电), 王建国 (Other Ltd), 吴金刚" in refused(filled_book, "@wjg hi")


def test_nobody_and_nothing_are_refused(filled_book: Book) -> None:
    assert refused(filled_book, "hi") == "The line names no customer: begin with @ and a name."
    for empty in ("", "   ", "\t", "　"):
        assert refused(filled_book, empty, 1) == "The line is empty: type what was said."
    for nobody in (77, 0, -3):
        assert refused(filled_book, "hi", nobody) == f"There is no customer {nobody} in the book."


def test_several_lines_are_saved_all_or_none(filled_book: Book) -> None:
    before = content(filled_book.db)
    lines = ["@王建国 one", "@李敏 two >tomorrow call", "@nobody three"]
    with pytest.raises(SalesbookError) as caught:
        notes.log_all(filled_book, [(line, None, frozenset()) for line in lines])
    assert str(caught.value).startswith("Line 3: Nobody in the book is called nobody")
    assert str(caught.value).endswith("Nothing was saved.")
    assert content(filled_book.db) == before
    saved, changed = notes.log_all(filled_book, [(line, None, frozenset()) for line in lines], create_missing=True)
    assert [logged.customer for logged in saved] == [1, 2, 7]
    assert changed.what == "Note about 3 customers"
    assert changed.customers == {1, 2, 7}
    changes.undo(filled_book)
    assert content(filled_book.db) == before


def test_no_lines_are_refused(filled_book: Book) -> None:
    with pytest.raises(SalesbookError, match="There is no line to save"):
        notes.log_all(filled_book, [])


def test_a_new_customer_named_twice_is_made_once(book: Book) -> None:
    lines = [("@新客户 one", None, frozenset[int]()), ("@新客户 two", None, frozenset[int]())]
    saved, _changed = notes.log_all(book, lines, create_missing=True)
    assert {logged.customer for logged in saved} == {1}
    assert customers.count(book) == 1


def test_the_draft_is_forgotten_with_the_save(filled_book: Book) -> None:
    drafts.save(filled_book, 1, "half a")
    drafts.save(filled_book, None, "about nobody")
    notes.log(filled_book, "half a line", 1)
    assert drafts.all_kept(filled_book) == [drafts.Draft(None, "about nobody")]
    notes.log(filled_book, "@李敏 hi")
    assert drafts.all_kept(filled_book) == []


def test_what_was_turned_back_into_text_stays_text(filled_book: Book) -> None:
    line = "send it >tomorrow call"
    logged, _changed = notes.log(filled_book, line, 2, plain=frozenset({line.index(">")}))
    assert logged.reading.followups == ()
    assert talks.of(filled_book, 2)[0].text == line


def test_how_a_line_is_read_is_told_without_saving(filled_book: Book) -> None:
    before = content(filled_book.db)
    read = notes.read(filled_book, "谈了 >下周三 回电", 1)
    assert (read.customer, read.name, read.channel) == (1, "王建国", Channel.CALL)
    assert read.reading.followups[0].on == date(2026, 11, 25)
    assert notes.read(filled_book, "@李敏 hi", 1).name == "李敏"
    new = notes.read(filled_book, "@新客户 hi", 1)
    assert (new.customer, new.name) == (None, "新客户")
    assert notes.read(filled_book, "", None).customer is None
    assert content(filled_book.db) == before


@pytest.mark.parametrize("text", [text for text in NAUGHTY if fold(text)])
def test_any_text_is_saved_and_given_back(filled_book: Book, clock: Clock, text: str) -> None:
    before = content(filled_book.db)
    logged, _changed = notes.log(filled_book, text, 1)
    clock.move(minutes=1)
    entry = talks.of(filled_book, 1)[0]
    assert entry.id == logged.id
    typed = filled_book.db.value("SELECT coalesce(typed, note) FROM interaction WHERE id = ?", (logged.id,))
    assert typed == text
    changes.undo(filled_book)
    assert content(filled_book.db) == before


@pytest.mark.parametrize("name", [text for text in NAUGHTY if fold(text) and len(text) < 80])
def test_any_customer_can_be_named(filled_book: Book, name: str) -> None:
    row, _added = customers.add(filled_book, Customer(name=name))
    people = notes.parse(filled_book, f'@"{name}" hi').customer if '"' not in name and "\n" not in name else None
    if people is not None:
        assert [person.id for person in people.people] == [row]


def test_an_answer_used_during_the_talk_belongs_to_it(filled_book: Book) -> None:
    from salesbook.book import scripts

    answer = next(s for s in scripts.rank(filled_book, "太贵") if s.card == "too-expensive").answers[0]
    other = scripts.rank(filled_book, "没时间")[0]
    scripts.use(filled_book, 1, "too-expensive", answer.id)
    scripts.use(filled_book, 1, other.card, other.answers[0].id)
    before = content(filled_book.db)
    logged, _changes = notes.log(filled_book, "嫌贵 ?太贵", 1)
    (entry,) = [e for e in talks.of(filled_book, 1) if e.id == logged.id]
    assert {(heard.card, heard.words) for heard in entry.heard} == {("too-expensive", "太贵"), (other.card, "")}
    assert sorted(card for _row, card in logged.answered) == sorted(["too-expensive", other.card])
    changes.undo(filled_book)
    assert content(filled_book.db) == before
