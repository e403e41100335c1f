"""Calendars that phones take."""

from __future__ import annotations

import io
from datetime import UTC, date, datetime, time, timedelta
from typing import TYPE_CHECKING

import pytest
from hypothesis import given, settings
from naughty import NAUGHTY, texts

from salesbook.exchange.ics import write_calendar
from salesbook.exchange.records import CalendarKind, CalendarRecord
from salesbook.exchange.vcard.properties import unescape

if TYPE_CHECKING:
    from collections.abc import Sequence

_NOW = datetime(2026, 3, 5, 9, 30, tzinfo=UTC)
_DAY = CalendarRecord("followup-1@salesbook", "回电 孟庆山", date(2026, 3, 5))


def _written(records: Sequence[CalendarRecord], name: str = "") -> bytes:
    out = io.BytesIO()
    write_calendar(out, records, _NOW, name)
    return out.getvalue()


def _lines(record: CalendarRecord) -> list[str]:
    """Return the unfolded lines of the one entry."""
    lines = _written([record]).decode().replace("\r\n ", "").split("\r\n")
    start = next(place for place, line in enumerate(lines) if line.startswith(("BEGIN:VEVENT", "BEGIN:VTODO")))
    return lines[start : lines.index("END:VCALENDAR")]


def test_the_whole_file() -> None:
    assert (
        _written([_DAY], "销售")
        == (
            "BEGIN:VCALENDAR\r\nVERSION:2.0\r\nPRODID:-//salesbook//calendar//EN\r\nCALSCALE:GREGORIAN\r\nMETHOD:PUBLISH\r\n"
            "X-WR-CALNAME:销售\r\nBEGIN:VEVENT\r\nUID:followup-1@salesbook\r\nDTSTAMP:20260305T093000Z\r\nSEQUENCE:0\r\n"
            "DTSTART;VALUE=DATE:20260305\r\nDTEND;VALUE=DATE:20260306\r\nSUMMARY:回电 孟庆山\r\n"
            "TRANSP:TRANSPARENT\r\nEND:VEVENT\r\n"
            "END:VCALENDAR\r\n"
        ).encode()
    )


def test_an_empty_calendar_is_one() -> None:
    assert _written([]).endswith(b"METHOD:PUBLISH\r\nEND:VCALENDAR\r\n")


def test_timed_entries_are_on_the_reps_own_clock() -> None:
    lines = _lines(CalendarRecord("u", "s", date(2026, 3, 5), time=time(23, 45)))
    assert "DTSTART:20260305T234500" in lines
    assert "DTEND:20260306T001500" in lines
    longer = _lines(CalendarRecord("u", "s", date(2026, 3, 5), time=time(9), duration=timedelta(hours=2)))
    assert "DTEND:20260305T110000" in longer


def test_recurrence_and_alarm() -> None:
    record = CalendarRecord(
        "u", "收款", date(2026, 3, 10), time=time(9), every="FREQ=MONTHLY;BYMONTHDAY=10", alarm=timedelta(minutes=-15)
    )
    lines = _lines(record)
    assert "RRULE:FREQ=MONTHLY;BYMONTHDAY=10" in lines
    assert lines[lines.index("BEGIN:VALARM") : lines.index("END:VALARM") + 1] == [
        "BEGIN:VALARM",
        "ACTION:DISPLAY",
        "DESCRIPTION:收款",
        "TRIGGER:-PT15M",
        "END:VALARM",
    ]


@pytest.mark.parametrize(
    ("alarm", "written"),
    [
        (timedelta(hours=9), "PT9H"),
        (timedelta(days=-1), "-P1D"),
        (timedelta(days=-1, hours=9), "-PT15H"),
        (timedelta(0), "PT0S"),
        (timedelta(days=2, minutes=5, seconds=6), "P2DT5M6S"),
    ],
)
def test_spans_of_time(alarm: timedelta, written: str) -> None:
    assert f"TRIGGER:{written}" in _lines(CalendarRecord("u", "s", date(2026, 3, 5), alarm=alarm))


def test_tasks() -> None:
    due = _lines(CalendarRecord("u", "s", date(2026, 3, 5), CalendarKind.TASK, alarm=timedelta(hours=-1)))
    assert "DUE;VALUE=DATE:20260305" in due
    assert "STATUS:NEEDS-ACTION" in due
    assert "TRIGGER;RELATED=END:-PT1H" in due
    assert not any(line.startswith("DTSTART") for line in due)
    done = _lines(CalendarRecord("u", "s", date(2026, 3, 5), CalendarKind.TASK, done=True, alarm=timedelta(0)))
    assert "STATUS:COMPLETED" in done
    assert "BEGIN:VALARM" not in done
    comes_round = _lines(
        CalendarRecord("u", "s", date(2026, 3, 5), CalendarKind.TASK, time=time(9), every="FREQ=WEEKLY")
    )
    assert comes_round[4:7] == ["DTSTART:20260305T090000", "DURATION:PT30M", "RRULE:FREQ=WEEKLY"]


def test_a_changed_entry_replaces_the_older_one() -> None:
    changed = datetime(2026, 3, 4, 8, tzinfo=UTC)
    lines = _lines(CalendarRecord("u", "s", date(2026, 3, 5), changed=changed, sequence=3))
    assert "LAST-MODIFIED:20260304T080000Z" in lines
    assert "SEQUENCE:3" in lines


@settings(max_examples=80, deadline=None)
@given(texts, texts, texts)
def test_any_text_fits(summary: str, description: str, place: str) -> None:
    data = _written([CalendarRecord("u", summary, date(2026, 3, 5), description=description, place=place)])
    assert all(len(line) <= 75 for line in data.split(b"\r\n"))
    assert data.count(b"BEGIN:VEVENT\r\n") == data.count(b"END:VEVENT\r\n") == 1
    unfolded = data.decode().replace("\r\n ", "").split("\r\n")
    written = next(line for line in unfolded if line.startswith("SUMMARY:"))
    lost = dict.fromkeys((*range(9), *range(11, 32), 127), "�")
    assert unescape(written[8:]) == summary.replace("\r\n", "\n").replace("\r", "\n").translate(lost)


@pytest.mark.parametrize("text", NAUGHTY)
def test_nothing_breaks_out_of_its_line(text: str) -> None:
    data = _written([CalendarRecord(text or "u", text, date(2026, 3, 5), description=text)])
    assert data.decode().replace("\r\n ", "").count("\r\n") == _written([_DAY]).decode().count("\r\n") + bool(text)
