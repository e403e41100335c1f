"""Reads a file in a process that may hold little memory; run as a script, prints what it found as JSON.

Usage: limited.py vcard|table PATH
"""

from __future__ import annotations

import json
import resource
import sys
from pathlib import Path

from salesbook.exchange.records import RecordKind, Skipped
from salesbook.exchange.tables import TableReading
from salesbook.exchange.vcard.read import read_vcards

_ROOM = 96 << 20
"""Bytes beyond what the interpreter and the imports already hold."""


def _held() -> int:
    return int(Path("/proc/self/statm").read_text(encoding="ascii").split()[0]) * resource.getpagesize()


def main(kind: str, path: Path) -> None:
    limit = _held() + _ROOM
    resource.setrlimit(resource.RLIMIT_AS, (limit, limit))
    names: list[str | None] = []
    if kind == "vcard":
        with path.open("rb") as file:
            names = [None if isinstance(r, Skipped) else r.name for r in read_vcards(file)]
    else:
        with TableReading(path, RecordKind.CUSTOMERS) as reading:
            names = [None if isinstance(r, Skipped) else getattr(r, "name", "") for r in reading]
    print(json.dumps({"count": len(names), "skipped": names.count(None), "first": names[:3], "last": names[-3:]}))


if __name__ == "__main__":
    main(sys.argv[1], Path(sys.argv[2]))
