"""Promises: what became of one, and how well they are kept (D15)."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from salesbook.domain.codes import PromiseState


def closed_state(due: date | None, on: date) -> PromiseState:
    """Return the state of a promise that was fulfilled `on` a day: kept, or kept late after its due day."""
    return PromiseState.KEPT if due is None or on <= due else PromiseState.KEPT_LATE


@dataclass(frozen=True, slots=True)
class Record:
    """How many promises were kept, kept late, broken, or stand open past their day."""

    kept: int = 0
    late: int = 0
    broken: int = 0
    overdue: int = 0

    @property
    def slips(self) -> int:
        """The promises that were not kept in time: one is forgiven, two harm (D15)."""
        return self.late + self.broken + self.overdue

    @property
    def rate(self) -> float | None:
        """The share kept in time, from 0 to 1; None as long as no promise has come due."""
        settled = self.kept + self.slips
        return self.kept / settled if settled else None


def record(promises: Iterable[tuple[PromiseState, date | None]], on: date) -> Record:
    """Count promises, given as state and due day, as they stand `on` a day.

    An open one past its day counts against the rate: leaving it open must not look better than keeping it
    late.
    """
    kept = late = broken = overdue = 0
    for state, due in promises:
        match state:
            case PromiseState.KEPT:
                kept += 1
            case PromiseState.KEPT_LATE:
                late += 1
            case PromiseState.BROKEN:
                broken += 1
            case PromiseState.OPEN if due is not None and due < on:
                overdue += 1
    return Record(kept, late, broken, overdue)
