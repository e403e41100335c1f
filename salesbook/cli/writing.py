"""Writing from the shell: a line logged, a line only read, a change taken back."""

from __future__ import annotations

import sys

import click

from salesbook.cli.shared import Shell, as_json, everywhere
from salesbook.cli.speaking import document, say
from salesbook.locale import _, ngettext


def log() -> click.Command:
    """Return `salesbook log`."""

    @click.command("log", help=_("Save a line as in the workbench; - reads one line per talk, all or none."))
    @click.argument("text", nargs=-1, required=True)
    @click.option("--create-missing", is_flag=True, help=_("Add a customer whom the book does not know."))
    @as_json
    @everywhere
    @click.pass_obj
    def command(shell: Shell, text: tuple[str, ...], create_missing: bool, json_wanted: bool) -> None:
        from salesbook.book import notes

        piped = text == ("-",)
        given = [line for line in sys.stdin.read().splitlines() if line.strip()] if piped else [" ".join(text)]
        with shell.opened() as book:
            saved, changes = notes.log_all(
                book, [(line, None, frozenset()) for line in given], create_missing=create_missing
            )
        if json_wanted:
            from salesbook.domain.capture import as_json as reading_document

            found = [{"id": one.id, "customer": one.name, "reading": reading_document(one.reading)} for one in saved]
            document(found if piped else found[0])
            return
        say(_("Saved: {what}").format(what=changes.what))

    return command


def parse() -> click.Command:
    """Return `salesbook parse`."""

    @click.command("parse", help=_("Show how a line is read; saves nothing."))
    @click.argument("text", nargs=-1, required=True)
    @as_json
    @everywhere
    @click.pass_obj
    def command(shell: Shell, text: tuple[str, ...], json_wanted: bool) -> None:
        from salesbook.book import notes
        from salesbook.domain.capture import as_json as reading_document

        with shell.opened() as book:
            reading = notes.parse(book, " ".join(text))
        found = reading_document(reading)
        if json_wanted:
            document(found)
            return
        for name, value in found.items():
            if value not in (None, [], "", False):
                import json

                say(f"{name}: {value if isinstance(value, str) else json.dumps(value, ensure_ascii=False)}")

    return command


def undo() -> click.Command:
    """Return `salesbook undo`."""

    @click.command("undo", help=_("Take back the last change, or an import by its number."))
    @click.option("--batch", type=int, metavar="ID", help=_("The number of the import."))
    @as_json
    @everywhere
    @click.pass_obj
    def command(shell: Shell, batch: int | None, json_wanted: bool) -> None:
        from salesbook.book import changes

        with shell.opened(create=False) as book:
            done = changes.undo(book, batch)
        if json_wanted:
            document({"undone": done.what, "change": done.id, "kept": done.kept})
            return
        say(_("Undone: {what}").format(what=done.what))
        if done.kept:
            say(
                ngettext(
                    "{n} entry stays: later ones lean on it.", "{n} entries stay: later ones lean on them.", done.kept
                ).format(n=done.kept)
            )

    return command


COMMANDS = {"log": log, "parse": parse, "undo": undo}
