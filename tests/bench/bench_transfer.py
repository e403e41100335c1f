"""An import of many customers, against reading the same file and inserting rows with nothing around it.

Raw is the own reader of the import, and one `executemany` for each table of the very rows that the import wrote into
it: the tables of the book with their indexes, but neither matching nor spelling, triggers or search. Bare is the same
with tables that have no index, no key and no types. Plain is the usual module for such files and one table of seven
columns.

All run in this run, each in a process of its own, in turn; the quickest of some rounds counts. Times are the
processor's, so that whatever else the machine does is left out.

Usage: python tests/bench/bench_transfer.py [--customers N] [--rounds N]
"""

import argparse
import csv
import os
import subprocess
import sys
import tempfile
from pathlib import Path

HEADER = ["姓名", "公司", "职位", "手机", "邮箱", "地址", "备注"]
FAMILY, GIVEN = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何林高罗", "伟芳娜敏静丽强磊军洋勇艳杰娟涛明超秀霞平刚桂英华玉"
ROLES, CITIES = ("采购经理", "总经理", "工程师", ""), ("苏州", "上海", "成都", "New York")

PLAIN = """
import csv, sqlite3, sys
db = sqlite3.connect(sys.argv[2])
db.execute("CREATE TABLE t(a, b, c, d, e, f, g)")
if sys.argv[1].endswith(".csv"):
    rows = csv.reader(open(sys.argv[1], encoding="utf-8", newline=""))
else:
    from python_calamine import CalamineWorkbook
    rows = CalamineWorkbook.from_path(sys.argv[1]).get_sheet_by_index(0).iter_rows()
next(rows)
with db:
    db.executemany("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?, ?)", rows)
"""
RAW = """
import resource, sqlite3, sys
from pathlib import Path
from salesbook.exchange.records import RecordKind
from salesbook.exchange.tables import TableReading
is_bare = Path(sys.argv[2]).name == "bare.db"
book = sqlite3.connect(Path(sys.argv[2]).with_name("b.book"))
tables = book.execute("SELECT name, sql FROM sqlite_master WHERE type = 'table' AND sql NOT LIKE '%VIRTUAL%' "
    "AND name NOT LIKE 'sqlite%' AND name NOT GLOB '*_index_*'").fetchall()
indexes = "SELECT sql FROM sqlite_master WHERE type = 'index' AND tbl_name = ? AND sql IS NOT NULL"

def used():
    # A spreadsheet is read by a child.
    return sum(resource.getrusage(who).ru_utime for who in (resource.RUSAGE_SELF, resource.RUSAGE_CHILDREN))

begun = used()
with TableReading(Path(sys.argv[1]), RecordKind.CUSTOMERS) as table:
    for record in table:
        pass
taken = used() - begun
db = sqlite3.connect(sys.argv[2], isolation_level=None)
db.execute("BEGIN")
for name, sql in tables:
    if found := book.execute(f"SELECT * FROM {name}").fetchall():
        if is_bare:
            db.execute(f"CREATE TABLE {name}({', '.join(f'c{n}' for n in range(len(found[0])))})")
        else:
            db.execute(sql)
            for (sql,) in book.execute(indexes, (name,)):
                db.execute(sql)
        begun = used()
        db.executemany(f"INSERT INTO {name} VALUES ({', '.join('?' * len(found[0]))})", found)
        taken += used() - begun
begun = used()
db.execute("COMMIT")
print(taken + used() - begun)
"""
IMPORT = """
import sys
from pathlib import Path
from salesbook.book.opened import Book
from salesbook.book.transfer import import_file
book = Book(Path(sys.argv[2]))
result = import_file(book, Path(sys.argv[1]))
assert result.created == result.read == int(sys.argv[3]), result.read
book.close()
"""


def rows(count: int) -> list[list[str]]:
    """Return as many customers as wanted, the same every time."""
    return [
        [
            FAMILY[n % 20] + GIVEN[n // 20 % 25] + GIVEN[n // 500 % 25],
            f"{CITIES[n % 4]}第{n // 7}公司",
            ROLES[n % 4],
            f"1{30 + n // 100_000_000}{n:08}",
            f"c{n}@example.cn" if n % 3 else "",
            f"{CITIES[n % 4]}人民路{n % 900}号" if n % 2 else "",
            "老客户，要按时送货" if n % 5 == 0 else "",
        ]
        for n in range(count)
    ]


def write(folder: Path, name: str, count: int) -> Path:
    """Write customers as a CSV or XLSX file."""
    path = folder / f"{count}-{name}"
    if path.suffix == ".csv":
        with path.open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([HEADER, *rows(count)])
        return path
    import xlsxwriter

    with xlsxwriter.Workbook(path, {"constant_memory": True}) as book:
        sheet = book.add_worksheet()
        for number, row in enumerate([HEADER, *rows(count)]):
            sheet.write_row(number, 0, row)
    return path


def measure(code: str, path: Path, target: Path, count: int) -> tuple[float, float]:
    """Return the seconds of user time that code takes in a process of its own, and its peak memory in MB.

    Code that prints seconds has measured a part of itself.
    """
    target.unlink(missing_ok=True)
    with subprocess.Popen(
        [sys.executable, "-c", code, str(path), str(target), str(count)], stdout=subprocess.PIPE, text=True
    ) as process:
        assert process.stdout is not None
        printed = process.stdout.read()
        _pid, status, used = os.wait4(process.pid, 0)
        process.returncode = os.waitstatus_to_exitcode(status)
    if process.returncode:
        raise SystemExit(f"failed: {code}")
    return float(printed) if printed else used.ru_utime, used.ru_maxrss / 1024


def main() -> None:
    """Print the table."""
    options = argparse.ArgumentParser()
    options.add_argument("--customers", type=int, default=100_000)
    options.add_argument("--rounds", type=int, default=3)
    wanted = options.parse_args()
    heads = ("plain s", "bare s", "raw s", "import s", "×plain", "×bare", "×raw", "plain MB", "import MB")
    print(f"{'file':6}{'customers':>10}" + "".join(f"{head:>11}" for head in heads))
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        works = [(PLAIN, "plain.db"), (IMPORT, "b.book"), (RAW, "raw.db"), (RAW, "bare.db")]
        for kind in ("a.csv", "a.xlsx"):
            for count in (wanted.customers // 4, wanted.customers):
                path = write(folder, kind, count)
                rounds = [
                    [measure(code, path, folder / target, count) for code, target in works]
                    for _ in range(wanted.rounds)
                ]
                plain, taken, raw, bare = (min(found[n][0] for found in rounds) for n in range(4))
                plain_mb, taken_mb = (max(found[n][1] for found in rounds) for n in range(2))
                figures = (plain, bare, raw, taken, taken / plain, taken / bare, taken / raw)
                print(
                    f"{path.suffix[1:]:6}{count:>10,}" + "".join(f"{figure:>11.2f}" for figure in figures)
                    + f"{plain_mb:>11.0f}{taken_mb:>11.0f}",
                    flush=True,
                )  # fmt: skip


if __name__ == "__main__":
    main()
