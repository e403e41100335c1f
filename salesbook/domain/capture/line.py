"""Reads one capture line.

The line is walked once, from mark to mark. A mark that can be read takes its text out of the note; one that
can't leaves it there and says why. So every character typed is in the note or in what a mark took.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.domain.capture.amounts import amount_at
from salesbook.domain.capture.dated import Dated, Undated, happened, split_dated, task
from salesbook.domain.capture.implied import implied_plans
from salesbook.domain.capture.marks import (
    READ_LIMIT,
    Mark,
    Place,
    Structure,
    channel_at,
    half_width,
)
from salesbook.domain.capture.model import (
    Customer,
    Objection,
    Order,
    Plan,
    Promise,
    Reading,
    Span,
    SpanKind,
    Unread,
)
from salesbook.domain.capture.note import remaining, without_quotes
from salesbook.domain.capture.words import CHANNELS, OUTCOMES, known, word_at
from salesbook.locale import _

if TYPE_CHECKING:
    from datetime import datetime

    from salesbook.domain.capture.model import Directory, Phrasebook
    from salesbook.domain.codes import Channel, Outcome

_LONGEST_NAME = 300
_NAMES_SHOWN = 3
_CURRENCIES = {"$": "USD", "us$": "USD", "hk$": "HKD", "nt$": "TWD", "€": "EUR", "£": "GBP"}


class Line:
    """A line being read: what was found so far, and which characters the note has lost to it."""

    def __init__(
        self,
        text: str,
        now: datetime,
        directory: Directory,
        phrasebook: Phrasebook,
        plain: frozenset[int],
        currency: str,
    ) -> None:
        self._text, self._now, self._plain, self._currency = text, now, plain, currency
        self._directory, self._phrasebook = directory, phrasebook
        self._head = text[:READ_LIMIT]
        self._half = half_width(self._head)
        self._structure = Structure(self._head, self._half, plain)
        self._taken: list[tuple[int, int]] = []
        # Up to here the line holds nothing but marks.
        self._edge = 0
        self._spans: list[Span] = []
        self._customer: Customer | None = None
        self._channel: Channel | None = None
        self._outcome: Outcome | None = None
        self._at: datetime | None = None
        self._plans: list[Plan] = []
        self._promises: list[Promise] = []
        self._objections: list[Objection] = []
        self._tags: list[str] = []
        self._orders: list[Order] = []
        self._unread: list[Unread] = []

    def walk(self) -> None:
        """Read every mark, from left to right."""
        done = self._channel_from(0)
        for place in self._structure.places:
            # A name may hold what looks like a mark.
            if place.start >= done:
                done = self._take(place)
                done = self._channel_from(done)

    def _take(self, place: Place) -> int:
        """Read one mark and return where it lets go of the line."""
        match place.mark:
            case Mark.CUSTOMER:
                return self._take_customer(place)
            case Mark.FOLLOWUP:
                return self._take_plan(place)
            case Mark.PROMISE | Mark.THEIR_PROMISE:
                return self._take_promise(place)
            case Mark.OBJECTION:
                return self._take_objection(place)
            case Mark.TAG:
                return self._take_tag(place)
            case Mark.OUTCOME:
                return self._take_outcome(place)
            case Mark.AT:
                return self._take_at(place)
            case _:
                return self._take_order(place)

    def _took(self, start: int, end: int, kind: SpanKind, index: int = 0, head: int | None = None) -> int:
        if not self._text[self._edge : start].strip():
            self._edge = end
        self._taken.append((start, end))
        self._spans.append(Span(start, end, end if head is None else head, kind, index))
        return end

    def _left(self, start: int, end: int, hint: str) -> int:
        """Leave a mark in the note, with the reason; the line is read on behind it."""
        self._unread.append(Unread(self._text[start:end].rstrip(), hint))
        self._spans.append(Span(start, end, end, SpanKind.UNREAD, len(self._unread) - 1))
        return end

    def _stop(self, body: int, end: int | None = None) -> int:
        """Return where the text of > ! < or money ends: at the next mark, or with the line."""
        # A second name is no mark: the line is about one customer.
        end = len(self._text) if end is None else end
        return self._structure.stop(body, end, names=self._customer is None)

    def _word_stop(self, body: int) -> int:
        """Return how far the text of ? # = or / can reach: as `_stop`, but no further than is read."""
        return self._stop(body, len(self._head))

    def _word_end(self, body: int) -> int:
        """Return where the one word at `body` ends: at white space, a comma, or the next mark."""
        return word_at(self._head, body, self._word_stop(body))

    def _channel_from(self, start: int) -> int:
        """Read the channel if it is the first word: if nothing but marks stands before it."""
        at = channel_at(self._head, start) if start == self._edge and self._channel is None else None
        if at is None or at in self._plain:
            return start
        end = self._word_end(at + 1)
        if found := known(CHANNELS, self._head, at + 1, self._word_stop(at + 1)):
            self._channel = found[0]
            return self._took(at, found[1], SpanKind.CHANNEL)
        if start:
            return start
        return self._left(at, end, _("No channel is called that; write /call, /visit, /wechat, /email or 拜访."))

    def _take_customer(self, place: Place) -> int:
        body = place.body
        if self._customer is not None:
            return self._left(place.start, self._word_end(body), _("A line is about one customer; leave out the @."))
        if quoted := self._structure.quoted(body):
            typed, end = quoted
            match = self._directory.longest(typed)
            people = match.customers if match and match.length == len(typed) else ()
        else:
            rest = self._head[body : self._structure.line_end(body, len(self._head))][:_LONGEST_NAME]
            match = self._directory.longest(rest)
            end = body + match.length if match and match.customers else self._word_end(body)
            typed, people = self._text[body:end], match.customers if match else ()
        if not typed:
            return end
        self._customer = Customer(typed, people)
        if len(people) > 1:
            names = ", ".join(person.name for person in people[:_NAMES_SHOWN])
            hint = _("“{name}” may be {names}; write more of the name.").format(name=typed, names=names)
            self._unread.append(Unread(self._text[place.start : end], hint))
        return self._took(place.start, end, SpanKind.CUSTOMER)

    def _take_plan(self, place: Place) -> int:
        body, end = place.body, self._stop(place.body)
        found = split_dated(self._text[body:end], self._now)
        if not isinstance(found, Dated):
            hint = found.hint if found else _("Say first when: >Friday call back, >下周三 回电.")
            return self._left(place.start, end, hint)
        self._plans.append(Plan(found.on, found.time, found.every, found.what))
        return self._took(place.start, end, SpanKind.FOLLOWUP, len(self._plans) - 1, body + found.head)

    def _take_promise(self, place: Place) -> int:
        body, end, theirs = place.body, self._stop(place.body), place.mark is Mark.THEIR_PROMISE
        run = self._text[body:end]
        if not task(run):
            return body
        found = split_dated(run, self._now)
        head = body
        if isinstance(found, Dated):
            head = body + found.head
            self._promises.append(Promise(found.on, found.time, found.every, found.what, theirs))
        else:
            # What was promised counts, whether or not it is known for when.
            self._promises.append(Promise(None, None, None, task(run), theirs))
            if found:
                self._unread.append(Unread(self._text[place.start : end].rstrip(), found.hint))
        return self._took(place.start, end, SpanKind.PROMISE, len(self._promises) - 1, head)

    def _take_objection(self, place: Place) -> int:
        body = place.body
        quoted = self._structure.quoted(body)
        spoken, end = quoted or (self._head[body : self._word_stop(body)], self._word_end(body))
        heard = self._phrasebook.longest(spoken)
        index = len(self._objections)
        if heard:
            words = spoken if quoted else spoken[: heard.length]
            self._objections.append(Objection(heard.card, words))
            end = end if quoted else body + heard.length
            return self._took(place.start, end, SpanKind.OBJECTION, index)
        if end == body or not spoken:
            return end
        self._objections.append(Objection(None, self._text[body:end]))
        return self._left(place.start, end, _("No card answers that yet; say it in other words or leave out the ?."))

    def _take_tag(self, place: Place) -> int:
        end = self._word_end(place.body)
        tag, end = self._structure.quoted(place.body) or (self._text[place.body : end], end)
        if not tag:
            return end
        if tag not in self._tags:
            self._tags.append(tag)
        return self._took(place.start, end, SpanKind.TAG, self._tags.index(tag))

    def _take_outcome(self, place: Place) -> int:
        found = known(OUTCOMES, self._head, place.body, self._word_stop(place.body))
        end = self._word_end(place.body)
        if found is None:
            return self._left(place.start, end, _("No outcome is called that; write =won, =refused, =没接 or =约了."))
        if self._outcome is not None:
            return self._left(place.start, end, _("A talk has one outcome; leave out the second."))
        self._outcome = found[0]
        return self._took(place.start, found[1], SpanKind.OUTCOME)

    def _take_at(self, place: Place) -> int:
        body = place.body
        if self._at is not None:
            return self._left(place.start, self._word_end(body), _("A talk happened once; leave out the second <."))
        found = happened(self._text[body : self._stop(body)], self._now)
        if isinstance(found, Undated):
            return self._left(place.start, max(self._word_end(body), body), found.hint)
        self._at = found.at
        return self._took(place.start, body + found.head, SpanKind.AT)

    def _take_order(self, place: Place) -> int:
        body, currency = place.body, _CURRENCIES.get(place.spelt, self._currency)
        amount = amount_at(self._half, body, currency)
        if amount is None:
            hint = _("The amount can't be read; write it like ¥12,000.50 or ¥3.5万, then a space.")
            figure = self._head[body : self._word_stop(body)].split(maxsplit=1)[0]
            return self._left(place.start, body + len(figure), hint)
        end = self._stop(body)
        self._orders.append(Order(amount.minor, currency, task(self._text[amount.end : end])))
        return self._took(place.start, end, SpanKind.ORDER, len(self._orders) - 1, amount.end)

    def imply(self) -> None:
        """Find the follow-ups that the words of the note plan; the words stay where they are."""
        days = {plan.on for plan in self._plans}
        for start, end, plan in implied_plans(self._head, self._half, self._free(), self._now):
            turned_back = start in self._plain or start - 1 in self._plain
            if plan.on not in days and not turned_back:
                days.add(plan.on)
                self._plans.append(plan)
                self._spans.append(Span(start, end, end, SpanKind.IMPLIED, len(self._plans) - 1))

    def _free(self) -> list[tuple[int, int]]:
        """Return the stretches of plain text: nothing that a mark or quotes have spoken for."""
        unread = ((span.start, span.end) for span in self._spans if span.kind is SpanKind.UNREAD)
        closed = sorted({*self._taken, *unread, *self._structure.quotations.items()})
        free, edge = [], 0
        for start, end in (*closed, (len(self._head), len(self._head))):
            if start > edge:
                free.append((edge, start))
            edge = max(edge, end)
        return free

    def reading(self, default_channel: Channel | None) -> Reading:
        """Return everything found."""
        note = without_quotes(remaining(self._text, self._taken))
        cards = {objection.card for objection in self._objections}
        offered = self._phrasebook.offer(note[:READ_LIMIT]) if note else None
        return Reading(
            text=self._text,
            customer=self._customer,
            channel=self._channel or default_channel,
            outcome=self._outcome,
            at=self._at,
            note=note,
            followups=tuple(self._plans),
            promises=tuple(self._promises),
            objections=tuple(self._objections),
            tags=tuple(self._tags),
            orders=tuple(self._orders),
            unread=tuple(self._unread),
            offered=None if offered in cards else offered,
            spans=tuple(sorted(self._spans, key=lambda span: span[:2])),
        )
