"""The real program on a real terminal: a pty that is typed to, read from, and closed."""

from __future__ import annotations

import fcntl
import os
import pty
import re
import select
import sqlite3
import struct
import subprocess
import sys
import termios
import time
from contextlib import closing
from typing import TYPE_CHECKING

import pyte
import pytest

if TYPE_CHECKING:
    import signal
    from collections.abc import Callable
    from pathlib import Path
    from types import TracebackType

START = """
import fcntl, sys, termios
fcntl.ioctl(0, termios.TIOCSCTTY, 0)
{before}
from salesbook.__main__ import main
sys.argv[0] = "salesbook"
sys.exit(main())
"""
# Sequences that the terminal of these tests would print instead of skipping them.
_STRANGE = re.compile(rb"\x1b\[[<>=][0-9;]*[a-z]|\x1bP[^\x1b]*\x1b\\\\|\x1b\[\?[0-9]*\$p")
_PATIENCE = 30.0


class Terminal:
    """A workbench in a session of its own, on a terminal of its own.

    Attributes:
        output: every byte that the program sent to the terminal.
    """

    def __init__(self, book: Path, *, before: str = "", size: tuple[int, int] = (100, 30)) -> None:
        """Start `salesbook --book BOOK` in English; `before` is run in its process first."""
        self.output = b""
        self._screen = pyte.Screen(*size)
        self._stream = pyte.ByteStream(self._screen)
        self._master, self._slave = pty.openpty()
        self._set_size(*size)
        self.before = termios.tcgetattr(self._slave)
        # Those who run tests side by side say here how wide their own terminal is.
        env = {name: value for name, value in os.environ.items() if name not in ("COLUMNS", "LINES")}
        self.process = subprocess.Popen(
            [sys.executable, "-c", START.format(before=before), "--lang", "en", "--book", str(book)],
            stdin=self._slave, stdout=self._slave, stderr=self._slave, start_new_session=True,
            env={**env, "TERM": "xterm-256color", "COLORTERM": "truecolor", "PYTHONDONTWRITEBYTECODE": ""},
        )  # fmt: skip

    def __enter__(self) -> Terminal:
        return self

    def __exit__(self, *_error: type[BaseException] | BaseException | TracebackType | None) -> None:
        if self.process.poll() is None:
            self.process.kill()
            self.process.wait()
        for end in (self._master, self._slave):
            if end >= 0:
                os.close(end)
        self._master = self._slave = -1

    # Typing

    def send(self, text: str | bytes) -> None:
        """Type."""
        data = text.encode() if isinstance(text, str) else text
        while data:
            # The program's answers have to be taken, or neither side gets on.
            _ready, writable, _error = select.select([self._master], [self._master], [], 1)
            self.read(0)
            if writable:
                data = data[os.write(self._master, data[:1024]) :]

    def signal(self, ending: signal.Signals) -> None:
        """Send a signal to the program."""
        self.process.send_signal(ending)

    def resize(self, columns: int, rows: int) -> None:
        """Change the size of the terminal; what is on it is gone, so that what is seen then was drawn for that size."""
        self._screen.resize(rows, columns)
        self._screen.erase_in_display(2)
        self._set_size(columns, rows)

    def _set_size(self, columns: int, rows: int) -> None:
        fcntl.ioctl(self._slave, termios.TIOCSWINSZ, struct.pack("HHHH", rows, columns, 0, 0))

    def hang_up(self) -> None:
        """Close the terminal, as closing its window does."""
        os.close(self._slave)
        os.close(self._master)
        self._master = self._slave = -1

    # Reading

    def read(self, timeout: float) -> bytes:
        """Return what the program sends within `timeout` seconds, as soon as it sends anything."""
        ready, _writable, _error = select.select([self._master], [], [], timeout)
        if not ready:
            return b""
        try:
            new = os.read(self._master, 1 << 16)
        except OSError:
            return b""
        self.output += new
        self._stream.feed(_STRANGE.sub(b"", new))
        return new

    @property
    def text(self) -> str:
        """What the terminal shows."""
        return "\n".join(self.lines)

    @property
    def lines(self) -> list[str]:
        """What the terminal shows, line by line, without the blanks at their ends."""
        # Not `display`, which fails where half of a wide character was written over.
        cells, columns = self._screen.buffer, range(self._screen.columns)
        return ["".join(cells[row][column].data for column in columns).rstrip() for row in range(self._screen.lines)]

    def see(self, wanted: str) -> None:
        """Read until `wanted` is shown."""
        self.until(lambda: wanted in self.text, f"{wanted!r} on the terminal")

    def until(self, condition: Callable[[], bool], what: str) -> None:
        """Read until a condition holds; it is looked at between two frames, not in the middle of one."""
        end = time.monotonic() + _PATIENCE
        while True:
            while self.read(0):
                pass
            if condition():
                return
            if time.monotonic() > end:
                pytest.fail(f"waited in vain for {what}; the terminal shows:\n{self.text}")
            self.read(0.05)

    def ends(self) -> int:
        """Wait until the program has ended and return its exit code."""
        self.until(lambda: self.process.poll() is not None, "the end of the program") if self._master >= 0 else None
        code = self.process.wait(_PATIENCE)
        while self._master >= 0 and self.read(0):
            pass
        return code

    def restored(self) -> bool:
        """Tell whether the terminal is again as it was: modes, main screen, cursor, no mouse, no pasted brackets."""
        last = {
            mode: self.output.rfind(b"\x1b[?" + mode + b"h") < self.output.rfind(b"\x1b[?" + mode + b"l")
            for mode in (b"1049", b"1000", b"1006", b"2004")
        }
        cursor = self.output.rfind(b"\x1b[?25l") < self.output.rfind(b"\x1b[?25h")
        return all(last.values()) and cursor and termios.tcgetattr(self._slave) == self.before


def drafts_on_disk(book: Path) -> dict[int, str]:
    """Return the lines under way as the file has them at this moment, by customer; a workbench may have it open."""
    with closing(sqlite3.connect(f"{book.as_uri()}?mode=ro", uri=True)) as reader:
        return dict(reader.execute("SELECT customer, text FROM draft"))
