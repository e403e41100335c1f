"""The log of errors that are nobody's but ours."""

from __future__ import annotations

import traceback
from contextlib import suppress
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


def write_fault(path: Path, error: BaseException) -> None:
    """Add an error to the log: where it came from, never the values that were in play, which are customers' data."""
    with suppress(OSError):
        path.parent.mkdir(parents=True, exist_ok=True)
        with path.open("a", encoding="utf-8") as log:
            for frame in traceback.extract_tb(error.__traceback__):
                log.write(f"{frame.filename}:{frame.lineno} {frame.name}\n")
            log.write(f"{type(error).__name__}\n\n")
