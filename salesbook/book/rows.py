"""From columns to values: the small conversions that all reads share."""

from __future__ import annotations

from datetime import date, time
from typing import TYPE_CHECKING, TypeVar

if TYPE_CHECKING:
    from enum import StrEnum

Code = TypeVar("Code", bound="StrEnum")


def day(text: str | None) -> date | None:
    """Return the day of a column."""
    return date.fromisoformat(text) if text else None


def clock_time(text: str | None) -> time | None:
    """Return the time of a column."""
    return time.fromisoformat(text) if text else None


def code(codes: type[Code], text: str | None) -> Code | None:
    """Return the code of a column."""
    return codes(text) if text else None
