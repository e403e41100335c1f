"""The words a rep sees for each code of the trade, in the language in use.

Each word is looked up when it is asked for, so that the language may be chosen after the import. Words that
are equal in English but not in Chinese carry a context.
"""

from collections.abc import Callable
from enum import StrEnum

from salesbook.domain.codes import (
    Attitude,
    Calendar,
    Channel,
    ComplaintState,
    ContactFunction,
    CustomerKind,
    DayKind,
    Disposition,
    FollowupState,
    Heat,
    Language,
    LifeStage,
    ObjectionResult,
    Outcome,
    PointKind,
    PromiseState,
    Purpose,
    ReasonKind,
    RenewalLoss,
    RhythmState,
    SalesClass,
    Source,
    Tier,
)
from salesbook.domain.days import Festival
from salesbook.domain.objections import Family, Way
from salesbook.locale import _, pgettext

# One table for each list, because codes of different lists may be spelt alike and would then be equal.
_TERMS: dict[type[StrEnum], dict[StrEnum, Callable[[], str]]] = {
    Language: {
        Language.ZH: lambda: _("Chinese"),
        Language.EN: lambda: _("English"),
    },
    CustomerKind: {
        CustomerKind.PERSON: lambda: _("Person"),
        CustomerKind.COMPANY: lambda: _("Company"),
        CustomerKind.DEALER: lambda: _("Dealer"),
    },
    LifeStage: {
        LifeStage.PROSPECT: lambda: _("Prospect"),
        LifeStage.CUSTOMER: lambda: _("Customer"),
        LifeStage.LOST: lambda: pgettext("customer", "Lost"),
    },
    ContactFunction: {
        ContactFunction.DECIDES: lambda: _("Decides"),
        ContactFunction.HANDLES: lambda: _("Handles it"),
        ContactFunction.GATEKEEPER: lambda: _("Gatekeeper"),
    },
    SalesClass: {
        SalesClass.A: lambda: pgettext("sales class", "A"),
        SalesClass.B: lambda: pgettext("sales class", "B"),
        SalesClass.C: lambda: pgettext("sales class", "C"),
    },
    Tier: {
        Tier.PRIORITY: lambda: pgettext("tier", "Priority"),
        Tier.GENERAL: lambda: pgettext("tier", "General"),
        Tier.LAST: lambda: pgettext("tier", "Last"),
    },
    Heat: {
        Heat.HOT: lambda: pgettext("heat", "Hot"),
        Heat.WARM: lambda: pgettext("heat", "Warm"),
        Heat.MILD: lambda: pgettext("heat", "Mild"),
        Heat.NONE: lambda: pgettext("heat", "No interest"),
    },
    Disposition: {
        Disposition.KEEP_CALLING: lambda: _("Keep calling"),
        Disposition.KEEP_WARM: lambda: _("Keep warm"),
        Disposition.DROPPED: lambda: pgettext("customer", "Dropped"),
    },
    Attitude: {
        Attitude.LOYAL: lambda: _("Loyal"),
        Attitude.SWITCHER: lambda: _("Switcher"),
        Attitude.UNCOMMITTED: lambda: _("Uncommitted"),
    },
    Source: {
        Source.EXISTING: lambda: _("Existing customer"),
        Source.REVIVED: lambda: _("Revived customer"),
        Source.FRIENDS: lambda: _("Friends and family"),
        Source.HANDED_OVER: lambda: _("Handed over by a colleague"),
        Source.INFLUENCE: lambda: _("Borrowed influence"),
        Source.FAIR: lambda: _("Trade fair"),
        Source.TRADE: lambda: _("Chosen trade"),
        Source.ASSOCIATION: lambda: _("Chosen association"),
        Source.TERRITORY: lambda: _("Territory canvass"),
        Source.PRESS: lambda: _("Press and news"),
        Source.LEISURE: lambda: _("Leisure"),
        Source.GOOD_TURN: lambda: _("A good turn"),
        Source.IMPULSE: lambda: _("On impulse"),
        Source.ON_THE_WAY: lambda: _("Met on the way"),
        Source.COLD: lambda: _("Cold shots"),
        Source.WEB: lambda: pgettext("source", "Web"),
        Source.REFERRAL: lambda: _("Referral"),
    },
    Channel: {
        Channel.CALL: lambda: pgettext("channel", "Call"),
        Channel.VISIT: lambda: pgettext("channel", "Visit"),
        Channel.RECEIVED: lambda: pgettext("channel", "Received a visit"),
        Channel.WECHAT: lambda: _("WeChat"),
        Channel.SMS: lambda: pgettext("channel", "Text message"),
        Channel.EMAIL: lambda: _("E-mail"),
        Channel.LETTER: lambda: pgettext("channel", "Letter"),
        Channel.MEETING: lambda: pgettext("channel", "Customer meeting"),
        Channel.EVENT: lambda: pgettext("channel", "Event"),
        Channel.SOCIAL: lambda: pgettext("channel", "Get-together"),
    },
    Purpose: {
        Purpose.LISTEN: lambda: pgettext("purpose", "Listen"),
        Purpose.TEACH: lambda: pgettext("purpose", "Teach"),
        Purpose.HELP: lambda: pgettext("purpose", "Help"),
        Purpose.SELL: lambda: pgettext("purpose", "Sell"),
        Purpose.CARE: lambda: pgettext("purpose", "Care"),
    },
    Outcome: {
        Outcome.REACHED: lambda: pgettext("outcome", "Reached"),
        Outcome.WON: lambda: pgettext("outcome", "Order won"),
        Outcome.REFUSED: lambda: pgettext("outcome", "Refused"),
        Outcome.NO_ANSWER: lambda: pgettext("outcome", "No answer"),
        Outcome.AGREED: lambda: pgettext("outcome", "Next step agreed"),
        Outcome.BLOCKED: lambda: pgettext("outcome", "Blocked at the gate"),
    },
    FollowupState: {
        FollowupState.OPEN: lambda: pgettext("follow-up", "Open"),
        FollowupState.DONE: lambda: pgettext("follow-up", "Done"),
        FollowupState.DROPPED: lambda: pgettext("follow-up", "Dropped"),
    },
    PromiseState: {
        PromiseState.OPEN: lambda: pgettext("promise", "Open"),
        PromiseState.KEPT: lambda: pgettext("promise", "Kept"),
        PromiseState.KEPT_LATE: lambda: pgettext("promise", "Kept late"),
        PromiseState.BROKEN: lambda: pgettext("promise", "Broken"),
    },
    ComplaintState: {
        ComplaintState.RECEIVED: lambda: pgettext("complaint", "Received"),
        ComplaintState.LISTENED: lambda: pgettext("complaint", "Listened to"),
        ComplaintState.CHECKED: lambda: pgettext("complaint", "Checked"),
        ComplaintState.SOLVED: lambda: pgettext("complaint", "Solved"),
        ComplaintState.TOLD: lambda: pgettext("complaint", "Result told"),
    },
    RenewalLoss: {
        RenewalLoss.UNSTABLE: lambda: _("The product was not stable"),
        RenewalLoss.USERS_LEFT: lambda: _("Its users left"),
        RenewalLoss.PRICE: lambda: pgettext("loss", "The price"),
        RenewalLoss.SERVICE: lambda: pgettext("loss", "The service"),
        RenewalLoss.OWN: lambda: _("Reasons of their own"),
    },
    ObjectionResult: {
        ObjectionResult.OVERCOME: lambda: pgettext("objection", "Overcome"),
        ObjectionResult.POSTPONED: lambda: pgettext("objection", "Postponed"),
        ObjectionResult.LOST: lambda: pgettext("objection", "Lost"),
    },
    PointKind: {
        PointKind.PHONE: lambda: _("Phone"),
        PointKind.EMAIL: lambda: _("E-mail"),
        PointKind.WECHAT: lambda: _("WeChat"),
        PointKind.ADDRESS: lambda: _("Address"),
        PointKind.URL: lambda: _("Web address"),
        PointKind.IM: lambda: _("Messenger"),
    },
    DayKind: {
        DayKind.BIRTHDAY: lambda: _("Birthday"),
        DayKind.COMPANY_DAY: lambda: _("Company day"),
        DayKind.ANNIVERSARY: lambda: _("Anniversary"),
        DayKind.OTHER: lambda: pgettext("day", "Other day"),
    },
    Calendar: {
        Calendar.SOLAR: lambda: pgettext("calendar", "Solar"),
        Calendar.LUNAR: lambda: pgettext("calendar", "Lunar"),
    },
    ReasonKind: {
        ReasonKind.PROMISE: lambda: pgettext("reason", "Promise"),
        ReasonKind.FOLLOWUP: lambda: pgettext("reason", "Follow-up"),
        ReasonKind.COMPLAINT: lambda: pgettext("reason", "Complaint"),
        ReasonKind.DAY: lambda: pgettext("reason", "Day to remember"),
        ReasonKind.RHYTHM: lambda: pgettext("reason", "Buying rhythm"),
        ReasonKind.RENEWAL: lambda: pgettext("reason", "Renewal"),
        ReasonKind.LIFECYCLE: lambda: pgettext("reason", "Product care"),
        ReasonKind.CREDIT: lambda: pgettext("reason", "Credit"),
        ReasonKind.CADENCE: lambda: pgettext("reason", "Cadence"),
        ReasonKind.NO_PLAN: lambda: pgettext("reason", "No plan"),
    },
    RhythmState: {
        RhythmState.NEW: lambda: pgettext("rhythm", "No order yet"),
        RhythmState.STEADY: lambda: pgettext("rhythm", "Steady"),
        RhythmState.WATCH: lambda: pgettext("rhythm", "Watch"),
        RhythmState.WARN: lambda: pgettext("rhythm", "Warning"),
        RhythmState.RESCUE: lambda: pgettext("rhythm", "Rescue"),
        RhythmState.LOST: lambda: pgettext("rhythm", "Lost"),
    },
    Festival: {
        Festival.NEW_YEAR: lambda: _("New Year's Day"),
        Festival.SPRING_FESTIVAL: lambda: _("Spring Festival"),
        Festival.LANTERNS: lambda: _("Lantern Festival"),
        Festival.QINGMING: lambda: _("Qingming"),
        Festival.LABOUR_DAY: lambda: _("Labour Day"),
        Festival.MOTHERS_DAY: lambda: _("Mother's Day"),
        Festival.DRAGON_BOATS: lambda: _("Dragon Boat Festival"),
        Festival.FATHERS_DAY: lambda: _("Father's Day"),
        Festival.MID_AUTUMN: lambda: _("Mid-Autumn Festival"),
        Festival.NATIONAL_DAY: lambda: _("National Day"),
        Festival.DOUBLE_NINTH: lambda: _("Double Ninth"),
    },
    Family: {
        Family.NEED: lambda: pgettext("family", "Need"),
        Family.MONEY: lambda: pgettext("family", "Money"),
        Family.AUTHORITY: lambda: pgettext("family", "Authority"),
        Family.PRICE: lambda: pgettext("family", "Price"),
        Family.PRODUCT: lambda: pgettext("family", "Product"),
        Family.SOURCE: lambda: pgettext("family", "Source"),
        Family.TIME: lambda: pgettext("family", "Time"),
        Family.SERVICE: lambda: pgettext("family", "Service"),
        Family.TRUST: lambda: pgettext("family", "Trust"),
        Family.HABIT: lambda: pgettext("family", "Habit"),
        Family.BRUSH_OFF: lambda: pgettext("family", "Brush-off"),
    },
    Way: {
        Way.LAER: lambda: _("Listen and acknowledge"),
        Way.ISOLATE: lambda: _("Isolate and confirm"),
        Way.ASK: lambda: pgettext("way", "Ask"),
        Way.AGREE_IF: lambda: _("Agree, if"),
        Way.COMPENSATE: lambda: _("Compensate"),
        Way.TURN_ROUND: lambda: _("Turn it round"),
        Way.PASS_OVER: lambda: _("Pass over"),
        Way.DENY: lambda: _("Deny, with facts"),
        Way.FORESTALL: lambda: _("Forestall"),
    },
}


def term(code: StrEnum) -> str:
    """Return the word for a code of `salesbook.domain.codes` or for a festival."""
    return _TERMS[type(code)][code]()
