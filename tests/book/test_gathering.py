"""The two ways to ask for reasons say the same, and nothing that was not done is ever lost from the list."""

from __future__ import annotations

import shutil
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import pytest
from content import passing
from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook.book import classes, customers, followups, notes, reasons, today
from salesbook.book.opened import Book
from salesbook.book.rules import Rules
from salesbook.book.why import owned, standing
from salesbook.domain.cadence import dues, resolve_tier
from salesbook.domain.codes import (
    Calendar,
    Channel,
    DayKind,
    Disposition,
    Heat,
    LifeStage,
    ReasonKind,
    SalesClass,
    Tier,
)
from salesbook.domain.customers import Customer, SpecialDay
from salesbook.domain.days import DayOfYear
from salesbook.domain.errors import SalesbookError
from salesbook.domain.reasons import CadenceFacts
from salesbook.domain.today import agenda, claims, merge
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from datetime import datetime

    from conftest import Clock

_RULES = Rules()
_WEIGHTS = _RULES.weights

_NO_FIT = {"priority": "", "general": ""}

_PEOPLE = st.builds(
    Customer,
    name=st.just("Ann"),
    stage=st.sampled_from(LifeStage),
    tier=st.none() | st.sampled_from(Tier),
    heat=st.none() | st.sampled_from(Heat),
    disposition=st.sampled_from(Disposition),
    class_pin=st.none() | st.sampled_from(SalesClass),
    call_months=st.none() | st.integers(0, 3),
    visit_months=st.none() | st.integers(0, 3),
    do_not_call=st.booleans(),
    days=st.lists(
        st.builds(
            SpecialDay,
            kind=st.sampled_from(DayKind),
            day=st.builds(
                DayOfYear,
                calendar=st.sampled_from(Calendar),
                month=st.integers(10, 11),
                day=st.integers(1, 30),
                year=st.none() | st.integers(1950, 2000),
            ),
        ),
        max_size=1,
    ).map(tuple),
)
_DAYS_AGO = st.integers(-60, 500) | st.integers(-5, 40)
_FACTS = st.lists(
    st.tuples(
        st.sampled_from(
            [
                "talk",
                "visit",
                "no answer",
                "care",
                "followup",
                "put off",
                "promise",
                "theirs",
                "complaint",
                "order",
                "credit",
                "owned",
            ]
        ),
        _DAYS_AGO,
        st.sampled_from([None, "09:00", "10:20", "23:00"]),
    ),
    max_size=6,
)
_MONTH_ENDS = (date(2026, 11, 30), date(2026, 12, 31), date(2027, 2, 28), date(2028, 2, 29), date(2028, 3, 1))
_TODAYS = st.sampled_from((date(2026, 11, 18), *_MONTH_ENDS))


def put(book: Book, customer: int, kind: str, on: date, at: str | None) -> None:
    day = on.isoformat()
    if kind in ("talk", "visit", "no answer", "care"):
        # One in the future was written while the clock was wrong.
        book.db.insert(
            Table.INTERACTION, customer_id=customer, at=(on - date(1970, 1, 1)).days * 86_400, utc_offset=480, day=day,
            channel=Channel.VISIT if kind == "visit" else Channel.CALL, note="",
            outcome="no-answer" if kind == "no answer" else "reached", purpose="care" if kind == "care" else None,
        )  # fmt: skip
    elif kind in ("followup", "put off"):
        book.db.insert(Table.FOLLOWUP, customer_id=customer, on=day, time=at, put_off=kind == "put off")
    elif kind in ("order", "credit"):
        due = (on + timedelta(days=30)).isoformat() if kind == "credit" else None
        book.db.insert(Table.ORDER, customer_id=customer, on=day, amount=1000, currency="CNY", due_on=due)
    elif kind == "owned":
        months = None if at is None else int(at[:2]) % 12 + 1
        number = book.db.value("SELECT count(*) FROM product")
        product = book.db.insert(Table.PRODUCT, name=f"machine {number}", service_months=months)
        ends = (on + timedelta(days=365)).isoformat() if at else None
        book.db.insert(
            Table.OWNED_PRODUCT, customer_id=customer, product_id=product, name="x", bought_on=day, expires_on=ends
        )
    elif kind in ("promise", "theirs"):
        no_day = at == "23:00"
        book.db.insert(
            Table.PROMISE, customer_id=customer, on=None if no_day else day, time=None if no_day else at, what="x",
            theirs=kind == "theirs",
        )  # fmt: skip
    else:
        book.db.insert(Table.COMPLAINT, customer_id=customer, at=0, utc_offset=480, what="x")


@settings(max_examples=100)
@given(people=st.lists(st.tuples(_PEOPLE, _FACTS), max_size=6), hour=st.integers(0, 23), on=_TODAYS)
def test_claims_and_reasons_give_the_same_list(
    book: Book, clock: Clock, frozen_now: datetime, people: list[tuple[Customer, list[tuple[str, int, str | None]]]],
    hour: int, on: date,
) -> None:  # fmt: skip
    clock.now = frozen_now.replace(hour=hour, year=on.year, month=on.month, day=on.day)
    with passing(book):
        ids = [customers.insert(book, person) for person, _facts in people]
        for row, (_person, facts) in zip(ids, people, strict=True):
            for kind, days, at in facts:
                put(book, row, kind, book.today() - timedelta(days=days), at)
        now = book.now()
        found = reasons.reasons(book, now, _RULES, ids)
        claimed = list(reasons.claims(book, now, _RULES))
        wanted = [claim for row in ids for claim in claims(row, found.get(row, ()))]
        assert sorted(claimed) == sorted(tuple(claim) for claim in wanted)
        whole = agenda(claimed, _WEIGHTS, now.time())
        assert whole.scores == {row: merge(row, found[row], _WEIGHTS).score for row in ids if row in found}
        # Neither the order in which claims come in nor the list asked for makes a difference.
        assert agenda(claimed[::-1], _WEIGHTS, now.time()).order == whole.order
        assert reasons.reasons(book, now, _RULES, ids[::-1]) == found
        for row in ids:
            assert reasons.reasons(book, now, _RULES, [row]).get(row) == found.get(row)


@settings(max_examples=60)
@given(person=_PEOPLE, sales_class=st.none() | st.sampled_from(SalesClass))
def test_tiers_are_the_same_in_sql_as_in_the_rules(
    book: Book, person: Customer, sales_class: SalesClass | None
) -> None:
    with passing(book):
        row = customers.insert(book, person)
        book.db.execute("UPDATE standing SET sales_class = ? WHERE customer_id = ?", (sales_class, row))
        in_sql = book.db.value(
            f"SELECT {standing.TIER.format(fit=_NO_FIT)} FROM standing s WHERE s.customer_id = ?", (row,)
        )
        assert in_sql == resolve_tier(person.tier, person.class_pin or sales_class, person.stage, person.heat)


_MOVES = st.lists(
    st.tuples(
        st.integers(1, 6),
        st.sampled_from(["done", "later", "no answer", "log", "plan", "promise", "wait", "recur"]),
        st.integers(1, 12),
    ),
    max_size=15,
)


@settings(max_examples=40)
@given(moves=_MOVES)
def test_nothing_that_was_not_done_ever_leaves_the_list(
    filled_path: Path, clock: Clock, frozen_now: datetime, moves: list[tuple[int, str, int]]
) -> None:
    clock.now = frozen_now
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book"
        shutil.copy2(filled_path, path)
        book = Book(path, clock=clock)
        book.db.execute("PRAGMA synchronous=OFF")
        try:
            agenda_kept = today.order(book)
            for customer, move, number in moves:
                changed = _move(book, clock, customer, move, number)
                if changed is None:
                    agenda_kept = today.order(book)
                else:
                    today.refresh(book, agenda_kept, changed)
                _everything_due_is_listed(book, agenda_kept.order)
        finally:
            book.close()


def _move(book: Book, clock: Clock, customer: int, move: str, number: int) -> frozenset[int] | None:
    """Do one thing and return whose place it may change; None when all may."""
    open_before = _open(book)
    try:
        if move == "done":
            return today.done(book, customer).customers
        if move == "later":
            return today.later(book, customer, book.today() + timedelta(days=number)).customers
        if move == "no answer":
            return today.no_answer(book, customer)[0].customers
        words = {
            "log": "talked",
            "plan": f"x >{book.today() + timedelta(days=number)} plan",
            "promise": f"x !{book.today() + timedelta(days=number)} promised",
            "recur": "x >every month on the 20th check !every week report",
        }
        if move in words:
            return notes.log(book, words[move], customer)[1].customers
        clock.move(days=number)
        classes.refresh(book)
    except SalesbookError:
        assert _open(book) == open_before
    return None


def _open(book: Book) -> list[tuple[int, int]]:
    followups_open = book.db.rows("SELECT 1, id FROM followup WHERE state = 'open'")
    return followups_open + book.db.rows("SELECT 2, id FROM promise WHERE state = 'open'")


def _everything_due_is_listed(book: Book, order: list[int]) -> None:
    rows = {row.customer: row.item for row in today.rows(book, order)}
    assert list(rows) == order
    for customer in range(1, 7):
        due = [p for p in followups.planned(book, customer) if p.on <= book.today()]
        promised = [p for p in followups.promised(book, customer) if p.on is None or p.on <= book.today()]
        named = [reason.kind for reason in rows[customer].reasons] if customer in rows else []
        assert named.count(ReasonKind.FOLLOWUP) == len(due)
        assert named.count(ReasonKind.PROMISE) == len(promised)
        # What recurs is never without a next day.
    for table in ("followup", "promise"):
        recurring = book.db.value(f"SELECT count(DISTINCT interaction_id) FROM {table} WHERE every IS NOT NULL")
        still = book.db.value(
            f"SELECT count(DISTINCT interaction_id) FROM {table} WHERE every IS NOT NULL AND state = 'open'"
        )
        assert still == recurring


@pytest.mark.parametrize("on", _MONTH_ENDS)
def test_services_of_a_whole_book_are_those_of_each_customer(
    book: Book, clock: Clock, frozen_now: datetime, on: date
) -> None:
    clock.now = frozen_now.replace(year=on.year, month=on.month, day=on.day)
    with passing(book):
        machines = {
            months: book.db.insert(Table.PRODUCT, name=f"machine {months}", service_months=months)
            for months in (1, 6, 12)
        }
        ids = []
        for talked in (None, -3, 0, 1, 17, 34, 35, 36, 50):
            row = customers.insert(book, Customer(name="Ann"))
            if talked is not None:
                put(book, row, "talk", on - timedelta(days=talked), None)
            owned_since = [
                (row, machine, "x", (on - timedelta(days=days)).isoformat())
                for machine in machines.values()
                for days in range(420)
            ]
            book.db.insert_many("owned_product", ("customer_id", "product_id", "name", "bought_on"), owned_since)
            ids.append(row)
        few, whole = (
            sorted((customer, due) for customer, _facts, due in owned.services(book, book.now(), _RULES, wanted))
            for wanted in (ids, None)
        )
        assert whole == few
        assert len({customer for customer, _due in few}) == len(ids) - 1


@pytest.mark.parametrize("on", _MONTH_ENDS)
def test_whom_the_cadence_asks_for_is_the_same_in_sql_as_in_the_rules(
    book: Book, clock: Clock, frozen_now: datetime, on: date
) -> None:
    clock.now = frozen_now.replace(year=on.year, month=on.month, day=on.day)
    wanted = set()
    with passing(book):
        for tier in Tier:
            for days in (*range(27, 33), *range(88, 94), *range(179, 186), *range(363, 368)):
                since = on - timedelta(days=days)
                ann = Customer(name="Ann", tier=tier, stage=LifeStage.CUSTOMER)
                called, visited = customers.insert(book, ann), customers.insert(book, ann)
                put(book, called, "talk", since, None)
                put(book, visited, "visit", since, None)
                put(book, visited, "talk", on, None)
                for row, talk, visit in ((called, since, on), (visited, on, since)):
                    for due in dues(_RULES.cadence.of(tier), talk, None, visit):
                        if due.reached(on):
                            wanted.add((row, due.channel))
        found = reasons.reasons(book, book.now(), _RULES, [row for (row,) in book.db.rows("SELECT id FROM customer")])
        asked = {
            (row, one.facts.channel) for row, every in found.items() for one in every
            if isinstance(one.facts, CadenceFacts)
        }  # fmt: skip
        assert asked == wanted
        assert {row for row, _weight, _minute in reasons.claims(book, book.now(), _RULES)} == found.keys()
