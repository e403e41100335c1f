"""Amounts of money as people write them into tables."""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Decimal
from typing import NamedTuple

from salesbook.domain.money import decimal_string, minor_digits
from salesbook.exchange import numerals
from salesbook.exchange.scientific import spelled_out


class Amount(NamedTuple):
    """An amount in minor units; `currency` (ISO 4217) is None where the text names none."""

    minor: int
    currency: str | None


_PLAIN = re.compile(r"\d{1,12}(?:\.\d{0,2})?", re.ASCII)
_FIGURE = re.compile(r"\d+(?:[,'’ ]\d{3})*(?:\.\d+)?|\.\d+", re.ASCII)
_COMMA_DECIMAL = re.compile(r"(?:\d{1,3}(?:\.\d{3})+|\d+),\d{1,2}", re.ASCII)
_DOT_GROUPS = re.compile(r"\d{1,3}(?:\.\d{3}){2,}", re.ASCII)
_CURRENCIES = {
    "人民币": "CNY", "人民幣": "CNY", "RMB": "CNY", "CNY": "CNY", "CN¥": "CNY", "HK$": "HKD", "HKD": "HKD",
    "港币": "HKD", "港幣": "HKD", "港元": "HKD", "NT$": "TWD", "TWD": "TWD", "新台币": "TWD", "新臺幣": "TWD",
    "台币": "TWD", "US$": "USD", "USD": "USD", "美元": "USD", "美金": "USD", "JP¥": "JPY", "JPY": "JPY", "日元": "JPY",
    "円": "JPY", "EUR": "EUR", "€": "EUR", "欧元": "EUR", "GBP": "GBP", "£": "GBP", "英镑": "GBP", "KRW": "KRW",
    "₩": "KRW", "韩元": "KRW", "SGD": "SGD", "S$": "SGD", "AUD": "AUD", "A$": "AUD", "CAD": "CAD", "C$": "CAD",
    "INR": "INR", "₹": "INR", "CHF": "CHF", "¥": "CNY", "￥": "CNY", "$": "USD", "元": "CNY", "块": "CNY",
}  # fmt: skip
_CURRENCY = re.compile("|".join(re.escape(word) for word in sorted(_CURRENCIES, key=len, reverse=True)), re.I)
_SCALES = {"万": 10_000, "萬": 10_000, "w": 10_000, "千": 1000, "k": 1000, "m": 1_000_000, "百万": 1_000_000}
_SCALES |= {"亿": 100_000_000, "億": 100_000_000, "万亿": 10**12}
_SCALE = re.compile(r"(.*?)\s*(百万|万亿|[万萬亿億千]|[wkm])", re.I)
_MIXED = re.compile(r"(.+?)([万萬亿億])(.*[千百十仟佰拾].*|\d{2,})")
_NOISE = str.maketrans("", "", "整正约計计共")
_TOO_MUCH = 2**63
_MINUS = str.maketrans("－−–—（）", "----()")
_HALVED = {code: code - 0xFEE0 for code in range(0xFF01, 0xFF5F)} | {0x3000: " ", 0xA0: " ", 0x202F: " "}


def parse_currency(text: str) -> str | None:
    """Return the ISO 4217 code of a currency's name, sign or code, None if `text` is none."""
    text = text.strip()
    if len(text) == 3 and text.isascii() and text.isalpha():
        return text.upper() if text.upper() != "RMB" else "CNY"
    return _CURRENCIES.get(text.upper()) or _CURRENCIES.get(text)


def parse_amount(text: str, *, currency: str = "CNY", scale: int = 1) -> Amount | None:
    """Return the amount that `text` writes, None if it writes none.

    Reads signs and names of currencies, thousands separators, 万 and k, accountants' parentheses and trailing
    minus signs; a comma before one or two last digits is a decimal comma. Fractions of the smallest unit are
    rounded half up: spreadsheets bring them as traces of binary arithmetic.

    Args:
        text: the cell.
        currency: in what the digits count where the text names no currency.
        scale: what the column's header multiplies by, 10,000 for 金额（万元）.
    """
    if scale == 1 and currency == "CNY" and _PLAIN.fullmatch(text):
        whole, _, places = text.partition(".")
        return Amount(int(whole) * 100 + int(places.ljust(2, "0") or 0), None)
    text = text.translate(_MINUS).translate(_HALVED).strip().translate(_NOISE)
    negative = False
    names = _CURRENCY.findall(text)
    if len({_code(name) for name in names} - {"CNY"}) > 1:
        return None
    found = next((code for name in names if (code := _code(name)) != "CNY"), "CNY") if names else None
    text = _CURRENCY.sub(" ", text).strip(" :")
    if text.startswith("(") and text.endswith(")"):
        negative = True
        text = text[1:-1].strip()
    for sign in ("+", "-"):
        if text.startswith(sign) or text.endswith(sign):
            negative ^= sign == "-"
            text = (text[1:] if text.startswith(sign) else text[:-1]).strip()
            break
    value = _value(text)
    if value is None:
        return None
    exact = value * scale * 10 ** minor_digits(found or currency)
    if exact >= _TOO_MUCH or (minor := int(exact.quantize(Decimal(1), ROUND_HALF_UP))) >= _TOO_MUCH:
        return None
    return Amount(-minor if negative else minor, found)


def _code(name: str) -> str:
    return _CURRENCIES.get(name) or _CURRENCIES[name.upper()]


def _value(text: str) -> Decimal | None:
    text = text.strip()
    if (found := _MIXED.fullmatch(text)) and (more := _value(found[3])) is not None:
        # 3万5千, 一万二千; a bare last digit (3万5) is too loose to count money by.
        return whole + more if (whole := _value(found[1] + found[2])) is not None and whole > more >= 10 else None
    if scaled := _SCALE.fullmatch(text):
        value = _value(scaled[1])
        return None if value is None else value * _SCALES[scaled[2].lower()]
    if "e" in text.lower():
        text = spelled_out(text) or ""
    if _COMMA_DECIMAL.fullmatch(text):
        return Decimal(text.replace(".", "").replace(",", "."))
    if _DOT_GROUPS.fullmatch(text):
        return Decimal(text.replace(".", ""))
    if len(text) <= 40 and _FIGURE.fullmatch(text):
        return Decimal(re.sub(r"[,'’ ]", "", text))
    if text and not text.isascii() and (number := numerals.number(text)) is not None:
        return Decimal(number)
    return None


def write_amount(minor: int, currency: str) -> str:
    """Return an amount as a plain decimal number, which `parse_amount` reads back exactly."""
    return decimal_string(minor, currency)
