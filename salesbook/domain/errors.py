"""The one error a user can cause, and what the operating system says of its own."""

from salesbook.locale import N_, _

_SAID = (
    N_("No such file or directory"), N_("Not a directory"), N_("Is a directory"), N_("File exists"),
    N_("Permission denied"), N_("Operation not permitted"), N_("Read-only file system"), N_("No space left on device"),
    N_("Disk quota exceeded"), N_("File too large"), N_("File name too long"), N_("Input/output error"),
    N_("Too many levels of symbolic links"), N_("embedded null byte"),
)  # fmt: skip
"""What is said where a file can't be read or written, for the catalogue; anything rarer stays in English."""


class SalesbookError(Exception):
    """Something the user can mend; the message is one sentence that says what, where and what to do.

    The message may hold text of users: front ends show it through `salesbook.domain.text.display`.
    """


def reason(error: OSError | ValueError) -> str:
    """Return why a file could not be opened, read or written, in the language in use, as a part of a sentence."""
    said = getattr(error, "strerror", None) or str(error)
    return _(said) if said else type(error).__name__
