"""The note: what is left of a line when the marks have taken theirs."""

from collections.abc import Iterable

from salesbook.domain.capture.marks import quotation

_CLOSING = tuple("，。；：、！？）,.;:!?)")


def remaining(text: str, taken: Iterable[tuple[int, int]]) -> str:
    """Return `text` without the stretches taken, each gap closed with one of the white space it had.

    White space within what remains is kept as typed; around it there is none.

    Args:
        text: the line.
        taken: start and end of what is no note, ascending and apart.
    """
    parts: list[str] = []
    gap, edge = "", 0
    for start, end in (*taken, (len(text), len(text))):
        piece = text[edge:start]
        edge = end
        kept = piece.strip()
        if not kept:
            gap += piece
            continue
        gap += piece[: len(piece) - len(piece.lstrip())]
        if parts:
            parts.append(_joint(gap, kept))
        parts.append(kept)
        gap = piece[len(piece.rstrip()) :]
    return "".join(parts)


def _joint(gap: str, following: str) -> str:
    if "\n" in gap or "\r" in gap:
        return "\n"
    return " " if gap and not following.startswith(_CLOSING) else ""


def without_quotes(note: str) -> str:
    """Return the note without the quotes that protect the whole of it; quotes within a sentence stay."""
    inner = quotation(note)
    return note if inner is None else inner
