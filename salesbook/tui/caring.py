"""Small flows with the highlighted customer: a greeting, a complaint, what it has, a payment; and the list's rules."""

from __future__ import annotations

from typing import TYPE_CHECKING

from textual import work

from salesbook import book
from salesbook.domain.dates import Direction, Unresolved, read
from salesbook.domain.errors import SalesbookError
from salesbook.domain.terms import term
from salesbook.domain.text import fold
from salesbook.locale import _, listed
from salesbook.tui.base import Bench
from salesbook.tui.words import amount, when

if TYPE_CHECKING:
    from collections.abc import Callable
    from datetime import date, datetime

    from salesbook.book.changes import Changes
    from salesbook.book.complaints import Complaint
    from salesbook.book.greetings import Greeting
    from salesbook.book.products import Owned
    from salesbook.domain.codes import RenewalLoss

_DIGITS = "123456789"
"""Keys of answers; the last of them, which an input method lets through, adds one more."""


class Caring(Bench):
    """The part of the workbench that looks after a customer between the talks."""

    # A greeting

    @work
    async def action_greet(self) -> None:
        """Offer the greeting that is due."""
        if self.customer is None:
            return
        from salesbook.tui.dialogs.greeting import GreetingDialog

        try:
            greeting = await self.desk.ask(book.greetings.due, self.customer)
        except SalesbookError as error:
            self.say(str(error))
            return

        def chosen(text: str | None) -> None:
            if text is not None:
                self._send(greeting, text)

        self.app.push_screen(GreetingDialog(greeting), chosen)

    def _send(self, greeting: Greeting, text: str) -> None:
        self.app.copy_to_clipboard("".join(c for c in text if c.isprintable()))
        self.next_row(greeting.customer)
        said = _("Copied: paste it to {name}. It is in the log as sent by {how}; ^z takes that back.")
        said = said.format(name=greeting.name, how=term(greeting.channel))
        self.write(book.greetings.sent, greeting.customer, text, greeting.channel, said=said)

    # A complaint

    @work
    async def action_complaint(self) -> None:
        """Take the customer's complaint a step on, or write one down."""
        if self.customer is None:
            return
        customer = self.customer
        found = await self.desk.ask(book.complaints.open_of, customer)
        if not found:
            self._ask_complaint(customer)
            return
        from salesbook.tui.dialogs.choice import Choice

        today = await self.desk.ask(lambda opened: opened.today())
        name = await self.desk.ask(book.customers.name, customer)
        complaint = found[0]
        question = _("“{what}”: {n} days since it came, now at “{state}”").format(
            what=complaint.what, n=(today - complaint.since).days, state=term(complaint.state)
        )

        def chosen(act: Callable[[], object] | None) -> None:
            if act is not None:
                act()

        self.app.push_screen(Choice(question, self._steps(name, complaint)), chosen)

    def _steps(self, name: str, complaint: Complaint) -> list[tuple[tuple[str, ...], str, Callable[[], object]]]:
        def write(use_case: Callable[..., Changes], said: str, **how: bool) -> Callable[[], object]:
            return lambda: self.write(use_case, complaint.id, said=said.format(name=name), **how)

        use = book.complaints
        another = (("n", "9"), _("Write down another complaint"), lambda: self._ask_complaint(complaint.customer))
        if complaint.following is not None:
            step = term(complaint.following)
            now = _("Complaint of {name}: now at “{state}”.").replace("{state}", step)
            return [(("1", "enter"), _("Next step: {step}").format(step=step), write(use.advance, now)), another]
        satisfied = write(use.settle, _("Complaint of {name}: closed, the customer is satisfied."), satisfied=True)
        again = write(use.take_up_again, _("Complaint of {name}: taken up again."))
        given_up = write(use.settle, _("Complaint of {name}: closed, the customer is not satisfied."), satisfied=False)
        return [
            (("1", "enter"), _("The customer is satisfied"), satisfied),
            (("2",), _("Not satisfied: take it up again"), again),
            (("3",), _("Not satisfied, and nothing more can be done"), given_up),
            another,
        ]

    def _ask_complaint(self, customer: int) -> None:
        from salesbook.tui.dialogs.ask import Ask

        def answered(text: str | None) -> None:
            if text is not None:
                self.write(book.complaints.receive, customer, text)

        self.app.push_screen(Ask(_("What is the complaint about?")), answered)

    # What the customer has

    @work
    async def action_products(self) -> None:
        """Show what the customer has; take one to say how its renewal went."""
        if self.customer is None:
            return
        from salesbook.tui.dialogs.choice import Choice

        customer = self.customer
        name = await self.desk.ask(book.customers.name, customer)
        owned = await self.desk.ask(book.products.of, customer)
        now = await self.desk.ask(lambda opened: opened.now())
        ending = [one for one in owned if one.expires_on is not None][: len(_DIGITS) - 1]
        endless = listed(one.name for one in owned if one.expires_on is None)
        question = _("What {name} has") if owned else _("Nothing is written down yet that {name} has")
        question = question.format(name=name)
        if endless:
            question += "\n" + _("Without an end: {products}").format(products=endless)
        answers: list[tuple[tuple[str, ...], str, Callable[[], object]]] = [
            ((digit,), self._until(one, now.date()), lambda one=one: self._renew(one, now))  # type: ignore[misc]
            for digit, one in zip(_DIGITS, ending, strict=False)
        ]
        answers.append((("a", "9"), _("Write down a product"), lambda: self._ask_product(customer, now)))

        def chosen(act: Callable[[], object] | None) -> None:
            if act is not None:
                act()

        self.app.push_screen(Choice(question, answers), chosen)

    @staticmethod
    def _until(one: Owned, today: date) -> str:
        until = when(one.expires_on, None, today)
        said = _("{name}, until {day}").format(name=one.name, day=until)
        return f"{said} ✓" if one.settled else said

    def _renew(self, one: Owned, now: datetime) -> None:
        from salesbook.domain.codes import RenewalLoss
        from salesbook.tui.dialogs.choice import Choice

        following = one.following
        answers: list[tuple[tuple[str, ...], str, RenewalLoss | date | str]] = []
        if following is not None:
            day = when(following, None, now.date())
            answers.append((("1", "enter"), _("Renewed until {day}").format(day=day), following))
        answers.append((("2",), _("Renewed until another day"), "ask"))
        answers += [
            ((digit,), _("Not renewed: {reason}").format(reason=term(loss)), loss)
            for digit, loss in zip(_DIGITS[2:], RenewalLoss, strict=False)
        ]

        def chosen(answer: RenewalLoss | date | str | None) -> None:
            if isinstance(answer, RenewalLoss):
                said = _("{product}: not renewed, {reason}.").format(product=one.name, reason=term(answer))
                self.write(book.products.lost, one.id, answer, said=said)
            elif isinstance(answer, str):
                self._ask_day(one, now)
            elif answer is not None:
                self._write_renewal(one, answer, now)

        self.app.push_screen(Choice(one.name, answers), chosen)

    def _write_renewal(self, one: Owned, until: date, now: datetime) -> None:
        said = _("{product}: renewed until {day}.").format(product=one.name, day=when(until, None, now.date()))
        self.write(book.products.renewed, one.id, until, said=said)

    def _ask_day(self, one: Owned, now: datetime) -> None:
        from salesbook.tui.dialogs.ask import Ask

        def answered(text: str | None) -> None:
            on = None if text is None else _day(text, now)
            if on is not None:
                self._write_renewal(one, on, now)

        hint = _("a day: in a year, 12/31")
        self.app.push_screen(Ask(one.name, hint=hint, read=lambda text: _read_day(text, now)), answered)

    def _ask_product(self, customer: int, now: datetime) -> None:
        from salesbook.tui.dialogs.ask import Ask

        def named(name: str | None) -> None:
            if name is None:
                return

            def answered(text: str | None) -> None:
                if text is not None:
                    self.write(book.products.add, customer, name, _day(text, now))

            def fits(text: str) -> tuple[bool, str]:
                return (True, _("no end")) if not text.strip() else _read_day(text, now)

            question = _("{name}: until when? Empty if it does not end").format(name=name)
            self.app.push_screen(Ask(question, hint=_("a day: in a year, 12/31"), read=fits), answered)

        self.app.push_screen(Ask(_("Which product?")), named)

    # A payment

    @work
    async def action_payment(self) -> None:
        """Ask how much the customer paid."""
        if self.customer is None:
            return
        from salesbook.domain.capture.amounts import amount_at
        from salesbook.domain.money import decimal_string
        from salesbook.tui.dialogs.ask import Ask

        customer = self.customer
        name = await self.desk.ask(book.customers.name, customer)
        owing = await self.desk.ask(book.payments.owing, customer)
        if owing.owed <= 0:
            self.say(_("{name} owes nothing.").format(name=name))
            return

        usual = decimal_string(owing.late or owing.owed, owing.currency)
        wanted = _("No amount is read; write it like {example}.").format(example=usual)

        def parse(text: str) -> int | None:
            typed = fold(text).lstrip("¥$€£ ")
            found = amount_at(typed, 0, owing.currency)
            return found.minor if found is not None and found.end == len(typed) else None

        def fits(text: str) -> tuple[bool, str]:
            paid = parse(text)
            return (True, amount(paid, owing.currency)) if paid else (False, wanted)

        def answered(text: str | None) -> None:
            paid = None if text is None else parse(text)
            if paid:
                left = owing.owed - paid
                said = _("{name} paid {paid}, and owes {left} now.") if left >= 0 else _("{name} paid {left} too much.")
                said = said.format(name=name, paid=amount(paid, owing.currency), left=amount(abs(left), owing.currency))
                self.write(book.payments.receive, customer, paid, said=said)

        question = _("{name} owes {owed}. How much was paid?").format(
            name=name, owed=amount(owing.owed, owing.currency)
        )
        self.app.push_screen(Ask(question, usual, read=fits), answered)

    # The rules

    def action_rules(self) -> None:
        """Show whom to greet at which festival, and the list's other rules."""
        from salesbook.tui.dialogs.rules import RulesDialog

        def closed(last: Changes | None) -> None:
            if last is not None:
                self.run_worker(self.reload())

        self.app.push_screen(RulesDialog(self.desk), closed)


def _day(text: str, now: datetime) -> date | None:
    found = read(text.strip(), now, Direction.FUTURE) if text.strip() else None
    return None if found is None or isinstance(found, Unresolved) else found.on


def _read_day(text: str, now: datetime) -> tuple[bool, str]:
    on = _day(text, now)
    return (False, _("No day is read in this yet.") if text.strip() else "") if on is None else (
        True, when(on, None, now.date())
    )  # fmt: skip
