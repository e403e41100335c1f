"""Draw every screen of the workbench in both languages from the demo book, with a frozen clock.

Usage: python tests/screenshots.py

Writes screenshots/<language>-<screen>.svg.
"""

import asyncio
import html
import os
import re
import shutil
import tempfile
from collections.abc import Sequence
from contextlib import suppress
from datetime import datetime
from pathlib import Path

from rich.cells import cell_len
from textual.worker import WorkerCancelled

FOLDER = Path(__file__).resolve().parent.parent / "screenshots"
NOW = "2026-11-18T10:00+08:00"
SAVED = datetime.fromisoformat(NOW).timestamp() - 90_000
WIDE, SMALL = (140, 40), (80, 24)
TYPED: dict[str, dict[str, Sequence[str]]] = {
    "LINE": {
        "zh": "嫌价格高,要再比较 ?太贵 >下周三 回电 !周五 发报价",
        "en": "finds us pricey, wants to compare ?too expensive >next Wed call back !Friday send the quote",
    },
    "WORDS": {"zh": "太贵了，别家便宜", "en": "that's too expensive, others are cheaper"},
    "FIND": {"zh": "w", "en": "an"},
    "CONTACTS": {"zh": "老客户", "en": "old"},
    "BIRTHDAY": {"zh": ("down",) * 11, "en": ("down",) * 12},
}
"""What differs by language: the keys that stand for a name in `SCREENS`."""
FILES = {
    "zh": {
        "老客户.csv": "姓名,公司,手机,生日,备注\n"
        "赵敏,华信机电,138 0013 8001,农历八月十五,要两台样机\n"
        "孙浩,,13900139002、021-55551234,5月8日,\n"
        "周婷,鸿达包装,13700137003,1990-02-11,嫌交期长\n",
        "手机联系人.vcf": "BEGIN:VCARD\nVERSION:3.0\nFN:李敏\nTEL:13600136004\nEND:VCARD\n",
        "去年订单.csv": "日期,客户,金额\n2025-12-03,华信机电,12000\n",
    },
    "en": {
        "old customers.csv": "Name,Company,Mobile,Birthday,Notes\n"
        "Ann Leigh,Leigh Prints,07700 900321,8 May,wants two samples\n"
        "Omar Haddad,,07700 900322 ::: 0161 496 0155,,\n"
        "Carol Booth,Booth & Sons,07700 900323,1990-02-11,finds delivery slow\n",
        "phone.vcf": "BEGIN:VCARD\nVERSION:3.0\nFN:Lee Min\nTEL:07700900324\nEND:VCARD\n",
        "last year's orders.csv": "Date,Customer,Amount\n2025-12-03,Leigh Prints,1200\n",
    },
}
# Each screen: its name, the size of the terminal, and the keys that lead there; a text is typed letter by letter.
SCREENS: tuple[tuple[str, tuple[int, int], tuple[str, ...]], ...] = (
    ("today", WIDE, ()),
    ("capture", WIDE, ("n", "LINE")),
    ("customers", WIDE, ("2", "down", "down", "down")),
    ("find", WIDE, ("slash", "FIND")),
    ("script", WIDE, ("s", "WORDS")),
    ("scripts", WIDE, ("3", "WORDS")),
    ("script-large", SMALL, ("s", "WORDS", "enter", "b")),
    ("script-card", WIDE, ("s", "WORDS", "enter", "e")),
    ("practice", WIDE, ("ctrl+t", "space", "space")),
    ("works", WIDE, ("h",)),
    ("numbers", WIDE, ("4",)),
    ("brief", WIDE, ("p",)),
    ("greeting", WIDE, ("BIRTHDAY", "g")),
    ("week", WIDE, ("w",)),
    ("closing", WIDE, ("b",)),
    ("why", WIDE, ("i",)),
    ("later", WIDE, ("z",)),
    ("form", WIDE, ("e",)),
    ("import", WIDE, ("ctrl+o",)),
    ("import-look", WIDE, ("ctrl+o", "CONTACTS", "enter")),
    ("help", WIDE, ("f1",)),
    ("palette", WIDE, ("ctrl+p",)),
    ("light", WIDE, ("f11",)),
    ("small", SMALL, ()),
    ("small-script", SMALL, ("s", "WORDS")),
)


async def draw(book: Path, language: str) -> None:
    """Draw all screens of one language."""
    from salesbook import locale
    from salesbook.tui.app import SalesbookApp
    from salesbook.tui.desk import Desk

    locale.use(language)
    for name, size, keys in SCREENS:
        copy = book.with_name("shown.salesbook")
        shutil.copyfile(book, copy)
        desk = Desk(copy, name="demo")
        app = SalesbookApp(desk, book.with_name("log"))
        async with app.run_test(size=size) as pilot:
            await settled(pilot)
            for key in keys:
                typed = TYPED.get(key)
                await pilot.press(*(typed[language] if typed else [key]))
                await settled(pilot)
            picture = app.export_screenshot(title="salesbook")
        desk.close()
        # The picture's own names carry a number that changes from run to run.
        (FOLDER / f"{language}-{name}.svg").write_text(stable(picture), encoding="utf-8")


async def settled(pilot) -> None:  # type: ignore[no-untyped-def]
    """Wait until nothing is under way any more."""
    for _round in range(3):
        await pilot.pause()
        # A newer question takes the place of an older one.
        with suppress(WorkerCancelled):
            await pilot.app.workers.wait_for_complete()
    await pilot.pause()


_TEXT = re.compile(r'(<text [^>]*textLength=")([\d.]+)("[^>]*>)([^<]*)(</text>)')
_CELL = 12.2
"""The width of one cell in the picture."""


def stable(svg: str) -> str:
    """Return a picture whose names do not change from run to run, with Chinese as wide as it is in a terminal.

    Rich gives each text the width of its characters; a Chinese one takes two cells.
    """
    found = re.search(r"terminal-\d+", svg)
    svg = svg.replace(found[0], "terminal") if found else svg

    def widened(text: re.Match[str]) -> str:
        cells = cell_len(html.unescape(text[4]))
        return f"{text[1]}{cells * _CELL:g}{text[3]}{text[4]}{text[5]}"

    return _TEXT.sub(widened, svg)


def main() -> None:
    """Draw everything."""
    os.environ["SALESBOOK_NOW"] = NOW
    from salesbook import locale
    from salesbook.book import demo
    from salesbook.book.opened import Book
    from salesbook.domain.codes import Language

    FOLDER.mkdir(exist_ok=True)
    for language in Language:
        with tempfile.TemporaryDirectory() as folder:
            os.environ["SALESBOOK_HOME"] = os.environ["HOME"] = folder
            path = Path(folder) / "demo.salesbook"
            downloads = Path(folder) / "Downloads"
            downloads.mkdir()
            for name, text in FILES[language].items():
                (downloads / name).write_text(text, encoding="utf-8")
                os.utime(downloads / name, (SAVED, SAVED))
            locale.use(language)
            book = Book(path)
            demo.build(book, language=language)
            book.close()
            asyncio.run(draw(path, language))


if __name__ == "__main__":
    main()
