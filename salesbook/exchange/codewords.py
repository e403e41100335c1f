"""The words with which tables write the book's codes, in both languages."""

from __future__ import annotations

from enum import StrEnum
from functools import lru_cache
from typing import TYPE_CHECKING, Generic, TypeVar

from salesbook.domain.codes import (
    Attitude,
    Channel,
    CustomerKind,
    Disposition,
    Heat,
    Language,
    LifeStage,
    Outcome,
    Source,
    Tier,
)
from salesbook.domain.text import fold

if TYPE_CHECKING:
    from collections.abc import Callable

_KIND = {
    CustomerKind.PERSON: "个人 个人客户 个体 自然人 individual private consumer b2c",
    CustomerKind.COMPANY: "单位 公司 企业 企业客户 公司客户 单位客户 机构 organization organisation business org b2b",
    CustomerKind.DEALER: "经销商 代理商 代理 分销商 渠道商 批发商 distributor reseller agent partner",
}
_STAGE = {
    LifeStage.PROSPECT: "准客户 潜在 潜在客户 意向客户 线索 未成交 跟进中 新客户 lead 商机 potential new open",
    LifeStage.CUSTOMER: "客户 成交 已成交 成交客户 老客户 正式客户 签约客户 已签约 won active client",
    LifeStage.LOST: "流失 已流失 流失客户 失效 无效 inactive churned former",
}
_TIER = {
    Tier.PRIORITY: """优先 a a类 a级 a类客户 重点 重点客户 重要 重要客户 vip vip客户 大客户 高 核心 核心客户
        钻石 high key important""",
    Tier.GENERAL: "一般 b b类 b级 b类客户 普通 普通客户 一般客户 中 金牌 medium normal standard",
    Tier.LAST: "最后 c c类 c级 c类客户 低 小客户 次要 非重点 low minor",
}
_HEAT = {
    Heat.HOT: "很有希望 热 高 高意向 强 强烈 意向强烈 a",
    Heat.WARM: "有希望 温 中意向 较强 中 有意向 b",
    Heat.MILD: "一般 低意向 弱 低 较弱 观望 c cold",
    Heat.NONE: "无意向 无 没有 没意向 无兴趣 不感兴趣 d no",
}
_DISPOSITION = {
    Disposition.KEEP_CALLING: "继续拜访 继续跟进 跟进",
    Disposition.KEEP_WARM: "不放弃 保持联系 保持 nurture",
    Disposition.DROPPED: "放弃 已放弃 不再跟进 disqualified unqualified",
}
_ATTITUDE = {
    Attitude.LOYAL: "忠诚 忠诚客户",
    Attitude.SWITCHER: "品牌转移",
    Attitude.UNCOMMITTED: "无品牌忠诚",
}
_SOURCE = {
    Source.EXISTING: "既有客户利用 既有客户 老客户 existingcustomer",
    Source.REVIVED: "客户再生 再生 唤醒",
    Source.FRIENDS: "亲友介绍 亲友 朋友介绍 亲戚介绍 朋友 熟人 friend family",
    Source.HANDED_OVER: "老业务员 交接 移交 同事移交 handover",
    Source.INFLUENCE: "借力",
    Source.FAIR: "商品展览会 展会 展览会 展销会 交易会 广交会 tradeshow tradefair exhibition event conference",
    Source.TRADE: "特定行业 行业",
    Source.ASSOCIATION: "特定团体 团体 协会 商会",
    Source.TERRITORY: "管区开拓 陌拜 扫街 扫楼 地推 陌生拜访",
    Source.PRESS: "报纸过滤 报纸 新闻 广告 报纸广告 advertisement news",
    Source.LEISURE: "休闲活动",
    Source.GOOD_TURN: "日行一善",
    Source.IMPULSE: "临时起意",
    Source.ON_THE_WAY: "中途拦截",
    Source.COLD: "乱石打鸟 电话营销 电销 陌生电话 coldcall telemarketing",
    Source.WEB: "网络 网站 官网 互联网 网上 网络推广 在线 百度 website internet online webform organicsearch",
    Source.REFERRAL: """转介绍 客户介绍 客户转介绍 介绍 推荐 老客户介绍 referred employeereferral
        externalreferral customerreferral""",
}
_CHANNEL = {
    Channel.CALL: "电话 打电话 通话 电联 去电 来电 电话沟通 电话跟进 电话拜访 phone phonecall telephone",
    Channel.VISIT: "拜访 上门 上门拜访 走访 面谈 外出拜访 meetinperson onsite",
    Channel.RECEIVED: "来访 到访 到店 客户来访 接待",
    Channel.WECHAT: "微信 微信沟通 企业微信 weixin",
    Channel.SMS: "短信 text textmessage message",
    Channel.EMAIL: "邮件 电子邮件 邮箱 mail",
    Channel.LETTER: "信函 信 信件 post",
    Channel.MEETING: "会议 客户会议 开会 会面",
    Channel.EVENT: "活动",
    Channel.SOCIAL: "联谊 聚餐 饭局 聚会 dinner",
}
_OUTCOME = {
    Outcome.REACHED: "接通 已接通 已联系 联系上 成功 已沟通 connected completed done contacted",
    Outcome.WON: "成交 已成交 签单 下单 赢单 closedwon order sold",
    Outcome.REFUSED: "拒绝 被拒 拒接 不需要 rejected declined notinterested",
    Outcome.NO_ANSWER: "没接 未接 无人接听 未接通 没人接 关机 占线 忙线 noanswer busy voicemail leftvoicemail missed",
    Outcome.AGREED: "约了 已约 约定 预约 约见 agreednextstep scheduled appointment",
    Outcome.BLOCKED: "挡了 被挡 前台挡了 gatekeeper",
}
_LANGUAGE = {
    Language.ZH: "中文 汉语 普通话 国语 中文简体 简体中文 繁體中文 中文繁体 chinese mandarin zhcn zhtw zhhans zhhant",
    Language.EN: "英文 英语 english enus engb",
}

C = TypeVar("C", bound=StrEnum)
_BARE = str.maketrans("", "", " -_/()（）·")


class Codewords(Generic[C]):
    """The words for the codes of one enum."""

    def __init__(self, table: dict[C, str]) -> None:
        self._codes = {word: code for code, words in table.items() for word in words.split()}
        self._codes |= {code.value.translate(_BARE): code for code in table}
        self.find: Callable[[str], C | None] = lru_cache(maxsize=1024)(self._find)
        """Return the code that a word stands for, None if it stands for none."""

    def _find(self, text: str) -> C | None:
        return self._codes.get(fold(text).translate(_BARE))


KINDS = Codewords(_KIND)
STAGES = Codewords(_STAGE)
TIERS = Codewords(_TIER)
HEATS = Codewords(_HEAT)
DISPOSITIONS = Codewords(_DISPOSITION)
ATTITUDES = Codewords(_ATTITUDE)
SOURCES = Codewords(_SOURCE)
CHANNELS = Codewords(_CHANNEL)
OUTCOMES = Codewords(_OUTCOME)
LANGUAGES = Codewords(_LANGUAGE)

_YES = frozenset(["是", "yes", "y", "true", "1", "√", "✓", "对", "勿扰", "禁止", "不可联系", "donotcall"])
_NO = frozenset(["", "否", "no", "n", "false", "0", "×", "可以", "允许"])


def yes_or_no(text: str) -> bool | None:
    """Return whether a cell says yes; None if it says neither."""
    bare = fold(text).translate(_BARE)
    return True if bare in _YES else False if bare in _NO else None
