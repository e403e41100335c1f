"""The calendar carries what today's list knows: also what the book works out."""

from __future__ import annotations

from dataclasses import replace
from datetime import date
from typing import TYPE_CHECKING

from salesbook.book import complaints, customers, notes, payments, products, rules, settings
from salesbook.book.transfer import agenda
from salesbook.domain.codes import Disposition, Heat, LifeStage, RenewalLoss, SalesClass, Tier
from salesbook.domain.customers import Customer
from salesbook.domain.days import Festival
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from conftest import Clock

    from salesbook.book.opened import Book


def entries(book: Book) -> dict[str, tuple[str, date, str]]:
    return {one.uid.partition("@")[0]: (one.summary, one.on, one.description) for one in agenda.entries(book)}


def test_what_the_book_works_out_is_in_the_calendar_until_it_is_settled(book: Book) -> None:
    for festival in Festival:
        settings.put(book, rules.greet_setting(festival), "")
    settings.put(book, rules.greet_setting(Festival.MID_AUTUMN), "A")
    known = Customer(name="Ann", stage=LifeStage.CUSTOMER, class_pin=SalesClass.A, credit_days=30)
    row = customers.add(book, known)[0]
    with book.db.record("import"):
        book.db.insert(Table.PRODUCT, name="copier", service_months=6)
    products.add(book, row, "copier", date(2027, 11, 18))
    complaints.receive(book, row, "skewed")
    notes.log(book, "¥600 paper", row)
    assert entries(book) == {
        "renewal-1": ("Ann: copier runs out", date(2027, 11, 18), ""),
        "service-1": ("Ann: service check for copier", date(2027, 5, 18), ""),
        "complaint-1": ("Complaint of Ann: skewed", date(2026, 11, 18), ""),
        "owed-1": ("Ann: payment of ¥600 is due", date(2026, 12, 18), ""),
        "mid-autumn-2027": ("Mid-Autumn Festival: 1 customer to greet", date(2027, 9, 15), "Ann"),
    }
    products.lost(book, 1, RenewalLoss.PRICE)
    complaints.settle(book, 1, satisfied=True)
    payments.receive(book, row, 60_000)
    assert set(entries(book)) == {"service-1", "mid-autumn-2027"}
    customers.edit(book, row, replace(customers.card(book, row).customer, disposition=Disposition.DROPPED))
    assert entries(book) == {}


_LOOKED_AFTER = {"stage": LifeStage.CUSTOMER, "tier": Tier.PRIORITY}
_TODAY = "Bob: Promise, No plan\nEve: Call\nAnn: Call"


def test_who_is_to_be_contacted_without_a_day_agreed_stands_in_one_entry_a_day(book: Book, clock: Clock) -> None:
    for name, known in (
        ("Ann", {}),
        ("Bob", {"heat": Heat.HOT}),
        ("Eve", {"tier": Tier.GENERAL}),
        ("Kim", _LOOKED_AFTER),
    ):
        customers.add(book, Customer(name=name, **known))
    notes.log(book, "talked !send the list", 2)
    notes.log(book, "talked", 4)
    clock.move(days=28)
    assert entries(book) == {
        "contacts-20261216": ("3 customers to contact", date(2026, 12, 16), _TODAY),
        "contacts-20261218": ("1 customer to contact", date(2026, 12, 18), "Kim: Call"),
    }  # fmt: skip
    # Whoever is dropped is on no list, and so in no calendar, with what was promised too.
    notes.log(book, "x !tomorrow the price", 3)
    customers.edit(book, 3, replace(customers.card(book, 3).customer, disposition=Disposition.DROPPED))
    assert not [summary for summary, _on, about in entries(book).values() if "Eve" in summary + about]
