"""Bring the message catalogues up to date with the source, or check that they are.

Usage: python .ci/catalogue.py [--check]

Without an option, messages are extracted, merged into each .po file and compiled; new ones are left empty for a
translator. With --check nothing is written: exit code 1 if a message lacks its Chinese, a placeholder differs, or a
compiled catalogue is not that of its .po file.
"""

import re
import sys
from io import BytesIO
from pathlib import Path

from babel.messages.catalog import Catalog
from babel.messages.extract import extract_from_dir
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po, write_po

ROOT = Path(__file__).resolve().parent.parent
LOCALE = ROOT / "salesbook" / "locale"
KEYWORDS = {"_": None, "N_": None, "ngettext": (1, 2), "pgettext": ((1, "c"), 2)}
PLACEHOLDER = re.compile(r"\{[^{}]*\}")


def extracted() -> Catalog:
    """Return the messages of the source."""
    catalog = Catalog(charset="utf-8", project="salesbook", fuzzy=False)
    found = extract_from_dir(str(ROOT / "salesbook"), method_map=[("**.py", "python")], keywords=KEYWORDS)
    for file, _line, message, _comments, context in sorted(found, key=lambda m: (m[0], m[1])):
        catalog.add(message, locations=[(f"salesbook/{file}", None)], context=context)  # type: ignore[list-item]
    return catalog


def compiled(catalog: Catalog) -> bytes:
    """Return a catalogue in the form gettext reads."""
    buffer = BytesIO()
    write_mo(buffer, catalog)
    return buffer.getvalue()


def faults(catalog: Catalog, source: Catalog) -> list[str]:
    """Return what is wrong with a catalogue, one line each."""
    found = []
    for message in source:
        if not message.id:
            continue
        theirs = catalog.get(message.id if isinstance(message.id, str) else message.id[0], message.context)
        ids = [message.id] if isinstance(message.id, str) else list(message.id)
        if theirs is None or not theirs.string or theirs.fuzzy or not all([theirs.string].__iter__().__next__()):
            found.append(f"no translation: {ids[0]!r}")
            continue
        strings = [theirs.string] if isinstance(theirs.string, str) else list(theirs.string)
        wanted = set(PLACEHOLDER.findall(ids[-1]))
        found += [
            f"other placeholders: {ids[0]!r} and {text!r}"
            for text in strings
            if set(PLACEHOLDER.findall(text)) != wanted
        ]
    return found


def main() -> int:
    """Update or check, and return the exit code."""
    check = "--check" in sys.argv
    source = extracted()
    wrong = []
    for po in sorted(LOCALE.glob("*/LC_MESSAGES/salesbook.po")):
        with po.open("rb") as file:
            catalog = read_po(file, locale=po.parts[-3])
        mo = po.with_suffix(".mo")
        if check:
            wrong += [f"{po.parts[-3]}: {fault}" for fault in faults(catalog, source)]
            if not mo.exists() or mo.read_bytes() != compiled(catalog):
                wrong.append(f"{mo.relative_to(ROOT)} is not compiled from its .po file: run .ci/catalogue.py")
            continue
        catalog.update(source, no_fuzzy_matching=True)
        catalog.obsolete.clear()
        with po.open("wb") as file:
            write_po(file, catalog, width=120, sort_output=True, omit_header=False, include_lineno=False)
        with po.open("rb") as file:
            mo.write_bytes(compiled(read_po(file, locale=po.parts[-3])))
        wrong += [f"{po.parts[-3]}: {fault}" for fault in faults(catalog, source)]
    print("\n".join(wrong) or "all messages are translated")
    return 1 if wrong and check else 0


if __name__ == "__main__":
    sys.exit(main())
