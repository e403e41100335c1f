"""What comes round for a product that was sold: service, and the end of a term (D17, D18)."""

from datetime import date

from salesbook.domain.months import add_months

USUAL_NOTICE_DAYS = 30
"""How long before a product runs out its renewal comes onto the list, unless the product says otherwise."""

USUAL_TERM_MONTHS = 12
"""How long a product is renewed for, unless the last term was another one."""


def last_service(bought: date, months: int, on: date) -> date | None:
    """Return the latest day, up to `on`, on which service was due every so many months; None before the first."""
    number = ((on.year - bought.year) * 12 + on.month - bought.month) // months
    due = add_months(bought, number * months)
    if due > on:
        number -= 1
        due = add_months(bought, number * months)
    return due if number > 0 else None


def following_term(bought: date | None, expires: date) -> date:
    """Return the day until which a product is renewed: a year on, or a term like the last if that was shorter.

    A product bought on 31 May for three months, to the last of August, runs until the end of November next.
    """
    months = USUAL_TERM_MONTHS
    if bought is not None and bought < expires:
        passed = (expires.year - bought.year) * 12 + expires.month - bought.month
        if 0 < passed < USUAL_TERM_MONTHS:
            months = passed
    return add_months(expires, months)


def next_service(bought: date, months: int, on: date) -> date:
    """Return the first day from `on` on, itself included, on which service is due every so many months."""
    number = max(((on.year - bought.year) * 12 + on.month - bought.month) // months, 1)
    due = add_months(bought, number * months)
    return due if due >= on else add_months(bought, (number + 1) * months)
