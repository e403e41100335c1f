"""What the talks of a story are about, and how such a talk usually takes place."""

from __future__ import annotations

from enum import IntEnum
from typing import NamedTuple

from salesbook.domain.codes import Channel, Outcome, Purpose


class Kind(IntEnum):
    """What a talk of a story is about. The numbers order talks of the same moment."""

    SCRIPTED = 0
    FIRST_VISIT = 1
    FIRST_CALL = 2
    INFO = 3
    NEED = 4
    SAMPLE = 5
    QUOTE = 6
    OBJECTION = 7
    OBJECTION_VISIT = 8
    FOLLOW = 9
    FOLLOW_VISIT = 10
    NO_ANSWER = 11
    BLOCKED = 12
    REFUSED = 13
    ORDER = 14
    DELIVERY = 15
    REORDER = 16
    REORDER_VISIT = 17
    CHECK = 18
    CHECK_VISIT = 19
    CARE = 20
    CARE_VISIT = 21
    COMPLAINT = 22
    SOLVED = 23
    COLLECT = 24
    RENEWAL = 25
    REFERRAL = 26
    SUPPORT = 27
    EVENT = 28
    RECEIVED = 29
    SLOW = 30
    LEFT = 31


class Form(NamedTuple):
    """How a talk of one kind takes place: the channels to choose from (D9), its purpose and its outcome.

    A WeChat message stands for whatever short message is usual where the book plays.
    """

    channels: tuple[Channel, ...]
    purpose: Purpose | None = None
    outcome: Outcome = Outcome.REACHED


_CALL = Channel.CALL
_MESSAGE = Channel.WECHAT
_ON_SITE = (Channel.VISIT,)

FORMS = {
    Kind.FIRST_VISIT: Form(_ON_SITE, Purpose.LISTEN),
    Kind.FIRST_CALL: Form((_CALL,), Purpose.LISTEN),
    Kind.INFO: Form((_MESSAGE, _MESSAGE, Channel.EMAIL), Purpose.TEACH),
    Kind.NEED: Form(_ON_SITE, Purpose.LISTEN),
    Kind.SAMPLE: Form(_ON_SITE, Purpose.TEACH),
    Kind.QUOTE: Form((_CALL, _MESSAGE, Channel.EMAIL), Purpose.SELL),
    Kind.OBJECTION: Form((_CALL,), Purpose.SELL),
    Kind.OBJECTION_VISIT: Form(_ON_SITE, Purpose.SELL),
    Kind.FOLLOW: Form((_CALL,), Purpose.SELL),
    Kind.FOLLOW_VISIT: Form(_ON_SITE, Purpose.SELL),
    Kind.NO_ANSWER: Form((_CALL,), None, Outcome.NO_ANSWER),
    Kind.BLOCKED: Form((_CALL,), None, Outcome.BLOCKED),
    Kind.REFUSED: Form((_CALL, Channel.VISIT), Purpose.SELL, Outcome.REFUSED),
    Kind.ORDER: Form((_CALL, Channel.VISIT, Channel.VISIT), Purpose.SELL, Outcome.WON),
    Kind.DELIVERY: Form(_ON_SITE, Purpose.HELP),
    Kind.REORDER: Form((_CALL, _MESSAGE, _MESSAGE), Purpose.SELL, Outcome.WON),
    Kind.REORDER_VISIT: Form(_ON_SITE, Purpose.SELL, Outcome.WON),
    Kind.CHECK: Form((_CALL,), Purpose.HELP),
    Kind.CHECK_VISIT: Form(_ON_SITE, Purpose.HELP),
    Kind.CARE: Form((_MESSAGE,), Purpose.CARE),
    Kind.CARE_VISIT: Form(_ON_SITE, Purpose.CARE),
    Kind.COMPLAINT: Form((_CALL,), Purpose.LISTEN),
    Kind.SOLVED: Form(_ON_SITE, Purpose.HELP),
    Kind.COLLECT: Form((_CALL, _CALL, Channel.VISIT)),
    Kind.RENEWAL: Form((_CALL,), Purpose.SELL),
    Kind.REFERRAL: Form(_ON_SITE, Purpose.CARE),
    Kind.SUPPORT: Form(_ON_SITE, Purpose.TEACH),
    Kind.EVENT: Form((Channel.EVENT, Channel.EVENT, Channel.MEETING), Purpose.TEACH),
    Kind.RECEIVED: Form((Channel.RECEIVED,), Purpose.SELL),
    Kind.SLOW: Form((_CALL,), Purpose.LISTEN),
    Kind.LEFT: Form((_CALL,), Purpose.LISTEN, Outcome.REFUSED),
}

ON_SITE = frozenset(kind for kind, form in FORMS.items() if set(form.channels) <= {Channel.VISIT, Channel.RECEIVED})
"""The kinds that are always face to face, so that they count as visits (D3)."""

GOING_THERE = {
    Kind.OBJECTION: Kind.OBJECTION_VISIT,
    Kind.FOLLOW: Kind.FOLLOW_VISIT,
    Kind.NO_ANSWER: Kind.FOLLOW_VISIT,
    Kind.REORDER: Kind.REORDER_VISIT,
    Kind.CHECK: Kind.CHECK_VISIT,
    Kind.CARE: Kind.CARE_VISIT,
    Kind.FIRST_CALL: Kind.FIRST_VISIT,
}
"""What takes the place of a kind when a visit is due."""
