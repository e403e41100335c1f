from __future__ import annotations

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesbook.domain.codes import Calendar, ContactFunction, DayKind, PointKind
from salesbook.domain.customers import Contact, Customer, Point, SpecialDay
from salesbook.domain.days import DayOfYear
from salesbook.domain.errors import SalesbookError
from salesbook.locale import use
from salesbook.tui.dialogs import customer_texts as texts

DECIDES = ContactFunction.DECIDES
PHONE, EMAIL, ADDRESS = PointKind.PHONE, PointKind.EMAIL, PointKind.ADDRESS
NASTY = ["Acme [/]", "[@click=app.quit]x", "\x1b]52;c;aGk=\x07", "\u202eevil", "a, b; c/d、e", "多, 行\n址", "#1"]


def phones(text: str) -> list[tuple[str, str]]:
    points = texts.put_points(Customer("x"), PHONE, text).points
    assert {point.kind for point in points} <= {PHONE}
    return [(point.label, point.value) for point in points]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("138 0013 8000", [("", "138 0013 8000")]),
        ("13800138000,13900139000", [("", "13800138000"), ("", "13900139000")]),
        ("办公 0571-8888 0000；手机138 0013 8000", [("办公", "0571-8888 0000"), ("手机", "138 0013 8000")]),
        ("0571-1/0571-2、0571-3", [("", "0571-1"), ("", "0571-2"), ("", "0571-3")]),
        ("home: +44 20 7946 0958", [("home", "+44 20 7946 0958")]),
        ("line 2: (0571) 88", [("line 2", "(0571) 88")]),
        ("0571-88880000 转 801", [("", "0571-88880000 转 801")]),
        (" , ", []),
    ],
)
def test_phones_are_read_with_their_labels(text: str, expected: list[tuple[str, str]]) -> None:
    assert phones(text) == expected


def test_a_phone_without_a_digit_and_a_mail_without_an_at_are_mistakes() -> None:
    with pytest.raises(SalesbookError, match="nobody home"):
        phones("13800138000, nobody home")
    with pytest.raises(SalesbookError, match="no @"):
        texts.put_points(Customer("x"), EMAIL, "me at home")


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["", "办公", "line 2", "home"]), st.from_regex(r"[+(]?\d[\d ()-]{2,9}\d", fullmatch=True)
        )
    )
)
def test_typed_phones_are_shown_and_read_alike(numbers: list[tuple[str, str]]) -> None:
    customer = Customer("x", points=tuple(Point(PHONE, value, label) for label, value in numbers))
    text = texts.show_points(customer.points, PHONE)
    assert texts.put_points(Customer("x"), PHONE, text).points == customer.points


@pytest.mark.parametrize("kind", [PHONE, EMAIL, PointKind.WECHAT, ADDRESS])
@pytest.mark.parametrize("nasty", NASTY)
def test_adding_one_alters_no_other(kind: PointKind, nasty: str) -> None:
    before = (Point(PointKind.URL, "http://a.example"), Point(kind, nasty, "no 7"), Point(PointKind.IM, "q"))
    customer = Customer("x", points=before)
    text = texts.show_points(before, kind) + ("; " if kind is ADDRESS else ", ") + "9876@5"
    after = texts.put_points(customer, kind, text).points
    assert after == (before[0], before[1], Point(kind, "9876@5"), before[2])


def test_a_label_that_is_not_shown_stays_with_its_value() -> None:
    customer = Customer("x", points=(Point(EMAIL, "old@a.example", "work"), Point(EMAIL, "b@b.example", "home")))
    after = texts.put_points(customer, EMAIL, "new@a.example, b@b.example").points
    assert after == (Point(EMAIL, "new@a.example", "work"), Point(EMAIL, "b@b.example", "home"))


SOLAR, LUNAR = Calendar.SOLAR, Calendar.LUNAR


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("3-15", DayOfYear(SOLAR, 3, 15)),
        ("0315", DayOfYear(SOLAR, 3, 15)),
        ("1985-03-15", DayOfYear(SOLAR, 3, 15, year=1985)),
        ("19850315", DayOfYear(SOLAR, 3, 15, year=1985)),
        ("3月15日", DayOfYear(SOLAR, 3, 15)),
        ("15 Mar 1985", DayOfYear(SOLAR, 3, 15, year=1985)),
        ("2-29", DayOfYear(SOLAR, 2, 29)),
        ("农历八月十五", DayOfYear(LUNAR, 8, 15)),
        ("lunar 8-15", DayOfYear(LUNAR, 8, 15)),
        ("lunar leap 1990-4-8", DayOfYear(LUNAR, 4, 8, leap=True, year=1990)),
        ("农历1990年闰四月初八", DayOfYear(LUNAR, 4, 8, leap=True, year=1990)),
        ("", None),
        ("  ", None),
    ],
)
def test_days_are_read_in_both_calendars(text: str, day: DayOfYear | None) -> None:
    assert texts.read_day(text) == day


@pytest.mark.parametrize("text", ["1985-02-30", "2-30", "soon", "31521", "1985", "13-13", "lunar 8-31", "30000.5"])
def test_what_is_no_day_is_never_guessed(text: str) -> None:
    with pytest.raises(SalesbookError, match="no day"):
        texts.read_day(text)


DAYS = st.one_of(
    st.builds(
        lambda month, day, year: DayOfYear(SOLAR, month, day, year=year),
        st.integers(1, 12),
        st.integers(1, 28),
        st.none() | st.integers(1900, 2026).filter(lambda year: year != 1604),
    ),
    st.builds(
        lambda month, day, leap, year: DayOfYear(LUNAR, month, day, leap, year),
        st.integers(1, 12),
        st.integers(1, 30),
        st.booleans(),
        st.none() | st.integers(1900, 2026),
    ),
)


@given(DAYS, st.sampled_from(["zh", "en"]))
def test_a_day_is_shown_as_it_may_be_typed(day: DayOfYear, language: str) -> None:
    customer = Customer("x", days=(SpecialDay(DayKind.BIRTHDAY, day),))
    use(language)
    try:
        assert texts.read_day(texts.show_birthday(customer)) == day
    finally:
        use("en")


def test_another_birthday_leaves_the_other_days() -> None:
    company = SpecialDay(DayKind.COMPANY_DAY, DayOfYear(SOLAR, 5, 1))
    old = SpecialDay(DayKind.BIRTHDAY, DayOfYear(SOLAR, 3, 15), "on paper")
    customer = Customer("x", days=(old, company))
    changed = texts.put_birthday(customer, "3-16")
    assert changed.days == (SpecialDay(DayKind.BIRTHDAY, DayOfYear(SOLAR, 3, 16), "on paper"), company)
    assert texts.put_birthday(customer, "").days == (company,)
    assert texts.put_birthday(replace(customer, days=()), "3-15").days == (replace(old, label=""),)


@pytest.mark.parametrize(
    ("text", "limit", "currency"),
    [
        ("50000", 5000000, "CNY"),
        ("¥50,000", 5000000, "CNY"),
        ("5万", 5000000, "CNY"),
        ("$1.2k", 120000, "USD"),
        ("", None, ""),
    ],
)
def test_credit_limits(text: str, limit: int | None, currency: str) -> None:
    customer = texts.put_limit(Customer("x"), text)
    assert (customer.credit_limit, customer.credit_currency) == (limit, currency)


def test_a_limit_without_a_currency_keeps_the_one_there_was() -> None:
    customer = Customer("x", credit_limit=100, credit_currency="JPY")
    assert texts.show_limit(customer) == "JP¥100"
    assert texts.put_limit(customer, "2000").credit_limit == 2000
    assert texts.put_limit(customer, "2000").credit_currency == "JPY"


@pytest.mark.parametrize("text", ["a lot", "-5", "1e99", "5 beans"])
def test_what_is_no_amount_is_a_mistake(text: str) -> None:
    with pytest.raises(SalesbookError, match="no amount"):
        texts.put_limit(Customer("x"), text)


def test_counts() -> None:
    assert texts.read_count("", 1, 10) is None
    assert texts.read_count("３", 1, 10) == 3
    assert texts.read_count("30天", 0, 90) == 30
    for text in ("0", "11", "x", "1.5", "-1", "9" * 30):
        with pytest.raises(SalesbookError, match="from 1 to 10"):
            texts.read_count(text, 1, 10)


def test_words_are_each_taken_once_and_known_ones_whole() -> None:
    assert texts.read_words("#样品, 出口；VIP、VIP") == ("样品", "出口", "VIP")
    assert texts.read_words("#old, a, new", ["#old, a"]) == ("#old, a", "new")


@pytest.mark.parametrize(
    ("text", "contact"),
    [
        ("Jane", Contact("Jane")),
        ("Jane, CFO", Contact("Jane", "CFO")),
        ("Jane, CFO, Decides, 138 0013 8000", Contact("Jane", "CFO", DECIDES, points=(Point(PHONE, "138 0013 8000"),))),
        (
            "王芳，采购，经办人，办公 0571-88880000",
            Contact("王芳", "采购", ContactFunction.HANDLES, points=(Point(PHONE, "0571-88880000", "办公"),)),
        ),
        (
            "Bob; front desk; gatekeeper; bob@a.example",
            Contact("Bob", "front desk", ContactFunction.GATEKEEPER, points=(Point(EMAIL, "bob@a.example"),)),
        ),
        ("Bob, sales, Berlin, floor 3", Contact("Bob", "sales, Berlin, floor 3")),
    ],
)  # fmt: skip
def test_a_contact_is_one_line(text: str, contact: Contact) -> None:
    assert texts.read_contact(text) == contact


def test_what_the_line_does_not_show_stays_with_the_contact() -> None:
    day = SpecialDay(DayKind.BIRTHDAY, DayOfYear(SOLAR, 1, 2))
    chat = Point(PointKind.WECHAT, "jane_w")
    before = Contact(
        "Smith, Jane",
        "CFO, EMEA",
        ContactFunction.DECIDES,
        "sailing",
        "her sister",
        (Point(PHONE, "1/2, 3"), chat),
        (day,),
    )
    assert texts.read_contact(texts.show_contact(before), before) == before
    line = texts.show_contact(before).replace("Decides", "Handles it") + ", 13800138000"
    after = replace(
        before, function=ContactFunction.HANDLES, points=(before.points[0], Point(PHONE, "13800138000"), chat)
    )
    assert texts.read_contact(line, before) == after
    assert texts.read_contact("", before) is None
