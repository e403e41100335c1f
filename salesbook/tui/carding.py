"""Writing the scripts: a card or a sheet worded one's own way, a card of one's own, and cards in and out as files."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from textual import work

from salesbook import book
from salesbook.book.drafts import Page, PageKind
from salesbook.domain.codes import Language
from salesbook.domain.errors import SalesbookError
from salesbook.domain.objections import Answer, CardText, Family, Way
from salesbook.exchange import cardfile
from salesbook.exchange.cardfile import CardEntry
from salesbook.locale import _, language
from salesbook.playbook.sheets import Sheet
from salesbook.tui.base import Bench
from salesbook.tui.panes.scripts_pane import ScriptsPane

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping

    from salesbook.book.changes import Changes
    from salesbook.book.opened import Book

T = TypeVar("T")

_FILE = "salesbook-cards.txt"
_FIRST_ANSWER = "own-1"


class Carding(Bench):
    """The part of the workbench that writes scripts."""

    def action_card_edit(self) -> None:
        """Word the card or sheet on screen anew."""
        pane = self.query_one(ScriptsPane)
        if pane.sheet is Sheet.DOUBTS and self.customer is not None:
            self._ask_for_whom(pane.sheet, self.customer)
        elif pane.sheet is not None:
            self._edit_sheet(pane.sheet, None)
        elif pane.script is not None:
            self._edit_card(pane.script.card)
        else:
            self.say(_("No script is on screen: s opens them."))

    def _ask_for_whom(self, sheet: Sheet, customer: int) -> None:
        from salesbook.tui.dialogs.choice import Choice

        answers = (
            (("1", "enter"), _("For every customer"), 0),
            (("2", "o"), _("Only for the highlighted one"), customer),
        )

        def chosen(whom: int | None) -> None:
            if whom is not None:
                self._edit_sheet(sheet, whom or None)

        self.app.push_screen(Choice(_("Whom are these words for?"), answers), chosen)

    @work
    async def _edit_card(self, card: str) -> None:
        try:
            entry = await self.desk.ask(book.cards.editable, card)
        except SalesbookError as error:
            self.say(str(error), alarm=True)
            return
        await self._open_card(entry, entry.text.title)

    @work
    async def action_card_add(self) -> None:
        """Write a card of one's own; what the customer says on screen is its first phrasing."""
        words = self.query_one(ScriptsPane).words.strip()
        text = CardText(words, "", ("",), (), "", ("",), (words,) if words else ())
        await self._open_card(CardEntry("", Language(language()), Family.NEED, text), _("New card"))

    async def _open_card(self, entry: CardEntry, title: str) -> None:
        def read(text: str) -> CardEntry:
            family, card = cardfile.read_fields(text, _("Card"))
            return entry._replace(family=family, text=card)

        # Where nothing stands yet an empty line shows what could: it is not read as one.
        shown = entry.text._replace(phrases=entry.text.phrases or ("",))
        if not shown.answers:
            shown = shown._replace(answers=(Answer(_FIRST_ANSWER, Way.ASK, ""),))
        text = _card_help() + cardfile.fields(entry.family, shown, worded=True)
        page = Page(PageKind.CARD, entry.card, entry.language)
        await self._write_page(page, title, text, read, _save_card)

    @work
    async def _edit_sheet(self, sheet: Sheet, customer: int | None) -> None:
        from salesbook.exchange import wordfile
        from salesbook.tui.panes.script_lines import sheet_title

        lines = await self.desk.ask(book.wordings.of, sheet, customer)
        known = [line.id for line in lines]
        text = wordfile.written((line.id, f"{line.title} {line.example}".strip(), line.text) for line in lines)

        def read(typed: str) -> Mapping[str, str]:
            return wordfile.read(typed, known, sheet_title(sheet))

        def save(opened: Book, texts: Mapping[str, str]) -> Changes:
            return book.wordings.save(opened, sheet, texts, customer)

        page = Page(PageKind.SHEET, sheet, language(), customer)
        await self._write_page(page, sheet_title(sheet), text, read, save)

    async def _write_page(
        self, page: Page, title: str, text: str, read: Callable[[str], T], save: Callable[[Book, T], Changes]
    ) -> None:
        """Let a page be written, from where it came to before if it was never saved, and save it."""
        from salesbook.tui.dialogs.text_sheet import TextSheet

        kept = await self.desk.ask(book.drafts.page, page)

        def written(answer: T | None) -> None:
            if answer is None:
                self._forget_page(page)
            else:
                self._write_scripts(_saved, save, page, answer)

        self.app.push_screen(TextSheet(self.desk, page, title, text, read, kept), written)

    @work(group="draft")
    async def _forget_page(self, page: Page) -> None:
        await self.desk.ask(book.drafts.save_page, page, "")

    async def offer_page(self) -> None:
        """Offer to go on with the page that was being written when the program ended."""
        from salesbook.tui.dialogs.choice import Choice

        pages = await self.desk.ask(book.drafts.pages, language())
        if not pages:
            return
        page = pages[0]
        answers = (
            (("1", "enter"), _("Go on writing"), self._take_up),
            (("2", "delete"), _("Drop it"), self._forget_page),
            (("3", "escape"), _("Later: it is there when the card is edited again"), None),
        )

        def chosen(act: Callable[[Page], object] | None) -> None:
            if act is not None:
                act(page)

        question = _("“{title}” was being written and is not saved.").format(title=self._page_title(page))
        self.app.push_screen(Choice(question, answers), chosen)

    def _page_title(self, page: Page) -> str:
        from salesbook.tui.panes.script_lines import sheet_title

        if page.kind is PageKind.SHEET:
            return sheet_title(Sheet(page.name))
        return self.titles.get(page.name, page.name) or _("New card")

    def _take_up(self, page: Page) -> None:
        if page.kind is PageKind.SHEET:
            self._edit_sheet(Sheet(page.name), page.customer)
        elif page.name:
            self._edit_card(page.name)
        else:
            self.action_card_add()

    def action_card_drop(self) -> None:
        """Go back to the shipped wording of the card on screen, or take one's own card away."""
        script = self.query_one(ScriptsPane).script
        if script is None:
            self.say(_("No script is on screen: s opens them."))
        else:
            self._write_scripts(book.cards.drop, script.card)

    def action_cards_export(self) -> None:
        """Write one's own cards to a file."""
        self._ask_path(_("Write your cards to which file?"), self._export_over)

    def _export_over(self, path: Path) -> None:
        """Write to a file; ask first if there is one of that name."""
        from salesbook.tui.dialogs.choice import Choice

        if not path.exists():
            self._export(path)
            return
        answers = ((("1", "y"), _("Write over it"), True), (("2", "n", "escape"), _("Another name"), False))

        def chosen(over: bool | None) -> None:
            if over:
                self._export(path)
            else:
                self.action_cards_export()

        self.app.push_screen(Choice(_("{path} is there already.").format(path=path), answers), chosen)

    def action_cards_import(self) -> None:
        """Take cards from a file."""
        self._ask_path(_("Take cards from which file?"), self._import)

    def _ask_path(self, question: str, then: Callable[[Path], object]) -> None:
        from salesbook.tui.dialogs.path import PathDialog

        def named(path: Path | None) -> None:
            if path is not None:
                then(path)

        self.app.push_screen(PathDialog(question, Path.home() / _FILE), named)

    @work(group="write")
    async def _export(self, path: Path) -> None:
        try:
            count = await self.desk.ask(book.cards.export, path)
        except SalesbookError as error:
            self.say(str(error), alarm=True)
            return
        self.say(_("{path} written: {count} cards.").format(path=path, count=count))

    @work(group="write")
    async def _import(self, path: Path) -> None:
        try:
            brought, _done = await self.desk.ask(book.cards.bring_in, path)
        except SalesbookError as error:
            self.say(str(error), alarm=True)
            return
        self.scripts_changed()
        self.say(_("{created} new, {updated} changed, {unchanged} as they were.").format(**brought._asdict()))

    @work(group="write")
    async def _write_scripts(self, use_case: Callable[..., Changes], *args: object) -> None:
        try:
            done = await self.desk.ask(use_case, *args)
        except SalesbookError as error:
            self.say(str(error), alarm=True)
            return
        self.scripts_changed()
        self.say(done.what if done.id else _("Nothing was changed."))


def _saved(opened: Book, save: Callable[[Book, T], Changes], page: Page, answer: T) -> Changes:
    """Save what was written, and only then forget how far it came."""
    done = save(opened, answer)
    book.drafts.save_page(opened, page, "")
    return done


def _save_card(opened: Book, entry: CardEntry) -> Changes:
    """Keep a card; a new one gets its id."""
    if not entry.card:
        entry = entry._replace(card=book.cards.new_id(opened, entry.text.title))
    return book.cards.save(opened, entry)


def _card_help() -> str:
    from salesbook.domain.blanks import BLANKS

    ways = " ".join(cardfile.word(way) for way in Way)
    lines = (
        _("One field: text a line; a field may stand several times. The last one is what customers say."),
        _("Ways of answering: {ways}").format(ways=ways),
        _("Blanks: {blanks}").format(blanks=" ".join(f"{{{blank}}}" for blank in sorted(BLANKS))),
    )
    return "".join(f"# {line}\n" for line in lines)
