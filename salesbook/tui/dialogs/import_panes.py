"""What the import shows: files to pick, what can be set, records as they will be, rows that were not taken."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar

from rich.cells import cell_len
from textual.binding import Binding, BindingType
from textual.message import Message

from salesbook.exchange.records import ContactRecord
from salesbook.tui.dialogs.import_files import size_words
from salesbook.tui.dialogs.import_settings import What
from salesbook.tui.dialogs.import_words import contact_parts, field_words, record_line
from salesbook.tui.widgets.lines import Line, fit
from salesbook.tui.widgets.row_list import RowList
from salesbook.tui.widgets.text_view import TextView
from salesbook.tui.widgets.wrap import wrap

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from textual import events

    from salesbook.book.transfer import SkippedRow
    from salesbook.exchange.records import Record, Skipped
    from salesbook.tui.dialogs.import_files import Found
    from salesbook.tui.dialogs.import_settings import Option, Setting

_DETAILS = 40
"""Cells from which a row shows what is nice to know, too."""

_LABEL = 18
_CARD_LABEL = 23
_ROW_NUMBER = 7


class FileList(RowList, can_focus=False):
    """Files and folders; the line over it has the keys."""

    found: Sequence[Found] = ()

    def put(self, found: Sequence[Found]) -> None:
        """Show these, the first one chosen."""
        self.found = found
        self.count = len(found)
        self.go(0)

    @property
    def chosen(self) -> Found | None:
        """What is under the cursor."""
        return self.found[self.cursor] if self.cursor < len(self.found) else None

    def draw(self, index: int, width: int) -> Line:
        """Return one row."""
        one = self.found[index]
        style = "accent" if one.is_folder else ""
        if one.modified is None or width < _DETAILS:
            return [(fit(one.name, width), style)]
        details = f"  {size_words(one.size):>7}  {one.modified:%Y-%m-%d}"
        return [(fit(one.name, width - len(details)), style), (details, "dim")]


class SettingList(RowList):
    """What can be set, a row each; the arrows left and right, letters and Del change the one under the cursor."""

    BINDINGS: ClassVar[list[BindingType]] = [
        Binding("left", "turn(-1)", show=False),
        Binding("right,space,ideographic_space", "turn(1)", show=False),
        Binding("delete,backspace", "leave_out", show=False),
    ]

    @dataclass
    class Changed(Message):
        """Something was set."""

        setting: Setting
        option: Option

    settings: Sequence[Setting] = ()

    def put(self, settings: Sequence[Setting]) -> None:
        """Show these; the cursor stays where it is."""
        self.settings = settings
        self.count = len(settings)
        # Of cards hardly anything can be set: the room is for the records then.
        self.styles.max_height = max(1, self.count)
        self.refresh()

    def _set(self, option: Option) -> None:
        setting = self.settings[self.cursor]
        if option != setting.chosen:
            # Shown at once: what follows from it may take a while to find out.
            self.settings = [replace(one, chosen=option) if one is setting else one for one in self.settings]
            self.refresh()
            self.post_message(self.Changed(setting, option))

    def action_turn(self, by: int) -> None:
        """Choose the next or previous option."""
        if self.count:
            self._set(self.settings[self.cursor].turned(by))

    def action_leave_out(self) -> None:
        """Leave a column out."""
        if self.count and self.settings[self.cursor].what is What.COLUMN:
            self._set(self.settings[self.cursor].options[-1])

    def on_key(self, event: events.Key) -> None:
        """Choose by a letter."""
        if self.count and event.is_printable and event.character and event.character.isalnum():
            event.stop()
            self._set(self.settings[self.cursor].jumped(event.character))

    def on_paste(self, event: events.Paste) -> None:
        """Choose by what an input method delivers as a paste."""
        event.stop()
        if self.count and event.text:
            self._set(self.settings[self.cursor].jumped(event.text[0]))

    def draw(self, index: int, width: int) -> Line:
        """Return one row: what it is, what it is set to, and something out of the column."""
        setting = self.settings[index]
        label = min(_LABEL, width // 3)
        is_here = index == self.cursor
        shown = f"‹{setting.shown}›" if is_here and len(setting.options) > 1 else f" {setting.shown} "
        doubt = " ?" if setting.unsure else ""
        line: Line = [
            (fit(setting.label, label - 1) + " ", "" if setting.what is What.COLUMN else "accent"),
            (shown, "dim" if setting.what is What.COLUMN and setting.chosen in setting.options[-2:] else "strong"),
            (doubt, "warn"),
        ]
        used = label + cell_len(shown) + len(doubt)
        if setting.sample and width - used > 4:
            line += [(" " * max(2, width // 2 - used), ""), (setting.sample, "dim")]
        return line


class Records(TextView, can_focus=False):
    """The first records as they will be taken."""

    records: Sequence[Record | Skipped | SkippedRow] = ()

    def put(self, records: Sequence[Record | Skipped | SkippedRow]) -> None:
        """Show these."""
        self.records = records
        self.lay_out(from_top=True)

    def lines_for(self, width: int) -> Iterable[Line]:
        """Return a line for each record; the only contact of a file is told part by part."""
        if len(self.records) == 1 and isinstance(self.records[0], ContactRecord):
            yield from _card(self.records[0], width)
        else:
            yield from map(record_line, self.records)


def _card(record: ContactRecord, width: int) -> Iterator[Line]:
    yield [(record.name, "strong")]
    label = min(_CARD_LABEL, width // 3)
    for field, value in contact_parts(record):
        for place, line in enumerate(wrap(value, width - label) if value else ()):
            yield [(fit("" if place else field_words(field), label - 1) + " ", "dim"), (line, "")]


class Told(TextView, can_focus=False):
    """A few sentences."""

    sentences: Sequence[tuple[str, str]] = ()

    def put(self, *sentences: tuple[str, str]) -> None:
        """Show sentences, each with the name of a style."""
        self.sentences = sentences
        self.lay_out(from_top=True)
        self.refresh(layout=True)

    def lines_for(self, width: int) -> Iterable[Line]:
        """Return the sentences in lines."""
        for sentence, style in self.sentences:
            for line in wrap(sentence, width, 4):
                yield [(line, style)]


class SkippedList(RowList):
    """The rows that were not taken, each with its reason."""

    rows: Sequence[SkippedRow] = ()

    def put(self, rows: Sequence[SkippedRow]) -> None:
        """Show these."""
        self.rows = rows
        self.count = len(rows)
        self.go(0)

    def draw(self, index: int, width: int) -> Line:
        """Return one row."""
        row = self.rows[index]
        text = f"  {row.text}" if width >= _DETAILS else ""
        return [(f"{row.row:>{_ROW_NUMBER - 1}} ", "accent"), (row.reason, ""), (text, "dim")]
