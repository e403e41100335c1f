"""Follow-ups, promises and days as a calendar (iCalendar, RFC 5545)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from typing import TYPE_CHECKING, BinaryIO

from salesbook.exchange.folding import fold_line
from salesbook.exchange.records import CalendarKind
from salesbook.exchange.vcard.own import escape

if TYPE_CHECKING:
    from collections.abc import Iterable

    from salesbook.exchange.records import CalendarRecord

_USUAL = timedelta(minutes=30)
_COMPONENTS = {CalendarKind.EVENT: "VEVENT", CalendarKind.TASK: "VTODO"}


def write_calendar(out: BinaryIO, records: Iterable[CalendarRecord], now: datetime, name: str = "") -> None:
    """Write a calendar, entry by entry, folded at 75 octets, in UTF-8 with CRLF.

    A timed entry is local time without a zone: three o'clock on the rep's own clock, wherever that is. Imported
    again, an entry with the same UID and a higher sequence replaces the older one.

    Args:
        out: where to, as bytes.
        records: what to write.
        now: the instant of writing, with its zone.
        name: what calendars call the whole.
    """
    head = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//salesbook//calendar//EN", "CALSCALE:GREGORIAN"]
    head += ["METHOD:PUBLISH"] + ([f"X-WR-CALNAME:{escape(name)}"] if name else [])
    stamp = _instant(now)
    _write(out, head)
    for record in records:
        _write(out, _entry(record, stamp))
    _write(out, ["END:VCALENDAR"])


def _write(out: BinaryIO, lines: list[str]) -> None:
    out.write(b"".join(map(fold_line, lines)))


def _instant(at: datetime) -> str:
    return at.astimezone(UTC).strftime("%Y%m%dT%H%M%SZ")


def _duration(span: timedelta) -> str:
    """Return a span of time as RFC 5545 writes it: `-P1DT30M`, a whole number of weeks included."""
    sign = "-" if span < timedelta(0) else ""
    seconds = abs(int(span.total_seconds()))
    days, seconds = divmod(seconds, 86400)
    hours, seconds = divmod(seconds, 3600)
    minutes, seconds = divmod(seconds, 60)
    clock = "".join(f"{count}{unit}" for count, unit in ((hours, "H"), (minutes, "M"), (seconds, "S")) if count)
    written = (f"{days}D" if days else "") + (f"T{clock}" if clock else "")
    return f"{sign}P{written or 'T0S'}"


def _entry(record: CalendarRecord, stamp: str) -> list[str]:
    component = _COMPONENTS[record.kind]
    is_task = record.kind is CalendarKind.TASK
    lines = [f"BEGIN:{component}", f"UID:{escape(record.uid)}", f"DTSTAMP:{stamp}"]
    if record.changed is not None:
        lines.append(f"LAST-MODIFIED:{_instant(record.changed)}")
    lines.append(f"SEQUENCE:{record.sequence}")
    lines += _when(record, is_task=is_task)
    if record.every:
        lines.append(f"RRULE:{record.every}")
    lines.append(f"SUMMARY:{escape(record.summary)}")
    for name, text in (("DESCRIPTION", record.description), ("LOCATION", record.place)):
        if text:
            lines.append(f"{name}:{escape(text)}")
    if is_task:
        lines.append(f"STATUS:{'COMPLETED' if record.done else 'NEEDS-ACTION'}")
    elif record.time is None:
        # A whole day is a reminder, not time that is taken.
        lines.append("TRANSP:TRANSPARENT")
    if record.alarm is not None and not record.done:
        lines += ["BEGIN:VALARM", "ACTION:DISPLAY", f"DESCRIPTION:{escape(record.summary)}"]
        related = ";RELATED=END" if is_task and not record.every else ""
        lines += [f"TRIGGER{related}:{_duration(record.alarm)}", "END:VALARM"]
    return [*lines, f"END:{component}"]


def _when(record: CalendarRecord, *, is_task: bool) -> list[str]:
    """Return when an entry begins and ends.

    A task is due at its time; one that comes round must have a start instead, and a duration.
    """
    form, value = ";VALUE=DATE", _basic(record.on)
    span = timedelta(days=1)
    end = _basic(record.on + span)
    if record.time is not None:
        start = datetime.combine(record.on, record.time)
        span = record.duration or _USUAL
        form, value, end = "", _basic(start), _basic(start + span)
    if not is_task:
        return [f"DTSTART{form}:{value}", f"DTEND{form}:{end}"]
    if record.every:
        return [f"DTSTART{form}:{value}", f"DURATION:{_duration(span)}"]
    return [f"DUE{form}:{value}"]


def _basic(at: date) -> str:
    """Return a day, or a local time, in the basic format."""
    return at.isoformat().partition(".")[0].replace("-", "").replace(":", "")
