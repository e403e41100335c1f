"""The names of the tables, for those who write rows without loading what declares them.

`salesbook.store.models` declares the columns; it needs peewee, which takes longer to load than a note takes to save.
"""

from enum import StrEnum


class Table(StrEnum):
    """A table of the book."""

    CUSTOMER = "customer"
    CONTACT = "contact"
    CONTACT_POINT = "contact_point"
    DAY = "day"
    CUSTOMER_GROUP = "customer_group"
    MEMBERSHIP = "membership"
    NEAR_MATCH = "near_match"
    INTERACTION = "interaction"
    TAG = "tag"
    FOLLOWUP = "followup"
    PROMISE = "promise"
    PRODUCT = "product"
    ORDER = "sales_order"
    PAYMENT = "payment"
    CREDIT_REVIEW = "credit_review"
    OWNED_PRODUCT = "owned_product"
    RENEWAL = "renewal"
    COMPLAINT = "complaint"
    OBJECTION = "objection"
    FAVOUR = "favour"
    CLASS_CHANGE = "class_change"
    CARD = "card"
    WORDING = "wording"
    PRACTICE = "practice"
    PRACTICE_PASS = "practice_pass"
    SETTING = "setting"
    DRAFT = "draft"
    STANDING = "standing"
    SEARCH_KEY = "search_key"
    MEMO = "memo"
    CHANGE = "change"
    JOURNAL = "journal"


UNJOURNALED = (Table.DRAFT, Table.STANDING, Table.SEARCH_KEY, Table.MEMO, Table.CHANGE, Table.JOURNAL)
"""Drafts, what is derived, and the journal itself."""

JOURNALED = tuple(table for table in Table if table not in UNJOURNALED)
"""The book itself: what undo covers and what the JSON export holds, parents before children."""
