"""The tables of the book.

Conventions: an instant is two columns, `at` (whole seconds, UTC) and `utc_offset` (minutes east of UTC where it
was written down); `day` and `on` are plain ISO dates of the rep's own calendar; a time is `HH:MM`; money is an
integer of minor units with an ISO 4217 currency beside it; a code is the value of an enum of
`salesbook.domain.codes`. Every table here is journaled unless it stands in `UNJOURNALED`.
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
from salesbook.store.models.row import PROXY, Row
from salesbook.store.models.talks import Complaint, Followup, Interaction, Objection, Promise, Tag

__all__ = [
    "JOURNALED",
    "PROXY",
    "UNJOURNALED",
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
    Wording,
    Practice,
    PracticePass,
    Setting,
)
"""The book itself: what undo covers and what the JSON export holds, parents before children."""

UNJOURNALED: tuple[type[Row], ...] = (Draft, Standing, SearchKey, Memo, Change, Journal)
"""Drafts, what is derived, and the journal itself."""
