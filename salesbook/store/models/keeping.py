"""The tables that the book keeps for itself: drafts, what is derived, and the journal."""

from peewee import FloatField, ForeignKeyField

from salesbook.store.models.people import Customer
from salesbook.store.models.row import Flag, Number, Row, Text


class Draft(Row):
    """A line under way, saved while it is typed; `customer` 0 stands for a line about nobody yet.

    Numbers below stand for pages under way, whose text says what they are (`salesbook.book.drafts`).
    """

    customer = Number(unique=True)
    text = Text()
    at = Number()


class Standing(Row):
    """Derived, one row a customer: what Today asks of every customer, kept up to date by triggers.

    `salesbook.store.standings` says where the columns come from, `salesbook.store.purchases` what those about orders
    hold.
    """

    customer = ForeignKeyField(Customer, primary_key=True, index=False)
    last_on = Text(null=True)
    last_visit_on = Text(null=True)
    last_order_on = Text(null=True)
    sales_class = Text(null=True, index=True)
    sort_key = Text()
    purchases = Number(null=True)
    purchase_span = Number(null=True)
    median_gap = FloatField(null=True, index=True)
    owed = Number(null=True)
    owed_on = Text(null=True)
    planned_on = Text(null=True)
    disposition = Text(null=True)
    stage = Text(null=True)
    tier = Text(null=True)
    class_pin = Text(null=True)
    heat = Text(null=True)
    do_not_call = Number(null=True)
    call_months = Number(null=True)
    visit_months = Number(null=True)
    created_on = Text(null=True)

    class Meta:
        """The list of customers by name is one walk of an index; so is who owes, and who was not talked to lately."""

        indexes = (
            (("sort_key", "customer"), False),
            (("owed_on", "owed", "disposition", "customer"), False),
            (("last_on", "planned_on", "disposition", "customer"), False),
        )


class SearchKey(Row):
    """Derived, kept up to date by triggers: every word a customer can be found by, folded."""

    customer = ForeignKeyField(Customer)
    field = Text()
    source = Number()
    form = Text()
    text = Text(index=True)
    spelling = Text(null=True)


class Memo(Row):
    """Something the book keeps for itself and can find out again, as JSON."""

    name = Text(unique=True)
    value = Text()


class Change(Row):
    """One use case that wrote to the book; `target` names the change an undo or redo took back or brought back."""

    at = Number()
    action = Text()
    subject = Text(default="")
    kind = Text(default="do")
    target = Number(null=True)
    undone = Flag(default=False)


class Journal(Row):
    """One changed row of one change: where, and what it held before (JSON; null if it was not there)."""

    change = Number(index=True)
    table = Text(column_name="tbl")
    row = Number()
    before = Text(null=True)
