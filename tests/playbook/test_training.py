"""Training: the shipped files were made from the shipped texts, and the same texts give the same bytes."""

from __future__ import annotations

import subprocess
import sys
from random import Random

import pytest

from salesbook import playbook
from salesbook.playbook import heard, model
from salesbook.playbook.samples import Sample, digest, samples, sentences
from salesbook.playbook.train import trained

_SAMPLES = [
    Sample("too expensive for us", "price", 1.0),
    Sample("that is too expensive", "price", 1.0),
    Sample("价格太贵了", "price", 1.0),
    Sample("太贵了吧", "price", 1.0),
    Sample("no time today", "time", 1.0),
    Sample("have no time now", "time", 1.0),
    Sample("今天没时间", "time", 1.0),
    Sample("没时间谈", "time", 1.0),
    Sample("thank you very much", model.NONE, 1.0),
    Sample("many thanks to you", model.NONE, 1.0),
    Sample("谢谢你啊", model.NONE, 1.0),
    Sample("非常谢谢你", model.NONE, 1.0),
]


def test_the_weights_were_made_from_the_shipped_texts() -> None:
    shipped = model.shipped()
    assert shipped.digest == digest(), "a text has changed: python -m salesbook.playbook.train"
    assert set(shipped.classes) == {card.id for card in playbook.cards()} | {model.NONE}


def test_the_list_of_phrases_has_those_of_the_cards_and_no_others() -> None:
    listed: dict[str, set[str]] = {}
    for phrase in heard.phrases():
        listed.setdefault(phrase.card, set()).add(phrase.words)
        assert not set(phrase.words) & set("\t|[]")
    for card in playbook.cards():
        own = {heard.compared(p) for text in card.texts.values() for p in (text.title, *text.phrases)}
        assert own <= listed[card.id]
        # What is listed besides lacks a particle at its end.
        assert all(any(phrase.startswith(words) for phrase in own) for words in listed[card.id])


def test_training_learns_and_gives_the_same_bytes_every_time() -> None:
    once, again = trained(_SAMPLES, epochs=20), trained(_SAMPLES, epochs=20)
    assert once == again
    learned = model.unpacked(once)
    for sample in _SAMPLES:
        likelihoods = learned.likelihoods(sample.text)
        assert max(likelihoods, key=likelihoods.__getitem__) == sample.card
        assert sum(likelihoods.values()) == pytest.approx(1)


def test_only_the_most_telling_pieces_are_kept() -> None:
    few = model.unpacked(trained(_SAMPLES, pieces=10, epochs=5))
    assert len(few.keys) == 10
    assert list(few.keys) == sorted(few.keys)
    assert len(few.weights) == 10 * len(few.classes)


def test_what_is_packed_is_read_back() -> None:
    rows = {7: (16, (1.0, -0.5)), 3: (255, (0.0, 0.25))}
    read = model.unpacked(model.packed(bytes(range(32)), ("a", "b"), (0.5, -2.0), rows))
    assert read.digest == bytes(range(32))
    assert read.classes == ("a", "b")
    assert list(read.biases) == [0.5, -2.0]
    assert list(read.keys) == [3, 7]
    assert list(read.rarities) == [255, 16]
    assert [weight * read.scale for weight in read.weights] == pytest.approx([0, 0.25, 1, -0.5], abs=read.scale)


@pytest.mark.parametrize("data", [b"", b"SBL", b"PK\x03\x04 something else"])
def test_another_file_is_no_model(data: bytes) -> None:
    with pytest.raises(ValueError, match="weights"):
        model.unpacked(data)


def test_a_pattern_stands_for_each_of_its_sentences() -> None:
    assert set(sentences("(send|mail) it (now|)", Random(1), most=50)) == {
        "send it now",
        "send it",
        "mail it now",
        "mail it",
    }
    assert len(sentences("(a|b|c|d) (a|b|c|d) (a|b|c|d)", Random(1), most=5)) == 5
    assert sentences("as it stands", Random(1)) == ["as it stands"]


def test_every_card_and_what_is_none_has_samples_in_both_languages() -> None:
    given = samples()
    for label in (*(card.id for card in playbook.cards()), model.NONE):
        own = [sample.text for sample in given if sample.card == label]
        assert sum(text.isascii() for text in own) > 100
        assert sum(not text.isascii() for text in own) > 100


def test_reading_a_line_loads_nothing_that_only_training_or_the_cards_need() -> None:
    code = (
        "import sys; from salesbook.playbook.phrasebook import CardPhrasebook; CardPhrasebook().longest('太贵了');"
        "print(*sorted({'pypinyin', 'random', 'numpy', 'salesbook.playbook.learning'} & set(sys.modules)))"
    )
    run = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert run.stdout.split() == []
