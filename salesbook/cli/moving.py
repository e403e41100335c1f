"""`import` and `export`: the book in and out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from salesbook.cli import output
from salesbook.cli.session import consulted, opened
from salesbook.cli.usage import UsageRefused
from salesbook.domain.errors import SalesbookError
from salesbook.exchange.records import RecordKind
from salesbook.exchange.source import Format, detect, format_to_write
from salesbook.locale import _, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from salesbook.book.transfer import ImportResult
    from salesbook.cli.session import Asked

STDOUT = "-"
"""The file name that stands for stdout."""


def bring_in(
    asked: Asked,
    path: Path,
    *,
    kind: str | None,
    form: str | None,
    mapping: Sequence[str],
    create_missing: bool,
    dry_run: bool,
) -> int:
    """Bring a file into the book, as one change."""
    from salesbook.cli import documents

    path = path.expanduser()
    wanted = Format(form) if form else None
    columns = dict(map(_column, mapping))
    whole = (wanted or detect(path)) is Format.JSON
    if whole and (kind or columns or create_missing):
        raise UsageRefused(_("JSON holds a whole book: --kind, --map and --create-missing don't go with it."))
    # A trial run must not begin a book.
    with consulted(asked, quietly=True) if dry_run else opened(asked, create=True) as book:
        if whole:
            from salesbook.book import archive
            from salesbook.book.transfer import ImportResult

            loaded = archive.load(book, path, dry_run=dry_run)
            rows = sum(loaded.rows.values())
            result = ImportResult(rows, rows, 0, 0, (), loaded.change)
        else:
            from salesbook.book.transfer import import_file

            result = import_file(
                book, path, kind=RecordKind(kind) if kind else None, format=wanted, mapping=columns,
                create_missing=create_missing, dry_run=dry_run,
            )  # fmt: skip
    if asked.as_json:
        output.document(documents.imported(result))
    else:
        _print_imported(result, dry_run=dry_run)
    return 0


def _column(text: str) -> tuple[str, str]:
    from salesbook.exchange.fields import Field

    field, equals, column = text.partition("=")
    if not equals or not column or field not in {one.value for one in Field}:
        raise UsageRefused(
            _("--map {text} names no field: write FIELD=COLUMN, with a FIELD of {fields}.").format(
                text=text, fields=", ".join(one.value for one in Field)
            )
        )
    return field, column


def _print_imported(result: ImportResult, *, dry_run: bool) -> None:
    if dry_run:
        output.say(_("A trial, nothing was changed."))
    output.say(
        _("{read} read: {created} new, {updated} updated, {unchanged} unchanged, {skipped} left out.").format(
            read=result.read, created=result.created, updated=result.updated, unchanged=result.unchanged,
            skipped=len(result.skipped),
        )
    )  # fmt: skip
    for one in result.skipped:
        output.say("  " + _("row {row}: {reason}").format(row=one.row, reason=one.reason) + f"  {one.text}")
    for near in result.near:
        output.say("  " + _("{name} may be {other}.").format(name=near.name, other=near.other_name))
    if result.batch:
        output.say(_("“salesbook undo --batch {number}” takes it back.").format(number=result.batch))


def send_out(asked: Asked, target: str, *, kind: str | None, form: str | None) -> int:
    """Write the book to a file, or with `-` to stdout."""
    from pathlib import Path

    from salesbook.book.transfer import export_file

    records = RecordKind(kind) if kind else RecordKind.CUSTOMERS
    if target == STDOUT:
        if asked.as_json:
            raise UsageRefused(_("The book itself goes to standard output: leave out --json."))
        chosen = Format(form) if form else Format.JSON
        # Of all formats only our JSON holds nothing that a terminal would obey.
        if chosen is not Format.JSON and sys.stdout is not None and sys.stdout.isatty():
            raise SalesbookError(_("{format} is not for a terminal: name a file, or pipe it on.").format(format=chosen))
        with opened(asked) as book, output.as_bytes() as out:
            export_file(book, out, chosen, kind=records)
        return 0
    path = Path(target).expanduser()
    chosen = Format(form) if form else format_to_write(path) or Format.JSON
    with opened(asked) as book:
        exported = export_file(book, path, chosen, kind=records)
    if asked.as_json:
        output.document({"path": str(path), "as": exported.format, "records": exported.records, "cut": exported.cut})
    else:
        count = ngettext("{n} entry", "{n} entries", exported.records).format(n=exported.records)
        output.say(_("{path} written: {count}.").format(path=path, count=count))
    return 0
