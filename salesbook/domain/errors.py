"""The one error a user can cause."""


class SalesbookError(Exception):
    """Something the user can mend; the message is one sentence that says what, where and what to do.

    The message may hold text of users: front ends show it through `salesbook.domain.text.display`.
    """
