"""What the commands that look print to a terminal of some width, to a pipe, and where nothing is known of either."""

from __future__ import annotations

import fcntl
import os
import struct
import subprocess
import sys
import termios
from typing import TYPE_CHECKING

import pytest

from salesbook.cli.table import cells

if TYPE_CHECKING:
    from pathlib import Path

NOW = "2026-11-18T10:00+08:00"
LINES = (
    "@王建国 嫌价格高,要再比较 >下周三 回电 !今天 发两台打印机的合并报价和维护合同",
    "@王建国 等着 >今天 15:30 问问老板看没看上周的报价",
    "@李敏 没什么 >今天 打个电话",
)


@pytest.fixture
def told(tmp_path: Path) -> dict[str, str]:
    """The surroundings of a program that finds a book with two customers to contact."""
    env = {"PATH": os.environ["PATH"], "SALESBOOK_HOME": str(tmp_path), "SALESBOOK_LANG": "zh", "SALESBOOK_NOW": NOW}
    for line in LINES:
        subprocess.run([sys.executable, "-m", "salesbook", "log", "--create-missing", line], env=env, check=True)
    return env


def on_terminal(env: dict[str, str], columns: int, *words: str) -> list[str]:
    """Return the lines that a command prints to a terminal."""
    master, slave = os.openpty()
    fcntl.ioctl(slave, termios.TIOCSWINSZ, struct.pack("HHHH", 24, columns, 0, 0))
    with subprocess.Popen([sys.executable, "-m", "salesbook", *words], env=env, stdout=slave) as process:
        os.close(slave)
        printed = b""
        try:
            while part := os.read(master, 4096):
                printed += part
        except OSError:
            pass  # How Linux says that nobody has the terminal open any more.
        finally:
            os.close(master)
    assert process.returncode == 0
    return printed.decode().splitlines()


def test_a_narrow_terminal_gets_the_reasons_below_a_line_each(told: dict[str, str]) -> None:
    lines = on_terminal(told, 70, "today")
    assert lines[0] == "周三 2026-11-18：要联系 2 位客户"
    assert lines[1].split() == ["–", "王建国"]
    assert lines[2].startswith("   答应对方：发两台打印机")
    assert lines[3].startswith("   计划：问问老板")
    assert all(cells(line) <= 70 for line in lines)


def test_a_wide_one_gets_a_line_a_customer(told: dict[str, str]) -> None:
    lines = on_terminal(told, 200, "today")
    assert len(lines) == 3
    assert "；" in lines[1]


@pytest.mark.parametrize("plain", [(), ("--plain",)], ids=["full", "plain"])
def test_a_pipe_gets_a_line_a_customer_whatever_the_surroundings(told: dict[str, str], plain: tuple[str, ...]) -> None:
    for more in ({}, {"LANG": "C"}, {"LC_ALL": "POSIX", "PYTHONIOENCODING": "ascii"}, {"COLUMNS": "20"}):
        done = subprocess.run(
            [sys.executable, "-m", "salesbook", "today", *plain], env=told | more, capture_output=True, check=True
        )
        lines = done.stdout.decode("utf-8").splitlines()
        assert len(lines) == (2 if plain else 3)
        assert "王建国" in lines[-2]
        assert not done.stderr
