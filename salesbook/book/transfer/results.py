"""What an import tells of itself."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum
from typing import NamedTuple

from salesbook.locale import N_, _


class NearWhy(StrEnum):
    """Why two customers may be one; the values stand in books."""

    SAME_PHONE = "same-phone"
    SAME_EMAIL = "same-email"
    SAME_WECHAT = "same-wechat"
    SAME_NAME = "same-name"
    SIMILAR_NAME = "similar-name"
    ONE_DIGIT = "one-digit"

    @property
    def words(self) -> str:
        """What the rep reads."""
        return _(_WHY[self])


_WHY = {
    NearWhy.SAME_PHONE: N_("The same phone"),
    NearWhy.SAME_EMAIL: N_("The same e-mail address"),
    NearWhy.SAME_WECHAT: N_("The same WeChat id"),
    NearWhy.SAME_NAME: N_("The same name"),
    NearWhy.SIMILAR_NAME: N_("Names that are written or sound alike"),
    NearWhy.ONE_DIGIT: N_("Names alike, and phones one digit apart"),
}


class Progress(NamedTuple):
    """How far an import has come: records read, and how much of the file that is, 0 to 1."""

    read: int
    share: float


@dataclass(frozen=True, slots=True)
class SkippedRow:
    """A row that was not taken: its place in the file, why (a sentence), and its text as far as it is kept."""

    row: int
    reason: str
    text: str


@dataclass(frozen=True, slots=True)
class Near:
    """A customer of the file that may be one the book had: both by id and name."""

    customer: int
    name: str
    other: int
    other_name: str
    why: NearWhy


@dataclass(frozen=True, slots=True)
class ImportResult:
    """What an import did; `read` is `created` + `updated` + `unchanged` + the number of those skipped.

    Attributes:
        read: rows or cards of the file; of a whole book the rows of all its tables.
        created: customers, orders or notes that are new.
        updated: rows that brought something new about a customer who was there.
        unchanged: rows that brought nothing new.
        skipped: rows that were not taken.
        batch: the change to undo; 0 if nothing was written.
        near: new customers who may be others: the first thousand.
        alike: how many such there are.
        customers: customers created for orders and notes, or with a whole book.
    """

    read: int
    created: int
    updated: int
    unchanged: int
    skipped: tuple[SkippedRow, ...]
    batch: int
    near: tuple[Near, ...] = ()
    alike: int = 0
    customers: int = 0
