"""The tables of what is the rep's own: cards, words, practice and choices."""

from peewee import ForeignKeyField

from salesbook.store.models.people import Customer
from salesbook.store.models.row import Flag, Number, Row, Text


class Card(Row):
    """An objection card of the rep's own, or the rep's wording of a shipped one, as JSON.

    `based_on` is the digest of the shipped wording that was changed, null for a card of the rep's own.
    """

    card = Text()
    language = Text()
    body = Text()
    based_on = Text(null=True)


class Wording(Row):
    """A text of the rep's own: an opener (D26), the answer to a doubt (D13) or to a question about the offer (D32).

    With a customer it holds for that one only.
    """

    name = Text()
    language = Text()
    customer = ForeignKeyField(Customer, null=True)
    text = Text()


class Practice(Row):
    """When a card is to be practised again, as the scheduler's JSON (D25)."""

    card = Text(unique=True)
    state = Text()


class PracticePass(Row):
    """One time a card was practised: the rating from 1 to 4, milliseconds to the first word, whether a hint helped."""

    card = Text(index=True)
    at = Number()
    utc_offset = Number()
    rating = Number()
    millis = Number()
    hinted = Flag(default=False)


class Setting(Row):
    """One choice of the rep, as JSON."""

    name = Text(unique=True)
    value = Text()
