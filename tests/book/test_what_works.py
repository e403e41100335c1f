"""What came of answers, recorded or told by an order, and the page that says what works (D24, D27)."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import pytest

from salesbook.book import cards, customers, notes, records, scripts, whatworks
from salesbook.domain.codes import Language, ObjectionResult
from salesbook.domain.customers import Customer
from salesbook.domain.objections import CardText, Family
from salesbook.exchange.cardfile import CardEntry

if TYPE_CHECKING:
    from conftest import Clock

    from salesbook.book.opened import Book

CARD = "too-expensive"


def buyer(book: Book, clock: Clock, *gaps: int) -> int:
    """Add a customer who bought, and bought again after each of so many days."""
    row, _changes = customers.add(book, Customer(name="Ann", trade="bakery"))
    notes.log(book, "¥100 flour", row)
    for days in gaps:
        clock.move(days=days)
        notes.log(book, "¥100 flour", row)
    return row


def answer(book: Book, row: int, answer: str = "isolate") -> int:
    scripts.use(book, row, CARD, answer)
    return int(book.db.value("SELECT max(id) FROM objection"))


@pytest.mark.parametrize(("days", "overcome"), [(0, True), (9, True), (10, True), (11, False), (60, False)])
def test_an_order_within_the_usual_gap_says_overcome(book: Book, clock: Clock, days: int, overcome: bool) -> None:
    row = buyer(book, clock, 10, 10, 10)
    objection = answer(book, row)
    assert records.records(book)[CARD]["isolate"] == (1, 0, 0)
    clock.move(days=days)
    notes.log(book, "¥100 flour", row)
    assert records.records(book)[CARD]["isolate"] == ((1, 1, 1) if overcome else (1, 0, 0))
    # What the rep says goes before what an order says.
    scripts.settle(book, objection, ObjectionResult.LOST)
    assert records.records(book)[CARD]["isolate"] == (1, 1, 0)


def test_another_customer_s_order_and_a_return_say_nothing(book: Book, clock: Clock) -> None:
    row = buyer(book, clock, 10, 10)
    other, _changes = customers.add(book, Customer(name="Bob"))
    clock.move(days=1)
    answer(book, row)
    clock.move(days=1)
    notes.log(book, "¥100 flour", other)
    assert records.records(book)[CARD]["isolate"] == (1, 0, 0)


def test_open_objections_are_listed_newest_first_until_they_are_settled(book: Book, clock: Clock) -> None:
    row = buyer(book, clock)
    first = answer(book, row)
    clock.move(days=1)
    second = answer(book, row)
    assert [one.id for one in scripts.unsettled(book, row)] == [second, first]
    assert scripts.unsettled(book, row)[0].title == "Too expensive"
    scripts.settle(book, second, ObjectionResult.POSTPONED)
    assert [one.id for one in scripts.unsettled(book, row)] == [first]


def test_the_page_counts_compares_and_names_what_holds(book: Book, clock: Clock) -> None:
    row = buyer(book, clock, 400)
    for result in [ObjectionResult.LOST] * 4:
        scripts.settle(book, answer(book, row, "trim"), result)
        clock.move(days=1)
    clock.move(days=40)
    before_today = clock.now.date()
    for result in [ObjectionResult.OVERCOME] * 5:
        scripts.settle(book, answer(book, row), result)
        clock.move(days=1)
    notes.log(book, "said ?no-need and ?qzxvkq", row)
    page = whatworks.of(book)
    assert [(one.card, one.heard, one.before) for one in page.cards] == [(CARD, 9, 0), ("no-need", 1, 0)]
    assert [one.id for _card, one in page.best] == ["isolate"]
    assert [one.id for _card, one in page.worst] == ["trim"]
    assert page.cards[0].record == (9, 9, 5)
    assert page.cards[0].by_trade == {"bakery": (9, 9, 5)}
    assert list(page.cards[0].by_class) == ["A"]
    later = whatworks.of(book, before_today, clock.now.date())
    assert later.cards[0].heard == 5
    span = clock.now.date() - before_today + timedelta(days=1)
    assert later.cards[0].before == (4 if span.days > 40 else 0)


def test_what_has_no_answer_is_listed(book: Book) -> None:
    row, _changes = customers.add(book, Customer(name="Ann"))
    text = CardText("Wrong colour", "", (), (), "", (), ("it is the wrong blue",))
    cards.save(book, CardEntry("own-colour", Language.EN, Family.PRODUCT, text))
    notes.log(book, "hm ?it is the wrong blue", row)
    page = whatworks.of(book)
    assert [(one.words, one.card, one.heard) for one in page.unprepared] == [("Wrong colour", "own-colour", 1)]


def test_the_trade_of_a_customer_weighs_in(book: Book) -> None:
    told, _changes = customers.add(book, Customer(name="Ann", trade="bakery"))
    like, _changes = customers.add(book, Customer(name="Bob", trade="bakery"))
    unlike, _changes = customers.add(book, Customer(name="Cai", trade="smithy"))
    notes.log(book, "said ?under-contract", told)
    assert records.leanings(book, like) == {"under-contract": 0.25}
    assert records.leanings(book, told) == {"under-contract": 0.75}
    assert records.leanings(book, unlike) == {}
    # Without a word the likeliest stands on top.
    assert scripts.rank(book, "", like)[0].card == "under-contract"
    assert scripts.rank(book, "", unlike)[0].number == 1
