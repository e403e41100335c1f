"""The tables of what is the rep's own: cards, practice and choices."""

from salesbook.store.models.row import Row, Text


class Card(Row):
    """An objection card of the rep's own, or the rep's wording of a shipped one, as JSON."""

    card = Text()
    language = Text()
    body = Text()
    based_on = Text(null=True)


class Practice(Row):
    """How far the rep is with one card (D25), as the scheduler's JSON."""

    card = Text(unique=True)
    state = Text()


class Setting(Row):
    """One choice of the rep, as JSON."""

    name = Text(unique=True)
    value = Text()
