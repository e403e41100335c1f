"""The shell commands as a script meets them: words in, one JSON document or one sentence out, and an exit code."""

from __future__ import annotations

import json
import os
import sqlite3
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from pathlib import Path

NOW = "2026-11-18T10:00+08:00"
LINE = "@王建国 嫌价格高,要再比较 ?太贵 >下周三 回电 !周五 发报价 #样品"
HOSTILE = ("Acme [/]", "[@click=app.quit]x", "=1+1", "\u202eevil", "👨‍👩‍👧", "a\x1b]52;c;aGk=\x07b", "x" * 10_000)


class Shell:
    """The program, run on a folder of its own."""

    def __init__(self, home: Path, language: str = "en") -> None:
        self.env = {**os.environ, "SALESBOOK_HOME": str(home), "SALESBOOK_LANG": language, "SALESBOOK_NOW": NOW}
        self.env.pop("SALESBOOK_BOOK", None)

    def run(self, *words: str, given: str | None = None) -> subprocess.CompletedProcess[str]:
        command = [sys.executable, "-m", "salesbook", *words]
        return subprocess.run(
            command, env=self.env, input=given, capture_output=True, text=True, encoding="utf-8", check=False
        )

    def json(self, *words: str, given: str | None = None) -> Any:
        done = self.run(*words, "--json", given=given)
        assert done.returncode == 0, done.stderr
        return json.loads(done.stdout)

    def refused(self, *words: str, given: str | None = None) -> str:
        """Return the one line with which a command is refused."""
        done = self.run(*words, given=given)
        assert done.returncode == 1
        assert done.stdout == ""
        (line,) = done.stderr.splitlines()
        assert "Traceback" not in line
        return line


@pytest.fixture
def shell(tmp_path: Path) -> Shell:
    return Shell(tmp_path)


@pytest.fixture
def used(shell: Shell) -> Shell:
    assert shell.run("log", "--create-missing", LINE).returncode == 0
    return shell


def test_a_line_is_read_field_by_field(shell: Shell) -> None:
    found = shell.json("parse", LINE + " ¥12,000 50箱 A4")
    assert found["customer"] == "王建国"
    assert found["new_customer"] is True
    assert found["note"] == "嫌价格高,要再比较"
    assert found["followup"] == {"on": "2026-11-25", "time": None, "what": "回电", "every": None}
    assert found["promise"] == {"on": "2026-11-20", "time": None, "what": "发报价", "every": None, "theirs": False}
    assert found["objections"] == ["too-expensive"]
    assert found["tags"] == ["样品"]
    assert found["order"] == {"amount": "12000.00", "currency": "CNY", "what": "50箱 A4"}
    assert (found["channel"], found["outcome"], found["at"], found["unread"]) == (None, None, None, [])


@pytest.mark.parametrize(
    ("phrase", "on", "time", "every"),
    [
        ("下周三", "2026-11-25", None, None),
        ("周三", "2026-11-25", None, None),
        ("三天后", "2026-11-21", None, None),
        ("明天下午3点", "2026-11-19", "15:00", None),
        ("月底", "2026-11-30", None, None),
        ("下个月10号", "2026-12-10", None, None),
        ("每月10号", "2026-12-10", None, "FREQ=MONTHLY;BYMONTHDAY=10"),
        ("半年后", "2027-05-18", None, None),
        ("农历腊月初八", "2027-01-15", None, None),
        ("tomorrow 3pm", "2026-11-19", "15:00", None),
        ("every month on the 10th", "2026-12-10", None, "FREQ=MONTHLY;BYMONTHDAY=10"),
    ],
)
def test_dates_of_both_languages(shell: Shell, phrase: str, on: str, time: str | None, every: str | None) -> None:
    found = shell.json("parse", f"x >{phrase} 回电")["followup"]
    assert (found["on"], found["time"], found["every"], found["what"]) == (on, time, every, "回电")


def test_a_date_that_names_no_day_is_left_unread_with_a_hint(shell: Shell) -> None:
    found = shell.json("parse", "谈了 >节后 回电")
    assert found["followup"] is None
    assert found["unread"]


def test_parse_stores_nothing(used: Shell) -> None:
    before = used.json("find", "王建国")
    used.json("parse", "@王建国 谈了")
    assert used.json("find", "王建国") == before


def test_log_returns_the_talk_and_today_lists_it_on_its_day(used: Shell) -> None:
    found = used.json("log", "@wjg /拜访 送了样品 >明天 回电")
    assert found["customer"] == "王建国"
    assert found["reading"]["channel"] == "visit"
    assert used.json("today") == []
    (row,) = used.json("today", "--on", "2026-11-20")
    assert set(row) >= {"customer", "score", "reasons"}
    assert row["customer"]["name"] == "王建国"
    assert [reason["kind"] for reason in row["reasons"]] == ["promise", "followup"]
    assert set(row["reasons"][0]) >= {"kind", "text", "due", "overdue_days", "weight"}


def test_lines_from_standard_input_are_saved_all_or_none(used: Shell) -> None:
    assert len(used.json("log", "-", given="@王建国 一\n@wjg 二\n")) == 2
    assert "Line 2" in used.refused("log", "-", given="@王建国 报喜\n@没有这人 四\n")
    assert used.json("find", "报喜")["notes"] == []


def test_an_unknown_name_is_refused_with_the_nearest(used: Shell) -> None:
    assert "王建国" in used.refused("log", "@王建 谈了")


def test_an_ambiguous_name_is_refused_with_all_it_may_be(used: Shell) -> None:
    used.run("log", "--create-missing", "@王建刚 谈了")
    line = used.refused("log", "@wjg 谈了")
    assert "王建国" in line
    assert "王建刚" in line


def test_an_empty_line_is_refused(used: Shell) -> None:
    assert used.refused("log", "   ")


def test_find_names_the_field_and_shows_notes(used: Shell) -> None:
    found = used.json("find", "wjg")
    (customer,) = found["customers"]
    assert set(customer) >= {"id", "name", "organisation", "phones", "emails", "matched"}
    assert customer["matched"] == "name"
    (note,) = used.json("find", "比较")["notes"]
    assert note["customer"] == "王建国"
    assert note["at"].startswith("2026-11-18T10:00")


def test_script_gives_the_best_card_first_or_nothing(shell: Shell) -> None:
    best = shell.json("script", "太贵了")[0]
    assert (best["card"], best["number"]) == ("too-expensive", 6)
    assert len(best["answers"]) >= 2
    assert shell.json("script", "qzx") == []


def test_undo_takes_the_last_change_back(used: Shell) -> None:
    used.json("undo")
    assert used.json("find", "王建国")["customers"] == []
    assert used.refused("undo")


def test_the_whole_book_goes_out_and_comes_back_to_the_byte(used: Shell, tmp_path: Path) -> None:
    for number, name in enumerate(HOSTILE):
        used.run("log", "--create-missing", f'@"{name}" note {number} >tomorrow call')
    first, again, book = tmp_path / "first.json", tmp_path / "again.json", tmp_path / "other.salesbook"
    assert used.run("export", str(first)).returncode == 0
    assert used.run("--book", str(book), "import", str(first)).returncode == 0
    assert used.run("--book", str(book), "export", str(again)).returncode == 0
    assert first.read_bytes() == again.read_bytes()
    json.loads(first.read_bytes())


def test_no_control_byte_of_the_data_reaches_the_terminal(shell: Shell) -> None:
    for number, name in enumerate(HOSTILE):
        assert shell.run("log", "--create-missing", f'@"{name}" note {number} \x1b]52;c;aGk=\x07').returncode == 0
    for words in (("find", "note"), ("today", "--on", "2027-06-01"), ("show", "Acme [/]")):
        done = shell.run(*words)
        assert done.returncode == 0
        assert not set(done.stdout) & {"\x1b", "\x07", "\u202e", "\x00"}


def test_what_is_no_book_is_refused_and_left_alone(shell: Shell, tmp_path: Path) -> None:
    other = tmp_path / "letter.txt"
    other.write_text("dear all")
    assert "no sales book" in shell.refused("--book", str(other), "today")
    assert other.read_text() == "dear all"
    assert "no sales book" in shell.refused("--book", str(tmp_path), "today")


def test_a_book_from_a_newer_version_is_refused(used: Shell) -> None:
    path = json.loads(used.run("paths", "--json").stdout)["book"]
    with sqlite3.connect(path) as connection:
        connection.execute("PRAGMA user_version=99")
    connection.close()
    assert "newer" in used.refused("today")


def test_usage_is_two(shell: Shell) -> None:
    assert shell.run("nosuch").returncode == 2
    assert shell.run("log").returncode == 2


def test_the_demo_is_the_same_every_time(shell: Shell, tmp_path: Path) -> None:
    found = []
    for name in ("one", "two"):
        book, out = tmp_path / f"{name}.salesbook", tmp_path / f"{name}.json"
        made = shell.run("demo", "--customers", "20", "--notes", "60", "--keep", str(book), "--no-open")
        assert made.returncode == 0, made.stderr
        assert shell.run("--book", str(book), "export", str(out)).returncode == 0
        found.append(out.read_bytes())
    assert found[0] == found[1]


def test_chinese_by_option_setting_and_locale(tmp_path: Path) -> None:
    assert "没有" in Shell(tmp_path, "zh").refused("undo")
    assert "没有" in Shell(tmp_path, "en").refused("--lang", "zh", "undo")
    by_locale = Shell(tmp_path, "")
    by_locale.env["LC_ALL"] = "zh_CN.UTF-8"
    assert "没有" in by_locale.refused("undo")


def test_a_reader_who_has_seen_enough_is_no_error(used: Shell) -> None:
    assert used.run("log", "@王建国 " + "很长 " * 10_000).returncode == 0
    hears, speaks = os.pipe()
    os.close(hears)
    done = subprocess.run(
        [sys.executable, "-m", "salesbook", "export", "-"],
        env=used.env, stdout=speaks, stderr=subprocess.PIPE, check=False,
    )  # fmt: skip
    os.close(speaks)
    assert (done.returncode, done.stderr) == (0, b"")


def test_cards_are_shared_as_files(used: Shell, tmp_path: Path) -> None:
    path = tmp_path / "cards.txt"
    assert used.json("cards", "export", str(path), "too-expensive") == {"path": str(path), "cards": 1}
    path.write_text(path.read_text("utf-8").replace("title: Too expensive", "title: Too dear [/]"), "utf-8")
    brought = used.json("cards", "import", str(path))
    assert (brought["created"], brought["updated"], brought["unchanged"]) == (0, 1, 1)
    assert used.json("script", "too expensive")[0]["title"] == "Too dear [/]"
    listed = {one["card"]: one for one in used.json("cards", "list")}
    assert listed["too-expensive"]["own"]
    assert not listed["no-need"]["own"]
    path.write_text(path.read_text("utf-8").replace("answer isolate", "answer shout"), "utf-8")
    assert "line" in used.refused("cards", "import", str(path))
    used.json("undo", "--batch", str(brought["batch"]))
    assert used.json("script", "too expensive")[0]["title"] == "Too expensive"
    assert "no card of yours" in used.refused("cards", "export", str(tmp_path / "none"))


def test_stats_tell_what_works(used: Shell) -> None:
    page = used.json("stats", "scripts")
    assert [(card["card"], card["heard"]) for card in page["cards"]] == [("too-expensive", 1)]
    assert set(page) == {"from", "to", "cards", "best", "worst", "unprepared"}
    assert used.json("stats", "scripts", "--from", "2020-01-01", "--to", "2020-02-01")["cards"] == []
    told = used.run("stats", "scripts").stdout
    assert "Too expensive" in told
