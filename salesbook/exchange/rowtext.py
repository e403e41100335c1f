"""A row of cells before anything is known about it: cleaned, and written out again where it was skipped."""

from __future__ import annotations

import csv
import io
from typing import TYPE_CHECKING

from salesbook.exchange.formulas import unguard_foreign

if TYPE_CHECKING:
    from collections.abc import Sequence

LONGEST_RAW = 20_000
"""Characters of a raw row that are kept, so that it can be shown, saved and mended."""


def raw_row(cells: Sequence[str]) -> str:
    """Return a row as a line of CSV, cut where it is too long."""
    out = io.StringIO()
    csv.writer(out).writerow([cell[:LONGEST_RAW] for cell in cells])
    return out.getvalue().removesuffix("\r\n")[:LONGEST_RAW]


def clean_row(cells: list[str], width: int) -> list[str]:
    """Return a row of at least `width` cells without white space around them and without formula guards."""
    if len(cells) < width:
        cells = cells + [""] * (width - len(cells))
    cells = list(map(str.strip, cells))
    # One look at the whole row is cheaper than one at each cell.
    joined = "".join(cells)
    if "'" in joined or "=" in joined:
        cells = [unguard_foreign(cell) for cell in cells]
    if "\0" in joined:
        # Programs that pad their fields with NUL mean nothing by it.
        cells = [cell.replace("\0", "").strip() for cell in cells]
    return cells
