"""The form of a story written by hand: a customer, and the talks that made it one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from salesbook.domain.codes import (
    Channel,
    ComplaintState,
    ContactFunction,
    CustomerKind,
    Disposition,
    Heat,
    Language,
    LifeStage,
    ObjectionResult,
    Outcome,
    PromiseState,
    Purpose,
    Source,
    Tier,
)

if TYPE_CHECKING:
    from salesbook.domain.codes import Attitude


class Given(NamedTuple):
    """A favour: its kind, what, and its worth in whole units (D22)."""

    kind: str
    what: str
    worth: int


class Plan(NamedTuple):
    """A follow-up of a scene, `days` from today."""

    days: int
    what: str
    time: str | None = None
    every: str | None = None
    channel: Channel | None = None


class Word(NamedTuple):
    """A promise of a scene, due `days` from today; None for a day that was never named (D15)."""

    days: int | None
    what: str
    theirs: bool = False
    state: PromiseState = PromiseState.OPEN
    closed: int | None = None


class Sale(NamedTuple):
    """An order of a scene, in whole units; `due` the days of credit, if any."""

    amount: int
    what: str
    product: str | None = None
    due: int | None = None


class Doubt(NamedTuple):
    """An objection of a scene."""

    card: str
    words: str
    answer: str | None = None
    result: ObjectionResult | None = None


class Grievance(NamedTuple):
    """A complaint of a scene: what, and how far it has come; when it was solved, in days from today."""

    what: str
    state: ComplaintState
    solved: int | None = None
    satisfied: bool | None = None


@dataclass(frozen=True, slots=True)
class Scene:
    """One talk of a story written by hand, `ago` days before today."""

    ago: int
    channel: Channel
    note: str
    outcome: Outcome = Outcome.REACHED
    purpose: Purpose | None = None
    plans: tuple[Plan, ...] = ()
    words: tuple[Word, ...] = ()
    sale: Sale | None = None
    doubt: Doubt | None = None
    grievance: Grievance | None = None
    tags: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Figure:
    """Somebody at a figure's house."""

    name: str
    role: str
    function: ContactFunction
    phone: str = ""
    interests: str = ""
    circle: str = ""


@dataclass(frozen=True, slots=True)
class Owned:
    """A machine or contract of a figure: bought and running out so many days from today (D17)."""

    name: str
    bought: int
    expires: int | None = None
    serial: str | None = None
    product: str | None = None


@dataclass(frozen=True, slots=True)
class Star:
    """A customer whose whole story is written by hand.

    Attributes:
        birthday: days from today, with the year of birth; `lunar` tells which calendar it is kept by.
        company_day: days from today, with the year of founding.
        paid: what came in, as days before today and whole units.
        spoken: the language it is spoken in, if not the book's.
        referred_by: the name of another star.
    """

    name: str
    trade: str
    scenes: tuple[Scene, ...] = ()
    kind: CustomerKind = CustomerKind.PERSON
    organisation: str | None = None
    department: str | None = None
    role: str | None = None
    place: str | None = None
    about: str | None = None
    stage: LifeStage = LifeStage.PROSPECT
    source: Source = Source.TERRITORY
    referred_by: str | None = None
    tier: Tier | None = None
    heat: Heat | None = None
    disposition: Disposition = Disposition.KEEP_CALLING
    attitude: Attitude | None = None
    first_adopter: bool = False
    discount_only: bool = False
    do_not_call: bool = False
    preferred_channel: Channel | None = None
    preferred_hour: str | None = None
    spoken: Language | None = None
    share_of_wallet: int | None = None
    credit_limit: int | None = None
    credit_days: int | None = None
    created: int = 0
    phones: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    wechat: str | None = None
    address: str | None = None
    birthday: tuple[int, int | None] | None = None
    lunar: bool = False
    company_day: tuple[int, int] | None = None
    figures: tuple[Figure, ...] = ()
    owned: tuple[Owned, ...] = ()
    paid: tuple[tuple[int, int], ...] = ()
    favours: tuple[tuple[int, Given], ...] = ()
    groups: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
