"""What a shell command loads: `log` must be as quick as typing it."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

HEAVY = ("textual", "pypinyin", "lunar_python", "python_calamine")
LOADED = "import sys; from salesbook.cli.main import run; code = run(sys.argv[1:], None); " + (
    f"print([name for name in {HEAVY!r} if name in sys.modules]); sys.exit(code)"
)


@pytest.fixture
def env(tmp_path: Path) -> dict[str, str]:
    return {**os.environ, "SALESBOOK_HOME": str(tmp_path), "SALESBOOK_LANG": "en"}


def shell(env: dict[str, str], *words: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", LOADED, *words], env=env, capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_logging_about_a_known_customer_loads_nothing_heavy(env: dict[str, str]) -> None:
    shell(env, "log", "--create-missing", "@王建国 谈了报价")
    assert shell(env, "log", "@王建国 嫌贵 >下周三 回电")[-1] == "[]"


def test_showing_the_list_loads_no_interface(env: dict[str, str]) -> None:
    assert "textual" not in shell(env, "today")[-1]
