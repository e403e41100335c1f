"""A folder of cards as it piles up over years: everybody in it arrives, with every number and address."""

from __future__ import annotations

from typing import TYPE_CHECKING

import cards_desks
import cards_more
import cards_people
import cards_phones

from salesbook.book import customers
from salesbook.book.customers import folded_point
from salesbook.book.transfer import import_file
from salesbook.book.transfer.keys import name_key, point_key
from salesbook.domain.codes import PointKind

if TYPE_CHECKING:
    from pathlib import Path

    from salesbook.book.opened import Book

SAMPLES = (*cards_phones.SAMPLES, *cards_desks.SAMPLES, *cards_more.SAMPLES, *cards_people.SAMPLES)
_REACHABLE = [card for sample in SAMPLES for card in sample.expected if any(card)]


def _keys(kind: PointKind, values: tuple[str, ...]) -> set[tuple[PointKind, str]]:
    return {(kind, point_key(kind, folded_point(kind, value))) for value in values}


def test_everybody_in_a_mixed_folder_arrives_with_every_number(book: Book, tmp_path: Path) -> None:
    assert len(_REACHABLE) > 100
    assert len({sample.client.split(",")[0] for sample in SAMPLES}) >= 20
    for number, sample in enumerate(SAMPLES):
        path = tmp_path / f"{number}.vcf"
        path.write_bytes(sample.data)
        result = import_file(book, path)
        assert result.read == len(sample.expected), sample.client
        assert result.read == result.created + result.updated + result.unchanged + len(result.skipped), sample.client
        assert len(result.skipped) == sum(not any(card) for card in sample.expected), sample.client
    known = []
    for (customer,) in book.db.rows("SELECT id FROM customer"):
        found = customers.card(book, customer).customer
        names = {name_key(found.name), *(name_key(value) for name, value in found.extra if name == "nickname")}
        known.append((names, {(p.kind, point_key(p.kind, folded_point(p.kind, p.value))) for p in found.points}))
    for name, phones, emails in _REACHABLE:
        points = _keys(PointKind.PHONE, phones) | _keys(PointKind.EMAIL, emails)
        assert any(name_key(name) in names and points <= theirs for names, theirs in known), name


def test_the_same_folder_again_changes_nothing(book: Book, tmp_path: Path) -> None:
    for again in (False, True):
        for number, sample in enumerate(SAMPLES):
            path = tmp_path / f"{number}.vcf"
            path.write_bytes(sample.data)
            result = import_file(book, path)
            if again:
                assert (result.created, result.updated) == (0, 0), sample.client
