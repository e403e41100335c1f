"""Figures from the shell; sales classes to begin with (D2)."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from salesbook.cli.shared import Shell, as_json, everywhere
from salesbook.cli.speaking import columns, document, say
from salesbook.locale import _

if TYPE_CHECKING:
    from datetime import datetime


def stats() -> click.Command:
    """Return `salesbook stats`."""

    @click.command("stats", help=_("Figures: abc, the sales classes of twelve months."))
    @click.argument("which", type=click.Choice(["abc"]))
    @click.option("--to", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE", help=_("The last day that counts."))
    @as_json
    @everywhere
    @click.pass_obj
    def command(shell: Shell, which: str, to: datetime | None, json_wanted: bool) -> None:
        del which  # There is but one so far.
        from salesbook.book import classes, customers
        from salesbook.domain.classes import window
        from salesbook.domain.money import decimal_string, format_amount

        with shell.opened(create=shell.book is None) as book:
            last = to.date() if to else book.today()
            found = classes.classes(book, last)
            currency = classes.currency(book)
            names = {line.id: line.name for line in customers.lines(book, [c.customer for c in found.customers])}
        first, last = window(last)
        shares = found.shares()
        if json_wanted:
            document(
                {
                    "from": first.isoformat(),
                    "to": last.isoformat(),
                    "total": decimal_string(found.total, currency),
                    "currency": currency,
                    "classes": {
                        each: {
                            "customers": share.customers, "sales": decimal_string(share.sales, currency),
                            "customer_share": share.customer_share, "sales_share": share.sales_share,
                        }
                        for each, share in shares.items()
                    },
                    "customers": [
                        {
                            "id": c.customer, "name": names.get(c.customer), "sales": decimal_string(c.sales, currency),
                            "class": c.sales_class, "cumulative_before": c.cumulative_before,
                        }
                        for c in found.customers
                    ],
                }
            )  # fmt: skip
            return
        say(f"{first} - {last}  {format_amount(found.total, currency)}")
        say(
            *columns(
                [
                    (
                        each.value,
                        _("{n} customers ({share})").format(n=s.customers, share=f"{s.customer_share:.1%}"),
                        _("{amount} ({share} of sales)").format(
                            amount=format_amount(s.sales, currency), share=f"{s.sales_share:.1%}"
                        ),
                    )
                    for each, s in shares.items()
                ]
            )
        )

    return command


COMMANDS = {"stats": stats}
