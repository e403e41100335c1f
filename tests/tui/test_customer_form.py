from __future__ import annotations

from contextlib import asynccontextmanager
from dataclasses import replace
from typing import TYPE_CHECKING

import pytest
from stage import Stage, on_stage
from textual import events

from salesbook.book import changes, customers
from salesbook.book.opened import Book
from salesbook.domain.codes import (
    Attitude,
    Calendar,
    Channel,
    ContactFunction,
    CustomerKind,
    DayKind,
    Disposition,
    Heat,
    LifeStage,
    PointKind,
    SalesClass,
    Source,
    Tier,
)
from salesbook.domain.customers import Contact, Customer, Point, SpecialDay
from salesbook.domain.days import DayOfYear
from salesbook.tui.dialogs.choice import Choice
from salesbook.tui.dialogs.customer_form import CustomerForm

if TYPE_CHECKING:
    from collections.abc import AsyncIterator
    from pathlib import Path

    from salesbook.tui.dialogs.customer_saving import Saved

SIZES = [(140, 40), (60, 15)]
NASTY = ["Acme [/]", "[@click=app.quit]x", "\x1b]52;c;aGk=\x07", "\u202eevil", "=1+1", "a, b; c/d、e\nf"]

EVERYTHING = Customer(
    name="Acme [/]",
    kind=CustomerKind.COMPANY,
    organisation="[@click=app.quit]x",
    department="\u202eevil",
    role="=1+1",
    stage=LifeStage.CUSTOMER,
    source=Source.FAIR,
    tier=Tier.GENERAL,
    heat=Heat.WARM,
    disposition=Disposition.KEEP_WARM,
    attitude=Attitude.SWITCHER,
    first_adopter=True,
    discount_only=True,
    class_pin=SalesClass.B,
    call_months=2,
    visit_months=5,
    preferred_channel=Channel.WECHAT,
    preferred_hour="\x1b[31m9",
    do_not_call=True,
    language="en",
    trade="bolts",
    place="苏州",
    about="two\nlines, 🙂",
    credit_limit=5000050,
    credit_currency="USD",
    credit_days=30,
    points=(
        Point(PointKind.PHONE, "0571-8888/9999, 转 8", "line 2"),
        Point(PointKind.URL, "http://acme.example"),
        Point(PointKind.EMAIL, "a@b.example", "work"),
        Point(PointKind.PHONE, "13800138000"),
        Point(PointKind.ADDRESS, "1 Road; 2nd floor", "home"),
    ),
    contacts=(
        Contact(
            "Smith, Jane", "CFO", ContactFunction.DECIDES, "sailing", "her sister", (Point(PointKind.IM, "qq 1"),),
            (SpecialDay(DayKind.BIRTHDAY, DayOfYear(Calendar.SOLAR, 1, 2)),),
        ),
        Contact("Bob [/]"),
    ),
    days=(
        SpecialDay(DayKind.COMPANY_DAY, DayOfYear(Calendar.SOLAR, 5, 1)),
        SpecialDay(DayKind.BIRTHDAY, DayOfYear(Calendar.LUNAR, 8, 15, year=1985)),
    ),
    groups=("export", "a, b"),
    tags=("样品", "#x"),
    referrer="王建国",
    extra=(("X-CUSTOM", "kept"),),
)  # fmt: skip


class Opened:
    """A form over the workbench, and what it closed with."""

    form: CustomerForm

    def __init__(self, stage: Stage) -> None:
        self.stage = stage
        self.answers: list[Saved | None] = []
        self.press = stage.press_all

    async def open(self, row: int | None) -> None:
        """Open the form of a customer, or an empty one."""
        known = None if row is None else (await self.stage.ask(customers.card, row)).customer
        self.form = CustomerForm(self.stage.app.desk, row, known)
        await self.stage.app.push_screen(self.form, self.answers.append)
        await self.stage.settle()

    async def fill(self, name: str, text: str) -> None:
        """Put a text in place of what stands in a line, the way some terminals deliver what was committed."""
        await self.at(name)
        await self.press("end", "ctrl+u")
        self.stage.app.post_message(events.Paste(text))
        await self.stage.settle()

    async def at(self, name: str) -> None:
        """Walk to a line with the arrows."""
        line = self.form.sheet.about if name == "about" else self.form.sheet.line(name)
        lines = self.form.sheet.lines
        way = lines.index(line) - lines.index(self.form.view.current)
        await self.press(*(["down"] * way or ["up"] * -way))
        assert self.form.view.current is line

    async def known(self, row: int) -> Customer:
        """Return what the book knows of a customer now."""
        return (await self.stage.ask(customers.card, row)).customer


@asynccontextmanager
async def opened(path: Path, row: int | None = None, size: tuple[int, int] = (80, 24)) -> AsyncIterator[Opened]:
    async with on_stage(path, size) as stage:
        found = Opened(stage)
        await found.open(row)
        yield found


def customer(path: Path, row: int) -> Customer:
    book = Book(path)
    try:
        return customers.card(book, row).customer
    finally:
        book.close()


def count(path: Path) -> int:
    book = Book(path)
    try:
        return customers.count(book)
    finally:
        book.close()


@pytest.fixture
def everything(filled_path: Path) -> tuple[Path, int]:
    """A book with a customer of whom all is known."""
    book = Book(filled_path)
    row, _done = customers.add(book, EVERYTHING)
    book.close()
    return filled_path, row


async def test_a_story_a_company_is_added_by_keys_alone(filled_path: Path) -> None:
    async with on_stage(filled_path, (80, 24)) as stage:
        await stage.press("a")
        await stage.type("华 Ltd")
        await stage.press("up", "right", *["down"] * 8)
        await stage.type("13800138000, 办公 0571-88")
        await stage.press("ctrl+s")
        assert stage.app.screen is stage.bench
        assert "华 Ltd" in stage.card
    phones = (Point(PointKind.PHONE, "13800138000"), Point(PointKind.PHONE, "0571-88", "办公"))
    assert customer(filled_path, 7) == Customer("华 Ltd", CustomerKind.COMPANY, points=phones)


async def test_a_story_an_edit_is_undone_by_one_key(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        name = (await stage.ask(customers.card, stage.bench.customer or 0)).customer.name
        await stage.press("e")
        await stage.type(" II")
        await stage.press("ctrl+s")
        assert f"{name} II" in stage.card
        await stage.press("ctrl+z")
        assert f"{name} II" not in stage.card


async def test_every_line_can_be_reached_and_stands_in_the_form_at_any_size(filled_path: Path) -> None:
    async with on_stage(filled_path) as stage:
        for size in SIZES:
            await stage.pilot.resize_terminal(*size)
            it = Opened(stage)
            await it.open(3)
            frame = it.form.query_one(".form").content_region
            await it.press(*["up"] * 2)
            seen = []
            for _ in it.form.sheet.lines:
                seen.append(it.form.view.current)
                place = it.form.editor.region
                assert frame.contains_region(place)
                assert place.y < size[1] - 1
                await it.press("down")
            assert seen == it.form.sheet.lines
            await it.press("escape")
            assert it.answers == [None]


async def test_what_the_form_does_not_show_survives_an_edit(everything: tuple[Path, int]) -> None:
    path, row = everything
    assert customer(path, row) == EVERYTHING
    async with opened(path, row) as it:
        await it.fill("place", "杭州")
        await it.press("ctrl+s")
    assert [answer and answer[0] for answer in it.answers] == [row]
    assert customer(path, row) == replace(EVERYTHING, place="杭州")


async def test_each_line_alters_only_what_it_says(everything: tuple[Path, int]) -> None:
    path, row = everything
    async with opened(path, row) as it:
        await it.at("phone")
        await it.press("end", *", 139")
        await it.fill("email", "new@b.example")
        await it.fill("birthday", "农历八月十六")
        await it.fill("tags", "样品, 新")
        await it.fill("credit_limit", "600")
        await it.fill("referrer", "lm")
        await it.press("ctrl+s")
    known = EVERYTHING.points
    assert customer(path, row) == replace(
        EVERYTHING,
        points=(
            known[0],
            known[3],
            Point(PointKind.PHONE, "139"),
            known[1],
            Point(PointKind.EMAIL, "new@b.example", "work"),
            known[4],
        ),
        days=(EVERYTHING.days[0], SpecialDay(DayKind.BIRTHDAY, DayOfYear(Calendar.LUNAR, 8, 16))),
        tags=("样品", "新"),
        credit_limit=60000,
        referrer="李敏",
    )


async def test_nasty_names_go_through_unchanged_and_are_shown_safely(filled_path: Path) -> None:
    book = Book(filled_path)
    rows = [
        customers.add(book, Customer(nasty, organisation=nasty, about=nasty, groups=(nasty,)))[0] for nasty in NASTY
    ]
    book.close()
    async with on_stage(filled_path, (80, 24)) as stage:
        it = Opened(stage)
        for row, nasty in zip(rows, NASTY, strict=True):
            await it.open(row)
            assert not set(stage.screen) & {"\x1b", "\u202e", "\x07"}
            await it.press("end", "x", "ctrl+s")
            assert await it.known(row) == Customer(nasty + "x", organisation=nasty, about=nasty, groups=(nasty,))


async def test_nasty_names_can_be_typed(filled_path: Path) -> None:
    async with on_stage(filled_path, (80, 24)) as stage:
        it = Opened(stage)
        for row, nasty in enumerate(NASTY[:-1], 7):
            await it.open(None)
            for name in ("name", "organisation", "about"):
                await it.fill(name, nasty)
            await it.press("ctrl+s")
            assert await it.known(row) == Customer(nasty, organisation=nasty, about=nasty)


async def test_a_mistake_is_said_under_its_line_and_nothing_is_lost(filled_path: Path) -> None:
    async with opened(filled_path, 1, (60, 15)) as it:
        await it.fill("name", "王 [/]")
        await it.fill("credit_limit", "a lot")
        await it.fill("birthday", "1985-02-30")
        await it.press("ctrl+s")
        assert it.answers == []
        birthday = it.form.sheet.line("birthday")
        assert it.form.view.current is birthday
        shown = it.stage.screen
        assert "1985-02-30” is no day" in shown
        assert customer(filled_path, 1).name == "王建国"
        await it.fill("birthday", "3-15")
        assert "is no day" not in it.stage.screen
        await it.press("ctrl+s")
        assert "“a lot” is no amount" in it.stage.screen
        await it.fill("credit_limit", "500")
        await it.press("ctrl+s")
    saved = customer(filled_path, 1)
    assert (saved.name, saved.credit_limit) == ("王 [/]", 50000)
    assert saved.days == (SpecialDay(DayKind.BIRTHDAY, DayOfYear(Calendar.SOLAR, 3, 15)),)


async def test_a_customer_needs_a_name(filled_path: Path) -> None:
    async with opened(filled_path) as it:
        await it.fill("place", "Berlin")
        await it.press("ctrl+s")
        assert "has no name" in it.stage.screen
        assert it.form.view.current is it.form.sheet.line("name")
        await it.press("K", "ctrl+s")
    assert customer(filled_path, 7) == Customer("K", place="Berlin")


async def test_the_referrer_is_somebody_in_the_book(filled_path: Path) -> None:
    async with on_stage(filled_path, (80, 24)) as stage:
        it = Opened(stage)
        for typed, name in (
            ("王建国", "王建国"), ("acme ltd", "Acme Ltd"), ("wjg", "王建国"), ("", ""), ("0013 8000", "王建国"),
        ):  # fmt: skip
            await it.open(2)
            await it.fill("referrer", typed)
            await it.press("ctrl+s")
            assert (await it.known(2)).referrer == name


async def test_an_unknown_referrer_is_a_mistake(filled_path: Path) -> None:
    async with opened(filled_path, 2) as it:
        await it.fill("referrer", "zzz [/]")
        await it.press("ctrl+s")
        assert "Nobody in the book is called zzz [/]" in it.stage.screen
        await it.fill("referrer", "建国")
        await it.press("ctrl+s")
        assert "王建国" in it.stage.screen
        assert it.answers == []


async def test_choices_turn_jump_and_open(filled_path: Path) -> None:
    async with opened(filled_path, 1) as it:
        await it.at("kind")
        await it.press("3")
        await it.at("tier")
        await it.press("right", "right", "left")
        await it.at("heat")
        await it.press("m")
        await it.at("preferred_channel")
        await it.press("e", "e")
        await it.at("source")
        await it.press("left")
        await it.at("do_not_call")
        await it.press("space")
        await it.at("disposition")
        await it.press("２", "delete")
        await it.at("attitude")
        await it.press("2", "backspace")
        await it.press("ctrl+s")
    saved = customer(filled_path, 1)
    assert saved.kind is CustomerKind.DEALER
    assert saved.tier is Tier.PRIORITY
    assert saved.heat is Heat.MILD
    assert saved.preferred_channel is Channel.EVENT
    assert saved.source is Source.REFERRAL
    assert saved.do_not_call is True
    assert saved.disposition is Disposition.KEEP_WARM
    assert saved.attitude is None


async def test_contacts_are_lines_of_a_company(filled_path: Path) -> None:
    async with opened(filled_path, 3) as it:
        sheet = it.form.sheet
        await it.at("credit_days")
        await it.press("down", "down", "end", *", 0571-88880000")
        assert it.form.view.current is sheet.contacts[1]
        await it.press("down", *"Tim, intern", "down", *"Eve, , decides")
        await it.press("ctrl+s")
    jane, bob = customer_contacts()
    bob = replace(bob, points=(Point(PointKind.PHONE, "0571-88880000"),))
    eve = Contact("Eve", function=ContactFunction.DECIDES)
    assert customer(filled_path, 3).contacts == (jane, bob, Contact("Tim", "intern"), eve)


def customer_contacts() -> tuple[Contact, Contact]:
    mail = Point(PointKind.EMAIL, "jane@acme.example")
    return (
        Contact("Jane Smith", "CFO", ContactFunction.DECIDES, points=(mail,)),
        Contact("Bob O'Neil", "front desk", ContactFunction.GATEKEEPER, interests="fishing"),
    )


async def test_a_person_has_no_contact_lines_until_it_is_a_company(filled_path: Path) -> None:
    async with opened(filled_path, 1) as it:
        sheet = it.form.sheet
        assert sheet.contacts[0] not in sheet.lines
        await it.at("kind")
        await it.press("c")
        assert sheet.contacts[0] in sheet.lines
        await it.at("about")
        await it.press("up", *"Tim", "1")
        await it.press("ctrl+s")
    assert customer(filled_path, 1).contacts == (Contact("Tim1"),)


async def test_escape_leaves_at_once_when_nothing_was_typed(filled_path: Path) -> None:
    async with opened(filled_path, 1) as it:
        await it.press("x", "backspace", "escape")
        assert it.answers == [None]


@pytest.mark.parametrize(("key", "saved"), [("enter", True), ("2", False)])
async def test_escape_asks_when_something_was_typed(filled_path: Path, key: str, saved: bool) -> None:
    async with opened(filled_path, 1) as it:
        await it.press("x", "escape")
        assert isinstance(it.stage.app.screen, Choice)
        await it.press("escape")
        assert it.stage.app.screen_stack[-1] is it.form
        assert it.form.editor.value == "王建国x"
        await it.press("escape")
        await it.press(key)
        assert len(it.answers) == 1
    assert customer(filled_path, 1).name == ("王建国x" if saved else "王建国")


async def test_enter_goes_through_the_lines_and_saves_on_the_last(filled_path: Path) -> None:
    async with opened(filled_path) as it:
        lines = it.form.sheet.lines
        await it.press("N", *["enter"] * (len(lines) - 2))
        assert it.answers == []
        assert it.form.view.current is lines[-1]
        await it.press("enter")
    assert customer(filled_path, 7) == Customer("N")


async def test_saving_twice_in_a_hurry_saves_once(filled_path: Path) -> None:
    async with opened(filled_path) as it:
        await it.press(*"Once", *["ctrl+s"] * 3)
        assert len(it.answers) == 1
    assert count(filled_path) == 7


async def test_keys_in_a_burst_go_to_the_lines_they_were_typed_on(filled_path: Path) -> None:
    async with opened(filled_path) as it:
        await it.press(
            "A", "B", "backspace", "C", "down", "D", "tab", "tab", "E", "up", "up", "F", "home", "G", "ctrl+s"
        )
    assert customer(filled_path, 7) == Customer("AC", organisation="GDF", role="E")


async def test_what_another_program_wrote_meanwhile_stays(filled_path: Path) -> None:
    async with opened(filled_path, 1) as it:
        other = Book(filled_path)
        customers.edit(other, 1, replace(customers.card(other, 1).customer, tags=("样品", "VIP"), place="南京"))
        other.close()
        await it.fill("role", "总监")
        await it.press("ctrl+s")
    saved = customer(filled_path, 1)
    assert (saved.role, saved.tags, saved.place) == ("总监", ("样品", "VIP"), "南京")


async def test_a_customer_that_is_gone_is_said_and_nothing_is_lost(filled_path: Path) -> None:
    book = Book(filled_path)
    row, _done = customers.add(book, Customer("short-lived"))
    book.close()
    async with opened(filled_path, row) as it:
        other = Book(filled_path)
        changes.undo(other)
        other.close()
        await it.press("x", "ctrl+s")
        assert it.answers == []
        assert it.form.editor.value == "short-livedx"


async def test_the_birthday_is_read_while_it_is_typed(filled_path: Path) -> None:
    async with opened(filled_path, 2) as it:
        await it.fill("birthday", "农历腊月初八")
        assert "lunar 12-08: next on Fri 2027-01-15" in it.stage.screen
