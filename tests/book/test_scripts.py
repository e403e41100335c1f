"""Scripts: the right card for what is said, records of what was used."""

from pathlib import Path

import pytest

from salesbook import locale, playbook
from salesbook.book import changes, customers, notes, scripts
from salesbook.book.opened import Book
from salesbook.domain.codes import ObjectionResult
from salesbook.domain.customers import Customer
from salesbook.domain.errors import SalesbookError


def test_twenty_six_cards_in_both_languages() -> None:
    cards = playbook.cards()
    assert [card.number for card in cards] == list(range(1, 27))
    for card in cards:
        assert set(card.texts) == {"zh", "en"}
        for text in card.texts.values():
            assert len(text.phrases) >= 60
            assert len({answer.way for answer in text.answers}) >= 2


def test_every_known_phrase_finds_its_own_card(book: Book) -> None:
    for card in playbook.cards():
        for text in card.texts.values():
            for phrase in text.phrases[::20]:
                assert scripts.rank(book, phrase)[0].card == card.id


@pytest.mark.parametrize(
    ("said", "card"),
    [
        ("太贵了", "too-expensive"),
        ("no budget", "no-budget"),
        ("我得跟老婆商量商量", "must-ask"),
        ("got burned last time", "bad-experience"),
    ],
)
def test_what_customers_say_finds_the_card(book: Book, said: str, card: str) -> None:
    assert scripts.rank(book, said)[0].card == card


def test_nothing_fits_nothing(book: Book) -> None:
    assert scripts.rank(book, "qzx") == ()


def test_blanks_are_filled_with_the_name_or_a_word_that_fits(book: Book) -> None:
    locale.use("zh")
    row, _changes = customers.add(book, Customer(name="王建国"))
    named = next(s for s in scripts.rank(book, "", row) if s.card == "too-expensive")
    nobody = next(s for s in scripts.rank(book, "") if s.card == "too-expensive")
    assert "王建国" in named.answers[0].say
    assert "{" not in "".join(answer.say for script in scripts.rank(book, "") for answer in script.answers)
    assert named.answers[0].say != nobody.answers[0].say


def test_a_use_goes_to_the_objection_heard_today_and_is_undone_at_once(book: Book) -> None:
    row, _changes = customers.add(book, Customer(name="Ann"))
    notes.log(book, "finds it dear ?too-expensive", row)
    scripts.use(book, row, "too-expensive", "isolate")
    heard = book.db.rows("SELECT card, answer FROM objection")
    assert heard == [("too-expensive", "isolate")]
    assert next(s for s in scripts.rank(book, "") if s.card == "too-expensive").answers[0].used == 1
    changes.undo(book)
    assert book.db.rows("SELECT card, answer FROM objection") == [("too-expensive", None)]


def test_an_unknown_answer_is_refused(book: Book) -> None:
    row, _changes = customers.add(book, Customer(name="Ann"))
    with pytest.raises(SalesbookError, match="no script"):
        scripts.use(book, row, "too-expensive", "none-such")


def heard(book: Book, customer: int, card: str, answer: str, result: ObjectionResult | None) -> int:
    """Answer an objection and settle how that went; return the objection's row."""
    scripts.use(book, customer, card, answer)
    row: int = book.db.value("SELECT max(id) FROM objection")
    if result is not None:
        scripts.settle(book, row, result)
    return row


def answers(book: Book, card: str) -> list[tuple[str, int, int]]:
    found = next(s for s in scripts.rank(book, "") if s.card == card)
    return [(answer.id, answer.used, answer.overcome) for answer in found.answers]


def test_the_answer_that_worked_comes_first_and_the_one_that_only_failed_last(book: Book) -> None:
    row, _changes = customers.add(book, Customer(name="Ann"))
    first, second, third = (answer.id for answer in playbook.cards()[5].texts["en"].answers)
    card = "too-expensive"
    assert answers(book, card) == [(first, 0, 0), (second, 0, 0), (third, 0, 0)]
    heard(book, row, card, third, ObjectionResult.OVERCOME)
    heard(book, row, card, first, ObjectionResult.LOST)
    heard(book, row, card, first, ObjectionResult.POSTPONED)
    heard(book, row, card, second, None)
    assert answers(book, card) == [(third, 1, 1), (second, 1, 0), (first, 2, 0)]


def test_one_lucky_try_does_not_outrank_a_long_record(book: Book) -> None:
    row, _changes = customers.add(book, Customer(name="Ann"))
    first, second, third = (answer.id for answer in playbook.cards()[5].texts["en"].answers)
    heard(book, row, "too-expensive", first, ObjectionResult.OVERCOME)
    for number in range(10):
        heard(book, row, "too-expensive", second, ObjectionResult.LOST if number > 7 else ObjectionResult.OVERCOME)
    assert [answer for answer, *_counts in answers(book, "too-expensive")] == [second, first, third]


def test_a_result_is_recorded_changed_taken_back_and_undone(book: Book) -> None:
    row, _changes = customers.add(book, Customer(name="Ann"))
    answer = playbook.cards()[8].texts["en"].answers[0].id
    objection = heard(book, row, "no-need", answer, None)
    done = scripts.settle(book, objection, ObjectionResult.OVERCOME)
    assert (done.customers, done.what) == (frozenset({row}), "Result with Ann")
    assert (answer, 1, 1) in answers(book, "no-need")
    scripts.settle(book, objection, ObjectionResult.LOST)
    assert (answer, 1, 0) in answers(book, "no-need")
    changes.undo(book)
    assert (answer, 1, 1) in answers(book, "no-need")
    scripts.settle(book, objection, None)
    assert book.db.rows("SELECT result FROM objection") == [(None,)]
    assert (answer, 1, 0) in answers(book, "no-need")


def test_another_program_s_result_counts_at_once(book: Book, book_path: Path) -> None:
    row, _changes = customers.add(book, Customer(name="Ann"))
    card = playbook.cards()[8]
    objection = heard(book, row, card.id, card.texts["en"].answers[0].id, None)
    assert answers(book, card.id)[0][1:] == (1, 0)
    other = Book(book_path)
    scripts.settle(other, objection, ObjectionResult.OVERCOME)
    other.close()
    assert answers(book, card.id)[0][1:] == (1, 1)


def test_a_result_of_nothing_is_refused(book: Book) -> None:
    with pytest.raises(SalesbookError, match="objection"):
        scripts.settle(book, 77, ObjectionResult.LOST)


def test_what_a_customer_raised_before_is_likelier(book: Book) -> None:
    row, _changes = customers.add(book, Customer(name="Ann"))
    said = "not now, we have somebody and no money"
    before = {found.card: found.score for found in scripts.rank(book, said, row)}
    assert len(before) > 1
    second = sorted(before, key=before.__getitem__, reverse=True)[1]
    notes.log(book, f"talked ?{second}", row)
    after = {found.card: found.score for found in scripts.rank(book, said, row)}
    assert after[second] > before[second]
    assert {card: score for card, score in after.items() if card != second} == {
        card: score for card, score in before.items() if card != second
    }
    assert {found.card: found.score for found in scripts.rank(book, said)} == before
