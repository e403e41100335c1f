"""What counts as a caring word, which day it is for, how somebody is addressed, and when service comes round."""

from datetime import date, timedelta

import pytest

from salesbook.domain.address import address, language_of
from salesbook.domain.audience import USUAL, Audience, audience
from salesbook.domain.care import satisfied
from salesbook.domain.codes import DayKind, Language, SalesClass
from salesbook.domain.days import Festival
from salesbook.domain.lifecycle import following_term, last_service, next_service
from salesbook.domain.wishes import is_wish
from salesbook.playbook.greetings import drafts

LEAD = timedelta(days=3)


@pytest.mark.parametrize(
    ("note", "wish"),
    [
        ("打电话祝他生日快乐", True),
        ("微信拜年,回了个红包", True),
        ("清明问候了一声,节日问候", True),
        ("Wished her a HAPPY BIRTHDAY", True),
        ("sent season's greetings", True),
        ("congratulated them on the new shop", True),
        ("过节后再说", False),
        ("不快乐,嫌价格高", False),
        ("周年庆要订货", False),
        ("not happy with the price", False),
        ("the anniversary sale is in May", False),
        ("", False),
    ],
)
def test_a_wish_is_told_from_other_talk(note: str, wish: bool) -> None:
    assert is_wish(note) is wish


def test_each_word_is_about_the_nearest_day_that_had_none() -> None:
    first, second = date(2026, 11, 18), date(2026, 11, 20)
    assert satisfied([], [first], LEAD) == set()
    assert satisfied([first, second], [first], LEAD) == {first}
    assert satisfied([first, second], [second], LEAD) == {second}
    assert satisfied([first, second], [first, first], LEAD) == {first, second}
    assert satisfied([first, first], [first], LEAD) == {first}
    # Too early, and too late.
    assert satisfied([second], [second - timedelta(days=4), second + timedelta(days=15)], LEAD) == set()
    assert satisfied([second], [second - timedelta(days=3)], LEAD) == {second}


@pytest.mark.parametrize(
    ("text", "meant", "stored"),
    [
        ("", Audience(), ""),
        ("a，B、", Audience(frozenset({SalesClass.A, SalesClass.B})), "A, B"),
        ("Ｃ; #老 朋友 ,vip", Audience(frozenset({SalesClass.C}), ("老 朋友", "vip")), "C, #老 朋友, #vip"),
        ("A, *", Audience(frozenset({SalesClass.A}), (), True), "*"),
        ("#, ,", Audience(), ""),
    ],
)
def test_an_audience_is_read_and_written(text: str, meant: Audience, stored: str) -> None:
    assert audience(text) == meant
    assert meant.text == stored
    assert audience(stored).text == stored
    assert meant.nobody is (stored == "")


def test_nobody_is_greeted_on_a_day_of_mourning_unless_the_rep_says_so() -> None:
    assert Festival.QINGMING not in USUAL
    assert not any(chosen.nobody for chosen in USUAL.values())


@pytest.mark.parametrize(
    ("name", "role", "language", "person", "called"),
    [
        ("王建国", "采购经理", Language.ZH, True, "王经理"),
        ("尉迟海", "总经理", Language.ZH, True, "尉迟总经理"),
        ("欧阳", "老板", Language.ZH, True, "欧老板"),
        ("王建国", "采购", Language.ZH, True, "王建国您好"),
        ("王建国", "", Language.EN, True, "王建国"),
        ("张伟", "仓库主管", Language.ZH, True, "张主管"),
        ("李红", "幼儿园园长", Language.ZH, True, "李园长"),
        ("华信机电", "经理", Language.ZH, False, "华信机电"),
        ("阿卜杜拉·买买提", "经理", Language.ZH, True, "阿卜杜拉·买买提您好"),
        ("陈伟明 Wei Ming Chen", "", Language.EN, True, "Wei"),
        ("陈伟明 Wei Ming Chen", "", Language.ZH, True, "陈伟明您好"),
        ("Karen Holt", "buyer", Language.EN, True, "Karen"),
        ("  ", "", Language.EN, True, ""),
    ],
)
def test_how_somebody_is_addressed(name: str, role: str, language: Language, person: bool, called: str) -> None:
    assert address(name, role, language, person=person) == called


def test_the_language_is_the_customer_s_own_then_that_of_the_name() -> None:
    assert language_of("王建国", "en", "zh") is Language.EN
    assert language_of("王建国", "", "en") is Language.ZH
    assert language_of("Karen", "fr", "zh") is Language.ZH


@pytest.mark.parametrize("language", Language)
@pytest.mark.parametrize("occasion", [*Festival, *DayKind])
def test_every_occasion_has_drafts_to_fill(occasion: Festival | DayKind, language: Language) -> None:
    texts = drafts(occasion, language)
    assert texts
    assert all(text.count("{name}") == 1 for text in texts)
    assert len(set(texts)) == len(texts)


def test_service_comes_round_by_calendar_months() -> None:
    bought = date(2026, 5, 31)
    assert last_service(bought, 6, date(2026, 11, 29)) is None
    assert last_service(bought, 6, date(2026, 11, 30)) == date(2026, 11, 30)
    assert last_service(bought, 6, date(2027, 5, 30)) == date(2026, 11, 30)
    assert next_service(bought, 6, date(2026, 6, 1)) == date(2026, 11, 30)
    assert next_service(bought, 6, date(2026, 11, 30)) == date(2026, 11, 30)
    assert next_service(bought, 6, date(2026, 12, 1)) == date(2027, 5, 31)


def test_a_term_follows_the_last_one() -> None:
    assert following_term(date(2025, 3, 1), date(2026, 3, 1)) == date(2027, 3, 1)
    assert following_term(date(2026, 5, 31), date(2026, 8, 31)) == date(2026, 11, 30)
    assert following_term(date(2020, 1, 1), date(2026, 3, 1)) == date(2027, 3, 1)
    assert following_term(None, date(2024, 2, 29)) == date(2025, 2, 28)
