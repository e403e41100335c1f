"""The target market: how a profile is read, how a prospect fits it, and what that changes (D6)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from salesbook.book import brief, customers, notes, settings, targeting, today
from salesbook.domain.codes import Heat, LifeStage, ReasonKind, Tier
from salesbook.domain.customers import Customer
from salesbook.domain.reasons import CadenceFacts
from salesbook.domain.target import Condition, Fit, fit, profile

if TYPE_CHECKING:
    from conftest import Clock

    from salesbook.book.opened import Book

PROFILE = "staff >= 100； 年销售额≥500万; place = 杭州"


def test_a_profile_is_made_of_conditions() -> None:
    assert profile(PROFILE) == (
        Condition("staff", ">=", "100"), Condition("年销售额", ">=", "500万"), Condition("place", "=", "杭州"),
    )  # fmt: skip
    assert profile("") == profile("everyone; nice people") == ()


@pytest.mark.parametrize(
    ("sign", "wanted", "known", "met"),
    [
        (">=", "100", "100", True),
        (">=", "100", "约 99 人", False),
        (">=", "500万", "0.5亿", True),
        (">=", "500k", "¥499,999", False),
        ("<", "10", "9", True),
        (">", "10", "10", False),
        ("<=", "1千", "1000", True),
        ("=", "杭州", "浙江省杭州市", True),
        ("=", "杭州", "苏州", False),
        ("=", "12", "12.0", True),
        (">=", "100", "many", False),
    ],
)
def test_a_condition_is_met_by_number_or_by_word(sign: str, wanted: str, known: str, met: bool) -> None:
    assert Condition("x", sign, wanted).met(known) is met


def test_what_is_missing_is_no_no() -> None:
    assert fit(profile(PROFILE), {"staff": "150", "place": "苏州"}) == Fit(("staff",), ("place",), ("年销售额",))
    assert fit(profile(PROFILE), {"staff": "150"}).share == 1.0
    assert fit(profile(PROFILE), {}).share is None


def test_a_prospect_that_fits_is_called_more_often(book: Book, clock: Clock) -> None:
    def add(name: str, staff: str, **known: object) -> int:
        customer = Customer(name=name, extra=(("Staff", staff),), place="杭州", **known)  # type: ignore[arg-type]
        return customers.add(book, customer)[0]

    large, small = add("large", "150"), add("small", "20")
    hot, own, bought = (
        add("hot", "20", heat=Heat.HOT), add("own", "150", tier=Tier.LAST), add("b", "150", stage=LifeStage.CUSTOMER),
    )  # fmt: skip

    def asked(row: int) -> set[Tier]:
        found = today.item(book, row).reasons
        return {one.facts.tier for one in found if isinstance(one.facts, CadenceFacts)}

    for row in (large, small, hot, own, bought):
        notes.log(book, "hi", row)
    clock.move(days=35)
    assert [asked(row) for row in (large, small, hot)] == [set(), set(), {Tier.PRIORITY}]
    settings.put(book, targeting.TARGET, PROFILE)
    assert [asked(row) for row in (large, small, hot)] == [{Tier.PRIORITY}, set(), {Tier.PRIORITY}]
    # A tier of its own wins, and who has bought is none to be aimed at.
    assert [asked(row) for row in (own, bought)] == [set(), set()]
    assert {row for row in today.order(book).order if asked(row)} == {large, hot}
    clock.move(days=70)
    assert asked(small) == {Tier.GENERAL}


def test_the_brief_asks_what_the_profile_wants_to_know(book: Book) -> None:
    row = customers.add(book, Customer(name="Ann", place="杭州"))[0]
    settings.put(book, targeting.TARGET, PROFILE)
    questions = {one.key: one.text for one in brief.of(book, row).questions}
    assert questions["staff"] == "staff?"
    brief.answer(book, row, "staff", "120")
    found = brief.of(book, row)
    assert "staff" not in {one.key for one in found.questions}
    assert "Fits the target market in 2 of 2 points: staff, place" in dict(found.parts)["Good to know"]
    assert ReasonKind.CADENCE in {one.kind for one in today.item(book, row).reasons}
