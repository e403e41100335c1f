"""The capture line: one line typed after a call, read as note, next contact, promises, objections and orders.

One grammar for the line of the workbench and for the shell. It reads marks at the line's start and after
white space: `@` customer, `/` channel, `>` next contact, `!` promise (`!!` theirs), `?` objection, `#` tag,
`=` outcome, `¥` and `$` order, `<` when it happened. What a mark takes runs to the next mark or the line's
end, for `?` `#` `=` and `/` to the next space. Everything else is the note, as typed.
"""

from salesbook.domain.capture.document import ReadingDocument, as_json
from salesbook.domain.capture.editing import carried, just_recognised
from salesbook.domain.capture.model import (
    Customer,
    Directory,
    Heard,
    Match,
    Objection,
    Order,
    Person,
    Phrasebook,
    Plan,
    Promise,
    Reading,
    Span,
    SpanKind,
    Unread,
)
from salesbook.domain.capture.parsing import parse

__all__ = [
    "Customer",
    "Directory",
    "Heard",
    "Match",
    "Objection",
    "Order",
    "Person",
    "Phrasebook",
    "Plan",
    "Promise",
    "Reading",
    "ReadingDocument",
    "Span",
    "SpanKind",
    "Unread",
    "as_json",
    "carried",
    "just_recognised",
    "parse",
]
