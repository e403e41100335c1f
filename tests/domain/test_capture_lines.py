from datetime import datetime, timedelta, timezone
from typing import Any, ClassVar

import pytest

from salesbook.domain.capture import Heard, Match, Person, Reading, as_json, parse
from salesbook.domain.codes import Channel

NOW = datetime(2026, 11, 18, 10, 0, tzinfo=timezone(timedelta(hours=8)))

WANG, LI, ACME, WANG_FANG = Person(1, "王建国"), Person(2, "李敏"), Person(3, "Acme Ltd"), Person(4, "王芳")


class Book:
    """Some customers, found by name, initials and the end of a phone number."""

    names: ClassVar = {
        "王建国": (WANG,),
        "wjg": (WANG,),
        "8000": (WANG,),
        "wang": (WANG, WANG_FANG),
        "李敏": (LI,),
        "acme ltd": (ACME,),
        "acme [/]": (Person(5, "Acme [/]"),),
        "=1+1": (Person(6, "=1+1"),),
        "shop #1": (Person(7, "Shop #1"),),
    }

    def longest(self, text: str) -> Match | None:
        found = [name for name in self.names if text.lower().startswith(name)]
        longest = max(found, key=len, default="")
        return Match(len(longest), self.names[longest]) if longest else None


class Cards:
    """Some objections."""

    phrases: ClassVar = {
        "太贵": "too-expensive",
        "太贵了，别家便宜": "cheaper-elsewhere",
        "no budget": "no-budget",
        "嫌贵": "too-expensive",
    }

    def longest(self, text: str) -> Heard | None:
        found = [phrase for phrase in self.phrases if text.lower().startswith(phrase)]
        longest = max(found, key=len, default="")
        return Heard(len(longest), self.phrases[longest]) if longest else None

    def offer(self, note: str) -> str | None:
        return next((card for phrase, card in self.phrases.items() if phrase in note), None)


def reading(line: str, plain: frozenset[int] = frozenset(), currency: str = "CNY") -> Reading:
    return parse(line, now=NOW, directory=Book(), phrasebook=Cards(), plain=plain, currency=currency)


def plan(on: str, what: str, time: str | None = None, every: str | None = None) -> dict[str, Any]:
    return {"on": on, "time": time, "what": what, "every": every}


def promise(on: str | None, what: str, *, time: str | None = None, theirs: bool = False) -> dict[str, Any]:
    return {"on": on, "time": time, "what": what, "every": None, "theirs": theirs}


def order(amount: str, what: str, currency: str = "CNY") -> dict[str, Any]:
    return {"amount": amount, "currency": currency, "what": what}


def document(**fields: Any) -> dict[str, Any]:
    """Return what a line without anything reads as, changed by `fields`; the first of each list stands alone too."""
    whole: dict[str, Any] = {
        "customer": None,
        "new_customer": False,
        "channel": "call",
        "outcome": None,
        "at": None,
        "note": "",
        "objections": [],
        "tags": [],
        "unread": [],
        "followups": [],
        "promises": [],
        "orders": [],
        "offered": None,
        "candidates": [],
    }
    assert fields.keys() <= whole.keys()
    whole |= fields
    for one, many in (("followup", "followups"), ("promise", "promises"), ("order", "orders")):
        whole[one] = whole[many][0] if whole[many] else None
    return whole


LINES: list[tuple[str, dict[str, Any]]] = [
    ("", {}),
    ("   ", {}),
    ("谈了报价", {"note": "谈了报价"}),
    ("  谈了  报价 ", {"note": "谈了  报价"}),
    (
        "嫌价格高,要再比较 ?太贵 >下周三 回电 !周五 发报价",
        {
            "note": "嫌价格高,要再比较",
            "objections": ["too-expensive"],
            "followups": [plan("2026-11-25", "回电")],
            "promises": [promise("2026-11-20", "发报价")],
        },
    ),
    # The customer.
    ("@王建国 谈了报价", {"customer": "王建国", "note": "谈了报价"}),
    ("@王建国谈了报价", {"customer": "王建国", "note": "谈了报价"}),
    ("@wjg 谈了", {"customer": "王建国", "note": "谈了"}),
    ("@8000 谈了", {"customer": "王建国", "note": "谈了"}),
    ("谈了 @李敏", {"customer": "李敏", "note": "谈了"}),
    ("给@李敏打电话", {"customer": "李敏", "note": "给打电话"}),
    ("@acme ltd talked", {"customer": "Acme Ltd", "note": "talked"}),
    ("@Acme [/] talked", {"customer": "Acme [/]", "note": "talked"}),
    ("@=1+1 talked", {"customer": "=1+1", "note": "talked"}),
    ("@shop #1 talked #new", {"customer": "Shop #1", "note": "talked", "tags": ["new"]}),
    ('@"Acme Ltd" talked', {"customer": "Acme Ltd", "note": "talked"}),
    ('@"New Co" talked', {"customer": "New Co", "new_customer": True, "note": "talked"}),
    ("@「新 客户」谈了", {"customer": "新 客户", "new_customer": True, "note": "谈了"}),
    ("@“新 客户” 谈了", {"customer": "新 客户", "new_customer": True, "note": "谈了"}),
    ("@新客户 谈了", {"customer": "新客户", "new_customer": True, "note": "谈了"}),
    ("@新客户，谈了", {"customer": "新客户", "new_customer": True, "note": "，谈了"}),
    (
        "@wang 谈了",
        {"customer": "wang", "note": "谈了", "unread": ["@wang"], "candidates": ["王建国", "王芳"]},
    ),
    ("@王建国 和 @李敏 谈了", {"customer": "王建国", "note": "和 @李敏 谈了", "unread": ["@李敏"]}),
    (
        "@王建国 >明天 和 @李敏 吃饭",
        {"customer": "王建国", "followups": [plan("2026-11-19", "和 @李敏 吃饭")]},
    ),
    ("邮箱 zhang@163.com", {"note": "邮箱 zhang@163.com"}),
    ("发到张三@163.com", {"note": "发到张三@163.com"}),
    ("@ 谈了", {"note": "@ 谈了"}),
    ('@"" 谈了', {"note": '@"" 谈了'}),
    # The channel.
    ("/拜访 看了样机", {"channel": "visit", "note": "看了样机"}),
    ("/visit saw it", {"channel": "visit", "note": "saw it"}),
    ("、微信 问价", {"channel": "wechat", "note": "问价"}),
    ("／短信 问价", {"channel": "sms", "note": "问价"}),
    ("/wx 问价", {"channel": "wechat", "note": "问价"}),
    ("/E-Mail sent", {"channel": "email", "note": "sent"}),
    ("/信 寄了", {"channel": "letter", "note": "寄了"}),
    ("/来访@王建国 看货", {"channel": "received", "customer": "王建国", "note": "看货"}),
    ("/會議 谈了", {"channel": "meeting", "note": "谈了"}),
    ("/phone call talked", {"channel": "call", "note": "talked"}),
    ("@王建国 /联谊 吃饭", {"customer": "王建国", "channel": "social", "note": "吃饭"}),
    ("看了样机 /拜访", {"note": "看了样机 /拜访"}),
    ("/etc/passwd", {"note": "/etc/passwd", "unread": ["/etc/passwd"]}),
    ("/ 拜访", {"note": "/ 拜访"}),
    ("谈了 A/B", {"note": "谈了 A/B"}),
    # The next contact.
    (">下周三 回电", {"followups": [plan("2026-11-25", "回电")]}),
    (">下周三回电", {"followups": [plan("2026-11-25", "回电")]}),
    (">下周三，回电", {"followups": [plan("2026-11-25", "回电")]}),
    (">in 3 days send sample", {"followups": [plan("2026-11-21", "send sample")]}),
    (">明天下午3点", {"followups": [plan("2026-11-19", "", "15:00")]}),
    (
        ">每月10号 收款",
        {"followups": [plan("2026-12-10", "收款", every="FREQ=MONTHLY;BYMONTHDAY=10")]},
    ),
    (
        ">every month on the 10th collect",
        {"followups": [plan("2026-12-10", "collect", every="FREQ=MONTHLY;BYMONTHDAY=10")]},
    ),
    (">农历腊月初八 送礼", {"followups": [plan("2027-01-15", "送礼")]}),
    (">12/5 回电", {"followups": [plan("2026-12-05", "回电")]}),
    (">回电 下周三", {"followups": [plan("2026-11-25", "回电")]}),
    (">call back on Friday", {"followups": [plan("2026-11-20", "call back")]}),
    (
        ">明天 回电 >下周 拜访",
        {"followups": [plan("2026-11-19", "回电"), plan("2026-11-23", "拜访")]},
    ),
    (">下周三 回电 #样品 带报价", {"followups": [plan("2026-11-25", "回电")], "tags": ["样品"], "note": "带报价"}),
    (">明天 看 A -> B", {"followups": [plan("2026-11-19", "看 A -> B")]}),
    ('>明天 发 "A >B #c"', {"followups": [plan("2026-11-19", '发 "A >B #c"')]}),
    (">明天 回电\n他很忙", {"followups": [plan("2026-11-19", "回电")], "note": "他很忙"}),
    (">节后 回电", {"note": ">节后 回电", "unread": [">节后 回电"]}),
    (">回电", {"note": ">回电", "unread": [">回电"]}),
    (">昨天 回电", {"note": ">昨天 回电", "unread": [">昨天 回电"]}),
    (">今天9点 回电", {"note": ">今天9点 回电", "unread": [">今天9点 回电"]}),
    (">2月30号 回电 #a", {"note": ">2月30号 回电", "unread": [">2月30号 回电"], "tags": ["a"]}),
    ("1 > 2", {"note": "1 > 2"}),
    ("要>50箱", {"note": "要>50箱"}),
    ("数量 >=50", {"note": "数量 >=50"}),
    (">>明天 回电", {"note": ">>明天 回电", "followups": [plan("2026-11-19", "回电")]}),
    # Promises.
    ("!周五前 发报价", {"promises": [promise("2026-11-20", "发报价")]}),
    ("!by Friday send the quote", {"promises": [promise("2026-11-20", "send the quote")]}),
    ("!发报价", {"promises": [promise(None, "发报价")]}),
    ("!发报价 周五前", {"promises": [promise("2026-11-20", "发报价")]}),
    ("!!月底 付款", {"promises": [promise("2026-11-30", "付款", theirs=True)]}),
    ("！！月底 付款", {"promises": [promise("2026-11-30", "付款", theirs=True)]}),
    ("!节后 发报价", {"promises": [promise(None, "节后 发报价")], "unread": ["!节后 发报价"]}),
    ("!昨天 发报价", {"promises": [promise(None, "昨天 发报价")], "unread": ["!昨天 发报价"]}),
    (
        "!明天10点 送样 !!周五 付款",
        {"promises": [promise("2026-11-19", "送样", time="10:00"), promise("2026-11-20", "付款", theirs=True)]},
    ),
    ("太好了!", {"note": "太好了!"}),
    ("太好了 ！ 明天", {"note": "太好了 ！ 明天"}),
    ("太好了 !!!", {"note": "太好了 !!!"}),
    # Objections.
    ("?太贵", {"objections": ["too-expensive"]}),
    ("?太贵 再谈", {"objections": ["too-expensive"], "note": "再谈"}),
    ("?太贵了，别家便宜 再谈", {"objections": ["cheaper-elsewhere"], "note": "再谈"}),
    ("?no budget this year", {"objections": ["no-budget"], "note": "this year"}),
    ("?太贵 ?no budget ?太贵", {"objections": ["too-expensive", "no-budget"]}),
    ('?"太贵 了"', {"objections": ["too-expensive"]}),
    ("?看不懂 再谈", {"note": "?看不懂 再谈", "unread": ["?看不懂"]}),
    ("他嫌贵", {"note": "他嫌贵", "offered": "too-expensive"}),
    ("他嫌贵 ?太贵", {"note": "他嫌贵", "objections": ["too-expensive"]}),
    ("多少钱？ 他问", {"note": "多少钱？ 他问"}),
    ("really ?", {"note": "really ?"}),
    # Tags and outcomes.
    ("#样品 #大客户 #样品", {"tags": ["样品", "大客户"]}),
    ("谈了 #样品，还要看", {"note": "谈了，还要看", "tags": ["样品"]}),
    ("谈了 #样品 报价", {"note": "谈了 报价", "tags": ["样品"]}),
    ('#"key account" met', {"tags": ["key account"], "note": "met"}),
    ("C# 5", {"note": "C# 5"}),
    ("## title", {"note": "## title"}),
    ("=没接", {"outcome": "no-answer"}),
    ("=no answer again", {"outcome": "no-answer", "note": "again"}),
    ("=成交，50箱", {"outcome": "won", "note": "，50箱"}),
    ("=拒绝", {"outcome": "refused"}),
    ("=约了 周五", {"outcome": "agreed", "note": "周五"}),
    ("=挡了", {"outcome": "blocked"}),
    ("=通了", {"outcome": "reached"}),
    ("=什么", {"note": "=什么", "unread": ["=什么"]}),
    ("=没接 =成交", {"outcome": "no-answer", "note": "=成交", "unread": ["=成交"]}),
    ("a =b= c", {"note": "a =b= c", "unread": ["=b="]}),
    ("x == y", {"note": "x == y"}),
    # Orders.
    ("¥12,000 50箱 A4", {"orders": [order("12000.00", "50箱 A4")]}),
    ("￥12,000，50箱", {"orders": [order("12000.00", "50箱")]}),
    ("¥12，000 50箱", {"orders": [order("12000.00", "50箱")]}),
    ("￥１２０００．５０", {"orders": [order("12000.50", "")]}),
    ("¥3.5万", {"orders": [order("35000.00", "")]}),
    ("¥3万5 定金", {"orders": [order("35000.00", "定金")]}),
    ("¥3万5千 定金", {"orders": [order("35000.00", "定金")]}),
    ("¥3万50箱", {"note": "¥3万50箱", "unread": ["¥3万50箱"]}),
    ("¥1.2亿", {"orders": [order("120000000.00", "")]}),
    ("¥500元", {"orders": [order("500.00", "")]}),
    ("¥800kg", {"orders": [order("800.00", "kg")]}),
    ("$1.2k trial kit", {"orders": [order("1200.00", "trial kit", "USD")]}),
    ("HK$500 deposit", {"orders": [order("500.00", "deposit", "HKD")]}),
    ("€99.90 toner", {"orders": [order("99.90", "toner", "EUR")]}),
    ("¥100 a ¥200 b", {"orders": [order("100.00", "a"), order("200.00", "b")]}),
    ("¥12,5 foo", {"note": "¥12,5 foo", "unread": ["¥12,5"]}),
    ("¥1.005", {"note": "¥1.005", "unread": ["¥1.005"]}),
    ("¥99999999999999999", {"note": "¥99999999999999999", "unread": ["¥99999999999999999"]}),
    ("¥abc", {"note": "¥abc"}),
    ("单价¥12", {"note": "单价¥12"}),
    ("$ 5", {"note": "$ 5"}),
    # When it happened.
    ("<昨天下午 谈了报价", {"at": "2026-11-17T15:00:00+08:00", "note": "谈了报价"}),
    ("<mon 3pm met", {"at": "2026-11-16T15:00:00+08:00", "note": "met"}),
    ("<2 hours ago", {"at": "2026-11-18T08:00:00+08:00"}),
    ("<昨天", {"at": "2026-11-17T12:00:00+08:00"}),
    ("<今天", {"at": "2026-11-18T10:00:00+08:00"}),
    ("谈了 《前天", {"at": "2026-11-16T12:00:00+08:00", "note": "谈了"}),
    ("<明天 谈了", {"note": "<明天 谈了", "unread": ["<明天"]}),
    ("<每周一 谈了", {"note": "<每周一 谈了", "unread": ["<每周一"]}),
    ("<节后 谈了", {"note": "<节后 谈了", "unread": ["<节后"]}),
    ("<昨天 <前天", {"at": "2026-11-17T12:00:00+08:00", "note": "<前天", "unread": ["<前天"]}),
    ("看了 《合同法》 第3条", {"note": "看了 《合同法》 第3条"}),
    ("i <3 you", {"note": "i <3 you", "unread": ["<3"]}),
    # Full-width forms.
    (
        "＠王建国 ＃样品 》下周三 回电 ！周五前 发报价 ？太贵 ＝没接 ￥12,000 50箱",
        {
            "customer": "王建国",
            "tags": ["样品"],
            "followups": [plan("2026-11-25", "回电")],
            "promises": [promise("2026-11-20", "发报价")],
            "objections": ["too-expensive"],
            "outcome": "no-answer",
            "orders": [order("12000.00", "50箱")],
        },
    ),
    ("　＃样品　谈了", {"tags": ["样品"], "note": "谈了"}),
    # Quotes.
    ('">明天 回电 #a"', {"note": ">明天 回电 #a"}),
    ("「@王建国 !!」", {"note": "@王建国 !!"}),
    ('他说"太多 >明天" 就挂了', {"note": '他说"太多 >明天" 就挂了'}),
    ('@王建国 "#1 >2 !3"', {"customer": "王建国", "note": "#1 >2 !3"}),
    ('24" 屏 #新品 27" 屏', {"note": '24" 屏 27" 屏', "tags": ["新品"]}),
    ('他说"好 >明天 回电', {"note": '他说"好', "followups": [plan("2026-11-19", "回电")]}),
    ('"a" and "b"', {"note": '"a" and "b"'}),
    # Plans in plain words.
    ("下周三回电", {"note": "下周三回电", "followups": [plan("2026-11-25", "回电")]}),
    (
        "太贵了不过周五再谈 ok",
        {"note": "太贵了不过周五再谈 ok", "offered": "too-expensive", "followups": [plan("2026-11-20", "再谈 ok")]},
    ),
    ("周五给他送样品，他很急", {"note": "周五给他送样品，他很急", "followups": [plan("2026-11-20", "给他送样品")]}),
    (
        "他说明天下午3点回电 很急",
        {"note": "他说明天下午3点回电 很急", "followups": [plan("2026-11-19", "回电", "15:00")]},
    ),
    ("约了下周三", {"note": "约了下周三", "followups": [plan("2026-11-25", "约了")]}),
    ("过两天再联系", {"note": "过两天再联系", "followups": [plan("2026-11-20", "再联系")]}),
    ("call back on Friday", {"note": "call back on Friday", "followups": [plan("2026-11-20", "call back")]}),
    (
        "busy, will send the quote next Monday.",
        {
            "note": "busy, will send the quote next Monday.",
            "followups": [plan("2026-11-23", "send the quote")],
        },
    ),
    ("on Friday call him", {"note": "on Friday call him", "followups": [plan("2026-11-20", "call him")]}),
    ("今晚回电", {"note": "今晚回电", "followups": [plan("2026-11-18", "回电", "20:00")]}),
    (
        "下周三回电 >明天 送样",
        {"note": "下周三回电", "followups": [plan("2026-11-19", "送样"), plan("2026-11-25", "回电")]},
    ),
    ("下周三回电 >下周三 送样", {"note": "下周三回电", "followups": [plan("2026-11-25", "送样")]}),
]

NO_PLANS = """
昨天拜访了客户
上周五送了样品
周五拜访了他，谈得不错
今天拜访王总
周五不用送样品
不是周五拜访
别周五打电话
下周三放假
下周一起吃饭
月底付款
10月15日送样后没消息
周五送样品的资料在桌上
他每天打电话来催
改天再联系
年后再联系
the call on Friday went well
didn't call on Friday
he called on Friday
met on Monday, call went well
send the monthly report
they may call back
visited last Friday
他说"下周三回电"就挂了
2月30号回电
""".strip().splitlines()


@pytest.mark.parametrize(("line", "fields"), LINES, ids=[line for line, _ in LINES])
def test_a_line_reads_as(line: str, fields: dict[str, Any]) -> None:
    read: dict[str, Any] = {**as_json(reading(line))}
    hints = read.pop("hints")
    assert read == document(**fields)
    assert len(hints) == len(read["unread"])
    assert all(hint.endswith(".") for hint in hints)


@pytest.mark.parametrize("line", NO_PLANS)
def test_what_was_or_may_be_is_no_plan(line: str) -> None:
    read = reading(line)
    assert read.followups == ()
    assert read.note == line


def test_the_channel_that_was_due_is_the_default() -> None:
    line = parse("谈了", now=NOW, directory=Book(), phrasebook=Cards(), default_channel=Channel.VISIT)
    assert line.channel is Channel.VISIT
    line = parse("/微信 谈了", now=NOW, directory=Book(), phrasebook=Cards(), default_channel=Channel.VISIT)
    assert line.channel is Channel.WECHAT
    line = parse("谈了", now=NOW, directory=Book(), phrasebook=Cards(), default_channel=None)
    assert as_json(line)["channel"] is None


def test_yen_are_what_the_setting_says() -> None:
    assert as_json(reading("¥1200 x", currency="JPY"))["order"] == order("1200", "x", "JPY")
    assert as_json(reading("¥12.5 x", currency="JPY"))["unread"] == ["¥12.5"]
    assert as_json(reading("$12.5 x", currency="JPY"))["order"] == order("12.50", "x", "USD")


def test_an_unmatched_objection_keeps_its_words() -> None:
    assert [(heard.card, heard.words) for heard in reading("?太贵 ?看不懂").objections] == [
        ("too-expensive", "太贵"),
        (None, "看不懂"),
    ]


def test_who_is_meant() -> None:
    known, ambiguous, new = (reading(line).customer for line in ("@wjg", "@wang", "@nobody"))
    assert known is not None
    assert known.known == WANG
    assert ambiguous is not None
    assert ambiguous.known is None
    assert ambiguous.people == (WANG, WANG_FANG)
    assert new is not None
    assert new.new


def test_when_it_happened_has_the_offset_of_that_day() -> None:
    from zoneinfo import ZoneInfo

    # Berlin left summer time on 25 October 2026.
    now = datetime(2026, 10, 26, 10, 0, tzinfo=ZoneInfo("Europe/Berlin"))
    line = parse("<3 days ago", now=now, directory=Book(), phrasebook=Cards())
    assert as_json(line)["at"] == "2026-10-23T12:00:00+02:00"
