"""Files in and out from the shell."""

from __future__ import annotations

import sys
from pathlib import Path

import click

from salesbook.cli.shared import Shell, as_json, everywhere
from salesbook.cli.speaking import document, say
from salesbook.domain.errors import SalesbookError
from salesbook.locale import _

_FORMATS = ("csv", "vcard", "ics", "json", "xlsx")
_ENDINGS = {".csv": "csv", ".vcf": "vcard", ".ics": "ics", ".json": "json", ".xlsx": "xlsx"}


def import_() -> click.Command:
    """Return `salesbook import`."""

    @click.command("import", help=_("Bring in customers, orders or notes from a file; a whole book from JSON."))
    @click.argument("file", type=click.Path(path_type=Path))
    @click.option("--kind", type=click.Choice(["customers", "orders", "notes"]), help=_("What the rows are."))
    @click.option(
        "--as", "form", type=click.Choice(["csv", "xlsx", "vcard", "json"]), help=_("The file's format.")
    )
    @click.option("--map", "mapping", multiple=True, metavar="FIELD=COLUMN", help=_("Which column has a field."))
    @click.option("--create-missing", is_flag=True, help=_("Add customers whom orders or notes name."))
    @click.option("--dry-run", is_flag=True, help=_("Only say what would happen."))
    @as_json
    @everywhere
    @click.pass_obj
    def command(
        shell: Shell, file: Path, kind: str | None, form: str | None, mapping: tuple[str, ...], create_missing: bool,
        dry_run: bool, json_wanted: bool,
    ) -> None:  # fmt: skip
        if (form or _ENDINGS.get(file.suffix.lower())) == "json":
            _import_book(shell, file, json_wanted=json_wanted)
            return
        fields = {}
        for pair in mapping:
            field, equals, column = pair.partition("=")
            if not equals:
                raise click.UsageError(_("--map takes FIELD=COLUMN, such as phone=Mobile."))
            fields[field] = column
        from salesbook.book import transfer
        from salesbook.exchange.records import RecordKind
        from salesbook.exchange.source import Format

        with shell.opened() as book:
            result = transfer.import_file(
                book,
                file,
                kind=RecordKind(kind) if kind else None,
                format=Format(form) if form else None,
                mapping=fields,
                create_missing=create_missing,
                dry_run=dry_run,
            )
        if json_wanted:
            document(
                {
                    "read": result.read, "created": result.created, "updated": result.updated,
                    "unchanged": result.unchanged,
                    "skipped": [{"row": s.row, "reason": s.reason, "text": s.text} for s in result.skipped],
                    "batch": result.batch,
                }
            )  # fmt: skip
            return
        say(
            _("{read} read: {created} new, {updated} updated, {unchanged} unchanged, {skipped} skipped.").format(
                read=result.read, created=result.created, updated=result.updated, unchanged=result.unchanged,
                skipped=len(result.skipped),
            )
        )  # fmt: skip
        for skipped in result.skipped:
            say(_("Row {row}: {reason}").format(row=skipped.row, reason=skipped.reason))
        if result.batch:
            say(_("salesbook undo --batch {batch} takes this import back.").format(batch=result.batch))

    return command


def _import_book(shell: Shell, file: Path, *, json_wanted: bool) -> None:
    from salesbook.book import archive

    with shell.opened() as book:
        loaded = archive.load(book, file)
    count = sum(loaded.rows.values())
    if json_wanted:
        document({"read": count, "created": count, "updated": 0, "unchanged": 0, "skipped": [], "batch": loaded.change})
        return
    say(_("{n} rows read: the book is whole again.").format(n=count))


def export() -> click.Command:
    """Return `salesbook export`."""

    @click.command("export", help=_("Write the book to a file, or with - to the output; json is the whole book."))
    @click.argument("file", type=click.Path(path_type=Path, allow_dash=True))
    @click.option("--as", "form", type=click.Choice(_FORMATS), help=_("The format, else by the ending of the file."))
    @everywhere
    @click.pass_obj
    def command(shell: Shell, file: Path, form: str | None) -> None:
        to_output = str(file) == "-"
        chosen = form or _ENDINGS.get(file.suffix.lower())
        if chosen is None:
            raise SalesbookError(
                _("“{path}” does not say which format: end it in .json or .csv, or use --as.").format(path=file)
            )
        with shell.opened(create=False) as book:
            if chosen == "json":
                from salesbook.book import archive

                if to_output:
                    archive.write(book, sys.stdout.buffer)
                else:
                    archive.save(book, file)
            else:
                from salesbook.book import transfer
                from salesbook.exchange.source import Format

                transfer.export_file(book, sys.stdout.buffer if to_output else file, Format(chosen))
        if not to_output:
            say(_("Written: {path}").format(path=file))

    return command


COMMANDS = {"import": import_, "export": export}
