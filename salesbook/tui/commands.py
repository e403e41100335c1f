"""Every action of the workbench, once: its keys, footer, palette, help and words all come from here."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum

from textual.binding import Binding, BindingType

from salesbook.locale import N_, _


class Where(StrEnum):
    """Where a command is at hand, and under which heading the help lists it."""

    EVERYWHERE = "everywhere"
    CUSTOMER = "customer"
    SCRIPTS = "scripts"
    LINE = "line"


@dataclass(frozen=True, slots=True)
class Command:
    """One action.

    Attributes:
        action: the action's name; `action_<name>` of the workbench does it.
        keys: the keys that call it, the one shown first. At least one of them passes an input method: a function
            key, a digit, an arrow, or one with Ctrl. Full-width forms of punctuation are added by themselves.
        label: one or two words for the footer and the palette.
        help: one sentence for the palette and the help.
        where: where it is at hand.
        footer: its place in the footer; 0 leaves it out.
    """

    action: str
    keys: tuple[str, ...]
    label: str
    help: str
    where: Where = Where.EVERYWHERE
    footer: int = 0


COMMANDS: tuple[Command, ...] = (
    Command("mode('today')", ("1",), N_("Today"), N_("Show whom to contact today, most urgent first."), footer=1),
    Command("mode('customers')", ("2",), N_("Customers"), N_("Show all customers by name."), footer=2),
    Command("mode('scripts')", ("3",), N_("Scripts"), N_("Browse the answers to every objection."), footer=3),
    Command("mode('numbers')", ("4",), N_("Numbers"), N_("Show activity and sales classes."), footer=4),
    Command(
        "note", ("n", "ctrl+n"), N_("Note"), N_("Write one line about the highlighted customer."), Where.CUSTOMER, 5
    ),
    Command("find", ("slash", "ctrl+f"), N_("Find"), N_("Find customers and notes by any part of them."), footer=6),
    Command(
        "done", ("space", "f9"), N_("Done"), N_("Mark what is due with this customer as done."), Where.CUSTOMER, 10
    ),
    Command(
        "later", ("z", "f8"), N_("Later"), N_("Put off what is due with this customer to another day."),
        Where.CUSTOMER, 7,
    ),
    Command(
        "no_answer", ("x", "f7"), N_("No answer"), N_("Note the attempt; the customer comes back by rule."),
        Where.CUSTOMER, 11,
    ),
    Command(
        "script", ("s", "f4"), N_("Script"), N_("Type what the customer says and see what to answer."),
        Where.CUSTOMER, 12,
    ),
    Command(
        "use", ("u", "ctrl+u"), N_("Use answer"), N_("Mark the answer on screen as used with this customer."),
        Where.CUSTOMER,
    ),
    Command(
        "result", ("y", "ctrl+r"), N_("Result"),
        N_("Say what came of an answer you gave this customer."), Where.CUSTOMER,
    ),
    Command("brief", ("p", "f5"), N_("Brief"), N_("One screen to read before a call."), Where.CUSTOMER),
    Command("why", ("i", "f6"), N_("Why"), N_("Why this customer is on the list, with weights."), Where.CUSTOMER),
    Command("edit", ("e", "f2"), N_("Edit"), N_("Change what is known of this customer."), Where.CUSTOMER),
    Command("copy_phone", ("c", "f12"), N_("Copy phone"), N_("Copy the first phone number."), Where.CUSTOMER),
    Command("add", ("a", "f3"), N_("New customer"), N_("Add a customer.")),
    Command("previous", ("left_square_bracket", "ctrl+up"), N_("Previous"), N_("Go to the previous customer.")),
    Command("next", ("right_square_bracket", "ctrl+down"), N_("Next"), N_("Go to the next customer.")),
    Command("catch_up", ("k", "f10"), N_("Catch up"), N_("Go through what is overdue, one by one.")),
    Command("visits", ("v", "6"), N_("Visits"), N_("Show the visits of today by place, or the whole list again.")),
    Command("week", ("w", "5"), N_("Week ahead"), N_("Show what tomorrow and the week ahead bring.")),
    Command("closing", ("b", "7"), N_("Close the day"), N_("What was done, what rolls over, what tomorrow brings.")),
    Command(
        "greet", ("g", "ctrl+k"), N_("Greet"), N_("Copy a greeting for the day that is near, and log it."),
        Where.CUSTOMER,
    ),
    Command(
        "complaint", ("t", "ctrl+e"), N_("Complaint"), N_("Write down a complaint, or take it a step on."),
        Where.CUSTOMER,
    ),
    Command("products", ("r", "ctrl+b"), N_("Renewals"), N_("What this customer has, renewed or not."), Where.CUSTOMER),
    Command("payment", ("o", "ctrl+l"), N_("Payment"), N_("Write down that this customer paid."), Where.CUSTOMER),
    Command("rules", ("f", "8"), N_("Festivals"), N_("Whom to greet at which festival, and the list's other rules.")),
    Command("drop", ("d", "delete"), N_("Drop"), N_("Take what is due with this customer off."), Where.CUSTOMER),
    Command("practise", ("ctrl+t",), N_("Practise"), N_("Say the answers aloud for three minutes: what is due.")),
    Command("what_works", ("h", "ctrl+w"), N_("What works"), N_("Objections, answers that hold, and what has none.")),
    Command("import_file", ("ctrl+o",), N_("Import"), N_("Bring in contacts from a file.")),
    Command("merge_list", ("m", "ctrl+g"), N_("Merge list"), N_("Decide about customers who may be there twice.")),
    Command("undo", ("ctrl+z",), N_("Undo"), N_("Take back the last change."), footer=8),
    Command("redo", ("ctrl+y",), N_("Redo"), N_("Bring back what was undone.")),
    Command("other_theme", ("f11",), N_("Light or dark"), N_("Change between the light and the dark theme.")),
    Command("command_palette", ("ctrl+p",), N_("All commands"), N_("Find any command or customer by name.")),
    Command("help", ("f1",), N_("Help"), N_("Show all keys and how to write a line."), footer=9),
    Command("quit", ("ctrl+q",), N_("Quit"), N_("Close the book; a line under way is kept.")),
)  # fmt: skip

SCRIPT_COMMANDS: tuple[Command, ...] = (
    Command(
        "use_answer", tuple("123456789"), N_("Use by number"),
        N_("Mark the answer of this number as used with the customer; on a sheet, copy the line."), Where.SCRIPTS,
    ),
    Command("big", ("b", "ctrl+b"), N_("Large"), N_("Read the answer in large lines while talking."), Where.SCRIPTS),
    Command("copy_answer", ("c", "f12"), N_("Copy answer"), N_("Copy the answer for a message."), Where.SCRIPTS),
    Command("card_edit", ("e", "f2"), N_("Edit card"), N_("Word this card or sheet your own way."), Where.SCRIPTS),
    Command("card_add", ("a", "f3"), N_("New card"), N_("Write a card for an objection of your own."), Where.SCRIPTS),
    Command(
        "card_drop", ("d", "delete"), N_("Drop my words"),
        N_("Go back to the shipped wording, or take your own card away."), Where.SCRIPTS,
    ),
    Command("cards_export", ("x", "f7"), N_("Export cards"), N_("Write your cards to a file to share."), Where.SCRIPTS),
    Command("cards_import", ("i", "f6"), N_("Import cards"), N_("Take cards from a file."), Where.SCRIPTS),
)  # fmt: skip
"""What the keys mean while the scripts have them."""

_FULL_WIDTH = {
    "slash": ("fullwidth_solidus", "ideographic_comma"),
    "left_square_bracket": ("fullwidth_left_square_bracket", "left_black_lenticular_bracket"),
    "right_square_bracket": ("fullwidth_right_square_bracket", "right_black_lenticular_bracket"),
    "space": ("ideographic_space",),
    **{digit: (chr(ord(digit) + 0xFEE0),) for digit in "123456789"},
}
_SHOWN = {
    "slash": "/",
    "space": "␣",
    "left_square_bracket": "[",
    "right_square_bracket": "]",
    "delete": "Del",
    "ctrl+up": "^↑",
    "ctrl+down": "^↓",
}


def shown_keys(command: Command) -> str:
    """Return the keys of a command as the help lists them; digits in a row as 1-9."""
    if command.keys[0] == "1" and len(command.keys) > 1:
        return f"1-{command.keys[-1]}"
    return " ".join(map(shown_key, command.keys))


def shown_key(key: str) -> str:
    """Return a key as it is written in the footer and the help: `^z`, `F1`, `/`."""
    if key in _SHOWN:
        return _SHOWN[key]
    if key.startswith("ctrl+"):
        return "^" + key.removeprefix("ctrl+")
    return key.upper() if len(key) > 1 else key


def bindings() -> list[BindingType]:
    """Return the bindings of all commands, full-width forms of their keys included."""
    found: list[BindingType] = []
    for command in COMMANDS:
        keys = [k for key in command.keys for k in (key, *_FULL_WIDTH.get(key, ()))]
        found.append(Binding(",".join(keys), command.action, show=False, id=command.action))
    return found


def script_bindings() -> list[BindingType]:
    """Return the bindings of the commands that are at hand while the scripts have the keys; the workbench does them."""
    found: list[BindingType] = []
    for command in SCRIPT_COMMANDS:
        for place, key in enumerate(command.keys, 1):
            keys = ",".join((key, *_FULL_WIDTH.get(key, ())))
            number = f"({place})" if key.isdecimal() else ""
            found.append(Binding(keys, f"screen.{command.action}{number}", show=False))
    return found


def footer(where: Where = Where.EVERYWHERE) -> list[tuple[str, str]]:
    """Return key and label of the commands in the footer, in their order, in the language in use.

    While the scripts have the keys these are theirs; while words are typed there, what comes next.
    """
    if where is Where.LINE:
        keys = [(shown_key(c.keys[-1]), _(c.label)) for c in SCRIPT_COMMANDS if c.action in ("card_edit", "card_add")]
        return [
            ("↑↓", _("Cards")), ("Enter 1-9", _("Use")), ("^u", _("Use best")), ("Esc", _("Back")),
            *keys,
        ]  # fmt: skip
    if where is Where.SCRIPTS:
        keys = [(shown_keys(c) if c.keys[0] == "1" else shown_key(c.keys[0]), _(c.label)) for c in SCRIPT_COMMANDS]
        beside = [(shown_key(c.keys[0]), _(c.label)) for c in COMMANDS if c.action in ("practise", "what_works")]
        return [keys[0], ("Esc", _("Back")), *keys[1:5], *beside, *keys[5:]]
    shown = sorted((c for c in COMMANDS if c.footer), key=lambda c: c.footer)
    return [(shown_key(c.keys[0]), _(c.label)) for c in shown]
