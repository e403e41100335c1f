"""Scripts: the right card for what is said, records of what was used."""

import pytest

from salesbook import locale, playbook
from salesbook.book import changes, customers, notes, scripts
from salesbook.book.opened import Book
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
