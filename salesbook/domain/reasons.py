"""Why a customer stands on today's list: the facts of each reason, and their weight (D3, D15–D20, D27).

`salesbook.domain.wording` says them.
"""

from dataclasses import dataclass
from datetime import date, datetime, time

from salesbook.domain.codes import Channel, ComplaintState, DayKind, ReasonKind, RhythmState, Tier
from salesbook.domain.days import Festival
from salesbook.domain.weights import UNTIMED, Weight, Weights, minute_of


@dataclass(frozen=True, slots=True)
class PromiseFacts:
    """A promise of the rep's, or the customer's own (D15)."""

    what: str
    theirs: bool = False
    at: time | None = None


@dataclass(frozen=True, slots=True)
class FollowupFacts:
    """A contact that was planned, and how often nobody answered since."""

    what: str = ""
    at: time | None = None
    channel: Channel | None = None
    tries: int = 0


@dataclass(frozen=True, slots=True)
class ComplaintFacts:
    """A complaint that is not settled (D19); due is the day it came in."""

    what: str
    state: ComplaintState


@dataclass(frozen=True, slots=True)
class DayFacts:
    """A day of the customer's (D16): of whom, if not the customer itself, and the years it completes."""

    day: DayKind
    who: str = ""
    label: str = ""
    turning: int | None = None


@dataclass(frozen=True, slots=True)
class FestivalFacts:
    """A festival on which this customer is greeted (D16)."""

    festival: Festival


@dataclass(frozen=True, slots=True)
class RhythmFacts:
    """A customer that does not buy as it used to (D27); days, due when the purchase was to be expected."""

    state: RhythmState
    days: int
    usual_gap: float
    ratio: float


@dataclass(frozen=True, slots=True)
class RenewalFacts:
    """A product that runs out (D18); due is its last day."""

    product: str


@dataclass(frozen=True, slots=True)
class LifecycleFacts:
    """Something that comes round for a product sold (D17): a service check, a refill."""

    what: str
    product: str


@dataclass(frozen=True, slots=True)
class CreditFacts:
    """Money owed beyond the limit, or beyond the terms since the due day (D20); in minor units."""

    owed: int
    limit: int | None
    currency: str


@dataclass(frozen=True, slots=True)
class CadenceFacts:
    """A call or visit that the tier asks for (D3); no days when there never was one."""

    channel: Channel
    tier: Tier
    days_since: int | None


@dataclass(frozen=True, slots=True)
class NoPlanFacts:
    """A prospect that is still being called has no next date."""


Facts = (
    PromiseFacts
    | FollowupFacts
    | ComplaintFacts
    | DayFacts
    | FestivalFacts
    | RhythmFacts
    | RenewalFacts
    | LifecycleFacts
    | CreditFacts
    | CadenceFacts
    | NoPlanFacts
)

_KINDS: dict[type[Facts], ReasonKind] = {
    PromiseFacts: ReasonKind.PROMISE,
    FollowupFacts: ReasonKind.FOLLOWUP,
    ComplaintFacts: ReasonKind.COMPLAINT,
    DayFacts: ReasonKind.DAY,
    FestivalFacts: ReasonKind.DAY,
    RhythmFacts: ReasonKind.RHYTHM,
    RenewalFacts: ReasonKind.RENEWAL,
    LifecycleFacts: ReasonKind.LIFECYCLE,
    CreditFacts: ReasonKind.CREDIT,
    CadenceFacts: ReasonKind.CADENCE,
    NoPlanFacts: ReasonKind.NO_PLAN,
}


@dataclass(frozen=True, slots=True)
class Reason:
    """One reason: its facts, the day it is due (None: whenever), the days since then and its weight."""

    facts: Facts
    due: date | None
    overdue_days: int
    weight: float

    @property
    def kind(self) -> ReasonKind:
        """The code of the reason."""
        return _KINDS[type(self.facts)]

    @property
    def at(self) -> time | None:
        """The time of a promise or follow-up that has one."""
        return self.facts.at if isinstance(self.facts, PromiseFacts | FollowupFacts) else None

    @property
    def minute(self) -> int:
        """The minute of the day of an appointment today, else `UNTIMED`."""
        return _minute(self.facts, self.overdue_days)


def _minute(facts: Facts, overdue_days: int) -> int:
    return minute_of(facts.at) if isinstance(facts, FollowupFacts) and not overdue_days else UNTIMED


def _weight(facts: Facts, weights: Weights, overdue_days: int, minute: int) -> Weight:
    match facts:
        case PromiseFacts(theirs=theirs):
            return weights.their_promise if theirs else weights.promise
        case FollowupFacts(at=at):
            return weights.planned(overdue_days, minute_of(at), minute)
        case ComplaintFacts():
            return weights.complaint
        case DayFacts() | FestivalFacts():
            return weights.day
        case RhythmFacts(state=state):
            return weights.rhythm(state)
        case RenewalFacts():
            return weights.renewal
        case LifecycleFacts():
            return weights.lifecycle
        case CreditFacts():
            return weights.credit
        case CadenceFacts(tier=tier):
            return weights.cadence(tier)
        case NoPlanFacts():
            return weights.no_plan


def reason(facts: Facts, due: date | None, now: datetime, weights: Weights) -> Reason:
    """Return a reason as it stands now.

    Args:
        facts: what it is about.
        due: the day it is, was or will be due; None if there is no such day.
        now: the rep's local time.
        weights: how heavy each kind weighs.
    """
    days = (now.date() - due).days if due else 0
    return Reason(facts, due, days, _weight(facts, weights, days, minute_of(now.time())).at(days))


def claimed(facts: Facts, due: date | None, today: date, minute: int, weights: Weights) -> tuple[float, int]:
    """Return the weight and the minute of the day of the `reason` of these facts, without making it.

    Args:
        facts: what it is about.
        due: the day it is, was or will be due; None if there is no such day.
        today: the rep's day.
        minute: and the minute of it.
        weights: how heavy each kind weighs.
    """
    days = (today - due).days if due else 0
    return _weight(facts, weights, days, minute).at(days), _minute(facts, days)
