"""`import` and `export` from the shell: rows left out are saved, cards in the version that a phone reads."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

ROWS = "姓名,手机,备注\n王建国,13800138000,老客户\n,,没有名字\n李敏,13900139000,\n,,“也没有”\n"


@pytest.fixture
def home(tmp_path: Path) -> Path:
    """A folder with a table of two customers and two rows that are none."""
    (tmp_path / "in.csv").write_text(ROWS, encoding="gb18030")
    return tmp_path


def run(home: Path, *words: str) -> subprocess.CompletedProcess[str]:
    env = {**os.environ, "SALESBOOK_HOME": str(home / "own"), "SALESBOOK_LANG": "en"}
    return subprocess.run(
        [sys.executable, "-m", "salesbook", *words], env=env, cwd=home, capture_output=True, text=True, check=False
    )


def document(home: Path, *words: str) -> Any:
    done = run(home, *words, "--json")
    assert done.returncode == 0, done.stderr
    return json.loads(done.stdout)


def test_rows_left_out_are_saved_as_they_stood(home: Path) -> None:
    done = run(home, "import", "in.csv", "--skipped", "left.csv")
    assert done.returncode == 0, done.stderr
    assert "left.csv" in done.stdout
    assert (home / "left.csv").read_text(encoding="utf-8-sig").splitlines() == [
        "姓名,手机,备注", ",,没有名字", ",,“也没有”",
    ]  # fmt: skip
    # Mended they come in.
    (home / "left.csv").write_text("姓名,手机,备注\n何芳,,没有名字\n周峰,,“也没有”\n", encoding="utf-8")
    assert document(home, "import", "left.csv", "--skipped", "again.csv")["created"] == 2
    assert not (home / "again.csv").exists()


def test_an_export_names_the_reason_in_the_language_of_the_rep(home: Path) -> None:
    assert run(home, "import", "in.csv").returncode == 0
    told = run(home, "--lang", "zh", "export", "nowhere/out.csv").stderr
    assert "没有这个文件或文件夹" in told
    assert "No such file" in run(home, "export", "nowhere/out.csv").stderr


def test_an_export_does_not_guess_what_an_unknown_ending_means(home: Path) -> None:
    assert run(home, "import", "in.csv").returncode == 0
    done = run(home, "export", "out.doc")
    assert (done.returncode, done.stdout) == (1, "")
    assert ".doc" in done.stderr
    assert ".xlsx" in done.stderr
    assert not (home / "out.doc").exists()
    assert run(home, "export", "out.doc", "--as", "csv").returncode == 0
    assert run(home, "export", "whole").returncode == 0
    assert json.loads((home / "whole").read_text(encoding="utf-8"))["customer"]


def test_near_matches_say_why_and_are_not_told_by_the_hundred(home: Path) -> None:
    rows = [f"{name}{number:02},甲公司{number:02}," for number in range(30) for name in ("王健国", "王建国")]
    (home / "near.csv").write_text("姓名,公司,手机\n" + "\n".join(rows), encoding="utf-8")
    lines = run(home, "import", "near.csv").stdout.splitlines()
    near = [line for line in lines if "may be" in line]
    assert len(near) == 20
    assert near[0].endswith(": Names that are written or sound alike.")
    assert any("and 10 more" in line for line in lines)


@pytest.mark.parametrize("place", ["in.csv", "nowhere/left.csv"])
def test_nothing_comes_in_if_the_rows_left_out_can_t_be_saved(home: Path, place: str) -> None:
    done = run(home, "import", "in.csv", "--skipped", place)
    assert (done.returncode, done.stdout) == (1, "")
    assert len(done.stderr.splitlines()) == 1
    assert (home / "in.csv").read_text(encoding="gb18030") == ROWS
    assert document(home, "find", "王建国")["customers"] == []


def test_cards_are_written_in_the_version_that_is_asked_for(home: Path) -> None:
    document(home, "import", "in.csv")
    document(home, "export", "new.vcf")
    document(home, "export", "old.vcf", "--vcard", "3.0")
    assert (home / "new.vcf").read_text(encoding="utf-8").count("VERSION:4.0") == 2
    assert (home / "old.vcf").read_text(encoding="utf-8").count("VERSION:3.0") == 2
    assert document(home, "import", "old.vcf")["unchanged"] == 2


def test_a_whole_book_comes_into_an_empty_one_only(home: Path) -> None:
    document(home, "import", "in.csv")
    document(home, "export", "all.json")
    again = run(home, "import", "all.json")
    assert (again.returncode, len(again.stderr.splitlines())) == (1, 1)
    loaded = document(home, "--book", "other.book", "import", "all.json")
    assert (loaded["created"], loaded["skipped"]) == (loaded["read"], [])
    assert document(home, "--book", "other.book", "export", "again.json")["as"] == "json"
    assert (home / "again.json").read_bytes() == (home / "all.json").read_bytes()
