"""A rep who does at random what reps do, in a book and in a ledger beside it, and compares the two."""

from __future__ import annotations

from collections import Counter
from dataclasses import replace
from datetime import date, datetime, time, timedelta, timezone
from typing import TYPE_CHECKING
from zoneinfo import ZoneInfo

import pytest
from ledger import DAY, RULES, STEPS, Complained, Known, Ledger, Owned, Plan, Promised, Why, months_on

from salesbook.book import changes, classes, complaints, customers, greetings, notes, payments, products, today
from salesbook.book.transfer import mergelist
from salesbook.domain.codes import (
    Calendar,
    Channel,
    DayKind,
    Disposition,
    Heat,
    LifeStage,
    RenewalLoss,
    SalesClass,
    Tier,
)
from salesbook.domain.customers import Customer, SpecialDay
from salesbook.domain.days import DayOfYear
from salesbook.domain.errors import SalesbookError
from salesbook.domain.reasons import (
    CadenceFacts,
    ComplaintFacts,
    CreditFacts,
    DayFacts,
    FestivalFacts,
    FollowupFacts,
    LifecycleFacts,
    PromiseFacts,
    Reason,
    RenewalFacts,
    RhythmFacts,
)

if TYPE_CHECKING:
    import random
    from collections.abc import Callable

    from conftest import Clock

    from salesbook.book.opened import Book

ZONES = (timezone(timedelta(hours=8)), ZoneInfo("America/New_York"), ZoneInfo("Europe/Berlin"))
SERVICE_MONTHS = {"machine": 3, "boiler": 6}


def why(reason: Reason) -> Why:
    """Return a reason of the program as the ledger puts it."""
    kind, due = reason.kind.value, reason.due
    match reason.facts:
        case PromiseFacts(what=what):
            return kind, what, due
        case FollowupFacts(what=what, at=at, tries=tries):
            return kind, what, due, at, tries
        case ComplaintFacts(what=what, state=state):
            return kind, what, due, state.value
        case RenewalFacts(product=name) | LifecycleFacts(product=name):
            return kind, name, due
        case CreditFacts(owed=owed):
            return kind, owed, due
        case CadenceFacts(channel=channel):
            return kind, channel, due
        case RhythmFacts(state=state):
            return kind, state.value
        case DayFacts() | FestivalFacts():
            return kind, due
    return (kind,)


BIRTHDAYS = (
    DayOfYear(Calendar.SOLAR, 2, 29, year=1980),
    DayOfYear(Calendar.SOLAR, 12, 31),
    DayOfYear(Calendar.LUNAR, 12, 30, year=1975),
    DayOfYear(Calendar.LUNAR, 1, 30),
    DayOfYear(Calendar.LUNAR, 6, 1, True, 1960),
    DayOfYear(Calendar.LUNAR, 8, 15),
)


class Rep:
    """Does at random what reps do, in the book and in the ledger."""

    def __init__(self, book: Book, clock: Clock, chance: random.Random) -> None:
        self.book, self.clock, self.chance = book, clock, chance
        self.ledger = Ledger()
        self.done: Counter[str] = Counter()
        self.seen: Counter[object] = Counter()
        self.listed: list[int] = []
        self.last = 0

    @property
    def today(self) -> date:
        """The day the clock shows."""
        return self.clock.now.date()

    def word(self, kind: str) -> str:
        """Return words that stand for one thing only."""
        number = self.ledger.next()
        return f"{kind} {''.join(chr(ord('k') + int(digit)) for digit in str(number))}x"

    # What the book holds at first.

    def meet(self) -> None:
        """Add a customer."""
        pick = self.chance.choice
        known = Customer(
            name=f"customer {self.ledger.next()}",
            stage=pick([LifeStage.PROSPECT, LifeStage.PROSPECT, LifeStage.CUSTOMER, LifeStage.LOST]),
            tier=pick([None, None, *Tier]),
            heat=pick([None, Heat.HOT, Heat.WARM, Heat.MILD]),
            disposition=pick([Disposition.KEEP_CALLING, Disposition.KEEP_CALLING, Disposition.KEEP_WARM]),
            class_pin=pick([None, None, None, SalesClass.A]),
            call_months=pick([None, None, None, 0, 2]),
            visit_months=pick([None, None, None, 0, 1]),
            do_not_call=self.chance.random() < 0.1,
            credit_days=pick([None, 0, 30]),
            credit_limit=pick([None, 9_000, 25_000]),
            days=(SpecialDay(DayKind.BIRTHDAY, pick(BIRTHDAYS)),),
        )
        self.ledger.begin()
        row, _changes = customers.add(self.book, known)
        self.ledger.people[row] = Known(known, self.today)

    # What is done with a customer.

    def note(self, customer: int) -> None:
        """Write a line: a talk, and often what was agreed in it."""
        pick, ledger, now = self.chance.choice, self.ledger, self.clock.now
        spoken, kind = pick(
            [("talked", ""), ("/call rang up", ""), ("/visit saw them", ""), ("/wechat wrote", ""),
             ("wished them a happy birthday", "wish"), ("=no answer", "missed"), ("=blocked", "blocked"),
             ("talked <yesterday", "before"), ("/visit was there <yesterday", "before")]
        )  # fmt: skip
        rule = pick([None, *RULES])
        said = pick(["tomorrow", "in 3 days", "in 20 days", "today 15:00", "today 10:10", "today", "in 40 days"])
        plans = [self.word(pick(["call", "visit", "ask"])) for _plan in range(2)]
        promise, comes = self.word("send"), RULES[rule][0] if rule else said
        # Two plans for one day: doing one is not doing the other.
        extra = pick(
            ["", "", f" >{said} {plans[0]}", f" >{comes} {plans[0]}", f" >{comes} {plans[0]}",
             f" >today 15:00 {plans[0]} >today {plans[1]}", f" >{said} {plans[0]} >{said} {plans[1]}"]
        )  # fmt: skip
        owing = pick(
            [*[""] * 8, f" !{said} {promise}", f" !!in 9 days {promise}", f" !{promise}", f" !{comes} {promise}"]
        )
        amount = pick([0, 0, 0, 0, 0, 90, 250, 800])
        channel = next((each for each in Channel if spoken.startswith(f"/{each}")), None)
        at = datetime.combine(now.date() - DAY, time(12), now.tzinfo) if kind == "before" else now
        line = f"{spoken}{extra}{owing}{f' ¥{amount} paper' if amount else ''}"
        ledger.begin()
        logged, _changes = notes.log(self.book, line, customer)
        by = channel or ledger.due_channel(customer, now)
        if kind not in ("missed", "blocked"):
            ledger.talk(customer, by, at, now.date(), wish=kind == "wish")
        elif kind == "missed" and not logged.reading.followups:
            ledger.no_answer(customer, by, now)
        one = ledger.people[customer]
        # On which day a phrase falls was on the screen; that it is read rightly is tested elsewhere.
        for each in logged.reading.followups:
            named = next((way for way in (Channel.CALL, Channel.VISIT) if way in each.what), None)
            new = Plan(ledger.next(), each.what, each.on, each.time, rule if each.every else None, each.on, named)
            ledger.put(customer, plans=(*ledger.people[customer].plans, new))
        for each_promised in logged.reading.promises:
            again = rule if each_promised.every else None
            new_one = Promised(ledger.next(), each_promised.what, each_promised.on, each_promised.theirs, again,
                               each_promised.on or date.min)  # fmt: skip
            ledger.put(customer, promises=(*one.promises, new_one))
        if amount:
            terms = one.known.credit_days
            due = None if terms is None else at.date() + terms * DAY
            bought = (ledger.next(), at.date(), amount * 100, due)
            known = replace(one.known, stage=LifeStage.CUSTOMER)
            ledger.put(customer, orders=(*one.orders, bought), known=known)

    def space(self, customer: int) -> None:
        """Mark the strongest reason as done: just that one is gone."""
        ledger, now = self.ledger, self.clock.now
        reasons = today.item(self.book, customer).reasons
        found = why(reasons[0]) if reasons else ("nothing",)
        one = ledger.people[customer]
        try:
            today.done(self.book, customer)
        except SalesbookError:
            told = [each for each in one.complaints if each.step == len(STEPS) - 1]
            assert found[0] in ("nothing", "renewal", "credit", "no-plan") or (found[0] == "complaint" and told)
            return
        ledger.begin()
        match found[0]:
            case "promise":
                closed = next(p for p in one.promises if (p.what, p.on) == found[1:])
                ledger.close_promise(customer, closed, self.today)
            case "followup":
                plan = next(p for p in one.plans if (p.what, p.on, p.time, p.tries) == found[1:])
                ledger.close(customer, plan, self.today)
            case "complaint":
                self._step(customer, next(each for each in one.complaints if each.what == found[1]), 1)
            case "day":
                ledger.message(customer, self.today, Channel.CALL)
            case _:
                by = found[1] if found[0] == "cadence" else Channel.CALL
                assert isinstance(by, Channel)
                ledger.talk(customer, by, now, now.date())

    def _step(self, customer: int, complaint: Complained, steps: int) -> None:
        left = (replace(each, step=each.step + steps) if each == complaint else each
                for each in self.ledger.people[customer].complaints)  # fmt: skip
        self.ledger.put(customer, complaints=tuple(left))

    def no_answer(self, customer: int) -> None:
        """Nobody answered."""
        self.ledger.begin()
        by = self.ledger.due_channel(customer, self.clock.now)
        today.no_answer(self.book, customer)
        self.ledger.no_answer(customer, by, self.clock.now)

    def later(self, customer: int) -> None:
        """Put off what is due."""
        on = self.today + self.chance.choice([1, 2, 3, 7, 31]) * DAY
        at = self.chance.choice([None, None, time(15)])
        done = today.later(self.book, customer, on, at)
        # With nothing due there is nothing to put off, and nothing to undo.
        if done.id:
            self.ledger.begin()
            self.ledger.later(customer, self.today, on, at)

    def drop(self, customer: int) -> None:
        """Drop what is due, this once or for good."""
        one, for_good = self.ledger.people[customer], self.chance.random() < 0.2
        days = [plan.on for plan in one.plans] + [promise.on or self.today for promise in one.promises]
        if any(on <= self.today for on in days):
            self.ledger.begin()
            today.drop(self.book, customer, for_good=for_good)
            self.ledger.drop(customer, self.today, for_good=for_good)
        else:
            with pytest.raises(SalesbookError, match="is due with"):
                today.drop(self.book, customer)

    def complain(self, customer: int) -> None:
        """The customer complains."""
        what, one = self.word("broken"), self.ledger.people[customer]
        self.ledger.begin()
        complaints.receive(self.book, customer, what)
        new = Complained(self.ledger.next(), what, self.today)
        self.ledger.put(customer, complaints=(*one.complaints, new))

    def care(self, customer: int) -> None:
        """Take a complaint on, settle it, or take it up again."""
        one = self.ledger.people[customer]
        for each in one.complaints:
            found = next(c for c in complaints.open_of(self.book, customer) if c.what == each.what)
            self.ledger.begin()
            if each.step < len(STEPS) - 1:
                complaints.advance(self.book, found.id)
                self._step(customer, each, 1)
            elif self.chance.random() < 0.3:
                complaints.take_up_again(self.book, found.id)
                self._step(customer, each, 1 - each.step)
            else:
                complaints.settle(self.book, found.id, satisfied=True)
                self.ledger.put(customer, complaints=tuple(c for c in one.complaints if c != each))
            return

    def sell(self, customer: int) -> None:
        """The customer has a product from today."""
        name = self.chance.choice(["machine", "boiler", self.word("tool")])
        ends = self.chance.choice([None, self.today + self.chance.randint(1, 60) * DAY, months_on(self.today, 3)])
        self.ledger.begin()
        products.add(self.book, customer, name, ends)
        new = Owned(self.ledger.next(), name, self.today, ends, SERVICE_MONTHS.get(name))
        self.ledger.put(customer, owned=(*self.ledger.people[customer].owned, new))

    def renew(self, customer: int) -> None:
        """A product is renewed, or is not."""
        one = self.ledger.people[customer]
        for owned in one.owned:
            if owned.ends is None or owned.ends in owned.settled:
                continue
            found = next(
                each
                for each in products.of(self.book, customer)
                if (each.name, each.bought_on, each.expires_on) == (owned.name, owned.bought, owned.ends)
                and not each.settled
            )
            until = owned.ends + self.chance.choice([30, 90, 365]) * DAY
            new = replace(owned, settled=owned.settled | {owned.ends})
            self.ledger.begin()
            if self.chance.random() < 0.7:
                products.renewed(self.book, found.id, until)
                new = replace(new, ends=until)
            else:
                products.lost(self.book, found.id, RenewalLoss.PRICE)
            self.ledger.put(customer, owned=tuple(new if each == owned else each for each in one.owned))
            return

    def pay(self, customer: int) -> None:
        """The customer pays."""
        amount = self.chance.choice([9_000, 10_000, 30_000])
        self.ledger.begin()
        payments.receive(self.book, customer, amount)
        self.ledger.put(customer, paid=self.ledger.people[customer].paid + amount)

    def greet(self, customer: int) -> None:
        """A greeting is sent."""
        self.ledger.begin()
        greetings.sent(self.book, customer, "祝生日快乐", Channel.WECHAT)
        self.ledger.message(customer, self.today, Channel.WECHAT)

    def edit(self, customer: int) -> None:
        """What is known of the customer changes."""
        pick, known = self.chance.choice, self.ledger.people[customer].known
        changes_of: list[dict[str, object]] = [
            {"disposition": pick(list(Disposition))},
            {"disposition": Disposition.KEEP_CALLING},
            {"tier": pick([None, *Tier])},
            {"class_pin": pick([None, *SalesClass])},
            {"stage": pick(list(LifeStage))},
            {"heat": pick(list(Heat))},
            {"call_months": pick([None, 0, 1])},
            {"do_not_call": not known.do_not_call},
            {"credit_limit": pick([None, 9_000])},
        ]
        changed = replace(known, **pick(changes_of))  # type: ignore[arg-type]
        if changed == known:
            return
        self.ledger.begin()
        names = [name for name in Customer.__slots__ if getattr(changed, name) != getattr(known, name)]
        found = customers.card(self.book, customer).customer
        customers.edit(self.book, customer, replace(found, **{name: getattr(changed, name) for name in names}))
        self.ledger.put(customer, known=changed)

    def merge(self, customer: int) -> None:
        """Two customers turn out to be one; somebody new is met besides."""
        others = [each for each in self.ledger.people if each != customer]
        dropped = [each for each in others if self.ledger.people[each].known.disposition is Disposition.DROPPED]
        # What is dropped itself must not take along what is due with the other.
        other = self.chance.choice(dropped or others)
        self.ledger.begin()
        mergelist.merge(self.book, customer, other)
        self.ledger.merge(customer, other)
        if self.chance.random() < 0.5:
            self.undo(customer)
        else:
            self.meet()

    def undo(self, _customer: int) -> None:
        """Take the last things back, and perhaps do one again."""
        for _step in range(self.chance.choice([1, 1, 2, 3])):
            if self.ledger.undo():
                changes.undo(self.book)
        if self.chance.random() < 0.3 and self.ledger.redo():
            changes.redo(self.book)

    # The days.

    def act(self) -> None:
        """Do something, mostly with somebody who is on the list."""
        among = self.listed[:4] if self.listed and self.chance.random() < 0.6 else list(self.ledger.people)
        customer = self.chance.choice([each for each in among if each in self.ledger.people] or [*self.ledger.people])
        # What was begun with somebody is often gone on with, while tries wait and plans are fresh.
        if self.last in self.ledger.people and self.chance.random() < 0.3:
            customer = self.last
        self.last = customer
        act = self.chance.choices(list(ACTS), list(ACTS.values()))[0]
        classes.refresh(self.book)
        act(self, customer)
        self.done[act.__name__] += 1

    def check(self) -> None:
        """Compare the list with what is owed."""
        self.listed = today.order(self.book).order
        rows = {row.customer: row.item.reasons for row in today.rows(self.book, self.listed)}
        assert list(rows) == self.listed
        for customer in self.ledger.people:
            owed = self.ledger.owed(customer, self.today)
            found = Counter(why(reason) for reason in rows.get(customer, ()))
            self.seen.update(each[0] for each in owed)
            missing, beyond = owed - found, found - owed
            assert (missing, beyond) == (Counter(), Counter()), f"{self.clock.now}: {self.ledger.people[customer]}"


ACTS: dict[Callable[[Rep, int], None], int] = {
    Rep.note: 26, Rep.space: 30, Rep.no_answer: 5, Rep.later: 5, Rep.drop: 5, Rep.complain: 2, Rep.care: 8, Rep.sell: 3,
    Rep.renew: 5, Rep.pay: 4, Rep.greet: 3, Rep.edit: 5, Rep.merge: 2, Rep.undo: 5,
}  # fmt: skip
"""What is done, and how often."""


def night(rep: Rep, clock: Clock, day: int) -> None:
    """Let it be the next day; sometimes the clock is set, and sometimes the rep travels."""
    chance = rep.chance
    if day % 97 == 60:
        clock.now -= 5 * DAY
    elif day % 97 == 62:
        clock.now += 200 * DAY
    elif day % 97 == 63:
        clock.now -= 198 * DAY
    else:
        clock.now += DAY
    zone = chance.choice(ZONES) if chance.random() < 0.1 else clock.now.tzinfo
    clock.now = clock.now.replace(
        hour=chance.choice([7, 9, 10, 13, 17, 19, 23]), minute=chance.choice([0, 35]), tzinfo=zone
    )
