"""The tables of business: products, orders, credit, what customers own, and what was done for them besides."""

from peewee import ForeignKeyField

from salesbook.store.models.people import Customer
from salesbook.store.models.row import Number, Row, Text
from salesbook.store.models.talks import Interaction


class Product(Row):
    """Something the rep sells."""

    name = Text(unique=True)
    service_months = Number(null=True)
    notice_days = Number(null=True)


class Order(Row):
    """A purchase, or with a negative amount a return; what sales classes are computed from (D2)."""

    customer = ForeignKeyField(Customer)
    interaction = ForeignKeyField(Interaction, null=True)
    product = ForeignKeyField(Product, null=True)
    on = Text()
    amount = Number()
    currency = Text()
    what = Text(default="")
    margin = Number(null=True)
    due_on = Text(null=True)

    class Meta:
        """`order` is a word of SQL."""

        table_name = "sales_order"
        indexes = ((("on", "customer"), False),)


class Payment(Row):
    """Money received from a customer on credit (D20)."""

    customer = ForeignKeyField(Customer)
    on = Text()
    amount = Number()
    currency = Text()


class CreditReview(Row):
    """A credit survey and the limit it led to (D20)."""

    customer = ForeignKeyField(Customer)
    on = Text()
    answers = Text()
    credit_limit = Number(null=True)
    why = Text(default="")


class OwnedProduct(Row):
    """A product a customer has, with what comes round for it (D17)."""

    customer = ForeignKeyField(Customer)
    product = ForeignKeyField(Product, null=True)
    name = Text()
    bought_on = Text(null=True)
    expires_on = Text(null=True, index=True)
    serial = Text(null=True)

    class Meta:
        """Whose service may be due is one walk of this index."""

        indexes = ((("bought_on", "product", "customer"), False),)


class Renewal(Row):
    """A renewal that fell due, and how it went (D18)."""

    owned_product = ForeignKeyField(OwnedProduct)
    due_on = Text()
    renewed_on = Text(null=True)
    amount = Number(null=True)
    currency = Text(null=True)
    lost_reason = Text(null=True)


class Favour(Row):
    """A gift, rebate, concession or favour (D22)."""

    customer = ForeignKeyField(Customer)
    on = Text()
    kind = Text()
    what = Text()
    amount = Number(null=True)
    currency = Text(null=True)


class ClassChange(Row):
    """A change of sales class that was announced (D2)."""

    customer = ForeignKeyField(Customer)
    on = Text()
    before = Text(null=True)
    after = Text(null=True)
