"""Help while a line is edited: which token Backspace turns back, and where turned-back ones have moved."""

from salesbook.domain.capture.model import Reading, Span, SpanKind


def just_recognised(reading: Reading, caret: int) -> Span | None:
    """Return the token that was recognised right before the caret, None if there is none.

    Its `start`, added to the `plain` of the next `parse`, turns it back into text.
    """
    ending = [span for span in reading.spans if span.head == caret and span.kind is not SpanKind.UNREAD]
    return ending[-1] if ending else None


def carried(plain: frozenset[int], before: str, after: str) -> frozenset[int]:
    """Return the offsets `plain` of the line `before` as they are in the edited line `after`.

    What was typed over is forgotten: a mark typed anew is a mark.
    """
    shorter = min(len(before), len(after))
    same = next((i for i in range(shorter) if before[i] != after[i]), shorter)
    tail = next((i for i in range(shorter - same) if before[-1 - i] != after[-1 - i]), shorter - same)
    moved = len(after) - len(before)
    kept = (at if at < same else at + moved for at in plain if at < same or at >= len(before) - tail)
    return frozenset(kept)
