"""Now, and where things lie: as the surroundings say."""

from __future__ import annotations

from datetime import datetime, timedelta, timezone
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from salesbook.book.clock import moment, now, stamp
from salesbook.book.opened import Book
from salesbook.book.places import places
from salesbook.domain.errors import SalesbookError


def test_now_is_the_computer_s_with_its_offset() -> None:
    assert now().tzinfo is not None
    assert abs(now() - datetime.now().astimezone()) < timedelta(minutes=1)


def test_an_instant_may_stand_for_now(monkeypatch: pytest.MonkeyPatch, book_path: Path) -> None:
    monkeypatch.setenv("SALESBOOK_NOW", "2026-11-18T10:00+09:00")
    assert now() == datetime(2026, 11, 18, 10, tzinfo=timezone(timedelta(hours=9)))
    book = Book(book_path)
    assert book.today().isoformat() == "2026-11-18"
    book.close()
    monkeypatch.setenv("SALESBOOK_NOW", "2026-11-18T10:00")
    assert now().replace(tzinfo=None) == datetime(2026, 11, 18, 10)  # noqa: DTZ001 (as it was given)
    assert now().tzinfo is not None


@pytest.mark.parametrize("value", ["tomorrow", "10:00", "2026-13-01", "\udcff"])
def test_what_is_no_instant_is_told(monkeypatch: pytest.MonkeyPatch, value: str) -> None:
    monkeypatch.setenv("SALESBOOK_NOW", value)
    with pytest.raises(SalesbookError, match="is no instant: write it like"):
        now()


@given(
    st.datetimes(datetime(1900, 1, 1), datetime(2200, 1, 1)),  # noqa: DTZ001 (the offset comes below)
    st.integers(-14 * 60, 14 * 60),
)
def test_an_instant_comes_back_with_its_offset(when: datetime, offset: int) -> None:
    given_moment = when.replace(microsecond=0, tzinfo=timezone(timedelta(minutes=offset)))
    again = moment(*stamp(given_moment))
    assert again == given_moment
    assert again.utcoffset() == given_moment.utcoffset()


def test_everything_lies_below_one_root_if_there_is_one(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SALESBOOK_HOME", str(tmp_path / "root"))
    found = places()
    assert found.book == tmp_path / "root" / "my.salesbook"
    for path in (found.backups, found.settings, found.log, found.state):
        assert path.is_relative_to(tmp_path / "root")
    assert not (tmp_path / "root").exists()


def test_a_named_book_wins(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("SALESBOOK_BOOK", str(tmp_path / "mine"))
    assert places().book == tmp_path / "mine"
    assert places(tmp_path / "other").book == tmp_path / "other"
    monkeypatch.setenv("HOME", str(tmp_path))
    assert places(Path("~/there")).book == tmp_path / "there"


def test_without_a_root_the_platform_says_where(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.delenv("SALESBOOK_HOME")
    for name in ("HOME", "XDG_DATA_HOME", "XDG_CONFIG_HOME", "XDG_STATE_HOME"):
        monkeypatch.setenv(name, str(tmp_path / name))
    found = places()
    for path in (found.book, found.settings, found.state):
        assert path.is_relative_to(tmp_path)
        assert "salesbook" in str(path)
