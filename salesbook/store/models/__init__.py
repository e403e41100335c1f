"""The tables of the book.

Conventions: an instant is two columns, `at` (whole seconds, UTC) and `utc_offset` (minutes east of UTC where it
was written down); `day` and `on` are plain ISO dates of the rep's own calendar; a time is `HH:MM`; money is an
integer of minor units with an ISO 4217 currency beside it; a code is the value of an enum of
`salesbook.domain.codes`.
"""

from salesbook.store.models.deals import (
    ClassChange,
    CreditReview,
    Favour,
    Order,
    OwnedProduct,
    Payment,
    Product,
    Renewal,
)
from salesbook.store.models.keeping import Change, Draft, Journal, Memo, SearchKey, Standing
from salesbook.store.models.own import Card, Practice, PracticePass, Setting, Wording
from salesbook.store.models.people import Contact, ContactPoint, Customer, CustomerGroup, Day, Membership, NearMatch
from salesbook.store.models.row import Row
from salesbook.store.models.talks import Complaint, Followup, Interaction, Objection, Promise, Tag
from salesbook.store.tables import Table

__all__ = [
    "BY_TABLE",
    "Card",
    "Change",
    "ClassChange",
    "Complaint",
    "Contact",
    "ContactPoint",
    "CreditReview",
    "Customer",
    "CustomerGroup",
    "Day",
    "Draft",
    "Favour",
    "Followup",
    "Interaction",
    "Journal",
    "Membership",
    "Memo",
    "NearMatch",
    "Objection",
    "Order",
    "OwnedProduct",
    "Payment",
    "Practice",
    "PracticePass",
    "Product",
    "Promise",
    "Renewal",
    "Row",
    "SearchKey",
    "Setting",
    "Standing",
    "Tag",
    "Wording",
]

BY_TABLE: dict[Table, type[Row]] = {Table(model._meta.table_name): model for model in Row.__subclasses__()}
"""The declaration of each table."""
