"""Content lines as vCard and iCalendar want them: at most 75 octets, continued after a blank (RFC 5545, RFC 6350)."""

_WIDTH = 75


def fold_line(line: str) -> bytes:
    """Return a line with CRLF, folded so that no character of UTF-8 is cut."""
    data = line.encode("utf-8", "replace")
    if len(data) <= _WIDTH:
        return data + b"\r\n"
    folded = bytearray()
    start, width = 0, _WIDTH
    while len(data) - start > width:
        end = start + width
        while data[end] & 0xC0 == 0x80:
            end -= 1
        folded += data[start:end] + b"\r\n "
        start, width = end, _WIDTH - 1
    return bytes(folded + data[start:] + b"\r\n")
