"""A program on a real pty, timed from a key to what it prints."""

import fcntl
import os
import pty
import select
import signal
import struct
import termios
import time
from types import TracebackType


class Terminal:
    """One program on a pty of its own."""

    def __init__(self, command: list[str], env: dict[str, str], size: tuple[int, int] = (140, 40)) -> None:
        """Start `command` on a terminal of `size` (columns, rows)."""
        self.started = time.perf_counter()
        self.pid, self.fd = pty.fork()
        if self.pid == 0:
            os.execvpe(command[0], command, {**env, "TERM": "xterm-256color", "COLORTERM": "truecolor"})
        fcntl.ioctl(self.fd, termios.TIOCSWINSZ, struct.pack("HHHH", size[1], size[0], 0, 0))
        self.output = b""

    def __enter__(self) -> "Terminal":
        """Use the terminal."""
        return self

    def __exit__(self, *_error: type[BaseException] | BaseException | TracebackType | None) -> None:
        """Kill the program and let the terminal go."""
        os.kill(self.pid, signal.SIGKILL)
        os.waitpid(self.pid, 0)
        os.close(self.fd)

    def read(self, timeout: float) -> bytes:
        """Return what the program prints within `timeout` seconds, as soon as it prints anything."""
        ready, _write, _error = select.select([self.fd], [], [], timeout)
        if not ready:
            return b""
        try:
            return os.read(self.fd, 1 << 20)
        except OSError:
            return b""

    def until(self, wanted: bytes, timeout: float = 60) -> float:
        """Read until `wanted` was printed and return the time (`time.perf_counter`) at which it was."""
        end = time.perf_counter() + timeout
        seen = b""
        while time.perf_counter() < end:
            seen += self.read(0.5)
            if wanted in seen:
                return time.perf_counter()
        raise TimeoutError(f"{wanted!r} was not printed within {timeout} s")

    def settle(self, quiet: float = 0.4) -> None:
        """Read until the program has been silent for `quiet` seconds."""
        while self.read(quiet):
            pass

    def key(self, data: bytes, wanted: bytes = b"", quiet: float = 0.06) -> float:
        """Send a key and return the seconds until `wanted`, or anything, is printed; then wait for silence."""
        begun = time.perf_counter()
        os.write(self.fd, data)
        if wanted:
            answered = self.until(wanted)
        else:
            self.read(5)
            answered = time.perf_counter()
        self.settle(quiet)
        return answered - begun

    def picture(self, data: bytes, quiet: float = 0.25) -> list[tuple[float, bytes]]:
        """Send a key and return what is printed until `quiet` seconds of silence, with the seconds since the key."""
        begun = time.perf_counter()
        os.write(self.fd, data)
        parts = []
        timeout = 5.0
        while part := self.read(timeout):
            parts.append((time.perf_counter() - begun, part))
            timeout = quiet
        return parts

    def memory(self) -> int:
        """Return the program's resident memory in kilobytes."""
        with open(f"/proc/{self.pid}/status", encoding="ascii") as status:  # noqa: PTH123
            return next(int(line.split()[1]) for line in status if line.startswith("VmRSS"))
