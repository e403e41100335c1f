"""Text tables: which encoding and delimiter, and row after row in bounded memory, whatever is broken in them.

RFC 4180 as it is really written: any usual delimiter, any line end, quotes that never close.
"""

from __future__ import annotations

import codecs
import csv
import io
import re
from collections import Counter, deque
from typing import TYPE_CHECKING, BinaryIO, TypeAlias

from salesbook.domain.errors import SalesbookError
from salesbook.exchange import encodings, headers
from salesbook.exchange.formulas import guard, guard_foreign
from salesbook.exchange.ownrows import GUARDED, own_header, own_row
from salesbook.exchange.records import RecordKind, Skipped
from salesbook.exchange.rowtext import LONGEST_RAW
from salesbook.locale import _

if TYPE_CHECKING:
    from collections.abc import Generator, Iterable, Iterator, Sequence

    from salesbook.domain.codes import Language
    from salesbook.exchange.records import Record

DELIMITERS = (",", ";", "\t", "|", "，", "；")
LONGEST_LINE = 1 << 20
"""Characters of a line, and of a cell, that are read; longer ones are skipped without being held in memory."""

Row: TypeAlias = "tuple[int, list[str]] | Skipped"

_SAMPLE = 1 << 16
_SAMPLE_ROWS = 60
_MOST_REPAIRS = 200
"""Cells without an end that are repaired one by one; in a file with more of them quotes mean nothing."""

_DIRECTIVE = re.compile(r"sep=(.)[\r\n]*", re.IGNORECASE)
_ESCAPED = re.compile("[\udc80-\udcff]+")


def _replace_unencodable(error: UnicodeError) -> tuple[bytes, int]:
    if not isinstance(error, UnicodeEncodeError):
        raise error
    return ("\ufffd" * (error.end - error.start)).encode(), error.end


codecs.register_error("salesbook.replace", _replace_unencodable)


def sniff_delimiter(text: str) -> str:
    """Return the delimiter of a table of which `text` is the beginning."""
    if found := _DIRECTIVE.match(text):
        return found[1]
    lines = text.splitlines(keepends=True)
    known = headers.HEADERS[RecordKind.CUSTOMERS] | headers.HEADERS[RecordKind.ORDERS]
    known |= headers.HEADERS[RecordKind.NOTES]
    best, best_score = ",", 0.0
    for delimiter in DELIMITERS:
        if delimiter not in text:
            continue
        rows = []
        reader = csv.reader(lines, delimiter=delimiter)
        for row in reader:
            if any(row):
                rows.append(row)
            if len(rows) == _SAMPLE_ROWS:
                break
        widths = Counter(len(row) for row in rows if len(row) > 1)
        if not widths:
            continue
        usual, count = widths.most_common(1)[0]
        hits = max(sum(headers.bare(cell) in known for cell in row) for row in rows)
        score = count / len(rows) + min(usual, 30) / 100 + (0.3 * hits if hits > 1 else 0.0)
        if score > best_score:
            best, best_score = delimiter, score
    return best


class CsvRows:
    """The rows of a text table; a context of its file, which it does not close."""

    def __init__(self, file: BinaryIO, encoding: str | None = None, delimiter: str | None = None) -> None:
        """Find out encoding and delimiter unless they are given.

        Raises:
            SalesbookError: the given encoding or delimiter is none.
        """
        found = encodings.guess_file(file)
        self.encoding = found.encoding
        self.confidence = found.confidence
        clean = found.clean
        if encoding is not None:
            if (codec := encodings.named(encoding)) is None:
                raise SalesbookError(
                    _("“{name}” is no encoding; try one of {choices}.").format(
                        name=encoding, choices=", ".join(encodings.CHOICES)
                    )
                )
            if codec != found.encoding and not (codec == encodings.UTF8 and found.encoding == encodings.UTF8_BOM):
                clean = False
                self.encoding, self.confidence = codec, 1.0
        if delimiter is not None and (len(delimiter) != 1 or delimiter in '\r\n"'):
            raise SalesbookError(_("“{name}” can't separate columns; give one character.").format(name=delimiter))
        # UTF-16 has no bytes that could be set aside one by one.
        self._mends = not clean and not self.encoding.startswith("utf-16")
        self._size = max(1, file.seek(0, io.SEEK_END))
        file.seek(0)
        self._file = file
        self._text = io.TextIOWrapper(
            file, self.encoding, errors="surrogateescape" if self._mends else "replace", newline=""
        )
        head = self._text.read(_SAMPLE)
        self._text.seek(0)
        self.delimiter = delimiter or sniff_delimiter(
            head if len(head) < _SAMPLE else head[: head.rfind("\n") + 1] or head
        )
        self._pushed: deque[str] = deque()
        self._pending: list[str] = []
        self._overlong = ""
        self._begun = self._ended = False
        self._width = 0
        # An own table is quoted as it should be: what looks like rows within a cell is its text.
        self._is_own = re.match(rf"[^\r\n]*{re.escape(self.delimiter)}{GUARDED}[\r\n]", head) is not None
        self._repairs = 0

    @property
    def share(self) -> float:
        """How much of the file has been read, 0 to 1."""
        return self._file.tell() / self._size

    def close(self) -> None:
        """Let go of the file."""
        self._text.detach()

    def _lines(self) -> Iterator[str]:
        """Give line after line, and remember those of the row under way."""
        pushed, remember, readline = self._pushed, self._pending.append, self._text.readline
        while True:
            while pushed:
                line = pushed.popleft()
                remember(line)
                yield line
            line = readline(LONGEST_LINE)
            if not line:
                self._ended = True
                return
            if len(line) == LONGEST_LINE and line[-1] not in "\r\n":
                self._overlong = line[:LONGEST_RAW]
                while (more := readline(LONGEST_LINE)) and more[-1] not in "\r\n":
                    pass
                line = "\n"
            elif self._mends and not line.isascii():
                line = self._mend(line)
            if not self._begun:
                # A second byte order mark, or one that the chosen encoding does not take for one.
                self._begun = True
                line = line.lstrip("\ufeff")
            remember(line)
            yield line

    def _mend(self, line: str) -> str:
        """Read a line again that does not fit the file's encoding."""
        if not _ESCAPED.search(line):
            return line
        return encodings.decode(line.encode(self.encoding, "surrogateescape"), prefer=self.encoding)

    def __iter__(self) -> Iterator[Row]:
        """Give each row with its number, from 1, as a spreadsheet counts; and what is too long to be a row."""
        # One limit for the whole process is all that the module knows.
        csv.field_size_limit(LONGEST_LINE)
        number = 0
        while not (self._ended and not self._pushed):
            number = yield from self._intact_rows(number)
            if self._pending:
                number += 1
                yield number, self._first_line()

    def _intact_rows(self, number: int) -> Generator[Row, None, int]:
        """Give rows as long as they are whole; a torn one is left pending. Returns the last row's number."""
        pending = self._pending
        quote = None if self._repairs > _MOST_REPAIRS else '"'
        reader = csv.reader(self._lines(), delimiter=self.delimiter, quotechar=quote)
        try:
            for cells in reader:
                if len(pending) > 1 and self._is_torn(cells):
                    return number
                number += 1
                if self._overlong:
                    yield self._too_long(number)
                elif number > 1 or not self._is_directive():
                    self._width = self._width or len(cells)
                    yield number, cells
                pending.clear()
        except csv.Error:
            # A cell without an end.
            self._repairs += 1
        return number

    def _too_long(self, number: int) -> Skipped:
        text, self._overlong = self._overlong, ""
        return Skipped(
            number, _("The line is longer than {limit} million characters.").format(limit=LONGEST_LINE >> 20), text
        )

    def _is_directive(self) -> bool:
        return len(self._pending) == 1 and _DIRECTIVE.fullmatch(self._pending[0]) is not None

    def _is_torn(self, cells: list[str]) -> bool:
        """Tell whether a row of several lines comes from a quote that was never closed.

        Then the lines it swallowed are rows themselves, and the row does not fit the others.
        """
        is_odd = sum(line.count('"') for line in self._pending) % 2 == 1
        following = self._pending[1:]
        share = sum(line.count(self.delimiter) == self._width - 1 for line in following) / len(following)
        if self._is_own and len(cells) == self._width:
            return False
        if len(cells) != self._width:
            return is_odd or (self._width > 1 and share > 0.6)
        # Lines of an address can look like rows of two cells, but not many of them.
        return (is_odd and self._ended) or (
            self._width > 1 and share > 0.8 and len(following) >= max(3, 16 // self._width)
        )

    def _first_line(self) -> list[str]:
        """Return the cells of the first line of a torn row, without its quotes, and give the others back."""
        first = self._pending[0]
        self._pushed.extendleft(reversed(self._pending[1:]))
        self._pending.clear()
        return [cell.strip('"') for cell in first.rstrip("\r\n").split(self.delimiter)]


def write_csv(
    out: BinaryIO,
    kind: RecordKind,
    records: Iterable[Record],
    language: Language,
    kept: Sequence[str] = (),
) -> None:
    """Write a table that this book reads back exactly and that a spreadsheet opens without running anything.

    UTF-8 with a byte order mark, commas, CRLF. A lone surrogate, which UTF-8 can't hold, becomes U+FFFD.

    Args:
        out: where to, as bytes.
        kind: what the records are.
        records: written one by one.
        language: of the headers.
        kept: headers of fields kept from tables that get a column of their own (`ownrows.can_head`).
    """
    text = io.TextIOWrapper(out, encodings.UTF8_BOM, errors="salesbook.replace", newline="")
    writer = csv.writer(text)
    writer.writerow([guard(cell) for cell in own_header(kind, language, kept, guarded=True)])
    for record in records:
        writer.writerow([guard(cell) for cell in own_row(kind, record, kept)])
    text.detach()


def write_skipped(out: BinaryIO, header: Sequence[str], skipped: Iterable[Skipped]) -> None:
    """Write the rows of a table that could not be taken, under its own header, to be mended and imported again."""
    text = io.TextIOWrapper(out, encodings.UTF8_BOM, errors="salesbook.replace", newline="")
    writer = csv.writer(text)
    if header:
        writer.writerow(header)
    for row in skipped:
        writer.writerows(
            [guard_foreign(cell) for cell in cells] for cells in csv.reader(io.StringIO(row.text, newline=""))
        )
    text.detach()
