"""A second book, kept in plain memory: what a rep did with each customer, and what is owed on a day.

It is written from the rules of the trade (D2-D4, D15-D20, D27) and knows nothing of how the program finds its list: no
table, no index, no weight. Of the program it takes the names of channels and the like, and a customer as it is entered.
Months are counted day by day and lunar ones stand in a table, since here nothing has to be quick.
"""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field, replace
from datetime import date, datetime, time, timedelta
from functools import cache
from itertools import pairwise
from statistics import median
from typing import TYPE_CHECKING

from salesbook.domain.codes import Calendar, Channel, Disposition, Heat, LifeStage, SalesClass, Tier
from salesbook.domain.days import DayOfYear

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    from salesbook.domain.customers import Customer

Why = tuple[object, ...]
"""A reason: its kind, what it is about, and its day."""

DAY = timedelta(days=1)
LEAD, GRACE, NOTICE = 3, 14, 30
SHORT_GRACE = 3
MONTHS = {Tier.PRIORITY: (1, 3), Tier.GENERAL: (3, 6), Tier.LAST: (6, 12)}
"""Months between calls and between visits."""

STEPS = ("received", "listened", "checked", "solved", "told")
WARNINGS = ((3.0, "lost"), (2.0, "rescue"), (1.5, "warn"), (1.0, "watch"))
FACE_TO_FACE = (Channel.VISIT, Channel.RECEIVED)

FESTIVALS = {
    "new-year": ("A", ["2024-01-01", "2025-01-01", "2026-01-01"]),
    "spring-festival": ("AB", ["2024-02-10", "2025-01-29", "2026-02-17"]),
    "dragon-boats": ("A", ["2024-06-10", "2025-05-31", "2026-06-19"]),
    "mid-autumn": ("AB", ["2024-09-17", "2025-10-06", "2026-09-25"]),
    "national-day": ("A", ["2023-10-01", "2024-10-01", "2025-10-01"]),
}
"""The classes that are greeted at a festival, and its days as the government published them."""

_LUNAR_MONTHS = """
2023: 01-22 02-20 +03-22 04-20 05-19 06-18 07-18 08-16 09-15 10-15 11-13 12-13 01-11
2024: 02-10 03-10 04-09 05-08 06-06 07-06 08-04 09-03 10-03 11-01 12-01 12-31
2025: 01-29 02-28 03-29 04-28 05-27 06-25 +07-25 08-23 09-22 10-21 11-20 12-20 01-19
2026: 02-17 03-19 04-17 05-17 06-15 07-14 08-13 09-11 10-10 11-09 12-09 01-08
2027: 02-06 03-08 04-07 05-06 06-05 07-04 08-02 09-01 09-30 10-29 11-28 12-28
2028: 01-26 02-25 03-26 04-25 05-24 +06-23 07-22 08-20 09-19 10-18 11-16 12-16 01-15
"""
"""The first day of each month by lunar year, + before a leap month; from the almanac."""


def _months() -> list[tuple[int, int, bool, date]]:
    """Return the lunar months: year, number, whether it is a leap month, first day."""
    found = []
    for line in _LUNAR_MONTHS.strip().split("\n"):
        year, words = int(line[:4]), line[6:].split()
        number = 0
        for word in words:
            number += word[0] != "+"
            solar_year = year + (number == 12 and word.startswith("01"))
            found.append((year, number, word[0] == "+", date.fromisoformat(f"{solar_year}-{word.lstrip('+')}")))
    return found


_MONTHS = _months()
_LEAPS = {(year, number) for year, number, leap, _first in _MONTHS if leap}


@cache
def lunar(on: date) -> tuple[int, int, bool, int, int]:
    """Return the lunar year, month, whether it is a leap one, the day, and how many days the month has."""
    for (year, number, leap, first), (_year, _number, _leap, following) in pairwise(_MONTHS):
        if first <= on < following:
            return year, number, leap, (on - first).days + 1, (following - first).days
    raise ValueError(on)


def last_of_month(on: date) -> bool:
    """Tell whether a day is the last of its month."""
    return (on + DAY).month != on.month


def kept_on(day: DayOfYear, on: date) -> bool:
    """Tell whether a day of the year is kept on a date (D16)."""
    if day.calendar is Calendar.SOLAR:
        return (on.month, on.day) == (day.month, day.day) or (
            (day.month, day.day, on.month, on.day) == (2, 29, 2, 28) and last_of_month(on)
        )
    year, number, leap, number_of_day, length = lunar(on)
    if (number, min(day.day, length)) != (day.month, number_of_day):
        return False
    return leap == (day.leap and (year, number) in _LEAPS)


@cache
def months_on(day: date, months: int) -> date:
    """Return the same day some months on, or the last of a month that is too short."""
    years, month = divmod(day.month - 1 + months, 12)
    for missing in range(4):
        try:
            return date(day.year + years, month + 1, day.day - missing)
        except ValueError:
            continue
    raise ValueError(day)


RULES: dict[str, tuple[str, Callable[[date, date], bool]]] = {
    "31st": ("every month on the 31st", lambda on, _first: last_of_month(on)),
    "30th": ("每月30号", lambda on, _first: on.day == 30 or (last_of_month(on) and on.day < 30)),
    "15th": ("每月15号", lambda on, _first: on.day == 15),
    "month": ("every month", lambda on, first: on.day == first.day or (last_of_month(on) and on.day < first.day)),
    "week": ("every week", lambda on, first: on.weekday() == first.weekday()),
    "two weeks": ("每两周", lambda on, first: (on - first).days % 14 == 0),
    "leap day": ("每年2月29日", lambda on, _first: kept_on(DayOfYear(Calendar.SOLAR, 2, 29), on)),
    "lunar 30th": ("每月农历三十", lambda on, _first: lunar(on)[3] == lunar(on)[4]),
    "lunar year's end": ("每年农历腊月三十", lambda on, _first: lunar(on)[1] == 12 and lunar(on)[3] == lunar(on)[4]),
}
"""What comes round, by name: as it is typed, and whether it comes on a day, given the first."""


def next_day(rule: str, first: date, after: date) -> date:
    """Return the first day after another on which something comes round."""
    on = after + DAY
    while not RULES[rule][1](on, first):
        on += DAY
    return on


@dataclass(frozen=True)
class Plan:
    """A follow-up; `number` counts all things in the order in which they were written down."""

    number: int
    what: str
    on: date
    time: time | None = None
    rule: str | None = None
    first: date = date.min
    channel: Channel | None = None
    tries: int = 0
    put_off: bool = False

    def place(self) -> tuple[object, ...]:
        """Return where it stands among others: by day and hour, and those without an hour last."""
        return self.on, self.time is None, self.time or time(), self.number

    def come(self, at: datetime) -> bool:
        """Tell whether its hour has come, or will within half an hour."""
        if self.on != at.date() or self.time is None:
            return self.on <= at.date()
        return datetime.combine(self.on, self.time) <= at.replace(tzinfo=None, fold=0) + timedelta(minutes=30)

    def done_by(self, channel: Channel, at: datetime, today: date) -> bool:
        """Tell whether a talk that reached the customer does it (D3)."""
        if self.tries and (at.date() == today or self.on <= at.date()):
            return True
        if self.on > at.date() or (self.channel in FACE_TO_FACE and channel not in FACE_TO_FACE):
            return False
        return self.come(at) or self.channel == channel

    def again(self, today: date) -> Plan | None:
        """Return it for the next time it comes round."""
        if self.rule is None:
            return None
        return replace(self, on=next_day(self.rule, self.first, max(self.on, today)), tries=0, put_off=False)


@dataclass(frozen=True)
class Promised:
    """A promise that is open."""

    number: int
    what: str
    on: date | None
    theirs: bool = False
    rule: str | None = None
    first: date = date.min

    def again(self, number: int, today: date) -> Promised | None:
        """Return it for the next time it comes round."""
        if self.rule is None:
            return None
        return replace(self, number=number, on=next_day(self.rule, self.first, max(self.on or today, today)))


@dataclass(frozen=True)
class Complained:
    """A complaint that is not settled."""

    number: int
    what: str
    since: date
    step: int = 0


@dataclass(frozen=True)
class Owned:
    """A product that a customer has."""

    number: int
    name: str
    bought: date
    ends: date | None
    service_months: int | None = None
    settled: frozenset[date] = frozenset()


@dataclass(frozen=True)
class Known:
    """All that is known of a customer."""

    known: Customer
    since: date
    talks: tuple[tuple[date, Channel], ...] = ()
    wishes: tuple[date, ...] = ()
    plans: tuple[Plan, ...] = ()
    promises: tuple[Promised, ...] = ()
    complaints: tuple[Complained, ...] = ()
    owned: tuple[Owned, ...] = ()
    orders: tuple[tuple[int, date, int, date | None], ...] = ()
    paid: int = 0

    def last(self, today: date, *channels: Channel) -> date | None:
        """Return the day of the last talk up to today, by one of the channels if they are given."""
        return max((day for day, by in self.talks if day <= today and (not channels or by in channels)), default=None)

    def sales(self, today: date) -> int:
        """Return the sales of the last twelve months."""
        return sum(amount for _number, on, amount, _due in self.orders if on <= today and months_on(on, 12) >= today)

    def ahead(self, today: date) -> bool:
        """Tell whether something is planned for a later day."""
        return any(plan.on > today for plan in self.plans)

    def owes(self) -> tuple[int, date | None]:
        """Return what is owed, and since when it is due: payments settle what was due first (D20)."""
        sold = sorted((due, number, amount) for number, _on, amount, due in self.orders if due)
        owed, left = sum(amount for _due, _number, amount in sold) - self.paid, self.paid
        for due, _number, amount in sold:
            left -= amount
            if left < 0:
                return owed, due
        return 0, None


@dataclass
class Ledger:
    """All customers, by the number they have in the book, and the way back."""

    people: dict[int, Known] = field(default_factory=dict)
    number: int = 0
    _past: list[dict[int, Known]] = field(default_factory=list)
    _undone: list[dict[int, Known]] = field(default_factory=list)

    def begin(self) -> None:
        """Remember how things stand before something is done."""
        self._past.append(dict(self.people))
        self._undone.clear()

    def undo(self) -> bool:
        """Take the last thing back, if there is any."""
        if not self._past:
            return False
        self._undone.append(self.people)
        self.people = self._past.pop()
        return True

    def redo(self) -> bool:
        """Do the last thing again that was taken back, if there is any."""
        if not self._undone:
            return False
        self._past.append(self.people)
        self.people = self._undone.pop()
        return True

    def next(self) -> int:
        """Return the number of something new."""
        self.number += 1
        return self.number

    def put(self, customer: int, **values: object) -> None:
        """Write down what is known of a customer now."""
        self.people[customer] = replace(self.people[customer], **values)  # type: ignore[arg-type]

    def due_channel(self, customer: int, at: datetime) -> Channel:
        """Return how a customer was to be reached now, a call if nothing says."""
        plans = sorted(self.people[customer].plans, key=Plan.place)
        return next((plan.channel for plan in plans if plan.come(at) and plan.channel), Channel.CALL)

    def talk(self, customer: int, channel: Channel, at: datetime, today: date, *, wish: bool = False) -> None:
        """A talk reached the customer."""
        one = self.people[customer]
        self.put(customer, talks=(*one.talks, (at.date(), channel)), plans=self._left(one, channel, at, today))
        if wish:
            self.put(customer, wishes=(*one.wishes, at.date()))

    def _left(self, one: Known, channel: Channel, at: datetime, today: date) -> tuple[Plan, ...]:
        kept = (plan.again(at.date()) if plan.done_by(channel, at, today) else plan for plan in one.plans)
        return tuple(plan for plan in kept if plan)

    def message(self, customer: int, today: date, channel: Channel) -> None:
        """A wish was written, which is no talk about what was planned."""
        one = self.people[customer]
        self.put(customer, talks=(*one.talks, (today, channel)), wishes=(*one.wishes, today))

    def no_answer(self, customer: int, channel: Channel, now: datetime) -> None:
        """Nobody answered: again in two hours unless that is night, then tomorrow, then in three days."""
        due = [plan for plan in self.people[customer].plans if plan.tries or plan.come(now)]
        tries = max((plan.tries for plan in due), default=0) + 1
        again = now + timedelta(hours=2)
        soon = tries == 1 and again.date() == now.date() and again.time() <= time(20)
        on = now.date() if soon else now.date() + (1 if tries <= 2 else 3) * DAY
        at = again.time().replace(second=0, microsecond=0) if soon else None
        self._move(customer, due, now.date(), on=on, time=at, tries=tries, channel=channel)
        if not due:
            new = Plan(self.next(), "", on, at, channel=channel, tries=tries)
            self.put(customer, plans=(*self.people[customer].plans, new))

    def _move(self, customer: int, due: Iterable[Plan], today: date, **values: object) -> None:
        """Move plans to another day; what recurs is moved this once and stays on its own days for the rest."""
        plans = {plan.number: plan for plan in self.people[customer].plans}
        there = {plan.what for plan in due if not plan.rule}
        for plan in sorted(due, key=Plan.place):
            again = plan.again(today)
            if again is None:
                plans[plan.number] = replace(plan, **values)  # type: ignore[arg-type]
                continue
            plans[plan.number] = again
            if plan.what not in there:
                once = replace(plan, number=self.next(), rule=None, tries=0, put_off=False)
                plans[once.number] = replace(once, **values)  # type: ignore[arg-type]
                there.add(plan.what)
        self.put(customer, plans=tuple(plans.values()))

    def later(self, customer: int, today: date, on: date, at: time | None) -> None:
        """What is due was put off; whatever has no day of its own waits behind a plan."""
        one = self.people[customer]
        self._move(customer, [plan for plan in one.plans if plan.on <= today], today, on=on, time=at, put_off=True)
        promises: list[Promised] = []
        for promise in one.promises:
            if promise.on is not None and promise.on > today:
                promises.append(promise)
                continue
            again = promise.again(self.next(), today)
            promises.append(replace(promise, on=on, rule=None if again else promise.rule))
            promises += [again] if again else []
        self.put(customer, promises=tuple(promises))
        if self.owed(customer, today):
            new = Plan(self.next(), "", on, at, put_off=True)
            self.put(customer, plans=(*self.people[customer].plans, new))

    def drop(self, customer: int, today: date, *, for_good: bool) -> None:
        """Take plans and promises that are due off the list."""
        one = self.people[customer]
        plans = [plan for plan in one.plans if plan.on <= today]
        promises = [promise for promise in one.promises if promise.on is None or promise.on <= today]
        for plan in plans:
            self.close(customer, plan, today, for_good=for_good)
        for promise in promises:
            self.close_promise(customer, promise, today, for_good=for_good)

    def close(self, customer: int, plan: Plan, today: date, *, for_good: bool = False) -> None:
        """A plan was done; what recurs comes again."""
        again = None if for_good else plan.again(today)
        others = [again if each == plan else each for each in self.people[customer].plans]
        self.put(customer, plans=tuple(each for each in others if each))

    def close_promise(self, customer: int, promise: Promised, today: date, *, for_good: bool = False) -> None:
        """A promise was kept or broken; what recurs comes again."""
        again = None if for_good else promise.again(self.next(), today)
        others = [each for each in self.people[customer].promises if each != promise]
        self.put(customer, promises=(*others, again) if again else tuple(others))

    def merge(self, staying: int, going: int) -> None:
        """Make one of two customers; nothing of either is lost, and of two values the first one's stays."""
        one, other = self.people[staying], self.people.pop(going)
        known, added = one.known, other.known
        filled = {
            name: getattr(added, name)
            for name in ("tier", "heat", "class_pin", "call_months", "visit_months", "credit_limit", "credit_days")
            if getattr(known, name) is None
        }
        if known.stage is LifeStage.PROSPECT:
            filled["stage"] = added.stage
        if known.disposition is not Disposition.KEEP_WARM and added.disposition is not Disposition.DROPPED:
            filled["disposition"] = added.disposition
        filled["do_not_call"] = known.do_not_call or added.do_not_call
        filled["days"] = (
            *known.days,
            *(day for day in added.days if day.day.key not in [d.day.key for d in known.days]),
        )
        parts = ("talks", "wishes", "plans", "promises", "complaints", "owned", "orders")
        together = {name: (*getattr(one, name), *getattr(other, name)) for name in parts}
        since, paid = min(one.since, other.since), one.paid + other.paid
        self.put(staying, known=replace(known, **filled), since=since, paid=paid, **together)

    def classes(self, today: date) -> dict[int, SalesClass]:
        """Return the sales classes of a day (D2)."""
        sales = {customer: one.sales(today) for customer, one in self.people.items()}
        found = {}
        for customer, amount in sales.items():
            if amount > 0:
                before = sum(more for more in sales.values() if more > amount) / sum(sales.values())
                found[customer] = SalesClass.A if before < 0.8 else SalesClass.B if before < 0.95 else SalesClass.C
        return {
            customer: one.known.class_pin or found[customer]
            for customer, one in self.people.items()
            if one.known.class_pin or customer in found
        }

    def usual_gap(self) -> float:
        """Return the usual gap of a stranger: the median of the customers' medians (D27)."""
        medians = []
        for one in self.people.values():
            days = sorted({on for _number, on, _amount, _due in one.orders})
            if len(days) > 1:
                medians.append(median((later - earlier).days for earlier, later in pairwise(days)))
        return median(medians) if medians else 90

    def owed(self, customer: int, today: date) -> Counter[Why]:
        """Return everything that is owed to a customer on a day."""
        one = self.people[customer]
        found: Counter[Why] = Counter()
        if one.known.disposition is Disposition.DROPPED:
            return found
        found.update(("promise", p.what, p.on) for p in one.promises if p.on is None or p.on <= today)
        found.update(("followup", p.what, p.on, p.time, p.tries) for p in one.plans if p.on <= today)
        if not any(plan.put_off and plan.on > today for plan in one.plans):
            found.update(("complaint", each.what, each.since, STEPS[each.step]) for each in one.complaints)
            found.update(("renewal", each.name, each.ends) for each in one.owned if self._runs_out(each, today))
            found.update(("day", on) for on in self._days(customer, one, today))
            owed, since = one.owes()
            if since is not None and since < today:
                found["credit", owed, since] += 1
            elif since is not None and one.known.credit_limit is not None and owed > one.known.credit_limit:
                found["credit", owed, None] += 1
        if not one.ahead(today):
            found.update(self._cadence(customer, one, today))
            found.update(("lifecycle", each.name, on) for each in one.owned for on in self._service(one, each, today))
            found.update(self._rhythm(one, today))
            prospect = one.known.stage is LifeStage.PROSPECT
            if prospect and one.known.disposition is Disposition.KEEP_CALLING and one.talks and not one.plans:
                found["no-plan",] += 1
        return found

    def _runs_out(self, owned: Owned, today: date) -> bool:
        return owned.ends is not None and owned.ends - NOTICE * DAY <= today and owned.ends not in owned.settled

    def _service(self, one: Known, owned: Owned, today: date) -> list[date]:
        if not owned.service_months:
            return []
        every = owned.service_months
        due = [months_on(owned.bought, every * number) for number in range(1, 40)]
        due = [on for on in due if on <= today]
        last = one.last(today)
        return due[-1:] if due and (last is None or last < due[-1]) else []

    def _days(self, customer: int, one: Known, today: date) -> list[date]:
        """Return the days about which a word is owed, each as often as there are occasions on it."""
        near = [today + number * DAY for number in range(-2 * GRACE, LEAD + 1)]
        occasions = [(on, GRACE) for day in one.known.days for on in near if kept_on(day.day, on)]
        sales_class = self.classes(today).get(customer)
        if sales_class and one.known.stage is not LifeStage.LOST:
            for name, (greeted, days) in FESTIVALS.items():
                grace = GRACE if name == "spring-festival" else SHORT_GRACE
                on_days = [date.fromisoformat(day) for day in days]
                occasions += [(on, grace) for on in on_days if on in near and sales_class in greeted]
        # Each word is about the nearest day that had none yet.
        without = {on for on, _grace in occasions}
        for word in sorted(word for word in one.wishes if word >= near[0] - LEAD * DAY):
            meant = [on for on in without if on - LEAD * DAY <= word <= on + GRACE * DAY]
            without -= {min(meant, key=lambda on: (abs((on - word).days), on))} if meant else set()
        return [on for on, grace in occasions if on in without and on >= today - grace * DAY]

    def _cadence(self, customer: int, one: Known, today: date) -> list[Why]:
        if one.known.do_not_call:
            return []
        months = MONTHS[self.tier(customer, today)]
        call = months[0] if one.known.call_months is None else one.known.call_months
        visit = months[1] if one.known.visit_months is None else one.known.visit_months
        last, seen = one.last(today), one.last(today, *FACE_TO_FACE) or min(one.since, today)
        found: list[Why] = []
        if call:
            found.append(("cadence", Channel.CALL, months_on(last, call) if last else None))
        if visit and (last or not call):
            found.append(("cadence", Channel.VISIT, months_on(seen, visit)))
        return [why for why in found if why[2] is None or why[2] <= today]  # type: ignore[operator]

    def tier(self, customer: int, today: date) -> Tier:
        """Return how much attention a customer gets (D3)."""
        known = self.people[customer].known
        sales_class = self.classes(today).get(customer)
        if known.tier or sales_class:
            return known.tier or {SalesClass.A: Tier.PRIORITY, SalesClass.B: Tier.GENERAL}.get(sales_class, Tier.LAST)  # type: ignore[arg-type]
        if known.stage is LifeStage.PROSPECT and known.heat in (Heat.HOT, Heat.WARM):
            return Tier.PRIORITY if known.heat is Heat.HOT else Tier.GENERAL
        return Tier.LAST

    def _rhythm(self, one: Known, today: date) -> list[Why]:
        """Return the warning that is due: one at each step, until a talk since the step began (D27)."""
        days = sorted({on for _number, on, _amount, _due in one.orders})
        if not days or one.known.stage is LifeStage.LOST:
            return []
        usual = (2 * self.usual_gap() + (days[-1] - days[0]).days) / (2 + len(days) - 1)
        last = one.last(today)
        for step, name in WARNINGS:
            if (today - days[-1]).days >= step * usual:
                return [("rhythm", name)] if last is None or (last - days[-1]).days < step * usual else []
        return []
