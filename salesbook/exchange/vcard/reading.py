"""A file of cards being read: how far it is, and its records."""

from __future__ import annotations

import os
from typing import TYPE_CHECKING, Self

from salesbook.domain.errors import SalesbookError
from salesbook.exchange.source import Format, detect, open_file
from salesbook.exchange.vcard.read import read_vcards
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path
    from types import TracebackType

    from salesbook.exchange.records import ContactRecord, Skipped


class CardReading:
    """The counterpart of `TableReading` for vCards; use it in a `with` block."""

    def __init__(self, path: Path) -> None:
        """Open the file.

        Raises:
            SalesbookError: it can't be opened, or holds no card.
        """
        if detect(path) is not Format.VCARD:
            raise SalesbookError(_("“{path}” holds no vCards; import it as a table.").format(path=path))
        self._file = open_file(path)
        self._size = max(1, os.fstat(self._file.fileno()).st_size)

    @property
    def share(self) -> float:
        """How much of the file has been read, 0 to 1."""
        return 1.0 if self._file.closed else self._file.tell() / self._size

    def __iter__(self) -> Iterator[ContactRecord | Skipped]:
        """Give each card as a customer, or why it can't be one."""
        self._file.seek(0)
        return read_vcards(self._file)

    def close(self) -> None:
        """Let go of the file."""
        self._file.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
