"""Files made to be too much, and what reading them in little memory gives."""

from __future__ import annotations

import json
import os
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

import pytest

_SCRIPT = Path(__file__).with_name("limited.py")
needs_limits = pytest.mark.skipif(not Path("/proc/self/statm").exists(), reason="measures memory as Linux does")


@dataclass(frozen=True, slots=True)
class Found:
    """What reading a file in little memory gave; None stands for what was skipped."""

    count: int
    skipped: int
    first: list[str | None]
    last: list[str | None]


def write_bomb(path: Path, head: bytes, body: bytes, size: int, tail: bytes) -> Path:
    """Write a file of a beginning, `size` bytes of a body repeated, and an end."""
    piece = body * max(1, (1 << 20) // len(body))
    with path.open("wb") as out:
        out.write(head)
        for _ in range(max(1, size // len(piece))):
            out.write(piece)
        out.write(tail)
    return path


def read_limited(kind: str, path: Path) -> Found:
    """Read a file in a child process with little memory; fails if that was not enough."""
    done = subprocess.run(
        [sys.executable, "-P", str(_SCRIPT), kind, str(path)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(folder for folder in sys.path if folder)},
    )
    assert done.returncode == 0, done.stderr[-2000:]
    return Found(**json.loads(done.stdout))
