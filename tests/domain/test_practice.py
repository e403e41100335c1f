"""The four stages of skill, the streak, and when a card comes again (D25)."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta
from random import Random

import pytest
from fsrs import Card, Scheduler
from fsrs import Rating as Given
from hypothesis import given
from hypothesis import strategies as st

from salesbook.domain.practice import Missing, Pass, Rating, Stage, standing, streak
from salesbook.domain.spacing import reviewed

DAY = date(2026, 11, 18)


def passes(*marks: str) -> list[Pass]:
    """Return passes from marks like `3@0` or `1q@4`: rating, q for quick, h for a hint, day."""
    found = []
    for mark in marks:
        how, _at, day = mark.partition("@")
        seconds = 2.0 if "q" in how else 9.0
        found.append(Pass(DAY + timedelta(int(day or 0)), Rating(int(how[0])), seconds, "h" in how))
    return found


@pytest.mark.parametrize(
    ("marks", "uses", "stage"),
    [
        ((), 0, 1),
        (("1q",), 0, 1),
        (("1",), 0, 2),
        (("1qh",), 0, 2),
        (("3",), 0, 2),
        (("1", "3", "3"), 0, 2),
        (("1", "3", "3", "3", "3"), 0, 3),
        (("3", "3", "2"), 0, 3),
        (("3q@0", "3q@3", "3q@7"), 2, 4),
        (("3q@0", "3q@3", "3q@7"), 1, 3),
        (("3q@0", "3q@3", "3q@6"), 2, 3),
        (("3q@0", "3qh@3", "3q@7"), 2, 3),
        (("3q@0", "3@3", "3q@7"), 2, 3),
        (("3q@0", "3q@0", "3q@7"), 2, 3),
        (("3q@0", "3q@3", "3q@7", "1@9"), 2, 3),
        (("3q@0", "3q@3", "3q@7", "1@9", "1@10"), 2, 2),
        (("3", "3", "3", "1"), 0, 2),
    ],
)
def test_stages(marks: tuple[str, ...], uses: int, stage: int) -> None:
    assert standing(passes(*marks), uses).stage == stage


def test_what_is_missing_for_the_next_stage() -> None:
    assert standing([], 0).missing == ((Missing.FIRST_TRY, 1),)
    assert standing(passes("1"), 0).missing == ((Missing.RIGHT, 4),)
    assert standing(passes("3", "3"), 0).missing == ((Missing.RIGHT, 1),)
    able = standing(passes("3@0", "3@1", "3q@2"), 1)
    assert able.missing == ((Missing.PASSES, 2), (Missing.DAYS, 7), (Missing.USES, 1))
    assert standing(passes("3q@0", "3q@3", "3q@7"), 2).missing == ()


@given(st.lists(st.tuples(st.integers(1, 4), st.booleans(), st.booleans(), st.integers(0, 30)), max_size=30))
def test_doing_what_is_missing_reaches_the_next_stage(history: list[tuple[int, bool, bool, int]]) -> None:
    day = DAY
    done = []
    for rating, quick, hinted, days in history:
        day += timedelta(days)
        done.append(Pass(day, Rating(rating), 1.0 if quick else 9.0, hinted))
    uses = 0
    for _step in range(4):
        now = standing(done, uses)
        if now.stage is Stage.AUTOMATIC:
            assert now.missing == ()
            return
        missing = dict(now.missing)
        assert missing
        uses += missing.get(Missing.USES, 0)
        for _again in range(missing.get(Missing.RIGHT, 0) + missing.get(Missing.FIRST_TRY, 0)):
            done.append(Pass(day, Rating.GOOD, 9.0))
        if now.stage is Stage.ABLE:
            span = timedelta(max(missing.get(Missing.DAYS, 0), missing.get(Missing.PASSES, 0), 1))
            for number in range(3):
                done.append(Pass(day + (span if number == 2 else timedelta(number * span.days // 3)), Rating.GOOD, 1.0))
            day += max(span, timedelta(7))
            done += [Pass(day + timedelta(n * 4), Rating.GOOD, 1.0) for n in range(3)]
            uses = max(uses, 2)
            day += timedelta(8)
        after = standing(done, uses).stage
        if now.missing and now.stage is not Stage.UNAWARE:
            assert after > now.stage


@pytest.mark.parametrize(
    ("days", "count"), [((), 0), ((0,), 1), ((1,), 1), ((2,), 0), ((0, 1, 2), 3), ((1, 2, 4), 2), ((0, 2), 1)]
)
def test_the_streak_goes_up_to_today_or_yesterday(days: tuple[int, ...], count: int) -> None:
    assert streak([DAY - timedelta(back) for back in days], DAY) == count


def test_a_year_of_practice_gives_the_intervals_of_fsrs_itself() -> None:
    rng = Random(26)
    scheduler = Scheduler(enable_fuzzing=False)
    for _card in range(12):
        at = datetime(2026, 1, 1, 8, tzinfo=UTC)
        theirs, ours, due = Card(card_id=1, due=at), None, at
        reviews = 0
        while at < datetime(2027, 1, 1, tzinfo=UTC):
            rating = rng.choices((1, 2, 3, 4), (2, 2, 5, 1))[0]
            theirs, _log = scheduler.review_card(theirs, Given(rating), at)
            ours, due = reviewed(ours, rating, at)
            assert due == theirs.due
            reviews += 1
            # On the day, or some days late, as people are.
            at = due + timedelta(hours=rng.choice((0, 0, 5, 30, 100)))
        assert reviews > 3


def test_the_clock_of_the_machine_changes_nothing() -> None:
    at = datetime(2026, 3, 1, 9, 30, 15, 999, tzinfo=UTC)
    assert reviewed(None, 3, at) == reviewed(None, 3, at)
    here = at.astimezone(datetime.now().astimezone().tzinfo)
    assert reviewed(None, 3, here) == reviewed(None, 3, at)
