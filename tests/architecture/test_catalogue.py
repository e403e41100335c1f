"""Every message has its Chinese, with the same blanks, and the compiled catalogue is that of its source."""

import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]


def test_every_message_has_its_chinese() -> None:
    done = subprocess.run(
        [sys.executable, str(ROOT / ".ci" / "catalogue.py"), "--check"], capture_output=True, text=True, check=False
    )
    assert done.returncode == 0, done.stdout
