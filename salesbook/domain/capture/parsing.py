"""The door to the grammar: a line in, what it says out."""

from datetime import datetime

from salesbook.domain.capture.line import Line
from salesbook.domain.capture.marks import quotation
from salesbook.domain.capture.model import Directory, Phrasebook, Reading
from salesbook.domain.codes import Channel


def parse(
    text: str,
    *,
    now: datetime,
    directory: Directory,
    phrasebook: Phrasebook,
    plain: frozenset[int] = frozenset(),
    default_channel: Channel | None = Channel.CALL,
    currency: str = "CNY",
) -> Reading:
    """Return what a capture line says.

    Args:
        text: any string; of one longer than `READ_LIMIT` the rest belongs to what stands last.
        now: the rep's clock, with its offset from UTC.
        directory: finds the customer after `@`.
        phrasebook: finds the objection after `?`, and the one that the note quotes.
        plain: the offsets (`Span.start`) of what the rep turned back into text.
        default_channel: the channel of a line that names none: what was due, or a call.
        currency: what ¥ stands for (ISO 4217).
    """
    line = Line(text, now, directory, phrasebook, plain, currency)
    # A line that is one quotation is the quoted text, however much it looks like marks.
    if quotation(text.strip()) is None:
        line.walk()
        line.imply()
    return line.reading(default_channel)
