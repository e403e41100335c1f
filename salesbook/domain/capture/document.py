"""A reading as the JSON document of `salesbook parse`; its field names are a contract."""

from typing import TypedDict

from salesbook.domain.capture.model import Order, Plan, Promise, Reading
from salesbook.domain.money import decimal_string


class PlanDocument(TypedDict):
    """A next contact: ISO date, HH:MM or null, RRULE value or null, what to do."""

    on: str
    time: str | None
    what: str
    every: str | None


class PromiseDocument(TypedDict):
    """A promise: as a next contact, the date null if none is known, and whether it is theirs."""

    on: str | None
    time: str | None
    what: str
    every: str | None
    theirs: bool


class OrderDocument(TypedDict):
    """An order: a decimal number as a string, ISO 4217, what was ordered."""

    amount: str
    currency: str
    what: str


class ReadingDocument(TypedDict):
    """One line as read; what is absent is null. `followup`, `promise`, `order` are the first of their lists.

    `hints` says for each of `unread` what to do about it; `candidates` are those an ambiguous name may mean.
    """

    customer: str | None
    new_customer: bool
    channel: str | None
    outcome: str | None
    at: str | None
    note: str
    followup: PlanDocument | None
    promise: PromiseDocument | None
    objections: list[str]
    tags: list[str]
    order: OrderDocument | None
    unread: list[str]
    followups: list[PlanDocument]
    promises: list[PromiseDocument]
    orders: list[OrderDocument]
    offered: str | None
    candidates: list[str]
    hints: list[str]


def _plan(plan: Plan) -> PlanDocument:
    return {
        "on": plan.on.isoformat(),
        "time": plan.time.strftime("%H:%M") if plan.time else None,
        "what": plan.what,
        "every": plan.every,
    }


def _promise(promise: Promise) -> PromiseDocument:
    return {
        "on": promise.on.isoformat() if promise.on else None,
        "time": promise.time.strftime("%H:%M") if promise.time else None,
        "what": promise.what,
        "every": promise.every,
        "theirs": promise.theirs,
    }


def _order(order: Order) -> OrderDocument:
    return {
        "amount": decimal_string(order.amount_minor, order.currency),
        "currency": order.currency,
        "what": order.what,
    }


def as_json(reading: Reading) -> ReadingDocument:
    """Return a reading as the document that `salesbook parse` prints."""
    customer = reading.customer
    followups = [_plan(plan) for plan in reading.followups]
    promises = [_promise(promise) for promise in reading.promises]
    orders = [_order(order) for order in reading.orders]
    cards = (objection.card for objection in reading.objections)
    name = None
    if customer:
        name = customer.known.name if customer.known else customer.typed
    return {
        "customer": name,
        "new_customer": bool(customer and customer.new),
        "channel": reading.channel,
        "outcome": reading.outcome,
        "at": reading.at.isoformat() if reading.at else None,
        "note": reading.note,
        "followup": followups[0] if followups else None,
        "promise": promises[0] if promises else None,
        "objections": list(dict.fromkeys(card for card in cards if card)),
        "tags": list(reading.tags),
        "order": orders[0] if orders else None,
        "unread": [unread.text for unread in reading.unread],
        "followups": followups,
        "promises": promises,
        "orders": orders,
        "offered": reading.offered,
        "candidates": [person.name for person in customer.people] if customer and not customer.known else [],
        "hints": [unread.hint for unread in reading.unread],
    }
