"""What the book knows of one customer, as plain values (D1, D3–D8)."""

from dataclasses import dataclass, field

from salesbook.domain.codes import (
    Attitude,
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
from salesbook.domain.days import DayOfYear


@dataclass(frozen=True, slots=True)
class Point:
    """A way to reach somebody: as it was written, and what it is used for (mobile, office)."""

    kind: PointKind
    value: str
    label: str = ""


@dataclass(frozen=True, slots=True)
class SpecialDay:
    """A day in the year that belongs to a customer or a contact (D16)."""

    kind: DayKind
    day: DayOfYear
    label: str = ""


@dataclass(frozen=True, slots=True)
class Contact:
    """Somebody at a company or dealer (D1)."""

    name: str
    role: str = ""
    function: ContactFunction | None = None
    interests: str = ""
    circle: str = ""
    points: tuple[Point, ...] = ()
    days: tuple[SpecialDay, ...] = ()


@dataclass(frozen=True, slots=True)
class Customer:
    """Everything a rep can write down about a customer; what is computed is not part of it."""

    name: str
    kind: CustomerKind = CustomerKind.PERSON
    organisation: str = ""
    department: str = ""
    role: str = ""
    stage: LifeStage = LifeStage.PROSPECT
    source: Source | None = None
    tier: Tier | None = None
    heat: Heat | None = None
    disposition: Disposition = Disposition.KEEP_CALLING
    attitude: Attitude | None = None
    first_adopter: bool = False
    discount_only: bool = False
    class_pin: SalesClass | None = None
    call_months: int | None = None
    visit_months: int | None = None
    preferred_channel: Channel | None = None
    preferred_hour: str = ""
    do_not_call: bool = False
    language: str = ""
    trade: str = ""
    place: str = ""
    about: str = ""
    credit_limit: int | None = None
    credit_currency: str = ""
    credit_days: int | None = None
    points: tuple[Point, ...] = ()
    contacts: tuple[Contact, ...] = ()
    days: tuple[SpecialDay, ...] = ()
    groups: tuple[str, ...] = ()
    tags: tuple[str, ...] = ()
    referrer: str = ""
    extra: tuple[tuple[str, str], ...] = field(default=(), repr=False)
