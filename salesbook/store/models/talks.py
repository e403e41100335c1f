"""The tables of talks, and of what was said, planned, promised and complained of in them."""

from peewee import ForeignKeyField

from salesbook.store.models.people import Contact, Customer
from salesbook.store.models.row import Flag, Number, Row, Text


class Interaction(Row):
    """A talk, or the attempt at one (D9). `typed` is the rep's own line when it says more than `note`."""

    customer = ForeignKeyField(Customer, index=False)
    contact = ForeignKeyField(Contact, null=True, index=False)
    at = Number()
    utc_offset = Number()
    day = Text(index=True)
    channel = Text()
    purpose = Text(null=True)
    outcome = Text(default="reached")
    note = Text()
    typed = Text(null=True)
    duration = Number(null=True)

    class Meta:
        """The log of one customer, newest first, is one walk of this index."""

        indexes = ((("customer", "at"), False),)


class Tag(Row):
    """A free word on a customer (D8), and the talk that brought it."""

    customer = ForeignKeyField(Customer)
    interaction = ForeignKeyField(Interaction, null=True)
    name = Text(index=True)


class Followup(Row):
    """The next contact that was planned."""

    customer = ForeignKeyField(Customer)
    interaction = ForeignKeyField(Interaction, null=True)
    on = Text()
    time = Text(null=True)
    what = Text(default="")
    every = Text(null=True)
    channel = Text(null=True)
    state = Text(default="open")
    tries = Number(default=0)
    put_off = Flag(default=False)
    closed_on = Text(null=True)
    closed_by = ForeignKeyField(Interaction, null=True, backref="closed_followups")

    class Meta:
        """Open follow-ups by day make today's list; who has one ahead is read from the index alone."""

        indexes = ((("state", "on", "customer", "put_off"), False),)


class Promise(Row):
    """A promise by the rep, or the customer's own (D15)."""

    customer = ForeignKeyField(Customer)
    interaction = ForeignKeyField(Interaction, null=True)
    what = Text()
    on = Text(null=True)
    time = Text(null=True)
    every = Text(null=True)
    theirs = Flag(default=False)
    state = Text(default="open")
    closed_on = Text(null=True)

    class Meta:
        """Open promises by day make today's list."""

        indexes = ((("state", "on"), False),)


class Complaint(Row):
    """A complaint and how far it has come (D19)."""

    customer = ForeignKeyField(Customer)
    interaction = ForeignKeyField(Interaction, null=True)
    at = Number()
    utc_offset = Number()
    what = Text()
    state = Text(default="received", index=True)
    solved_on = Text(null=True)
    satisfied = Flag(null=True)
    cause = Text(null=True)


class Objection(Row):
    """An objection heard, the answer used and what came of it (D24)."""

    customer = ForeignKeyField(Customer)
    interaction = ForeignKeyField(Interaction, null=True)
    card = Text(null=True, index=True)
    words = Text(default="")
    answer = Text(null=True)
    result = Text(null=True)
    on = Text()
