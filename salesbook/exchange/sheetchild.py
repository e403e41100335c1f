"""Reads one sheet of a spreadsheet file in a process of its own; run as a script by `salesbook.exchange.excel`.

The reader is compiled code that ends the whole process where a file lies about itself: a stray cell in the last
corner of a sheet asks for half a terabyte. So it works in a child whose memory is limited, and hands over the
rows as text. On standard output come framed marshalled values: `Opened`, then lists of rows, at last their number,
so that a file cut off in the middle is noticed; or the name of what went wrong.
"""

from __future__ import annotations

import contextlib
import marshal
import struct
import sys
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import Any

MEMORY = 3 << 30
SECONDS = 600
_BATCH = 500


def text(value: Any) -> str:
    """Return a cell as the text a person would type: whole numbers without places, days as ISO dates."""
    if value is None or value == "":
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    if isinstance(value, float):
        return str(int(value)) if value.is_integer() and abs(value) < 1e18 else repr(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "seconds")
    if isinstance(value, time):
        return value.isoformat("minutes")
    if isinstance(value, timedelta):
        minutes, seconds = divmod(int(value.total_seconds()), 60)
        return f"{minutes // 60:02d}:{minutes % 60:02d}:{seconds:02d}"
    if isinstance(value, date):
        return value.isoformat()
    return str(value)


def _limit() -> None:
    with contextlib.suppress(ImportError, ValueError, OSError):
        import resource

        resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
        resource.setrlimit(resource.RLIMIT_CPU, (SECONDS, SECONDS))
        resource.setrlimit(resource.RLIMIT_CORE, (0, 0))


def _pick(book: Any, wanted: str) -> Any:
    """Return the sheet asked for, else the first visible one with anything in it."""
    if wanted:
        return book.get_sheet_by_name(wanted)
    visible = [sheet.name for sheet in book.sheets_metadata if str(sheet.visible).endswith(".Visible")]
    first = None
    for name in visible or book.sheet_names:
        sheet = book.get_sheet_by_name(name)
        if sheet.height:
            return sheet
        first = first or sheet
    return first


def _send(value: Any) -> None:
    data = marshal.dumps(value)
    sys.stdout.buffer.write(struct.pack("<Q", len(data)) + data)


def _read(path: str, wanted: str) -> None:
    from python_calamine import CalamineWorkbook

    book = CalamineWorkbook.from_path(path)
    sheet = _pick(book, wanted)
    _send((tuple(book.sheet_names), sheet.name, sheet.total_height + 1))
    # Columns before the first with content count all the same.
    left = [""] * (sheet.start[1] if sheet.start else 0)
    rows = sheet.iter_rows()
    count = 0
    while batch := [left + [c if type(c) is str else text(c) for c in row] for row in islice(rows, _BATCH)]:
        _send(batch)
        count += len(batch)
    _send(count)


def main(path: str, wanted: str) -> None:
    """Write the sheet `wanted`, or the first with content, of the file at `path` to standard output."""
    _limit()
    try:
        _read(path, wanted)
    except BrokenPipeError:
        return
    except Exception as error:
        _send(type(error).__name__)
    with contextlib.suppress(BrokenPipeError):
        sys.stdout.buffer.flush()


if __name__ == "__main__":
    main(sys.argv[1], sys.argv[2])
