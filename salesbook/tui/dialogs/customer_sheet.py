"""A customer's form as it is being filled in: its lines, what stands in them, and what that changes."""

from __future__ import annotations

from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, TypeAlias

from salesbook.domain.codes import CustomerKind
from salesbook.domain.errors import SalesbookError
from salesbook.domain.terms import term
from salesbook.domain.text import fold
from salesbook.locale import _
from salesbook.tui.dialogs import customer_entries as entries
from salesbook.tui.dialogs.customer_entries import PickEntry, TextEntry
from salesbook.tui.dialogs.customer_texts import read_contact, show_contact

if TYPE_CHECKING:
    from salesbook.domain.customers import Contact, Customer
    from salesbook.tui.dialogs.customer_entries import Entry, Section, Value
    from salesbook.tui.dialogs.customer_saving import Edit

_FULL_WIDTH_DIGITS = {chr(0xFF10 + n): str(n) for n in range(10)}


class TextLine:
    """A line to type in; `said` stands under it, `wrong` says that it is a mistake."""

    def __init__(self, entry: TextEntry, known: Customer) -> None:
        """Begin with what is known."""
        self.entry = entry
        self.label = _(entry.label)
        self.example = _(entry.example) if entry.example else ""
        self.before = self.text = entry.show(known)
        self.said = ""
        self.wrong = False

    @property
    def changed(self) -> bool:
        """Whether other text stands there than at first."""
        return self.text != self.before

    def edit(self) -> Edit:
        """Return what the text changes."""
        put, text = self.entry.put, self.text
        return lambda customer: put(customer, text)

    def say(self, words: str, *, wrong: bool = False) -> None:
        """Put a sentence under the line; an empty one takes it away."""
        self.said, self.wrong = words, wrong and bool(words)


class PickLine:
    """A line to choose on: going round, or jumping by digits and first letters."""

    def __init__(self, entry: PickEntry, known: Customer) -> None:
        """Begin with what is known."""
        self.entry = entry
        self.label = _(entry.label)
        self.before = self.value = entry.get(known)
        self.words = tuple(_words(value) for value in entry.options)

    @property
    def index(self) -> int:
        """The place of what is chosen among the options."""
        # Not by equality: False equals 0, and codes of two lists may be spelt alike.
        return next((n for n, option in enumerate(self.entry.options) if option is self.value), 0)

    @property
    def changed(self) -> bool:
        """Whether something else is chosen than at first."""
        return self.value is not self.before

    def edit(self) -> Edit:
        """Return what the choice changes."""
        put, value = self.entry.put, self.value
        return lambda customer: put(customer, value)

    def turn(self, by: int) -> None:
        """Choose the next or previous option, round and round."""
        options = self.entry.options
        self.value = options[(self.index + by) % len(options)]

    def open(self) -> None:
        """Leave it open, where that is an option."""
        if self.entry.options[0] is None:
            self.value = None

    def jump(self, character: str) -> None:
        """Choose by a digit, counted without the open option, or the next option that has the letter.

        A letter at the beginning of its words or its code goes before one elsewhere in its words.
        """
        character = _FULL_WIDTH_DIGITS.get(character, fold(character))
        if character.isdecimal():
            closed = [option for option in self.entry.options if option is not None]
            if character == "0":
                self.open()
            elif int(character) <= len(closed):
                self.value = closed[int(character) - 1]
            return
        options = self.entry.options
        after = [*range(self.index + 1, len(options)), *range(self.index + 1)]
        for test in (str.startswith, str.__contains__):
            for number in after if character else ():
                if test(fold(self.words[number]), character) or _code(options[number]).startswith(character):
                    self.value = options[number]
                    return


def _words(value: Value) -> str:
    if isinstance(value, bool):
        return _("yes") if value else _("no")
    return "-" if value is None else term(value)


def _code(value: Value) -> str:
    return "" if value is None or isinstance(value, bool) else value.value


class ContactLine:
    """One contact as a line, or the empty line for a new one."""

    def __init__(self, before: Contact | None, label: str) -> None:
        """Show a contact."""
        self.before = before
        self.label = label
        self.example = "" if before else _(entries.CONTACT_EXAMPLE)
        self.text = show_contact(before) if before else ""
        self.said = ""
        self.wrong = False


Line: TypeAlias = "TextLine | PickLine | ContactLine"


@dataclass(frozen=True, slots=True)
class Group:
    """Lines under a heading."""

    heading: str
    lines: tuple[Line, ...]


class Sheet:
    """All lines, in two columns and what goes below both."""

    def __init__(self, known: Customer) -> None:
        """Begin with what is known of a customer."""
        self.known = known
        self.columns = (
            (self._group(entries.WHO), self._group(entries.REACH)),
            (self._group(entries.STANDING), self._group(entries.TERMS)),
        )
        self.contacts = [ContactLine(contact, "") for contact in known.contacts]
        self._add_empty_contact()
        self.about = TextLine(entries.ABOUT, known)
        self._kind = self.line("kind")

    def _group(self, section: Section) -> Group:
        return Group(_(section.heading), tuple(_line(entry, self.known) for entry in section.entries))

    def _add_empty_contact(self) -> None:
        self.contacts.append(ContactLine(None, ""))
        self.contacts[0].label = _("Contacts")

    @property
    def below(self) -> Group:
        """What takes the whole width: the contacts, if there are or may be any, and free words."""
        company = isinstance(self._kind, PickLine) and self._kind.value is not CustomerKind.PERSON
        shown = self.contacts if company or any(contact.text for contact in self.contacts) else []
        return Group(_("Besides"), (*shown, self.about))

    @property
    def lines(self) -> list[Line]:
        """All lines that are shown, from the first to the last."""
        groups = (*self.columns[0], *self.columns[1], self.below)
        return [line for group in groups for line in group.lines]

    def line(self, name: str) -> Line:
        """Return the line of an entry."""
        lines = [line for column in self.columns for group in column for line in group.lines]
        return next(line for line in lines if not isinstance(line, ContactLine) and line.entry.name == name)

    def typed(self, line: TextLine | ContactLine, text: str) -> None:
        """Take what was typed; behind the last contact there is always an empty line more."""
        line.text = text
        if self.contacts[-1].text:
            self._add_empty_contact()

    @property
    def changed(self) -> list[TextLine | PickLine]:
        """The lines, other than contacts, that say something else than at first."""
        lines = (line for line in self.lines if not isinstance(line, ContactLine))
        return [line for line in lines if line.changed]

    @property
    def contacts_changed(self) -> bool:
        """Whether the contacts are others than at first."""
        return self._read_contacts() != self.known.contacts

    def edits(self) -> list[Edit]:
        """Return what the sheet changes."""
        edits = [line.edit() for line in self.changed]
        if self.contacts_changed:
            contacts = self._read_contacts()
            edits.append(lambda customer: replace(customer, contacts=contacts))
        return edits

    def _read_contacts(self) -> tuple[Contact, ...]:
        found = (read_contact(line.text, line.before) for line in self.contacts)
        return tuple(contact for contact in found if contact is not None)

    def mistake(self, line: TextLine | PickLine) -> str:
        """Return what is wrong with a line, empty if nothing is."""
        try:
            line.edit()(self.known)
        except SalesbookError as error:
            return str(error)
        return ""


def _line(entry: Entry, known: Customer) -> Line:
    return PickLine(entry, known) if isinstance(entry, PickEntry) else TextLine(entry, known)
