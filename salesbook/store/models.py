"""The tables of the book.

Conventions: an instant is two columns, `at` (whole seconds, UTC) and `utc_offset` (minutes east of UTC where it
was written down); `day` and `on` are plain ISO dates of the rep's own calendar; a time is `HH:MM`; money is an
integer of minor units with an ISO 4217 currency beside it; a code is the value of an enum of
`salesbook.domain.codes`. Every table here is journaled unless it stands in `UNJOURNALED`.
"""

from typing import Any

from peewee import SQL, AutoField, BooleanField, DatabaseProxy, ForeignKeyField, IntegerField, Model, NodeList

from salesbook.store.codec import Text

PROXY = DatabaseProxy()


class _Identity(AutoField):
    """A row id that is never given twice, so that the journal can name a row that is gone."""

    def ddl(self, context: Any) -> NodeList:
        """Return the column's definition."""
        return NodeList((super().ddl(context), SQL("AUTOINCREMENT")))


class Row(Model):
    """What all tables share."""

    id = _Identity()

    class Meta:
        """Bound to the open book; table names are the class names in snake case."""

        database = PROXY
        legacy_table_names = False


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
    first_adopter = BooleanField(default=False)
    discount_only = BooleanField(default=False)
    class_pin = Text(null=True)
    call_months = IntegerField(null=True)
    visit_months = IntegerField(null=True)
    preferred_channel = Text(null=True)
    preferred_hour = Text(null=True)
    do_not_call = BooleanField(default=False)
    language = Text(null=True)
    trade = Text(null=True)
    place = Text(null=True)
    about = Text(null=True)
    share_of_wallet = IntegerField(null=True)
    credit_limit = IntegerField(null=True)
    credit_currency = Text(null=True)
    credit_days = IntegerField(null=True)
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
    year = IntegerField(null=True)
    month = IntegerField()
    day = IntegerField()
    leap = BooleanField(default=False)


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
    other = IntegerField(index=True)
    why = Text()
    apart = BooleanField(default=False)


class Interaction(Row):
    """A talk, or the attempt at one (D9). `typed` is the rep's own line when it says more than `note`."""

    customer = ForeignKeyField(Customer, index=False)
    contact = ForeignKeyField(Contact, null=True, index=False)
    at = IntegerField()
    utc_offset = IntegerField()
    day = Text(index=True)
    channel = Text()
    purpose = Text(null=True)
    outcome = Text(default="reached")
    note = Text()
    typed = Text(null=True)
    duration = IntegerField(null=True)

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
    tries = IntegerField(default=0)
    put_off = BooleanField(default=False)
    closed_on = Text(null=True)
    closed_by = ForeignKeyField(Interaction, null=True, backref="closed_followups")

    class Meta:
        """Open follow-ups by day make today's list."""

        indexes = ((("state", "on"), False),)


class Promise(Row):
    """A promise by the rep, or the customer's own (D15)."""

    customer = ForeignKeyField(Customer)
    interaction = ForeignKeyField(Interaction, null=True)
    what = Text()
    on = Text(null=True)
    time = Text(null=True)
    every = Text(null=True)
    theirs = BooleanField(default=False)
    state = Text(default="open")
    closed_on = Text(null=True)

    class Meta:
        """Open promises by day make today's list."""

        indexes = ((("state", "on"), False),)


class Product(Row):
    """Something the rep sells."""

    name = Text(unique=True)
    service_months = IntegerField(null=True)
    notice_days = IntegerField(null=True)


class Order(Row):
    """A purchase, or with a negative amount a return; what sales classes are computed from (D2)."""

    customer = ForeignKeyField(Customer)
    interaction = ForeignKeyField(Interaction, null=True)
    product = ForeignKeyField(Product, null=True)
    on = Text()
    amount = IntegerField()
    currency = Text()
    what = Text(default="")
    margin = IntegerField(null=True)
    due_on = Text(null=True)

    class Meta:
        """`order` is a word of SQL."""

        table_name = "sales_order"
        indexes = ((("on", "customer"), False),)


class Payment(Row):
    """Money received from a customer on credit (D20)."""

    customer = ForeignKeyField(Customer)
    on = Text()
    amount = IntegerField()
    currency = Text()


class CreditReview(Row):
    """A credit survey and the limit it led to (D20)."""

    customer = ForeignKeyField(Customer)
    on = Text()
    answers = Text()
    credit_limit = IntegerField(null=True)
    why = Text(default="")


class OwnedProduct(Row):
    """A product a customer has, with what comes round for it (D17)."""

    customer = ForeignKeyField(Customer)
    product = ForeignKeyField(Product, null=True)
    name = Text()
    bought_on = Text(null=True)
    expires_on = Text(null=True, index=True)
    serial = Text(null=True)


class Renewal(Row):
    """A renewal that fell due, and how it went (D18)."""

    owned_product = ForeignKeyField(OwnedProduct)
    due_on = Text()
    renewed_on = Text(null=True)
    amount = IntegerField(null=True)
    currency = Text(null=True)
    lost_reason = Text(null=True)


class Complaint(Row):
    """A complaint and how far it has come (D19)."""

    customer = ForeignKeyField(Customer)
    interaction = ForeignKeyField(Interaction, null=True)
    at = IntegerField()
    utc_offset = IntegerField()
    what = Text()
    state = Text(default="received", index=True)
    solved_on = Text(null=True)
    satisfied = BooleanField(null=True)
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


class Favour(Row):
    """A gift, rebate, concession or favour (D22)."""

    customer = ForeignKeyField(Customer)
    on = Text()
    kind = Text()
    what = Text()
    amount = IntegerField(null=True)
    currency = Text(null=True)


class ClassChange(Row):
    """A change of sales class that was announced (D2)."""

    customer = ForeignKeyField(Customer)
    on = Text()
    before = Text(null=True)
    after = Text(null=True)


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


class Draft(Row):
    """A line under way, saved while it is typed; `customer` 0 stands for a line about nobody yet."""

    customer = IntegerField(unique=True)
    text = Text()
    at = IntegerField()


class Standing(Row):
    """Derived, one row a customer: what Today asks of every customer, kept up to date by triggers."""

    customer = ForeignKeyField(Customer, primary_key=True, index=False)
    last_on = Text(null=True)
    last_visit_on = Text(null=True)
    last_order_on = Text(null=True)
    sales_class = Text(null=True)
    sort_key = Text()

    class Meta:
        """The list of customers by name is one walk of this index."""

        indexes = ((("sort_key", "customer"), False),)


class SearchKey(Row):
    """Derived, kept up to date by triggers: every word a customer can be found by, folded."""

    customer = ForeignKeyField(Customer)
    field = Text()
    source = IntegerField()
    form = Text()
    text = Text(index=True)
    spelling = Text(null=True)


class Memo(Row):
    """Something the book keeps for itself and can find out again, as JSON."""

    name = Text(unique=True)
    value = Text()


class Change(Row):
    """One use case that wrote to the book; `target` names the change an undo or redo took back or brought back."""

    at = IntegerField()
    action = Text()
    subject = Text(default="")
    kind = Text(default="do")
    target = IntegerField(null=True)
    undone = BooleanField(default=False)


class Journal(Row):
    """One changed row of one change: where, and what it held before (JSON; null if it was not there)."""

    change = IntegerField(index=True)
    table = Text(column_name="tbl")
    row = IntegerField()
    before = Text(null=True)


JOURNALED: tuple[type[Row], ...] = (
    Customer,
    Contact,
    ContactPoint,
    Day,
    CustomerGroup,
    Membership,
    NearMatch,
    Interaction,
    Tag,
    Followup,
    Promise,
    Product,
    Order,
    Payment,
    CreditReview,
    OwnedProduct,
    Renewal,
    Complaint,
    Objection,
    Favour,
    ClassChange,
    Card,
    Practice,
    Setting,
)
"""The book itself: what undo covers and what the JSON export holds, parents before children."""

UNJOURNALED: tuple[type[Row], ...] = (Draft, Standing, SearchKey, Memo, Change, Journal)
"""Drafts, what is derived, and the journal itself."""
