"""Putting the cast onto the sheets: the customers whose stories are written by hand."""

from __future__ import annotations

from typing import TYPE_CHECKING

from salesbook.book.demo.kinds import Kind
from salesbook.book.demo.parts import Part
from salesbook.book.demo.reckoning import workday_after, workday_before
from salesbook.book.demo.telling import Buyer
from salesbook.book.demo.trading import MINOR
from salesbook.domain.codes import ContactFunction, DayKind, FollowupState, LifeStage, PointKind

if TYPE_CHECKING:
    from collections.abc import Sequence

    from salesbook.book.demo.belongings import Belongings
    from salesbook.book.demo.reckoning import Reckoning
    from salesbook.book.demo.scripted import Scene, Star
    from salesbook.book.demo.sheets import Sheets
    from salesbook.book.demo.trading import Trading
    from salesbook.book.demo.wording import Wording

_SMALL_TALK = (Kind.CHECK, Kind.CARE, Kind.CHECK_VISIT, Kind.CHECK, Kind.NO_ANSWER)
_COURTING = (Kind.FOLLOW, Kind.CARE, Kind.FOLLOW_VISIT, Kind.FOLLOW, Kind.NO_ANSWER)
"""What a story is filled up with when more talks are asked for than were written."""


class Stars:
    """Introduces the cast and tells its scenes."""

    def __init__(
        self,
        wording: Wording,
        sheets: Sheets,
        reckoning: Reckoning,
        belongings: Belongings,
        trading: Trading,
        number: int,
    ) -> None:
        """Begin with the first `number` of the cast, who take the first ids."""
        self.stars: Sequence[Star] = wording.cast[:number]
        self._wording = wording
        self._sheets = sheets
        self._reckoning = reckoning
        self._belongings = belongings
        self._trading = trading
        self._ids = {star.name: number for number, star in enumerate(self.stars, 1)}
        self._trades = [trade.name for trade in (*wording.trades, wording.dealers)]
        self._contacts: dict[int, int] = {}
        self._scenes: dict[int, list[Scene]] = {}

    def introduce(self, customer: int, star: Star, talks: int) -> tuple[Buyer, list[int], list[Kind]]:
        """Put one of the cast on the sheets; return what telling needs, and the days and kinds of its talks."""
        scenes = list(star.scenes[max(len(star.scenes) - talks, 0) :] if talks else ())
        self._scenes[customer] = scenes[::-1]
        days = [workday_before(self._reckoning.today - scene.ago) for scene in scenes]
        kinds = [Kind.SCRIPTED] * len(scenes)
        created = days[0] if days else workday_before(self._reckoning.today - max(star.created, 1))
        self._card(customer, star, created)
        self._belongs(customer, star)
        if len(scenes) == len(star.scenes):
            self._past(customer, star)
        prospect = star.stage is LifeStage.PROSPECT
        if talks > len(scenes) and days:
            self._fill(days, kinds, talks - len(scenes), _COURTING if prospect else _SMALL_TALK)
        called = star.figures[0].name if star.figures else star.name
        part = Part.PROSPECT if prospect else Part.LARGE
        buyer = Buyer(part, called, star.source, self._contacts.get(customer), None, self._trades.index(star.trade))
        return buyer, days, kinds

    def _fill(self, days: list[int], kinds: list[Kind], number: int, among: tuple[Kind, ...]) -> None:
        first, last = days[0], days[-1]
        for place in range(number):
            days.append(workday_before(first + (last - first) * (place + 1) // (number + 1)))
            kinds.append(among[place % len(among)])
        order = sorted(range(len(days)), key=days.__getitem__)
        days[:], kinds[:] = [days[place] for place in order], [kinds[place] for place in order]

    def _card(self, customer: int, star: Star, created: int) -> None:
        limit = star.credit_limit and star.credit_limit * MINOR
        self._sheets.customer.add(
            (
                customer, star.kind, star.name, star.organisation, star.department, star.role, star.stage, star.source,
                self._ids.get(star.referred_by or ""), star.tier, star.heat, star.disposition, star.attitude,
                int(star.first_adopter), int(star.discount_only), star.preferred_channel, star.preferred_hour,
                int(star.do_not_call), star.spoken, star.trade, star.place, star.about, star.share_of_wallet,
                limit, self._wording.currency, star.credit_days, self._reckoning.iso(created),
            )
        )  # fmt: skip

    def _belongs(self, customer: int, star: Star) -> None:
        mine = self._belongings
        for phone in star.phones:
            mine.point(customer, None, PointKind.PHONE, phone)
        if star.wechat:
            mine.point(customer, None, PointKind.WECHAT, star.wechat)
        for email in star.emails:
            mine.point(customer, None, PointKind.EMAIL, email)
        if star.address:
            mine.point(customer, None, PointKind.ADDRESS, star.address)
        for figure in star.figures:
            contact = mine.contact(
                customer, figure.name, figure.role, figure.function, figure.interests or None, figure.circle or None
            )
            if figure.function is not ContactFunction.GATEKEEPER:
                self._contacts.setdefault(customer, contact)
            if figure.phone:
                mine.point(customer, contact, PointKind.PHONE, figure.phone)
        today = self._reckoning.today
        if star.birthday:
            mine.kept(customer, DayKind.BIRTHDAY, today + star.birthday[0], star.birthday[1], lunar=star.lunar)
        if star.company_day:
            mine.kept(customer, DayKind.COMPANY_DAY, today + star.company_day[0], star.company_day[1])
        for group in star.groups:
            mine.group(customer, group)
        for tag in star.tags:
            mine.tag(customer, tag)

    def _past(self, customer: int, star: Star) -> None:
        today = self._reckoning.today
        for owned in star.owned:
            expires = None if owned.expires is None else today + owned.expires
            self._trading.own(customer, owned.name, owned.product, today + owned.bought, expires, owned.serial)
        for ago, amount in star.paid:
            on = self._reckoning.iso(workday_before(today - ago))
            self._sheets.payment.add((customer, on, amount * MINOR, self._wording.currency))
        for days, given in star.favours:
            self._belongings.favoured(customer, today + days, given)

    def tell(self, talk: int, day: int, second: int, customer: int) -> None:
        """Write down the next scene of one of the cast."""
        scene = self._scenes[customer].pop()
        sheets, today = self._sheets, self._reckoning.today
        on, at = self._reckoning.iso(day), self._reckoning.instant(day, second)
        offset = self._reckoning.offset
        sheets.talk.add(
            (talk, customer, self._contacts.get(customer), at, offset, on, scene.channel, scene.purpose, scene.outcome,
             scene.note)
        )  # fmt: skip
        for plan in scene.plans:
            due = self._reckoning.iso(workday_after(today + plan.days) if plan.days > 0 else today + plan.days)
            sheets.followup.add(
                (customer, talk, due, plan.time, plan.what, plan.every, plan.channel, FollowupState.OPEN, 0, 0, None,
                 None)
            )  # fmt: skip
        for word in scene.words:
            due_on = None if word.days is None else self._reckoning.iso(today + word.days)
            closed = None if word.closed is None else self._reckoning.iso(today + word.closed)
            sheets.promise.add((customer, talk, word.what, due_on, None, None, int(word.theirs), word.state, closed))
        for tag in scene.tags:
            self._belongings.tag(customer, tag, talk)
        if scene.sale:
            sale = scene.sale
            credit = None if sale.due is None else self._reckoning.iso(day + sale.due)
            product = self._trading.products[sale.product] if sale.product else None
            amount = sale.amount * MINOR
            sheets.order.add(
                (customer, talk, product, on, amount, self._wording.currency, sale.what, amount // 4, credit)
            )
        if scene.doubt:
            doubt = scene.doubt
            sheets.objection.add((customer, talk, doubt.card, doubt.words, doubt.answer, doubt.result, on))
        if scene.grievance:
            grief = scene.grievance
            solved = None if grief.solved is None else self._reckoning.iso(workday_before(today + grief.solved))
            satisfied = None if grief.satisfied is None else int(grief.satisfied)
            sheets.complaint.add((customer, talk, at, offset, grief.what, grief.state, solved, satisfied))
