"""Random books, worked at random for four hundred days: nothing undone is missing, a talk clears what it satisfies."""

from __future__ import annotations

import random
import shutil
import tempfile
from collections import Counter
from contextlib import suppress
from datetime import date, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from salesbook.book import classes, complaints, customers, followups, greetings, notes, payments, products, today
from salesbook.book.opened import Book
from salesbook.domain.cadence import Cadence, dues, resolve_tier
from salesbook.domain.codes import (
    Calendar,
    Channel,
    ComplaintState,
    DayKind,
    Disposition,
    Heat,
    LifeStage,
    ReasonKind,
    RenewalLoss,
    SalesClass,
    Tier,
)
from salesbook.domain.customers import Customer, SpecialDay
from salesbook.domain.days import DayOfYear, occurrences
from salesbook.domain.errors import SalesbookError
from salesbook.domain.plans import satisfies
from salesbook.domain.reasons import CadenceFacts
from salesbook.domain.rhythm import asks, gaps, prior_gap, rhythm
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from collections.abc import Callable

    from conftest import Clock

DAYS = 400
_FACE_TO_FACE = (Channel.VISIT, Channel.RECEIVED)
_NOTICE, _LEAD, _GRACE = timedelta(days=30), timedelta(days=3), timedelta(days=14)


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None


class Oracle:
    """What must be on the list on a day, found out row by row from the tables, slowly and by the rules alone."""

    def __init__(self, book: Book) -> None:
        self.book = book
        self.today = book.today()
        self.bought = self._by_customer('SELECT DISTINCT customer_id, "on" FROM sales_order WHERE amount >= 0')
        self.prior = prior_gap(gaps(days) for days in self.bought.values())

    def _by_customer(self, sql: str) -> dict[int, list[date]]:
        found: dict[int, list[date]] = {}
        for customer, on in self.book.db.rows(sql):
            found.setdefault(customer, []).append(date.fromisoformat(on))
        return found

    def _rows(self, sql: str, customer: int) -> list[tuple[str, ...]]:
        return self.book.db.rows(sql, (customer,))

    def kinds(self, customer: int) -> Counter[ReasonKind]:
        """Return the kinds of reasons, with their number, that a customer must have; days and service apart."""
        card = customers.card(self.book, customer)
        known = card.customer
        found: Counter[ReasonKind] = Counter()
        if known.disposition is Disposition.DROPPED:
            return found
        planned, promised = followups.planned(self.book, customer), followups.promised(self.book, customer)
        found[ReasonKind.PROMISE] = sum(one.on is None or one.on <= self.today for one in promised)
        found[ReasonKind.FOLLOWUP] = sum(one.on <= self.today for one in planned)
        off = self._rows("SELECT \"on\" FROM followup WHERE state = 'open' AND put_off AND customer_id = ?", customer)
        if not any(date.fromisoformat(on) > self.today for (on,) in off):
            found[ReasonKind.COMPLAINT] = len(complaints.open_of(self.book, customer))
            found[ReasonKind.RENEWAL] = sum(
                one.expires_on is not None and not one.settled and one.expires_on - _NOTICE <= self.today
                for one in products.of(self.book, customer)
            )
            found[ReasonKind.CREDIT] = int(self._owes(customer, known.credit_limit))
        if not any(one.on > self.today for one in planned):
            found[ReasonKind.CADENCE] = self._cadence(customer, known)
            found[ReasonKind.RHYTHM] = int(known.stage is not LifeStage.LOST and self._warned(customer))
            keeps_calling = known.stage is LifeStage.PROSPECT and known.disposition is Disposition.KEEP_CALLING
            found[ReasonKind.NO_PLAN] = int(keeps_calling and not planned and self.last(customer) is not None)
        return +found

    def last(self, customer: int, *channels: Channel) -> date | None:
        """Return the day of the last talk that reached the customer, by one of the channels if they are given."""
        found = self._rows("SELECT day, outcome, channel FROM interaction WHERE customer_id = ?", customer)
        days = [
            date.fromisoformat(day)
            for day, outcome, channel in found
            if outcome not in ("no-answer", "blocked") and (not channels or channel in channels)
        ]
        return max((day for day in days if day <= self.today), default=None)

    def _cadence(self, customer: int, known: Customer) -> int:
        if known.do_not_call:
            return 0
        stored, since = self.book.db.row(
            """SELECT s.sales_class, c.created_on FROM customer c JOIN standing s ON s.customer_id = c.id
            WHERE c.id = ?""",
            (customer,),
        )
        sales_class = known.class_pin or (SalesClass(stored) if stored else None)
        tier = resolve_tier(known.tier, sales_class, known.stage, known.heat)
        interval = Cadence().of(tier).overridden(known.call_months, known.visit_months)
        talk, visit = self.last(customer), self.last(customer, *_FACE_TO_FACE)
        return sum(due.reached(self.today) for due in dues(interval, talk, visit, _day(since)))

    def _warned(self, customer: int) -> bool:
        days = self.bought.get(customer, [])
        if not days or max(days) > self.today:
            return False
        found = rhythm(len(days), min(days), max(days), self.prior, self.today)
        talk = self.last(customer)
        return asks(found.ratio, found.usual_gap, (self.today - talk).days if talk else None, found.days or 0)

    def _owes(self, customer: int, limit: int | None) -> bool:
        sold = self._rows(
            "SELECT amount, due_on FROM sales_order WHERE due_on IS NOT NULL AND customer_id = ? ORDER BY due_on, id",
            customer,
        )
        paid = sum(
            int(amount) for (amount,) in self._rows("SELECT amount FROM payment WHERE customer_id = ?", customer)
        )
        owed = sum(int(amount) for amount, _due in sold) - paid
        if owed <= 0:
            return False
        for amount, due in sold:
            paid -= int(amount)
            if paid < 0:
                return date.fromisoformat(due) < self.today or (limit is not None and owed > limit)
        return False

    def greeted_too_little(self, customer: int, birthday: DayOfYear) -> bool:
        """Return whether a birthday is near about which nobody can have cared: nothing was said since before it."""
        cared = self._rows("SELECT day FROM interaction WHERE purpose = 'care' AND customer_id = ?", customer)
        words = [date.fromisoformat(day) for (day,) in cared]
        near = occurrences(birthday, self.today - _GRACE, self.today + _LEAD)
        return any(all(word < on - _LEAD for word in words) for on in near)


BIRTHDAYS = (
    DayOfYear(Calendar.SOLAR, 2, 29, year=1980),
    DayOfYear(Calendar.LUNAR, 12, 30, year=1975),
    DayOfYear(Calendar.LUNAR, 6, 1, True, 1960),
)


def _people(chance: random.Random) -> list[Customer]:
    return [
        Customer(
            name=f"customer {number}",
            stage=chance.choice(list(LifeStage)[:2] * 3 + [LifeStage.LOST]),
            tier=chance.choice([None, None, *Tier]),
            heat=chance.choice([None, *Heat]),
            disposition=chance.choice([Disposition.KEEP_CALLING] * 4 + [Disposition.KEEP_WARM]),
            call_months=chance.choice([None, None, None, 0, 2]),
            visit_months=chance.choice([None, None, None, 0, 1]),
            do_not_call=chance.random() < 0.1,
            credit_days=chance.choice([None, 0, 30]),
            credit_limit=chance.choice([None, 20_000]),
            days=(SpecialDay(DayKind.BIRTHDAY, chance.choice(BIRTHDAYS)),),
        )
        for number in range(9)
    ]


_LINES = (
    "talked", "/visit saw them", "/wechat wrote", "=no answer", "=blocked", "¥300 paper", "¥250 ink", "/visit ¥90 pens",
    "x >in 3 days call", "x >today 15:00 visit", "x >today 10:10 call back", "x >in 20 days", "x !tomorrow price",
    "x >every month on the 31st pay", "x >每年农历三十 问候", "x !!in 9 days decide", "x !every week report",
    "wished her a happy birthday",
)  # fmt: skip


def _act(book: Book, chance: random.Random, customer: int) -> None:
    """Do something with a customer, as a rep might."""
    in_days = timedelta(days=chance.randint(1, 40))
    acts: list[Callable[[], object]] = [
        *[lambda: notes.log(book, chance.choice(_LINES), customer)] * 6,
        *[lambda: today.done(book, customer)] * 6,
        lambda: today.no_answer(book, customer),
        lambda: today.later(book, customer, book.today() + in_days),
        lambda: today.drop(book, customer),
        lambda: complaints.receive(book, customer, "broken"),
        lambda: _take_on(book, customer),
        lambda: products.add(book, customer, "machine", book.today() + in_days),
        lambda: _renew(book, chance, customer),
        lambda: payments.receive(book, customer, chance.choice([10_000, 30_000])),
        lambda: greetings.sent(book, customer, "祝生日快乐", Channel.WECHAT),
    ]
    # What can't be done is refused and changes nothing: then the day goes on.
    with suppress(SalesbookError):
        chance.choice(acts)()


def _take_on(book: Book, customer: int) -> None:
    for one in complaints.open_of(book, customer)[:1]:
        if one.state is ComplaintState.TOLD:
            complaints.settle(book, one.id, satisfied=True)
        else:
            complaints.advance(book, one.id)


def _renew(book: Book, chance: random.Random, customer: int) -> None:
    for one in products.of(book, customer)[:1]:
        if one.following is not None and not one.settled:
            if chance.random() < 0.5:
                products.renewed(book, one.id, one.following)
            else:
                products.lost(book, one.id, RenewalLoss.PRICE)


def _check(book: Book, ids: list[int]) -> None:
    order = today.order(book).order
    rows = {row.customer: row.item.reasons for row in today.rows(book, order)}
    assert list(rows) == order
    oracle = Oracle(book)
    apart = (ReasonKind.DAY, ReasonKind.LIFECYCLE)
    for customer in ids:
        kinds = Counter(one.kind for one in rows.get(customer, ()))
        assert oracle.kinds(customer) == Counter({k: n for k, n in kinds.items() if k not in apart}), customer
        known = customers.card(book, customer).customer
        off = book.db.value(
            """SELECT 1 FROM followup WHERE state = 'open' AND put_off AND "on" > ? AND customer_id = ?""",
            (book.today().isoformat(), customer),
        )
        if not off and oracle.greeted_too_little(customer, known.days[0].day):
            assert kinds[ReasonKind.DAY], customer


def _check_a_talk(book: Book, chance: random.Random, customer: int) -> None:
    """Log a talk that reaches the customer: exactly what it satisfies is gone, at once."""
    channel = chance.choice([Channel.CALL, Channel.VISIT, Channel.WECHAT])
    before = today.item(book, customer).reasons
    planned = followups.planned(book, customer)
    promised = followups.promised(book, customer)
    notes.log(book, f"/{channel} nothing else", customer)
    kept = [one for one in planned if not satisfies(channel, book.now(), one, lately=True)]
    recurring = {one.id for one in planned if one.every}
    assert [one for one in followups.planned(book, customer) if one.id not in recurring] == [
        one for one in kept if one.id not in recurring
    ]
    assert followups.promised(book, customer) == promised
    after = today.item(book, customer).reasons
    gone = Counter(one.kind for one in before) - Counter(one.kind for one in after)
    stays = {ReasonKind.PROMISE, ReasonKind.COMPLAINT, ReasonKind.RENEWAL, ReasonKind.CREDIT, ReasonKind.DAY}
    assert not stays & gone.keys()
    asked = {one.facts.channel for one in after if isinstance(one.facts, CadenceFacts)}
    assert Channel.CALL not in asked
    if channel is Channel.VISIT:
        assert not asked
    assert not {ReasonKind.RHYTHM, ReasonKind.LIFECYCLE} & {one.kind for one in after}


@settings(max_examples=2, phases=(Phase.generate,))
@given(seed=st.integers(0, 1 << 32))
def test_nothing_undone_is_ever_missing(book_path: Path, clock: Clock, seed: int) -> None:
    chance = random.Random(seed)
    clock.now = clock.now.replace(year=2023, month=11, day=18, hour=10)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "book"
        shutil.copy2(book_path, path)
        book = Book(path, clock=clock)
        book.db.execute("PRAGMA synchronous=OFF")
        try:
            ids = [customers.add(book, person)[0] for person in _people(chance)]
            with book.db.record("import"):
                book.db.insert(Table.PRODUCT, name="machine", service_months=3)
            for _day_of_work in range(DAYS):
                for _action in range(chance.choice([0, 1, 1, 2, 3])):
                    _act(book, chance, chance.choice(ids))
                _check(book, ids)
                if chance.random() < 0.15:
                    _check_a_talk(book, chance, chance.choice(ids))
                    _check(book, ids)
                clock.move(days=1)
                classes.refresh(book)
        finally:
            book.close()
