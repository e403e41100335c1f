"""What files call a phone number, an address or a day, brought to one word for each meaning.

Words that mean nothing to us stay as they are written.
"""

from __future__ import annotations

import re
from functools import lru_cache

from salesbook.domain.codes import DayKind

_WORDS = {
    "cell": """cell mobile mobil mobilephone cellphone cellular handy 手机 手机号 手机号码
        移动电话 行动电话 手機 行動電話 移动 携帯""",
    "work": "work business office company 工作 公司 单位 办公 商务 單位 商務 办公室 座机工作 job",
    "home": "home house private 家庭 住宅 家 家里 宅电 家用",
    "main": "main primary 主要 总机 主",
    "other": "other 其他 其它 自定义 custom",
    "work fax": "workfax businessfax faxwork 商务传真 公司传真 工作传真 单位传真 办公传真",
    "home fax": "homefax faxhome 住宅传真 家庭传真",
    "other fax": "otherfax 其他传真",
    "fax": "fax 传真 傳真 传真号码",
    "pager": "pager 寻呼机 传呼",
    "car": "car 车载 车载电话 carphone",
    "assistant": "assistant 助理 秘书 assistantphone assistantsphone",
    "homepage": "homepage 主页 首页 官网",
    "profile": "profile",
    "blog": "blog 博客",
    "iphone": "iphone",
    "qq": "qq oicq",
}
_CANONICAL = {word: label for label, words in _WORDS.items() for word in words.split()}
_APPLE = re.compile(r"_\$!<(.*)>!\$_", re.DOTALL)
_SEPARATORS = re.compile(r"[\s_\-·]+")

_DAY_KINDS = {
    DayKind.BIRTHDAY: "birthday bday 生日 出生日期",
    DayKind.COMPANY_DAY: """companyday foundingday companyanniversary 公司日 厂庆 店庆 司庆 公司成立日 成立日期
        成立日 公司纪念日 开业日期 周年庆""",
    DayKind.ANNIVERSARY: """anniversary weddinganniversary wedding 纪念日 結婚紀念日 结婚纪念日 周年 周年纪念
        周年纪念日 紀念日""",
}
_DAY_KIND = {word: kind for kind, words in _DAY_KINDS.items() for word in words.split()}


def _bare(text: str) -> str:
    return _SEPARATORS.sub("", text.lower()).removeprefix("*").removesuffix("电话") or text


@lru_cache(maxsize=4096)
def canonical(label: str) -> str:
    """Return the one word for a label: `* Mobile`, `手机` and `_$!<Mobile>!$_` are all "cell"."""
    if found := _APPLE.fullmatch(label.strip()):
        label = found[1]
        return _CANONICAL.get(_bare(label), label.lower())
    label = label.strip().removeprefix("* ")
    return _CANONICAL.get(_bare(label), label)


def day_kind(label: str) -> tuple[DayKind, str]:
    """Return which day a label names, and the label itself where the kind does not say it all."""
    if found := _APPLE.fullmatch(label.strip()):
        label = found[1]
    label = label.strip().removeprefix("* ")
    kind = _DAY_KIND.get(_SEPARATORS.sub("", label.lower()))
    if kind is None:
        return DayKind.OTHER, label
    return kind, "" if label.lower() == kind.value else label
