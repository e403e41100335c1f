from datetime import date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook.domain.dates import Direction, Unresolved, When, find_all, read
from salesbook.domain.recurrence import first_from, next_after, validate

CHINA = timezone(timedelta(hours=8))
FIRST, LAST = date(2000, 1, 1), date(2080, 12, 31)
MOMENTS = st.builds(
    datetime.combine, st.dates(FIRST, LAST), st.times().map(lambda at: at.replace(fold=0)), tzinfo=st.just(CHINA)
)
HAN_PIECES = (
    "下 周 三 月 年 日 号 初 十 廿 每 隔 两 半 后 前 内 点 刻 分 上午 晚 今 明 昨 天 农历 闰 腊 底 末 中 国庆 春节 "
    "节 过 完 的 、 和 一 次 个 小时 个月 季度 週 後 ： ３ Ｆ 0 1 2 3 5 10 12 29 30 31 99 2026 : / - ."
)
LATIN_PIECES = (
    "next last this every other in on at by the of end week month year day days hours ago noon may sun mon friday "
    "dec feb 5th 3pm am and from now half a couple ’"
)
# Pieces of phrases in any order come closer to phrases than any characters do.
PIECES = st.sampled_from([*HAN_PIECES.split(" "), *LATIN_PIECES.split(" "), " "])
PHRASES = st.lists(PIECES, max_size=8).map("".join) | st.lists(PIECES, max_size=8).map(" ".join)


@given(st.text(max_size=40) | PHRASES, MOMENTS, st.sampled_from(Direction))
@settings(max_examples=300, deadline=None)
def test_any_text_is_read_without_complaint(text: str, now: datetime, direction: Direction) -> None:
    found = read(text, now, direction)
    if found is not None:
        assert 0 < found.length <= len(text)
    if isinstance(found, When) and found.every:
        assert found.on > now.date()
    if isinstance(found, Unresolved):
        assert found.hint


@given(st.text(max_size=60) | st.lists(PHRASES, max_size=4).map(" 回电 ".join), MOMENTS)
@settings(max_examples=200, deadline=None)
def test_phrases_in_a_note_stand_in_order_and_apart(text: str, now: datetime) -> None:
    edge = 0
    for start, when in find_all(text, now, Direction.FUTURE):
        assert start >= edge
        edge = start + when.length
        assert edge <= len(text)


ENDS = "昨天 明天 三年前 999年后 99_hours_ago 999小时后 下周 月底 年底 每年 周三 5号 year_end"


@pytest.mark.parametrize("now", [datetime(1, 1, 1, tzinfo=CHINA), datetime(9999, 12, 31, 23, 59, tzinfo=CHINA)])
@pytest.mark.parametrize("phrase", [name.replace("_", " ") for name in ENDS.split()])
def test_the_ends_of_the_calendar_are_no_error(phrase: str, now: datetime) -> None:
    for direction in Direction:
        assert read(phrase, now, direction) is not None


NEAREST = (
    *("周三", "周日", "15号", "31号", "月底", "月初", "年底", "季末", "12月5日", "2月29日", "元旦"),
    *("Fri", "5 Dec", "the 10th", "end of month", "end of year"),
)


@given(MOMENTS, st.sampled_from(NEAREST))
@settings(max_examples=200, deadline=None)
def test_a_day_without_a_direction_is_the_nearest_on_the_side_asked_for(now: datetime, phrase: str) -> None:
    coming = read(phrase, now, Direction.FUTURE)
    gone = read(phrase, now, Direction.PAST)
    assert isinstance(coming, When)
    assert isinstance(gone, When)
    assert gone.on <= now.date() <= coming.on
    if phrase in ("周三", "周日", "Fri"):
        assert timedelta(1) <= coming.on - now.date() <= timedelta(7)
        assert timedelta(1) <= now.date() - gone.on <= timedelta(7)


@given(MOMENTS, st.sampled_from(("8点半", "下午3点", "noon", "23:59", "00:00", "上午", "晚上", "in the afternoon")))
@settings(max_examples=200, deadline=None)
def test_a_time_without_a_day_is_the_nearest_on_the_side_asked_for(now: datetime, phrase: str) -> None:
    minute = now.replace(second=0, microsecond=0)
    coming = read(phrase, now, Direction.FUTURE)
    gone = read(phrase, now, Direction.PAST)
    assert isinstance(coming, When)
    assert isinstance(gone, When)
    assert gone.time is not None
    assert datetime.combine(gone.on, gone.time, tzinfo=CHINA) <= minute
    assert now.date() <= coming.on <= now.date() + timedelta(1)
    if coming.time is not None:
        assert datetime.combine(coming.on, coming.time, tzinfo=CHINA) >= minute


# Rules that name their days: the first one after today is where they begin.
FIXED = """
每月10号 每月31号 每月30号 每月底 每月初 每月10号和25号 每月第一个周一 每月最后一个周五 每季度末 每季度初
每周一 每周一三五 每个工作日 每天 每年5月1日 每年2月29日 每年底 每年农历腊月初八 每年农历正月三十 每年农历闰六月初一
每年除夕 每月初一 每月农历三十 every_month_on_the_10th every_weekday end_of_every_month every_5_May
"""
# Rules that only say how often: counted from today.
COUNTED = """
每两周 每周 隔周 每两个月 每月 每季度 每半年 每年 每三天 every_2_weeks monthly yearly quarterly every_other_day
"""


def spelt(names: str) -> st.SearchStrategy[str]:
    return st.sampled_from(names.split()).map(lambda name: name.replace("_", " "))


@given(MOMENTS, spelt(FIXED))
@settings(max_examples=150, deadline=None)
def test_a_recurrence_begins_with_its_next_day(now: datetime, phrase: str) -> None:
    found = read(phrase, now, Direction.FUTURE)
    assert isinstance(found, When)
    assert found.every is not None
    assert validate(found.every) == found.every
    today = now.date()
    assert next_after(found.every, today, today) == found.on


@given(MOMENTS, spelt(COUNTED))
@settings(max_examples=100, deadline=None)
def test_a_frequency_begins_one_interval_from_today(now: datetime, phrase: str) -> None:
    found = read(phrase, now, Direction.FUTURE)
    assert isinstance(found, When)
    assert found.every is not None
    assert next_after(found.every, now.date(), now.date()) == found.on
    assert first_from(found.every, found.on) == found.on


@given(MOMENTS, st.integers(1, 12), st.integers(1, 29))
@settings(max_examples=60, deadline=None)
def test_a_lunar_day_falls_where_the_chinese_calendar_has_it(now: datetime, month: int, day: int) -> None:
    from lunar_python import Solar

    found = read(f"农历{month}月{day}日", now, Direction.FUTURE)
    assert isinstance(found, When)
    lunar = Solar.fromYmd(found.on.year, found.on.month, found.on.day).getLunar()
    assert (lunar.getMonth(), lunar.getDay()) == (month, day)
    assert now.date() <= found.on <= now.date() + timedelta(days=385)


@given(st.dates(date(2000, 1, 1), date(2080, 12, 31)), st.integers(-40, 40))
@settings(max_examples=100, deadline=None)
def test_absolute_dates_mean_the_same_in_every_notation(on: date, away: int) -> None:
    now = datetime.combine(on + timedelta(days=away), datetime.min.time(), tzinfo=CHINA)
    notations = (
        on.isoformat(),
        f"{on.year}年{on.month}月{on.day}日",
        f"{on.year}/{on.month}/{on.day}",
        f"{on.day} {on:%b} {on.year}",
        f"{on:%B} {on.day}, {on.year}",
        f"{on:%A} {on.day} {on:%B} {on.year}",
    )
    found = [read(notation, now, Direction.FUTURE) for notation in notations]
    assert [when.on for when in found if isinstance(when, When)] == [on] * len(notations)
