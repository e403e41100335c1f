"""Customers: the card gives back what was written down; an edit touches only what changed."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

import pytest
from content import content, passing
from hypothesis import given, settings
from hypothesis import strategies as st
from texts import texts

from salesbook.book import changes, customers, drafts, notes
from salesbook.domain.codes import (
    Attitude,
    Calendar,
    Channel,
    ContactFunction,
    CustomerKind,
    DayKind,
    Disposition,
    Heat,
    LifeStage,
    PointKind,
    SalesClass,
    Source,
    Tier,
)
from salesbook.domain.customers import Contact, Customer, Point, SpecialDay
from salesbook.domain.days import DayOfYear
from salesbook.domain.errors import SalesbookError
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from salesbook.book.opened import Book

_TEXT = texts(8)
_NAME = _TEXT.filter(lambda text: bool(text.strip()))
_POINTS = st.lists(st.builds(Point, kind=st.sampled_from(PointKind), value=_NAME, label=_TEXT), max_size=2).map(tuple)
_DAYS = st.lists(
    st.builds(
        SpecialDay,
        kind=st.sampled_from(DayKind),
        day=st.builds(
            DayOfYear,
            calendar=st.sampled_from(Calendar),
            month=st.integers(1, 12),
            day=st.integers(1, 28),
            leap=st.booleans(),
            year=st.none() | st.integers(1900, 2026),
        ),
        label=_TEXT,
    ),
    max_size=2,
).map(tuple)
_CONTACTS = st.lists(
    st.builds(
        Contact,
        name=_NAME,
        role=_TEXT,
        function=st.none() | st.sampled_from(ContactFunction),
        interests=_TEXT,
        circle=_TEXT,
        points=_POINTS,
        days=_DAYS,
    ),
    max_size=3,
).map(tuple)
_WORDS = st.lists(_NAME, max_size=3, unique=True).map(tuple)
_MONTHS = st.none() | st.integers(0, 24)
_CUSTOMERS = st.builds(
    Customer,
    name=_NAME,
    kind=st.sampled_from(CustomerKind),
    organisation=_TEXT,
    department=_TEXT,
    role=_TEXT,
    stage=st.sampled_from(LifeStage),
    source=st.none() | st.sampled_from(Source),
    tier=st.none() | st.sampled_from(Tier),
    heat=st.none() | st.sampled_from(Heat),
    disposition=st.sampled_from(Disposition),
    attitude=st.none() | st.sampled_from(Attitude),
    first_adopter=st.booleans(),
    discount_only=st.booleans(),
    class_pin=st.none() | st.sampled_from(SalesClass),
    call_months=_MONTHS,
    visit_months=_MONTHS,
    preferred_channel=st.none() | st.sampled_from(Channel),
    preferred_hour=_TEXT,
    do_not_call=st.booleans(),
    language=_TEXT,
    trade=_TEXT,
    place=_TEXT,
    about=_TEXT,
    credit_limit=st.none() | st.integers(0, 2**62),
    credit_currency=_TEXT,
    credit_days=st.none() | st.integers(0, 999),
    points=_POINTS,
    contacts=_CONTACTS,
    days=_DAYS,
    groups=_WORDS,
    tags=_WORDS,
    referrer=_TEXT,
    extra=st.lists(st.tuples(_NAME, _TEXT), max_size=2).map(tuple),
)


@given(known=_CUSTOMERS)
def test_the_card_gives_back_what_was_written_down(book: Book, known: Customer) -> None:
    with passing(book):
        row = customers.insert(book, known)
        assert customers.card(book, row).customer == known


@settings(max_examples=30)
@given(first=_CUSTOMERS, second=_CUSTOMERS)
def test_an_edit_makes_a_customer_what_is_given(book: Book, first: Customer, second: Customer) -> None:
    book.db.execute("PRAGMA synchronous=OFF")
    row, _added = customers.add(book, first)
    before = content(book.db)
    edited = customers.edit(book, row, second)
    # Contacts who stayed keep their place, so the order may be another one.
    card = customers.card(book, row).customer
    assert sorted(map(repr, card.contacts)) == sorted(map(repr, second.contacts))
    assert replace(card, contacts=()) == replace(second, contacts=())
    if edited.id:
        changes.undo(book)
    assert content(book.db) == before
    changes.undo(book)


def test_an_edit_that_changes_nothing_is_no_change(filled_book: Book) -> None:
    before = content(filled_book.db)
    for row in range(1, 7):
        assert customers.edit(filled_book, row, customers.card(filled_book, row).customer).id == 0
    assert content(filled_book.db) == before


def test_an_edit_leaves_other_rows_alone(filled_book: Book) -> None:
    before = content(filled_book.db)
    card = customers.card(filled_book, 3).customer
    customers.edit(filled_book, 3, replace(card, place="New York"))
    after = content(filled_book.db)
    assert {name for name in before if before[name] != after[name]} == {"customer"}


def test_two_contacts_of_one_name_stay_two(book: Book) -> None:
    two = (Contact("张经理", role="采购"), Contact("张经理", role="财务"))
    row, _added = customers.add(book, Customer(name="Acme", contacts=two))
    customers.edit(book, row, Customer(name="Acme", contacts=(*two, Contact("Bob"))))
    assert customers.card(book, row).customer.contacts == (*two, Contact("Bob"))


def test_a_contact_who_goes_leaves_the_talks(book: Book) -> None:
    row, _added = customers.add(book, Customer(name="Acme", contacts=(Contact("Jane"),)))
    with book.db.record("note"):
        talk = book.db.insert(
            Table.INTERACTION, customer_id=row, contact_id=1, at=0, utc_offset=0, day="2026-11-18", channel="call",
            note="x",
        )  # fmt: skip
    customers.edit(book, row, Customer(name="Acme"))
    assert book.db.row("SELECT contact_id, note FROM interaction WHERE id = ?", (talk,)) == (None, "x")
    changes.undo(book)
    assert book.db.value("SELECT contact_id FROM interaction") == 1


def test_a_tag_of_a_talk_stays_with_the_talk(filled_book: Book) -> None:
    card = customers.card(filled_book, 2).customer
    assert card.tags == ("样品",)
    customers.edit(filled_book, 2, replace(card, tags=("样品", "vip")))
    assert filled_book.db.value("SELECT interaction_id FROM tag WHERE customer_id = 2 AND name = '样品'") is not None
    customers.edit(filled_book, 2, replace(card, tags=("vip",)))
    assert customers.card(filled_book, 2).customer.tags == ("vip",)


def test_a_referrer_is_linked_if_known_and_kept_if_not(filled_book: Book) -> None:
    def referrer(row: int) -> tuple[str, int | None]:
        linked = filled_book.db.value("SELECT referrer_id FROM customer WHERE id = ?", (row,))
        return customers.card(filled_book, row).customer.referrer, linked

    row, _added = customers.add(filled_book, Customer(name="Ann", referrer="王建国", extra=(("fax", "1"),)))
    assert referrer(row) == ("王建国", 1)
    unknown = Customer(name="Ann", referrer="老张", extra=(("fax", "1"),))
    customers.edit(filled_book, row, unknown)
    assert referrer(row) == ("老张", None)
    assert customers.card(filled_book, row).customer == unknown
    zhang, _added = customers.add(filled_book, Customer(name="老张"))
    customers.edit(filled_book, row, replace(unknown, place="Rome"))
    assert referrer(row) == ("老张", zhang)
    assert customers.card(filled_book, row).customer.extra == (("fax", "1"),)
    # Of two with one name it stays the one it was.
    customers.add(filled_book, Customer(name="王建国"))
    second = filled_book.db.value("SELECT max(id) FROM customer")
    with filled_book.db.record("note"):
        filled_book.db.update(Table.CUSTOMER, row, referrer_id=second)
    customers.edit(filled_book, row, replace(unknown, referrer="王建国"))
    assert referrer(row) == ("王建国", second)
    customers.edit(filled_book, row, replace(unknown, referrer=""))
    assert referrer(row) == ("", None)


def test_nobody_recommends_himself(book: Book) -> None:
    row, _added = customers.add(book, Customer(name="Ann"))
    customers.edit(book, row, Customer(name="Ann", referrer="Ann"))
    assert customers.card(book, row).customer.referrer == "Ann"
    assert book.db.value("SELECT referrer_id FROM customer") is None


@pytest.mark.parametrize("name", ["", " ", "\t\n", "　"])
def test_a_customer_needs_a_name(filled_book: Book, name: str) -> None:
    before = content(filled_book.db)
    for act in (
        lambda: customers.add(filled_book, Customer(name=name)),
        lambda: customers.edit(filled_book, 1, Customer(name=name)),
    ):
        with pytest.raises(SalesbookError, match="has no name"):
            act()
    assert content(filled_book.db) == before


@pytest.mark.parametrize("row", [0, 77, -1, 2**70])
def test_who_is_not_there_is_told(filled_book: Book, row: int) -> None:
    for act in (
        lambda: customers.card(filled_book, row),
        lambda: customers.name(filled_book, row),
        lambda: customers.edit(filled_book, row, Customer(name="Ann")),
    ):
        with pytest.raises(SalesbookError, match=f"There is no customer {row} in the book"):
            act()


def test_what_follows_from_talks_and_orders_is_on_the_card(filled_book: Book) -> None:
    drafts.save(filled_book, 1, "half a line")
    card = customers.card(filled_book, 1)
    assert card.last_on == date(2026, 10, 29)
    assert card.last_visit_on == date(2026, 6, 21)
    assert [planned.what for planned in card.planned] == ["回电"]
    assert [promised.what for promised in card.promised] == ["发报价"]
    assert card.draft == "half a line"
    assert (card.owed, card.currency) == (0, "CNY")


def test_what_is_owed_is_orders_on_credit_less_payments(filled_book: Book) -> None:
    with filled_book.db.record("note"):
        for amount in (500_00, 300_00):
            filled_book.db.insert(
                Table.ORDER, customer_id=3, on="2026-11-01", amount=amount, currency="USD", due_on="2026-12-01"
            )
        filled_book.db.insert(Table.PAYMENT, customer_id=3, on="2026-11-10", amount=200_00, currency="USD")
    assert customers.card(filled_book, 3).owed == 600_00


def test_the_list_goes_by_the_spelling_of_the_names(filled_book: Book) -> None:
    whole = customers.page(filled_book, 0, 99)
    assert [line.name for line in whole] == ["Acme Ltd", "何芳", "李敏", "王建国", "曾小单", "张伟"]
    assert customers.count(filled_book) == 6
    assert customers.page(filled_book, 2, 3) == whole[2:5]
    assert customers.page(filled_book, 9, 3) == ()
    assert [customers.place(filled_book, line.id) for line in whole] == list(range(6))
    assert customers.lines(filled_book, [4, 77, 1]) == (whole[5], whole[3])
    assert customers.lines(filled_book, []) == ()


def test_a_line_of_the_list(filled_book: Book) -> None:
    drafts.save(filled_book, 2, "half")
    line = customers.lines(filled_book, [2])[0]
    assert (line.id, line.name, line.organisation) == (2, "李敏", "明达商贸")
    assert (line.sales_class, line.tier, line.last_on, line.draft) == (None, None, date(2026, 11, 13), True)
    customers.edit(filled_book, 2, replace(customers.card(filled_book, 2).customer, class_pin=SalesClass.B))
    assert customers.lines(filled_book, [2])[0].sales_class is SalesClass.B


def test_customers_of_one_name_stand_in_the_order_they_came(book: Book) -> None:
    rows = [customers.add(book, Customer(name="王伟"))[0] for _number in range(4)]
    assert [line.id for line in customers.page(book, 0, 9)] == rows
    assert [customers.place(book, row) for row in rows] == [0, 1, 2, 3]


@pytest.mark.parametrize(
    ("written", "folded"),
    [
        ("138 0013 8000", "13800138000"),
        ("+86 138-0013-8000", "13800138000"),
        ("0086(138)00138000", "13800138000"),
        ("8613800138000", "13800138000"),
        ("86 1234", "861234"),
        ("+1 (212) 555-0100", "12125550100"),
        ("０１０－８８８８", "0108888"),
        ("call me", "call me"),
        ("", ""),
    ],
)
def test_phones_are_compared_by_their_digits(written: str, folded: str) -> None:
    assert customers.folded_point(PointKind.PHONE, written) == folded


def test_other_points_are_compared_without_case() -> None:
    assert customers.folded_point(PointKind.EMAIL, " Ann@Example.COM ") == "ann@example.com"


def test_an_undone_customer_takes_the_log_along(book: Book) -> None:
    row, _added = customers.add(book, Customer(name="Ann"))
    notes.log(book, "hi", row)
    changes.undo(book)
    changes.undo(book)
    assert customers.count(book) == 0
    with pytest.raises(SalesbookError):
        customers.card(book, row)
    again, _added = customers.add(book, Customer(name="Bob"))
    # An id is never given twice: the journal still means Ann by hers.
    assert again != row
