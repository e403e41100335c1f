"""The rows of the demo book on their way into its tables: gathered in bundles, written parents first."""

from __future__ import annotations

from collections.abc import Callable

Row = tuple[str | int | None, ...]
Bundle = list[tuple[str, list[str], list[Row]]]
"""Tables with the names of the columns that are filled, and their rows."""

Write = Callable[[Bundle], None]


class Sheet:
    """The rows of one table that wait to be written; `add` takes them as tuples in the order of the columns."""

    def __init__(self, table: str, columns: str) -> None:
        """Begin with the table and the names of the columns that are filled, separated by spaces."""
        self.table = table
        self.columns = columns.split()
        self.rows: list[Row] = []
        self.add = self.rows.append


class Sheets:
    """All tables that the demo book fills. Contacts, talks, products and what is owned bring ids of their own."""

    def __init__(self, write: Write) -> None:
        """Begin with empty sheets, for whoever writes them."""
        self._write = write
        self.product = Sheet("product", "id name service_months notice_days")
        self.group = Sheet("customer_group", "id name")
        self.customer = Sheet(
            "customer",
            "id kind name organisation department role stage source referrer_id tier heat disposition attitude "
            "first_adopter discount_only preferred_channel preferred_hour do_not_call language trade place about "
            "share_of_wallet credit_limit credit_currency credit_days created_on",
        )
        self.contact = Sheet("contact", "id customer_id name role function interests circle")
        self.point = Sheet("contact_point", "customer_id contact_id kind label value folded")
        self.day = Sheet("day", "customer_id contact_id kind calendar year month day leap")
        self.membership = Sheet("membership", "customer_id group_id")
        self.talk = Sheet("interaction", "id customer_id contact_id at utc_offset day channel purpose outcome note")
        self.tag = Sheet("tag", "customer_id interaction_id name")
        self.followup = Sheet(
            "followup",
            "customer_id interaction_id on time what every channel state tries put_off closed_on closed_by_id",
        )
        self.promise = Sheet("promise", "customer_id interaction_id what on time every theirs state closed_on")
        self.order = Sheet("sales_order", "customer_id interaction_id product_id on amount currency what margin due_on")
        self.payment = Sheet("payment", "customer_id on amount currency")
        self.owned = Sheet("owned_product", "id customer_id product_id name bought_on expires_on serial")
        self.renewal = Sheet("renewal", "owned_product_id due_on renewed_on amount currency")
        self.complaint = Sheet("complaint", "customer_id interaction_id at utc_offset what state solved_on satisfied")
        self.objection = Sheet("objection", "customer_id interaction_id card words answer result on")
        self.favour = Sheet("favour", "customer_id on kind what amount currency")
        self._all = [sheet for sheet in vars(self).values() if isinstance(sheet, Sheet)]

    def write(self) -> None:
        """Write all that waits."""
        waiting = [sheet for sheet in self._all if sheet.rows]
        self._write([(sheet.table, sheet.columns, sheet.rows) for sheet in waiting])
        for sheet in waiting:
            sheet.rows.clear()
