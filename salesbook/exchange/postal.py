"""A postal address on one line, from its parts."""

from __future__ import annotations

import re

_HAN = re.compile("[\u3400-\u9fff]")
_HOME_COUNTRY = frozenset(["中国", "中國", "中华人民共和国", "China", "CN", "PRC", "People's Republic of China"])


def join_address(*, street: str, city: str = "", region: str = "", postcode: str = "", country: str = "") -> str:
    """Return an address on one line: Chinese from the large to the small, others from the small to the large.

    What the street already says is not said again.
    """
    street = " ".join(street.split())
    if _HAN.search(street + city + region):
        line = street
        for part in (city, region, "" if country in _HOME_COUNTRY else country):
            if part and not line.startswith(part) and part not in line:
                line = part + line
        return f"{line} {postcode}" if postcode and postcode not in line else line
    place = " ".join(part for part in (region, postcode) if part and part not in street)
    return ", ".join(part for part in (street, city, place, country) if part and (part == street or part not in street))
