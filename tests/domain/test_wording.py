from datetime import date, datetime, time, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from salesbook import locale
from salesbook.domain.codes import Channel, ComplaintState, DayKind, RhythmState, Tier
from salesbook.domain.days import Festival
from salesbook.domain.reasons import (
    CadenceFacts,
    ComplaintFacts,
    CreditFacts,
    DayFacts,
    Facts,
    FestivalFacts,
    FollowupFacts,
    LifecycleFacts,
    NoPlanFacts,
    PromiseFacts,
    Reason,
    RenewalFacts,
    RhythmFacts,
    reason,
)
from salesbook.domain.weights import Weights
from salesbook.domain.wording import SHORT_CELLS, cells, sentence, short

NOW = datetime(2026, 11, 18, 10, 0)  # noqa: DTZ001 (the rep's local time)
TODAY = NOW.date()

CASES: list[tuple[Facts, int | None, str, str]] = [
    (PromiseFacts("send the quote"), 2, "You promised: send the quote (2 days overdue)", "promise 2 d late"),
    (PromiseFacts("send the quote"), 1, "You promised: send the quote (1 day overdue)", "promise 1 d late"),
    (PromiseFacts("call", at=time(15)), 0, "You promised: call (today at 15:00)", "promise today"),
    (PromiseFacts("pay", theirs=True), 9, "They promised: pay (9 days overdue)", "their promise 9 d late"),
    (PromiseFacts("pay", theirs=True), -1, "They promised: pay (tomorrow)", "their promise tomorrow"),
    (FollowupFacts("call back", time(10)), 0, "Planned: call back (today at 10:00)", "10:00 call back"),
    (FollowupFacts("call back"), 0, "Planned: call back (today)", "call back today"),
    (FollowupFacts("call back", time(9)), 3, "Planned: call back (3 days overdue)", "call back +3"),
    (FollowupFacts("samples"), -4, "Planned: samples (in 4 days)", "samples in 4 days"),
    (FollowupFacts(channel=Channel.VISIT), 0, "Planned: Visit (today)", "Visit today"),
    (FollowupFacts(), 0, "Planned: Follow-up (today)", "Follow-up today"),
    (
        FollowupFacts("call", tries=2),
        0,
        "Planned: call (today), 2 tries without an answer",
        "call today",
    ),
    (ComplaintFacts("rust", ComplaintState.RECEIVED), 0, "Complaint received today: rust", "complaint today"),
    (
        ComplaintFacts("rust", ComplaintState.CHECKED),
        3,
        "Complaint open for 3 days, now at “Checked”: rust",
        "complaint, 3 d",
    ),
    (
        DayFacts(DayKind.BIRTHDAY, "Li Min", turning=50),
        -2,
        "Birthday of Li Min: in 2 days (11-20), turning 50",
        "Birthday in 2 days",
    ),
    (
        DayFacts(DayKind.COMPANY_DAY, turning=10),
        0,
        "Company day: today (11-18), 10 years",
        "Company day today",
    ),
    (DayFacts(DayKind.OTHER, label="Opening"), 1, "Opening: 1 day ago (11-17)", "Opening 1 d ago"),
    (
        FestivalFacts(Festival.MID_AUTUMN),
        -1,
        "Mid-Autumn Festival: tomorrow (11-19)",
        "Mid-Autumn Fe⋯ tomorrow",
    ),
    (
        RhythmFacts(RhythmState.WARN, 80, 50.2, 1.594),
        30,
        "Warning: 80 days without an order, usually one every 50 (1.5 times)",
        "may be leaving 1.5",
    ),
    (RhythmFacts(RhythmState.LOST, 900, 2.0, 450.0), 9, "", "probably lost 99.9"),
    (RenewalFacts("licence"), -7, "licence runs out: in 7 days (2026-11-25)", "ends in 7 days"),
    (RenewalFacts("licence"), 3, "licence has run out: 3 days ago (2026-11-15)", "expired 3 d ago"),
    (LifecycleFacts("refill", "toner"), 5, "refill for toner: 5 days overdue", "refill +5"),
    (
        CreditFacts(6_000_000, 5_000_000, "CNY"),
        4,
        "Owes ¥60,000, over the limit of ¥50,000",
        "over the limit",
    ),
    (CreditFacts(6_000_000, None, "CNY"), 12, "Owes ¥60,000, 12 days past the terms", "bill 12 d late"),
    (
        CadenceFacts(Channel.CALL, Tier.PRIORITY, 34),
        3,
        "Last talk 34 days ago, a call is due: 3 days overdue",
        "call due +3",
    ),
    (
        CadenceFacts(Channel.VISIT, Tier.PRIORITY, 92),
        0,
        "Last visit 92 days ago, the next is due: today",
        "visit due",
    ),
    (CadenceFacts(Channel.CALL, Tier.LAST, None), None, "Never contacted, a call is due", "never contacted"),
    (CadenceFacts(Channel.VISIT, Tier.LAST, None), None, "Never visited, a visit is due", "never visited"),
    (NoPlanFacts(), None, "No next step is planned", "no next step"),
]


def made(facts: Facts, days: int | None) -> Reason:
    due: date | None = None if days is None else TODAY - timedelta(days)
    return reason(facts, due, NOW, Weights())


@pytest.mark.parametrize(("facts", "days", "said", "few"), CASES)
def test_each_reason_is_said_in_a_sentence_and_in_a_few_words(
    facts: Facts, days: int | None, said: str, few: str
) -> None:
    found = made(facts, days)
    assert said in sentence(found)
    assert short(found) == few


def test_qingming_is_treated_with_respect() -> None:
    assert "mourning" in sentence(made(FestivalFacts(Festival.QINGMING), -3))
    assert "mourning" not in sentence(made(FestivalFacts(Festival.LANTERNS), -3))


@pytest.mark.parametrize("language", ["en", "zh"])
@pytest.mark.parametrize("days", [-400, -30, -1, 0, 1, 30, 400])
def test_the_few_words_fit_a_narrow_row_in_both_languages(
    days: int, language: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(locale, "_current", locale._current)
    monkeypatch.setattr(locale, "_language", locale.language())
    locale.use(language)
    for facts, *_rest in CASES:
        assert cells(short(made(facts, days))) <= SHORT_CELLS
        for room in (-3, 0, 1, 2, 5):
            assert cells(short(made(facts, days), room)) <= max(0, room)
        assert sentence(made(facts, days))


@pytest.mark.parametrize(
    ("facts", "days", "few"),
    [
        (PromiseFacts("pay", theirs=True), 9, "their ⋯ 9 d late"),
        (PromiseFacts("pay", theirs=True), 0, "their pro⋯ today"),
        (FollowupFacts("how did the two rolls do"), 1, "how did the ⋯ +1"),
        (FollowupFacts("how did the two rolls do", at=time(9, 30)), 0, "09:30 how did t⋯"),
        (DayFacts(DayKind.BIRTHDAY), -1, "Birthd⋯ tomorrow"),
        (CreditFacts(6_000_000, None, "CNY"), 105, "bill 105 d late"),
        (LifecycleFacts("Service check", "printer"), 12, "Service che⋯ +12"),
    ],
)
def test_a_narrower_row_cuts_what_it_is_about_and_keeps_how_late_it_is(facts: Facts, days: int, few: str) -> None:
    assert short(made(facts, days), 16) == few


@settings(max_examples=50, deadline=None)
@given(st.text(max_size=60), st.integers(-500, 500))
def test_texts_of_users_go_in_as_they_are_and_are_cut_to_fit(what: str, days: int) -> None:
    for facts in (PromiseFacts(what), FollowupFacts(what or "-"), LifecycleFacts(what, "{product}")):
        assert what in sentence(made(facts, days))
        assert cells(short(made(facts, days))) <= SHORT_CELLS
        for room in (-3, 0, 1, 2, 5):
            assert cells(short(made(facts, days), room)) <= max(0, room)
