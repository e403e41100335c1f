"""Every text comes back from a book as it was given."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st
from texts import NAUGHTY, texts

from salesbook.book import customers, drafts, finding, settings, talks
from salesbook.book.changes import Action, recorded
from salesbook.domain.customers import Contact, Customer
from salesbook.domain.text import fold
from salesbook.store.codec import decode, encode
from salesbook.store.tables import Table

if TYPE_CHECKING:
    from salesbook.book.opened import Book


def talked(book: Book, customer: int, note: str) -> None:
    with recorded(book, Action.NOTE):
        book.db.insert(
            Table.INTERACTION, customer_id=customer, at=0, utc_offset=0, day="2026-11-18", channel="call", note=note
        )


@given(texts())
def test_an_encoded_text_can_be_stored_and_read_back(text: str) -> None:
    stored = encode(text).encode()
    assert decode(stored) == text


@given(texts())
def test_folding_a_stored_text_is_storing_a_folded_one(text: str) -> None:
    assert fold(encode(text)) == encode(fold(text))


@given(st.text(alphabet="abc王é\0\n"))
def test_ordinary_text_is_stored_as_it_is(text: str) -> None:
    assert encode(text) == text


@pytest.mark.parametrize("text", NAUGHTY)
def test_every_field_keeps_what_was_given(book: Book, text: str) -> None:
    name = "n" + text
    known = Customer(
        name=name,
        organisation=text,
        about=text,
        extra=((text, text),),
        tags=(name,),
        groups=(name,),
        contacts=(Contact(name, role=text, interests=text),),
    )
    row, _changes = customers.add(book, known)
    talked(book, row, name)
    drafts.save(book, row, name)
    settings.put(book, "words", text)
    assert customers.card(book, row).customer == known
    assert customers.name(book, row) == name
    assert customers.page(book, 0, 9)[0].name == name
    assert talks.of(book, row)[0].text == name
    assert drafts.all_kept(book) == [drafts.Draft(row, name)]
    assert settings.get(book, "words") == text


@pytest.mark.parametrize("text", NAUGHTY)
def test_what_was_given_is_found(book: Book, text: str) -> None:
    row, _changes = customers.add(book, Customer(name="x" + text + "y"))
    talked(book, row, "z" + text + "z")
    words = fold(text).split()
    if words:
        found = finding.find(book, text)
        assert [match.line.id for match in found.customers] == [row]
        assert [note.customer for note in found.notes] == [row]


def test_a_text_of_ten_million_characters_is_kept(book: Book) -> None:
    text = "嫌贵," * 2_500_000
    row, _changes = customers.add(book, Customer(name="王建国", about=text))
    talked(book, row, text)
    assert customers.card(book, row).customer.about == text
    assert talks.of(book, row)[0].text == text


def test_a_name_of_ten_thousand_characters_is_kept_and_found(book: Book) -> None:
    name = "曾单仇解查重长行" * 1250
    row, _changes = customers.add(book, Customer(name=name))
    assert customers.name(book, row) == name
    for part in (name[:3], name[5000:5009], name[-2:], "zengshan"):
        assert [match.line.id for match in finding.find(book, part).customers] == [row]
