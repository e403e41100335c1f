"""Writing a file wholly or not at all."""

from __future__ import annotations

import contextlib
import errno
import os
import stat
import tempfile
from pathlib import Path
from typing import TYPE_CHECKING, BinaryIO

from salesbook.domain.errors import SalesbookError, reason
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator


@contextlib.contextmanager
def replacing(path: Path, *, make_folder: bool = False) -> Iterator[BinaryIO]:
    """Give a file to write to, which becomes `path` when the block ends well, readable by its owner only.

    It is written beside `path` (beside the target if that is a link), synced and renamed. If anything fails, an
    older file stays as it was and nothing new is left behind.

    Args:
        path: the file.
        make_folder: make the folders above it where they are missing.

    Raises:
        SalesbookError: the place can't be written to, or the disk is full.
    """
    temporary: Path | None = None
    try:
        target = Path(os.path.realpath(path))
        _check(path, target)
        if make_folder:
            target.parent.mkdir(parents=True, exist_ok=True)
        descriptor, name = tempfile.mkstemp(prefix=".salesbook-", suffix=".tmp", dir=target.parent)
        temporary = Path(name)
        with os.fdopen(descriptor, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(target)
        temporary = None
        _sync_folder(target.parent)
    except (OSError, ValueError) as error:
        # A ValueError is a NUL in the name; of the block only its own write errors are spoken for here.
        if isinstance(error, ValueError) and temporary is not None:
            raise
        raise SalesbookError(
            _("“{path}” could not be written ({reason}); choose another place.").format(path=path, reason=reason(error))
        ) from error
    finally:
        if temporary is not None:
            with contextlib.suppress(OSError):
                temporary.unlink()


def _check(path: Path, target: Path) -> None:
    try:
        mode = target.stat().st_mode
    except FileNotFoundError:
        return
    if stat.S_ISDIR(mode):
        raise SalesbookError(_("“{path}” is a folder; give the name of a file.").format(path=path))
    if not stat.S_ISREG(mode):
        raise SalesbookError(_("“{path}” is a device or a pipe; give the name of a file.").format(path=path))
    if not os.access(target, os.W_OK):
        raise PermissionError(errno.EACCES, os.strerror(errno.EACCES))


def _sync_folder(folder: Path) -> None:
    """Make the renaming itself last; some file systems can't, and have then nothing to lose by it."""
    with contextlib.suppress(OSError):
        descriptor = os.open(folder, os.O_RDONLY)
        try:
            os.fsync(descriptor)
        finally:
            os.close(descriptor)
