"""Files of every kind coming in: previewed, counted, all or nothing, whatever happens."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import textwrap
from itertools import islice
from typing import TYPE_CHECKING

import pytest
from content import derived, rebuilt

from salesbook.book import changes, customers
from salesbook.book.opened import Book
from salesbook.book.transfer import export_file, import_file, importing, preview
from salesbook.domain.errors import SalesbookError
from salesbook.exchange.fields import Field
from salesbook.exchange.records import ContactRecord, RecordKind
from salesbook.exchange.source import Format
from salesbook.exchange.tables import Hints

if TYPE_CHECKING:
    from pathlib import Path

_CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:王建国{0}\nTEL:1380013{0:04}\nEND:VCARD\n"


def _cards(path: Path, count: int) -> Path:
    path.write_text("".join(_CARD.format(number) for number in range(count)), encoding="utf-8")
    return path


def _table(path: Path, count: int) -> Path:
    rows = [f"王建国{number},1380013{number:04}" for number in range(count)]
    path.write_text("\n".join(("姓名,手机", *rows)), encoding="utf-8")
    return path


def test_a_preview_shows_columns_encoding_and_ten_rows(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "in.txt"
    path.write_bytes(
        "姓名,手机\n".encode("gb18030") + b"".join(f"王{n},1380013{n:04}\n".encode("gb18030") for n in range(20))
    )
    found = preview(path)
    assert (found.format, found.kind, len(found.records)) == (Format.CSV, RecordKind.CUSTOMERS, 10)
    assert found.table is not None
    assert (found.table.encoding, found.table.header_row) == ("gb18030", 1)
    assert [column.field for column in found.table.columns] == [Field.NAME, Field.PHONE]
    assert customers.count(book) == 0


def test_a_preview_of_cards_shows_ten_of_them(tmp_path: Path) -> None:
    found = preview(_cards(tmp_path / "in.csv", 30))
    assert (found.format, found.table, len(found.records)) == (Format.VCARD, None, 10)
    first = found.records[0]
    assert isinstance(first, ContactRecord)
    assert first.name == "王建国0"


def test_columns_can_be_given(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("a,b,c\n王建国,13800138000,上海\n", encoding="utf-8")
    import_file(book, path, mapping={"name": "a", "phone": "B", "place": "3"}, hints=Hints(header_row=1))
    known = customers.card(book, 1).customer
    assert (known.name, known.points[0].value, known.place) == ("王建国", "13800138000", "上海")


@pytest.mark.parametrize("mapping", [{"nonsense": "a"}, {"name": "no such column"}])
def test_a_wrong_mapping_is_refused_in_a_sentence(book: Book, tmp_path: Path, mapping: dict[str, str]) -> None:
    with pytest.raises(SalesbookError):
        import_file(book, _table(tmp_path / "in.csv", 3), mapping=mapping)
    assert customers.count(book) == 0


def test_what_is_not_taken_is_listed_with_row_reason_and_text(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("姓名,手机,备注\n王建国,13800138000,\n,,only a remark\n李敏,,\n", encoding="utf-8")
    result = import_file(book, path)
    assert (result.read, result.created) == (3, 2)
    (skipped,) = result.skipped
    assert skipped.row == 3
    assert skipped.reason.endswith(".")
    assert "only a remark" in skipped.text


def test_very_many_skipped_rows_keep_little_text(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "in.csv"
    path.write_text("姓名,手机,备注\n" + f",,{'x' * 3000}\n" * 7000, encoding="utf-8")
    result = import_file(book, path)
    assert len(result.skipped) == result.read == 7000
    assert sum(len(row.text) for row in result.skipped) < 18 << 20


def test_a_trial_changes_nothing_and_tells_everything(book: Book, tmp_path: Path) -> None:
    path = _table(tmp_path / "in.csv", 5)
    before = book.path.read_bytes()
    trial = import_file(book, path, dry_run=True)
    assert book.path.read_bytes() == before
    real = import_file(book, path)
    assert trial.batch == 0 != real.batch
    assert (trial.read, trial.created, trial.skipped) == (real.read, real.created, real.skipped)


def test_steps_can_be_read_between_and_taken_back(book: Book, tmp_path: Path) -> None:
    path = _table(tmp_path / "in.csv", 3500)
    before = book.path.read_bytes()
    steps = importing(book, path)
    reached = list(islice(steps, 6))
    shares = [step.share for step in reached]
    assert shares == sorted(shares)
    assert shares[0] == 0 < shares[-1] < 1
    counts = [step.read for step in reached]
    assert counts == sorted(counts)
    assert counts[-1] > 0
    assert customers.count(book) == counts[-1]
    assert customers.name(book, 1) == "王建国0"
    steps.close()
    assert customers.count(book) == 0
    assert book.path.read_bytes() == before
    # Wherever it is called off, the book can be written to again at once.
    for last in (0.5, 0.7, 0.95):
        steps = importing(book, path)
        while next(steps).share < last:
            pass
        steps.close()
        assert book.path.read_bytes() == before
    assert import_file(book, path).created == 3500


def test_progress_is_told(book: Book, tmp_path: Path) -> None:
    seen: list[int] = []
    import_file(book, _cards(tmp_path / "in.vcf", 2500), progress=seen.append)
    assert seen == sorted(seen)
    assert seen[-1] == 2500
    assert len(seen) > 2


def test_one_import_is_one_undo(book: Book, tmp_path: Path) -> None:
    result = import_file(book, _table(tmp_path / "in.csv", 2100))
    assert customers.count(book) == 2100
    done = changes.undo(book, result.batch)
    assert (done.kept, customers.count(book)) == (0, 0)
    assert book.db.value("SELECT count(*) FROM search_key") == book.db.value("SELECT count(*) FROM standing") == 0
    changes.redo(book)
    assert customers.count(book) == 2100


def test_a_later_note_keeps_its_customer_when_the_import_is_undone(book: Book, tmp_path: Path) -> None:
    from salesbook.book import notes

    result = import_file(book, _table(tmp_path / "in.csv", 20))
    notes.log(book, "谈了报价", 7)
    done = changes.undo(book, result.batch)
    assert done.kept > 0
    assert customers.count(book) == 1
    assert customers.card(book, 7).customer.points[0].value == "13800130006"


def test_xlsx_comes_in_like_csv(book: Book, tmp_path: Path) -> None:
    import_file(book, _table(tmp_path / "in.csv", 30))
    sheet = tmp_path / "out.xlsx"
    export_file(book, sheet, Format.XLSX)
    assert import_file(book, sheet).unchanged == 30


@pytest.mark.parametrize(
    ("content", "options"),
    [
        (b"", {}),
        (b"\0\1\2\3" * 1000, {}),
        (b"PK\x03\x04broken", {}),
        (b'{"salesbook": {}}', {}),
        (_CARD.format(1).encode(), {"kind": RecordKind.ORDERS}),
        (_CARD.format(1).encode(), {"format": Format.CSV}),
        (b"a,b\n1,2\n", {"format": Format.VCARD}),
        (b"a,b\n1,2\n", {"hints": Hints(encoding="klingon")}),
    ],
)
def test_a_file_that_can_not_be_taken_is_refused_in_a_sentence(
    book: Book, tmp_path: Path, content: bytes, options: dict[str, object]
) -> None:
    path = tmp_path / "in.csv"
    path.write_bytes(content)
    before = book.path.read_bytes()
    with pytest.raises(SalesbookError) as refused:
        import_file(book, path, **options)  # type: ignore[arg-type]
    assert len(str(refused.value).splitlines()) == 1
    assert book.path.read_bytes() == before


@pytest.mark.parametrize("name", ["no-such-file.csv", "", "nul\0.csv"])
def test_a_place_without_a_file_is_refused(book: Book, tmp_path: Path, name: str) -> None:
    with pytest.raises(SalesbookError):
        import_file(book, tmp_path / name)


def test_a_spreadsheet_cut_off_in_the_middle_leaves_the_book_as_it_was(book: Book, tmp_path: Path) -> None:
    import_file(book, _table(tmp_path / "in.csv", 3000))
    sheet = tmp_path / "out.xlsx"
    export_file(book, sheet, Format.XLSX)
    changes.undo(book)
    sheet.write_bytes(sheet.read_bytes()[:-2000])
    with pytest.raises(SalesbookError):
        import_file(book, sheet)
    assert customers.count(book) == 0


_KILLED = """
import os, sys
from pathlib import Path
from salesbook.book.opened import Book
from salesbook.book.transfer import importing

book = Book(Path(sys.argv[1]))
for number, _count in enumerate(importing(book, Path(sys.argv[2]))):
    print(number, flush=True)
print("done", flush=True)
"""


# Of some hundred and twenty steps the first forty-six read the file; the others make all of it to be found.
@pytest.mark.parametrize("steps", [1, 9, 46, 60, 83, 105, 114])
def test_killed_at_any_moment_the_import_is_wholly_there_or_wholly_not(
    book_path: Path, tmp_path: Path, steps: int
) -> None:
    path = _table(tmp_path / "in.csv", 9000)
    child = subprocess.Popen(
        [sys.executable, "-c", textwrap.dedent(_KILLED), str(book_path), str(path)], stdout=subprocess.PIPE, text=True
    )
    assert child.stdout is not None
    for line in child.stdout:
        if line.strip() in (str(steps), "done"):
            os.kill(child.pid, signal.SIGKILL)
            break
    child.wait()
    child.stdout.close()
    book = Book(book_path)
    try:
        assert customers.count(book) in (0, 9000)
        assert book.db.value("PRAGMA integrity_check") == "ok"
        result = import_file(book, path)
        assert result.created + result.unchanged == 9000
        assert customers.count(book) == 9000
    finally:
        book.close()


_FULL = """
import resource, signal, sys
from pathlib import Path
from salesbook.book.opened import Book
from salesbook.book.transfer import import_file
from salesbook.domain.errors import SalesbookError

signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
book = Book(Path(sys.argv[1]))
resource.setrlimit(resource.RLIMIT_FSIZE, (int(sys.argv[3]), int(sys.argv[3])))
try:
    import_file(book, Path(sys.argv[2]))
except SalesbookError as error:
    print(error)
"""


@pytest.mark.parametrize("room", [600_000, 2_000_000, 4_000_000])
def test_without_room_on_the_disk_nothing_comes_in(book_path: Path, tmp_path: Path, room: int) -> None:
    before = book_path.read_bytes()
    done = subprocess.run(
        [sys.executable, "-c", _FULL, str(book_path), str(_table(tmp_path / "in.csv", 9000)), str(room)],
        capture_output=True, text=True, check=True,
    )  # fmt: skip
    (sentence,) = done.stdout.splitlines()
    assert str(book_path) in sentence
    book = Book(book_path)
    assert customers.count(book) == 0
    book.close()
    assert book_path.read_bytes() == before


def test_what_follows_from_many_rows_is_what_a_rebuild_makes(book: Book, tmp_path: Path) -> None:
    def indexes() -> list[object]:
        return book.db.rows("SELECT name, sql FROM sqlite_master ORDER BY name")

    before = indexes()
    path = tmp_path / "in.csv"
    rows = [f"王{'国强伟'[n % 3]}{n},东方第{n // 9}公司,1380013{n:04},{n % 7}月1日" for n in range(6000)]
    path.write_text("\n".join(("姓名,公司,手机,备注", *rows)), encoding="utf-8")
    # The first half into an empty book, the second into one that is as large.
    path.with_name("half.csv").write_text("\n".join(("姓名,公司,手机,备注", *rows[:3000])), encoding="utf-8")
    assert import_file(book, path.with_name("half.csv")).created == 3000
    assert (import_file(book, path).created, indexes()) == (3000, before)
    assert derived(book.db) == rebuilt(book.db)
