"""How often a customer is called and visited (D3)."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date

from salesbook.domain.codes import Channel, Heat, LifeStage, SalesClass, Tier
from salesbook.domain.months import add_months

_TIER_OF_CLASS = {SalesClass.A: Tier.PRIORITY, SalesClass.B: Tier.GENERAL}
_TIER_OF_HEAT = {Heat.HOT: Tier.PRIORITY, Heat.WARM: Tier.GENERAL}
_PRIORITY_FIT = 0.75
_GENERAL_FIT = 0.5
_ATTENTION = tuple(Tier)


@dataclass(frozen=True, slots=True)
class Interval:
    """Calendar months between two calls and between two visits; None asks for none."""

    call: int | None
    visit: int | None

    def overridden(self, call: int | None, visit: int | None) -> "Interval":
        """Return the interval with the customer's own months in place of the tier's; 0 asks for none."""
        return Interval(
            self.call if call is None else call or None,
            self.visit if visit is None else visit or None,
        )


@dataclass(frozen=True, slots=True)
class Cadence:
    """The interval of each tier; the defaults are those of the trade (D3)."""

    priority: Interval = Interval(call=1, visit=3)
    general: Interval = Interval(call=3, visit=6)
    last: Interval = Interval(call=6, visit=12)

    def of(self, tier: Tier) -> Interval:
        """Return the interval of a tier."""
        match tier:
            case Tier.PRIORITY:
                return self.priority
            case Tier.GENERAL:
                return self.general
            case Tier.LAST:
                return self.last


def tier_of_fit(fit: float) -> Tier:
    """Return the tier that a prospect's fit with the target market asks for, given as a share from 0 to 1 (D6)."""
    if fit >= _PRIORITY_FIT:
        return Tier.PRIORITY
    return Tier.GENERAL if fit >= _GENERAL_FIT else Tier.LAST


def resolve_tier(
    own: Tier | None,
    sales_class: SalesClass | None,
    stage: LifeStage,
    heat: Heat | None = None,
    fit: float | None = None,
) -> Tier:
    """Return the tier a customer is looked after in (D3).

    Its own tier if the rep set one; else by sales class, A priority and B general; else, for a prospect,
    the better of what its heat (D4) and its fit with the target market (D6, a share from 0 to 1) ask for;
    else last.
    """
    if own is not None:
        return own
    if sales_class is not None:
        return _TIER_OF_CLASS.get(sales_class, Tier.LAST)
    if stage is not LifeStage.PROSPECT:
        return Tier.LAST
    by_heat = Tier.LAST if heat is None else _TIER_OF_HEAT.get(heat, Tier.LAST)
    by_fit = Tier.LAST if fit is None else tier_of_fit(fit)
    return min(by_heat, by_fit, key=_ATTENTION.index)


@dataclass(frozen=True, slots=True)
class Due:
    """A call or visit the cadence asks for, and its day; None if there never was one, which is due now."""

    channel: Channel
    on: date | None

    def overdue_days(self, today: date) -> int:
        """Return the days since it fell due; 0 for today and for never, negative before it is due."""
        return (today - self.on).days if self.on else 0

    def reached(self, today: date) -> bool:
        """Return whether it is due."""
        return self.on is None or self.on <= today


def dues(
    interval: Interval, last_contact: date | None, last_visit: date | None, since: date | None = None
) -> Iterator[Due]:
    """Yield when the next call and the next visit fall due, each as far as the interval asks for it (D3).

    Args:
        interval: the customer's months.
        last_contact: the day somebody was last reached, by whatever channel; never an unanswered try.
        last_visit: the day of the last talk face to face. It satisfies the call as well.
        since: where the count for the first visit begins, such as the first contact. Without it a
            customer never visited is due for a visit now.
    """
    if last_visit is not None and (last_contact is None or last_contact < last_visit):
        last_contact = last_visit
    if call := call_due(interval, last_contact):
        yield call
    if visit := visit_due(interval, last_visit or since, reached=last_contact is not None):
        yield visit


def call_due(interval: Interval, last_contact: date | None) -> Due | None:
    """Return when the next call falls due after the last contact; None if none is asked for."""
    if interval.call is None:
        return None
    return Due(Channel.CALL, last_contact and add_months(last_contact, interval.call))


def visit_due(interval: Interval, counted: date | None, *, reached: bool) -> Due | None:
    """Return when the next visit falls due after the last one, or after whatever day it is counted from.

    A customer never reached gets one reason to be called, not two.
    """
    if interval.visit is None or (not reached and interval.call is not None):
        return None
    return Due(Channel.VISIT, counted and add_months(counted, interval.visit))
