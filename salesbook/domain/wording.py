"""The words for the reasons on today's list: a plain sentence, and a few words for a narrow row.

Texts of users go in as they are; front ends show the result through `salesbook.domain.text.display`.
"""

from datetime import date, time
from math import floor
from unicodedata import east_asian_width

from salesbook.domain.codes import Channel, DayKind, ReasonKind, RhythmState
from salesbook.domain.money import format_amount
from salesbook.domain.reasons import (
    CadenceFacts,
    ComplaintFacts,
    CreditFacts,
    DayFacts,
    FestivalFacts,
    FollowupFacts,
    LifecycleFacts,
    NoPlanFacts,
    PromiseFacts,
    Reason,
    RenewalFacts,
    RhythmFacts,
)
from salesbook.domain.retry import TRIES_BEFORE_ANOTHER_CHANNEL
from salesbook.domain.terms import term
from salesbook.domain.text import ELLIPSIS
from salesbook.locale import _, ngettext

SHORT_CELLS = 24
"""The widest the few words get, in terminal cells: twelve Han characters."""

_LABEL_CELLS = 14
_FEWEST_CELLS = 6
_MOST_RATIO = 99.9


def cells(text: str) -> int:
    """Return the width of a text in terminal cells, taking characters of ambiguous width for wide ones."""
    return sum(2 if east_asian_width(character) in "WFA" else 1 for character in text)


def _cut(text: str, most: int) -> str:
    text = text[: max(0, most) + 1]
    if cells(text) <= most:
        return text
    if most < cells(ELLIPSIS):
        return ""
    while cells(text) > most - cells(ELLIPSIS):
        text = text[:-1]
    return text + ELLIPSIS


def _away(days: int) -> str:
    """Return how a day lies to today, `days` after it, negative before."""
    if days > 0:
        return ngettext("{n} day ago", "{n} days ago", days).format(n=days)
    if days == 0:
        return _("today")
    if days == -1:
        return _("tomorrow")
    return ngettext("in {n} day", "in {n} days", -days).format(n=-days)


def _due(days: int, at: time | None = None) -> str:
    if days > 0:
        return ngettext("{n} day overdue", "{n} days overdue", days).format(n=days)
    if at is None:
        return _away(days)
    return _("{day} at {time}").format(day=_away(days), time=f"{at:%H:%M}")


def _ratio(facts: RhythmFacts) -> str:
    # Rounded down: 1.99 must not read as the 2.0 of the next step.
    return f"{floor(min(facts.ratio, _MOST_RATIO) * 10) / 10:.1f}"


def _day_name(facts: DayFacts) -> str:
    return facts.label if facts.day is DayKind.OTHER and facts.label else term(facts.day)


def _followup(facts: FollowupFacts, days: int) -> str:
    what = facts.what or term(facts.channel or ReasonKind.FOLLOWUP)
    said = _("Planned: {what} ({when})").format(what=what, when=_due(days, facts.at))
    if not facts.tries:
        return said
    tried = ngettext("{said}, {n} try without an answer", "{said}, {n} tries without an answer", facts.tries)
    said = tried.format(said=said, n=facts.tries)
    if facts.tries < TRIES_BEFORE_ANOTHER_CHANNEL:
        return said
    if facts.channel is None or facts.channel is Channel.CALL:
        return _("{said}: try another way").format(said=said)
    return _("{said}: now by {channel}").format(said=said, channel=term(facts.channel))


def _complaint(facts: ComplaintFacts, days: int) -> str:
    if days <= 0:
        return _("Complaint received today: {what}").format(what=facts.what)
    said = ngettext(
        "Complaint open for {n} day, now at “{state}”: {what}",
        "Complaint open for {n} days, now at “{state}”: {what}",
        days,
    )
    return said.format(n=days, state=term(facts.state), what=facts.what)


def _day(facts: DayFacts, due: date | None, days: int) -> str:
    name = _day_name(facts)
    if facts.who:
        name = _("{day} of {who}").format(day=name, who=facts.who)
    said = _on_day(name, due, days)
    if not facts.turning:
        return said
    if facts.day is DayKind.BIRTHDAY:
        return _("{said}, turning {n}").format(said=said, n=facts.turning)
    return ngettext("{said}, {n} year", "{said}, {n} years", facts.turning).format(said=said, n=facts.turning)


def _on_day(name: str, due: date | None, days: int) -> str:
    when = _away(days)
    return _("{day}: {when} ({date})").format(day=name, when=when, date=f"{due:%m-%d}" if due else "")


def _festival(facts: FestivalFacts, due: date | None, days: int) -> str:
    said = _on_day(term(facts.festival), due, days)
    if facts.festival.solemn:
        return _("{said}, a day of mourning: a quiet word, nothing cheerful").format(said=said)
    return said


def _rhythm(facts: RhythmFacts) -> str:
    said = ngettext(
        "{state}: {n} day without an order, usually one every {usual} ({ratio} times)",
        "{state}: {n} days without an order, usually one every {usual} ({ratio} times)",
        facts.days,
    )
    return said.format(state=term(facts.state), n=facts.days, usual=round(facts.usual_gap), ratio=_ratio(facts))


def _renewal(facts: RenewalFacts, due: date | None, days: int) -> str:
    said = _("{product} has run out: {when} ({date})") if days > 0 else _("{product} runs out: {when} ({date})")
    return said.format(product=facts.product, when=_away(days), date=due or "")


def _credit(facts: CreditFacts, days: int) -> str:
    owed = format_amount(facts.owed, facts.currency)
    if facts.limit is not None and facts.owed > facts.limit:
        limit = format_amount(facts.limit, facts.currency)
        return _("Owes {owed}, over the limit of {limit}").format(owed=owed, limit=limit)
    late = max(days, 0)
    said = ngettext("Owes {owed}, {n} day past the terms", "Owes {owed}, {n} days past the terms", late)
    return said.format(owed=owed, n=late)


def _cadence(facts: CadenceFacts, days: int) -> str:
    visit = facts.channel is Channel.VISIT
    if facts.days_since is None:
        return _("Never visited, a visit is due") if visit else _("Never contacted, a call is due")
    said = _("Last visit {ago}, the next is due: {when}") if visit else _("Last talk {ago}, a call is due: {when}")
    return said.format(ago=_away(facts.days_since), when=_due(days))


def sentence(reason: Reason) -> str:
    """Return the plain sentence that says why, with its figures; it ends without a full stop."""
    due, days = reason.due, reason.overdue_days
    match reason.facts:
        case PromiseFacts(what, theirs, at):
            said = _("They promised: {what} ({when})") if theirs else _("You promised: {what} ({when})")
            return said.format(what=what, when=_due(days, at))
        case FollowupFacts() as facts:
            return _followup(facts, days)
        case ComplaintFacts() as facts:
            return _complaint(facts, days)
        case DayFacts() as facts:
            return _day(facts, due, days)
        case FestivalFacts() as facts:
            return _festival(facts, due, days)
        case RhythmFacts() as facts:
            return _rhythm(facts)
        case RenewalFacts() as facts:
            return _renewal(facts, due, days)
        case LifecycleFacts(what, product):
            return _("{what} for {product}: {when}").format(what=what, product=product, when=_due(days))
        case CreditFacts() as facts:
            return _credit(facts, days)
        case CadenceFacts() as facts:
            return _cadence(facts, days)
        case NoPlanFacts():
            return _("No next step is planned")


def _few_late(label: str, days: int, room: int) -> str:
    """Return what is due, `+3` three days late, and how far ahead it is before its day."""
    label = _cut(label, room)
    if days > 0:
        return f"{label} +{days}"
    return _few_day(label, days, room) if days < 0 else label


def _few_broken(label: str, days: int, room: int) -> str:
    return _("{what} {n} d late").format(what=_cut(label, room), n=days)


def _few_promise(facts: PromiseFacts, days: int, room: int) -> str:
    label = _("their promise") if facts.theirs else _("promise")
    return _few_broken(label, days, room) if days > 0 else _few_day(label, days, room)


def _few_followup(facts: FollowupFacts, days: int, room: int) -> str:
    what = _cut(facts.what or term(facts.channel or ReasonKind.FOLLOWUP), room)
    if days == 0:
        return f"{facts.at:%H:%M} {what}" if facts.at else _few_day(what, 0, room)
    return _few_late(what, days, room)


def _few_day(label: str, days: int, room: int) -> str:
    label = _cut(label, room)
    if days > 0:
        return _("{what} {n} d ago").format(what=label, n=days)
    return _("{what} {when}").format(what=label, when=_away(days))


def _few_rhythm(facts: RhythmFacts) -> str:
    match facts.state:
        case RhythmState.WATCH:
            said = _("buying slower {ratio}")
        case RhythmState.WARN:
            said = _("may be leaving {ratio}")
        case RhythmState.RESCUE:
            said = _("nearly lost {ratio}")
        case _lost:
            said = _("probably lost {ratio}")
    return said.format(ratio=_ratio(facts))


def _few_credit(facts: CreditFacts, days: int, room: int) -> str:
    if facts.limit is not None and facts.owed > facts.limit:
        return _("over the limit")
    return _few_broken(_("bill"), max(days, 0), room)


def _few_cadence(facts: CadenceFacts, days: int, room: int) -> str:
    visit = facts.channel is Channel.VISIT
    if facts.days_since is None:
        return _("never visited") if visit else _("never contacted")
    return _few_late(_("visit due") if visit else _("call due"), days, room)


def _few(reason: Reason, room: int) -> str:
    """Return a few words, what they are about in at most `room` cells of them."""
    days = reason.overdue_days
    match reason.facts:
        case PromiseFacts() as facts:
            return _few_promise(facts, days, room)
        case FollowupFacts() as facts:
            return _few_followup(facts, days, room)
        case ComplaintFacts():
            return _("complaint, {n} d").format(n=days) if days > 0 else _few_day(_("complaint"), 0, room)
        case DayFacts() as facts:
            return _few_day(_day_name(facts), days, room)
        case FestivalFacts(festival):
            return _few_day(term(festival), days, room)
        case RhythmFacts() as facts:
            return _few_rhythm(facts)
        case RenewalFacts():
            return _("expired {n} d ago").format(n=days) if days > 0 else _few_day(_("ends"), days, room)
        case LifecycleFacts(what):
            return _few_late(what, days, room)
        case CreditFacts() as facts:
            return _few_credit(facts, days, room)
        case CadenceFacts() as facts:
            return _few_cadence(facts, days, room)
        case NoPlanFacts():
            return _("no next step")


def short(reason: Reason, most: int = SHORT_CELLS) -> str:
    """Return a few words for a narrow row, at most `most` cells wide; how late it is stays longer than what it is."""
    said = ""
    for room in range(_LABEL_CELLS, _FEWEST_CELLS - 1, -1):
        said = _few(reason, room)
        if cells(said) <= most:
            return said
    return _cut(said, most)
