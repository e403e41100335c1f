"""Where each property of a card belongs: one function a property, which says whether it found a place for it."""

from __future__ import annotations

from typing import TYPE_CHECKING, TypeAlias
from urllib.parse import unquote

from salesbook.domain.codes import CustomerKind, DayKind
from salesbook.exchange import labels as words
from salesbook.exchange.postal import join_address
from salesbook.exchange.records import Extra, Origin, RecordDay
from salesbook.exchange.vcard import own
from salesbook.exchange.vcard.days import read_day, read_lunar
from salesbook.exchange.vcard.properties import split, unescape, write_param

if TYPE_CHECKING:
    from collections.abc import Callable

    from salesbook.exchange.vcard.draft import Draft
    from salesbook.exchange.vcard.properties import Property

Taker: TypeAlias = "Callable[[Draft, Property], bool]"

_SERVICES = {
    "X-QQ": "qq", "X-TENCENT-QQ": "qq", "X-AIM": "aim", "X-ICQ": "icq", "X-MSN": "msn", "X-YAHOO": "yahoo",
    "X-JABBER": "jabber", "X-SKYPE": "skype", "X-SKYPE-USERNAME": "skype", "X-GTALK": "gtalk",
    "X-GOOGLE-TALK": "gtalk", "X-GROUPWISE": "groupwise", "X-GADUGADU": "gadugadu", "X-MS-IMADDRESS": "im",
    "X-DINGTALK": "dingtalk", "X-TELEGRAM": "telegram", "X-WHATSAPP": "whatsapp", "X-LINE": "line",
}  # fmt: skip
_WECHAT = frozenset({"wechat", "weixin", "微信", "微信号", "wechatid"})
_NICKNAME, _EVENT = "vnd.android.cursor.item/nickname", "vnd.android.cursor.item/contact_event"
_LUNAR_BIRTHDAY = "vnd.com.miui.cursor.item/lunarBirthday"
_EVENTS = {"1": DayKind.ANNIVERSARY, "3": DayKind.BIRTHDAY}
_SYSTEM_GROUPS = frozenset({"mycontacts", "* mycontacts"})


def _fn(draft: Draft, prop: Property) -> bool:
    if draft.full_name:
        return False
    draft.full_name = draft.text(prop)
    return True


def _n(draft: Draft, prop: Property) -> bool:
    if draft.parts_raw:
        return False
    draft.parts_raw = prop.value
    parts = [" ".join(part.replace(",", " ").split()) for part in split(prop.value, ";")]
    draft.parts = [*parts, "", "", "", "", ""][:5]
    return True


def _org(draft: Draft, prop: Property) -> bool:
    if "organisation" in draft.values:
        return False
    parts = split(prop.value, ";")
    if not draft.is_own:
        parts = [part.strip() for part in parts]
    draft.values["organisation"] = parts[0]
    draft.values["department"] = " / ".join(part for part in parts[1:] if part)
    return True


def _title(draft: Draft, prop: Property) -> bool:
    if draft.title:
        return False
    draft.title = draft.text(prop)
    return True


def _role(draft: Draft, prop: Property) -> bool:
    if draft.duty or any(other.name == "TITLE" and other.value for other in draft.card.properties):
        return False
    draft.duty = draft.text(prop)
    return True


def _tel(draft: Draft, prop: Property) -> bool:
    text = draft.text(prop)
    if draft.is_own:
        return draft.add("phones", prop, text)
    if text[:4].lower() == "tel:":
        number, _semicolon, rest = unquote(text[4:]).partition(";")
        extension = next((part[4:] for part in rest.split(";") if part[:4].lower() == "ext="), "")
        text = f"{number} ext. {extension}" if extension else number
    return draft.add("phones", prop, text.strip("; "))


def _email(draft: Draft, prop: Property) -> bool:
    text = draft.text(prop)
    if text[:7].lower() == "mailto:" and not draft.is_own:
        text = text[7:]
    return draft.add("emails", prop, text)


def _url(draft: Draft, prop: Property) -> bool:
    return draft.add("urls", prop, draft.text(prop))


def _adr(draft: Draft, prop: Property) -> bool:
    parts = [*split(prop.value, ";"), "", "", "", "", "", "", ""][:7]
    box, more, street, city, region, postcode, country = parts if draft.is_own else [part.strip() for part in parts]
    if street and not any((box, more, city, region, postcode, country)):
        return draft.add("addresses", prop, street)
    line = join_address(
        street=" ".join(part for part in (box, street, more) if part),
        city=city,
        region=region,
        postcode=postcode,
        country=country,
    )
    if line:
        draft.structured.append(Extra(f"ADR;{own.STANDS_FOR}={write_param(line)}", prop.value))
    return draft.add("addresses", prop, line)


def _label(draft: Draft, prop: Property) -> bool:
    if any(other.name == "ADR" and other.value.strip("; ") for other in draft.card.properties):
        return False
    return draft.add("addresses", prop, " ".join(draft.text(prop).split()))


def _impp(draft: Draft, prop: Property) -> bool:
    scheme, colon, value = draft.text(prop).partition(":")
    if not colon:
        scheme, value = "", scheme
    service = prop.param("X-SERVICE-TYPE")
    if service.lower() in _WECHAT or scheme.lower() in _WECHAT:
        return draft.add("wechats", prop, value)
    named = service or (scheme.lower() if scheme.lower() != "x-apple" else "")
    return draft.add("ims", prop, value, named if draft.is_own else words.canonical(named))


def _im(draft: Draft, prop: Property) -> bool:
    return draft.add("ims", prop, draft.text(prop), _SERVICES[prop.name])


def _wechat(draft: Draft, prop: Property) -> bool:
    return draft.add("wechats", prop, draft.text(prop))


def _profile(draft: Draft, prop: Property) -> bool:
    if not any(word.lower() in _WECHAT for word in prop.types()):
        return False
    return draft.add("wechats", prop, prop.param("X-USER") or draft.text(prop).removeprefix("x-apple:"), "")


def _nickname(draft: Draft, prop: Property) -> bool:
    nicknames = split(prop.value, ",")
    draft.nicknames += nicknames if draft.is_own else [nick.strip() for nick in nicknames if nick.strip()]
    return True


def _categories(draft: Draft, prop: Property) -> bool:
    found = split(prop.value, ",")
    if not draft.is_own:
        found = [group for part in found if (group := part.strip()).lower() not in {"", *_SYSTEM_GROUPS}]
    draft.groups += found
    return True


def _note(draft: Draft, prop: Property) -> bool:
    draft.notes.append(draft.text(prop))
    return True


def _birthday(draft: Draft, prop: Property) -> bool:
    day = read_day(prop, draft.text(prop))
    if day is not None:
        draft.birthdays.append(day)
    return day is not None


def _lunar_birthday(draft: Draft, prop: Property) -> bool:
    if prop.name == "X-ALTBDAY" and prop.param("CALSCALE").lower() not in ("", "chinese"):
        return False
    day = read_lunar(draft.text(prop))
    if day is not None:
        draft.birthdays.append(day)
    return day is not None


def _anniversary(draft: Draft, prop: Property) -> bool:
    day = read_day(prop, draft.text(prop))
    if day is not None:
        draft.days.append(RecordDay(DayKind.ANNIVERSARY, day))
    return day is not None


def _date(draft: Draft, prop: Property) -> bool:
    day = read_day(prop, draft.text(prop))
    if day is None:
        return False
    kind, _space, word = prop.param(own.DAY).partition(" ")
    if kind in list(DayKind):
        draft.days.append(RecordDay(DayKind(kind), day, word))
        return True
    kind_of_day, word = words.day_kind(draft.labels.get(prop.group.lower(), "") or " ".join(prop.types()))
    draft.days.append(RecordDay(kind_of_day, day, word))
    return True


def _android(draft: Draft, prop: Property) -> bool:
    kind, first, second, third = [*split(prop.value, ";"), "", "", ""][:4]
    if kind == _NICKNAME:
        draft.nicknames.append(first.strip())
        return True
    if kind not in (_EVENT, _LUNAR_BIRTHDAY):
        return False
    day = read_lunar(first) if kind == _LUNAR_BIRTHDAY else read_day(prop, first)
    if day is None:
        return False
    kind_of_day = DayKind.BIRTHDAY if kind == _LUNAR_BIRTHDAY else _EVENTS.get(second, DayKind.OTHER)
    if kind_of_day is DayKind.BIRTHDAY:
        draft.birthdays.append(day)
    else:
        draft.days.append(RecordDay(kind_of_day, day, third if kind_of_day is DayKind.OTHER else ""))
    return True


def _kind(draft: Draft, prop: Property) -> bool:
    if prop.value.strip().lower() in ("org", "company"):
        draft.values.setdefault("kind", CustomerKind.COMPANY)
        return True
    return prop.value.strip().lower() in ("individual", "person")


def _column(draft: Draft, prop: Property) -> bool:
    draft.extras.append(Extra(prop.param(own.HEADER), unescape(prop.value), Origin.TABLE))
    return True


_TAKERS: dict[str, Taker] = {
    "FN": _fn,
    "N": _n,
    "ORG": _org,
    "TITLE": _title,
    "ROLE": _role,
    "TEL": _tel,
    "EMAIL": _email,
    "URL": _url,
    "ADR": _adr,
    "LABEL": _label,
    "IMPP": _impp,
    "X-WECHAT": _wechat,
    "X-WEIXIN": _wechat,
    "X-WECHAT-ID": _wechat,
    "X-SOCIALPROFILE": _profile,
    "NICKNAME": _nickname,
    "X-NICKNAME": _nickname,
    "CATEGORIES": _categories,
    "X-GROUP-MEMBERSHIP": _categories,
    "NOTE": _note,
    "BDAY": _birthday,
    "X-ALTBDAY": _lunar_birthday,
    "X-LUNAR-BIRTHDAY": _lunar_birthday,
    "X-LUNARBIRTHDAY": _lunar_birthday,
    "X-LUNAR-BDAY": _lunar_birthday,
    "ANNIVERSARY": _anniversary,
    "X-ANNIVERSARY": _anniversary,
    "X-MS-ANNIVERSARY": _anniversary,
    "X-EVOLUTION-ANNIVERSARY": _anniversary,
    "X-ABDATE": _date,
    "X-ANDROID-CUSTOM": _android,
    "KIND": _kind,
    "X-ABSHOWAS": _kind,
    own.COLUMN: _column,
}


def taker(name: str) -> Taker | None:
    """Return what takes a property of this name, None if the book has no place for it."""
    return _TAKERS.get(name) or (_im if name in _SERVICES else None)
