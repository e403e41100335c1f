"""All that the English demo book is made of, in one value."""

from salesbook.book.demo.en import cast, lines, names, objections, trades
from salesbook.book.demo.en.naming import Naming
from salesbook.book.demo.wording import Wording
from salesbook.domain.codes import Channel, Language

WORDING = Wording(
    language=Language.EN,
    currency="GBP",
    symbol="£",
    scale=1,
    messages=(Channel.SMS, Channel.EMAIL),
    joint=", ",
    one_machine="1 {m}",
    service="service plan",
    trades=trades.CUSTOMERS,
    dealers=trades.DEALERS,
    naming=Naming,
    openings=lines.OPENINGS,
    after_first=lines.AFTER_FIRST,
    lines=lines.LINES,
    closings=lines.CLOSINGS,
    plans=lines.PLANS,
    from_prospects=objections.FROM_PROSPECTS,
    from_customers=objections.FROM_CUSTOMERS,
    from_dealers=objections.FROM_DEALERS,
    troubles=lines.TROUBLES,
    promises=lines.PROMISES,
    their_promises=lines.THEIR_PROMISES,
    next_prospect=lines.NEXT_PROSPECT,
    next_customer=lines.NEXT_CUSTOMER,
    next_dealer=lines.NEXT_DEALER,
    favours=lines.FAVOURS,
    places=names.PLACES,
    groups=names.GROUPS,
    tags=names.TAGS,
    abouts=names.ABOUTS,
    interests=names.INTERESTS,
    circles=names.CIRCLES,
    departments=names.DEPARTMENTS,
    hours=names.HOURS,
    cast=cast.CAST,
)
