"""The tables of customers: who they are, their contacts, how to reach them, and which groups they belong to."""

from peewee import ForeignKeyField

from salesbook.store.models.row import Flag, Number, Row, Text


class Customer(Row):
    """A person, company or dealer (D1) with what is known of it (D3–D8)."""

    kind = Text(default="person")
    name = Text()
    organisation = Text(null=True)
    department = Text(null=True)
    role = Text(null=True)
    stage = Text(default="prospect")
    source = Text(null=True)
    referrer = ForeignKeyField("self", null=True)
    tier = Text(null=True)
    heat = Text(null=True)
    disposition = Text(default="keep-calling")
    attitude = Text(null=True)
    first_adopter = Flag(default=False)
    discount_only = Flag(default=False)
    class_pin = Text(null=True, index=True)
    call_months = Number(null=True)
    visit_months = Number(null=True)
    preferred_channel = Text(null=True)
    preferred_hour = Text(null=True)
    do_not_call = Flag(default=False)
    language = Text(null=True)
    trade = Text(null=True)
    place = Text(null=True)
    about = Text(null=True)
    share_of_wallet = Number(null=True)
    credit_limit = Number(null=True)
    credit_currency = Text(null=True)
    credit_days = Number(null=True)
    credit_review_on = Text(null=True)
    extra = Text(null=True)
    created_on = Text()


class Contact(Row):
    """Somebody at a company or dealer (D1)."""

    customer = ForeignKeyField(Customer)
    name = Text()
    role = Text(null=True)
    function = Text(null=True)
    interests = Text(null=True)
    circle = Text(null=True)


class ContactPoint(Row):
    """A phone, e-mail, WeChat id or address of a customer or of one contact."""

    customer = ForeignKeyField(Customer)
    contact = ForeignKeyField(Contact, null=True)
    kind = Text()
    label = Text(null=True)
    value = Text()
    folded = Text(index=True)


class Day(Row):
    """A day that comes round each year (D16)."""

    customer = ForeignKeyField(Customer)
    contact = ForeignKeyField(Contact, null=True)
    kind = Text()
    label = Text(null=True)
    calendar = Text(default="solar")
    year = Number(null=True)
    month = Number()
    day = Number()
    leap = Flag(default=False)

    class Meta:
        """The days near today are found in a whole book at once."""

        indexes = ((("month", "day", "calendar", "leap"), False),)


class CustomerGroup(Row):
    """A named group of customers (D8)."""

    name = Text(unique=True)


class Membership(Row):
    """A customer in a group."""

    customer = ForeignKeyField(Customer)
    group = ForeignKeyField(CustomerGroup)


class NearMatch(Row):
    """Two customers who may be one: `why` is a code of the import, `apart` says that the rep knows them to be two.

    `other` is no foreign key: taking back the change that brought it must not fail because of a mere suspicion.
    """

    customer = ForeignKeyField(Customer)
    other = Number(index=True)
    why = Text()
    apart = Flag(default=False)
