"""What saving a line from the shell loads: the rep waits for it between two calls."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from typing import TYPE_CHECKING

import pytest

from salesbook.book.opened import Book

if TYPE_CHECKING:
    from pathlib import Path

_HEAVY = {"textual", "pypinyin", "peewee", "click", "lunar_python", "python_calamine", "dateutil"}


@pytest.mark.parametrize(
    "line",
    ["@王建国 嫌贵 >下周三 回电 !周五 发报价 #样品 ¥1200 纸", "@李敏 asked for a quote >next Friday call $12 kit"],
)
def test_a_note_on_a_known_customer_is_saved_by_a_light_process(filled_path: Path, tmp_path: Path, line: str) -> None:
    command = [sys.executable, "-v", "-m", "salesbook", "--book", str(filled_path), "log", line]
    done = subprocess.run(
        command,
        env={**os.environ, "SALESBOOK_HOME": str(tmp_path), "SALESBOOK_NOW": "2026-11-18T10:00+08:00"},
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    loaded = set(re.findall(r"^import '?([\w.]+)", done.stderr, re.MULTILINE))
    assert "salesbook.book.notes" in loaded
    assert {name.partition(".")[0] for name in loaded} & _HEAVY == set()
    book = Book(filled_path)
    try:
        assert book.db.value("SELECT typed FROM interaction ORDER BY id DESC") == line
    finally:
        book.close()
