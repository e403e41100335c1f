from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook.domain.codes import Channel, PointKind
from salesbook.domain.retry import Retry, retry

NOW = datetime(2026, 11, 18, 10, 15, 42)  # noqa: DTZ001 (the rep's local time)
ALL = frozenset(PointKind)


@pytest.mark.parametrize(
    ("tries", "expected"),
    [
        (1, Retry(date(2026, 11, 18), time(12, 15))),
        (2, Retry(date(2026, 11, 19))),
        (3, Retry(date(2026, 11, 21))),
        (4, Retry(date(2026, 11, 21))),
        (5, Retry(date(2026, 11, 21), propose=Channel.WECHAT)),
        (9, Retry(date(2026, 11, 21), propose=Channel.WECHAT)),
    ],
)
def test_no_answer_comes_back_later_each_time(tries: int, expected: Retry) -> None:
    assert retry(tries, NOW, Channel.CALL, ALL) == expected


def test_in_the_evening_the_first_retry_waits_for_the_morning() -> None:
    assert retry(1, NOW.replace(hour=18, minute=0, second=0), Channel.CALL, ALL).at == time(20)
    assert retry(1, NOW.replace(hour=18), Channel.CALL, ALL) == Retry(date(2026, 11, 19))
    assert retry(1, NOW.replace(hour=23), Channel.CALL, ALL) == Retry(date(2026, 11, 19))


def test_only_a_channel_that_reaches_the_customer_is_proposed() -> None:
    assert retry(5, NOW, Channel.CALL, {PointKind.PHONE}).propose is Channel.SMS
    assert retry(5, NOW, Channel.WECHAT, {PointKind.PHONE, PointKind.WECHAT}).propose is Channel.CALL
    assert retry(5, NOW, Channel.CALL, {PointKind.ADDRESS}).propose is Channel.VISIT
    assert retry(5, NOW, Channel.EMAIL, {PointKind.EMAIL}).propose is None


@settings(max_examples=100, deadline=None)
@given(st.datetimes(datetime(2020, 1, 1), datetime(2040, 1, 1)), st.integers(0, 20))  # noqa: DTZ001
def test_it_always_comes_back_after_now(now: datetime, tries: int) -> None:
    again = retry(tries, now, Channel.CALL, ALL)
    at = datetime.combine(again.on, again.at or time())
    assert now < at + timedelta(minutes=1)
    assert again.at is not None or again.on > now.date()
