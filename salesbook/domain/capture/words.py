"""The words for channels and outcomes, in both languages, as pinyin and as initials (D9)."""

import re
from collections.abc import Mapping
from typing import TypeVar

from salesbook.domain.codes import Channel, Outcome
from salesbook.domain.text import fold

Code = TypeVar("Code", Channel, Outcome)

_CHANNELS = {
    Channel.CALL: "电话 打电话 去电 致电 通话 语音 dianhua dh call phone phoned called tel ring",
    Channel.VISIT: "拜访 上门 走访 登门 出访 面谈 见面 baifang bf visit visited meet met",
    Channel.RECEIVED: "来访 到访 接待 laifang lf received walk-in incoming",
    Channel.WECHAT: "微信 weixin wx wechat",
    Channel.SMS: "短信 信息 duanxin dx sms text texted message msg",
    Channel.EMAIL: "邮件 电邮 邮箱 伊妹儿 youjian yj email e-mail mail emailed",
    Channel.LETTER: "信 信函 写信 函 xinhan xin xh letter post",
    Channel.MEETING: "会议 开会 huiyi hy meeting conference",
    Channel.EVENT: "活动 展会 huodong hd event fair",
    Channel.SOCIAL: "联谊 聚会 聚餐 吃饭 饭局 应酬 lianyi ly social dinner lunch party get-together",
}
_OUTCOMES = {
    Outcome.REACHED: "接通 接通了 通了 聊了 谈了 联系上 联系上了 jietong jt reached answered talked ok",
    Outcome.WON: "成交 成交了 成了 签单 签了 下单 下单了 订了 赢单 chengjiao cj won sold deal order ordered",
    Outcome.REFUSED: "拒绝 拒绝了 被拒 拒了 不要 jujue jj refused declined rejected lost",
    Outcome.NO_ANSWER: "没接 没接通 没人接 没接电话 未接 未接通 不接 无人接听 没打通 打不通 关机 占线 "
    "meijie mj no-answer noanswer no_answer unanswered missed busy voicemail na",
    Outcome.AGREED: "约了 约好 约好了 约定 约上 约上了 同意 答应 说好了 yuele yl agreed agree appointment booked",
    Outcome.BLOCKED: "挡了 挡驾 被挡 被挡了 挡住 挡住了 前台挡了 dangle dl blocked gatekeeper",
}
_TRADITIONAL = {
    "電話": Channel.CALL,
    "拜訪": Channel.VISIT,
    "來訪": Channel.RECEIVED,
    "短訊": Channel.SMS,
    "郵件": Channel.EMAIL,
    "會議": Channel.MEETING,
    "活動": Channel.EVENT,
    "聯誼": Channel.SOCIAL,
}
_TRADITIONAL_OUTCOMES = {
    "拒絕": Outcome.REFUSED,
    "沒接": Outcome.NO_ANSWER,
    "約了": Outcome.AGREED,
    "擋了": Outcome.BLOCKED,
}

CHANNELS: dict[str, Channel] = {
    **{word: channel for channel, words in _CHANNELS.items() for word in words.split()},
    **_TRADITIONAL,
    "text message": Channel.SMS,
    "phone call": Channel.CALL,
}
OUTCOMES: dict[str, Outcome] = {
    **{word: outcome for outcome, words in _OUTCOMES.items() for word in words.split()},
    **_TRADITIONAL_OUTCOMES,
    "no answer": Outcome.NO_ANSWER,
    "next step": Outcome.AGREED,
}

_WORD = "[^\\s,，。;；、!！?？]+"
_TWO_WORDS = "[a-zA-Z]+ [a-zA-Z]+(?![a-zA-Z])"


def word_at(text: str, start: int, end: int) -> int:
    """Return the end of the word that begins at `start`: at white space, a comma, a full stop, or `end`."""
    found = re.compile(_WORD).match(text, start, end)
    return found.end() if found else start


def known(table: Mapping[str, Code], text: str, start: int, end: int) -> tuple[Code, int] | None:
    """Return the code of the one or two words that begin at `start`, and where they end; None if unknown."""
    two = re.compile(_TWO_WORDS).match(text, start, end)
    for stop in (two.end() if two else start, word_at(text, start, end)):
        if found := table.get(fold(text[start:stop])):
            return found, stop
    return None
