"""Orders and notes of other programs' tables."""

from __future__ import annotations

from datetime import date, time

import pytest

from salesbook.domain.codes import Channel, Outcome
from salesbook.exchange.columns import map_columns
from salesbook.exchange.dealrows import note_rows, order_rows
from salesbook.exchange.records import Extra, NoteRecord, OrderRecord, Origin, RecordKind, Skipped


def _order(cells: dict[str, str], currency: str = "CNY") -> OrderRecord | Skipped | None:
    row = list(cells.values())
    return order_rows(map_columns(list(cells), [row], RecordKind.ORDERS), currency)(2, row)


def _note(cells: dict[str, str]) -> NoteRecord | Skipped | None:
    row = list(cells.values())
    return note_rows(map_columns(list(cells), [row], RecordKind.NOTES))(2, row)


def test_an_order() -> None:
    found = _order(
        {
            "订单号": "A-1",
            "下单日期": "2026/3/5",
            "客户名称": "泰和五金有限公司",
            "联系人": "孟庆山",
            "手机": "13805712210",
            "产品名称": "A4 纸",
            "数量": "50",
            "单位": "箱",
            "订单金额": "¥12,000",
            "备注": "月结",
        }
    )
    assert found == OrderRecord(
        2,
        "孟庆山",
        "13805712210",
        date(2026, 3, 5),
        1200000,
        "CNY",
        "A4 纸 50 箱",
        "月结",
        "泰和五金有限公司",
        (Extra("订单号", "A-1", Origin.TABLE),),
    )


@pytest.mark.parametrize(
    ("cells", "amount", "currency"),
    [
        ({"金额(万元)": "1.2"}, 1200000, "CNY"),
        ({"金额": "1.2", "币种": "美元"}, 120, "USD"),
        ({"金额": "HK$300"}, 30000, "HKD"),
        ({"金额": "(300)"}, -30000, "CNY"),
        ({"金额": "300", "币种": "JPY"}, 300, "JPY"),
    ],
)
def test_amounts_and_currencies(cells: dict[str, str], amount: int, currency: str) -> None:
    found = _order({"客户": "孟庆山", "日期": "2026-03-05"} | cells)
    assert isinstance(found, OrderRecord)
    assert (found.amount, found.currency) == (amount, currency)


def test_the_currency_of_the_book_where_none_is_named() -> None:
    found = _order({"客户": "Ada", "日期": "2026-03-05", "金额": "5"}, "EUR")
    assert isinstance(found, OrderRecord)
    assert (found.amount, found.currency) == (500, "EUR")


@pytest.mark.parametrize(
    ("cells", "part"),
    [
        ({"客户": "", "日期": "2026-03-05", "金额": "5"}, "customer"),
        ({"客户": "孟庆山", "日期": "3月5日", "金额": "5"}, "3月5日"),
        ({"客户": "孟庆山", "日期": "", "金额": "5"}, "date"),
        ({"客户": "孟庆山", "日期": "2026-03-05", "金额": "五十箱"}, "五十箱"),
        ({"客户": "孟庆山", "日期": "2026-03-05", "金额": ""}, "amount"),
        ({"客户": "孟庆山", "日期": "2026-03-05", "金额": "1.2E+05"}, "1.2E+05"),
    ],
)
def test_what_can_not_be_an_order_says_why(cells: dict[str, str], part: str) -> None:
    found = _order(cells)
    assert isinstance(found, Skipped)
    assert part in found.reason
    assert found.reason.endswith(".")
    assert "孟庆山" in found.text or part == "customer"


def test_blank_rows_are_nothing() -> None:
    assert _order({"客户": "", "日期": " ", "金额": ""}) is None
    assert _note({"客户": "", "日期": " ", "内容": ""}) is None


def test_a_note() -> None:
    found = _note(
        {
            "跟进时间": "2026-03-05 15:30",
            "客户": "孟庆山",
            "手机": "13805712210",
            "跟进方式": "电话",
            "跟进内容": "谈了报价",
            "跟进结果": "约了",
            "跟进人": "我",
        }
    )
    assert found == NoteRecord(
        2,
        "孟庆山",
        "13805712210",
        date(2026, 3, 5),
        "谈了报价",
        time(15, 30),
        Channel.CALL,
        Outcome.AGREED,
        "",
        (Extra("跟进人", "我", Origin.TABLE),),
    )


def test_midnight_is_no_time_and_unknown_words_stay_in_the_note() -> None:
    found = _note(
        {"Date": "2026-03-05 00:00:00", "Contact": "Ada", "Type": "Fax", "Notes": "hello", "Outcome": "maybe"}
    )
    assert isinstance(found, NoteRecord)
    assert (found.at, found.channel, found.outcome, found.note) == (None, None, None, "hello\nFax\nmaybe")


def test_a_time_of_its_own() -> None:
    found = _note({"日期": "2026-03-05", "时刻": "9:05", "客户": "孟庆山", "内容": "x"})
    assert isinstance(found, NoteRecord)
    assert found.at == time(9, 5)


@pytest.mark.parametrize(
    "cells",
    [
        {"客户": "", "日期": "2026-03-05", "内容": "x"},
        {"客户": "孟庆山", "日期": "", "内容": "x"},
        {"客户": "孟庆山", "日期": "2026-03-05", "内容": ""},
    ],
)
def test_what_can_not_be_a_note_says_why(cells: dict[str, str]) -> None:
    assert isinstance(_note(cells), Skipped)
