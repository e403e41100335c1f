"""The closed lists of the trade: every code that is stored in the book or printed as JSON.

The values are a contract: they stand in books on disk and in scripts of users. Add, never rename.
The words a rep sees for them live in `salesbook.domain.terms`.
"""

from enum import StrEnum


class Language(StrEnum):
    """A language of the interface and of the scripts."""

    ZH = "zh"
    EN = "en"


class CustomerKind(StrEnum):
    """Who the customer is (D1)."""

    PERSON = "person"
    COMPANY = "company"
    DEALER = "dealer"


class LifeStage(StrEnum):
    """Where a customer stands in its life with the rep (D1)."""

    PROSPECT = "prospect"
    CUSTOMER = "customer"
    LOST = "lost"


class ContactFunction(StrEnum):
    """What a contact does in a buying decision (D1)."""

    DECIDES = "decides"
    HANDLES = "handles"
    GATEKEEPER = "gatekeeper"


class SalesClass(StrEnum):
    """Sales class by the cumulative share of rolling twelve-month sales (D2)."""

    A = "A"
    B = "B"
    C = "C"


class Tier(StrEnum):
    """How much attention a customer gets (D3)."""

    PRIORITY = "priority"
    GENERAL = "general"
    LAST = "last"


class Heat(StrEnum):
    """How warm a prospect is (D4)."""

    HOT = "hot"
    WARM = "warm"
    MILD = "mild"
    NONE = "none"


class Disposition(StrEnum):
    """Whether the rep goes on with a customer (D4)."""

    KEEP_CALLING = "keep-calling"
    KEEP_WARM = "keep-warm"
    DROPPED = "dropped"


class Attitude(StrEnum):
    """How the customer stands to the brand (D5)."""

    LOYAL = "loyal"
    SWITCHER = "switcher"
    UNCOMMITTED = "uncommitted"


class Source(StrEnum):
    """Where a prospect came from (D7)."""

    EXISTING = "existing"
    REVIVED = "revived"
    FRIENDS = "friends"
    HANDED_OVER = "handed-over"
    INFLUENCE = "influence"
    FAIR = "fair"
    TRADE = "trade"
    ASSOCIATION = "association"
    TERRITORY = "territory"
    PRESS = "press"
    LEISURE = "leisure"
    GOOD_TURN = "good-turn"
    IMPULSE = "impulse"
    ON_THE_WAY = "on-the-way"
    COLD = "cold"
    WEB = "web"
    REFERRAL = "referral"


class Channel(StrEnum):
    """How a talk took place (D9)."""

    CALL = "call"
    VISIT = "visit"
    RECEIVED = "received"
    WECHAT = "wechat"
    SMS = "sms"
    EMAIL = "email"
    LETTER = "letter"
    MEETING = "meeting"
    EVENT = "event"
    SOCIAL = "social"


class Purpose(StrEnum):
    """What a talk was for (D9)."""

    LISTEN = "listen"
    TEACH = "teach"
    HELP = "help"
    SELL = "sell"
    CARE = "care"


class Outcome(StrEnum):
    """How a talk ended (D9)."""

    REACHED = "reached"
    WON = "won"
    REFUSED = "refused"
    NO_ANSWER = "no-answer"
    AGREED = "agreed"
    BLOCKED = "blocked"

    @property
    def completed(self) -> bool:
        """Whether the person was really reached, so that the talk satisfies the cadence (D3)."""
        return self not in (Outcome.NO_ANSWER, Outcome.BLOCKED)


class FollowupState(StrEnum):
    """What became of a follow-up."""

    OPEN = "open"
    DONE = "done"
    DROPPED = "dropped"


class PromiseState(StrEnum):
    """What became of a promise (D15)."""

    OPEN = "open"
    KEPT = "kept"
    KEPT_LATE = "kept-late"
    BROKEN = "broken"


class ComplaintState(StrEnum):
    """The steps of a complaint (D19)."""

    RECEIVED = "received"
    LISTENED = "listened"
    CHECKED = "checked"
    SOLVED = "solved"
    TOLD = "told"


class RenewalLoss(StrEnum):
    """Why a renewal was lost (D18)."""

    UNSTABLE = "unstable"
    USERS_LEFT = "users-left"
    PRICE = "price"
    SERVICE = "service"
    OWN = "own"


class ObjectionResult(StrEnum):
    """How a talk went on after an objection was answered."""

    OVERCOME = "overcome"
    POSTPONED = "postponed"
    LOST = "lost"


class PointKind(StrEnum):
    """A way to reach somebody."""

    PHONE = "phone"
    EMAIL = "email"
    WECHAT = "wechat"
    ADDRESS = "address"
    URL = "url"
    IM = "im"


class DayKind(StrEnum):
    """A day in the year that belongs to a customer or contact (D16)."""

    BIRTHDAY = "birthday"
    COMPANY_DAY = "company-day"
    ANNIVERSARY = "anniversary"
    OTHER = "other"


class Calendar(StrEnum):
    """Which calendar a day is counted in (D16)."""

    SOLAR = "solar"
    LUNAR = "lunar"


class ReasonKind(StrEnum):
    """Why a customer stands on today's list."""

    PROMISE = "promise"
    FOLLOWUP = "followup"
    COMPLAINT = "complaint"
    DAY = "day"
    RHYTHM = "rhythm"
    RENEWAL = "renewal"
    LIFECYCLE = "lifecycle"
    CREDIT = "credit"
    CADENCE = "cadence"
    NO_PLAN = "no-plan"


class RhythmState(StrEnum):
    """The steps of the churn warning (D27)."""

    NEW = "new"
    STEADY = "steady"
    WATCH = "watch"
    WARN = "warn"
    RESCUE = "rescue"
    LOST = "lost"
