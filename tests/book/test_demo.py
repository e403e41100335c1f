"""The demo book: as large as asked for, the same every time, whole, and with a day's work in it."""

from __future__ import annotations

import hashlib
import json
import os
import subprocess
import sys
from collections import Counter
from datetime import datetime, timedelta, timezone
from importlib.resources import files
from itertools import cycle, islice, pairwise
from multiprocessing import active_children
from random import Random
from typing import TYPE_CHECKING, Any

import pytest
from content import content, derived, rebuilt

from salesbook.book import classes, customers, finding, notes, talks, today
from salesbook.book.demo import apart, build, story
from salesbook.book.demo.kinds import FORMS, GOING_THERE, ON_SITE, Kind
from salesbook.book.demo.story import share_out
from salesbook.book.demo.wording import Wording, wording
from salesbook.book.opened import Book
from salesbook.domain import codes
from salesbook.domain.codes import Language, ReasonKind, SalesClass
from salesbook.domain.errors import SalesbookError
from salesbook.domain.recurrence import validate

if TYPE_CHECKING:
    from collections.abc import Iterator
    from enum import StrEnum
    from pathlib import Path

    from salesbook.book.demo.sheets import Bundle

_NOW = datetime(2026, 11, 18, 10, 0, tzinfo=timezone(timedelta(hours=8)))
_LANGUAGES = (Language.ZH, Language.EN)
_CODES: dict[str, type[StrEnum]] = {
    "customer.kind": codes.CustomerKind,
    "customer.stage": codes.LifeStage,
    "customer.source": codes.Source,
    "customer.tier": codes.Tier,
    "customer.heat": codes.Heat,
    "customer.disposition": codes.Disposition,
    "customer.attitude": codes.Attitude,
    "customer.preferred_channel": codes.Channel,
    "customer.language": codes.Language,
    "contact.function": codes.ContactFunction,
    "contact_point.kind": codes.PointKind,
    "day.kind": codes.DayKind,
    "day.calendar": codes.Calendar,
    "interaction.channel": codes.Channel,
    "interaction.purpose": codes.Purpose,
    "interaction.outcome": codes.Outcome,
    "followup.state": codes.FollowupState,
    "followup.channel": codes.Channel,
    "promise.state": codes.PromiseState,
    "complaint.state": codes.ComplaintState,
    "objection.result": codes.ObjectionResult,
}


def made(path: Path, language: Language, now: datetime = _NOW, /, **numbers: int) -> Book:
    book = Book(path, clock=lambda: now)
    build(book, language=language, **numbers)
    return book


def number(book: Book, table: str, where: str = "1") -> int:
    return int(book.db.value(f"SELECT count(*) FROM {table} WHERE {where}"))


def column(book: Book, table: str, name: str, where: str = "1") -> list[Any]:
    return [value for (value,) in book.db.rows(f'SELECT "{name}" FROM {table} WHERE {where}')]


@pytest.fixture(scope="module", params=_LANGUAGES, ids=str)
def demo(request: pytest.FixtureRequest, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Book]:
    """The default book of each language; tests leave it as it is."""
    book = made(tmp_path_factory.mktemp("demo") / "demo.salesbook", request.param)
    yield book
    book.close()


@pytest.fixture(params=_LANGUAGES, ids=str)
def words(request: pytest.FixtureRequest) -> Wording:
    return wording(request.param)


def answers(language: Language) -> dict[str, set[str]]:
    """Return the ids of the answers of each shipped card."""
    cards = [json.loads(file.read_text("utf-8")) for file in (files("salesbook.playbook") / "cards").iterdir()]
    return {card["id"]: {answer["id"] for answer in card[language]["answers"]} for card in cards}


def test_it_has_as_many_customers_and_notes_as_asked_for(demo: Book) -> None:
    assert number(demo, "customer") == 120
    assert number(demo, "interaction") == 900


@pytest.mark.parametrize("language", _LANGUAGES)
@pytest.mark.parametrize(
    ("customers_wanted", "notes_wanted"), [(0, 0), (1, 0), (1, 1), (1, 300), (10, 3), (10, 200), (17, 40), (60, 20)]
)
def test_any_numbers_are_met(tmp_path: Path, language: Language, customers_wanted: int, notes_wanted: int) -> None:
    book = made(tmp_path / "one.salesbook", language, customers=customers_wanted, notes=notes_wanted)
    assert number(book, "customer") == customers_wanted
    assert number(book, "interaction") == notes_wanted
    assert book.db.rows("PRAGMA foreign_key_check") == []
    assert max(column(book, "interaction", "day"), default="") < book.today().isoformat()
    order = today.order(book).order
    assert len(today.rows(book, order)) == len(order)
    book.close()


@pytest.mark.parametrize("language", _LANGUAGES)
def test_the_same_day_and_numbers_give_the_same_book(tmp_path: Path, language: Language) -> None:
    numbers = {"customers": 40, "notes": 250}
    one = made(tmp_path / "one.salesbook", language, **numbers)
    other = made(tmp_path / "other.salesbook", language, _NOW + timedelta(hours=5), **numbers)
    assert content(one.db) == content(other.db)
    assert derived(one.db) == derived(other.db)
    later = made(tmp_path / "later.salesbook", language, _NOW + timedelta(days=1), **numbers)
    assert column(later, "customer", "name") == column(one, "customer", "name")
    assert content(later.db) != content(one.db)
    for book in (one, other, later):
        book.close()


_PRINT = """
import hashlib, sys
from datetime import datetime
from pathlib import Path
from content import content
from salesbook.book.demo import build
from salesbook.book.opened import Book
from salesbook.domain.codes import Language
book = Book(Path(sys.argv[1]), clock=lambda: datetime.fromisoformat(sys.argv[3]))
build(book, language=Language(sys.argv[2]), customers=150, notes=400)
print(hashlib.sha256(repr(content(book.db)).encode()).hexdigest())
"""


@pytest.mark.parametrize("language", _LANGUAGES)
def test_another_process_makes_the_same_book(tmp_path: Path, language: Language) -> None:
    book = made(tmp_path / "one.salesbook", language, customers=150, notes=400)
    here = hashlib.sha256(repr(content(book.db)).encode()).hexdigest()
    book.close()
    # Sets and dictionaries of strings take another order there.
    there = subprocess.run(
        [sys.executable, "-c", _PRINT, tmp_path / "other.salesbook", language, _NOW.isoformat()],
        env=os.environ | {"PYTHONHASHSEED": "1", "PYTHONPATH": os.pathsep.join(filter(None, sys.path))},
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    assert there.stdout.strip() == here


def test_houses_are_told_apart_in_a_book_of_any_size(tmp_path: Path, words: Wording) -> None:
    book = made(tmp_path / "one.salesbook", words.language, customers=2000, notes=0)
    houses = column(book, "customer", "name", "kind <> 'person'")
    houses += column(book, "customer", "organisation", "kind = 'person' AND organisation IS NOT NULL")
    assert len(houses) > 1800
    assert [name for name, times in Counter(houses).items() if times > 1] == []
    people = Counter(column(book, "customer", "name", "kind = 'person'") + column(book, "contact", "name"))
    assert max(people.values()) <= 6
    assert len(people) > 0.9 * people.total()
    book.close()


@pytest.mark.parametrize("trade", [1, 3, 9, -1])
def test_a_trade_never_runs_out_of_names(words: Wording, trade: int) -> None:
    naming = words.naming(Random(1))
    of = (*words.trades, words.dealers)[trade]
    taken: set[str] = set()
    for place in islice(cycle(words.places), 8000):
        offered = islice(naming.houses(of, place), 60)
        short, legal = next(names for names in offered if names[0] not in taken)
        assert short in legal
        assert len(short) < 60
        assert not set("{}") & set(legal)
        taken.add(short)


def test_a_small_book_has_the_plainest_names(words: Wording) -> None:
    one, other = words.naming(Random(1)), words.naming(Random(1))
    plain = [next(one.houses(words.trades[0], words.places[0])) for _house in range(9)]
    assert plain == [next(other.houses(words.trades[0], words.places[0])) for _house in range(9)]
    assert len(set(plain)) > 1


@pytest.mark.parametrize("language", _LANGUAGES)
def test_what_is_derived_is_as_if_the_book_had_grown(tmp_path: Path, language: Language) -> None:
    book = made(tmp_path / "one.salesbook", language, customers=30, notes=150)
    assert derived(book.db) == rebuilt(book.db)
    notes.log(book, "补了一单 ¥500 硒鼓", 1)
    assert derived(book.db) == rebuilt(book.db)
    book.close()


@pytest.mark.parametrize(
    "numbers", [{"customers": -1}, {"notes": -1}, {"customers": 0, "notes": 5}, {"customers": 1 << 30}]
)
def test_numbers_that_can_t_be_met_are_refused(book: Book, numbers: dict[str, int]) -> None:
    with pytest.raises(SalesbookError):
        build(book, language=Language.EN, **numbers)
    assert not any(content(book.db).values())


def test_a_book_in_use_is_refused(filled_book: Book) -> None:
    before = content(filled_book.db)
    with pytest.raises(SalesbookError, match=r"\.salesbook is not empty"):
        build(filled_book, language=Language.EN)
    assert content(filled_book.db) == before


def test_every_code_is_known(demo: Book) -> None:
    for place, known in _CODES.items():
        table, name = place.split(".")
        found = set(column(demo, table, name, f"{name} IS NOT NULL"))
        assert found, place
        assert found <= set(known), place
    for rule in set(column(demo, "followup", "every", "every IS NOT NULL")):
        assert validate(rule) == rule


def test_rows_hold_together(demo: Book) -> None:
    assert demo.db.rows("PRAGMA foreign_key_check") == []
    assert demo.db.rows("PRAGMA integrity_check") == [("ok",)]
    # A contact of one house never turns up in another's talks.
    assert not number(demo, "interaction i JOIN contact k ON k.id = i.contact_id", "k.customer_id <> i.customer_id")
    for table in ("sales_order", "promise", "followup", "objection", "complaint", "tag"):
        joined = f"{table} t JOIN interaction i ON i.id = t.interaction_id"
        assert not number(demo, joined, "t.customer_id <> i.customer_id"), table


def test_talks_are_entered_in_the_order_of_time(demo: Book) -> None:
    times = column(demo, "interaction", "at", "1 ORDER BY id")
    assert times == sorted(times)
    assert times[-1] < demo.now().timestamp()


def test_what_was_won_is_an_order_and_what_was_heard_is_an_objection(demo: Book) -> None:
    won = set(column(demo, "interaction", "id", "outcome = 'won'"))
    assert won == set(column(demo, "sales_order", "interaction_id"))
    assert not number(demo, "sales_order o JOIN interaction i ON i.id = o.interaction_id", 'i.day <> o."on"')
    assert not number(demo, "sales_order", "amount <= 0 OR what = ''")
    # Who never answered made no promise and ordered nothing.
    for table in ("sales_order", "promise", "objection"):
        joined = f"{table} t JOIN interaction i ON i.id = t.interaction_id"
        assert not number(demo, joined, "i.outcome IN ('no-answer', 'blocked')"), table
    assert not number(demo, "sales_order o JOIN customer c ON c.id = o.customer_id", "c.stage = 'prospect'")


def test_states_fit_their_days(demo: Book) -> None:
    day = demo.today().isoformat()
    assert not number(demo, "promise", "(state = 'open') <> (closed_on IS NULL)")
    assert not number(demo, "promise", """state = 'kept' AND closed_on > "on" """)
    assert not number(demo, "promise", """state = 'kept-late' AND closed_on <= "on" """)
    assert not number(demo, "followup", "(state = 'open') <> (closed_on IS NULL)")
    assert not number(demo, "complaint", "(state = 'told') <> (solved_on IS NOT NULL)")
    for table, name in (("promise", "closed_on"), ("followup", "closed_on"), ("sales_order", "on"), ("payment", "on")):
        assert max(column(demo, table, name, f'"{name}" IS NOT NULL')) <= day, table


@pytest.mark.parametrize("language", _LANGUAGES)
def test_every_objection_has_its_card_and_answer(language: Language) -> None:
    known = answers(language)
    words = wording(language)
    used = {(heard.card, heard.answer) for heard in (*words.from_prospects, *words.from_customers, *words.from_dealers)}
    used |= {
        (scene.doubt.card, scene.doubt.answer)
        for star in words.cast
        for scene in star.scenes
        if scene.doubt and scene.doubt.answer
    }
    assert {card for card, _answer in used} == set(known)
    for card, answer in sorted(used):
        assert answer in known[card], (card, answer)


def test_every_blank_can_be_filled(words: Wording) -> None:
    blanks = dict.fromkeys("wpqman", "x")
    lines = [line for kind in words.lines.values() for part in kind for line in part]
    lines += [line for opening in words.openings.values() for part in opening for line in part]
    lines += [line for trade in words.trades for part in (trade.needs, trade.checks, trade.chats) for line in part]
    lines += [heard.note for heard in (*words.from_prospects, *words.from_customers, *words.from_dealers)]
    lines += [text for trouble in words.troubles for text in trouble]
    lines += [*words.after_first, *words.closings]
    for line in lines:
        filled = line.format(**blanks)
        assert "{" not in filled
        assert filled == filled.strip() != ""


def test_the_languages_offer_the_same_rooms(words: Wording) -> None:
    told = set(FORMS) - {Kind.FIRST_VISIT, Kind.FIRST_CALL, Kind.OBJECTION, Kind.OBJECTION_VISIT, Kind.SOLVED}
    assert set(words.lines) == told - {Kind.COMPLAINT}
    assert set(words.openings) == set(codes.Source)
    assert set(words.plans) | set(words.promises) | set(words.their_promises) <= set(FORMS)
    assert set(GOING_THERE.values()) <= ON_SITE
    trades = (*words.trades, words.dealers)
    products = {good.name for trade in trades for good in trade.goods}
    products |= {machine.name for trade in trades for machine in trade.machines}
    for star in words.cast:
        assert {scene.sale.product for scene in star.scenes if scene.sale} <= products
        assert list(star.scenes) == sorted(star.scenes, key=lambda scene: -scene.ago)
        assert set(star.groups) <= set(words.groups)


def test_today_is_a_list_for_one_day_with_reasons_of_all_kinds(demo: Book) -> None:
    order = today.order(demo).order
    rows = today.rows(demo, order)
    assert 8 <= len(rows) <= 32
    reasons = [reason for row in rows for reason in row.item.reasons]
    kinds = {reason.kind for reason in reasons}
    assert kinds >= {
        ReasonKind.PROMISE, ReasonKind.FOLLOWUP, ReasonKind.COMPLAINT, ReasonKind.DAY, ReasonKind.CADENCE,
        ReasonKind.NO_PLAN, ReasonKind.RHYTHM, ReasonKind.RENEWAL, ReasonKind.LIFECYCLE, ReasonKind.CREDIT,
    }  # fmt: skip
    assert rows[0].item.reasons[0].kind is ReasonKind.PROMISE
    assert 2 in {row.item.reasons[0].overdue_days for row in rows[:2]}
    times = {f"{reason.at:%H:%M}" for reason in reasons if reason.at and not reason.overdue_days}
    assert {"10:00", "15:30"} <= times
    # Somebody was never contacted, but most of the book is looked after.
    assert 1 <= len([row for row in rows if customers.card(demo, row.customer).last_on is None]) <= 6


# A Saturday, a Sunday, a Monday, and New Year's Day.
@pytest.mark.parametrize("days", [3, 4, 5, 44])
def test_today_is_alive_on_any_day_of_the_week(tmp_path: Path, days: int) -> None:
    book = made(tmp_path / "one.salesbook", Language.ZH, _NOW + timedelta(days=days))
    # On New Year's Day everybody of class A is to be greeted besides.
    assert 8 <= len(today.order(book).order) <= (45 if days == 44 else 36)
    assert all(datetime.fromisoformat(day).weekday() < 5 for day in column(book, "interaction", "day"))
    book.close()


def test_few_customers_make_most_of_the_sales(demo: Book) -> None:
    classes.refresh(demo)
    counts = dict(demo.db.rows("SELECT sales_class, count(*) FROM standing GROUP BY 1"))
    buying = sum(counts[each] for each in SalesClass)
    assert 30 <= buying <= 90
    assert counts["A"] / buying < 0.4
    assert counts["C"] > counts["A"]


def test_buyers_have_a_rhythm_of_their_own(demo: Book) -> None:
    days: dict[int, list[str]] = {}
    for customer, on in demo.db.rows('SELECT customer_id, "on" FROM sales_order ORDER BY "on"'):
        days.setdefault(customer, []).append(on)
    gaps = {
        customer: [
            (datetime.fromisoformat(after) - datetime.fromisoformat(before)).days for before, after in pairwise(found)
        ]
        for customer, found in days.items()
        if len(found) > 4
    }
    assert len(gaps) > 10
    means = [sum(found) / len(found) for found in gaps.values()]
    assert max(means) > 2 * min(means)
    # Some have stopped at more than one and a half of their usual gap (D27).
    silent = [
        customer
        for customer, found in gaps.items()
        if (demo.today() - datetime.fromisoformat(days[customer][-1]).date()).days > 1.5 * sum(found) / len(found)
    ]
    assert 1 <= len(silent) < len(gaps) / 2


def test_credit_is_given_and_mostly_paid(demo: Book) -> None:
    on_credit = set(column(demo, "customer", "id", "credit_days IS NOT NULL"))
    assert on_credit >= set(column(demo, "sales_order", "customer_id", "due_on IS NOT NULL"))
    assert set(column(demo, "payment", "customer_id")) <= on_credit
    for customer in on_credit:
        assert customers.card(demo, customer).owed >= 0
    sold = sum(column(demo, "sales_order", "amount", "due_on IS NOT NULL"))
    paid = sum(column(demo, "payment", "amount"))
    assert sold / 2 < paid <= sold


def test_notes_vary(demo: Book) -> None:
    found = column(demo, "interaction", "note", "outcome NOT IN ('no-answer', 'blocked')")
    assert len(set(found)) > 0.9 * len(found)
    assert max(map(len, found)) < 160
    assert not [note for note in found if "{" in note or "}" in note]


def test_nobody_real_is_rung(demo: Book) -> None:
    mail = column(demo, "contact_point", "value", "kind = 'email'")
    assert all(address.endswith((".example", "@example.com")) for address in mail)
    phones = column(demo, "contact_point", "value", "kind = 'phone'")
    assert all(phone.startswith(("138 0013 ", "154 ", "07700 900", "01632 ", "0161 496 0")) for phone in phones)
    assert len(set(phones)) == len(phones)


def test_the_book_can_be_found_in_and_shown(demo: Book) -> None:
    for customer in column(demo, "customer", "id"):
        card = customers.card(demo, customer)
        assert card.customer.name
        entries = talks.of(demo, customer, 1000)
        assert len([entry for entry in entries if entry.kind is talks.EntryKind.TALK]) == number(
            demo, "interaction", f"customer_id = {customer}"
        )
    typed = {"王建国": "wjg", "Karen Holt": "aren h"}[customers.name(demo, 1)]
    assert 1 in {match.line.id for match in finding.find(demo, typed).customers}


def test_both_languages_are_spoken_in_each_book(demo: Book) -> None:
    assert len(set(column(demo, "customer", "language", "language IS NOT NULL"))) == 1
    names = column(demo, "customer", "name")
    assert any(name.isascii() for name in names)
    assert any(not name.isascii() for name in names)


def test_talks_are_shared_out_to_the_last() -> None:
    assert share_out(10, [3, 2], [1, 0, 4]) == [3, 2, 1, 0, 4]
    assert share_out(100, [3, 2], [0, 0]) == [60, 40, 0, 0]
    assert sum(share_out(4, [3, 2], [1, 9])) == 4
    assert share_out(0, [], []) == []


def test_told_by_another_process_it_is_the_same() -> None:
    here: list[Bundle] = []
    story.tell(
        lambda bundle: here.append([(table, columns, list(rows)) for table, columns, rows in bundle]),
        Language.ZH, _NOW, 150, 1200,
    )  # fmt: skip
    assert list(apart.told(Language.ZH, _NOW, 150, 1200)) == here


def test_a_story_that_nobody_hears_out_leaves_no_process_behind() -> None:
    story_apart = apart.told(Language.EN, _NOW, 150, 1200)
    next(story_apart)
    story_apart.close()
    assert active_children() == []
