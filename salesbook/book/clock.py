"""Now, and how the book writes it down."""

from __future__ import annotations

import os
from datetime import UTC, datetime, timedelta, timezone

from salesbook.domain.errors import SalesbookError
from salesbook.locale import _


def now() -> datetime:
    """Return this moment with the local offset; `SALESBOOK_NOW` (an ISO instant) stands for it where set.

    Raises:
        SalesbookError: `SALESBOOK_NOW` is no ISO instant.
    """
    fixed = os.environ.get("SALESBOOK_NOW")
    if not fixed:
        return datetime.now().astimezone()
    try:
        moment = datetime.fromisoformat(fixed)
    except ValueError as error:
        raise SalesbookError(
            _("SALESBOOK_NOW is {value}, which is no instant: write it like 2026-11-18T10:00.").format(value=fixed)
        ) from error
    return moment if moment.tzinfo else moment.astimezone()


def stamp(moment: datetime) -> tuple[int, int]:
    """Return an instant as the book stores it: whole seconds UTC, and the offset in minutes."""
    offset = moment.utcoffset() or timedelta()
    return int(moment.timestamp()), int(offset.total_seconds() // 60)


def moment(at: int, utc_offset: int) -> datetime:
    """Return the instant that `stamp` stored, at the offset it was written down with."""
    return datetime.fromtimestamp(at, UTC).astimezone(timezone(timedelta(minutes=utc_offset)))
