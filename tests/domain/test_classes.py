from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook.domain.classes import ClassChange, Limits, changes, classify, window
from salesbook.domain.codes import SalesClass

A, B, C = SalesClass.A, SalesClass.B, SalesClass.C
books = st.lists(st.integers(-500, 5000), max_size=60).map(lambda sales: list(enumerate(sales, 1)))


def test_the_customer_that_crosses_80_percent_is_an_a() -> None:
    found = classify([(1, 70), (2, 20), (3, 6), (4, 4)])
    assert [(one.customer, one.sales_class) for one in found.customers] == [(1, A), (2, A), (3, B), (4, C)]
    assert [one.cumulative_before for one in found.customers] == [0.0, 0.7, 0.9, 0.96]
    assert found.total == 100


def test_exactly_80_and_95_percent_are_no_longer_within() -> None:
    found = classify([(1, 80), (2, 15), (3, 5)])
    assert list(found.by_customer().values()) == [A, B, C]


def test_equal_amounts_share_the_best_class_of_their_group() -> None:
    found = classify([(customer, 10) for customer in range(50)])
    assert {one.sales_class for one in found.customers} == {A}


def test_one_customer_is_an_a_and_nothing_sold_is_no_class() -> None:
    assert classify([(7, 1)]).by_customer() == {7: A}
    assert classify([(7, 0), (8, -5)]).by_customer() == {7: None, 8: None}
    assert classify([]).shares()[A].customers == 0


def test_returns_do_not_shrink_the_sales_of_the_others() -> None:
    found = classify([(1, 100), (2, -60)])
    assert found.total == 100
    assert found.customers[-1].cumulative_before is None


def independent_class(customer: int, book: list[tuple[int, int]]) -> SalesClass | None:
    """Count the definition out for one customer alone."""
    own = dict(book)[customer]
    if own <= 0:
        return None
    more = sum(amount for _customer, amount in book if amount > own)
    total = sum(amount for _customer, amount in book if amount > 0)
    return A if 5 * more < 4 * total else B if 20 * more < 19 * total else C


@settings(max_examples=150, deadline=None)
@given(books)
def test_every_class_is_what_the_definition_says(book: list[tuple[int, int]]) -> None:
    found = classify(book)
    for customer, sales_class in found.by_customer().items():
        assert sales_class == independent_class(customer, book)


@settings(max_examples=150, deadline=None)
@given(books)
def test_the_limits_class_each_customer_as_the_whole_book_does(book: list[tuple[int, int]]) -> None:
    found = classify(book)
    for one in found.customers:
        assert found.limits.of(one.sales) == one.sales_class


@settings(max_examples=100, deadline=None)
@given(books)
def test_the_shares_add_up(book: list[tuple[int, int]]) -> None:
    found = classify(book)
    shares = found.shares().values()
    assert sum(share.sales for share in shares) == found.total
    if found.total:
        assert sum(share.sales_share for share in shares) == pytest.approx(1)
        assert sum(share.customer_share for share in shares) == pytest.approx(1)
        assert found.shares()[A].customers > 0


@settings(max_examples=100, deadline=None)
@given(books, st.integers(-10, 6000))
def test_the_missing_sales_lift_a_customer_into_the_next_class(book: list[tuple[int, int]], sales: int) -> None:
    limits = classify(book).limits
    step = limits.missing(sales)
    if step is not None:
        better, missing = step
        assert missing > 0
        assert limits.of(max(sales, 0) + missing) is better
        assert limits.of(max(sales, 0) + missing - 1) is not better


def test_without_any_sales_the_first_sale_makes_an_a() -> None:
    assert Limits().of(1) is A
    assert Limits().missing(0) is None


def test_changes_tell_whose_class_is_another() -> None:
    found = changes({1: A, 2: B, 3: None, 4: C}, {1: A, 2: C, 3: B, 5: C})
    assert found == [
        ClassChange(2, B, C),
        ClassChange(3, None, B),
        ClassChange(4, C, None),
        ClassChange(5, None, C),
    ]


def test_the_window_is_twelve_calendar_months() -> None:
    assert window(date(2026, 11, 18)) == (date(2025, 11, 18), date(2026, 11, 18))
    assert window(date(2028, 2, 29)) == (date(2027, 2, 28), date(2028, 2, 29))
