"""`import` and `export`: the book in and out."""

from __future__ import annotations

import sys
from typing import TYPE_CHECKING

from salesbook.cli import output
from salesbook.cli.session import consulted, opened
from salesbook.cli.usage import UsageRefused
from salesbook.domain.errors import SalesbookError
from salesbook.exchange.records import RecordKind
from salesbook.exchange.source import ENDINGS_TO_WRITE, Format, detect, format_to_write
from salesbook.locale import _, listed, ngettext

if TYPE_CHECKING:
    from collections.abc import Sequence
    from pathlib import Path

    from salesbook.book.transfer import ImportResult
    from salesbook.cli.session import Asked

STDOUT = "-"
"""The file name that stands for stdout."""

_NEAR_SHOWN = 20
"""Pairs that may be one customer, as many as are read; a large file brings hundreds."""


def bring_in(
    asked: Asked,
    path: Path,
    *,
    kind: str | None,
    form: str | None,
    mapping: Sequence[str],
    create_missing: bool,
    dry_run: bool,
    skipped: Path | None,
) -> int:
    """Bring a file into the book, as one change; rows that are left out may be saved as a file of their own."""
    from salesbook.cli import documents

    path = path.expanduser()
    left_out = skipped.expanduser() if skipped else None
    if left_out is not None:
        _check_new(left_out)
    wanted = Format(form) if form else None
    columns = dict(map(_column, mapping))
    whole = (wanted or detect(path)) is Format.JSON
    if whole and (kind or columns or create_missing):
        raise UsageRefused(_("JSON holds a whole book: --kind, --map and --create-missing don't go with it."))
    # A trial run must not begin a book.
    with consulted(asked, quietly=True) if dry_run else opened(asked, create=True) as book:
        from salesbook.book.transfer import import_file

        result = import_file(
            book, path, kind=RecordKind(kind) if kind else None, format=wanted, mapping=columns,
            create_missing=create_missing, dry_run=dry_run,
        )  # fmt: skip
    if left_out is not None and result.skipped:
        from salesbook.book.transfer import preview, save_skipped

        found = preview(path, kind=RecordKind(kind) if kind else None, format=wanted, mapping=columns)
        save_skipped(left_out, path, found, result.skipped)
    if asked.as_json:
        output.document(documents.imported(result))
    else:
        _print_imported(result, dry_run=dry_run)
        if left_out is not None and result.skipped:
            count = len(result.skipped)
            output.say(ngettext("Saved {n} row in {path}.", "Saved {n} rows in {path}.", count).format(
                n=count, path=left_out
            ))  # fmt: skip
    return 0


def _check_new(path: Path) -> None:
    """Refuse a place for a new file where none can be, before anything is brought in."""
    if path.exists():
        raise SalesbookError(_("“{path}” is there already; give another name.").format(path=path))
    if not path.parent.is_dir():
        raise SalesbookError(_("There is no folder {path}: check the name.").format(path=path.parent))


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
    for near in result.near[:_NEAR_SHOWN]:
        told = _("{name} may be {other}: {why}.").format(name=near.name, other=near.other_name, why=near.why.words)
        output.say(f"  {told}")
    if (more := len(result.near) - _NEAR_SHOWN) > 0:
        told = ngettext(
            "and {n} more; the merge list of the workbench has them all",
            "and {n} more; the merge list of the workbench has them all", more,
        )  # fmt: skip
        output.say("  " + told.format(n=more))
    if result.batch:
        output.say(_("“salesbook undo --batch {number}” takes it back.").format(number=result.batch))


def send_out(asked: Asked, target: str, *, kind: str | None, form: str | None, version: str) -> int:
    """Write the book to a file, or with `-` to stdout."""
    from pathlib import Path

    from salesbook.book.transfer import export_file
    from salesbook.exchange.vcard.write import Version

    records = RecordKind(kind) if kind else RecordKind.CUSTOMERS
    if target == STDOUT:
        if asked.as_json:
            raise UsageRefused(_("The book itself goes to standard output: leave out --json."))
        chosen = Format(form) if form else Format.JSON
        # Of all formats only our JSON holds nothing that a terminal would obey.
        if chosen is not Format.JSON and sys.stdout is not None and sys.stdout.isatty():
            raise SalesbookError(_("{format} is not for a terminal: name a file, or pipe it on.").format(format=chosen))
        with opened(asked) as book, output.as_bytes() as out:
            export_file(book, out, chosen, kind=records, version=Version(version))
        return 0
    path = Path(target).expanduser()
    asked_for = Format(form) if form else format_to_write(path)
    if asked_for is None and path.suffix:
        raise SalesbookError(
            _("“{ending}” is no ending of a format: use {endings}, or say which with --as.").format(
                ending=path.suffix, endings=listed(ENDINGS_TO_WRITE)
            )
        )
    chosen = asked_for or Format.JSON
    with opened(asked) as book:
        exported = export_file(book, path, chosen, kind=records, version=Version(version))
    if asked.as_json:
        output.document({"path": str(path), "as": exported.format, "records": exported.records, "cut": exported.cut})
    else:
        count = ngettext("{n} entry", "{n} entries", exported.records).format(n=exported.records)
        output.say(_("{path} written: {count}.").format(path=path, count=count))
    return 0
