from datetime import datetime, timedelta, timezone

import pytest

from salesbook.domain.dates import Direction, find, find_all

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=timezone(timedelta(hours=8)))


@pytest.mark.parametrize(
    ("text", "phrase", "on"),
    [
        ("他说下周三回电", "下周三", "2026-11-25"),
        ("他说明天来", "明天", "2026-11-19"),
        ("太贵了不过周五再谈", "周五", "2026-11-20"),
        ("报价 12/5折 后天再谈", "后天", "2026-11-20"),
        ("约好12月5日上午10点见", "12月5日上午10点", "2026-12-05"),
        ("they may call on Friday about it", "on Friday", "2026-11-20"),
        ("send it by next Monday please", "by next Monday", "2026-11-23"),
        ("we meet fri 3pm there", "fri 3pm", "2026-11-20"),
        ("due 2026-12-05.", "due 2026-12-05", "2026-12-05"),
        ("back on the 5th.", "on the 5th", "2026-12-05"),
        ("call at 15:30 today", "at 15:30 today", "2026-11-18"),
        ("每月10号收款", "每月10号", "2026-12-10"),
        ("三天后送样", "三天后", "2026-11-21"),
    ],
)
def test_a_sure_phrase_is_found_in_a_note(text: str, phrase: str, on: str) -> None:
    found = find(text, NOW, Direction.FUTURE)
    assert found is not None
    start, when = found
    assert text[start : start + when.length] == phrase
    assert when.on.isoformat() == on


@pytest.mark.parametrize(
    "text",
    [
        "报价 12/5折",
        "报价 3.5 万",
        "涨了 12.5%",
        "3-5 箱",
        "型号 A12-5 缺货",
        "they may be late",
        "the may flies",
        "we sat in the sun",
        "the wed couple",
        "Monica from Marchand",
        "the monthly report",
        "a second opinion",
        "on the 2nd visit they asked",
        "the 3rd quarter was weak",
        "Friday's offer",
        "the follow-up",
        "说明天气不好",
        "今天气不好",
        "提了3点建议",
        "一点也不贵",
        "15号楼",
        "当初三家比价",
        "每周三次",
        "两周三次会",
        "每天打电话来",
        "一个月要三箱",
        "三月的货",
        "电话 13800138000",
        "合同号 20261205",
        "价格 1,205.15",
        "at 3 locations",
        "约 5 个人",
        "2月30号",
        "节后再说",
        "later maybe",
        "上午9点打的电话",
        "decided on marching orders",
        "mon-fri office hours",
        "",
    ],
)
def test_what_may_be_anything_else_is_left_alone(text: str) -> None:
    assert find(text, NOW, Direction.FUTURE) is None


def test_every_phrase_is_found_in_its_place() -> None:
    text = "周五送样, 12/5 折, 月底前付款, call on Monday"
    found = [text[start : start + when.length] for start, when in find_all(text, NOW, Direction.FUTURE)]
    assert found == ["周五", "月底前", "on Monday"]


def test_a_time_alone_is_found_only_if_it_is_still_to_come() -> None:
    assert find("下午3点回电", NOW, Direction.FUTURE) is not None
    assert find("上午9点回电", NOW, Direction.FUTURE) is None
