"""A file is written wholly or not at all."""

from __future__ import annotations

import errno
import os
import signal
import stat
import subprocess
import sys
import textwrap
from pathlib import Path

import pytest

from salesbook.domain.errors import SalesbookError
from salesbook.exchange.atomic import replacing


def _others(folder: Path) -> list[str]:
    return sorted(path.name for path in folder.iterdir())


def test_a_new_file_is_the_owners_only(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    with replacing(path) as out:
        out.write(b"abc")
        assert not path.exists()
    assert path.read_bytes() == b"abc"
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert _others(tmp_path) == ["book.csv"]


def test_an_older_file_stays_until_the_new_one_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_bytes(b"old")
    with replacing(path) as out:
        out.write(b"new")
        out.flush()
        assert path.read_bytes() == b"old"
    assert path.read_bytes() == b"new"


@pytest.mark.parametrize(
    ("error", "raised"),
    [
        (OSError(errno.ENOSPC, "No space left on device"), SalesbookError),
        (ValueError("from the block"), ValueError),
        (SalesbookError("from the block."), SalesbookError),
        (KeyboardInterrupt(), KeyboardInterrupt),
    ],
)
def test_a_failing_block_leaves_everything_as_it_was(
    tmp_path: Path, error: BaseException, raised: type[BaseException]
) -> None:
    path = tmp_path / "book.csv"
    path.write_bytes(b"old")

    def write() -> None:
        with replacing(path) as out:
            out.write(b"half")
            raise error

    with pytest.raises(raised):
        write()
    assert path.read_bytes() == b"old"
    assert _others(tmp_path) == ["book.csv"]


def _refused(path: Path, part: str) -> None:
    def write() -> None:
        with replacing(path) as out:
            out.write(b"x")

    with pytest.raises(SalesbookError, match=part) as caught:
        write()
    assert str(caught.value).endswith(".")


def test_places_that_can_not_be_written(tmp_path: Path) -> None:
    _refused(tmp_path, "folder")
    _refused(tmp_path / "missing" / "a.csv", "written")
    _refused(tmp_path / "a\0b", "written")
    _refused(tmp_path / ("x" * 300), "written")
    _refused(Path("/dev/full"), "device")
    _refused(Path("/proc/nothing.csv"), "written")
    assert _others(tmp_path) == []


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() == 0, reason="root may write everywhere")
def test_a_read_only_folder(tmp_path: Path) -> None:
    tmp_path.chmod(0o500)
    try:
        _refused(tmp_path / "a.csv", "written")
    finally:
        tmp_path.chmod(0o700)


def test_a_link_goes_on_pointing_where_it_did(tmp_path: Path) -> None:
    target = tmp_path / "real.csv"
    target.write_bytes(b"old")
    link = tmp_path / "link.csv"
    link.symlink_to(target)
    with replacing(link) as out:
        out.write(b"new")
    assert link.is_symlink()
    assert target.read_bytes() == b"new"


def _run(code: str, path: Path) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        [sys.executable, "-P", "-c", textwrap.dedent(code), str(path)],
        capture_output=True,
        text=True,
        check=False,
        env=os.environ | {"PYTHONPATH": os.pathsep.join(folder for folder in sys.path if folder)},
    )


def test_a_full_disk_leaves_the_older_file(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_bytes(b"old")
    done = _run(
        """
        import resource, signal, sys
        from pathlib import Path
        from salesbook.domain.errors import SalesbookError
        from salesbook.exchange.atomic import replacing
        signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
        resource.setrlimit(resource.RLIMIT_FSIZE, (4096, 4096))
        try:
            with replacing(Path(sys.argv[1])) as out:
                out.write(b"x" * 100_000)
        except SalesbookError as error:
            print(error)
        """,
        path,
    )
    assert "could not be written" in done.stdout, done.stderr
    assert path.read_bytes() == b"old"
    assert _others(tmp_path) == ["book.csv"]


def test_killed_in_the_middle_the_older_file_is_whole(tmp_path: Path) -> None:
    path = tmp_path / "book.csv"
    path.write_bytes(b"old")
    done = _run(
        """
        import os, signal, sys
        from pathlib import Path
        from salesbook.exchange.atomic import replacing
        with replacing(Path(sys.argv[1])) as out:
            out.write(b"x" * 100_000)
            out.flush()
            os.kill(os.getpid(), signal.SIGKILL)
        """,
        path,
    )
    assert done.returncode == -signal.SIGKILL
    assert path.read_bytes() == b"old"
