"""Amounts of money: integers of minor units, read and written exactly (ISO 4217)."""

import re

from salesbook.domain.errors import SalesbookError
from salesbook.locale import _

_DEFAULT_DIGITS = 2
_WITHOUT_DIGITS = {
    "BIF", "CLP", "DJF", "GNF", "ISK", "JPY", "KMF", "KRW", "PYG", "RWF", "UGX", "UYI", "VND", "VUV",
    "XAF", "XOF", "XPF",
}  # fmt: skip
_THREE_DIGITS = {"BHD", "IQD", "JOD", "KWD", "LYD", "OMR", "TND"}
_SYMBOLS = {
    "CNY": "¥",
    "USD": "$",
    "EUR": "€",
    "GBP": "£",
    "JPY": "JP¥",
    "KRW": "₩",
    "INR": "₹",
    "HKD": "HK$",
    "TWD": "NT$",
    "SGD": "S$",
    "AUD": "A$",
    "CAD": "C$",
}
_DECIMAL = re.compile(r"([+-]?)(\d+)(?:\.(\d*))?", re.ASCII)
# What a signed column of 64 bits holds; more would be refused on saving.
_MOST = 2**63 - 1


def minor_digits(currency: str) -> int:
    """Return how many decimal places `currency` has: 2 for CNY, 0 for JPY (ISO 4217)."""
    if currency in _WITHOUT_DIGITS:
        return 0
    return 3 if currency in _THREE_DIGITS else _DEFAULT_DIGITS


def _parts(minor: int, currency: str) -> tuple[str, int, str]:
    digits = minor_digits(currency)
    whole, rest = divmod(abs(minor), 10**digits)
    return "-" if minor < 0 else "", whole, f"{rest:0{digits}d}" if digits else ""


def decimal_string(minor: int, currency: str) -> str:
    """Return an amount of minor units as a plain decimal number: `"12000.00"`, in yen `"12000"`."""
    sign, whole, rest = _parts(minor, currency)
    return f"{sign}{whole}.{rest}" if rest else f"{sign}{whole}"


def format_amount(minor: int, currency: str) -> str:
    """Return an amount as a rep reads it: `¥12,000`, `-$0.50`, `CHF 12.30`; round amounts without places."""
    sign, whole, rest = _parts(minor, currency)
    figure = f"{whole:,}.{rest}" if rest.strip("0") else f"{whole:,}"
    return f"{sign}{_SYMBOLS.get(currency) or currency + ' '}{figure}"


def parse_decimal(text: str, currency: str) -> int:
    """Return the minor units of a plain decimal number such as `"12000.00"`, exactly.

    Raises:
        SalesbookError: `text` is no plain decimal number, has more places than the currency, or is too large.
    """
    found = _DECIMAL.fullmatch(text.strip())
    if found is None:
        raise SalesbookError(_("“{text}” is no amount; write it like 12000.00.").format(text=text))
    sign, whole, places = found[1], found[2], (found[3] or "").rstrip("0")
    digits = minor_digits(currency)
    if len(places) > digits:
        raise SalesbookError(
            _("“{text}” has more decimal places than {currency} knows; round it to {digits}.").format(
                text=text, currency=currency, digits=digits
            )
        )
    # Python itself refuses to read thousands of digits; nobody's sales need them.
    if len(whole.lstrip("0")) > len(str(_MOST)) or (minor := int(whole + places.ljust(digits, "0"))) > _MOST:
        raise SalesbookError(_("“{text}” is too large an amount; check its digits.").format(text=text))
    return -minor if sign == "-" else minor
