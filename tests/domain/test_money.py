from decimal import Decimal

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook.domain.errors import SalesbookError
from salesbook.domain.money import decimal_string, format_amount, minor_digits, parse_decimal

amounts = st.integers(-(2**63) + 1, 2**63 - 1)
currencies = st.sampled_from(["CNY", "JPY", "KWD", "USD", "XYZ"])


@pytest.mark.parametrize(
    ("minor", "currency", "plain", "shown"),
    [
        (1_200_000, "CNY", "12000.00", "¥12,000"),
        (1_200_050, "CNY", "12000.50", "¥12,000.50"),
        (-50, "USD", "-0.50", "-$0.50"),
        (12_000, "JPY", "12000", "JP¥12,000"),
        (1_234_567, "KWD", "1234.567", "KWD 1,234.567"),
        (0, "EUR", "0.00", "€0"),
    ],
)
def test_amounts_are_written_with_the_places_of_their_currency(
    minor: int, currency: str, plain: str, shown: str
) -> None:
    assert decimal_string(minor, currency) == plain
    assert format_amount(minor, currency) == shown


@settings(max_examples=200, deadline=None)
@given(amounts, currencies)
def test_what_is_written_is_read_back_exactly(minor: int, currency: str) -> None:
    plain = decimal_string(minor, currency)
    assert parse_decimal(plain, currency) == minor
    assert Decimal(plain) == Decimal(minor).scaleb(-minor_digits(currency))


@pytest.mark.parametrize(("text", "minor"), [("12", 1200), (" +1.5 ", 150), ("0.10000", 10), ("-0", 0), ("3.", 300)])
def test_other_plain_spellings_are_read(text: str, minor: int) -> None:
    assert parse_decimal(text, "CNY") == minor


@pytest.mark.parametrize(
    "text", ["", "1,000", "1e5", "NaN", "0x10", "１２", "1.234", "9" * 5000, "92233720368547758.08"]
)
def test_what_is_no_exact_amount_is_refused(text: str) -> None:
    with pytest.raises(SalesbookError):
        parse_decimal(text, "CNY")
