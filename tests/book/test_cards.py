"""The rep's cards: worded anew, own ones, in and out as files, found by what customers say (D24)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from content import content

from salesbook import playbook
from salesbook.book import archive, cards, changes, customers, notes, practice, scripts, wordings
from salesbook.book.opened import Book
from salesbook.domain.codes import Language
from salesbook.domain.customers import Customer
from salesbook.domain.errors import SalesbookError
from salesbook.domain.objections import Answer, CardText, Family, Way
from salesbook.domain.practice import Rating
from salesbook.exchange import cardfile
from salesbook.exchange.cardfile import CardEntry
from salesbook.locale import use
from salesbook.playbook.sheets import Sheet

if TYPE_CHECKING:
    from pathlib import Path

EXPENSIVE = "too-expensive"
OWN = CardText(
    title="Wrong colour",
    behind="They picture their own shop.",
    ask=("Which colour would fit?",),
    answers=(Answer("own-1", Way.ASK, "Suppose it came in blue, {name}: would that settle it?"),),
    next="A sample in two colours by Friday.",
    avoid=("Taste is taste.",),
    phrases=("we wanted it in blue", "the colour does not go with our shop", "颜色跟我们店不搭"),
)


def own(book: Book, text: CardText = OWN, card: str = "own-colour", tongue: Language = Language.EN) -> str:
    cards.save(book, CardEntry(card, tongue, Family.PRODUCT, text))
    return card


def say(book: Book, card: str, answer: str) -> str:
    found = next(script for script in scripts.rank(book, "") if script.card == card)
    return next(one.say for one in found.answers if one.id == answer)


def reword(book: Book, words: str) -> None:
    entry = cards.editable(book, EXPENSIVE)
    first = entry.text.answers[0]._replace(say=words)
    cards.save(book, entry._replace(text=entry.text._replace(answers=(first, *entry.text.answers[1:]))))


def test_a_card_worded_anew_is_used_and_taken_back_by_undo(book: Book) -> None:
    shipped = say(book, EXPENSIVE, "isolate")
    reword(book, "If the price were right, would you sign today?")
    assert say(book, EXPENSIVE, "isolate") == "If the price were right, would you sign today?"
    assert next(s for s in scripts.rank(book, "") if s.card == EXPENSIVE).own
    changes.undo(book)
    assert say(book, EXPENSIVE, "isolate") == shipped
    changes.redo(book)
    assert say(book, EXPENSIVE, "isolate") != shipped
    cards.drop(book, EXPENSIVE)
    assert say(book, EXPENSIVE, "isolate") == shipped


def test_the_wording_of_one_language_leaves_the_other(book: Book) -> None:
    reword(book, "Mine.")
    use("zh")
    assert "谈拢" in say(book, EXPENSIVE, "isolate")


def test_words_as_shipped_are_not_kept(book: Book) -> None:
    entry = cards.editable(book, EXPENSIVE)
    assert cards.save(book, entry).id == 0
    reword(book, "Mine.")
    cards.save(book, entry)
    assert book.db.rows("SELECT * FROM card") == []


def test_a_changed_card_survives_an_update_of_the_shipped_set(book_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    book = Book(book_path)
    reword(book, "Mine, whatever comes.")
    own(book)
    book.close()
    before = playbook.cards()
    card = next(card for card in before if card.id == EXPENSIVE)
    english = card.texts["en"]._replace(
        title="Too dear", answers=(Answer("isolate", Way.ISOLATE, "The updated words."),), phrases=("far too dear",)
    )
    updated = tuple(
        one._replace(texts={**one.texts, "en": english}) if one.id == EXPENSIVE else one
        for one in before
        if one.id != "friend-supplies"
    )
    monkeypatch.setattr(playbook, "cards", lambda: updated)
    book = Book(book_path)
    assert say(book, EXPENSIVE, "isolate") == "Mine, whatever comes."
    found = next(script for script in scripts.rank(book, "") if script.card == EXPENSIVE)
    assert (found.title, found.own, found.outdated) == ("Too expensive", True, True)
    # The phrasings of the update are there all the same, and so is the rep's own card.
    assert "far too dear" in cards.deck(book).by_id[EXPENSIVE].texts["en"].phrases
    assert say(book, "own-colour", "own-1").startswith("Suppose")
    cards.drop(book, EXPENSIVE)
    assert say(book, EXPENSIVE, "isolate") == "The updated words."
    book.close()


@pytest.mark.parametrize(
    "said",
    ["we wanted it in blue", "hmm we really wanted it in blue you know", "颜色跟我们店不搭", "yanse gen women", "27"],
)
def test_an_own_card_is_found_by_what_customers_say(book: Book, said: str) -> None:
    own(book)
    assert scripts.rank(book, said)[0].card == "own-colour"


def test_own_phrases_leave_the_shipped_cards_where_they_were(book: Book) -> None:
    before = [(found.card, found.score) for found in scripts.rank(book, "your price is far over what we planned")]
    own(book)
    assert [
        (found.card, found.score) for found in scripts.rank(book, "your price is far over what we planned")
    ] == before


def test_a_phrase_added_to_a_shipped_card_finds_it(book: Book) -> None:
    assert scripts.rank(book, "qzxvkq") == ()
    entry = cards.editable(book, EXPENSIVE)
    assert entry.text.phrases == ()
    cards.save(book, entry._replace(text=entry.text._replace(phrases=("qzxvkq",))))
    assert scripts.rank(book, "qzxvkq")[0].card == EXPENSIVE
    assert cards.editable(book, EXPENSIVE).text.phrases == ("qzxvkq",)


def test_an_own_card_is_known_to_the_capture_line(book: Book) -> None:
    row, _changes = customers.add(book, Customer(name="Ann"))
    own(book)
    reading = notes.parse(book, "saw it ?we wanted it in blue >tomorrow call")
    assert [heard.card for heard in reading.objections] == ["own-colour"]
    notes.log(book, "saw it ?we wanted it in blue", row)
    assert book.db.rows("SELECT card, words FROM objection") == [("own-colour", "we wanted it in blue")]


def test_an_answer_of_an_own_card_is_used(book: Book) -> None:
    row, _changes = customers.add(book, Customer(name="Ann"))
    own(book)
    scripts.use(book, row, "own-colour", "own-1")
    found = next(script for script in scripts.rank(book, "", row) if script.card == "own-colour")
    assert found.answers[0].used == 1
    assert "Ann" in found.answers[0].say
    with pytest.raises(SalesbookError, match="no script"):
        scripts.use(book, row, "own-colour", "own-2")


def test_cards_go_out_and_come_in_and_the_same_file_twice_changes_nothing(book: Book, tmp_path: Path) -> None:
    own(book)
    own(book, OWN._replace(title="颜色不对"), tongue=Language.ZH)
    reword(book, "Mine.")
    path = tmp_path / "cards.txt"
    assert cards.export(book, path) == 2
    assert "[own-colour zh]" in path.read_text("utf-8")
    other = Book(tmp_path / "other.salesbook")
    brought, done = cards.bring_in(other, path)
    assert brought == (2, 1, 0)
    assert [card for card in cards.deck(other).cards if card.id == "own-colour"] == [
        card for card in cards.deck(book).cards if card.id == "own-colour"
    ]
    before = content(other.db)
    assert cards.bring_in(other, path)[0] == (0, 0, 3)
    assert content(other.db) == before
    changes.undo(other, done.id)
    assert other.db.rows("SELECT * FROM card") == []
    other.close()


def test_all_cards_go_out_and_come_in_as_they_were(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "all.txt"
    assert cards.export(book, path, everything=True) == 26
    assert cards.bring_in(book, path)[0] == (0, 0, 52)
    assert book.db.rows("SELECT * FROM card") == []


GOOD = "[own-a en]\nfamily: price\ntitle: A\nanswer ask: Why?\nsay: a\n"


@pytest.mark.parametrize(
    ("data", "line", "field"),
    [
        (b"nonsense", 1, "nonsense"),
        (b"", 1, "empty"),
        (b"# only a remark\n", 1, "text"),
        (b"[own-a]\ntitle: A\n", 1, "own-a"),
        (b"[own-a fr]\ntitle: A\n", 1, "language"),
        (b"[Own_A en]\ntitle: A\n", 1, "Own_A"),
        (b"[own-a en]\nfamily: shoes\ntitle: A\n", 2, "family"),
        (b"[own-a en]\n\nbehind: x\n", 1, "title"),
        (b"[own-a en]\ntitle: A\ntitle: B\n", 3, "title"),
        (b"[own-a en]\ntitle: A\nanswer shouting: No!\n", 3, "answer"),
        (b"[own-a en]\ntitle: A\nanswer ask/x: a\nanswer ask/x: b\n", 4, "answer"),
        (b"[own-a en]\ntitle: A\nnot a field\n", 3, "not a field"),
        (b"[own-a en]\ntitle: A\nprice: 3\n", 3, "price"),
        (b"[own-a en]\ntitle: A\nbehind: \xff\n", 3, "text"),
        (GOOD.encode() * 2, 6, "own-a"),
        (b"[own-a en]\ntitle: " + b"x" * 30_000, 2, "title"),
    ],
)
def test_a_damaged_file_names_line_and_field_and_changes_nothing(
    book: Book, tmp_path: Path, data: bytes, line: int, field: str
) -> None:
    path = tmp_path / "cards.txt"
    path.write_bytes(data)
    before = content(book.db)
    with pytest.raises(SalesbookError) as refused:
        cards.bring_in(book, path)
    assert field in str(refused.value)
    if field != "empty":
        assert f"line {line}" in str(refused.value)
    assert "\n" not in str(refused.value)
    assert content(book.db) == before


def test_one_bad_card_among_good_ones_keeps_all_of_them_out(book: Book, tmp_path: Path) -> None:
    path = tmp_path / "cards.txt"
    path.write_text(GOOD + "\n[own-b en]\nbehind: no title\n", "utf-8")
    with pytest.raises(SalesbookError, match="line 7, title"):
        cards.bring_in(book, path)
    assert book.db.rows("SELECT * FROM card") == []


@pytest.mark.parametrize(
    "words", ["x" * 10_000, "[/] [@click=app.quit]x[/]", "\x1b]52;c;aGk=\x07", "\u202e abc", "a\udc80b"]
)
def test_any_words_come_back_as_they_were(book: Book, words: str) -> None:
    text = OWN._replace(title=words, answers=(Answer("own-1", Way.ASK, words),), phrases=(words,))
    own(book, text)
    assert cards.editable(book, "own-colour").text == text
    read = cardfile.read(cardfile.written([cards.editable(book, "own-colour")]).encode("utf-8", "replace"), "x")
    assert read[0].text.title == words.encode("utf-8", "replace").decode().strip()


def test_editing_text_reads_back_as_the_card(book: Book) -> None:
    for card in playbook.cards():
        for tongue in ("zh", "en"):
            use(tongue)
            entry = cards.editable(book, card.id)
            for worded in (False, True):
                lines = cardfile.fields(entry.family, entry.text, worded=worded)
                assert cardfile.read_fields(lines, "x") == (entry.family, entry.text)


def test_in_the_editor_fields_and_ways_have_chinese_names_and_the_plain_ones_are_read_too() -> None:
    use("zh")
    text = OWN._replace(answers=(Answer("own-1", Way.TURN_ROUND, "说"),))
    lines = cardfile.fields(Family.PRICE, text, worded=True)
    assert "类别: 价格" in lines
    assert "回答 太极法/own-1: 说" in lines
    mixed = lines.replace("类别: 价格", "family: price").replace("先问:", "ask：")
    assert cardfile.read_fields(mixed, "x") == (Family.PRICE, text)
    assert "family: price" in cardfile.fields(Family.PRICE, text)


def test_new_answers_get_names_of_their_own() -> None:
    _family, text = cardfile.read_fields("title: A\nanswer ask: x\nanswer ask/own-2: y\nanswer laer: z", "x")
    assert [answer.id for answer in text.answers] == ["own-1", "own-2", "own-3"]


def test_nothing_of_one_s_own_is_no_export(book: Book, tmp_path: Path) -> None:
    with pytest.raises(SalesbookError, match="no card of yours"):
        cards.export(book, tmp_path / "x")
    with pytest.raises(SalesbookError, match="no card none"):
        cards.export(book, tmp_path / "x", ["none"])
    with pytest.raises(SalesbookError, match="book itself"):
        cards.export(book, book.path, everything=True)
    with pytest.raises(SalesbookError, match="as it was shipped"):
        cards.drop(book, EXPENSIVE)


def test_words_about_the_offer_fill_the_blanks_everywhere(book: Book) -> None:
    row, _changes = customers.add(book, Customer(name="Ann"))
    wordings.save(book, Sheet.OFFER, {"advantage": "on site in four hours", "company": "Huaxin [/]"})
    told = "\n".join(one.say for script in scripts.rank(book, "", row) for one in script.answers)
    assert "on site in four hours" in told
    assert "Huaxin [/]" in "\n".join(line.say for line in wordings.of(book, Sheet.OPENERS))
    use("zh")
    assert "on site" not in "\n".join(one.say for script in scripts.rank(book, "") for one in script.answers)


def test_the_answer_to_a_doubt_may_be_another_one_for_a_customer(book: Book) -> None:
    row, _changes = customers.add(book, Customer(name="Ann"))
    shipped = wordings.of(book, Sheet.DOUBTS)[0]
    assert not shipped.own
    wordings.save(book, Sheet.DOUBTS, {shipped.id: "I'm the pump man."})
    wordings.save(book, Sheet.DOUBTS, {shipped.id: "Ann, it's me again."}, row)
    assert wordings.of(book, Sheet.DOUBTS)[0].say == "I'm the pump man."
    here = wordings.of(book, Sheet.DOUBTS, row)[0]
    assert (here.say, here.only_here) == ("Ann, it's me again.", True)
    wordings.save(book, Sheet.DOUBTS, {shipped.id: ""}, row)
    assert wordings.of(book, Sheet.DOUBTS, row)[0].say == "I'm the pump man."
    changes.undo(book)
    assert wordings.of(book, Sheet.DOUBTS, row)[0].only_here
    wordings.save(book, Sheet.DOUBTS, {shipped.id: shipped.text})
    assert book.db.value("SELECT count(*) FROM wording WHERE customer_id IS NULL") == 0


def test_the_whole_book_as_json_holds_cards_words_and_practice(book: Book, tmp_path: Path) -> None:
    row, _changes = customers.add(book, Customer(name="Ann"))
    own(book)
    reword(book, "Mine.")
    wordings.save(book, Sheet.DOUBTS, {"doubt-who": "It's me."}, row)
    practice.rate(book, EXPENSIVE, Rating.GOOD, 2.0)
    path, again = tmp_path / "book.json", tmp_path / "again.json"
    with path.open("wb") as file:
        archive.write(book, file)
    other = Book(tmp_path / "other.salesbook")
    archive.load(other, path)
    with again.open("wb") as file:
        archive.write(other, file)
    assert again.read_bytes() == path.read_bytes()
    assert say(other, EXPENSIVE, "isolate") == "Mine."
    assert practice.standings(other)[EXPENSIVE] == practice.standings(book)[EXPENSIVE]
    other.close()
